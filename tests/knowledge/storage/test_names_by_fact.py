"""The names of facts, in one tree since step 7: what was there before is there still."""

from typing import Final

from knowledge.storage.connection import driver
from knowledge.storage.migrate import APPLICATION_ID, load_steps, migrate

BEFORE: Final = 6
ROWS: Final = [(1, "ada", "F-2", "speaker"), (1, "ada", "F-1", "subject"), (1, "quay", "F-1", "at")]


def test_names_of_facts_are_kept() -> None:
    connection = driver().connect(":memory:", isolation_level=None)
    for step, text in load_steps("sqlite"):
        if step <= BEFORE:
            connection.executescript(text)
            connection.execute("INSERT INTO step VALUES (?)", (step,))
    connection.execute(f"PRAGMA user_version = {BEFORE}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.executemany("INSERT INTO fact_name VALUES (?, ?, ?, ?)", ROWS)
    migrate(connection, "a test")
    kept = connection.execute("SELECT scope, name, fact, role FROM fact_name").fetchall()
    assert kept == [ROWS[1], ROWS[2], ROWS[0]]
    plan = connection.execute(
        "EXPLAIN QUERY PLAN SELECT name FROM fact_name WHERE scope = 1 AND fact = 'F-1'"
    ).fetchall()
    assert [row[3] for row in plan] == ["SEARCH fact_name USING PRIMARY KEY (scope=? AND fact=?)"]
    connection.close()
