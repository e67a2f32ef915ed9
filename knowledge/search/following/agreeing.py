"""Whom a pronoun can mean, by number and kind: "they" are no single person, "it" and "there" are no person at all."""

from collections.abc import Sequence, Set
from typing import Final

from knowledge.flow import Asked, Context, NameMatch, Question, Term
from knowledge.lexicon.humans import are_humans
from knowledge.lexicon.thesaurus import kinds
from knowledge.models import Name, NameKind
from knowledge.search.following.leaning import HE, THEY, THINGS, own_terms, says_again

__all__ = ["agreeing", "means_crowd"]

_IT: Final = frozenset("it its".split())
_OF_SEVERAL: Final = frozenset({Asked.WHO, Asked.HOW_MANY})
_PLACES: Final = (NameKind.PLACE, NameKind.FACILITY)
_MOSTLY: Final = 0.5


def means_crowd(
    question: Question, context: Context, named: Sequence[Name], words: Set[str]
) -> bool:
    """Whether "they" are the people of the whole record, as nobody was told of before but one person; ``named`` are the
    names told of before, ``words`` its own."""
    if words.isdisjoint(THEY) or words & (HE | THINGS) or not own_terms(question):
        return False
    persons = sum(name.kind is NameKind.PERSON for name in named)
    if persons != 1 or len(named) > 1:
        return False
    several = bool(context.terms) and not _OF_SEVERAL.isdisjoint(context.asked)
    return not several and not any(map(_of_several, context.terms))


def agreeing(
    matches: Sequence[NameMatch], question: Question, context: Context, words: Set[str]
) -> tuple[NameMatch, ...]:
    """The names that the pronouns of the question can mean, or may be told beside; all where it has none that tells."""
    if words & HE or says_again(question):
        return tuple(matches)
    others = tuple(match for match in matches if match.name.kind is not NameKind.PERSON)
    alone = len(matches) - len(others) == 1
    if words & THEY and alone and own_terms(question) and (others or context.terms):
        return others
    if "there" in words and any(match.name.kind in _PLACES for match in others):
        return others
    if words & _IT and others:
        # Beside words alone a person may be whose thing "it" is: the note of somebody.
        return others
    return tuple(matches)


def _of_several(term: Term) -> bool:
    """Whether it names several: people, or things in the plural."""
    word = term.word.casefold()
    if are_humans(word) or term.counted:
        return True
    return word.endswith("s") and dict(kinds(term.token)).get("noun", 0.0) >= _MOSTLY
