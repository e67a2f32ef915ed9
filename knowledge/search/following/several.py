"""Those who were counted or told of before: "how many before that?", "who were they?", "what about the others?".

They are those alone. Where a follow-up keeps nothing of them but days, it is not clear who they are, and no line of these days
tells it.
"""

import re
from collections.abc import Container, Set
from dataclasses import replace
from typing import Final

from knowledge.dates.span import DateSpan
from knowledge.flow import Asked, Context, Evidence, Question
from knowledge.lexicon.first_names import pronouns_of
from knowledge.lexicon.measures import measure_of
from knowledge.models import Fact, NameKind
from knowledge.regex import regex
from knowledge.search.following.leaning import HE, THEY, own_terms
from knowledge.search.following.newly import tells_what_is_new
from knowledge.search.following.shortly import asks_of_whole, tells_at_last, tells_whole
from knowledge.search.following.taking import FATES
from knowledge.text import tokens

__all__ = [
    "OF_THE_REST",
    "asks_at_last",
    "counts_the_same",
    "day_of_anybody",
    "of_nobody",
    "points_at_rest",
    "tells_of_them",
    "with_sum",
]

OF_THE_REST: Final = frozenset("rest remaining".split())
"""What stands only for those who are left, in "the rest" alone."""
_REST: Final = regex(
    r"\b(?:the|those|all|any) (?:others?(?! \w)|other ones?|rest(?! of)|remaining(?: ones?)?)\b",
    re.IGNORECASE,
)
_OTHERS: Final = regex(
    r"\b(?:others?|another|rest|remaining|remainder|more|further|also|too|still|last|second|third|fourth|fifth|sixth)\b",
    re.IGNORECASE,
)
_WHO_ARE: Final = regex(
    r"\A\W*(?:(?:and|so|but|ok)\W+)*who (?:were|are|was) (?:they|them|those|these)(?: (?:people|men|women|victims))?\W*\Z",
    re.IGNORECASE,
)
_SUCCEEDS: Final = regex(
    r"\bwho (?:has |had )?(?:replaced|succeeded|followed|came after|took over (?:from|for)|took the (?:place|job|seat) of) (?:him|her)\b",
    re.IGNORECASE,
)
_ANYBODY: Final = regex(
    r"\A\W*(?:(?:and|so|but|ok)\W+)*(?:was|were|is|are|did|has|have|had) (?:there )?(?:any ?one|any ?body|some ?one|some ?body|any (?:people|persons?|casualties|victims|injur\w+|deaths?))\b",
    re.IGNORECASE,
)
_HOW_MUCH: Final = regex(r"\A\W*(?:(?:and|so|but|ok|by)\W+)*how much\W*\Z", re.IGNORECASE)
_NOBODY: Final = frozenset("it they there these those this".split())
"""Words with which a sentence of something else than one person begins."""
_WHOM: Final = HE - frozenset("his her hers".split())
"""Those of whom it is asked themselves, and not of their daughter."""
_COUNTS: Final = regex(r"\bhow (?:many|much|long)\b", re.IGNORECASE)
_SUMS: Final = ("cost", "price", "share", "volume", "weight")
_FEW: Final = 3
"""Days of a line of which anybody's lot may be asked."""
_AT_LAST: Final = regex(
    r"\b(?:in the end|at the end|by the end|finally|eventually|ultimately|in total|in all|altogether|all told|overall)\W*\Z",
    re.IGNORECASE,
)
_LAST_COUNT: Final = regex(
    r"\W*(?:(?:and|so|but|ok)\W+)*(?:what (?:was|is) )?(?:the )?(?:very )?(?:final|last|latest) (?:number|figure|count|toll|total|tally)\W*",
    re.IGNORECASE,
)
_GETS: Final = regex(
    r"\b(?:did|do|does|had|have|has|would|will) (?:they|he|she|it|him|her|them) (?:get|got|gotten|receive|received|earn|earned|gain|gained)\b"
    r"(?=\W*\Z| (?:for|from|in return|in exchange|instead|then|out of)\b)",
    re.IGNORECASE,
)
_HIS: Final = frozenset("he him his himself".split())
_GAIN: Final = regex(
    r"\b(?:g[eo]t|gets|getting|gotten|receiv\w+|w[io]n|wins|earn\w*|gain\w*|g[ai]ve[ns]?|award\w*|grant\w*|paid|pays?|payments?|payouts?|"
    r"compensat\w+|bonus\w*|rewards?|fined|sentenc\w+|jailed)\b",
    re.IGNORECASE,
)


def points_at_rest(text: str) -> bool:
    """Whether "the others" or "the rest" are those of somebody told of before."""
    return _REST.search(text) is not None


def counts_the_same(question: Question, context: Context) -> bool:
    """Whether it asks how many, of another time at most, and does not say what of: that was told before."""
    bare = Asked.HOW_MANY in question.asked and not (own_terms(question) or question.names)
    return bare and bool(context.terms) and not (question.measure or question.quantity)


def with_sum(question: Question) -> Question:
    """With that a bare "how much?" wants a sum or a weight."""
    bare = _HOW_MUCH.match(question.text) and not question.quantity
    return replace(question, quantity=_SUMS) if bare else question


def day_of_anybody(question: Question, context: Context) -> DateSpan | None:
    """The day of the line told, where it is asked what became of anybody: "was anyone hurt?" is of what was told of."""
    fates = {measure_of((term.token,)) for term in own_terms(question)}
    asks = _ANYBODY.match(question.text) and not FATES.isdisjoint(fates)
    told = context.told if asks and context.terms and not context.astray else None
    own = question.when or question.names or context.when
    return told if told is not None and not own and told.days <= _FEW else None


def asks_at_last(question: Question) -> bool:
    """Whether it asks how it was in the end, and so of no day that was asked before."""
    if _LAST_COUNT.fullmatch(question.text):
        return True
    return not own_terms(question) and _AT_LAST.search(question.text) is not None


def of_nobody(question: Question, way: Question, words: Set[str]) -> str:
    """Whom it points at, where the ``way`` to read it keeps none of them; else empty."""
    if own_terms(question) or question.names or own_terms(way) or way.measure:
        return ""
    rest = _REST.search(question.text)
    if rest is not None:
        return rest[0].lower()
    return "they" if words & THEY and not way.names else ""


def tells_of_them(
    question: Question, found: Evidence, people: Container[str] | None = None
) -> bool:
    """Whether the fact tells what is asked of those told of before: of the others what is of others, of who they were who
    they were, of what they got that they got it, and of who came after one of them somebody else."""
    fact = found.fact
    if asks_of_whole(question.text) and not tells_whole(fact.statement):
        return False
    if not tells_at_last(question, fact) or not tells_what_is_new(question, found):
        return False
    if _asks_of_rest(question) and not _tells_of_rest(question, fact):
        return False
    if _asks_who_they_are(question) and fact.passage:
        plain = not question.terms or any(term.token in found.stems for term in question.terms)
        return plain and (bool(fact.names) or fact.id not in question.told)
    if _is_of_another_person(question, fact):
        return False
    if _SUCCEEDS.search(question.text) and not _names_another(question, fact, people):
        return False
    return not _asks_for_gain(question) or _tells_gain(fact.statement)


def _asks_for_gain(question: Question) -> bool:
    """Whether it asks what "they" got, in words."""
    counts = _COUNTS.search(question.text) is not None
    return question.follow_up and not counts and _GETS.search(question.text) is not None


def _asks_of_rest(question: Question) -> bool:
    """Whether it asks what is told of the others of those told of before."""
    return question.follow_up and _REST.search(question.text) is not None


def _tells_of_rest(question: Question, fact: Fact) -> bool:
    """Whether the fact may tell of others than those told of before: it says so, or names somebody."""
    return _names_another(question, fact) or _OTHERS.search(fact.statement) is not None


def _is_of_another_person(question: Question, fact: Fact) -> bool:
    """Whether "he" or "she" is asked of, and a sentence names somebody else and has no such pronoun that is not theirs."""
    meant = frozenset(word.folded for word in tokens(question.text)) & _WHOM
    people = {m.name.id for m in question.names if m.name.kind is NameKind.PERSON}
    if not (fact.passage and question.follow_up and meant and people):
        return False
    if fact.attribution.who_name in people or any(part.name in people for part in fact.names):
        return False
    he = not meant.isdisjoint(_HIS)
    own = _HIS if he else HE - _HIS
    others = [part.name for part in fact.names if part.name not in fact.places]
    words = [word.folded for word in tokens(fact.statement)]
    last = {name.rpartition("-")[2] for name in others}
    first = next((at for at, word in enumerate(words) if word in last), len(words))
    may_be_theirs = any(("he" if he else "she") in pronouns_of(n.replace("-", " ")) for n in others)
    said_of = words[:first] if may_be_theirs else words
    of_things = words[:1] and words[0] in _NOBODY
    return (
        (bool(others) or bool(of_things))
        and own.isdisjoint(said_of)
        and (own & _WHOM).isdisjoint(words)
    )


def _names_another(question: Question, fact: Fact, people: Container[str] | None = None) -> bool:
    """Whether it names somebody who is not named in the question, one of the ``people`` where they are known."""
    asked = {match.name.id for match in question.names}
    others = (part.name for part in fact.names if part.name not in asked)
    return any(each not in fact.places if people is None else each in people for each in others)


def _asks_who_they_are(question: Question) -> bool:
    """Whether it asks who those were who were told of before, and nothing else."""
    return question.follow_up and _WHO_ARE.match(question.text) is not None


def _tells_gain(statement: str) -> bool:
    """Whether it tells that somebody got something, or of what is given."""
    return _GAIN.search(statement) is not None
