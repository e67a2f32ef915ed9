"""Small writes of many tasks at once: those that wait together share one commit.

A commit waits for the disk, which takes as long for one row as for a hundred. Each write stays whole
by itself: one that fails is undone alone, and each task is told only when its own is on the disk.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar

from knowledge.errors import KnowledgeError, StoreReadOnly
from knowledge.storage.dialect import dialect_of, transaction
from knowledge.storage.failures import UNREADABLE, Unreadable
from knowledge.storage.lanes import Lane

__all__ = ["Writes"]

T = TypeVar("T")

_TOGETHER: Final = 256
"""Writes of one commit, so that a flood of them keeps nobody waiting for long."""

_TRIES: Final = 5

Work = Callable[[Any], Any]
Outcome = tuple[Any, BaseException | None]


class Writes:
    """Runs units of work on the connection that writes, in the order in which they were asked for.

    ``lock`` is held meanwhile. Without a writer every one is refused. ``posting`` says that none of them
    edits the record, but writes beside it.
    """

    def __init__(self, writer: Lane | None, lock: asyncio.Lock, *, posting: bool = False) -> None:
        self._writer = writer
        self._posting = posting
        self._lock = lock
        self.guard: Callable[[Any], None] | None = None
        """Called at the begin of each transaction; what it raises undoes and ends all of it."""
        self._queue: deque[tuple[Work, asyncio.Future[Any]]] = deque()
        self._task: asyncio.Task[None] | None = None

    async def run(self, work: Callable[[Any], T]) -> T:
        """What ``work(connection)`` returns, once it is committed.

        The work is done even when the awaiting task is cancelled. It must not begin or end a
        transaction. Raises the ``StoreError`` family.
        """
        writer = self._writer
        if writer is None:
            raise StoreReadOnly("This record was opened for reading only; nothing can be kept.")
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        future.add_done_callback(_look_at)
        self._queue.append((work, future))
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._drain(writer))
        return await asyncio.shield(future)

    async def empty_log(self) -> None:
        """Bring what was committed into the file, so that nothing erased is left in the log beside it.

        While somebody reads an older state, what they read stays until the next time.
        """
        writer = self._writer
        if writer is None:
            return
        async with self._lock:
            await writer.run(_empty_log)

    async def finish(self) -> None:
        """Wait until everything that was asked for is done."""
        if self._task is not None:
            await asyncio.shield(self._task)

    async def _drain(self, writer: Lane) -> None:
        while self._queue:
            async with self._lock:
                taken = [self._queue.popleft() for _ in range(min(_TOGETHER, len(self._queue)))]
                await self._commit(writer, taken)

    async def _commit(
        self, writer: Lane, taken: Sequence[tuple[Work, "asyncio.Future[Any]"]]
    ) -> None:
        """Do the works in one transaction, and tell each who waits how it went."""
        works = [work for work, _ in taken]
        try:
            outcomes = await writer.run(lambda raw: self._together(raw, works))
        except BaseException as error:
            for _, future in taken:
                future.set_exception(error)
            if not isinstance(error, Exception):
                raise
            return
        for (_, future), (value, failure) in zip(taken, outcomes, strict=True):
            if failure is None:
                future.set_result(value)
            else:
                future.set_exception(writer.explain(failure))

    def _together(self, raw: Any, works: Sequence[Work]) -> list[Outcome]:
        """What came of each work. Where others write the same in another order, so that each waits for the
        other, every work is done alone: it then holds for a moment only what it needs itself."""
        try:
            return self._done(raw, works)
        except dialect_of(raw).repeated:
            if len(works) == 1:
                raise
            return [self._alone(raw, work) for work in works]

    def _done(self, raw: Any, works: Sequence[Work]) -> list[Outcome]:
        guard = self.guard
        with transaction(raw, posting=self._posting):
            if guard is not None:
                guard(raw)
            return _each(raw, works)

    def _alone(self, raw: Any, work: Work) -> Outcome:
        """What came of a work in a transaction of its own. Raises nothing, since those before it are
        committed and must not be done again."""
        dialect = dialect_of(raw)
        caught: tuple[type[BaseException], ...] = (*dialect.failures, KnowledgeError)
        for _ in range(_TRIES):
            try:
                return self._done(raw, (work,))[0]
            except dialect.repeated as error:
                failure: BaseException = error
            except caught as error:
                return None, error
        return None, failure


def _empty_log(raw: Any) -> None:
    statement = dialect_of(raw).empty_log
    if statement:
        raw.execute(statement).fetchall()


def _each(raw: Any, works: Sequence[Work]) -> list[Outcome]:
    """What came of each work; one that fails is undone alone."""
    outcomes: list[Outcome] = []
    failures: tuple[type[BaseException], ...] = (
        *dialect_of(raw).failures,
        KnowledgeError,
        Unreadable,
        *UNREADABLE,
    )
    repeated = dialect_of(raw).repeated
    for work in works:
        raw.execute("SAVEPOINT one")
        try:
            outcomes.append((work(raw), None))
        except failures as error:
            if not raw.in_transaction or isinstance(error, repeated):
                # Out of room or memory, the engine has undone the others too.
                raise
            raw.execute("ROLLBACK TO one")
            outcomes.append((None, error))
        raw.execute("RELEASE one")
    return outcomes


def _look_at(future: "asyncio.Future[Any]") -> None:
    """Take note of a failure that nobody waits for any more."""
    if not future.cancelled():
        future.exception()
