"""``python -m tests.parity [COUNT]``: ask both engines so many questions by each of the four filters."""

import asyncio
import sys
import time

from tests.parity.questions import FILTERS, questions
from tests.parity.twin_records import differing, open_pair
from tests.postgres import Databases
from tests.server import running_server


async def _compare(databases: Databases, count: int, large: int) -> int:
    begun, wrong = time.perf_counter(), 0
    async with open_pair(databases, large=large) as pair:
        for asked in questions(pair.statements, count * len(FILTERS), seed=count):
            if told := await differing(pair, asked):
                wrong += 1
                print(told)
    took = time.perf_counter() - begun
    print(f"large from {large} facts: {wrong} of {count * len(FILTERS)} differ ({took:.0f} s)")
    return wrong


def main() -> int:
    """The status: 0 where no answer differs."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    with running_server() as address:
        databases = Databases(address)
        wrong = [asyncio.run(_compare(databases, count, large)) for large in (5_000, 20)]
    return int(any(wrong))


if __name__ == "__main__":
    sys.exit(main())
