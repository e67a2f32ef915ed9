"""A file of passages that is imported again after somebody edited what it told: nothing of theirs is lost."""

import json
from pathlib import Path

import pytest

from tests.bot.conftest import Run

STORM = ("--event", "storm")
FIRST = (
    ("p1", "On 5 November 2021 the storm hit the harbour. Three people died.", "2021-11-05"),
    ("p2", "The ferry Lyra sank on 6 November 2021.", "2021-11-06"),
    ("p3", "The bridge reopened on 7 November 2021.", "2021-11-07"),
)
NEWER = (
    ("p1", "On 5 November 2021 the storm hit the harbour. Five people died.", "2021-11-05"),
    ("p3", "The bridge reopened on 7 November 2021 at noon.", "2021-11-07"),
    ("p4", "The mayor resigned on 8 November 2021.", "2021-11-08"),
)
WHY = ("--reason", "the mayor says so", "--yes")
MINE = "Four people died when the storm hit the harbour on 5 November 2021."
ADDED = "The mayor thanked the firemen."


def imported(run: Run, folder: Path, lines: tuple[tuple[str, str, str], ...]) -> str:
    file = folder / "storm.jsonl"
    keys = ("id", "text", "date")
    told = (json.dumps(dict(zip(keys, line, strict=True))) for line in lines)
    file.write_text("".join(f"{line}\n" for line in told), encoding="utf-8")
    status, out, _ = run("import", str(file), *STORM, "--store", f"sqlite:///{folder}/record.db")
    assert status == 0
    return out


@pytest.fixture
def address(run: Run, tmp_path: Path) -> str:
    """Passages of which one was put right, one got a note, one was taken back, and to which one was added."""
    imported(run, tmp_path, FIRST)
    where = (*STORM, "--store", f"sqlite:///{tmp_path}/record.db")
    for edit in (
        ("correct", "p1", "--statement", MINE, "--figures", "killed: 4", *WHY),
        ("correct", "p2", "--caveat", "Seen from the quay.", *WHY),
        ("retract", "p3", "--reason", "wrong"),
        ("add", ADDED, "--date", "7 November 2021", "--source", "storm", "--yes"),
    ):
        assert run("facts", *edit, *where)[0] == 0
    return where[-1]


def listed(run: Run, address: str) -> dict[str, str]:
    out = run("facts", "list", *STORM, "--json", "--store", address)[1]
    return {each["id"]: each["statement"] for each in map(json.loads, out.splitlines())}


def test_the_same_file_changes_nothing(run: Run, address: str, tmp_path: Path) -> None:
    before = listed(run, address)
    assert imported(run, tmp_path, FIRST).endswith("0 corrected, 0 retracted, 3 unchanged.\n")
    assert listed(run, address) == before


def test_a_newer_one_leaves_every_edit_and_tells_where_they_differ(
    run: Run, address: str, tmp_path: Path
) -> None:
    assert imported(run, tmp_path, NEWER).startswith("storm: 1 added, 2 corrected, 1 retracted")
    assert listed(run, address) == {
        "p1": MINE,
        "p2": FIRST[1][1],
        "p4": NEWER[2][1],
        "ST-H001": ADDED,
    }
    told = run("facts", "updates", "--store", address)[1]
    for words in ("p1 in storm", "Five people died.", "p2 in storm", "no longer has this fact"):
        assert words in told
    for words in ("p3 in storm", "You took this fact back; the update changes it."):
        assert words in told
    shown = run("facts", "history", "p1", "--store", address)[1]
    assert "Three people died" in shown
    assert "the mayor says so" in shown
    assert MINE in run("ask", "how many people died?", *STORM, "--store", address)[1]
    status, out, _ = run("verify", "--store", address)
    assert (status, "FAIL" in out) == (0, False)


def test_each_is_settled_by_itself(run: Run, address: str, tmp_path: Path) -> None:
    imported(run, tmp_path, NEWER)
    for fact_id, choice in (("p1", "take"), ("p2", "keep"), ("p3", "take")):
        assert run("facts", "settle", fact_id, choice, "--store", address)[0] == 0
    now = listed(run, address)
    assert (now["p1"], now["p2"], now["p3"]) == (NEWER[0][1], FIRST[1][1], NEWER[1][1])
    assert now["ST-H001"] == ADDED
    assert "differs" in run("facts", "updates", "--store", address)[1]
    assert imported(run, tmp_path, NEWER).endswith("3 unchanged.\n")
    assert listed(run, address) == now
    assert run("verify", "--store", address)[0] == 0
