"""Named queries and numbered schema steps, read from the ``.sql`` files beside this module."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from knowledge.errors import StoreDamaged, StoreVersion
from knowledge.regex import regex
from knowledge.storage.connection import driver

__all__ = ["APPLICATION_ID", "load_file", "load_queries", "load_steps", "migrate", "recognise"]

APPLICATION_ID: Final = 0x7469636B
"""Marks a database file as ours ("tick")."""

_QUERIES: Final = ("queries.sql", "segments.sql", "vectors.sql", "posts.sql", "keeping.sql")
"""Files of named queries: of the record, of the index of large events, of the vectors of facts, of what the bot remembers, of what moderators work through."""
_NAME: Final = regex(r"^-- name: ([a-z_]+)\s*$", re.MULTILINE)
_STEP: Final = regex(r"^([0-9]{4})_[a-z_]+\.sql$")


@lru_cache(maxsize=4)
def load_queries(engine: str) -> Mapping[str, str]:
    """The engine's named queries. Raises ``ValueError`` when a name occurs twice."""
    return _named(engine, _QUERIES)


@lru_cache(maxsize=8)
def load_file(engine: str, name: str) -> Mapping[str, str]:
    """The named queries of one further file of the engine's."""
    return _named(engine, (name,))


def _named(engine: str, names_of_files: Sequence[str]) -> Mapping[str, str]:
    folder = Path(__file__).parent / "sql" / engine
    texts = [(folder / name).read_text(encoding="utf-8") for name in names_of_files]
    parts = [part for text in texts for part in _NAME.split(text)[1:]]
    names = parts[::2]
    if len(set(names)) != len(names):
        raise ValueError(f"the queries of {engine} name one twice")
    return MappingProxyType(dict(zip(names, (part.strip() for part in parts[1::2]), strict=True)))


@lru_cache(maxsize=4)
def load_steps(engine: str) -> tuple[tuple[int, str], ...]:
    """Number and text of every schema step, ascending from 1 without gaps."""
    folder = Path(__file__).parent / "sql" / engine
    found = {
        int(match.group(1)): item.read_text(encoding="utf-8")
        for item in folder.iterdir()
        if (match := _STEP.match(item.name))
    }
    if sorted(found) != list(range(1, len(found) + 1)):
        raise ValueError(f"the schema steps of {engine} are not numbered 1 to {len(found)}")
    return tuple(sorted(found.items()))


def recognise(connection: Any, path: str) -> int:
    """The schema number of an open SQLite database, 0 when it holds nothing yet. Only reads.

    Raises ``StoreDamaged`` for another program's database and ``StoreVersion`` for one written by
    a newer release.
    """
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()
    if mark != APPLICATION_ID and (mark or tables or version):
        raise StoreDamaged(
            f"{path} is a database of another program. It was left as it is; "
            "choose another file with --store."
        )
    if mark and version < 1:
        raise StoreDamaged(
            f"{path} is damaged: the number of its schema is lost. It was left as it is; restore a "
            "backup, or choose another file with --store."
        )
    known = len(load_steps("sqlite"))
    if mark and version > known:
        raise StoreVersion(
            f"{path} was written by a newer release of Ticktock (schema {version}, this one knows "
            f"{known}). Install that release, or restore a backup made before."
        )
    return int(version)


def migrate(connection: Any, path: str) -> None:
    """Bring an open SQLite database to the newest schema, each step once, all in one transaction.

    Raises what ``recognise`` does.
    """
    steps = load_steps("sqlite")
    if recognise(connection, path) == len(steps):
        return
    try:
        connection.execute("BEGIN IMMEDIATE")
        # Another program may have migrated while this one waited for the lock.
        version = recognise(connection, path)
        script = "".join(
            f"{text}\nINSERT INTO step (number) VALUES ({number});\nPRAGMA user_version = {number};\n"
            for number, text in steps
            if number > version
        )
        # The driver would commit before a script, so this one is run statement by statement.
        for statement in _statements(f"PRAGMA application_id = {APPLICATION_ID};\n{script}"):
            connection.execute(statement)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, one after the other; a trigger with its body is one."""
    lines: list[str] = []
    for line in script.splitlines():
        lines.append(line)
        if line.rstrip().endswith(";") and driver().complete_statement("\n".join(lines)):
            yield "\n".join(lines)
            lines.clear()
