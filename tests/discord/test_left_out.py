"""An event that ``/setup events`` leaves out is out of reach of every press, form and list that was shown
before: each is refused with the usual sentence, and nothing of it is changed.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final

import pytest
import simcord

from knowledge.ingest.load import prepare
from knowledge.storage.keeping import GapState, ProposalState
from tests.bot.answers import BRIDGE
from tests.discord.conftest import FLOOD as PACK
from tests.discord.editors import (
    FACT,
    Filled,
    add,
    editor,
    facts_of,
    fill,
    press,
    said,
)
from tests.discord.proposed import FLOOD, NEW, actor, choose, propose, queue, state
from tests.discord.world import World, text_of

USUAL: Final = f"There is no event “{FLOOD}” here."
OTHER: Final = "kazakhstan-2022"
HURT: Final = "how many people were injured in Oldtown on 3 July?"
FERRIES: Final = "statement,date,source\nThe ferry sank at its pier at night.,8 July 2021,post\n"


pytestmark = pytest.mark.usefixtures("opened")


async def leave_out(world: World) -> None:
    await choose(world, events=(OTHER,))


async def _pressed(world: World, shown: Filled, *labels: str) -> Filled:
    """The last of some presses, before which the event is left out."""
    for label in labels[:-1]:
        shown = await press(world.boss, shown, label)
    await leave_out(world)
    return await press(world.boss, shown, labels[-1])


async def _queue(world: World) -> Filled:
    await propose(world)
    return await queue(world)


async def _near(world: World) -> Filled:
    await propose(world)
    await propose(world, replace(NEW, statement=f"{NEW.statement[:-1]} there."))
    return await press(world.boss, await queue(world), "Accept")


async def _own(world: World) -> Filled:
    await choose(world, review=True)
    await propose(world, who=replace(actor(world, world.boss), manages=True))
    return await queue(world)


async def _proposed(world: World) -> Filled:
    form = await world.boss.slash(world.channel, "propose", event=FLOOD)
    return await fill(world.boss, form, **FACT)


async def _updates(world: World) -> Filled:
    form = await world.boss.slash(world.channel, "kb correct", fact=BRIDGE.id, event=FLOOD)
    await fill(world.boss, form, statement="Mill Bridge was closed.", reason="better")
    newer = tuple(
        replace(each, statement="Mill Bridge was torn down.") if each.id == BRIDGE.id else each
        for each in PACK.facts
    )
    pack = prepare(replace(PACK, facts=newer), "newer")
    await world.desk._store.load(pack, actor="tests", at=world.desk.clock())
    return await world.boss.slash(world.channel, "kb updates")


async def _import(world: World) -> Filled:
    file = ("new.csv", FERRIES.encode())
    return await world.boss.slash(world.channel, "kb import", file=file, event=FLOOD)


async def _saved(world: World) -> Filled:
    return await add(world)


async def _doubtful(world: World) -> Filled:
    """A draft that needs a look."""
    return await add(world, who="", statement="He said that 40 ferries stopped at noon.")


async def _history(world: World) -> Filled:
    for who in ("the mayor", "the clerk", "the smith"):
        shown = await world.boss.slash(world.channel, "kb correct", fact="FL-0004")
        await fill(world.boss, shown, who=who, reason=f"It was {who}")
    return await world.boss.slash(world.channel, "kb history", fact="FL-0004")


async def _gap(world: World) -> Filled:
    await world.ask(HURT)
    return await world.boss.slash(world.channel, "kb gaps")


Shown = Callable[[World], Awaitable[Filled]]
PRESSES: Final[dict[str, tuple[Shown, tuple[str, ...]]]] = {
    "accept": (_queue, ("Accept",)),
    "accept anyway": (_near, ("Accept anyway",)),
    "edit a proposal": (_queue, ("Edit and accept",)),
    "decline": (_queue, ("Decline",)),
    "withdraw": (_own, ("Take it back",)),
    "take back what was just proposed": (_proposed, ("Take it back",)),
    "keep mine": (_updates, ("Keep mine",)),
    "take theirs": (_updates, ("Take theirs",)),
    "confirm an import": (_import, ("Confirm",)),
    "undo what was saved": (_saved, ("Undo",)),
    "change what was saved": (_saved, ("Change",)),
    "details": (_saved, ("More details",)),
    "rarer details": (_saved, ("Rarer details",)),
    "save": (_doubtful, ("Save",)),
    "turn a history": (_history, ("▶",)),
    "restore": (_history, ("Restore 3",)),
    "open a gap": (_gap, ("1",)),
    "add for a gap": (_gap, ("1", "Add a fact")),
    "fill a gap": (_gap, ("1", "Filled by …")),
    "dismiss a gap": (_gap, ("1", "Dismiss")),
}


@pytest.mark.parametrize("name", PRESSES)
async def test_press_is_refused(world: World, name: str) -> None:
    show, labels = PRESSES[name]
    shown = await show(world)
    before = await facts_of(world)
    waiting = await world.desk.keeps.proposals(world.guild.id)
    open_gaps = await world.desk.keeps.gaps(world.guild.id)
    result = await _pressed(world, shown, *labels)
    assert result.modal is None
    assert USUAL in said(result)
    assert await facts_of(world) == before
    assert await world.desk.keeps.proposals(world.guild.id) == waiting
    assert await world.desk.keeps.gaps(world.guild.id) == open_gaps


FORMS: Final[dict[str, tuple[Shown, tuple[str, ...], dict[str, str]]]] = {
    "edited proposal": (_queue, ("Edit and accept",), {"statement": "It sank."}),
    "declined proposal": (_queue, ("Decline",), {"reason": "No."}),
    "correction of what was saved": (_saved, ("Change",), {"who": "x", "reason": "y"}),
    "restored revision": (_history, ("Restore 3",), {"reason": "It was so."}),
    "fact for a gap": (_gap, ("1", "Add a fact"), FACT),
}


@pytest.mark.parametrize("name", FORMS)
async def test_form_is_refused(world: World, name: str) -> None:
    show, labels, typed = FORMS[name]
    shown = await show(world)
    for label in labels:
        shown = await press(world.boss, shown, label)
    before = await facts_of(world)
    waiting = await world.desk.keeps.proposals(world.guild.id)
    await leave_out(world)
    assert USUAL in said(await fill(world.boss, shown, **typed))
    assert await facts_of(world) == before
    assert await world.desk.keeps.proposals(world.guild.id) == waiting
    assert await world.desk.keeps.gaps(world.guild.id, state=GapState.FILLED) == ()


async def test_form_that_names_what_fills_a_gap_is_refused(world: World) -> None:
    shown = await press(world.boss, await _gap(world), "1")
    form = await press(world.boss, shown, "Filled by …")
    assert form.modal is not None
    (label,) = form.modal["components"]
    await leave_out(world)
    field = label["component"]["custom_id"]
    assert USUAL in said(await world.boss.submit_modal(form, {field: "FL-0003"}))
    assert len(await world.desk.keeps.gaps(world.guild.id)) == 1


async def test_form_that_was_open_is_refused(world: World) -> None:
    form = await world.boss.slash(world.channel, "kb add", event=FLOOD)
    before = await facts_of(world)
    await leave_out(world)
    assert USUAL in said(await fill(world.boss, form, **FACT))
    assert await facts_of(world) == before


async def test_what_was_typed_can_still_be_forgotten(world: World) -> None:
    shown = await _doubtful(world)
    await leave_out(world)
    assert USUAL not in said(await press(world.boss, shown, "Cancel"))


async def test_queue_passes_over_what_is_left_out_and_loses_nothing(world: World) -> None:
    proposal = await propose(world)
    await leave_out(world)
    assert "Nothing waits" in said(await queue(world))
    await choose(world, events=(FLOOD, OTHER))
    assert NEW.statement in said(await queue(world))
    assert (await state(world, proposal)).state is ProposalState.WAITING


async def test_turned_page_passes_over_it(world: World) -> None:
    for word in ("north", "south"):
        await propose(world, replace(NEW, statement=f"The {word} gate of the dam was opened."))
    shown = await queue(world)
    await leave_out(world)
    assert "gate" not in said(await press(world.boss, shown, "▶"))


async def test_declined_and_updates_pass_over_it(world: World) -> None:
    form = await press(world.boss, await _queue(world), "Decline")
    await fill(world.boss, form, reason="No.")
    await _updates(world)
    await leave_out(world)
    listed = await world.boss.slash(world.channel, "kb queue", show="declined")
    assert NEW.statement not in said(listed)
    assert "Mill Bridge" not in said(await world.boss.slash(world.channel, "kb updates"))


async def test_rollback_passes_over_it_and_says_so(world: World) -> None:
    edith = await editor(world)
    await add(world, edith)
    shown = await _rollback(world, edith)
    before = await facts_of(world)
    await leave_out(world)
    after = said(await press(world.boss, shown, "Confirm"))
    assert "There is nothing to take back" in after
    assert "Only events that may be asked about here are looked at." in after
    assert FACT["statement"] not in said(await _rollback(world, edith))
    assert await facts_of(world) == before


async def _rollback(world: World, who: simcord.MemberActor) -> Filled:
    return await world.boss.slash(world.channel, "kb rollback", member=who.user, since="1 hour ago")


@pytest.mark.parametrize("command", ["correct", "retract", "undo", "history", "link"])
async def test_facts_of_it_are_not_offered(world: World, command: str) -> None:
    await add(world)
    filled = {"kind": "updates"} if command == "link" else {}
    asked = (world.channel, f"kb {command}", "fact", "ferry")
    assert await world.boss.autocomplete(*asked, **filled)
    await leave_out(world)
    assert await world.boss.autocomplete(*asked, **filled) == []


@pytest.mark.parametrize(
    "command", ["add", "correct", "retract", "undo", "history", "export", "import"]
)
async def test_it_is_not_offered_itself(world: World, command: str) -> None:
    filled = {"file": ("a.csv", b"a")} if command == "import" else {}
    await leave_out(world)
    offered = await world.boss.autocomplete(
        world.channel, f"kb {command}", "event", "flood", **filled
    )
    assert FLOOD not in str(offered)


async def test_list_of_gaps_passes_over_it(world: World) -> None:
    await _gap(world)
    await leave_out(world)
    listed = await world.boss.slash(world.channel, "kb gaps")
    assert listed.response is not None
    assert "injured" not in text_of(listed.response)
