"""A connection to PostgreSQL on a thread of its own, which mends itself.

What a lost connection had not committed is undone by the server, so the unit of work is done again on a
new one. Only where the connection was lost while it committed nobody knows; then the unit fails.
"""

import asyncio
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, Final, TypeVar

import asyncpg

from knowledge.errors import StoreError, StoreUnsure
from knowledge.regex import regex
from knowledge.storage.failures import Unreadable
from knowledge.storage.postgres.address import Address
from knowledge.storage.postgres.failures import FAILURES, REPEATED, translate, unusable
from knowledge.storage.postgres.session import Session

__all__ = ["PostgresLane", "open_lane"]

T = TypeVar("T")

_CAUGHT: Final[tuple[type[Exception], ...]] = (*FAILURES, Unreadable)
_CONNECT_SECONDS: Final = 10.0
_GRACE: Final = 1.0
"""Seconds beyond a statement's own within which the server must have ended it."""
_PAUSES: Final = (0.02, 0.1, 0.3, 1.0)
"""Seconds before a unit of work is done again; the last of them each further time."""
_SETTINGS: Final = {
    "application_name": "ticktock",
    "client_encoding": "UTF8",
    "search_path": "ticktock",
    "jit": "off",
    # What is read is in memory, or on a disk without heads to move: an index is better than a whole partition.
    "random_page_cost": "1.1",
    "synchronous_commit": "on",
    "idle_in_transaction_session_timeout": "600000",
}

_FILES: Final = regex(r"[?&]ssl(?:rootcert|cert|key|crl)=")
"""Parts of an address that name files."""
_READS_ONLY: Final = "default_transaction_read_only"


class PostgresLane:
    """Runs whole units of work, one after the other."""

    def __init__(
        self,
        address: Address,
        settings: Mapping[str, str],
        patience: float,
        *,
        dial_seconds: float = _CONNECT_SECONDS,
    ) -> None:
        self._address = address
        self._dial_seconds = dial_seconds
        self._settings = {**_SETTINGS, **settings}
        self._patience = patience
        self._loop = asyncio.new_event_loop()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="ticktock-postgres")
        self._session: Session | None = None
        self._closed = False

    async def run(self, work: Callable[[Any], T], *, seconds: float = 0.0) -> T:
        """Run ``work(session)`` on the thread, stopping a statement after ``seconds`` (0: never).

        The work finishes, commits or rolls back there even when the awaiting task is cancelled. It may be
        begun anew where all that it did was undone. Raises the ``StoreError`` family.
        """
        return await self._do(lambda: self._again(lambda session: _timed(session, work, seconds)))

    async def read(self, work: Callable[[Any], T], *, seconds: float = 0.0) -> T:
        """The same for work that sees one state of the record throughout and writes nothing."""
        return await self._do(lambda: self._again(lambda session: _steady(session, work, seconds)))

    async def _do(self, unit: Callable[[], T]) -> T:
        if self._closed:
            raise StoreError(f"{self._address.place} has been closed; open it again.")
        running = asyncio.get_running_loop().run_in_executor(self._thread, unit)
        running.add_done_callback(_look_at)
        return await asyncio.shield(running)

    async def open(self) -> None:
        """Connect, at once or not at all. Raises the ``StoreError`` family."""
        await self._do(lambda: self._told(self._connect))

    def explain(self, error: BaseException) -> BaseException:
        """What people may be shown of an error that work on this connection ended with."""
        if isinstance(error, _CAUGHT):
            return translate(error, self._address.place)
        return error

    async def close(self) -> None:
        """Let the queued work finish, then close and end the thread. Twice is fine."""
        if self._closed:
            return
        self._closed = True
        await asyncio.get_running_loop().run_in_executor(self._thread, self._end)
        self._thread.shutdown(wait=False)

    def _end(self) -> None:
        try:
            if self._session is not None:
                self._session.close()
        except FAILURES:
            # The server is gone, and with it the connection.
            self._session = None
        finally:
            self._loop.close()

    def _told(self, work: Callable[[], T]) -> T:
        try:
            return work()
        except _CAUGHT as error:
            raise translate(error, self._address.place) from error

    def _again(self, work: Callable[[Session], T]) -> T:
        """Do the work, and again where that is safe and may help."""
        until = time.monotonic() + self._patience
        tries = 0
        while True:
            session = self._session
            try:
                if session is None or session.is_lost:
                    session = self._connect()
                return work(session)
            except _CAUGHT as error:
                if session is not None and session.unsure and session.is_lost:
                    # What is asked for next is unsure of nothing, and waits for the server.
                    self._session = None
                    raise self._unsure() from error
                gone = session is None or session.is_lost
                if time.monotonic() > until or not (gone or isinstance(error, REPEATED)):
                    raise translate(error, self._address.place) from error
            time.sleep(_PAUSES[min(tries, len(_PAUSES) - 1)])
            tries += 1

    def _unsure(self) -> StoreUnsure:
        return StoreUnsure(
            f"{self._address.place} went away while it was to keep a change, which it may have kept or "
            "not. Look before you repeat it."
        )

    def _connect(self) -> Session:
        self._session = Session(self._loop.run_until_complete(self._dial()), self._loop)
        return self._session

    async def _dial(self) -> Any:
        settings = dict(self._settings)
        reads_only = settings.pop(_READS_ONLY, "")
        try:
            connection = await asyncpg.connect(
                dsn=self._address.url,
                timeout=self._dial_seconds,
                statement_cache_size=0,
                server_settings=settings,
            )
        except (FileNotFoundError, PermissionError, IsADirectoryError) as error:
            # A socket's file may be there again when the server is, a certificate's will not.
            if not _FILES.search(self._address.url):
                raise
            raise unusable(self._address.place) from error
        except FAILURES:
            raise
        except ValueError as error:
            raise unusable(self._address.place) from error
        if reads_only:
            # Only now: an address that asks for the server which takes writes would find none.
            await connection.execute(f"SET {_READS_ONLY} = {reads_only}")
        return connection


def _timed(session: Session, work: Callable[[Any], T], seconds: float) -> T:
    if not seconds:
        return work(session)
    session.execute(f"SET statement_timeout = {round(seconds * 1000)}")
    try:
        with _patient(session, seconds):
            return work(session)
    finally:
        if not session.is_lost:
            session.execute("RESET statement_timeout")


@contextmanager
def _patient(session: Session, seconds: float) -> Iterator[None]:
    """A server that does not even end what takes too long hangs, or is cut off: it is waited for no longer."""
    session.patience = seconds + _GRACE if seconds else None
    try:
        yield
    finally:
        session.patience = None


def _steady(session: Session, work: Callable[[Any], T], seconds: float) -> T:
    """Run ``work`` inside one read transaction."""
    limit = f"; SET LOCAL statement_timeout = {round(seconds * 1000)}" if seconds else ""
    with _patient(session, seconds):
        session.execute(session.dialect.reading + limit)
        try:
            return work(session)
        finally:
            if session.in_transaction:
                session.execute("ROLLBACK")


def _look_at(running: "asyncio.Future[Any]") -> None:
    """Take note of a failure that nobody waits for any more."""
    if not running.cancelled():
        running.exception()


async def open_lane(
    address: Address, settings: Mapping[str, str], *, patience: float
) -> PostgresLane:
    """A lane that is connected. ``patience`` is how many seconds a unit of work is tried again.

    Raises the ``StoreError`` family; on any failure the thread has ended.
    """
    lane = PostgresLane(address, settings, patience)
    try:
        await lane.open()
    except BaseException:
        await lane.close()
        raise
    return lane
