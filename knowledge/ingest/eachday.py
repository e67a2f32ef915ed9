"""Which day each of several numbers of a sentence is of: "the toll rose to 17 on 15 June and to 30 on 16 June"."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from knowledge.dates.mention import Mention, Relation
from knowledge.dates.span import DateSpan
from knowledge.ingest.counts import Placed
from knowledge.ingest.deeds import DEEDS
from knowledge.ingest.ownday import is_quoted
from knowledge.models import Figure
from knowledge.regex import regex

__all__ = ["of_their_days"]

_SEVERAL: Final = 2
_NO_STATES: Final = frozenset({"age", "duration", "position"})
_APART: Final = regex(
    r"[,;:]|\b(?:and|but|while|then|that|which|who|when|where|whose|after|before)\b"
)
"""What ends the clause of a number, so that a day behind it is another's."""
_USES: Final = frozenset({Relation.ON, Relation.BY})


def of_their_days(
    text: str, when: DateSpan | None, placed: Sequence[Placed], mentions: Sequence[Mention]
) -> tuple[Figure, ...]:
    """The figures, each once, with the day up to which one counts where the sentence has numbers of several days.

    ``mentions`` are the days that it names, in order, and ``when`` is the one of what it tells.
    """
    days = [mention for mention in mentions if _tells_day(text, mention)]
    told = _told_days(text, placed, days) or _told_before(text, when, placed, mentions)
    if len({_day(each) for each in told.values()}) < _SEVERAL and not _is_other(when, told):
        return tuple(dict.fromkeys(each.figure for each in placed))
    figures = (
        _as_of(each.figure, told[at]) if at in told else each.figure
        for at, each in enumerate(placed)
    )
    return tuple(dict.fromkeys(figures))


def _tells_day(text: str, mention: Mention) -> bool:
    """Whether it is a day on which, or a time by the end of which, something can have been counted."""
    if mention.base.is_open or mention.relation not in _USES or is_quoted(text, mention):
        return False
    return mention.base.days == 1 or mention.relation is Relation.BY


def _told_before(
    text: str, when: DateSpan | None, placed: Sequence[Placed], mentions: Sequence[Mention]
) -> dict[int, Mention]:
    """Of a sentence of a day the one number that it tells of a time before: "had earned 14 million in 2007"."""
    if when is None or len(placed) != 1 or placed[0].figure.measure in _NO_STATES:
        return {}
    past = [each for each in mentions if each.start >= placed[0].end]
    if len(past) != 1 or past[0].relation not in _USES or past[0].base.is_open:
        return {}
    over = past[0].base.last < when.first and not is_quoted(text, past[0])
    return {0: past[0]} if over and _follows(text, placed[0], past[0], ()) else {}


def _told_days(text: str, placed: Sequence[Placed], days: Sequence[Mention]) -> dict[int, Mention]:
    """The days of the figures, by their places: the one that follows in the same clause, or the last one before that is
    of no other number."""
    if len(days) < _SEVERAL:
        return {}
    starts = [each.start for each in placed]
    told: dict[int, Mention] = {}
    for at, each in enumerate(placed):
        if each.figure.measure in _NO_STATES:
            continue
        behind = next((day for day in days if day.start >= each.end), None)
        if behind is not None and _follows(text, each, behind, starts[at + 1 :]):
            told[at] = behind
            continue
        before = [day for day in days if day.end <= each.start]
        if before and (before[-1] not in told.values() or _leads(before, told, placed)):
            told[at] = before[-1]
    return told


def _follows(text: str, figure: Placed, day: Mention, later: Iterable[int]) -> bool:
    if any(start < day.start for start in later):
        return False
    return _APART.search(text, figure.end, day.start) is None


def _leads(before: Sequence[Mention], told: dict[int, Mention], placed: Sequence[Placed]) -> bool:
    """Whether the last day ``before`` stood ahead of other numbers, too: "on 4 March nine died and 12 were hurt"."""
    return any(day is before[-1] and day.end <= placed[at].start for at, day in told.items())


def _is_other(when: DateSpan | None, told: dict[int, Mention]) -> bool:
    """Whether all that is told is of another day than what the sentence tells."""
    return bool(told) and when is not None and all(_day(day) != when.last for day in told.values())


def _day(mention: Mention) -> int:
    return mention.base.last


def _as_of(figure: Figure, mention: Mention) -> Figure:
    running = figure.measure in DEEDS and mention.relation is Relation.BY
    return replace(figure, as_of=_day(mention), cumulative=figure.cumulative or running)
