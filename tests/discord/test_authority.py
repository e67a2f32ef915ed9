"""Every command, form, button and list of choices about keeping the record, by every kind of person who
might try it: what comes of it is what the table of ``knowledge.authority`` says."""

from collections.abc import Awaitable, Mapping
from typing import Any, Final

import pytest
from discord import app_commands

from bot.curating.acts import Act
from bot.curating.forms import Form
from bot.curating.slips import Slip, Task
from bot.gaps import acts as gaps
from bot.reviewing.boards import Deed, Subject
from knowledge.authority import Action
from knowledge.entry import Draft
from tests.discord.editors import EVENT, FACT
from tests.discord.forging import told
from tests.discord.scene import Scene, Trial, is_refused
from tests.discord.world import World

KINDS: Final = (
    "member",
    "moderator",
    "editor",
    "former editor",
    "manager",
    "editor of another server",
    "in direct messages",
)
COMMANDS: Final[Mapping[str, tuple[Action, dict[str, Any]]]] = {
    "kb add": (Action.ADD, {"event": EVENT}),
    "kb correct": (Action.CORRECT, {"fact": "FL-0003"}),
    "kb history": (Action.HISTORY, {"fact": "FL-0003"}),
    "kb retract": (Action.RETRACT, {"fact": "FL-0003", "reason": "Not so"}),
    "kb undo": (Action.UNDO, {"fact": "FL-0003", "reason": "It was so"}),
    "kb link": (Action.LINK, {"fact": "FL-0004", "kind": "contradicts", "other": "FL-0003"}),
    "kb queue": (Action.QUEUE, {}),
    "kb updates": (Action.HISTORY, {}),
    "kb audit": (Action.AUDIT, {}),
    "kb rollback": (Action.ROLLBACK, {"member": "alice", "since": "1 hour ago"}),
    "kb export": (Action.EXPORT, {}),
    "kb import": (Action.IMPORT, {"file": "a.txt", "event": EVENT}),
    "kb gaps": (Action.GAPS, {}),
    "propose": (Action.PROPOSE, {"event": EVENT}),
    "proposals": (Action.WITHDRAW_PROPOSAL, {}),
    "setup show": (Action.SET_UP, {}),
    "setup language": (Action.SET_UP, {"language": "de"}),
    "setup zone": (Action.SET_UP, {"zone": "Asia/Almaty"}),
    "setup events": (Action.SET_UP, {"change": "all"}),
    "setup answer": (Action.SET_UP, {"channel": "channel"}),
    "setup editor": (Action.SET_UP, {"role": "role"}),
    "setup notices": (Action.SET_UP, {}),
    "setup plain": (Action.SET_UP, {"plain": True}),
    "setup review": (Action.SET_UP, {"review": False}),
    "setup proposals": (Action.SET_UP, {"allow": True}),
    "digest set": (Action.DIGEST, {"channel": "channel", "hour": 8}),
    "digest list": (Action.DIGEST, {}),
    "digest preview": (Action.DIGEST, {}),
    "digest stop": (Action.DIGEST, {}),
    "watch event": (Action.WATCH, {"event": EVENT}),
    "watch name": (Action.WATCH, {"name": "Oldtown"}),
    "watch measure": (Action.WATCH, {"measure": "evacuated"}),
    "watch list": (Action.UNWATCH, {}),
    "watch stop": (Action.UNWATCH, {}),
    "mydata export": (Action.EXPORT_OWN, {}),
    "mydata delete": (Action.ERASE_OWN, {}),
}
"""What each command does, with what it is given."""
OFFERED: Final[Mapping[tuple[str, str], Action]] = {
    ("kb add", "event"): Action.CORRECT,
    ("kb correct", "event"): Action.CORRECT,
    ("kb correct", "fact"): Action.CORRECT,
    ("kb retract", "event"): Action.CORRECT,
    ("kb retract", "fact"): Action.CORRECT,
    ("kb undo", "event"): Action.CORRECT,
    ("kb undo", "fact"): Action.CORRECT,
    ("kb history", "event"): Action.CORRECT,
    ("kb history", "fact"): Action.CORRECT,
    ("kb link", "event"): Action.CORRECT,
    ("kb link", "fact"): Action.CORRECT,
    ("kb link", "other"): Action.CORRECT,
    ("kb rollback", "since"): Action.ROLLBACK,
    ("kb export", "event"): Action.EXPORT,
    ("kb import", "event"): Action.IMPORT,
    ("propose", "event"): Action.PROPOSE,
    ("setup zone", "zone"): Action.SET_UP,
    ("setup events", "event"): Action.SET_UP,
    ("digest set", "zone"): Action.DIGEST,
    ("digest set", "event"): Action.DIGEST,
    ("digest stop", "digest"): Action.DIGEST,
    ("digest preview", "digest"): Action.DIGEST,
    ("watch event", "event"): Action.WATCH,
    ("watch name", "name"): Action.WATCH,
    ("watch name", "event"): Action.WATCH,
    ("watch measure", "measure"): Action.WATCH,
    ("watch measure", "event"): Action.WATCH,
    ("watch stop", "watch"): Action.UNWATCH,
}
"""To whom choices of an option are offered."""
GROUPS: Final = ("kb", "setup", "digest", "watch", "mydata", "propose", "proposals")


async def test_every_command_and_list_of_choices_is_in_the_table(world: World) -> None:
    found = {
        command.qualified_name: command
        for command in world.bot.tree.walk_commands()
        if isinstance(command, app_commands.Command) and command.qualified_name.split()[0] in GROUPS
    }
    assert found.keys() == COMMANDS.keys()
    offered = {
        (name, option.name)
        for name, command in found.items()
        for option in command.parameters
        if option.autocomplete
    }
    assert offered == OFFERED.keys()


@pytest.mark.parametrize("kind", KINDS)
async def test_who_may_use_a_command_is_as_the_table_says(world: World, kind: str) -> None:
    """Also where Discord would not show it; each attempt that is refused is in the audit."""
    scene = await Scene.of(world, kind)
    refused = set()
    for name, (action, options) in COMMANDS.items():
        if not scene.forger.guild and {"channel", "role"} & set(options.values()):
            # In direct messages there is none to be named.
            continue
        before = await scene.state()
        shown = await scene.forger.slash(name, **scene.filled(options))
        allowed = scene.allowed(action)
        assert is_refused(shown) is not allowed, name
        if not allowed:
            refused.add(str(action))
            assert await scene.state() == before, name
    assert sorted(each.note for each in await scene.denied()) == sorted(refused)


@pytest.mark.parametrize("kind", KINDS)
async def test_choices_are_offered_to_those_who_may_use_them(world: World, kind: str) -> None:
    scene = await Scene.of(world, kind)
    await scene.follow()
    for (name, option), action in OFFERED.items():
        offered = await scene.forger.type(name, option)
        here = scene.forger.guild != 0
        assert bool(offered) is (scene.allowed(action) and here), (name, option)


@pytest.mark.parametrize("kind", ["editor", "former editor"])
async def test_messages_become_facts_by_those_who_may(world: World, kind: str) -> None:
    scene = await Scene.of(world, kind)
    message = await world.alice.send(world.channel, "The ferry stopped at noon.")
    for name, action in (("Add as fact", Action.ADD), ("Propose as fact", Action.PROPOSE)):
        shown = await scene.forger.menu(name, message.id)
        assert is_refused(shown) is not scene.allowed(action)


TYPED: Final = Draft(**FACT)
ADDING: Final = Slip(Task.ADD, EVENT, TYPED)
PROPOSING: Final = Slip(Task.ADD, EVENT, TYPED, propose=True)
MENDING: Final = Slip(Task.CORRECT, EVENT, TYPED, fact="FL-0004", expected=1, saves=1)
LOOKING: Final = Slip(Task.HISTORY, EVENT, fact="FL-0004", expected=1, number=1, reason="So")
SLIPS: Final = (
    (Act.SAVE, ADDING, 0, Action.ADD),
    (Act.SAVE, PROPOSING, 0, Action.PROPOSE),
    (Act.SAVE, MENDING, 1, Action.CORRECT),
    (Act.UNDO, MENDING, 1, Action.UNDO),
    (Act.CHANGE, ADDING, 0, Action.ADD),
    (Act.DETAILS, MENDING, 0, Action.CORRECT),
    (Act.REST, PROPOSING, 0, Action.PROPOSE),
    (Act.PAGE, LOOKING, 1, Action.HISTORY),
    (Act.RESTORE, LOOKING, 1, Action.RESTORE),
)
FORMS: Final = (
    (Form.ADD, ADDING, Action.ADD),
    (Form.PROPOSE, PROPOSING, Action.PROPOSE),
    (Form.CORRECT, MENDING, Action.CORRECT),
    (Form.DETAILS, ADDING, Action.ADD),
    (Form.REASON, LOOKING, Action.RESTORE),
)
BOARDS: Final = (
    (Deed.NEXT, Subject.QUEUE, Action.QUEUE),
    (Deed.ACCEPT, Subject.QUEUE, Action.ACCEPT),
    (Deed.EDIT, Subject.QUEUE, Action.EDIT_PROPOSAL),
    (Deed.DECLINE, Subject.QUEUE, Action.DECLINE),
    (Deed.KEEP, Subject.UPDATES, Action.SETTLE_DIVERGENCE),
    (Deed.TAKE, Subject.UPDATES, Action.SETTLE_DIVERGENCE),
    (Deed.CONFIRM, Subject.ROLLBACK, Action.ROLLBACK),
    (Deed.CONFIRM, Subject.IMPORT, Action.IMPORT),
    (Deed.NEXT, Subject.AUDIT, Action.AUDIT),
)
GAPS: Final = {
    gaps.Act.LIST: Action.GAPS,
    gaps.Act.OPEN: Action.GAPS,
    gaps.Act.ADD: Action.FILL_GAP,
    gaps.Act.FILL: Action.FILL_GAP,
    gaps.Act.TAKE: Action.FILL_GAP,
    gaps.Act.DISMISS: Action.DISMISS_GAP,
}


@pytest.mark.parametrize("kind", KINDS)
async def test_who_may_press_or_send_in_is_as_the_table_says(world: World, kind: str) -> None:
    """Though they were shown the button or the form when they still might."""
    scene = await Scene.of(world, kind)

    async def tried(action: Action, work: Awaitable[Trial], what: object) -> None:
        before, shown = await work
        allowed = scene.allowed(action)
        assert is_refused(shown) is not allowed, (what, told(shown))
        if not allowed:
            assert await scene.state() == before, what

    for act, slip, number, action in SLIPS:
        await tried(action, scene.press_slip(act, slip, number), (act, slip))
    for form, slip, action in FORMS:
        await tried(action, scene.submit_slip(form, slip), (form, slip))
    for deed, subject, action in BOARDS:
        await tried(action, scene.press_board(deed, subject), (deed, subject))
    for deed, action in ((Deed.EDIT, Action.ACCEPT), (Deed.DECLINE, Action.DECLINE)):
        await tried(action, scene.submit_board(deed), deed)
    for wanted, action in GAPS.items():
        await tried(action, scene.press_gap(wanted), wanted)
    await tried(Action.WATCH_CHANNEL, scene.press_stop(), "stop")
    await tried(Action.REMOVE, scene.press_remove(), "remove")
    refused = [each.note for each in await scene.denied()]
    assert bool(refused) is not scene.allowed(Action.ROLLBACK)
