"""What an import says alike of the facts that it adds is kept once, and is told of each of them as before."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from knowledge.document import describe
from knowledge.ingest.passages import read_passages
from knowledge.models import FactState, RevisionAction
from knowledge.storage import copy_store, loading, moving, open_store
from knowledge.storage.connection import driver
from knowledge.storage.editing import ChangeSet, Edit, Editor
from knowledge.storage.interface import LARGE, FactStore
from knowledge.storage.migrate import load_steps, migrate
from knowledge.storage.moving import hash_of
from knowledge.storage.postings import PIECES
from knowledge.storage.sqlite import open_sqlite
from knowledge.storage.unpacking import read_by_books

EVENT: Final = "packed"
HERE: Final = 501
FIRST: Final = {
    f"p-{at}": f"On {at} May 1999 {at + 3} people left the town of Alba, said the mayor."
    for at in range(1, 8)
}
SECOND: Final = FIRST | {
    "p-2": "Hundreds of people left the town of Alba, and two boats sank.",
    "p-0": "Zoë and Бекзат rebuilt the bridge on 9 May 1999.",
}
THIRD: Final = {key: text for key, text in SECOND.items() if key != "p-3"}
_FORMER: Final = 10
"""The schema before loads were kept apart."""


def url(path: Path) -> str:
    return f"sqlite:///{path}"


def raw_of(path: Path) -> Any:
    opened = driver().connect(str(path), isolation_level=None)
    read_by_books(opened)
    return opened


async def load(store: FactStore, folder: Path, texts: dict[str, str], at: int) -> None:
    file = folder / "passages.jsonl"
    lines = (json.dumps({"id": key, "text": text}) for key, text in texts.items())
    file.write_text("\n".join(lines), encoding="utf-8")
    with read_passages(file, slug=EVENT, packed_from=1) as made:
        await store.load(made, actor="ed", at=at)


async def edit(store: FactStore, fact: str, at: int, statement: str = "") -> None:
    """Correct a fact in a server's layer, or retract it there."""
    view = store.view(HERE)
    (before,) = await view.facts((EVENT,), (fact,))
    after = replace(before, statement=statement or before.statement)
    document = describe(after, {name.id: name for name in await view.names((EVENT,))})
    made = (
        Edit(after, document, RevisionAction.CORRECT, before.revision)
        if statement
        else Edit(before, None, RevisionAction.RETRACT, before.revision, FactState.RETRACTED)
    )
    await view.edit(ChangeSet(Editor(7, "Ann"), "a slip", at, f"key {at}", (made,)))


async def fill(path: Path, large: int = LARGE) -> None:
    """With ``large`` at 1 facts of the first load are packed with their entries."""
    store = await open_sqlite(path, large=large)
    for at, texts in ((10, FIRST), (20, SECOND), (20, SECOND), (30, THIRD)):
        await load(store, path.parent, texts, at)
    await edit(store, "p-1", 40, "Everybody left Alba.")
    await edit(store, "p-4", 50)
    await store.close()


async def told(store: FactStore) -> list[object]:
    """What is said of the facts and of how they came to be, now and before."""
    everything: list[object] = []
    for view in (store, store.view(HERE)):
        everything += [
            await view.facts((EVENT,)),
            *[await view.history(EVENT, fact) for fact in SECOND],
            *[
                await view.changed((EVENT,), since=since, until=until, limit=4)
                for since, until in ((0, 99), (10, 20), (11, 99))
            ],
            await view.corrections((EVENT,), since=0, until=99, limit=9),
            *[await view.known_at((EVENT,), at) for at in (5, 10, 20, 30, 60)],
            [
                await view.measured((EVENT,), measure)
                for measure, _ in await view.measures((EVENT,))
            ],
        ]
    return everything


def demote(path: Path) -> None:
    """Give a record whose loads were not kept apart the schema of the former release."""
    raw = raw_of(path)
    for table in ("loaded", "load", "listed", "rare"):
        assert raw.execute(f"SELECT COUNT(*) FROM {table}").fetchone() == (0,)  # noqa: S608 - ours
        raw.execute(f"DROP TABLE {table}")
    raw.execute("CREATE INDEX figure_by_fact ON figure (scope, fact)")
    raw.execute("DELETE FROM step WHERE number > ?", (_FORMER,))
    raw.execute(f"PRAGMA user_version = {_FORMER}")
    raw.close()


@pytest.mark.parametrize("large", [LARGE, 1])
async def test_record_of_the_former_release_tells_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, large: int
) -> None:
    new, former = tmp_path / "new.db", tmp_path / "former.db"
    await fill(new, large)
    with monkeypatch.context() as patched:
        patched.setattr(loading, "_SQLITE", "no engine")
        await fill(former, large)
    if large == LARGE:
        demote(former)
    stores = [await open_store(url(path)) for path in (new, former)]
    found = [await told(store) for store in stores]
    assert found[0] == found[1]
    for store in stores:
        assert [each for each in await store.check(deep=True) if not each.ok] == []
        await load(store, tmp_path, FIRST | {"p-9": "It rained."}, 60)
    assert await told(stores[0]) == await told(stores[1])
    for store in stores:
        assert [each for each in await store.check(deep=True) if not each.ok] == []
        await store.close()
    kept = [raw_of(path) for path in (new, former)]
    assert kept[0].execute("SELECT COUNT(*) FROM loaded").fetchone() == (9,)
    assert kept[1].execute("SELECT COUNT(*) FROM loaded").fetchone() == (1,)
    assert hash_of(kept[0]) == hash_of(kept[1])
    for raw in kept:
        assert raw.execute("PRAGMA user_version").fetchone() == (len(load_steps("sqlite")),)
        raw.close()


@pytest.mark.parametrize("large", [LARGE, 1])
async def test_copy_tells_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, large: int
) -> None:
    monkeypatch.setattr(moving, "_BATCH", 2)
    await fill(tmp_path / "a.db", large)
    await copy_store(url(tmp_path / "a.db"), url(tmp_path / "b.db"))
    stores = [await open_store(url(tmp_path / name)) for name in ("a.db", "b.db")]
    assert await told(stores[0]) == await told(stores[1])
    assert [each for each in await stores[1].check(deep=True) if not each.ok] == []
    for store in stores:
        await store.close()


@pytest.mark.parametrize("statement", ["UPDATE loaded SET load = 2", "DELETE FROM loaded"])
async def test_what_was_loaded_stays(tmp_path: Path, statement: str) -> None:
    await fill(tmp_path / "a.db")
    raw = raw_of(tmp_path / "a.db")
    with pytest.raises(driver().IntegrityError, match="append-only"):
        raw.execute(statement)
    raw.close()


async def test_two_imports_of_one_second_are_told_in_order(tmp_path: Path) -> None:
    store = await open_store(url(tmp_path / "a.db"))
    await load(store, tmp_path, {"p-5": "It rained.", "p-7": "It snowed."}, 10)
    await load(store, tmp_path, {"p-5": "It rained.", "p-7": "It snowed.", "p-1": "Fog."}, 10)
    changed = await store.changed((EVENT,), since=0, until=99, limit=2)
    await store.close()
    assert [each.fact.id for each in changed] == ["p-1", "p-5"]


async def test_event_of_a_server_that_left_is_erased_with_its_loads(tmp_path: Path) -> None:
    await fill(tmp_path / "a.db")
    raw = raw_of(tmp_path / "a.db")
    raw.execute("UPDATE event SET guild = ?", (HERE,))
    raw.close()
    store = await open_store(url(tmp_path / "a.db"))
    await store.keeps.leave(HERE, at=70)
    assert [each for each in await store.check(deep=True) if not each.ok] == []
    await store.close()
    raw = raw_of(tmp_path / "a.db")
    for table in ("load", "loaded", "revision", "fact"):
        assert raw.execute(f"SELECT COUNT(*) FROM {table}").fetchone() == (0,)  # noqa: S608 - ours
    raw.close()


def test_postings_of_the_former_release_get_room_for_pieces(tmp_path: Path) -> None:
    raw = raw_of(tmp_path / "a.db")
    migrate(raw, "a.db")
    demote(tmp_path / "a.db")
    numbers = (0, 1, 16, 64, 65, 1024)
    raw.executemany(
        "INSERT INTO posting VALUES (1, 'rain', ?, 1, X'00', X'86')", [(part,) for part in numbers]
    )
    migrate(raw, "a.db")
    kept = raw.execute("SELECT part FROM posting ORDER BY part").fetchall()
    assert kept == [(PIECES * part,) for part in numbers]
    raw.close()
