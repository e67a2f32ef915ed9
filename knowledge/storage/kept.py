"""Rows of the index that were read before, kept while their event stands still.

Of a great event hardly any is wanted twice, so that only those of others are kept.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from knowledge.storage.dialect import queries_of
from knowledge.storage.packing import plain
from knowledge.storage.standing import Standing
from knowledge.storage.unpacking import with_entries

__all__ = ["IndexRow", "KeptRows"]

_MOST: Final = 32_768
"""Rows that are kept, and facts up to which an event is not great: some 600 bytes each."""

IndexRow = tuple[int, int, int, str, int | None, int | None, str | bytes]
"""Row, revision, layer, fact, first and last day, and the text of the index."""


class KeptRows:
    """Reads over any open connection, for several threads at once."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._held: dict[int, tuple[int, dict[int, IndexRow]]] = {}
        """By layer the change at which it stood so, and its rows."""

    def read(self, raw: Any, rows: Sequence[int], standing: Standing) -> list[IndexRow]:
        """The rows that stand, in their order."""
        if standing.facts > self._most:
            return _read(raw, rows, standing)
        layers = self._layers(standing.changes)
        found: dict[int, IndexRow] = {}
        for held in layers.values():
            found |= _known(held, rows)
        if len(found) < len(rows):
            fresh = _read(raw, [row for row in rows if row not in found], standing)
            self._make_room(fresh)
            for each in fresh:
                found[each[0]] = layers[each[2]][each[0]] = each
            return [found[row] for row in rows if row in found]
        return [found[row] for row in rows] if len(layers) > 1 else list(found.values())

    def _layers(self, changes: Mapping[int, int]) -> dict[int, dict[int, IndexRow]]:
        """The rows of the layers as they stand; what was kept of one that changed goes."""
        layers = {}
        for scope, change in changes.items():
            known = self._held.get(scope)
            if known is None or known[0] != change:
                known = self._held[scope] = change, {}
            layers[scope] = known[1]
        return layers

    def _make_room(self, fresh: Sequence[IndexRow]) -> None:
        """Begin anew where there is no room for more. Whoever reads meanwhile goes on with what there was."""
        if sum([len(rows) for _, rows in self._held.values()]) + len(fresh) > self._most:
            self._held = {}


def _known(held: dict[int, IndexRow], rows: Iterable[int]) -> dict[int, IndexRow]:
    """What is known of the rows, each as plain text from when it is wanted again."""
    known = {}
    for row in rows:
        each = held.get(row)
        if each is None:
            continue
        if isinstance(each[-1], bytes):
            each = held[row] = (*each[:-1], plain(each[-1]))
        known[row] = each
    return known


def _read(raw: Any, rows: Sequence[int], standing: Standing) -> list[IndexRow]:
    where = {"rows": json.dumps(rows), "scopes": standing.visible.numbers}
    found = raw.execute(queries_of(raw)["index_rows"], where).fetchall()
    return with_entries(raw, found)
