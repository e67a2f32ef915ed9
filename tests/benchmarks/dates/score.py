"""How right a system is on one text: the same rule for ours and for all others.

A text is right when its dates and those found fit one to one, each by an accepted pair of first and last
day, and nothing else is found. What is ``ignored`` may be found or not.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.benchmarks.dates.cases import Case, Gold
from tests.benchmarks.dates.found import Found

__all__ = ["Outcome", "judge"]

Fits = Callable[[Gold, Found], bool]


@dataclass(frozen=True, slots=True)
class Outcome:
    """``first``: right by the preferred readings alone. ``any``: by any reading that was listed.

    ``placed``: every date's place in the text is touched by one that was found, and nothing else is
    found; ``None`` where the text does not tell the places, or the system tells none.
    """

    first: bool
    any: bool
    placed: bool | None


def judge(case: Case, found: Sequence[Found]) -> Outcome:
    left = _without_ignored(case, found)
    placed = None
    if all(gold.at for gold in case.gold) and all(one.at for one in left):
        placed = _pairs(case.gold, left, lambda gold, one: bool(gold.at and one.touches(gold.at)))
    return Outcome(
        first=_pairs(case.gold, left, lambda gold, one: one.readings[0] in gold.accept),
        any=_pairs(case.gold, left, lambda gold, one: not gold.accept.isdisjoint(one.readings)),
        placed=placed,
    )


def _without_ignored(case: Case, found: Sequence[Found]) -> list[Found]:
    """What was found but for dates that touch an ignored stretch, or are one where it has no place."""
    return [
        one
        for one in found
        if not any(
            one.touches(ignored.at) if ignored.at else one.readings[0] in ignored.accept
            for ignored in case.ignored
        )
    ]


def _pairs(gold: Sequence[Gold], found: Sequence[Found], fits: Fits) -> bool:
    """Whether both can be paired off without a rest."""
    if len(gold) != len(found):
        return False
    taken: dict[int, int] = {}
    return all(_placed(at, gold, found, fits, taken, set()) for at in range(len(found)))


def _placed(
    at: int,
    gold: Sequence[Gold],
    found: Sequence[Found],
    fits: Fits,
    taken: dict[int, int],
    tried: set[int],
) -> bool:
    """Find a date for one that was found, moving others to free one (augmenting paths)."""
    for number, one in enumerate(gold):
        if number in tried or not fits(one, found[at]):
            continue
        tried.add(number)
        if number not in taken or _placed(taken[number], gold, found, fits, taken, tried):
            taken[number] = at
            return True
    return False
