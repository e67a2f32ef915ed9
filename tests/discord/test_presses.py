"""Reports, removals, and presses of what there is not: no press does what it must not."""

import asyncio
import random
from dataclasses import replace
from typing import Any, Final

import discord
import pytest
import simcord
from simcord.backend.serializers import message_payload

from bot.blocks import Reply, Sentence
from bot.layout import lay_out
from bot.pages.buttons import PRESSED, Button, ButtonKind, Go, custom_id, report_id
from bot.pages.shown import Ref, Shown, ShownKind
from bot.words import LANGUAGES, words_for
from knowledge.storage.posting import Guild, Post, PostState
from tests.bot.answers import BRIDGE, EVENT
from tests.discord.forging import Forger, told
from tests.discord.posted import (
    alone,
    answered,
    day,
    posted,
    sent,
    settled,
)
from tests.discord.world import World, text_of

# Reports and removals.


async def report(message: Any, who: Any, reason: str = "Wrong day.", label: str = "Report") -> str:
    shown = await who.click(message, label=label)
    assert shown.modal is not None
    return alone(await who.submit_modal(shown, _field(shown, reason)))


def _field(shown: simcord.InteractionResult, reason: str) -> dict[str, str]:
    (label,) = shown.modal["components"]  # type: ignore[index]
    return {label["component"]["custom_id"]: reason}


async def test_a_report_is_kept_and_thanked_for_once(world: World) -> None:
    answer = await answered(world)
    thanks = words_for("en").say("views.reported")
    assert await report(answer, world.bob) == thanks
    assert await report(answer, world.bob) == words_for("en").say("views.reported-before")
    assert await report(answer, world.alice) == thanks
    assert len(world.said()) == 1


async def test_report_form_is_not_kept_in_memory(world: World) -> None:
    """So one that was opened before a restart is taken after it."""
    answer = await answered(world)
    shown = await world.bob.click(answer, label="Report")
    assert shown.modal is not None
    assert world.bot._connection._view_store._modals == {}
    told = alone(await world.bob.submit_modal(shown, _field(shown, "Wrong day.")))
    assert told == words_for("en").say("views.reported")


async def test_report_of_a_post_that_is_not_there_is_refused(world: World) -> None:
    """Made up, of another channel, or taken away since the form was opened."""
    answer = await answered(world)
    post = await world.desk.posts.post_in(answer.id)
    assert post is not None
    backend = world.env.backend
    message = dict(message_payload(backend, backend.get_message(world.channel.id, answer.id)))
    elsewhere = world.guild.create_text_channel("elsewhere")
    unknown = words_for("en").say("views.unknown")
    for channel, key in ((world.channel, "none"), (elsewhere, post.key)):
        forger = Forger(world, world.bob.id, world.guild.id, channel.id, world.boss)
        sent = await forger.submit(report_id(key), message, reason="No.")
        assert told(sent) == unknown
    await world.alice.click(answer, label="Remove")
    forger = Forger(world, world.bob.id, world.guild.id, world.channel.id, world.boss)
    assert told(await forger.submit(report_id(post.key), message, reason="No.")) == unknown
    assert await world.desk.posts.reports(world.guild.id) == ()


async def test_moderators_are_told_of_a_report_where_they_wish(world: World) -> None:
    notices = world.guild.create_text_channel("notices")
    guild = Guild(world.guild.id, notices=notices.id, language="de")
    await world.desk.posts.save_guild(guild, at=world.desk.clock())
    answer = await answered(world)
    await report(answer, world.bob, "**@everyone** falscher\nTag", "Melden")
    (notice,) = await noticed(world, notices)
    told = text_of(notice)
    assert "Eine Antwort wurde gemeldet" in told
    assert "\\*\\*\uff20everyone\\*\\* falscher Tag" in told
    box: Any = notice.components[0].to_dict()
    row = box["components"][-1]["components"]
    assert (
        row[0]["url"]
        == f"https://discord.com/channels/{world.guild.id}/{world.channel.id}/{answer.id}"
    )


async def noticed(world: World, where: simcord.ChannelHandle) -> list[discord.Message]:
    """What was said in a channel, once something was."""
    for _ in range(1000):
        if said := world.said(where):
            return said
        await asyncio.sleep(0.005)
    return []


async def test_what_somebody_may_not_take_away_is_in_the_audit(world: World) -> None:
    answer = await answered(world)
    await world.bob.click(answer, label="Remove")
    (entry,) = await world.desk.keeps.audit(world.guild.id)
    assert (entry.action, entry.note) == ("denied", "remove")


async def test_the_asker_removes_the_answer(world: World) -> None:
    answer = await answered(world)
    told = alone(await world.alice.click(answer, label="Remove"))
    assert told == "It is taken away."
    assert world.said() == []


async def test_nobody_else_removes_it_but_moderators(world: World) -> None:
    answer = await answered(world)
    told = alone(await world.bob.click(answer, label="Remove"))
    assert told == words_for("en").say("access.moderators")
    assert len(world.said()) == 1
    role = world.guild.create_role(
        "Moderators", permissions=discord.Permissions(manage_messages=True)
    )
    moderator = world.guild.add_member(world.env.create_user("mod"), roles=[role])
    await moderator.click(answer, label="Remove")
    assert world.said() == []


# Presses of what there is not.


async def with_buttons(world: World, *buttons: Button, key: str) -> discord.Message:
    """A message of the bot's with buttons of any post."""
    page = lay_out(Reply((Sentence("Look."),)), key=key, buttons=buttons)
    post = Post(
        key=f"n{random.getrandbits(40)}",
        kind="notice",
        channel=world.channel.id,
        guild=world.guild.id,
        body=page.body(),
        created=world.desk.clock(),
    )
    return await sent(world, post)


UNKNOWN: Final = words_for("en").say("views.unknown")


@pytest.mark.parametrize("kind", ["Sources", "Report", "Remove", "Later", "More"])
async def test_a_button_of_no_post_says_so(world: World, kind: str) -> None:
    buttons = tuple(each for each in ButtonKind if each is not ButtonKind.PAGE)
    message = await with_buttons(world, *buttons, key="m404")
    assert alone(await world.alice.click(message, label=kind)) == UNKNOWN


async def test_buttons_of_another_message_do_nothing(world: World) -> None:
    """Also where the post is one's own: a copied button is not the post's."""
    answer = await answered(world)
    post = await world.desk.posts.post_in(answer.id)
    assert post is not None
    message = await with_buttons(world, ButtonKind.REMOVE, ButtonKind.MORE, key=post.key)
    for label in ("Remove", "More"):
        assert alone(await world.alice.click(message, label=label)) == UNKNOWN
    assert text_of(world.said()[0]) == text_of(answer)


async def test_buttons_of_another_channel_do_nothing(world: World) -> None:
    other = world.guild.create_text_channel("other")
    post = Post(
        key="m9",
        kind="answer",
        channel=other.id,
        guild=world.guild.id,
        asker=world.alice.id,
        view=day(3).text(),
        state=PostState.SENT,
        created=world.desk.clock(),
    )
    await world.desk.posts.keep(post)
    message = await with_buttons(world, ButtonKind.SOURCES, key="m9")
    assert alone(await world.alice.click(message, label="Sources")) == UNKNOWN


async def test_a_post_of_an_unlike_release_is_not_misread(world: World) -> None:
    answer = await answered(world)
    post = await world.desk.posts.post_in(answer.id)
    assert post is not None
    for view in ("", "{}", '{"kind":"dream","language":"en"}', "[1]", '{"kind":"day"}'):
        await world.desk.posts.amend(replace(post, view=view), at=world.desk.clock())
        assert alone(await world.alice.click(answer, label="Sources")) == UNKNOWN


async def test_far_numbers_lead_nowhere_else(world: World) -> None:
    shown = Shown(ShownKind.FACT, facts=(Ref(EVENT.slug, BRIDGE.id),), lead=1)
    message = await posted(world, shown, asker=0)
    post = await world.desk.posts.post("i77")
    assert post is not None
    far = (Go(ButtonKind.EARLIER, 999_999_999), Go(ButtonKind.LATER, 999_999_999))
    page = lay_out(Reply((Sentence("Look."),)), key="i77", buttons=far)
    await world.bot.sender.revise(replace(post, body=page.body()))
    await settled(world, "i77")
    for label in ("Earlier", "Later"):
        told = alone(await world.bob.click(world.said()[-1], label=label))
        assert told == "### The record has nothing after this."
    assert message.id == world.said()[-1].id


def test_a_thousand_mutated_ids_are_refused_or_name_another_post() -> None:
    """A change of any character makes an id that nothing answers to, or the key of no post."""
    chance = random.Random(3)  # noqa: S311 - the same ids each time is what is wanted
    signs = "abz019-:_T\u0660\u202e \n"
    real = custom_id(ButtonKind.PAGE, "i123456789012345678", 4)
    for _ in range(1000):
        at = chance.randrange(len(real))
        forged = real[:at] + chance.choice(signs) + real[at + chance.randint(0, 1) :]
        found = PRESSED.fullmatch(forged)
        if found is None or forged == real:
            continue
        assert found["key"].isascii()
        assert len(found["key"]) <= 25
        assert (found["key"], found["number"]) != ("i123456789012345678", "4")


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_fit_where_they_stand(language: str) -> None:
    words = words_for(language)
    for kind in ButtonKind:
        if kind is not ButtonKind.PAGE:
            assert len(words.say(f"views.{kind}")) <= 20
    assert len(words.say("views.report-title")) <= 45
    assert len(words.say("views.report-label")) <= 45
    assert len(words.say("views.report-hint")) <= 100
