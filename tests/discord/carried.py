"""What becomes of posts when the record is edited, as a test looks at it."""

import asyncio
import re
from typing import Final

from tests.discord.world import World

__all__ = [
    "COLLAPSE",
    "MOVED",
    "NEW",
    "OLD",
    "all_sent",
    "carried_out",
    "edits",
    "lines",
    "notes",
    "read",
]

COLLAPSE: Final = "when did Mill Bridge collapse?"
OLD: Final = "Mill Bridge in Oldtown collapsed."
NEW: Final = "Mill Bridge in Oldtown gave way."
MOVED: Final = f"“{OLD}” → “{NEW}”"


async def carried_out(world: World) -> None:
    """Every edit so far is carried out, and what came of it has been sent."""
    await world.bot.corrections.look()
    await all_sent(world)


async def all_sent(world: World) -> None:
    for _ in range(1000):
        if not await world.desk.posts.waiting():
            return
        await asyncio.sleep(0.005)
    raise AssertionError("something is not sent")


def read(text: str) -> str:
    """A text as people see it, without its markup."""
    return re.sub(r"^(?:-# |#+ )", "", text.replace("*", "").replace("\\", ""), flags=re.MULTILINE)


def lines(world: World) -> list[str]:
    return read(world.last()).splitlines()


def notes(world: World) -> list[str]:
    """The notes in the last post."""
    return [line for line in lines(world) if re.match(r"[\w ]+ \d+ Jan 2026:", line)]


def edits(world: World) -> int:
    return world.requests("PATCH", "/messages/")
