"""What the record was asked for and lacks: the list for those who keep it, and what they do about a gap.

Thin: what is a gap is in ``knowledge.gaps``, what is shown of it in ``bot.gaps``.
"""

from dataclasses import replace
from typing import Any, Final

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.access import Action
from bot.blocks import Sentence
from bot.cogs.filling import Filling
from bot.cogs.modal import typed_in
from bot.cogs.pressing import Remembered, failing_aloud, in_time
from bot.cogs.waiting import filled_by
from bot.cogs.working import Told, Working
from bot.curating.slips import Slip, Task
from bot.gaps.acts import ACT, FORM, Act, Acted, acted, form_id
from bot.gaps.listing import Looking, Seen, draft_for, gap_seen, list_seen, probable
from bot.gaps.noting import reasons_of
from bot.pages.shown import Tone
from bot.views import reported
from knowledge.errors import KnowledgeError, NotFound, Remark
from knowledge.models import Fact
from knowledge.storage.keeping import Gap, GapState

__all__ = ["GapButton", "Gaps"]

Press = discord.Interaction[Any]

_MOST: Final = 500
"""Open gaps that are listed."""
_ID: Final = 60
_FACT: Final = "fact"
"""Name of the form's field."""


class Gaps(commands.Cog):
    """The command of the group that keeps the record."""

    @app_commands.command(name="gaps")
    async def gaps(self, interaction: Press) -> None:
        """Show what was asked and is not on record, and fill it.

        Args:
            interaction: Where it was asked.
        """
        work = await _Gapping.of(interaction)
        await work.answer(work.listed(1))

    @commands.Cog.listener("on_interaction")
    async def take_fact(self, interaction: Press) -> None:
        """Take what was typed into the form that asks which fact fills a gap.

        Args:
            interaction: Where it came in.
        """
        await _submitted(interaction)

    @commands.Cog.listener("on_interaction")
    async def take_report(self, interaction: Press) -> None:
        """Take what was typed into the form by which an answer is reported.

        Args:
            interaction: Where it came in.
        """
        await reported(interaction)


class GapButton(Remembered, template=ACT):
    """A button of the list or of one gap. The gap is looked up in the guild of the press."""

    async def pressed(self, interaction: Press) -> None:
        await (await _Gapping.of(interaction)).take(acted(self.found))


async def _submitted(interaction: Press) -> None:
    """Take a form that was sent in, if it is the one that asks which fact fills a gap."""
    data: Any = interaction.data or {}
    found = FORM.fullmatch(str(data.get("custom_id", "")))
    if interaction.type is not discord.InteractionType.modal_submit or found is None:
        return
    async with failing_aloud(interaction):
        if not await in_time(interaction):
            return
        work = await _Gapping.of(interaction)
        await work.answer(work.filled(int(found["number"]), typed_in(interaction).get(_FACT, "")))


def _form(number: int, title: str, label: str) -> ui.Modal:
    """The form that asks which fact fills a gap: known by its id, as is the gap, it outlives a restart."""
    form = ui.Modal(title=title[:45], timeout=None, custom_id=form_id(number))
    fact: ui.TextInput[ui.Modal] = ui.TextInput(custom_id=_FACT, max_length=_ID)
    form.add_item(ui.Label(text=label[:45], component=fact))
    # A stopped form is not kept by the library either.
    form.stop()
    return form


class _Gapping(Working):
    """One interaction of somebody who looks at gaps."""

    async def take(self, press: Acted) -> None:
        """Do what a press asks for."""
        match press.act:
            case Act.LIST:
                await self.answer(self.listed(press.number))
            case Act.OPEN:
                await self.answer(self.opened(press))
            case Act.TAKE:
                await self.answer(self.taken(press))
            case Act.DISMISS:
                await self.answer(self.dismissed(press.number))
            case Act.ADD | Act.FILL:
                await self._form(press)

    async def listed(self, page: int) -> Told:
        """A page of the guild's open gaps."""
        await self.allowed(Action.GAPS)
        return _told(await list_seen(await self._open(), await self._looking(page)))

    async def opened(self, press: Acted) -> Told:
        """One gap, with what can be done about it."""
        await self.allowed(Action.GAPS)
        gap = await self._gap(press.number)
        return _told(await self._seen(gap, await self._looking(press.page)))

    async def taken(self, press: Acted) -> Told:
        """Fill a gap with the fact that probably does."""
        await self.allowed(Action.FILL_GAP)
        gap = await self._gap(press.number)
        looking = await self._looking(press.page)
        fact = await probable(gap, await looking.knowledge.names(), looking)
        if fact is None:
            return _told(await self._seen(gap, looking))
        return await self._fill(gap, fact)

    async def filled(self, number: int, typed: str) -> Told:
        """Fill a gap with the fact of an id."""
        await self.allowed(Action.FILL_GAP)
        gap = await self._gap(number)
        event, revisions = await self.fact_meant(typed, gap.event)
        fact, _ = await self.now(event, revisions)
        if fact is None:
            shown = revisions[-1].fact.id
            raise NotFound(
                Remark(f"The fact {shown} was retracted; undo that first.", "retracted", fact=shown)
            )
        return await self._fill(gap, fact)

    async def dismissed(self, number: int) -> Told:
        """Close a gap without a fact; nobody who waits for it is told."""
        await self.allowed(Action.DISMISS_GAP)
        gap = await self._gap(number)
        at = self.desk.clock()
        await self.desk.keeps.settle_gap(self.guild, gap.number, GapState.DISMISSED, at=at)
        return await self._and_list("gaps.dismissed")

    async def _seen(self, gap: Gap, looking: Looking) -> Seen:
        return await gap_seen(gap, await self._open(), looking, await reasons_of(self.desk, gap))

    async def _fill(self, gap: Gap, fact: Fact) -> Told:
        told = await filled_by(self.interaction, gap, fact)
        return await self._and_list("gaps.filled", told, fact=fact.id)

    async def _and_list(self, key: str, count: int = 0, **values: object) -> Told:
        """What was done, and what is left to do."""
        done = [Sentence(self.words.say(key, **values))]
        if count:
            done.append(Sentence(self.words.say("gaps.told", count=count)))
        seen = await list_seen(await self._open(), await self._looking(1))
        reply = replace(seen.reply, blocks=(*done, *seen.reply.blocks))
        return Told(reply, seen.buttons, Tone.ANSWERED)

    async def _form(self, press: Acted) -> None:
        """Open the form that adds a fact for a gap, or the one that asks for a fact's id."""
        try:
            if press.act is Act.FILL:
                await self.allowed(Action.FILL_GAP)
                await self._gap(press.number)
                title, label = (self.words.say(f"gaps.form-{each}") for each in ("title", "label"))
                await self.sender.form(self.interaction, _form(press.number, title, label))
                return
            await self.allowed(Action.FILL_GAP)
            gap = await self._gap(press.number)
            knowledge = await self.desk.knowledge(self.guild)
            draft = draft_for(gap, await knowledge.names())
            filling = Filling(self.interaction, self.reader)
            await filling.begin(Slip(Task.ADD, gap.event, draft, gap=gap.number))
        except KnowledgeError as error:
            await self.sender.tell(self.interaction, self.trouble(error))

    async def _open(self) -> tuple[Gap, ...]:
        """The guild's open gaps of what may be read here."""
        events = {each.slug for each in await self.events()}
        found = await self.desk.keeps.gaps(self.guild, limit=_MOST)
        return tuple(each for each in found if each.event in events)

    async def _gap(self, number: int) -> Gap:
        """An open gap of the guild, of an event that may be read here. Raises ``NotFound``."""
        found = await self.desk.keeps.gap(self.guild, number) if self.guild else None
        if found is not None:
            self.here(found.event)
        if found is None or found.state is not GapState.OPEN:
            raise NotFound(Remark("That gap is closed already.", "gap-closed"))
        return found

    async def _looking(self, page: int) -> Looking:
        return Looking(
            knowledge=await self.desk.knowledge(self.guild),
            words=self.words,
            today=self.reader.today,
            zone=self.reader.guild.zone,
            page=page,
        )


def _told(seen: Seen) -> Told:
    return Told(seen.reply, seen.buttons)
