"""The make-believe Discord, tried with the library as it comes: what it cannot do proves nothing."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.wire.fake import FakeDiscord
from tests.wire.faults import limited, reset, status
from tests.wire.small_bot import small_bot
from tests.wire.world import Channel, Guild, Right, User


class Place:
    """A guild with a member and a channel, and the small bot in it."""

    def __init__(self, discord: FakeDiscord) -> None:
        self.discord = discord
        self.guild: Guild = discord.world.add_guild("Riverside")
        self.channel: Channel = discord.world.add_channel(self.guild, "talk")
        self.user: User = discord.members.join(self.guild, "alice")


@pytest_asyncio.fixture
async def place(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Place]:
    async with FakeDiscord(strict=True) as discord:
        made = Place(discord)
        async with small_bot(discord, monkeypatch):
            yield made
        assert discord.recorder.violations == []
        assert discord.recorder.pings == []
        assert discord.own_faults == []


async def test_mention_and_dm_are_heard(place: Place) -> None:
    discord = place.discord
    asked = await discord.members.asks(place.user, place.channel, "hello")
    assert "hello" in (await discord.answered(asked))["content"]
    dm = discord.world.dm_with(place.user)
    asked = await discord.members.asks(place.user, dm, "psst")
    assert "psst" in (await discord.answered(asked))["content"]


async def test_content_is_kept_from_a_bot_without_the_intent(place: Place) -> None:
    """What does not name it comes without its words; a reply that calls it comes with them."""
    discord = place.discord
    await discord.members.says(place.user, place.channel, "between us")
    asked = await discord.members.asks(place.user, place.channel, "hello")
    answer = await discord.answered(asked)
    told = [text for session in discord.gateway.live for _, text in session.events]
    assert any("hello" in text for text in told)
    assert not any("between us" in text for text in told)
    reply = await discord.members.says(place.user, place.channel, "why?", reply_to=answer)
    assert "why?" in (await discord.answered(reply))["content"]


async def test_commands_buttons_and_forms(place: Place) -> None:
    discord, members = place.discord, place.discord.members
    called = await members.calls(place.user, place.channel, "echo", text="hi")
    shown = await discord.shown(called)
    assert shown["content"] == "echo: hi"
    typed = await members.types(place.user, place.channel, "echo", "text", text="x")
    await discord.until(lambda: typed.choices is not None)
    assert [choice["name"] for choice in typed.choices or ()] == ["xa", "xb", "xc"]
    opened = await members.presses(place.user, shown, "Form")
    await discord.until(lambda: opened.form is not None)
    filled = await members.submits(place.user, opened, ["and more"])
    assert (await discord.shown(filled))["content"] == "more: and more"
    assert filled.private
    pressed = await members.presses(place.user, shown, "Change")
    await discord.until(lambda: pressed.answer == 7)
    assert shown["content"] == "changed"


async def test_deferred_command_is_filled_by_the_first_follow_up(place: Place) -> None:
    called = await place.discord.members.calls(place.user, place.channel, "later")
    shown = await place.discord.shown(called)
    assert (called.answer, shown["content"]) == (5, "later")
    assert shown["attachments"][0]["filename"] == "small.txt"
    assert called.followups == []


@pytest.mark.parametrize("code", [1000, 1001, 4000])
async def test_session_is_resumed_after_a_close(place: Place, code: int) -> None:
    discord = place.discord
    await discord.gateway.close(code)
    asked = await discord.members.asks(place.user, place.channel, "meanwhile")
    await discord.answered(asked)
    assert discord.gateway.count("resumed") == 1
    assert discord.gateway.count("identify") == 1


async def test_session_is_resumed_after_a_drop_or_a_request_to_reconnect(place: Place) -> None:
    discord = place.discord
    discord.gateway.drop()
    await discord.until(lambda: discord.gateway.count("resumed") == 1)
    await discord.gateway.ask_to_reconnect()
    await discord.until(lambda: discord.gateway.count("resumed") == 2)
    asked = await discord.members.asks(place.user, place.channel, "still there?")
    await discord.answered(asked)


async def test_event_told_again_is_one_event_to_this_side(place: Place) -> None:
    """The library passes a re-delivered event on: the small bot answers twice."""
    discord = place.discord
    asked = await discord.members.asks(place.user, place.channel, "once")
    await discord.answered(asked)
    session = discord.gateway.live[0]
    session.events.append(
        next(event for event in session.events if '"once"' in event[1] or "once" in event[1])
    )
    await discord.gateway.tell_again()
    await discord.until(lambda: len(discord.answers_to(asked)) == 2)


async def test_faults_of_the_api_are_met_as_on_the_wire(place: Place) -> None:
    """What the library retries is retried; what it does not is lost."""
    discord = place.discord
    discord.faults.add("POST", "/messages$", limited(0.05))
    asked = await discord.members.asks(place.user, place.channel, "limited")
    await discord.answered(asked)
    discord.faults.add("POST", "/messages$", status(503))
    await discord.members.asks(place.user, place.channel, "lost")
    discord.faults.add("POST", "/messages$", reset(applied=True))
    asked = await discord.members.asks(place.user, place.channel, "reset")
    await discord.answered(asked)
    sent = discord.requests("POST", "/messages")
    await discord.until(lambda: len(discord.requests("POST", "/messages")) == 4)
    assert [one.status for one in sent] == [429, 200, 503, 0]


async def test_rights_are_asked_for(place: Place) -> None:
    discord = place.discord
    place.channel.denied[discord.world.bot.id] = Right.SEND_MESSAGES
    await discord.members.asks(place.user, place.channel, "hush")
    await discord.until(lambda: bool(discord.requests("POST", "/messages")))
    assert discord.requests("POST", "/messages")[0].status == 403
    assert discord.recorder.invalid == 1


async def test_late_and_double_answers_are_refused(place: Place) -> None:
    discord = place.discord
    called = await discord.members.calls(place.user, place.channel, "echo", text="hi")
    called.sent -= 3.1
    await discord.until(lambda: bool(discord.requests("POST", "/callback")))
    assert discord.requests("POST", "/callback")[0].status == 404
    called = await discord.members.calls(place.user, place.channel, "later")
    await discord.shown(called)
    discord.ahead += 901
    shown = called.original
    assert shown is not None
