"""Damaged text in a file that SQLite finds sound: the record's own error, and none of the text."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Final

import pytest

from knowledge.errors import StoreDamaged
from knowledge.flow import Plan
from knowledge.storage import open_store
from knowledge.storage.connection import driver
from knowledge.storage.interface import FactStore
from knowledge.storage.posting import Guild
from tests.contract.records import FLOOD, FULL, keep, pack

Read = Callable[[FactStore], Awaitable[Any]]

CUT: Final = "CAST(X'7B227365637265742D74657874FF' AS TEXT)"
"""Text that is no UTF-8: a bracket, a quote, "secret-text" and a byte that begins nothing."""


async def sources(store: FactStore) -> Any:
    return await store.sources((FLOOD,))


async def names(store: FactStore) -> Any:
    return await store.names((FLOOD,))


async def passages(store: FactStore) -> Any:
    return await store.passages(FLOOD)


async def events(store: FactStore) -> Any:
    return await store.events()


async def facts(store: FactStore) -> Any:
    return await store.facts((FLOOD,))


async def history(store: FactStore) -> Any:
    return await store.history(FLOOD, "RF-0002")


async def candidates(store: FactStore) -> Any:
    return await store.candidates(Plan((FLOOD,), ("river",)))


READS: Final[dict[str, tuple[tuple[Read, ...], str]]] = {
    "source": ((sources,), "a source of river-1999"),
    "name": ((names,), "a name of river-1999"),
    "passage": ((passages,), "a passage of river-1999"),
    "event": ((events,), "the event river-1999"),
    "revision": ((facts, history), "the fact RF-0002"),
}
"""For each table with a body: what reads it, and what the error names."""


@pytest.fixture
async def path(tmp_path: Path) -> Path:
    made = tmp_path / "record.db"
    store = await open_store(f"sqlite:///{made}")
    await keep(store, FULL)
    await store.close()
    return made


def edit(path: Path, *statements: str) -> None:
    connection = driver().connect(str(path), isolation_level=None)
    for statement in ("DROP TRIGGER revision_is_final", *statements):
        connection.execute(statement)
    connection.close()


def quoted(text: str) -> str:
    """A text literal of SQL."""
    return f"'{text}'"


async def told(path: Path, read: Read) -> str:
    """What the error says that reading ends with."""
    store = await open_store(f"sqlite:///{path}")
    try:
        with pytest.raises(StoreDamaged) as caught:
            await read(store)
    finally:
        await store.close()
    return str(caught.value)


@pytest.mark.parametrize(
    "body",
    ["{", "", "[]", "{}", "null", "[[1]]", '{"id": 5}', "[" * 100_000, None],
    ids=lambda body: (body or "no UTF-8")[:12],
)
@pytest.mark.parametrize("table", READS)
async def test_body_that_says_nothing_is_damage(path: Path, table: str, body: str | None) -> None:
    edit(path, f"UPDATE {table} SET body = {CUT if body is None else quoted(body)}")  # noqa: S608 - of the test
    reads, named = READS[table]
    for read in reads:
        sentence = await told(path, read)
        assert sentence.startswith(f"{path} is damaged: ")
        assert sentence.endswith("restore a backup, or import an export into a new record.")
        assert "secret" not in sentence
        assert body is None or named in sentence


@pytest.mark.parametrize(
    ("table", "body"),
    [
        ("name", '{"id": "mayor", "kind": "person", "name": 5}'),
        ("source", '{"id": "gazette", "title": null, "publisher": "x"}'),
        ("event", '{"slug": "x", "title": 1, "first": "1999-01-01", "last": "1999-01-01"}'),
        ("revision", '{"id": "RF-0002", "statement": 7}'),
        ("revision", '{"id": "x", "statement": "x", "figures": [{"measure": "x", "best": "5"}]}'),
        ("revision", '{"id": "x", "statement": "x", "passage": "yes"}'),
    ],
)
async def test_value_of_another_type_is_damage(path: Path, table: str, body: str) -> None:
    """Found where it is read, so that nothing above stumbles over it."""
    edit(path, f"UPDATE {table} SET body = {quoted(body)}")  # noqa: S608 - of the test
    (read, *_), _ = READS[table]
    assert "is damaged" in await told(path, read)


@pytest.mark.parametrize("fields", ["{", "statement river;secret river", None])
async def test_index_entry_that_says_nothing_is_damage(path: Path, fields: str | None) -> None:
    edit(path, f"UPDATE document SET fields = {CUT if fields is None else quoted(fields)}")  # noqa: S608 - of the test
    sentence = await told(path, candidates)
    assert "is damaged" in sentence
    assert "secret" not in sentence


@pytest.mark.parametrize("fields", ["{", None])
async def test_index_entry_that_says_nothing_keeps_nobody_from_the_others(
    path: Path, fields: str | None
) -> None:
    said = CUT if fields is None else quoted(fields)
    rows = "SELECT row FROM fact WHERE id = 'RF-0003'"
    edit(path, f"UPDATE document SET fields = {said} WHERE row IN ({rows})")  # noqa: S608 - of the test
    store = await open_store(f"sqlite:///{path}")
    try:
        for _ in range(20):
            (found,) = await candidates(store)
            assert found.fact == "RF-0002"
    finally:
        await store.close()


async def test_nothing_is_loaded_where_changes_are_no_longer_counted(path: Path) -> None:
    edit(path, "DELETE FROM meta")
    assert "the number of the last change" in await told(path, lambda store: keep(store, pack()))


async def test_what_is_not_damaged_is_still_read(path: Path) -> None:
    edit(path, "UPDATE name SET body = '[]'")
    store = await open_store(f"sqlite:///{path}")
    try:
        assert await store.facts((FLOOD,)) == FULL.facts
    finally:
        await store.close()


@pytest.mark.parametrize("said", ["events = '{}'", "events = '[1]'", "answer_in = '[\"1\"]'"])
async def test_guild_s_choices_that_say_nothing_are_damage(path: Path, said: str) -> None:
    store = await open_store(f"sqlite:///{path}")
    await store.posts.save_guild(Guild(5), at=1)
    await store.close()
    edit(path, f"UPDATE guild SET {said}")  # noqa: S608 - of the test
    sentence = await told(path, lambda store: store.posts.guild(5))
    assert sentence.startswith(f"{path} is damaged: what the guild 5 has chosen cannot be read.")
