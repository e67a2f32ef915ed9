"""Edits of somebody who had their data erased: nobody's any more, and still within a rollback's reach."""

import pytest
import simcord

from bot.words import ENGLISH
from tests.discord.editors import (
    EVENT,
    FACT,
    Filled,
    add,
    facts_of,
    labels,
    press,
    said,
)
from tests.discord.world import World

TOO: str = ENGLISH.say("review.include")


pytestmark = pytest.mark.usefixtures("opened")


async def rollback(world: World, who: simcord.MemberActor) -> Filled:
    return await world.boss.slash(world.channel, "kb rollback", member=who.user, since="1 hour ago")


async def erase(world: World, who: simcord.MemberActor) -> None:
    asked = await who.slash(world.channel, "mydata delete")
    assert asked.response is not None
    (label, *_) = [each for each in labels(asked) if "rase" in each or "elete" in each]
    await press(who, asked, label)


async def test_rollback_names_what_erased_people_edited_and_takes_it_back_when_asked(
    world: World, ed: simcord.MemberActor
) -> None:
    before = await facts_of(world)
    await add(world, ed)
    (new,) = set(await facts_of(world)) - set(before)
    await erase(world, ed)
    shown = await rollback(world, ed)
    assert "There is nothing to take back" in said(shown)
    assert "1 fact was last edited by somebody whose data was erased" in said(shown)
    assert new in said(shown)
    assert labels(shown) == [TOO, "Cancel"]
    wider = await press(world.boss, shown, TOO)
    assert FACT["statement"] in said(wider)
    others = "edith, or somebody whose data was erased, edited"
    assert f"This would take back 1 fact that {others} since" in said(wider)
    assert await facts_of(world) != before
    done = await press(world.boss, wider, "Confirm")
    assert f"1 fact is again what it was before {others} it since" in said(done)
    assert await facts_of(world) == before
    ((entry, who), *_) = await world.desk.keeps.latest(world.guild.id)
    assert (entry.fact, entry.note, who.member) == (new, "rollback", world.boss.id)
    (*_, last) = await (await world.desk.curator(world.guild.id)).history(EVENT, new)
    assert (last.member, last.actor) == (world.boss.id, "boss")
    audit = said(await world.boss.slash(world.channel, "kb audit"))
    assert "boss · " in audit.splitlines()[1]


async def test_confirming_without_asking_leaves_them(world: World, ed: simcord.MemberActor) -> None:
    await add(world, ed)
    await erase(world, ed)
    kept = await facts_of(world)
    await add(world, ed, statement="The harbour was dredged at dawn.")
    shown = await rollback(world, ed)
    assert "1 fact was last edited by somebody whose data was erased" in said(shown)
    await press(world.boss, shown, "Confirm")
    assert await facts_of(world) == kept


async def test_what_somebody_edited_since_is_not_told(
    world: World, ed: simcord.MemberActor
) -> None:
    await add(world, ed)
    await erase(world, ed)
    shown = await rollback(world, ed)
    await press(world.boss, await press(world.boss, shown, TOO), "Confirm")
    after = await rollback(world, ed)
    assert "whose data was erased" not in said(after)
    assert labels(after) == []
