"""What an editor typed outlives a crash between a save and the bot's own note of it."""

from dataclasses import replace

import pytest
import simcord

from bot.curating.slips import Task, slip_in
from knowledge.entry import Draft
from tests.discord.editors import add, facts_of, fill, id_of, press, said
from tests.discord.world import World

pytestmark = pytest.mark.usefixtures("opened")


async def crashed(world: World, who: simcord.MemberActor, key: str) -> None:
    """The fact is saved, and the bot ended before it noted that."""
    post = await world.desk.posts.post(key)
    assert post is not None
    slip = slip_in(post, guild=world.guild.id, member=who.id)
    assert slip is not None
    before = replace(slip, task=Task.ADD, fact="", expected=0, saves=0, base=Draft())
    await world.desk.posts.amend(replace(post, view=before.text()), at=world.desk.clock())


@pytest.mark.parametrize(
    ("statement", "revisions"),
    [("The ferry stopped at noon.", 1), ("The ferry stopped at one, in fog.", 2)],
)
async def test_change_after_a_crash_is_saved_and_nothing_twice(
    world: World, ed: simcord.MemberActor, statement: str, revisions: int
) -> None:
    before = set(await facts_of(world))
    shown = await add(world, ed)
    await crashed(world, ed, id_of(shown, "Change").split(":")[2])
    form = await press(ed, shown, "Change")
    told = said(await fill(ed, form, statement=statement))
    now = await facts_of(world)
    (new,) = set(now) - before
    assert now[new].statement == statement
    assert now[new].revision == revisions
    assert new in told
    assert statement in told
