"""What goes back, only links facts, or waits already, as those see it who decide on it."""

import pytest
import simcord

from bot.words import ENGLISH
from tests.discord.editors import add, facts_of, labels, press, said
from tests.discord.proposed import choose, queue
from tests.discord.world import World

FERRY = "The ferry stopped at noon."


pytestmark = pytest.mark.usefixtures("opened")


@pytest.mark.parametrize("reason", ["", "the same bridge"])
async def test_link_that_waits_is_told_in_the_queue(
    world: World, ed: simcord.MemberActor, reason: str
) -> None:
    await choose(world, review=True)
    options = {"reason": reason} if reason else {}
    await ed.slash(
        world.channel, "kb link", fact="FL-0003", kind="updates", other="FL-0004", **options
    )
    shown = await queue(world)
    assert "- links: updates FL-0004" in said(shown)
    assert "Nothing would change" not in said(shown)
    await press(world.boss, shown, "Accept")
    await ed.slash(
        world.channel, "kb link", fact="FL-0003", kind="updates", other="FL-0004", remove=True
    )
    assert "- links: no longer updates FL-0004" in said(await queue(world))


async def test_who_enters_what_waits_already_is_led_to_the_queue_where_they_decide(
    world: World, ed: simcord.MemberActor
) -> None:
    await choose(world, review=True)
    await add(world, ed)
    already = "Proposal 1 says just this and waits already"
    queue_told = ENGLISH.say("review.see-queue")
    assert already in said(again := await add(world))
    assert queue_told in said(again)
    assert already in said(mine := await add(world, ed))
    assert queue_told not in said(mine)


async def copies(world: World) -> list[str]:
    return [key for key, each in (await facts_of(world)).items() if each.statement == FERRY]


async def test_retracted_fact_comes_back_only_where_no_other_says_the_same(world: World) -> None:
    await add(world)
    (old,) = await copies(world)
    gone = await world.boss.slash(world.channel, "kb retract", fact=old, reason="gone")
    await add(world)
    (new,) = await copies(world)
    told = f"{new} says by now just what {old} would say again; retract {new} first."
    assert told in said(await press(world.boss, gone, "Undo"))
    again = await world.boss.slash(world.channel, "kb undo", fact=old, reason="back")
    assert told in said(again)
    assert await copies(world) == [new]


async def test_rollback_tells_what_stays_as_another_says_the_same(
    world: World, ed: simcord.MemberActor
) -> None:
    await add(world)
    (old,) = await copies(world)
    await world.env.advance_time(7200)
    await ed.slash(world.channel, "kb retract", fact=old, reason="gone")
    await add(world)
    shown = await world.boss.slash(world.channel, "kb rollback", member=ed, since="1 hour ago")
    assert f"since another one says by now just what it would say again: {old}." in said(shown)
    assert "Confirm" not in labels(shown)
