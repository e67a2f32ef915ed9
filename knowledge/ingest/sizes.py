"""How large and how small a figure of the record may be, whatever it measures."""

import re
from typing import Final

__all__ = ["LARGEST", "SMALLEST", "is_size", "may_be_negative", "written"]

LARGEST: Final = 1e15
SMALLEST: Final = 1e-15


def is_size(value: float) -> bool:
    """Whether a pack can hold a figure of this size."""
    return value == 0 or SMALLEST <= abs(value) <= LARGEST


def written(value: float) -> str:
    """A number with all of its figures, as people write it: 1,000,000 and 2.5."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


_SIGNED: Final = frozenset(
    [
        *("temperature", "temperatures", "change", "changes", "difference", "anomaly", "deviation"),
        *("growth", "balance", "level", "altitude", "elevation", "latitude", "longitude"),
    ]
)
"""Words of measures that may lie below 0; every other measure counts or sizes something."""


def may_be_negative(measure: str) -> bool:
    """Whether figures of a measure may lie below 0."""
    return not _SIGNED.isdisjoint(re.split(r"[-_]", measure))
