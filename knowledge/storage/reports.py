"""How far long work has come: told from a connection's thread to whoever waits for it."""

import asyncio
import threading
from typing import Final

from knowledge.storage.interface import Progress

__all__ = ["Watch", "halves"]

_HALF: Final = 1000


def halves(progress: Progress | None) -> tuple[Progress | None, Progress | None]:
    """Reports of two stages, each as half of the whole."""
    if progress is None:
        return None, None
    return (
        lambda done, total: progress(done * _HALF // max(1, total), 2 * _HALF),
        lambda done, total: progress(_HALF + done * _HALF // max(1, total), 2 * _HALF),
    )


class _Abandoned(Exception):
    """Nobody waits for the work any more, so it ends; a load is undone."""


class Watch:
    """Takes reports from a connection's thread to the caller's loop, until the caller goes away."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self._loop = asyncio.get_running_loop()
        self._stopped = threading.Event()

    def stop(self) -> None:
        self._stopped.set()

    def __call__(self, done: int, total: int) -> None:
        if self._stopped.is_set():
            raise _Abandoned
        if self._progress is not None:
            self._loop.call_soon_threadsafe(self._progress, done, total)
