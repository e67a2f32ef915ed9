"""One interaction of somebody who works at the record: who it is, what they may, what they mean, what they
are shown. Everything is shown to them alone.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

import discord

from bot.access import Action, Actor, actor_of, may, reader_here
from bot.blocks import Reply
from bot.cogs.promptly import acknowledged, is_pressed
from bot.curating.acts import withdraw_button
from bot.curating.replies import Beside, waiting_reply
from bot.escape import discord_text
from bot.layout import lay_out
from bot.pages.buttons import Button
from bot.pages.shown import Tone
from bot.reader import Reader, may_read
from bot.reviewing.coming import tell_coming
from bot.telling import told
from bot.wording import listed
from bot.words import Words, words_for
from knowledge.curate import Curator, Entering, Outcome
from knowledge.errors import BadInput, Denied, KnowledgeError, NotFound, Remark
from knowledge.models import Event, Fact, Revision
from knowledge.storage.keeping import Proposal
from knowledge.storage.posting import Post
from knowledge.text import fold

if TYPE_CHECKING:
    from bot.client import Ticktock

__all__ = ["Told", "Working"]

Press = discord.Interaction[Any]
_Made = TypeVar("_Made")

_FORM_WITHIN: Final = 2.0
"""Seconds for which a form waits for the record: it can only be a first answer."""
_NAMED: Final = 5


@dataclass(frozen=True, slots=True)
class Told:
    """What an interaction is answered with. ``post`` is kept with a message of its own."""

    reply: Reply
    buttons: tuple[Button, ...] = ()
    tone: Tone = Tone.READING
    post: Post | None = None


class Working:
    """What editing, filling in and mending have in common."""

    def __init__(self, interaction: Press, reader: Reader) -> None:
        bot: Ticktock = interaction.client
        self.interaction = interaction
        self.desk = bot.desk
        self.sender = bot.sender
        self.reader = reader
        self.words: Words = words_for(reader.language)
        self.actor: Actor = actor_of(interaction)

    @classmethod
    async def of(cls, interaction: Press) -> Self:
        """The work that an interaction asks for."""
        bot: Ticktock = interaction.client
        return cls(interaction, await reader_here(interaction, bot.desk.posts))

    @property
    def guild(self) -> int:
        return self.reader.guild.id

    def who(self, key: str, *, propose: bool = False) -> Entering:
        """Who edits, under the key of the slip's post and of the step of the work at it."""
        return Entering(self.actor, self.desk.clock(), key, propose=propose)

    async def curator(self) -> Curator:
        return await self.desk.curator(self.guild)

    async def allowed(self, action: Action, *, about: str = "") -> Curator:
        """The guild's curator. Raises ``Denied`` for somebody who may not."""
        curator = await self.curator()
        await curator.allow(self.actor, action, at=self.desk.clock(), about=about)
        return curator

    # What was meant.

    async def events(self) -> tuple[Event, ...]:
        """The events of the record that may be read here."""
        knowledge = await self.desk.knowledge(self.guild)
        return may_read(self.reader, await knowledge.events())

    async def event(self, typed: str) -> Event | None:
        """The event of a slug or title; where none is named, the only one, ``None`` for several.

        Raises ``NotFound``.
        """
        known = await self.events()
        if not known:
            raise NotFound(self.words.say("editing.no-events"))
        if not typed.strip():
            return known[0] if len(known) == 1 else None
        asked = fold(typed)
        for each in known:
            if asked in (fold(each.slug), fold(each.title)):
                return each
        raise _no_event(typed)

    def here(self, slug: str) -> None:
        """Raises ``NotFound`` for what belongs to an event that may not be read here, by its slug."""
        if not self.reader.reads(slug):
            raise _no_event(slug)

    async def fact_meant(self, typed: str, event: str = "") -> tuple[Event, tuple[Revision, ...]]:
        """The event and the revisions of a fact's id, which may have its event before it.

        Raises ``NotFound``, and ``BadInput`` where several events have such a fact.
        """
        slug, _, own = typed.strip().lstrip("#").rpartition("/")
        one = await self.event(slug or event)
        curator = await self.curator()
        found = []
        for each in (one,) if one else await self.events():
            try:
                found.append((each, await curator.history(each.slug, own.strip())))
            except NotFound:
                continue
        if len(found) > 1:
            raise BadInput(self._which([each.title for each, _ in found]))
        if not found:
            shown = " ".join(own.split())[:40]
            raise NotFound(Remark(f"There is no fact “{shown}” here.", "no-fact", asked=shown))
        return found[0]

    def _which(self, titles: Sequence[str]) -> str:
        names = [self.words.say("list.quoted", word=title) for title in titles[:_NAMED]]
        return self.words.say("editing.which-event", names=listed(names, self.words, last="or"))

    async def now(self, event: Event, revisions: Sequence[Revision]) -> tuple[Fact | None, int]:
        """A fact as it stands, or ``None``, with the revision that its reader sees."""
        try:
            fact = await (await self.curator()).fact(event.slug, revisions[-1].fact.id)
        except NotFound:
            return None, revisions[-1].number
        return fact, fact.revision

    async def beside(self, event: str) -> Beside:
        """The sources and names of an event."""
        knowledge = await self.desk.knowledge(self.guild)
        return Beside(*await knowledge.refer((Fact("", "", scope=event),)))

    # What is shown.

    @property
    def on_message(self) -> bool:
        """Whether it came from a button of a reply, or from a form that one opened."""
        return is_pressed(self.interaction)

    async def answer(self, work: Awaitable[Told]) -> None:
        """Show what the work makes; what the record refuses is told to the one who asked for it."""
        try:
            made = await self.within(work)
        except KnowledgeError as error:
            await self.sender.tell(self.interaction, discord_text(self.trouble(error)))
        else:
            await self._answered(made)

    async def guarded(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do what answers by itself, such as opening a form; what is refused is told."""
        try:
            await work()
        except KnowledgeError as error:
            await self.sender.tell(self.interaction, discord_text(self.trouble(error)))

    async def within(self, work: Awaitable[_Made]) -> _Made:
        """What the work makes; the interaction is acknowledged meanwhile where that takes a while. The
        work itself answers nothing."""
        return await acknowledged(self.interaction, work, wait=self.desk.is_read)

    async def ready(self) -> bool:
        """Whether the record is read, so that a form can be the first answer; if not, that is told."""
        reading = asyncio.ensure_future(self.desk.knowledge(self.guild))
        done, _ = await asyncio.wait({reading}, timeout=_FORM_WITHIN)
        if not done:
            await self.tell("editing.not-ready")
            return False
        await reading
        return True

    async def waiting(self, proposal: Proposal, *, already: bool = False) -> Reply:
        """What whoever proposes is shown; the moderators are told that it came in, unless it waited
        ``already``."""
        if already:
            other = proposal.author.member != self.actor.user
            decides = other and may(self.actor, Action.ACCEPT, self.reader.guild)
            return waiting_reply(proposal, self.words, already=True, decides=decides)
        here = self.interaction.guild
        locale = str(here.preferred_locale) if here else ""
        await tell_coming(self.desk, self.sender, proposal, locale=locale)
        return waiting_reply(proposal, self.words)

    async def waits(self, outcome: Outcome) -> Told | None:
        """The same of what came of an edit, with the button that takes one's own back; ``None`` where
        nothing waits for anybody."""
        proposal = outcome.proposal
        if proposal is None:
            return None
        mine = proposal.author.member == self.actor.user
        buttons = (withdraw_button(proposal.number, self.words),) if mine else ()
        reply = await self.waiting(proposal, already=outcome.repeated)
        return Told(reply, buttons, Tone.ANSWERED)

    def too_fast(self) -> str:
        """What a member is told who presses or sends in faster than anybody writes; else empty."""
        bot: Ticktock = self.interaction.client
        admission = bot.turns.admit_command(self.actor.user, writes=True)
        if admission.admitted:
            return ""
        return self.words.say("editing.too-fast", count=admission.wait)

    async def tell(self, key: str) -> None:
        """Say one of the bot's own sentences."""
        await self.sender.tell(self.interaction, self.words.say(key))

    async def _answered(self, made: Told) -> None:
        """Show it in the message whose button was pressed, else in one of its own."""
        message = self.interaction.message if self.on_message else None
        plain = self.reader.guild.plain if message is None else not message.flags.components_v2
        page = lay_out(
            made.reply, words=self.words, buttons=made.buttons, plain=plain, tone=made.tone
        )
        if message is not None:
            await self.sender.update(self.interaction, page, post=made.post)
        else:
            await self.sender.respond(self.interaction, page, private=True, post=made.post)

    def trouble(self, error: KnowledgeError) -> str:
        """What went wrong, in the reader's language."""
        if isinstance(error, Denied):
            return self.words.say(f"access.{error.refusal}")
        return told(error, self.words)


def _no_event(asked: str) -> NotFound:
    shown = " ".join(asked.split())[:60]
    return NotFound(Remark(f"There is no event “{shown}” here.", "no-event", asked=shown))
