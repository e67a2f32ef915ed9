"""How six languages write days, months and years, from Unicode's CLDR through Babel.

English, which every answer needs, is kept here so that it costs no import; a test holds it against
Babel's British English, which writes the day first as all six languages do.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from knowledge.dates.civil import CivilDay
from knowledge.regex import regex

if TYPE_CHECKING:
    from babel.core import Locale

__all__ = ["LANGUAGES", "Patterns", "from_cldr", "needs_era", "patterns"]

LANGUAGES: Final = ("en", "ru", "kk", "de", "fr", "es")

Interval = tuple[str, str]

_FIELD: Final = regex(r"'([^']*)'|([a-zA-Z])\2*|([^a-zA-Z']+)")
_THIN: Final = str.maketrans("\u2009\u202f\u00a0", "   ")
"""Narrow and fixed spaces look like gaps or boxes in many terminals."""
_FIRST_PLAIN_YEAR: Final = 1000
"""Earlier years are told with their era: a bare 79 reads as a number."""


class Patterns(NamedTuple):
    """CLDR patterns and names of a language, months and quarters counted from 0.

    An interval is written by two patterns, one for each end, with the dash at the end of the first.
    ``months`` are the forms beside a day, ``months_alone`` those without one. ``eras`` are before and
    after year 1. ``first_of_month`` is written for the day 1.
    """

    months: tuple[str, ...]
    months_alone: tuple[str, ...]
    quarters: tuple[str, ...]
    eras: tuple[str, str]
    day: str
    day_with_era: str
    month: str
    month_with_era: str
    year_with_era: str
    days_in_month: Interval
    days_in_year: Interval
    days_over_years: Interval
    months_in_year: Interval
    months_over_years: Interval
    first_of_month: str = "1"

    def write(self, pattern: str, day: CivilDay) -> str:
        """``pattern`` filled in for ``day``."""
        fields: Mapping[str, Callable[[], str]] = {
            "d": lambda: self.first_of_month if day.day == 1 else str(day.day),
            "M": lambda: self.months[day.month - 1],
            "L": lambda: self.months_alone[day.month - 1],
            "y": lambda: str(day.year if day.year > 0 else 1 - day.year),
            "G": lambda: self.eras[day.year > 0],
        }

        def filled(match: re.Match[str]) -> str:
            quoted, field, rest = match.groups()
            if field in fields:
                return fields[field]()
            return quoted if quoted is not None else rest or match.group()

        return _FIELD.sub(filled, pattern)

    def day_text(self, day: CivilDay) -> str:
        return self.write(self.day_with_era if needs_era(day.year) else self.day, day)

    def month_text(self, day: CivilDay) -> str:
        return self.write(self.month_with_era if needs_era(day.year) else self.month, day)

    def days_text(self, first: CivilDay, last: CivilDay) -> str:
        """First to last day, what both share written once."""
        if first == last:
            return self.day_text(first)
        if needs_era(first.year) or needs_era(last.year):
            return f"{self.day_text(first)} – {self.day_text(last)}"
        interval = self.days_over_years
        if first.year == last.year:
            same_month = first.month == last.month
            interval = self.days_in_month if same_month else self.days_in_year
        return self._interval(interval, first, last)

    def months_text(self, first: CivilDay, last: CivilDay) -> str:
        """The months of the two days, first to last, a shared year written once."""
        if needs_era(first.year) or needs_era(last.year):
            return f"{self.month_text(first)} – {self.month_text(last)}"
        same_year = first.year == last.year
        return self._interval(
            self.months_in_year if same_year else self.months_over_years, first, last
        )

    def _interval(self, interval: Interval, first: CivilDay, last: CivilDay) -> str:
        return self.write(interval[0], first) + self.write(interval[1], last)

    def year_text(self, year: int, plain: str = "{}") -> str:
        """A year, astronomical; ``plain`` is the form of one that needs no era."""
        day = CivilDay(year, 1, 1)
        return self.write(self.year_with_era, day) if needs_era(year) else plain.format(year)


def needs_era(year: int) -> bool:
    """Whether a year, astronomical, is told with its era."""
    return year < _FIRST_PLAIN_YEAR


_ENGLISH_MONTHS: Final = tuple(
    "January February March April May June July August September October November December".split()
)
_ENGLISH: Final = Patterns(
    months=_ENGLISH_MONTHS,
    months_alone=_ENGLISH_MONTHS,
    quarters=("1st quarter", "2nd quarter", "3rd quarter", "4th quarter"),
    eras=("BC", "AD"),
    day="d M y",
    day_with_era="d M y G",
    month="M y",
    month_with_era="M y G",
    year_with_era="y G",
    days_in_month=("d–", "d M y"),
    days_in_year=("d M – ", "d M y"),
    days_over_years=("d M y – ", "d M y"),
    months_in_year=("M – ", "M y"),
    months_over_years=("M y – ", "M y"),
)


@lru_cache(maxsize=len(LANGUAGES))
def patterns(language: str) -> Patterns:
    """The patterns of one of ``LANGUAGES``; Babel is only imported for another than English."""
    return _ENGLISH if language == "en" else from_cldr(language)


def from_cldr(language: str) -> Patterns:
    """The patterns of any language or region that Babel knows, such as ``en_GB``."""
    from babel.core import Locale  # noqa: PLC0415 - English answers need not wait for it

    locale = Locale.parse(language)
    skeletons = locale.datetime_skeletons
    days = _intervals(locale, "yMMMMd", "yMMMd")
    months = _intervals(locale, "yMMMM", "yMMM")
    eras = _numbered(locale.eras["abbreviated"])
    day_with_era = skeletons.get("GyMMMMd") or skeletons["GyMMMd"]
    month_with_era = skeletons.get("GyMMMM") or skeletons["GyMMM"]
    return Patterns(
        months=_numbered(locale.months["format"]["wide"]),
        months_alone=_numbered(locale.months["stand-alone"]["wide"]),
        quarters=_numbered(locale.quarters["format"]["wide"]),
        eras=(eras[0], eras[1]),
        day=_short(locale.date_formats["long"].pattern),
        day_with_era=_short(day_with_era.pattern),
        month=_short(skeletons["yMMMM"].pattern),
        month_with_era=_short(month_with_era.pattern),
        year_with_era=_short(skeletons["Gy"].pattern),
        days_in_month=days["d"],
        days_in_year=days["M"],
        days_over_years=days["y"],
        months_in_year=months["M"],
        months_over_years=months["y"],
        first_of_month="1er" if language == "fr" else "1",
    )


def _intervals(locale: "Locale", *skeletons: str) -> dict[str, Interval]:
    """The interval patterns of the first skeleton that the language has, by greatest difference."""
    known = locale.interval_formats
    chosen = known[next(skeleton for skeleton in skeletons if skeleton in known)]
    return {
        difference: (_short(chosen[difference][0]), _short(chosen[difference][1]))
        for difference in ("d", "M", "y")
        if difference in chosen
    }


def _short(pattern: str) -> str:
    """A pattern with plain spaces and one letter a field: here every month is written in full."""
    return re.sub(r"([A-Za-z])\1+(?=(?:[^']*'[^']*')*[^']*$)", r"\1", pattern.translate(_THIN))


def _numbered(names: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(names[number].translate(_THIN) for number in sorted(names))
