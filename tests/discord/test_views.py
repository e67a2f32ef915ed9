"""The buttons under posts by which people read on: what each shows, and to whom."""

from pathlib import Path

import simcord

from bot.config import Settings
from bot.pages.shown import Group, Ref, Shown, ShownKind
from bot.words import words_for
from knowledge.dates.span import DateSpan
from knowledge.ingest.export import write_pack
from knowledge.models import Pack
from knowledge.storage.posting import Guild, PostedFact
from tests.bot.answers import BRIDGE, COUNTS, DENIAL, EVENT, NAMES, SOURCES
from tests.discord.posted import (
    LONG,
    PRESIDENT,
    alone,
    answered,
    day,
    posted,
)
from tests.discord.world import Whole, World, buttons_of, text_of

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
    knowledge = await world.desk.knowledge(0)
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
