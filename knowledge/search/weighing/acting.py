"""What somebody did whose name is all that is asked: "what did Ada Vale do?". A deed of theirs tells it best, their words less,
and neither who they are nor what others did or said of them."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from knowledge.flow import Asked, Question
from knowledge.lexicon.humans import are_humans, is_office
from knowledge.models import Fact, NameKind
from knowledge.names.book import stems_of
from knowledge.regex import regex
from knowledge.search.reading.grammar import SAYING
from knowledge.search.reading.perquestion import per_question
from knowledge.text import Token, tokens

__all__ = ["acts_for", "asks_about", "asks_deeds", "asks_deeds_of", "asks_of_one"]

_DEEDS: Final = regex(
    r"\bwh?at (?:did|do|does|has|have|had|is|are|was|were) (?!you\b|we\b|i\b|u\b)[\w’'.-]+(?: [\w’'.-]+){0,5}? (?<!\bto )(?:do|done|doing|up to)\b"
    r"(?!n['’]?t\b)(?: (?:next|then|exactly|that day|about it|in all|on|in|at|during|between|after|before|from|by|as|when|while)\b.*)?\W*\Z"
)
_ASIDE: Final = regex(r",[^,;:.]{2,80},")
_PARTNER: Final = regex(r"(?:,| and) (?:[a-z]+ ){0,5}(?=[A-Z])")
_NAME: Final = regex(r"(?:[A-Z][\w’'-]+ ?)+")
_HELPS: Final = frozenset("had has have also then first later again soon once already".split())
_ASKS: Final = regex(
    r"\b(?:wh?at|which|how|who|is|are|was|were|did|do|does|has|have|had|will)\b", re.IGNORECASE
)
_ABOUT: Final = regex(r"\babout\b", re.IGNORECASE)
_OWNS: Final = ("'s", "’s", "'", "’")
_BEING: Final = frozenset("is was are were be been".split())
_LASTING: Final = frozenset("live lives lived weighs weighed means meant lies".split())
"""Verbs of what somebody or something is all the time."""
_NOBODY: Final = frozenset("neither nor no none nobody".split())
_OPENING: Final = 6
"""Words up to which who acts may begin."""
_CLAUSE: Final = frozenset(
    "that who which when where while after before because of in on at to from with for against by than as".split()
)
_ACTING: Final = frozenset({NameKind.PERSON, NameKind.ORGANISATION})
_TELLING: Final = 0.5
_DEED: Final = 1.0
_WORDS: Final = 0.5
_BEFALLEN: Final = 0.35
_OF_OTHERS: Final = 0.2
_WHO_THEY_ARE: Final = 0.0


@lru_cache(maxsize=8)
def asks_deeds(text: str) -> bool:
    """Whether it is asked what somebody did, whatever that was, of some day or place at most."""
    return _DEEDS.search(text.casefold()) is not None


def asks_deeds_of(question: Question) -> bool:
    """The same of those whom the record knows by name."""
    return bool(question.names) and asks_deeds(question.text)


@per_question
def asks_about(question: Question) -> bool:
    """Whether nothing is asked but a person or a body by name: "Ada Vale?", "tell me about the union"."""
    if not question.names or not (question.definition or question.asked == (Asked.WHAT,)):
        return False
    if not _ABOUT.search(question.text) and _ASKS.search(question.text):
        return False
    people = all(match.name.kind in _ACTING for match in question.names)
    return people and not any(term.weight >= _TELLING for term in question.terms)


def asks_of_one(question: Question) -> bool:
    """Whether little but a name is asked, and so any of many facts might answer."""
    return asks_deeds_of(question) or asks_about(question)


def acts_for(question: Question, fact: Fact) -> float:
    """How well the fact tells what those did who are asked for by name, 0 to 1."""
    asked = frozenset(match.name.id for match in question.names)
    own = frozenset[str]().union(*(stems_of(match.name) for match in question.names))
    verb = _verb_behind(fact.statement, own)
    if not verb:
        return _OF_OTHERS
    speaks = fact.attribution.who_name in asked and bool(fact.attribution.who_name)
    return _by_verb(verb, speaks=speaks)


def _by_verb(verb: Sequence[Token], *, speaks: bool) -> float:
    """What a clause tells of its subject, whose verb stands first of these words."""
    said = verb[0]
    if said.folded in _BEING:
        behind = verb[1].folded if len(verb) > 1 else ""
        if behind.endswith("ing"):
            return _DEED
        return _BEFALLEN if behind.endswith(("ed", "en", "wn", "de", "nt")) else _WHO_THEY_ARE
    if said.folded in _LASTING:
        return _WHO_THEY_ARE
    return _WORDS if speaks or said.stem in SAYING else _DEED


def _verb_behind(statement: str, own: frozenset[str]) -> Sequence[Token]:
    """The words from the verb on of the first clause, where its subject has an ``own`` stem; none where it has not."""
    words = tokens(statement)
    at = next((i for i, word in enumerate(words[:_OPENING]) if word.stem in own), -1)
    if at < 0 or not all(_leads(word) for word in words[:at]):
        return ()
    last = at
    while last + 1 < len(words) and words[last + 1].stem in own:
        last += 1
    if words[last].text.endswith(_OWNS):
        return ()
    end = _behind_others(statement, words[last].end)
    verb = [word for word in words if word.start >= end]
    while verb and verb[0].folded in _HELPS and len(verb) > 1 and _goes_on(verb[1]):
        verb = verb[1:]
    return verb


def _behind_others(statement: str, end: int) -> int:
    """Where the subject ends that goes on with what somebody is, or with others: "Ada Vale, the mayor, and Ben Lund"."""
    aside = _ASIDE.match(statement, end)
    end = aside.end() if aside else end
    partner = _PARTNER.match(statement, end)
    if partner is None:
        return end
    name = _NAME.match(statement, partner.end())
    return name.end() if name else end


def _goes_on(word: Token) -> bool:
    """Whether a verb may stand behind "had" or "then": "had sent", not "had a talk"."""
    return word.folded.endswith(("ed", "en", "t", "d")) or word.folded in _BEING


def _leads(word: Token) -> bool:
    """Whether a word before a name may belong to who bears it: "The shift foreman Ben Lund"."""
    if word.folded in _CLAUSE or word.folded in _NOBODY:
        return False
    return word.text[:1].isupper() or is_office(word.folded) or are_humans(word.folded)
