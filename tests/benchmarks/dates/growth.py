"""``python -m tests.benchmarks.dates.growth``: how the time to read a text grows with its length.

Run by hand on a quiet machine; nothing here is asserted. The exponent is the slope of time over length, both
as logarithms, over the longer lengths: 1 is linear, 2 quadratic. Shapes that need less than a millisecond
for the longest text have none.
"""

import argparse
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import log
from statistics import linear_regression
from time import process_time
from typing import Final

from knowledge.dates.parse import find_dates
from tests.benchmarks.dates.hostile import CONTEXTS, MODES, SHAPES, drawn_shapes, repeated

__all__ = ["main"]

_LENGTHS: Final = tuple(1000 * 2**power for power in range(7))
_JUDGED: Final = 4
"""Of the lengths the longest ones, where what every call costs no longer tells."""
_LEAST: Final = 1.0
"""Milliseconds under which a slope says nothing."""
_STEEP: Final = 1.2


@dataclass(frozen=True, slots=True)
class _Growth:
    """Milliseconds by length, and the exponent; 0 where the times are too short."""

    shape: str
    where: str
    times: tuple[float, ...]
    exponent: float


def _measured(shape: str, name: str, where: str, read: Callable[[str], object]) -> _Growth:
    texts = [_whole(shape, length) for length in _LENGTHS]
    times = tuple(_best(lambda text=text: read(text)) for text in texts)  # type: ignore[misc]
    exponent = _slope(times)
    if exponent > _STEEP:
        again = tuple(_best(lambda text=text: read(text), 5) for text in texts)  # type: ignore[misc]
        times = tuple(map(min, times, again))
        exponent = _slope(times)
    return _Growth(name, where, times, exponent)


def _whole(shape: str, length: int) -> str:
    """So many whole shapes: a piece of one at the end may be another word, that alone starts the reading."""
    return repeated(shape, max(1, length // len(shape)) * len(shape))


def _best(work: Callable[[], object], rounds: int = 1) -> float:
    """Milliseconds of the processor, of the quickest of ``rounds``: others at work matter less so."""
    taken = []
    for _ in range(rounds):
        started = process_time()
        work()
        taken.append((process_time() - started) * 1000)
    return min(taken)


def _slope(times: Sequence[float]) -> float:
    if times[-1] < _LEAST:
        return 0.0
    lengths = [log(length) for length in _LENGTHS[-_JUDGED:]]
    return linear_regression(lengths, [log(time) for time in times[-_JUDGED:]]).slope


def _all(shapes: Iterable[tuple[str, str]]) -> list[_Growth]:
    """Every shape in every mode and context; of each the steepest, of none steep the slowest."""
    found = []
    for name, shape in shapes:
        ways = [
            _measured(
                shape,
                name,
                f"{mode}, {where}",
                lambda text, context=context, mode=mode: find_dates(text, context, mode),  # type: ignore[misc]
            )
            for mode in MODES
            for where, context in CONTEXTS.items()
        ]
        found.append(max(ways, key=lambda one: (max(one.exponent, _STEEP), one.times[-1])))
    return found


def _row(growth: _Growth) -> str:
    exponent = f"{growth.exponent:.2f}" if growth.exponent else "-"
    mark = "  steep" if growth.exponent > _STEEP else ""
    name = growth.shape if len(growth.shape) <= 44 else growth.shape[:43] + "…"
    return f"{name:<45}{growth.times[0]:>9.2f}{growth.times[-1]:>10.1f}{exponent:>8}  {growth.where}{mark}"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.dates.growth", description=__doc__
    )
    parser.add_argument("--drawn", type=int, default=100, help="shapes drawn at random besides")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    drawn = ((repr(shape)[1:-1], shape) for shape in drawn_shapes(chosen.drawn, chosen.seed))
    kilo = (_LENGTHS[0] // 1000, _LENGTHS[-1] // 1000)
    print(f"{'':<45}{f'{kilo[0]}k, ms':>9}{f'{kilo[1]}k, ms':>10}{'grows':>8}")
    found = _all(SHAPES.items())
    print("\n".join(map(_row, found)))
    random = _all(drawn)
    print("\n".join(_row(growth) for growth in sorted(random, key=lambda one: -one.exponent)[:10]))
    everything = [*found, *random]
    steep = sum(growth.exponent > _STEEP for growth in everything)
    slowest = max(everything, key=lambda growth: growth.times[-1])
    print(
        f"{len(everything)} shapes ({len(random)} drawn, the ten steepest shown), {steep} steeper than "
        f"{_STEEP}; slowest: {slowest.times[-1]:.0f} ms for {_LENGTHS[-1]} characters ({slowest.shape})"
    )


if __name__ == "__main__":
    main()
