"""A progress bar on the standard error stream, for work that turns out to be long."""

import sys
from time import perf_counter
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

__all__ = ["Bar"]

_PATIENCE: Final = 0.5
"""Seconds of silence before a bar is shown."""


class Bar:
    """Call it with (done, total); when all is done the bar goes, and comes again for further work.

    It shows nothing for short work, nor where no terminal is.
    """

    def __init__(self, title: str) -> None:
        self._title = title
        self._started = perf_counter()
        self._shown: Progress | None = None
        self._task: TaskID | None = None

    def __call__(self, done: int, total: int) -> None:
        if not sys.stderr.isatty() or perf_counter() - self._started < _PATIENCE:
            return
        if self._shown is None and done < total:
            self._begin()
        if self._shown is not None and self._task is not None:
            self._shown.update(self._task, completed=done, total=total)
        if done >= total:
            self._end()

    def _begin(self) -> None:
        from rich.console import Console
        from rich.progress import Progress

        self._shown = Progress(console=Console(file=sys.stderr), transient=True)
        self._task = self._shown.add_task(self._title)
        self._shown.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def _end(self) -> None:
        if self._shown is not None:
            self._shown.stop()
        self._shown = self._task = None
