"""``facts export --guild``: a server's own record, as it is and as it was known."""

import asyncio
import json
import shutil
from pathlib import Path

from bot.commands.options import now
from knowledge.authority import Actor
from knowledge.curate import Curator, Entering
from knowledge.storage import open_store
from knowledge.storage.posting import Guild
from tests.bot.answers import SCOPE
from tests.bot.conftest import Run

HOME = 501


async def _retract(address: str) -> None:
    store = await open_store(address)
    curator = Curator(store.view(HOME), Guild(HOME))
    actor = Actor(5, guild=HOME, manages=True, name="Ann")
    who = Entering(actor, now(), "k")
    await curator.retract(who, SCOPE, "fl-0003", expected=1, reason="not so")
    await store.close()


def test_record_of_a_server_is_handed_out_as_it_was_known(
    run: Run, flood_store: str, tmp_path: Path
) -> None:
    file = tmp_path / "record.db"
    shutil.copy(flood_store.removeprefix("sqlite:///"), file)
    address = f"sqlite:///{file}"
    asyncio.run(_retract(address))

    def ids(*more: str) -> set[str]:
        _, out, _ = run("facts", "export", "--event", SCOPE, *more, "--store", address)
        return {json.loads(line)["id"] for line in out.splitlines()}

    everybody = ids()
    assert "FL-0003" in everybody
    for known in ((), ("--known-at", "now")):
        assert ids("--guild", str(HOME), *known) == everybody - {"FL-0003"}
        assert ids(*known) == everybody
