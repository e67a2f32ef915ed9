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


async def test_mention_is_answered_once_whatever_happens_to_the_answer(shared: Town) -> None:
    """Each fault strikes the first try, or two, in a channel of its own, all at the same time."""
    discord = shared.discord
    asked = {}
    for times in (1, 2):
        for fault in FAULTS:
            channel = shared.channel()
            discord.faults.add("POST", f"/channels/{channel.id}/messages$", fault, times=times)
            asked[f"{named(fault)}, {times}"] = await shared.ask(channel)
    for name, question in asked.items():
        try:
            await discord.answered(question, 20)
        except TimeoutError:
            pytest.fail(f"no answer after {name}")
    await asyncio.sleep(2 * SETTLED)
    counts = {name: len(discord.answers_to(question)) for name, question in asked.items()}
    assert counts == dict.fromkeys(asked, 1)
    for question in asked.values():
        sent = discord.requests("POST", f"/channels/{question['channel_id']}/messages")
        assert len({seen.body["nonce"] for seen in sent}) == 1
        assert 1 <= len(sent) <= 3


async def test_whole_bot_waits_when_it_is_told_to(shared: Town) -> None:
    """A limit on everything holds up messages, not the answers to interactions."""
    discord, channel = shared.discord, shared.channel()
    path = f"/channels/{channel.id}/messages$"
    discord.faults.add("POST", path, limited(1.0, everywhere=True))
    asked = await shared.ask(channel)
    await discord.until(lambda: "429 everywhere" in discord.faults.played)
    elsewhere = await shared.ask()
    called = await discord.members.calls(shared.user(), shared.channel(), "ask", question=QUESTION)
    await discord.shown(called, 0.8)
    assert discord.answers_to(elsewhere) == []
    for question in (asked, elsewhere):
        await discord.answered(question)


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
    shared.discord.faults.add("POST", f"/channels/{slow_one.id}/messages$", slow(1.0))
    waited = await shared.ask(slow_one)
    asked = await shared.ask(quick_one)
    await shared.discord.answered(asked, 0.8)
    assert shared.discord.answers_to(waited) == []
    await shared.discord.answered(waited)


OF_CALLBACKS = [
    *(status(code) for code in (500, 502, 503, 520)),
    *(status(code, applied=True) for code in (500, 503)),
    html(502),
    html(200),
    html(200, applied=True),
    reset(),
    reset(applied=True),
    truncated(),
    slow(1.0),
    limited(0.2),
    BANNED,
]


async def test_slash_question_is_answered_once_whatever_happens_to_its_callback(
    shared: Town,
) -> None:
    discord = shared.discord
    called = {}
    for fault in OF_CALLBACKS:
        channel = shared.channel()
        called[named(fault)] = call = await discord.members.calls(
            shared.user(), channel, "ask", question=QUESTION
        )
        discord.faults.add("POST", f"/interactions/{call.id}/.*/callback$", fault)
    for name, call in called.items():
        try:
            assert "3,000" in texts_of(await discord.shown(call))
        except TimeoutError:
            pytest.fail(f"no answer after {name}")
    await asyncio.sleep(SETTLED)
    for call in called.values():
        assert call.followups == []
        assert len(list(discord.world.own_messages(call.channel.id))) == 1


async def test_long_awaited_answer_comes_once_whatever_happens_to_it(shared: Town) -> None:
    """What completes an acknowledgement, made certain by a callback that only promises."""
    discord = shared.discord
    faults = [status(500), status(503), html(502), reset(), reset(applied=True), truncated()]
    called = {}
    for fault in faults:
        user, channel = shared.user(), shared.channel()
        called[named(fault)] = call = await discord.members.calls(
            user, channel, "figure", measure="detained"
        )
        discord.faults.add("PATCH", f"/webhooks/.*/{call.token}/", fault)
    for name, call in called.items():
        try:
            await discord.shown(call)
        except TimeoutError:
            pytest.fail(f"no answer after {name}")
    await asyncio.sleep(SETTLED)
    discord.faults.clear()
    for call in called.values():
        assert len(list(discord.world.own_messages(call.channel.id))) == 1


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
    said = list(shared.discord.world.own_messages(channel.id))
    assert len(said) == (right is Right.READ_HISTORY)
    assert shared.discord.answers_to(asked) == []


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
