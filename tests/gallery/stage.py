"""A guild in an in-memory Discord with the whole bot in it, and a photographer."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import discord
import simcord
from PIL import Image

from bot.app import open_desk
from bot.config import Settings
from knowledge.storage.posting import Guild
from tests.discord.world import Clock, Whole, World
from tests.gallery.browser import Browser

__all__ = ["LIGHT", "Shot", "Stage", "open_stage"]

BEGIN: Final = 1_767_225_600
WIDE: Final = (760, 2400)
PHONE: Final = (400, 2800)
LIGHT: Final = "light"
DARK: Final = "dark"
_COLOURS: Final = 256

Shot = Any
"""A message, or what came of an interaction."""


class Stage:
    """One guild, whose people do things, and pictures of what they see."""

    def __init__(self, world: World, browser: Browser, folder: Path) -> None:
        self.world = world
        self._browser = browser
        self._folder = folder

    async def choose(self, **chosen: Any) -> None:
        """Keep choices of the guild in place of those before."""
        guild = replace(Guild(self.world.guild.id, zone="Asia/Almaty"), **chosen)
        await self.world.desk.posts.save_guild(guild, at=self.world.desk.clock())

    async def ask(self, question: str) -> discord.Message:
        """Ask by mention; the answer."""
        await self.world.ask(question)
        return self.world.said()[-1]

    async def command(self, name: str, *, who: Any = None, **options: Any) -> Shot:
        """What a command shows."""
        return await (who or self.world.alice).slash(self.world.channel, name, **options)

    async def press(self, shown: Shot, label: str, *, who: Any = None) -> Shot:
        """What a press of a button shows."""
        message = getattr(shown, "response", None)
        target = message.message if message is not None else shown
        return await (who or self.world.alice).click(target, label=label)

    async def shoot(
        self,
        name: str,
        shown: Shot,
        *,
        who: Any = None,
        size: tuple[int, int] = WIDE,
        themes: tuple[str, ...] = (DARK, LIGHT),
    ) -> None:
        """Keep a picture of what is shown to somebody, by default to Alice, in each theme."""
        viewer = who or self.world.alice
        for theme in themes:
            preview = self.world.env.preview(
                self.world.channel, viewers=(viewer,), width=size[0], height=size[1]
            )
            async with preview:
                preview._capture_manager._browser = self._browser.dressed(theme)
                report = await preview.screenshot(target=shown, allow_incomplete=True)
                preview._capture_manager._browser = None
            assert report.png is not None
            suffix = "" if theme == DARK else f"-{theme}"
            _keep(report.png, self._folder / f"{name}{suffix}.png")


def _keep(png: bytes, file: Path) -> None:
    """The picture in few colours, which a screen of text needs no more of."""
    with Image.open(BytesIO(png)) as image:
        few = image.convert("RGB").quantize(
            _COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
        )
        few.save(file, optimize=True)


@asynccontextmanager
async def open_stage(folder: Path, chromium: str) -> AsyncIterator[Stage]:
    """A new guild, with the bot ready in it; pictures go to ``folder``."""
    clock = Clock(BEGIN)
    with TemporaryDirectory() as place:
        async with open_desk(f"sqlite:///{place}/record.db", clock=clock) as desk:
            await desk.knowledge(0)
            bot = Whole(desk, Settings(shard_count=1))
            env = simcord.Env(bot)
            env.backend.bot_user.name = "Ticktock"
            await env.start()
            try:
                async with Browser(chromium) as browser:
                    clock.env = env
                    stage = Stage(_world(env, bot), browser, folder)
                    await stage.choose()
                    yield stage
            finally:
                await bot.sender.drain(1.0)
                await env.shutdown()


def _world(env: simcord.Env, bot: Whole) -> World:
    guild = env.create_guild("Steppe history club")
    managers = guild.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
    return World(
        env=env,
        bot=bot,
        desk=bot.desk,
        guild=guild,
        channel=guild.create_text_channel("kazakhstan"),
        alice=guild.add_member(env.create_user("Aigerim")),
        bob=guild.add_member(env.create_user("Daniyar")),
        boss=guild.add_member(env.create_user("Saule"), roles=[managers]),
    )
