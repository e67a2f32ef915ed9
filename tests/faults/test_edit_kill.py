"""An edit whose process is killed: nothing acknowledged is lost, nothing is half done or done twice."""

import json
import pickle
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, cast

import pytest

from knowledge.document import describe
from knowledge.models import FactState, RevisionAction, Source
from knowledge.storage import open_store
from knowledge.storage.editing import ChangeSet, Edit, Editor, Receipt
from knowledge.storage.interface import FactStore
from knowledge.storage.posting import Post
from tests.contract.records import AT, FLOOD, FULL, fact, span
from tests.faults.conftest import PATIENCE, surroundings
from tests.faults.editors import Door, Telling
from tests.faults.ledger import Deed
from tests.faults.lives import begin

PROGRAM: Final = """
import json, os, pickle, shutil, signal, sys
from pathlib import Path
from knowledge.storage.checking import check
from knowledge.storage.connection import driver
from knowledge.storage.edits import make_edits
from knowledge.storage.dialect import transaction
from knowledge.storage.reading import Reader
from knowledge.storage.unpacking import read_by_books
from tests.contract.records import FLOOD

GUILD = 501
SET = pickle.loads(Path(sys.argv[2]).read_bytes())

def connect(path):
    raw = driver().connect(path, isolation_level=None)
    read_by_books(raw)
    raw.execute("PRAGMA foreign_keys = ON")
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA synchronous = FULL")
    return raw

def edit(raw):
    with transaction(raw):
        return make_edits(raw, Reader(), GUILD, SET)

def until(path, fatal):
    # In a process of its own, which kills itself before its fatal-th statement.
    raw, seen = connect(path), 0
    def count(_):
        nonlocal seen
        seen += 1
        if seen == fatal:
            os.kill(os.getpid(), signal.SIGKILL)
    raw.set_trace_callback(count)
    edit(raw)
    os._exit(0)

def state(path):
    raw = connect(path)
    facts = Reader().facts(raw, GUILD, (FLOOD,), None)
    edits = raw.execute("SELECT COUNT(*) FROM audit WHERE guild = ?", (GUILD,)).fetchone()[0]
    posts = raw.execute("SELECT COUNT(*) FROM post").fetchone()[0]
    waiting = raw.execute("SELECT COUNT(*) FROM proposal WHERE state = 'waiting'").fetchone()[0]
    wrong = [each.detail for each in check(raw, lambda *_: None, deep=True, writes=True) if not each.ok]
    raw.close()
    return [sorted(each.statement for each in facts), edits, posts, waiting, wrong]

path, seen = sys.argv[1], []
before = state(path)
for fatal in range(1, 1000, int(sys.argv[3])):
    copy = f"{path}.{fatal}"
    shutil.copy(path, copy)
    child = os.fork()
    if not child:
        until(copy, fatal)
    _, status = os.waitpid(child, 0)
    found = state(copy)
    raw = connect(copy)
    again = edit(raw).repeated
    raw.close()
    seen.append({"killed": os.WIFSIGNALED(status), "found": found, "known": again, "after": state(copy)})
    for left in (copy, copy + "-wal", copy + "-shm"):
        if os.path.exists(left):
            os.remove(left)
    if not os.WIFSIGNALED(status):
        break
print(json.dumps([before, seen]))
"""


def edits_killed(
    path: Path, changes: ChangeSet, every: int = 1
) -> tuple[Any, list[dict[str, Any]]]:
    """What the record is before, and what was seen after each kill and after doing it once more; killed is
    before each ``every``-th statement."""
    kept = path.with_name("changes")
    kept.write_bytes(pickle.dumps(changes))
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path), str(kept), str(every)],
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE * 4,
        env=dict(surroundings(path.parent)),
    )
    before, seen = json.loads(done.stdout)
    return before, seen


def mixed() -> ChangeSet:
    """An addition, a correction and a retraction at once, with a source and a post."""
    names = {name.id: name for name in FULL.names}
    new = replace(fact("", "A dam held.", span(3)), scope=FLOOD)
    first, second = FULL.facts[0], FULL.facts[1]
    changed = replace(first, statement="The river rose over the mill.")
    return ChangeSet(
        Editor(77, "Ann"),
        "a slip",
        AT + 10,
        "one key",
        (
            Edit(new, describe(new, names), RevisionAction.ADD, 0),
            Edit(changed, describe(changed, names), RevisionAction.CORRECT, 1),
            Edit(second, None, RevisionAction.RETRACT, 1, FactState.RETRACTED),
        ),
        sources=(Source("blog", "A blog", "Ann", scope=FLOOD),),
        tell=Telling(Post("i1", "notice", 9, guild=501, body="{}", created=AT)),
    )


class Overheard:
    """A store that keeps what it is asked to change instead of changing it, once it is told to."""

    def __init__(self, store: FactStore) -> None:
        self._store = store
        self.heard: ChangeSet | None = None
        self.listens = False

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    async def edit(self, changes: ChangeSet) -> Receipt:
        if not self.listens:
            return await self._store.edit(changes)
        self.heard = changes
        return Receipt(())


async def changes_of(path: Path, deeds: Iterable[Deed]) -> ChangeSet:
    """Do all deeds but the last, whose changes are given back."""
    await begin(path)
    store = await open_store(f"sqlite:///{path}")
    overheard = Overheard(store.view(501))
    door = Door(cast("FactStore", overheard), 501)
    *before, last = deeds
    for deed in before:
        await door.do(deed)
    overheard.listens = True
    await door.do(last)
    await store.close()
    assert overheard.heard is not None
    return overheard.heard


def judged(before: Any, seen: list[dict[str, Any]]) -> Any:
    """Whether the record was whole after each kill; what it is in the end."""
    after = seen[-1]["after"]
    assert len(seen) > 5
    assert not seen[-1]["killed"]
    assert before[-1] == after[-1] == []
    for step in seen[:-1]:
        assert step["killed"]
        assert step["found"] in (before, after)
        assert step["known"] == (step["found"] == after)
        assert step["after"] == after
    assert seen[-1]["found"] == after
    return after


async def test_edit_killed_at_any_statement_is_whole_or_not_there_and_is_made_once(
    tmp_path: Path,
) -> None:
    path = tmp_path / "record.db"
    await begin(path)
    before, seen = edits_killed(path, mixed())
    assert len(seen) > 40
    assert before == [sorted(each.statement for each in FULL.facts), 0, 0, 0, []]
    assert judged(before, seen) == [
        ["A dam held.", "The harbour has stone walls.", "The river rose over the mill."],
        3,
        1,
        0,
        [],
    ]


LOT: Final = "The zebra of lot 1 was seen on the quay."
CORRECTED: Final = Deed(501, "correct", 1, LOT, fact="RF-0002", expected=1)
DEEDS: Final = {
    "undo": (CORRECTED, Deed(501, "undo", 2, fact="RF-0002", expected=2)),
    "rollback": (Deed(501, "add", 1, LOT), Deed(501, "rollback", 2, since=AT)),
    "import": (Deed(501, "import", 1, LOT),),
    "accept": (Deed(501, "propose", 1, LOT), Deed(501, "accept", 2, LOT, proposal=1)),
}


@pytest.mark.parametrize("kind", DEEDS)
async def test_whatever_is_done_is_whole_or_not_there_after_a_kill(
    tmp_path: Path, kind: str
) -> None:
    """Of an acceptance also the proposal, and the word to its author."""
    path = tmp_path / "record.db"
    before, seen = edits_killed(path, await changes_of(path, DEEDS[kind]), every=6)
    after = judged(before, seen)
    assert after != before
    assert (after[2], after[3]) == ((1, 0) if kind == "accept" else (0, 0))
