"""Watches as they are told: each change once, in its guild's words, until nobody can be told any more."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from bot.desk import Desk
from bot.sending.outbox import Outcome, Refused, Sent
from bot.watching.clockwork import Watching
from bot.watching.posts import KIND, WatchPosts, watch_key, watch_of
from bot.watching.targets import event_meant, name_choices, name_meant
from knowledge.document import describe
from knowledge.models import (
    Attribution,
    Fact,
    FactState,
    Figure,
    Name,
    NameKind,
    RevisionAction,
    Standing,
)
from knowledge.service import KnowledgeBase
from knowledge.storage import open_store
from knowledge.storage.editing import ChangeSet, Edit, Editor
from knowledge.storage.interface import FactStore
from knowledge.storage.keeping import Watch, WatchKind
from knowledge.storage.posting import Guild, Post
from tests.contract.records import FLOOD, FULL, fact, keep, span
from tests.discord.world import texts_in

HERE, THERE, ANN, BEN = 501, 502, 77, 78
HOUR = 3600
NOON = 1_700_049_600
"""15 November 2023, 12:00 (UTC)."""
NAMES = {name.id: name for name in FULL.names}


@dataclass
class Town:
    """A clockwork over a record, and what people in it do."""

    store: FactStore
    now: int = NOON
    members: set[int] | None = field(default_factory=lambda: {ANN, BEN})
    """Who is in the guild; ``None`` when nobody can say."""
    woken: list[int] = field(default_factory=list)
    edits: int = 0

    def __post_init__(self) -> None:
        self.desk = Desk(self.store, clock=lambda: self.now, read=_read)
        self.clockwork = self.process()

    def process(self) -> Watching:
        """A program on the record."""
        made = WatchPosts(
            self.desk,
            locale_of=lambda _guild: "en-GB",
            place_of=lambda _guild: "Steppe",
            name_of=lambda channel: f"#{channel}",
        )
        return Watching(
            self.desk.keeps,
            self.desk.posts,
            made,
            clock=lambda: self.now,
            wake=self.woken.append,
            is_member=self._is_member,
            breath=0.0,
        )

    async def _is_member(self, guild: int, member: int) -> bool | None:
        return None if self.members is None else member in self.members

    async def follow(self, kind: WatchKind = WatchKind.EVENT, target: str = "", **more: Any) -> int:
        made = Watch(HERE, FLOOD, kind, target, ANN, 0, "UTC", told=self.now)
        kept = await self.desk.keeps.watch(replace(made, **more))
        assert kept is not None
        return kept.number

    async def edit(self, *edits: Edit, by: int = BEN, guild: int = HERE, why: str = "") -> None:
        self.edits += 1
        changes = ChangeSet(Editor(by, "x"), why, self.now, f"e{self.edits}", edits)
        await self.store.view(guild).edit(changes)

    async def look(self, seconds: int = 2 * HOUR, clockwork: Watching | None = None) -> list[str]:
        """Let time go by and the bot look; the texts of what is written down then."""
        self.now += seconds
        before = {post.key for post in await self.posts()}
        await (clockwork or self.clockwork).rounds.look()
        return [said(post) for post in await self.posts() if post.key not in before]

    async def posts(self) -> list[Post]:
        untils = {each.told for each in await self.desk.keeps.watches()}
        keys = [watch_key(number, until) for number in range(1, 30) for until in untils]
        found = [await self.desk.posts.post(key) for key in keys]
        return [post for post in found if post is not None]

    async def tell(self, number: int, outcome: Outcome) -> None:
        post = Post(key=watch_key(number, self.now), kind=KIND, channel=0, guild=HERE)
        await self.clockwork.told(post, outcome)


async def _read(store: FactStore) -> KnowledgeBase:
    return KnowledgeBase(store.view(0))


def said(post: Post) -> str:
    return "\n".join(texts_in(json.loads(post.body)["components"]))


def new(statement: str, day: int = 3, **more: Any) -> Edit:
    made = replace(fact("", statement, span(day), **more), scope=FLOOD)
    return Edit(made, describe(made, NAMES), RevisionAction.ADD, 0)


def corrected(before: Fact, **more: Any) -> Edit:
    after = replace(before, **more)
    return Edit(after, describe(after, NAMES), RevisionAction.CORRECT, before.revision)


def retracted(before: Fact) -> Edit:
    return Edit(before, None, RevisionAction.RETRACT, before.revision, FactState.RETRACTED)


@pytest.fixture
async def town() -> AsyncIterator[Town]:
    store = await open_store("sqlite:///:memory:")
    await keep(store, FULL, at=NOON - 10 * HOUR)
    yield Town(store)
    await store.close()


async def facts(town: Town) -> tuple[Fact, ...]:
    return await town.store.view(HERE).facts((FLOOD,))


async def test_what_is_new_is_told_once_with_its_source(town: Town) -> None:
    await town.follow()
    await town.edit(new("A dam held."))
    (told,) = await town.look()
    assert told.startswith("## Steppe: what you follow has changed: The flood of river-1999\n")
    assert "A dam held." in told
    assert "Norland Gazette" in told
    assert await town.look() == []
    assert town.woken == [0]


async def test_direct_message_is_addressed_to_the_member_and_a_channels_to_the_channel(
    town: Town,
) -> None:
    await town.follow()
    await town.follow(member=0, channel=70)
    await town.edit(new("A dam held."))
    await town.look()
    posts = {post.channel: post for post in await town.posts()}
    assert (posts[0].asker, posts[70].asker) == (ANN, 0)
    assert {post.guild for post in posts.values()} == {HERE}
    assert "Steppe" not in said(posts[70])


async def test_correction_tells_what_stood_before_and_why(town: Town) -> None:
    first, second, *_ = await facts(town)
    await town.follow()
    await town.edit(
        corrected(
            first,
            statement="The water fell.",
            when=span(7),
            standing=Standing.DISPUTED,
            figures=(Figure("killed", 4),),
            attribution=Attribution("the mayor"),
            caveat="Seen from afar.",
        ),
        why="The gazette mended it.",
    )
    (told,) = await town.look()
    for text in (
        "Corrected",
        "The water fell.",
        f"Before: “{first.statement}”",
        "→ 7 Mar 1999",
        "→ killed 4",
        "reported → disputed",
        "nothing → the mayor",
        "Reason: The gazette mended it.",
    ):
        assert text in told, text
    assert second.statement not in told


async def test_what_was_taken_back_is_told_with_the_reason(town: Town) -> None:
    first, *_ = await facts(town)
    await town.follow()
    await town.edit(retracted(first), why="It was another river.")
    (told,) = await town.look()
    assert "Taken back" in told
    assert first.statement in told
    assert "Reason: It was another river." in told


async def test_only_what_is_followed_is_told(town: Town) -> None:
    await town.follow(WatchKind.NAME, "norland")
    await town.follow(WatchKind.MEASURE, "killed", member=BEN)
    await town.edit(new("A dam held."), by=79)
    assert await town.look() == []
    await town.edit(new("The quay held.", places=("quay",)), by=79)
    (told,) = await town.look()
    assert "Norland · The flood of river-1999" in told
    await town.edit(new("Two died.", figures=(Figure("killed", 2),)), by=79)
    (told,) = await town.look()
    assert "killed · The flood of river-1999" in told


async def test_own_edits_are_not_told_to_their_author(town: Town) -> None:
    await town.follow()
    await town.edit(new("A dam held."), by=ANN)
    assert await town.look() == []


async def test_edits_of_other_guilds_are_never_told(town: Town) -> None:
    await town.follow()
    await town.edit(new("A secret."), guild=THERE)
    assert await town.look() == []
    await town.edit(new("Everybody's."), guild=0)
    (told,) = await town.look()
    assert "Everybody's." in told
    assert "A secret." not in told


async def test_event_that_a_guild_may_not_read_is_not_told(town: Town) -> None:
    await town.follow()
    await town.desk.posts.save_guild(Guild(HERE, events=("fire",)), at=town.now)
    await town.edit(new("A dam held."))
    assert await town.look() == []
    await town.desk.posts.save_guild(Guild(HERE, events=(FLOOD,)), at=town.now)
    assert len(await town.look()) == 1


async def test_edits_of_an_hour_come_in_one_message(town: Town) -> None:
    await town.follow()
    await town.edit(new("A dam held."))
    assert await town.look(HOUR // 2) == []
    await town.edit(new("A bridge fell."))
    (told,) = await town.look(HOUR)
    assert "A dam held." in told
    assert "A bridge fell." in told


async def test_edit_of_the_very_minute_is_left_for_the_next_look(town: Town) -> None:
    """Another program may still be saving edits of the same instant."""
    await town.follow()
    town.now += 2 * HOUR
    await town.edit(new("A dam held."))
    assert await town.look(1) == []
    assert len(await town.look(120)) == 1


async def test_edit_that_was_saved_late_is_not_lost_to_a_look_meanwhile(town: Town) -> None:
    await town.follow()
    await town.edit(new("Another.", places=()), by=ANN)
    assert await town.look() == []
    town.now -= 30
    await town.edit(new("A dam held."))
    town.now += 30
    assert len(await town.look(120)) == 1


async def test_nobody_is_woken_at_night(town: Town) -> None:
    await town.follow()
    town.now += 9 * HOUR
    await town.edit(new("A dam held."))
    assert await town.look(2 * HOUR) == []
    assert len(await town.look(9 * HOUR)) == 1


async def test_many_changes_are_counted_and_corrections_come_first(town: Town) -> None:
    first, *_ = await facts(town)
    await town.follow()
    await town.edit(*(new(f"Dam {number} held.") for number in range(12)))
    await town.edit(corrected(first, statement="The water fell."))
    (told,) = await town.look()
    assert "The water fell." in told
    assert "… and 5 more" in told


async def test_message_is_in_the_guilds_language(town: Town) -> None:
    await town.desk.posts.save_guild(Guild(HERE, language="de"), at=town.now)
    await town.follow()
    await town.edit(new("A dam held."))
    (told,) = await town.look()
    assert "Was du verfolgst, hat sich geändert" in told


async def test_message_has_the_button_that_ends_it(town: Town) -> None:
    number = await town.follow()
    await town.edit(new("A dam held."))
    await town.look()
    (post,) = await town.posts()
    assert f'"tt5:stop:{number}"' in post.body
    assert watch_of(post.key) == number


async def test_two_programs_tell_it_once(town: Town) -> None:
    await town.follow()
    await town.edit(new("A dam held."))
    other = town.process()
    assert len(await town.look()) == 1
    assert await town.look(0, other) == []


async def test_who_left_the_guild_is_told_no_more(town: Town) -> None:
    await town.follow()
    town.members = {BEN}
    await town.edit(new("A dam held."))
    assert await town.look() == []
    assert await town.desk.keeps.watches() == ()


async def test_who_may_have_left_is_told_later(town: Town) -> None:
    await town.follow()
    town.members = None
    await town.edit(new("A dam held."))
    assert await town.look() == []
    town.members = {ANN}
    assert len(await town.look()) == 1


async def test_three_refusals_in_a_row_end_a_watch(town: Town) -> None:
    number = await town.follow()
    for outcome in (Refused("no"), Refused("no"), Sent(1), Refused("no"), Refused("no")):
        await town.tell(number, outcome)
    assert len(await town.desk.keeps.watches()) == 1
    await town.tell(number, Refused("no"))
    assert await town.desk.keeps.watches() == ()


async def test_moderators_learn_that_a_channel_is_told_no_more(town: Town) -> None:
    await town.desk.posts.save_guild(Guild(HERE, notices=90), at=town.now)
    number = await town.follow(member=0, channel=70)
    for _ in range(3):
        await town.tell(number, Refused("no"))
    notice = await town.desk.posts.next_in(90)
    assert notice is not None
    assert r"\#70 is told no more of The flood of river-1999" in said(notice).replace("\\-", "-")


async def test_store_that_fails_for_one_watch_leaves_the_others_alone(town: Town) -> None:
    await town.follow(event="gone")
    await town.follow()
    await town.edit(new("A dam held."))
    assert len(await town.look()) == 1


# What somebody means.


def test_name_is_meant_by_its_id_by_any_spelling_and_by_no_other() -> None:
    names = {(FLOOD, each.id): each for each in FULL.names}
    assert name_meant(names, f"{FLOOD}/mayor") is NAMES["mayor"]
    for typed in ("Ada Ström", "ada strom", "mayor", "ADA STRÖM"):
        assert name_meant(names, typed) is NAMES["mayor"]
    for typed in ("", "fire/mayor", "nobody"):
        assert name_meant(names, typed) is None


def test_names_are_offered_as_they_are_typed() -> None:
    names = {(FLOOD, each.id): each for each in FULL.names}
    other = Name("quay", NameKind.PLACE, "Quay", scope="fire")
    events = (FULL.event, replace(FULL.event, slug="fire", title="The fire"))
    all_names = {**names, ("fire", "quay"): other}
    assert {each.value for each in name_choices(all_names, events, "qua")} == {
        "fire/quay",
        f"{FLOOD}/quay",
    }
    (only,) = name_choices(all_names, events, "qua", "fire")
    assert (only.name, only.value) == ("Quay", "fire/quay")
    assert [each.value for each in name_choices(names, events, "ada storm")] == [f"{FLOOD}/mayor"]


def test_event_is_meant_by_slug_or_title_and_the_only_one_by_nothing() -> None:
    fire = replace(FULL.event, slug="fire", title="The fire")
    assert event_meant((FULL.event,), "") is FULL.event
    assert event_meant((FULL.event, fire), "") is None
    assert event_meant((FULL.event, fire), "the FIRE") is fire
