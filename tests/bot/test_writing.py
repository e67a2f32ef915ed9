"""Files that the commands write: whole, or as they were."""

from pathlib import Path

import pytest

from bot.commands.writing import write_file
from knowledge.errors import Refused
from tests.bot.answers import SCOPE
from tests.bot.conftest import Run, one_sentence
from tests.rooms import little_room


@pytest.mark.parametrize("before", [None, b"old"])
def test_a_file_for_which_there_is_no_room_is_left_as_it_was(
    tmp_path: Path, before: bytes | None
) -> None:
    file = tmp_path / "a.csv"
    if before is not None:
        file.write_bytes(before)
    with little_room(10), pytest.raises(Refused, match="cannot be written"):
        write_file(file, b"x" * 100)
    assert (file.read_bytes() if file.exists() else None) == before
    assert len(list(tmp_path.iterdir())) == (before is not None)


def test_what_is_written_takes_the_place_and_keeps_its_rights(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"old")
    file.chmod(0o640)
    write_file(file, b"new")
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_is_written_through(tmp_path: Path) -> None:
    file, link = tmp_path / "a.csv", tmp_path / "link"
    file.write_bytes(b"old")
    link.symlink_to(file)
    write_file(link, b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"


def test_a_device_stays_one() -> None:
    write_file(Path("/dev/null"), b"x")
    assert Path("/dev/null").is_char_device()


def test_facts_are_exported_to_a_file_in_the_form_that_it_is_named_by(
    run: Run, flood_store: str, tmp_path: Path
) -> None:
    for name, more in (("a.csv", ()), ("a.jsonl", ()), ("b.txt", ("--format", "csv"))):
        file = tmp_path / name
        form = "jsonl" if name == "a.jsonl" else "csv"
        wanted = ("facts", "export", "--event", SCOPE, "--store", flood_store)
        assert run(*wanted, str(file), *more) == (0, "", "")
        assert file.read_bytes().decode() == run(*wanted, "--format", form)[1]


def test_no_file_is_left_where_nothing_is_exported(
    run: Run, flood_store: str, tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    status, _, err = run("facts", "export", str(file), "--event", "none", "--store", flood_store)
    assert status == 1
    assert one_sentence(err)
    assert not file.exists()


def test_facts_are_piped_out_and_in_by_a_dash(
    run: Run, flood_store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    wanted = ("facts", "export", "--event", SCOPE, "--store", flood_store)
    whole = run(*wanted)
    assert run(*wanted, "-") == whole
    assert run(*wanted, "-", "--format", "csv") == run(*wanted, "--format", "csv")
    taken = ("facts", "import", "-", "--event", SCOPE, "--preview", "--store", flood_store)
    status, out, _ = run(*taken, given=whole[1].encode())
    assert status == 0
    assert "0 added, 0 corrected" in out
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "words",
    [
        ("import", "-"),
        ("import", "--passages", "-"),
        ("export", SCOPE, "-"),
        ("check", "-"),
        ("timeline", "--png", "-"),
        ("figure", "killed", "--png", "-"),
    ],
)
def test_a_dash_is_no_name_of_a_file(
    words: tuple[str, ...], run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    status, out, err = run(*words)
    assert (status, out) == (2, "")
    assert "“-”" in err
    assert one_sentence(err)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [("facts", "export"), ("facts", "import"), ("timeline", "--png")])
def test_a_folder_in_the_place_of_a_file_is_told(
    words: tuple[str, ...], run: Run, tmp_path: Path
) -> None:
    status, _, err = run(*words, str(tmp_path))
    assert status == 2
    assert f"{tmp_path} is a folder; name a file in it." in err
