"""Whether people are told of who are asked for: by what they are like ("foreigners", of whom "foreign affairs" tells nothing),
or by what befell them ("did anybody die", of which dead birds tell nothing)."""

from collections.abc import Container, Sequence
from functools import cache
from typing import Final

from knowledge.flow import IndexDocument, Question, Term
from knowledge.lexicon.animals import is_animal
from knowledge.lexicon.humans import are_humans
from knowledge.lexicon.measures import stems_telling
from knowledge.lexicon.thesaurus import kinds
from knowledge.models import Fact
from knowledge.search.weighing.deedform import sorts_next
from knowledge.text import STOP, Token, tokens

__all__ = ["befallen", "befell_people", "people_asked", "tells_of_them"]

_MOSTLY: Final = 0.5
_LIKE: Final = 0.5
_FATES: Final = frozenset("killed injured missing rescued displaced evacuated".split())
_SPECIFIC: Final = 0.5
_FILED: Final = ("senses", "measures")
_NEAR: Final = 4
"""Words between what befell somebody and those whom it befell, at most."""
_SMALL: Final = frozenset("were was are is been being had have has also later then and or".split())
"""What may stand between those whom something befell and the verb."""
_COUNTING: Final = frozenset(
    "about some the a an of more than over at least nearly almost around up to other many several".split()
)
"""What may stand between the verb and those whom it befell."""


def people_asked(question: Question) -> tuple[Term, ...]:
    """The people of whom an answer has to tell, by what they are called."""
    return tuple(
        term
        for term in question.terms
        if (term.located or (term.counted and term.weight >= _SPECIFIC))
        and are_humans((term.corrected or term.word).casefold())
    )


def tells_of_them(
    people: Sequence[Term], fact: Fact, document: IndexDocument, *, by_name: bool
) -> bool:
    """Whether the statement has the people, and no mere quality that is said by the same stem; or, where it has no word
    for them, whether it is filed under one: that a minister speaks for foreign affairs tells of no foreigners. Whom a
    passage tells of may be named before it, and where it is asked which people, names will do (``by_name``)."""
    words = tokens(fact.statement)
    filed = {token for field, held in document.fields if field in _FILED for token in held}
    return all(
        _tells_of(term, words, None if by_name or fact.passage else filed) for term in people
    )


def _tells_of(term: Term, words: Sequence[Token], filed: Container[str] | None) -> bool:
    ways = {term.token, *(each.token for each in term.variants if each.weight >= _LIKE)}
    said = [at for at, word in enumerate(words) if word.stem in ways]
    if not said:
        return filed is None or any(way in filed for way in ways)
    return any(
        are_humans(words[at].folded) or not (_is_quality(words, at) or sorts_next(words, at))
        for at in said
    )


def _is_quality(words: Sequence[Token], at: int) -> bool:
    """Whether it tells what something is like: "military" in "the military base", but not in "the military had left"."""
    after = words[at + 1] if at + 1 < len(words) else None
    alone = after is None or after.folded in STOP
    return not alone and dict(kinds(words[at].stem)).get("adjective", 0.0) >= _MOSTLY


def befallen(question: Question) -> tuple[frozenset[str], ...]:
    """What is asked to have befallen people, each in all the words for it: "die", "killed"; nothing where animals are
    asked for."""
    if any(is_animal(term.word.casefold()) for term in question.terms):
        return ()
    fates = _telling_fates()
    return tuple(_ways(term) for term in question.terms if term.token in fates)


@cache
def _telling_fates() -> frozenset[str]:
    return stems_telling(_FATES)


def _ways(term: Term) -> frozenset[str]:
    return frozenset((term.token, *(each.token for each in term.variants if each.weight >= _LIKE)))


def befell_people(asked: Sequence[frozenset[str]], statement: str) -> bool:
    """Whether what is asked befell others than animals, where the statement has a word for it: not in "112 dead seabirds"."""
    words = tokens(statement)
    return all(_befell(ways, words) for ways in asked)


def _befell(ways: frozenset[str], words: Sequence[Token]) -> bool:
    said = [at for at, word in enumerate(words) if word.stem in ways]
    return not said or not all(_of_animals(words, at) for at in said)


def _of_animals(words: Sequence[Token], at: int) -> bool:
    """Whether the deed at ``at`` is told of animals alone: "killed 900 seabirds", "40 horses had died"."""
    before = at - 1
    while before >= 0 and words[before].folded in _SMALL:
        before -= 1
    if before >= 0 and is_animal(words[before].folded):
        return not _are_people(words[max(0, before - _NEAR) : before])
    behind = words[at + 1 : at + 1 + _NEAR]
    named = next((i for i, word in enumerate(behind) if is_animal(word.folded)), -1)
    if any(
        word.folded in STOP and word.folded not in _COUNTING for word in behind[: max(0, named)]
    ):
        return False
    return named >= 0 and not _are_people((*behind[:named], *words[at + named + 2 :][:_NEAR]))


def _are_people(words: Sequence[Token]) -> bool:
    return any(are_humans(word.folded) for word in words)
