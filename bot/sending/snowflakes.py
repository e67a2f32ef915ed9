"""Discord's ids hold the instant at which they were given out."""

from typing import Final

__all__ = ["snowflake"]

_EPOCH: Final = 1_420_070_400_000
"""The first millisecond that Discord counts, in Unix time."""


def snowflake(seconds: int) -> int:
    """The smallest id that was given out at an instant, in Unix seconds."""
    return max(0, seconds * 1000 - _EPOCH) << 22
