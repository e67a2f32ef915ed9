"""Questions of one channel are answered in the order in which they came. Knows no Discord."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.asking.turns import Crowded

__all__ = ["Lines"]


@dataclass(slots=True)
class _Line:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    standing: int = 0
    """How many are in it, the one that is served among them."""


class Lines:
    """A line for each channel in which somebody waits; ``longest`` may stand in one."""

    def __init__(self, *, longest: int = 200) -> None:
        self._longest = longest
        self._lines: dict[int, _Line] = {}

    def __len__(self) -> int:
        return len(self._lines)

    @asynccontextmanager
    async def stand(self, channel: int) -> AsyncIterator[None]:
        """Wait for all who came before. Raises ``Crowded`` when the line is full."""
        line = self._lines.setdefault(channel, _Line())
        if line.standing >= self._longest:
            raise Crowded
        line.standing += 1
        try:
            async with line.lock:
                yield
        finally:
            line.standing -= 1
            if not line.standing:
                del self._lines[channel]
