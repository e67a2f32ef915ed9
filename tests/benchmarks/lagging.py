"""``python -m tests.benchmarks.lagging run``: the ``ticktock`` command with a probe in its event loop.

On the signal USR1 it writes, to the file that ``LAG_FILE`` names, by how many milliseconds the loop came
round late since it last did so, each time on a line.
"""

import asyncio
import os
import signal
import sys
import time
from collections.abc import Awaitable
from pathlib import Path
from typing import Any, Final

from bot.cli import main

__all__ = ["lag_of"]

_PAUSE: Final = 0.005
"""Seconds for which the probe sleeps, over and over."""
_run_as_ever: Any = asyncio.Runner.run


async def _probe(late: list[float]) -> None:
    loop = asyncio.get_running_loop()
    while True:
        due = loop.time() + _PAUSE
        await asyncio.sleep(_PAUSE)
        late.append((loop.time() - due) * 1000)


async def _watched(work: Awaitable[Any]) -> Any:
    late: list[float] = []

    def write() -> None:
        told, late[:] = list(late), []
        unfinished = file.with_suffix(".new")
        unfinished.write_text("\n".join(f"{each:.3f}" for each in told), encoding="ascii")
        unfinished.rename(file)

    file = Path(os.environ["LAG_FILE"])
    asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, write)
    probe = asyncio.create_task(_probe(late))
    try:
        return await work
    finally:
        probe.cancel()


def _run(runner: asyncio.Runner, work: Any, **options: Any) -> Any:
    return _run_as_ever(runner, _watched(work), **options)


def lag_of(pid: int, file: Path) -> list[float]:
    """What the probe of a process has measured since it was last asked; blocks for a moment."""
    file.unlink(missing_ok=True)
    os.kill(pid, signal.SIGUSR1)
    while not file.exists():
        time.sleep(0.05)
    return [float(line) for line in file.read_text(encoding="ascii").split()]


if __name__ == "__main__":
    asyncio.Runner.run = _run  # type: ignore[method-assign, assignment]
    sys.exit(main(sys.argv[1:]))
