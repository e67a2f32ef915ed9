"""What was done, and what was undone: "how many were released" is no question about those detained."""

from collections.abc import Collection

from knowledge.flow import Asked, Question, Term
from knowledge.lexicon.opposites import opposites
from knowledge.search.reading.perquestion import per_question
from knowledge.text import tokens

__all__ = ["Contraries", "contraries", "tells_contrary"]

Contraries = tuple[tuple[frozenset[str], Collection[str]], ...]
"""Stems that say something asked for, each with those that say its opposite."""

_TELLING = 0.5
_LIKE = 0.5


@per_question
def contraries(question: Question) -> Contraries:
    """What is asked for that has an opposite.

    Where it is asked whether something happened, its opposite answers, so there is none.
    """
    if Asked.WHETHER in question.asked:
        return ()
    found = [(term, opposites(term.token)) for term in question.terms if term.weight >= _TELLING]
    return tuple((_ways_to_say(term), turned) for term, turned in found if turned)


def tells_contrary(asked: Contraries, statement: str) -> bool:
    """Whether the statement tells the opposite of something asked for and not that itself."""
    if not asked:
        return False
    held = {word.stem for word in tokens(statement)}
    return any(not held.isdisjoint(turned) and held.isdisjoint(said) for said, turned in asked)


def _ways_to_say(term: Term) -> frozenset[str]:
    return frozenset((term.token, *(each.token for each in term.variants if each.weight >= _LIKE)))
