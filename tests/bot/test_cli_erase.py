"""``ticktock erase``: what is kept of a member, or all of a server, is gone from the file itself."""

import asyncio
import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from bot.desk import Desk
from bot.gaps.noting import fill
from knowledge.authority import Actor
from knowledge.curate import Curator, Entering
from knowledge.entry import Draft
from knowledge.models import RevisionAction
from knowledge.service import KnowledgeBase
from knowledge.storage import open_store
from knowledge.storage.editing import Editor
from knowledge.storage.interface import FactStore
from knowledge.storage.keeping import Gap, GapKind, Proposal, ProposalState, Watch, WatchKind
from knowledge.storage.posting import DigestMode, Guild, Post, PostedFact, Schedule
from tests.bot.conftest import Run, one_sentence

MEMBER: Final = 0x5A17_C0DE_77E5_D00D
NAME: Final = "Xyzzabella"
GUILD: Final = 0x4B1D_FACE_0DD5_EA51
EVENT: Final = "flood-2021"
AT: Final = 1_700_000_000
WROTE: Final = "The ferry stopped at noon."


@pytest.fixture
def address(flood_store: str, tmp_path: Path) -> str:
    """A record in which a member of a guild has left something of each kind."""
    file = tmp_path / "record.db"
    shutil.copy(flood_store.removeprefix("sqlite:///"), file)
    asyncio.run(_fill(f"sqlite:///{file}"))
    return f"sqlite:///{file}"


async def _fill(address: str) -> None:
    store = await open_store(address)
    try:
        await _edit(store)
        await _review(store)
        await _post(store)
    finally:
        await store.close()


async def _edit(store: FactStore) -> None:
    guild = Guild(GUILD, editor_role=7)
    actor = Actor(MEMBER, GUILD, roles=frozenset({7}), name=NAME)
    boss = Actor(5, GUILD, manages=True, name="Boss")
    curator = Curator(store.view(GUILD), guild)
    knowledge = KnowledgeBase(store)
    draft = Draft(
        statement=WROTE, date="5 July 2021", source="River rises", who="the harbour office"
    )
    made = await curator.add(Entering(actor, AT, "a"), EVENT, draft, today=date(2023, 11, 14))
    assert made.edited
    await curator.rollback(Entering(boss, AT + 5, "b"), MEMBER, AT + 1, reason="too much")
    assert await knowledge.events()


async def _review(store: FactStore) -> None:
    editor, keeps = Editor(MEMBER, NAME), store.keeps
    for number, who in enumerate((editor, Editor(5, "Boss"))):
        proposal = Proposal(
            GUILD, EVENT, RevisionAction.ADD, "", 0, '{"statement": "It rained."}', who, "seen", AT
        )
        kept = await keeps.propose(proposal, key=f"p{number}")
        if who is not editor:
            wanted: dict[str, Any] = {"reviewer": editor, "note": "no", "at": AT}
            await keeps.decide(GUILD, kept.number, ProposalState.DECLINED, **wanted)
    for key in ("one", "two"):
        gap = Gap(GUILD, EVENT, GapKind.UNANSWERED, f"what||||{key}|", f"what · {key}", AT, AT)
        await keeps.note_gap(gap, waiting=MEMBER)
    await keeps.watch(Watch(GUILD, EVENT, WatchKind.EVENT, "", MEMBER, 0, "UTC", AT))


async def _post(store: FactStore) -> None:
    posts = store.posts

    async def read(opened: FactStore) -> KnowledgeBase:
        return KnowledgeBase(opened)

    desk = Desk(store, clock=lambda: AT, read=read)
    first = (await store.keeps.gaps(GUILD))[0]
    (fact, *_) = await (await desk.knowledge(GUILD)).facts(EVENT)
    assert await fill(desk, first, fact, locale="en", place="Steppe") == 1
    await posts.save_guild(Guild(GUILD, editor_role=7), at=AT)
    await posts.save_schedule(Schedule(GUILD, 8, DigestMode.REPLAY, EVENT, 7, "UTC"), at=AT)
    shown = (PostedFact(EVENT, "FL-0003", 1),)
    made: dict[str, dict[str, Any]] = {
        "m1": {"guild": GUILD, "message": 1},
        "m2": {"guild": 0, "message": 2},
        "m3": {"guild": GUILD, "private": True},
        "n4": {"guild": GUILD, "kind": "notice", "body": f'{{"content": "{NAME} says so"}}'},
    }
    for key, more in made.items():
        kind = str(more.pop("kind", "answer"))
        post = Post(key, kind, 8, asker=MEMBER, view="{}", facts=shown, created=AT, **more)
        await (posts.queue(post) if kind == "notice" else posts.keep(post))
    await posts.report("m1", actor=MEMBER, reason="wrong day", at=AT)


def forms(number: int) -> tuple[bytes, ...]:
    """How a number may stand in a file: in digits, and as the engine writes it."""
    digits, short = "0123456789abcdefghijklmnopqrstuvwxyz", ""
    rest = number
    while rest:
        rest, digit = divmod(rest, 36)
        short = digits[digit] + short
    return str(number).encode(), number.to_bytes(8, "big"), short.encode()


def held(address: str, words: Iterable[bytes]) -> list[bytes]:
    """Which of some texts stand in any file of the record."""
    folder = Path(address.removeprefix("sqlite:///")).parent
    content = b"".join(file.read_bytes() for file in folder.iterdir()).lower()
    return [word for word in words if word.lower() in content]


def test_member_is_nowhere_in_the_file_and_what_they_wrote_stays(run: Run, address: str) -> None:
    traces = (*forms(MEMBER), NAME.encode())
    assert held(address, traces[1:]) == list(traces[1:])
    status, out, err = run("erase", "--member", str(MEMBER), "--yes", "--store", address)
    assert (status, err) == (0, "")
    assert out.startswith(f"Erased what is kept of the member {MEMBER} (")
    assert held(address, traces) == []
    assert held(address, (WROTE.encode(), b"It rained.")) == [WROTE.encode(), b"It rained."]
    assert run("verify", "--store", address)[0] == 0
    again = run("erase", "--member", str(MEMBER), "--yes", "--store", address)
    told = f"Nothing was kept of the member {MEMBER}, so there was nothing to erase.\n"
    assert again[:2] == (0, told)


def test_server_is_nowhere_but_in_the_audit(run: Run, address: str) -> None:
    """What it is known by stays there: without it the audit could not be read."""
    assert run("erase", "--guild", str(GUILD), "--yes", "--store", address)[0] == 0
    assert held(address, (WROTE.encode(), b"It rained.", b"wrong day", b"what \xc2\xb7 one")) == []
    assert asyncio.run(_known(address)) == ()
    assert run("verify", "--store", address)[0] == 0


async def _known(address: str) -> tuple[int, ...]:
    store = await open_store(address)
    try:
        return await store.posts.kept_guilds()
    finally:
        await store.close()


def test_it_is_asked_first(run: Run, address: str) -> None:
    status, _, err = run("erase", "--member", str(MEMBER), "--store", address, given=b"n\n")
    assert status == 1
    assert "Nothing was erased." in err
    assert held(address, (NAME.encode(),))
    assert run("erase", "--member", str(MEMBER), "--store", address, given=b"y\n")[0] == 0
    assert held(address, (NAME.encode(),)) == []


@pytest.mark.parametrize("wanted", [(), ("--member", "5", "--guild", "6")])
def test_a_member_or_a_server_is_named(run: Run, address: str, wanted: tuple[str, ...]) -> None:
    status, out, err = run("erase", *wanted, "--yes", "--store", address)
    assert (status, out) == (1, "")
    assert "either a member or a server" in err
    assert one_sentence(err)
