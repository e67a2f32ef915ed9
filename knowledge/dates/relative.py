"""Rules for days told from the day of writing, or from the date named last."""

from dataclasses import replace
from typing import Final

from knowledge.dates.mention import How
from knowledge.dates.pieces import Found, Frame, Piece, moved, part_piece
from knowledge.dates.rules import Grammar, Hit
from knowledge.dates.span import DateSpan, PartOfDay, Precision
from knowledge.dates.units import (
    Unit,
    moved_years,
    run_beside,
    shifted,
    third,
    timed,
    unit_span,
    units_from,
)

__all__ = ["RELATIVE", "SEVERAL", "SEVERAL_TOLD", "chained_day", "is_part_of_more"]

RELATIVE: Final = Grammar()


@RELATIVE.rule("r:RELDAY", "ART r:RELDAY")
def _reldays(hit: Hit) -> Piece:
    by = hit.value("r")
    return moved("day", lambda frame: DateSpan(frame.today + by, frame.today + by))


@RELATIVE.rule("r:TOMORROW", "ART? p:PART r:TOMORROW", "r:RELDAY t:TOMORROW")
def _tomorrow(hit: Hit) -> Piece | None:
    """As in "morgen", "mañana": the day after, unless it is the morning of another."""
    if hit.has("p"):
        return None
    if hit.has("t"):
        by = hit.value("r")
        morning = PartOfDay.MORNING
        return moved("timed", lambda f: timed(DateSpan(f.today + by, f.today + by), morning, None))
    before = hit.before
    if before is not None and (
        before.key in ("guten", "la", "buenos", "am", "de", "por la") or before.has("DAYP")
    ):
        return None
    return moved("day", lambda frame: DateSpan(frame.today + 1, frame.today + 1))


@RELATIVE.rule("t:THIS m:TOMORROW")
def _this_morning(hit: Hit) -> Piece | None:
    """As in "esta mañana": the word for tomorrow is the one for morning."""
    if hit.node("t").key != "esta":
        return None
    return moved("timed", lambda f: timed(DateSpan(f.today, f.today), PartOfDay.MORNING, None))


@RELATIVE.rule("SOFAR THIS? u:UNIT")
def _so_far(hit: Hit) -> Piece | None:
    """As in "so far this year", "en lo que va de año"; of a weekend still to come it is none."""
    unit = hit.value("u")

    def days(frame: Frame) -> DateSpan | None:
        whole = unit_span(unit, frame.today)
        if whole is None or whole.first > frame.today:
            return None
        return DateSpan(whole.first, frame.today, Precision.RANGE)

    return moved("range", days) if unit not in (Unit.HOUR, Unit.DAY) else None


@RELATIVE.rule("TONIGHT")
def _tonight(_: Hit) -> Piece:
    return moved("timed", lambda f: timed(DateSpan(f.today, f.today), PartOfDay.NIGHT, None))


@RELATIVE.rule("LASTNIGHT")
def _last_night(_: Hit) -> Piece:
    return moved(
        "timed", lambda f: timed(DateSpan(f.today - 1, f.today - 1), PartOfDay.NIGHT, None)
    )


@RELATIVE.rule("THIS p:PART")
def _this_part(hit: Hit) -> Piece:
    part = tuple(PartOfDay)[hit.value("p")]
    return moved("timed", lambda f: timed(DateSpan(f.today, f.today), part, None))


@RELATIVE.rule(
    "ART? x:LAST/THIS/NEXT u:UNIT",
    "ART? u:UNIT x:LAST/THIS/NEXT",
    "x:THIS ART? u:UNIT",
    "THIS u:UNIT x:LAST/NEXT",
    "ART? u:UNIT ART? x:NEXT",
)
def _unit(hit: Hit) -> Piece | None:
    unit, by = hit.value("u"), hit.value("x")
    if unit == Unit.HOUR or _is_time_ago(hit) or is_part_of_more(hit):
        return None
    word = hit.node("x")
    if word.key == "following" and not hit.first.has("ART"):
        return None
    if hit.node("u").key in SEVERAL or word.key in SEVERAL_TOLD:
        return None
    chained = word.has("CHAIN") and word.key not in _OF_TODAY
    of_all = unit == Unit.DAY and word.has("LASTORD")
    kind = {
        Unit.DAY: "day",
        Unit.WEEK: "week",
        Unit.WEEKEND: "weekend",
        Unit.MONTH: "month",
        Unit.YEAR: "year",
    }
    if unit == Unit.DAY and not by:
        return None

    def find(frame: Frame) -> Found | None:
        base, how = frame.today, How.RELATIVE
        if of_all and frame.context.timeline is not None:
            return None  # An event has a last day of its own.
        if chained or unit == Unit.DAY:
            if frame.previous is not None and not frame.previous.is_open:
                base = frame.previous.last if by > 0 else frame.previous.first
                how = How.CHAINED
            elif unit == Unit.DAY and (not frame.asks or frame.context.timeline is not None):
                return None
        span = unit_span(unit, base, by)
        return None if span is None else Found((span,), how)

    return Piece(kind.get(unit, "long"), find)


SEVERAL: Final = frozenset(
    "days weeks months years tage tagen wochen monate monaten jahre jahren jours semaines annees ans dias semanas "
    "meses anos дни днеи недель месяцы месяцев годы күндері".split()
)
"""Units of which several are told without a number."""
SEVERAL_TOLD: Final = frozenset(
    "derniers dernieres prochains prochaines последние последних ближаишие ближаиших".split()
)
_OF_TODAY: Final = frozenset(
    "next previous nachste nachsten nachster prochain prochaine suivant suivante siguiente letzte "
    "следующии следующую следующее следующеи предыдущии предыдущую келесі anterior coming".split()
)


def is_part_of_more(hit: Hit) -> bool:
    """As in "the last week of July" counts within July."""
    if not hit.node("x").has("LASTORD", "ORD"):
        return False
    rest = [
        node for node in hit.nodes[hit.match.end() : hit.match.end() + 4] if not node.has("ART")
    ]
    if rest and rest[0].key in ("of", "of the"):
        return True
    if not rest or not rest[0].has("OF"):
        return len(rest) > 0 and rest[0].has("MONTHP", "YEARP")
    follow = [
        node
        for node in hit.nodes[hit.match.end() + 1 : hit.match.end() + 3]
        if not node.has("ART") or node.has("THIS")
    ]
    return bool(follow) and follow[0].has("LONGP", "UNIT", "THIS", "LAST", "NEXT")


def _is_time_ago(hit: Hit) -> bool:
    """As in "years ago" without a number, "days back"."""
    word = hit.node("x")
    return word.has("AGO") or (word.key == "past" and hit.match.start("x") > hit.match.start("u"))


@RELATIVE.rule("t:THEN")
def _then(hit: Hit) -> Piece | None:
    """As in "after that", "since then": the date named before."""
    before, after = hit.before, hit.after
    if before is None or not before.has("BEFORE", "AFTER", "SINCE", "BY"):
        return None
    if after is not None and after.has("DASH") and not after.gap:
        return None
    if _opens_clause(hit):
        return None
    if hit.node("t").key == "that" and after is not None and not after.has("STOP", "COMMA", "DOT"):
        return None

    def find(frame: Frame) -> Found | None:
        known = frame.previous is not None and not frame.previous.is_open
        return Found((frame.previous,), How.CHAINED) if known and frame.previous else None

    return Piece("told", find)


def _opens_clause(hit: Hit) -> bool:
    """As in "после того, как"."""
    rest = hit.nodes[hit.match.end() : hit.match.end() + 2]
    return any(
        node.key == "как" and (not at or rest[0].has("COMMA")) for at, node in enumerate(rest)
    )


@RELATIVE.rule("ART? t:THAT u:UNIT", "ART u:UNIT t:THAT")
def _that_unit(hit: Hit) -> Piece | None:
    """As in "that week", "the same day": of the date named before."""
    unit = hit.value("u")
    if unit == Unit.HOUR:
        return None

    def find(frame: Frame) -> Found | None:
        base = frame.previous
        if base is None or base.is_open:
            if not frame.asks or frame.context.timeline is not None:
                return None
            base = DateSpan(frame.today, frame.today)
        whole = (
            base if base.part is None and base.clock is None else DateSpan(base.first, base.last)
        )
        span = whole if unit == Unit.DAY and base.days <= 2 else unit_span(unit, base.first)
        return None if span is None else Found((span,), How.CHAINED)

    return Piece("day" if unit == Unit.DAY else "long", find)


@RELATIVE.rule(
    "ART? l:LENDEMAIN OF ART? p:DAYP",
    "l:LENDEMAIN FROM/AFTER/BEFORE ART? p:DAYP",
    "l:LENDEMAIN p:DAYP",
)
def _day_beside(hit: Hit) -> Piece | None:
    """As in "le lendemain du 5 janvier", "накануне 5 января"."""
    by = hit.value("l")
    if hit.match.end() - hit.match.start() == 2 and hit.node("l").key != "накануне":
        return None
    return part_piece(hit.piece("p"), lambda s: DateSpan(s.last + by, s.last + by), "day")


@RELATIVE.rule("l:LENDEMAIN")
def _day_after_it(hit: Hit) -> Piece:
    return chained_day(hit.value("l"))


@RELATIVE.rule("ART? c:CHAIN p:PART", "ART? p:PART c:CHAIN")
def _chained_part(hit: Hit) -> Piece:
    part = tuple(PartOfDay)[hit.value("p")]
    inner = chained_day(hit.value("c"))

    def find(frame: Frame) -> Found | None:
        found = inner.find(frame)
        return found and Found(tuple(timed(span, part, None) for span in found.spans), found.how)

    return Piece("timed", find)


@RELATIVE.rule("t:THAT p:PART")
def _that_part(hit: Hit) -> Piece:
    part = tuple(PartOfDay)[hit.value("p")]

    def find(frame: Frame) -> Found | None:
        if frame.previous is None or frame.previous.is_open:
            return None
        return Found((timed(replace(frame.previous, clock=None), part, None),), How.CHAINED)

    return Piece("timed", find)


def chained_day(by: int, unit: int = Unit.DAY) -> Piece:
    """So many units after the date named before, or before it.

    A document counts years in years and months in months, and days only from a date that it named.
    """

    def find(frame: Frame) -> Found | None:
        previous = frame.previous
        known = previous is not None and not previous.is_open
        if not frame.asks:
            return _chained_in_news(previous if known else None, frame, unit, by)
        if previous is None or not known:
            if frame.context.timeline is not None:
                return None
            there = shifted(frame.today, unit, by)
        else:
            there = shifted(previous.last if by > 0 else previous.first, unit, by)
        return Found((DateSpan(there, there),), How.CHAINED)

    return Piece("day", find)


def _chained_in_news(previous: DateSpan | None, frame: Frame, unit: int, by: int) -> Found | None:
    if unit == Unit.YEAR and frame.period is not None:
        return Found((moved_years(frame.period, by),), How.CHAINED)
    long = unit in (Unit.MONTH, Unit.YEAR, Unit.DECADE, Unit.CENTURY)
    if previous is None:
        return Found((units_from(frame.today, unit, by, True),), How.RELATIVE) if long else None
    edge = previous.last if by > 0 else previous.first
    return Found((units_from(edge, unit, by, long),), How.CHAINED)


@RELATIVE.rule(
    "s:SOONER/LATER ( OF? ON? ART )? THIS? u:UNIT",
    "s:SOONER/LATER OF? THIS u:UNIT",
    "s:SOONER/LATER INPRE ART? u:UNIT",
)
def _sooner(hit: Hit) -> Piece | None:
    """As in "earlier this month", "later in the year"."""
    unit = hit.value("u")
    if unit in (Unit.HOUR, Unit.DAY) or hit.match.end() - hit.match.start() < 3:
        return None
    word = hit.node("s").values
    late = word["SOONER"] == 1 if "SOONER" in word else word["LATER"] > 0

    def days(frame: Frame) -> DateSpan | None:
        whole = unit_span(unit, frame.today)
        if whole is None:
            return None
        if late:
            return DateSpan(frame.today, whole.last, Precision.RANGE)
        return DateSpan(whole.first, max(whole.first, frame.today - 1), Precision.RANGE)

    return moved("range", days)


@RELATIVE.rule("e:EDGE")
def _edge(hit: Hit) -> Piece | None:
    """As in "EOM", "EOY"."""
    if not hit.written(hit.node("e")).isupper():
        return None
    late, unit = divmod(hit.value("e"), 20) if hit.value("e") > 20 else (0, hit.value("e"))
    return part_piece(
        moved("long", lambda f: unit_span(unit, f.today)), lambda s: third(s, 2 if late else 0)
    )


@RELATIVE.rule("ART? u:UNIT b:BEFORE/AFTER", "ART? u:UNIT l:LATER")
def _day_before(hit: Hit) -> Piece | None:
    """As in "the day before" with nothing after it."""
    if hit.value("u") != Unit.DAY or not hit.first.has("ART"):
        return None
    after = hit.after
    if after is not None and not after.has("STOP", "COMMA", "DOT"):
        return None
    early = (hit.has("b") and hit.node("b").has("BEFORE")) or (hit.has("l") and hit.value("l") < 0)
    return chained_day(-1 if early else 1)


@RELATIVE.rule("ART u:UNIT l:LATER")
def _unit_after_that(hit: Hit) -> Piece | None:
    """As in "the week after that", "die Woche danach": the days beside the date named before."""
    unit, by = hit.value("u"), hit.value("l")
    if unit not in (Unit.WEEK, Unit.MONTH, Unit.YEAR) or hit.node("l").key not in _AFTER_THAT:
        return None

    def find(frame: Frame) -> Found | None:
        named = frame.previous
        if named is None or named.is_open or not frame.asks:
            return None
        return Found((run_beside(named, unit, by),), How.CHAINED)

    return Piece("range", find)


_AFTER_THAT: Final = frozenset(
    "after that|after this|before that|danach|darauf|davor|zuvor|apres cela|avant cela".split("|")
)


@RELATIVE.rule("r:REST OF? ART? THIS? u:UNIT")
def _rest(hit: Hit) -> Piece | None:
    unit = hit.value("u")

    def days(frame: Frame) -> DateSpan | None:
        whole = unit_span(unit, frame.today)
        return whole and DateSpan(frame.today, max(frame.today, whole.last), Precision.RANGE)

    return moved("range", days) if unit not in (Unit.HOUR, Unit.DAY) else None
