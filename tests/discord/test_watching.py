"""Following an event, a name or a count: by command, told in direct messages and channels, ended by a press."""

from dataclasses import replace
from typing import Any, Final

import discord
import pytest
import simcord

from bot.blocks import Reply, Sentence
from bot.layout import lay_out
from bot.pages.buttons import Own
from bot.watching.posts import stop_id
from bot.words import ENGLISH
from knowledge.document import describe
from knowledge.models import Citation, Fact, Figure, RevisionAction
from knowledge.storage.editing import ChangeSet, Edit, Editor
from knowledge.storage.keeping import Watch, WatchKind
from knowledge.storage.posting import Guild, Post
from tests.bot.answers import day
from tests.discord.conftest import BEGIN
from tests.discord.editors import editor, said
from tests.discord.posted import settled
from tests.discord.world import Clock, World, text_of

HOUR: Final = 3600
FLOOD: Final = "flood-2021"
TITLE: Final = "The valley flood, 2021"


class Leaping(Clock):
    """A clock that can be set ahead, so that hours go by without their minutes."""

    ahead = 12 * HOUR

    def __call__(self) -> int:
        return super().__call__() + self.ahead


@pytest.fixture
def clock() -> Leaping:
    return Leaping(BEGIN)


async def pass_time(world: World, seconds: int = 2 * HOUR) -> None:
    """Let time go by at once, and the bot look."""
    assert isinstance(world.desk.clock, Leaping)
    world.desk.clock.ahead += seconds - 61
    await world.env.advance_time(61)


async def run(
    world: World, command: str, who: simcord.MemberActor | None = None, **options: Any
) -> str:
    """What somebody, Alice if nobody else, is told by a command, privately."""
    result = await (who or world.alice).slash(world.channel, f"watch {command}", **options)
    assert result.ephemeral
    assert result.response is not None
    return text_of(result.response)


async def held(world: World) -> tuple[Watch, ...]:
    return await world.desk.keeps.watches(world.guild.id)


async def edit(world: World, statement: str, *, event: str = FLOOD, **more: Any) -> None:
    """Somebody adds a fact to the guild's record."""
    made = Fact("", statement, day(5), citations=(Citation("post", 3),), scope=event, **more)
    knowledge = await world.desk.knowledge(world.guild.id)
    names = {each.id: each for each in (await knowledge.names(event)).values()}
    change = Edit(made, describe(made, names), RevisionAction.ADD, 0)
    at = world.desk.clock()
    changes = ChangeSet(Editor(77, "Ann"), "", at, f"{statement}/{at}", (change,))
    await world.desk._store.view(world.guild.id).edit(changes)


def direct(world: World) -> list[discord.Message]:
    return world.said(world.alice.user.dm_channel)


async def test_following_tells_what_will_come(world: World) -> None:
    told = await run(world, "event", event=FLOOD)
    assert told == (
        f"You now follow {TITLE}. I write to you directly when something is new or corrected, at most "
        "once an hour and not from 22:00 to 07:00 (UTC); if you have closed your direct messages, "
        "I cannot."
    )
    (watch,) = await held(world)
    assert watch == Watch(
        world.guild.id,
        FLOOD,
        WatchKind.EVENT,
        "",
        world.alice.id,
        0,
        "UTC",
        told=world.desk.clock(),
        number=watch.number,
    )


async def test_event_name_and_count_are_followed_by_whatever_they_are_called(world: World) -> None:
    assert "You now follow Mill Bridge" in await run(world, "name", name="mill bridge")
    assert "You now follow evacuated" in await run(world, "measure", measure="evacuation")
    assert "You now follow The valley flood" in await run(world, "event", event=TITLE.upper())
    targets = {(each.kind, each.target) for each in await held(world)}
    assert targets == {
        (WatchKind.NAME, "mill-bridge"),
        (WatchKind.MEASURE, "evacuated"),
        (WatchKind.EVENT, ""),
    }


async def test_what_is_not_there_cannot_be_followed(world: World) -> None:
    assert "There is no event “mars”" in await run(world, "event", event="mars")
    assert "called “\\*nobody\\*” is on record" in await run(world, "name", name="*nobody*")
    assert "Nothing called “luck” is counted" in await run(world, "measure", measure="luck")
    assert await held(world) == ()


async def test_of_several_events_it_is_asked_which_one_is_meant(world: World) -> None:
    told = await run(world, "event")
    assert told == "Several events are on record; say which one, in the option “event”."
    assert await held(world) == ()


async def test_count_of_several_events_needs_its_event(world: World) -> None:
    await edit(world, "Two died.", figures=(Figure("killed", 2),))
    assert "Several events count that" in await run(world, "measure", measure="killed")
    told = await run(world, "measure", measure="killed", event=FLOOD)
    assert told.startswith(f"You now follow killed · {TITLE}.")


async def test_same_is_followed_once_and_not_without_end(world: World) -> None:
    await run(world, "event", event=FLOOD)
    assert "That is followed already" in await run(world, "event", event=FLOOD)
    for number in range(24):
        target = f"n{number}"
        watch = Watch(
            world.guild.id, FLOOD, WatchKind.NAME, target, world.alice.id, 0, "UTC", told=0
        )
        await world.desk.keeps.watch(watch)
    assert "At most 25 things" in await run(world, "name", name="Oldtown")
    assert "You now follow" in await run(world, "name", world.bob, name="Oldtown")


async def test_events_that_a_guild_may_not_read_cannot_be_followed(world: World) -> None:
    guild = Guild(world.guild.id, events=("kazakhstan-2022",))
    await world.desk.posts.save_guild(guild, at=world.desk.clock())
    assert "There is no event" in await run(world, "event", event=FLOOD)
    assert "Nobody and nothing called" in await run(world, "name", name="flood-2021/oldtown")
    found = await world.alice.autocomplete(world.channel, "watch name", "name", "oldtown")
    assert found == []


async def test_news_come_in_a_direct_message_with_their_source(world: World) -> None:
    await run(world, "name", name="Oldtown")
    await edit(world, "A mast fell in Oldtown.", places=("oldtown",))
    await edit(world, "A mast fell elsewhere.")
    await pass_time(world)
    (message,) = direct(world)
    told = text_of(message)
    assert f"Steppe: what you follow has changed: Oldtown · {TITLE}" in told
    assert "A mast fell in Oldtown." in told
    assert "elsewhere" not in told
    assert "Valley Post" in told
    assert world.said() == []
    await pass_time(world)
    assert len(direct(world)) == 1


async def test_place_within_a_place_is_followed_with_it(world: World) -> None:
    await run(world, "name", name="Oldtown")
    await edit(world, "Mill Bridge was propped up.", places=("mill-bridge",))
    await pass_time(world)
    assert len(direct(world)) == 1


async def test_a_press_ends_it(world: World) -> None:
    await run(world, "measure", measure="evacuated", event=FLOOD)
    await edit(world, "More were moved.", figures=(Figure("evacuated", 1600),))
    await pass_time(world)
    (message,) = direct(world)
    result = await world.alice.user.click(message, label="Stop telling")
    assert text_of(result.response) == f"Nothing more is told of evacuated · {TITLE}."
    assert await held(world) == ()
    result = await world.alice.user.click(message, label="Stop telling")
    assert text_of(result.response) == "That is followed no longer."


async def test_only_editors_let_a_channel_be_told(world: World) -> None:
    edith = await editor(world)
    told = await run(world, "event", event=FLOOD, channel=world.channel)
    assert "editor" in told.lower() or "keep the record" in told.lower()
    assert await held(world) == ()
    told = await run(world, "event", edith, event=FLOOD, channel=world.channel)
    assert told.startswith(f"<#{world.channel.id}> now follows {TITLE}.")
    await edit(world, "A mast fell.")
    await pass_time(world)
    (message,) = world.said()
    assert "A mast fell." in text_of(message)
    result = await world.alice.click(message, label="Stop telling")
    assert len(await held(world)) == 1
    result = await edith.click(message, label="Stop telling")
    assert "Nothing more is told of" in text_of(result.response)
    assert await held(world) == ()


async def test_made_up_buttons_end_nothing(world: World) -> None:
    edith = await editor(world)
    await run(world, "event", event=FLOOD)
    await run(world, "event", edith, event=FLOOD, channel=world.channel)
    mine, theirs = await held(world)
    elsewhere = world.guild.create_text_channel("elsewhere")
    for number in (mine.number, theirs.number, 0, 999):
        stop = Own("Stop telling", stop_id(number))
        page = lay_out(Reply((Sentence("Press this."),)), buttons=(stop,))
        key, at = f"n{number}", world.desk.clock()
        await world.bot.sender.post(Post(key, "notice", elsewhere.id, body=page.body(), created=at))
        await settled(world, key)
        message = world.said(elsewhere)[-1]
        for who in (world.bob, edith):
            assert said(await who.click(message, label="Stop telling")) == (
                "That is followed no longer."
            )
    assert await held(world) == (mine, theirs)


async def test_who_left_the_server_is_told_no_more(world: World) -> None:
    await run(world, "event", event=FLOOD)
    await edit(world, "A mast fell.")
    world.guild.remove_member(world.alice.user)
    await pass_time(world)
    assert direct(world) == []
    assert await held(world) == ()


async def test_what_is_followed_is_listed_and_stopped(world: World) -> None:
    assert await run(world, "list") == "You follow nothing here."
    assert await run(world, "stop") == "You follow nothing here."
    await run(world, "event", event=FLOOD)
    await run(world, "name", name="Oldtown")
    told = await run(world, "list")
    assert f"{TITLE} · told to you directly" in told
    assert f"Oldtown · {TITLE} · told to you directly" in told
    assert await run(world, "list", world.bob) == "You follow nothing here."
    assert "Say what" in await run(world, "stop")
    assert "You do not follow that" in await run(world, "stop", watch="99")
    offered = await world.alice.autocomplete(world.channel, "watch stop", "watch", "oldt")
    (choice,) = offered
    assert choice["name"] == f"Oldtown · {TITLE} · told to you directly"
    assert "Nothing more is told of Oldtown" in await run(world, "stop", watch=choice["value"])
    assert "Nothing more is told of The valley" in await run(world, "stop")


async def test_names_counts_and_events_are_offered(world: World) -> None:
    async def offered(command: str, option: str, typed: str, **filled: Any) -> list[str]:
        found = await world.alice.autocomplete(
            world.channel, f"watch {command}", option, typed, **filled
        )
        assert len(found) <= 25
        return [each["name"] for each in found]

    assert await offered("name", "name", "mill br") == [f"Mill Bridge · {TITLE}"]
    assert await offered("name", "name", "mill br", event=FLOOD) == ["Mill Bridge"]
    assert any("evacuated" in each for each in await offered("measure", "measure", "evac"))
    assert any(TITLE in each for each in await offered("event", "event", "valley"))


async def test_watch_goes_on_after_a_restart(world: World) -> None:
    """What was edited while nothing looked is told at the next look."""
    await run(world, "event", event=FLOOD)
    (watch,) = await held(world)
    assert replace(watch, told=0).zone == "UTC"
    await edit(world, "A mast fell.")
    await pass_time(world, 30 * HOUR)
    assert len(direct(world)) == 1


async def test_who_is_forgotten_follows_nothing(world: World) -> None:
    await run(world, "event", event=FLOOD)
    await run(world, "event", world.bob, event=FLOOD)
    asked = await world.alice.slash(world.channel, "mydata delete")
    assert asked.response is not None
    await world.alice.click(asked.response, label=ENGLISH.say("mydata.confirm"))
    assert [each.member for each in await held(world)] == [world.bob.id]


async def test_nobody_follows_anything_from_direct_messages(world: World) -> None:
    commands = world.alice.user.available_commands()
    assert "ask" in commands
    assert not any(each.startswith("watch") for each in commands)
