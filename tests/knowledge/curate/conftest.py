"""A small record with the people who keep it: an editor of a guild, a member, the operator."""

from collections.abc import AsyncIterator

import pytest

from knowledge.curate import Bulk, Curator, Review
from knowledge.storage import open_store
from knowledge.storage.interface import FactStore
from tests.contract.records import FULL, keep
from tests.knowledge.curate.people import HERE


@pytest.fixture
async def store() -> AsyncIterator[FactStore]:
    """A new record that holds the flood."""
    opened = await open_store("sqlite:///:memory:")
    try:
        await keep(opened, FULL)
        yield opened
    finally:
        await opened.close()


@pytest.fixture
def curator(store: FactStore) -> Curator:
    """Who keeps the guild's record."""
    return Curator(store.view(HERE.id), HERE)


@pytest.fixture
def review(store: FactStore, curator: Curator) -> Review:
    return Review(store.view(HERE.id), curator)


@pytest.fixture
def bulk(store: FactStore, curator: Curator) -> Bulk:
    return Bulk(store.view(HERE.id), curator)
