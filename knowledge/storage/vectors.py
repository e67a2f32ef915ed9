"""The vectors of facts: made of what has none yet, kept beside the index, and compared with a question's.

A vector belongs to a revision. That of an older one says nothing any more, and goes with its index entry.
Functions over one open connection, each inside the caller's unit of work; imported only where an encoder is at work,
for it brings numpy with it.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from knowledge.flow import Candidate, Likeness
from knowledge.meaning.board import Board, packed, unpacked
from knowledge.meaning.encoder import Encoder
from knowledge.storage.dialect import dialect_of, queries_of
from knowledge.storage.failures import UNREADABLE, Unreadable
from knowledge.storage.finding import CandidateReader
from knowledge.storage.interface import CheckResult
from knowledge.storage.layers import Layers, Visible
from knowledge.storage.memory import Memory
from knowledge.storage.migrate import load_file
from knowledge.storage.packing import plain

if TYPE_CHECKING:
    from knowledge.meaning.encoder import Vectors

__all__ = ["Boards", "Vectorless", "of_facts", "put_vectors", "same_vectors", "vectorless"]

_BOARDS: Final = 64
_MOST: Final = 250_000
"""Vectors of a layer that are held in memory, in 128 MB; a layer that has more is asked by its words alone."""
_SIZE: Final = 512
_SAME: Final = 0.98
"""How near two vectors of one text lie at least: sums are taken in another order on another machine."""
_STEP: Final = 256


@dataclass(frozen=True, slots=True)
class Vectorless:
    """A fact without a vector of its present revision, and the text that it is made of."""

    row: int
    revision: int
    text: str


def _all(raw: Any, name: str, /, **values: object) -> list[Any]:
    found: list[Any] = raw.execute(queries_of(raw)[name], values).fetchall()
    return found


def vectorless(raw: Any, encoder: str, *, after: int, limit: int) -> tuple[Vectorless, ...]:
    """Facts of all layers without a vector, by row, from the one behind ``after`` on."""
    rows = _all(raw, "vectorless", encoder=encoder, after=after, limit=limit)
    return tuple(Vectorless(row, revision, _text(body)) for row, revision, body in rows)


def of_facts(raw: Any, encoder: str, layer: str, ids: Sequence[str]) -> tuple[Vectorless, ...]:
    """Those of some facts of a layer, given by its slug, that have no vector."""
    rows = _all(raw, "vectorless_facts", encoder=encoder, layer=layer, ids=json.dumps(list(ids)))
    return tuple(Vectorless(row, revision, _text(body)) for row, revision, body in rows)


def _text(body: str | bytes) -> str:
    """What a fact's vector is made of: its title and its statement."""
    try:
        told = json.loads(plain(body))
        return f"{told['title']}. {told['statement']}" if told.get("title") else told["statement"]
    except UNREADABLE as error:
        raise Unreadable("a fact") from error


def put_vectors(raw: Any, encoder: str, wanted: Sequence[Vectorless], vectors: "Vectors") -> None:
    """Keep vectors; that of a fact which has moved on meanwhile is left out."""
    ((stamp,),) = _all(raw, "next_stamp")
    if dialect_of(raw).name == "sqlite":
        # A vector hangs on an entry, which may be packed with the fact until then.
        given = load_file("sqlite", "loads.sql")["give_entry"]
        raw.executemany(given, [{"row": each.row} for each in wanted])
    raw.executemany(
        queries_of(raw)["put_vector"],
        [
            {
                "row": each.row,
                "revision": each.revision,
                "encoder": encoder,
                "stamp": stamp,
                "body": body,
            }
            for each, body in zip(wanted, packed(vectors), strict=True)
        ],
    )


@dataclass(slots=True)
class _Held:
    """A layer's vectors as they were at a change of the layer and a stamp."""

    change: int
    stamp: int
    board: Board


class Boards:
    """How near facts lie to a question, over any open connection; keeps the vectors that it has read."""

    def __init__(self, encoder: Encoder, layers: Layers, candidates: CandidateReader) -> None:
        self._encoder = encoder
        self._layers = layers
        self._candidates = candidates
        self._held: Memory[int, _Held] = Memory(_BOARDS)

    def likeness(
        self,
        raw: Any,
        visible: Visible,
        vector: "Vectors",
        limit: int,
        beside: Sequence[tuple[str, str]],
    ) -> Likeness | None:
        """See ``FactStore.likeness``."""
        hidden = np.array(json.loads(visible.hidden), dtype=np.int64)
        rows, revisions, cosines = [], [], []
        for layer in visible.scopes:
            board = self._board(raw, layer)
            if board is not None and len(board):
                shown = ~np.isin(board.rows, hidden)
                rows.append(board.rows[shown])
                revisions.append(board.revisions[shown])
                cosines.append(board.cosines(vector)[shown])
        if not rows or not sum(map(len, rows)):
            return None
        every = np.concatenate(rows)
        near = np.concatenate(cosines)
        current = dict(zip(every.tolist(), np.concatenate(revisions).tolist(), strict=True))
        places = {row: at for at, row in enumerate(every.tolist())}
        best = np.argsort(-near, kind="stable")[:limit]
        found = self._decoded(raw, every[best].tolist(), visible, current)
        told = {(each.scope, each.fact): float(near[places[row]]) for row, each in found.items()}
        for key, row, revision in self._rows(raw, visible, beside):
            if current.get(row) == revision:
                told[key] = float(near[places[row]])
        spread = float(near.std())
        return Likeness(tuple(found.values()), told, float(near.mean()), spread, len(every))

    def _decoded(
        self, raw: Any, rows: Sequence[int], visible: Visible, current: Mapping[int, int]
    ) -> dict[int, Candidate]:
        """The candidates of rows, in their order, whose vectors are those of their present revisions."""
        found = self._candidates.of_rows(raw, rows, visible.scopes)
        return {
            row: each
            for row in rows
            if (each := found.get(row)) is not None and each.revision == current[row]
        }

    def _rows(
        self, raw: Any, visible: Visible, facts: Sequence[tuple[str, str]]
    ) -> list[tuple[tuple[str, str], int, int]]:
        found = []
        for layer, slug in visible.scopes.items():
            ids = json.dumps([fact for scope, fact in facts if scope == slug])
            for row, fact, revision in _all(
                raw, "revisions_of_facts", scope=layer, ids=ids, hidden=visible.hidden
            ):
                found.append(((slug, fact), row, revision))
        return found

    def _board(self, raw: Any, layer: int) -> Board | None:
        """A layer's vectors as they are now; ``None`` where there are too many to hold."""
        change = self._layers.change(raw, layer)
        ((stamp,),) = _all(raw, "last_stamp")
        held = self._held.get(layer)
        if held is not None and (held.change, held.stamp) == (change, stamp):
            return held.board
        ((count,),) = _all(raw, "layer_vectors", scope=layer)
        if count > _MOST:
            return None
        newer = self._read(raw, layer, held.stamp if held else 0)
        board = Board([*held.board.entries(), *newer] if held and newer else newer, _SIZE)
        if held is not None and not newer:
            board = held.board
        if held is not None and len(board) != count:
            # Some went meanwhile.
            board = Board(self._read(raw, layer, 0), _SIZE)
        return self._held.put(layer, _Held(change, stamp, board)).board

    def _read(self, raw: Any, layer: int, stamp: int) -> list[tuple[int, int, bytes]]:
        return [
            (row, revision, body)
            for row, revision, encoder, body in _all(raw, "vectors_since", scope=layer, stamp=stamp)
            if encoder == self._encoder.name
        ]


def same_vectors(raw: Any, encoder: Encoder) -> CheckResult:
    """Whether kept vectors of present revisions are those that the encoder makes of the facts now."""
    wrong = read = 0
    rows = [
        (body, _text(told))
        for _, revision, present, made_by, body, told in _all(raw, "every_vector")
        if made_by == encoder.name and revision == present
    ]
    for start in range(0, len(rows), _STEP):
        strip = rows[start : start + _STEP]
        try:
            kept = unpacked([body for body, _ in strip])
            made = encoder.encode([text for _, text in strip])
            wrong += int(((kept * made).sum(axis=1) < _SAME).sum())
        except ValueError:
            wrong += len(strip)
        read += len(strip)
    if wrong:
        return CheckResult("vectors", False, f"{wrong} vectors are not those of their facts")
    return CheckResult("vectors", True, f"all {read} vectors are those of their facts")
