"""The operator edits the record in the terminal: what it says, what is saved, and the statuses."""

import asyncio
import csv
import io
import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main
from knowledge.ingest.export import write_pack
from knowledge.models import FactState
from knowledge.storage import open_store
from knowledge.storage.keeping import Gap, GapKind, GapState
from tests.bot.answers import SCOPE
from tests.bot.conftest import PACK, Run, one_sentence

EVENT = ("--event", SCOPE)
FERRY = ("The ferry stopped at noon.", "--date", "5 July", "--source", "River rises ¶ 3")
SAVED = "Nothing was saved"

Do = Callable[..., tuple[int, str, str]]
"""Runs ``facts`` with some arguments, on the test's own record."""


@pytest.fixture
def address(flood_store: str, tmp_path: Path) -> str:
    """A copy of the record, for changing."""
    file = tmp_path / "record.db"
    shutil.copy(flood_store.removeprefix("sqlite:///"), file)
    return f"sqlite:///{file}"


@pytest.fixture
def facts(run: Run, address: str) -> Do:
    return lambda *arguments: run("facts", *arguments, "--store", address)


@pytest.fixture
def listed(run: Run, address: str) -> Callable[[], dict[str, str]]:
    """Statements of the event by id, as they are on record now."""

    def read() -> dict[str, str]:
        _, out, _ = run("facts", "list", *EVENT, "--json", "--store", address)
        return {each["id"]: each["statement"] for each in map(json.loads, out.splitlines())}

    return read


def refused(done: tuple[int, str, str], words: str, status: int = 1) -> None:
    """It ends with the status and says why in one sentence."""
    ended, _, err = done
    assert ended == status
    assert words in err
    assert one_sentence(err)


# One fact.


def test_clean_fact_is_saved_at_once_with_how_it_was_understood(
    run: Run, facts: Do, address: str
) -> None:
    status, out, err = facts("add", *FERRY, *EVENT)
    assert (status, err) == (0, "")
    assert "Not saved" not in out
    assert "5 July 2021" in out
    assert "River rises ¶ 3" in out
    assert "Into" not in out
    assert out.endswith(f"FL-H001 added to {SCOPE} (revision 1).\n")
    _, answer, _ = run("ask", "when did the ferry stop?", *EVENT, "--store", address)
    assert "The ferry stopped at noon." in answer
    assert "5 July 2021" in answer


def test_refused_fact_says_all_that_is_wrong_and_is_not_saved(
    facts: Do, listed: Callable[[], dict[str, str]]
) -> None:
    before = listed()
    done = facts("add", "It rained.", "--date", "one day", *EVENT)
    refused(done, SAVED)
    assert "one day" in done[1]
    assert "needs a source" in done[1]
    assert "needs a source" not in done[2]
    assert listed() == before


def test_doubtful_fact_waits_for_yes_where_nobody_can_be_asked(
    facts: Do, listed: Callable[[], dict[str, str]]
) -> None:
    before = listed()
    doubtful = ("The ferry stopped.", "--date", "5 July", "--source", "A notice in the town hall")
    done = facts("add", *doubtful, *EVENT)
    refused(done, "--yes")
    assert "Not saved yet" in done[1]
    assert listed() == before
    status, out, _ = facts("add", *doubtful, "--yes", *EVENT)
    assert status == 0
    assert "Not saved" not in out
    assert "Please check" in out
    assert set(listed()) - set(before) == {"FL-H001"}


@pytest.mark.parametrize(("answer", "status"), [("y\n", 0), ("n\n", 1), ("", 130)])
def test_doubtful_fact_is_asked_about_in_a_terminal(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    listed: Callable[[], dict[str, str]],
    address: str,
    answer: str,
    status: int,
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    before = listed()
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    words = ["facts", "add", "Fifty people were hurt.", "--source", "post", *EVENT]
    assert main([*words, "--store", address]) == status
    assert "Save it all the same?" in capsys.readouterr().out
    assert (listed() == before) is bool(status)


def test_correction_changes_what_is_given_and_nothing_else(facts: Do) -> None:
    def shown() -> dict[str, Any]:
        return dict(json.loads(facts("show", "FL-0003", "--json")[1]))

    before = shown()
    status, out, err = facts("correct", "fl-0003", "--date", "3 July 2021", "--reason", "misprint")
    assert (status, err) == (0, "")
    assert out.endswith("FL-0003 corrected (revision 2).\n")
    after = shown()
    for changed in ("when", "basis", "revisions", "written"):
        before.pop(changed, None)
        after.pop(changed, None)
    assert before == after


def test_empty_text_takes_a_field_away(facts: Do) -> None:
    assert facts("correct", "FL-0003", "--caveat", "", "--reason", "explained")[0] == 0
    assert "caveat" not in json.loads(facts("show", "FL-0003", "--json")[1])


def test_correction_of_nothing_is_refused_without_a_preview(facts: Do) -> None:
    before = json.loads(facts("show", "FL-0003", "--json")[1])
    done = facts("correct", "FL-0003", "--statement", before["statement"], "--reason", "x")
    refused(done, "Nothing would change in FL-0003")
    assert done[1] == ""


def test_retracted_fact_is_undone_and_restored(
    facts: Do, listed: Callable[[], dict[str, str]]
) -> None:
    before = listed()
    assert (
        facts("retract", "FL-0003", "--reason", "not so")[1] == "FL-0003 retracted (revision 2).\n"
    )
    assert "FL-0003" not in listed()
    undone = facts("undo", "FL-0003", "--reason", "it is")[1]
    assert undone.startswith("FL-0003 undone (revision 3).\n")
    for part in (
        "The last edit of FL-0003 is undone 2 · retract",
        "not so",
        f"not on record → {before['FL-0003']}",
        "On record now",
    ):
        assert part in " ".join(undone.split())
    assert listed() == before
    facts("correct", "FL-0003", "--statement", "Mill Bridge fell.", "--reason", "shorter")
    assert listed()["FL-0003"] == "Mill Bridge fell."
    assert facts("restore", "FL-0003", "1", "--reason", "as it was")[0] == 0
    assert listed() == before


def test_history_and_show_tell_who_when_and_why(facts: Do) -> None:
    facts("correct", "FL-0003", "--statement", "Mill Bridge fell.", "--reason", "shorter")
    for words in ("one", "two", "three"):
        facts("correct", "FL-0003", "--caveat", words, "--reason", f"because of {words}")
    facts("retract", "FL-0003", "--reason", "all of it wrong")
    _, out, _ = facts("history", "FL-0003")
    assert out.count("History of FL-0003") == 1
    assert "correct" in out
    assert "terminal" in out
    assert "Mill Bridge in Oldtown collapsed. → Mill Bridge fell." in " ".join(out.split())
    for reason in ("shorter", "because of one", "because of three", "all of it wrong"):
        assert reason in out
    _, out, _ = facts("show", "FL-0003")
    assert "This fact was taken out of the record." in out
    assert "terminal: all of it wrong" in out


def test_facts_are_linked_and_unlinked(facts: Do) -> None:
    linked = facts("link", "FL-0004", "contradicts", "fl-0003")
    assert linked == (0, "FL-0004 linked (revision 2).\n", "")
    assert json.loads(facts("show", "FL-0004", "--json")[1])["links"] == [
        {"kind": "contradicts", "fact": "FL-0003"}
    ]
    refused(facts("link", "FL-0004", "contradicts", "FL-0003"), "already")
    gone = facts("link", "FL-0004", "contradicts", "FL-0003", "--remove")
    assert gone == (0, "FL-0004 unlinked (revision 3).\n", "")
    refused(facts("link", "FL-0004", "likes", "FL-0003"), "likes", status=2)


def test_rollback_shows_and_then_takes_back(
    facts: Do, listed: Callable[[], dict[str, str]]
) -> None:
    before = listed()
    facts("add", *FERRY, *EVENT)
    facts("correct", "FL-0003", "--statement", "Mill Bridge fell.", "--reason", "shorter")
    status, out, _ = facts("rollback", "--since", "1 hour ago", "--preview")
    assert status == 0
    assert "FL-H001 would go back." in out
    assert "FL-0003 would go back." in out
    told = " ".join(out.split())
    assert f"Mill Bridge fell. → {before['FL-0003']}" in told
    assert "The ferry stopped at noon. → not on record" in told
    assert len(listed()) == len(before) + 1
    refused(facts("rollback", "--since", "1 hour ago"), "Say why")
    assert facts("rollback", "--since", "1 hour ago", "--reason", "a mistake")[0] == 0
    assert listed() == before
    again = facts("rollback", "--since", "1 hour ago", "--reason", "once more")
    assert again[1].count("is already as it was before") == 2
    assert "back" not in again[1].partition("\n")[2]
    assert "revision 4" not in facts("history", "FL-0003")[1]
    assert facts("rollback", "--since", "1 hour ago", "--by", "nobody")[1].endswith("  none.\n")


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("add",), 2, "STATEMENT"),
        (("add", "It rained."), 1, "--event"),
        (("add", "It rained.", "--event", "nowhere", "--source", "x"), 1, "nowhere"),
        (("correct", "FL-0003", "--reason", "x"), 1, "what to change"),
        (("correct", "FL-0003", "--caveat", "x"), 2, "--reason"),
        (("correct", "FL-0003", "--caveat", "x", "--reason", " "), 1, "Say why"),
        (("correct", "FL-9999", "--caveat", "x", "--reason", "y"), 1, "FL-9999"),
        (("retract", "FL-9999", "--reason", "x", *EVENT), 1, "FL-9999"),
        (("retract", "FL-0003"), 2, "--reason"),
        (("undo", "FL-0003", "--reason", "x"), 1, "nothing to undo"),
        (("restore", "FL-0003", "0", "--reason", "x"), 2, "0"),
        (("restore", "FL-0003", "9", "--reason", "x"), 1, "no revision 9; its last is"),
        (("rollback",), 2, "--since"),
        (("rollback", "--since", "bananas"), 1, "bananas"),
        (("history", "FL-9999"), 1, "FL-9999"),
        (("import", "nowhere.csv", *EVENT), 1, "cannot be read"),
        (("import", ".", *EVENT), 2, "is a folder"),
        (("export", "--event", "nowhere"), 1, "nowhere"),
        (("export", "--format", "xml"), 2, "xml"),
        (("list", "--known-at", "bananas"), 2, "bananas"),
    ],
)
def test_refusals_and_misuse_are_one_sentence_and_save_nothing(
    facts: Do,
    listed: Callable[[], dict[str, str]],
    arguments: tuple[str, ...],
    status: int,
    words: str,
) -> None:
    before = listed()
    refused(facts(*arguments), words, status)
    assert listed() == before


# A newer pack.


def test_newer_pack_is_set_beside_the_edits_and_settled(
    run: Run, facts: Do, listed: Callable[[], dict[str, str]], address: str, tmp_path: Path
) -> None:
    assert "No fact edited here" in facts("updates")[1]
    facts("correct", "FL-0003", "--statement", "Mill Bridge fell.", "--reason", "shorter")
    facts("retract", "FL-0004", "--reason", "not so")
    newer = [replace(each, statement=f"{each.statement[:-1]} at last.") for each in PACK.facts]
    write_pack(replace(PACK, facts=tuple(newer)), tmp_path / "pack")
    assert run("import", str(tmp_path / "pack"), "--store", address)[0] == 0
    assert listed()["FL-0003"] == "Mill Bridge fell."
    _, out, _ = facts("updates")
    assert "Mill Bridge fell." in out
    assert "Mill Bridge in Oldtown collapsed at last." in out
    assert "FL-0004" in out
    assert facts("settle", "fl-0003", "take")[1].startswith("FL-0003 taken (revision ")
    assert facts("settle", "FL-0004", "keep")[1].startswith("FL-0004 kept")
    refused(facts("settle", "FL-0003", "keep"), "does not differ")
    refused(facts("settle", "FL-0003", "burn"), "burn", status=2)
    assert listed()["FL-0003"] == "Mill Bridge in Oldtown collapsed at last."
    assert "FL-0004" not in listed()
    assert "No fact edited here" in facts("updates")[1]


# Many facts.


def test_files_are_imported_whole_or_not_at_all(
    facts: Do, listed: Callable[[], dict[str, str]], tmp_path: Path
) -> None:
    before = listed()
    file = tmp_path / "new.csv"
    head = "id,statement,date,source\n"
    good = ",The ferry stopped at noon.,5 July,post\nfl-0003,Mill Bridge fell.,2 July,post\n"
    file.write_text(f"{head}{good},It rained.,one day,\n", encoding="utf-8")
    done = facts("import", str(file), *EVENT)
    refused(done, "2 problems found, listed above; nothing was saved")
    assert done[1].count("new.csv:4: ") == 2
    assert listed() == before
    file.write_text(head + good, encoding="utf-8")
    _, out, _ = facts("import", str(file), *EVENT, "--preview")
    assert out.endswith("1 added, 1 corrected, 0 unchanged; nothing is saved yet.\n")
    assert "Mill Bridge fell." in out
    assert f"{before['FL-0003']} →" in " ".join(out.split())
    assert "The ferry stopped at noon." in out
    assert listed() == before
    status, out, err = facts("import", str(file), *EVENT)
    assert (status, err) == (0, "")
    assert out.endswith("1 added, 1 corrected, 0 unchanged.\n")
    assert listed()["FL-0003"] == "Mill Bridge fell."
    assert "imported from new.csv" in facts("history", "FL-0003")[1]


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_exported_facts_are_read_back_as_unchanged(
    facts: Do, listed: Callable[[], dict[str, str]], tmp_path: Path, form: str
) -> None:
    facts("add", *FERRY, *EVENT)
    status, out, _ = facts("export", "--format", form, *EVENT)
    assert status == 0
    file = tmp_path / f"facts.{form}"
    file.write_text(out, encoding="utf-8", newline="")
    _, told, _ = facts("import", str(file), *EVENT)
    assert told == f"0 added, 0 corrected, {len(listed())} unchanged.\n"


def test_export_has_a_row_for_each_fact_as_it_was_known(
    facts: Do, listed: Callable[[], dict[str, str]]
) -> None:
    _, out, _ = facts("export", "--format", "csv", *EVENT)
    assert [row["id"] for row in csv.DictReader(io.StringIO(out))] == list(listed())
    refused(facts("export", "--known-at", "2020-01-01", *EVENT), "Nothing was on record")


# What was known then.


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask", "what happened on 2 July 2021?"),
        ("day", "2 July 2021"),
        ("timeline",),
        ("figure",),
        ("facts", "list"),
        ("facts", "show", "FL-0003"),
        ("facts", "history", "FL-0003"),
        ("facts", "export", "--guild", "501"),
    ],
    ids=" ".join,
)
def test_instant_before_the_record_began_is_said(
    run: Run, address: str, arguments: tuple[str, ...]
) -> None:
    done = run(*arguments, "--known-at", "2020-01-01 12:00", "--store", address)
    refused(done, "Nothing was on record by 2020-01-01 12:00 UTC")
    assert done[1] == ""


def test_record_is_told_as_it_was_known(run: Run, facts: Do, address: str) -> None:
    facts("correct", "FL-0003", "--statement", "Mill Bridge fell.", "--reason", "shorter")
    known = ("--known-at", "now", "--store", address)
    assert "Mill Bridge fell." in run("day", "2 July 2021", *EVENT, *known)[1]
    now, then = facts("show", "FL-0003"), run("facts", "show", "FL-0003", *known)
    assert then == now
    assert "as known" not in then[1]


# What the record lacks.


def test_gaps_of_all_servers_or_one_are_listed(run: Run, address: str) -> None:
    _, none, _ = run("gaps", "--store", address)
    assert none.startswith("Nothing that was asked in any server on Discord is missing")
    assert "asked in the terminal are not counted" in " ".join(none.split())
    assert run("gaps", "--json", "--store", address) == (0, "", "")
    asyncio.run(_lack(address))
    _, out, _ = run("gaps", "--store", address)
    assert out.index("dam: which day") < out.index("quay: who")
    assert "3x" in out
    _, out, _ = run("gaps", "--guild", "501", "--store", address)
    assert "dam: which day" not in out
    assert "quay: who" in out
    _, out, _ = run("gaps", "--json", "--store", address)
    told = [json.loads(line) for line in out.splitlines()]
    assert [(each["guild"], each["asked"], each["count"]) for each in told] == [
        (502, "dam: which day", 3),
        (501, "quay: who", 2),
    ]


def test_gaps_become_labelled_questions(run: Run, address: str) -> None:
    assert run("gaps", "--labels", "--store", address) == (0, "", "")
    asyncio.run(_lack(address))
    asyncio.run(_settle(address))
    _, out, _ = run("gaps", "--labels", "--store", address)
    told = {each["question"]: each for each in map(json.loads, out.splitlines())}
    assert {label: (each["gold"], each["wrong"]) for label, each in told.items()} == {
        "dam: which day": ([], []),
        "quay: who": (["FL-0003"], []),
        "flood: where": ([], ["FL-0001"]),
        "flood: when": (["FL-0002"], []),
    }
    assert {each["event"] for each in told.values()} == {SCOPE}


async def _settle(address: str) -> None:
    store = await open_store(address)
    (gap,) = await store.keeps.gaps(501)
    await store.keeps.settle_gap(501, gap.number, GapState.FILLED, fact="FL-0003", at=3)
    for label, fact in (
        ("flood: where", "FL-0001"),
        ("flood: when", "FL-0002"),
        ("flood", "FL-0004"),
    ):
        await store.keeps.note_gap(Gap(501, SCOPE, GapKind.REPORTED, label, label, 1, 2, fact=fact))
    states = {"flood: when": GapState.DISMISSED, "flood": GapState.FILLED}
    for gap in await store.keeps.gaps(501):
        if state := states.get(gap.label):
            await store.keeps.settle_gap(501, gap.number, state, at=3)
    await store.close()


async def _lack(address: str) -> None:
    store = await open_store(address)
    for guild, label, count in ((501, "quay: who", 2), (502, "dam: which day", 3)):
        gap = Gap(guild, SCOPE, GapKind.UNANSWERED, label, label, 1, 2, count)
        await store.keeps.note_gap(gap)
    await store.close()


# Erasing.


def test_erasing_asks_first_and_wants_one_of_two(run: Run, address: str) -> None:
    refused(run("erase", "--store", address), "either a member or a server")
    both = ("--member", "5", "--guild", "6")
    refused(run("erase", *both, "--store", address), "either a member or a server")
    refused(run("erase", "--member", "5", "--store", address, given=b"n\n"), "Nothing was erased")
    status, out, _ = run("erase", "--member", "5", "--yes", "--store", address)
    told = "Nothing was kept of {}, so there was nothing to erase.\n"
    assert (status, out) == (0, told.format("the member 5"))
    _, out, _ = run("erase", "--guild", "6", "--yes", "--store", address)
    assert out == told.format("the server 6")


@pytest.mark.parametrize("typed", ["abc", "12x", "-5", "1.5", "9" * 30, "<@5>", "٥"])
def test_what_is_no_id_is_told_in_a_plain_sentence(run: Run, address: str, typed: str) -> None:
    done = run("erase", f"--member={typed}", "--yes", "--store", address)
    refused(done, "is no id of Discord’s; an id is a whole number", 2)
    assert "range" not in done[2]


def test_every_edit_is_in_the_audit_and_the_record_is_sound(facts: Do, address: str) -> None:
    facts("add", *FERRY, *EVENT)
    facts("correct", "FL-0003", "--caveat", "x", "--reason", "y")
    facts("retract", "FL-0004", "--reason", "z")
    facts("undo", "FL-0004", "--reason", "w")
    made, gone = asyncio.run(_audited(address))
    assert made == ["add", "correct", "retract", "undo"]
    assert gone is FactState.RETRACTED


async def _audited(address: str) -> tuple[list[str], FactState]:
    """What was done after the loading, and how a fact stood when it was retracted."""
    store = await open_store(address)
    audit = await store.keeps.audit(None)
    (gone,) = [each for each in await store.history(SCOPE, "FL-0004") if each.reason == "z"]
    assert all(check.ok for check in await store.check(deep=True))
    await store.close()
    return [each.action for each in audit if each.action != "load"], gone.state
