"""Whoever presses buttons too fast is told so, like whoever asks too fast."""

import time

from bot.asking.turns import Limits, Rate, Turns
from tests.discord.posted import alone, answered
from tests.discord.world import World


async def test_presses_count_like_questions(world: World) -> None:
    answer = await answered(world)
    world.bot.turns = Turns(time.monotonic, limits=Limits(member=Rate(1, 0.001)))
    assert "GlobalSecurity" in alone(await world.bob.click(answer, label="Sources"))
    told = alone(await world.bob.click(answer, label="Sources"))
    assert "GlobalSecurity" not in told
    assert "fast" in told
