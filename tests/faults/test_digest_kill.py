"""A process that is killed while a daily digest is due: it is posted by the next one, and once."""

import asyncio
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from bot.digests.clockwork import KIND, Clockwork, digest_key
from bot.sending.outbox import Outbox, Outcome, Sent
from knowledge.storage import connection, open_store
from knowledge.storage.posting import DigestMode, Post, PostState, Schedule, Settled
from tests.faults.conftest import PATIENCE, surroundings

NOON: Final = int(datetime(2024, 3, 5, 12, tzinfo=UTC).timestamp())
TODAY: Final = datetime(2024, 3, 5, tzinfo=UTC).toordinal()
DAILY: Final = Schedule(5, 70, DigestMode.CHANGES, "", 8, "UTC")
POINTS: Final = 8
"""Moments at which it is killed, spread evenly over its statements and its sending."""

PROGRAM: Final = """
import asyncio, sys
from pathlib import Path
from tests.faults.test_digest_kill import Doomed
doomed = Doomed(Path(sys.argv[1]), int(sys.argv[2]))
asyncio.run(doomed.run())
print(doomed.seen)
"""


class Doomed:
    """Posts and sends what is due, and kills its own process before its ``fatal``-th step."""

    def __init__(self, folder: Path, fatal: int) -> None:
        self._folder = folder
        self._fatal = fatal
        self.seen = 0

    def step(self, *_: object) -> None:
        self.seen += 1
        if self.seen == self._fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    async def run(self) -> None:
        module: Any = connection.driver()
        connect = module.connect

        def counted(*arguments: object, **options: object) -> Any:
            opened = connect(*arguments, **options)
            opened.set_trace_callback(self.step)
            return opened

        module.connect = counted
        store = await open_store(f"sqlite:///{self._folder / 'record.db'}", readers=1)
        outbox = Outbox(store.posts, self.deliver, clock=lambda: NOON)
        works = Clockwork(
            store.posts, self.compose, self.notice, clock=lambda: NOON, wake=outbox.wake
        )
        await works.rounds.look()
        for post in await store.posts.waiting():
            outbox.wake(post.channel)
        await outbox.drain(PATIENCE)
        await store.close()

    async def compose(
        self, schedule: Schedule, day: int, before: Settled | None, at: int
    ) -> Post | None:
        key = digest_key(schedule.id, day)
        return Post(key, KIND, schedule.channel, schedule.guild, body="{}", created=at)

    async def notice(self, schedule: Schedule, reason: str, at: int) -> Post | None:
        return None

    async def deliver(self, post: Post, doubtful: bool) -> Outcome:
        """Discord takes a message and remembers its nonce; that is what the file stands for."""
        self.step()
        with (self._folder / "received").open("a", encoding="utf-8") as file:
            file.write(f"{post.key}\n")
        self.step()
        return Sent(1000)


def run_until(folder: Path, fatal: int) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder), str(fatal)],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
        env=dict(surroundings(folder)),
    )


async def begin(folder: Path) -> None:
    store = await open_store(f"sqlite:///{folder / 'record.db'}")
    await store.posts.save_schedule(DAILY, at=NOON)
    await store.close()


async def test_digest_killed_at_any_step_is_posted_once(tmp_path: Path) -> None:
    """Sent again after a kill it has the same nonce, by which Discord knows it for the same message."""
    folders = [tmp_path / f"killed-{point}" for point in range(POINTS + 1)]
    for folder in (tmp_path / "whole", *folders):
        folder.mkdir()
        await begin(folder)
    total = int(run_until(tmp_path / "whole", 0).stdout)
    assert total > 30
    for point, folder in enumerate(folders):
        done = await asyncio.to_thread(run_until, folder, 1 + (total - 1) * point // POINTS)
        assert done.returncode == -signal.SIGKILL
        again = await asyncio.to_thread(run_until, folder, 0)
        assert again.returncode == 0, again.stderr
        received = (folder / "received").read_text(encoding="utf-8").split()
        assert set(received) == {digest_key(1, TODAY)}
        assert len(received) <= 2
        store = await open_store(f"sqlite:///{folder / 'record.db'}")
        assert await store.posts.settled(1) == TODAY
        sent = await store.posts.post(digest_key(1, TODAY))
        assert sent is not None
        assert (sent.state, sent.message) == (PostState.SENT, 1000)
        assert [each for each in await store.check(deep=True) if not each.ok] == []
        await store.close()
