"""A PostgreSQL server for all tests of several processes, and a database for each."""

from collections.abc import AsyncIterator, Iterator

import asyncpg
import pytest
import pytest_asyncio

from knowledge.storage.postgres.processes import PostgresProcesses
from tests.postgres import Databases
from tests.server import running_server


@pytest.fixture(scope="session")
def databases() -> Iterator[Databases]:
    with running_server() as address:
        yield Databases(address)


@pytest_asyncio.fixture
async def address(databases: Databases) -> str:
    """The address of a record that holds nothing, and whose shards nobody holds."""
    return await databases.fresh("processes")


@pytest_asyncio.fixture
async def one(address: str) -> AsyncIterator[PostgresProcesses]:
    """What one process agrees by with the others."""
    processes = PostgresProcesses(address)
    yield processes
    await processes.close()


@pytest_asyncio.fixture
async def other(address: str) -> AsyncIterator[PostgresProcesses]:
    """The same of another process, whose address names a standby for questions."""
    processes = PostgresProcesses(f"{address}?standby=127.0.0.1:9")
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
