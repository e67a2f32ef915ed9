"""Rules for days, months and years of the calendar."""

from dataclasses import replace
from typing import Final

from knowledge.dates.calendar import NO_YEAR, year_span
from knowledge.dates.guards import (
    HEDGES,
    bare_day_fits,
    bare_month_fits,
    bare_year_fits,
    is_counted,
    is_cued_day,
    named_year,
    two_digit_year_fits,
)
from knowledge.dates.lexicon import WEAK
from knowledge.dates.pieces import Found, Frame, Piece, day_piece, fixed, month_piece, part_piece
from knowledge.dates.prose import is_amount, only_asked, year_in_prose
from knowledge.dates.rules import Grammar, Hit, Many
from knowledge.dates.span import Precision
from knowledge.dates.stretches import PLURAL_YEARS
from knowledge.dates.units import timed

__all__ = ["ABSOLUTE"]

ABSOLUTE: Final = Grammar()


_YEAR: Final = "( COMMA? OF? ART? YEARWORD? y:YEAR/ODDYEAR YEARWORD? DOT? )?"


_SHORT: Final = "( COMMA? APOS? y:YY )"


_DOW: Final = "( w:DOW DOT? COMMA? ART? )?"


@ABSOLUTE.rule(
    f"{_DOW} d:DAY/DAYORD DOT? DAYWORD? DASH? OF? ART? m:MONTH DOT? {_YEAR}",
    f"{_DOW} d:DAY/DAYORD DOT? SLASH m:MONTH ( SLASH y:YEAR/ODDYEAR )?",
    f"{_DOW} d:DAY/DAYORD DOT? DASH? m:MONTH DOT? DASH y:YEAR/ODDYEAR",
)
def _day_month(hit: Hit) -> Piece | None:
    return _day_of_month(hit)


@ABSOLUTE.rule(
    f"{_DOW} d:DAY/DAYORD DOT? OF? m:MONTH DOT? {_SHORT}",
    f"{_DOW} d:DAY DASH m:MONTH DASH y:YY",
    f"{_DOW} d:DAY SLASH m:MONTH SLASH y:YY",
)
def _day_month_short(hit: Hit) -> Piece | None:
    return _day_of_month(hit) if two_digit_year_fits(hit) else None


@ABSOLUTE.rule(
    f"{_DOW} m:MONTH DOT? DASH? ART? d:DAY/DAYORD {_YEAR}",
    f"{_DOW} m:MONTH COMMA ART? d:DAYORD {_YEAR}",
    "m:MONTH DASH d:DAY DASH y:YEAR/ODDYEAR",
    "m:MONTH DASH y:YEAR/ODDYEAR DASH d:DAY",
    f"{_DOW} m:MONTH SLASH d:DAY ( SLASH y:YEAR/ODDYEAR )?",
    f"m:MONTH DOT? d:DAY/DAYORD COMMA? w:DOW COMMA? {_YEAR}",
    "m:MONTH DOT? d:DAY/DAYORD COLON y:YEAR/ODDYEAR",
    "y:YEAR/ODDYEAR YEARWORD? COMMA? DASH? m:MONTH DOT? DASH? d:DAY/DAYORD",
    "y:YEAR/ODDYEAR YEARWORD? COMMA? d:DAY/DAYORD DOT? OF? m:MONTH",
    "y:YEAR/ODDYEAR SLASH m:MONTH SLASH d:DAY",
    "y:YEAR/ODDYEAR SLASH d:DAY SLASH m:MONTH",
)
def _month_day(hit: Hit) -> Piece | None:
    return _day_of_month(hit)


@ABSOLUTE.rule(f"{_DOW} m:MONTH DOT? DASH? ART? d:DAY/DAYORD {_SHORT}")
def _month_day_short(hit: Hit) -> Piece | None:
    listed = (
        hit.has("y") and hit.nodes[hit.match.start("y") - 1].has("COMMA") and hit.value("y") <= 31
    )
    return _day_of_month(hit) if two_digit_year_fits(hit) and not listed else None


def _day_of_month(hit: Hit) -> Piece | None:
    """The day, unless the words are an ordinal before a common noun ("the second march")."""
    month = hit.node("m")
    day = hit.node("d")
    if _ranks_part(hit) or _is_one_more(hit) or _is_of_all(hit):
        return None
    if hit.has("y") and _is_clock_range(hit):
        return None
    lower = hit.written(month).islower()
    if lower and month.key in _NOUNS and not day.key[0].isdigit() and "DAYORD" in day.values:
        joined = hit.match.start("m") - hit.match.start("d") > 1
        if not joined and hit.match.start("d") < hit.match.start("m"):
            return None
        if not hit.has("y") and hit.after is not None and hit.after.key[:1].isalpha():
            return None
    opens = hit.before is not None and hit.before.has("FROM", "BETWEEN", "ON")
    if lower and month.key in _VERBS and day.key.isdigit() and not opens and _counted(hit):
        return None
    piece = day_piece(hit.value("d"), hit.value("m"), named_year(hit), hit.maybe("w"))
    return _or_clock(hit, piece) if hit.has("y") else piece


def _is_of_all(hit: Hit) -> bool:
    """As in "the first in May", "three in October": of what came in that month, not a day of it."""
    day = hit.match.start("d")
    return (
        day < hit.match.start("m")
        and hit.nodes[day + 1].key == "in"
        and hit.nodes[day].key.isalpha()
    )


def _is_one_more(hit: Hit) -> bool:
    """As in "wounding a fifth in August 2005": another one of them."""
    day, before = (
        hit.node("d"),
        hit.nodes[hit.match.start("d") - 1] if hit.match.start("d") else None,
    )
    return before is not None and before.key in ("a", "an") and not day.key[0].isdigit()


def _or_clock(hit: Hit, piece: Piece) -> Piece:
    """As in "12 Nov 1115": a time of day where coming days are asked for and no year is near."""
    word = hit.node("y")
    year, clock = word.values.get("YEAR", 0), word.values.get("HHMM")
    if clock is None or not word.key.isdigit() or hit.match.end("y") != hit.match.end():
        return piece
    day = day_piece(hit.value("d"), hit.value("m"), None, hit.maybe("w"))
    at = (min(clock, 1439), min(clock, 1439))
    told = part_piece(day, lambda span: timed(span, None, at), "timed")

    def find(frame: Frame) -> Found | None:
        near = abs(year - frame.context.reference.year) <= _LIFETIME
        return (told if frame.ahead and frame.asks and not near else piece).find(frame)

    return replace(piece, find=find)


@ABSOLUTE.rule(
    f"{_DOW} d:DAY/DAYORD DOT? m:MONTH DOT? y:HHMM r:DASH e:HHMM",
    f"{_DOW} m:MONTH DOT? d:DAY/DAYORD COMMA? y:HHMM r:DASH e:HHMM",
)
def _between_hours(hit: Hit) -> Piece | None:
    """As in "15 Sept 1410-1745": from one time of the day to another, not years."""
    words = hit.node("y"), hit.node("e")
    if hit.node("r").gap or words[1].gap or not all(len(word.key) == _FIGURES for word in words):
        return None
    first, last = (min(word.values["HHMM"], 1439) for word in words)
    day = day_piece(hit.value("d"), hit.value("m"), None, hit.maybe("w"))
    told = part_piece(day, lambda span: timed(span, None, (first, max(first, last))), "timed")
    years = [int(word.key) for word in words]
    if not all(year in _MODERN for year in years):
        return told
    of_year = day_piece(hit.value("d"), hit.value("m"), years[0], hit.maybe("w"))

    def find(frame: Frame) -> Found | None:
        return (told if frame.ahead and frame.asks else of_year).find(frame)

    return replace(told, find=find)


_FIGURES: Final = 4
_MODERN: Final = range(1900, 2101)
_LIFETIME: Final = 100
"""Years from now in which people make plans or remember."""


def _ranks_part(hit: Hit) -> bool:
    """As in "қаңтардың екінші аптасында": the ordinal after the month counts what follows it."""
    if _is_third_of(hit):
        return True
    after = hit.after
    if after is None or hit.match.end("d") < hit.match.end() or hit.node("d").has("DAY"):
        return False
    return after.has("HALFWORD", "THIRDWORD") or (
        after.has("UNIT", "DOW") and not after.has("DAYWORD") and hit.node("d").has("DAYORD")
    )


def _is_third_of(hit: Hit) -> bool:
    """As in "the last third of January", which is no 3 January."""
    before, day = hit.before, hit.node("d")
    ranked = before is not None and before.has("ORD", "LASTORD")
    return ranked and day.has("THIRDWORD") and day is hit.first


_NOUNS: Final = frozenset({"march", "may"})


def _is_clock_range(hit: Hit) -> bool:
    """As in "30 May 2305-0715": hours, not a year."""
    at = hit.match.end()
    rest = hit.nodes[at : at + 2]
    return len(rest) == 2 and rest[0].has("DASH") and not rest[0].gap and rest[1].has("HHMM")


_VERBS: Final = frozenset({"may", "march", "set", "mar"})


def _counted(hit: Hit) -> bool:
    """As in "5 may have died": a number of people, then a verb."""
    after = hit.after
    verb = after is not None and after.key in _AFTER_MAY
    return verb and hit.match.start("d") < hit.match.start("m")


_AFTER_MAY: Final = frozenset("have be not well also face die through to on in".split())


@ABSOLUTE.rule("d:SPELT OF m:MONTH " + _YEAR, "d:SPELT m:MONTH " + _YEAR, "m:MONTH d:SPELT")
def _spelt_day(hit: Hit) -> Piece | None:
    leads = hit.match.start("d") < hit.match.start("m")
    if leads and _is_of_all(hit):
        return None
    lower = hit.written(hit.node("m")).islower()
    if ((lower or leads) and hit.node("m").key in _NOUNS) or (not leads and hit.value("d") < 20):
        return None
    return day_piece(hit.value("d"), hit.value("m"), named_year(hit))


@ABSOLUTE.rule(
    f"m:MONTH DOT? DASH? {_YEAR[:-1].replace('( COMMA? OF?', '( COMMA? SLASH? DASH? OF?')}",
    "m:MONTH DOT? COMMA? APOS y:YY",
    "m:MONTH DOT? DASH y:YY",
    "m:MONTH OF y:YY",
    "y:YEAR/ODDYEAR YEARWORD? COMMA? DASH? SLASH? OF? m:MONTH DOT?",
)
def _month_year(hit: Hit) -> Piece | None:
    if (
        hit.node("y").has("YY")
        and hit.node("y").values["YY"] <= 31
        and not hit.nodes[hit.match.start("y") - 1].has("APOS")
    ):
        return None
    lower = hit.written(hit.node("m")).islower()
    if lower and hit.node("m").key in _VERBS and hit.nodes[hit.match.start("y") - 1].key == "the":
        return None
    return month_piece(hit.value("m"), named_year(hit))


@ABSOLUTE.rule("m:MONTH y:YY")
def _month_short_year(hit: Hit) -> Piece | None:
    """Only for years that can be no day of a month ("August 99")."""
    if hit.value("y") <= 31 or hit.node("m").key in WEAK or is_counted(hit):
        return None
    return month_piece(hit.value("m"), named_year(hit))


@ABSOLUTE.rule(
    "( y:YEAR/ODDYEAR YEARWORD? DASH? )? m:MONTH MONTHPOST",
    "( y:YEAR/ODDYEAR YEARWORD? DASH? )? m:MONTH MONTHPOST d:DAYORD",
)
def _month_told(hit: Hit) -> Piece:
    """As in "қаңтар айында", "2022 жылғы қаңтар айының 5-інде"."""
    if hit.has("d"):
        return day_piece(hit.value("d"), hit.value("m"), named_year(hit))
    return month_piece(hit.value("m"), named_year(hit))


@ABSOLUTE.rule("m:MONTH DOT?", "MONTHONLY OF? m:MONTH")
def _bare_month(hit: Hit) -> Piece | None:
    if not bare_month_fits(hit):
        return None
    return month_piece(hit.value("m"))


@ABSOLUTE.rule(
    "w:DOW DOT? COMMA? ART? d:DAYORD",
    "w:DOW DOT? ART? d:DAY DOT",
    "w:DOW COMMA? ART d:DAY",
    "w:DOW COMMA? ART? DAYWORD d:DAY/SPELT",
    "w:DOW ART d:SPELT",
    "w:DOW DOT? d:DAY",
)
def _weekday_day(hit: Hit) -> Piece | None:
    after = hit.after
    if (
        hit.node("d").key.isdigit()
        and after is not None
        and after.key[:1].isalnum()
        and not after.has("ON", "AT", "CLOCK", "CUE")
    ):
        return None
    if len(hit.node("w").key) < 3 and not hit.is_whole():
        return None
    spelt = not hit.node("d").key[0].isdigit() and after is not None
    if spelt and after is not None and after.key[:1].isalpha() and not after.values:
        return None
    return day_piece(hit.value("d"), None, None, hit.value("w"))


@ABSOLUTE.rule(
    "ART? d:DAYORD",
    "d:DAYORD DAYWORD",
    "ON ART? d:DAY DAYWORD",
    "ART? d:DAY DAYWORD",
    "DAYWORD d:DAY/SPELT",
    "SINCE/BY d:DAY",
    "ART d:DAY DOT?",
    "ON d:DAY DOT?",
    "d:DAY DOT",
)
def _bare_day(hit: Hit) -> Piece | Many | None:
    if not bare_day_fits(hit):
        return None
    piece = day_piece(hit.value("d"), None)
    # News rank and count ("the 21st"); only a question names a day so.
    if is_cued_day(hit):
        return ((piece, "d", "d"),)

    return ((only_asked(piece), "d", "d"),)


@ABSOLUTE.rule("y:YEAR", "YEARWORD OF? y:YEAR", "y:YEAR YEARWORD DOT?", "APOS y:YY")
def _bare_year(hit: Hit) -> Piece | Many | None:
    prose = "YEAR" in hit.node("y").values and year_in_prose(hit)
    if is_amount(hit) or _counts_years(hit) or not (prose or bare_year_fits(hit)):
        return None
    year = named_year(hit)
    if year is None:
        return None
    last = hit.nodes[hit.match.end() - 1]
    told = hit.first.key in ("annees", "anos", "годы") or last.key in PLURAL_YEARS
    if told and year % 10 == 0:
        return fixed("long", year_span(year, year + 9, Precision.DECADE), year)
    return fixed("year", year_span(year, year), year)


def _counts_years(hit: Hit) -> bool:
    """As in "1990 years old": so many years, not that one."""
    at = hit.match.start("y") + 1
    return at < len(hit.nodes) and hit.nodes[at].key in _YEARS_OF


_YEARS_OF: Final = frozenset("years yrs jahre jahren ans annees anos лет".split())


@ABSOLUTE.rule("y:ORD YEARWORD")
def _ordinal_year(hit: Hit) -> Piece | None:
    """As in "в 86-м году"."""
    before, number = hit.before, hit.value("y")
    if before is None or before.key not in _TO_YEAR or number < 10:
        return None
    if not hit.node("y").key[0].isdigit() or hit.nodes[hit.match.end() - 1].key not in _ONE_YEAR:
        return None
    year = number + (1900 if number >= 30 else 2000)
    return fixed("year", year_span(year, year), year)


_TO_YEAR: Final = frozenset("в с до к после".split())
_ONE_YEAR: Final = frozenset("году года год".split())


@ABSOLUTE.rule(
    "ERA y:NUM/NUM4/YEAR",
    "y:NUM/NUM4/YEAR e:ERA",
    "e:ERA y:NUM/NUM4/YEAR",
)
def _era_year(hit: Hit) -> Piece | None:
    era = hit.node("e") if hit.has("e") else hit.first
    number = hit.value("y")
    before = era.values["ERA"] < 0
    if not number or (era.key in ("ad", "ce") and hit.written(era).islower()):
        return None
    if not hit.node("y").key[0].isdigit():
        return None
    year = 1 - number if before else number
    return fixed("year", year_span(year, year), year)


@ABSOLUTE.rule("y:ERAYEAR")
def _year_of_era(hit: Hit) -> Piece:
    year = hit.value("y")
    if year == NO_YEAR:
        return Piece("year", lambda _: None, year)
    return fixed("year", year_span(year, year), year)


@ABSOLUTE.rule("y:YEAR DASH z:YEAR ( YEARWORD DOT? )?", "y:YEAR DASH/SLASH z:YY")
def _year_range(hit: Hit) -> Piece | None:
    first, second = hit.value("y"), hit.value("z")
    if second < 100:
        second += first // 100 * 100
        if not first < second <= first + 10 or (second > first + 1 and hit.node("z").has("MONN")):
            return None
    near = second < first + _LONG_RUN or hit.is_whole(apart=HEDGES)
    if second <= first or not near or not bare_year_fits(hit):
        return None
    span = year_span(first, second, Precision.RANGE)
    return fixed("range", span, first)


_LONG_RUN: Final = 300
"""So many years apart two numbers with a dash are no years, unless they are all the text."""


_IN_YEAR: Final = frozenset({"year", "the year", "im jahr", "im jahre", "jahr", "jahre"})


@ABSOLUTE.rule("y:YEARWORD n:NUM")
def _small_year(hit: Hit) -> Piece | None:
    if hit.node("y").key not in _IN_YEAR or not hit.node("n").key.isdigit() or hit.value("n") < 100:
        return None
    return fixed("year", year_span(hit.value("n"), hit.value("n")), hit.value("n"))
