"""A make-believe Discord with a guild full of channels, and the bot in it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

from bot.app import open_knowledge
from tests.wire.fake import FakeDiscord
from tests.wire.process import Process
from tests.wire.world import Channel, User

__all__ = ["QUESTION", "Town", "load_record", "open_town"]

QUESTION: Final = "how many people were detained by 7 January 2022?"
_CHANNELS: Final = 120


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
    folder: Path, record: Path, *, running: bool = True, content: bool = False
) -> AsyncIterator[Town]:
    """The bot is started, unless not ``running``, and ended in any case."""
    async with FakeDiscord(content=content) as discord:
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
