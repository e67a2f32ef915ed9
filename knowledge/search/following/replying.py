"""What somebody said to what was told before: "what did the union say to that?".

Whatever else they said is no reply. In a plain text one stands in the sentence told or near it, and anywhere it tells of the
matter that was told.
"""

import re
from dataclasses import replace
from typing import Final

from knowledge.flow import Context, Evidence, Question
from knowledge.models import Fact
from knowledge.regex import regex
from knowledge.search.following.bearers import remark_of
from knowledge.search.following.leaning import HE, THEY, folded_words, own_terms
from knowledge.search.reading.grammar import SAYING
from knowledge.search.reading.terms import SPECIFIC
from knowledge.text import fold, tokens

__all__ = ["as_reply", "is_at_hand", "may_reply"]

_ASKS: Final = regex(
    r"\bwh?at (?:did|does|do|has|have|had) (?P<who>(?:(?!(?:to|that|about|when|after|before|with)\b)[\w’'.-]+ ){1,6}?)"
    r"(?:(?:later|then|also|ever|really|actually|have to) )*(?:say|said|think|thought|reply|answer|respond|make|tell|write|comment)"
    r"(?: anything)? (?:to|about|on|of|against|in (?:reply|response|answer) to) (?P<it>that|this|it|them|those|these)\W*\Z",
    re.IGNORECASE,
)
_SPEAKS: Final = SAYING | {
    word.stem
    for word in tokens(
        "deny reject dismiss dispute condemn praise criticise criticize welcome mock accept confirm refuse apologise"
    )
}
_CLAUSE: Final = regex(r"[;:]|,? \b(?:which|whom|while|whereas|but|although)\b", re.IGNORECASE)
_NUMBERED: Final = regex(r"(.*?)([0-9]+)\Z")
_BEFORE: Final = 2
_BEHIND: Final = 3
"""Sentences before and behind the one told in which it may be spoken of."""


def as_reply(question: Question, context: Context) -> Question | None:
    """The question of somebody whom it names as one for their reply to the line told last; ``None`` where it is none."""
    if not context.facts or context.astray or folded_words(question) & (HE | THEY - {"them"}):
        return None
    if not _ASKS.search(question.text) or not (question.names or own_terms(question)):
        return None
    own = {match.name.id for match in question.names}
    topic = [term for term in context.terms if term.weight >= SPECIFIC]
    tokens_told = {t for term in topic for t in (term.token, *(v.token for v in term.variants))}
    names = {each for each in (*context.names, *context.people) if each not in own}
    shown = " ".join(term.corrected or term.word for term in topic)
    return replace(
        question,
        follow_up=True,
        told=context.facts,
        replies_to=frozenset(tokens_told | names),
        assumed=(*question.assumed, remark_of([shown])) if shown else question.assumed,
    )


def may_reply(question: Question, found: Evidence) -> bool:
    """Whether a line may tell what is said to that which was told before, where that is asked for."""
    asked = _ASKS.search(question.text) if question.follow_up and question.told else None
    if asked is None:
        return True
    fact = found.fact
    matter = not question.replies_to.isdisjoint(found.stems)
    if not fact.passage:
        return matter or any(part.name in question.replies_to for part in fact.names)
    if fact.id == question.told[0]:
        speaks = any(match.name.id == fact.attribution.who_name for match in question.names)
        return (speaks and matter) or _says_behind(asked["who"], fact.statement)
    return matter or _is_near(fact, question.told[0])


def is_at_hand(question: Question, found: Evidence) -> bool:
    """Whether a reply that is asked for stands by what was told, so that it needs no words of the matter."""
    told = question.told[:1] if question.replies_to and found.fact.passage else ()
    return any(found.fact.id != each and _is_near(found.fact, each) for each in told)


def _is_near(fact: Fact, told: str) -> bool:
    """Whether it stands near the one told in its text."""
    own, other = _NUMBERED.match(fact.id), _NUMBERED.match(told)
    if own is None or other is None or own[1] != other[1]:
        return False
    return -_BEFORE <= int(own[2]) - int(other[2]) <= _BEHIND


def _says_behind(who: str, statement: str) -> bool:
    """Whether another clause than the first tells of somebody that they say something: "…, which the union called mean"."""
    speaker = {word.stem for word in tokens(who)} - {"the", "a", "an"}
    last = fold(who).split()[-1:]
    for clause in _CLAUSE.split(statement)[1:]:
        words = tokens(clause)
        named = any(word.stem in speaker or [word.folded] == last for word in words)
        if named and any(word.stem in _SPEAKS for word in words):
            return True
    return False
