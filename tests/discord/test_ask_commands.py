"""Asking by command and by menu, in private, elsewhere, and what is offered while typing."""

from dataclasses import replace
from typing import Any, Final

import pytest
import simcord
from simcord.interactions import base_payload

from bot.pages.shown import ShownKind, read_shown
from knowledge.storage.posting import Guild
from tests.discord.world import World, text_of

SEIZED: Final = "who seized Almaty airport?"


async def choose(world: World, **chosen: Any) -> None:
    """Keep choices of the guild."""
    guild = replace(Guild(world.guild.id), **chosen)
    await world.desk.posts.save_guild(guild, at=world.desk.clock())


async def ask(world: World, question: str, **options: Any) -> simcord.InteractionResult:
    return await world.alice.slash(world.channel, "ask", question=question, **options)


def answer_of(result: simcord.InteractionResult) -> str:
    assert result.response is not None
    return text_of(result.response)


async def test_a_command_is_answered_at_once(world: World) -> None:
    result = await ask(world, SEIZED)
    assert not result.deferred
    assert not result.ephemeral
    assert "airport" in answer_of(result)
    assert result.followups == []


async def test_an_answer_to_a_command_is_kept_for_its_buttons(world: World) -> None:
    result = await ask(world, SEIZED)
    assert result.response is not None
    post = await world.desk.posts.post_in(result.response.id)
    assert post is not None
    assert post.asker == world.alice.id
    assert post.guild == world.guild.id
    assert {fact.scope for fact in post.facts} == {"kazakhstan-2022"}
    shown = read_shown(post.view)
    assert shown is not None
    assert shown.kind is ShownKind.ANSWER
    assert shown.lead <= len(shown.facts)


async def test_nothing_of_the_question_is_kept(world: World) -> None:
    result = await ask(world, "so tell me then, who seized that Almaty airport?")
    assert result.response is not None
    post = await world.desk.posts.post_in(result.response.id)
    assert post is not None
    kept = f"{post.body} {post.view} {post.context}".casefold()
    assert "tell me" not in kept
    assert "who seized" not in kept


async def test_a_private_answer_is_seen_by_the_asker_alone(world: World) -> None:
    result = await ask(world, SEIZED, private=True)
    assert result.ephemeral
    assert "airport" in answer_of(result)
    assert world.said() == []


async def test_questions_by_command_are_followed_up(world: World) -> None:
    await ask(world, "how many people were detained by 7 January?")
    result = await ask(world, "and by 9 January?")
    assert "5,969" in answer_of(result)


async def test_a_date_narrows_the_question(world: World) -> None:
    result = await ask(world, "what happened in Almaty?", date="7 january")
    assert "7 Jan 2022" in answer_of(result)


async def test_an_event_narrows_the_question(world: World) -> None:
    result = await ask(world, "what collapsed?", event="flood-2021")
    assert "Mill Bridge" in answer_of(result)
    result = await ask(world, "what collapsed?", event="kazakhstan-2022")
    assert "Mill Bridge" not in answer_of(result)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"date": "soonish"}, "“soonish” is not a date"),
        ({"event": "storm-1999"}, "There is no event “storm-1999” here."),
        ({"event": "@everyone"}, "There is no event “＠everyone” here."),
    ],
)
async def test_what_does_not_fit_is_told_in_private(
    world: World, options: dict[str, str], told: str
) -> None:
    result = await ask(world, SEIZED, **options)
    assert result.ephemeral
    assert told in answer_of(result)
    assert world.said() == []


async def test_small_talk_is_told_how_to_ask(world: World) -> None:
    result = await ask(world, "lol thanks")
    assert result.ephemeral
    assert "/help" in answer_of(result)


async def test_a_first_question_is_acknowledged_while_the_record_is_read(world: World) -> None:
    """Somebody else's question is being answered."""
    async with world.bot.turns.turn(1):
        pass
    world.bot.turns._running = True
    world.bot.loop.call_later(0.05, world.bot.turns._next)
    result = await ask(world, SEIZED)
    assert "airport" in answer_of(result)


async def test_in_direct_messages(world: World) -> None:
    result = await world.alice.user.slash("ask", question=SEIZED)
    assert "airport" in answer_of(result)


# Menus.


async def test_a_message_s_question_is_answered_in_private(world: World) -> None:
    message = await world.bob.send(world.channel, f"<@{world.alice.id}> {SEIZED}")
    result = await world.alice.context_menu(world.channel, "Ask about this", message)
    assert result.ephemeral
    assert "airport" in answer_of(result)
    assert world.said() == []


async def test_a_claim_is_checked_in_private(world: World) -> None:
    message = await world.bob.send(world.channel, "Protesters seized Almaty airport on 7 January!")
    result = await world.alice.context_menu(world.channel, "Check this claim", message)
    assert result.ephemeral
    told = answer_of(result)
    assert "The record gives another day." in told
    assert "On another day" in told
    post = await world.desk.posts.post_in(result.response.id if result.response else 0)
    shown = read_shown(post.view) if post else None
    assert shown is not None
    assert shown.kind is ShownKind.CLAIM


async def test_a_claim_that_nothing_settles_is_called_so(world: World) -> None:
    message = await world.bob.send(world.channel, "Tokayev resigned.")
    result = await world.alice.context_menu(world.channel, "Check this claim", message)
    assert "neither bears this out nor says otherwise" in answer_of(result)


async def test_a_question_is_no_claim(world: World) -> None:
    message = await world.bob.send(world.channel, SEIZED)
    result = await world.alice.context_menu(world.channel, "Check this claim", message)
    assert "airport" in answer_of(result)


@pytest.mark.parametrize("menu", ["Ask about this", "Check this claim"])
async def test_a_message_without_text_is_told_so(world: World, menu: str) -> None:
    message = await world.bob.send(world.channel, "<:blob:123456789012345678> <#1>")
    result = await world.alice.context_menu(world.channel, menu, message)
    assert result.ephemeral
    assert "no text that I can read" in answer_of(result)


# What is offered while typing.


async def test_events_and_days_are_offered(world: World) -> None:
    events = await world.alice.autocomplete(world.channel, "ask", "event", "")
    assert {each["value"] for each in events} == {"flood-2021", "kazakhstan-2022"}
    days = await world.alice.autocomplete(world.channel, "ask", "date", "7 jan", question="x")
    assert "2022-01-07" in {each["value"] for each in days}
    assert len(days) <= 25


async def test_nothing_is_offered_of_what_was_left_out(world: World) -> None:
    """Not by the event's name, not by its days, whatever is typed."""
    await choose(world, events=("kazakhstan-2022",))
    for typed in ("", "flood", "valley", "2021", "july", "3 july 2021"):
        events = await world.alice.autocomplete(world.channel, "ask", "event", typed)
        days = await world.alice.autocomplete(world.channel, "ask", "date", typed, question="x")
        offered = str([events, days]).casefold()
        assert "flood" not in offered
        assert "valley" not in offered
        assert "2021-07" not in offered
    days = await world.alice.autocomplete(
        world.channel, "ask", "date", "", question="x", event="flood-2021"
    )
    assert days == []


async def test_another_guild_s_choices_change_nothing_here(world: World) -> None:
    other = world.env.create_guild("Berg")
    channel = other.create_text_channel("allgemein")
    heidi = other.add_member(world.env.create_user("heidi"))
    await choose(world, events=("kazakhstan-2022",), language="kk")
    events = await heidi.autocomplete(channel, "ask", "event", "")
    assert {each["value"] for each in events} == {"flood-2021", "kazakhstan-2022"}


# Brought along to a guild that does not have the bot.


async def brought_along(world: World, question: str, **changed: Any) -> simcord.InteractionResult:
    """``/ask`` by Alice in a guild that the bot is not in, where she has every right."""
    (command,) = [
        each for each in world.env.backend.visible_commands(
            user_id=world.alice.id, channel_id=world.channel.id
        ) if each["name"] == "ask"
    ]  # fmt: skip
    options = [{"name": "question", "type": 3, "value": question}]
    options += [{"name": name, "type": 3, "value": value} for name, value in changed.items()]
    backend = world.env.backend
    record, payload = base_payload(
        backend,
        type=2,
        channel_id=world.alice.user.dm_channel.id,
        guild_id=None,
        user_id=world.alice.id,
        data={"id": command["id"], "name": "ask", "type": 1, "options": options},
    )
    user = payload.pop("user")
    member = {"user": user, "roles": ["70"], "permissions": str(1 << 3), "flags": 0, "deaf": False}
    payload |= {
        "guild_id": "555",
        "guild": {"id": "555", "locale": "de", "features": []},
        "guild_locale": "de",
        "member": {**member, "mute": False, "joined_at": "2026-01-01T00:00:00+00:00"},
        "locale": "fr",
        "context": 0,
        "authorizing_integration_owners": {"1": str(world.alice.id)},
    }
    backend.emit("INTERACTION_CREATE", payload)
    await world.env.settle()
    return simcord.InteractionResult(world.env, record)


async def test_it_answers_in_the_reader_s_language_there(world: World) -> None:
    result = await brought_along(world, "who paid the pirates of Aktau?")
    assert "chronique" in answer_of(result)


async def test_what_that_guild_once_chose_counts_for_nothing(world: World) -> None:
    gone = Guild(555, language="de", events=("flood-2021",))
    await world.desk.posts.save_guild(gone, at=world.desk.clock())
    result = await brought_along(world, SEIZED)
    assert "Almaty airport" in answer_of(result).replace("*", "")
