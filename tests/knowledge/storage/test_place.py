"""Where a record may lie, how it begins, and how it is read where nothing can be written."""

import asyncio
import os
import stat
from pathlib import Path

import pytest

from knowledge.errors import BadInput, StoreDamaged, StoreError, StoreReadOnly
from knowledge.storage import open_store
from knowledge.storage.place import create, inspect
from tests.contract.records import FLOOD, FULL, keep, pack


def files(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir()]


def place(path: Path, content: bytes | None) -> Path:
    """A file of that content, or a folder."""
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)
    return path


def holds(path: Path, content: bytes) -> bool:
    return path.read_bytes() == content


async def test_record_is_made_with_its_folders_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "deep" / "record.db"
    store = await open_store(f"sqlite:///{path}")
    try:
        for file in path.parent.iterdir():
            assert stat.S_IMODE(file.stat().st_mode) == 0o600, file.name
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    finally:
        await store.close()
    assert files(path.parent) == ["record.db"]


async def test_rivals_that_begin_at_once_share_one_record(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    await asyncio.gather(*(create(path, busy_seconds=5) for _ in range(6)))
    assert files(tmp_path) == ["record.db"]
    assert inspect(path)


async def test_beginning_never_replaces_a_record(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    store = await open_store(f"sqlite:///{path}")
    await keep(store, FULL)
    await create(path, busy_seconds=5)
    await store.close()
    again = await open_store(f"sqlite:///{path}")
    try:
        assert len(await again.facts((FLOOD,))) == 3
    finally:
        await again.close()


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        (b"", StoreDamaged, "is empty although it exists"),
        (b"Dear diary, " * 99, StoreDamaged, "is not a database"),
        (b"SQLite format 3\x00" + b"\xa5" * 8000, StoreDamaged, "is damaged"),
        (None, StoreError, "is a folder; name a file in it"),
    ],
)
@pytest.mark.parametrize("read_only", [False, True])
async def test_what_is_no_record_is_refused_and_left(
    tmp_path: Path, content: bytes | None, error: type[Exception], words: str, *, read_only: bool
) -> None:
    path = place(tmp_path / "record.db", content)
    with pytest.raises(error, match=words):
        await open_store(f"sqlite:///{path}", read_only=read_only)
    assert files(tmp_path) == ["record.db"]
    assert content is None or holds(path, content)


@pytest.mark.parametrize("read_only", [False, True])
async def test_pipe_is_refused_and_not_waited_for(tmp_path: Path, *, read_only: bool) -> None:
    path = tmp_path / "record.db"
    os.mkfifo(path)
    with pytest.raises(StoreError, match=r"record\.db is no ordinary file but .* a pipe"):
        await open_store(f"sqlite:///{path}", read_only=read_only)
    assert files(tmp_path) == ["record.db"]


@pytest.mark.parametrize("read_only", [False, True])
async def test_link_to_nothing_is_called_so(tmp_path: Path, *, read_only: bool) -> None:
    path = tmp_path / "record.db"
    path.symlink_to(tmp_path / "gone.db")
    with pytest.raises(StoreError, match=r"record\.db is a link to .*gone\.db, which is not there"):
        await open_store(f"sqlite:///{path}", read_only=read_only)
    assert files(tmp_path) == ["record.db"]


async def test_link_to_a_record_is_followed(tmp_path: Path) -> None:
    target, link = tmp_path / "there.db", tmp_path / "record.db"
    await create(target, busy_seconds=5)
    link.symlink_to(target)
    store = await open_store(f"sqlite:///{link}")
    await store.close()
    assert link.is_symlink()


@pytest.mark.parametrize("suffix", ["-journal", "-wal", "-shm"])
@pytest.mark.parametrize("there", [False, True])
async def test_folder_in_the_place_of_the_log_is_named(
    tmp_path: Path, suffix: str, *, there: bool
) -> None:
    path = tmp_path / "record.db"
    if there:
        await create(path, busy_seconds=5)
    place(tmp_path / f"record.db{suffix}", None)
    with pytest.raises(StoreError, match=f"record\\.db{suffix} stands where"):
        await open_store(f"sqlite:///{path}")
    assert path.exists() == there


async def test_missing_file_beside_its_log_is_no_reason_to_begin_anew(tmp_path: Path) -> None:
    """The log may hold the last edits."""
    (tmp_path / "record.db-wal").write_bytes(b"edits")
    with pytest.raises(StoreDamaged, match=r"record\.db is missing although its log"):
        await open_store(f"sqlite:///{tmp_path / 'record.db'}")
    assert files(tmp_path) == ["record.db-wal"]


@pytest.mark.parametrize(
    ("address", "error", "words"),
    [
        ("", BadInput, "no store"),
        ("sqlite:///", BadInput, "no store"),
        ("record.db", BadInput, "write sqlite:///path"),
        ("mysql://host/base", BadInput, "no store"),
        ("sqlite:////dev/null/record.db", StoreError, "record.db"),
        ("sqlite:///a\x00b", BadInput, "cannot be the name of a file"),
        ("sqlite:///" + "x" * 300, StoreError, "cannot be"),
    ],
)
async def test_address_that_is_none_is_refused_in_words(
    address: str, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        await open_store(address)


@pytest.mark.parametrize("name", ["a b.db", "дождь.db", "100%.db", "what?.db", "a#b.db", "é.db"])
async def test_any_name_of_a_file_will_do(tmp_path: Path, name: str) -> None:
    store = await open_store(f"sqlite:///{tmp_path / name}")
    await keep(store, FULL)
    await store.close()
    assert files(tmp_path) == [name]


async def test_reading_alone_needs_a_record_and_makes_none(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not exist"):
        await open_store(f"sqlite:///{tmp_path / 'record.db'}", read_only=True)
    assert files(tmp_path) == []


async def test_reading_alone_reads_all_and_loads_nothing(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'record.db'}"
    writer = await open_store(address)
    await keep(writer, FULL)
    await writer.close()
    reader = await open_store(address, read_only=True)
    try:
        assert await reader.facts((FLOOD,)) == FULL.facts
        assert [result for result in await reader.check(deep=True) if not result.ok] == []
        with pytest.raises(StoreReadOnly, match="reading only"):
            await keep(reader, pack())
    finally:
        await reader.close()


async def test_record_in_memory_works_and_is_gone_afterwards() -> None:
    first = await open_store("sqlite:///:memory:")
    await keep(first, FULL)
    second = await open_store("sqlite:///:memory:")
    try:
        assert await first.facts((FLOOD,)) == FULL.facts
        assert await second.events() == ()
    finally:
        await first.close()
        await second.close()
