"""Passages of several sentences: which sentence of one meets a question, and what it tells by itself.

A curated fact is one sentence with one day. An imported passage may tell of several days and people;
it is ranked, dated and shown by the one or two sentences that fit best.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Final

from knowledge.dates.mention import DateContext, How, Relation
from knowledge.dates.parse import find_dates
from knowledge.dates.span import DateSpan
from knowledge.flow import Question
from knowledge.models import Basis, Fact
from knowledge.search.concepts import SPELLED_OUT, Concept
from knowledge.text import Token, tokens

__all__ = ["View", "best_view"]

_SHOWN: Final = 420
"""Characters of a passage that are shown whole; of a longer one only the part that fits."""
_LONGEST_DATE: Final = 31
_BREAK: Final = re.compile(r"[.!?][\"”’)]?\s+(?=[\"“‘(]?[A-Z0-9])|\n+")
"""Ends of sentences, but for those behind what is ``_SHORT``."""
_SHORT: Final = re.compile(
    r"(?:[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Capt|Prof|Sen|Rep|Gov|Rev|No|Nos|vs|Jr|Sr|Mt|Ft))\Z"
)
"""An initial or a title that is written short, behind which a full stop ends nothing."""
_LONGEST_SHORT: Final = 5
"""Letters of the longest of them, with the one before by which a word is told from the end of a longer one."""
_ASIDE: Final = (Relation.BEFORE, Relation.AFTER, Relation.SINCE)
_ELSEWHERE: Final = 0.75
"""What a name counts that stands in another sentence of the passage."""
_OTHER_DAY: Final = 0.3
_PAIR_COST: Final = 0.02
_WHOLE: Final = 0.35


@dataclass(frozen=True, slots=True)
class _Sentence:
    """Half-open offsets in the passage, and its words."""

    start: int
    end: int
    stems: frozenset[str]
    words: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class View:
    """A passage as its best part tells it: ``coverage`` and ``content`` as in ``WordFit``."""

    fact: Fact
    coverage: float
    content: float


def best_view(
    question: Question,
    fact: Fact,
    wanted: Sequence[Concept],
    whole: Mapping[str, float],
    *,
    dated: bool = True,
) -> View | None:
    """The part of a passage that meets the question best; ``None`` when it has but one sentence.

    ``whole`` says for each concept's label how well the passage as a whole expresses it. Unless it is to be
    ``dated`` or days are asked for, the part keeps the day of the passage: to look for its own is the greatest part
    of the work.
    """
    if next(_ends(fact.statement), None) is None:
        return None
    found = _sentences(fact.statement)
    if len(found) < 2:
        return None
    asks_days = bool(question.when)
    days = _days_of(fact) if asks_days else ()
    best = max(_windows(found), key=lambda at: _worth(question, at, found, days, wanted, whole))
    coverage, content = _held(found[best], wanted, whole)
    seen = _seen(fact, found[best])
    if dated or asks_days:
        seen = _dated(seen, fact, _days_of(fact)[best])
    return View(seen, coverage, content)


def _windows(found: Sequence[_Sentence]) -> list[slice]:
    """Each sentence, then each two that follow each other."""
    last = len(found)
    return [slice(at, at + size) for size in (1, 2) for at in range(last + 1 - size)]


def _worth(
    question: Question,
    window: slice,
    found: Sequence[_Sentence],
    days: Sequence[DateSpan | None],
    wanted: Sequence[Concept],
    whole: Mapping[str, float],
) -> float:
    coverage, _ = _held(found[window], wanted, whole)
    return coverage - _off_day(question, days[window]) - _PAIR_COST * (len(found[window]) - 1)


def _off_day(question: Question, days: Sequence[DateSpan | None]) -> float:
    """``days`` are those that the sentences name, if days are asked for."""
    named = [day for day in days if day is not None]
    if not named:
        return 0.0
    inside = any(asked.overlaps(day) for asked in question.when for day in named)
    return 0.0 if inside else _OTHER_DAY


def _held(
    window: Sequence[_Sentence], wanted: Sequence[Concept], whole: Mapping[str, float]
) -> tuple[float, float]:
    """Coverage and content of a window, with a share for what only the whole passage holds."""
    stems = frozenset[str]().union(*(sentence.stems for sentence in window))
    held = total = content = specific = 0.0
    for concept in wanted:
        here = _expressed(concept, stems, whole.get(concept.label, 0.0))
        fit = (1 - _WHOLE) * here + _WHOLE * whole.get(concept.label, 0.0)
        held += fit * concept.weight
        total += concept.weight
        if not (concept.is_name or concept.generic or concept.inherited):
            content += fit * concept.weight
            specific += concept.weight
    return held / total if total else 0.0, content / specific if specific else 1.0


def _expressed(concept: Concept, stems: frozenset[str], whole: float) -> float:
    best = max((fit for token, fit in concept.tokens.items() if token in stems), default=0.0)
    if concept.phrase and concept.phrase <= stems:
        best = max(best, SPELLED_OUT)
    if concept.is_name:
        best = max(best, _ELSEWHERE * whole)
    return best


def _seen(fact: Fact, window: Sequence[_Sentence]) -> Fact:
    """The passage with the figures of the window, and only its words where it is long."""
    numbers = {word.number for sentence in window for word in sentence.words}
    return replace(
        fact,
        statement=_shown(fact.statement, window),
        figures=tuple(figure for figure in fact.figures if figure.best in numbers),
    )


def _dated(seen: Fact, fact: Fact, days: Sequence[DateSpan | None]) -> Fact:
    """What is seen of a passage with the first day that its sentences name."""
    when = next((day for day in days if day is not None), None)
    if when is None or when == fact.when:
        return seen
    return replace(seen, when=when, basis=Basis.STATED)


def _shown(text: str, window: Sequence[_Sentence]) -> str:
    if len(text) <= _SHOWN:
        return text
    start, end = window[0].start, window[-1].end
    return f"{'… ' if start else ''}{text[start:end].strip()}{' …' if end < len(text) else ''}"


def _ends(text: str) -> Iterator[int]:
    """Where sentences end: shortenings are told at the few full stops, not at every letter."""
    at = 0
    while (match := _BREAK.search(text, at)) is not None:
        start = match.start()
        if match.group()[0] != "\n" and _SHORT.search(text, max(0, start - _LONGEST_SHORT), start):
            at = start + 1
        else:
            at = match.end()
            yield at


@lru_cache(maxsize=1024)
def _sentences(text: str) -> tuple[_Sentence, ...]:
    bounds = [0, *_ends(text), len(text)]
    made: list[_Sentence] = []
    for start, end in pairwise(bounds):
        if text[start:end].strip():
            words = tokens(text[start:end])
            made.append(_Sentence(start, end, frozenset(word.stem for word in words), words))
    return tuple(made)


def _days_of(fact: Fact) -> tuple[DateSpan | None, ...]:
    return _days(fact.statement, fact.when.first if fact.when else 0)


@lru_cache(maxsize=4096)
def _days(text: str, reference: int) -> tuple[DateSpan | None, ...]:
    """The one day that each sentence names, if it does; ``reference`` is the passage's own, below 1 if none."""
    found: list[DateSpan | None] = []
    last: DateSpan | None = None
    for sentence in _sentences(text):
        day, last = _day(text[sentence.start : sentence.end], reference, last)
        found.append(day)
    return tuple(found)


def _day(
    text: str, reference: int, previous: DateSpan | None
) -> tuple[DateSpan | None, DateSpan | None]:
    """The shortest time that a sentence names, no longer than a month, and the last that it names.

    "The next day" counts on ``previous``, the last one of the sentences before.
    """
    known = 1 <= reference <= date.max.toordinal()
    today = date.fromordinal(reference) if known else date(2000, 1, 1)
    sure = (How.EXPLICIT,) if previous is None else (How.EXPLICIT, How.CHAINED)
    found = [
        mention
        for mention in find_dates(text, DateContext(today, previous=previous), mode="document")
        if known or mention.how in sure
    ]
    named = [
        mention.base if mention.relation is Relation.BY else mention.span
        for mention in found
        if mention.relation not in _ASIDE and mention.base.days <= _LONGEST_DATE
    ]
    last = [mention.base for mention in found if not mention.base.is_open]
    return min(named, key=lambda span: span.days, default=None), last[-1] if last else previous
