"""Members' proposals that editors accept while the bot is killed again and again: each author hears of it
once."""

import random
import time
from asyncio import sleep
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from shutil import copy
from typing import Final

from bot.app import open_desk
from bot.desk import Desk
from bot.reviewing.notices import Telling, accepted_post
from bot.words import words_for
from knowledge.authority import Actor
from knowledge.curate import Entering
from knowledge.curate.outcome import Alike
from knowledge.entry import Draft
from knowledge.storage.editing import Edited
from knowledge.storage.posting import Guild, Post
from tests.wire.faults import reset, status
from tests.wire.payloads import texts_of
from tests.wire.town import Town, load_record, open_town
from tests.wire.world import Channel, User

__all__ = ["Confirmed", "confirmed_through_kills"]

EVENT: Final = "kazakhstan-2022"
_ROLE: Final = 7
_SOURCE: Final = "globalsecurity-tick-tock"
_TODAY: Final = date(2024, 3, 15)
_PATIENCE: Final = 30.0
_MOMENT: Final = 0.05
"""Seconds within which the bot is killed after it began to tell."""
_DIRECT: Final = 0.3
"""Share of authors who are told in a direct message."""
_FAULTS: Final = 0.5
"""Share of the rounds in which one request goes wrong."""


@dataclass
class Confirmed:
    """Words to authors: how many were due, and what became of them."""

    kills: int = 0
    due: int = 0
    missing: int = 0
    doubled: int = 0
    tried: int = 0
    """Of them were sent again, as it was unknown whether they had arrived."""
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Word:
    """What somebody is told, and where: in a channel or, with ``direct``, for themselves alone."""

    statement: str
    channel: Channel
    direct: bool


async def _accept(desk: Desk, guild: Guild, author: User, word: _Word, number: int) -> None:
    """Propose as a member and accept as an editor, by a program that the bot knows nothing of."""
    at = desk.clock()
    who = Entering(
        Actor(author.id, guild.id, name=author.name),
        at,
        f"proposing-{number}",
        propose=True,
        channel=0 if word.direct else word.channel.id,
    )
    draft = Draft(statement=word.statement, date="5 January 2022", source=_SOURCE, paragraph="1")
    made = await (await desk.curator(guild.id)).add(who, EVENT, draft, today=_TODAY)
    assert made.proposal is not None
    proposal = made.proposal
    telling = Telling(guild, words_for("en"), f"a{number}", at)

    def tell(edited: Sequence[Edited]) -> tuple[Post, ...]:
        told = accepted_post(proposal, word.statement, edited[-1].fact, telling)
        assert told is not None
        return (told,)

    review = await desk.review(guild.id)
    editor = Actor(1, guild.id, frozenset({_ROLE}))
    try:
        await review.accept(editor, proposal.number, today=_TODAY, at=at, tell=tell)
    except Alike as alike:
        await review.accept(
            editor, proposal.number, today=_TODAY, at=at, tell=tell, near=alike.facts
        )


class _Through:
    """A town whose bot is killed in the midst of telling authors."""

    def __init__(self, town: Town, seed: int) -> None:
        self._town = town
        self._chance = random.Random(seed)  # noqa: S311 - the same moments in every run, as far as they go
        self._guild = Guild(town.guild.id, editor_role=_ROLE)
        self._authors = [town.user() for _ in range(3)]
        self._channels = [town.channel() for _ in range(3)]
        self.words: list[_Word] = []

    async def round(self, each: int) -> None:
        """Accept so many proposals, start the bot, and kill it while it tells their authors."""
        async with open_desk(self._store(), clock=lambda: int(time.time())) as desk:
            await desk.posts.save_guild(self._guild, at=desk.clock())
            for _ in range(each):
                number = len(self.words)
                author, channel = self._chance.choice(
                    list(zip(self._authors, self._channels, strict=True))
                )
                direct = self._chance.random() < _DIRECT
                place = self._town.discord.world.dm_with(author) if direct else channel
                text = f"A make-believe lantern of lot {number} was seen in Almaty."
                self.words.append(_Word(text, place, direct))
                await _accept(desk, self._guild, author, self.words[-1], number)
        if self._chance.random() < _FAULTS:
            fault = self._chance.choice((reset(applied=True), status(503), reset()))
            self._town.discord.faults.add("POST", "/messages$", fault)
        posted, wanted = self._posted(), self._chance.randint(1, each)
        self._town.bot.start()
        await self._town.discord.until(lambda: self._posted() >= posted + wanted, _PATIENCE)
        await sleep(self._chance.uniform(0, _MOMENT))
        await self._town.bot.kill()

    async def finish(self) -> None:
        """Let the bot tell what it still has to tell, and end in order."""
        self._town.discord.faults.clear()
        self._town.bot.start()
        await self._town.discord.answered(await self._town.ask(), _PATIENCE)
        await self._town.discord.until(lambda: all(map(self.times, self.words)), _PATIENCE)
        assert await self._town.bot.stop() == 0

    def times(self, word: _Word) -> int:
        """How often it was told."""
        said = self._town.discord.world.own_messages(word.channel.id)
        return sum(word.statement in texts_of(each).replace("*", "") for each in said)

    def _posted(self) -> int:
        return len(self._town.discord.requests("POST", "/messages"))

    def _store(self) -> str:
        return f"sqlite:///{self._town.bot.record}"


async def confirmed_through_kills(folder: Path, *, kills: int, each: int, seed: int) -> Confirmed:
    """Kill the bot so often, each time over the words of so many acceptances."""
    record = folder / "sound.db"
    await load_record(record)
    place = folder / "town"
    place.mkdir()
    async with open_town(place, Path(copy(record, place / "record.db")), running=False) as town:
        through = _Through(town, seed)
        for _ in range(kills):
            await through.round(each)
        await through.finish()
        times = [through.times(word) for word in through.words]
        return Confirmed(
            kills,
            len(times),
            missing=times.count(0),
            doubled=sum(each > 1 for each in times),
            tried=len(town.discord.requests("POST", "/messages")) - len(times),
            faults=town.sound(),
        )
