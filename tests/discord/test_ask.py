"""Asking as members do it: what is answered, where, to whom, and what is left alone."""

import asyncio
import copy
from dataclasses import replace
from typing import Any, Final

import discord
import pytest
from simcord.enums import MessageType

from bot.asking.turns import Limits, Rate, Turns
from bot.cogs.hearing import Hearing
from bot.pages.shown import read_shown
from knowledge.storage.posting import Guild, PostState
from tests.discord.hostile import hostile
from tests.discord.world import World, as_json, text_of

SEIZED: Final = "who seized Almaty airport?"
DETAINED: Final = "how many people were detained by 7 January?"
READS_ALL: Final = pytest.mark.parametrize("settings", [{"message_content": True}], indirect=True)


async def choose(world: World, **chosen: Any) -> None:
    """Keep choices of the guild."""
    guild = replace(Guild(world.guild.id), **chosen)
    await world.desk.posts.save_guild(guild, at=world.desk.clock())


# By mention, reply, direct message, in threads.


async def test_a_mention_is_answered_where_it_was_asked(world: World) -> None:
    question = await world.ask(SEIZED)
    (answer,) = world.said()
    assert "airport" in text_of(answer)
    assert "GlobalSecurity.org" in text_of(answer)
    assert answer.reference is not None
    assert answer.reference.message_id == question.id


@pytest.mark.parametrize("where", ["{me} {text}", "{text} {me}", "hey {me}, {text}"])
async def test_the_mention_may_stand_anywhere(world: World, where: str) -> None:
    await world.alice.send(world.channel, where.format(me=world.call, text=DETAINED))
    assert "Over 3,000" in world.last().replace("*", "")


async def test_direct_messages_need_no_mention(world: World) -> None:
    await world.alice.send_dm(DETAINED)
    assert "3,000" in world.last(world.alice.user.dm_channel)
    await world.alice.send_dm("and by 9 January?")
    assert "5,969" in world.last(world.alice.user.dm_channel)


async def test_a_follow_up_goes_on_from_the_member_s_own_question(world: World) -> None:
    await world.ask(DETAINED)
    await world.ask("who seized Almaty airport?", who=world.bob)
    await world.ask("and by 9 January?")
    assert "5,969" in world.last()


async def test_a_reply_goes_on_from_the_answer_that_it_replies_to(world: World) -> None:
    """Whoever asked that."""
    await world.ask(DETAINED)
    (answer,) = world.said()
    await world.ask(SEIZED, who=world.bob)
    await world.bob.send(world.channel, "and by 9 January?", reply_to=answer)
    assert "5,969" in world.last()


async def test_after_a_while_a_question_stands_alone(world: World) -> None:
    await world.ask(DETAINED)
    await world.env.advance_time(31 * 60)
    await world.ask("and by 9 January?")
    assert "5,969" not in world.last()


async def test_another_channel_is_another_conversation(world: World) -> None:
    await world.ask(DETAINED)
    other = world.guild.create_text_channel("other")
    await world.ask("and by 9 January?", where=other)
    assert "5,969" not in world.last(other)


async def test_threads_are_answered_in(world: World) -> None:
    channel = world.bot.get_channel(world.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.create_thread(name="talk", type=discord.ChannelType.public_thread)
    (thread,) = world.channel.threads
    await world.ask(SEIZED, where=thread)
    assert "airport" in world.last(thread)
    assert "airport" not in world.last()


async def test_a_question_that_asks_nothing_is_told_how_to_ask(world: World) -> None:
    await world.ask("")
    assert "Ask me about what is on record" in world.last()
    await world.ask("thanks a lot", who=world.bob)
    assert world.last().count("/help") == 1


async def test_thanks_in_reply_are_left_alone(world: World) -> None:
    await world.ask(SEIZED)
    (answer,) = world.said()
    await world.alice.send(world.channel, "thanks!", reply_to=answer)
    assert len(world.said()) == 1


async def test_what_the_record_lacks_is_said_so(world: World) -> None:
    await world.ask("who paid the pirates of Aktau?")
    assert "The record" in world.last()


# What is left alone.


async def test_other_bots_webhooks_and_discord_itself_are_ignored(world: World) -> None:
    robot = world.guild.add_member(world.env.create_user("robot", bot=True))
    await world.ask(SEIZED, who=robot)
    hook = world.guild.create_webhook(world.channel)
    await hook.send(f"{world.call} {SEIZED}")
    world.guild.create_system_message(
        world.channel, MessageType.PREMIUM_GUILD_SUBSCRIPTION, author=world.alice
    )
    await world.env.settle()
    assert world.said() == []


async def test_what_is_not_put_to_the_bot_is_ignored(world: World) -> None:
    await world.alice.send(world.channel, SEIZED)
    await world.alice.send(world.channel, f"@everyone {SEIZED}")
    await world.alice.send(world.channel, f"{world.bob.mention} {SEIZED}")
    assert world.said() == []


async def test_nothing_is_sent_where_the_bot_may_not_speak(world: World) -> None:
    assert world.bot.user is not None
    me = world.guild.me
    assert me is not None
    silent = discord.PermissionOverwrite(send_messages=False)
    channel = world.guild.create_text_channel("announcements", overwrites={me: silent})
    await world.ask(SEIZED, where=channel)
    assert world.said(channel) == []
    assert world.requests("POST", f"/channels/{channel.id}/messages") == 0
    assert await world.desk.posts.waiting() == ()


# The same message again, changed, or taken back.


def sent_again(world: World, message: discord.Message) -> None:
    """Let Discord tell of a message once more."""
    from simcord.backend import serializers

    stored = world.env.backend.get_message(message.channel.id, message.id)
    world.env.backend.emit("MESSAGE_CREATE", serializers.message_payload(world.env.backend, stored))


async def test_a_message_that_is_told_twice_is_answered_once(world: World) -> None:
    question = await world.ask(SEIZED)
    sent_again(world, question)
    await world.env.settle()
    assert len(world.said()) == 1


async def test_another_process_does_not_answer_again(world: World) -> None:
    """One that has not seen the message before: the store knows."""
    question = await world.ask(SEIZED)
    elsewhere = Hearing(world.bot, world.desk, world.bot.sender, world.bot.turns)
    await elsewhere.take(question)
    await world.env.settle()
    assert len(world.said()) == 1


async def test_an_edited_question_edits_its_answer(world: World) -> None:
    question = await world.ask(SEIZED)
    await world.alice.edit(question, f"{world.call} {DETAINED}")
    (answer,) = world.said()
    assert "3,000" in text_of(answer)
    assert "Almaty airport" not in text_of(answer)


async def test_an_edited_follow_up_goes_on_from_the_same_question(world: World) -> None:
    await world.ask(DETAINED)
    question = await world.ask("and by 8 January?")
    assert "4,000" in world.last()
    await world.alice.edit(question, f"{world.call} and by 9 January?")
    assert "5,969" in world.last()
    assert len(world.said()) == 2


async def test_an_edit_that_changes_nothing_sends_nothing(world: World) -> None:
    question = await world.ask(SEIZED)
    await world.alice.edit(question, f"{world.call}  {SEIZED}")
    world.env.backend.set_pinned(world.channel.id, question.id, True, actor_id=world.boss.id)
    await world.env.settle()
    assert world.requests("PATCH", "/messages/") == 0


async def test_a_message_may_be_edited_into_a_question(world: World) -> None:
    message = await world.alice.send(world.channel, SEIZED)
    await world.env.advance_time(60)
    await world.alice.edit(message, f"{world.call} {SEIZED}")
    assert "airport" in world.last()


async def test_an_old_message_may_not(world: World) -> None:
    message = await world.alice.send(world.channel, SEIZED)
    await world.env.advance_time(11 * 60)
    await world.alice.edit(message, f"{world.call} {SEIZED}")
    assert world.said() == []


async def test_a_question_edited_into_none_loses_its_answer_s_facts(world: World) -> None:
    question = await world.ask(SEIZED)
    await world.alice.edit(question, f"{world.call} never mind")
    (answer,) = world.said()
    assert "airport" not in text_of(answer)
    post = await world.desk.posts.post(f"m{question.id}")
    assert post is not None
    assert post.facts == ()


async def test_a_deleted_question_takes_its_answer_with_it(world: World) -> None:
    question = await world.ask(SEIZED)
    await world.ask(DETAINED, who=world.bob)
    await world.alice.delete(question)
    (kept,) = world.said()
    assert "3,000" in text_of(kept)
    post = await world.desk.posts.post(f"m{question.id}")
    assert post is not None
    assert post.state is PostState.REMOVED


async def test_many_questions_deleted_at_once_take_all_their_answers(world: World) -> None:
    asked = [await world.ask(SEIZED), await world.ask(DETAINED, who=world.bob)]
    world.env.backend.bulk_delete_messages(world.channel.id, [each.id for each in asked])
    await world.env.settle()
    assert world.said() == []


async def put_to_the_bot(world: World, question: str) -> discord.Message:
    """A message that mentions the bot, which the bot has not heard yet."""
    message = await world.alice.send(world.channel, question)
    message.content = f"{world.call} {question}"
    message.mentions = [world.bot.user]  # type: ignore[list-item]
    return message


async def test_what_is_deleted_while_it_is_answered_gets_no_answer(world: World) -> None:
    message = await put_to_the_bot(world, SEIZED)
    hearing = Hearing(world.bot, world.desk, world.bot.sender, world.bot.turns)
    async with world.bot.turns.turn(999):
        answering = asyncio.create_task(hearing.take(message))
        await asyncio.sleep(0.05)
        await hearing.forget((message.id,))
    await answering
    assert await world.desk.posts.post(f"m{message.id}") is None


async def test_what_is_edited_while_it_is_answered_gets_the_last_answer(world: World) -> None:
    message = await put_to_the_bot(world, SEIZED)
    edited = copy.copy(message)
    edited.content = f"{world.call} {DETAINED}"
    edited._edited_timestamp = world.env.now()
    hearing = Hearing(world.bot, world.desk, world.bot.sender, world.bot.turns)
    async with world.bot.turns.turn(999):
        answering = asyncio.create_task(hearing.take(message))
        await asyncio.sleep(0.05)
        editing = asyncio.create_task(hearing.take_again(edited))
        await asyncio.sleep(0.05)
    await asyncio.gather(answering, editing)
    post = await world.desk.posts.post(f"m{message.id}")
    assert post is not None
    shown = read_shown(post.view)
    assert shown is not None
    assert shown.measure == "detained"


# What anybody may write.


@pytest.mark.parametrize(
    "text",
    [
        "@everyone @here who seized Almaty airport?",
        "who is **@everyone** in `Almaty`?",
        "[who](https://bad.example) seized <@&1> <#2> <https://bad.example>?",
        "\u202ewho seized\u202c the \u2066airport\u2069?\u200b\u200d",
        "من استولى على مطار ألماتي؟",
        "x" * 1900,
        "who " * 480,
        "```\n\x1b[31mwho?\n```",
        "\u0000?",
        "?" * 100,
        "🙂" * 500,
    ],
)
async def test_no_text_brings_the_bot_out_of_countenance(world: World, text: str) -> None:
    await world.ask(text)
    for answer in world.said():
        assert answer.mentions == []
        assert not answer.mention_everyone
        assert "](https://bad" not in as_json(answer)


async def test_hostile_texts_are_answered_or_left_alone(world: World) -> None:
    for text in hostile(25, seed=7):
        sent = text.replace("\ud800", "").replace("\x00", "")
        await world.ask(sent)
    for answer in world.said():
        assert answer.mentions == []
        assert not answer.mention_everyone


async def test_too_long_a_text_is_refused_in_words(world: World) -> None:
    result = await world.alice.context_menu(
        world.channel,
        "Ask about this",
        await world.alice.send(world.channel, "why " * 490),
    )
    assert result.ephemeral


# Those who ask too fast.


async def test_who_asks_too_fast_is_told_once(world: World) -> None:
    ask: Any = world.bot.get_cog("Ask")
    ask._hearing._turns = Turns(world.desk.clock, limits=Limits(member=Rate(2, 0.1)))
    for _ in range(5):
        await world.ask(SEIZED)
    texts = [text_of(each) for each in world.said()]
    assert len(texts) == 3
    assert texts[-1] == "That was too fast; ask again in 10 seconds."
    await world.ask(SEIZED, who=world.bob)
    assert "airport" in world.last()


async def test_a_command_that_comes_too_fast_is_told_each_time(world: World) -> None:
    ask: Any = world.bot.get_cog("Ask")
    ask._turns = Turns(world.desk.clock, limits=Limits(member=Rate(1, 0.1)))
    results = [await world.alice.slash(world.channel, "ask", question=SEIZED) for _ in range(3)]
    assert [result.ephemeral for result in results] == [False, True, True]
    assert results[-1].response is not None
    assert "too fast" in results[-1].response.content
    assert len(world.said()) == 1


# The reader's language and the guild's choices.


@pytest.mark.parametrize(
    ("language", "word"), [("ru", "Понято"), ("kk", "Жылнама"), ("de", "Chronik"), ("", "record")]
)
async def test_the_guild_s_language_is_spoken(world: World, language: str, word: str) -> None:
    await choose(world, language=language)
    await world.ask("who paid the pirates of Aktau?")
    if language == "ru":
        assert "хроник" in world.last().lower()
    else:
        assert word in world.last()


async def test_a_guild_s_locale_stands_in_for_a_choice(world: World) -> None:
    guild = world.env.create_guild("Berg", preferred_locale="de")
    channel = guild.create_text_channel("allgemein")
    heidi = guild.add_member(world.env.create_user("heidi"))
    await heidi.send(channel, f"{world.call} who paid the pirates of Aktau?")
    assert "Chronik" in world.last(channel)


async def test_an_event_that_was_left_out_is_not_told(world: World) -> None:
    await choose(world, events=("kazakhstan-2022",))
    await world.ask("did Mill Bridge in Oldtown collapse?")
    assert "Mill Bridge in Oldtown collapsed" not in world.last().replace("*", "")


async def test_plain_text_is_sent_where_it_was_chosen(world: World) -> None:
    await choose(world, plain=True)
    await world.ask(SEIZED)
    (answer,) = world.said()
    assert "airport" in answer.content
    assert not answer.flags.components_v2


# Channels in which every question is answered.


@READS_ALL
async def test_sure_questions_are_answered_unasked_where_chosen(world: World) -> None:
    await choose(world, answer_in=(world.channel.id,))
    await world.alice.send(world.channel, "When did protesters seize Almaty airport?")
    assert "seized" in world.last()
    other = world.guild.create_text_channel("other")
    await world.alice.send(other, "When did protesters seize Almaty airport?")
    assert world.said(other) == []


@READS_ALL
@pytest.mark.parametrize(
    "text",
    [
        "lol the airport",
        "who is coming tonight?",
        "did you see that?",
        "who paid the pirates of Aktau?",
        "Almaty airport",
        "what happened?",
    ],
)
async def test_all_else_is_left_alone_there(world: World, text: str) -> None:
    await choose(world, answer_in=(world.channel.id,))
    await world.alice.send(world.channel, text)
    assert world.said() == []


async def test_without_the_intent_nothing_is_answered_unasked(world: World) -> None:
    await choose(world, answer_in=(world.channel.id,))
    await world.alice.send(world.channel, "When did protesters seize Almaty airport?")
    assert world.said() == []


@READS_ALL
async def test_a_thread_belongs_to_its_channel(world: World) -> None:
    await choose(world, answer_in=(world.channel.id,))
    channel = world.bot.get_channel(world.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.create_thread(name="talk", type=discord.ChannelType.public_thread)
    (thread,) = world.channel.threads
    await world.alice.send(thread, "When did protesters seize Almaty airport?")
    assert "seized" in world.last(thread)


@READS_ALL
async def test_an_answer_goes_when_the_mention_is_edited_away(world: World) -> None:
    question = await world.ask(SEIZED)
    await world.alice.edit(question, "When was the government of Kazakhstan dismissed?")
    assert world.said() == []


async def test_an_answer_goes_when_its_follow_up_is_edited_into_thanks(world: World) -> None:
    first = await world.ask(DETAINED)
    answer = world.said()[0]
    reply = await world.alice.send(world.channel, "and by 9 January?", reply_to=answer)
    assert len(world.said()) == 2
    await world.alice.edit(reply, "thanks, great bot")
    assert [each.id for each in world.said()] == [answer.id]
    assert first.id != reply.id


async def test_a_question_edited_into_a_bare_mention_is_told_how_to_ask(world: World) -> None:
    question = await world.ask(SEIZED)
    await world.alice.edit(question, world.call)
    (answer,) = world.said()
    assert "airport" not in text_of(answer)


@READS_ALL
async def test_an_unasked_answer_goes_when_the_question_is_edited_away(world: World) -> None:
    await choose(world, answer_in=(world.channel.id,))
    question = await world.alice.send(world.channel, "When did protesters seize Almaty airport?")
    await world.alice.edit(question, "never mind, who is coming tonight?")
    assert world.said() == []
