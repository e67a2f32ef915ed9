"""Of which event a fact is edited where several have one of that id: nobody guesses."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.ingest.export import write_pack
from tests.bot.answers import SCOPE
from tests.bot.conftest import PACK, Run, one_sentence

OTHER = "flood-again"


@pytest.fixture
def address(run: Run, flood_store: str, tmp_path: Path) -> str:
    """A record in which two events have the same ids."""
    file = tmp_path / "record.db"
    shutil.copy(flood_store.removeprefix("sqlite:///"), file)
    facts = tuple(replace(each, scope=OTHER) for each in PACK.facts)
    sources = tuple(replace(each, scope=OTHER) for each in PACK.sources)
    names = tuple(replace(each, scope=OTHER) for each in PACK.names)
    event = replace(PACK.event, slug=OTHER)
    write_pack(
        replace(PACK, event=event, facts=facts, sources=sources, names=names), tmp_path / "pack"
    )
    address = f"sqlite:///{file}"
    assert run("import", str(tmp_path / "pack"), "--store", address)[0] == 0
    return address


@pytest.mark.parametrize(
    "arguments",
    [
        ("correct", "fl-0003", "--statement", "Mill Bridge fell.", "--reason", "shorter"),
        ("retract", "fl-0003", "--reason", "not so"),
        ("undo", "fl-0003", "--reason", "not so"),
        ("restore", "fl-0003", "1", "--reason", "not so"),
        ("link", "fl-0003", "updates", "FL-0004"),
        ("show", "fl-0003"),
        ("history", "#FL-0003"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_fact_of_several_events_is_not_edited_before_one_is_named(
    run: Run, address: str, arguments: tuple[str, ...]
) -> None:
    status, out, err = run("facts", *arguments, "--store", address)
    assert (status, out) == (1, "")
    assert f"Several events have FL-0003; say which with --event: {SCOPE}, {OTHER}." in err
    assert one_sentence(err)


@pytest.mark.parametrize("command", ["show", "history"])
@pytest.mark.parametrize("written", [f"{OTHER}/FL-0003", f"#{OTHER}/fl-0003", f"{OTHER}/#FL-0003"])
def test_an_id_may_name_its_event(run: Run, address: str, command: str, written: str) -> None:
    status, out, _ = run("facts", command, written, "--store", address)
    assert status == 0
    assert "FL-0003" in out


def test_an_id_of_another_event_than_the_option_is_refused(run: Run, address: str) -> None:
    told = run("facts", "show", f"{OTHER}/FL-0003", "--event", SCOPE, "--store", address)
    assert told[0] == 1
    assert told[2] == f"“{OTHER}/FL-0003” is of the event {OTHER}, and --event says {SCOPE}.\n"


def test_it_is_edited_in_the_event_that_is_named(run: Run, address: str) -> None:
    edit = ("facts", "retract", "FL-0003", "--reason", "not so", "--store", address)
    assert run(*edit, "--event", OTHER)[:2] == (0, "FL-0003 retracted (revision 2).\n")
    for event, held in ((SCOPE, True), (OTHER, False)):
        _, out, _ = run("facts", "list", "--event", event, "--store", address)
        assert ("FL-0003" in out) is held


@pytest.mark.parametrize("typed", ["3", "0003", "fl-3", "FL 0003", "fl3", "#3", "flood-again/3"])
@pytest.mark.parametrize("command", ["show", "history", "undo"])
def test_an_id_that_is_nearly_one_is_told_whole(
    run: Run, address: str, command: str, typed: str
) -> None:
    more = ("--reason", "not so") if command == "undo" else ()
    status, out, err = run("facts", command, typed, *more, "--store", address)
    assert (status, out) == (1, "")
    assert err.endswith("; did you mean FL-0003?\n")


@pytest.mark.parametrize("typed", ["999", "KZ-9999", "river", "#", "/", "flood-again/999"])
def test_one_that_is_none_tells_where_all_are_listed(run: Run, address: str, typed: str) -> None:
    status, out, err = run("facts", "show", typed, "--store", address)
    assert (status, out) == (1, "")
    assert "“ticktock facts list” shows them all." in err


@pytest.mark.parametrize("typed", [f"{OTHER}/FL-0003", f"#{OTHER}/fl-0003", f"{OTHER}/3"])
def test_chat_reads_ids_as_the_command_does(run: Run, address: str, typed: str) -> None:
    status, out, _ = run("chat", "--store", address, given=f"/fact {typed}\n".encode())
    assert status == 0
    assert "Mill Bridge" in out or "did you mean FL-0003?" in out


@pytest.mark.parametrize("fact_id", ["x/y", "#3", "a b", "%1", "it's", "flood-2021/FL-0003", "12"])
def test_any_id_that_a_pack_may_have_is_found_as_it_is_written(
    run: Run, address: str, tmp_path: Path, fact_id: str
) -> None:
    """Also where it looks like an event and an id, or like the number of another one."""
    only = replace(PACK.facts[0], id=fact_id, scope="odd", links=(), statement="A kite was lost.")
    sources = tuple(replace(each, scope="odd") for each in PACK.sources)
    names = tuple(replace(each, scope="odd") for each in PACK.names)
    event = replace(PACK.event, slug="odd")
    pack = replace(PACK, event=event, facts=(only,), sources=sources, names=names)
    write_pack(pack, tmp_path / "odd")
    assert run("import", str(tmp_path / "odd"), "--store", address)[0] == 0
    for typed in (fact_id, f"odd/{fact_id}"):
        status, out, _ = run("facts", "show", typed, "--event", "odd", "--store", address)
        assert status == 0
        assert "A kite was lost." in out
    wrong = ("facts", "retract", fact_id, "--reason", "not so", "--event", "odd")
    assert run(*wrong, "--store", address)[:2] == (0, f"{fact_id} retracted (revision 2).\n")
