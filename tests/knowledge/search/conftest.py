"""One record of the three events for all tests here; questions change nothing in it."""

from collections.abc import Iterator

import pytest

from knowledge.search.reading.glossary import Glossary
from tests.knowledge.search.asker import Asker, asked_of, asked_of_text, written
from tests.knowledge.search.records import FLOOD, MISSION, TRAIN


@pytest.fixture(scope="session")
def ask() -> Iterator[Asker]:
    """Asks the record of all three events."""
    with asked_of(FLOOD, TRAIN, MISSION) as asker:
        yield asker


@pytest.fixture(scope="session")
def flood(ask: Asker) -> Glossary:
    """What questions about the flood are read against."""
    return ask.glossary("velm-1997")


@pytest.fixture(scope="session")
def mission(ask: Asker) -> Glossary:
    """What questions about the mission are read against."""
    return ask.glossary("halcyon-1975")


@pytest.fixture(scope="session")
def train(ask: Asker) -> Glossary:
    """What questions about the derailment are read against."""
    return ask.glossary("karst-2009")


@pytest.fixture(scope="module")
def ask_text(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Asker]:
    """A record that holds the plain text ``TEXT`` of the module."""
    path = written(request.module.TEXT, tmp_path_factory.mktemp("texts"))
    with asked_of_text(path) as asker:
        yield asker
