"""Lines that tell the same: one is told, and the others are cited with it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from knowledge.flow import Evidence
from knowledge.models import LinkKind
from knowledge.search.weighing.parts import with_its_day
from knowledge.text import STOP, tokens

__all__ = ["telling_words", "without_repeats"]


def without_repeats(ranked: Sequence[Evidence], top: int) -> tuple[Evidence, ...]:
    """The best ``top``, each with its day; a fact that tells the same as a better one is cited with it instead."""
    chosen: list[Evidence] = []
    for found in ranked:
        same = next((at for at, other in enumerate(chosen) if _tells_same(other, found)), None)
        if same is not None:
            told = chosen[same]
            fact = with_its_day(found).fact
            chosen[same] = replace(told, corroborated_by=(*told.corroborated_by, fact))
        elif len(chosen) < top:
            chosen.append(with_its_day(found))
    return tuple(chosen)


def _tells_same(one: Evidence, other: Evidence) -> bool:
    """Whether two tell one thing of one day; ``one`` has its day."""
    if one.fact.scope != other.fact.scope:
        return False
    if other.part is None and one.fact.when != other.fact.when:
        return False
    if [f.best for f in one.fact.figures] != [f.best for f in other.fact.figures]:
        return False
    linked = any(
        link.kind is LinkKind.DUPLICATES and link.fact in (one.fact.id, other.fact.id)
        for link in (*one.fact.links, *other.fact.links)
    )
    if not linked and _words_of(other) != _words_of(one):
        return False
    return one.fact.when == with_its_day(other).fact.when


def _words_of(found: Evidence) -> frozenset[str]:
    return found.stems or telling_words(found.fact.statement)


@lru_cache(maxsize=2048)
def telling_words(statement: str) -> frozenset[str]:
    """The words that carry a statement: alike to a letter or not, another word tells another thing."""
    return frozenset(word.stem for word in tokens(statement) if word.folded not in STOP)
