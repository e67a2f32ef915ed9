"""``ticktock doctor`` where something cannot be written."""

import shutil
from pathlib import Path

import pytest

from tests.bot.conftest import Run
from tests.rooms import little_room


@pytest.fixture
def shut(tmp_path: Path) -> Path:
    """A place in which no folder can be, whoever asks."""
    file = tmp_path / "shut"
    file.write_bytes(b"")
    return file


def flat(out: str) -> str:
    """What is wrapped to the screen, on one line."""
    return " ".join(out.split())


def test_all_is_well_where_all_can_be_written(run: Run, flood_store: str) -> None:
    status, out, _ = run("doctor", "--store", flood_store)
    assert (status, "FAIL" in out) == (0, False)
    assert "ticktock can be written" in flat(out)
    assert "the record can be edited" in flat(out)


def test_home_that_cannot_be_written_is_told_with_what_will_not_work(
    run: Run, flood_store: str, monkeypatch: pytest.MonkeyPatch, shut: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(shut))
    status, out, _ = run("doctor", "--store", flood_store)
    assert status == 1
    told = flat(out)
    assert f"{shut}/ticktock cannot be written" in told
    assert "“ticktock chat” is not remembered, and “ticktock health” never finds a bot" in told
    monkeypatch.setenv("TICKTOCK_HEARTBEAT_FILE", "/tmp/beat")  # noqa: S108 - never written
    assert "ticktock health" not in flat(run("doctor", "--store", flood_store)[1])


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no folder in which nothing can be")
def test_record_that_cannot_be_made_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/proc/none")
    status, out, _ = run("doctor")
    assert status == 1
    assert "FAIL store no record can be made at /proc/none/ticktock/record.db" in flat(out)


def test_record_for_which_there_is_no_room_is_told(
    run: Run, flood_store: str, tmp_path: Path
) -> None:
    file = tmp_path / "record.db"
    shutil.copy(flood_store.removeprefix("sqlite:///"), file)
    with little_room(10_000):
        status, out, _ = run("doctor", "--store", f"sqlite:///{file}")
    assert status == 1
    assert f"{file} cannot be written (file too large): questions are" in flat(out)
