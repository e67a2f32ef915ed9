"""One measured quantity, and its line of a table."""

from dataclasses import dataclass
from typing import Final

__all__ = ["Figure", "heading", "row"]

_UNITS: Final = {"s": 2, "ms": 1, "MiB": 1, "of them": 0, "times": 2}
"""Digits after the point."""
_WIDTH: Final = 46


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured quantity; ``budget`` in the same unit, 0 for none."""

    what: str
    value: float
    unit: str
    budget: float = 0.0
    note: str = ""


def heading() -> str:
    return f"{'':<{_WIDTH}}{'measured':>12}{'budget':>12}"


def row(figure: Figure) -> str:
    digits = _UNITS[figure.unit]
    value = f"{figure.value:.{digits}f} {figure.unit}"
    budget = f"{figure.budget:g} {figure.unit}" if figure.budget else ""
    over = "over" if figure.budget and figure.value > figure.budget else ""
    return f"{figure.what:<{_WIDTH}}{value:>12}{budget:>12}  {over:<5}{figure.note}".rstrip()
