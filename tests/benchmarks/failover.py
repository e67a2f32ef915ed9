"""``python -m tests.benchmarks.failover``: two servers on loopback, the one that takes writes is killed, the other takes over.

Editors of four records edit without pause through an address with both servers. The first one is killed with
SIGKILL, the standby promoted, as a supervisor would; the editors are begun again by the same address, with
what they had not been acknowledged. Nothing that was acknowledged may be lost, doubled or changed. Run by
hand; it ends with status 1 when anything was.
"""

import argparse
import random
import sys
from collections.abc import Sequence
from time import perf_counter
from typing import Final

from tests.faults.lives import Lives
from tests.faults.servers import Server, pair

__all__ = ["main"]

_SEED: Final = 20220105
_LINES: Final = 60
_PAUSE: Final = 0.03


def _address(leader: Server, standby: Server) -> str:
    hosts = f"{leader.place},{standby.place}"
    return f"postgresql://postgres@{hosts}/record?target_session_attrs=read-write"


def _once(seed: int) -> tuple[int, int, float, list[str]]:
    """One pair of servers: acknowledged, found done unsaid, seconds until writes were back, faults."""
    chance = random.Random(seed)  # noqa: S311 - the same moments in every run, as far as they go
    with pair() as (leader, standby):
        lives = Lives(_address(leader, standby))
        lives.live(seed=seed, deeds=10, lines=20, deep=False)
        begun = 0.0

        def fail_over() -> None:
            nonlocal begun
            begun = perf_counter()
            leader.kill()
            standby.ask("SELECT pg_is_in_recovery()")
            standby.promote()
            # The next one to take its place is not there: alone, it need not wait for anybody.
            standby.stand_alone()

        lines, pause = chance.randrange(5, _LINES), chance.uniform(0, _PAUSE)
        lives.live(seed=seed + 1, deeds=200, lines=lines, pause=pause, deep=True, strike=fail_over)
        back = perf_counter() - begun
        lives.live(seed=seed + 2, deeds=5, lines=1 << 30, deep=True)
        return lives.acknowledged, lives.unsaid, back, lives.faults


def main(arguments: Sequence[str] | None = None) -> int:
    """Fail over so many times, and print what became of the edits."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.failover", description=__doc__
    )
    parser.add_argument("--times", type=int, default=10, help="pairs of servers (default: 10)")
    chosen = parser.parse_args(arguments)
    acknowledged = unsaid = 0
    waits: list[float] = []
    faults: list[str] = []
    for number in range(chosen.times):
        done, found, back, wrong = _once(_SEED + 10 * number)
        acknowledged += done
        unsaid += found
        waits.append(back)
        faults += wrong
    print(
        f"{chosen.times} failovers: {acknowledged} deeds acknowledged, {unsaid} more found done; {len(faults)} lost, "
        f"doubled or not whole; the record was read and whole again within {max(waits):.1f} s of the kill"
    )
    for each in faults[:3]:
        print(f"    {each}")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
