"""Rules for holidays."""

from dataclasses import replace
from typing import Final

from knowledge.dates.calendar import calendar_day
from knowledge.dates.guards import is_proper
from knowledge.dates.holidays import ADVENTS, TURN_OF_YEAR, holiday_over, holiday_piece
from knowledge.dates.mention import How
from knowledge.dates.pieces import Found, Frame, Piece, moved
from knowledge.dates.rules import Grammar, Hit
from knowledge.dates.span import DateSpan

__all__ = ["HOLIDAY"]

HOLIDAY: Final = Grammar()


@HOLIDAY.rule(
    "ART? h:HOLIDAY ( COMMA? OF? ART? YEARWORD? y:YEAR )?",
    "y:YEAR YEARWORD? h:HOLIDAY",
    "x:LAST/THIS/NEXT h:HOLIDAY",
    "h:HOLIDAY OF? x:LAST/THIS/NEXT u:UNIT",
)
def _holiday(hit: Hit) -> Piece | None:
    number = hit.value("h")
    if not hit.has("x"):
        written = hit.written(hit.node("h"))
        before = hit.before
        cued = before is not None and before.has(
            "BEFORE",
            "AFTER",
            "SINCE",
            "BY",
            "ON",
            "PART",
            "PORTION",
            "FROM",
            "TO",
            "BETWEEN",
            "AND",
            "OF",
        )
        if _is_title(hit) or (hit.before is not None and hit.before.key in _OTHER_CALENDARS):
            return None
        if hit.node("h").key in _COMMON and written[:1].islower() and not (cued or hit.is_whole()):
            return None
        piece = holiday_piece(number, hit.maybe("y"))
        return piece if hit.has("y") or cued or _is_said_alone(hit) else _inside_event(piece)
    by = hit.value("x")

    def day(frame: Frame) -> DateSpan | None:
        year = calendar_day(frame.today)[0]
        spans = [
            found.spans[0]
            for y in range(year - 2, year + 3)
            if (found := holiday_piece(number, y).find(frame))
        ]
        if hit.has("u") or not by:
            inside = [s for s in spans if calendar_day(s.first)[0] == year + by]
            return inside[0] if inside else None
        if by < 0:
            return max((s for s in spans if s.first < frame.today), key=lambda s: s.first)
        return min((s for s in spans if s.first > frame.today), key=lambda s: s.first)

    return moved("holiday", day, How.HOLIDAY)


@HOLIDAY.rule(
    "ART? h:HOLIDAY OF? YEARWORD? y:YEAR DASH/SLASH/AND z:YEAR/YY YEARWORD?",
    "TURNWORD y:YEAR DASH/SLASH/AND z:YEAR/YY YEARWORD?",
)
def _holiday_of_winter(hit: Hit) -> Piece | None:
    """As in "Jahreswechsel 2020/21", "на рубеже 2020 и 2021 годов"."""
    first, second = hit.value("y"), hit.value("z")
    if hit.node("z").has("YY") and not hit.node("z").has("YEAR"):
        second += first - first % 100
    return holiday_over(hit.value("h") if hit.has("h") else TURN_OF_YEAR, first, second)


@HOLIDAY.rule(
    "ART? n:DAY DOT a:ADVENT ( OF? ART? YEARWORD? y:YEAR )?",
    "ART? n:ORD/DAYORD ( DOW OF? ART? )? a:ADVENT ( OF? ART? YEARWORD? y:YEAR )?",
)
def _advent(hit: Hit) -> Piece | None:
    """As in "3. Advent 2022", "le 2e dimanche de l'avent"."""
    number = hit.value("n")
    return (
        holiday_piece(ADVENTS[number - 1], hit.maybe("y")) if 1 <= number <= len(ADVENTS) else None
    )


def _is_title(hit: Hit) -> bool:
    """As in "Halloween Town", "Noel Harrison": part of a longer name."""
    single = " " not in hit.node("h").key and not hit.has("y")
    return single and is_proper(hit, hit.after)


def _is_said_alone(hit: Hit) -> bool:
    """Whether the holiday is all the text, has a capital, or several words."""
    word = hit.node("h")
    return hit.is_whole() or " " in word.key or hit.written(word)[:1].isupper()


def _inside_event(piece: Piece) -> Piece:
    """A holiday named in passing ("the grinch who stole christmas"): asked for only in its days."""

    def find(frame: Frame) -> Found | None:
        timeline, found = frame.context.timeline, piece.find(frame)
        if found is None or timeline is None:
            return None if frame.asks else found
        day = found.spans[0].first
        return found if timeline[0] <= day <= timeline[1] else None

    return replace(piece, find=find)


_OTHER_CALENDARS: Final = frozenset("chinese lunar jewish islamic persian hindu tamil thai".split())
_COMMON: Final = frozenset(
    {"assumption", "ascension", "assomption", "armistice", "epiphany", "new year"}
)
