"""Whether a line tells the deed that is asked for, and not a thing of the same stem or another deed the other way round:
"travel advisory" tells of no visit, "buildings" of nothing that was built, nor that "rioters were killed in clashes with
guards" who killed the guards."""

import re
from collections.abc import Collection, Container, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from knowledge.flow import Asked, Question, Term
from knowledge.lexicon.humans import are_humans
from knowledge.lexicon.phrasal import senses_of
from knowledge.lexicon.thesaurus import kinds
from knowledge.regex import regex
from knowledge.search.weighing.wished import deed_asked
from knowledge.text import STOP, Token, spans, tokens
from knowledge.text import words as words_of

__all__ = [
    "Deed",
    "asked_deed",
    "only_as_deeds",
    "sorts_next",
    "tells_no_deed",
    "tells_what_was_done",
    "things_asked",
    "work_asked",
]

_ASKED: Final = frozenset({Asked.WHO, Asked.WHEN, Asked.WHETHER})
_LIKE: Final = 0.4
_MOSTLY: Final = 0.5
_PARTLY: Final = 0.3
_THINGS: Final = frozenset(
    "building buildings clothing housing dwelling dwellings belongings surroundings furnishings savings earnings".split()
)
"""Things that are called after a deed."""
_TO_WHOM: Final = regex(
    r"\bwho (?P<deed>[a-z]+(?:ed|t|ew|ot|ook)) (?!(?:on|in|during|near|under|inside|outside|aboard|beside|behind|by|when|while|before|after)\b)(?:the|those|these|all|so many|many)? ?(?:\w+ ){0,2}?(?P<whom>[a-z]+)\W*\Z",
    re.IGNORECASE,
)
_BEING_DONE: Final = regex(
    r"\bwhat(?: else| exactly)? (?:was|were|is|are) (?:being|getting) (?P<done>[a-z]+)\b",
    re.IGNORECASE,
)
_ALMOST: Final = 0.8
_BEEN: Final = frozenset("was were been being is are got get be".split())
_PARTICLES: Final = frozenset("through out off up down away apart into".split())
_FORMS: Final = ("ed", "ing", "ly", "s")
_ARTICLES: Final = frozenset("the a an its his her their".split())
_SMALL: Final = 3
"""Words of a passive before its verb, at most: "had reportedly been killed"."""
_SURE: Final = 0.75


class Deed(NamedTuple):
    """Stems that tell the deed, and those that tell to whom "who" asks that it was done; the latter may be none."""

    ways: frozenset[str]
    whom: frozenset[str] = frozenset()
    plain: bool = False
    """Whether one word says it, and no expression: "break", not "break through"."""

    def __bool__(self) -> bool:
        return bool(self.ways)


def asked_deed(question: Question) -> Deed:
    """The deed of which it is asked who did it, when or whether."""
    if _ASKED.isdisjoint(question.asked) or Asked.WHO_SAID in question.asked:
        return Deed(frozenset())
    deed = deed_asked(question)
    if deed is None or dict(kinds(deed.token)).get("verb", 0.0) < _PARTLY:
        return Deed(frozenset())
    plain = tokens(deed.corrected or deed.word)[0].stem == deed.token
    return Deed(_ways(deed, _LIKE), _whom(question), plain)


def _whom(question: Question) -> frozenset[str]:
    asked = _TO_WHOM.search(question.text)
    if asked is None or Asked.WHO not in question.asked:
        return frozenset()
    said = asked["whom"].casefold()
    term = next((each for each in question.terms if each.word.casefold() == said), None)
    return _ways(term, _SURE) if term is not None else frozenset()


def _ways(term: Term, least: float) -> frozenset[str]:
    return frozenset((term.token, *(v.token for v in term.variants if v.weight >= least)))


def tells_no_deed(asked: Deed, statement: str) -> bool:
    """Whether every word of the statement that might tell the deed is a mere thing, or tells it of others alone."""
    words = tokens(statement)
    said = [at for at, word in enumerate(words) if word.stem in asked.ways]
    if not said:
        return False
    if all(_is_thing(words, at) for at in said):
        return True
    if asked.plain and all(at in _of_other_senses(statement, asked.ways) for at in said):
        return True
    return bool(asked.whom) and all(_is_of_others(words, at, asked.whom) for at in said)


@lru_cache(maxsize=64)
def _of_other_senses(statement: str, ways: frozenset[str]) -> frozenset[int]:
    """Where verbs stand that mean something else with the particle behind them: of "broke through" nothing broke."""
    found = senses_of(words_of(statement), lambda: spans(statement))
    words = tokens(statement)
    return frozenset(
        sense.first
        for sense in found
        if sense.stem not in ways
        and sense.last > sense.first
        and words[sense.first + 1].folded in _PARTICLES
    )


def _is_thing(words: Sequence[Token], at: int) -> bool:
    """Whether the word only tells of which kind the noun behind it is, or is a thing by its form."""
    word = words[at]
    if word.folded in _THINGS:
        return True
    return sorts_next(words, at)


def sorts_next(words: Sequence[Token], at: int) -> bool:
    """Whether a word behind an owner or an article tells of which kind the noun behind it is: "travel" in "the ministry's
    travel advisory"."""
    word, after = words[at], words[at + 1] if at + 1 < len(words) else None
    if after is None or after.start != word.end + 1 or not after.text.islower():
        return False
    if word.folded.endswith(_FORMS) or after.folded in STOP or after.folded.endswith(_FORMS):
        return False
    before = words[at - 1] if at else None
    owner = before is not None and before.text.endswith(("'s", "’s"))
    nouns = all(dict(kinds(each.stem)).get("noun", 0.0) >= _MOSTLY for each in (word, after))
    return owner or (nouns and before is not None and before.folded in _ARTICLES)


def things_asked(question: Question) -> frozenset[str]:
    """Stems of things of which it is asked whether something was so: "trains" in "did trains run"."""
    if Asked.WHETHER not in question.asked:
        return frozenset()
    things = (term for term in question.terms if term.located and not term.predicate)
    return frozenset(
        term.token
        for term in things
        if not are_humans(term.word.casefold())
        and (term.corrected or term.word).casefold() in (f"{term.token}s", f"{term.token}es")
    )


def only_as_deeds(asked: Collection[str], statement: str) -> bool:
    """Whether one of the things stands nowhere but in a deed of the same stem: no trains where fighters "had been trained"."""
    words = tokens(statement)
    for stem in asked:
        forms = [word.folded for word in words if word.stem == stem]
        if forms and all(form.endswith("ed") for form in forms):
            return True
    return False


def _is_of_others(words: Sequence[Token], at: int, whom: Container[str]) -> bool:
    """Whether the word is a passive whose sufferers, before it, are not those who are asked for, who stand behind it."""
    been = any(word.folded in _BEEN for word in words[max(0, at - _SMALL) : at])
    been = been and not words[at].folded.endswith("ing")
    before = any(word.stem in whom for word in words[:at])
    return been and not before and any(word.stem in whom for word in words[at + 1 :])


def work_asked(question: Question) -> tuple[str, frozenset[str]]:
    """What was being done to that which is asked for, and all ways to say it: "mine" and "extract" in "what was being mined";
    nothing where that is not asked."""
    asked = _BEING_DONE.search(question.text)
    if asked is None:
        return "", frozenset()
    stem = tokens(asked["done"])[0].stem
    others = (
        each.token
        for term in question.terms
        if term.token == stem
        for each in term.variants
        if each.weight >= _ALMOST
    )
    return stem, frozenset((stem, *others))


def tells_what_was_done(stem: str, ways: Container[str], statement: str) -> bool:
    """Whether it is told as a deed ("mined"), or with the thing before it ("a copper mine"); a mine alone tells no ore."""
    words = tokens(statement)
    return any(
        (word.stem in ways and _is_done(words, at))
        or (word.stem == stem and _has_thing_before(words, at))
        for at, word in enumerate(words)
    )


def _is_done(words: Sequence[Token], at: int) -> bool:
    """Whether the word tells by its form, or by what stands before it, that something is done."""
    before = words[at - 1].folded if at else ""
    return words[at].folded.endswith(("ed", "en", "wn")) or before in _BEEN


def _has_thing_before(words: Sequence[Token], at: int) -> bool:
    before = words[at - 1] if at else None
    if before is None or before.end + 1 != words[at].start or not before.text.islower():
        return False
    return before.folded not in STOP and dict(kinds(before.stem)).get("noun", 0.0) >= _MOSTLY
