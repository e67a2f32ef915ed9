"""The chained audit: whatever is changed, taken out or cut off is found, and who acted is found again."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from knowledge.storage.chain import actor_id, actor_text, chain_faults, editor_of, witness
from knowledge.storage.connection import driver
from knowledge.storage.editing import AuditEntry, Editor
from knowledge.storage.erasing import forget_member
from knowledge.storage.migrate import migrate

ENTRY = AuditEntry(0, 1_700_000_000, "a1", 501, "correct", "river-1999", "RF-0001", 2, "5e", "n")


@pytest.fixture
def raw() -> Iterator[Any]:
    """A record with a chain of six entries that anybody may change."""
    opened = driver().connect(":memory:", isolation_level=None)
    migrate(opened, "a test")
    for trigger in ("audit_is_final", "audit_stays"):
        opened.execute(f"DROP TRIGGER {trigger}")
    for number in range(6):
        witness(opened, replace(ENTRY, at=ENTRY.at + number))
    yield opened
    opened.close()


def test_hash_is_that_of_the_one_before_and_all_fields(raw: Any) -> None:
    first, second = raw.execute("SELECT hash FROM audit ORDER BY number LIMIT 2").fetchall()
    parts = "\x1f1\x1f1700000000\x1fa1\x1f501\x1fcorrect\x1friver-1999\x1fRF-0001\x1f2\x1f5e\x1fn"
    assert first == (hashlib.sha256(parts.encode()).hexdigest(),)
    parts = first[0] + parts.replace("\x1f1\x1f1700000000", "\x1f2\x1f1700000001")
    assert second == (hashlib.sha256(parts.encode()).hexdigest(),)


def test_whole_chain_and_none_have_no_faults(raw: Any) -> None:
    assert chain_faults(raw) == []
    raw.execute("DELETE FROM audit")
    raw.execute("DELETE FROM note")
    assert chain_faults(raw) == []
    assert witness(raw, ENTRY).number == 1
    assert chain_faults(raw) == []


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit SET at = 1 WHERE number = ?",
        "UPDATE audit SET actor = 'a2' WHERE number = ?",
        "UPDATE audit SET guild = 502 WHERE number = ?",
        "UPDATE audit SET action = 'retract' WHERE number = ?",
        "UPDATE audit SET scope = 'river-2000' WHERE number = ?",
        "UPDATE audit SET fact = 'RF-0002' WHERE number = ?",
        "UPDATE audit SET revision = 3 WHERE number = ?",
        "UPDATE audit SET digest = '5f' WHERE number = ?",
        "UPDATE audit SET note = '' WHERE number = ?",
    ],
)
@pytest.mark.parametrize("number", [1, 3, 6])
def test_changed_field_is_found(raw: Any, change: str, number: int) -> None:
    raw.execute(change, (number,))
    assert chain_faults(raw) == [f"entry {number} was changed"]


def test_changed_hash_is_found_there_and_in_the_next(raw: Any) -> None:
    raw.execute("UPDATE audit SET hash = 'x' WHERE number = 3")
    assert chain_faults(raw) == ["entry 3 was changed", "entry 4 was changed"]
    raw.execute("UPDATE audit SET hash = 'x' WHERE number = 6")
    assert chain_faults(raw)[2:] == [
        "entry 6 was changed",
        "the last entry is not the one that was noted as the last",
    ]


def test_text_moved_from_one_field_to_the_next_is_found(raw: Any) -> None:
    raw.execute("UPDATE audit SET scope = 'river', fact = '-1999RF-0001' WHERE number = 2")
    assert chain_faults(raw) == ["entry 2 was changed"]


def test_number_given_to_another_entry_is_found(raw: Any) -> None:
    raw.execute("UPDATE audit SET number = 9 WHERE number = 6")
    assert chain_faults(raw) == [
        "entries 6 to 8 are missing",
        "the last entry is not the one that was noted as the last",
    ]
    raw.execute("UPDATE audit SET number = -9 WHERE number = 1")
    assert chain_faults(raw)[:2] == ["entry -9 is before the first", "entry 1 is missing"]


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (1, 1, "entry 1 is missing"),
        (3, 3, "entry 3 is missing"),
        (2, 4, "entries 2 to 4 are missing"),
        (6, 6, "entry 6 is missing"),
        (3, 6, "entries 3 to 6 are missing"),
        (1, 6, "entries 1 to 6 are missing"),
    ],
)
def test_missing_entries_are_found_at_the_end_too(
    raw: Any, first: int, last: int, told: str
) -> None:
    raw.execute("DELETE FROM audit WHERE number BETWEEN ? AND ?", (first, last))
    assert chain_faults(raw) == [told]


def test_end_that_was_cut_off_stays_missing_when_more_is_witnessed(raw: Any) -> None:
    raw.execute("DELETE FROM audit WHERE number > 4")
    assert witness(raw, ENTRY).number == 7
    witness(raw, ENTRY)
    assert chain_faults(raw) == ["entries 5 to 6 are missing"]


def test_end_that_was_written_anew_is_found(raw: Any) -> None:
    """Even with hashes that follow from each other."""
    kept = raw.execute("SELECT text FROM note WHERE name = 'audit'").fetchone()
    raw.execute("DELETE FROM audit WHERE number = 6")
    raw.execute("DELETE FROM note")
    witness(raw, replace(ENTRY, note="forged"))
    raw.execute("UPDATE note SET text = ? WHERE name = 'audit'", kept)
    assert chain_faults(raw) == ["the last entry is not the one that was noted as the last"]


@pytest.mark.parametrize("text", [None, "", "x", "6", "-6 x", "9999999999999999999999 x"])
def test_lost_note_of_the_end_is_found_and_the_chain_goes_on(raw: Any, text: str | None) -> None:
    raw.execute("DELETE FROM note")
    if text is not None:
        raw.execute("INSERT INTO note VALUES ('audit', ?)", (text,))
    assert len(chain_faults(raw)) == 1
    witness(raw, ENTRY)
    assert witness(raw, ENTRY).number == 8


def test_chain_cannot_be_changed_while_its_triggers_stand() -> None:
    opened = driver().connect(":memory:", isolation_level=None)
    migrate(opened, "a test")
    witness(opened, ENTRY)
    for statement in ("UPDATE audit SET note = 'x'", "DELETE FROM audit"):
        with pytest.raises(driver().Error, match="append-only"):
            opened.execute(statement)
    opened.close()


def test_editor_is_found_again_by_the_actors_text(raw: Any) -> None:
    for editor in (Editor(77, "Ann"), Editor(0, "terminal"), Editor(2**63 - 1, "a1")):
        assert editor_of(raw, actor_text(actor_id(raw, editor))) == editor


def test_name_of_a_member_is_the_latest_that_is_known(raw: Any) -> None:
    number = actor_id(raw, Editor(77, "Ann"))
    assert actor_id(raw, Editor(77, "Anna")) == number
    assert actor_id(raw, Editor(77)) == number
    assert editor_of(raw, actor_text(number)) == Editor(77, "Anna")


def test_who_is_no_member_has_a_number_for_each_name(raw: Any) -> None:
    numbers = [
        actor_id(raw, Editor(0, name)) for name in ("terminal", "", "import", "terminal", "")
    ]
    assert numbers[0] == numbers[3]
    assert numbers[1] == numbers[4]
    assert len(set(numbers)) == 3


def test_forgotten_editor_is_nobody_and_nobody_becomes_them(raw: Any) -> None:
    number = actor_id(raw, Editor(77, "Ann"))
    assert forget_member(raw, 77) == 1
    assert editor_of(raw, actor_text(number)) == Editor(0)
    assert number not in {actor_id(raw, Editor(0)), actor_id(raw, Editor(77, "Ann"))}


@pytest.mark.parametrize("text", ["bundled pack", "", "a", "a0", "a01", "ab", "a١", "A1", "a1 "])
def test_other_text_is_a_name(raw: Any, text: str) -> None:
    assert editor_of(raw, text) == Editor(0, text)


@pytest.mark.parametrize("text", ["a99", "a999999999999999999"])
def test_number_that_was_never_given_is_nobodys(raw: Any, text: str) -> None:
    assert editor_of(raw, text) == Editor(0)
