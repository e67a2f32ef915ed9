"""A PostgreSQL server for all tests of several processes, and a database for each."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import asyncpg
import pytest
import pytest_asyncio

from knowledge.storage.postgres.processes import PostgresProcesses
from tests.server import prepare, running_server

_EMPTY = """
    DELETE FROM shard_lease; DELETE FROM identify_lane; DELETE FROM identify_begun;
    UPDATE meta SET value = 0
"""


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    with running_server() as address:
        asyncio.run(prepare(f"{address}/postgres"))
        yield f"{address}/postgres"


@pytest_asyncio.fixture
async def address(server: str) -> str:
    """The address of a database that has what processes agree by, in which nothing is held."""
    connection = await asyncpg.connect(server, server_settings={"search_path": "ticktock"})
    await connection.execute(_EMPTY)
    await connection.close()
    return server


@pytest_asyncio.fixture
async def one(address: str) -> AsyncIterator[PostgresProcesses]:
    """What one process agrees by with the others."""
    processes = PostgresProcesses(address)
    yield processes
    await processes.close()


@pytest_asyncio.fixture
async def other(address: str) -> AsyncIterator[PostgresProcesses]:
    """The same of another process."""
    processes = PostgresProcesses(address)
    yield processes
    await processes.close()


@pytest_asyncio.fixture
async def brief(address: str) -> AsyncIterator[PostgresProcesses]:
    """The same where leases last a second."""
    processes = PostgresProcesses(address, seconds=1.0)
    yield processes
    await processes.close()


@pytest_asyncio.fixture
async def sql(address: str) -> AsyncIterator[asyncpg.Connection]:
    """A connection by which a test looks at the tables itself."""
    connection = await asyncpg.connect(address, server_settings={"search_path": "ticktock"})
    yield connection
    await connection.close()
