"""Facts that a draft repeats, and counts that it contradicts."""

from collections.abc import Sequence
from typing import Final

from rapidfuzz import fuzz

from knowledge.models import Fact, Figure, LinkKind
from knowledge.text import STOP, tokens

__all__ = ["conflicts", "duplicates"]

_ALIKE: Final = 92.0
"""Likeness of the content words, of 100, from which on two statements say the same; different facts of the
bundled event reach 91."""
_MOST: Final = 5
_LONGEST: Final = 64
"""Content words of a statement that are compared."""


def duplicates(fact: Fact, near: Sequence[Fact]) -> tuple[Fact, ...]:
    """Facts of the same or a neighbouring day that say nearly the same, the likest first."""
    words = _words(fact.statement)
    scored = [
        (fuzz.token_sort_ratio(words, _words(each.statement)), each)
        for each in near
        if each.id != fact.id and _same_time(fact, each)
    ]
    alike = [(score, each) for score, each in scored if score >= _ALIKE]
    alike.sort(key=lambda pair: (-pair[0], pair[1].id))
    return tuple(each for _, each in alike[:_MOST])


def _words(statement: str) -> str:
    stems = [token.stem for token in tokens(statement) if token.folded not in STOP]
    return " ".join(stems[:_LONGEST])


def _same_time(one: Fact, other: Fact) -> bool:
    if one.when is None or other.when is None:
        return True
    return one.when.first - 1 <= other.when.last and other.when.first - 1 <= one.when.last


def conflicts(fact: Fact, near: Sequence[Fact]) -> tuple[Fact, ...]:
    """Facts with a count of the same thing and day that cannot be true beside the draft's."""
    linked = {link.fact for link in fact.links if link.kind is LinkKind.CONTRADICTS}
    found = [
        each
        for each in near
        if each.id != fact.id
        and each.id not in linked
        and any(
            _clash(fact, mine, each, theirs) for mine in fact.figures for theirs in each.figures
        )
    ]
    return tuple(found[:_MOST])


def _clash(fact: Fact, mine: Figure, other: Fact, theirs: Figure) -> bool:
    if mine.measure != theirs.measure or mine.unit != theirs.unit:
        return False
    if mine.group and theirs.group and mine.group.casefold() != theirs.group.casefold():
        return False
    if mine.place != theirs.place or _day(fact, mine) != _day(other, theirs):
        return False
    low, high = _bounds(mine)
    their_low, their_high = _bounds(theirs)
    return high < their_low or their_high < low


def _day(fact: Fact, figure: Figure) -> int | None:
    """The day up to which a figure counts; ``None`` where it is not known."""
    if figure.as_of is not None:
        return figure.as_of
    return fact.when.last if fact.when else None


_MARGIN: Final = 0.1
"""What "about" may be off by."""


def _bounds(figure: Figure) -> tuple[float, float]:
    low = figure.best if figure.low is None else figure.low
    high = figure.best if figure.high is None else figure.high
    match figure.qualifier.value:
        case "about":
            return low - abs(low) * _MARGIN, high + abs(high) * _MARGIN
        case "at-least" | "over":
            return low, float("inf")
        case "at-most" | "under":
            return float("-inf"), high
    return low, high
