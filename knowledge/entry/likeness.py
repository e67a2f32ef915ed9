"""Facts that a draft repeats, and counts that it contradicts."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from knowledge.figures import as_of_day, conflict
from knowledge.flow import FigurePoint
from knowledge.models import Event, Fact
from knowledge.text import STOP, tokens

__all__ = ["conflicts", "duplicates", "repeated"]

_ALIKE: Final = 92.0
"""Likeness of the content words, of 100, from which on two statements say the same; different facts of the
bundled event reach 91."""
_HELD: Final = 6
"""Content words of a statement that say the same as another one that holds all of them."""
_MOST: Final = 5
_LONGEST: Final = 64
"""Content words of a statement that are compared."""


def repeated(fact: Fact, near: Sequence[Fact]) -> Fact | None:
    """A fact with the very same statement about the same days, which no pack may hold twice."""
    said = " ".join(fact.statement.casefold().split())
    for each in near:
        same = each.when == fact.when and " ".join(each.statement.casefold().split()) == said
        if same and each.id != fact.id and not (each.passage or fact.passage):
            return each
    return None


def duplicates(fact: Fact, near: Sequence[Fact]) -> tuple[Fact, ...]:
    """Facts of the same or a neighbouring day that say nearly the same, the likest first; those that an
    editor has linked are left out."""
    words = _words(fact.statement)
    scored = [
        (_likeness(words, _words(each.statement)), each)
        for each in near
        if each.id != fact.id and _is_same_time(fact, each) and not _are_linked(fact, each)
    ]
    alike = [(score, each) for score, each in scored if score >= _ALIKE]
    alike.sort(key=lambda pair: (-pair[0], pair[1].id))
    return tuple(each for _, each in alike[:_MOST])


def _likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    fewer, more = sorted((frozenset(one), frozenset(other)), key=len)
    if len(fewer) >= _HELD and fewer <= more:
        return 100.0
    if not fewer:
        return 0.0
    return fuzz.ratio(" ".join(sorted(one)), " ".join(sorted(other)), score_cutoff=_ALIKE)


@lru_cache(maxsize=2048)
def _words(statement: str) -> tuple[str, ...]:
    """The stems of the words that tell, in their order."""
    stems = [token.stem for token in tokens(statement) if token.folded not in STOP]
    return tuple(stems[:_LONGEST])


def _is_same_time(one: Fact, other: Fact) -> bool:
    if one.when is None or other.when is None:
        return True
    return one.when.first - 1 <= other.when.last and other.when.first - 1 <= one.when.last


def _are_linked(one: Fact, other: Fact) -> bool:
    return any(link.fact == other.id for link in one.links) or any(
        one.id and link.fact == one.id for link in other.links
    )


def conflicts(fact: Fact, near: Sequence[Fact], event: Event) -> tuple[Fact, ...]:
    """Facts with a count of the same thing, place and time that cannot hold beside the draft's; a count
    of a later day is an update and none of them."""
    everywhere = frozenset(event.default_names)
    mine = _points(fact)
    found = [
        each
        for each in near
        if each.id != fact.id
        and not _are_linked(fact, each)
        and any(conflict(one, other, everywhere) for one in mine for other in _points(each))
    ]
    return tuple(found[:_MOST])


def _points(fact: Fact) -> list[FigurePoint]:
    """The counts of a fact whose day is known."""
    dated = ((figure, as_of_day(fact, figure)) for figure in fact.figures)
    return [FigurePoint(fact, figure, day) for figure, day in dated if day is not None]
