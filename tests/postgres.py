"""Empty records on a PostgreSQL server of the tests' own: one server for a run of tests, few databases."""

import asyncpg

from knowledge.storage.postgres.address import read_address
from knowledge.storage.postgres.lane import open_lane
from knowledge.storage.postgres.opening import migrate

__all__ = ["Databases", "rows_of"]

_EMPTY = """
    SET search_path = ticktock;
    SET session_replication_role = replica;
    DO $$
    DECLARE held RECORD;
    BEGIN
        FOR held IN SELECT relname AS name FROM pg_class
            WHERE relnamespace = 'ticktock'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
            AND relname NOT IN ('meta', 'step', 'shard_turn')
        LOOP
            EXECUTE 'DELETE FROM ' || held.name;
        END LOOP;
        FOR held IN SELECT sequencename AS name FROM pg_sequences
            WHERE schemaname = 'ticktock' AND last_value IS NOT NULL
        LOOP
            PERFORM setval(held.name::text::regclass, 1, false);
        END LOOP;
    END
    $$;
    UPDATE meta SET value = 0;
"""
"""Deleting is quicker than truncating, where so little is held; without triggers, which would refuse it."""


class Databases:
    """Databases on a running server; ``server`` is its address without a database's name."""

    def __init__(self, server: str) -> None:
        self.server = server
        self._made: set[str] = set()

    async def fresh(self, name: str) -> str:
        """The address of a database with a record that holds nothing; nobody may have it open."""
        address = f"{self.server}/{name}"
        if name not in self._made:
            await self.bare(name)
            lane = await open_lane(read_address(address), {}, patience=5.0)
            await lane.run(lambda raw: migrate(raw, read_address(address)))
            await lane.close()
            self._made.add(name)
            return address
        connection = await asyncpg.connect(address)
        try:
            await connection.execute(_EMPTY)
        finally:
            await connection.close()
        return address

    async def bare(self, name: str) -> str:
        """The address of a database that holds nothing at all."""
        return await self.copy("template1", name)

    async def copy(self, template: str, name: str) -> str:
        """The address of a new copy of a database, which nobody may have open."""
        connection = await asyncpg.connect(f"{self.server}/postgres")
        try:
            await connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            await connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        finally:
            await connection.close()
        return f"{self.server}/{name}"


async def rows_of(address: str) -> bytes:
    """All rows of all tables of a record, as text."""
    connection = await asyncpg.connect(address, server_settings={"search_path": "ticktock"})
    try:
        tables = await connection.fetch(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'ticktock'"
        )
        held = [
            await connection.fetch(f"SELECT t::text FROM {table} AS t")  # noqa: S608 - names of ours
            for (table,) in tables
        ]
    finally:
        await connection.close()
    return "\n".join(text for rows in held for (text,) in rows).encode()
