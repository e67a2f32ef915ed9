"""What was decoded before, kept for the next reader; bounded and safe for several threads."""

import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterable, Mapping
from typing import Generic, TypeVar

__all__ = ["Memory", "Standstill"]

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Memory(Generic[K, V]):
    """At most ``limit`` values; the one that was asked for longest ago goes first.

    Keys carry the revision, so an edit never finds an old value; it only leaves one to be dropped.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._held: OrderedDict[K, V] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: K) -> V | None:
        with self._lock:
            value = self._held.get(key)
            if value is not None:
                self._held.move_to_end(key)
            return value

    def put(self, key: K, value: V) -> V:
        with self._lock:
            self._held[key] = value
            self._held.move_to_end(key)
            while len(self._held) > self._limit:
                self._held.popitem(last=False)
        return value


class Standstill(Generic[K, V]):
    """What was read of events while none of their layers changed, so that it need not be looked up whether it still is so.

    At most ``limit`` values in all; where there is no room for more, all begin anew.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._held: dict[tuple[tuple[int, int], ...], dict[K, V]] = {}
        self._lock = threading.Lock()

    def at(self, changes: Mapping[int, int], wanted: Iterable[K]) -> dict[K, V]:
        """What is known of the ``wanted`` of the layers, of each of which the number of its last change is given."""
        with self._lock:
            known = self._held.get(tuple(changes.items()), {})
            return {key: known[key] for key in wanted if key in known}

    def add(self, changes: Mapping[int, int], found: Mapping[K, V]) -> None:
        """Keep what was read of the layers, if it is not too much."""
        with self._lock:
            if sum([len(each) for each in self._held.values()]) + len(found) > self._limit:
                self._held = {}
            if 0 < len(found) <= self._limit:
                self._held.setdefault(tuple(changes.items()), {}).update(found)
