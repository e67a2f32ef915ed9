"""What was on record at an earlier time: asked for, and read by its buttons."""

import json

import pytest

from bot.pages.shown import Shown
from tests.bot.answers import BRIDGE
from tests.bot.edited import correct
from tests.discord.carried import COLLAPSE, NEW, OLD, carried_out, edits, lines
from tests.discord.editors import said
from tests.discord.world import World

NOTE = "As known then: what was on record on 2026-01-01 00:30 UTC."


async def edited_later(world: World) -> None:
    """An hour after the record was loaded a fact is corrected in the guild."""
    await world.env.advance_time(3600)
    await correct(world.desk, BRIDGE, guild=world.guild.id, statement=NEW)


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("ask", {"question": "what happened to Mill Bridge?"}),
        ("day", {"date": "2 July 2021"}),
        ("fact", {"id": "FL-0003"}),
    ],
)
async def test_record_is_told_as_it_was_known_then(
    world: World, command: str, options: dict[str, str]
) -> None:
    await edited_later(world)
    await world.alice.slash(world.channel, command, **options)
    assert NEW in world.last().replace("*", "")
    await world.alice.slash(world.channel, command, known_at="2026-01-01 00:30", **options)
    assert OLD in world.last().replace("*", "")
    assert NEW not in world.last().replace("*", "")
    assert NOTE in lines(world)


@pytest.mark.usefixtures("opened")
async def test_facts_are_handed_out_as_they_were_known_here(world: World) -> None:
    await edited_later(world)
    later = "2026-01-01 01:30"
    await world.env.advance_time(3600)
    await correct(world.desk, BRIDGE, guild=world.guild.id, statement="Mill Bridge fell.")
    for known, statement in (("2026-01-01 00:30", OLD), (later, NEW), ("", "Mill Bridge fell.")):
        options = {"known_at": known} if known else {}
        told = await world.boss.slash(world.channel, "kb export", event="flood-2021", **options)
        assert told.response is not None
        (file,) = told.response.attachments
        data = world.env.backend.cdn.get(file.url)
        assert data is not None
        facts = {each["id"]: each["statement"] for each in map(json.loads, data.splitlines())}
        assert facts[BRIDGE.id] == statement


@pytest.mark.usefixtures("opened")
async def test_export_tells_as_when_and_gives_no_empty_file(world: World) -> None:
    await edited_later(world)
    told = await world.boss.slash(world.channel, "kb export", known_at="2026-01-01 00:30")
    assert NOTE in said(told).replace("*", "")
    assert told.response is not None
    assert len(told.response.attachments) == 2
    early = await world.boss.slash(world.channel, "kb export", known_at="2025-06-01 12:00")
    assert said(early) == ("Nothing was on record here on 2025-06-01 12:00 UTC; name a later time.")
    assert early.response is not None
    assert early.response.attachments == []


async def test_such_an_answer_is_not_put_right(world: World) -> None:
    await edited_later(world)
    await world.alice.slash(world.channel, "ask", question=COLLAPSE, known_at="2026-01-01 00:30")
    await correct(world.desk, BRIDGE, guild=world.guild.id, statement="Mill Bridge fell.")
    await carried_out(world)
    assert edits(world) == 0
    assert OLD in world.last().replace("*", "")


async def test_time_that_cannot_be_read_is_told(world: World) -> None:
    told = await world.alice.slash(world.channel, "ask", question=COLLAPSE, known_at="whenever")
    assert told.response is not None
    assert "no time up to now" in told.response.content


def test_instant_is_kept_with_what_is_shown() -> None:
    from bot.pages.shown import ShownKind, read_shown

    shown = Shown(ShownKind.DAY, known=1_767_225_600)
    assert read_shown(shown.text()) == shown
