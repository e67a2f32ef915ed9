"""Into which event facts go that name none, and what is said of an event that is none."""

from pathlib import Path

import pytest

from tests.bot.conftest import Run, one_sentence

INTO = (
    "Into kazakhstan-2022 (Kazakhstan, January 2022), the only event here; --event names another.\n"
)
SOURCE = "source: Valley Post\n"


@pytest.fixture
def store(tmp_path: Path) -> tuple[str, str]:
    return "--store", f"sqlite:///{tmp_path / 'record.db'}"


def file_of(folder: Path, text: str) -> str:
    file = folder / "new.txt"
    file.write_text(SOURCE + text, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize(
    "text",
    [
        "date: 6 January 2022\nShops stayed shut all day.\n",
        "The mayor of Almaty thanked the firemen.\n",
        "date: 3 May 2024\nThe mayor of Almaty opened a school.\n",
        "date: 3 May 2024\nA school opened.\ndate: 6 January 2022\nA shop shut.\n",
    ],
)
def test_facts_of_the_only_event_go_into_it_and_it_is_told(
    run: Run, store: tuple[str, str], tmp_path: Path, text: str
) -> None:
    status, out, _ = run("facts", "import", file_of(tmp_path, text), *store)
    assert status == 0
    assert out.startswith(INTO)
    assert " added, 0 corrected, 0 unchanged.\n" in out


@pytest.mark.parametrize(
    "text",
    [
        "Mill Bridge collapsed.\n",
        "date: 2 July 2021\nMill Bridge collapsed.\nThe river Lenne fell.\n",
    ],
)
def test_facts_of_something_else_are_refused_until_the_event_is_named(
    run: Run, store: tuple[str, str], tmp_path: Path, text: str
) -> None:
    file = file_of(tmp_path, text)
    status, out, err = run("facts", "import", file, *store)
    assert status == 1
    assert out.startswith(INTO)
    assert "Nothing in new.txt is of kazakhstan-2022 (2–19 Jan 2022)" in err
    assert one_sentence(err)
    status, out, _ = run("facts", "import", file, "--preview", *store)
    assert status == 0
    assert "It is taken only with --event kazakhstan-2022.\n" in out
    status, out, _ = run("facts", "import", file, "--event", "kazakhstan-2022", *store)
    assert status == 0
    assert "Into" not in out


def test_a_fact_that_is_put_right_belongs_to_its_event(
    run: Run, store: tuple[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "right.csv"
    file.write_text("id,caveat\nKZ-0001,Seen.\n", encoding="utf-8")
    assert (
        run("facts", "import", str(file), *store)[1]
        == f"{INTO}0 added, 1 corrected, 0 unchanged.\n"
    )


def test_passages_are_told_where_they_belong(
    run: Run, store: tuple[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "bare.jsonl"
    file.write_text('{"text": "It rained."}\n', encoding="utf-8")
    status, out, _ = run("facts", "import", str(file), *store)
    assert status == 1
    assert "a fact has a “statement”; passages are for “ticktock import”" in out


FACT = ("Shops stayed shut all day.", "--date", "6 January", "--source", "Valley Post", "--yes")


def test_a_fact_goes_into_the_only_event_and_it_is_told(run: Run, store: tuple[str, str]) -> None:
    status, out, _ = run("facts", "add", *FACT, *store)
    assert status == 0
    assert out.startswith(INTO)
    assert out.endswith("KZ-H001 added to kazakhstan-2022 (revision 1).\n")


def test_a_fact_goes_into_the_event_that_is_set_and_it_is_told(
    run: Run, store: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TICKTOCK_EVENT", "kazakhstan-2022")
    status, out, _ = run("facts", "add", *FACT, *store)
    assert status == 0
    assert "Into" not in out
    assert out.endswith("KZ-H001 added to kazakhstan-2022 (revision 1).\n")


def test_of_several_events_one_is_to_be_named(run: Run, flood_store: str) -> None:
    status, out, err = run("facts", "add", *FACT, "--store", flood_store)
    assert (status, out) == (1, "")
    assert err == "Say which event with --event: flood-2021, kazakhstan-2022.\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("facts", "add", *FACT),
        ("facts", "correct", "KZ-0001", "--date", "6 January", "--reason", "x"),
        ("facts", "retract", "KZ-0001", "--reason", "x"),
        ("facts", "show", "KZ-0001"),
        ("facts", "list"),
        ("facts", "updates"),
        ("facts", "settle", "KZ-0001", "keep"),
        ("facts", "export"),
        ("ask", "who?"),
        ("day", "6 January"),
        ("timeline",),
        ("figure",),
        ("chat",),
    ],
    ids=" ".join,
)
def test_an_event_that_is_none_is_refused_with_those_that_are(
    run: Run, flood_store: str, arguments: tuple[str, ...]
) -> None:
    """Before anything else is told."""
    status, out, err = run(*arguments, "--event", "nope", "--store", flood_store)
    assert (status, out) == (1, "")
    assert err == "There is no event “nope” here. Events: flood-2021, kazakhstan-2022.\n"


def test_so_is_one_of_an_import(run: Run, flood_store: str, tmp_path: Path) -> None:
    file = file_of(tmp_path, "Shops stayed shut.\n")
    status, out, err = run("facts", "import", file, "--event", "nope", "--store", flood_store)
    assert (status, out) == (1, "")
    assert err == "There is no event “nope” here. Events: flood-2021, kazakhstan-2022.\n"
