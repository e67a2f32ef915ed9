"""Whoever presses buttons too fast is told so, like whoever asks too fast."""

import time

from bot.asking.turns import Limits, Rate, Turns
from tests.discord.forging import Forger, told
from tests.discord.posted import alone, answered
from tests.discord.world import World


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
