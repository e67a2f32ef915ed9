"""What takes a while is acknowledged first, in one way for all commands and buttons."""

import asyncio
from pathlib import Path

import pytest

import bot
from bot.cogs.promptly import promptly

ROOT = Path(bot.__file__).parent


async def test_what_is_ready_is_not_acknowledged() -> None:
    acknowledged: list[bool] = []

    async def acknowledge() -> None:
        acknowledged.append(True)

    async def work() -> str:
        return "made"

    assert await promptly(work(), acknowledge) == "made"
    assert acknowledged == []


async def test_what_cannot_wait_is_acknowledged_before_it_is_made() -> None:
    free = asyncio.Event()

    async def acknowledge() -> None:
        free.set()

    async def work() -> str:
        await free.wait()
        return "made"

    assert await promptly(work(), acknowledge, wait=False) == "made"


async def test_what_goes_wrong_is_raised_to_who_asked() -> None:
    async def acknowledge() -> None:
        return None

    async def work() -> str:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await promptly(work(), acknowledge)


@pytest.mark.parametrize(
    ("words", "only"),
    [
        ("ui.DynamicItem", ["cogs/pressing.py"]),
        ("timeout=_AT_ONCE", ["cogs/promptly.py"]),
        ("def from_custom_id", ["cogs/pressing.py"]),
    ],
)
def test_it_is_written_once(words: str, only: list[str]) -> None:
    holding = [path for path in ROOT.rglob("*.py") if words in path.read_text("utf-8")]
    assert sorted(path.relative_to(ROOT).as_posix() for path in holding) == only
