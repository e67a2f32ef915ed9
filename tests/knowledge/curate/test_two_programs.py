"""Two programs on one file: what was looked at is saved as it was looked at, and each proposal once."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from knowledge.authority import Actor
from knowledge.curate import Curator, Review
from knowledge.curate.making import edit_of
from knowledge.curate.outcome import Alike
from knowledge.curate.steady import look_near, steadily
from knowledge.errors import BadEntry, Refused
from knowledge.models import RevisionAction
from knowledge.storage import open_store
from knowledge.storage.editing import ChangeSet, Moved
from knowledge.storage.interface import FactStore
from knowledge.storage.keeping import ProposalState
from tests.contract.records import FLOOD, FULL, keep
from tests.knowledge.curate.people import ANN, BEN, HERE, MEMBER, NOON, TODAY, by, draft, statements

LONG: Final = "The ferry between both banks of the river stopped at noon because of driftwood."
LONGER: Final = (
    "The ferry between both banks of the river stopped at noon because of much driftwood."
)
PROPOSALS: Final = 12
ACCEPTS: Final = """
import asyncio, json, sys
from pathlib import Path
from knowledge.errors import KnowledgeError
from knowledge.curate import Curator, Review
from knowledge.storage import open_store
from tests.knowledge.curate.people import ANN, HERE, NOON, TODAY

async def accept_all(path, count):
    store = await open_store(f"sqlite:///{path}")
    review = Review(store.view(HERE.id), Curator(store.view(HERE.id), HERE))
    print("ready", flush=True)
    sys.stdin.readline()
    told = []
    for number in range(1, count + 1):
        try:
            done = await review.accept(ANN, number, today=TODAY, at=NOON)
            told.append([done.edited[0].fact, done.repeated])
        except KnowledgeError as error:
            told.append([type(error).__name__, False])
    await store.close()
    print(json.dumps(told))

asyncio.run(accept_all(Path(sys.argv[1]), int(sys.argv[2])))
"""


@pytest.fixture
async def both(tmp_path: Path) -> AsyncIterator[tuple[FactStore, FactStore]]:
    """One record, opened twice as two programs would."""
    address = f"sqlite:///{tmp_path / 'record.db'}"
    first = await open_store(address)
    await keep(first, FULL)
    second = await open_store(address)
    try:
        yield first, second
    finally:
        await second.close()
        await first.close()


def curator_of(store: FactStore) -> Curator:
    return Curator(store.view(HERE.id), HERE)


async def propose(store: FactStore, statement: str, **more: str) -> int:
    typed = draft(statement, **more)
    done = await curator_of(store).add(by(MEMBER, propose=True), FLOOD, typed, today=TODAY)
    assert done.proposal is not None
    return done.proposal.number


async def added(store: FactStore, statement: str, editor: Actor) -> ChangeSet:
    """A new fact as it is handed to the store, whoever's turn it is; nothing is near it."""
    curator = curator_of(store)
    checked = await curator.check(FLOOD, draft(statement), today=TODAY)
    look_near(checked, ())
    assert checked.fact is not None
    fact = replace(checked.fact, scope=FLOOD)
    edit = await edit_of(store, fact, RevisionAction.ADD, 0)
    return curator.changes(by(editor), (edit,), "")


async def test_edit_of_an_older_edition_is_refused_and_leaves_nothing(
    both: tuple[FactStore, FactStore],
) -> None:
    first, second = both
    view = first.view(HERE.id)
    edition = await view.edition((FLOOD,))
    changes = await added(first, draft().statement, ANN)
    (made,) = (await second.view(HERE.id).edit(await added(second, LONG, BEN))).edited
    before, audit = await statements(first, HERE.id), await first.keeps.audit(None)
    with pytest.raises(Moved):
        await view.edit(replace(changes, edition=edition))
    assert await statements(first, HERE.id) == before
    assert await first.keeps.audit(None) == audit
    assert made.fact in before


async def test_what_another_program_saved_in_between_is_looked_at(
    both: tuple[FactStore, FactStore],
) -> None:
    """Between the look and the save another program adds nearly the same: the save looks again."""
    first, second = both
    view = first.view(HERE.id)
    elsewhere: list[str] = []

    async def save(edition: int) -> None:
        mine = replace(await added(first, LONGER, ANN), edition=edition)
        theirs = await second.view(HERE.id).edit(await added(second, LONG, BEN))
        elsewhere.append(theirs.edited[0].fact)
        await view.edit(mine)

    with pytest.raises(Alike) as caught:
        await steadily(view, (FLOOD,), save)
    assert caught.value.facts == tuple(elsewhere)


async def test_two_that_accept_one_proposal_make_one_fact(
    both: tuple[FactStore, FactStore],
) -> None:
    number = await propose(both[0], LONG)
    reviews = [Review(each.view(HERE.id), curator_of(each)) for each in both]
    told = await asyncio.gather(
        *(
            review.accept(who, number, today=TODAY, at=NOON)
            for review, who in zip(reviews, (ANN, BEN), strict=True)
        )
    )
    assert sorted(each.repeated for each in told) == [False, True]
    assert told[0].edited == told[1].edited
    assert len(await statements(both[1], HERE.id)) == len(FULL.facts) + 1


@pytest.mark.parametrize("first", [0, 1])
async def test_of_an_acceptance_and_a_decline_one_wins(
    both: tuple[FactStore, FactStore], first: int
) -> None:
    number = await propose(both[0], LONG)
    accepting, declining = (Review(each.view(HERE.id), curator_of(each)) for each in both)
    works = [
        accepting.accept(ANN, number, today=TODAY, at=NOON),
        declining.decline(BEN, number, note="no", at=NOON),
    ]
    if first:
        works.reverse()
    told = await asyncio.gather(*works, return_exceptions=True)
    assert sum(isinstance(each, Refused) for each in told) == 1
    kept = await both[0].keeps.proposal(HERE.id, number)
    assert kept is not None
    made = len(await statements(both[1], HERE.id)) - len(FULL.facts)
    assert made == (kept.state is ProposalState.ACCEPTED)
    assert bool(kept.result) == bool(made)


async def accepted_by_two(path: Path) -> list[list[list[Any]]]:
    """What two processes are told that accept all proposals of a record, begun at once."""
    pipe = asyncio.subprocess.PIPE
    command = (sys.executable, "-c", ACCEPTS, str(path), str(PROPOSALS))
    programs = [
        await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe) for _ in range(2)
    ]
    for each in programs:
        assert each.stdout is not None
        assert await each.stdout.readline() == b"ready\n"
    found = await asyncio.gather(*(each.communicate(b"go\n") for each in programs))
    return [json.loads(out) for out, _ in found]


async def test_two_processes_accept_the_same_queue(tmp_path: Path) -> None:
    """Each proposal is followed by one of the same sentence; of both, one becomes a fact."""
    path = tmp_path / "record.db"
    store = await open_store(f"sqlite:///{path}")
    await keep(store, FULL)
    for at in range(PROPOSALS // 2):
        for caveat in ("", "Perhaps."):
            await propose(store, f"Lot {at} of the {'abcdef'[at] * 5} auction sank.", caveat=caveat)
    told = await accepted_by_two(path)
    proposals = await store.keeps.proposals(HERE.id, state=None)
    accepted = [each for each in proposals if each.state is ProposalState.ACCEPTED]
    now = await statements(store, HERE.id)
    assert len(accepted) == PROPOSALS // 2
    assert len(now) == len(FULL.facts) + PROPOSALS // 2
    assert sorted(each.result for each in accepted) == sorted(
        set(now) - {each.id for each in FULL.facts}
    )
    for at, (one, other) in enumerate(zip(*told, strict=True)):
        if at % 2:
            assert (one[0], other[0]) == (BadEntry.__name__, BadEntry.__name__)
        else:
            assert one[0] == other[0] == proposals[at].result
            assert sorted((one[1], other[1])) == [False, True]
    assert all(check.ok for check in await store.check(deep=True))
    await store.close()
