"""Figures as series: which counts are comparable, how one moved, where two disagree."""

from collections.abc import Callable, Iterable
from typing import Final

from knowledge.flow import FigureHistory, FigurePoint
from knowledge.lexicon.humans import are_humans
from knowledge.models import Fact, Figure, LinkKind, Qualifier, Standing
from knowledge.regex import regex
from knowledge.text import STOP, tokens

__all__ = [
    "alike",
    "as_of_day",
    "bounds",
    "comparable",
    "conflict",
    "history",
    "is_contested",
    "kin_groups",
    "of_group",
    "of_whom",
    "rate_of",
]

_ANYONE = frozenset({"", "people", "person", "persons", "dead", "detainees", "casualties"})

_RATE: Final = regex(r"\ba (?:second|minute|hour|day|night|week|month|year)\Z")
"""How much a day it is of a thing, whether or not that is told again: "2,000 tonnes of oil a day", "3,000 tonnes a day"."""


_CONTESTED = (Standing.DISPUTED, Standing.DENIED)


def is_contested(fact: Fact) -> bool:
    """Whether its source says that others dispute or deny it."""
    return fact.standing in _CONTESTED


def as_of_day(fact: Fact, figure: Figure) -> int | None:
    """The day up to which a figure counts: its own, else the last day of its fact."""
    if figure.as_of is not None:
        return figure.as_of
    return fact.when.last if fact.when else None


def rate_of(figure: Figure) -> str:
    """In how much time it comes to so much, "a day"; empty where that is not told."""
    found = _RATE.search(figure.group) if figure.unit else None
    return found[0] if found else ""


def bounds(figure: Figure) -> tuple[float, float]:
    """Lowest and highest value that the wording allows; infinite where it is open."""
    if figure.low is not None or figure.high is not None:
        low = figure.low if figure.low is not None else float("-inf")
        high = figure.high if figure.high is not None else float("inf")
        return low, high
    spread = figure.best * 0.1
    return {
        Qualifier.EXACTLY: (figure.best, figure.best),
        Qualifier.ABOUT: (figure.best - spread, figure.best + spread),
        Qualifier.AT_LEAST: (figure.best, float("inf")),
        Qualifier.OVER: (figure.best, float("inf")),
        Qualifier.AT_MOST: (float("-inf"), figure.best),
        Qualifier.UNDER: (float("-inf"), figure.best),
    }[figure.qualifier]


def comparable(
    one: Figure, other: Figure, everywhere: frozenset[str], kin: frozenset[str] = frozenset()
) -> bool:
    """Whether two figures measure the same of the same: measure, unit, place and group.

    ``everywhere`` are the event's default places: naming one of them narrows nothing. ``kin`` are groups that
    are one series (``kin_groups``).
    """
    groups = of_whom(one.group, one.unit), of_whom(other.group, other.unit)
    return (
        one.measure == other.measure
        and _where(one.unit, one.place, everywhere) == _where(other.unit, other.place, everywhere)
        and (groups[0] == groups[1] or kin.issuperset(groups))
    )


def alike(
    one: Figure, everywhere: frozenset[str], *, any_group: bool = False
) -> Callable[[str, str, str], bool]:
    """Tells of the unit, place and group of another figure of its measure whether they are ``comparable``."""
    own, who = _where(one.unit, one.place, everywhere), of_whom(one.group, one.unit)
    return lambda unit, place, group: (
        _where(unit, place, everywhere) == own and (any_group or of_whom(group, unit) == who)
    )


def kin_groups(facts: Iterable[Fact], like: Figure) -> frozenset[str]:
    """The groups that are one series with that of a figure, as one count is said to update the other: "58 dead or
    presumed dead" the 30 dead before. Soldiers and civilians are none."""
    counts = {
        fact.id: fact for fact in facts if any(f.measure == like.measure for f in fact.figures)
    }
    ties = [
        (of_whom(one.group), of_whom(other.group))
        for fact in counts.values()
        for link in fact.links
        if link.kind is LinkKind.UPDATES and link.fact in counts
        for one, other in _only_counts(fact, counts[link.fact], like)
    ]
    kin = {of_whom(like.group)}
    while grown := {each for tie in ties if not kin.isdisjoint(tie) for each in tie} - kin:
        kin |= grown
    return frozenset(kin) if len(kin) > 1 else frozenset()


def _only_counts(fact: Fact, other: Fact, like: Figure) -> Iterable[tuple[Figure, Figure]]:
    """The counts of a measure of two facts that have one each, of nobody in particular."""
    told = [[f for f in each.figures if f.measure == like.measure] for each in (fact, other)]
    if len(told[0]) == len(told[1]) == 1 and not any(are_humans(of_whom(f.group)) for (f,) in told):
        yield told[0][0], told[1][0]


def _where(unit: str, place: str, everywhere: frozenset[str]) -> tuple[str, str]:
    """What is counted, and where, alike for what narrows nothing."""
    return unit, "" if place in everywhere else place


def of_whom(group: str, unit: str = "") -> str:
    """Of whom it is counted, alike for what narrows nothing."""
    group = group.casefold().strip()
    rate = _RATE.search(group) if unit else None
    group = rate[0] if rate else group
    return "" if group in _ANYONE else group


def conflict(one: FigurePoint, other: FigurePoint, everywhere: frozenset[str]) -> bool:
    """Whether two counts cannot both hold: comparable, of the same time, ranges apart.

    Counts of different hours or parts of one day are a series.
    """
    if (
        one.day != other.day
        or _hour(one) != _hour(other)
        or not comparable(one.figure, other.figure, everywhere)
    ):
        return False
    (low, high), (other_low, other_high) = bounds(one.figure), bounds(other.figure)
    return low > other_high or other_low > high


def _hour(point: FigurePoint) -> tuple[object, object]:
    when = point.fact.when
    return (when.clock, when.part) if when else (None, None)


def history(
    measure: str,
    facts: Iterable[Fact],
    everywhere: frozenset[str],
    like: Figure | None = None,
    kin: frozenset[str] = frozenset(),
) -> FigureHistory:
    """The points of a measure by day, oldest first; with ``like`` only those comparable to it, with ``kin`` groups.

    A later fact linked as a duplicate, or with the same value on the same day, adds no point.
    """
    points: dict[tuple[int, float, str, str], FigurePoint] = {}
    for fact in facts:
        for figure in fact.figures:
            day = as_of_day(fact, figure)
            wanted = figure.measure == measure and not _repeats(fact)
            if (
                wanted
                and day is not None
                and (not like or comparable(like, figure, everywhere, kin))
            ):
                key = (day, figure.best, figure.place, figure.group)
                points.setdefault(key, FigurePoint(fact, figure, day))
    ordered = _ordered(points.values())
    return FigureHistory(
        measure=measure,
        points=ordered,
        cumulative=any(point.figure.cumulative for point in ordered),
        place=like.place if like else "",
    )


def of_group(points: Iterable[FigurePoint], words: str) -> tuple[FigurePoint, ...]:
    """The points that count those whom the words name, in any form ("visitor" for "visitors")."""
    asked = {token.stem for token in tokens(words) if token.folded not in STOP}
    return tuple(
        point
        for point in points
        if asked and asked <= {token.stem for token in tokens(point.figure.group)}
    )


def _ordered(points: Iterable[FigurePoint]) -> tuple[FigurePoint, ...]:
    told = list(points)
    first: dict[tuple[str, str, int], float] = {}
    for point in told:
        first.setdefault((point.fact.scope, point.fact.id, point.day), point.figure.best)

    def key(point: FigurePoint) -> tuple[int, float, str, str]:
        # What one fact tells of a day is told in its order: "six at noon and 12 by the evening", "12, later put right to 11".
        fact = point.fact
        return point.day, first[fact.scope, fact.id, point.day], fact.scope, fact.id

    return tuple(sorted(told, key=key))


def _repeats(fact: Fact) -> bool:
    return any(link.kind is LinkKind.DUPLICATES for link in fact.links)
