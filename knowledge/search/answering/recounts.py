"""Who else counts what was asked for, right beside the line that answers: "the company spoke of 19 men; the union said that the
true number was 31"."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from knowledge.flow import Asked, Evidence, Question
from knowledge.lexicon.quantities import unit_kind
from knowledge.models import Fact, Figure
from knowledge.regex import regex
from knowledge.search.answering.reasons import share_paragraph
from knowledge.text import tokens

__all__ = ["asks_for_recounts", "with_recounts"]

_NUMBERED: Final = regex(r"(.*?)([0-9]+)\Z")
_MONEY: Final = "money"
_NEAR: Final = 2
"""Sentences behind the line within which another count of the same stands."""
_TELLS: Final = regex(
    r"\b(?:said|says|spoke of|speaks of|claim\w*|report\w*|announc\w+|warn\w*|counted|estimat\w+|according to|put (?:it|this|that|(?:the|its|their) \w+) at)\b",
    re.IGNORECASE,
)


def asks_for_recounts(question: Question, line: Evidence) -> bool:
    """Whether a number is asked for and the line of an imported text tells somebody's, beside which another may stand."""
    if Asked.HOW_MANY not in question.asked or question.history or line.figure is None:
        return False
    return line.fact.passage and _is_told_by_somebody(line.fact)


def with_recounts(lead: Sequence[Evidence], near: Iterable[Fact]) -> tuple[Evidence, ...]:
    """The lines that answer, behind the first of them what somebody else counts otherwise of the same; ``near`` are the
    facts around it."""
    first, *others = lead
    further = [Evidence(fact, first.score) for fact in near if _recounts(first, fact)]
    known = {found.fact.id for found in further}
    return (first, *further, *(each for each in others if each.fact.id not in known))


def _recounts(line: Evidence, other: Fact) -> bool:
    fact, figure = line.fact, line.figure
    if figure is None or not (share_paragraph(fact, other) and _follows(fact.id, other.id)):
        return False
    by_another = _is_told_by_somebody(other) and (
        not fact.attribution.who or other.attribution.who != fact.attribution.who
    )
    if not by_another or (figure.unit and _writes_unit(other.statement, figure.unit)):
        return False
    return any(_differs(figure, each) for each in other.figures)


def _writes_unit(statement: str, unit: str) -> bool:
    """Whether a statement has a unit of that kind itself, so that its number is of a thing of its own."""
    kind = unit_kind(unit) or _MONEY
    return any(unit_kind(word.folded) == kind for word in tokens(statement))


def _is_told_by_somebody(fact: Fact) -> bool:
    return bool(fact.attribution.who) or _TELLS.search(fact.statement) is not None


def _follows(one: str, other: str) -> bool:
    first, second = _NUMBERED.match(one), _NUMBERED.match(other)
    if first is None or second is None or first[1] != second[1]:
        return False
    return 0 < int(second[2]) - int(first[2]) <= _NEAR


def _differs(one: Figure, other: Figure) -> bool:
    """Whether both count the same, and one another number of it."""
    kinds = [(each.measure, each.unit, each.group, each.place) for each in (one, other)]
    bare = one.measure == "count" and not one.group
    return kinds[0] == kinds[1] and not bare and one.best != other.best
