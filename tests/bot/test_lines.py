"""Each channel has its own line, and nobody pushes in."""

import asyncio

import pytest

from bot.asking.lines import Lines
from bot.asking.turns import Crowded


async def served(lines: Lines, channel: int, name: str, order: list[str], pause: float) -> None:
    async with lines.stand(channel):
        await asyncio.sleep(pause)
        order.append(name)


async def test_who_comes_first_is_served_first() -> None:
    """However long each takes; another channel does not wait."""
    lines, order = Lines(), list[str]()
    await asyncio.gather(
        served(lines, 1, "slow", order, 0.02),
        served(lines, 1, "quick", order, 0.0),
        served(lines, 2, "elsewhere", order, 0.0),
    )
    assert order == ["elsewhere", "slow", "quick"]


async def test_line_that_is_empty_is_forgotten() -> None:
    lines = Lines()
    await served(lines, 1, "one", [], 0.0)
    with pytest.raises(ValueError, match="gone wrong"):
        async with lines.stand(1):
            raise ValueError("gone wrong")
    assert len(lines) == 0


async def test_whoever_gives_up_holds_up_nobody() -> None:
    lines, order = Lines(), list[str]()
    first = asyncio.create_task(served(lines, 1, "first", order, 0.02))
    second = asyncio.create_task(served(lines, 1, "second", order, 0.0))
    third = asyncio.create_task(served(lines, 1, "third", order, 0.0))
    await asyncio.sleep(0.005)
    second.cancel()
    await asyncio.gather(first, third)
    assert order == ["first", "third"]
    assert len(lines) == 0


async def test_full_line_takes_nobody_more() -> None:
    lines = Lines(longest=1)
    async with lines.stand(1):
        with pytest.raises(Crowded):
            async with lines.stand(1):
                pass
