"""``python -m tests.benchmarks.isolation``: guilds on one record who edit, ask, list and export at once,
each searched for the words of the others.

Run by hand; everything follows from the seed. It ends with status 1 when a word got about.
"""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import Final

from tests.bot.neighbours import Neighbours

__all__ = ["main"]

_EACH: Final = 5_000
"""Operations on one record before a new one is begun."""
_SHOWN: Final = 5


def main(arguments: Sequence[str] | None = None) -> int:
    """Let the guilds work, and print what got about."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.isolation", description=__doc__
    )
    parser.add_argument("--operations", type=int, default=100_000)
    parser.add_argument("--guilds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    begun = perf_counter()
    done = refused = own = 0
    leaks: list[str] = []
    while done < chosen.operations:
        with tempfile.TemporaryDirectory() as folder:
            town = Neighbours(Path(folder), guilds=chosen.guilds, seed=chosen.seed + done)
            seen = asyncio.run(town.run(min(_EACH, chosen.operations - done)))
        done += seen.operations
        refused += seen.refused
        own += seen.own
        leaks += seen.leaks
    seconds = perf_counter() - begun
    print(
        f"{done:,} operations of {chosen.guilds} guilds in {seconds:.0f} s "
        f"({done / seconds:.0f} a second), of which {refused:,} were refused"
    )
    print(f"{own:,} showed a guild its own words; {len(leaks)} showed it another's")
    for each in leaks[:_SHOWN]:
        print(f"    {each}")
    return int(bool(leaks))


if __name__ == "__main__":
    sys.exit(main())
