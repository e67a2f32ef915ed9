"""Guilds side by side on one record, each with words that no other may ever see.

A guild writes two words of its own into whatever it adds: by the first others may ask, the second is a
secret. Whatever a guild is shown, an error or an empty list as well, is searched for the secrets of the
others. All guilds act at once, through the doors that the bot uses.
"""

import asyncio
import logging
import random
import re
from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot.correcting.listing import corrections_reply
from bot.desk import Desk
from bot.gaps.listing import Looking, draft_for, gap_seen, list_seen
from bot.lookups import day_of, measures_of, timeline_of
from bot.reader import Reader
from bot.reading.autocompleting import (
    Suggestions,
    day_choices,
    event_choices,
    fact_choices,
    measure_choices,
    place_choices,
    topic_choices,
)
from bot.reply import answer_reply
from bot.reviewing.files import Format, export_files
from bot.watching.posts import WatchPosts
from bot.words import words_for
from knowledge.authority import Actor
from knowledge.curate import Entering
from knowledge.curate.entries import Entry, read_entries
from knowledge.entry import Draft
from knowledge.errors import KnowledgeError
from knowledge.gaps import sought, stems_of
from knowledge.models import Fact, Link, LinkKind, Pack
from knowledge.service import KnowledgeBase
from knowledge.storage import open_store
from knowledge.storage.interface import FactStore
from knowledge.storage.keeping import Watch, WatchKind
from knowledge.storage.posting import Guild
from tests.bot.guild_words import HIDDEN, PLACES, Heard, Pen, Seen
from tests.contract.records import AT, FLOOD, FULL, keep

__all__ = ["DEEDS", "Neighbours", "Seen"]

_TODAY: Final = date(1999, 3, 20)
_ROLE: Final = 7
_OWN: Final = re.compile(f"{HIDDEN}([a-z]{{2}})")
"""A secret, in whatever case, with the two letters of its guild."""
_WORDS: Final = words_for("en")


class Neighbours:
    """Guilds over one record in ``folder``; everything they do follows from
    ``seed``. ``made`` is the event that they all read."""

    def __init__(self, folder: Path, *, guilds: int = 20, seed: int = 1, made: Pack = FULL) -> None:
        self._pack = made
        self._file = folder / "record.db"
        self._chance = random.Random(seed)  # noqa: S311 - the same operations in every run
        self._guilds = [
            Pen(number, random.Random(f"{seed} {number}"))  # noqa: S311 - as above
            for number in range(guilds)
        ]
        self._at = AT
        self._heard = Heard()
        self.seen = Seen()

    async def run(self, operations: int) -> Seen:
        """Let the guilds do so many things, one each at a time, and search what each is shown."""
        store = await open_store(f"sqlite:///{self._file}")
        root = logging.getLogger()
        level = root.level
        root.addHandler(self._heard)
        root.setLevel(logging.DEBUG)
        try:
            await keep(store, self._pack)
            await self._rounds(store, operations)
        finally:
            root.removeHandler(self._heard)
            root.setLevel(level)
            await store.close()
        self._search("the log", None, "\n".join(self._heard.lines))
        return self.seen

    async def _rounds(self, store: FactStore, operations: int) -> None:
        async def read(opened: FactStore) -> KnowledgeBase:
            return KnowledgeBase(opened)

        desk = Desk(store, clock=lambda: self._at, read=read)
        for guild in self._guilds:
            await desk.posts.save_guild(Guild(guild.id, editor_role=_ROLE), at=self._at)
        suggestions = Suggestions()
        left = operations
        try:
            while left > 0:
                self._at += 60
                acting = self._guilds[: min(left, len(self._guilds))]
                async with asyncio.TaskGroup() as group:
                    for each in acting:
                        group.create_task(self._act(desk, suggestions, each))
                left -= len(acting)
                self._chance.shuffle(self._guilds)
            await self._stranger(desk, suggestions)
        finally:
            await desk.close()

    async def _stranger(self, desk: Desk, suggestions: Suggestions) -> None:
        """What is read outside guilds, and in one that has recorded nothing, holds nobody's words."""
        for guild in (0, 5):
            stranger = Pen(0, self._chance)
            stranger.id, stranger.letters, stranger.secret = guild, "--", stranger.ask
            member = _Member(desk, suggestions, stranger, self._guilds, self._at)
            for kind in _READING:
                await self._tried(kind, stranger, member)

    async def _act(self, desk: Desk, suggestions: Suggestions, guild: Pen) -> None:
        kind = guild.chance.choices(list(DEEDS), weights=list(DEEDS.values()))[0]
        guild.done += 1
        member = _Member(desk, suggestions, guild, self._guilds, self._at)
        await self._tried(kind, guild, member)

    async def _tried(self, kind: str, guild: Pen, member: "_Member") -> None:
        work: Callable[[], Awaitable[object]] = getattr(member, kind)
        self.seen.operations += 1
        self.seen.kinds[kind] += 1
        try:
            shown = repr(await work())
        except KnowledgeError as error:
            self.seen.refused += 1
            shown = f"{error!r} {error} {vars(error)}"
        self._search(kind, guild.letters, shown)

    def _search(self, kind: str, letters: str | None, shown: str) -> None:
        found = set(_OWN.findall(shown.casefold()))
        self.seen.own += letters in found
        for other in found - {letters}:
            at = shown.casefold().index(HIDDEN + other)
            self.seen.leaks.append(f"{kind} of {letters}: …{shown[max(0, at - 60) : at + 60]}…")


class _Member:
    """Somebody of a guild who does one thing. What a method gives is what they are shown."""

    def __init__(
        self,
        desk: Desk,
        suggestions: Suggestions,
        guild: Pen,
        guilds: list[Pen],
        at: int,
    ) -> None:
        self._desk = desk
        self._suggestions = suggestions
        self._guild = guild
        self._guilds = guilds
        self._at = at
        self._actor = Actor(
            900 + guild.id, guild.id, frozenset({_ROLE}), True, name=f"{guild.secret} editor"
        )
        self._reader = Reader(900, Guild(guild.id), "en", _TODAY)

    def _who(self, **more: Any) -> Entering:
        return Entering(self._actor, self._at, f"i{self._guild.done}", **more)

    def _words(self) -> str:
        """What is asked for: half of the time what another guild would ask for."""
        chance = self._guild.chance
        other = chance.choice(self._guilds) if chance.random() < 0.5 else self._guild
        place = chance.choice(PLACES)
        return chance.choice(
            (
                f"what was the {other.ask} in {place}?",
                f"when was {other.ask} seen?",
                f"how many {other.ask} on {chance.randint(1, 30)} March?",
                f"who is {other.ask[:-1]}?",
                f"what happened on {chance.randint(1, 30)} March 1999 in {place}?",
                "how many people were evacuated?",
            )
        )

    def _fact(self) -> str:
        """A fact of the guild's, or an id that others use too."""
        chance = self._guild.chance
        if self._guild.facts and chance.random() < 0.8:
            return chance.choice(self._guild.facts)
        return chance.choice(("RF-0001", "RF-0002", "RI-G001", "RI-G007", "RI-G019"))

    async def _knowledge(self) -> KnowledgeBase:
        return await self._desk.knowledge(self._guild.id)

    # Editing.

    async def add(self) -> object:
        curator = await self._desk.curator(self._guild.id)
        draft = self._guild.draft(self._guild.done)
        made = await curator.add(self._who(), FLOOD, draft, today=_TODAY)
        self._guild.facts += [each.fact for each in made.edited]
        return made

    async def correct(self) -> object:
        curator = await self._desk.curator(self._guild.id)
        fact = self._fact()
        seen = await curator.seen(FLOOD, fact)
        draft = self._guild.draft(self._guild.done)
        reason = f"{self._guild.secret} wants it"
        made = await curator.correct(
            self._who(), FLOOD, fact, draft, expected=seen, reason=reason, today=_TODAY
        )
        return made, await curator.draft(FLOOD, fact)

    async def late(self) -> object:
        """A correction of what somebody else changed meanwhile: the error holds the fact as it is."""
        curator = await self._desk.curator(self._guild.id)
        draft = self._guild.draft(self._guild.done)
        return await curator.correct(
            self._who(), FLOOD, self._fact(), draft, expected=99, reason="late", today=_TODAY
        )

    async def check(self) -> object:
        """A form whose text is much like another guild's facts: duplicates and conflicts are told."""
        curator = await self._desk.curator(self._guild.id)
        other = self._guild.chance.choice(self._guilds)
        draft = Draft(
            statement=f"The {other.ask.title()} of lot {other.done} in Almena was seen.",
            date="3 March 1999",
            source=f"{other.ask} Herald",
            names=other.ask.title(),
            figures="evacuated: 1,300",
        )
        return await curator.check(FLOOD, draft, today=_TODAY)

    async def retract(self) -> object:
        curator = await self._desk.curator(self._guild.id)
        fact = self._fact()
        seen = await curator.seen(FLOOD, fact)
        return await curator.retract(self._who(), FLOOD, fact, expected=seen, reason="not so")

    async def undo(self) -> object:
        curator = await self._desk.curator(self._guild.id)
        fact = self._fact()
        seen = await curator.seen(FLOOD, fact)
        return await curator.undo(self._who(), FLOOD, fact, expected=seen, reason="a mistake")

    async def link(self) -> object:
        curator = await self._desk.curator(self._guild.id)
        fact, link = self._fact(), Link(LinkKind.CONTRADICTS, self._fact())
        seen = await curator.seen(FLOOD, fact)
        return await curator.link(self._who(), FLOOD, fact, link, expected=seen)

    async def propose(self) -> object:
        curator = await self._desk.curator(self._guild.id)
        draft = self._guild.draft(self._guild.done)
        return await curator.add(
            self._who(propose=True), FLOOD, draft, today=_TODAY, reason=self._guild.secret
        )

    async def queue(self) -> object:
        """All that waits, and one that may be another guild's: numbers are the record's own."""
        review = await self._desk.review(self._guild.id)
        waiting = await review.queue(self._actor, at=self._at)
        if waiting and self._guild.chance.random() < 0.7:
            return waiting, await review.accept(
                self._actor, waiting[0].number, today=_TODAY, at=self._at
            )
        number = self._guild.chance.randint(1, 200)
        return waiting, await review.draft(self._actor, number, at=self._at)

    async def bulk(self) -> object:
        """A file with faults that name what is already there, or a sound one."""
        bulk = await self._desk.bulk(self._guild.id)
        draft = self._guild.draft(self._guild.done)
        entries = (Entry(1, draft=draft), Entry(2, id=self._fact(), draft=Draft(statement="x")))
        chosen = entries if self._guild.chance.random() < 0.5 else entries[:1]
        made = await bulk.add_many(
            self._who(), FLOOD, chosen, name="a.csv", reason="a file", today=_TODAY
        )
        self._guild.facts += [each.fact for each in made.edited]
        return made

    async def read_file(self) -> object:
        return read_entries(b'{"statement": 3}\n{"id"', f"{self._guild.secret}.jsonl", event=FLOOD)

    async def history(self) -> object:
        curator = await self._desk.curator(self._guild.id)
        return await curator.history(FLOOD, self._fact())

    async def audit(self) -> object:
        keeps = self._desk.keeps
        return (
            await keeps.latest(self._guild.id, limit=20),
            await keeps.audit(self._guild.id, limit=20),
            await keeps.mine(self._actor.user),
        )

    async def diverged(self) -> object:
        curator = await self._desk.curator(self._guild.id)
        return await curator.diverged(self._actor, at=self._at)

    async def roll_back(self) -> object:
        """What a member of any guild edited: here there is none of others'."""
        curator = await self._desk.curator(self._guild.id)
        other = self._guild.chance.choice(self._guilds)
        who = self._who()
        return await curator.rollback(who, 900 + other.id, self._at - 900, preview=True, reason="-")

    # Reading.

    async def ask(self) -> object:
        answer = await (await self._knowledge()).ask(self._words(), today=_TODAY)
        return answer, answer_reply(answer, words=_WORDS)

    async def ask_then(self) -> object:
        """As it was known a while ago; laid out in memory, and shared by whoever asks for it."""
        then = await self._desk.knowledge(self._guild.id, self._at - self._at % 6000)
        return await then.ask(self._words(), today=_TODAY)

    async def day(self) -> object:
        when = f"{self._guild.chance.randint(1, 30)} March 1999"
        return await day_of(await self._knowledge(), when, today=_TODAY, event=FLOOD, words=_WORDS)

    async def timeline(self) -> object:
        knowledge = await self._knowledge()
        about = self._words() if self._guild.chance.random() < 0.3 else ""
        return (
            await timeline_of(knowledge, "", today=_TODAY, event=FLOOD, words=_WORDS),
            await knowledge.timeline(today=_TODAY, about=about),
        )

    async def figure(self) -> object:
        knowledge = await self._knowledge()
        told = await measures_of(knowledge, FLOOD, words=_WORDS)
        other = self._guild.chance.choice(self._guilds)
        measure = self._guild.chance.choice(("evacuated", self._guild.secret, other.ask))
        return told, await knowledge.figure(measure)

    async def fact(self) -> object:
        return await (await self._knowledge()).fact(self._fact(), FLOOD)

    async def lists(self) -> object:
        knowledge = await self._knowledge()
        return (
            await knowledge.names(),
            await knowledge.sources(),
            await knowledge.measures(),
            await knowledge.events(),
            await knowledge.edition(FLOOD),
            await knowledge.passages(FLOOD, "gazette", 1),
        )

    async def suggestions(self) -> object:
        chance = self._guild.chance
        indexes = await self._suggestions.indexes(await self._knowledge(), self._reader)
        other = chance.choice(self._guilds)
        typed = chance.choice(
            ("", other.ask[:4], other.ask, self._guild.ask, "lot", "RI-G", "vexl")
        )
        return (
            event_choices(indexes, typed, _WORDS),
            day_choices(indexes, typed, _WORDS, _TODAY),
            measure_choices(indexes, typed, _WORDS),
            place_choices(indexes, typed, _WORDS),
            fact_choices(indexes, typed),
            topic_choices(indexes, typed, _WORDS),
        )

    async def corrections(self) -> object:
        return await corrections_reply(
            await self._knowledge(), (FLOOD,), _WORDS, zone=ZoneInfo("UTC"), since=None
        )

    async def gaps(self) -> object:
        """What is not on record is counted, listed, opened, and begins a form."""
        knowledge, keeps = await self._knowledge(), self._desk.keeps
        answer = await knowledge.ask(self._words(), today=_TODAY)
        names = await knowledge.names()
        known = await knowledge.holds(stems_of(answer.context), FLOOD)
        if (found := sought(answer.context, names, known)) is not None:
            await keeps.note_gap(found.gap(self._guild.id, at=self._at), waiting=900)
        looking = Looking(knowledge, _WORDS, _TODAY, "UTC")
        listed = await keeps.gaps(self._guild.id)
        seen = await list_seen(listed, looking)
        if not listed:
            return seen
        gap = self._guild.chance.choice(listed)
        number = self._guild.chance.randint(1, 60)
        return (
            seen,
            await gap_seen(gap, listed, looking),
            draft_for(gap, names),
            await keeps.gap(self._guild.id, number),
        )

    async def watches(self) -> object:
        """Follow something, and be told what has changed; of one that others follow as well."""
        keeps = self._desk.keeps
        kind = self._guild.chance.choice((WatchKind.EVENT, WatchKind.MEASURE))
        target = "" if kind is WatchKind.EVENT else self._guild.secret
        made = await keeps.watch(
            Watch(self._guild.id, FLOOD, kind, target, 900, 0, "UTC", told=self._at - 6000)
        )
        held = await keeps.watches(self._guild.id)
        if not held:
            return made, held
        works = WatchPosts(
            self._desk,
            locale_of=lambda _: "en",
            place_of=lambda guild: f"guild {guild}",
            name_of=str,
        )
        watch = self._guild.chance.choice(held)
        news = await works.news(watch, self._at)
        told = await works.post(watch, news, self._at)
        await keeps.unwatch(watch.number, guild=self._guild.id)
        return made, held, news, told

    async def export(self) -> object:
        knowledge = await self._knowledge()
        facts: tuple[Fact, ...] = await knowledge.facts(FLOOD)
        names = tuple((await knowledge.names()).values())
        sources = tuple((await knowledge.sources()).values())
        return [export_files(FLOOD, facts, names, sources, form) for form in Format]


_READING: Final = (
    "ask",
    "day",
    "timeline",
    "figure",
    "fact",
    "lists",
    "suggestions",
    "corrections",
    "export",
)
DEEDS: Final[Mapping[str, int]] = {
    "add": 8,
    "correct": 5,
    "retract": 5,
    "undo": 4,
    "link": 2,
    "late": 2,
    "check": 3,
    "propose": 3,
    "queue": 5,
    "bulk": 2,
    "read_file": 1,
    "history": 4,
    "audit": 3,
    "diverged": 1,
    "roll_back": 1,
    "ask": 20,
    "ask_then": 1,
    "day": 5,
    "timeline": 3,
    "figure": 4,
    "fact": 5,
    "lists": 3,
    "suggestions": 8,
    "corrections": 3,
    "gaps": 4,
    "watches": 4,
    "export": 2,
}
"""What is done, and how often beside all else."""
