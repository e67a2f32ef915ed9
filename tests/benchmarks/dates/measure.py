"""Runs a reader in a process of its own, and measures it there."""

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Any, Final

from tests.benchmarks.dates.adapters import Asked
from tests.benchmarks.dates.found import Found

__all__ = ["Run", "run_reader"]

_ROOT: Final = Path(__file__).parents[3]
_STARTS: Final = 3
_WRITES_NONE: Final = "PYTHONDONTWRITEBYTECODE"


@dataclass(frozen=True, slots=True)
class Run:
    """What a reader said and took; times in milliseconds of the processor; memory in MiB.

    ``found`` has one entry a text, ``None`` where the reader failed. ``absent`` says why it could not run.
    """

    name: str
    found: tuple[tuple[Found, ...] | None, ...] = ()
    times: tuple[float, ...] = ()
    version: str = ""
    imported: float = 0.0
    first: float = 0.0
    mib: float = 0.0
    absent: str = ""

    @property
    def failed(self) -> int:
        return sum(found is None for found in self.found)

    def within(self, percent: int) -> float:
        """Milliseconds within which ``percent`` (1 to 99) of the texts are read."""
        if len(self.times) < 2:
            return max(self.times, default=0.0)
        return quantiles(self.times, n=100, method="inclusive")[percent - 1]


def run_reader(name: str, interpreter: str, asked: Sequence[Asked]) -> Run:
    """Read all of ``asked`` in a fresh process; two more only start, for the median of the import.

    An earlier one, which is not measured, compiles the modules and keeps them for these, as is done
    wherever a package is installed.
    """
    lines = [
        json.dumps([one.text, one.reference.isoformat(), one.language, one.ahead, one.news])
        for one in asked
    ]
    with TemporaryDirectory() as kept:
        started = _served(name, interpreter, lines[:1], kept)[0]
        if "absent" in started:
            return Run(name, absent=started["absent"])
        head, *rows = _served(name, interpreter, lines, kept)
        if "absent" in head:
            return Run(name, absent=head["absent"])
        starts = [_served(name, interpreter, lines[:1], kept)[0] for _ in range(_STARTS - 1)]
    found = tuple(
        None if row[1] is None else tuple(map(Found.from_data, row[1])) for row in rows[:-1]
    )
    return Run(
        name,
        found,
        tuple(row[0] for row in rows[:-1]),
        head["version"],
        median(one["import"] for one in (head, *starts)),
        median(one["first"] for one in (head, *starts)),
        rows[-1]["mib"],
    )


def _served(name: str, interpreter: str, lines: Sequence[str], kept: str) -> list[Any]:
    """What a process says of the lines; compiled modules are kept in a folder."""
    asked = {key: value for key, value in os.environ.items() if key != _WRITES_NONE}
    done = subprocess.run(
        [interpreter, "-m", "tests.benchmarks.dates.reading", name],
        input="".join(f"{line}\n" for line in lines),
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=_ROOT,
        env={**asked, "PYTHONPYCACHEPREFIX": kept},
        check=False,
    )
    if done.returncode or not done.stdout:
        last = done.stderr.strip().rpartition("\n")[2]
        return [{"absent": last or f"it ended with {done.returncode}"}]
    return [json.loads(line) for line in done.stdout.splitlines()]
