"""What goes wrong between the bot and the API: every question is answered exactly once all the same."""

import asyncio

import pytest

from tests.wire.faults import BANNED, Fault, html, limited, reset, slow, status, truncated
from tests.wire.payloads import texts_of
from tests.wire.town import QUESTION, Town
from tests.wire.world import Right

pytestmark = pytest.mark.asyncio(loop_scope="module")

SETTLED = 0.5
"""Seconds after an answer in which a second one would have come."""

FAULTS = [
    limited(0.3),
    limited(0.3, everywhere=True),
    BANNED,
    *(status(code) for code in (500, 502, 503, 504, 520)),
    *(status(code, applied=True) for code in (500, 503)),
    html(502),
    html(503, applied=True),
    html(200, applied=True),
    reset(),
    reset(applied=True),
    truncated(),
    slow(1.0),
]


def named(fault: Fault) -> str:
    return fault.name + " after the fact" * (fault.applied and "after" not in fault.name)


@pytest.mark.parametrize("fault", FAULTS, ids=named)
async def test_mention_is_answered_once_whatever_happens_to_the_answer(
    shared: Town, fault: Fault
) -> None:
    channel = shared.channel()
    path = f"/channels/{channel.id}/messages$"
    shared.discord.faults.add("POST", path, fault, times=2)
    asked = await shared.ask(channel)
    await shared.discord.answered(asked, 15)
    await shared.discord.until(lambda: shared.discord.faults.pending == 0 or fault.applied)
    await asyncio.sleep(SETTLED)
    shared.discord.faults.clear()
    assert len(shared.discord.answers_to(asked)) == 1
    nonces = {
        seen.body["nonce"]
        for seen in shared.discord.requests("POST", f"/channels/{channel.id}/messages")
    }
    assert len(nonces) == 1


async def test_answers_of_a_channel_come_in_the_order_of_the_questions(shared: Town) -> None:
    channel = shared.channel()
    shared.discord.faults.add("POST", f"/channels/{channel.id}/messages$", status(503), times=2)
    asked = [await shared.ask(channel) for _ in range(4)]
    for question in asked:
        await shared.discord.answered(question)
    order = [
        message["message_reference"]["message_id"]
        for message in shared.discord.world.own_messages(channel.id)
    ]
    assert order == [question["id"] for question in asked]


async def test_one_channel_does_not_wait_for_another(shared: Town) -> None:
    slow_one, quick_one = shared.channel(), shared.channel()
    shared.discord.faults.add("POST", f"/channels/{slow_one.id}/messages$", slow(2.0))
    waited = await shared.ask(slow_one)
    asked = await shared.ask(quick_one)
    await shared.discord.answered(asked, 1.5)
    assert shared.discord.answers_to(waited) == []
    await shared.discord.answered(waited)


@pytest.mark.parametrize(
    "fault",
    [
        status(500),
        status(502),
        status(503),
        html(502),
        reset(),
        reset(applied=True),
        truncated(),
        slow(1.0),
        limited(0.2),
    ],
    ids=named,
)
async def test_slash_question_is_answered_once_whatever_happens_to_its_callback(
    shared: Town, fault: Fault
) -> None:
    shared.discord.faults.add("POST", "/callback$", fault)
    channel = shared.channel()
    called = await shared.discord.members.calls(shared.user(), channel, "ask", question=QUESTION)
    assert "3,000" in texts_of(await shared.discord.shown(called))
    await asyncio.sleep(SETTLED)
    assert called.followups == []
    assert len(list(shared.discord.world.own_messages(channel.id))) == 1


async def test_question_that_was_deleted_meanwhile_ends_in_no_error(shared: Town) -> None:
    """Its answer goes with it, or stands without it; the bot goes on."""
    channel = shared.channel()
    asked = await shared.ask(channel)
    del shared.discord.world.messages[channel.id][int(asked["id"])]
    await shared.discord.until(lambda: bool(list(shared.discord.world.own_messages(channel.id))))
    await shared.discord.answered(await shared.ask(channel))


@pytest.mark.parametrize("right", [Right.SEND_MESSAGES, Right.VIEW_CHANNEL, Right.READ_HISTORY])
async def test_channel_without_rights_is_left_in_peace(shared: Town, right: Right) -> None:
    """Few requests, and other channels are answered. The bot has not been told of the change."""
    channel = shared.channel()
    channel.denied[shared.discord.world.bot.id] = int(right)
    asked = await shared.ask(channel)
    await shared.discord.answered(await shared.ask())
    await asyncio.sleep(SETTLED)
    place = f"/channels/{channel.id}/"
    tried = [seen for seen in shared.discord.recorder.seen if place in seen.path]
    assert len(tried) < 5
    assert len(shared.discord.answers_to(asked)) == (right is Right.READ_HISTORY and len(tried) > 1)


async def test_channel_that_is_gone_is_left_in_peace(shared: Town) -> None:
    channel = shared.channel()
    channel.gone = True
    await shared.ask(channel)
    await shared.discord.answered(await shared.ask())
    await asyncio.sleep(SETTLED)
    place = f"/channels/{channel.id}/"
    tried = [seen for seen in shared.discord.recorder.seen if place in seen.path]
    assert 0 < len(tried) < 5


async def test_limit_of_a_channel_is_kept_without_being_told(shared: Town) -> None:
    """Five messages in two seconds: what is more waits, and no request is turned away."""
    shared.discord.buckets.limits["POST", "channels/messages"] = (5, 2.0)
    before = shared.discord.recorder.invalid
    channel = shared.channel()
    asked = [await shared.ask(channel) for _ in range(8)]
    for question in asked:
        await shared.discord.answered(question)
    shared.discord.buckets.limits.clear()
    assert shared.discord.recorder.invalid - before <= 1


async def test_no_more_was_refused_than_was_ordered(shared: Town) -> None:
    """The faults above ordered by the script are all that would count towards a ban."""
    ordered = sum(name.startswith("429") for name in shared.discord.faults.played)
    assert shared.discord.recorder.invalid - ordered < 12
