"""Facts out of messages: what a message says goes into a form, out of a closed channel only after a second
look.
"""

from collections import OrderedDict
from dataclasses import replace
from typing import ClassVar, Final

import discord

from bot.cogs.mending import Mending
from bot.cogs.working import Told
from bot.curating.acts import Act, button
from bot.curating.forms import Step, form_of
from bot.curating.from_message import draft_of_message, likeliest, words_of_message
from bot.curating.replies import private_reply
from bot.curating.slips import Slip, Task
from bot.pages.shown import Tone
from knowledge.errors import NotFound

__all__ = ["Gathering", "open_to_all"]

_HELD: Final = 200


class Gathering(Mending):
    """One interaction of somebody who takes a fact out of a message, or proposes one."""

    held: ClassVar[OrderedDict[str, Slip]] = OrderedDict()
    """What messages of closed channels say, until somebody has looked twice; never written down, and
    the oldest give way."""

    async def admitted(self) -> bool:
        """Whether the member is not too fast; if they are, that is told."""
        if told := self.too_fast():
            await self.sender.tell(self.interaction, told)
        return not told

    async def gather(self, message: discord.Message, *, propose: bool) -> None:
        """Open a form with what a message says; out of a channel that is closed to some, ask first."""
        if not await self.admitted() or not await self.ready():
            return
        slip = Slip(Task.ADD, "", propose=propose)
        await self.allow(slip)
        if not words_of_message(message.content):
            await self.tell("ask.no-text")
            return
        slip, filled = await self._gathered(slip, message)
        if open_to_all(self.interaction.guild, message.channel.id):
            await self.begin(slip, filled)
            return
        await self.answer(self._asked(slip, filled, message))

    async def _gathered(self, slip: Slip, message: discord.Message) -> tuple[Slip, Slip]:
        """The slip with its event where there is only one, and the same filled in."""
        known = await self.events()
        if not known:
            raise NotFound(self.words.say("editing.no-events"))
        at = int(message.created_at.timestamp())
        zone = self.reader.guild.zone
        event = likeliest(known, message.content, at=at, zone=zone)
        draft = draft_of_message(message.content, at=at, zone=zone, event=event)
        filled = replace(slip, draft=draft, event=event.slug)
        return replace(slip, event=event.slug if len(known) == 1 else ""), filled

    async def _asked(self, slip: Slip, filled: Slip, message: discord.Message) -> Told:
        """What would be taken, and from where; kept in memory alone."""
        key = self.key
        self.held[key] = filled
        while len(self.held) > _HELD:
            self.held.popitem(last=False)
        channel = str(getattr(message.channel, "name", "") or message.channel.id)
        reply = private_reply(channel, filled.draft.statement, self.words)
        buttons = (
            button(Act.USE, key, self.words, main=True),
            button(Act.CANCEL, key, self.words),
        )
        return Told(reply, buttons, Tone.TROUBLE, self.post(key, slip))

    async def use(self, key: str, slip: Slip) -> None:
        """Open the form with what a message of a closed channel says, after the second look."""
        filled = self.held.get(key)
        if filled is None:
            await self.tell("editing.unknown")
        elif await self.ready():
            await self.allow(slip)
            await self.open(form_of(slip, Step.FIRST), key, filled)


def open_to_all(guild: discord.Guild | None, channel: int) -> bool:
    """Whether everybody in a guild may read a channel; not so where that is not known."""
    found = guild.get_channel_or_thread(channel) if guild is not None else None
    if found is None or guild is None:
        return False
    if isinstance(found, discord.Thread):
        if found.is_private() or found.parent is None:
            return False
        found = found.parent
    return found.permissions_for(guild.default_role).view_channel
