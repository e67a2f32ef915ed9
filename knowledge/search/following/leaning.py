"""How much a question leans on the one before it, told by its form: what it begins with, what it points at, what it names."""

import re
from collections.abc import Container, Set
from enum import StrEnum
from typing import Final

from knowledge.flow import Asked, Question, Term
from knowledge.models import NameKind
from knowledge.regex import regex
from knowledge.search.following.clauses import (
    ASKING,
    AUXILIARIES,
    Clause,
    clause_of,
    says_something,
)
from knowledge.search.following.pointing import answers_back
from knowledge.search.following.pronouns import explained
from knowledge.search.reading.terms import SPECIFIC
from knowledge.text import tokens

__all__ = [
    "HE",
    "OPENED",
    "POINTING",
    "THEY",
    "THINGS",
    "Lean",
    "folded_words",
    "is_fragment",
    "leans_of",
    "opens",
    "own_labels",
    "own_terms",
    "points_back",
    "says_again",
    "says_its_own",
]

_MOST_CONTENT: Final = 4
_WHOLE: Final = 2
"""Names and telling words with which a clause says by itself what it asks."""
_FRAGMENT: Final = 3
"""Words of a fragment at most: "the injured?"."""
_OPENERS: Final = (
    "and ",
    "what about ",
    "how about ",
    "what of ",
    "also ",
    "then ",
    "what then",
    "or ",
    "but ",
    "same for ",
    "same in ",
    "ok and ",
    "so ",
)
OPENED: Final = regex(
    r"\A\W*(?:(?:ok|so|and|or|but|also|then|what about|how about|what of|same for|same in)\b[\s,]*)*(?:the |any (?:other |more )?)?",
    re.IGNORECASE,
)
_TO_A_SPOT: Final = regex(
    r"\A\W*(?:in|at|on|by|from|near|around|before|after|until|during|as of|about|regarding|concerning|according to) (?=[\w’'-])",
    re.IGNORECASE,
)
_WORD: Final = regex(r"[\w’'-]+")
_OF_A_SPOT: Final = 4
"""Words that name a place or a day, at most."""
_DOES_SO: Final = regex(
    r"\b(?:do|does|did|done|doing|is|are|was|were) (?:it|that|this|so|they|he|she)\W*\Z|\b(?:happen|occur|take place|took place)",
    re.IGNORECASE,
)
HE: Final = frozenset("he him his she her hers himself herself".split())
THEY: Final = frozenset("they them their theirs themselves".split())
THINGS: Final = frozenset("it its that this those these one ones".split())
POINTING: Final = HE | THEY | THINGS | frozenset("there then afterwards afterward".split())


class Lean(StrEnum):
    """How much of the question before is taken over."""

    NOTHING = "nothing"
    NAMES_AND_DAYS = "names-and-days"
    NAMES = "names"
    SETTING = "setting"
    """The places and days alone: whoever is asked about is named by the question itself."""
    ALL = "all"
    INSTEAD = "instead"
    """All of it but its names, for which this question has its own."""


def folded_words(question: Question) -> frozenset[str]:
    """Its words, without pronouns that do not point at anything before, and without a "then" whose day it tells."""
    words = frozenset(word.folded for word in tokens(question.text)) - explained(question)
    return words - {"then"} if question.when else words


def own_terms(question: Question) -> tuple[Term, ...]:
    """Its telling words."""
    return tuple(term for term in question.terms if term.weight >= SPECIFIC)


def own_labels(question: Question) -> frozenset[str]:
    """The words of its terms, as shown, that stand in its own text."""
    text = question.text.casefold()
    return frozenset(
        each.corrected or each.word for each in question.terms if each.word.casefold() in text
    )


def says_its_own(question: Question, missing: Container[str]) -> bool:
    """Whether what lacks the ``missing`` says anything of what a question that points back asks itself: "what did they
    guard" is not answered by what they did else."""
    if not question.follow_up or opens(question) or question.definition:
        return True
    words = folded_words(question)
    own = own_labels(question)
    told = [term for term in own_terms(question) if (term.corrected or term.word) in own]
    if words.isdisjoint(THEY | THINGS) or not told or says_again(question):
        return True
    return any((term.corrected or term.word) not in missing for term in told)


def opens(question: Question) -> bool:
    """Whether it goes on from the question before by how it begins, or is no more than a place, a day or a word."""
    text = question.text
    if text.casefold().lstrip().startswith(_OPENERS):
        return True
    if _is_spot(text) and folded_words(question).isdisjoint(AUXILIARIES):
        return True
    told = len(own_terms(question)) + len(question.names) + len(question.when)
    if question.names and _tells_what_of(question):
        return False
    return told == 1 and question.asked == (Asked.WHAT,) and is_fragment(folded_words(question))


def _is_spot(text: str) -> bool:
    """Whether it is only a place or a day: "in Oderby?"."""
    behind = _TO_A_SPOT.match(text)
    return behind is not None and len(_WORD.findall(text, behind.end())) <= _OF_A_SPOT


def _tells_what_of(question: Question) -> bool:
    """Whether its name only says where its matter was, as in "events in Oderby"."""
    first = next((word for word in tokens(question.text) if word.folded != "the"), None)
    return first is not None and any(first.text == term.word for term in question.terms)


def is_fragment(words: Set[str]) -> bool:
    """Whether they are too few for a question, and none of them asks or points: "the injured?"."""
    return len(words) <= _FRAGMENT and words.isdisjoint(ASKING | POINTING)


def points_back(question: Question, words: Set[str]) -> bool:
    """Whether it cannot be read without the question before: it says nothing of what it is about, or says "it"."""
    told = bool(own_terms(question) or question.names or question.when)
    return not told or not words.isdisjoint(HE | THEY | THINGS)


def leans_of(question: Question, words: Set[str], *, failed: bool) -> tuple[Lean, ...]:
    """Ways to take over, most likely first; ``words`` are its own, folded.

    ``failed``: nothing was found on what was asked before, so that only what cannot be read by itself goes on from it.
    """
    if question.impossible and not question.when:
        # The day before was not meant: another was, which is none.
        return (Lean.NOTHING,)
    content = len(own_terms(question))
    named = content + len(question.names)
    opened = opens(question)
    vague = content <= 1 and not question.names and not question.when and not question.identity
    points = bool(words & POINTING)
    alone = _alone(question) if vague and not (opened or points) else ()
    if not alone and (bound := _bound(question, words, vague=vague, opened=opened)):
        return bound
    if opened and _is_whole(question, words, named):
        return (Lean.NOTHING, Lean.ALL)
    if question.latest and question.measure and not (opened or points):
        # "The latest number of dead" says what is counted, and up to when.
        return (Lean.NOTHING, Lean.SETTING)
    if (failed or question.unknown) and named and not (opened or points):
        return (Lean.NOTHING,)
    if answers_back(question.text):
        alone = (Lean.NAMES, *(alone or (Lean.NOTHING,)))
    if alone:
        return alone
    if opened or vague or (points and named <= _MOST_CONTENT):
        return (Lean.ALL, Lean.NAMES_AND_DAYS, Lean.NOTHING)
    return (Lean.NOTHING,)


def _alone(question: Question) -> tuple[Lean, ...]:
    """The ways of one that names by itself of whom it asks; none of any other."""
    clause = clause_of(tokens(question.text))
    if clause is Clause.WHOLE:
        return (Lean.NOTHING,)
    if clause is Clause.LIGHT and Asked.WHY in question.asked:
        # Reasons are seldom of the day that was asked about.
        return (Lean.NOTHING, Lean.SETTING)
    return (Lean.SETTING, Lean.NOTHING) if clause is Clause.LIGHT else ()


def _bound(question: Question, words: Set[str], *, vague: bool, opened: bool) -> tuple[Lean, ...]:
    """The ways of one that cannot be read by itself; none of any other.

    Alone it would be answered from days that nobody meant.
    """
    content = own_terms(question)
    what = question.asked == (Asked.WHAT,)
    bare = not content and not question.names and not (question.when and what)
    if bare and what and "there" in words:
        return (Lean.NAMES_AND_DAYS, Lean.ALL)
    short = ((opened and not content) or bare) and not question.when and not question.definition
    of_him = bool(words & HE) and not _names_person(question)
    if (
        of_him
        and (content or says_something(tokens(question.text)))
        and not (opened or words & (THEY | THINGS) or says_again(question))
    ):
        # Whom "he" means is all that it lacks.
        return (Lean.NAMES_AND_DAYS, Lean.NAMES, Lean.ALL)
    if short or of_him or (vague and words & (THINGS | THEY)):
        return (Lean.ALL, Lean.NAMES_AND_DAYS)
    return ()


def says_again(question: Question) -> bool:
    """Whether its verb only stands for what was said to have happened: "why did he do it"."""
    return bool(_DOES_SO.search(question.text))


def _is_whole(question: Question, words: Set[str], named: int) -> bool:
    """Whether a question behind "and" or "but" says all by itself: "and who is Ada Ström?"."""
    if words & POINTING - {"then"} or words.isdisjoint(ASKING):
        return False
    about = question.text.casefold().lstrip().startswith(("what about", "how about", "what of"))
    return not about and (question.definition or named >= _WHOLE)


def _names_person(question: Question) -> bool:
    return any(match.name.kind is NameKind.PERSON for match in question.names)
