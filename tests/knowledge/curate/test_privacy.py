"""What is kept of a member, and what is left of it when it is erased."""

from dataclasses import replace

import pytest

from knowledge.curate import Curator, Privacy
from knowledge.errors import Denied
from knowledge.storage.interface import FactStore
from tests.contract.records import FLOOD, FULL
from tests.knowledge.curate.people import (
    ANN,
    BEN,
    HERE,
    MEMBER,
    NOON,
    OPERATOR,
    TODAY,
    actions,
    by,
    draft,
    statements,
)


@pytest.fixture
async def privacy(store: FactStore) -> Privacy:
    """For everybody, as the terminal has it; the operator may do it for others."""
    return Privacy(store, Curator(store.view(0), replace(HERE, id=0)))


async def test_member_sees_what_is_kept_of_them_alone(curator: Curator, privacy: Privacy) -> None:
    await curator.add(by(ANN), FLOOD, draft(), today=TODAY)
    await curator.add(by(MEMBER, propose=True), FLOOD, draft("It rained."), today=TODAY)
    kept = await privacy.kept(ANN, at=NOON)
    assert [each["fact"] for each in kept["edits"]] == ["RI-G001"]
    assert kept["proposals"] == []
    assert len((await privacy.kept(MEMBER, at=NOON))["proposals"]) == 1


async def test_erased_member_is_unnamed_and_what_they_wrote_stays(
    store: FactStore, curator: Curator, privacy: Privacy
) -> None:
    (new,) = (await curator.add(by(ANN), FLOOD, draft(), today=TODAY)).edited
    assert await privacy.erase_own(ANN, at=NOON) > 0
    (made,) = await curator.history(FLOOD, new.fact)
    assert (made.member, made.actor) == (0, "")
    assert new.fact in await statements(store, HERE.id)
    kept = await privacy.kept(ANN, at=NOON)
    assert not any(kept.values())
    assert all(check.ok for check in await store.check(deep=True))


async def test_nobody_but_the_operator_erases_others(
    store: FactStore, curator: Curator, privacy: Privacy
) -> None:
    (new,) = (await curator.add(by(ANN), FLOOD, draft(), today=TODAY)).edited
    for who in (ANN, BEN, MEMBER):
        with pytest.raises(Denied):
            await privacy.erase_member(who, ANN.user, at=NOON)
        with pytest.raises(Denied):
            await privacy.erase_guild(who, HERE.id, at=NOON)
    assert (await curator.history(FLOOD, new.fact))[0].actor == "Ann"
    assert await privacy.erase_member(OPERATOR, ANN.user, at=NOON) > 0
    assert (await curator.history(FLOOD, new.fact))[0].actor == ""


async def test_erased_guild_reads_the_pack_again_and_its_audit_stays(
    store: FactStore, curator: Curator, privacy: Privacy
) -> None:
    await curator.add(by(ANN), FLOOD, draft(), today=TODAY)
    await curator.add(by(MEMBER, propose=True), FLOOD, draft("It rained."), today=TODAY)
    await privacy.erase_guild(OPERATOR, HERE.id, at=NOON)
    assert await statements(store, HERE.id) == {each.id: each.statement for each in FULL.facts}
    assert await store.keeps.proposals(HERE.id, state=None) == ()
    assert await store.layers() == frozenset()
    assert await actions(store) == ["add", "erase"]
