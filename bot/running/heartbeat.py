"""A file that tells from outside whether the bot lives: written by ``ticktock run``, read by ``ticktock health``.

A supervisor that only sees the process cannot tell one that hangs from one that works.
"""

import asyncio
import json
import logging
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from bot.desk import Desk
from knowledge.errors import KnowledgeError

__all__ = ["BEAT_EVERY", "LATE", "Beat", "Heartbeat", "read_beat"]

BEAT_EVERY: Final = 5
"""Seconds between two signs of life while nothing changes."""
_LOOK_EVERY: Final = 0.5
LATE: Final = 30
"""Seconds without one after which the bot counts as hanging."""
_RECORD_WITHIN: Final = 4.0
"""Seconds for which the record is waited for."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Beat:
    """One sign of life, ``at`` Unix seconds of the process ``pid``."""

    at: int
    pid: int
    connected: bool
    """Whether every shard has its connection with Discord."""
    record: bool
    """Whether the record answered in time."""


class Heartbeat:
    """``connected`` tells whether Discord is there."""

    def __init__(self, path: Path, desk: Desk, connected: Callable[[], bool]) -> None:
        self._path = path
        self._desk = desk
        self._connected = connected
        self._told = False

    async def run(self) -> None:
        """Give signs of life until cancelled; then take the last one away."""
        last = Beat(0, os.getpid(), connected=False, record=False)
        try:
            while True:
                at, connected = self._desk.clock(), self._connected()
                if at - last.at >= BEAT_EVERY or connected != last.connected:
                    last = Beat(at, last.pid, connected, await self._answers())
                    self._write(json.dumps(asdict(last)))
                await asyncio.sleep(_LOOK_EVERY)
        finally:
            with suppress(OSError):
                self._path.unlink(missing_ok=True)

    async def _answers(self) -> bool:
        try:
            async with asyncio.timeout(_RECORD_WITHIN):
                await self._desk.posts.schedules()
        except (KnowledgeError, TimeoutError):
            return False
        return True

    def _write(self, text: str) -> None:
        draft = self._path.with_name(f"{self._path.name}.new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            draft.write_text(text, encoding="ascii")
            draft.replace(self._path)
        except OSError as error:
            if not self._told:
                self._told = True
                reason = error.strerror or type(error).__name__
                _log.warning(
                    "No sign of life can be written to %s (%s); “ticktock health” will not know of "
                    "this process. TICKTOCK_HEARTBEAT_FILE names another place.",
                    self._path,
                    reason,
                )


def read_beat(path: Path) -> Beat | None:
    """The last sign of life; ``None`` where there is none that can be read."""
    try:
        kept = json.loads(path.read_text(encoding="ascii"))
        return Beat(
            int(kept["at"]), int(kept["pid"]), bool(kept["connected"]), bool(kept["record"])
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
