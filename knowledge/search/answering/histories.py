"""How something moved: a number told of two days or more, or a date that was expected and put off.

One number tells no development, unless it is surely that of what is asked; and what was expected at one time is told
beside what was expected at another, in the order of the days.
"""

import re
from collections.abc import Sequence
from typing import Final

from knowledge.dates.span import OPEN_END
from knowledge.figures import as_of_day, comparable
from knowledge.flow import Asked, Evidence, Question
from knowledge.regex import regex
from knowledge.search.weighing.concepts import Concept
from knowledge.text import tokens

__all__ = ["asks_forecast", "forecasts", "moved"]

_SURE: Final = 0.8
"""How well a figure is of the asked kind that is told alone."""
_LEAST: Final = 2
_MOVED: Final = regex(
    r"\b(?:rose|risen|rises|fell|fallen|falls|dropped|climbed|grew|grown|sank|sunk|jumped|soared|plunged|slumped|doubled|halved|shrank|increased|"
    r"decreased|declined|slid|surged|dwindled|swelled) (?:(?:sharply|further|again|slightly|steadily|quickly|back) )?(?:to|from|by|below|above)\b"
)
"""By what one line tells of itself how a number moved."""
_FORECAST: Final = regex(
    r"\b(?:expected|planned|estimated|predicted|projected|scheduled|promised|target|likely|hoped|forecast|proposed|announced)"
    r"(?:[ -]\w+)? (?:dates?|days?|times?|start|end|finish|completion|return|launch|opening|arrival|release|deadline|delivery|duration|length)\b|"
    r"\b(?:dates?|deadlines?|estimates?|forecasts?|predictions?|expectations?|projections?|timetables?|schedules?|prospects?|time frames?|"
    r"timeframes?|target dates?) (?:for|of|as to|about|on|when)\b",
    re.IGNORECASE,
)
_FORESEEING: Final = frozenset(
    token.stem
    for token in tokens(
        "expected planned estimated estimate predicted prediction projected projection scheduled schedule promised target likely hoped "
        "forecast proposed announced date deadline expectation timetable prospect timeframe frame duration length time day"
    )
)
_FORETELLS: Final = regex(
    r"\b(?:would|will|might|may|could|should|[Ee]xpect\w*|[Ee]stimat\w+|[Ff]orecast\w*|[Pp]redict\w*|hop(?:e|es|ed|ing)|planned|plans to|"
    r"promis\w+|schedul\w+|due|postpon\w+|delay\w*|brought forward|put off|pushed back|aim\w*|target\w*|likely|at the earliest|at the latest)\b"
)
_PAST: Final = regex(r"\b(?:would|might|may|could|should)(?: not)? have \w+", re.IGNORECASE)
"""What might have been, and is not to come."""
_TIME: Final = regex(
    r"\b(?:hours?|days?|weeks?|months?|years?|decades?|Christmas|Easter|spring|summer|autumn|winter|soon|near|early|late|end of|half of|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|tomorrow|Monday|Tuesday|Wednesday|Thursday|"
    r"Friday|Saturday|Sunday|[12][0-9]{3})\b"
)
_PLAIN: Final = 4
"""Words of what is to come and of times from which on it is plain."""
_HELD: Final = 0.5
"""Share of what the forecast is of that a line has to tell."""


def asks_forecast(question: Question) -> bool:
    """Whether it is asked how a date or another expectation moved: "how did the expected date of the return change"."""
    return question.history and _FORECAST.search(question.text) is not None


def moved(question: Question, lines: Sequence[Evidence], ranked: Sequence[Evidence]) -> bool:
    """Whether the first of the ``lines`` tells how a number moved, with others of the ``ranked``."""
    if not question.history or Asked.HOW_MANY not in question.asked or not lines:
        return True
    best = lines[0]
    if best.figure is None or best.kind >= _SURE:
        return True
    if _MOVED.search(best.fact.statement) or _counts_just_these(question, best):
        return True
    days = {
        (as_of_day(found.fact, found.figure), found.figure.best)
        for found in ranked
        if found.figure is not None and comparable(best.figure, found.figure, frozenset())
    }
    return len(days) >= _LEAST


def _counts_just_these(question: Question, found: Evidence) -> bool:
    """Whether the line tells nearly all that is asked, and its number counts by name what is asked to have moved."""
    if found.figure is None or found.coverage < _SURE:
        return False
    asked = {term.token for term in question.terms if term.weight >= _HELD}
    return any(word.stem in asked for word in tokens(found.figure.group))


def forecasts(
    question: Question, ranked: Sequence[Evidence], wanted: Sequence[Concept], *, top: int
) -> tuple[Evidence, ...]:
    """The best ``top`` lines that tell what was expected of the asked thing, by their days; none where there are not
    two days."""
    of_what = [concept for concept in wanted if _says_of_what(concept)]
    if not of_what:
        return ()
    found = [
        each
        for each in ranked
        if not (each.unmet or each.days_off)
        and each.fact.when is not None
        and _holds(each, of_what)
    ]
    found = [each for each in found if _foretells(each)]
    found.sort(key=_foretells, reverse=True)
    found = sorted(found[:top], key=_day)
    return tuple(found) if len({_day(each) for each in found}) >= _LEAST else ()


def _says_of_what(concept: Concept) -> bool:
    """Whether it says what the forecast is of."""
    if concept.is_name:
        return True
    own = {token.stem for token in tokens(concept.label)}
    return own.isdisjoint(_FORESEEING | _MOVING)


_MOVING: Final = frozenset(
    token.stem
    for token in tokens(
        "change changed move moved develop evolve shift slip vary weeks days months years over course report reported first last"
    )
)


def _foretells(found: Evidence) -> int:
    """How plainly it says of something to come when it is to be, 0 for not at all."""
    statement = _PAST.sub(" ", found.fact.statement)
    told = _FORETELLS.search(statement)
    times = len(_TIME.findall(statement, told.start())) if told is not None else 0
    return min(len(_FORETELLS.findall(statement)) + times, _PLAIN) if times else 0


def _holds(found: Evidence, of_what: Sequence[Concept]) -> bool:
    weight = sum(concept.weight for concept in of_what)
    held = sum(concept.weight for concept in of_what if concept.label not in found.missing)
    return held >= _HELD * weight


def _day(found: Evidence) -> int:
    return found.fact.when.first if found.fact.when else OPEN_END
