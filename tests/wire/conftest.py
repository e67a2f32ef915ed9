"""A record to answer from, and towns: one that a module's tests share, and fresh ones to be wrecked."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.app import open_knowledge
from tests.postgres import Databases
from tests.server import running_server
from tests.wire.town import Told, Town, load_record, open_town, tell_commands


@pytest.fixture(scope="session")
def sound_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with the bundled packs, to be copied and never touched."""
    path = tmp_path_factory.mktemp("wire") / "record.db"
    asyncio.run(load_record(path))
    return path


@pytest.fixture(scope="session")
def told_once(sound_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Told:
    folder = tmp_path_factory.mktemp("told")
    record = Path(shutil.copy(sound_record, folder / "record.db"))
    return asyncio.run(tell_commands(folder, record))


@pytest.fixture(scope="module")
def told(told_once: Told) -> Told:
    """What Discord knows from a run before; modules that are about the first run have ``NOTHING_TOLD``."""
    return told_once


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared(
    sound_record: Path, told: Told, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Town]:
    """A town whose bot lives through all of a module's tests, then ends in order."""
    folder = tmp_path_factory.mktemp("town")
    record = Path(shutil.copy(sound_record, folder / "record.db"))
    await told.note_in(f"sqlite:///{record}")
    async with open_town(folder, record, told=told) as town:
        yield town
        assert town.bot.alive
        assert await town.bot.stop() == 0
        assert town.sound() == []


@pytest.fixture
def record(sound_record: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sound_record, tmp_path / "record.db"))


@pytest_asyncio.fixture
async def town(record: Path, told: Told, tmp_path: Path) -> AsyncIterator[Town]:
    """A town of a test's own, whose bot the test starts."""
    await told.note_in(f"sqlite:///{record}")
    async with open_town(tmp_path, record, running=False, told=told) as made:
        yield made


@pytest.fixture(scope="session")
def databases() -> Iterator[Databases]:
    """A PostgreSQL server, with a record that has the bundled packs, to be copied and never touched."""
    with running_server() as address:
        made = Databases(address)
        asyncio.run(_load(made))
        yield made


async def _load(databases: Databases) -> None:
    async with open_knowledge(await databases.fresh("sound"), now=0):
        pass


@pytest.fixture
def server_record(databases: Databases, told: Told) -> str:
    """The address of a record on the server, with the bundled packs."""
    address = asyncio.run(databases.copy("sound", "town"))
    asyncio.run(told.note_in(address))
    return address
