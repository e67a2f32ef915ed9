"""What is refused, and what the audit tells of it."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from knowledge.authority import Action, Actor
from knowledge.curate import Curator, Entering
from knowledge.errors import Denied
from knowledge.models import Link, LinkKind
from knowledge.storage.interface import FactStore
from tests.contract.records import FLOOD, FULL
from tests.knowledge.curate.people import (
    ANN,
    HERE,
    MEMBER,
    NOON,
    OPERATOR,
    STRANGER,
    TODAY,
    audited,
    by,
    correct,
    draft,
    statements,
)

SAID = {each.id: each.statement for each in FULL.facts}

Attempt = Callable[[Curator, Entering], Awaitable[object]]
LINK = Link(LinkKind.UPDATES, "RF-0003")
ATTEMPTS: dict[Action, Attempt] = {
    Action.ADD: lambda curator, who: curator.add(who, FLOOD, draft(), today=TODAY),
    Action.CORRECT: lambda curator, who: curator.correct(
        who, FLOOD, "RF-0001", draft(), expected=1, reason="x", today=TODAY
    ),
    Action.RETRACT: lambda curator, who: curator.retract(
        who, FLOOD, "RF-0001", expected=1, reason="x"
    ),
    Action.UNDO: lambda curator, who: curator.undo(who, FLOOD, "RF-0001", expected=1, reason="x"),
    Action.LINK: lambda curator, who: curator.link(who, FLOOD, "RF-0001", LINK, expected=1),
    Action.ROLLBACK: lambda curator, who: curator.rollback(who, 77, 0, reason="x"),
    Action.SETTLE_DIVERGENCE: lambda curator, who: curator.settle(
        who, FLOOD, "RF-0001", keep=True, expected=1
    ),
    Action.HISTORY: lambda curator, who: curator.diverged(who.actor, at=who.at),
}


@pytest.mark.parametrize("action", ATTEMPTS)
@pytest.mark.parametrize("actor", [MEMBER, STRANGER, OPERATOR], ids=lambda actor: actor.name)
async def test_refused_attempt_is_in_the_audit_and_does_nothing(
    store: FactStore, curator: Curator, action: Action, actor: Actor
) -> None:
    with pytest.raises(Denied) as caught:
        await ATTEMPTS[action](curator, by(actor))
    assert caught.value.refusal in ("editors", "manage", "in-guild")
    (entry,) = await audited(store)
    assert (entry.action, entry.note, entry.guild, entry.at) == ("denied", action, HERE.id, NOON)
    assert await statements(store, HERE.id) == SAID


async def test_audit_of_a_refusal_repeats_nothing_that_was_typed(
    store: FactStore, curator: Curator
) -> None:
    for hour, typed in enumerate(("RF-0001", "my secret", "RF-0001 and more", "x" * 200)):
        who = replace(by(MEMBER), at=NOON + 3600 * hour)
        with pytest.raises(Denied):
            await curator.retract(who, FLOOD, typed, expected=1, reason="told in secret")
    assert [each.fact for each in await audited(store)] == ["RF-0001", "", "", ""]
    assert "secret" not in repr(await audited(store))


async def test_attempts_that_repeat_within_an_hour_are_one_entry(
    store: FactStore, curator: Curator
) -> None:
    """Whatever they are about: else whoever may nothing could fill the audit."""
    for second in range(0, 7200, 60):
        for fact in ("RF-0001", "RF-0002"):
            with pytest.raises(Denied):
                await curator.retract(
                    replace(by(MEMBER), at=NOON + second), FLOOD, fact, expected=1, reason="no"
                )
    with pytest.raises(Denied):
        await curator.allow(MEMBER, Action.IMPORT, at=NOON + 7199)
    with pytest.raises(Denied):
        await curator.allow(STRANGER, Action.RETRACT, at=NOON + 7199)
    told = [(each.note, each.at - NOON) for each in await audited(store)]
    assert told == [("retract", 0), ("retract", 3600), ("import", 7199), ("retract", 7199)]
    assert all(each.ok for each in await store.check(deep=True))


async def test_every_edit_is_in_the_audit_with_its_revision(
    store: FactStore, curator: Curator
) -> None:
    await curator.add(by(ANN), FLOOD, draft(), today=TODAY)
    await correct(curator, by(ANN), "RF-0003", statement="The harbour has no walls.")
    await curator.retract(by(ANN), FLOOD, "RF-0002", expected=1, reason="no")
    await curator.undo(by(ANN), FLOOD, "RF-0002", expected=2, reason="yes")
    told = [(each.action, each.fact, each.revision) for each in await audited(store)]
    assert told == [
        ("add", "RI-G001", 1),
        ("correct", "RF-0003", 2),
        ("retract", "RF-0002", 2),
        ("undo", "RF-0002", 3),
    ]
    assert all(check.ok for check in await store.check(deep=True))
