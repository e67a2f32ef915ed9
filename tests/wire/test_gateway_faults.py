"""What goes wrong with the gateway: the bot is back within ten seconds and answers once."""

import asyncio
import json
from collections.abc import Awaitable, Callable

import pytest

from tests.wire.gateway import Gateway
from tests.wire.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="module")

BACK = 10.0
"""Seconds within which the bot is there again."""

Break = Callable[[Gateway], Awaitable[None]]


async def drop(gateway: Gateway) -> None:
    gateway.drop()


async def drop_and_refuse(gateway: Gateway) -> None:
    gateway.refusals = 2
    gateway.drop()


async def silence(gateway: Gateway) -> None:
    gateway.fall_silent()


def closing(code: int) -> Break:
    async def close(gateway: Gateway) -> None:
        await gateway.close(code)

    return close


async def forget(gateway: Gateway) -> None:
    await gateway.invalidate(resumable=False)


async def doubt(gateway: Gateway) -> None:
    await gateway.invalidate(resumable=True)


async def reconnect(gateway: Gateway) -> None:
    await gateway.ask_to_reconnect()


async def twice(gateway: Gateway) -> None:
    await reconnect(gateway)
    await asyncio.sleep(0.05)
    gateway.drop()


KEPT = {
    "drop": drop,
    "drop and two refusals": drop_and_refuse,
    "close 1000": closing(1000),
    "close 1001": closing(1001),
    "close 4000": closing(4000),
    "reconnect": reconnect,
    "invalid but resumable": doubt,
    "reconnect, then drop": twice,
    "silence": silence,
}
"""Faults after which the session goes on, so that nothing is missed."""

LOST = {
    "close 4007": closing(4007),
    "close 4009": closing(4009),
    "invalid": forget,
}
"""Faults after which a new session begins."""


async def back(town: Town, seconds: float = BACK) -> None:
    """Wait until the bot is connected again."""
    await town.discord.until(lambda: bool(town.discord.gateway.live), seconds)


@pytest.mark.parametrize("fault", KEPT.values(), ids=KEPT.keys())
async def test_nothing_is_missed_when_the_session_is_resumed(shared: Town, fault: Break) -> None:
    gateway = shared.discord.gateway
    before, after = await shared.ask(), shared.channel()
    identified = gateway.count("identify")
    began = asyncio.get_running_loop().time()
    await fault(gateway)
    asked = await shared.ask(after)
    await shared.discord.answered(asked, BACK)
    await shared.discord.answered(before)
    assert asyncio.get_running_loop().time() - began < BACK
    assert gateway.count("identify") == identified
    assert [len(shared.discord.answers_to(each)) for each in (before, asked)] == [1, 1]


@pytest.mark.parametrize("fault", LOST.values(), ids=LOST.keys())
async def test_bot_is_back_after_losing_its_session(shared: Town, fault: Break) -> None:
    gateway = shared.discord.gateway
    before = await shared.ask()
    ready = gateway.count("ready")
    await fault(gateway)
    await shared.discord.until(lambda: gateway.count("ready") > ready, BACK)
    asked = await shared.ask()
    await shared.discord.answered(asked)
    await shared.discord.answered(before)
    assert [len(shared.discord.answers_to(each)) for each in (before, asked)] == [1, 1]


MALFORMED = {
    "message without an author": {"t": "MESSAGE_CREATE", "d": {"id": "5", "channel_id": "6"}},
    "interaction without data": {"t": "INTERACTION_CREATE", "d": {"id": "5"}},
    "guild without channels": {"t": "GUILD_CREATE", "d": {"id": "7"}},
    "message that is a list": {"t": "MESSAGE_CREATE", "d": []},
    "unknown event": {"t": "SOMETHING_NEW", "d": {"id": "5"}},
    "event without data": {"t": "MESSAGE_UPDATE", "d": None},
}


@pytest.mark.parametrize("event", MALFORMED.values(), ids=MALFORMED.keys())
async def test_malformed_event_ends_nothing(shared: Town, event: dict[str, object]) -> None:
    session = shared.discord.gateway.live[0]
    session.seq += 1
    text = json.dumps({"op": 0, "s": session.seq, **event})
    await shared.discord.gateway.say_raw(text)
    await shared.discord.answered(await shared.ask(), BACK)
    assert shared.bot.alive


async def test_malformed_frames_end_nothing(shared: Town) -> None:
    """Broken JSON, and JSON that is no packet."""
    await shared.discord.gateway.say_raw('{"op": 77, "d": null}')
    for text in ("{", "[]"):
        await shared.discord.gateway.say_raw(text)
        await shared.discord.answered(await shared.ask(), BACK)
    assert shared.bot.alive


async def test_event_that_is_told_again_is_answered_once(shared: Town) -> None:
    """At once, after the answer, and after a resume."""
    gateway, asked = shared.discord.gateway, await shared.ask()
    session = gateway.live[0]
    event = next(event for event in session.events if f'"id":"{asked["id"]}"' in event[1])
    assert session.socket is not None
    await session.socket.send(event[1])
    await shared.discord.answered(asked)
    await session.socket.send(event[1])
    gateway.drop()
    await back(shared)
    for again in gateway.live:
        assert again.socket is not None
        await again.socket.send(event[1])
    await shared.discord.answered(await shared.ask())
    assert len(shared.discord.answers_to(asked)) == 1


async def test_slash_question_that_is_told_again_is_answered_once(shared: Town) -> None:
    channel = shared.channel()
    members = shared.discord.members
    called = await members.calls(shared.user(), channel, "ask", question="who was detained?")
    await shared.discord.gateway.tell_again()
    await shared.discord.shown(called)
    await shared.discord.gateway.tell_again(3)
    await shared.discord.answered(await shared.ask())
    assert (len(list(shared.discord.world.own_messages(channel.id))), called.followups) == (1, [])


async def test_events_in_disorder_are_each_answered_once(shared: Town) -> None:
    """A resume may tell older events after newer ones."""
    gateway = shared.discord.gateway
    asked = [await shared.ask() for _ in range(3)]
    session = gateway.live[0]
    events = [text for _, text in list(session.events)[-6:]]
    for text in reversed(events):
        if session.socket is not None:
            await session.socket.send(text)
    for question in asked:
        await shared.discord.answered(question)
    await shared.discord.answered(await shared.ask())
    assert [len(shared.discord.answers_to(question)) for question in asked] == [1, 1, 1]


async def test_edit_and_deletion_before_the_message_end_nothing(shared: Town) -> None:
    channel, user = shared.channel(), shared.user()
    message = await shared.discord.members.says(user, channel, "nothing")
    await shared.discord.members.deletes(message)
    await shared.discord.teller.tell_message(
        "MESSAGE_UPDATE", {"id": message["id"], "channel_id": str(channel.id), "content": "late"}
    )
    await shared.discord.answered(await shared.ask(channel))
