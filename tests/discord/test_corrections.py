"""Where posts cannot be put right, or not yet; and the list of all corrections."""

from dataclasses import replace

from bot.blocks import Note
from bot.correcting.mending import mended
from bot.pages.shown import Shown, ShownKind
from knowledge.storage.posting import Guild
from tests.bot.answers import BRIDGE, COUNTS, DENIAL, EVENT
from tests.bot.edited import correct
from tests.discord.carried import COLLAPSE, MOVED, NEW, all_sent, carried_out, edits, lines, notes
from tests.discord.posted import answered, posted
from tests.discord.world import World, text_of

# Where a post cannot be changed.


async def test_a_deleted_channel_or_message_is_left(world: World) -> None:
    other = world.guild.create_text_channel("other")
    await world.ask(COLLAPSE, where=other)
    answer = await answered(world, COLLAPSE)
    world.env.backend.delete_message(world.channel.id, answer.id)
    world.env.backend.delete_channel(other.id)
    await correct(world.desk, BRIDGE, guild=world.guild.id, statement=NEW)
    await carried_out(world)
    assert world.said() == []


async def test_an_answer_for_one_member_alone_is_left(world: World) -> None:
    await world.alice.slash(world.channel, "ask", question=COLLAPSE, private=True)
    await correct(world.desk, BRIDGE, guild=world.guild.id, statement=NEW)
    await carried_out(world)
    assert edits(world) == 0


async def test_what_can_no_longer_be_changed_is_answered_once(world: World) -> None:
    answer = await answered(world, COLLAPSE)
    for at, statement in enumerate((NEW, "Mill Bridge fell."), 1):
        path = f"/channels/*/messages/{answer.id}"
        world.env.inject_error("PATCH", path, status=400, code=50035)
        await correct(world.desk, BRIDGE, guild=world.guild.id, statement=statement)
        await carried_out(world)
        assert len(world.said()) == 2, at
    reply = world.said()[-1]
    assert reply.reference is not None
    assert reply.reference.message_id == answer.id
    assert lines(world)[:1] == [
        "Something in this answer was put right since, but I can no longer change it."
    ]
    assert notes(world) == [f"Corrected 1 Jan 2026: {MOVED} · Reason: misread"]


# The list of corrections.


async def test_corrections_are_listed_for_everybody_in_the_view_of_the_guild(world: World) -> None:
    await correct(world.desk, BRIDGE, guild=world.guild.id, statement=NEW, reason="The wire")
    await correct(world.desk, DENIAL, guild=world.guild.id + 1, statement="Not here.")
    await world.alice.slash(world.channel, "corrections")
    assert lines(world)[:4] == [
        "Corrections",
        "1 Jan 2026",
        MOVED,
        "FL-0003 · corrected · Reason: The wire [1][2]",
    ]
    assert "Not here." not in world.last()


async def test_corrections_of_one_event_since_a_day(world: World) -> None:
    await correct(world.desk, BRIDGE, guild=world.guild.id, statement=NEW)
    await world.alice.slash(
        world.channel, "corrections", event=EVENT.slug, since="yesterday", private=False
    )
    assert lines(world)[0] == "Corrections from 31 Dec 2025 on"
    await world.alice.slash(world.channel, "corrections", event="kazakhstan-2022")
    assert lines(world) == ["Nothing has been corrected or taken back here."]
    shown = await world.alice.slash(world.channel, "corrections", since="some day")
    assert shown.response is not None
    assert "is no time up to now that I can read" in text_of(shown.response)


async def test_pages_of_corrections_are_turned(world: World) -> None:
    for number in range(12):
        await correct(
            world.desk, COUNTS[0], guild=world.guild.id, statement=f"{'Many ' * 40}{number}."
        )
    await world.alice.slash(world.channel, "corrections")
    assert "Page 1 of" in world.last()
    await world.alice.click(world.said()[-1], label="▶")
    assert "Page 2 of" in world.last()


# After an outage.


async def test_a_change_that_was_given_up_is_tried_again(world: World) -> None:
    answer = await answered(world, COLLAPSE)
    post = await world.desk.posts.post_in(answer.id)
    assert post is not None
    guild, at = Guild(world.guild.id), world.desk.clock()
    async with world.bot.corrections._looking:
        await correct(world.desk, BRIDGE, guild=guild.id, statement=NEW)
        found = await mended(post, await world.desk.knowledge(guild.id), guild)
        assert found is not None
        await world.desk.posts.revise(found.post, at=at)
        await world.desk.posts.give_up(post.key, at=at)
    assert world.last() == text_of(answer)
    await world.bot.corrections.try_again()
    await all_sent(world)
    assert lines(world)[0] == NEW
    assert len(notes(world)) == 1


async def test_a_change_is_tried_again_three_times(world: World) -> None:
    shown = Shown(ShownKind.ANSWER, notes=(Note("Corrected 1 Jan 2026:", "this"),))
    await posted(world, shown)
    post = await world.desk.posts.post("i77")
    assert post is not None
    await world.desk.posts.revise(replace(post, body="{}"), at=0)
    for tries in (1, 2, 3, 3, 3):
        path = "/channels/*/messages/*"
        world.env.inject_error("PATCH", path, status=403, code=50001)
        await world.desk.posts.give_up("i77", at=0)
        await world.bot.corrections.try_again()
        await all_sent(world)
        assert edits(world) == tries
