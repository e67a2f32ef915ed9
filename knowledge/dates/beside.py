"""Rules for what stands beside a date: the time of day, its weekday, its year."""

from dataclasses import replace
from typing import Final

from knowledge.dates.calendar import calendar_day, week_span
from knowledge.dates.mention import How
from knowledge.dates.pieces import Found, Frame, Piece, day_piece, or_weekday, part_piece
from knowledge.dates.rules import Grammar, Hit
from knowledge.dates.scan import Node
from knowledge.dates.span import DateSpan, PartOfDay
from knowledge.dates.units import timed

__all__ = ["BESIDE"]

BESIDE: Final = Grammar()


_PARTS: Final = tuple(PartOfDay)


@BESIDE.rule(
    "d:DAYP COMMA? ON? AT? INPRE? ART? p:PART",
    "ART? p:PART COMMA? OF? ON? ART? d:DAYP",
    "ART? p:PART OF? ART? d:RANGEP",
    "o:PORTION p:PART ON? ART? d:DAYP",
    "o:PORTION ON? ART? d:DAYP",
    "d:DAYP COMMA? o:PORTION",
)
def _part_of_day(hit: Hit) -> Piece | None:
    piece = hit.piece("d")
    if not hit.has("p"):
        early = {"early": PartOfDay.EARLY, "late": PartOfDay.LATE}.get(hit.node("o").key)
        if early is None:
            return None
        return part_piece(piece, lambda span: timed(span, early, None), "timed")
    part = _PARTS[hit.value("p")]
    if hit.node("d").has("RANGEP"):
        if hit.node("p").values["PART"] != 0:
            return None
        return part_piece(piece, lambda s: replace(s, part=part) if s.days == 2 else s, "timed")
    return part_piece(piece, lambda span: timed(span, part, None), "timed")


@BESIDE.rule(
    "ART? p:PART OF ART? d:DAYORD",
    "ART? p:PART OF ART d:DAY",
    "ART? p:PART g:OF d:DAY DOT",
    "ART d:DAY g:ON? p:PART",
)
def _part_of_bare_day(hit: Hit) -> Piece | None:
    """As in "the evening of the 5th"."""
    part = _PARTS[hit.value("p")]
    if hit.has("g") and hit.node("g").key not in ("des", "au", "am"):
        return None
    if hit.first.has("ART") and hit.first.key not in ("le", "el", "the", "der", "den", "dem"):
        return None
    day = day_piece(hit.value("d"), None)
    return part_piece(day, lambda span: timed(span, part, None), "timed")


@BESIDE.rule(
    "d:DAYP/TIMEDP COMMA? DASH? AT? ART? c:CLOCK ( TO/DASH/AND e:CLOCK )?",
    "d:DAYP/TIMEDP COMMA? AT c:HOUR/HHMM ( TO/DASH e:HOUR/HHMM/CLOCK )?",
    "d:DAYP/TIMEDP COMMA? c:HOUR/HHMM/DMDOT/CLOCK TO/DASH e:CLOCK/HOUR/HHMM",
    "AT? c:CLOCK ( TO/DASH e:CLOCK )? COMMA? ON? ART? d:DAYP/TIMEDP",
    "AT? c:CLOCK o:OF d:DAYP/TIMEDP",
    "AT? c:HOUR TO/DASH e:CLOCK COMMA? ON? ART? d:DAYP/TIMEDP",
    "d:DAYP/TIMEDP COMMA? FROM/BETWEEN c:HOUR/CLOCK/HHMM TO/DASH/AND e:CLOCK/HOUR/HHMM",
)
def _clock_beside(hit: Hit) -> Piece | None:
    if hit.has("o") and (hit.node("o").key not in ("of", "del") or _runs_to(hit.after)):
        return None
    if "DMDOT" in hit.node("c").values:
        return None
    start = hit.value("c")
    end = hit.value("e") if hit.has("e") else start
    clock = (min(start, 1439), min(max(start, end), 1439))
    return part_piece(hit.piece("d"), lambda span: timed(span, span.part, clock), "timed")


def _runs_to(after: Node | None) -> bool:
    """As in "del 26 de abril al 9 de mayo": the day is the first of a run."""
    return after is not None and after.has("TO", "DASH", "BY")


@BESIDE.rule(
    "w:DOWP COMMA? LPAR? ART? d:DAYP RPAR?",
    "d:DAYP COMMA? LPAR? w:DOWP RPAR?",
    "d:DAYP COMMA? w:DOW",
    "d:DAYP COMMA? n:NUM w:DOWP",
    "d:DAYP COMMA o:ON ART? w:DOWP",
)
def _weekday_beside(hit: Hit) -> Piece | None:
    """As in "Friday, 7 January", "tomorrow (Friday)" and "7 January, a Friday": one date."""
    if hit.has("w") and hit.node("w").piece is None and len(hit.node("w").key) < 3:
        return None
    day = hit.piece("d")
    if day.kind in ("weekday", "deictic") and day.weekday is not None:
        return None
    weekday = hit.piece("w").weekday if hit.node("w").piece is not None else hit.value("w")
    dated = day.month is not None or day.year is not None
    if hit.has("n") and hit.value("n") != 1:
        return None
    if hit.has("o") and hit.after is not None and not hit.after.has(*_CLOSERS):
        return None
    if dated and day.kind == "day" and weekday is not None:
        if (hit.has("n") or hit.has("o")) and day.year is None and day.day is not None:
            return day_piece(day.day, day.month, None, weekday)
        return or_weekday(day, weekday)
    if hit.has("n") or hit.has("o"):
        return None

    def find(frame: Frame) -> Found | None:
        found = day.find(frame)
        if found is None or found.how is not How.RELATIVE or weekday is None:
            return found
        mondays = [week_span(span.first).first for span in found.spans]
        return Found(tuple(DateSpan(m + weekday, m + weekday) for m in mondays), found.how)

    return replace(day, kind="day", find=find)


_CLOSERS: Final = ("STOP", "COMMA", "DOT", "RPAR")


@BESIDE.rule("d:DAYP COMMA? r:BEFORE/AFTER AT? ART? c:CLOCK")
def _beside_clock(hit: Hit) -> Piece:
    """As in "5 January after 17:00": the rest of that day."""
    clock = min(hit.value("c"), 1439)
    run = (0, clock) if hit.node("r").has("BEFORE") else (clock, 1439)
    return part_piece(hit.piece("d"), lambda span: timed(span, None, run), "timed")


@BESIDE.rule("a:DAYP/TIMEDP COMMA? ON? ART? b:DAYP/TIMEDP")
def _told_twice(hit: Hit) -> Piece | None:
    """As in "tomorrow, 16 November", "Tuesday evening 28 November": the fuller one."""
    first, second = hit.piece("a"), hit.piece("b")
    if any(node.has("TO") for node in hit.nodes[hit.match.start() : hit.match.end()]):
        return None
    leans = first.month is None and first.year is None and first.refill is None
    return second if leans and first.kind != "holiday" and second.month is not None else None


@BESIDE.rule("q:YEARP p:P")
def _year_ahead(hit: Hit) -> Piece | None:
    """As in "2022 жылғы 5–7 қаңтар": Kazakh tells the year first."""
    piece, year = hit.piece("p"), hit.piece("q").year
    if year is None or piece.year is not None or piece.refill is None:
        return None
    labelled = hit.written(hit.node("q")).lower().endswith(_KAZAKH_YEAR)
    return piece.lent(year) if labelled else None


_KAZAKH_YEAR: Final = ("ж.", "жылы", "жылғы", "жылдың")


@BESIDE.rule("p:P COMMA? OF? ART? LPAR? q:YEARP RPAR?")
def _year_behind(hit: Hit) -> Piece | None:
    piece, year = hit.piece("p"), hit.piece("q")
    if piece.year is not None or piece.refill is None:
        return None
    if year.year is not None:
        return piece.lent(year.year)

    def find(frame: Frame) -> Found | None:
        whole = year.find(frame)
        return whole and piece.lent(calendar_day(whole.spans[0].first)[0]).find(frame)

    return Piece(piece.kind, find, lends=True)
