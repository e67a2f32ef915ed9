"""Presses of the buttons under posts, and the form by which an answer is reported.

A button's id tells what is wanted and of which post; the post's own row decides about all else: guild,
channel, message, asker. So buttons work after any restart, and an id that somebody made up does nothing.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import discord
from discord import ui

from bot.access import Action, actor_of, reader_here
from bot.blocks import Note, Reply, Row, Sentence, Table
from bot.cogs.modal import typed_in
from bot.cogs.pressing import Remembered, failing_aloud
from bot.cogs.promptly import acknowledged
from bot.escape import discord_text
from bot.gaps.noting import await_gap, count_report
from bot.layout import Page, lay_out, present
from bot.pages.buttons import (
    PRESSED,
    Button,
    ButtonKind,
    Go,
    Link,
    Press,
    Turn,
    pressed,
    report_id,
    reported_in,
)
from bot.pages.looks import beside_reply, further_reply, passage_reply, sources_reply
from bot.pages.paging import sheets_of
from bot.pages.rebuild import anchor, build, evidence_of, facts_of, open_events, picture_of
from bot.pages.shown import Shown, ShownKind, Tone, read_shown
from bot.reader import Reader
from bot.words import Words, words_for
from knowledge.dates.span import DateSpan
from knowledge.models import Fact
from knowledge.storage.posting import Post, PostedFact, PostState

if TYPE_CHECKING:
    from bot.client import Ticktock

__all__ = ["Pressed", "reported"]

Interaction = discord.Interaction[Any]

_STEP: Final = 3
"""Further lines that one press of "More" shows."""
_ANCHOR: Final = 500
"""Place of the fact itself among those before and after it."""
_DAY: Final = 100
"""What a day is multiplied by in a number that tells a page of it too."""
_NEAR: Final = 3
"""Facts of an answer whose passages are shown."""
_REASON: Final = 300
_TYPED: Final = "reason"
"""Name of the field of the form that reports."""


class Pressed(Remembered, template=PRESSED):
    """A button of a post, whenever it was made."""

    COUNTS = True

    async def pressed(self, interaction: Interaction) -> None:
        await _Presses(interaction).take(pressed(self.found))


def _report_form(key: str, words: Words) -> ui.Modal:
    """The form that asks what is wrong with the answer of a post: known by its id, so it outlives a
    restart."""
    form = ui.Modal(title=words.say("views.report-title"), timeout=None, custom_id=report_id(key))
    reason: ui.TextInput[ui.Modal] = ui.TextInput(
        custom_id=_TYPED,
        style=discord.TextStyle.paragraph,
        placeholder=words.say("views.report-hint"),
        max_length=_REASON,
    )
    form.add_item(ui.Label(text=words.say("views.report-label"), component=reason))
    # A stopped form is not kept by the library either.
    form.stop()
    return form


async def reported(interaction: Interaction) -> None:
    """Take a form that was sent in, if it is one that reports an answer."""
    data: Any = interaction.data or {}
    key = reported_in(str(data.get("custom_id", "")))
    if interaction.type is not discord.InteractionType.modal_submit or key is None:
        return
    async with failing_aloud(interaction):
        reason = " ".join(typed_in(interaction).get(_TYPED, "").split())[:_REASON]
        await _Presses(interaction).report(key, reason)


async def _notify(interaction: Interaction, post: Post, reason: str) -> bool:
    """Tell the moderators of a report, where the guild has chosen a channel for that; whether it has."""
    bot: Ticktock = interaction.client
    guild = await bot.desk.posts.guild(post.guild)
    if not guild.id or not guild.notices:
        return False
    words = words_for(guild.language)
    place = f"https://discord.com/channels/{post.guild}/{post.channel}/{post.message}"
    rows = (Row(words.say("views.report-label"), reason, ""),)
    page = lay_out(
        Reply((Sentence(words.say("views.notice"), strong=True), Table("", rows, labelled=True))),
        words=words,
        buttons=(Link(words.say("views.answer"), place),) if post.message else (),
        plain=guild.plain,
        tone=Tone.TROUBLE,
    )
    await bot.sender.post(
        Post(
            key=f"n{interaction.id}",
            kind="notice",
            channel=guild.notices,
            guild=guild.id,
            asker=interaction.user.id,
            body=page.body(),
            created=bot.desk.clock(),
        )
    )
    return True


async def _allowed(interaction: Interaction, action: Action) -> bool:
    """Whether whoever pressed or sent in a form may; if not, that is told."""
    bot: Ticktock = interaction.client
    reader = await reader_here(interaction, bot.desk.posts)
    refusal = await bot.desk.refusal(actor_of(interaction), action, reader.guild)
    if refusal is not None:
        told = words_for(reader.language).say(f"access.{refusal}")
        await bot.sender.tell(interaction, told)
    return refusal is None


class _Presses:
    """One press, from its id to what it shows or changes."""

    def __init__(self, interaction: Interaction) -> None:
        bot: Ticktock = interaction.client
        self._interaction = interaction
        self._desk = bot.desk
        self._sender = bot.sender
        self._turns = bot.turns

    async def take(self, press: Press) -> None:
        reader = await reader_here(self._interaction, self._desk.posts)
        words = words_for(reader.language)
        admission = self._turns.admit(
            user=reader.user, channel=self._interaction.channel_id or 0, guild=reader.guild.id
        )
        if not admission.admitted:
            told = words.say("ask.too-fast", count=admission.wait)
            await self._sender.tell(self._interaction, told)
            return
        post = await self._desk.posts.post(press.key)
        if post is None or not self._belongs(post):
            await self._tell(words, "views.unknown")
            return
        if press.kind is ButtonKind.REPORT:
            if await _allowed(self._interaction, Action.REPORT):
                await self._sender.form(self._interaction, _report_form(post.key, words))
        elif press.kind is ButtonKind.REMOVE:
            await self._remove(post, reader, words)
        elif press.kind is ButtonKind.AWAIT:
            await self._await(post, reader, words)
        elif shown := read_shown(post.view):
            await _Look(self._interaction, post, shown, reader).show(press)
        else:
            await self._tell(words, "views.unknown")

    async def report(self, key: str, reason: str) -> None:
        """Keep what a member says is wrong with the answer of a post, and pass it on."""
        press = self._interaction
        words = words_for((await reader_here(press, self._desk.posts)).language)
        admission = self._turns.admit_command(press.user.id, writes=True)
        if not admission.admitted:
            told = words.say("editing.too-fast", count=admission.wait)
            typed = words.say("views.not-sent", typed=discord_text(reason))
            await self._sender.tell(press, f"{told} {typed}")
            return
        post = await self._desk.posts.post(key)
        if post is None or not self._belongs(post):
            await self._tell(words, "views.unknown")
            return
        if not await _allowed(press, Action.REPORT):
            return
        now = self._desk.clock()
        first = await self._desk.posts.report(key, actor=press.user.id, reason=reason, at=now)
        told = "views.reported-before"
        if first:
            told = await acknowledged(press, self._passed_on(post, reason))
        await self._tell(words, told)

    async def _passed_on(self, post: Post, reason: str) -> str:
        """Let those who keep the record know; what the one who reported is told, by its key."""
        counted = await count_report(self._desk, post)
        noticed = await _notify(self._interaction, post, reason)
        return "views.reported" if counted or noticed else "views.reported-unseen"

    def _belongs(self, post: Post) -> bool:
        """Whether the press came from the post, or from what one of its buttons showed to somebody."""
        press, message = self._interaction, self._interaction.message
        if message is None or post.state is PostState.REMOVED:
            return False
        # No guild is noted where somebody brought the bot along; the channel is then enough.
        if post.channel != press.channel_id or post.guild not in (0, press.guild_id):
            return False
        return message.flags.ephemeral or post.message in (0, message.id)

    async def _remove(self, post: Post, reader: Reader, words: Words) -> None:
        own = reader.user == post.asker
        if not await _allowed(self._interaction, Action.REMOVE_OWN if own else Action.REMOVE):
            return
        await self._sender.remove(post.key)
        await self._tell(words, "views.removed")

    async def _await(self, post: Post, reader: Reader, words: Words) -> None:
        if not await _allowed(self._interaction, Action.AWAIT_GAP):
            return
        waits = await await_gap(self._desk, post, reader.user)
        await self._tell(words, "gaps.waits" if waits else "views.unknown")

    async def _tell(self, words: Words, key: str) -> None:
        await self._sender.tell(self._interaction, words.say(key))


class _Look:
    """What a press on a post shows: in the post itself to its asker, else to the one who pressed."""

    def __init__(self, interaction: Interaction, post: Post, shown: Shown, reader: Reader) -> None:
        self._interaction = interaction
        bot: Ticktock = interaction.client
        self._desk = bot.desk
        self._sender = bot.sender
        self._post = post
        self._shown = shown
        self._reader = reader
        self._words = words_for(reader.language)
        message = interaction.message
        self._alone = message is not None and message.flags.ephemeral
        self._own = not self._alone or (message is not None and message.id == post.message)
        self._plain = message is not None and not message.flags.components_v2

    async def show(self, press: Press) -> None:
        match press.kind:
            case ButtonKind.PAGE:
                await self._turn(self._paged(press))
            case ButtonKind.MORE:
                await self._more(press)
            case ButtonKind.SOURCES:
                await self._sources(press)
            case ButtonKind.PASSAGE:
                await self._passage(press)
            case _ if self._shown.kind is ShownKind.DAY:
                await self._day(press)
            case _:
                await self._beside(press)

    def _paged(self, press: Press) -> Shown:
        """What the post shows on another page; a copy may be of another day by now."""
        day, page = divmod(press.number, _DAY)
        if self._own or not day or self._shown.kind is not ShownKind.DAY:
            return replace(self._shown, page=max(1, press.number))
        return replace(
            self._shown,
            page=page,
            when=(DateSpan(day, day),),
            remark="",
            notes=_lasting(self._shown),
        )

    async def _turn(self, shown: Shown, *, facts: bool = False) -> None:
        """Show the post otherwise; ``facts`` when it holds others then. A post that nobody asked for
        stays as it is, and each reader turns pages of their own."""
        mine = self._post.asker == self._reader.user
        if self._own and self._post.asker and not mine:
            await self._sender.tell(self._interaction, self._words.say("views.only-asker"))
            return
        knowledge = await self._desk.knowledge(self._reader.guild.id, self._shown.known)
        reply = await build(shown, knowledge, self._reader)
        page = present(
            reply,
            shown,
            key=self._post.key,
            plain=self._plain,
            private=self._alone or not mine,
            here=bool(self._reader.guild.id),
            picture=await picture_of(shown, knowledge, self._reader),
            buttons=() if shown.when == self._shown.when or self._own else _around_day(shown),
        )
        if self._own and not mine:
            await self._sender.respond(self._interaction, page, private=True)
            return
        found = await facts_of(shown, knowledge, self._reader) if facts else ()
        post = await self._turned(replace(shown, page=page.number), found)
        await self._sender.update(self._interaction, page, post=post if self._own else None)

    async def _turned(self, shown: Shown, found: Iterable[Fact]) -> Post:
        """The post as it shows something else, with what may have been put right in it just now. Facts
        that it showed before keep their revisions, by which it is known what is to be put right."""
        post = await self._desk.posts.post(self._post.key) or self._post
        latest = read_shown(post.view)
        if shown.when != self._shown.when:
            posted = tuple(PostedFact(each.scope, each.id, each.revision) for each in found)
            return replace(post, view=shown.text(), facts=posted)
        facts = {(each.scope, each.fact): each for each in post.facts}
        for each in found:
            facts.setdefault((each.scope, each.id), PostedFact(each.scope, each.id, each.revision))
        shown = replace(shown, notes=latest.notes) if latest is not None else shown
        return replace(post, view=shown.text(), facts=tuple(facts.values()))

    async def _more(self, press: Press) -> None:
        shown = self._shown
        mine = self._own and self._post.asker == self._reader.user
        if mine and shown.lead < len(shown.facts):
            lead = min(shown.lead + _STEP, len(shown.facts))
            await self._turn(replace(shown, lead=lead, page=1), facts=True)
            return
        knowledge = await self._desk.knowledge(self._reader.guild.id, self._shown.known)
        further = (await evidence_of(shown, knowledge, self._reader))[shown.lead :]
        reply = await further_reply(further, knowledge, self._words)
        await self._alone_see(reply, press, (Turn(ButtonKind.MORE),))

    async def _sources(self, press: Press) -> None:
        knowledge = await self._desk.knowledge(self._reader.guild.id, self._shown.known)
        reply = await build(self._shown, knowledge, self._reader)
        sheets = sheets_of(reply, words_for(self._shown.language))
        # A copy may be on any page: it is told the sources of them all.
        at = min(self._shown.page, len(sheets)) - 1
        pages = sheets[at : at + 1] if self._own else sheets
        marks = {mark for sheet in pages for mark in sheet.marks}
        told, links = await sources_reply(reply, marks, knowledge, self._words)
        await self._alone_see(told, press, (Turn(ButtonKind.SOURCES), *links))

    async def _passage(self, press: Press) -> None:
        knowledge = await self._desk.knowledge(self._reader.guild.id, self._shown.known)
        lines = replace(self._shown, moved=(), groups=()) if self._shown.facts else self._shown
        if self._shown.moved:
            # The other lines are told by the history alone.
            lines = replace(lines, lead=1)
        facts = await facts_of(lines, knowledge, self._reader)
        reply = await passage_reply(facts[:_NEAR], knowledge, self._words)
        await self._alone_see(reply, press, (Turn(ButtonKind.PASSAGE),))

    async def _beside(self, press: Press) -> None:
        """The facts before or after the one that heads the post, a few at a time."""
        later = press.kind is ButtonKind.LATER
        place = (press.number or _ANCHOR) + (1 if later else -1)
        if place == _ANCHOR:
            place += 1 if later else -1
        place = min(max(place, 1), 2 * _ANCHOR - 1)
        knowledge = await self._desk.knowledge(self._reader.guild.id, self._shown.known)
        fact = await anchor(self._shown, knowledge, self._reader)
        if fact is None:
            await self._sender.tell(self._interaction, self._words.say("views.taken-back"))
            return
        skip = abs(place - _ANCHOR) - 1
        reply = await beside_reply(fact, knowledge, self._words, later=place > _ANCHOR, skip=skip)
        buttons = (Go(ButtonKind.EARLIER, place), Go(ButtonKind.LATER, place))
        await self._alone_see(reply, replace(press, number=press.number and 1), buttons)

    async def _day(self, press: Press) -> None:
        """The nearest day before or after that has facts: in the post to its asker, else for oneself."""
        later = press.kind is ButtonKind.LATER
        span = self._shown.when[0]
        day = press.number // _DAY or (span.last if later else span.first)
        knowledge = await self._desk.knowledge(self._reader.guild.id, self._shown.known)
        events = open_events(self._shown, self._reader)
        found = None
        if events is not None:
            found = await knowledge.next_day(day, later=later, event=events)
        if found is None:
            none = "views.nothing-after" if later else "views.nothing-before"
            await self._sender.tell(self._interaction, self._words.say(none))
            return
        there = (DateSpan(found, found),)
        shown = replace(self._shown, when=there, page=1, remark="", notes=_lasting(self._shown))
        if self._own and self._post.asker == self._reader.user:
            await self._turn(shown, facts=True)
            return
        reply = await build(shown, knowledge, self._reader)
        await self._alone_see(reply, replace(press, number=press.number and 1), _around_day(shown))

    async def _alone_see(self, reply: Reply, press: Press, buttons: tuple[Button, ...]) -> None:
        """Show something to the one who pressed: anew, or where a press of theirs showed it before."""
        page = self._page(reply, press, buttons)
        if self._alone and press.number:
            await self._sender.update(self._interaction, page)
        else:
            await self._sender.respond(self._interaction, page, private=True)

    def _page(self, reply: Reply, press: Press, buttons: tuple[Button, ...]) -> Page:
        return lay_out(
            reply,
            words=self._words,
            key=self._post.key,
            buttons=buttons,
            number=max(1, press.number),
            plain=self._plain,
        )


def _around_day(shown: Shown) -> tuple[Button, ...]:
    """The buttons of a day that only one person sees: its number goes with them."""
    here = shown.when[0].first * _DAY
    return (
        Turn(ButtonKind.PAGE, here),
        Go(ButtonKind.EARLIER, here + 1),
        Go(ButtonKind.LATER, here + 1),
    )


def _lasting(shown: Shown) -> tuple[Note, ...]:
    """Notes that hold for another day too: those of an instant as at which the record is told."""
    return shown.notes if shown.known else ()
