"""The lines that tell of days alone ("what happened on the 4th to the 6th"): of each day the most telling ones,
and no one thing three times."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from knowledge.dates.span import OPEN_END, PART_MINUTES, DateSpan
from knowledge.flow import Asked, DateUse, Evidence, Question
from knowledge.search.reading.dayfit import OTHER_HOUR, clocks_told, hour_fit

__all__ = [
    "USUAL_LINES",
    "by_day",
    "first_day",
    "is_from_happening",
    "is_stretch",
    "most_telling",
    "next_by_day",
    "of_asked_part",
    "unlike",
    "usual_lines",
]

USUAL_LINES: Final = 3
"""Lines that an answer has where nobody asks for another number of them."""
_OF_ITS_DAY: Final = 2
"""Lines of the very day of a happening that are told before those of the next ones."""
OVERVIEW_LINES: Final = 7
"""Lines that tell the whole of what happened."""
_WEEK: Final = 7
_TELLING: Final = 0.5
_LEADS: Final = 0.12
"""What the fact gains at most that comes first of its paragraph, since a report begins with what it is about: the
more it goes on to tell of that day, the more."""
_TOLD_AT_LENGTH: Final = 5
"""Facts of a day from which on its paragraph tells much of it."""
_LASTS: Final = 0.05
"""What a fact of several days loses beside those of the day itself."""
_AGAIN: Final = 0.15
"""What a fact loses that says in all its words what is told already."""
_READ_THROUGH: Final = 64
"""Near lines that are looked through for ones that are not alike."""
_ALIKE: Final = 0.4
"""Share of the shorter statement's stems from which on two near lines tell of one matter."""
_COMPARED: Final = 12
"""Lines beside which further ones are held: nobody reads on so far."""


def of_asked_part(asked: Sequence[DateSpan], lines: Sequence[Evidence]) -> list[Evidence]:
    """The lines but for those of another part of the days than was asked, unless no others are there."""
    fitting = [
        line
        for line in lines
        if line.fact.when is None
        or any(hour_fit(span, line.fact.when) > OTHER_HOUR for span in asked)
    ]
    return fitting or list(lines)


def usual_lines(question: Question, lines: Sequence[Evidence]) -> int:
    """How many of the lines are told: of a stretch of a week at most one for each of its days, if those are more."""
    if question.overview:
        return OVERVIEW_LINES
    if is_from_happening(question) and not (question.names or _tells_what(question)):
        return USUAL_LINES + 1
    if not _asks_for_a_stretch(question):
        return USUAL_LINES
    days = {first_day(found) for found in lines}
    return max(USUAL_LINES, min(len(days), _WEEK))


def most_telling(question: Question, fitting: Sequence[Evidence]) -> list[Evidence]:
    """The best line of each asked day by day, then the second best of each, and so on."""
    days: dict[int, list[Evidence]] = {}
    begins = min(span.first for span in question.when)
    for found in fitting:
        days.setdefault(max(begins, first_day(found)), []).append(found)
    return _in_rounds({day: _in_turn(lines) for day, lines in days.items()})


def by_day(fitting: Iterable[Evidence]) -> list[Evidence]:
    """The same of days that are too many to tell of each: by the day on which each line begins, as they are ranked."""
    days: dict[int, list[Evidence]] = {}
    for found in fitting:
        days.setdefault(first_day(found), []).append(found)
    return _in_rounds(days)


def is_from_happening(question: Question) -> bool:
    """Whether it asks for what came before or after a happening, also on its very day."""
    return any(span.is_open and span.clock for span in question.when)


def next_by_day(question: Question, fitting: Sequence[Evidence]) -> list[Evidence]:
    """What came next to a happening: two lines of its own day by the hour, then the most telling one of each day further
    on; with a question for what came before it the same way back."""
    back = question.date_use is DateUse.BEFORE
    days: dict[int, list[Evidence]] = {}
    for found in fitting:
        days.setdefault(_near_end(found, back=back), []).append(found)
    told: list[Evidence] = []
    bound = question.when[0].last + 1 if back else question.when[0].first
    for day in sorted(days, reverse=back):
        lines = _in_turn(days[day])
        own = sorted(lines, key=_minute, reverse=back)[:_OF_ITS_DAY] if day == bound else lines[:1]
        told += own
    kept = set(map(id, told))
    return [*told, *(found for found in fitting if id(found) not in kept)]


def _near_end(found: Evidence, *, back: bool) -> int:
    """The day of it that lies nearest to a happening behind which, or with ``back`` before which, it lies."""
    return found.fact.when.last if back and found.fact.when else first_day(found)


def _minute(found: Evidence) -> int:
    hours = clocks_told(found.fact)
    when = found.fact.when
    if hours or when is None or when.part is None:
        return min(hours)[0] if hours else 0
    return PART_MINUTES[when.part][0]


def _tells_what(question: Question) -> bool:
    return question.asked != (Asked.WHAT,) or any(
        term.weight >= _TELLING for term in question.terms
    )


def _in_rounds(days: Mapping[int, Sequence[Evidence]]) -> list[Evidence]:
    rounds = [
        (number, day, found) for day, lines in days.items() for number, found in enumerate(lines)
    ]
    rounds.sort(key=lambda entry: entry[:2])
    return [found for *_, found in rounds]


def first_day(found: Evidence) -> int:
    """The day on which it begins; after all others where none is told."""
    return found.fact.when.first if found.fact.when else OPEN_END


def is_stretch(days: Sequence[DateSpan]) -> bool:
    """Whether they are so few that each of them can be told."""
    return bool(days) and all(span.days <= _WEEK for span in days)


def unlike(near: Sequence[Evidence]) -> list[Evidence]:
    """Those of which none before them tells much the same, as far as anybody reads; all keep their order."""
    chosen: list[Evidence] = []
    for found in near[:_READ_THROUGH]:
        if all(_shared(found.stems, other.stems) < _ALIKE for other in chosen):
            chosen.append(found)
    return chosen


def _asks_for_a_stretch(question: Question) -> bool:
    if len(question.when) != 1 or not is_stretch(question.when) or question.when[0].days == 1:
        return False
    return not _tells_what(question)


def _in_turn(lines: Sequence[Evidence]) -> list[Evidence]:
    """The lines of one day, each time the one that tells most beside those before it."""
    leads = _leads(lines)
    alone = [_alone(found, leads) for found in lines]
    nearest = [0.0] * len(lines)
    # In the order of the lines, so that of two that tell as much the first is taken.
    left = dict(enumerate(alone))
    chosen: list[Evidence] = []
    while left and len(chosen) < _COMPARED:
        best = max(left, key=left.__getitem__)
        chosen.append(lines[best])
        del left[best]
        if len(chosen) < _COMPARED:
            for at in _drawn_near(nearest, left, lines, lines[best]):
                left[at] = alone[at] - _AGAIN * nearest[at]
    return [*chosen, *(lines[at] for at in sorted(left, key=left.__getitem__, reverse=True))]


def _leads(lines: Iterable[Evidence]) -> Mapping[str, float]:
    """What facts of one day gain that come first of their paragraphs, by id."""
    paragraphs: dict[tuple[str, int], list[str]] = {}
    for found in lines:
        for cited in found.fact.citations[:1]:
            paragraphs.setdefault((cited.source, cited.paragraph), []).append(found.fact.id)
    return {
        min(held, key=lambda identity: (len(identity), identity)): _LEADS
        * min(len(held), _TOLD_AT_LENGTH)
        / _TOLD_AT_LENGTH
        for held in paragraphs.values()
    }


def _alone(found: Evidence, leads: Mapping[str, float]) -> float:
    when = found.fact.when
    lasts = when is not None and when.days > 1
    return found.score + leads.get(found.fact.id, 0.0) - _LASTS * lasts


def _drawn_near(
    nearest: list[float],
    left: Iterable[int],
    lines: Sequence[Evidence],
    told: Evidence,
) -> list[int]:
    """Those of the lines left that are nearer to the one just told than to any before it; ``nearest`` is put right."""
    drawn = []
    for at in left:
        shared = _shared(lines[at].stems, told.stems)
        if shared > nearest[at]:
            nearest[at] = shared
            drawn.append(at)
    return drawn


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the shorter statement's stems that the other has too."""
    return len(one & other) / (min(len(one), len(other)) or 1)
