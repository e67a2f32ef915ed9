"""What is kept of somebody, in all servers: handed out to them, and erased if they wish, in memory too.

What is kept is not asked of one server, so whoever asks acts in none. What is said is in ``bot.mydata``.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import app_commands
from discord.ext import commands

from bot.access import Actor, reader_here
from bot.cogs.gathering import Gathering
from bot.cogs.pressing import Remembered
from bot.cogs.promptly import acknowledged
from bot.layout import lay_out
from bot.mydata import (
    CONFIRM,
    Kept,
    confirm_button,
    done_reply,
    erasing_reply,
    export_file,
    export_reply,
)
from bot.pages.shown import Tone
from bot.reader import Reader
from bot.words import words_for

if TYPE_CHECKING:
    from bot.client import Ticktock

__all__ = ["ConfirmErasing", "MyData"]

Press = discord.Interaction[Any]


@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
class MyData(commands.GroupCog, group_name="mydata"):
    """What is kept of you."""

    @app_commands.command()
    async def export(self, interaction: Press) -> None:
        """Get all that is kept of you, in every server, as a file.

        Args:
            interaction: Where it was asked.
        """
        work = await _Own.of(interaction)
        if await work.admitted():
            await work.export()

    @app_commands.command()
    async def delete(self, interaction: Press) -> None:
        """Erase all that is kept of you, in every server.

        Args:
            interaction: Where it was asked.
        """
        work = await _Own.of(interaction)
        if await work.admitted():
            await work.ask()


class ConfirmErasing(Remembered, template=CONFIRM):
    """The button that erases, whenever it was shown."""

    COUNTS = True

    async def pressed(self, interaction: Press) -> None:
        work = await _Own.of(interaction)
        if int(self.found["member"]) != interaction.user.id:
            await work.tell("mydata.not-yours")
        elif await work.admitted():
            await work.erase()


class _Own:
    """One command or press of somebody about what is kept of them."""

    def __init__(self, interaction: Press, reader: Reader) -> None:
        self._interaction = interaction
        self._bot: Ticktock = interaction.client
        self._reader = reader
        self._words = words_for(reader.language)
        user = interaction.user
        self._actor = Actor(user.id, bot=user.bot, name=user.display_name)

    @classmethod
    async def of(cls, interaction: Press) -> Self:
        bot: Ticktock = interaction.client
        return cls(interaction, await reader_here(interaction, bot.desk.posts))

    async def admitted(self) -> bool:
        """Whether the member is not too fast; if they are, that is told."""
        admission = self._bot.turns.admit(
            user=self._actor.user,
            channel=self._interaction.channel_id or 0,
            guild=self._reader.guild.id,
        )
        if not admission.admitted:
            told = self._words.say("ask.too-fast", count=admission.wait)
            await self._bot.sender.tell(self._interaction, told)
        return admission.admitted

    async def tell(self, key: str) -> None:
        await self._bot.sender.tell(self._interaction, self._words.say(key))

    async def export(self) -> None:
        kept = await acknowledged(self._interaction, self._kept())
        page = lay_out(export_reply(kept, self._words), words=self._words, plain=True)
        if any(kept.values()):
            file = export_file(kept, self._actor.user, at=self._bot.desk.clock())
            page = replace(page, files=(file,))
        await self._bot.sender.respond(self._interaction, page, private=True)

    async def ask(self) -> None:
        kept = await acknowledged(self._interaction, self._kept())
        holds = any(kept.values())
        page = lay_out(
            erasing_reply(kept, self._words) if holds else export_reply(kept, self._words),
            words=self._words,
            buttons=(confirm_button(self._actor.user, self._words),) if holds else (),
            plain=self._reader.guild.plain,
            tone=Tone.TROUBLE if holds else Tone.READING,
        )
        await self._bot.sender.respond(self._interaction, page, private=True)

    async def erase(self) -> None:
        count = await acknowledged(self._interaction, self._erased())
        message = self._interaction.message
        plain = message is not None and not message.flags.components_v2
        page = lay_out(done_reply(count, self._words), words=self._words, plain=plain)
        await self._bot.sender.update(self._interaction, page)

    async def _kept(self) -> Kept:
        desk = self._bot.desk
        return await (await desk.privacy(0)).kept(self._actor, at=desk.clock())

    async def _erased(self) -> int:
        desk = self._bot.desk
        kept = await self._kept()
        count = await (await desk.privacy(0)).erase_own(self._actor, at=desk.clock())
        alone = {post["channel"] for post in kept["posts"] if not post["guild"]}
        for post in kept["posts"]:
            Gathering.held.pop(str(post["key"]), None)
        await self._bot.forget_member(self._actor.user, {int(str(each)) for each in alone})
        return count
