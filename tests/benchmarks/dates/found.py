"""What any system says of a text, in the one form that is scored.

Nothing of the product is imported here: the interpreters of other systems read this module too.
"""

from dataclasses import dataclass
from typing import Any

__all__ = ["Days", "Found"]

Days = tuple[str | None, str | None]
"""First and last day, both included, as ISO text; ``None`` for an open end."""


@dataclass(frozen=True, slots=True)
class Found:
    """One date found in a text.

    ``readings`` has the preferred one first. ``at`` is the half-open stretch of characters, ``None``
    where a system does not tell it.
    """

    readings: tuple[Days, ...]
    at: tuple[int, int] | None = None

    def touches(self, stretch: tuple[int, int]) -> bool:
        """Whether it shares a character with ``stretch``."""
        return self.at is not None and self.at[0] < stretch[1] and stretch[0] < self.at[1]

    def to_data(self) -> list[Any]:
        """As JSON carries it; ``from_data`` reads it back."""
        return [self.readings, self.at]

    @classmethod
    def from_data(cls, data: list[Any]) -> "Found":
        first, last = data[1] or (0, 0)
        return cls(tuple((one[0], one[1]) for one in data[0]), (first, last) if data[1] else None)
