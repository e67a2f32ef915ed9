"""Schema steps: each once, in order, all in one transaction; strangers' files are left alone."""

from pathlib import Path
from typing import Any

import pytest

from knowledge.errors import StoreDamaged, StoreError, StoreVersion
from knowledge.storage import open_store
from knowledge.storage.connection import driver
from knowledge.storage.migrate import APPLICATION_ID, load_queries, load_steps, migrate, recognise
from tests.contract.records import FLOOD, FULL, keep

FILLED = "event source passage name fact revision figure link document term".split()
"""Tables of the first step in an order in which they can be filled."""
NEWEST = len(load_steps("sqlite"))


def connect(path: Path | str = ":memory:") -> Any:
    return driver().connect(str(path), isolation_level=None)


def pragma(connection: Any, name: str) -> int:
    (value,) = connection.execute(f"PRAGMA {name}").fetchone()
    return int(value)


def test_new_file_gets_the_newest_schema_and_our_mark() -> None:
    connection = connect()
    migrate(connection, "a.db")
    assert pragma(connection, "user_version") == NEWEST
    assert pragma(connection, "application_id") == APPLICATION_ID
    steps = connection.execute("SELECT number FROM step ORDER BY number").fetchall()
    assert steps == [(number,) for number in range(1, NEWEST + 1)]


def test_migrating_again_changes_nothing() -> None:
    connection = connect()
    migrate(connection, "a.db")
    before = pragma(connection, "schema_version")
    migrate(connection, "a.db")
    assert pragma(connection, "schema_version") == before


def test_every_table_is_strict() -> None:
    """A number can then never be stored where text is meant, nor the reverse."""
    connection = connect()
    migrate(connection, "a.db")
    tables = connection.execute(
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
        "AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    assert len(tables) > 10
    assert [name for name, strict in tables if not strict] == []


@pytest.mark.parametrize("statement", ["UPDATE revision SET body = '{}'", "DELETE FROM revision"])
def test_revisions_cannot_be_changed_or_deleted(statement: str) -> None:
    connection = connect()
    migrate(connection, "a.db")
    connection.execute(
        "INSERT INTO event (id, slug, first_day, last_day, body) VALUES (1, 'x', 1, 2, '{}')"
    )
    connection.execute(
        "INSERT INTO revision VALUES (1, 'F', 1, 'add', '', 'ed', 0, NULL, '{}', '', '', NULL)"
    )
    with pytest.raises(driver().IntegrityError, match="append-only"):
        connection.execute(statement)


def test_newer_schema_is_refused_and_left_alone() -> None:
    connection = connect()
    migrate(connection, "a.db")
    connection.execute(f"PRAGMA user_version = {NEWEST + 1}")
    with pytest.raises(StoreVersion, match=rf"a\.db was written by a newer release.*{NEWEST + 1}"):
        migrate(connection, "a.db")
    assert pragma(connection, "user_version") == NEWEST + 1


@pytest.mark.parametrize("number", [0, -1])
def test_record_that_lost_its_number_is_damaged_and_left_alone(number: int) -> None:
    connection = connect()
    migrate(connection, "a.db")
    connection.execute(f"PRAGMA user_version = {number}")
    with pytest.raises(StoreDamaged, match=r"a\.db is damaged: the number of its schema is lost"):
        migrate(connection, "a.db")
    assert pragma(connection, "user_version") == number


@pytest.mark.parametrize(
    "made",
    [
        "CREATE TABLE notes (text)",
        "PRAGMA application_id = 1196444487",
        "PRAGMA user_version = 1",
    ],
)
def test_database_of_another_program_is_refused_and_left_alone(made: str) -> None:
    connection = connect()
    connection.execute(made)
    before = pragma(connection, "schema_version")
    with pytest.raises(StoreDamaged, match="another program"):
        migrate(connection, "a.db")
    assert pragma(connection, "schema_version") == before


class _Fragile:
    """A connection that breaks at its ``at``-th statement, as a full disk would."""

    def __init__(self, connection: Any, at: int) -> None:
        self._connection = connection
        self._left = at
        self.finished = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def execute(self, statement: str, *values: Any) -> Any:
        self._left -= 1
        if self._left == 0:
            raise StoreError("The disk is full.")
        return self._connection.execute(statement, *values)


def test_migration_broken_at_any_statement_is_undone_and_done_again() -> None:
    """Every statement of every step is visited."""
    at = 0
    while True:
        at += 1
        connection = connect()
        fragile = _Fragile(connection, at)
        try:
            migrate(fragile, "a.db")
        except StoreError:
            assert not connection.in_transaction
            assert recognise(connection, "a.db") == 0
            migrate(connection, "a.db")
            assert recognise(connection, "a.db") == NEWEST
        else:
            break
        finally:
            connection.close()
    assert at > 30


def test_rival_that_migrated_first_is_noticed(tmp_path: Path) -> None:
    """Two connections see an empty file; the second finds the work done when its turn comes."""
    path = tmp_path / "a.db"
    first, second = connect(path), connect(path)

    class _Late:
        def __getattr__(self, name: str) -> Any:
            return getattr(second, name)

        def execute(self, statement: str, *values: Any) -> Any:
            if statement == "BEGIN IMMEDIATE":
                migrate(first, "a.db")
            return second.execute(statement, *values)

    migrate(_Late(), "a.db")
    assert second.execute("SELECT COUNT(*) FROM step").fetchone() == (NEWEST,)
    first.close()
    second.close()


async def test_record_of_an_earlier_release_is_upgraded_and_keeps_its_facts(tmp_path: Path) -> None:
    """Made with the first step alone and filled; the second adds to it what the bot remembers."""
    path = tmp_path / "record.db"
    opened = await open_store(f"sqlite:///{path}")
    await keep(opened, FULL)
    await opened.close()
    newest, earlier = connect(path), connect(tmp_path / "earlier.db")
    ((_, step), *_) = load_steps("sqlite")
    earlier.executescript(step)
    earlier.execute("INSERT INTO step VALUES (1)")
    earlier.execute("PRAGMA user_version = 1")
    earlier.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    earlier.execute("DELETE FROM meta")
    for table in ("meta", *FILLED):
        columns = ", ".join(row[1] for row in earlier.execute(f"PRAGMA table_info({table})"))
        rows = newest.execute(f"SELECT {columns} FROM {table}").fetchall()  # noqa: S608 - of the test
        marks = ", ".join("?" * len(rows[0]))
        earlier.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - of the test
    earlier.execute("INSERT INTO fact_index (fact_index) VALUES ('rebuild')")
    for connection in (newest, earlier):
        connection.close()
    reading = f"sqlite:///{tmp_path / 'earlier.db'}"
    with pytest.raises(StoreVersion, match="older release"):
        await open_store(reading, read_only=True)
    upgraded = await open_store(reading)
    assert await upgraded.facts((FLOOD,)) == FULL.facts
    assert await upgraded.posts.claim("m1", at=1)
    assert [each for each in await upgraded.check(deep=True) if not each.ok] == []
    await upgraded.close()


def test_unknown_engine_has_no_queries() -> None:
    with pytest.raises(FileNotFoundError):
        load_queries("nonsense")
