"""Which facts of large events hold the most of what is asked: sums over postings.

Imported only where an event is large, for it brings numpy with it.
"""

import json
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from knowledge.flow import Plan
from knowledge.storage.dialect import queries_of
from knowledge.storage.memory import Memory
from knowledge.storage.shelf import Read, Shelf

__all__ = ["Loose", "Summing"]

Loose = Callable[[Sequence[int], Mapping[str, int], int], dict[int, int]]
"""Given scopes, what each token counts and a limit, the sums of their facts outside of segments."""

_POSTINGS: Final = 12_000
"""Postings that are read where only the best are wanted; rarer words come first."""
_FULL: Final = 65_535
_BATCH: Final = 1000
_LOW: Final = np.uint64(0xFFFF_FFFF)
_HALF: Final = np.uint64(32)
_KEPT: Final = 64
_STRIDE: Final = 16
"""Of very many sums, every so manieth tells about how great the best are."""
_EMPTY: Final = np.empty(0, dtype=np.uint64)
_LEAST: Final = np.uint64(1)
_OFTEN: Final = 4
"""How often each of the best rows comes among postings, about."""
_ROOM: Final = 1 << 16
"""Postings for which there is room on a desk."""
_SPREAD: Final = 1 << 18
"""Rows for each of which a desk has a place of its own, four bytes each: to sum up by place takes a fourth of what it takes
to put postings in order."""


@dataclass(frozen=True, slots=True)
class _Beside:
    """Rows of a scope of which its segment tells no more, ascending, and whether facts stand beside it."""

    masked: Any
    is_loose: bool


class _Desk(threading.local):
    """Room to sum up in, of each thread its own. Arrays of this size would else be fetched from the system and given back
    with every question, which takes longer than to sum them up."""

    def __init__(self) -> None:
        self._room = _room(_ROOM)
        self._places = np.zeros(0, dtype=np.uint32)

    def clear(self, size: int) -> tuple[Any, Any, Any]:
        """Two arrays of numbers and one of truths; what they held is lost."""
        numbers, others, truths = self._room if size <= _ROOM else _room(size)
        return numbers[:size], others[:size], truths[:size]

    def places(self, highest: int) -> Any:
        """A sum of each row up to the highest, all 0; whoever puts another there takes it away again."""
        if len(self._places) <= highest:
            self._places = np.zeros(min(2 * highest, _SPREAD) + 1, dtype=np.uint32)
        return self._places


def _room(size: int) -> tuple[Any, Any, Any]:
    return (
        np.empty(size, dtype=np.uint64),
        np.empty(size, dtype=np.uint64),
        np.empty(size, dtype=bool),
    )


class Summing:
    """Sums over any open connection; remembers what stands beside segments while they stand still."""

    def __init__(self) -> None:
        self._beside: Memory[tuple[int, int, int], _Beside] = Memory(_KEPT)
        self._shelf = Shelf()
        self._desk = _Desk()

    def best(
        self,
        raw: Any,
        plan: Plan,
        tokens: Sequence[str],
        scopes: Sequence[int],
        segments: Mapping[int, tuple[int, int]],
        hidden: str,
        loose: Loose,
        among: Sequence[int] | None = None,
    ) -> list[int]:
        """Rows, the best first, at most ``plan.limit``; of equally good ones the lower row is first.

        ``segments`` are those of the scopes, each with the numbers of the changes that made it and of the
        last of its event. Without weights those that hold an earlier token are better. ``among`` are all rows on
        the days of the plan, where they are few.
        """
        if among is not None and not among:
            return []
        counts = _counts(plan, tokens)
        wanted = None if among is None else np.sort(np.array(among, dtype=np.uint64))
        dated = plan.first is not None and plan.last is not None
        budget = _POSTINGS if plan.weights and not dated else 0
        limit = min(plan.limit, plan.enough or plan.limit)
        keys = [_EMPTY]
        others = [scope for scope in scopes if scope not in segments]
        for scope in scopes:
            if scope not in segments:
                continue
            made, changed = segments[scope]
            beside = self._beside_of(raw, scope, made, changed)
            masked = _joined(beside.masked, hidden)
            read = self._shelf.read(raw, scope, made, list(counts), budget)
            if wanted is not None:
                read = _only(read, wanted)
            keys.append(self._of_segment(read, plan, counts, masked, 0 if dated else limit))
            if beside.is_loose:
                others.append(scope)
        if others:
            found = loose(others, counts, limit)
            keys.append(_keyed(found))
        ranked = np.concatenate(keys)
        if wanted is not None:
            ranked = ranked[_are_in(_LOW - (ranked & _LOW), wanted)]
        ranked.sort()
        if dated and among is None:
            return self._within(raw, plan, ranked[::-1], limit, scopes)
        return _rows(ranked[::-1][:limit])

    def _of_segment(
        self, read: Read, plan: Plan, counts: Mapping[str, int], masked: Any, limit: int
    ) -> Any:
        """Keys of the ``limit`` best, for 0 of all; see ``_keys``."""
        if not read.rows:
            return _EMPTY
        worth = list(counts.values())
        if limit and plan.weights:
            best = _best(read, worth, self._desk, masked, limit)
            if best is not None:
                return best
        rows, sums = _summed(read, worth, self._desk, adds=bool(plan.weights))
        if len(masked):
            sums[_are_in(rows, masked)] = 0
        return _keys(rows, sums, limit)

    def _beside_of(self, raw: Any, scope: int, made: int, changed: int) -> _Beside:
        known = self._beside.get((scope, made, changed))
        if known is not None:
            return known
        found = raw.execute(queries_of(raw)["outside"], {"scope": scope}).fetchall()
        masked = np.array([row for row, held, _ in found if held], dtype=np.uint64)
        beside = _Beside(masked, any(there for *_, there in found))
        return self._beside.put((scope, made, changed), beside)

    def _within(
        self, raw: Any, plan: Plan, ranked: Any, limit: int, scopes: Sequence[int]
    ) -> list[int]:
        """The first of the facts that overlap the days of the plan."""
        found: list[int] = []
        days = {"first": plan.first, "last": plan.last, "scopes": json.dumps(list(scopes))}
        for batch in _batches(_rows(ranked)):
            wanted = json.dumps(batch)
            found += [
                row
                for (row,) in raw.execute(queries_of(raw)["within_days"], {"rows": wanted, **days})
            ]
            if len(found) >= limit:
                break
        return found[:limit]


def _counts(plan: Plan, tokens: Sequence[str]) -> dict[str, int]:
    """What holding a token counts: its share of the greatest weight, or, without weights, its place."""
    if not plan.weights:
        return {token: len(tokens) - at for at, token in enumerate(tokens)}
    held = dict(zip(plan.tokens, plan.weights, strict=True))
    # What weighs most is rare and wanted; it comes first, as far as can be read.
    ordered = sorted(tokens, key=held.__getitem__, reverse=True)
    most = held[ordered[0]] or 1.0
    return {
        token: max(1, round(_FULL * held[token] / most))
        for token in ordered
        if held[token] > 0 or not plan.enough
    }


def _joined(masked: Any, hidden: str) -> Any:
    """Rows that are masked or hidden, ascending."""
    if hidden == "[]":
        return masked
    return np.sort(np.append(masked, np.array(json.loads(hidden), dtype=np.uint64)))


def _are_in(rows: Any, wanted: Any) -> Any:
    """Which of the rows are among the ascending ones that are wanted. What numpy has for it brings in, when it is
    first used, what takes longer than a question."""
    if not len(wanted):
        return np.zeros(len(rows), dtype=bool)
    where = np.searchsorted(wanted, rows)
    where[where == len(wanted)] = 0
    return wanted[where] == rows


def _only(read: Read, wanted: Any) -> Read:
    """The postings of the rows that are wanted, of which there is one at least, ascending."""
    is_wanted = np.zeros(int(wanted[-1]) + 2, dtype=bool)
    is_wanted[wanted] = True
    only = Read([], [], [])
    for place, rows, impacts in zip(read.places, read.rows, read.impacts, strict=True):
        # What lies beyond stands for the last, which is not wanted.
        found = is_wanted.take(rows, mode="clip").nonzero()[0]
        if len(found):
            only.rows.append(rows[found])
            only.impacts.append(impacts[found])
            only.places.append(place)
    return only


def _summed(read: Read, worth: Sequence[int], desk: _Desk, *, adds: bool) -> tuple[Any, Any]:
    """Rows, ascending, and the sum of each, in arrays of the desk; a row may come several times, all but once with 0.
    ``worth`` is what each token counts, once for each impact; unless it ``adds`` up, the greatest counts alone."""
    counts = list(map(len, read.rows))
    held, said, again = desk.clear(sum(counts))
    np.concatenate(read.rows, out=held)
    held <<= _HALF
    if adds:
        np.concatenate(read.impacts, out=said)
        said *= _each(read, worth, counts)
        held |= said
    else:
        held |= _each(read, worth, counts)
    # The rows of each part are in order, which this kind of sorting makes use of.
    held.sort(kind="stable")
    rows, sums = np.right_shift(held, _HALF, out=said), np.bitwise_and(held, _LOW, out=held)
    again[-1:] = False
    np.equal(rows[1:], rows[:-1], out=again[:-1])
    followed = again.nonzero()[0]
    if len(followed):
        if adds:
            _pass_on(sums, followed)
        # Of each row the last stays, which after sorting is its greatest as well.
        sums[followed] = 0
    return rows, sums


def _each(read: Read, worth: Sequence[int], counts: Sequence[int]) -> Any:
    """Of each posting what its token counts."""
    return np.array([worth[place] for place in read.places], dtype=np.uint32).repeat(counts)


def _best(read: Read, worth: Sequence[int], desk: _Desk, masked: Any, limit: int) -> Any:
    """Keys of the rows with the greatest sums, in no order; ``None`` where there is no place for each row."""
    counts = list(map(len, read.rows))
    numbers, others, _ = desk.clear(sum(counts))
    rows = np.concatenate(read.rows, out=numbers.view(np.int64), casting="unsafe")
    highest = int(rows.max())
    if highest > _SPREAD:
        return None
    said = np.concatenate(read.impacts, out=others.view(np.uint32)[: len(rows)])
    said *= _each(read, worth, counts)
    places = desk.places(highest)
    try:
        np.add.at(places, rows, said)
        sums = places.take(rows)
    finally:
        places[rows] = 0
    if len(masked):
        sums[_are_in(numbers, masked)] = 0
    keys = _different(numbers, sums, _likely(sums, _OFTEN * limit))
    if len(keys) < limit:
        keys = _different(numbers, sums, sums.nonzero()[0])
    return keys[-limit:]


def _different(rows: Any, sums: Any, some: Any) -> Any:
    """Keys of some rows that may come several times, each once, the best last."""
    keys = sums[some].astype(np.uint64) << _HALF | (_LOW - rows[some])
    keys.sort()
    is_last = np.ones(len(keys), dtype=bool)
    np.not_equal(keys[1:], keys[:-1], out=is_last[:-1])
    return keys[is_last]


def _pass_on(sums: Any, followed: Any) -> None:
    """Add to the last of each row those that are ``followed`` by another of their row."""
    is_first = np.empty(len(followed) + 1, dtype=bool)
    is_first[0] = is_first[-1] = True
    np.not_equal(followed[1:], followed[:-1] + 1, out=is_first[1:-1])
    lasts = followed[is_first[1:]] + 1
    sums[lasts] += np.add.reduceat(sums[followed], is_first[:-1].nonzero()[0])


def _keys(rows: Any, sums: Any, limit: int) -> Any:
    """Each sum above 0 over its row turned round, so that the greatest is the best: those of the ``limit`` best, for 0
    those of all; in no order."""
    some = _likely(sums, limit)
    keys = sums[some] << _HALF | (_LOW - rows[some])
    if 0 < limit < len(keys):
        keys = np.partition(keys, len(keys) - limit)[-limit:]
    return keys


def _likely(sums: Any, limit: int) -> Any:
    """Where those sums are that can be among the ``limit`` greatest, 0 for all: of very many those as great as twice as
    many should be, by a look at every so manieth, unless too few are."""
    seen = 2 * limit // _STRIDE
    if seen and len(sums) >= _STRIDE * limit:
        some = sums[::_STRIDE]
        least = np.partition(some, len(some) - seen)[len(some) - seen]
        great = (sums >= max(least, _LEAST)).nonzero()[0]
        if len(great) >= limit:
            return great
    return sums.nonzero()[0]


def _keyed(sums: Mapping[int, int]) -> Any:
    rows = np.fromiter(sums.keys(), dtype=np.uint64, count=len(sums))
    return _keys(rows, np.fromiter(sums.values(), dtype=np.uint64, count=len(sums)), 0)


def _rows(ranked: Any) -> list[int]:
    rows: list[int] = (_LOW - (ranked & _LOW)).tolist()
    return rows


def _batches(rows: Sequence[int]) -> Iterator[Sequence[int]]:
    for at in range(0, len(rows), _BATCH):
        yield rows[at : at + _BATCH]
