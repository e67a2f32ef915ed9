"""From a watch that is due to the post that tells it, and what moderators are told of one that ended."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.blocks import Reply, Sentence
from bot.layout import lay_out
from bot.pages.buttons import Own
from bot.pages.shown import Tone
from bot.reader import reader_of
from bot.watching.contents import target_told, told_reply
from bot.words import Words, words_for
from knowledge.errors import NotFound
from knowledge.models import Revision
from knowledge.storage.keeping import Watch
from knowledge.storage.posting import Guild, Post
from knowledge.watching import Change, changes_of, concerning

if TYPE_CHECKING:
    from bot.desk import Desk
    from knowledge.service import KnowledgeBase

__all__ = ["KIND", "News", "WatchPosts", "stop_id", "watch_key", "watch_of"]

KIND: Final = "watch"
"""The kind of the posts."""
_MOST: Final = 5000
"""Revisions that are read at once."""


def watch_key(number: int, until: int) -> str:
    """The key of the post by which a watch is told up to an instant."""
    return f"w{number}-{until}"


def watch_of(key: str) -> int:
    """The watch whose post has this key; 0 for other posts."""
    number, _, until = key.removeprefix("w").partition("-")
    ours = key.startswith("w") and number.isdecimal() and until.isdecimal()
    return int(number) if ours else 0


def stop_id(number: int) -> str:
    """The id of the button that ends a watch."""
    return f"tt5:stop:{number}"


@dataclass(frozen=True, slots=True)
class News:
    """What a watch may be told: its ``changes`` up to before the instant ``until``. ``whole`` when these
    are all of the time that was asked for."""

    changes: tuple[Change, ...]
    until: int
    whole: bool


class WatchPosts:
    """Makes posts. ``locale_of`` tells the locale that a guild has chosen on its platform, ``place_of`` how
    it is called there, ``name_of`` how one of its channels is."""

    def __init__(
        self,
        desk: "Desk",
        *,
        locale_of: Callable[[int], str],
        place_of: Callable[[int], str],
        name_of: Callable[[int], str],
    ) -> None:
        self._desk = desk
        self._locale_of = locale_of
        self._place_of = place_of
        self._name_of = name_of

    async def edition(self, watch: Watch) -> int | None:
        """A number that moves with each edit of the watch's event; ``None`` where it may not be read."""
        guild = await self._desk.posts.guild(watch.guild)
        if guild.events and watch.event not in guild.events:
            return None
        knowledge = await self._desk.knowledge(watch.guild)
        try:
            return (await knowledge.edition(watch.event))[0]
        except NotFound:
            return None

    async def news(self, watch: Watch, until: int) -> News:
        """What changed for a watch since it was told, up to before ``until``."""
        knowledge = await self._desk.knowledge(watch.guild)
        revisions = await knowledge.changes(
            since=watch.told, until=until, event=watch.event, limit=_MOST
        )
        full = len(revisions) == _MOST and revisions[-1].at > watch.told
        if full:
            until = revisions[-1].at
            revisions = tuple(each for each in revisions if each.at < until)
        histories = await _histories(knowledge, watch.event, revisions)
        names = await knowledge.names(watch.event)
        within = {each.id: each.within for each in names.values()}
        changes = concerning(watch, changes_of(revisions, histories), within)
        return News(changes, until, not full)

    async def post(self, watch: Watch, news: News, at: int) -> Post:
        """The post that tells them."""
        guild = await self._desk.posts.guild(watch.guild)
        words = self._words(guild, at)
        knowledge = await self._desk.knowledge(watch.guild)
        events, names = await knowledge.events(), await knowledge.names(watch.event)
        facts = [each.fact for each in news.changes]
        sources, _ = await knowledge.refer(facts)
        what = target_told(watch, events, names, words)
        head = words.say("watch.head", what=what)
        if watch.member and (place := self._place_of(watch.guild)):
            head = words.say("watch.head-direct", what=what, place=place)
        key = watch_key(watch.number, news.until)
        page = lay_out(
            told_reply(watch, news.changes, (sources, names), words, head),
            words=words,
            key=key,
            buttons=(Own(words.say("watch.stop"), stop_id(watch.number)),),
            plain=guild.plain,
        )
        return Post(
            key=key,
            kind=KIND,
            channel=watch.channel,
            guild=watch.guild,
            asker=watch.member,
            body=page.body(),
            created=at,
        )

    async def notice(self, watch: Watch, at: int) -> Post | None:
        """What moderators are told when a channel's watch has ended, where they want to be told."""
        guild = await self._desk.posts.guild(watch.guild)
        if watch.member or not guild.notices:
            return None
        words = self._words(guild, at)
        knowledge = await self._desk.knowledge(watch.guild)
        what = target_told(watch, await knowledge.events(), await knowledge.names(), words)
        channel = self._name_of(watch.channel)
        sentence = words.say("watch.notice-refused", channel=channel, what=what)
        page = lay_out(
            Reply((Sentence(sentence),)), words=words, plain=guild.plain, tone=Tone.TROUBLE
        )
        return Post(
            key=f"nw{watch.number}-{at}",
            kind="notice",
            channel=guild.notices,
            guild=guild.id,
            body=page.body(),
            created=at,
        )

    def _words(self, guild: Guild, at: int) -> Words:
        locale = self._locale_of(guild.id)
        return words_for(reader_of(guild, user=0, locale=locale, at=at).language)


async def _histories(
    knowledge: "KnowledgeBase", event: str, revisions: Iterable[Revision]
) -> dict[tuple[str, str], tuple[Revision, ...]]:
    """The histories of facts that are not new."""
    first: dict[str, int] = {}
    for each in revisions:
        first.setdefault(each.fact.id, each.number)
    old = [fact for fact, number in first.items() if number > 1]
    return {(event, fact): (await knowledge.fact(fact, event))[1] for fact in old}
