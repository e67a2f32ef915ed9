"""Passages of several sentences: which sentence of one meets a question, and what it tells by itself.

A curated fact is one sentence with one day. An imported passage may tell of several days and people;
it is ranked, dated and shown by the one or two sentences that fit best.
"""

import re
from collections.abc import Mapping, Sequence
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
_BREAK: Final = re.compile(
    r"(?<![A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bGen)(?<!\bCol)(?<!\bLt)(?<!\bSgt)(?<!\bCapt)"
    r"(?<!\bProf)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bRev)(?<!\bNo)(?<!\bNos)(?<!\bvs)(?<!\bJr)(?<!\bSr)(?<!\bMt)(?<!\bFt)"
    r"[.!?][\"”’)]?\s+(?=[\"“‘(]?[A-Z0-9])|\n+"
)
"""Ends of sentences: not after an initial or a title that is written short."""
_ASIDE: Final = (Relation.BEFORE, Relation.AFTER, Relation.SINCE)
_ELSEWHERE: Final = 0.75
"""What a name counts that stands in another sentence of the passage."""
_OTHER_DAY: Final = 0.3
_PAIR_COST: Final = 0.02
_WHOLE: Final = 0.35


@dataclass(frozen=True, slots=True)
class _Sentence:
    """Half-open offsets in the passage, its words, and the one day that it names, if it does."""

    start: int
    end: int
    stems: frozenset[str]
    words: tuple[Token, ...]
    when: DateSpan | None


@dataclass(frozen=True, slots=True)
class View:
    """A passage as its best part tells it: ``coverage`` and ``content`` as in ``WordFit``."""

    fact: Fact
    coverage: float
    content: float


def best_view(
    question: Question, fact: Fact, wanted: Sequence[Concept], whole: Mapping[str, float]
) -> View | None:
    """The part of a passage that meets the question best; ``None`` when it has but one sentence.

    ``whole`` says for each concept's label how well the passage as a whole expresses it.
    """
    reference = fact.when.first if fact.when else 0
    found = _sentences(fact.statement, reference)
    if len(found) < 2:
        return None
    best = max(_windows(found), key=lambda window: _worth(question, window, wanted, whole))
    coverage, content = _held(best, wanted, whole)
    return View(_seen(fact, best), coverage, content)


def _windows(found: Sequence[_Sentence]) -> list[tuple[_Sentence, ...]]:
    pairs = [tuple(found[at : at + 2]) for at in range(len(found) - 1)]
    return [*((one,) for one in found), *pairs]


def _worth(
    question: Question,
    window: Sequence[_Sentence],
    wanted: Sequence[Concept],
    whole: Mapping[str, float],
) -> float:
    coverage, _ = _held(window, wanted, whole)
    return coverage - _off_day(question, window) - _PAIR_COST * (len(window) - 1)


def _off_day(question: Question, window: Sequence[_Sentence]) -> float:
    days = [sentence.when for sentence in window if sentence.when is not None]
    if not question.when or not days:
        return 0.0
    inside = any(asked.overlaps(day) for asked in question.when for day in days)
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
    """The passage with the day and the figures of the window, and only its words where it is long."""
    numbers = {word.number for sentence in window for word in sentence.words}
    when = next((sentence.when for sentence in window if sentence.when is not None), None)
    dated = when is not None and when != fact.when
    return replace(
        fact,
        statement=_shown(fact.statement, window),
        when=when or fact.when,
        basis=Basis.STATED if dated else fact.basis,
        figures=tuple(figure for figure in fact.figures if figure.best in numbers),
    )


def _shown(text: str, window: Sequence[_Sentence]) -> str:
    if len(text) <= _SHOWN:
        return text
    start, end = window[0].start, window[-1].end
    return f"{'… ' if start else ''}{text[start:end].strip()}{' …' if end < len(text) else ''}"


@lru_cache(maxsize=4096)
def _sentences(text: str, reference: int) -> tuple[_Sentence, ...]:
    """The sentences of ``text``; ``reference`` is the passage's own day number, below 1 if none."""
    ends = [match.end() for match in _BREAK.finditer(text)]
    bounds = [0, *ends, len(text)]
    made: list[_Sentence] = []
    last: DateSpan | None = None
    for start, end in pairwise(bounds):
        if text[start:end].strip():
            words = tokens(text[start:end])
            stems = frozenset(word.stem for word in words)
            when, last = _day(text[start:end], reference, last)
            made.append(_Sentence(start, end, stems, words, when))
    return tuple(made)


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
