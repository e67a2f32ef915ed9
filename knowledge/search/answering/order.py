"""The order of the lines that answer: running counts by day, a run of days spread over its days."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from knowledge.dates.span import OPEN_START, PART_MINUTES, DateSpan
from knowledge.figures import as_of_day, comparable, is_contested, kin_groups
from knowledge.flow import Asked, DateUse, Evidence, Question
from knowledge.lexicon.measures import measure_words
from knowledge.models import Figure
from knowledge.regex import regex
from knowledge.search.answering.ofdays import (
    by_day,
    first_day,
    is_from_happening,
    is_stretch,
    most_telling,
    next_by_day,
)
from knowledge.search.answering.series import (
    RUNNING,
    days_in_text,
    goes_on,
    in_course,
    is_state,
    place_in_text,
)
from knowledge.search.reading.dayfit import days_of, is_sure_of_day
from knowledge.search.reading.firsts import first_counts, told_as_such
from knowledge.search.reading.moments import of_another_hour
from knowledge.text import tokens

__all__ = ["in_order", "known_by_then"]

_OF_DAYS: Final = frozenset({Asked.WHEN, Asked.DAY, Asked.HISTORY, Asked.HOW_MANY})
_NEARLY: Final = 0.1
_MINUTES: Final = 24 * 60
_STAGE: Final = regex(
    r"\b(?:start(?:s|ed)?|beg[au]n|open(?:s|ed)|launch(?:es|ed)|reach(?:es|ed)|broke (?:through|off|out|down)|complet(?:es|ed)|finish(?:es|ed)|"
    r"end(?:s|ed)|stood|resum(?:es|ed)|halt(?:s|ed)|stopp?(?:s|ed)|went on|continu(?:es|ed)|paus(?:es|ed)|interrupt(?:s|ed)|advanc(?:es|ed)|"
    r"spread|grew|rose|arriv(?:es|ed)|half ?way|by then|by the end)\b",
    re.IGNORECASE,
)
_SHOWN: Final = 3
"""Lines that tell how something went on."""


def in_order(
    question: Question,
    fitting: Sequence[Evidence],
    ranked: Sequence[Evidence],
    *,
    only_days: bool,
    onward: bool = False,
) -> list[Evidence]:
    """``fitting``, best first and not empty, as it is told; ``only_days``: nothing but days was asked, perhaps
    of somebody or of a place; ``onward``: what came before or after a day is, so that the nearest to it comes first.

    ``ranked`` is all that was found: further counts of a series are taken from it.
    """
    if len(question.when) > 1:
        fitting = most_telling(question, fitting) if only_days else fitting
        return _one_for_each(question.when, fitting)
    if (told := _beyond(question, fitting, onward=onward)) is not None:
        return told
    if only_days and is_stretch(question.when):
        return most_telling(question, fitting)
    if only_days and question.when and question.when[0].days > 1:
        return by_day(fitting)
    if question.history and Asked.HOW_MANY not in question.asked:
        return sorted(_stages(fitting)[:_SHOWN], key=first_day)
    best = max(fitting, key=lambda found: found.kind)
    if best.figure is not None and (
        _runs(question, best.figure) or _is_last(question, best) or _moves(question, best, ranked)
    ):
        return _series(question, best, fitting, ranked)
    if Asked.HOW_MANY not in question.asked and question.latest != question.earliest:
        ordered = sorted(fitting, key=first_day, reverse=question.latest)
        ordered.sort(key=lambda found: not told_as_such(question, found.fact))
        return sorted(ordered, key=_tells_less(question, fitting))
    return list(fitting)


def _beyond(
    question: Question, fitting: Sequence[Evidence], *, onward: bool
) -> list[Evidence] | None:
    """What came before or after what is asked, the nearest first; ``None`` where it does not ask for that."""
    if question.others and question.date_use in (DateUse.AFTER, DateUse.BEFORE):
        return _from_there(fitting, back=question.date_use is DateUse.BEFORE)
    if not onward:
        return None
    if is_from_happening(question):
        return next_by_day(question, fitting)
    if question.date_use not in (DateUse.AFTER, DateUse.BEFORE) or not question.when:
        return None
    back = question.date_use is DateUse.BEFORE
    return _from_there(fitting, back=back) if question.when[0].is_open else None


def _stages(lines: Sequence[Evidence]) -> Sequence[Evidence]:
    """The lines that tell where something started, stood or ended, if several do: of the course of a drilling who was
    fetched for it tells least."""
    staged = [found for found in lines if _STAGE.search(found.fact.statement)]
    return staged if len(staged) > 1 else lines


def known_by_then(question: Question, lines: Sequence[Evidence]) -> list[Evidence]:
    """The lines but for those that count beyond the day up to which is asked, where others do not: of as many as there were
    by the 6th a number of the weeks from the 6th on tells nothing. Nor does the first number tell how it went on, where the
    question knows that one. What came on the day of a happening at an hour that nobody told may have come before it: it is
    told behind what surely did."""
    if Asked.HOW_MANY not in question.asked:
        return sorted(lines, key=lambda found: not is_sure_of_day(question, found.fact))
    known = first_counts(question)
    timely = [
        found
        for found in lines
        if not (question.when and _too_late(question, found))
        and (found.figure is None or found.figure.best not in known)
    ]
    return timely or list(lines)


def _tells_less(question: Question, fitting: Sequence[Evidence]) -> Callable[[Evidence], bool]:
    """Whether a line tells plainly less than the best of them: where something started is told of that alone."""
    by_days = not _OF_DAYS.isdisjoint(question.asked) or bool(question.first_of)
    least = 0.0 if by_days else max(found.coverage for found in fitting) - _NEARLY
    return lambda found: found.coverage < least


def _from_there(fitting: Sequence[Evidence], *, back: bool) -> list[Evidence]:
    """What came next first, or with ``back`` what came last; of a day what has an hour before what has none."""

    def key(found: Evidence) -> tuple[int, int]:
        minute = _minute(found.fact.when)
        return first_day(found), minute if back or minute >= 0 else _MINUTES

    return sorted(fitting, key=key, reverse=back)


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


def _runs(question: Question, figure: Figure) -> bool:
    """Whether it is a running count, or one of a kind that runs and is asked for by its latest state."""
    if figure.cumulative:
        return True
    if figure.measure not in RUNNING or figure.measure != question.measure:
        return False
    by = bool(question.when) and question.date_use in (DateUse.BY, DateUse.BEFORE)
    return by or question.latest or not question.when


def _is_last(question: Question, best: Evidence) -> bool:
    """Whether it is one of several numbers of a count that a text tells, and no day is asked for but one up to which."""
    if best.figure is None or not is_state(best.fact, best.figure):
        return False
    return not question.when or question.date_use in (DateUse.BY, DateUse.BEFORE)


def _moves(question: Question, best: Evidence, ranked: Sequence[Evidence]) -> bool:
    """Whether a text tells further states of what the line counts, where no day is asked for."""
    if question.when or not best.fact.passage:
        return False
    return any(
        goes_on(question, best, found) and _continues(question, best, found, frozenset())
        for found in ranked
    )


def _series(
    question: Question, best: Evidence, fitting: Sequence[Evidence], ranked: Sequence[Evidence]
) -> list[Evidence]:
    """Running counts of the same thing by their days, the one that is meant first.

    The last one is meant, or the first one where the start was asked for. Where a count up to a day,
    the latest or the earliest is asked, one belongs to the series by what it counts, however few
    other words it shares; where nothing of the kind is, one of an imported text by how that tells it.
    """
    upto = bool(question.when) and question.date_use in (DateUse.BY, DateUse.BEFORE)
    reaches = upto or question.latest != question.earliest
    fits = set(map(id, fitting))
    further = [found for found in ranked if id(found) not in fits]
    if not reaches:
        further = [
            found for found in further if not question.when and goes_on(question, best, found)
        ]
    kin = _kin(question, best, ranked)
    series = [
        found
        for found in (*fitting, *further)
        if found is best or _continues(question, best, found, kin)
    ]
    early = question.earliest and not question.latest
    timely = [found for found in series if not _too_late(question, found)]
    course = in_course(timely or series)
    series = _contested_last(_by_time(course, reverse=not early))
    if question.history and len(series) > 1:
        return series
    first = set(map(id, series))
    return [*series, *(found for found in fitting if id(found) not in first)]


def _kin(question: Question, best: Evidence, ranked: Sequence[Evidence]) -> frozenset[str]:
    """The groups that are of the series: none where the question names the one of the best count."""
    if best.figure is None or best.fact.passage:
        return frozenset()
    asked = {term.token for term in question.terms}.difference(measure_words(best.figure.measure))
    if any(word.stem in asked for word in tokens(best.figure.group)):
        return frozenset()
    return kin_groups([found.fact for found in ranked], best.figure)


def _contested_last(series: Sequence[Evidence]) -> list[Evidence]:
    """The counts in their order, but for those that others dispute or deny behind the rest that tell as much of what is asked."""
    sure = [found.coverage for found in series if not is_contested(found.fact)]
    most = max(sure, default=-1.0)
    return sorted(series, key=lambda found: is_contested(found.fact) and found.coverage <= most)


def _continues(question: Question, best: Evidence, found: Evidence, kin: frozenset[str]) -> bool:
    if found.days_off or found.figure is None or best.figure is None:
        return False
    if not comparable(best.figure, found.figure, frozenset(), kin):
        return False
    return goes_on(question, best, found) or (not found.unmet and _runs(question, found.figure))


def _too_late(question: Question, found: Evidence) -> bool:
    """Whether it counts at another hour than the asked one, or up to a later day than the one up to which is asked."""
    if found.figure is None or of_another_hour(question, found.fact, found.figure):
        return True
    if question.date_use not in (DateUse.BY, DateUse.BEFORE):
        return False
    day = as_of_day(found.fact, found.figure)
    return day is not None and bool(question.when) and day > question.when[0].last


def _by_time(series: Sequence[Evidence], *, reverse: bool) -> list[Evidence]:
    """By the days up to which they count, and of a day by the hour.

    A count of a part of the day that is no larger than one without an hour comes before that: running counts grow. What a
    text tells of a day, or of none, goes on in its order.
    """
    parts = [
        (_day_counted(found), _size(found), _minute(found.fact.when))
        for found in series
        if found.fact.when is not None and found.fact.when.part is not None
    ]
    days = days_in_text([(found.fact, _day_counted(found)) for found in series])

    def key(found: Evidence) -> tuple[int, int, Sequence[int], float]:
        day, size, minute = _day_counted(found), _size(found), _minute(found.fact.when)
        if minute < 0:
            earlier = (m for d, other, m in parts if d == day and other <= size)
            minute = max(earlier, default=minute)
        return days.get(found.fact.id, day), minute, place_in_text(found.fact), size

    return sorted(series, key=key, reverse=reverse)


def _size(found: Evidence) -> float:
    return found.figure.best if found.figure is not None else 0.0


def _day_counted(found: Evidence) -> int:
    day = as_of_day(found.fact, found.figure) if found.figure is not None else None
    return day if day is not None else OPEN_START


def _minute(when: DateSpan | None) -> int:
    """The minute of its day at which it begins, before all others where none is told."""
    if when is not None and when.clock is not None:
        return when.clock[0]
    return PART_MINUTES[when.part][0] if when is not None and when.part is not None else -1
