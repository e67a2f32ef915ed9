"""A connection of its own to the server, made anew when it is lost.

What processes agree on goes by it and not by the connections of the record: those may be busy with an
import, or lead through a pooler, which passes no notices on.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final, TypeVar

from knowledge.errors import StoreError
from knowledge.regex import regex
from knowledge.storage.postgres.address import read_address

__all__ = ["Asking", "Direct", "connect", "failures", "load_blocks", "placed"]

T = TypeVar("T")

_WITHIN: Final = 4.0
"""Seconds that one piece of work may take, connecting included."""
_SETTINGS: Final = {
    "lock_timeout": "3000",
    "statement_timeout": "4000",
    # Whoever hangs in the midst of taking a share must not keep others from it.
    "idle_in_transaction_session_timeout": "5000",
}
"""Limits by which the server itself ends what hangs, in milliseconds."""
_NAME: Final = regex(r"^-- name: ([a-z_]+)\s*$", re.MULTILINE)
_VALUE: Final = regex(r"(?<!:):([a-z_]+)")


@lru_cache(maxsize=4)
def load_blocks(name: str) -> Mapping[str, str]:
    """The named queries of one file of this engine's."""
    text = (files("knowledge.storage") / "sql" / "postgres" / name).read_text(encoding="utf-8")
    parts = _NAME.split(text)[1:]
    return MappingProxyType(dict(zip(parts[::2], map(str.strip, parts[1::2]), strict=True)))


@lru_cache(maxsize=256)
def placed(query: str) -> tuple[str, tuple[str, ...]]:
    """A query with ``$1`` for its first named value and so on, and the names in that order."""
    names = tuple(dict.fromkeys(_VALUE.findall(query)))
    return _VALUE.sub(lambda found: f"${names.index(found[1]) + 1}", query), names


def failures() -> tuple[type[BaseException], ...]:
    """What the driver raises when the server cannot do something, or be reached."""
    import asyncpg

    return (
        asyncpg.PostgresError,
        asyncpg.InterfaceError,
        asyncpg.InternalClientError,
        OSError,
        TimeoutError,
    )


async def connect(url: str, name: str) -> Any:
    """A new connection to the server that takes writes; ``name`` is what the server's list calls it."""
    import asyncpg

    return await asyncpg.connect(
        read_address(url).url,
        timeout=_WITHIN,
        command_timeout=_WITHIN,
        # Prepared statements would not outlive a pooler's transaction.
        statement_cache_size=0,
        target_session_attrs="read-write",
        server_settings={"application_name": name, "search_path": "ticktock", **_SETTINGS},
    )


class Direct:
    """One connection, opened when it is first needed; one piece of work at a time."""

    def __init__(self, url: str, name: str) -> None:
        self._url = url
        self._name = name
        self._lock = asyncio.Lock()
        self._open: Any = None
        self._closed = False

    async def run(self, work: Callable[["Asking"], Awaitable[T]]) -> T:
        """What ``work`` returns, which must do no harm when it is done twice. Raises ``StoreError``."""
        try:
            async with asyncio.timeout(_WITHIN), self._lock:
                return await self._in_turn(work)
        except StoreError:
            raise
        except failures() as error:
            raise StoreError(
                f"PostgreSQL did not do what processes agree by ({type(error).__name__}); see whether "
                "its server is reached and takes writes."
            ) from error

    async def _in_turn(self, work: Callable[["Asking"], Awaitable[T]]) -> T:
        if self._closed:
            raise StoreError("The connection to PostgreSQL has been closed; open it again.")
        if self._open is not None:
            try:
                return await self._do(work)
            except StoreError:
                raise
            except failures():
                # It may have been lost since it was last used; all that is asked here may be asked twice.
                pass
        self._open = await connect(self._url, self._name)
        return await self._do(work)

    async def _do(self, work: Callable[["Asking"], Awaitable[T]]) -> T:
        try:
            return await work(Asking(self._open))
        except BaseException:
            # Half of an answer may still be on its way.
            self._let_go()
            raise

    def _let_go(self) -> None:
        lost, self._open = self._open, None
        if lost is not None:
            lost.terminate()

    async def close(self) -> None:
        """Let go of the server. Twice is fine."""
        self._closed = True
        self._let_go()


class Asking:
    """Runs the named queries of ``processes.sql`` on an open connection."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._queries = load_blocks("processes.sql")

    def transaction(self) -> Any:
        """A block whose statements are done all or not at all."""
        return self._connection.transaction()

    async def do(self, query: str, /, **values: object) -> list[Any]:
        """The rows that a query gives."""
        text, names = placed(self._queries[query])
        rows: list[Any] = await self._connection.fetch(text, *(values[name] for name in names))
        return rows
