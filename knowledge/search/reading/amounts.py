"""How much of something is told, and by how much something moved, where the form of the question names no measure."""

import re
from collections.abc import Container, Sequence
from itertools import pairwise
from typing import Final

from knowledge.flow import Question
from knowledge.lexicon.measures import measure_words
from knowledge.lexicon.quantities import asks_measure, unit_kind
from knowledge.models import Figure
from knowledge.regex import regex
from knowledge.text import Token, tokens

__all__ = ["MOVES", "is_ahead", "is_amount_of", "is_change", "is_move", "is_of_another"]

MOVES: Final = (
    r"(?:f[ae]ll(?:en|s|ing)?|drop(?:s|ped|ping)?|plung(?:e[sd]?|ing)|plummet\w*|s[aiu]nk|slump(?:s|ed)?|sli(?:d|de[sd]?)|declin(?:e[sd]?|ing)|"
    r"decreas(?:e[sd]?|ing)|shr[aiu]nk|dip(?:s|ped)?|tumbl(?:e[sd]?)|crash(?:es|ed)?|r[io]se[ns]?|rising|climb(?:s|ed|ing)?|jump(?:s|ed)?|"
    r"soar(?:s|ed)?|surg(?:e[sd]?)|gr[eo]wn?|increas(?:e[sd]?|ing)|swell(?:s|ed)?|swollen|gain(?:s|ed)?|expand(?:s|ed)?|contract(?:s|ed)?|"
    r"weaken(?:s|ed)?|depreciat\w+|appreciat\w+|devalued?|los(?:e[sd]?|ing)|lost|rall(?:y|ied)|recover(?:s|ed)?|cut|reduced?|raised?|lowered|went (?:up|down))"
)
"""That something rose or fell, as the text of an expression."""
_AHEAD: Final = regex(
    r"\b(?:how (?:big|large|wide|narrow|slim|great|small)|what) .{0,40}\b(?:lead|margin|majority|advantage)\b|\bby (?:how much|what margin|how many)\b.*\b(?:ahead|lead\w*|led|w[io]n|beat\w*|lost|lose)\b",
    re.IGNORECASE,
)
"""Asks by how many votes somebody is ahead."""
_AHEADS: Final = frozenset({"votes", "seats", "points", "goals"})
_CHANGED: Final = regex(
    rf"\bby how much\b|\bhow (?:much|sharply|steeply|badly) (?:did|do|does|has|have|had|was|were) .{{1,60}}\b{MOVES}\b",
    re.IGNORECASE,
)
_MOVE: Final = regex(MOVES)
_MOVED: Final = regex(rf"\b(?:{MOVES}|up|down|by)\b[^.;]{{0,40}}\Z", re.IGNORECASE)
_REACH: Final = 48
"""Characters before a number in which stands that something moved so far."""
_HOW_MUCH: Final = regex(r"\bhow (?:much|many)\b", re.IGNORECASE)
_AMOUNTS: Final = frozenset("weight volume area energy power".split())
_STUFF: Final = 4
"""Words behind a unit in which stands of what it is: "tonnes of crude palm oil"."""
_ALIKE: Final = 0.8


def is_move(folded: str) -> bool:
    """Whether a folded word says that something rose or fell."""
    return _MOVE.fullmatch(folded) is not None


def is_ahead(question: Question, figure: Figure) -> bool:
    """Whether votes, seats or goals are told where it is asked by how many somebody is ahead."""
    told = figure.measure in _AHEADS or not _AHEADS.isdisjoint(figure.group.split())
    return told and _AHEAD.search(question.text) is not None


def is_change(question: Question, figure: Figure, statement: str, words: Sequence[Token]) -> bool:
    """Whether it is asked by how much something moved, and a share or an amount is told of what moved so."""
    if not figure.unit or _CHANGED.search(question.text) is None:
        return False
    if unit_kind(figure.unit) == "time":
        return False
    return any(
        word.number == abs(figure.best)
        and _MOVED.search(statement[max(0, word.start - _REACH) : word.start]) is not None
        for word in words
    ) or (unit_kind(figure.unit) == "share" and not _is_written(figure, words))


def _is_written(figure: Figure, words: Sequence[Token]) -> bool:
    """Whether a share is told in digits: "a third" is not."""
    return any(word.number == abs(figure.best) for word in words)


def is_amount_of(question: Question, figure: Figure, words: Sequence[Token]) -> bool:
    """Whether so much is told of what is asked for, be it sand or what has no common name: "2,750 tonnes of ammonium
    nitrate"."""
    kind = unit_kind(figure.unit)
    if kind not in _AMOUNTS or _HOW_MUCH.search(question.text) is None:
        return False
    asked = {
        token
        for term in question.terms
        if term.counted and not asks_measure(term.word.casefold())
        for token in (term.token, *(v.token for v in term.variants if v.weight >= _ALIKE))
    }
    return bool(asked) and any(
        unit_kind(unit.folded) == kind
        and of.folded == "of"
        and _has(words[at + 2 : at + 2 + _STUFF], asked)
        for at, (unit, of) in enumerate(pairwise(words))
    )


def is_of_another(question: Question, figure: Figure) -> bool:
    """Whether an amount of something is asked that the figure does not name: "how much compensation did it pay"."""
    heads = {term.token for term in question.terms if term.counted and not asks_measure(term.word)}
    group = {token.stem for token in tokens(figure.group)}
    return bool(heads) and heads.isdisjoint(group.union(measure_words(figure.measure)))


def _has(words: Sequence[Token], asked: Container[str]) -> bool:
    return any(word.stem in asked for word in words)
