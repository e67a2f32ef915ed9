"""Presses of the buttons of editing, and its forms when they are sent in.

A row decides about all: only the member to whom a slip belongs gets on with it, in its own guild, and the
curator looks again at what they may do.
"""

from typing import Any

import discord

from bot.cogs.gathering import Gathering
from bot.cogs.modal import typed_in
from bot.cogs.pressing import Remembered, failing_aloud
from bot.curating.acts import ACT, Act, Acted, acted, form_in
from bot.curating.forms import Form, taken
from bot.curating.slips import Slip, Task

__all__ = ["Handled", "sent_in"]

Press = discord.Interaction[Any]


class Handled(Remembered, template=ACT):
    """A button of editing, whenever it was made."""

    async def pressed(self, interaction: Press) -> None:
        wanted = acted(self.found)
        work = await Gathering.of(interaction)
        slip = await work.slip(wanted.key)
        if slip is not None:
            await work.guarded(lambda: _handle(work, slip, wanted))


async def _handle(work: Gathering, slip: Slip, wanted: Acted) -> None:
    key, number = wanted.key, wanted.number
    if slip.event and wanted.act is not Act.CANCEL:
        # What somebody typed is theirs to forget, whatever may be read here by now.
        work.here(slip.event)
    if slip.task is Task.HISTORY:
        await _handle_history(work, slip, wanted)
        return
    match wanted.act:
        case Act.CHANGE | Act.DETAILS | Act.REST:
            await work.more(key, slip, wanted.act)
        case Act.USE:
            await work.use(key, slip)
        case Act.SAVE | Act.ANYWAY:
            await work.save(key, slip, number, anyway=wanted.act is Act.ANYWAY)
        case Act.CANCEL:
            await work.cancel(key, slip)
        case Act.UNDO if number == slip.saves:
            await work.answer(work.undo_saved(key, slip))
        case _:
            await work.tell("editing.unknown")


async def _handle_history(work: Gathering, slip: Slip, wanted: Acted) -> None:
    match wanted.act:
        case Act.PAGE:
            await work.answer(work.turn(wanted.key, slip, wanted.number))
        case Act.RESTORE:
            await work.ask_reason(wanted.key, slip, wanted.number)
        case _:
            await work.tell("editing.unknown")


async def sent_in(interaction: Press) -> None:
    """Take a form of ours that was sent in; anything else is left alone."""
    if interaction.type is not discord.InteractionType.modal_submit:
        return
    data: Any = interaction.data or {}
    found = form_in(str(data.get("custom_id", "")))
    if found is None:
        return
    form, key = found
    async with failing_aloud(interaction):
        work = await Gathering.of(interaction)
        slip = await work.slip(key)
        if slip is not None:
            await work.guarded(lambda: _take(work, form, key, slip))


async def _take(work: Gathering, form: Form, key: str, slip: Slip) -> None:
    typed = typed_in(work.interaction)
    if slip.event:
        work.here(slip.event)
    if (form is Form.REASON) is not (slip.task is Task.HISTORY):
        await work.tell("editing.unknown")
    elif form is Form.REASON:
        await _restore(work, key, taken(form, slip, typed))
    else:
        await work.take(form, key, slip, typed)


async def _restore(work: Gathering, key: str, slip: Slip) -> None:
    if told := work.too_fast():
        # The reason stands in the form when it is opened again.
        await work.keep(key, slip)
        await work.sender.tell(work.interaction, told)
    else:
        await work.answer(work.restore(key, slip))
