"""Facts of several events in one file: written with the event of each, and read back into each."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from tests.bot.conftest import Run, one_sentence

BOTH = ("flood-2021", "kazakhstan-2022")
HEAD = "event,statement,date,source\n"
FLOOD = 'flood-2021,The ferry stopped at noon.,5 July,"Ferry news, Ferries, https://f.example/1"\n'
SHOPS = 'kazakhstan-2022,Shops stayed shut.,6 January,"Shop news, Shops, https://s.example/1"\n'


@pytest.fixture
def address(flood_store: str, tmp_path: Path) -> str:
    file = tmp_path / "record.db"
    shutil.copy(flood_store.removeprefix("sqlite:///"), file)
    return f"sqlite:///{file}"


def written(folder: Path, text: str, name: str = "new.csv") -> str:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize("name", ["all.csv", "all.jsonl"])
def test_what_was_exported_of_several_events_is_read_back_as_unchanged(
    run: Run, address: str, tmp_path: Path, name: str
) -> None:
    file = str(tmp_path / name)
    assert run("facts", "export", file, "--store", address)[0] == 0
    count = len(run("facts", "list", "--json", "--store", address)[1].splitlines())
    status, out, err = run("facts", "import", file, "--store", address)
    assert (status, err) == (0, "")
    assert out == f"0 added, 0 corrected, {count} unchanged.\n"


def test_what_was_exported_of_a_text_with_a_very_long_sentence_is_read_back(
    run: Run, address: str, tmp_path: Path
) -> None:
    text = f"The fair\n\nIt began on 5 June 2017. There were {'very ' * 120}many people.\n"
    told = written(tmp_path, text, "fair.txt")
    assert run("import", told, "--source", "Fair News", "--store", address)[0] == 0
    file = str(tmp_path / "all.jsonl")
    assert run("facts", "export", file, "--store", address)[0] == 0
    status, out, err = run("facts", "import", file, "--store", address)
    assert (status, err) == (0, "")
    assert out.startswith("0 added, 0 corrected, ")


def test_each_fact_is_written_with_its_event(run: Run, address: str) -> None:
    out = run("facts", "export", "--format", "csv", "--store", address)[1]
    rows = list(csv.DictReader(io.StringIO(out)))
    assert {row["event"] for row in rows} == set(BOTH)
    assert {row["event"] for row in rows if row["id"].startswith("FL-")} == {"flood-2021"}
    lines = run("facts", "export", "--store", address)[1].splitlines()
    assert {json.loads(line)["event"] for line in lines} == set(BOTH)


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_those_of_one_are_written_without(run: Run, address: str, form: str) -> None:
    """So that they can be read into another."""
    shown = run("facts", "export", "--format", form, "--event", BOTH[0], "--store", address)[1]
    assert "event" not in shown.splitlines()[0].split(",")
    assert '"event"' not in shown


def test_facts_go_into_the_events_that_they_name(run: Run, address: str, tmp_path: Path) -> None:
    file = written(tmp_path, HEAD + FLOOD + SHOPS)
    status, out, _ = run("facts", "import", file, "--preview", "--store", address)
    assert status == 0
    assert out.endswith("2 added, 0 corrected, 0 unchanged; nothing is saved yet.\n")
    status, out, _ = run("facts", "import", file, "--store", address)
    assert out.endswith("2 added, 0 corrected, 0 unchanged.\n")
    for event, statement in zip(
        BOTH, ("The ferry stopped at noon.", "Shops stayed shut."), strict=True
    ):
        assert statement in run("facts", "list", "--event", event, "--store", address)[1]


def test_typed_lines_of_json_may_name_it_too(run: Run, address: str, tmp_path: Path) -> None:
    line = {
        "event": BOTH[1],
        "statement": "Shops stayed shut.",
        "date": "6 January",
        "source": "Shop news, Shops, https://s.example/1",
    }
    file = written(tmp_path, json.dumps(line), "new.jsonl")
    out = run("facts", "import", file, "--store", address)[1]
    assert out.endswith("1 added, 0 corrected, 0 unchanged.\n")


@pytest.mark.parametrize(
    ("text", "event", "told"),
    [
        (HEAD + FLOOD + SHOPS.replace("6 January", "99 January"), (), "new.csv:3: date: “99"),
        (
            HEAD + FLOOD + SHOPS.replace(BOTH[1], "nope"),
            (),
            "new.csv:3: there is no event of that name here; there are: flood-2021, kazakhstan-2022",
        ),
        (
            HEAD + FLOOD + SHOPS,
            ("--event", BOTH[0]),
            "new.csv:3: event: this fact is of the event kazakhstan-2022, not of flood-2021",
        ),
    ],
)
def test_a_fault_in_one_event_keeps_all_out(
    run: Run, address: str, tmp_path: Path, text: str, event: tuple[str, ...], told: str
) -> None:
    before = run("facts", "list", "--store", address)
    status, out, err = run("facts", "import", written(tmp_path, text), *event, "--store", address)
    assert status == 1
    assert out.startswith(told)
    assert one_sentence(err)
    assert run("facts", "list", "--store", address) == before


def test_an_event_that_is_none_hides_no_other_fault(run: Run, address: str, tmp_path: Path) -> None:
    text = (
        HEAD
        + FLOOD.replace("5 July", "99 July")
        + SHOPS.replace(BOTH[1], "nope")
        + SHOPS.replace("6 January", "99 January")
    )
    status, out, _ = run("facts", "import", written(tmp_path, text), "--store", address)
    assert status == 1
    told = out.splitlines()
    assert [line.split(":")[1] for line in told] == ["2", "3", "4"]
    assert "there is no event of that name" in told[1]


@pytest.mark.parametrize("preview", [(), ("--preview",)])
def test_a_file_of_unknown_events_alone_is_told_line_by_line(
    run: Run, address: str, tmp_path: Path, preview: tuple[str, ...]
) -> None:
    file = written(tmp_path, HEAD + SHOPS.replace(BOTH[1], "nope") * 2)
    status, out, err = run("facts", "import", file, *preview, "--store", address)
    assert status == 1
    assert [line.split(": ")[0] for line in out.splitlines()] == ["new.csv:2", "new.csv:3"]
    assert one_sentence(err)


def test_a_line_without_an_event_is_of_none_where_there_are_several(
    run: Run, address: str, tmp_path: Path
) -> None:
    file = written(tmp_path, HEAD + FLOOD + SHOPS.replace(BOTH[1], ""))
    status, _, err = run("facts", "import", file, "--store", address)
    assert status == 1
    assert err == "Say which event with --event: flood-2021, kazakhstan-2022.\n"


@pytest.mark.parametrize("event", ["7", "[1]", "{}"])
def test_an_event_that_is_no_text_is_told(
    run: Run, address: str, tmp_path: Path, event: str
) -> None:
    line = f'{{"event": {event}, "id": "FL-0003", "when": null}}'
    file = written(tmp_path, line, "new.jsonl")
    status, out, _ = run("facts", "import", file, "--event", BOTH[0], "--store", address)
    assert status == 1
    assert out == "new.jsonl:1: event must be a text\n"
