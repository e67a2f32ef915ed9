"""What ours gets wrong, sorted by what can be seen from the days alone."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from tests.benchmarks.dates.cases import Case
from tests.benchmarks.dates.found import Days, Found
from tests.benchmarks.dates.score import judge

__all__ = ["KINDS", "kind_of_miss", "told"]

KINDS: Final = {
    "false": "a date where there is none",
    "none": "nothing found",
    "fewer": "fewer dates found than there are",
    "more": "more dates found than there are",
    "elsewhere": "found within a year of the day of asking, wanted beyond it",
    "year": "the same days of another year",
    "end": "the same first day, another last",
    "start": "the same last day, another first",
    "days": "other days",
}
"""In the order in which they are tried; the first that fits is the kind."""

_YEAR: Final = 366


def kind_of_miss(case: Case, found: Sequence[Found]) -> str:
    """One of ``KINDS``; empty where a reading is right."""
    if judge(case, found).any:
        return ""
    if not case.gold or not found:
        return "none" if case.gold else "false"
    if len(found) != len(case.gold):
        return "fewer" if len(found) < len(case.gold) else "more"
    for gold, one in zip(case.gold, found, strict=True):
        if gold.accept.isdisjoint(one.readings):
            return _kind_of_days(sorted(gold.accept, key=str), one.readings, case.reference)
    return "days"


def _kind_of_days(wanted: Sequence[Days], readings: Sequence[Days], reference: str) -> str:
    near = all(_is_near(days, reference) for days in readings)
    if near and not any(_is_near(days, reference) for days in wanted):
        return "elsewhere"
    if any(_months(days) == _months(one) for days in wanted for one in readings):
        return "year"
    if {first for first, _ in wanted} & {first for first, _ in readings}:
        return "end"
    if {last for _, last in wanted} & {last for _, last in readings}:
        return "start"
    return "days"


def _is_near(days: Days, reference: str) -> bool:
    asked = date.fromisoformat(reference[:10])
    named = [date.fromisoformat(day) for day in days if day is not None and day[0].isdigit()]
    return any(abs((day - asked).days) <= _YEAR for day in named)


def _months(days: Days) -> tuple[str | None, ...]:
    """Both days without their years."""
    return tuple(day and day[-5:] for day in days)


def told(case: Case, found: Sequence[Found]) -> str:
    """A line for people: the text, what was found and what was wanted."""
    ours = [" or ".join(map(_told_days, one.readings)) for one in found]
    wanted = [" or ".join(map(_told_days, sorted(gold.accept, key=str))) for gold in case.gold]
    day = case.reference[:10]
    return f"{case.group} | {day} | {case.text} | found {ours} | wanted {wanted}"


def _told_days(days: Days) -> str:
    first, last = (day or "…" for day in days)
    return first if first == last else f"{first}–{last}"
