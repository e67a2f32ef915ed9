"""The SQL of PostgreSQL: the same queries as SQLite's, and each one the server understands."""

import re

import asyncpg
import pytest

from knowledge.storage.migrate import load_file, load_queries
from knowledge.storage.postgres.statements import convert_lists, read_statement

SQLITE = load_queries("sqlite")
POSTGRES = load_queries("postgres")


def names(query: str) -> set[str]:
    return set(re.findall(r"(?<![:\w]):([a-z_]+)", query))


def test_both_engines_have_the_same_queries() -> None:
    assert set(POSTGRES) == set(SQLITE)


@pytest.mark.parametrize("name", SQLITE)
def test_query_takes_the_same_values_on_both_engines(name: str) -> None:
    # The scope leads to the part of a table where a row lies; a file has no parts.
    assert names(POSTGRES[name]) - names(SQLITE[name]) <= {"scope", "scopes"}
    # What only fills a column that has its default here may be left out.
    assert names(SQLITE[name]) - names(POSTGRES[name]) <= set()


async def test_server_understands_every_query(address: str) -> None:
    """A query that names what is not there, or compares what does not compare, is refused."""
    connection = await asyncpg.connect(address, server_settings={"search_path": "ticktock"})
    try:
        for queries in (POSTGRES, load_file("postgres", "server.sql")):
            for text in queries.values():
                statement = read_statement(text)
                if statement.does and statement.asks:
                    await connection.prepare(statement.text)
    finally:
        await connection.close()


def test_named_values_become_numbers_and_casts_stay() -> None:
    statement = read_statement("SELECT :b::bigint, :a, :b WHERE x = 'c';")
    assert statement.text == "SELECT $1::bigint, $2, $1 WHERE x = 'c';"
    assert statement.names == ("b", "a")
    assert statement.pick({"a": 1, "b": 2}) == (2, 1)


def test_one_value_is_picked_alone() -> None:
    assert read_statement("SELECT :a;").pick({"a": 1, "b": 2}) == (1,)
    assert read_statement("SELECT 1;").pick({}) == ()


def test_plain_insertion_can_be_copied() -> None:
    statement = read_statement("INSERT INTO fact (row, id) VALUES (:number, :id);")
    assert (statement.table, statement.columns) == ("fact", ("row", "id"))
    assert statement.names == ("number", "id")


@pytest.mark.parametrize(
    "text",
    [
        "INSERT INTO fact (row, id) VALUES (:row, :id) ON CONFLICT DO NOTHING;",
        "INSERT INTO fact (row, id) VALUES (:row, 1);",
        "INSERT INTO fact (row, id) VALUES (:row, :id) RETURNING row;",
    ],
)
def test_other_insertion_is_done_row_by_row(text: str) -> None:
    assert not read_statement(text).table


def test_json_becomes_a_list_where_one_is_wanted() -> None:
    convert = convert_lists(("int8[]", "text"))
    assert convert is not None
    assert convert(("[1, 2]", "[1]")) == ([1, 2], "[1]")
    assert convert_lists(("int8", "text")) is None
