"""What every test stands on: a fixed day, a place for a store, and nothing of the tester's own."""

import gc
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from hypothesis import settings

from tests.measuring import Measuring

settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")

_YOUNG: Final = 5_000


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("cov_source", None):
        config.pluginmanager.register(Measuring())


def pytest_collection_finish() -> None:
    """All tests stay in memory to the end: they are not to be searched for garbage again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, *gc.get_threshold()[1:])


@pytest.fixture(scope="session", autouse=True)
def _own_surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The tester's settings and data folder are neither read nor written."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [
            name for name in os.environ if name.upper().startswith(("TICKTOCK_", "DISCORD_TOKEN"))
        ]:
            patch.delenv(name)
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        yield


@pytest.fixture
def today() -> date:
    """A day well after every event that tests ask about."""
    return date(2024, 3, 15)


@pytest.fixture
def store_url(tmp_path: Path) -> str:
    """The address of a store that does not exist yet."""
    return f"sqlite:///{tmp_path / 'record.db'}"
