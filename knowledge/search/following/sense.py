"""In which sense a word was answered: what a follow-up takes over means what the line told means by it.

"Dismissed" was told of a government, and "fired" of tear gas is none of that; "the troops" are those told of, and no other
soldiers.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Final

from knowledge.document import name_token
from knowledge.flow import Evidence, Term, Variant

__all__ = ["in_sense", "words_told"]

_SAME: Final = frozenset({"inflection", "spelling", "translation"})
"""Ways in which a variant is the same word."""
_TELLING: Final = ("speaker", "outlet")
_ELSEWHERE: Final = 0.75
"""What another word is worth by which the line did not tell it: it still finds, and is no plain saying of it any more."""
_SO_TOLD: Final = 0.9
"""The same of a word by which it did, at least."""


def words_told(terms: Iterable[Term], line: Evidence) -> tuple[str, ...]:
    """The index tokens by which the line that answered first tells the terms, sorted."""
    asked = {token for term in terms for token in _words(term)}
    parts = (part.name for part in line.fact.names if part.role not in _TELLING)
    names = {name_token(name) for name in (*line.fact.places, *parts)}
    return tuple(sorted(asked & (line.stems | names)))


def in_sense(term: Term, told: Collection[str]) -> Term:
    """The term as lines told it that have the words ``told``; as it is where they have none for it."""
    if not any(token in told for token in _words(term)):
        return term
    variants = tuple(
        replace(each, weight=_weight(each, told)) if each.why not in _SAME else each
        for each in term.variants
    )
    return replace(term, variants=variants)


def _weight(variant: Variant, told: Collection[str]) -> float:
    if variant.token in told:
        return max(variant.weight, _SO_TOLD)
    return variant.weight * _ELSEWHERE


def _words(term: Term) -> tuple[str, ...]:
    return (term.token, *(each.token for each in term.variants))
