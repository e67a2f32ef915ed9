"""Accepting once the record has moved on, and declining what cannot be read any more."""

from dataclasses import replace
from typing import Any, Final

import pytest
import simcord

from bot.words import ENGLISH
from knowledge.ingest.load import prepare
from knowledge.storage.keeping import Proposal, ProposalState
from tests.bot.answers import BRIDGE
from tests.discord.conftest import FLOOD as PACK
from tests.discord.editors import (
    default_of,
    fact_of,
    facts_of,
    fill,
    labels,
    press,
    said,
)
from tests.discord.proposed import (
    FLOOD,
    NEW,
    actor,
    choose,
    facts,
    propose,
    queue,
    state,
)
from tests.discord.world import World

NEARLY: Final = "The ferry across the valley lake sank at its old pier."
ANYWAY: Final = "Accept anyway"


pytestmark = pytest.mark.usefixtures("opened")


async def test_second_of_two_equal_proposals_is_refused(world: World) -> None:
    first, second = await propose(world), await propose(world, replace(NEW, caveat="Perhaps."))
    shown = await queue(world)
    later = await press(world.boss, await queue(world), "▶")
    await press(world.boss, shown, "Accept")
    after = await press(world.boss, later, "Accept")
    assert "says just this about the same time" in said(after)
    assert labels(after) == ["Edit and accept", "Decline"]
    assert (await facts(world)).count(NEW.statement) == 1
    assert (await state(world, first)).state is ProposalState.ACCEPTED
    assert (await state(world, second)).state is ProposalState.WAITING


async def test_near_duplicate_that_came_since_stops_the_press_once(world: World) -> None:
    await propose(world)
    await propose(world, replace(NEW, statement=NEARLY))
    shown = await queue(world)
    later = await press(world.boss, await queue(world), "▶")
    assert labels(later)[1:] == ["Accept", "Edit and accept", "Decline"]
    await press(world.boss, shown, "Accept")
    stopped = await press(world.boss, later, "Accept")
    assert "is on record by now and says nearly the same" in said(stopped)
    assert NEW.statement in said(stopped)
    assert NEARLY not in await facts(world)
    assert labels(stopped) == [ANYWAY, "Edit and accept", "Decline"]
    assert "is accepted" in said(await press(world.boss, stopped, ANYWAY))
    assert NEARLY in await facts(world)


async def test_near_duplicate_that_is_shown_is_accepted_by_a_word_of_its_own(
    world: World,
) -> None:
    await propose(world)
    await propose(world, replace(NEW, statement=NEARLY))
    shown = await press(world.boss, await queue(world), "Accept")
    assert labels(shown)[0] == ANYWAY
    assert "is accepted" in said(await press(world.boss, shown, ANYWAY))


async def test_typed_text_that_says_nearly_the_same_is_sent_in_twice(world: World) -> None:
    await propose(world)
    await propose(world, replace(NEW, statement="A barge sank in the harbour."))
    shown = await press(world.boss, await queue(world), "Accept")
    form = await press(world.boss, shown, "Edit and accept")
    stopped = await fill(world.boss, form, statement=NEARLY)
    assert "says nearly the same" in said(stopped)
    assert "What you typed is kept" in said(stopped)
    assert NEARLY not in await facts(world)
    await fill(world.boss, await press(world.boss, stopped, "Edit and accept"))
    assert NEARLY in await facts(world)


async def test_an_editors_edit_is_looked_at_again(world: World, ed: simcord.MemberActor) -> None:
    await choose(world, review=True)
    role = (await world.desk.posts.guild(world.guild.id)).editor_role
    for caveat in ("", "Perhaps."):
        await propose(world, replace(NEW, caveat=caveat), who=actor(world, ed, role))
    shown = await press(world.boss, await queue(world), "Accept")
    assert labels(shown) == ["Edit and accept", "Decline"]
    assert (await facts(world)).count(NEW.statement) == 1


# What cannot be read any more.


async def lost(world: World, **changed: Any) -> Proposal:
    """A proposal that became unreadable."""
    sound = await propose(world)
    await world.desk.keeps.decide(
        world.guild.id,
        sound.number,
        ProposalState.WITHDRAWN,
        reviewer=sound.author,
        note="",
        at=world.desk.clock(),
    )
    return await world.desk.keeps.propose(replace(sound, number=0, **changed), key="lost")


@pytest.mark.parametrize(
    "changed",
    [
        {"body": "{"},
        {"body": "[]"},
        {"event": "gone-1850"},
        {"fact": "FL-9999", "expected": 1},
    ],
    ids=["text", "shape", "event", "fact"],
)
async def test_what_cannot_be_read_is_shown_and_declined_and_stays_on_record(
    world: World, changed: dict[str, Any]
) -> None:
    broken = await lost(world, **changed)
    shown = await queue(world)
    assert "can only be declined" in said(shown)
    assert labels(shown) == ["Decline"]
    done = await fill(world.boss, await press(world.boss, shown, "Decline"), reason="Broken.")
    assert "is declined" in said(done)
    kept = await state(world, broken)
    assert (kept.state, kept.note, kept.body) == (
        ProposalState.DECLINED,
        "Broken.",
        broken.body,
    )
    listed = said(await world.boss.slash(world.channel, "kb queue", show="declined"))
    assert "Broken." in listed


async def test_one_that_cannot_be_read_does_not_hold_up_the_others(world: World) -> None:
    await lost(world, body="{")
    await propose(world)
    shown = await press(world.boss, await queue(world), "▶")
    await press(world.boss, shown, "Accept")
    assert NEW.statement in await facts(world)


# What an update says.


async def test_to_take_what_an_update_says_waits_for_a_second_person(
    world: World, ed: simcord.MemberActor
) -> None:
    form = await ed.slash(world.channel, "kb correct", fact=BRIDGE.id, event=FLOOD)
    await fill(ed, form, statement="Mill Bridge was closed.", reason="better")
    newer = tuple(
        replace(each, statement="Mill Bridge was torn down.") if each.id == BRIDGE.id else each
        for each in PACK.facts
    )
    pack = prepare(replace(PACK, facts=newer), "newer")
    await world.desk._store.load(pack, actor="tests", at=world.desk.clock())
    await choose(world, review=True)
    told = said(await press(ed, await ed.slash(world.channel, "kb updates"), "Take theirs"))
    assert "waits for those who keep the record" in told
    assert (await fact_of(world, BRIDGE.id)).statement == "Mill Bridge was closed."
    assert "This is your own proposal" in said(await queue(world, ed))
    shown = await queue(world)
    assert "Mill Bridge was closed. → Mill Bridge was torn down." in said(shown)
    await press(world.boss, shown, "Accept")
    assert (await fact_of(world, BRIDGE.id)).statement == "Mill Bridge was torn down."
    updates = said(await ed.slash(world.channel, "kb updates"))
    assert ENGLISH.say("review.no-updates") in updates


# Sources by their titles.


async def test_queue_tells_the_title_of_a_source(world: World) -> None:
    await propose(world)
    assert "Source: River rises" in said(await queue(world))


async def test_form_of_a_proposal_has_the_title_and_takes_it_back(world: World) -> None:
    await propose(world)
    form = await press(world.boss, await queue(world), "Edit and accept")
    assert default_of(form)["source"] == "River rises"
    done = await fill(world.boss, form, who="the harbour office")
    assert "is accepted" in said(done)
    (made,) = [each for each in (await facts_of(world)).values() if each.statement == NEW.statement]
    assert [each.source for each in made.citations] == ["post"]


async def test_form_of_a_correction_has_the_title_and_takes_titles_and_ids(world: World) -> None:
    form = await world.boss.slash(world.channel, "kb correct", fact=BRIDGE.id, event=FLOOD)
    saved = await fill(world.boss, form, who="the mayor", reason="so")
    for typed, source in (("Evening news", "radio"), ("post", "post")):
        form = await press(world.boss, saved, "More details")
        assert default_of(form)["source"] in ("Evening news; River rises ¶ 4", "Evening news")
        saved = await fill(world.boss, form, source=typed)
        cited = (await fact_of(world, BRIDGE.id)).citations
        assert [each.source for each in cited] == [source]


async def test_history_tells_the_title_of_a_source(world: World) -> None:
    form = await world.boss.slash(world.channel, "kb correct", fact=BRIDGE.id, event=FLOOD)
    saved = await fill(world.boss, form, who="the mayor", reason="so")
    form = await press(world.boss, saved, "More details")
    await fill(world.boss, form, source="radio")
    told = said(await world.boss.slash(world.channel, "kb history", fact=BRIDGE.id))
    assert "Evening news; River rises ¶ 4 → Evening news" in told


async def test_text_typed_after_another_accepted_is_told_back(
    world: World, ed: simcord.MemberActor
) -> None:
    await propose(world)
    shown = await queue(world, ed)
    form = await press(ed, shown, "Edit and accept")
    await press(world.boss, await queue(world), "Accept")
    told = said(await fill(ed, form, statement="The ferry *sank* at its pier."))
    assert "was accepted already" in told
    assert "What you typed was not taken: “The ferry \\*sank\\* at its pier.”" in told
    assert NEW.statement in await facts(world)
