"""Which day of several that a sentence names is that of the clause that is asked for: of "announced on 20 July; parliament
approved it on 21 July" the second, where somebody asks when parliament approved it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from knowledge.dates.span import DateSpan
from knowledge.dates.tense import is_past
from knowledge.models import Basis, Fact
from knowledge.regex import regex
from knowledge.text import tokens

__all__ = ["of_its_clause"]

_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAY: Final = regex(
    rf"\b(?:(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)? (?P<month>{'|'.join(_MONTHS)})|(?P<name>{'|'.join(_MONTHS)}) (?P<number>[0-9]{{1,2}})(?:st|nd|rd|th)?)\b"
)
_REMARK: Final = regex(
    r",\s(?:[a-z]+\s){0,2}?(?:who|whom|which|whose|where)\b[^,;:]*(?:,|\Z|(?=[;:]))"
)
_JOINT: Final = regex(r"[;:]|,?\s(?:and|but|while)\s|,\s")
_LAST: Final = date.max.toordinal()
_LEAD: Final = 2
"""Words that may stand before the day with which a clause begins."""
_ABOUT: Final = 6
"""Words before a remark that it may be about."""
_APART: Final = ";:"


class _Spot(NamedTuple):
    """A day and where it stands."""

    start: int
    end: int
    day: int


def of_its_clause(fact: Fact, held: Callable[[str], float]) -> Fact:
    """The fact with the day of the clause that ``held`` finds to tell most of what is asked, where that is another than its
    own."""
    own = fact.when.first if fact.when is not None and fact.when.days == 1 else None
    days = fact.also if own is None else (own, *fact.also)
    told: dict[int | None, float] = {}
    for day, clause in _clauses(fact.statement, list(_spots(fact.statement, days))):
        told[day] = max(held(clause), told.get(day, 0.0))
    if own not in told or len(told) < 2:
        return fact
    best = max(told, key=lambda day: (told[day], day == own))
    if best is None or best == own:
        return fact
    return replace(fact, when=DateSpan(best, best), basis=Basis.STATED)


def _spots(text: str, days: Sequence[int]) -> Iterator[_Spot]:
    """Where the days stand, as far as they are written with their month."""
    known = {
        (date.fromordinal(day).month, date.fromordinal(day).day): day
        for day in days
        if 0 < day <= _LAST
    }
    for match in _DAY.finditer(text):
        month = _MONTHS.index(match["month"] or match["name"]) + 1
        day = known.get((month, int(match["day"] or match["number"])))
        if day is not None:
            yield _Spot(match.start(), match.end(), day)


def _clauses(text: str, spots: Sequence[_Spot]) -> Iterator[tuple[int | None, str]]:
    """Each day with the words of its clause. A remark is a clause of its own, with what it is about, and the rest goes on
    around it, without a day where none is told there."""
    rest, main = text, list[_Spot]()
    remarks = list(_REMARK.finditer(text)) if spots else []
    for spot in spots:
        remark = next((each for each in remarks if each.start() < spot.start < each.end()), None)
        if remark is None:
            main.append(spot)
            continue
        about = text[: remark.start()].split()[-_ABOUT:]
        yield spot.day, " ".join((*about, remark.group()))
        rest = rest[: remark.start()] + " " * len(remark.group()) + rest[remark.end() :]
    cuts = [0, *(_cut(rest, *pair) for pair in pairwise(main)), len(rest)]
    owners: list[int | None] = [spot.day for spot in main]
    first = rest[: cuts[1]]
    for day, (start, end) in zip(owners or [None], pairwise(cuts), strict=True):
        clause = rest[start:end]
        # "In Ulven on 10 April, in Sande on 12 April": the same is told of both.
        yield day, f"{first} {clause}" if start and not _has_verb(clause) else clause


def _has_verb(clause: str) -> bool:
    return any(is_past(word.folded) for word in tokens(clause))


def _cut(text: str, spot: _Spot, following: _Spot) -> int:
    """Where the clause of a day ends before that of the following one."""
    joints = [match.start() for match in _JOINT.finditer(text, spot.end, following.start)]
    apart = [at for at in joints if text[at] in _APART]
    if apart:
        return apart[0]
    if not joints:
        return spot.end
    leads = len(text[: spot.start].split()) <= _LEAD
    return joints[-1] if leads else joints[0]
