"""How large and how small a figure of the record may be, whatever it measures."""

from typing import Final

__all__ = ["LARGEST", "SMALLEST", "is_size"]

LARGEST: Final = 1e15
SMALLEST: Final = 1e-15


def is_size(value: float) -> bool:
    """Whether a pack can hold a figure of this size."""
    return value == 0 or SMALLEST <= abs(value) <= LARGEST
