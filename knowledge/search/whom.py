"""Whether people are told of who are asked for by what they are like: "foreigners", of whom "foreign affairs" tells nothing."""

from collections.abc import Sequence
from typing import Final

from knowledge.flow import Question, Term
from knowledge.lexicon.humans import are_humans
from knowledge.lexicon.thesaurus import kinds
from knowledge.text import STOP, Token, tokens

__all__ = ["people_asked", "tells_of_them"]

_MOSTLY: Final = 0.5
_LIKE: Final = 0.5


def people_asked(question: Question) -> tuple[Term, ...]:
    """The people of whom an answer has to tell, by what they are called."""
    return tuple(
        term for term in question.terms if term.located and are_humans(term.word.casefold())
    )


def tells_of_them(people: Sequence[Term], statement: str) -> bool:
    """Whether the statement has the people, and no mere quality that is said by the same stem."""
    return all(_tells_of(term, tokens(statement)) for term in people)


def _tells_of(term: Term, words: Sequence[Token]) -> bool:
    ways = {term.token, *(each.token for each in term.variants if each.weight >= _LIKE)}
    said = [at for at, word in enumerate(words) if word.stem in ways]
    return not said or any(
        are_humans(words[at].folded) or not _is_quality(words, at) for at in said
    )


def _is_quality(words: Sequence[Token], at: int) -> bool:
    """Whether it tells what something is like: "military" in "the military base", but not in "the military had left"."""
    after = words[at + 1] if at + 1 < len(words) else None
    alone = after is None or after.folded in STOP
    return not alone and dict(kinds(words[at].stem)).get("adjective", 0.0) >= _MOSTLY
