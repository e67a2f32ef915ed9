"""One connection to PostgreSQL as units of work use it: like one of SQLite, statement after statement."""

import asyncio
from collections.abc import Coroutine, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final, TypeVar

import asyncpg

from knowledge.storage.dialect import Dialect
from knowledge.storage.migrate import load_file, load_queries
from knowledge.storage.postgres.failures import FAILURES, REPEATED
from knowledge.storage.postgres.statements import Statement, convert_lists, read_statement

if TYPE_CHECKING:
    from knowledge.storage.checking import OwnChecks

__all__ = ["POSTGRES", "SERVER", "Rows", "Session"]

T = TypeVar("T")

_FEW: Final = 32
"""Rows that are inserted one by one; of more, the table takes them all at once."""
_FIRST_PART: Final = 16
_GREATEST_PART: Final = 2_000
"""Rows that are fetched together where they are read bit by bit: few first, then twice as many each time."""
_EITHER: Final = "either"
"""Name of columns that hold packed text, or plain text behind a byte that nothing packed begins with."""
_LONGEST: Final = 2_000
"""Letters of a word that the index has."""
_COMMIT: Final = "COMMIT"

SERVER: Final = load_file("postgres", "server.sql")
"""Named queries that only this engine has."""


@contextmanager
def _unguarded(raw: "Session") -> Iterator[None]:
    raw.execute(raw.dialect.queries["open_revisions"])
    yield
    raw.execute(SERVER["guard_revisions"])


def _checks() -> "OwnChecks":
    # Whoever only asks need not wait until it is loaded.
    from knowledge.storage.postgres.checks import SERVER_CHECKS

    return SERVER_CHECKS


def _match(scopes: Iterable[str], tokens: Iterable[str], without: Iterable[str]) -> str:
    others = _any(without)
    return f"({_any(scopes)}) & ({_any(tokens)})" + (f" & !({others})" if others else "")


def _any(tokens: Iterable[str]) -> str:
    return " | ".join(f"'{token[:_LONGEST]}'" for token in tokens)


POSTGRES: Final = Dialect(
    name="postgres",
    queries=load_queries("postgres"),
    reading="BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    editing=SERVER["begin_editing"],
    posting="BEGIN ISOLATION LEVEL READ COMMITTED",
    failures=FAILURES,
    repeated=REPEATED,
    match=_match,
    checks=_checks,
    unguarded=_unguarded,
    count_anew=SERVER["analyse"],
    empty_log=SERVER["sweep"],
)


class Rows:
    """What a statement gave, to be read once."""

    def __init__(self, rows: Iterator[tuple[Any, ...]], columns: Iterable[str] = ()) -> None:
        self._rows = rows
        self._columns = tuple(columns)

    @property
    def description(self) -> tuple[tuple[str], ...]:
        return tuple((name,) for name in self._columns)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return self._rows

    def fetchone(self) -> tuple[Any, ...] | None:
        return next(self._rows, None)

    def fetchall(self) -> list[tuple[Any, ...]]:
        return list(self._rows)

    def close(self) -> None:
        self._rows = iter(())


class _Prepared:
    """A statement that the server knows already."""

    __slots__ = ("columns", "convert", "either", "known", "pick", "statement")

    def __init__(self, statement: Statement, known: Any) -> None:
        self.statement = statement
        self.known = known
        self.pick = statement.pick
        self.convert = convert_lists(tuple(_type_name(each) for each in known.get_parameters()))
        self.columns = tuple(each.name for each in known.get_attributes())
        self.either = frozenset(at for at, name in enumerate(self.columns) if name == _EITHER)

    def values(self, given: Mapping[str, object]) -> tuple[Any, ...]:
        values = self.pick(given)
        return values if self.convert is None else self.convert(values)

    def rows(self, found: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
        """The records as rows of plain values."""
        if not self.either:
            return map(tuple, found)
        either = self.either
        return (
            tuple(_text(value) if at in either else value for at, value in enumerate(record))
            for record in found
        )


def _text(value: bytes | None) -> str | bytes | None:
    """Text where there is text, behind a zero."""
    return value[1:].decode("utf-8") if value is not None and value[:1] == b"\0" else value


def _type_name(kind: Any) -> str:
    """``int8[]`` for an array of ``int8``."""
    name: str = kind.name
    return f"{name.removeprefix('_')}[]" if kind.kind == "array" and name[:1] == "_" else name


class Session:
    """Used by one thread alone, in which ``loop`` runs while a statement does."""

    dialect = POSTGRES

    def __init__(self, connection: Any, loop: asyncio.AbstractEventLoop) -> None:
        self._connection = connection
        self._loop = loop
        self._known: dict[str, _Prepared] = {}
        self.unsure = False
        """Whether the server was told to commit and has not answered yet."""
        self.patience: float | None = None
        """Seconds within which the server answers, or else the connection is given up; ``None``: however long."""

    def _wait(self, work: Coroutine[Any, Any, T]) -> T:
        try:
            return self._loop.run_until_complete(self._within(work))
        except asyncpg.DataError as error:
            if isinstance(error.__cause__, UnicodeEncodeError):
                # Half of a character, as SQLite's driver reports it.
                raise error.__cause__ from error
            raise

    async def _within(self, work: Coroutine[Any, Any, T]) -> T:
        if self.patience is None:
            return await work
        waiting = asyncio.get_running_loop().call_later(self.patience, self._connection.terminate)
        try:
            return await work
        finally:
            waiting.cancel()

    @property
    def in_transaction(self) -> bool:
        return not self.is_lost and bool(self._connection.is_in_transaction())

    @property
    def is_lost(self) -> bool:
        """Whether the connection has ended: nothing that was not committed was kept."""
        return bool(self._connection.is_closed())

    def execute(self, text: str, values: Mapping[str, object] | None = None) -> Rows:
        """Run a statement with parameters such as ``:name``; its rows as tuples."""
        known = self._known.get(text)
        if known is None:
            statement = read_statement(text)
            if not statement.does:
                return Rows(iter(()))
            if not statement.asks:
                self._control(statement.text)
                return Rows(iter(()))
            known = self._prepare(text, statement)
        arguments = known.values(values or {})
        if known.statement.by_parts and self.in_transaction:
            return Rows(self._parts(known, arguments), known.columns)
        found = self._wait(known.known.fetch(*arguments))
        return Rows(known.rows(found), known.columns)

    def _prepare(self, text: str, statement: Statement) -> _Prepared:
        known = _Prepared(statement, self._wait(self._connection.prepare(statement.text)))
        self._known[text] = known
        return known

    def _control(self, text: str) -> None:
        """What begins and ends transactions, and steps of the schema: several statements, if need be."""
        self.unsure = text == _COMMIT
        done = self._wait(self._connection.execute(text))
        self.unsure = False
        if text == _COMMIT and done != _COMMIT:
            raise asyncpg.InFailedSQLTransactionError("what was done before had failed")

    def _parts(self, known: _Prepared, arguments: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
        cursor = self._wait(_opened(known.known, arguments))
        size = _FIRST_PART
        while True:
            part = self._wait(cursor.fetch(size))
            yield from known.rows(part)
            if len(part) < size:
                return
            size = min(2 * size, _GREATEST_PART)

    def executemany(self, text: str, rows: Iterable[Mapping[str, object]]) -> None:
        """Run a statement for each row of values; many new rows of a table go in at once."""
        statement = read_statement(text)
        if not statement.does:
            return
        left = iter(rows)
        first = list(islice(left, _FEW + 1))
        if len(first) > _FEW and statement.table:
            pick = statement.pick
            records = (pick(values) for values in chain(first, left))
            self._wait(
                self._connection.copy_records_to_table(
                    statement.table, columns=statement.columns, records=records
                )
            )
        elif first:
            known = self._known.get(text) or self._prepare(text, statement)
            arguments = [known.values(values) for values in chain(first, left)]
            self._wait(known.known.executemany(arguments))

    def close(self) -> None:
        """End the connection, whatever state it is in."""
        if not self.is_lost:
            self._wait(self._connection.close(timeout=5))


async def _opened(known: Any, arguments: tuple[Any, ...]) -> Any:
    return await known.cursor(*arguments)
