"""The order of the lines that answer: running counts by day, a run of days spread over its days."""

from collections.abc import Iterable, Sequence
from typing import Final

from knowledge.dates.span import OPEN_END, OPEN_START, PART_MINUTES, DateSpan
from knowledge.figures import as_of_day, comparable
from knowledge.flow import Asked, DateUse, Evidence, Question
from knowledge.models import Figure
from knowledge.search.dayfit import days_of

__all__ = ["in_order"]

_RUNNING: Final = frozenset("killed injured missing detained evacuated displaced rescued".split())
"""Measures whose later counts take the place of earlier ones."""


def in_order(
    question: Question,
    fitting: Sequence[Evidence],
    ranked: Sequence[Evidence],
    *,
    only_days: bool,
) -> list[Evidence]:
    """``fitting``, best first and not empty, as it is told; ``only_days``: nothing but days was asked.

    ``ranked`` is all that was found: further counts of a series are taken from it.
    """
    if len(question.when) > 1:
        return _one_for_each(question.when, fitting)
    if only_days and question.when and question.when[0].days > 1:
        return _spread(fitting)
    best = max(fitting, key=lambda found: found.kind)
    if best.figure is not None and _runs(question, best.figure):
        return _series(question, best, fitting, ranked)
    if Asked.HOW_MANY not in question.asked and question.latest != question.earliest:
        return sorted(fitting, key=_first_day, reverse=question.latest)
    return list(fitting)


def _one_for_each(asked: Iterable[DateSpan], fitting: Sequence[Evidence]) -> list[Evidence]:
    """The best line of each asked day in the order asked, then the rest."""
    chosen: dict[int, Evidence] = {}
    for span in asked:
        for found in fitting:
            if id(found) not in chosen and _falls_in(span, found):
                chosen[id(found)] = found
                break
    return [*chosen.values(), *(found for found in fitting if id(found) not in chosen)]


def _falls_in(span: DateSpan, found: Evidence) -> bool:
    return any(span.overlaps(day) for day in days_of(found.fact, found.figure))


def _spread(fitting: Sequence[Evidence]) -> list[Evidence]:
    """The best line of each day by day, then the second best of each, and so on."""
    seen: dict[int, int] = {}
    rounds: list[tuple[int, int, Evidence]] = []
    for found in fitting:
        day = _first_day(found)
        seen[day] = seen.get(day, 0) + 1
        rounds.append((seen[day], day, found))
    rounds.sort(key=lambda entry: entry[:2])
    return [found for *_, found in rounds]


def _runs(question: Question, figure: Figure) -> bool:
    """Whether it is a running count, or one of a kind that runs and is asked for by its latest state."""
    if figure.cumulative:
        return True
    by = bool(question.when) and question.date_use in (DateUse.BY, DateUse.BEFORE)
    return figure.measure in _RUNNING and (by or question.latest or not question.when)


def _series(
    question: Question, best: Evidence, fitting: Sequence[Evidence], ranked: Sequence[Evidence]
) -> list[Evidence]:
    """Running counts of the same thing by their days, the one that is meant first.

    The last one is meant, or the first one where the start was asked for. Where a count up to a day,
    the latest or the earliest is asked, one belongs to the series by what it counts, however few
    other words it shares.
    """
    upto = bool(question.when) and question.date_use in (DateUse.BY, DateUse.BEFORE)
    reaches = upto or question.latest != question.earliest
    fits = set(map(id, fitting))
    further = [found for found in ranked if id(found) not in fits] if reaches else []
    series = [
        found
        for found in (*fitting, *further)
        if found is best or _continues(question, best, found)
    ]
    early = question.earliest and not question.latest
    timely = [found for found in series if not _too_late(question, found)]
    series = timely or series
    series.sort(key=_counted_on, reverse=not early)
    first = set(map(id, series))
    return [*series, *(found for found in fitting if id(found) not in first)]


def _continues(question: Question, best: Evidence, found: Evidence) -> bool:
    if found.days_off or found.unmet or found.figure is None or best.figure is None:
        return False
    return _runs(question, found.figure) and comparable(best.figure, found.figure, frozenset())


def _too_late(question: Question, found: Evidence) -> bool:
    """Whether a count of the asked day was made after the asked time of that day."""
    asked, when = question.when[0] if question.when else None, found.fact.when
    if asked is None or when is None or when.clock is None or when.last != asked.last:
        return False
    if asked.clock is not None:
        return when.clock[0] > asked.clock[1]
    return asked.part is not None and when.clock[0] > PART_MINUTES[asked.part][1]


def _counted_on(found: Evidence) -> tuple[int, int, float]:
    day = as_of_day(found.fact, found.figure) if found.figure is not None else None
    when = found.fact.when
    clock = when.clock[0] if when is not None and when.clock is not None else -1
    return (
        day if day is not None else OPEN_START,
        clock,
        found.figure.best if found.figure is not None else 0.0,
    )


def _first_day(found: Evidence) -> int:
    return found.fact.when.first if found.fact.when else OPEN_END
