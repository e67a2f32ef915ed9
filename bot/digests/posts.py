"""From a schedule's local day to the post that is sent, and to what people are told of a schedule."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.blocks import Reply, Sentence
from bot.digests.clockwork import FINISHED, KIND, digest_key
from bot.digests.contents import Content, Look, content_of, is_over
from bot.digests.daily import due_at, next_due
from bot.layout import lay_out, present
from bot.pages.shown import Tone
from bot.reader import reader_of
from bot.words import Words, words_for
from bot.zones import hour_in
from knowledge.models import Event
from knowledge.storage.posting import DigestMode, Guild, Post, PostedFact, Schedule, Settled

if TYPE_CHECKING:
    from bot.desk import Desk

__all__ = ["DigestPosts", "event_told", "mode_told", "schedule_told"]

_YEAR: Final = 366


class DigestPosts:
    """Makes posts. ``locale_of`` tells the locale that a guild has chosen on its platform, ``name_of``
    how a channel is called there."""

    def __init__(
        self, desk: "Desk", *, locale_of: Callable[[int], str], name_of: Callable[[int], str]
    ) -> None:
        self._desk = desk
        self._locale_of = locale_of
        self._name_of = name_of

    async def compose(
        self, schedule: Schedule, day: int, before: Settled | None, at: int
    ) -> Post | str | None:
        """The post of a local day, as ``Clockwork`` wants it."""
        guild = await self._desk.posts.guild(schedule.guild)
        knowledge = await self._desk.knowledge(guild.id)
        look = Look(schedule, day, before, at, guild.events)
        if await is_over(knowledge, look):
            return FINISHED
        content = await content_of(knowledge, look, self._words(guild, at))
        if content is None:
            return None
        key = digest_key(schedule.id, day)
        shown = replace(content.shown, plain=guild.plain)
        page = present(content.reply, shown, key=key, plain=guild.plain)
        return Post(
            key=key,
            kind=KIND,
            channel=schedule.channel,
            guild=schedule.guild,
            body=page.body(),
            view=shown.text(),
            facts=tuple(PostedFact(each.scope, each.id, each.revision) for each in content.facts),
            created=at,
        )

    async def notice(self, schedule: Schedule, reason: str, at: int) -> Post | None:
        """What moderators are told when a schedule is switched off, where they want to be told."""
        guild = await self._desk.posts.guild(schedule.guild)
        if not guild.notices:
            return None
        words = self._words(guild, at)
        events = await (await self._desk.knowledge(guild.id)).events()
        sentence = words.say(
            f"digest.notice-{reason}",
            channel=self._name_of(schedule.channel),
            what=mode_told(schedule, words),
            event=event_told(schedule, events, words),
        )
        reply = Reply((Sentence(sentence),))
        page = lay_out(reply, words=words, plain=guild.plain, tone=Tone.TROUBLE)
        return Post(
            key=f"n{schedule.id}-{at}",
            kind="notice",
            channel=guild.notices,
            guild=guild.id,
            body=page.body(),
            created=at,
        )

    async def coming(
        self, schedule: Schedule, guild: Guild, words: Words
    ) -> tuple[int, Content] | None:
        """The next local day within a year that has anything to post, and what."""
        knowledge = await self._desk.knowledge(guild.id)
        at = self._desk.clock()
        first = next_due(schedule, at)
        before = await self._desk.posts.settled_before(schedule.id, first)
        days = 1 if schedule.mode is DigestMode.CHANGES else _YEAR
        for day in range(first, first + days):
            look = Look(schedule, day, before, due_at(schedule, day), guild.events)
            content = await content_of(knowledge, look, words)
            if content is not None:
                return day, content
            before = Settled(day, at)
        return None

    def _words(self, guild: Guild, at: int) -> Words:
        """The words of what is said to a whole guild."""
        locale = self._locale_of(guild.id)
        return words_for(reader_of(guild, user=0, locale=locale, at=at).language)


def mode_told(schedule: Schedule, words: Words) -> str:
    """What a schedule shows."""
    return words.say(f"digest.mode-{schedule.mode}")


def event_told(schedule: Schedule, events: Iterable[Event], words: Words) -> str:
    """The event that a schedule is about."""
    if not schedule.event:
        return words.say("digest.all-events")
    titles = {each.slug: each.title for each in events}
    return titles.get(schedule.event, schedule.event)


def schedule_told(schedule: Schedule, channel: str, events: Iterable[Event], words: Words) -> str:
    """A schedule in one line, and why it is off."""
    told = words.say(
        "digest.line",
        channel=channel,
        what=mode_told(schedule, words),
        event=event_told(schedule, events, words),
        hour=hour_in(schedule.zone, schedule.hour),
    )
    return f"{told} · {words.say(f'digest.off-{schedule.off}')}" if schedule.off else told
