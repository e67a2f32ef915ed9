"""Several real bots on one record: a shard has one at a time, whatever happens to them, and each question gets
one answer."""

import signal
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest_asyncio

from bot.app import open_desk
from tests.bot.edited import correct
from tests.wire.payloads import texts_of
from tests.wire.process import Process
from tests.wire.test_connections import ask_in, channels_by_shard
from tests.wire.town import Town

LEASE = "2.5"


@pytest_asyncio.fixture
async def bots(
    town: Town, record: Path, tmp_path: Path, server_record: str
) -> AsyncIterator[list[Process]]:
    """Two that agree, not started yet."""
    found = []
    for number in range(2):
        folder = tmp_path / f"bot-{number}"
        folder.mkdir()
        bot = Process(town.discord, folder, record)
        bot.module = "tests.wire.sharing"
        bot.settings = {"TICKTOCK_STORE": server_record, "LEASE_SECONDS": LEASE}
        found.append(bot)
    yield found
    for bot in found:
        bot.end_at_once()
        print(bot.said)


def answers(town: Town, asked: Sequence[dict[str, object]]) -> list[int]:
    return [len(town.discord.answers_to(question)) for question in asked]


async def test_spare_takes_over_from_one_that_was_killed(town: Town, bots: list[Process]) -> None:
    first, spare = bots
    channel = town.channel()
    first.start()
    await town.ready()
    spare.start()
    await town.discord.until(lambda: "standing by" in spare.said)
    asked = [await town.ask(channel)]
    await town.discord.answered(asked[0])
    await first.kill()
    asked.append(await town.ask(channel))
    await town.ready(2)
    asked.append(await town.ask(channel))
    for question in asked:
        await town.discord.answered(question)
    assert answers(town, asked) == [1, 1, 1]
    assert town.discord.gateway.count("identify") == 2
    assert await spare.stop() == 0
    assert town.sound() == []


async def test_bot_that_hung_is_silent_when_it_wakes(town: Town, bots: list[Process]) -> None:
    first, spare = bots
    gateway, channel = town.discord.gateway, town.channel()
    first.start()
    await town.ready()
    spare.start()
    await town.discord.until(lambda: "standing by" in spare.said)
    first.send(signal.SIGSTOP)
    asked = [await town.ask(channel)]
    await town.ready(2)
    asked.append(await town.ask(channel))
    for question in asked:
        await town.discord.answered(question)
    first.send(signal.SIGCONT)
    # It closes its shards, then waits for the share to be free.
    await town.discord.until(lambda: len(gateway.sockets) == 1)
    asked.append(await town.ask(channel))
    await town.discord.answered(asked[-1])
    await town.discord.until(lambda: "Every share of the shards is held" in first.said)
    assert answers(town, asked) == [1, 1, 1]
    assert await spare.stop() == 0
    await town.ready(3)
    asked.append(await town.ask(channel))
    await town.discord.answered(asked[-1])
    assert answers(town, asked) == [1, 1, 1, 1]
    assert await first.stop() == 0
    assert town.sound() == []


async def correct_for_everybody(address: str, answer: Mapping[str, Any]) -> None:
    """What heads an answer is put right by a program that the bots know nothing of."""
    async with open_desk(address, clock=lambda: int(time.time())) as desk:
        post = await desk.posts.post_in(int(answer["id"]))
        assert post is not None
        cited = post.facts[0]
        knowledge = await desk.knowledge(0)
        (fact,) = await knowledge.current([(cited.scope, cited.fact)])
        right = fact.statement.replace("3,000", "3,100")
        await correct(desk, fact, guild=0, statement=right, reason="Misread")


async def test_two_bots_share_the_guilds_and_hear_of_an_edit(
    town: Town, bots: list[Process], server_record: str
) -> None:
    shards = 4
    channels = channels_by_shard(town, shards)
    for bot in bots:
        bot.settings |= {"TICKTOCK_SHARD_COUNT": "4", "TICKTOCK_PROCESS_COUNT": "2"}
        bot.start()
    await town.ready(shards)
    live = sorted((session.shard, session.shards) for session in town.discord.gateway.live)
    assert live == [(shard, shards) for shard in range(shards)]
    asked = [await ask_in(town, channel) for channel in channels]
    for question in asked:
        await town.discord.answered(question)
    assert answers(town, asked) == [1] * shards
    await correct_for_everybody(server_record, town.discord.answers_to(asked[0])[0])

    def shown() -> list[str]:
        return [texts_of(town.discord.answers_to(question)[0]) for question in asked]

    await town.discord.until(lambda: all("Corrected" in text for text in shown()))
    assert sorted(f"Holding share {n} of 2" in bot.said for bot in bots for n in range(2)) == [
        False,
        False,
        True,
        True,
    ]
    assert [await bot.stop() for bot in bots] == [0, 0]
    assert town.sound() == []


async def test_two_bots_that_hear_the_same_message_answer_it_once(
    town: Town, bots: list[Process]
) -> None:
    """Nothing keeps operators from starting one twice on a file, where there are no leases."""
    for bot in bots:
        bot.module = "bot"
        del bot.settings["TICKTOCK_STORE"]
        bot.start()
    await town.ready(2)
    asked = [await town.ask() for _ in range(10)]
    for question in asked:
        await town.discord.answered(question)
    assert [await bot.stop() for bot in bots] == [0, 0]
    assert answers(town, asked) == [1] * 10
    assert town.sound() == []
