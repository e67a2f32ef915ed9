"""Facts, checks and imports as they look on a screen and in a pipe."""

from pathlib import Path

import pytest

from tests.bot.conftest import Run

FLOOD = ("--event", "flood-2021")


def test_facts_in_a_pipe_are_one_a_line(run: Run, flood_store: str) -> None:
    _, out, _ = run("facts", "list", "--store", flood_store, *FLOOD)
    lines = out.splitlines()
    assert len(lines) == 5
    assert all(line.startswith("FL-") for line in lines)


def test_facts_on_a_screen_stand_in_columns_under_their_event(
    run: Run, flood_store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    _, out, _ = run("facts", "list", "--store", flood_store, *FLOOD)
    heading, first, *rest = out.splitlines()
    assert heading == "  The valley flood, 2021"
    assert first == "    FL-0003   2 July 2021, evening · Mill Bridge in Oldtown"
    assert rest[0] == "              collapsed."
    assert max(map(len, rest)) <= 60


def test_checks_stand_in_columns(run: Run, flood_store: str) -> None:
    """Outcome, name of the check, what it found."""
    for command in ("doctor", "verify"):
        _, out, _ = run(command, "--store", flood_store)
        names = [line[5:17].rstrip() for line in out.splitlines()]
        assert len(set(names)) == len(names)
        assert {"file", "index", "references", "links"} <= set(names)
        assert {line[16:18] for line in out.splitlines()} == {"  "}


def test_doctor_finds_that_the_chosen_event_is_not_there(
    run: Run, flood_store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As asking does, with the same status; an event that is there is no fault."""
    monkeypatch.setenv("TICKTOCK_EVENT", "zzz")
    status, out, _ = run("doctor", "--store", flood_store)
    assert status == 1
    (fault,) = (line for line in out.splitlines() if line.startswith("FAIL"))
    assert "TICKTOCK_EVENT is “zzz”, which the record lacks" in fault
    assert "flood-2021" in fault
    assert run("ask", "who?", "--store", flood_store)[0] == status
    monkeypatch.setenv("TICKTOCK_EVENT", "flood-2021")
    assert run("doctor", "--store", flood_store)[0] == 0


def test_slug_and_title_belong_to_passages_alone(
    run: Run, flood_store: str, tmp_path: Path
) -> None:
    status, _, err = run("import", str(tmp_path), "--event", "x", "--store", flood_store)
    assert status == 2
    assert "A pack names its own event" in err


def test_passages_take_the_slug_and_title_given(run: Run, tmp_path: Path) -> None:
    corpus = tmp_path / "old-news.jsonl"
    corpus.write_text('{"id": "n-1", "text": "The lighthouse burnt down."}\n', encoding="utf-8")
    store = ("--store", f"sqlite:///{tmp_path / 'record.db'}")
    naming = ("--event", "cape-1911", "--title", "Fire at the cape")
    status, out, _ = run("import", "--passages", str(corpus), *naming, *store)
    assert (status, out) == (0, "cape-1911: 1 added, 0 corrected, 0 retracted, 0 unchanged.\n")
    _, out, _ = run("day", "1911", "--event", "cape-1911", *store)
    assert "Fire at the cape" in out


@pytest.mark.parametrize(
    ("slug", "words"), [("flood-2021", "curated facts"), ("Cape Long", "cape-long")]
)
def test_passages_never_take_a_slug_that_is_not_theirs(
    run: Run, flood_store: str, tmp_path: Path, slug: str, words: str
) -> None:
    corpus = tmp_path / "old-news.jsonl"
    corpus.write_text('{"id": "n-1", "text": "The lighthouse burnt down."}\n', encoding="utf-8")
    status, out, err = run(
        "import", "--passages", str(corpus), "--event", slug, "--store", flood_store
    )
    assert (status, out) == (1, "")
    assert words in err
    assert err.count("\n") == 1


def test_every_bad_passage_is_named_with_file_and_line(run: Run, tmp_path: Path) -> None:
    corpus = tmp_path / "old-news.jsonl"
    corpus.write_text('{"id": "n-1"}\n{"id": 2, "text": "Rain."}\nrain\n', encoding="utf-8")
    store = ("--store", f"sqlite:///{tmp_path / 'record.db'}")
    status, out, err = run("import", "--passages", str(corpus), *store)
    assert status == 1
    assert [line.partition(": ")[0] for line in out.splitlines()] == [
        "old-news.jsonl:1",
        "old-news.jsonl:3",
    ]
    assert err == "2 problems found, listed above.\n"
    assert "old-news" not in run("doctor", *store)[1]
