"""Happenings in a text as mentions: their days are asked of the record, then moved as the words say."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from knowledge.dates.anchored import Anchored, anchored_at, runs_at
from knowledge.dates.calendar import calendar_day
from knowledge.dates.mention import Anchors, How, Mention, Relation
from knowledge.dates.offsets import is_beside_day
from knowledge.dates.pieces import Frame
from knowledge.dates.postposed import Postposed, postposed
from knowledge.dates.scan import Node
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan, Precision

__all__ = ["Occasions", "applied", "is_reachable", "meant"]


@dataclass(slots=True)
class Occasions:
    """Finds happenings among the nodes of ``text``; ``told`` are those that stand before their word."""

    text: str
    nodes: Sequence[Node]
    anchors: Anchors
    told: dict[int, list[Postposed]]

    @classmethod
    def of(cls, text: str, nodes: Sequence[Node], anchors: Anchors) -> "Occasions":
        return cls(text, nodes, anchors, postposed(nodes, text))

    def at(self, at: int, frame: Frame) -> tuple[Mention, int] | None:
        """The happening told from node ``at`` on, and the node behind it."""
        for end, start, last in runs_at(self.nodes, at):
            run = self._run(at, last, (at + 1, end), (start, last), frame)
            if run is not None:
                return run, last + 1
        for one in self.told.get(at, ()):
            mention = self._before_its_word(one, frame)
            if mention is not None:
                return mention, one.end + 1
        anchored = anchored_at(self.nodes, at, self.text)
        mention = self._mention(anchored, anchored.last, frame) if anchored else None
        return (mention, anchored.last + 1) if anchored and mention else None

    def are_unknown(self, at: int) -> bool:
        """Whether "the next day" is that after a happening, and so never that after the date before it."""
        if not is_beside_day(self.nodes[at], self.text):
            return False
        led = anchored_at(self.nodes, at, self.text)
        if led is not None and led.at > at + 1:
            return True
        told = anchored_at(self.nodes, at + 1, self.text) if at + 1 < len(self.nodes) else None
        return told is not None and told.first == at

    def _before_its_word(self, one: Postposed, frame: Frame) -> Mention | None:
        told = one.anchored
        if one.opening is None:
            return self._mention(told, one.end, frame)
        return self._run(told.first, one.end, one.opening, (told.at, told.last), frame)

    def _days(self, first: int, last: int) -> tuple[DateSpan, ...]:
        phrase = self.text[self.nodes[first].start : self.nodes[last].end]
        return self.anchors.resolve(phrase)

    def _end_of_run(self, ends: tuple[int, int], frame: Frame) -> DateSpan | None:
        """One end of a run: a date, or a happening whose days are known for sure."""
        piece = self.nodes[ends[1]].piece
        if piece is not None:
            found = piece.find(frame)
            return found.spans[0] if found else None
        days = self._days(*ends)
        return days[0] if len(days) == 1 else None

    def _run(
        self,
        first: int,
        last: int,
        opening: tuple[int, int],
        closing: tuple[int, int],
        frame: Frame,
    ) -> Mention | None:
        """The days from one end to the other, of an end without a first or last day the other."""
        start, end = self._end_of_run(opening, frame), self._end_of_run(closing, frame)
        if start is None or end is None:
            return None
        begins = start.first if start.first != OPEN_START else start.last
        ends = end.last if end.last != OPEN_END else end.first
        if start.first >= end.first > OPEN_START or begins > ends or not is_reachable(begins, ends):
            return None
        span = DateSpan(begins, ends, Precision.RANGE)
        return self._told(first, last, Relation.BETWEEN, (span,), (span,))

    def _mention(self, anchored: Anchored, last: int, frame: Frame) -> Mention | None:
        days = self._of_dates(anchored, self._days(anchored.at, anchored.last), frame)
        moved = (anchored.offset.applied(span) for span in days)
        bases = tuple(dict.fromkeys(span for span in moved if span is not None))
        spans = tuple(dict.fromkeys(applied(base, anchored.relation) for base in bases))
        return self._told(anchored.first, last, anchored.relation, spans, bases)

    def _of_dates(
        self, anchored: Anchored, days: tuple[DateSpan, ...], frame: Frame
    ) -> tuple[DateSpan, ...]:
        """The days that agree with the dates in the phrase; all where these are only parts of a name."""
        for at in anchored.dates:
            piece = self.nodes[at].piece
            found = piece.find(frame) if piece is not None else None
            if piece is None or found is None:
                return ()
            agreeing = tuple(day for day in days if any(day.overlaps(one) for one in found.spans))
            behind = at > anchored.at and self.nodes[at - 1].has("ON", "OF")
            if behind and anchored.relation is Relation.ON and not anchored.offset.by:
                return ()
            if not agreeing and not (piece.kind in _OF_NAMES and piece.year is None):
                return ()
            days = agreeing or days
        return days

    def _told(
        self,
        first: int,
        last: int,
        relation: Relation,
        spans: tuple[DateSpan, ...],
        bases: tuple[DateSpan, ...],
    ) -> Mention | None:
        if not all(is_reachable(span.first, span.last) for span in (*spans, *bases)) or not spans:
            return None
        start, end = self.nodes[first].start, self.nodes[last].end
        return Mention(
            text=self.text[start:end],
            start=start,
            end=end,
            span=spans[0],
            base=bases[0],
            relation=relation,
            how=How.ANCHOR,
            alternatives=spans[1:],
        )


_OF_NAMES: Final = ("weekday", "month", "season", "holiday")
"""Kinds of dates that a name may hold without telling the day: "Bloody Sunday"."""


def is_reachable(first: int, last: int) -> bool:
    """Whether days are days, and not what lies beyond an open end."""
    return first < OPEN_END and last > OPEN_START


def meant(span: DateSpan, relation: Relation) -> tuple[DateSpan, ...]:
    """The days asked for, likeliest first: "after 17:00 on 6 January" is that day or all from it on."""
    days = applied(span, relation)
    if span.clock is None or relation not in (Relation.BEFORE, Relation.AFTER):
        return (days,)
    if relation is Relation.BEFORE:
        return (replace(span, clock=(0, span.clock[0])), replace(days, last=span.last))
    return (replace(span, clock=(span.clock[1], 1439)), replace(days, first=span.first))


def applied(span: DateSpan, relation: Relation) -> DateSpan:
    """The days asked for: a date with its "before", "since" and so on."""
    first, last = span.first, span.last
    if relation is Relation.BEFORE:
        first, last = OPEN_START, span.last if _closes_month(span) else span.first - 1
    elif relation is Relation.AFTER:
        first, last = span.first if _opens_month(span) else span.last + 1, OPEN_END
    elif relation is Relation.SINCE:
        last = OPEN_END
    elif relation is Relation.BY:
        first = OPEN_START
    else:
        return span
    precision = Precision.OPEN_START if first == OPEN_START else Precision.OPEN_END
    if last < first:
        return span
    return replace(span, first=first, last=last, precision=precision, part=None, clock=None)


def _closes_month(span: DateSpan) -> bool:
    """As in "before the end of January", "before the end of 2022", which reach into the end."""
    return span.approximate and _begins(span.last + 1, span)


def _opens_month(span: DateSpan) -> bool:
    return span.approximate and _begins(span.first, span)


def _begins(number: int, part: DateSpan) -> bool:
    """Whether a month begins on the day, or a year, of which ``part`` is a part."""
    _, month, day = calendar_day(number)
    return day == 1 and (part.days < _MONTH or month == 1)


_MONTH: Final = 28
"""Days that no part of a month has."""
