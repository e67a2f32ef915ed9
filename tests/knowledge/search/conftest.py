"""One record of the three events for all tests here; questions change nothing in it."""

from collections.abc import Iterator

import pytest

from knowledge.search.reading.glossary import Glossary
from tests.knowledge.search.asker import Asker, asked_of
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
