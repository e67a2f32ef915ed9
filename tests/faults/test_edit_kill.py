"""An edit whose process is killed: nothing acknowledged is lost, nothing is half done or done twice."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Final

from knowledge.storage import open_store
from tests.contract.records import FULL, keep
from tests.faults.conftest import PATIENCE, surroundings

PROGRAM: Final = """
import json, os, shutil, signal, sys
from dataclasses import replace
from knowledge.document import describe
from knowledge.models import Fact, FactState, RevisionAction, Source
from knowledge.storage.checking import check
from knowledge.storage.connection import driver
from knowledge.storage.edits import make_edits
from knowledge.storage.editing import ChangeSet, Edit, Editor
from knowledge.storage.loading import transaction
from knowledge.storage.posting import Post
from knowledge.storage.reading import Reader
from tests.contract.records import AT, FLOOD, FULL, fact, span

GUILD = 501
names = {name.id: name for name in FULL.names}
new = replace(fact("", "A dam held.", span(3)), scope=FLOOD)
first, second = FULL.facts[0], FULL.facts[1]
changed = replace(first, statement="The river rose over the mill.")
SET = ChangeSet(
    Editor(77, "Ann"), "a slip", AT + 10, "one key",
    (
        Edit(new, describe(new, names), RevisionAction.ADD, 0),
        Edit(changed, describe(changed, names), RevisionAction.CORRECT, 1),
        Edit(second, None, RevisionAction.RETRACT, 1, FactState.RETRACTED),
    ),
    sources=(Source("blog", "A blog", "Ann", scope=FLOOD),),
    posts=(Post("i1", "notice", 9, guild=GUILD, body="{}", created=AT),),
)

def connect(path):
    raw = driver().connect(path, isolation_level=None)
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
    wrong = [each.detail for each in check(raw, lambda *_: None, deep=True, writes=True) if not each.ok]
    raw.close()
    return [sorted(each.statement for each in facts), edits, posts, wrong]

path, seen = sys.argv[1], []
for fatal in range(1, 1000):
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
print(json.dumps(seen))
"""


def edits_killed(path: Path) -> str:
    """Run the program, and give what it has seen."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE * 4,
        env=dict(surroundings(path.parent)),
    )
    return done.stdout


async def test_edit_killed_at_any_statement_is_whole_or_not_there_and_is_made_once(
    tmp_path: Path,
) -> None:
    path = tmp_path / "record.db"
    store = await open_store(f"sqlite:///{path}")
    await keep(store, FULL)
    await store.close()
    seen = json.loads(edits_killed(path))
    before = [sorted(each.statement for each in FULL.facts), 0, 0, []]
    after = seen[-1]["after"]
    assert len(seen) > 40
    assert not seen[-1]["killed"]
    assert after[0] == [
        "A dam held.",
        "The harbour has stone walls.",
        "The river rose over the mill.",
    ]
    assert after[1:] == [3, 1, []]
    for step in seen[:-1]:
        assert step["killed"]
        assert step["found"] in (before, after)
        assert step["known"] == (step["found"] == after)
        assert step["after"] == after
    assert seen[-1]["found"] == after
