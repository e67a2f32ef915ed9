"""Which number is told of several of one thing: how many it were in all before how many it were on one day, and what came
out in the end before what was said first or only thought."""

import re
from collections.abc import Sequence
from typing import Final

from knowledge.figures import as_of_day, rate_of
from knowledge.flow import Asked, DateUse, Evidence, Question
from knowledge.models import Figure
from knowledge.regex import regex
from knowledge.search.answering.reasons import share_paragraph
from knowledge.search.answering.series import place_in_text
from knowledge.search.reading.rates import is_rate_unasked
from knowledge.search.weighing.concepts import Concept

__all__ = ["last_word_first"]

_LEAST: Final = 0.43
"""Least share of the asked meaning that such a line must hold; see ``ANSWER_COVERAGE``."""
_MORE: Final = "more"
_ANYONE: Final = frozenset({"", "people", "persons", "men", "dead", "others", _MORE})
_IN_ALL: Final = regex(
    r"\b(?:in all|in total|all told|all in all|altogether|a total of|totall?ed|the total|overall|in the end|eventually|ultimately|final (?:toll|count|figure|total|number|tally))\b",
    re.IGNORECASE,
)
_AMONG: Final = regex(
    r"\b(?:among (?:them|whom)|including|(?<!first )(?<!last )of (?:them|whom))\b", re.IGNORECASE
)
_AT_FIRST: Final = regex(
    r"\b(?:at first|initially|originally|(?:first|early|initial|preliminary) (?:reports?|estimates?|figures?|counts?|word|news|tall(?:y|ies))|"
    r"first (?:spoke|talked|said|put|gave|reported|counted|announced|told|estimated|thought))\b",
    re.IGNORECASE,
)
_THOUGHT: Final = regex(
    r"\b(?:took (?:it|this|that) (?:to mean|as|for)|believ\w+|thought|fear\w*|assum\w+|suppos\w+|guess\w*|suspect\w+|presum\w+|reckon\w*|"
    r"rumou?r\w*|might|perhaps|possibly|hop(?:ed|es|ing))\b",
    re.IGNORECASE,
)
_WISHED: Final = regex(
    r"\b(?:ask(?:ed|s|ing)? for|demand(?:ed|s|ing)?|sought|seek(?:s|ing)?|call(?:ed|s|ing) for|request(?:ed|s)?|propos(?:ed|es)|want(?:ed|s)?)\b",
    re.IGNORECASE,
)
"""What somebody asked for, and may not have come to be."""
_OF_A_TIME: Final = regex(
    r"\b(?:at first|initially|first|originally|early|a day|each|every|per|daily|so far|limit\w*|today|yesterday|still|again)\b",
    re.IGNORECASE,
)
"""Where a question asks for no last word."""
_AT_LAST: Final = regex(
    r"\b(?:eventually|ultimately|at last|after (?:the |an )?appeal)\b", re.IGNORECASE
)
_CHANGED_TO: Final = regex(
    r"\b(?:raised?|increased?|lifted|put up|cut|reduced?|lowered|lengthened|extended|shortened|halved|doubled|commuted|changed)\b"
    r"[^.;]{0,60}?\b(?:to|by half)\b",
    re.IGNORECASE,
)
_TELLS_IT: Final = 0.6
"""Content of a line that tells the very thing that was changed."""


def last_word_first(
    question: Question,
    told: Sequence[Evidence],
    ranked: Sequence[Evidence],
    wanted: Sequence[Concept],
) -> list[Evidence]:
    """The lines that answer as they are to be told; ``ranked`` is all that was found."""
    first = told[0] if told else None
    if first is not None and (last := _amended(question, first, ranked)) is not None:
        return [last, *(found for found in told if found is not last)]
    if first is None or first.figure is None or not _asks_for_all(question, first):
        return list(told)
    if _IN_ALL.search(first.fact.statement):
        return list(told)
    unsure = _is_unsure(question, first) or is_rate_unasked(question, first.figure)
    better = [
        found
        for found in ranked
        if found is not first and _is_better(question, first, found, wanted, unsure=unsure)
    ]
    if not better:
        return list(told)
    better.sort(key=_rank, reverse=True)
    chosen = set(map(id, better))
    return [*better, *(found for found in told if id(found) not in chosen)]


def _amended(question: Question, first: Evidence, ranked: Sequence[Evidence]) -> Evidence | None:
    """Where it is asked what a number was in the end: the line further on in the paragraph that tells to what the same was
    raised or cut last; where what it was at first, the line before that; ``None`` where none does."""
    if Asked.HOW_MANY not in question.asked or question.when:
        return None
    if question.latest or _AT_LAST.search(question.text):
        behind = [found for found in ranked if _amends(first, found)]
        return max(behind, key=lambda found: place_in_text(found.fact), default=None)
    if not question.earliest:
        return None
    before = [found for found in ranked if _amends(found, first)]
    return min(before, key=lambda found: place_in_text(found.fact), default=None)


def _amends(first: Evidence, found: Evidence) -> bool:
    """Whether ``found`` tells further on to what the number of ``first`` was changed."""
    one, other = first.figure, found.figure
    if one is None or other is None or (one.measure, one.unit) != (other.measure, other.unit):
        return False
    told = min(first.content, found.content) >= _TELLS_IT
    if rate_of(other):
        return False  # What a rate was cut to tells no sum.
    if not told or not share_paragraph(first.fact, found.fact):
        return False
    behind = place_in_text(found.fact) > place_in_text(first.fact)
    return behind and _CHANGED_TO.search(found.fact.statement) is not None


def _asks_for_all(question: Question, first: Evidence) -> bool:
    """Of a day it is how many it were by then where the first line only tells how many more they became."""
    if Asked.HOW_MANY not in question.asked or question.history:
        return False
    if question.when and not (question.date_use is DateUse.BY and _tells_more(first)):
        return False
    return not (question.earliest or _OF_A_TIME.search(question.text))


def _tells_more(found: Evidence) -> bool:
    """Whether its number comes on top of others: "nine more bodies"."""
    return found.figure is not None and found.figure.group == _MORE


def _is_unsure(question: Question, found: Evidence) -> bool:
    """Whether its number is what was said first, or merely thought or asked for, and that is not what is asked."""
    statement = found.fact.statement
    if _AT_FIRST.search(statement) or _tells_more(found):
        return True
    return any(
        told.search(statement) and not told.search(question.text) for told in (_THOUGHT, _WISHED)
    )


def _is_better(
    question: Question,
    first: Evidence,
    found: Evidence,
    wanted: Sequence[Concept],
    *,
    unsure: bool,
) -> bool:
    if found.figure is None or first.figure is None or found.unmet or found.days_off:
        return False
    if found.coverage < _LEAST or not _are_alike(question, first.figure, found.figure):
        return False
    if not _says_as_much(first, found, wanted) or _is_unsure(question, found):
        return False
    return unsure or _is_in_all(found)


def _is_in_all(found: Evidence) -> bool:
    """Whether its figure tells how many or how much it was in all, and not how many of them were of some kind."""
    statement = found.fact.statement
    return _IN_ALL.search(statement) is not None and not _AMONG.search(statement)


def _says_as_much(first: Evidence, found: Evidence, wanted: Sequence[Concept]) -> bool:
    """Whether it tells all that the first line does, but perhaps for the deed where sums of money tell what it was: "had
    taken out 212 million" for "withdrew 45 million that day"."""
    lacking = set(found.missing) - set(first.missing)
    if found.figure is not None and found.figure.unit:
        deeds = {each.label for each in wanted if each.predicate or not each.thing}
        things = {each.label for each in wanted if each.thing} - {*found.missing}
        return lacking <= deeds and (not lacking or bool(things))
    return not lacking


def _are_alike(question: Question, one: Figure, other: Figure) -> bool:
    """Whether both count the same, or the other is of the very measure that is asked."""
    if one.unit != other.unit or one.place != other.place:
        return False
    if one.measure != other.measure:
        return other.measure == question.measure
    if is_rate_unasked(question, one) and not rate_of(other):
        return True
    same = _group(one) == _group(other)
    return same or (bool(other.unit) and rate_of(one) == rate_of(other))


def _group(figure: Figure) -> str:
    return "" if figure.group in _ANYONE else figure.group


def _rank(found: Evidence) -> tuple[bool, int]:
    """What is told in all is ahead of all else, and what came later of what came before."""
    day = as_of_day(found.fact, found.figure) if found.figure else None
    return _is_in_all(found), day or 0
