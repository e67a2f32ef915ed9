"""Every engine, one after the other. A second engine is one more entry in ``ENGINES``."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, settings

from knowledge.storage import open_store
from knowledge.storage.interface import LARGE, FactStore
from tests.postgres import Databases
from tests.server import running_server

Opener = Callable[[], Awaitable[FactStore]]
"""Opens one and the same record each time; the test closes it."""

Scratch = Callable[[], AbstractAsyncContextManager[FactStore]]
"""Opens a new record each time, for as long as a block lasts."""


@dataclass(frozen=True, slots=True)
class Engine:
    """``address`` is that of an empty record that lasts; ``scratch`` of one for a moment. An engine on a
    server has a database for each in their place.

    ``large`` is the number of facts from which the index of an event is laid out for many.
    """

    name: str
    large: int = LARGE
    on_server: bool = False


ENGINES: Final = (
    Engine("sqlite"),
    Engine("segments", large=1),
    Engine("postgres", on_server=True),
)

ONE_RECORD: Final = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
"""For properties whose examples share an open record, each with an event of its own: ``new_event()``."""
_NUMBERS: Final = count(1)


def new_event() -> str:
    """The slug of an event that no other example has."""
    return f"river-{next(_NUMBERS)}"


@pytest.fixture(scope="session")
def databases() -> Iterator[Databases]:
    """A PostgreSQL server; where none can be started the tests fail."""
    with running_server() as address:
        yield Databases(address)


@pytest.fixture(scope="session", params=ENGINES, ids=lambda engine: engine.name)
def engine(request: pytest.FixtureRequest) -> Engine:
    chosen: Engine = request.param
    return chosen


@pytest.fixture
async def place(engine: Engine, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """The address of the test's record, which is empty."""
    if not engine.on_server:
        return f"sqlite:///{tmp_path / 'record.db'}"
    databases: Databases = request.getfixturevalue("databases")
    return await databases.fresh("record")


@pytest.fixture
def opener(engine: Engine, place: str) -> Opener:
    """Opens the test's record, again and again if wanted."""
    return lambda: open_store(place, large=engine.large)


@pytest.fixture
async def store(opener: Opener) -> AsyncIterator[FactStore]:
    """An open record that holds nothing yet."""
    opened = await opener()
    try:
        yield opened
    finally:
        await opened.close()


@pytest.fixture(scope="session")
def scratch(engine: Engine, request: pytest.FixtureRequest) -> Scratch:
    """For tests that need a new record for each example."""
    databases: Databases | None = request.getfixturevalue("databases") if engine.on_server else None

    free = ["scratch-1", "scratch-2", "scratch-3"]

    @asynccontextmanager
    async def open_it() -> AsyncIterator[FactStore]:
        name = free.pop()
        address = await databases.fresh(name) if databases else "sqlite:///:memory:"
        opened = await open_store(address, large=engine.large)
        try:
            yield opened
        finally:
            await opened.close()
            free.append(name)

    return open_it
