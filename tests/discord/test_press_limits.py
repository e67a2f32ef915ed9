"""Whoever presses buttons too fast is told so, like whoever asks too fast."""

import time
from dataclasses import replace
from typing import Any, Final

import pytest
from simcord.backend.serializers import message_payload

from bot.asking.turns import Limits, Rate, Turns
from bot.gaps.acts import form_id
from bot.words import ENGLISH
from knowledge.storage.keeping import Gap, GapKind
from tests.discord.conftest import FLOOD
from tests.discord.editors import (
    EVENT,
    FACT,
    add,
    default_of,
    facts_of,
    fill,
    press,
    said,
)
from tests.discord.forging import Forger, told
from tests.discord.posted import alone, answered
from tests.discord.proposed import NEW, propose, queue
from tests.discord.world import World

EDIT: Final = "Edit and accept"


pytestmark = pytest.mark.usefixtures("opened")


async def test_presses_count_like_questions(world: World) -> None:
    answer = await answered(world)
    world.bot.turns = Turns(time.monotonic, limits=Limits(member=Rate(1, 0.001)))
    assert "GlobalSecurity" in alone(await world.bob.click(answer, label="Sources"))
    told = alone(await world.bob.click(answer, label="Sources"))
    assert "GlobalSecurity" not in told
    assert "fast" in told


async def test_commands_that_write_are_limited_by_member(world: World) -> None:
    """Also for those who may not: no record of the attempts grows without end."""
    world.bot.turns = Turns(time.monotonic, limits=Limits(writing=Rate(2, 0.001)))
    forger = Forger(world, world.alice.id, world.guild.id, world.channel.id, world.boss)
    shown = [told(await forger.slash("setup show")) for _ in range(4)]
    assert ["fast" in each for each in shown] == [False, False, True, True]
    assert "fast" not in told(await world.boss.slash(world.channel, "setup show"))
    entries = await world.desk.keeps.latest(world.guild.id)
    assert [(each.action, each.note) for each, _ in entries] == [("denied", "set-up")]


async def test_help_is_limited_like_questions(world: World) -> None:
    world.bot.turns = Turns(time.monotonic, limits=Limits(member=Rate(1, 0.001)))
    assert "fast" not in alone(await world.alice.slash(world.channel, "about"))
    assert "fast" in alone(await world.alice.slash(world.channel, "help"))


async def test_suggestions_are_limited_and_cost_no_answer(world: World) -> None:
    world.bot.turns = Turns(
        time.monotonic, limits=Limits(typing=Rate(2, 0.001), member=Rate(1, 0.001))
    )
    offered = [await world.alice.autocomplete(world.channel, "day", "date", "5") for _ in range(3)]
    assert [bool(each) for each in offered] == [True, True, False]
    shown = await world.alice.slash(world.channel, "day", date="5 January", private=True)
    assert "5 Jan 2022" in alone(shown)


# Presses and forms that write, or would.


def few(world: World, count: int) -> None:
    """Let nobody press or send in more than so often."""
    world.bot.turns = Turns(time.monotonic, limits=Limits(writing=Rate(count, 0.001)))


async def test_buttons_of_editing_are_limited_by_member(world: World) -> None:
    shown = await add(world)
    few(world, 1)
    assert (await press(world.boss, shown, "Change")).modal is not None
    assert "too fast; try again in" in said(await press(world.boss, shown, "Change"))
    assert "Saved as" not in said(await press(world.boss, shown, "Undo"))
    assert len(await facts_of(world)) == len(FLOOD.facts) + 1


async def test_form_that_comes_too_fast_is_kept_and_saved_later(world: World) -> None:
    before = set(await facts_of(world))
    form = await world.boss.slash(world.channel, "kb add", event=EVENT)
    few(world, 1)
    world.bot.turns.admit_command(world.boss.id, writes=True)
    refused = await fill(world.boss, form, **FACT)
    assert "too fast; try again in" in said(refused)
    assert set(await facts_of(world)) == before
    few(world, 10)
    again = await press(world.boss, refused, "Change")
    assert default_of(again)["statement"] == FACT["statement"]
    assert "Saved as" in said(await press(world.boss, refused, "Save"))
    assert len(await facts_of(world)) == len(before) + 1


async def test_form_that_came_too_fast_is_looked_at_before_it_is_saved(world: World) -> None:
    form = await world.boss.slash(world.channel, "kb add", event=EVENT)
    few(world, 1)
    world.bot.turns.admit_command(world.boss.id, writes=True)
    refused = await fill(world.boss, form, **(FACT | {"date": "5 July 2023"}))
    few(world, 10)
    shown = await press(world.boss, refused, "Save")
    assert ENGLISH.say("editing.look") in said(shown)
    assert len(await facts_of(world)) == len(FLOOD.facts)
    assert "Saved as" in said(await press(world.boss, shown, "Save"))


async def test_decisions_that_come_too_fast_keep_what_was_typed(world: World) -> None:
    await propose(world)
    shown = await queue(world)
    decline, edit = [await press(world.boss, shown, label) for label in ("Decline", EDIT)]
    few(world, 1)
    world.bot.turns.admit_command(world.boss.id, writes=True)
    assert "too fast" in said(await press(world.boss, shown, "Accept"))
    declined = await fill(world.boss, decline, reason="No such ferry.")
    assert ENGLISH.say("review.kept-reason") in said(declined)
    edited = await fill(world.boss, edit, statement="A ferry sank at its pier in the night.")
    assert ENGLISH.say("review.kept-text") in said(edited)
    assert len(await world.desk.keeps.proposals(world.guild.id)) == 1
    few(world, 10)
    form = await press(world.boss, edited, EDIT)
    assert default_of(form)["statement"] == "A ferry sank at its pier in the night."
    form = await press(world.boss, edited, "Decline")
    assert default_of(form)["reason"] == "No such ferry."
    assert "is declined" in said(await fill(world.boss, form))


async def test_pages_of_the_queue_are_not_counted_with_what_writes(world: World) -> None:
    for word in ("north", "south"):
        await propose(world, replace(NEW, statement=f"The {word} gate of the dam was opened."))
    shown = await queue(world)
    few(world, 1)
    world.bot.turns.admit_command(world.boss.id, writes=True)
    assert "south gate" in said(await press(world.boss, shown, "▶"))


async def test_report_that_comes_too_fast_is_told_back(world: World) -> None:
    answer = await answered(world)
    form = await world.bob.click(answer, label="Report")
    few(world, 1)
    world.bot.turns.admit_command(world.bob.id, writes=True)
    refused = said(await fill(world.bob, form, reason="A *wrong* day."))
    assert "too fast" in refused
    assert "Not sent: “A \\*wrong\\* day.”" in refused
    assert await world.desk.posts.reports(world.guild.id) == ()


async def test_buttons_and_forms_of_gaps_and_proposals_are_limited(world: World) -> None:
    proposal = await propose(world)
    gap = await world.desk.keeps.note_gap(
        Gap(world.guild.id, EVENT, GapKind.UNANSWERED, "who|", "who", 1, 1)
    )
    answer = await answered(world)
    message = payload_at(world, answer.id)
    few(world, 1)
    for user, identity in (
        (world.boss, f"tt6:dismiss:{gap.number}:1"),
        (world.alice, f"tt8:withdraw:{proposal.number}"),
    ):
        world.bot.turns.admit_command(user.id, writes=True)
        forger = Forger(world, user.id, world.guild.id, world.channel.id, world.boss)
        assert "too fast" in told(await forger.press(identity, message))
    forger = Forger(world, world.boss.id, world.guild.id, world.channel.id, world.boss)
    sent = await forger.submit(form_id(gap.number), message, fact="FL-0003")
    assert "too fast" in told(sent)
    assert len(await world.desk.keeps.proposals(world.guild.id)) == 1
    assert len(await world.desk.keeps.gaps(world.guild.id)) == 1


def payload_at(world: World, message: int) -> dict[str, Any]:
    backend = world.env.backend
    return dict(message_payload(backend, backend.get_message(world.channel.id, message)))
