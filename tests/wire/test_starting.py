"""How the bot begins: what it says when it cannot, and what it does when Discord is not there yet."""

from pathlib import Path

import pytest

from tests.wire.town import Town, open_town

BAD_CONFIGURATION = 78


def one_sentence(said: str) -> bool:
    return said.count("\n") == 1 and said.rstrip().endswith(".") and "Traceback" not in said


async def test_wrong_token_is_told_in_a_sentence(town: Town) -> None:
    town.bot.token = town.discord.token[::-1]
    town.bot.start()
    assert await town.bot.ended() == BAD_CONFIGURATION
    assert one_sentence(town.bot.said), town.bot.said
    assert "token" in town.bot.said
    assert town.bot.token not in town.bot.said
    assert len(town.discord.recorder.seen) == 1


async def test_token_that_was_withdrawn_meanwhile_is_told(town: Town) -> None:
    """Discord closes with 4004: no loop of identifications."""
    town.bot.start()
    await town.ready()
    await town.discord.gateway.close(4004)
    assert await town.bot.ended() == BAD_CONFIGURATION
    assert town.discord.gateway.count("identify") == 1
    assert town.sound() == []


async def test_token_that_only_the_api_refuses_ends_it_too(town: Town) -> None:
    """Without a storm: every refusal counts towards a ban."""
    town.bot.start()
    await town.ready()
    town.discord.token = town.discord.token[:-1]
    await town.ask()
    assert await town.bot.ended() == BAD_CONFIGURATION
    assert town.discord.recorder.invalid < 5
    assert town.sound() == []


async def test_missing_intent_is_told_in_a_sentence(town: Town) -> None:
    """The one that answering every question of a channel needs."""
    town.bot.settings["TICKTOCK_MESSAGE_CONTENT"] = "true"
    town.bot.start()
    assert await town.bot.ended() == BAD_CONFIGURATION
    assert "intent" in town.bot.said.lower()
    assert town.sound() == []


async def test_gateway_that_refuses_at_first_is_tried_again(town: Town) -> None:
    town.discord.gateway.refusals = 1
    town.bot.start()
    await town.ready()
    await town.discord.answered(await town.ask())
    assert await town.bot.stop() == 0
    assert town.sound() == []


async def test_api_that_is_not_there_at_first_is_tried_again(town: Town) -> None:
    port = town.discord.port
    await town.discord.stop()
    town.bot.start()
    with pytest.raises(TimeoutError):
        await town.ready(seconds=1)
    assert town.bot.alive
    await town.discord.start(port)
    await town.ready()
    await town.discord.answered(await town.ask())
    assert await town.bot.stop() == 0
    assert town.sound() == []


async def test_commands_are_put_only_when_they_changed(record: Path, tmp_path: Path) -> None:
    async with open_town(tmp_path, record, running=False) as town:
        await _put_once(town)


async def _put_once(town: Town) -> None:
    town.bot.start()
    await town.ready()
    await town.discord.until(lambda: len(town.discord.requests("PUT", "/commands")) == 1)
    await town.discord.answered(await town.ask())
    assert await town.bot.stop() == 0
    town.bot.start()
    await town.ready(2)
    await town.discord.answered(await town.ask())
    assert len(town.discord.requests("PUT", "/commands")) == 1
    assert await town.bot.stop() == 0
    assert town.sound() == []
