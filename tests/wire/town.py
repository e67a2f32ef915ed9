"""A make-believe Discord with a guild full of channels, and the bot in it."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bot.app import open_knowledge
from knowledge.storage import open_store
from tests.wire.fake import FakeDiscord
from tests.wire.process import Process
from tests.wire.world import Channel, User

__all__ = ["NOTHING_TOLD", "QUESTION", "Told", "Town", "load_record", "open_town", "tell_commands"]

QUESTION: Final = "how many people were detained by 7 January 2022?"
_CHANNELS: Final = 120


@dataclass(frozen=True, slots=True)
class Told:
    """What an earlier run of the bot left: its ``note`` of the commands that it told Discord, and those
    commands. To tell them takes a process of its own as long as the bot takes to start."""

    note: str
    commands: Sequence[dict[str, Any]]

    async def note_in(self, address: str) -> None:
        """Put the note into a record."""
        if not self.note:
            return
        store = await open_store(address)
        try:
            await store.posts.save_note(_NOTE, self.note)
        finally:
            await store.close()


NOTHING_TOLD: Final = Told("", ())
_NOTE: Final = "commands"


class Town:
    """Each test takes a channel and a member that no other has used."""

    def __init__(self, discord: FakeDiscord, folder: Path, record: Path) -> None:
        self.discord = discord
        self.bot = Process(discord, folder, record)
        self.guild = discord.world.add_guild("Riverside")
        self._unused = [
            discord.world.add_channel(self.guild, f"talk-{number}") for number in range(_CHANNELS)
        ]

    def channel(self) -> Channel:
        return self._unused.pop()

    def user(self) -> User:
        return self.discord.members.join(self.guild, f"member{len(self.discord.world.users)}")

    async def ready(self, times: int = 1, seconds: float = 30.0) -> None:
        """Wait until the bot is connected, for the so many-eth time, and has its commands."""
        await self.discord.ready(times, seconds)
        await self.discord.until(lambda: bool(self.discord.commands.known), seconds)

    async def ask(
        self, channel: Channel | None = None, question: str = QUESTION, *, user: User | None = None
    ) -> dict[str, Any]:
        """A question that the record answers, by mention."""
        return await self.discord.members.asks(
            user or self.user(), channel or self.channel(), question
        )

    def sound(self) -> list[str]:
        """What is wrong with all that was seen so far; nothing, it is hoped."""
        found = [*self.discord.recorder.violations, *self.discord.recorder.pings]
        found += [
            f"does not say whom it mentions: {seen.method} {seen.path}"
            for seen in self.discord.recorder.seen
            if _mentions(seen.body) is not None and _mentions(seen.body) != {"parse": []}
        ]
        said = self.bot.said
        found += ["a token in the log"] * (self.discord.token.rpartition(".")[2] in said)
        return found + ["a traceback in the log"] * ("Traceback" in said)


async def load_record(path: Path) -> None:
    """Put the bundled packs into a new record."""
    async with open_knowledge(f"sqlite:///{path}", now=0):
        pass


async def tell_commands(folder: Path, record: Path) -> Told:
    """Let the bot tell its commands, once, over a record that holds its packs."""
    async with open_town(folder, record) as town:
        store = await open_store(f"sqlite:///{record}")
        try:
            while not (note := await store.posts.note(_NOTE)):
                assert town.bot.alive
                await asyncio.sleep(0.05)
        finally:
            await store.close()
        assert await town.bot.stop() == 0
        (commands,) = town.discord.commands.known.values()
        return Told(note, commands)


def _mentions(body: Any) -> Any:
    """Whom a request's message may mention; ``None`` when it makes or changes no message."""
    message = body.get("data") if isinstance(body, dict) and "data" in body else body
    if not isinstance(message, dict) or not message.keys() & {"content", "components", "embeds"}:
        return None
    if isinstance(body, dict) and body.get("type") not in (None, 4, 7):
        return None
    return message.get("allowed_mentions", "everybody")


@asynccontextmanager
async def open_town(
    folder: Path,
    record: Path,
    *,
    running: bool = True,
    content: bool = False,
    told: Told = NOTHING_TOLD,
) -> AsyncIterator[Town]:
    """The bot is started, unless not ``running``, and ended in any case. Discord knows the commands that were
    ``told``."""
    async with FakeDiscord(content=content) as discord:
        if told.commands:
            discord.commands.known[0] = deepcopy(list(told.commands))
        town = Town(discord, folder, record)
        try:
            if running:
                town.bot.start()
                await town.ready()
            yield town
        finally:
            town.bot.end_at_once()
            # Shown beside a test that failed.
            print(town.bot.said)
