"""Rules for quarters, seasons, decades, centuries and numbered weeks."""

import re
from dataclasses import replace
from typing import Final

from knowledge.dates.calendar import calendar_day, days_in_month, week_span, year_span
from knowledge.dates.guards import is_proper, named_year
from knowledge.dates.pieces import Found, Frame, Piece, day_piece, fixed, part_piece, yearly_piece
from knowledge.dates.rules import Grammar, Hit
from knowledge.dates.span import DateSpan, Precision
from knowledge.dates.units import Unit, months_span

__all__ = ["PLURAL_YEARS", "STRETCHES", "season_piece"]

STRETCHES: Final = Grammar()


@STRETCHES.rule(
    "n:ORD/ROMAN DOT? u:UNIT OF? ART? YEARWORD? y:YEAR YEARWORD?",
    "n:ORD DOT? u:UNIT DASH y:YEAR",
    "y:YEAR YEARWORD? COMMA? ART? n:ORD DOT? u:UNIT",
    "q:QLETTER n:DAY DASH? SLASH? APOS? OF? y:YEAR",
    "y:YEAR DASH? q:QLETTER n:DAY",
    "q:QLETTER n:DAY",
    "q:QLETTER i:MY",
    "n:ORD/ROMAN DOT? u:UNIT",
    "HLETTER n:DAY DASH? SLASH? OF? y:YEAR",
    "y:YEAR DASH? HLETTER n:DAY",
    "y:YY q:QLETTER n:DAY",
    "n:ORD HALFWORD OF ART? YEARWORD? y:YEAR",
    "n:DAY DOT u:UNIT ( OF? ART? YEARWORD? y:YEAR YEARWORD? )?",
    "n:ROMAN u:UNIT ( OF? ART? YEARWORD? y:YEAR YEARWORD? )?",
    "y:YEAR YEARWORD? COMMA? ART? n:ROMAN u:UNIT",
    "k:DAY u:UNIT DOT? y:YEAR YEARWORD?",
)
def _quarter(hit: Hit) -> Piece | None:
    size = _months_in(hit)
    if hit.has("i"):
        number, year = map(int, re.split("[-/.]", hit.node("i").digits))
        return fixed("long", months_span(year, number * 3 - 2, 3), year) if number < 5 else None
    if hit.has("k") and hit.node("u").key not in _SHORT_QUARTERS:
        return None
    number = hit.value("k" if hit.has("k") else "n")
    if not size or not 1 <= number <= 12 // size:
        return None
    start = (number - 1) * size + 1
    piece = yearly_piece(
        "long", lambda year: months_span(year, start, size), start, None, named_year(hit)
    )
    if hit.has("y") or hit.has("q"):
        return piece

    def find(frame: Frame) -> Found | None:
        """Of an event of days "the fourth quarter" is no part: it is one of a match."""
        short = frame.context.timeline is not None and frame.asks
        return None if short else piece.find(frame)

    return replace(piece, find=find)


_SHORT_QUARTERS: Final = ("кв", "квартал", "тоқсан")
"""As in "1 кв. 2022": the point of the ordinal is left out."""


def _months_in(hit: Hit) -> int:
    if hit.has("q"):
        return 3
    if not hit.has("u"):
        return 6
    unit = hit.value("u")
    return {5: 3, 6: 6}.get(unit, 0)


@STRETCHES.rule(
    "ART? w:ERAWORD",
    "ERAPRE w:ERAWORD",
    "ART? w:ERAWORD YEARWORD",
    "YEARWORD w:TENS",
    "p:ART w:TENS",
)
def _decade_word(hit: Hit) -> Piece | None:
    """As in "the nineties", "die neunziger Jahre", "los años noventa", "los noventa"."""
    before = hit.before
    word = hit.node("w")
    if hit.has("p") and not (
        hit.node("p").key == "los"
        and _ends(hit)
        and before is not None
        and before.key in ("en", "de", "desde", "durante")
    ):
        return None
    if word.has("TENS") and not hit.has("p") and hit.first.key not in _DECADE_YEARS:
        return None
    if (
        len(hit.nodes[hit.match.start() : hit.match.end()]) == 1
        and " " not in word.key
        and not (before is not None and before.has("ON", "OF", "PORTION", "SINCE"))
        and not _is_portioned(hit)
    ):
        return None
    start = hit.value("w")
    return fixed("decade", year_span(start, start + 9, Precision.DECADE), start)


def _is_portioned(hit: Hit) -> bool:
    """As in "mid-nineties"."""
    at = hit.match.start()
    return at > 1 and hit.nodes[at - 1].has("DASH") and hit.nodes[at - 2].has("PORTION")


def _is_spanish_decade(hit: Hit) -> bool:
    """As in "a principios de los 90", "en los 80"; not "los 90 heridos"."""
    before = hit.before
    if hit.node("l").key != "los" or before is None or not _ends(hit):
        return False
    lead = hit.nodes[hit.match.start() - 2] if hit.match.start() > 1 else None
    parted = before.key == "de" and lead is not None and lead.has("PORTION")
    return parted or before.key in ("en", "desde", "durante")


@STRETCHES.rule("t:DECADE/ERAWORD/ORD DAYSOF m:MONTH ( YEARWORD? y:YEAR YEARWORD? DOT? )?")
def _ten_days(hit: Hit) -> Piece | None:
    """As in "в 20-х числах марта", "в двадцатых числах марта 2022 года": from the 20th to the 29th."""
    first = hit.value("t") % 100
    if first not in (10, 20):
        return None
    month, year = hit.value("m"), named_year(hit)
    opening = day_piece(first, month, year)
    return part_piece(opening, lambda s: _ten_from(s.first), "range")


def _ten_from(first: int) -> DateSpan:
    year, month, day = calendar_day(first)
    last = first + min(9, days_in_month(year, month) - day)
    return DateSpan(first, last, Precision.MONTH_PART, approximate=True)


def _ends(hit: Hit) -> bool:
    return hit.after is None or hit.after.has("STOP", "COMMA", "DOT")


@STRETCHES.rule(
    "d:DECADE",
    "YEARWORD d:DECADE",
    "d:DECADE YEARWORD",
    "YEARWORD y:YY",
    "y:YY/ORD DASH? k:YEARWORD",
    "ART? u:UNIT OF? ART? y:YEAR/YY",
    "l:ART y:YY",
)
def _decade(hit: Hit) -> Piece | None:
    if hit.has("u"):
        if hit.value("u") != 8 or hit.value("y") % 10:
            return None
        start = hit.value("y")
    elif hit.has("y"):
        start = hit.value("y")
        if start % 10 or not _is_told_decade(hit):
            return None
    else:
        start = hit.value("d")
        if start < 100 and _is_age(hit):
            return None
    if start < 100:
        start += 1900 if start >= 20 else 2000
    elif start < 1000:
        return None
    return fixed("decade", year_span(start, start + 9, Precision.DECADE), start)


def _is_told_decade(hit: Hit) -> bool:
    if hit.has("l"):
        return _is_spanish_decade(hit)
    return hit.node("k").key in PLURAL_YEARS if hit.has("k") else hit.first.key in _DECADE_YEARS


def _is_age(hit: Hit) -> bool:
    """As in "in his early 30s"."""
    at = hit.match.start()
    near = {node.key for node in hit.nodes[max(0, at - 2) : at]}
    return not near.isdisjoint(_OWNERS)


_OWNERS: Final = frozenset("his her their my your our s".split())
PLURAL_YEARS: Final = frozenset(
    "жылдары жылдарда жылдардың жылдарында жылдарының годы годах годов".split()
)
"""Words after a round year or number that make it a decade."""
_DECADE_YEARS: Final = frozenset({"annees", "anos", "годы", "годах"})


@STRETCHES.rule(
    "n:ORD DOT? u:UNIT e:ERA?",
    "n:ROMAN DOT? u:UNIT e:ERA?",
    "u:UNIT n:ROMAN e:ERA?",
    "n:DAY DOT? u:UNIT e:ERA?",
    "n:NUM DOT u:UNIT e:ERA?",
    "e:ERA n:ROMAN/ORD u:UNIT",
)
def _century(hit: Hit) -> Piece | None:
    if hit.value("u") != Unit.CENTURY or not 1 <= hit.value("n") <= _MOST_CENTURIES:
        return None
    if (
        "DAY" in hit.node("n").values
        and "ORD" not in hit.node("n").values
        and not _is_cyrillic(hit.node("u").key)
        and hit.nodes[hit.match.start("n") + 1].key != "."
    ):
        return None
    if hit.nodes[hit.match.end() - 1].key == "i" and not hit.node("u").key.startswith("siglo"):
        return None
    capital = hit.written(hit.node("u"))[:1].isupper()
    if capital and is_proper(hit, hit.after) and hit.first is not hit.node("u"):
        return None
    number = hit.value("n")
    first = (number - 1) * 100 + 1
    if hit.has("e") and hit.value("e") < 0:
        first = 1 - number * 100
    return fixed("century", year_span(first, first + 99, Precision.CENTURY), first)


_MOST_CENTURIES: Final = 100


def _is_cyrillic(word: str) -> bool:
    return word[0] >= "а"


@STRETCHES.rule(
    "s:SEASON OF? ART? YEARWORD? y:YEAR ( SLASH YY )?",
    "s:SEASON OF? ART? YEARWORD? y:YEAR DASH z:YEAR",
    "y:YEAR DASH z:YEAR YEARWORD? s:SEASON",
    "s:SEASON OF? ART? APOS y:YY",
    "y:YEAR YEARWORD? s:SEASON",
    "s:SEASON OF? ART? y:ERAYEAR ( DASH z:ERAYEAR )?",
    "y:ERAYEAR ( DASH z:ERAYEAR )? s:SEASON",
    "s:SEASON",
)
def _season(hit: Hit) -> Piece | None:
    if (
        _names_games(hit)
        or _is_participle(hit)
        or (hit.has("z") and hit.value("z") != hit.value("y") + 1)
    ):
        return None
    if not hit.has("y") and not hit.is_whole():
        before = hit.before
        cued = before is not None and before.has(
            "ON", "OF", "SINCE", "BY", "BEFORE", "AFTER", "PORTION", "ART", "LAST", "NEXT", "THIS"
        )
        if hit.first.key in _WHEN:
            return season_piece(hit.value("s"))
        if not cued or (
            hit.first.key in ("fall", "spring")
            and before is not None
            and not before.has("ON", "LAST", "NEXT")
        ):
            return None
        if before is not None and before.has("ART"):
            return None
    return season_piece(hit.value("s"), named_year(hit))


_WHEN: Final = frozenset("зимои веснои летом осенью қыста көктемде жазда күзде".split())
"""Cases of the seasons that tell when: "in winter"."""


@STRETCHES.rule("s:SEASON y:ORD")
def _season_of_ordinal(hit: Hit) -> Piece | None:
    """As in "весной 21-го": of that year."""
    number = hit.value("y")
    if not hit.node("y").key.endswith("-го") or number < 10:
        return None
    return season_piece(hit.value("s"), number + (1900 if number >= 30 else 2000))


def _is_participle(hit: Hit) -> bool:
    """As in "a été créée": the French for "been"."""
    before = hit.before
    return hit.node("s").key == "ete" and before is not None and before.key in _HAVING


_HAVING: Final = frozenset(
    "a ai as ont avons avez avait avais avaient eu aura auront aurait ayant n pas jamais aient ait".split()
)


def _names_games(hit: Hit) -> bool:
    """As in "the 2024 Summer Olympics": a name, the year of which counts alone."""
    if not hit.has("y") or hit.match.start("y") > hit.match.start("s"):
        return False
    return is_proper(hit, hit.after)


def season_piece(season: int, year: int | None = None) -> Piece:
    """December to February, March to May ...; a winter is named by the year it starts in."""
    start = (12, 3, 6, 9)[season]

    def in_year(of: int) -> DateSpan:
        span = months_span(of, start, 3)
        return DateSpan(span.first, span.last, Precision.SEASON)

    return yearly_piece("season", in_year, start, None, year)


@STRETCHES.rule(
    "w:WLETTER n:NUM ( COMMA? OF? ART? YEARWORD? y:YEAR )?",
    "u:UNIT NUMBERWORD? n:NUM ( COMMA? OF? ART? YEARWORD? y:YEAR )?",
    "y:YEAR DASH? w:WLETTER n:NUM",
    "y:YEAR DASH? w:WLETTER n:NUM DASH d:DAY",
    "n:NUM DOT u:UNIT/WLETTER OF? ART? YEARWORD? y:YEAR",
    "n:NUM DASH k:UNIT OF? ART? YEARWORD? y:YEAR",
    "y:YEAR YEARWORD? n:NUM DASH k:UNIT",
)
def _numbered_week(hit: Hit) -> Piece | None:
    if not _counts_weeks(hit):
        return None
    number, day = _week_and_day(hit)
    if day is not None:
        return _day_of_week(number, day, hit.value("y"))
    if hit.has("w") and hit.node("w").key == "w" and not hit.has("y") and not hit.is_whole():
        return None
    if not 1 <= number <= _MOST_WEEKS:
        return Piece("week", lambda _: None, hit.value("y")) if hit.has("y") else None

    def in_year(year: int) -> DateSpan | None:
        return _week_of_year(number, year)

    month = min(12, max(1, (number + 3) * 12 // 53))
    return yearly_piece("week", in_year, month, None, named_year(hit))


@STRETCHES.rule(
    "w:WLETTER/UNIT n:NUM DOT? TO/DASH/AND m:NUM ( COMMA? OF? ART? YEARWORD? y:YEAR YEARWORD? )?",
    "n:NUM DOT TO/DASH/AND m:NUM DOT w:WLETTER/UNIT ( OF? ART? YEARWORD? y:YEAR )?",
    "y:YEAR DASH? w:WLETTER n:NUM TO/DASH m:NUM",
    "w:WLETTER i:MY",
)
def _weeks(hit: Hit) -> Piece | None:
    """As in "KW 1-3 2022", "weeks 1 to 3 of 2022", "KW 1/2022"."""
    word = hit.node("w")
    if not (word.has("WLETTER") or word.values.get("UNIT") == Unit.WEEK):
        return None
    year = named_year(hit)
    if hit.has("i"):
        first, year = map(int, re.split("[-/.]", hit.node("i").digits))
        last = first
    else:
        first, last = hit.value("n"), hit.value("m")
        joined = any(node.has("AND") for node in hit.nodes[hit.match.start("n") : hit.match.end()])
        if not first < last <= _MOST_WEEKS or (joined and last > first + 1):
            return None

    def in_year(of: int) -> DateSpan | None:
        opening, closing = _week_of_year(first, of), _week_of_year(last, of)
        if opening is None or closing is None:
            return None
        return opening if first == last else DateSpan(opening.first, closing.last, Precision.RANGE)

    month = min(12, max(1, (first + 3) * 12 // _MOST_WEEKS))
    return yearly_piece("week" if first == last else "range", in_year, month, None, year)


def _counts_weeks(hit: Hit) -> bool:
    """Whether the number is written in figures and what it counts are weeks; "5-week" is a length."""
    if not hit.node("n").key[0].isdigit():
        return False
    if hit.has("w"):
        return True
    unit = hit.node("u" if hit.has("u") else "k")
    if hit.has("k") and not _is_cyrillic(unit.key):
        return False
    return unit.values.get("UNIT") == Unit.WEEK or unit.has("WLETTER")


_MOST_WEEKS: Final = 53


def _week_of_year(number: int, year: int) -> DateSpan | None:
    """The week that the standard numbers so; a year has 52 or 53 of them."""
    first = week_span(year_span(year, year).first + 3)
    found = week_span(first.first + 7 * (number - 1))
    return found if number >= 1 and found.first + 3 <= year_span(year, year).last else None


def _week_and_day(hit: Hit) -> tuple[int, int | None]:
    """The week, and the day of it where the standard's form names one: "2022-W01-3", "2022W013"."""
    word, number = hit.node("w") if hit.has("w") else None, hit.node("n")
    if (
        word is None
        or word.key != "w"
        or not hit.has("y")
        or hit.match.start("y") > hit.match.start("w")
    ):
        return hit.value("n"), None
    if hit.has("d"):
        return hit.value("n"), hit.value("d")
    if len(number.key) == _WEEK_AND_DAY:
        return divmod(hit.value("n"), 10)
    return hit.value("n"), None


_WEEK_AND_DAY: Final = 3
"""Figures of a week and its day in the standard's short form."""


def _day_of_week(number: int, day: int, year: int) -> Piece:
    week = _week_of_year(number, year)
    if week is None or not 1 <= day <= week.days:
        return Piece("week", lambda _: None, year)
    there = week.first + day - 1
    return fixed("day", DateSpan(there, there), year)
