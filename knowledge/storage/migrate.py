"""Named queries and numbered schema steps, read from the ``.sql`` files beside this module."""

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from knowledge.errors import StoreVersion

__all__ = ["APPLICATION_ID", "load_queries", "load_steps", "migrate"]

APPLICATION_ID: Final = 0x7469636B
"""Marks a database file as ours ("tick")."""

_NAME: Final = re.compile(r"^-- name: ([a-z_]+)\s*$", re.MULTILINE)
_STEP: Final = re.compile(r"^([0-9]{4})_[a-z_]+\.sql$")


@lru_cache(maxsize=4)
def load_queries(engine: str) -> Mapping[str, str]:
    """The engine's named queries. Raises ``ValueError`` when a name occurs twice."""
    text = (files(__package__) / "sql" / engine / "queries.sql").read_text(encoding="utf-8")
    parts = _NAME.split(text)[1:]
    names = parts[::2]
    if len(set(names)) != len(names):
        raise ValueError(f"queries.sql of {engine} names a query twice")
    return MappingProxyType(dict(zip(names, (part.strip() for part in parts[1::2]), strict=True)))


def load_steps(engine: str) -> tuple[tuple[int, str], ...]:
    """Number and text of every schema step, ascending from 1 without gaps."""
    folder = files(__package__) / "sql" / engine
    found = {
        int(match.group(1)): item.read_text(encoding="utf-8")
        for item in folder.iterdir()
        if (match := _STEP.match(item.name))
    }
    if sorted(found) != list(range(1, len(found) + 1)):
        raise ValueError(f"the schema steps of {engine} are not numbered 1 to {len(found)}")
    return tuple(sorted(found.items()))


def migrate(connection: Any, path: str) -> None:
    """Bring an open SQLite database to the newest schema, each step once, all in one transaction.

    Raises ``StoreVersion`` when the file was written by a newer release.
    """
    steps = load_steps("sqlite")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(steps):
        raise StoreVersion(
            f"{path} was written by a newer release of Ticktock (schema {version}, this one knows "
            f"{len(steps)}). Install that release, or restore a backup made before."
        )
    if version == len(steps):
        return
    script = "".join(
        f"{text}\nPRAGMA user_version = {number};\n" for number, text in steps if number > version
    )
    try:
        connection.executescript(
            f"BEGIN IMMEDIATE;\nPRAGMA application_id = {APPLICATION_ID};\n{script}COMMIT;"
        )
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
