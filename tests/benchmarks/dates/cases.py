"""Texts with the dates that they name, from the public specifications of others.

One JSON object a line: ``{"id", "set", "lang", "text", "reference", "gold", "ignore"}``. ``gold`` lists the
dates, each ``{"accept": [[first, last], ...], "span": [start, end] or null}`` with every right pair of
days (``null`` for an open end); an empty list is a text without a date. ``ignore`` lists stretches, in the
same form, that may be found or not.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tests.benchmarks.dates.errata import as_in_source
from tests.benchmarks.dates.found import Days

__all__ = ["AHEAD", "DATA", "Case", "Gold", "read_cases"]

_PLACE: Final = Path("shared", "data", "dates", "public-specs.jsonl")
_ABOVE: Final = Path(__file__).parents[4:]

DATA: Final = next(
    (folder / _PLACE for folder in _ABOVE if (folder / _PLACE).exists()), _ABOVE[0] / _PLACE
)
"""Beside the tree or further up, never in it: the specifications are not ours to pass on."""

AHEAD: Final = frozenset({"DUCK", "CTP"})
"""Sets written for assistants, to whom an undated day is the coming one."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A date that is there: any of ``accept`` is right; ``at`` is half-open, ``None`` where not told."""

    accept: frozenset[Days]
    at: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One text; ``reference`` is the moment of asking, as ISO text."""

    id: str
    set: str
    language: str
    text: str
    reference: str
    gold: tuple[Gold, ...]
    ignored: tuple[Gold, ...] = ()

    @property
    def group(self) -> str:
        return f"{self.set}-{self.language}"


def read_cases(path: Path, as_is: bool = False) -> Sequence[Case]:
    """The cases of the file, in its order, put right as their sources have them unless ``as_is``.

    Raises ``OSError`` when it cannot be read.
    """
    with path.open(encoding="utf-8") as lines:
        cases = [_case(json.loads(line)) for line in lines if line.strip()]
    if as_is:
        return cases
    return [right for case in cases if (right := as_in_source(case)) is not None]


def _case(data: dict[str, Any]) -> Case:
    return Case(
        data["id"],
        data["set"],
        data["lang"],
        data["text"],
        data["reference"],
        tuple(map(_gold, data["gold"])),
        tuple(map(_gold, data.get("ignore", ()))),
    )


def _gold(data: dict[str, Any]) -> Gold:
    at = data.get("span")
    accept = frozenset((first, last) for first, last in data.get("accept", ()))
    return Gold(accept, (at[0], at[1]) if at else None)
