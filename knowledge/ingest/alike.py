"""Facts of one day that read nearly alike, without comparing each with every other."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice, pairwise
from typing import Final

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract_iter

from knowledge.models import Fact

__all__ = ["nearly_alike"]

_NEAR: Final = 95.0
"""Statements of one day at least this alike (0 to 100) are probably one fact told twice."""
_COMPARED: Final = 500
"""Earlier facts that a fact is compared with, at most: up to so many a day, all of them."""
_NAMED: Final = 5
"""Earlier facts named for one fact, at most; the editor merges these first."""
_READ: Final = 1000
"""Characters of a statement that are compared."""


def nearly_alike(facts: Sequence[Fact]) -> Iterator[tuple[int, int]]:
    """(index, earlier index) of facts of one day that are nearly the same words in any order.

    Facts that are linked to each other and statements that are the same are left out, and so are
    passages. The time taken grows with the number of facts, not with its square.
    """
    by_day: dict[tuple[int, int] | None, list[int]] = defaultdict(list)
    for index, fact in enumerate(facts):
        if not fact.passage:
            by_day[(fact.when.first, fact.when.last) if fact.when else None].append(index)
    for together in by_day.values():
        for index, earlier in _of_one_day([facts[index] for index in together]):
            yield together[index], together[earlier]


def _of_one_day(facts: Sequence[Fact]) -> Iterator[tuple[int, int]]:
    texts = [" ".join(sorted(fact.statement.casefold()[:_READ].split())) for fact in facts]
    common = Counter(chain.from_iterable(map(_marks, texts)))
    holding: dict[str, list[int]] = defaultdict(list)
    for index, fact in enumerate(facts):
        rarest = sorted(_marks(texts[index]), key=lambda mark: (common[mark], mark))
        others = _likely(index, rarest, holding)
        near = (
            others[at]
            for _, _, at in extract_iter(
                texts[index],
                [texts[other] for other in others],
                scorer=ratio,
                processor=None,
                score_cutoff=_NEAR,
            )
        )
        told = (other for other in near if not _settled(fact, facts[other]))
        for other in islice(told, _NAMED):
            yield index, other
        for mark in rarest:
            if common[mark] > 1:
                holding[mark].append(index)


def _marks(text: str) -> set[str]:
    """What a statement is found again by: its words, and the pairs of them in sorted order."""
    words = text.split()
    return {*words, *(f"{one} {other}" for one, other in pairwise(words))}


def _likely(index: int, rarest: Sequence[str], holding: Mapping[str, list[int]]) -> Sequence[int]:
    """Earlier facts in their order; of many, those that share the rarest marks with this one."""
    if index <= _COMPARED:
        return range(index)
    sharing = chain.from_iterable(holding[mark] for mark in rarest if mark in holding)
    return sorted(set(islice(sharing, _COMPARED)))


def _settled(one: Fact, other: Fact) -> bool:
    """Whether an editor has linked the two, or another rule tells that they say the same."""
    return (
        any(link.fact == other.id for link in one.links)
        or any(link.fact == one.id for link in other.links)
        or one.statement.casefold() == other.statement.casefold()
    )
