"""Names and words of a large pack lie in packed parts, and are read as if they stood row by row."""

from pathlib import Path
from typing import Any, Final

import pytest

from knowledge.models import Pack
from knowledge.storage import listed as parts
from knowledge.storage import open_store
from knowledge.storage.connection import driver
from knowledge.storage.interface import LARGE, FactStore
from tests.contract.records import FLOOD, FULL, keep, pack

MEMORY: Final = "sqlite:///:memory:"
TABLES: Final = ("name", "term", "listed")


def raw_of(path: Path) -> Any:
    return driver().connect(str(path), isolation_level=None)


def counts(path: Path) -> tuple[int, ...]:
    raw = raw_of(path)
    found = tuple(raw.execute(f"SELECT COUNT(*) FROM {name}").fetchone()[0] for name in TABLES)  # noqa: S608 - ours
    raw.close()
    return found


async def told(store: FactStore) -> tuple[object, ...]:
    """All that is made of the lists."""
    words = await store.vocabulary((FLOOD,))
    names = await store.name_list((FLOOD,))
    return (
        await store.names((FLOOD,)),
        tuple(names.ordered()),
        dict(words.frequency),
        dict(words.surface),
        (words.facts, words.mean_length),
    )


async def kept(path: Path, what: Pack, large: int) -> tuple[object, ...]:
    store = await open_store(f"sqlite:///{path}", large=large)
    await keep(store, what)
    found = await told(store)
    assert [each for each in await store.check(deep=True) if not each.ok] == []
    await store.close()
    return found


async def test_lists_of_a_large_pack_are_those_of_a_small_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "_PART", 64)
    small = await kept(tmp_path / "small.db", FULL, LARGE)
    assert small == await kept(tmp_path / "large.db", FULL, 1)
    assert counts(tmp_path / "small.db")[2] == 0
    assert counts(tmp_path / "large.db")[:2] == (0, 0)
    assert counts(tmp_path / "large.db")[2] > len(("name", "term"))


async def test_lists_follow_a_pack_that_becomes_large(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    await kept(path, FULL, LARGE)
    found = await kept(path, pack(*FULL.facts[:-1]), 1)
    assert counts(path)[:2] == (0, 0)
    assert found[0] == tuple(sorted(FULL.names, key=lambda name: name.id))


@pytest.mark.parametrize("kind", ["name", "term"])
async def test_damaged_part_is_told(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.db"
    await kept(path, FULL, 1)
    raw = raw_of(path)
    raw.execute(
        "UPDATE listed SET body = CAST(substr(body, 1, 20) AS BLOB) WHERE kind = ?", (kind,)
    )
    raw.close()
    store = await open_store(f"sqlite:///{path}", large=1)
    wrong = [each for each in await store.check(deep=True) if not each.ok]
    await store.close()
    assert wrong[0].name == {"name": "lists", "term": "words"}[kind]
