"""How the bot ends: by a signal, in the middle of work, and by being killed at any moment."""

import asyncio
import random
import signal

import pytest

from tests.wire.faults import html, reset, slow, status, truncated
from tests.wire.payloads import texts_of
from tests.wire.town import QUESTION, Town


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
async def test_what_was_begun_is_finished_after_a_signal(town: Town, sign: signal.Signals) -> None:
    town.bot.start()
    await town.ready()
    await town.discord.answered(await town.ask())
    town.discord.faults.add("POST", "/messages$", slow(1.0), times=3)
    asked = [await town.ask() for _ in range(3)]
    called = await town.discord.members.calls(town.user(), town.channel(), "ask", question=QUESTION)
    await town.discord.until(lambda: called.answer != 0)
    town.bot.send(sign)
    assert await town.bot.ended(10) == 0
    assert [len(town.discord.answers_to(question)) for question in asked] == [1, 1, 1]
    assert called.shown is not None
    assert town.sound() == []


async def test_what_cannot_be_sent_at_the_end_is_sent_at_the_next_start(town: Town) -> None:
    town.bot.start()
    await town.ready()
    channel = town.channel()
    town.discord.faults.add("POST", f"/channels/{channel.id}/messages$", status(503), times=99)
    asked = await town.ask(channel)
    path = f"/channels/{channel.id}/messages"
    await town.discord.until(lambda: bool(town.discord.requests("POST", path)))
    assert await town.bot.stop(12) == 0
    assert town.discord.answers_to(asked) == []
    town.discord.faults.clear()
    town.bot.start()
    await town.discord.answered(asked)
    assert await town.bot.stop() == 0
    assert town.sound() == []


async def test_signal_while_starting_ends_it(town: Town) -> None:
    town.discord.faults.add("GET", "/users/@me$", slow(5.0))
    town.bot.start()
    await town.discord.until(lambda: bool(town.discord.recorder.seen), 20)
    assert await town.bot.stop(10) == 0


async def test_killed_at_any_moment_each_question_is_answered_once(town: Town) -> None:
    """What it took note of is answered after the next start; what it did not is told again."""
    chance = random.Random(20220105)  # noqa: S311 - the same moments in every run
    town.bot.start()
    await town.ready()
    await town.discord.answered(await town.ask())
    for kills in range(1, 5):
        asked = [await town.ask() for _ in range(3)]
        await asyncio.sleep(chance.uniform(0.0, 0.12))
        noted = [bool(town.discord.answers_to(question)) for question in asked]
        await town.bot.kill()
        town.bot.start()
        await town.ready(kills + 1)
        for question in asked:
            await town.discord.members.repeats(question)
        for question in asked:
            await town.discord.answered(question)
        await town.discord.answered(await town.ask())
        assert [len(town.discord.answers_to(question)) for question in asked] == [1, 1, 1], noted
    assert await town.bot.stop() == 0
    assert town.sound() == []


async def test_question_that_was_asked_while_it_was_away_is_answered(town: Town) -> None:
    """Where it was spoken to before, however much is said there, and where something was said since."""
    town.bot.start()
    await town.ready()
    user, known, new = town.user(), town.channel(), town.channel()
    dm = town.discord.world.dm_with(user)
    for place in (known, dm):
        await town.discord.answered(await town.ask(place, user=user))
    await town.bot.kill()
    for number in range(130):
        await town.discord.members.says(user, known, f"talk number {number}")
    asked = [await town.ask(place, user=user) for place in (known, dm, new)]
    town.bot.start()
    for question in asked:
        await town.discord.answered(question, 20)
    await town.discord.answered(await town.ask())
    assert [len(town.discord.answers_to(question)) for question in asked] == [1, 1, 1]
    assert await town.bot.stop() == 0
    assert town.sound() == []


async def test_first_question_is_answered_though_it_came_while_the_bot_was_away(town: Town) -> None:
    """Nobody had spoken to it before, so all it knows is that it was there."""
    town.bot.start()
    await town.ready()
    await asyncio.sleep(1)
    await town.bot.kill()
    asked = await town.ask()
    town.bot.start()
    await town.discord.answered(asked, 20)
    assert await town.bot.stop() == 0
    assert town.sound() == []


async def test_channel_that_cannot_be_read_at_first_is_read_again(town: Town) -> None:
    """One fault while looking for what was missed costs nobody an answer."""
    town.bot.start()
    await town.ready()
    faults = [status(503), html(200), reset(), truncated()]
    channels = [town.channel() for _ in faults]
    for channel in channels:
        await town.discord.answered(await town.ask(channel))
    await town.bot.kill()
    asked = [await town.ask(channel) for channel in channels]
    for channel, fault in zip(channels, faults, strict=True):
        town.discord.faults.add("GET", f"/channels/{channel.id}/messages$", fault, times=2)
    town.bot.start()
    for question in asked:
        await town.discord.answered(question, 20)
    assert [len(town.discord.answers_to(question)) for question in asked] == [1] * len(faults)
    assert await town.bot.stop() == 0
    assert town.sound() == []


async def test_what_could_not_be_read_before_the_end_is_read_by_the_next_process(
    town: Town,
) -> None:
    """Nobody waits for the reading when the bot is to end."""
    town.bot.start()
    await town.ready()
    channel = town.channel()
    await town.discord.answered(await town.ask(channel))
    await town.bot.kill()
    asked = await town.ask(channel)
    town.discord.faults.add("GET", f"/channels/{channel.id}/messages$", status(503), times=1000)
    town.bot.start()
    await town.ready(2)
    await town.discord.answered(await town.ask())
    town.bot.send(signal.SIGTERM)
    assert await town.bot.ended(5) == 0
    town.discord.faults.clear()
    town.bot.start()
    await town.discord.answered(asked, 20)
    assert await town.bot.stop() == 0
    assert town.sound() == []


async def test_buttons_survive_a_restart(town: Town) -> None:
    town.bot.start()
    await town.ready()
    answer = await town.discord.answered(await town.ask())
    assert await town.bot.stop() == 0
    town.bot.start()
    await town.ready(2)
    pressed = await town.discord.members.presses(town.user(), answer, "Sources")
    assert "GlobalSecurity" in texts_of(await town.discord.shown(pressed))
    assert await town.bot.stop() == 0
    assert town.sound() == []
