"""How sure it is that the best fact found answers: a calibrated share, learned from labelled questions.

The logistic function of a weighted sum of *signals*, each 0 to 1, and of products of them, whose weights stand in
``confidence.toml``: of a hundred answers with a confidence of 0.8, about eighty are right.
"""

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import dist, exp, log, prod, sqrt
from pathlib import Path
from typing import Final, NamedTuple

from knowledge.flow import Asked, Evidence, Judged, Question
from knowledge.search.weighing.concepts import SPELLED_OUT, Concept

__all__ = [
    "ABROAD",
    "FILE",
    "OF_FACTS",
    "OF_PASSAGES",
    "SIGNALS",
    "Abroad",
    "Calibration",
    "judge",
    "suffices",
    "term",
]

FILE: Final = Path(__file__).with_name("confidence.toml")
ABROAD: Final = Path(__file__).with_name("abroad.toml")
SIGNALS: Final = (
    "coverage",
    "text",
    "kind",
    "type",
    "numbers",
    "score",
    "second",
    "tenth",
    "apart",
    "ahead",
    "subject",
    "saying",
    "told",
    "length",
    "missing",
    "who",
    "why",
    "holds",
    "content",
    "unmet",
)
_PARTS: Final = ("text", "kind", "type")
_TENTH: Final = 9
_LONG: Final = 6
_MANY: Final = 4
_MUCH: Final = 20.0
"""Weight of concepts, importance times rarity, from which on a question asks much."""
_SPREAD: Final = 0.05
"""Least spread of coverages by which one is told apart."""
_SPREADS: Final = 4.0
_ELSEWHERE: Final = 0.5
"""How well a passage says what only stands outside of the part that is shown."""
_NOTHING_ASKED: Final = 0.6
_NO_NUMBER: Final = 0.5
_STEEP: Final = 30.0
_LEAST: Final = 0.001
_MEANING: Final = "meaning"
"""Signal that is there where the question was in another language."""


def term(name: str, told: Mapping[str, float]) -> float:
    """The value of a signal, or of a product such as ``text*tenth``."""
    return prod(told[each] for each in name.split("*"))


class Calibration(NamedTuple):
    """``weights`` by signal or product of signals; ``bias`` is what none of them tells.

    From ``answer_from`` on, a confidence is enough to answer.
    """

    weights: Mapping[str, float]
    bias: float
    answer_from: float

    def of(self, told: Mapping[str, float]) -> float:
        """The confidence of signals, above 0 and below 1."""
        total = self.bias + sum(weight * term(name, told) for name, weight in self.weights.items())
        return 1.0 / (1.0 + exp(-max(-_STEEP, min(_STEEP, total))))


class Abroad(NamedTuple):
    """The same for a question in another language, from what it would be in English: weights of its log odds and of
    the meaning."""

    answer_from: float
    confidence: float
    meaning: float
    bias: float

    def of(self, sure: float, meaning: float) -> float:
        """The confidence, above 0 and below 1."""
        sure = min(1.0 - _LEAST, max(_LEAST, sure))
        total = self.bias + self.confidence * log(sure / (1.0 - sure)) + self.meaning * meaning
        return 1.0 / (1.0 + exp(-total))


_LEARNED: Final = tomllib.loads(FILE.read_text(encoding="utf-8"))


def _read(kind: str) -> Calibration:
    told = _LEARNED[kind]
    weights = {name: float(weight) for name, weight in told["weights"].items()}
    return Calibration(weights, float(told["bias"]), float(told["answer_from"]))


OF_FACTS: Final = _read("facts")
"""For curated facts, whose marks tell names, days and figures."""
OF_PASSAGES: Final = _read("passages")
"""For imported passages, of which only the text is known."""
_UNHELD: Final = {False: _read("facts-unheld"), True: _read("passages-unheld")}
"""For what holds too few of the asked words, of facts and of passages: learned from questions that no rule had seen."""


def judge(
    question: Question,
    best: Evidence,
    ranked: Sequence[Evidence],
    wanted: Sequence[Concept],
    *,
    holds: bool,
    unheld: bool = False,
) -> Judged:
    """How sure it is that ``best`` answers.

    ``ranked`` is best first, and ``best`` one of it; ``holds``: whether it passes as an answer by the rules, and
    ``unheld``: whether it is only asked if it may do so for all that it has too few of the words.
    """
    told = _signals(question, best, ranked, wanted, holds=holds)
    sure = (_UNHELD[best.fact.passage] if unheld else _calibration(best)).of(told)
    if question.tongue and wanted:
        told = told | {_MEANING: best.meaning, "english": sure}
        sure = _abroad(best).of(sure, best.meaning)
    return Judged(best, told, sure)


def suffices(judged: Judged, *, unheld: bool = False) -> bool:
    """Whether it is sure enough to be told as an answer; ``unheld`` as in ``judge``."""
    if unheld:
        return judged.confidence >= _UNHELD[judged.best.fact.passage].answer_from
    if _MEANING in judged.signals:
        return judged.confidence >= _abroad(judged.best).answer_from
    return judged.confidence >= _calibration(judged.best).answer_from


def _abroad(best: Evidence) -> Abroad:
    """For a question in another language, whose words were told in English one by one."""
    return _read_abroad()["passages" if best.fact.passage else "facts"]


@lru_cache(maxsize=1)
def _read_abroad() -> Mapping[str, Abroad]:
    told = tomllib.loads(ABROAD.read_text(encoding="utf-8"))
    return {kind: Abroad(**told[kind]) for kind in ("facts", "passages")}


def _calibration(best: Evidence) -> Calibration:
    return OF_PASSAGES if best.fact.passage else OF_FACTS


def _signals(
    question: Question,
    best: Evidence,
    ranked: Sequence[Evidence],
    wanted: Sequence[Concept],
    *,
    holds: bool,
) -> dict[str, float]:
    parts = {reason.name: reason.value for reason in best.reasons}
    me = (best.fact.scope, best.fact.id)
    # What cannot answer is no rival; but of a number told of others it is.
    among = best.barred or Asked.HOW_MANY in question.asked
    others = [
        found
        for found in ranked
        if (found.fact.scope, found.fact.id) != me and (among or not found.barred)
    ]
    words = sum(not (concept.is_name or concept.generic) for concept in wanted)
    told = {
        "coverage": best.coverage,
        "numbers": parts.get("numbers", 0.0) if _asks_number(question) else _NO_NUMBER,
        "score": best.score,
        "second": _margin(best, others[:1]),
        "tenth": _margin(best, others[_TENTH - 1 : _TENTH]),
        "apart": _apart(best, others[:_TENTH]),
        "ahead": _ahead(parts.get("text", 0.0), others[:_TENTH]),
        "length": min(words, _LONG) / _LONG,
        "missing": min(len(best.missing), _MANY) / _MANY,
        "who": float(Asked.WHO in question.asked),
        "why": float(Asked.WHY in question.asked),
        "holds": float(holds),
        "content": best.content,
        "unmet": float(best.unmet),
    }
    told |= {name: parts.get(name, 0.0) for name in _PARTS}
    return told | _of_words(question, best, ranked[: _TENTH + 1], wanted)


def _asks_number(question: Question) -> bool:
    return any(letter.isdigit() for letter in question.undated)


def _margin(best: Evidence, other: Sequence[Evidence]) -> float:
    """By what share of its score the best is ahead of another; whole where there is no other."""
    if not other or best.score <= 0:
        return 1.0
    return max(0.0, 1.0 - other[0].score / best.score)


def _apart(best: Evidence, others: Sequence[Evidence]) -> float:
    """By how many spreads the best covers more than the others do on average; a half where it covers as much."""
    if not others:
        return 1.0
    covered = [other.coverage for other in others]
    mean = sum(covered) / len(covered)
    spread = dist(covered, [mean] * len(covered)) / sqrt(len(covered))
    return _halved((best.coverage - mean) / (spread + _SPREAD) / _SPREADS)


def _ahead(text: float, others: Sequence[Evidence]) -> float:
    """By what share its words fit better than those of any other; a half where others fit as well."""
    if text <= 0:
        return _halved(0.0)
    most = max((_text(other) for other in others), default=0.0)
    return _halved(1.0 - most / text)


def _halved(value: float) -> float:
    """From -1 to 1 to 0 to 1, with all beyond at the ends."""
    return (1.0 + max(-1.0, min(1.0, value))) / 2


def _text(found: Evidence) -> float:
    return next((reason.value for reason in found.reasons if reason.name == "text"), 0.0)


def _of_words(
    question: Question, best: Evidence, first: Sequence[Evidence], wanted: Sequence[Concept]
) -> dict[str, float]:
    """How well it tells of whom or what is asked (``subject``), the other words (``saying``), and how much in all."""
    lines = [question.text, *(found.fact.statement for found in first)]
    subject = weight = told = 0.0
    saying = []
    for concept in wanted:
        held = _held(concept, best)
        told += held * concept.weight
        if concept.is_name or _is_proper(concept.label, lines):
            subject += held * concept.weight
            weight += concept.weight
        elif not concept.label.isdigit():
            saying.append(held)
    return {
        "subject": subject / weight if weight else _NOTHING_ASKED,
        "saying": sum(saying) / len(saying) if saying else _NOTHING_ASKED,
        "told": min(1.0, told / _MUCH),
    }


def _is_proper(label: str, lines: Sequence[str]) -> bool:
    """Whether some line writes it with a capital inside a sentence, as far as a space before it tells."""
    written = f" {label[:1].upper()}{label[1:]}"
    return any(written in line for line in lines)


def _held(concept: Concept, best: Evidence) -> float:
    """How well what is shown of a fact says what is meant, 0 to 1."""
    said = max((fit for token, fit in concept.tokens.items() if token in best.stems), default=0.0)
    if concept.phrase and concept.phrase <= best.stems:
        said = max(said, SPELLED_OUT)
    if said or concept.label in best.missing:
        return said
    return _ELSEWHERE if best.fact.passage else 1.0
