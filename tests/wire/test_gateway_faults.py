"""What the gateway should not send, or sends again: the bot goes on, and answers once."""

import json

import pytest

from tests.wire.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="module")

BACK = 10.0
"""Seconds within which the bot is there again."""


async def back(town: Town, seconds: float = BACK) -> None:
    """Wait until the bot is connected again."""
    await town.discord.until(lambda: bool(town.discord.gateway.live), seconds)


async def test_bot_is_back_though_it_is_refused_at_first(shared: Town) -> None:
    gateway = shared.discord.gateway
    gateway.refusals = 2
    gateway.drop()
    asked = await shared.ask()
    await shared.discord.answered(asked, BACK)
    assert (gateway.refusals, gateway.count("identify")) == (0, 1)
    assert len(shared.discord.answers_to(asked)) == 1


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
