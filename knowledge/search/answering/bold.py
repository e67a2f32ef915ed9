"""Which words of a line decide the answer: the number, the names, the date, else what was asked for."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from knowledge.flow import Asked, Bold, Question
from knowledge.lexicon.numbers import parse_number
from knowledge.models import Fact, Figure
from knowledge.names.book import NameBook, NameHit
from knowledge.regex import regex
from knowledge.search.weighing.concepts import Concept
from knowledge.text import Token, tokens

__all__ = ["asked_stems", "decisive"]

_MOST: Final = 3
"""Runs of bold in one line; more would stress nothing."""
_QUALIFIER: Final = regex(
    r"(?:\b(?:more than|no more than|no fewer than|not more than|less than|fewer than|at least|"
    r"at most|up to|over|under|about|around|some|nearly|almost|approximately|roughly|an estimated|"
    r"only|exactly)\s+)+\Z",
    re.IGNORECASE,
)
_WHOLE: Final = 1e-9
_LONGEST: Final = 6
"""Words of a written number, as in "two hundred and twenty-five"."""


def decisive(
    question: Question,
    fact: Fact,
    figure: Figure | None,
    weights: Mapping[str, float],
    book: NameBook,
) -> tuple[Bold, ...]:
    """Ranges of the statement to be printed bold, in order, never overlapping, at most three.

    ``weights`` are those of the ``asked_stems``.
    """
    words = tokens(fact.statement)
    if figure is not None and (number := _number(fact.statement, words, figure)):
        return (number,)
    if Asked.WHO in question.asked or Asked.WHERE in question.asked:
        named = _unasked_names(question, fact, words, book)
        if named:
            return named[:_MOST]
    return _asked_words(fact.statement, words, weights)


def asked_stems(wanted: Iterable[Concept]) -> dict[str, float]:
    """What each stem weighs that expresses something asked for."""
    weights: dict[str, float] = {}
    for concept in wanted:
        for token, fit in (*concept.tokens.items(), *((part, 1.0) for part in concept.phrase)):
            weights[token] = max(weights.get(token, 0.0), fit * concept.weight)
    return weights


def _number(text: str, words: Sequence[Token], figure: Figure) -> Bold | None:
    """The figure's number with what qualifies it: "over 3,000"."""
    for at, word in enumerate(words):
        if word.number is None:
            continue
        for last in range(min(at + _LONGEST, len(words)) - 1, at - 1, -1):
            number = parse_number([part.text for part in words[at : last + 1]])
            if number is not None and abs(number - figure.best) <= _WHOLE * abs(figure.best):
                qualified = _QUALIFIER.search(text, 0, word.start)
                return Bold(qualified.start() if qualified else word.start, words[last].end)
    return None


def _unasked_names(
    question: Question, fact: Fact, words: Sequence[Token], book: NameBook
) -> tuple[Bold, ...]:
    """Names in the statement that answer "who" or "where": of that kind, and not in the question."""
    asked = {match.name.id for match in question.names}
    places = set(fact.places) if Asked.WHERE in question.asked else set()
    people = _people(question, fact) if Asked.WHO in question.asked else set()
    wanted = (places | people) - asked
    if not wanted:
        return ()
    return tuple(_run(words, hit) for hit in book.find(words) if hit.name.id in wanted)


def _people(question: Question, fact: Fact) -> set[str]:
    """Who the fact is about; who merely tells it only where nobody else is named, or words were asked."""
    named = {part.name for part in fact.names}
    if Asked.WHO_SAID in question.asked:
        return named
    tellers = {part.name for part in fact.names if part.role in ("speaker", "outlet")}
    return named - tellers or named


def _run(words: Sequence[Token], hit: NameHit) -> Bold:
    return Bold(words[hit.first].start, words[hit.last].end)


def _asked_words(
    text: str, words: Sequence[Token], weights: Mapping[str, float]
) -> tuple[Bold, ...]:
    """Words that express what was asked for, neighbours joined; the weightiest runs are kept."""
    runs: list[tuple[float, Bold]] = []
    for word in words:
        weight = weights.get(word.stem, 0.0)
        if weight <= 0:
            continue
        if runs and not text[runs[-1][1].end : word.start].strip(" -"):
            held, before = runs[-1]
            runs[-1] = (held + weight, Bold(before.start, word.end))
        else:
            runs.append((weight, Bold(word.start, word.end)))
    return _weightiest(runs)


def _weightiest(runs: Iterable[tuple[float, Bold]]) -> tuple[Bold, ...]:
    best = sorted(runs, key=lambda run: (-run[0], run[1].start))[:_MOST]
    return tuple(sorted((bold for _, bold in best), key=lambda bold: bold.start))
