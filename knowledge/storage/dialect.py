"""What differs from engine to engine below the shared units of work: texts of SQL, and a few habits.

A unit of work is a function over an open connection, whatever the engine. A connection that is no SQLite
connection says by its attribute ``dialect`` what it wants to be told.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from knowledge.errors import BadInput
from knowledge.storage.connection import driver
from knowledge.storage.migrate import load_file, load_queries

if TYPE_CHECKING:
    from knowledge.storage.checking import OwnChecks

__all__ = ["NUL", "Dialect", "dialect_of", "one_state", "queries_of", "transaction", "writable"]

NUL: Final = "A text holds the character NUL, which cannot be kept; leave it out."

_GUARDS: Final = ("revision_stays", "loaded_stays")
"""Triggers of SQLite that let no revision be erased."""

Match = Callable[[Iterable[str], Iterable[str], Iterable[str]], str]
"""Given scopes, tokens and others, an expression for what holds one of each of the first two and none of the
others; tokens are of ``[a-z0-9_]``."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """One engine's way of saying what every engine does. The first three are statements that begin a
    transaction."""

    name: str
    queries: Mapping[str, str]
    reading: str
    """What follows sees one state of the record and writes nothing."""
    editing: str
    """What follows is the only edit of the record that goes on, in whatever process."""
    posting: str
    """What follows writes beside the record."""
    failures: tuple[type[Exception], ...]
    """What the engine's driver raises."""
    match: Match
    checks: "Callable[[], OwnChecks]"
    """Brings in what only this engine can check."""
    unguarded: Callable[[Any], AbstractContextManager[None]]
    """Within, inside a transaction, revisions can be erased."""
    repeated: tuple[type[Exception], ...] = ()
    """Those after which all that the transaction did is undone, and is done again."""
    count_anew: str = ""
    """Lets the engine count after a large load what it plans its searches by; empty where it need not."""
    empty_log: str = ""
    """Brings what was committed out of the log beside the record; empty where there is none to see to."""


@lru_cache(maxsize=1)
def _sqlite() -> Dialect:
    return Dialect(
        name="sqlite",
        queries=load_queries("sqlite"),
        reading="BEGIN",
        editing="BEGIN IMMEDIATE",
        posting="BEGIN IMMEDIATE",
        failures=(driver().Error,),
        match=_match,
        checks=_checks,
        unguarded=_unguarded,
        empty_log="PRAGMA wal_checkpoint(TRUNCATE)",
    )


@contextmanager
def _unguarded(raw: Any) -> Iterator[None]:
    queries = queries_of(raw)
    schema = raw.execute(queries["schema"]).fetchall()
    guards = [sql for _, name, sql in schema if name in _GUARDS]
    raw.execute(queries["open_revisions"])
    raw.execute(load_file("sqlite", "loads.sql")["open_loads"])
    yield
    for guard in guards:
        raw.execute(guard)


def _checks() -> "OwnChecks":
    # Whoever only asks need not wait until it is loaded.
    from knowledge.storage.file_checks import FILE_CHECKS

    return FILE_CHECKS


def _match(scopes: Iterable[str], tokens: Iterable[str], without: Iterable[str]) -> str:
    match = f"({_any(scopes)}) AND ({_any(tokens)})"
    others = _any(without)
    return f"({match}) NOT ({others})" if others else match


def _any(tokens: Iterable[str]) -> str:
    return " OR ".join(f'"{token}"' for token in tokens)


def dialect_of(raw: Any) -> Dialect:
    """The dialect of an open connection."""
    found: Dialect | None = getattr(raw, "dialect", None)
    return found or _sqlite()


def queries_of(raw: Any) -> Mapping[str, str]:
    """The named queries of an open connection's engine."""
    return dialect_of(raw).queries


def writable(values: Mapping[str, object]) -> Mapping[str, object]:
    """The values as they are. Raises ``BadInput`` for text that not every engine can keep."""
    # A loop, for an import has ten values a row looked at.
    for value in values.values():
        if type(value) is str and "\0" in value:
            raise BadInput(NUL)
    return values


@contextmanager
def transaction(raw: Any, *, posting: bool = False) -> Iterator[None]:
    """A transaction that edits, or writes beside the record: committed, or undone on any way out by an
    exception."""
    dialect = dialect_of(raw)
    try:
        # A server may begin it and then refuse the lock that an edit needs.
        raw.execute(dialect.posting if posting else dialect.editing)
        yield
        raw.execute("COMMIT")
    finally:
        if raw.in_transaction:
            raw.execute("ROLLBACK")


@contextmanager
def one_state(raw: Any) -> Iterator[None]:
    """What is read inside sees one state of the record, though others write meanwhile."""
    if raw.in_transaction:
        yield
        return
    raw.execute(dialect_of(raw).reading)
    try:
        yield
    finally:
        if raw.in_transaction:
            raw.execute("ROLLBACK")
