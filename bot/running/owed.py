"""Interactions that wait to be acknowledged: while one has waited for long, all else can wait.

Discord gives an interaction three seconds. Whoever has to be told "an answer will come" is told at
little cost; the answer itself costs much more, and has minutes. Knows no Discord.
"""

from collections import OrderedDict
from collections.abc import Callable
from typing import Final

__all__ = ["Owed"]

_LATE: Final = 0.1
"""Seconds after which an acknowledgement comes before anything else."""
_OVER: Final = 3.0
"""Seconds after which it comes too late in any case."""


class Owed:
    """``clock`` tells seconds that go forward."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._since: OrderedDict[int, float] = OrderedDict()

    def came(self, interaction: int) -> None:
        self._since[interaction] = self._clock()

    def answered(self, interaction: int) -> None:
        """Also where Discord refused the answer."""
        self._since.pop(interaction, None)

    def late(self) -> bool:
        """Whether somebody has waited for too long, and can still be told in time."""
        now = self._clock()
        while self._since:
            first, since = next(iter(self._since.items()))
            if now - since < _OVER:
                return now - since > _LATE
            del self._since[first]
        return False
