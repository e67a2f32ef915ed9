"""Quality of finding, clean and with typing slips, ours beside others, as a table a set."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from tests.benchmarks.finding.asking import Orders, by_engine, ours_of
from tests.benchmarks.finding.engines import ENGINES
from tests.benchmarks.finding.score import Marks, interval, mark, mean
from tests.benchmarks.finding.sets import LabelledSet
from tests.benchmarks.finding.typos import with_typos

__all__ = ["OURS", "Row", "measure", "rows_told"]

OURS = "ours"
_SLIPS = (0, 1, 2)
_BARE = ("fts5", "fts5-porter")
"""What every Python has."""


@dataclass(frozen=True, slots=True)
class Row:
    """One system's marks on a set by number of slips; ``times`` are processor milliseconds of the clean run."""

    system: str
    marks: tuple[tuple[Marks, ...], ...]
    times: tuple[float, ...] = ()

    def kept(self, slips: int) -> float:
        """Share of the clean nDCG that is left with so many slips."""
        clean = mean(self.marks[0]).ndcg
        return mean(self.marks[slips]).ndcg / clean if clean else 0.0


async def measure(asked: LabelledSet, interpreter: str = "") -> list[Row]:
    """Ours first, then SQLite's own search, then what ``interpreter`` has; the absent is said on stderr."""
    texts = [
        with_typos(each.text, slips, each.id) if slips else each.text
        for slips in _SLIPS
        for each in asked.questions
    ]
    async with ours_of(asked.name, asked.passages) as ours:
        rows = [_row(OURS, asked, await ours.orders(texts))]
    for name in ENGINES if interpreter else _BARE:
        orders = by_engine(name, interpreter or sys.executable, asked.passages, texts)
        if orders.absent:
            sys.stderr.write(f"{name} takes no part on {asked.name}: {orders.absent}\n")
            continue
        rows.append(_row(name, asked, orders))
    return rows


def _row(system: str, asked: LabelledSet, orders: Orders) -> Row:
    size = len(asked.questions)
    marks = tuple(
        tuple(
            mark(found, question.gold)
            for question, found in zip(
                asked.questions, orders.found[at * size : (at + 1) * size], strict=True
            )
        )
        for at in range(len(_SLIPS))
    )
    return Row(system, marks, orders.times[:size])


def rows_told(asked: LabelledSet, rows: Sequence[Row]) -> list[tuple[str, ...]]:
    """The table of a set: a heading, a row a system, then how far ours leads the best of the others."""
    head = (
        asked.name,
        *("nDCG@10", "95 %", "MRR@10", "R@1", "R@5"),
        *("1 typo", "kept", "2 typos", "kept"),
    )
    told = [head, *map(_cells, rows)]
    ours, *others = rows
    if others:
        best = max(others, key=lambda row: mean(row.marks[0]).ndcg)
        gaps = [
            own.ndcg - other.ndcg for own, other in zip(ours.marks[0], best.marks[0], strict=True)
        ]
        low, high = interval(gaps)
        gap = sum(gaps) / len(gaps)
        blank = ("",) * (len(head) - 3)
        told.append((f"lead of {best.system}", f"{gap:+.3f}", f"{low:+.3f} to {high:+.3f}", *blank))
    return told


def _cells(row: Row) -> tuple[str, ...]:
    clean = mean(row.marks[0])
    low, high = interval([one.ndcg for one in row.marks[0]])
    slips = [
        cell
        for at in _SLIPS[1:]
        for cell in (f"{mean(row.marks[at]).ndcg:.3f}", f"{row.kept(at):.1%}")
    ]
    name = f"{row.system} ({median(row.times):.0f} ms)" if row.times else row.system
    return (
        name,
        f"{clean.ndcg:.3f}",
        f"{low:.3f} to {high:.3f}",
        *(f"{value:.3f}" for value in (clean.mrr, clean.first, clean.five)),
        *slips,
    )
