"""How fast posts may be changed: so many a second in all, and in each channel. Knows no Discord."""

from collections.abc import Callable
from typing import Final

__all__ = ["Pace"]

_OVERALL: Final = 0.34
"""Seconds between two changes, wherever they are."""
_CHANNEL: Final = 1.0
"""Seconds between two changes in one channel."""


class Pace:
    """Counts changes. ``clock`` tells seconds that go forward."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._last = float("-inf")
        self._in_channel: dict[int, float] = {}

    def wait(self, channel: int) -> float:
        """Seconds until a post in a channel may be changed; 0 for now."""
        due = max(self._last + _OVERALL, self._in_channel.get(channel, float("-inf")) + _CHANNEL)
        return max(0.0, due - self._clock())

    def took(self, channel: int) -> None:
        """A post in a channel was changed just now."""
        now = self._clock()
        self._last = now
        recent = {each: at for each, at in self._in_channel.items() if now - at < _CHANNEL}
        self._in_channel = {**recent, channel: now}
