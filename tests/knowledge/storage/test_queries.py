"""The SQL: every query is used, planned over an index, and takes its values as parameters."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

import knowledge.storage
from knowledge.storage.connection import driver
from knowledge.storage.migrate import load_queries, migrate
from knowledge.storage.unpacking import read_by_books

FOLDER: Final = Path(knowledge.storage.__file__).parent
QUERIES: Final = load_queries("sqlite")
READS_ALL: Final = {
    "layer_guilds": "each guild with a layer is wanted",
    "every_revision": "verify reads the whole record",
    "every_event": "there are few events, and all of them are wanted",
    "count_facts": "verify reads the whole record",
    "last_changes": "there are few events",
    "segments": "there are few large events",
    "unsegmented": "there are few events",
    "documents_of": "a segment is made of all entries of an event, by row",
    "steps": "there are few steps of the schema",
    "schema": "verify compares the whole schema",
    "facts_without_document": "verify reads the whole record",
    "dangling_links": "verify reads the whole record",
    "waiting_posts": "its index holds the posts that wait and no others",
    "every_schedule": "all of them are looked at",
    "every_audit": "verify reads the whole chain",
    "audit_alike": "it reads what it found in an index, at most so many of one member",
    "every_gap": "whoever runs the bot looks at those of all guilds",
    "every_watch": "all of them are looked at",
    "known_guilds": "once a day all of them are looked at, each in an index",
    "changed": "it reads what it found in indexes, at most twice as many as are wanted",
    "begun_by_day": "it counts what it found in an index, at most so many",
    "lying_within": "it counts what it found in an index, at most so many",
    "clear_figures": "the measures of an event are few",
    "figures_of": "the measures of an event are few",
    "term_lines": "it reads what it found in an index, all words of one event as one text",
    "name_lines": "it reads what it found in an index, all names of one event as one text",
    "left_guilds": "they are few, and all of them are wanted",
    "count_vectorless": "once in a while all facts are looked at",
    "count_vectors": "once in a while all of them are counted",
    "every_vector": "verify reads the whole record",
    "uneven_vectors": "verify reads the whole record",
}
"""Queries that read a table from end to end, and why they may."""
SORTS: Final = {
    "changed": "at most twice as many as are wanted, of the two tables that tell of changes",
    "events": "there are few events",
    "waiting_posts": "there is one for each channel that waits",
    "every_gap": "a listing by hand, at most a few thousand",
    "reports": "those of one server are few, and the latest come first",
    "count_outside": "there are few facts beside a segment, and they are counted now and then",
    "uneven_vectors": "verify groups all of them by encoder",
    "measured": "one measure's facts are few, and some count up to another day than their own",
}
"""Queries that sort what they find, and why they may."""


@pytest.fixture(scope="module")
def connection() -> Iterator[Any]:
    opened = driver().connect(":memory:", isolation_level=None)
    migrate(opened, "a test")
    read_by_books(opened)
    yield opened
    opened.close()


def plan(connection: Any, name: str) -> list[str]:
    """The engine's plan of a query, a step a line."""
    values = dict.fromkeys(re.findall(r":([a-z_]+)", QUERIES[name]))
    rows = connection.execute(f"EXPLAIN QUERY PLAN {QUERIES[name]}", values)
    return [row[3] for row in rows]


@pytest.mark.parametrize("name", QUERIES)
def test_query_is_planned_over_an_index(connection: Any, name: str) -> None:
    """A full-text match and the values handed over as JSON are virtual tables with their own index."""
    scans = [
        step
        for step in plan(connection, name)
        if step.startswith("SCAN") and "VIRTUAL TABLE INDEX" not in step
    ]
    assert bool(scans) == (name in READS_ALL), scans


@pytest.mark.parametrize("name", QUERIES)
def test_query_sorts_only_where_there_is_a_reason(connection: Any, name: str) -> None:
    sorts = [step for step in plan(connection, name) if "TEMP B-TREE" in step]
    assert bool(sorts) == (name in SORTS), sorts


@pytest.mark.parametrize(
    "name",
    [
        name
        for name in QUERIES
        if name.startswith("clear_")
        and name
        not in ("clear_terms", "clear_names", "clear_sources", "clear_passages", "clear_listed")
        and name != "clear_posted_facts"
    ],
)
def test_clearing_one_fact_does_not_read_the_whole_scope(connection: Any, name: str) -> None:
    """Else a load of many changed facts would take the square of their number."""
    step = plan(connection, name)[0]
    assert "(scope=? AND fact=?)" in step or "(scope=? AND measure=? AND fact=?)" in step


def test_bounded_reads_use_each_narrowing_column(connection: Any) -> None:
    (by_day, *_) = plan(connection, "overlapping")
    assert "scope=? AND retracted=? AND day_class=? AND first_day>? AND first_day<?" in by_day
    assert "COVERING INDEX" in by_day
    (_, by_token) = plan(connection, "term_counts")
    assert "scope=? AND token=?" in by_token


@pytest.mark.parametrize("name", QUERIES)
def test_query_is_used(name: str) -> None:
    modules = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.py"))
    assert f'"{name}"' in modules


@pytest.mark.parametrize("name", QUERIES)
def test_query_is_one_statement_without_values_of_its_own(name: str) -> None:
    """No text literal but words of the schema, so that nothing a person wrote can be in the SQL."""
    query = QUERIES[name]
    assert query.count(";") == 1
    assert query.endswith(";")
    assert set(re.findall(r"'([^']*)'", query)) <= {
        "",
        "change",
        "delete",
        "optimize",
        "integrity-check",
        "waiting",
        "vector",
    }


@pytest.mark.parametrize("name", QUERIES)
def test_query_unpacks_no_text_for_a_condition(name: str) -> None:
    """The engine would unpack it once more for what it gives."""
    _, _, conditions = QUERIES[name].partition("WHERE")
    assert "told IS" not in conditions


def test_sql_lies_in_its_files_alone() -> None:
    """Modules hold pragmas and transactions, and no query of a table."""
    for path in FOLDER.glob("*.py"):
        found = re.findall(
            r"\b(?:SELECT|INSERT INTO|UPDATE \w+ SET|DELETE FROM)\b.*", path.read_text("utf-8")
        )
        allowed = ("SELECT COUNT(*) FROM sqlite_schema", "INSERT INTO step")
        assert [line for line in found if not line.startswith(allowed)] == [], path.name


def test_index_of_an_event_is_narrowed_inside_the_match(connection: Any) -> None:
    """The scope is a token, quoted like the others, so the engine never reads other events' rows."""
    from knowledge.flow import Plan
    from knowledge.storage.finding import CandidateReader
    from knowledge.storage.layers import Visible
    from knowledge.storage.standing import Standing

    seen: list[str] = []
    connection.set_trace_callback(seen.append)
    CandidateReader().candidates(
        connection,
        Plan(("x",), ("rain", "fell")),
        Standing(Visible({7: "x"}, "[]"), 10, {}, {7: 1}),
    )
    connection.set_trace_callback(None)
    (match,) = [statement for statement in seen if "MATCH" in statement]
    assert """MATCH '("s_7") AND ("rain" OR "fell")'""" in match
