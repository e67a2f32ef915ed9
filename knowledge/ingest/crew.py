"""Pure work in several processes, for files so large that it pays; never needed.

Where no process can be started, or one ends before its time, the work is done in this one.
"""

import gc
import os
import signal
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Generic, Self, TypeVar

__all__ = ["Crew", "Shared", "Task", "collecting_rarely", "processors"]

Job = TypeVar("Job")
Made = TypeVar("Made")

_MOST: Final = 4
"""Processes at most: one of them writes what all the others read."""
_GARBAGE: Final = 100_000
"""Objects after which a process looks for cycles; this work makes none and many objects."""


def processors() -> int:
    """How many processes pay here, 0 when none but this one does."""
    free = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(free, _MOST) if free > 1 else 0


@dataclass(frozen=True, slots=True)
class Shared:
    """Bytes for all the work of a crew, which are not sent along with each part of it."""

    held: bytes
    path: str

    def read(self) -> bytes:
        return Path(self.path).read_bytes() if self.path else self.held


class Task(Generic[Job, Made]):
    """Work that was given out. ``result`` waits for it, and raises what it raised."""

    def __init__(self, work: Callable[[Job], Made], job: Job, done: "Future[Made] | None") -> None:
        self._work, self._job, self._done = work, job, done

    def result(self) -> Made:
        if self._done is not None:
            with suppress(BrokenExecutor):
                return self._done.result()
        return self._work(self._job)


class Crew:
    """Processes for as long as the ``with`` lasts; with 0 of them work is done when it is asked for."""

    def __init__(self, processes: int) -> None:
        self.size: Final = processes
        self._pool: Executor | None = None
        self._shared: list[IO[bytes]] = []

    def __enter__(self) -> Self:
        if self.size:
            with suppress(OSError, ImportError):
                from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - small files go without
                from multiprocessing import get_context  # noqa: PLC0415 - as above

                self._pool = ProcessPoolExecutor(self.size, get_context("spawn"), _begin)
        return self

    def __exit__(
        self,
        sort: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
        for file in self._shared:
            file.close()

    def share(self, data: bytes) -> Shared:
        """Lay ``data`` where every process finds it, for as long as the crew lasts."""
        if self._pool is None:
            return Shared(data, "")
        with suppress(OSError):
            file = tempfile.NamedTemporaryFile()  # noqa: SIM115 - the crew closes it
            self._shared.append(file)
            file.write(data)
            file.flush()
            return Shared(b"", file.name)
        return Shared(data, "")

    def give(self, work: Callable[[Job], Made], job: Job) -> Task[Job, Made]:
        """Have ``work(job)`` done: a function of a module, whose job and outcome can be pickled."""
        done: Future[Made] | None = None
        if self._pool is not None:
            with suppress(BrokenExecutor, OSError):
                done = self._pool.submit(work, job)
        return Task(work, job, done)


@contextmanager
def collecting_rarely() -> Iterator[None]:
    """For work that makes no cycles but so many objects that most of the looking for them is in vain."""
    before = gc.get_threshold()
    gc.set_threshold(max(_GARBAGE, before[0]) if before[0] else 0, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _begin() -> None:
    """Leave interruptions to the process that gave the work, and end when it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_GARBAGE)
    threading.Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    from multiprocessing import parent_process  # noqa: PLC0415 - as above
    from multiprocessing.connection import wait  # noqa: PLC0415 - as above

    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
