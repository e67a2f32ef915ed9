"""Empty records on a PostgreSQL server of the tests' own: one server for a run of tests, few databases."""

import asyncpg

from knowledge.storage.postgres.address import read_address
from knowledge.storage.postgres.lane import open_lane
from knowledge.storage.postgres.opening import migrate

__all__ = ["Databases"]

_EMPTY = """
    SET search_path = ticktock;
    DO $$
    DECLARE names TEXT;
    BEGIN
        SELECT string_agg(quote_ident(tablename), ', ') INTO names
        FROM pg_tables WHERE schemaname = 'ticktock' AND tablename NOT IN ('meta', 'step', 'shard_turn');
        EXECUTE 'TRUNCATE ' || names || ' RESTART IDENTITY';
    END
    $$;
    UPDATE meta SET value = 0;
"""


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
            await lane.run(lambda raw: migrate(raw, name))
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
        connection = await asyncpg.connect(f"{self.server}/postgres")
        try:
            await connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            await connection.execute(f'CREATE DATABASE "{name}"')
        finally:
            await connection.close()
        return f"{self.server}/{name}"
