"""What the Discord side works at: the record, what was posted, and the clock. Knows no Discord."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Final, cast

from knowledge.storage.interface import FactStore
from knowledge.storage.keeping import KeepStore
from knowledge.storage.posting import PostStore

if TYPE_CHECKING:
    from knowledge.curate import Bulk, Curator, Privacy, Review
    from knowledge.service import KnowledgeBase
    from knowledge.storage.editing import ChangeSet, Receipt

__all__ = ["Desk"]

_VIEWS: Final = 64
"""Guilds whose own record is kept at hand."""


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
        self._views: OrderedDict[int, KnowledgeBase] = OrderedDict()
        """Records of guilds that have edits of their own, the latest asked last."""
        self._edits = asyncio.Event()

    @property
    def posts(self) -> PostStore:
        """Guilds, posts and schedules."""
        return self._store.posts

    @property
    def is_read(self) -> bool:
        """Whether the record is ready to answer; until then an answer takes a while."""
        return self._reading is not None and self._reading.done() and not _failed(self._reading)

    @property
    def keeps(self) -> KeepStore:
        """Proposals, gaps and watches."""
        return self._store.keeps

    async def knowledge(self, guild: int) -> "KnowledgeBase":
        """The record as a guild has it; 0 outside guilds. It is read at the first call; callers share
        the reading, and its failure, after which the next call reads again.
        """
        shared = await self._shared()
        if not guild or guild not in await shared.layers():
            return shared
        known = self._views.pop(guild, None) or shared.view(guild)
        self._views[guild] = known
        while len(self._views) > _VIEWS:
            self._views.popitem(last=False)
        return known

    async def curator(self, guild: int) -> "Curator":
        """Who edits the record of a guild; 0 for that of everybody."""
        from knowledge.curate import Curator

        await self._shared()
        return Curator(self._store_for(guild), await self.posts.guild(guild))

    async def review(self, guild: int) -> "Review":
        """What waits for a second person in a guild."""
        from knowledge.curate import Review

        return Review(self._store_for(guild), await self.curator(guild))

    async def bulk(self, guild: int) -> "Bulk":
        """Who imports many facts at once into a guild's record."""
        from knowledge.curate import Bulk

        return Bulk(self._store_for(guild), await self.curator(guild))

    async def privacy(self, guild: int) -> "Privacy":
        """What is kept of members, asked in a guild."""
        from knowledge.curate import Privacy

        return Privacy(self._store_for(guild), await self.curator(guild))

    async def edited(self, seconds: float) -> None:
        """Wait until somebody edits by way of this desk, at most for ``seconds``."""
        try:
            await asyncio.wait_for(self._edits.wait(), seconds)
        except TimeoutError:
            return
        self._edits.clear()

    def _store_for(self, guild: int) -> FactStore:
        """A guild's view of the store, whose edits this desk notices."""
        return cast("FactStore", _Noticed(self._store.view(guild), self._edits))

    async def _shared(self) -> "KnowledgeBase":
        if self._reading is None or (self._reading.done() and _failed(self._reading)):
            self._reading = asyncio.ensure_future(self._read(self._store))
        return await asyncio.shield(self._reading)


class _Noticed:
    """A store that tells of its edits; in all else it is the store."""

    def __init__(self, store: FactStore, edits: asyncio.Event) -> None:
        self._store = store
        self._make = store.edit
        self._edits = edits

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    async def edit(self, changes: "ChangeSet") -> "Receipt":
        receipt = await self._make(changes)
        self._edits.set()
        return receipt


def _failed(task: "asyncio.Task[KnowledgeBase]") -> bool:
    return task.cancelled() or task.exception() is not None
