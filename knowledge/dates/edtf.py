"""Spans as EDTF text (ISO 8601-2) and back: the form in which dates leave the record.

Written are days, months, years, decades (``199X``), centuries (``19XX``), seasons (``2022-21`` spring to
``2022-24`` winter), quarters (33 to 36), halves (40, 41) and intervals of them with ``..`` for an open
end; ``~`` approximate, ``?`` uncertain, ``%`` both. A century that begins with a year 1 is written as its
years (``1901/2000``). What EDTF has no word for becomes an interval of
days: weeks, weekends, parts of months and years. Parts of a day become the day.
"""

import re
from typing import Final, NamedTuple

from knowledge.dates.civil import CivilDay, civil_day, civil_number, last_day_of_month
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan, Precision
from knowledge.errors import BadDate
from knowledge.regex import regex

__all__ = ["from_edtf", "to_edtf", "typed_edtf"]

_OPEN: Final = ".."
_MARKS: Final = {"": (False, False), "~": (True, False), "?": (False, True), "%": (True, True)}
_MARK_OF: Final = {flags: mark for mark, flags in _MARKS.items()}
_SEASONS: Final = {21: 3, 22: 6, 23: 9, 24: 12}
"""First month of a season's three; winter runs into the next year."""
_QUARTERS: Final = {33: 1, 34: 4, 35: 7, 36: 10}
_HALVES: Final = {40: 1, 41: 7}
_DIVISIONS: Final = {
    Precision.SEASON: (_SEASONS, 3),
    Precision.QUARTER: (_QUARTERS, 3),
    Precision.HALF_YEAR: (_HALVES, 6),
}
_FORM: Final = regex(
    r"(?P<year>-?[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?"
    r"|Y(?P<long_year>-?[1-9][0-9]{4,5})|(?P<digits>-?[0-9]{2,3})(?P<unknown>X{1,2})"
)
_TYPED: Final = regex(
    r"-[0-9]{4}(?:-[0-9]{2}){0,2}[~?%]?|Y-?[0-9]{5,6}|[0-9]{2,3}X{1,2}[~?%]?|(?:\.\.|-?[0-9]{4})[-0-9~?%]*/[-0-9~?%.]+"
)
"""EDTF that can be nothing else that people type: years below 0, unknown digits, intervals."""
_LONGEST: Final = 64
_LAST_PLAIN_YEAR: Final = 9999


class _End(NamedTuple):
    first: int
    last: int
    precision: Precision


def to_edtf(span: DateSpan) -> str:
    """EDTF text of ``span``. Of days in years of more than four digits only the year is kept."""
    mark = _MARK_OF[span.approximate, span.uncertain]
    if span.is_open:
        first = _OPEN if span.first == OPEN_START else _day(span.first) + mark
        last = _OPEN if span.last == OPEN_END else _day(span.last) + mark
        return f"{first}/{last}"
    if whole := _whole(span):
        return "/".join(part + mark for part in whole)
    ends = dict.fromkeys((_day(span.first), _day(span.last)))
    return "/".join(day + mark for day in ends)


def _day(number: int) -> str:
    day = civil_day(number)
    if abs(day.year) > _LAST_PLAIN_YEAR:
        return _year(day.year)
    return f"{_year(day.year)}-{day.month:02d}-{day.day:02d}"


def _year(year: int) -> str:
    if abs(year) > _LAST_PLAIN_YEAR:
        return f"Y{year}"
    return f"{'-' if year < 0 else ''}{abs(year):04d}"


def _whole(span: DateSpan) -> tuple[str, ...]:
    """The one or two texts for whole months, years and the like; empty when it is none of them."""
    first, last = civil_day(span.first), civil_day(span.last)
    if first.day != 1 or last.day != last_day_of_month(last.year, last.month):
        return ()
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if span.precision is Precision.MONTH and months == 1 and abs(first.year) <= _LAST_PLAIN_YEAR:
        return (f"{_year(first.year)}-{first.month:02d}",)
    if span.precision in _DIVISIONS:
        return _division(span.precision, first, months)
    if span.precision in (Precision.YEAR, Precision.DECADE, Precision.CENTURY):
        return _years(span.precision, first, last)
    return ()


def _division(precision: Precision, first: CivilDay, months: int) -> tuple[str, ...]:
    starts, length = _DIVISIONS[precision]
    for number, month in starts.items():
        if month == first.month and months == length and abs(first.year) <= _LAST_PLAIN_YEAR:
            return (f"{_year(first.year)}-{number}",)
    return ()


def _years(precision: Precision, first: CivilDay, last: CivilDay) -> tuple[str, ...]:
    if (first.month, last.month) != (1, 12):
        return ()
    for word, unknown in ((Precision.DECADE, 1), (Precision.CENTURY, 2)):
        if precision is word and (text := _masked(first.year, last.year, unknown)):
            return (text,)
    return tuple(dict.fromkeys((_year(first.year), _year(last.year))))


def _masked(first: int, last: int, unknown: int) -> str:
    """Ten or a hundred years with their last digits as X, if they are just those years."""
    step = 10**unknown
    lowest, highest = (first, last) if first >= 0 else (-last, -first)
    if lowest % step or highest != lowest + step - 1 or highest > _LAST_PLAIN_YEAR:
        return ""
    if first < 0 and not lowest:
        return ""
    sign = "-" if first < 0 else ""
    return f"{sign}{lowest // step:0{4 - unknown}d}{'X' * unknown}"


def from_edtf(text: str) -> DateSpan:
    """The span of EDTF text in the forms that ``to_edtf`` writes.

    Raises ``BadDate`` for every other text, valid EDTF of other kinds included.
    """
    if len(text) > _LONGEST:
        raise BadDate(
            "The date is too long for EDTF; write it as 2022-01-05 or 2022-01-05/2022-01-07."
        )
    first_text, slash, last_text = text.partition("/")
    first, first_mark = _end(first_text, text)
    if not slash:
        if first is None:
            raise _bad(text)
        approximate, uncertain = _MARKS[first_mark]
        return DateSpan(first.first, first.last, first.precision, approximate, uncertain)
    last, last_mark = _end(last_text, text)
    approximate, uncertain = (
        one or other for one, other in zip(_MARKS[first_mark], _MARKS[last_mark], strict=True)
    )
    start = OPEN_START if first is None else first.first
    end = OPEN_END if last is None else last.last
    if end < start:
        raise BadDate(f"“{text}” ends before it starts; write the earlier day first.")
    return DateSpan(start, end, _interval_precision(first, last), approximate, uncertain)


def typed_edtf(text: str) -> DateSpan | None:
    """The span of a text that is nothing but such EDTF as people type for a date, else ``None``."""
    if len(text) > _LONGEST or not _TYPED.fullmatch(text):
        return None
    try:
        return from_edtf(text)
    except BadDate:
        return None


def _interval_precision(first: _End | None, last: _End | None) -> Precision:
    if first is None:
        return Precision.RANGE if last is None else Precision.OPEN_START
    if last is None:
        return Precision.OPEN_END
    if not first.precision is last.precision is Precision.YEAR:
        return Precision.RANGE
    end = civil_day(last.last).year
    is_century = end % 100 == 0 and civil_day(first.first).year == end - 99
    return Precision.CENTURY if is_century else Precision.YEAR


def _end(text: str, whole: str) -> tuple[_End | None, str]:
    """One end of an interval, or ``None`` when it is open, with its mark."""
    if text == _OPEN:
        return None, ""
    mark = text[-1:] if text[-1:] in ("~", "?", "%") else ""
    match = _FORM.fullmatch(text.removesuffix(mark))
    if match is None:
        raise _bad(whole)
    try:
        return _read(match), mark
    except ValueError:
        raise BadDate(f"“{whole}” names a day that does not exist; check month and day.") from None


def _read(match: re.Match[str]) -> _End:
    if match["unknown"]:
        return _unmasked(match["digits"], len(match["unknown"]))
    year = int(match["year"] or match["long_year"])
    if match["month"] is None:
        return _End(civil_number(year, 1, 1), civil_number(year, 12, 31), Precision.YEAR)
    month = int(match["month"])
    if match["day"] is not None:
        number = civil_number(year, month, int(match["day"]))
        return _End(number, number, Precision.DAY)
    for precision, (starts, length) in _DIVISIONS.items():
        if month in starts:
            return _months(year, starts[month], length, precision)
    return _months(year, month, 1, Precision.MONTH)


def _months(year: int, month: int, length: int, precision: Precision) -> _End:
    more, last_month = divmod(month - 1 + length - 1, 12)
    last_year, last_month = year + more, last_month + 1
    last = civil_number(last_year, last_month, last_day_of_month(last_year, last_month))
    return _End(civil_number(year, month, 1), last, precision)


def _unmasked(digits: str, unknown: int) -> _End:
    if len(digits.removeprefix("-")) + unknown != 4:
        raise ValueError(digits)
    step = 10**unknown
    lowest = abs(int(digits)) * step
    first, last = (lowest, lowest + step - 1)
    if digits.startswith("-"):
        if not lowest:
            raise ValueError(digits)
        first, last = -last, -first
    precision = Precision.DECADE if unknown == 1 else Precision.CENTURY
    return _End(civil_number(first, 1, 1), civil_number(last, 12, 31), precision)


def _bad(text: str) -> BadDate:
    return BadDate(
        f"“{text}” is no EDTF date that is read here; write it as 2022-01-05 or 2022-01/..."
    )
