"""A pack back to its files: equal packs give equal bytes, and unequal ones another digest."""

from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.errors import NotFound, Refused, StoreReadOnly
from knowledge.ingest.export import digest_of, export_pack, pack_digest, pack_files, write_pack
from knowledge.ingest.load import load_pack, load_passages
from knowledge.ingest.read import read_pack
from knowledge.storage import open_store
from tests.knowledge.ingest.packs import FILES, replaced, write
from tests.rooms import little_room

AT = 1_700_000_000


def files(folder: Path) -> dict[str, str]:
    return {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()}


def test_canonical_pack_is_written_as_it_was_read(tmp_path: Path) -> None:
    pack = read_pack(write(tmp_path / "river")).pack
    write_pack(pack, tmp_path / "once")
    write_pack(read_pack(tmp_path / "once").pack, tmp_path / "twice")
    assert files(tmp_path / "once") == files(tmp_path / "twice") == pack_files(pack)


def test_digest_is_that_of_the_files(tmp_path: Path) -> None:
    pack = read_pack(write(tmp_path / "river")).pack
    write_pack(pack, tmp_path / "out")
    assert digest_of(pack) == pack_digest(files(tmp_path / "out"))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("event.toml", "The river flood", "The river floods"),
        ("sources.jsonl", "The flood", "The floods"),
        ("names.jsonl", "Ada", "Adah"),
        ("facts.jsonl", "over the quay", "over a quay"),
        ("passages.jsonl", "at night", "by night"),
    ],
)
def test_any_change_changes_the_digest(tmp_path: Path, name: str, old: str, new: str) -> None:
    before = read_pack(write(tmp_path / "a")).pack
    changed = {name.partition(".")[0]: replaced(name, old, new)}
    assert digest_of(read_pack(write(tmp_path / "b", **changed)).pack) != digest_of(before)


def test_text_moved_from_one_file_to_the_next_changes_the_digest() -> None:
    assert pack_digest({"a": "xy", "b": "z"}) != pack_digest({"a": "x", "b": "yz"})


def test_files_end_lines_in_one_way_everywhere(tmp_path: Path) -> None:
    pack = read_pack(write(tmp_path / "river")).pack
    for path in write_pack(pack, tmp_path / "out"):
        content = path.read_bytes()
        assert content.endswith(b"\n")
        assert b"\r" not in content
    assert {path.name for path in (tmp_path / "out").iterdir()} == set(FILES)


async def test_imported_passages_come_back_as_a_pack(tmp_path: Path) -> None:
    """Under ids of any form, and without a change for the record that they came from."""
    lines = tmp_path / "news.jsonl"
    lines.write_text(
        '{"id": "http://x.example/1 a", "text": "Rain fell on 3 March 1999.", "title": "Rain"}\n'
        '{"id": 7, "text": "Two boats sank in Quay, police said.", "date": "1999-03"}\n',
        encoding="utf-8",
    )
    store = await open_store("sqlite:///:memory:")
    try:
        await load_passages(store, lines, actor="ed", at=AT)
        await export_pack(store, "news", tmp_path / "pack")
        receipt = await load_pack(store, tmp_path / "pack", actor="ed", at=AT)
        assert receipt.unchanged == 2
        with pytest.raises(NotFound, match="nowhere"):
            await export_pack(store, "nowhere", tmp_path / "none")
    finally:
        await store.close()
    assert not (tmp_path / "none").exists()


def test_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    pack = read_pack(write(tmp_path / "river")).pack
    (tmp_path / "taken").write_text("", encoding="utf-8")
    with pytest.raises(StoreReadOnly, match="taken cannot be written"):
        write_pack(pack, tmp_path / "taken")


@pytest.mark.parametrize(
    ("held", "named"),
    [
        ('slug = "lake-2001"\n', "the event “lake-2001”"),
        ("slug = 7\n", "an unknown event"),
        ("not toml", "an unknown event"),
        ("\xff", "an unknown event"),
    ],
)
def test_folder_of_another_event_is_refused_and_left_alone(
    tmp_path: Path, held: str, named: str
) -> None:
    pack = read_pack(write(tmp_path / "river")).pack
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "event.toml").write_text(held, encoding="latin-1")
    with pytest.raises(Refused, match=named):
        write_pack(pack, taken)
    assert [path.name for path in taken.iterdir()] == ["event.toml"]
    assert (taken / "event.toml").read_text(encoding="latin-1") == held


def test_pack_without_passages_leaves_no_older_ones_beside_it(tmp_path: Path) -> None:
    """They would be read with it; files that are no part of a pack stay."""
    pack = read_pack(write(tmp_path / "river")).pack
    write_pack(pack, tmp_path / "out")
    (tmp_path / "out" / "notes.txt").write_text("mine", encoding="utf-8")
    bare = replace(pack, passages=())
    written = write_pack(bare, tmp_path / "out")
    assert {path.name for path in written} == set(FILES) - {"passages.jsonl"}
    assert files(tmp_path / "out") == {**pack_files(bare), "notes.txt": "mine"}


def test_failure_leaves_no_folder_that_was_not_there(tmp_path: Path) -> None:
    pack = read_pack(write(tmp_path / "river")).pack
    (tmp_path / "kept").mkdir()
    for folder, left in ((tmp_path / "new", False), (tmp_path / "kept", True)):
        with little_room(10), pytest.raises(StoreReadOnly, match="cannot be written"):
            write_pack(pack, folder)
        assert folder.exists() is left
    assert list((tmp_path / "kept").iterdir()) == []


def test_failure_halfway_leaves_the_pack_that_was_there(tmp_path: Path) -> None:
    pack = read_pack(write(tmp_path / "river")).pack
    write_pack(pack, tmp_path / "out")
    before = files(tmp_path / "out")
    broken = replace(pack, facts=(*pack.facts, None))  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        write_pack(broken, tmp_path / "out")
    assert files(tmp_path / "out") == before
