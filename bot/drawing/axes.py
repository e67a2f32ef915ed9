"""Where the marks of an axis stand: round values, and days that lie in proportion."""

from collections.abc import Iterator
from math import ceil, floor, log10
from typing import Final

from knowledge.dates.civil import civil_day, civil_number, last_day_of_month
from knowledge.dates.span import DateSpan, Precision

__all__ = ["day_ticks", "value_ticks"]

_DAY_STEPS: Final = (1, 2, 3, 5, 7, 14)
_MONTH_STEPS: Final = (1, 2, 3, 6)
_YEAR_STEPS: Final = tuple(10**power * times for power in range(5) for times in (1, 2, 5))


def value_ticks(low: float, high: float, most: int = 4) -> tuple[float, ...]:
    """Round values from at most ``low`` to below or at ``high``, no more than ``most`` + 1 of them."""
    if not high > low:
        return (low,)
    rough = (high - low) / most
    unit = 10.0 ** floor(log10(rough))
    step = next(unit * times for times in (1, 2, 5, 10) if unit * times >= rough * (1 - 1e-9))
    return tuple(step * at for at in range(floor(low / step), floor(high / step * (1 + 1e-9)) + 1))


def day_ticks(first: int, last: int, most: int) -> tuple[DateSpan, ...]:
    """Days, months or years from ``first`` to ``last``, evenly spaced, at most ``most`` of them.

    A month or a year stands for its first day. One is given at least.
    """
    most = max(1, most)
    days = last - first + 1
    for step in _DAY_STEPS:
        if ceil(days / step) <= most:
            return tuple(DateSpan(day, day) for day in range(first, last + 1, step))
    years = civil_day(last).year - civil_day(first).year
    for step in _MONTH_STEPS:
        if (years - 1) * 12 // step <= most:
            months = tuple(each for each in _months(first, last, step) if each.first >= first)
            if len(months) <= most:
                return months or (DateSpan(first, first),)
    for step in _YEAR_STEPS:
        if (years - 1) // step <= most:
            whole = tuple(_years(first, last, step))
            if len(whole) <= most:
                return whole or (DateSpan(first, first),)
    return (DateSpan(first, first),)


def _months(first: int, last: int, step: int) -> Iterator[DateSpan]:
    start, end = civil_day(first), civil_day(last)
    for number in range(start.year * 12 + start.month - 1, end.year * 12 + end.month):
        year, month = divmod(number, 12)
        if month % step == 0:
            begins = civil_number(year, month + 1, 1)
            ends = begins + last_day_of_month(year, month + 1) - 1
            yield DateSpan(begins, ends, Precision.MONTH)


def _years(first: int, last: int, step: int) -> Iterator[DateSpan]:
    for year in range(-(-civil_day(first).year // step) * step, civil_day(last).year + 1, step):
        begins = civil_number(year, 1, 1)
        if first <= begins <= last:
            yield DateSpan(begins, civil_number(year, 12, 31), Precision.YEAR)
