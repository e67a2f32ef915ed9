"""Where a record lies that is mistreated: a file, or a database on a server; and what is in it, in plain rows."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import asyncpg

from knowledge.storage.connection import driver

__all__ = ["Place", "address_of", "rows_of"]

Place = Path | str
"""The path of a SQLite file, or the address of a PostgreSQL database."""


def address_of(place: Place) -> str:
    """How the store is told of it."""
    return f"sqlite:///{place}" if isinstance(place, Path) else place


def rows_of(place: Place, *queries: str) -> list[list[tuple[Any, ...]]]:
    """What each query gives, past all that the store does. Not to be called where a loop runs."""
    if isinstance(place, Path):
        return _in_file(place, queries)
    return asyncio.run(_on_server(place, queries))


def _in_file(path: Path, queries: Sequence[str]) -> list[list[tuple[Any, ...]]]:
    raw = driver().connect(str(path), isolation_level=None)
    try:
        return [list(raw.execute(query).fetchall()) for query in queries]
    finally:
        raw.close()


async def _on_server(address: str, queries: Sequence[str]) -> list[list[tuple[Any, ...]]]:
    raw = await asyncpg.connect(
        address, server_settings={"search_path": "ticktock"}, target_session_attrs="read-write"
    )
    try:
        return [[tuple(row) for row in await raw.fetch(query)] for query in queries]
    finally:
        await raw.close()
