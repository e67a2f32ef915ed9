"""A record on a server: editors who are killed, the server that is killed under them, a standby that takes over;
and a record that moves there and back. Small runs of what ``tests.benchmarks.editing --on-server`` and
``tests.benchmarks.failover`` do at length.
"""

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, cast

import pytest

from knowledge.errors import StoreError
from knowledge.storage import copy_store, open_store
from knowledge.storage.postgres.following import Following
from knowledge.storage.store import Store
from tests.contract.records import FLOOD
from tests.faults.conftest import PATIENCE, surroundings
from tests.faults.editors import Door
from tests.faults.ledger import Deed
from tests.faults.lives import begin
from tests.faults.servers import Server, lone_server, pair

LIVES: Final = """
import json
from tests.faults.lives import Lives
from tests.faults.servers import lone_server
with lone_server() as server:
    lives = Lives(server.address)
    for number in range(2):
        lives.live(seed=number, deeds=6, lines=5 + number * 12, deep=False)
    lives.live(seed=5, deeds=3, lines=11, deep=True, strike=server.anew)
    print(json.dumps([lives.killed, lives.acknowledged, lives.faults]))
"""
KILLED: Final = """
import asyncio, os, sys
from knowledge.storage import copy_store
def tell(done, total):
    if done >= int(sys.argv[3]):
        os._exit(9)
asyncio.run(copy_store(sys.argv[1], sys.argv[2], progress=tell))
"""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with lone_server() as running:
        yield running


def test_no_acknowledged_edit_is_lost_by_kills_of_editors_or_of_the_server(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIVES],
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE * 4,
        env=dict(surroundings(tmp_path)),
    )
    killed, acknowledged, faults = json.loads(done.stdout.splitlines()[-1])
    assert faults == []
    assert killed == 3
    assert acknowledged > 10


def test_record_moves_to_a_server_and_back_also_when_the_copy_is_killed(
    server: Server, tmp_path: Path
) -> None:
    here, back = tmp_path / "here.db", f"sqlite:///{tmp_path / 'back.db'}"
    asyncio.run(begin(here))
    for rows in (1, 40):
        ended = subprocess.run(
            [sys.executable, "-c", KILLED, f"sqlite:///{here}", server.address, str(rows)],
            env=dict(surroundings(tmp_path)),
            check=False,
        )
        assert ended.returncode == 9
    with pytest.raises(StoreError, match="a copy of a record that was cut off"):
        asyncio.run(open_store(server.address))
    there = asyncio.run(copy_store(f"sqlite:///{here}", server.address))
    assert there.resumed
    again = asyncio.run(copy_store(server.address, back))
    assert (again.hash, again.rows) == (there.hash, there.rows)
    assert asyncio.run(wrong_in(server.address)) == asyncio.run(wrong_in(back)) == []


async def test_questions_to_a_standby_never_miss_an_edit() -> None:
    """Not one's own, nor one of another process, nor while the standby stands still or is gone."""
    with pair() as (leader, standby):
        address = f"{leader.address}?standby={standby.place}"
        await begin(leader.address)
        mine, other = await open_store(address, readers=1), await open_store(address, readers=1)
        door = Door(mine.view(501), 501)

        async def missed(edits: range) -> list[int]:
            found = []
            for number in edits:
                text = f"The copper violin of lot {number} was seen on the quay."
                await door.do(Deed(501, "add", number, text))
                for store in (mine, other):
                    facts = await store.view(501).facts((FLOOD,))
                    found += [number] * (text not in [fact.statement for fact in facts])
            return found

        def told() -> int:
            lanes = [lane for store in (mine, other) for lane in cast(Store, store).lanes.reading]
            return sum(lane.told for lane in lanes if isinstance(lane, Following))

        assert await missed(range(1, 16)) == []
        assert told() > 20
        await asyncio.to_thread(standby.ask, "SELECT pg_wal_replay_pause()")
        assert await missed(range(16, 18)) == []
        await asyncio.to_thread(leader.stand_alone)
        await asyncio.to_thread(standby.kill)
        assert await missed(range(18, 20)) == []
        await mine.close()
        await other.close()


async def wrong_in(address: str) -> list[str]:
    """What the checks of a record find."""
    store = await open_store(address)
    try:
        return [each.detail for each in await store.check(deep=True) if not each.ok]
    finally:
        await store.close()
