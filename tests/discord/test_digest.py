"""Daily digests as managers set them and members read them: commands, rights, the posts themselves."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

import discord
import pytest
import simcord

from bot.digests.contents import Look, content_of
from bot.pages.paging import sheets_of
from bot.pages.rebuild import build
from bot.pages.shown import read_shown
from bot.reader import reader_of
from bot.words import ENGLISH, words_for
from knowledge.ingest.load import prepare
from knowledge.models import Pack
from knowledge.storage.posting import DigestMode, Guild, PostState, Schedule
from tests.bot.answers import BRIDGE
from tests.discord.conftest import BEGIN, FLOOD
from tests.discord.world import Clock, World, buttons_of, text_of

HOUR: Final = 3600
DAY: Final = 24 * HOUR
SLUG: Final = "kazakhstan-2022"
NEW_YEAR: Final = date(2026, 1, 1).toordinal()
"""The bot's clock begins at its first second, in universal time."""


async def choose(world: World, **chosen: Any) -> None:
    """Keep choices of the guild."""
    guild = replace(Guild(world.guild.id), **chosen)
    await world.desk.posts.save_guild(guild, at=world.desk.clock())


async def run(world: World, command: str, **options: Any) -> str:
    """What the manager of the guild is told by a command, privately."""
    result = await world.boss.slash(world.channel, f"digest {command}", **options)
    assert result.ephemeral
    assert result.response is not None
    return text_of(result.response)


async def set_up(world: World, **options: Any) -> str:
    chosen = {"channel": world.channel, "hour": 8, "event": SLUG, **options}
    return await run(world, "set", **chosen)


async def held(world: World) -> tuple[Schedule, ...]:
    return await world.desk.posts.schedules(world.guild.id)


class Leaping(Clock):
    """A clock that can be set ahead, so that days go by without their half minutes."""

    ahead = 0

    def __call__(self) -> int:
        return super().__call__() + self.ahead


@pytest.fixture
def clock() -> Leaping:
    return Leaping(BEGIN)


async def pass_time(world: World, seconds: int) -> None:
    """Let time go by at once, and the bot look."""
    assert isinstance(world.desk.clock, Leaping)
    world.desk.clock.ahead += seconds - 31
    await world.env.advance_time(31)


async def pass_days(world: World, days: int, hours: int = 0) -> None:
    """Let time go by, two hours and a bit at a time."""
    for _ in range((days * 24 + hours) // 2):
        await pass_time(world, 2 * HOUR)
    if hours % 2:
        await pass_time(world, HOUR)


def silenced(world: World, name: str) -> simcord.ChannelHandle:
    """A channel that the bot sees and may not write in."""
    me = world.guild.me
    assert me is not None
    return world.guild.create_text_channel(
        name, overwrites={me: discord.PermissionOverwrite(send_messages=False)}
    )


# Setting one.


async def test_setting_a_digest_tells_what_comes_and_when(world: World) -> None:
    told = await set_up(world)
    assert told == (
        f"<#{world.channel.id}> gets a daily digest (on this day, Kazakhstan, January 2022) "
        "at 08:00 (UTC), from 1 Jan 2026 on."
    )
    (schedule,) = await held(world)
    assert schedule == Schedule(
        world.guild.id,
        world.channel.id,
        DigestMode.ON_THIS_DAY,
        SLUG,
        8,
        "UTC",
        begins=NEW_YEAR,
        id=schedule.id,
    )


async def test_zone_is_the_one_named_or_that_of_the_guild(world: World) -> None:
    await choose(world, zone="Europe/Vienna")
    assert "08:00 (Europe/Vienna)" in await set_up(world)
    assert "08:00 (Asia/Almaty)" in await set_up(world, zone="almaty")
    (schedule,) = await held(world)
    assert (schedule.zone, schedule.begins) == ("Asia/Almaty", NEW_YEAR)


async def test_unknown_zone_is_told_and_nothing_is_kept(world: World) -> None:
    told = await set_up(world, zone="Mars/**Olympus**")
    assert told == (
        r"There is no time zone “Mars/\*\*Olympus\*\*”; choose one from the list, such as "
        "Asia/Almaty."
    )
    assert await held(world) == ()


async def test_unknown_event_or_one_of_other_guilds_is_told(world: World) -> None:
    await choose(world, events=("flood-2021",))
    for asked in ("mars-2030", SLUG, "*"):
        assert "There is no event" in await set_up(world, event=asked)
    assert "The valley flood, 2021" in await set_up(world, event="flood-2021")


async def test_without_an_event_a_digest_is_of_all_but_a_replay_needs_one(world: World) -> None:
    assert "(on this day, all events)" in await run(world, "set", channel=world.channel, hour=8)
    assert "A replay needs one event" in await run(
        world, "set", channel=world.channel, hour=8, mode="replay"
    )
    await choose(world, events=(SLUG,))
    told = await run(world, "set", channel=world.channel, hour=8, mode="replay", pace=3)
    assert told.endswith("Each post shows 3 days of the event.")


async def test_channel_in_which_the_bot_cannot_post_is_kept_and_told(world: World) -> None:
    channel = silenced(world, "quiet")
    told = await set_up(world, channel=channel)
    assert f"I cannot post in <#{channel.id}> yet: give me the rights Send Messages there." in told
    assert [each.channel for each in await held(world)] == [channel.id]


async def test_setting_again_replaces_and_another_kind_stands_beside(world: World) -> None:
    await set_up(world)
    await set_up(world, hour=20)
    await set_up(world, mode="changes")
    assert [(each.mode, each.hour) for each in await held(world)] == [
        (DigestMode.CHANGES, 8),
        (DigestMode.ON_THIS_DAY, 20),
    ]


async def test_a_guild_has_so_many_digests_and_no_more(world: World) -> None:
    for number in range(25):
        await world.desk.posts.save_schedule(
            Schedule(world.guild.id, number, DigestMode.CHANGES, SLUG, 8, "UTC"), at=0
        )
    assert await set_up(world) == ("A server can have 25 daily digests at most; stop one first.")
    assert len(await held(world)) == 25


# Who may.


async def show_to_all(world: World) -> None:
    """Let everybody see the command, as a guild's administrators may."""
    commands = await world.bot.tree.fetch_commands()
    (digest,) = [each for each in commands if each.name == "digest"]
    world.guild.set_command_permissions(digest, {world.guild.default_role: True})


@pytest.mark.parametrize("command", ["set", "list", "stop", "preview"])
async def test_commands_are_hidden_from_plain_members_and_refused_all_the_same(
    world: World, command: str
) -> None:
    """Whoever sees a command has no more rights by that."""
    options = {"channel": world.channel, "hour": 8} if command == "set" else {}
    assert "digest" not in " ".join(world.alice.available_commands(world.channel))
    await show_to_all(world)
    result = await world.alice.slash(world.channel, f"digest {command}", **options)
    assert result.ephemeral
    assert "Only those who manage the server may do that" in text_of(result.response)
    assert await held(world) == ()


async def test_nothing_is_offered_to_whoever_may_not(world: World) -> None:
    await set_up(world)
    await show_to_all(world)
    for command, option in (("set", "zone"), ("set", "event"), ("stop", "digest")):
        filled = {"channel": world.channel, "hour": 8} if command == "set" else {}
        found = await world.alice.autocomplete(
            world.channel, f"digest {command}", option, "", **filled
        )
        assert found == []


# What is offered.


async def test_zones_events_and_digests_are_offered(world: World) -> None:
    await choose(world, zone="Asia/Almaty")
    await set_up(world)

    async def offered(command: str, option: str, typed: str) -> list[str]:
        filled = {"channel": world.channel, "hour": 8} if command == "set" else {}
        found = await world.boss.autocomplete(
            world.channel, f"digest {command}", option, typed, **filled
        )
        assert len(found) <= 25
        return [each["name"] for each in found]

    assert (await offered("set", "zone", ""))[0] == "Asia/Almaty (UTC+05:00)"
    assert await offered("set", "zone", "vienna") == ["Europe/Vienna (UTC+01:00)"]
    assert any("Kazakhstan" in each for each in await offered("set", "event", "kaz"))
    line = "#general · on this day · Kazakhstan, January 2022 · 08:00 (Asia/Almaty)"
    assert await offered("stop", "digest", "") == [line]
    assert await offered("preview", "digest", "GENERAL") == [line]
    assert await offered("preview", "digest", "news") == []


# Listing, stopping, looking ahead.


async def test_list_shows_every_digest_and_why_one_is_off(world: World) -> None:
    assert "No channel of this server gets a daily digest" in await run(world, "list")
    await set_up(world)
    await set_up(world, mode="changes")
    (changes, _) = await held(world)
    await world.desk.posts.switch_off(changes.id, "refused", None, at=0)
    told = await run(world, "list")
    assert "Daily digests of this server" in told
    assert "on this day · Kazakhstan, January 2022 · 08:00 (UTC)" in told
    assert "switched off, since Discord refused its last posts" in told


async def test_stopping_takes_the_digest_away(world: World) -> None:
    assert "No channel of this server" in await run(world, "stop")
    await set_up(world)
    await set_up(world, mode="changes")
    changes, daily = await held(world)
    assert "Say which digest" in await run(world, "stop")
    assert "There is no such digest" in await run(world, "stop", digest="999")
    told = await run(world, "stop", digest=str(changes.id))
    assert told == (
        f"<#{world.channel.id}> gets no daily digest (changes of the record, "
        "Kazakhstan, January 2022) any more."
    )
    assert await held(world) == (daily,)
    await run(world, "stop")
    assert await held(world) == ()


async def test_digest_of_another_guild_is_unknown_here(world: World) -> None:
    theirs = Schedule(1, 2, DigestMode.CHANGES, SLUG, 8, "UTC")
    other = await world.desk.posts.save_schedule(theirs, at=0)
    await set_up(world)
    for command in ("stop", "preview"):
        told = await run(world, command, digest=str(other.id))
        assert "There is no such digest here" in told
    assert len(await world.desk.posts.schedules(1)) == 1


async def test_preview_shows_the_next_day_that_has_anything(world: World) -> None:
    """1 January has no anniversary of the event; 2 January has."""
    await set_up(world)
    told = await run(world, "preview")
    assert "The post of 2 Jan 2026 would look like this" in told
    assert "4 years ago today" in told
    assert "Zhanaozen" in told
    assert world.said() == []


async def test_preview_with_nothing_to_show_says_so(world: World) -> None:
    await pass_time(world, 3 * DAY)
    await set_up(world, mode="changes")
    assert await run(world, "preview") == "The record has not changed since the last post."
    await run(world, "stop")
    await choose(world, events=("flood-2021",))
    await world.desk.posts.save_schedule(
        Schedule(world.guild.id, 70, DigestMode.ON_THIS_DAY, SLUG, 8, "UTC"), at=0
    )
    assert await run(world, "preview") == "Within a year there is nothing to post."


# The posts.


async def test_anniversaries_are_posted_once_a_day_and_empty_days_are_not(world: World) -> None:
    await set_up(world)
    await pass_days(world, 1)
    assert world.said() == []
    await pass_days(world, 3)
    first, second = world.said()
    assert "4 years ago today" in text_of(first)
    assert "2 Jan 2022" in text_of(first)
    assert "GlobalSecurity.org" in text_of(first)
    assert "4 Jan 2022" in text_of(second)
    (schedule,) = await held(world)
    assert await world.desk.posts.settled(schedule.id) == NEW_YEAR + 3


async def test_digest_keeps_what_its_buttons_and_later_corrections_need(world: World) -> None:
    await set_up(world)
    await pass_days(world, 1, 9)
    (message,) = world.said()
    post = await world.desk.posts.post_in(message.id)
    assert post is not None
    assert (post.kind, post.state, post.guild) == ("digest", PostState.SENT, world.guild.id)
    assert post.facts
    assert post.view
    first = post.facts[0]
    assert [each.key for each in await world.desk.posts.citing(SLUG, first.fact)] == [post.key]


async def test_replay_posts_day_after_day_and_ends(world: World) -> None:
    await choose(world, notices=world.channel.id)
    board = world.guild.create_text_channel("replay")
    await set_up(world, channel=board, mode="replay", pace=9)
    await pass_days(world, 3, 9)
    said = [text_of(each) for each in world.said(board)]
    assert ["Day 9 of 18" in said[0], "Day 18 of 18, the last one" in said[1]] == [True, True]
    assert len(said) == 2
    assert [each.off for each in await held(world)] == ["finished"]
    assert "The replay of Kazakhstan, January 2022 in #replay has come to its end" in world.last()


async def test_changes_of_the_record_are_posted_the_next_day(world: World) -> None:
    await set_up(world, event="flood-2021", mode="changes")
    await pass_days(world, 0, 9)
    before = len(world.said())
    changed = replace(BRIDGE, statement="The old bridge broke.")
    facts = tuple(changed if each.id == BRIDGE.id else each for each in FLOOD.facts)
    await _load(world, replace(FLOOD, facts=facts))
    await pass_days(world, 1)
    posted = world.said()[before:]
    assert len(posted) == 1
    told = text_of(posted[0])
    assert "1 fact of the record has changed" in told
    assert "The old bridge broke." in told
    assert "changed in the pack" in told


async def _load(world: World, pack: Pack) -> None:
    """Load an event anew, as an import does."""
    store = world.desk._store
    await store.load(
        prepare(pack, f"digest of {len(pack.facts)}"), actor="ed", at=world.desk.clock()
    )


async def test_digest_speaks_the_guild_s_language_and_can_be_plain(world: World) -> None:
    await choose(world, language="kk", plain=True)
    await set_up(world)
    await pass_days(world, 1, 9)
    (message,) = world.said()
    words = words_for("kk")
    assert words.say("digest.years-ago", count=4) in message.content
    assert message.flags.components_v2 is False


async def test_channel_that_refuses_three_times_is_switched_off_and_moderators_told(
    world: World,
) -> None:
    notices = world.guild.create_text_channel("moderators")
    await choose(world, notices=notices.id)
    channel = silenced(world, "quiet")
    await set_up(world, channel=channel)
    await pass_days(world, 3, 9)
    assert [each.off for each in await held(world)] == [""]
    await pass_days(world, 1)
    assert [each.off for each in await held(world)] == ["refused"]
    assert "The daily digest of #quiet (on this day, Kazakhstan, January 2022)" in world.last(
        notices
    )
    await pass_days(world, 2)
    assert world.said(channel) == []
    assert len(world.said(notices)) == 1
    assert "from" in await set_up(world, channel=channel)
    assert [(each.off, each.refusals) for each in await held(world)] == [("", 0)]


async def test_digest_pings_nobody(world: World) -> None:
    await set_up(world)
    await pass_days(world, 1, 9)
    sent = [each for each in world.env.http_requests if each.path.endswith("/messages")]
    assert sent
    assert all(each.json and each.json["allowed_mentions"] == {"parse": []} for each in sent)


async def test_bot_that_comes_back_in_time_posts_and_later_does_not(world: World) -> None:
    """Six hours after its hour a day is left out."""
    await set_up(world)
    await pass_time(world, DAY + 7 * HOUR)
    await pass_time(world, 7 * HOUR + 60)
    assert world.said() == []
    await pass_time(world, DAY)
    assert world.said() == []
    await pass_time(world, DAY - 2 * HOUR)
    (message,) = world.said()
    assert "4 Jan 2022" in text_of(message)


async def test_reconnecting_starts_no_second_clockwork(
    world: World, simcord_env: simcord.Env
) -> None:
    await set_up(world)
    for _ in range(5):
        world.bot.dispatch("ready")
    await simcord_env.settle()
    await pass_days(world, 1, 9)
    assert len(world.said()) == 1


async def test_readers_turn_pages_of_their_own_and_the_digest_stays(world: World) -> None:
    """5 January has more facts than one page holds."""
    await pass_time(world, 4 * DAY)
    await set_up(world)
    await pass_days(world, 0, 9)
    (message,) = world.said()
    before = text_of(message)
    assert "5 Jan 2022" in before
    result = await world.alice.click(
        message, custom_id=buttons_of(message)[ENGLISH.say("views.next")]
    )
    assert result.ephemeral
    turned = text_of(result.response)
    assert "Page 2 of" in turned
    assert turned.splitlines()[0] != before.splitlines()[0]
    assert text_of(world.said()[0]) == before


async def test_pages_of_a_digest_are_those_that_were_posted(world: World) -> None:
    """Built anew from the record they break where they broke when the digest was made."""
    made = Schedule(world.guild.id, 70, DigestMode.ON_THIS_DAY, SLUG, 8, "UTC")
    look = Look(made, NEW_YEAR + 4, None, BEGIN)
    knowledge = await world.desk.knowledge(0)
    for words in map(words_for, ("en", "ru", "kk", "de", "fr", "es")):
        content = await content_of(knowledge, look, words)
        assert content is not None
        reader = reader_of(Guild(world.guild.id), user=1, locale="en", at=BEGIN)
        shown = read_shown(content.shown.text())
        assert shown is not None
        again = await build(shown, knowledge, reader)
        assert sheets_of(again, words) == sheets_of(content.reply, words)
