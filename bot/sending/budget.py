"""How many requests Discord may still find invalid before it shuts the whole address out."""

from collections import deque
from collections.abc import Callable
from typing import Final

__all__ = ["Budget"]

_INVALID: Final = frozenset({401, 403, 429})
"""What Discord counts; at 10,000 in ten minutes it answers an address no longer."""
_WINDOW: Final = 600.0


class Budget:
    """Invalid requests of the last ten minutes. ``clock`` tells seconds that go forward."""

    def __init__(self, clock: Callable[[], float], *, limit: int = 2000) -> None:
        self._clock = clock
        self._limit = limit
        self._spent: deque[float] = deque(maxlen=limit)

    def count(self, status: int) -> None:
        """Take note of the HTTP status of an answer."""
        if status in _INVALID:
            self._spent.append(self._clock())

    def wait(self) -> float:
        """Seconds until a request may be made again; 0 for now."""
        while self._spent and self._spent[0] + _WINDOW <= self._clock():
            self._spent.popleft()
        if len(self._spent) < self._limit:
            return 0.0
        return self._spent[0] + _WINDOW - self._clock()
