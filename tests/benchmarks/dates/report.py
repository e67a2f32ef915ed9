"""Sums of a run, as a table for the terminal or for a page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from tests.benchmarks.dates.cases import Case
from tests.benchmarks.dates.measure import Run
from tests.benchmarks.dates.score import judge

__all__ = ["Column", "Tally", "as_markdown", "as_text", "rows_of", "tallied"]

_SETS: Final = ("MS-date", "MS-period", "MS-model", "MS-neg", "DUCK", "CTP")
_LANGUAGES: Final = ("en", "de", "fr", "es", "ru")
_NONE: Final = "–"

Row = tuple[str, ...]


@dataclass(slots=True)
class Tally:
    """Texts, and how many of them are right by any reading, by the first, and in their places."""

    texts: int = 0
    any: int = 0
    first: int = 0
    placeable: int = 0
    placed: int = 0

    def add(self, other: "Tally") -> None:
        self.texts += other.texts
        self.any += other.any
        self.first += other.first
        self.placeable += other.placeable
        self.placed += other.placed


@dataclass(frozen=True, slots=True)
class Column:
    """One system in one setting, with its sums by set and language, such as ``DUCK-en``."""

    name: str
    run: Run
    groups: Mapping[str, Tally] = field(default_factory=dict)

    def total(self, language: str = "", names: Sequence[str] = _SETS) -> Tally:
        """Of the sets named in one language, or in all that the system was asked in."""
        sums = Tally()
        for group, tally in self.groups.items():
            name, _, spoken = group.rpartition("-")
            if name in names and language in ("", spoken):
                sums.add(tally)
        return sums


def tallied(name: str, run: Run, cases: Sequence[Case]) -> Column:
    """The sums of a run over ``cases``, which are those it was asked, in order."""
    groups: dict[str, Tally] = {}
    for case, found in zip(cases, run.found, strict=not run.absent):
        outcome = judge(case, found or ())
        one = Tally(1, outcome.any, outcome.first)
        if outcome.placed is not None:
            one.placeable, one.placed = 1, int(outcome.placed)
        groups.setdefault(case.group, Tally()).add(one)
    return Column(name, run, groups)


def rows_of(columns: Sequence[Column], cases: Iterable[Case]) -> list[Row]:
    """The table: a heading, a row a set and language, sums, then what reading takes."""
    counts: dict[str, int] = {}
    for case in cases:
        counts[case.group] = counts.get(case.group, 0) + 1
    rows: list[Row] = [("", "texts", *(column.name for column in columns))]
    for name in _SETS:
        for language in _LANGUAGES:
            group = f"{name}-{language}"
            if group in counts:
                cells = (_share(column.groups.get(group)) for column in columns)
                rows.append((group, str(counts[group]), *cells))
    for language in _LANGUAGES:
        count = sum(number for group, number in counts.items() if group.endswith(f"-{language}"))
        if count:
            sums = (column.total(language) for column in columns)
            cells = (_share(one) if one.texts == count else _NONE for one in sums)
            rows.append((f"all {language}", str(count), *cells))
    rows.append(("between languages", "", *(_spread(column, counts) for column in columns)))
    rows.append(("in place", "", *map(_placed, columns)))
    return [*rows, *_measures(columns)]


def _measures(columns: Sequence[Column]) -> list[Row]:
    runs = [column.run for column in columns]
    return [
        ("p50, ms", "", *(_number(run, run.within(50)) for run in runs)),
        ("p99, ms", "", *(_number(run, run.within(99)) for run in runs)),
        ("slowest, ms", "", *(_number(run, max(run.times, default=0)) for run in runs)),
        ("import, ms", "", *(_number(run, run.imported, 0) for run in runs)),
        ("first text, ms", "", *(_number(run, run.first) for run in runs)),
        ("memory, MiB", "", *(_number(run, run.mib, 0) for run in runs)),
        ("failed", "", *(_number(run, run.failed, 0) for run in runs)),
        ("version", "", *(run.version or _NONE for run in runs)),
    ]


def _number(run: Run, value: float, digits: int = 2) -> str:
    return f"{value:.{digits}f}" if run.times else _NONE


def _share(tally: Tally | None) -> str:
    """Percent right by any reading; by the first in brackets where that is less."""
    if tally is None or not tally.texts:
        return _NONE
    told = f"{100 * tally.any / tally.texts:.1f}"
    return told if tally.first == tally.any else f"{told} ({100 * tally.first / tally.texts:.1f})"


def _spread(column: Column, counts: Mapping[str, int]) -> str:
    """Points between its best language and its worst, where it was asked all sets that have dates."""
    shares = []
    for language in _LANGUAGES:
        names = [name for name in _SETS if name != "MS-neg"]
        count = sum(counts.get(f"{name}-{language}", 0) for name in names)
        tally = column.total(language, names)
        if count and tally.texts == count:
            shares.append(100 * tally.any / tally.texts)
    return f"{max(shares) - min(shares):.1f}" if len(shares) > 1 else _NONE


def _placed(column: Column) -> str:
    sums = column.total()
    return f"{100 * sums.placed / sums.placeable:.1f}" if sums.placeable else _NONE


def as_text(rows: Sequence[Row]) -> str:
    widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if at else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def as_markdown(rows: Sequence[Row]) -> str:
    head, *rest = (f"| {' | '.join(row)} |" for row in rows)
    return "\n".join([head, f"|{'---|' * len(rows[0])}", *rest]) + "\n"
