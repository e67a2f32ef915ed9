"""What every test stands on: a fixed day, a place for a store, and nothing of the tester's own."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


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
