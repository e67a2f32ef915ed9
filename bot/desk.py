"""What the Discord side works at: the record, what was posted, and the clock. Knows no Discord."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from knowledge.storage.interface import FactStore
from knowledge.storage.posting import PostStore

if TYPE_CHECKING:
    from knowledge.service import KnowledgeBase

__all__ = ["Desk"]


class Desk:
    """What cogs are handed. ``clock`` tells Unix seconds."""

    def __init__(
        self,
        store: FactStore,
        *,
        clock: Callable[[], int],
        read: "Callable[[FactStore], Awaitable[KnowledgeBase]]",
    ) -> None:
        """``read(store)`` makes the record ready to answer; it is called at most once at a time."""
        self.clock = clock
        self._store = store
        self._read = read
        self._reading: asyncio.Task[KnowledgeBase] | None = None

    @property
    def posts(self) -> PostStore:
        """Guilds, posts and schedules."""
        return self._store.posts

    @property
    def is_read(self) -> bool:
        """Whether the record is ready to answer; until then an answer takes a while."""
        return self._reading is not None and self._reading.done() and not _failed(self._reading)

    async def knowledge(self) -> "KnowledgeBase":
        """The record, which is read at the first call; callers share the reading, and its failure.

        After a failure the next call reads again.
        """
        if self._reading is None or (self._reading.done() and _failed(self._reading)):
            self._reading = asyncio.ensure_future(self._read(self._store))
        return await asyncio.shield(self._reading)


def _failed(task: "asyncio.Task[KnowledgeBase]") -> bool:
    return task.cancelled() or task.exception() is not None
