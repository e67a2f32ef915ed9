"""Rows of the index that were read before: the same as those that are read anew, while nothing changes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import pytest

from knowledge.storage.connection import driver
from knowledge.storage.kept import IndexRow, KeptRows
from knowledge.storage.layers import Visible
from knowledge.storage.migrate import migrate
from knowledge.storage.packing import pack, plain
from knowledge.storage.standing import Standing
from knowledge.storage.unpacking import read_by_books

FACTS: Final = 12
LAYERS: Final = {7: "x", 8: "x"}


@pytest.fixture
def connection() -> Iterator[Any]:
    opened = driver().connect(":memory:", isolation_level=None)
    migrate(opened, "a test")
    read_by_books(opened)
    opened.execute("PRAGMA foreign_keys = OFF")
    for row in range(1, FACTS + 1):
        fields = f"statement word{row}"
        opened.execute(
            "INSERT INTO fact (row, scope, id, position, revision, retracted) VALUES (?, ?, ?, ?, 1, ?)",
            (row, 7 + row % 2, f"F-{row}", row, row == FACTS),
        )
        opened.execute(
            "INSERT INTO document (row, change, fields, tokens, packed) VALUES (?, 1, ?, '', ?)",
            (row, "" if row % 3 else fields, pack(fields) if row % 3 else None),
        )
    yield opened
    opened.close()


def standing(changes: Mapping[int, int], facts: int = FACTS) -> Standing:
    return Standing(Visible({scope: LAYERS[scope] for scope in changes}, "[]"), facts, {}, changes)


def asked(connection: Any, kept: KeptRows, rows: Sequence[int], of: Standing) -> int:
    """How many statements were run to read the rows, which are right and in order."""
    seen: list[str] = []
    connection.set_trace_callback(seen.append)
    found = kept.read(connection, rows, of)
    connection.set_trace_callback(None)
    assert [each[0] for each in found] == [row for row in rows if row != FACTS]
    fresh = KeptRows(0).read(connection, rows, of)
    assert list(map(as_text, found)) == list(map(as_text, fresh))
    return len(seen)


def as_text(row: IndexRow) -> tuple[object, ...]:
    return (*row[:-1], plain(row[-1]))


@pytest.mark.parametrize("changes", [{7: 3, 8: 5}, {8: 5}])
def test_what_was_read_is_not_read_again(connection: Any, changes: dict[int, int]) -> None:
    kept, of = KeptRows(), standing(changes)
    mine = [row for row in range(1, FACTS) if 7 + row % 2 in changes]
    assert asked(connection, kept, mine[:4], of) == 1
    assert asked(connection, kept, mine[3::-1], of) == 0
    assert asked(connection, kept, mine[::-1], of) == 1
    assert asked(connection, kept, mine, of) == 0


def test_what_does_not_stand_is_left_out(connection: Any) -> None:
    kept, of = KeptRows(), standing({7: 3})
    assert asked(connection, kept, [2, FACTS, 4], of) == 1
    assert asked(connection, kept, [4, FACTS, 2], of) == 1


def test_layer_that_changed_is_read_anew_and_no_other(connection: Any) -> None:
    kept = KeptRows()
    asked(connection, kept, [1, 2, 3, 4], standing({7: 3, 8: 5}))
    connection.execute("UPDATE fact SET revision = 2 WHERE row = 2")
    assert asked(connection, kept, [2, 4], standing({7: 4, 8: 5})) == 1
    assert asked(connection, kept, [1, 3], standing({7: 4, 8: 5})) == 0


def test_rows_of_great_events_are_not_kept(connection: Any) -> None:
    kept = KeptRows(FACTS)
    of = standing({7: 3}, FACTS + 1)
    assert asked(connection, kept, [2, 4], of) == 1
    assert asked(connection, kept, [2, 4], of) == 1


def test_no_more_rows_are_kept_than_there_is_room_for(connection: Any) -> None:
    kept = KeptRows(FACTS)
    for change in range(1, 9):
        of = standing({7: change, 8: 5})
        for rows in ([1, 2, 3, 4], [6, 5, 8, 7, 10, 9], [1, 2, 9, 10]):
            asked(connection, kept, rows, of)
        assert sum(len(held) for _, held in kept._held.values()) <= FACTS
