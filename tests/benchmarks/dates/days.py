"""``python -m tests.benchmarks.dates.days``: what it costs to find facts by their days in a large record.

Run by hand on a quiet machine; nothing here is asserted. The schema and the queries are the product's; the
facts are days alone: 85 % of one day, 10 % up to a week, 3 % up to a month, 1.5 % up to a year, 0.5 % of
decades or open ends, spread over twenty years or over one.
"""

import argparse
import random
import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any, Final

from knowledge.dates.civil import civil_number
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan
from knowledge.storage.connection import driver
from knowledge.storage.migrate import migrate
from knowledge.storage.ondays import overlapping
from knowledge.storage.reading import Reader

__all__ = ["main"]

_FIRST: Final = civil_number(2004, 1, 1)
_ASKED: Final = 200
"""Questions of each kind."""
_LIMIT: Final = 200
_ALL: Final = 10_000_000
_WIDTHS: Final = {"1 day": 1, "1 week": 7, "1 month": 30, "1 year": 365}
_INSERT: Final = (
    "INSERT INTO fact (scope, id, position, revision, first_day, last_day, day_class)"
    " VALUES (1, ?, ?, 1, ?, ?, ?)"
)


def _spans(count: int, days: int, chance: random.Random) -> Iterator[DateSpan]:
    for _ in range(count):
        first = _FIRST + chance.randrange(days)
        kind = chance.random()
        if kind < 0.995:
            longest = next(most for share, most in _LENGTHS if kind < share)
            yield DateSpan(first, first + chance.randrange(longest))
        elif kind < 0.998:
            yield DateSpan(first, first + 3652)
        else:
            yield chance.choice((DateSpan(first, OPEN_END), DateSpan(OPEN_START, first)))


_LENGTHS: Final = ((0.85, 1), (0.95, 7), (0.98, 31), (0.995, 366))
"""Shares of the facts, added up, with the most days of each."""


def _filled(path: Path, facts: int, days: int) -> Any:
    raw = driver().connect(str(path), isolation_level=None)
    migrate(raw, "a benchmark")
    chance = random.Random(1)  # noqa: S311 - the same record each time is what is wanted
    raw.execute("BEGIN")
    raw.execute(
        "INSERT INTO event (id, slug, first_day, last_day, body) VALUES (1, 'e', ?, ?, '{}')",
        (_FIRST, _FIRST + days),
    )
    raw.executemany(
        _INSERT,
        (
            (f"F-{at}", at, span.first, span.last, span.day_class)
            for at, span in enumerate(_spans(facts, days, chance))
        ),
    )
    raw.execute("COMMIT")
    return raw


def _told(work: Callable[[int], object], days: int) -> str:
    """Milliseconds for days drawn at random, in words."""
    chance = random.Random(2)  # noqa: S311 - the same questions each time are what is wanted
    times = []
    for _ in range(_ASKED):
        day = _FIRST + chance.randrange(days)
        started = perf_counter()
        work(day)
        times.append((perf_counter() - started) * 1000)
    shares = statistics.quantiles(times, n=100, method="inclusive")
    return f"{shares[49]:>9.2f}{shares[94]:>9.2f}{shares[98]:>9.2f}"


def _rows(raw: Any, days: int) -> Iterator[str]:
    for name, width in _WIDTHS.items():
        yield f"overlap, {name}, {_LIMIT} of them{_pad(name)}" + _told(
            lambda day, width=width: overlapping(raw, 1, day, day + width - 1, _LIMIT, "[]"),  # type: ignore[misc]
            days,
        )
    yield f"{'overlap, 1 day, all of them':<34}" + _told(
        lambda day: overlapping(raw, 1, day, day, _ALL, "[]"), days
    )
    reader = Reader()
    yield f"{'nearest days':<34}" + _told(
        lambda day: reader.nearest_days(raw, None, ("e",), day, 4), days
    )


def _pad(name: str) -> str:
    return " " * (34 - len(f"overlap, {name}, {_LIMIT} of them"))


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.dates.days", description=__doc__
    )
    parser.add_argument("--facts", type=int, nargs="+", default=[100_000, 1_000_000])
    for facts in parser.parse_args(arguments).facts:
        for years in (20, 1):
            with tempfile.TemporaryDirectory() as folder:
                started = perf_counter()
                path = Path(folder) / "days.db"
                raw = _filled(path, facts, 365 * years)
                took = perf_counter() - started
                size = path.stat().st_size / 1e6
                print(f"{facts:,} facts over {years} years: filled in {took:.1f} s, {size:.0f} MB")
                print(f"{'milliseconds':<34}{'p50':>9}{'p95':>9}{'p99':>9}")
                print("\n".join(_rows(raw, 365 * years)), end="\n\n")
                raw.close()


if __name__ == "__main__":
    main()
