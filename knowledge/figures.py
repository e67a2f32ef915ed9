"""Figures as series: which counts are comparable, how one moved, where two disagree."""

from collections.abc import Callable, Iterable

from knowledge.flow import FigureHistory, FigurePoint
from knowledge.models import Fact, Figure, LinkKind, Qualifier

__all__ = ["alike", "as_of_day", "bounds", "comparable", "conflict", "history"]

_ANYONE = frozenset({"", "people", "person", "persons", "dead", "detainees", "casualties"})


def as_of_day(fact: Fact, figure: Figure) -> int | None:
    """The day up to which a figure counts: its own, else the last day of its fact."""
    if figure.as_of is not None:
        return figure.as_of
    return fact.when.last if fact.when else None


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


def comparable(one: Figure, other: Figure, everywhere: frozenset[str]) -> bool:
    """Whether two figures measure the same of the same: measure, unit, place and group.

    ``everywhere`` are the event's default places: naming one of them narrows nothing.
    """
    return one.measure == other.measure and (
        _kind(one.unit, one.place, one.group, everywhere)
        == _kind(other.unit, other.place, other.group, everywhere)
    )


def alike(one: Figure, everywhere: frozenset[str]) -> Callable[[str, str, str], bool]:
    """Tells of the unit, place and group of another figure of its measure whether they are ``comparable``."""
    own = _kind(one.unit, one.place, one.group, everywhere)
    return lambda unit, place, group: _kind(unit, place, group, everywhere) == own


def _kind(unit: str, place: str, group: str, everywhere: frozenset[str]) -> tuple[str, str, str]:
    """What is counted, where and of whom, alike for what narrows nothing."""
    group = group.casefold().strip()
    return unit, "" if place in everywhere else place, "" if group in _ANYONE else group


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
    measure: str, facts: Iterable[Fact], everywhere: frozenset[str], like: Figure | None = None
) -> FigureHistory:
    """The points of a measure by day, oldest first; with ``like`` only those comparable to it.

    A later fact linked as a duplicate, or with the same value on the same day, adds no point.
    """
    points: dict[tuple[int, float, str, str], FigurePoint] = {}
    for fact in facts:
        for figure in fact.figures:
            day = as_of_day(fact, figure)
            wanted = figure.measure == measure and not _repeats(fact)
            if wanted and day is not None and (not like or comparable(like, figure, everywhere)):
                key = (day, figure.best, figure.place, figure.group)
                points.setdefault(key, FigurePoint(fact, figure, day))
    ordered = _ordered(points.values())
    return FigureHistory(
        measure=measure,
        points=ordered,
        cumulative=any(point.figure.cumulative for point in ordered),
        place=like.place if like else "",
    )


def _ordered(points: Iterable[FigurePoint]) -> tuple[FigurePoint, ...]:
    return tuple(sorted(points, key=lambda p: (p.day, p.figure.best, p.fact.scope, p.fact.id)))


def _repeats(fact: Fact) -> bool:
    return any(link.kind is LinkKind.DUPLICATES for link in fact.links)
