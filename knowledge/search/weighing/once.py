"""One word of a line tells one thing of a question: "tower" tells the tower in "when was the tower built", and no building of it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from knowledge.lexicon.humans import are_humans, is_office
from knowledge.lexicon.thesaurus import kinds

if TYPE_CHECKING:
    from knowledge.search.weighing.concepts import Concept

__all__ = ["told_once"]

_FRAMING: Final = 0.2
_MOSTLY: Final = 0.5
_HARDLY: Final = 0.25
"""How well a deed is told by the very word for one of the things."""


def told_once(found: Sequence["Concept"]) -> list["Concept"]:
    """The ideas, the verb of the question without those nouns that say one of its things at least as well."""
    things = [each for each in found if each.thing and not (each.is_name or each.inherited)]
    things = [each for each in things if each.weight > _FRAMING and not each.predicate]
    ideas = [each for each in found if not (each.is_name or each.inherited or each.generic)]
    return [
        _without(each, things) if each.predicate else _without_own_words(each, ideas)
        for each in found
    ]


def _without_own_words(idea: "Concept", ideas: Sequence["Concept"]) -> "Concept":
    """``idea``, unless it is a thing, with little of what is another's very word: "elected" tells of an election, and hardly
    that somebody won it."""
    if idea.is_name or idea.inherited or idea.generic or idea.thing:
        return idea
    things = (each for each in ideas if each is not idea and each.thing)
    others = [each.tokens for each in things if not _is_somebody(each.label)]
    said = {
        token: _HARDLY
        for token, share in idea.tokens.items()
        if _HARDLY < share < 1.0 and any(each.get(token, 0.0) >= 1.0 for each in others)
    }
    return replace(idea, tokens={**idea.tokens, **said}) if said else idea


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


def _is_somebody(label: str) -> bool:
    """Whether it may be the one who does it: a chairman runs things."""
    return are_humans(label) or is_office(label.casefold())


def _is_noun(token: str) -> bool:
    return dict(kinds(token)).get("noun", 0.0) >= _MOSTLY
