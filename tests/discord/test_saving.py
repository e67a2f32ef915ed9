"""What came onto the record between the look at a draft and its save stops the save once, and is shown."""

from typing import Final

import pytest
import simcord

from bot.words import ENGLISH
from tests.discord.editors import (
    EVENT,
    FACT,
    Filled,
    add,
    default_of,
    emit,
    fact_of,
    facts_of,
    fill,
    id_of,
    labels,
    payload_of,
    press,
    said,
)
from tests.discord.world import World

FERRY: Final = "The ferry across the valley lake sank at its pier."
NEARLY: Final = "The ferry across the valley lake sank at its old pier."
DOUBTFUL: Final = "Log, Harbour office, http://harbour.example/1"
"""A source without https, which is saved after a second look alone."""
ANYWAY: Final = ENGLISH.say("editing.button-anyway")


pytestmark = pytest.mark.usefixtures("opened")


async def looked_at(world: World, **typed: str) -> Filled:
    """A draft that its editor was shown, and has not saved yet."""
    shown = await add(world, **({"statement": NEARLY, "source": DOUBTFUL} | typed))
    assert "Save" in labels(shown)
    return shown


async def new(world: World, before: set[str]) -> set[str]:
    return {each.statement for key, each in (await facts_of(world)).items() if key not in before}


async def test_like_fact_that_came_since_is_shown_and_both_are_saved_when_that_is_wanted(
    world: World, ed: simcord.MemberActor
) -> None:
    before = set(await facts_of(world))
    shown = await looked_at(world)
    await add(world, ed, statement=FERRY)
    (made,) = set(await facts_of(world)) - before
    stopped = await press(world.boss, shown, "Save")
    assert f"{made} is on record by now and says nearly the same" in said(stopped)
    assert FERRY in said(stopped)
    assert "Nearly the same is on record" in said(stopped)
    assert labels(stopped) == [ANYWAY, "Change", "More details", "Rarer details", "Cancel"]
    assert await new(world, before) == {FERRY}
    saved = await press(world.boss, stopped, ANYWAY)
    assert "Saved as" in said(saved)
    assert await new(world, before) == {FERRY, NEARLY}


async def test_what_was_typed_is_kept_when_a_save_is_stopped(
    world: World, ed: simcord.MemberActor
) -> None:
    shown = await looked_at(world, who="the ferryman")
    await add(world, ed, statement=FERRY)
    form = await press(world.boss, await press(world.boss, shown, "Save"), "Change")
    typed = default_of(form)
    assert (typed["statement"], typed["who"]) == (NEARLY, "the ferryman")
    before = set(await facts_of(world))
    other = await fill(world.boss, form, statement="A barge drifted away.", source="River rises")
    assert "Saved as" in said(other)
    assert await new(world, before) == {"A barge drifted away."}


async def test_second_press_of_save_is_stopped_as_the_first(
    world: World, ed: simcord.MemberActor
) -> None:
    """Who presses twice has not seen yet what came since."""
    shown = await looked_at(world)
    await add(world, ed, statement=FERRY)
    before = await facts_of(world)
    message, save = payload_of(world, shown), id_of(shown, "Save")
    for _ in range(3):
        emit(world, world.boss, message, save)
    await world.env.settle()
    assert await facts_of(world) == before
    assert ANYWAY in labels(shown)


async def test_what_comes_after_that_stops_it_again(world: World, ed: simcord.MemberActor) -> None:
    shown = await looked_at(world)
    await add(world, ed, statement=FERRY)
    stopped = await press(world.boss, shown, "Save")
    form = await ed.slash(world.channel, "kb add", event=EVENT)
    theirs = await fill(ed, form, **(FACT | {"statement": NEARLY.replace("old", "new")}))
    await press(ed, theirs, "Save")
    before = await facts_of(world)
    again = await press(world.boss, stopped, ANYWAY)
    assert "is on record by now and says nearly the same" in said(again)
    assert await facts_of(world) == before
    assert "Saved as" in said(await press(world.boss, again, ANYWAY))


async def test_facts_that_the_look_showed_stop_nothing(world: World) -> None:
    shown = await add(world, statement="Mill Bridge in Oldtown collapsed!", date="2 July 2021")
    assert "Nearly the same is on record" in said(shown)
    assert "Saved as" in said(await press(world.boss, shown, "Save"))


async def test_correction_is_looked_at_again_too(world: World, ed: simcord.MemberActor) -> None:
    before = set(await facts_of(world))
    await add(world, statement="A barge drifted away.")
    (mine,) = set(await facts_of(world)) - before
    form = await world.boss.slash(world.channel, "kb correct", fact=mine, event=EVENT)
    typed = {"statement": NEARLY, "figures": "rescued: 3.000", "reason": "better"}
    shown = await fill(world.boss, form, **typed)
    await add(world, ed, statement=FERRY)
    stopped = await press(world.boss, shown, "Save")
    assert "is on record by now and says nearly the same" in said(stopped)
    assert (await fact_of(world, mine)).statement == "A barge drifted away."
    assert "is corrected" in said(await press(world.boss, stopped, ANYWAY))


async def test_proposal_is_looked_at_again_too(world: World, ed: simcord.MemberActor) -> None:
    form = await world.alice.slash(world.channel, "propose", event=EVENT)
    shown = await fill(world.alice, form, **(FACT | {"statement": NEARLY, "source": DOUBTFUL}))
    await add(world, ed, statement=FERRY)
    stopped = await press(world.alice, shown, "Propose")
    assert "is on record by now" in said(stopped)
    assert await world.desk.keeps.proposals(world.guild.id) == ()
    told = await press(world.alice, stopped, ENGLISH.say("editing.button-propose-anyway"))
    assert "Proposal 1 waits" in said(told)
