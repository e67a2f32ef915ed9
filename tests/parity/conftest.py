"""A PostgreSQL server for the tests of this folder."""

from collections.abc import Iterator

import pytest

from tests.postgres import Databases
from tests.server import running_server


@pytest.fixture(scope="session")
def databases() -> Iterator[Databases]:
    """Where no server can be started the tests fail."""
    with running_server() as address:
        yield Databases(address)
