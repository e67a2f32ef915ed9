"""A file that is not as it should be: one plain sentence, status 1, and nothing lost."""

import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from knowledge.storage.connection import driver
from tests.faults.conftest import Command, one_sentence

QUESTION: Final = "how many people were detained?"


def empty(path: Path) -> None:
    path.write_bytes(b"")


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def overwrite(path: Path) -> None:
    path.write_bytes(b"Dear diary, " * 1000)


def garble(path: Path) -> None:
    """A database by its first bytes, and nothing sensible behind them."""
    path.write_bytes(b"SQLite format 3\x00" + b"\xa5" * 8000)


def make_newer(path: Path) -> None:
    with written(path) as statement:
        statement("PRAGMA user_version = 999")


def make_foreign(path: Path) -> None:
    path.unlink()
    with written(path) as statement:
        statement("CREATE TABLE diary (entry TEXT)")


def lose_behind_its_log(path: Path) -> None:
    path.rename(path.with_name("record.db-wal"))


def make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@contextmanager
def written(path: Path) -> Iterator[Callable[[str], object]]:
    connection = driver().connect(str(path), isolation_level=None)
    try:
        yield connection.execute
    finally:
        connection.close()


FAULTS: Final[dict[Callable[[Path], None], str]] = {
    empty: "is empty although it exists",
    truncate: "is damaged or is not a Ticktock database",
    overwrite: "is not a database",
    garble: "is damaged or is not a Ticktock database",
    make_newer: "was written by a newer release",
    make_foreign: "is a database of another program",
    lose_behind_its_log: "is missing although its log",
    make_folder: "is a folder",
}


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_fault_is_one_sentence_that_names_the_file_and_leaves_it(
    ticktock: Command, record: Path, fault: Callable[[Path], None]
) -> None:
    fault(record)
    before = contents(record.parent)
    done = ticktock("ask", QUESTION, "--store", f"sqlite:///{record}")
    assert (done.returncode, done.stdout) == (1, "")
    assert one_sentence(done.stderr)
    assert FAULTS[fault] in done.stderr
    assert str(record) in done.stderr
    assert contents(record.parent) == before


@pytest.mark.parametrize("fault", [truncate, make_newer])
def test_doctor_tells_the_same_and_goes_on(
    ticktock: Command, record: Path, fault: Callable[[Path], None]
) -> None:
    """Its other checks are told all the same."""
    fault(record)
    done = ticktock("doctor", "--store", f"sqlite:///{record}")
    assert (done.returncode, done.stderr) == (1, "")
    lines = done.stdout.splitlines()
    assert lines[0].startswith("ok ")
    assert lines[-1].startswith("FAIL store")
    assert FAULTS[fault] in lines[-1]


def test_page_of_garbage_is_found_by_verify(ticktock: Command, record: Path) -> None:
    content = bytearray(record.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096] = b"\xa5" * 4096
    record.write_bytes(content)
    done = ticktock("verify", "--store", f"sqlite:///{record}")
    assert done.returncode == 1
    assert "FAIL" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert record.read_bytes() == content


def test_one_changed_letter_is_found_by_verify(ticktock: Command, record: Path) -> None:
    """SQLite's own check sees nothing wrong with it."""
    content = record.read_bytes()
    assert content.count(b"Residents of Aktau and Zhanaozen") == 1
    record.write_bytes(content.replace(b"Residents of Aktau", b"Residents of Almau"))
    done = ticktock("verify", "--store", f"sqlite:///{record}")
    assert done.returncode == 1
    failed = [line for line in done.stdout.splitlines() if line.startswith("FAIL")]
    assert "KZ-0001 revision 1" in failed[0]
    told = [" ".join(line.replace("\u00a0", " ").split()[:2]) for line in failed]
    assert told == ["FAIL revisions", "FAIL entries", "FAIL words", "FAIL digests"]


def test_answers_go_on_while_another_program_writes(ticktock: Command, record: Path) -> None:
    with written(record) as statement:
        statement("BEGIN IMMEDIATE")
        done = ticktock("ask", QUESTION, "--store", f"sqlite:///{record}")
    assert (done.returncode, done.stderr) == (0, "")
    assert "detained" in done.stdout


def test_import_beside_another_writer_is_refused_in_words(
    ticktock: Command, record: Path, tmp_path: Path
) -> None:
    """After waiting for a while; the record then takes the import as if nothing had been."""
    lines = tmp_path / "news.jsonl"
    lines.write_text('{"id": "n-1", "text": "Rain fell in Quay."}\n', encoding="utf-8")
    importing = ("import", "--passages", str(lines), "--store", f"sqlite:///{record}")
    with written(record) as statement:
        statement("BEGIN IMMEDIATE")
        done = ticktock(*importing)
    assert done.returncode == 1
    assert one_sentence(done.stderr)
    assert "in use by another program" in done.stderr
    assert ticktock(*importing).stdout.startswith("news: 1 added")


def test_record_that_cannot_be_written_answers_and_refuses_edits(
    ticktock: Command, record: Path, as_nobody: tuple[str, ...]
) -> None:
    pack = shutil.copytree(
        Path(__file__).parents[1] / "golden" / "packs" / "chernobyl-1986", record.parent / "pack"
    )
    store = ("--store", f"sqlite:///{record}")
    record.chmod(stat.S_IRUSR)
    record.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        asked = ticktock("ask", QUESTION, *store, before=as_nobody)
        verified = ticktock("verify", *store, before=as_nobody)
        refused = ticktock("import", str(pack), *store, before=as_nobody)
        new = ticktock("ask", "who?", "--store", f"{store[1]}.new", before=as_nobody)
        looked = ticktock("doctor", *store, before=as_nobody)
    finally:
        record.parent.chmod(stat.S_IRWXU)
    assert (asked.returncode, asked.stderr) == (0, "")
    assert "detained" in asked.stdout
    assert (verified.returncode, verified.stderr) == (0, "")
    assert looked.returncode == 1
    assert "FAIL writing" in " ".join(looked.stdout.split())
    assert "questions are answered, but edits, imports" in " ".join(looked.stdout.split())
    for done, words in ((refused, "cannot be written"), (new, "record.db.new cannot be made")):
        assert (done.returncode, done.stdout) == (1, "")
        assert one_sentence(done.stderr)
        assert words in done.stderr


def test_bad_setting_ends_with_its_own_status(
    ticktock: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("TICKTOCK_STROE=sqlite:///a.db\n", encoding="utf-8")
    (tmp_path / ".env").chmod(0o600)
    for command in ("doctor", "verify"):
        done = ticktock(command)
        assert (done.returncode, done.stdout) == (78, "")
        assert one_sentence(done.stderr)
        assert "TICKTOCK_STROE" in done.stderr
