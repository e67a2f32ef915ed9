"""``python -m tests.benchmarks.dates.growth``: how the time to read a text grows with its length.

Run by hand on a quiet machine; nothing here is asserted. The exponent is the slope of time over length, both
as logarithms, over the longer lengths: 1 is linear, 2 quadratic. Shapes that need less than a millisecond
for the longest text have none. Each shape is printed as soon as it is measured, and after ``--seconds`` it ends
with what there is.
"""

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, product
from math import log
from statistics import linear_regression
from time import monotonic, process_time
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
_AGAIN: Final = 3
"""Times that a steep one is measured again at most; the quickest of each length counts."""


@dataclass(frozen=True, slots=True)
class _Growth:
    """Milliseconds by length, and the exponent; 0 where the times are too short."""

    shape: str
    where: str
    times: tuple[float, ...]
    exponent: float


class _Late(Exception):
    """The time that was given is over."""


def _measured(
    shape: str, name: str, where: str, read: Callable[[str], object], ends: float
) -> _Growth:
    """Raises ``_Late`` where the next length would begin after ``ends``, of the monotonic clock."""
    texts = [_whole(shape, length) for length in _LENGTHS]
    times = tuple(_taken(read, text, ends) for text in texts)
    for _ in range(_AGAIN):
        if _slope(times) <= _STEEP:
            break
        again = tuple(_taken(read, text, ends) for text in texts[-_JUDGED:])
        times = (*times[:-_JUDGED], *map(min, times[-_JUDGED:], again))
    return _Growth(name, where, times, _slope(times))


def _whole(shape: str, length: int) -> str:
    """So many whole shapes: a piece of one at the end may be another word, that alone starts the reading."""
    return repeated(shape, max(1, length // len(shape)) * len(shape))


def _taken(read: Callable[[str], object], text: str, ends: float) -> float:
    """Milliseconds of the processor: others at work matter less so."""
    if monotonic() > ends:
        raise _Late
    started = process_time()
    read(text)
    return (process_time() - started) * 1000


def _slope(times: Sequence[float]) -> float:
    if times[-1] < _LEAST:
        return 0.0
    lengths = [log(length) for length in _LENGTHS[-_JUDGED:]]
    return linear_regression(lengths, [log(time) for time in times[-_JUDGED:]]).slope


def _all(shapes: Iterable[tuple[str, str]], ends: float) -> Iterator[_Growth]:
    """Every shape in every mode and context; of each the steepest, of none steep the slowest.

    Ends early where the time is over, without the shape that was being measured then.
    """
    for name, shape in shapes:
        ways = []
        for mode, (where, context) in product(MODES, CONTEXTS.items()):
            read = partial(find_dates, context=context, mode=mode)
            try:
                ways.append(_measured(shape, name, f"{mode}, {where}", read, ends))
            except _Late:
                return
        yield max(ways, key=lambda one: (max(one.exponent, _STEEP), one.times[-1]))


def _row(growth: _Growth) -> str:
    exponent = f"{growth.exponent:.2f}" if growth.exponent else "-"
    mark = "  steep" if growth.exponent > _STEEP else ""
    name = growth.shape if len(growth.shape) <= 44 else growth.shape[:43] + "…"
    return f"{name:<45}{growth.times[0]:>9.2f}{growth.times[-1]:>10.1f}{exponent:>8}  {growth.where}{mark}"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.dates.growth", description=__doc__
    )
    parser.add_argument("--drawn", type=int, default=80, help="shapes drawn at random besides")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--seconds", type=float, default=540.0, help="end after so many, with what is measured then"
    )
    chosen = parser.parse_args(arguments)
    ends = monotonic() + chosen.seconds
    drawn = ((repr(shape)[1:-1], shape) for shape in drawn_shapes(chosen.drawn, chosen.seed))
    kilo = (_LENGTHS[0] // 1000, _LENGTHS[-1] // 1000)
    print(f"{'':<45}{f'{kilo[0]}k, ms':>9}{f'{kilo[1]}k, ms':>10}{'grows':>8}", flush=True)
    everything = []
    for growth in _all(chain(SHAPES.items(), drawn), ends):
        everything.append(growth)
        print(_row(growth), flush=True)
    print(_summary(everything, len(SHAPES) + chosen.drawn))


def _summary(found: Sequence[_Growth], meant: int) -> str:
    if not found:
        return "No shape was measured in that time; give it more with --seconds."
    steep = sum(growth.exponent > _STEEP for growth in found)
    slowest = max(found, key=lambda growth: growth.times[-1])
    steepest = max(found, key=lambda growth: growth.exponent)
    missing = "" if len(found) == meant else f" of {meant}, for which the time was too short"
    return (
        f"{len(found)} shapes{missing}: {steep} steeper than {_STEEP}; "
        f"steepest {steepest.exponent:.2f} ({steepest.shape}); slowest {slowest.times[-1]:.0f} ms "
        f"for {_LENGTHS[-1]} characters ({slowest.shape})"
    )


if __name__ == "__main__":
    main()
