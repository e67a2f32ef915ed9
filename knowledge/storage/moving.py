"""A whole record copied from one place to another, whatever the engines: all of its tables, row by row.

It is done in batches, each one transaction, in the order of the tables' keys; the place that is copied to
remembers how far it came, so that a copy which was killed goes on. At the end both sides are read once
more and compared by a hash over every row. Until then the new place cannot be opened as a record.
"""

import asyncio
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from knowledge.errors import Refused, StoreError
from knowledge.storage.dialect import dialect_of, transaction
from knowledge.storage.interface import Progress
from knowledge.storage.lanes import Lane
from knowledge.storage.migrate import load_file

__all__ = ["TABLES", "Copied", "copy_record", "hash_of"]

TABLES: Final[Mapping[str, tuple[str, ...]]] = {
    "event": ("id",),
    "source": ("scope", "id"),
    "passage": ("scope", "source", "paragraph", "id"),
    "name": ("scope", "id"),
    "listed": ("scope", "kind", "part"),
    "fact": ("row",),
    "revision": ("scope", "fact", "number"),
    "figure": ("scope", "measure", "fact", "ordinal"),
    "link": ("scope", "fact", "kind", "other"),
    "document": ("row",),
    "vector": ("row",),
    "term": ("scope", "token"),
    "segment": ("scope",),
    "posting": ("scope", "token", "part"),
    "rare": ("scope", "token"),
    "outside": ("scope", "row"),
    "actor": ("id",),
    "change_set": ("key",),
    "audit": ("number",),
    "proposal": ("number",),
    "gap": ("number",),
    "gap_wait": ("gap", "member"),
    "watch": ("number",),
    "guild": ("id",),
    "claim": ("key",),
    "post": ("number",),
    "posted_fact": ("post", "ordinal"),
    "schedule": ("id",),
    "settled_day": ("schedule", "day"),
    "report": ("post", "actor"),
    "left_guild": ("id",),
    "note": ("name",),
    "meta": ("name",),
}
"""Every table that holds something of the record with the columns that order it, those that others hang on
before these."""
_WAYS: Final = {"meta": "put_meta", "document": "add_entry"}
"""Queries by which rows come into tables that take them in a way of their own."""
_APART: Final = {"revision": "revisions", "document": "entries"}
"""Names in queries of what an engine may keep in more than one table: what is read of it is the same."""
_BATCH: Final = 2_000
"""Rows of one transaction."""
_MARK: Final = "moving"
"""The note by which a place tells how far a copy into it came; it is no part of the record."""

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Copied:
    """What was copied. ``resumed`` tells whether an earlier copy went on."""

    rows: int
    hash: str
    resumed: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    """How far a copy came: the last key of ``table`` that was copied; ``stamp`` tells the state of the source."""

    stamp: str
    table: str
    key: tuple[Any, ...]
    rows: int

    def text(self) -> str:
        return json.dumps([self.stamp, self.table, self.key, self.rows])

    @staticmethod
    def read(text: str) -> "_Mark":
        stamp, table, key, rows = json.loads(text)
        return _Mark(stamp, table, tuple(key), rows)


async def copy_record(source: Lane, target: Lane, progress: Progress | None = None) -> Copied:
    """Copy the record behind ``source`` into the empty one behind ``target``, or go on with such a copy.

    ``source`` must serve nothing else meanwhile: it sees one state of the record throughout. ``progress``
    counts rows, those that are read to compare included. Raises ``Refused`` when the target holds another
    record, or the source changed since a copy that was cut off (the target must then be made anew), and
    ``StoreError`` when the two do not agree at the end.
    """
    await source.run(_begin_reading)
    try:
        stamp, total = await source.run(_stamp)
        mark = await target.run(lambda raw: _take_up(raw, stamp))
        tell = progress or _silent
        done, resumed, begin = mark.rows, bool(mark.rows), mark
        tell(done, 2 * total)
        for table in _from(begin.table):
            key = begin.key if table == begin.table else ()
            while batch := await source.run(_reading(table, key)):
                key = batch[-1][: len(TABLES[table])]
                done += len(batch)
                before, mark = mark, _Mark(stamp, table, key, done)
                await target.run(_writing(table, batch, before, mark))
                tell(done, 2 * total)
        return await _finish(source, target, done, total, tell, resumed=resumed)
    finally:
        await source.run(_end_reading)


async def _finish(
    source: Lane, target: Lane, done: int, total: int, tell: Progress, *, resumed: bool
) -> Copied:
    """Compare both sides, and only then let the new one be opened."""
    loop = asyncio.get_running_loop()
    counted = {True: 0, False: 0}

    def count(first: bool, rows: int) -> None:
        counted[first] = rows
        tell(min(2 * total, done + min(counted.values())), 2 * total)

    def tell_half(first: bool, rows: int) -> None:
        # Counted in the loop's thread: what two threads count may be told the wrong way round.
        loop.call_soon_threadsafe(count, first, rows)

    numbers = await source.run(_sequences)
    await target.run(lambda raw: _set_sequences(raw, numbers))
    ours, theirs = await asyncio.gather(
        source.run(lambda raw: hash_of(raw, lambda rows, _: tell_half(True, rows))),
        target.run(lambda raw: hash_of(raw, lambda rows, _: tell_half(False, rows))),
    )
    if ours != theirs:
        raise StoreError(
            "The copy does not agree with the record it was made of. Remove the new one, stop whatever "
            "writes to either, and copy again."
        )
    await target.run(_let_be_opened)
    return Copied(done, ours, resumed)


def hash_of(raw: Any, progress: Progress | None = None) -> str:
    """A hash over every row of an open record, the same whatever engine holds it."""
    whole = sha256()
    rows = 0
    for table in TABLES:
        whole.update(f"{table}\n".encode())
        key: Row = ()
        while batch := _batch(raw, table, key):
            key = batch[-1][: len(TABLES[table])]
            rows += len(batch)
            for row in batch:
                if table != "note" or row[0] != _MARK:
                    whole.update(_line(row))
            if progress is not None:
                progress(rows, 0)
    return whole.hexdigest()


def _line(row: Row) -> bytes:
    return json.dumps([_plain(value) for value in row], ensure_ascii=False).encode() + b"\n"


def _plain(value: Any) -> Any:
    if isinstance(value, bytes | bytearray | memoryview):
        return ["bytes", sha256(value).hexdigest()]
    return value


def _queries(raw: Any) -> Mapping[str, str]:
    return load_file(dialect_of(raw).name, "moving.sql")


def _named(query: str, table: str) -> str:
    return query.replace("rows", _APART[table]) if table in _APART else query


def _silent(_done: int, _total: int) -> None:
    return


def _from(table: str) -> Iterator[str]:
    """The tables from one on."""
    names = list(TABLES)
    yield from names[names.index(table) :]


def _begin_reading(raw: Any) -> None:
    raw.execute(dialect_of(raw).reading)


def _end_reading(raw: Any) -> None:
    if raw.in_transaction:
        raw.execute("ROLLBACK")


def _stamp(raw: Any) -> tuple[str, int]:
    """What tells one state of a record from another, and the number of its rows."""
    sql = _queries(raw)
    counts = [
        raw.execute(sql[_named("count_rows", table)].format(relation=table)).fetchone()[0]
        for table in TABLES
    ]
    marks = tuple(raw.execute(sql["state_of_record"]).fetchone())
    return json.dumps([counts, marks]), sum(counts)


def _take_up(raw: Any, stamp: str) -> _Mark:
    """How far an earlier copy into this place came; a new one begins where it is empty."""
    queries = _queries(raw)
    found = raw.execute(queries["unfinished"]).fetchone()
    if found is not None:
        mark = _Mark.read(found[0])
        if mark.stamp != stamp:
            raise Refused(
                "The record was changed since the copy of it was cut off. Remove the unfinished copy, stop "
                "what writes to the record, and copy again."
            )
        return mark
    if not raw.execute(queries["is_empty"]).fetchone()[0]:
        raise Refused("There is a record already where the copy should go; name an empty place.")
    begun = _Mark(stamp, next(iter(TABLES)), (), 0)
    with transaction(raw):
        raw.execute(queries["begin_moving"], {"text": begun.text()})
    return begun


def _reading(table: str, key: Row) -> Any:
    return lambda raw: _batch(raw, table, key)


def _batch(raw: Any, table: str, after: Row) -> list[Row]:
    """The next rows of a table in the order of its key, which comes first in each."""
    keys = TABLES[table]
    columns = ", ".join(_columns(raw, table))
    values: dict[str, Any] = {"most": _BATCH}
    values |= {f"after_{name}": value for name, value in zip(keys, after, strict=False)}
    sql = _queries(raw)[_named("next_rows" if after else "first_rows", table)].format(
        relation=table,
        columns=columns,
        key=", ".join(keys),
        after=", ".join(f":after_{name}" for name in keys),
    )
    return [tuple(row) for row in raw.execute(sql, values).fetchall()]


def _columns(raw: Any, table: str) -> list[str]:
    """The columns of a table, those of its key first, the others by name."""
    found = [name for (name,) in raw.execute(_queries(raw)["columns_of"], {"relation": table})]
    keys = TABLES[table]
    return [*keys, *(name for name in found if name not in keys)]


def _writing(table: str, batch: Sequence[Row], before: _Mark, mark: _Mark) -> Any:
    def work(raw: Any) -> None:
        queries = _queries(raw)
        with transaction(raw):
            # First, as the row's lock lets another copy into the same place write nothing beside this one.
            marks = {"text": mark.text(), "before": before.text()}
            if raw.execute(queries["note_moving"], marks).fetchone() is None:
                raise Refused(
                    "Another “ticktock copy” writes to the same place. Let one of them alone do it; should it be "
                    "cut off, copy again."
                )
            _insert(raw, table, batch)
            if table == "document":
                first, last = batch[0][0], batch[-1][0]
                raw.execute(queries["index_documents"], {"first": first, "last": last})

    return work


def _insert(raw: Any, table: str, batch: Sequence[Row]) -> None:
    columns = _columns(raw, table)
    # A new record has the numbers already; an entry may lie in the part of its fact.
    sql = _queries(raw)[_WAYS.get(table, "add_row")]
    if table not in _WAYS:
        sql = sql.format(
            relation=table,
            columns=", ".join(columns),
            values=", ".join(f":{name}" for name in columns),
        )
    rows = (row for row in batch if table != "note" or row[0] != _MARK)
    raw.executemany(sql, [dict(zip(columns, row, strict=True)) for row in rows])


def _sequences(raw: Any) -> list[Row]:
    return [tuple(row) for row in raw.execute(_queries(raw)["sequences"]).fetchall()]


def _set_sequences(raw: Any, numbers: Sequence[Row]) -> None:
    """No number of a proposal, gap, watch or schedule that went is given again."""
    with transaction(raw):
        for relation, last in numbers:
            raw.execute(_queries(raw)["set_sequence"], {"relation": relation, "last": last})


def _let_be_opened(raw: Any) -> None:
    with transaction(raw):
        raw.execute(_queries(raw)["forget_moving"])
    if counting := dialect_of(raw).count_anew:
        raw.execute(counting)
