"""Rules for parts of dates already read: their start, their third week, their second Monday."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from knowledge.dates.calendar import calendar_day, week_span, year_span
from knowledge.dates.mention import How
from knowledge.dates.pieces import Found, Frame, Piece, day_piece, fixed, part_piece
from knowledge.dates.rules import Grammar, Hit
from knowledge.dates.span import DateSpan, Precision
from knowledge.dates.units import Unit, as_weekend, months_span, shifted, third, unit_span

__all__ = ["COMPOSED", "half_of", "half_or_third", "nth_unit", "nth_weekday", "week_by_days"]

COMPOSED: Final = Grammar()


@COMPOSED.rule(
    "ART? o:PORTION DASH? OF? ART? p:LONGP",
    "o:PORTION DASH? OF? ART? MONTHONLY OF? p:MONTHP",
    "p:LONGP o:PORTION",
)
def _portion(hit: Hit) -> Piece | None:
    portion = hit.value("o")
    if hit.nodes[
        hit.match.start("o") + 1 if hit.match.start("o") + 1 < len(hit.nodes) else 0
    ].key in ("in", "from", "for"):
        return None
    if hit.match.start("p") < hit.match.start("o") and hit.node("o").key not in _POSTPOSED:
        return None
    return part_piece(hit.piece("p"), lambda span: third(span, portion))


_POSTPOSED: Final = frozenset(
    "басы басында басынан ортасы ортасында соңы соңында аяғы аяғында аягы сони".split()
)


@COMPOSED.rule(
    "ART? n:ORD/LASTORD DOT? u:UNIT OF ART? v:UNIT",
    "ART? n:ORD/LASTORD DOT? w:DOW OF ART? v:UNIT",
    "ART? n:ORD/LASTORD DOT? q:DOWP OF ART? v:UNIT",
)
def _nth_of_present(hit: Hit) -> Piece | None:
    """As in "the first Monday of the month", "the last day of the month": of this one."""
    number, unit = hit.value("n"), hit.value("v")
    if unit not in (Unit.WEEK, Unit.MONTH, Unit.YEAR):
        return None
    if hit.has("u"):
        inner = hit.value("u")
        return _of_present(unit, lambda span: nth_unit(span, inner, number, 1))
    weekday = hit.value("w") if hit.has("w") else hit.piece("q").weekday
    if weekday is None:
        return None
    return _of_present(unit, lambda span: nth_weekday(span, weekday, number))


@COMPOSED.rule(
    "ART? m:NUM n:ORD/LASTORD MONTHONLY ART? p:YEARP",
    "ART? n:ORD/LASTORD m:NUM MONTHONLY ART? p:YEARP",
)
def _months_of_year(hit: Hit) -> Piece:
    """As in "les trois premiers mois de 2021"."""
    number, count = hit.value("n"), hit.value("m")
    return part_piece(hit.piece("p"), lambda span: nth_unit(span, Unit.MONTH, number, count))


@COMPOSED.rule("ART? n:ORD MONTHONLY ART? p:YEARP", "ART? n:ORD u:UNIT OF? ART? p:YEARP")
def _month_of_year(hit: Hit) -> Piece | None:
    """As in "the third month of 2021"."""
    number = hit.value("n")
    if number > 12 or (hit.has("u") and hit.value("u") != Unit.MONTH):
        return None
    return part_piece(hit.piece("p"), lambda span: nth_unit(span, Unit.MONTH, number), "month")


@COMPOSED.rule("ART? n:ORD u:UNIT OF? ART? p:MONTHP")
def _fortnight_of(hit: Hit) -> Piece | None:
    """As in "la première quinzaine d'avril"."""
    number = hit.value("n")
    if hit.value("u") != Unit.FORTNIGHT or number > 2:
        return None
    return part_piece(hit.piece("p"), lambda span: half_of(span, number))


@COMPOSED.rule("ART? o:PORTION OF ART? u:UNIT", "s:PORTION u:UNIT", "u:UNIT k:PORTION")
def _portion_of_now(hit: Hit) -> Piece | None:
    """As in "the end of the month": of this one."""
    if hit.has("s") and not (hit.node("s").key[0] >= "а" or _is_compound(hit)):
        return None
    if hit.has("k") and hit.node("k").key not in _POSTPOSED:
        return None
    unit = hit.value("u")
    portion = hit.value(next(name for name in "sok" if hit.has(name)))
    if unit not in (Unit.WEEK, Unit.MONTH, Unit.YEAR, Unit.QUARTER) or (
        hit.after is not None and hit.after.has("OF")
    ):
        return None
    return _of_present(unit, lambda span: third(span, portion))


def _is_compound(hit: Hit) -> bool:
    """As in "Jahresende": both words stand in one."""
    return hit.node("s").start == hit.node("u").start


def _of_present(unit: int, choose: Callable[[DateSpan], DateSpan | None]) -> Piece:
    def days(frame: Frame) -> Found | None:
        timeline, base, how = frame.context.timeline, frame.today, How.RELATIVE
        if timeline is not None and frame.asks:
            base, how = (timeline[0] + timeline[1]) // 2, How.TIMELINE
            if frame.previous is not None and not frame.previous.is_open:
                base, how = frame.previous.first, How.CHAINED
        whole = unit_span(unit, base)
        span = None if whole is None else choose(whole)
        return None if span is None else Found((span,), how)

    return Piece("long", days)


@COMPOSED.rule(
    "ART? n:ORD/LASTORD DOT? h:HALFWORD OF? ART? p:LONGP",
    "ART? n:ORD/LASTORD DOT? h:THIRDWORD OF? ART? p:LONGP",
)
def _half(hit: Hit) -> Piece | None:
    return half_or_third(hit, hit.piece("p"), hit.value("n"))


def half_or_third(hit: Hit, piece: Piece, number: int) -> Piece | None:
    """The half or third of ``piece`` that the captured word ``h`` names, -1 the last one."""
    if hit.node("h").has("HALFWORD"):
        return (
            part_piece(piece, lambda span: half_of(span, number)) if number in (1, 2, -1) else None
        )
    return (
        part_piece(piece, lambda span: _third_of(span, number)) if number in (1, 2, 3, -1) else None
    )


def _third_of(span: DateSpan, number: int) -> DateSpan | None:
    found = third(span, 2 if number < 0 else number - 1)
    return found and replace(found, approximate=False)


def half_of(span: DateSpan, number: int) -> DateSpan:
    if 365 <= span.days <= 366:
        return months_span(calendar_day(span.first)[0], 1 if number == 1 else 7, 6)
    month = 28 <= span.days <= 31
    middle = span.first + (15 if month else span.days // 2)
    precision = Precision.MONTH_PART if month else Precision.RANGE
    if number == 1:
        return DateSpan(span.first, middle - 1, precision)
    return DateSpan(middle, span.last, precision)


@COMPOSED.rule(
    "ART? n:ORD/LASTORD DOT? u:UNIT OF? ART? p:LONGP",
    "ART? n:ORD/LASTORD DOT? w:DOW OF/ON? ART? p:LONGP",
    "ART? n:ORD/LASTORD DOT? q:DOWP OF/ON? ART? p:LONGP",
    "ART? n:ORD w:LASTORD u:UNIT OF? ART? p:LONGP",
    "ART? n:ORD/LASTORD DOT? m:NUM u:UNIT OF? ART? p:LONGP",
    "ART? m:NUM n:ORD/LASTORD u:UNIT OF? ART? p:LONGP",
)
def _nth(hit: Hit) -> Piece | None:
    number = hit.value("n")
    if hit.has("w") and hit.node("w").has("LASTORD"):
        number = -number
    if hit.has("u"):
        unit = hit.value("u")
        count = hit.maybe("m") or 1
        if unit in (Unit.HOUR, Unit.CENTURY, Unit.HALF):
            return None
        vague = hit.has("m") and hit.node("m").key in _FEW
        if (count == 1 or vague) and hit.node("u").key in _PLURAL_DAYS:
            return part_piece(hit.piece("p"), lambda span: third(span, 0 if number > 0 else 2))
        if unit in _LONGER and hit.node("p").has("MONTHP"):
            return None
        if unit == Unit.DECADE and hit.node("p").has("MONTHP"):
            portion = number - 1 if number > 0 else 2
            return part_piece(hit.piece("p"), lambda s: third(s, portion)) if portion < 3 else None
        piece = part_piece(
            hit.piece("p"), lambda span: nth_unit(span, unit, number, count), _kind(unit)
        )
        if unit == Unit.WEEK and count == 1 and hit.node("p").has("MONTHP"):
            return week_by_days(piece, hit.piece("p"), number)
        return piece
    weekday = hit.value("w") if hit.has("w") else hit.piece("q").weekday
    if weekday is None:
        return None
    return part_piece(hit.piece("p"), lambda span: nth_weekday(span, weekday, number), "day")


_LONGER: Final = (Unit.MONTH, Unit.QUARTER, Unit.YEAR)
"""Units of which no month has several: "agreement, first years, in February 2005"."""
_FEW: Final = frozenset("few a few paar ein paar quelques pocos".split()) | {"a few", "ein paar"}
_PLURAL_DAYS: Final = frozenset("days tage tagen jours dias дни днеи днях".split())


def week_by_days(piece: Piece, month: Piece, number: int) -> Piece:
    """Of an event the first week of a month is its first seven days, the last its last seven.

    Whole weeks, from Monday on, are the other reading, and the first one where no event is.
    """

    def find(frame: Frame) -> Found | None:
        weeks, whole = piece.find(frame), month.find(frame)
        if weeks is None or whole is None or not 1 <= abs(number) <= 4:
            return weeks
        span = whole.spans[0]
        first = span.first + 7 * (number - 1) if number > 0 else span.last + 7 * number + 1
        days = DateSpan(first, first + 6, Precision.WEEK)
        told = frame.context.timeline is not None and frame.asks
        spans = (days, *weeks.spans) if told else (*weeks.spans, days)
        return Found(tuple(dict.fromkeys(spans)), weeks.how)

    return Piece("week", find, piece.year, piece.month, refill=piece.refill)


def _kind(unit: int) -> str:
    return {Unit.DAY: "day", Unit.WEEK: "week", Unit.WEEKEND: "weekend", Unit.MONTH: "month"}.get(
        unit, "long"
    )


def nth_unit(span: DateSpan, unit: int, number: int, count: int = 1) -> DateSpan | None:
    """The ``number``-th unit of a span, counted from its end if negative.

    With ``count`` so many of the first or last ones. A week counts where most of it lies.
    """
    if count > 1:
        return _run_at_edge(span, unit, number, count)
    edge = _edge_unit(span, unit, number < 0)
    if edge is None:
        return None
    found = unit_span(unit, edge.first, number + 1 if number < 0 else number - 1)
    return found if found and found.overlaps(span) else None


def _edge_unit(span: DateSpan, unit: int, last: bool) -> DateSpan | None:
    """The first or last unit of a span; weeks by their middle, weekends whole."""
    edge = unit_span(unit, span.last if last else span.first)
    if edge is None or unit not in (Unit.WEEK, Unit.WEEKEND):
        return edge
    middle = edge.first + 3 if unit == Unit.WEEK else edge.last if last else edge.first
    if last:
        return unit_span(unit, span.last, -1) if middle > span.last else edge
    return unit_span(unit, span.first, 1) if middle < span.first else edge


def _run_at_edge(span: DateSpan, unit: int, number: int, count: int) -> DateSpan | None:
    """As in "the first two weeks of 2021", "the last three days of May"."""
    if number not in (1, -1):
        return None
    edge = _edge_unit(span, unit, number < 0) if unit == Unit.WEEK else None
    if number == 1:
        first = edge.first if edge else span.first
        return DateSpan(first, shifted(first, unit, count) - 1, Precision.RANGE)
    last = edge.last if edge else span.last
    return DateSpan(shifted(last + 1, unit, -count), last, Precision.RANGE)


def nth_weekday(span: DateSpan, weekday: int, number: int) -> DateSpan | None:
    if number > 0:
        day = span.first + (weekday - span.first + 1) % 7 + 7 * (number - 1)
    else:
        day = span.last - (span.last - 1 - weekday) % 7 + 7 * (number + 1)
    return DateSpan(day, day) if span.first <= day <= span.last else None


@COMPOSED.rule(
    "p:WEEKP APOS POSS w:DOWP",
    "w:DOWP OF? ON? ART? p:WEEKP",
    "p:WEEKP COMMA? ON? w:DOWP",
)
def _weekday_of_week(hit: Hit) -> Piece | None:
    weekday = hit.piece("w").weekday
    if weekday is None:
        return None
    return part_piece(
        hit.piece("p"), lambda s: DateSpan(s.first + weekday, s.first + weekday), "day"
    )


@COMPOSED.rule(
    "FROM? ART? a:DAY/DAYORD TO/DASH ART? b:DAY/DAYORD OF? p:MONTHP",
    "BETWEEN ART? a:DAY/DAYORD AND/DASH ART? b:DAY/DAYORD OF? p:MONTHP",
    "p:MONTHP COMMA? FROM ART? a:DAY/DAYORD DOT? TO/DASH ART? b:DAY/DAYORD DOT?",
    "p:MONTHP COMMA? BETWEEN ART? a:DAY/DAYORD AND ART? b:DAY/DAYORD",
)
def _days_of_this_month(hit: Hit) -> Piece | None:
    """As in "from 4 to 22 this month"."""
    first, last, piece = hit.value("a"), hit.value("b"), hit.piece("p")
    if first >= last or (piece.month is not None and not hit.has("y")):
        return None

    def run(span: DateSpan) -> DateSpan | None:
        if first > span.days:
            return None
        end = min(span.last, span.first + last - 1)
        return DateSpan(span.first + first - 1, end, Precision.RANGE)

    return part_piece(piece, run, "range")


@COMPOSED.rule("p:MONTHP COMMA? r:RANGEP", "r:RANGEP OF? ART? p:MONTHP")
def _range_of_month(hit: Hit) -> Piece | None:
    """As in "from the 4th to the 22nd of this month"."""
    days, month = hit.piece("r"), hit.piece("p")
    if days.month is not None or days.year is not None or days.refill is None:
        return None

    def find(frame: Frame) -> Found | None:
        whole = month.find(frame)
        if whole is None:
            return None
        year, number, _ = calendar_day(whole.spans[0].first)
        found = days.lent(year, number).find(frame)
        return found and Found(found.spans, whole.how)

    return Piece("range", find)


@COMPOSED.rule(
    "p:WEEKP COMMA? FROM/BETWEEN ON? a:DOWP TO/AND/DASH ART? b:DOWP",
    "( FROM/BETWEEN )? ART? a:DOWP TO/AND/DASH ART? b:DOWP OF? ART? p:WEEKP",
)
def _days_of_this_week(hit: Hit) -> Piece | None:
    first, last = hit.piece("a").weekday, hit.piece("b").weekday
    if first is None or last is None or first > last:
        return None
    return part_piece(
        hit.piece("p"),
        lambda s: DateSpan(s.first + first, s.first + last, Precision.RANGE),
        "range",
    )


@COMPOSED.rule(
    "ART? d:DAY/DAYORD DOT? OF ART? p:MONTHP",
    "p:MONTHP ON? ART? d:DAYORD",
    "ART? d:DAYORD u:UNIT OF ART? p:MONTHP",
)
def _day_of_this_month(hit: Hit) -> Piece | None:
    """As in "the 20th of next month"."""
    number = hit.value("d")
    piece = hit.piece("p")
    if piece.month is not None:
        return None
    return part_piece(
        piece,
        lambda s: (
            DateSpan(s.first + number - 1, s.first + number - 1) if number <= s.days else None
        ),
        "day",
    )


@COMPOSED.rule(
    "ART? u:UNIT OF ART? p:DAYP",
    "ART? u:UNIT DASH? FROM ART? p:DAYP",
    "ART? c:WC ON? ART? p:DAYP",
    "ART? c:WC ON? ART? d:DAY/DAYORD DOT? DAYWORD?",
    "ART? u:UNIT OF ART? d:DAYORD",
    "p:DAYP k:UNIT",
    "ART? u:UNIT FROM/OF d:DAY",
)
def _week_of(hit: Hit) -> Piece | None:
    """As in "the week of 3 January": the one that the day falls in."""
    unit = hit.value("u") if hit.has("u") else Unit.WEEK
    if unit not in (Unit.WEEK, Unit.WEEKEND):
        return None
    if hit.has("k") and not hit.node("k").key.startswith(_KAZAKH_WEEK):
        return None
    piece = day_piece(hit.value("d"), None) if hit.has("d") else hit.piece("p")
    return part_piece(piece, lambda span: unit_span(unit, span.first), _kind(unit))


_KAZAKH_WEEK: Final = "апта"
"""It alone stands behind its day: "3 қаңтар аптасы"."""


@COMPOSED.rule("u:UNIT OF? ART? r:RANGEP", "r:RANGEP COMMA? u:UNIT")
def _weekend_of_days(hit: Hit) -> Piece | None:
    """As in "the weekend of 8–9 January"."""
    if hit.value("u") != Unit.WEEKEND:
        return None
    return part_piece(hit.piece("r"), as_weekend, "range")


@COMPOSED.rule("d:DECADEP OF? ART? c:CENTURYP", "c:CENTURYP OF? ART? d:DECADEP")
def _decade_of_century(hit: Hit) -> Piece | None:
    """As in "в 70-х годах XIX века"."""
    decade, century = hit.piece("d").year, hit.piece("c").year
    if decade is None or century is None or century < 1:
        return None
    first = century - 1 + decade % 100
    return fixed("decade", year_span(first, first + 9, Precision.DECADE), first)


@COMPOSED.rule(
    "FROM? ART? o:PORTION TO/DASH ART? r:PORTION DASH? OF? ART? p:LONGP",
    "FROM? o:PORTION e:BY p:LONGP",
)
def _portion_to_portion(hit: Hit) -> Piece | None:
    """As in "Mitte bis Ende Januar", "early to mid-2021"."""
    first, last = hit.value("o"), hit.value("r") if hit.has("r") else 2
    if first >= last or (hit.has("e") and hit.node("e").key != "bis ende"):
        return None

    def run(span: DateSpan) -> DateSpan | None:
        opening, closing = third(span, first), third(span, last)
        if opening is None or closing is None:
            return None
        return DateSpan(opening.first, closing.last, Precision.RANGE, approximate=True)

    return part_piece(hit.piece("p"), run, "range")


@COMPOSED.rule("p:HOLIDAYP u:UNIT")
def _holiday_unit(hit: Hit) -> Piece | None:
    unit = hit.value("u")
    if unit == Unit.WEEKEND:
        return part_piece(hit.piece("p"), _long_weekend, "weekend")
    return None


def _long_weekend(span: DateSpan) -> DateSpan:
    saturday = week_span(span.first).first + 5
    weekday = (span.first - 1) % 7
    if weekday == 0:
        return DateSpan(span.first - 2, span.first, Precision.WEEKEND)
    return DateSpan(min(saturday, span.first), max(saturday + 1, span.first), Precision.WEEKEND)
