"""From a question that came in to the post that answers it: one at a time, laid out, with what is kept."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.asking.carried import carried
from bot.asking.conversation import REMEMBERED, Told, answer_to, check
from bot.asking.turns import Turns
from bot.blocks import Reply, Sentence
from bot.layout import Page, lay_out, present
from bot.pages.shown import Tone, shown_of
from bot.reader import Reader
from bot.reading.known import as_known
from bot.words import words_for
from knowledge.flow import Context
from knowledge.storage.posting import Post

if TYPE_CHECKING:
    from bot.desk import Desk
    from knowledge.service import KnowledgeBase

__all__ = ["Answering", "Door"]


@dataclass(frozen=True, slots=True)
class Door:
    """Where a question came in. ``key`` is that of the post which answers it; ``message`` is the
    question's own id, 0 for none."""

    key: str
    channel: int
    reader: Reader
    message: int = 0
    private: bool = False
    known: int = 0
    """Instant as at which the record is asked; 0: as it is."""

    @property
    def place(self) -> int:
        """What has a turn of its own: the guild, or the channel outside of guilds."""
        return self.reader.guild.id or self.channel


class Answering:
    """Answers questions in their turn."""

    def __init__(self, desk: "Desk", turns: Turns) -> None:
        self._desk = desk
        self._turns = turns

    async def answer(
        self, door: Door, text: str, *, context: Context | None, event: str = "", date: str = ""
    ) -> Told:
        """What is told to a question. Raises ``Crowded``, and what ``answer_to`` raises."""

        async def work(knowledge: "KnowledgeBase") -> Told:
            return await answer_to(
                knowledge, text, door.reader, context=context, event=event, date=date
            )

        return await self._in_turn(door, work)

    async def check(self, door: Door, text: str) -> Told:
        """What is told to a statement. Raises ``Crowded``."""

        async def work(knowledge: "KnowledgeBase") -> Told:
            return await check(knowledge, text, door.reader)

        return await self._in_turn(door, work)

    async def _in_turn(
        self, door: Door, work: "Callable[[KnowledgeBase], Awaitable[Told]]"
    ) -> Told:
        knowledge = await self._desk.knowledge(door.reader.guild.id, door.known)
        async with self._turns.turn(door.place):
            return await work(knowledge)

    async def context(self, door: Door, replied_to: int = 0) -> Context | None:
        """What a question goes on from: the answer that it replies to, whoever asked that, else the
        member's own last one in the channel."""
        if replied_to:
            post = await self._desk.posts.post_in(replied_to)
            if post is not None and post.channel == door.channel and post.context:
                return carried(post.context)
        since = self._desk.clock() - REMEMBERED
        last = await self._desk.posts.latest(door.channel, door.reader.user, since=since)
        return carried(last.context) if last is not None and last.key != door.key else None

    def posted(
        self, door: Door, told: Told, *, event: str = "", replying: bool = True
    ) -> tuple[Page, Post]:
        """The message of an answer and the post that is kept of it; ``replying`` to the question."""
        words = words_for(door.reader.language)
        events = (event,) if event else door.reader.events
        plain = door.reader.guild.plain
        shown = replace(shown_of(told, words=words, events=events), plain=plain)
        if door.known:
            # What was not known then is no gap of today's record, and nothing of it is corrected.
            shown = as_known(replace(shown, asked=()), door.known, door.reader)
        reply = replace(told.reply, notes=shown.notes)
        page = present(
            reply,
            shown,
            key=door.key,
            plain=plain,
            private=door.private,
            here=bool(door.reader.guild.id),
        )
        post = self._post(door, page, kind="answer", replying=replying)
        facts = () if door.private or door.known else told.posted
        return page, replace(post, view=shown.text(), context=told.context, facts=facts)

    def remark(
        self, door: Door, sentence: str, *, kind: str = "answer", replying: bool = True
    ) -> tuple[Page, Post]:
        """The message of one sentence, and its post."""
        words = words_for(door.reader.language)
        page = lay_out(
            Reply((Sentence(sentence),)),
            words=words,
            plain=door.reader.guild.plain,
            tone=Tone.NOTHING,
        )
        return page, self._post(door, page, kind=kind, replying=replying)

    def _post(self, door: Door, page: Page, *, kind: str, replying: bool) -> Post:
        return Post(
            key=door.key,
            kind=kind,
            channel=door.channel,
            guild=door.reader.guild.id,
            asker=door.reader.user,
            question=door.message,
            body=page.body(answering=door.message if replying else 0),
            created=self._desk.clock(),
            private=door.private,
        )
