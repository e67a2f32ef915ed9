"""Events of few facts, held whole in memory while they stand still: their candidates without a look at the record."""

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from knowledge.flow import Candidate, Plan
from knowledge.storage.memory import Memory, Standstill
from knowledge.storage.standing import Standing

__all__ = ["SMALL", "Wholes"]

SMALL: Final = 1_000
"""Facts up to which an event is held whole."""
_MOST: Final = 4_000
"""Facts of all events that are held, some 4 kB each."""
_IDLE: Final = 1_000
"""Searches, of whatever event, during which one was asked for nothing, after which another may take its place."""
_OFTEN: Final = 6
"""Searches of an event that stands still after which it is worth reading whole: more than a single question makes."""
_NEVER: Final = -1_000_000_000
"""Searches of an event that cannot be read whole."""
_COUNTED: Final = 256
"""Events of which the searches are counted."""
_DAYS: Final = 512
"""Stretches of days of which the facts are remembered, of all events together."""

_Changes = tuple[tuple[int, int], ...]
_Days = tuple[int, int, int]


class _Whole:
    """All facts of an event, by scope and id."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._all = sorted(candidates, key=lambda each: (each.scope, each.fact))
        self._holding: dict[str, list[int]] = {}
        for at, candidate in enumerate(self._all):
            for token in candidate.document.tokens:
                self._holding.setdefault(token, []).append(at)

    def __len__(self) -> int:
        return len(self._all)

    def holding(self, tokens: Iterable[str], days: tuple[int, int] | None) -> list[Candidate]:
        """Those that hold one of the tokens, and overlap the days if any."""
        places = set().union(*[self._holding.get(token, ()) for token in tokens])
        found = [self._all[at] for at in sorted(places)]
        return found if days is None else [each for each in found if _overlaps(each, *days)]


@dataclass(slots=True)
class _Held:
    """An event with the changes by which it stood as it is held, and the number of the last search that asked for it."""

    changes: _Changes
    whole: _Whole
    used: int


class Wholes:
    """What is held of the events that are asked most; safe for several threads.

    An event is held once for whatever layers are read of it, so that an edit frees what was held before it. While there is no
    room, nothing is dropped that is still asked for: to read events whole in turn costs more than to search them.
    """

    def __init__(self) -> None:
        self._held: dict[tuple[int, ...], _Held] = {}
        """By the numbers of an event's layers."""
        self._searches = 0
        self._lock = threading.Lock()
        self._searched: Memory[_Changes, int] = Memory(_COUNTED)
        self._on_days: Standstill[_Days, tuple[Candidate, ...]] = Standstill(_DAYS)

    def candidates(
        self, plan: Plan, tokens: Sequence[str], standing: Standing
    ) -> tuple[Candidate, ...] | None:
        """Those of a plan, of whose ``tokens`` so many as are looked for are given; ``None`` where the record has to be
        asked."""
        if not standing.visible.scopes or standing.segments or plan.limit < 1:
            return None
        if not plan.tokens:
            days = _days_alone(plan)
            return self._on_days.at(standing.changes, (days,)).get(days) if days else None
        if standing.facts > min(SMALL, plan.limit):
            return None
        with self._lock:
            self._searches += 1
            held = self._held.get(tuple(standing.changes))
            if held is None or held.changes != _key(standing):
                return None
            held.used = self._searches
        return tuple(held.whole.holding(tokens, _days_of(plan)))

    def is_due(self, standing: Standing) -> bool:
        """Whether an event that is searched once more has been searched so often that it is worth reading it whole."""
        if standing.segments or standing.facts > SMALL:
            return False
        key = _key(standing)
        times = self._searched.put(key, (self._searched.get(key) or 0) + 1)
        return times >= _OFTEN and self._has_room(standing)

    def _has_room(self, standing: Standing) -> bool:
        """Whether it can be held beside all that is still asked for, and is not held as it stands."""
        layers = tuple(standing.changes)
        with self._lock:
            held = self._held.get(layers)
            if held is not None and held.changes == _key(standing):
                return False
            asked = [
                len(each.whole)
                for at, each in self._held.items()
                if at != layers and each.used > self._searches - _IDLE
            ]
        return sum(asked) + standing.facts <= _MOST

    def hold(self, standing: Standing, candidates: Iterable[Candidate]) -> None:
        """Keep all candidates that an event has."""
        whole = _Whole(candidates)
        with self._lock:
            self._held[tuple(standing.changes)] = _Held(_key(standing), whole, self._searches)
            by_use = sorted(self._held, key=lambda layers: self._held[layers].used)
            total = sum(len(each.whole) for each in self._held.values())
            for layers in by_use[:-1]:
                if total <= _MOST and len(self._held) <= _COUNTED:
                    break
                total -= len(self._held.pop(layers).whole)

    def forgo(self, standing: Standing) -> None:
        """Never read the event whole while it stands so."""
        self._searched.put(_key(standing), _NEVER)

    def add(self, plan: Plan, standing: Standing, found: tuple[Candidate, ...]) -> None:
        """Keep what was found by days alone."""
        days = _days_alone(plan)
        if days and not standing.segments:
            self._on_days.add(standing.changes, {days: found})


def _key(standing: Standing) -> _Changes:
    return tuple(standing.changes.items())


def _days_of(plan: Plan) -> tuple[int, int] | None:
    if plan.first is None or plan.last is None:
        return None
    return plan.first, plan.last


def _days_alone(plan: Plan) -> _Days | None:
    """First and last day and the limit of a plan that asks for days alone."""
    days = _days_of(plan)
    return None if plan.tokens or days is None else (*days, plan.limit)


def _overlaps(candidate: Candidate, first: int, last: int) -> bool:
    if candidate.first is None or candidate.last is None:
        return False
    return candidate.first <= last and candidate.last >= first
