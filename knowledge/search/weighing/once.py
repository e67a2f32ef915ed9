"""One word of a line tells one thing of a question: "tower" tells the tower in "when was the tower built", and no building of it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from knowledge.lexicon.thesaurus import kinds

if TYPE_CHECKING:
    from knowledge.search.weighing.concepts import Concept

__all__ = ["told_once"]

_FRAMING: Final = 0.2
_MOSTLY: Final = 0.5


def told_once(found: Sequence["Concept"]) -> list["Concept"]:
    """The ideas, the verb of the question without those nouns that say one of its things at least as well."""
    things = [each for each in found if each.thing and not (each.is_name or each.inherited)]
    things = [each for each in things if each.weight > _FRAMING and not each.predicate]
    return [_without(each, things) if each.predicate else each for each in found]


def _without(deed: "Concept", things: Iterable["Concept"]) -> "Concept":
    said = {
        token: max((each.tokens.get(token, 0.0) for each in things), default=0.0)
        for token in deed.tokens
    }
    left = {
        token: share
        for token, share in deed.tokens.items()
        if share >= 1.0 or said[token] < share or not _is_noun(token)
    }
    return deed if len(left) == len(deed.tokens) else replace(deed, tokens=left)


def _is_noun(token: str) -> bool:
    return dict(kinds(token)).get("noun", 0.0) >= _MOSTLY
