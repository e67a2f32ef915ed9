"""Every engine, one after the other. A second engine is one more entry in ``ENGINES``."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from knowledge.storage import open_store
from knowledge.storage.interface import LARGE, FactStore

Opener = Callable[[], Awaitable[FactStore]]
"""Opens one and the same record each time; the test closes it."""

Scratch = Callable[[], AbstractAsyncContextManager[FactStore]]
"""Opens a new record each time, for as long as a block lasts."""


@dataclass(frozen=True, slots=True)
class Engine:
    """``address`` is that of an empty record that lasts; ``scratch`` of one for a moment.

    ``large`` is the number of facts from which the index of an event is laid out for many.
    """

    name: str
    address: Callable[[Path], str]
    scratch: str
    large: int = LARGE


ENGINES: Final = (
    Engine("sqlite", lambda folder: f"sqlite:///{folder / 'record.db'}", "sqlite:///:memory:"),
    Engine("segments", lambda folder: f"sqlite:///{folder / 'record.db'}", "sqlite:///:memory:", 1),
)


@pytest.fixture(scope="session", params=ENGINES, ids=lambda engine: engine.name)
def engine(request: pytest.FixtureRequest) -> Engine:
    chosen: Engine = request.param
    return chosen


@pytest.fixture
def opener(engine: Engine, tmp_path: Path) -> Opener:
    """Opens the test's record, again and again if wanted."""
    return lambda: open_store(engine.address(tmp_path), large=engine.large)


@pytest.fixture
async def store(opener: Opener) -> AsyncIterator[FactStore]:
    """An open record that holds nothing yet."""
    opened = await opener()
    try:
        yield opened
    finally:
        await opened.close()


@pytest.fixture(scope="session")
def scratch(engine: Engine) -> Scratch:
    """For tests that need a new record for each example."""

    @asynccontextmanager
    async def open_it() -> AsyncIterator[FactStore]:
        opened = await open_store(engine.scratch, large=engine.large)
        try:
            yield opened
        finally:
            await opened.close()

    return open_it
