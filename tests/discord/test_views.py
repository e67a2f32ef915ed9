"""The buttons under posts: what each shows and to whom, and that no press does what it must not."""

import asyncio
import random
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import discord
import pytest
import simcord

from bot.blocks import Reply, Sentence
from bot.buttons import PRESSED, Button, ButtonKind, Go, custom_id
from bot.config import Settings
from bot.layout import lay_out, present
from bot.reader import NOWHERE, reader_of
from bot.rebuild import build
from bot.shown import Group, Ref, Shown, ShownKind
from bot.words import LANGUAGES, words_for
from knowledge.dates.span import DateSpan
from knowledge.ingest.export import write_pack
from knowledge.models import Pack
from knowledge.storage.posting import Guild, Post, PostedFact, PostState
from tests.bot.answers import BRIDGE, COUNTS, DENIAL, EVENT, NAMES, SOURCES
from tests.discord.world import Whole, World, buttons_of, text_of

DETAINED: Final = "how many people were detained by 7 January?"
PRESIDENT: Final = "what did the president order?"
FLOOD_DAY: Final = EVENT.first + 1


async def answered(world: World, question: str = DETAINED) -> discord.Message:
    await world.ask(question)
    return world.said()[-1]


async def posted(world: World, shown: Shown, *, asker: int | None = None, key: str = "i77") -> Any:
    """A post of what is shown, as a cog makes it; by default Alice asked for it."""
    reader = reader_of(NOWHERE, user=world.alice.id, locale="en", at=world.desk.clock())
    reply = await build(shown, await world.desk.knowledge(), reader)
    post = Post(
        key=key,
        kind="reading",
        channel=world.channel.id,
        guild=world.guild.id,
        asker=world.alice.id if asker is None else asker,
        body=present(reply, shown, key=key).body(),
        view=shown.text(),
        created=world.desk.clock(),
    )
    return await sent(world, post)


async def sent(world: World, post: Post) -> discord.Message:
    """The message of a post that is handed to the sender."""
    await world.bot.sender.post(post)
    message = (await settled(world, post.key)).message
    return next(each for each in world.said() if each.id == message)


async def settled(world: World, key: str) -> Post:
    """A post once nothing of it waits to be sent."""
    for _ in range(1000):
        post = await world.desk.posts.post(key)
        if post is not None and post.state is not PostState.WAITING:
            return post
        await asyncio.sleep(0.005)
    raise AssertionError(f"{key} was not sent")


def day(number: int) -> Shown:
    """A day of July 2021."""
    at = EVENT.first + number - 1
    return Shown(ShownKind.DAY, events=(EVENT.slug,), when=(DateSpan(at, at),))


LONG: Final = Shown(
    ShownKind.TIMELINE,
    events=("kazakhstan-2022",),
    when=(DateSpan(738160, 738161),),
)
"""A timeline of several pages: 4 and 5 January 2022."""


def alone(pressed: simcord.InteractionResult) -> str:
    """What only the one who pressed sees."""
    assert pressed.response is not None
    assert pressed.response.ephemeral
    return text_of(pressed.response)


# What is shown to the one who presses.


async def test_sources_are_told_by_publication_with_what_rests_on_each(world: World) -> None:
    answer = await answered(world)
    told = alone(await world.bob.click(answer, label="Sources"))
    assert told.startswith("## Sources")
    assert 'GlobalSecurity.org, "Kazakhstan - 2022 Uprising - Tick-Tock"' in told
    assert "[1] ¶ 20" in told.replace("\\", "")
    assert "Over 3,000 people had been detained" in told
    assert len(world.said()) == 1


async def test_the_way_to_a_source_is_a_button_that_names_its_host(world: World) -> None:
    shown = Shown(ShownKind.FACT, facts=(Ref(EVENT.slug, BRIDGE.id),), lead=1)
    message = await posted(world, shown)
    pressed = await world.bob.click(message, label="Sources")
    assert pressed.response is not None
    row = pressed.response.components[0]["components"][-1]["components"]
    assert [(each["label"], each["url"]) for each in row] == [
        ("post.example", "https://post.example/river")
    ]


async def test_a_passage_that_is_not_kept_is_told_with_what_else_was_taken_from_it(
    world: World,
) -> None:
    answer = await answered(world)
    told = alone(await world.alice.click(answer, label="Passage"))
    assert "¶ 20" in told
    assert "The text of this passage is not kept here" in told
    assert "injured" in told


async def test_what_came_before_and_after_is_leafed_through_privately(world: World) -> None:
    """All the way back over the fact itself to what came after it."""
    answer = await answered(world)
    pressed = await world.bob.click(answer, label="Earlier")
    first = alone(pressed)
    assert first.startswith("## Just before")
    assert pressed.response is not None
    leaf = pressed.response.message
    await world.bob.click(leaf, label="Earlier")
    second = text_of(pressed.response)
    assert second.startswith("## Just before")
    assert second != first
    await world.bob.click(pressed.response.message, label="Later")
    assert text_of(pressed.response) == first
    await world.bob.click(pressed.response.message, label="Later")
    assert text_of(pressed.response).startswith("## Just after")
    assert len(world.said()) == 1


async def test_the_ends_of_the_record_are_told(world: World) -> None:
    shown = Shown(ShownKind.FACT, facts=(Ref(EVENT.slug, COUNTS[-1].id),), lead=1)
    message = await posted(world, shown)
    told = alone(await world.bob.click(message, label="Later"))
    assert "The record has nothing after this." in told


async def test_more_lines_are_shown_in_the_answer_to_its_asker(world: World) -> None:
    answer = await answered(world, PRESIDENT)
    before = text_of(answer)
    await world.alice.click(answer, label="More")
    (after,) = world.said()
    assert after.id == answer.id
    assert before.splitlines()[0] in text_of(after)
    assert text_of(after).count("-# ") > before.count("-# ")
    kept = await world.desk.posts.post_in(answer.id)
    assert kept is not None
    assert len(kept.facts) > 3


async def test_more_lines_are_shown_to_others_privately(world: World) -> None:
    answer = await answered(world, PRESIDENT)
    before = text_of(answer)
    told = alone(await world.bob.click(answer, label="More"))
    assert told.startswith("## Further in the record")
    assert text_of(world.said()[0]) == before


async def test_when_all_is_shown_there_is_no_more(world: World) -> None:
    answer = await answered(world, PRESIDENT)
    for _ in range(4):
        if "More" not in buttons_of(world.said()[0]):
            break
        await world.alice.click(world.said()[0], label="More")
    assert "More" not in buttons_of(world.said()[0])
    assert world.said()[0].id == answer.id


# Pages.


async def test_the_asker_turns_pages_in_place(world: World) -> None:
    message = await posted(world, LONG)
    first = text_of(message)
    assert "Page 1 of" in first
    await world.alice.click(message, label="▶")
    assert "Page 2 of" in world.last()
    await world.alice.click(world.said()[-1], label="◀")
    assert world.last() == first
    assert len(world.said()) == 1


async def test_nobody_else_turns_them(world: World) -> None:
    message = await posted(world, LONG)
    told = alone(await world.bob.click(message, label="▶"))
    assert told == words_for("en").say("views.only-asker")
    assert "Page 1 of" in world.last()


async def test_everybody_turns_pages_of_their_own_where_nobody_asked(world: World) -> None:
    """As in a digest."""
    message = await posted(world, LONG, asker=0)
    pressed = await world.bob.click(message, label="▶")
    assert "Page 2 of" in alone(pressed)
    assert pressed.response is not None
    await world.bob.click(pressed.response.message, label="▶")
    assert "Page 3 of" in text_of(pressed.response)
    assert "Page 1 of" in world.last()


async def test_pages_of_sources_are_turned_in_the_private_message(world: World) -> None:
    refs = tuple(Ref("kazakhstan-2022", f"KZ-{number:04}") for number in range(1, 40))
    shown = Shown(ShownKind.FACTS, groups=(Group("All", refs),))
    message = await posted(world, shown, asker=0)
    pressed = await world.bob.click(message, label="Sources")
    assert pressed.response is not None
    if "▶" in buttons_of(pressed.response):
        await world.bob.click(pressed.response.message, label="▶")
        assert "Page 2 of" in text_of(pressed.response)


async def test_old_buttons_work_after_a_restart(
    world: World, simcord_env: simcord.Env, settings: Settings
) -> None:
    answer = await answered(world, PRESIDENT)
    await simcord_env.restart_bot(Whole(world.desk, settings))
    assert alone(await world.bob.click(answer, label="Sources")).startswith("## Sources")
    await world.alice.click(answer, label="More")
    history = [each for each in world.channel.history() if each.id == answer.id]
    assert text_of(history[0]).count("-# ") > text_of(answer).count("-# ")


# Days.


async def test_the_asker_goes_from_day_to_day_in_place(world: World) -> None:
    message = await posted(world, day(3))
    assert "3 July 2021" in text_of(message)
    await world.alice.click(message, label="Later")
    assert "4 July 2021" in world.last()
    await world.alice.click(message, label="Earlier")
    await world.alice.click(message, label="Earlier")
    assert "2 July 2021" in world.last()
    told = alone(await world.alice.click(message, label="Earlier"))
    assert told == "The record has nothing before this."
    kept = await world.desk.posts.post("i77")
    assert kept is not None
    assert kept.facts == (PostedFact(EVENT.slug, BRIDGE.id, 1),)


async def test_others_go_from_day_to_day_by_themselves(world: World) -> None:
    message = await posted(world, day(3))
    pressed = await world.bob.click(message, label="Later")
    assert "4 July 2021" in alone(pressed)
    assert pressed.response is not None
    await world.bob.click(pressed.response.message, label="Later")
    assert "6 July 2021" in text_of(pressed.response)
    await world.bob.click(pressed.response.message, label="Earlier")
    assert "4 July 2021" in text_of(pressed.response)
    assert "3 July 2021" in world.last()


async def test_a_long_day_of_ones_own_has_pages(world: World) -> None:
    fourth = DateSpan(738159, 738159)
    shown = Shown(ShownKind.DAY, events=("kazakhstan-2022",), when=(fourth,))
    message = await posted(world, shown)
    pressed = await world.bob.click(message, label="Later")
    assert "5 Jan 2022" in alone(pressed)
    assert pressed.response is not None
    await world.bob.click(pressed.response.message, label="▶")
    assert "Page 2 of" in text_of(pressed.response)
    await world.bob.click(pressed.response.message, label="▶")
    assert "Page 3 of" in text_of(pressed.response)
    await world.bob.click(pressed.response.message, label="Earlier")
    assert "4 Jan 2022" in text_of(pressed.response)


# What has changed since.


async def without_bridge(world: World, folder: Path) -> None:
    """The bridge's fact is taken out of the record."""
    pack = Pack(EVENT, tuple(SOURCES.values()), tuple(NAMES.values()), (DENIAL, *COUNTS))
    write_pack(pack, folder / "pack")
    knowledge = await world.desk.knowledge()
    await knowledge.import_pack(folder / "pack", actor="tests", at=world.desk.clock())


async def test_a_retracted_fact_is_gone_after_the_press(world: World, tmp_path: Path) -> None:
    refs = (Ref(EVENT.slug, BRIDGE.id, 1), Ref(EVENT.slug, DENIAL.id, 1))
    groups = (Group("Changed", refs),)
    many = tuple(Ref("kazakhstan-2022", f"KZ-{number:04}", 1) for number in range(1, 40))
    shown = Shown(ShownKind.FACTS, remark="Two facts", groups=(*groups, Group("Others", many)))
    message = await posted(world, shown)
    assert "Mill Bridge in Oldtown collapsed." in text_of(message)
    await without_bridge(world, tmp_path)
    await world.alice.click(message, label="▶")
    await world.alice.click(message, label="◀")
    assert "Mill Bridge in Oldtown collapsed." not in world.last()
    assert "Mill Bridge was standing" in world.last()
    assert words_for("en").say("views.changed") in world.last()


async def test_an_answer_of_which_nothing_is_left_says_so(world: World, tmp_path: Path) -> None:
    shown = Shown(ShownKind.ANSWER, facts=(Ref(EVENT.slug, BRIDGE.id, 1),), lead=1)
    message = await posted(world, shown)
    await without_bridge(world, tmp_path)
    told = alone(await world.bob.click(message, label="Earlier"))
    assert told == words_for("en").say("views.taken-back")
    told = alone(await world.bob.click(message, label="Sources"))
    assert told == "### Nothing is cited here."


async def test_what_may_not_be_read_here_any_more_is_not_shown(world: World) -> None:
    answer = await answered(world)
    guild = Guild(world.guild.id, events=(EVENT.slug,))
    await world.desk.posts.save_guild(guild, at=world.desk.clock())
    for label in ("Sources", "Passage", "Earlier"):
        told = alone(await world.alice.click(answer, label=label))
        assert "3,000" not in told
        assert "GlobalSecurity" not in told


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
