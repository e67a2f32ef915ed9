"""What members do, over real sockets, with the bot as it is started by operators."""

import pytest

from tests.wire.payloads import components_of, texts_of
from tests.wire.town import NOTHING_TOLD, QUESTION, Told, Town
from tests.wire.world import Kind

pytestmark = pytest.mark.asyncio(loop_scope="module")

QUIET = 0.4
"""Seconds in which an answer would have come."""


@pytest.fixture(scope="module")
def told() -> Told:
    """The bot runs for the first time."""
    return NOTHING_TOLD


async def test_mention_is_answered_with_citations(shared: Town) -> None:
    asked = await shared.ask()
    answer = await shared.discord.answered(asked)
    assert "3,000" in texts_of(answer)
    assert "¶" in texts_of(answer)
    assert len(shared.discord.answers_to(asked)) == 1


async def test_dm_is_answered(shared: Town) -> None:
    dm = shared.discord.world.dm_with(shared.user())
    asked = await shared.discord.members.asks(
        shared.discord.world.users[dm.people[0]], dm, QUESTION
    )
    assert "3,000" in texts_of(await shared.discord.answered(asked))


async def test_question_in_a_thread_is_answered_there(shared: Town) -> None:
    thread = await shared.discord.members.opens_thread(shared.channel(), "aside")
    asked = await shared.ask(thread)
    assert (await shared.discord.answered(asked))["channel_id"] == str(thread.id)
    assert thread.kind is Kind.THREAD


async def test_question_in_a_thread_that_nobody_told_of_is_answered(shared: Town) -> None:
    """Such as one that was archived when the bot came."""
    asked = await shared.ask(shared.discord.world.add_thread(shared.channel(), "aside"))
    await shared.discord.answered(asked)


async def test_reply_to_an_answer_follows_it_up(shared: Town) -> None:
    """It keeps what the question before was about."""
    user, channel, members = shared.user(), shared.channel(), shared.discord.members
    asked = await shared.ask(channel, user=user)
    answer = await shared.discord.answered(asked)
    reply = await members.says(user, channel, "and by 9 January?", reply_to=answer)
    assert "5,969" in texts_of(await shared.discord.answered(reply))


async def test_what_is_not_asked_is_not_answered(shared: Town) -> None:
    """Talk, bots, webhooks, and the bot's own words."""
    discord, channel, user = shared.discord, shared.channel(), shared.user()
    mention = discord.members.mention
    stranger = discord.world.add_user("other bot", bot=True)
    shared.guild.members[stranger.id] = set()
    said = [
        await discord.members.says(user, channel, QUESTION),
        await discord.members.says(stranger, channel, f"{mention} {QUESTION}"),
        await discord.members.says(
            user, channel, f"{mention} {QUESTION}", webhook_id=str(discord.world.new_id())
        ),
        await discord.members.says(user, channel, f"{mention} pinned", type=6),
    ]
    asked = await shared.ask(channel)
    await discord.answered(asked)
    with pytest.raises(TimeoutError):
        await discord.until(lambda: any(discord.answers_to(message) for message in said), QUIET)
    assert len(list(discord.world.own_messages(channel.id))) == 1


async def test_edited_question_edits_its_answer(shared: Town) -> None:
    channel, members = shared.channel(), shared.discord.members
    asked = await shared.ask(channel)
    answer = await shared.discord.answered(asked)
    await members.edits(asked, f"{members.mention} when was the airport seized?")
    await shared.discord.until(lambda: "airport" in texts_of(answer))
    assert shared.discord.answers_to(asked) == [answer]


async def test_deleted_question_takes_its_answer_along(shared: Town) -> None:
    channel = shared.channel()
    asked = await shared.ask(channel)
    await shared.discord.answered(asked)
    await shared.discord.members.deletes(asked)
    await shared.discord.until(lambda: not list(shared.discord.world.own_messages(channel.id)))


async def test_slash_question_is_answered(shared: Town) -> None:
    called = await shared.discord.members.calls(
        shared.user(), shared.channel(), "ask", question=QUESTION
    )
    assert "3,000" in texts_of(await shared.discord.shown(called))
    assert not called.private


async def test_private_slash_question_is_answered_privately(shared: Town) -> None:
    called = await shared.discord.members.calls(
        shared.user(), shared.channel(), "ask", question=QUESTION, private=True
    )
    assert "3,000" in texts_of(await shared.discord.shown(called))
    assert called.private


async def test_events_are_suggested_while_typing(shared: Town) -> None:
    typed = await shared.discord.members.types(
        shared.user(), shared.channel(), "ask", "event", question=QUESTION, event="kaz"
    )
    await shared.discord.until(lambda: typed.choices is not None)
    assert [choice["value"] for choice in typed.choices or ()] == ["kazakhstan-2022"]


@pytest.mark.parametrize(
    ("path", "options", "word"),
    [
        ("day", {"date": "6 January 2022"}, "6 Jan"),
        ("timeline", {"about": "airport"}, "airport"),
        ("figure", {"measure": "detained"}, "5,969"),
        ("sources", {}, "GlobalSecurity"),
        ("events", {}, "Kazakhstan"),
        ("help", {}, "/ask"),
        ("about", {}, "Ticktock"),
        ("privacy", {}, "kept"),
    ],
)
async def test_reading_commands_answer(
    shared: Town, path: str, options: dict[str, str], word: str
) -> None:
    called = await shared.discord.members.calls(shared.user(), shared.channel(), path, **options)
    assert word in texts_of(await shared.discord.shown(called))


@pytest.mark.parametrize("name", ["Ask about this", "Check this claim"])
async def test_menus_of_a_message_answer(shared: Town, name: str) -> None:
    user, channel = shared.user(), shared.channel()
    claim = "Over 3,000 people had been detained by 7 January 2022."
    message = await shared.discord.members.says(user, channel, claim)
    called = await shared.discord.members.uses_menu(user, channel, name, message)
    assert "3,000" in texts_of(await shared.discord.shown(called))


async def test_sources_are_shown_to_who_asks_for_them(shared: Town) -> None:
    answer = await shared.discord.answered(await shared.ask())
    pressed = await shared.discord.members.presses(shared.user(), answer, "Sources")
    assert "GlobalSecurity" in texts_of(await shared.discord.shown(pressed))
    assert pressed.private


async def test_report_is_written_in_a_form(shared: Town) -> None:
    user = shared.user()
    answer = await shared.discord.answered(await shared.ask())
    opened = await shared.discord.members.presses(user, answer, "Report")
    await shared.discord.until(lambda: opened.form is not None)
    filled = await shared.discord.members.submits(user, opened, ["The day is wrong."])
    await shared.discord.shown(filled)
    assert filled.private


async def test_every_button_of_an_answer_does_something(shared: Town) -> None:
    """Pressed by the one who asked; each is acknowledged in time, and the last takes the answer away."""
    user, channel = shared.user(), shared.channel()
    answer = await shared.discord.answered(await shared.ask(channel, user=user))
    labels = [part["label"] for part in components_of(answer) if part.get("custom_id")]
    assert labels[-1] == "Remove"
    for label in labels:
        shown = {part.get("label") for part in components_of(answer)}
        if label in shown:
            pressed = await shared.discord.members.presses(user, answer, label)
            await shared.discord.until(lambda pressed=pressed: pressed.answer != 0)
    await shared.discord.until(lambda: not list(shared.discord.world.own_messages(channel.id)))


async def test_commands_were_put_once(shared: Town) -> None:
    assert len(shared.discord.requests("PUT", "/commands")) == 1
