"""Ships are called "she": "where was she going?" of a record that is about one.

Told by how many of its facts tell of a ship. Where a woman was told of before, or is named in the question, she is meant.
"""

import re
from collections.abc import Callable
from typing import Final

from knowledge.flow import Context
from knowledge.models import Name, NameKind
from knowledge.regex import regex
from knowledge.search.following.sexes import Pronoun, can_be, surely_is
from knowledge.search.reading.glossary import Glossary
from knowledge.text import tokens

__all__ = ["as_vessel"]

_SHE: Final = regex(r"\b(?:she|her|hers|herself)\b")
_THERE: Final = regex(r"\bthere\b", re.IGNORECASE)
"""A place told before, where nobody can say whose it was."""
_SUBJECT: Final = regex(r"\bshe(?P<is>['’]s)?\b")
_OWNING: Final = regex(
    r"\bher (?=(?!(?:on|in|at|by|for|with|from|to|of|after|before|when|and|or|then|there)\b)\w)"
)
_OBJECT: Final = regex(r"\b(?:her|hers|herself)\b")
_VESSELS: Final = tuple(
    tokens(
        "ship boat vessel ferry tanker freighter liner yacht trawler submarine cruiser destroyer schooner steamer barge tug battleship "
        "warship frigate sailboat steamship"
    )
)
_MUCH: Final = 0.15
"""Share of the facts that tell of the ship, where the record is about one."""
_LEAST: Final = 3


def as_vessel(text: str, context: Context | None, glossary: Glossary) -> str:
    """``text`` with the ship for "she" and "her", where no woman can be meant; of a record that is about no ship as it is."""
    if not _SHE.search(text) or _THERE.search(text):
        return text
    ship = _vessel(glossary)
    if not ship or _names_woman(text, glossary) or _woman_told(context, glossary):
        return text
    text = _SUBJECT.sub(lambda match: f"the {ship}{match['is'] or ''}", text)
    text = _OWNING.sub(f"the {ship}'s ", text)
    return _OBJECT.sub(f"the {ship}", text)


def _vessel(glossary: Glossary) -> str:
    """The word for the ship of which much of the record tells; empty where it is about none."""
    known = glossary.vocabulary.frequency
    most = max(_VESSELS, key=lambda word: known.get(word.stem, 0))
    told = known.get(most.stem, 0)
    much = 0 if most.stem in glossary.title else glossary.vocabulary.facts * _MUCH
    return most.folded if told >= max(_LEAST, much) else ""


def _names_woman(text: str, glossary: Glossary) -> bool:
    """Whether a name of the question may be a woman's."""
    words = {word.folded for word in tokens(text)}
    bare = Context()
    return any(
        name.kind is NameKind.PERSON
        and not words.isdisjoint(word.folded for word in tokens(name.display))
        and can_be(name, "she", bare)
        for name in glossary.names.values()
    )


def _woman_told(context: Context | None, glossary: Glossary) -> bool:
    """Whether a woman was told of before: somebody asked about who may be one, or somebody of the lines told who is."""
    if context is None:
        return False
    return any(_is_woman(each, context, glossary, can_be) for each in context.names) or any(
        _is_woman(each, context, glossary, surely_is)
        for each in (*context.people, *context.earlier)
    )


def _is_woman(
    name_id: str,
    context: Context,
    glossary: Glossary,
    test: Callable[[Name, Pronoun, Context], bool],
) -> bool:
    name = glossary.names.get((glossary.event.slug, name_id))
    return name is not None and name.kind is NameKind.PERSON and test(name, "she", context)
