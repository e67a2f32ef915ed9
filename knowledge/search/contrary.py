"""What was done, and what was undone: "how many were released" is no question about those detained."""

from knowledge.flow import Asked, Question, Term
from knowledge.lexicon.opposites import opposites
from knowledge.text import tokens

__all__ = ["tells_contrary"]

_TELLING = 0.5
_LIKE = 0.5


def tells_contrary(question: Question, statement: str) -> bool:
    """Whether the statement tells the opposite of something asked for and not that itself.

    Where it is asked whether something happened, its opposite answers, so it is none.
    """
    if Asked.WHETHER in question.asked:
        return False
    found = [(term, opposites(term.token)) for term in question.terms if term.weight >= _TELLING]
    if not any(turned for _, turned in found):
        return False
    held = {word.stem for word in tokens(statement)}
    return any(
        not held.isdisjoint(turned) and held.isdisjoint(_ways_to_say(term))
        for term, turned in found
    )


def _ways_to_say(term: Term) -> set[str]:
    return {term.token, *(each.token for each in term.variants if each.weight >= _LIKE)}
