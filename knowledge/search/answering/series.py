"""Which numbers of an imported text are states of one count: those that it tells of several days, and those that put a
number told before otherwise.

A curated fact says of a figure whether it is one of a running count; of a text only its words and where they stand tell.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from knowledge.dates.span import OPEN_START
from knowledge.figures import as_of_day, comparable, rate_of
from knowledge.flow import Evidence, FigureHistory, FigurePoint, Question
from knowledge.models import Fact, Figure
from knowledge.regex import regex
from knowledge.search.answering.reasons import share_paragraph

__all__ = [
    "RUNNING",
    "days_in_text",
    "goes_on",
    "in_course",
    "is_course",
    "is_state",
    "may_move",
    "of_one_count",
    "place_in_text",
    "surest",
]

RUNNING: Final = frozenset(
    "killed injured missing detained evacuated displaced rescued hospitalised".split()
)
"""Measures whose later counts take the place of earlier ones."""
_ANYONE: Final = frozenset({"", "people", "persons"})
_TALLIED: Final = regex(
    r"\b(?:put|puts|placed|raised|lowered|revised|corrected|reduced|increased|estimated|gave|gives) (?:it|this|that|them|the|its|their|his|her)\b.{0,40}? "
    r"(?:at|to|as) |\b(?:tolls?|tally|count|total|estimates?|figure|number|loss(?:es)?|sum)\b.{0,60}? (?:at|to|as|was|were|reached|of) |"
    r"\b(?:it|they|there) (?:was|were|had|stood)\b",
    re.IGNORECASE,
)
"""What tells a number as that of a count of which something was told before."""
_OF_ONE: Final = regex(r"\b(?:according to|first|initial(?:ly)?|original(?:ly)?)\b", re.IGNORECASE)
"""What asks for one number, and none that was told later."""
_PLACE: Final = regex(r"([0-9]+)-([0-9]+)\Z")
"""Paragraph and sentence, with which the id of a sentence of a plain text ends."""
_LEAST: Final = 2
_COURSE: Final = 3
_TELLING: Final = 0.5
"""Weight from which on a word says what is counted."""
_MUCH_LESS: Final = 0.2
"""How much less of what is asked a line tells that does not tell it by its paragraph."""


def is_state(fact: Fact, figure: Figure) -> bool:
    """Whether it is one of several numbers of a count, for which the text names days, or how much a day it is."""
    return fact.passage and (figure.cumulative or figure.as_of is not None or bool(rate_of(figure)))


def may_move(question: Question, fact: Fact, figure: Figure) -> bool:
    """Whether it is to be told how a number moved, if it did."""
    return figure.cumulative or question.history or fact.passage


def goes_on(question: Question, best: Evidence, found: Evidence) -> bool:
    """Whether a comparable number of a text is a later or an earlier state of what the best line counts, as far as the
    text tells it so, and not what somebody else said where it is asked what one did."""
    if found.figure is None or not (best.fact.passage and found.fact.passage):
        return False
    if question.speaker or _OF_ONE.search(question.text):
        return False
    if _tells_by_its_paragraph(best, found):
        return False
    asked = {match.name.id for match in question.names} & _named(best.fact)
    if not asked <= _named(found.fact):
        return False
    if not found.figure.cumulative and (
        _is_of_its_day(best, found) or not share_paragraph(best.fact, found.fact)
    ):
        return False
    light = {term.word for term in question.terms if term.weight < _TELLING}
    if not set(found.missing) - light <= set(best.missing):
        return not found.unmet and _TALLIED.search(found.fact.statement) is not None
    return is_state(found.fact, found.figure) or _TALLIED.search(found.fact.statement) is not None


def in_course(series: Sequence[Evidence]) -> Sequence[Evidence]:
    """The counts of a series but for those of an imported text that it tells as no count up to then, where it tells others
    so, and that lie beside their course: tolls of all of it grow, and seven killed a year later are none of these."""
    told = [
        _state(found) for found in series if found.figure is not None and found.figure.cumulative
    ]
    if len(told) < _LEAST:
        return series

    def fits(found: Evidence) -> bool:
        if found.figure is None or found.figure.cumulative or not found.fact.passage:
            return True
        day, size = _state(found)
        return all(size >= other if day >= when else size <= other for when, other in told)

    return [found for found in series if fits(found)]


def is_course(question: Question, lead: Sequence[Evidence]) -> bool:
    """Whether the lines tell the course of one running count by three states or more, each on its day: so many of a kind
    bear each other out."""
    first = lead[0].figure if lead else None
    if first is None or not first.cumulative or question.measure != first.measure:
        return False
    states = [
        _state(found)
        for found in lead
        if found.figure is not None
        and found.figure.cumulative
        and comparable(first, found.figure, frozenset())
    ]
    return len({day for day, _ in states}) >= _COURSE


def _state(found: Evidence) -> tuple[int, float]:
    """The day and the size of a count."""
    if found.figure is None:
        return OPEN_START, 0.0
    day = as_of_day(found.fact, found.figure)
    return OPEN_START if day is None else day, found.figure.best


def _tells_by_its_paragraph(best: Evidence, found: Evidence) -> bool:
    """Whether the best line lacks a word that its paragraph tells, as of where it was, and the other stands elsewhere."""
    if not best.missing or share_paragraph(best.fact, found.fact):
        return False
    return found.coverage < best.coverage - _MUCH_LESS


def _is_of_its_day(best: Evidence, found: Evidence) -> bool:
    """Whether both count on one day: then one contests the other and comes after nothing."""
    days = [as_of_day(each.fact, each.figure) for each in (best, found) if each.figure is not None]
    return best is not found and len(set(days)) == 1


def _named(fact: Fact) -> set[str]:
    """Whom it names, places aside."""
    return {part.name for part in fact.names}


def surest(lead: Sequence[Evidence]) -> Evidence:
    """Of the lines that answer the one by which to tell whether they do: where the first is a later state of what
    another counts, that one."""
    first = lead[0]
    if first.figure is None or not first.fact.passage:
        return first
    others = [
        found
        for found in lead
        if found.figure is not None
        and comparable(first.figure, found.figure, frozenset())
        and share_paragraph(first.fact, found.fact)
    ]
    return max(others, key=lambda found: found.score, default=first)


def place_in_text(fact: Fact) -> tuple[int, ...]:
    """Where a sentence of a plain text stands; nothing of all else."""
    found = _PLACE.search(fact.id) if fact.passage else None
    return (int(found[1]), int(found[2])) if found else ()


def days_in_text(told: Sequence[tuple[Fact, int]]) -> dict[str, int]:
    """The days of the sentences that have none, by their ids: those of what is counted right before in the paragraph."""
    days: dict[str, int] = {}
    last: dict[int, int] = {}
    for fact, day in sorted(told, key=lambda each: place_in_text(each[0])):
        place = place_in_text(fact)
        if not place:
            continue
        if day > OPEN_START:
            last[place[0]] = day
        elif place[0] in last:
            days[fact.id] = last[place[0]]
    return days


def of_one_count(moved: FigureHistory, lead: Fact) -> FigureHistory | None:
    """The points that are states of the count of which the lead tells one; none of an imported text that tells it of one
    day alone."""
    if not lead.passage:
        return moved if len(moved.points) >= _LEAST else None
    states = [point for point in moved.points if _is_told_so(point)]
    homes = [lead, *(point.fact for point in states if point.figure.measure in RUNNING)]
    points = tuple(
        point
        for point in moved.points
        if any(share_paragraph(point.fact, home) for home in homes) and _may_be_one(point, lead)
    )
    days = {point.day for point in points}
    return replace(moved, points=points) if len(days) >= _LEAST else None


def _is_told_so(point: FigurePoint) -> bool:
    return is_state(point.fact, point.figure)


def _may_be_one(point: FigurePoint, lead: Fact) -> bool:
    figure = point.figure
    if point.fact == lead or figure.measure in RUNNING or _is_told_so(point):
        return True
    if _TALLIED.search(point.fact.statement):
        return True
    return not figure.unit and figure.group not in _ANYONE
