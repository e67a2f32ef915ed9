"""What the Discord side works at: the record, what was posted, and the clock. Knows no Discord."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Final, cast

from knowledge.authority import Action, Actor, Refusal, authorize
from knowledge.errors import Denied, KnowledgeError
from knowledge.storage.interface import FactStore
from knowledge.storage.keeping import KeepStore
from knowledge.storage.posting import Guild, PostStore

if TYPE_CHECKING:
    from knowledge.curate import Bulk, Curator, Privacy, Review
    from knowledge.service import KnowledgeBase
    from knowledge.storage.editing import ChangeSet, Receipt
    from knowledge.storage.leasing import Lease, Processes

__all__ = ["Desk"]

_THEN: Final = 4
"""Instants at which the record is kept at hand as it was."""
_LINGER: Final = 60.0
"""Seconds for which one that is no longer kept may still be read."""
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
        processes: "Processes | None" = None,
    ) -> None:
        """``read(store)`` makes the record ready to answer; it is called at most once at a time.
        ``processes`` is what several processes on the record agree on, where its engine knows that."""
        self.clock = clock
        self.processes = processes
        self._store = store
        self._read = read
        self._reading: asyncio.Task[KnowledgeBase] | None = None
        self._views: OrderedDict[int, KnowledgeBase] = OrderedDict()
        """Records of guilds that have edits of their own, the latest asked last."""
        self._then: OrderedDict[tuple[int, int], asyncio.Future[FactStore]] = OrderedDict()
        """Records as they were at an instant, by guild and instant, the latest asked last."""
        self._lingering: set[asyncio.Future[FactStore]] = set()
        """Such records that are kept no longer, and may still be read."""
        self._closing: set[asyncio.Task[None]] = set()
        """Held, so that they are not forgotten half-way."""
        self._edits = asyncio.Event()

    def hold(self, lease: "Lease") -> None:
        """From now on nothing is written unless the lease is held."""
        self._store.hold(lease)

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

    async def knowledge(self, guild: int, known: int = 0) -> "KnowledgeBase":
        """The record as a guild has it; 0 outside guilds. It is read at the first call; callers share
        the reading, and its failure, after which the next call reads again.

        With ``known`` it is the record as it was at that instant.
        """
        shared = await self._shared()
        if known:
            return await self._as_known(guild, known)
        if not guild or guild not in await shared.layers():
            return shared
        own = self._views.pop(guild, None) or shared.view(guild)
        self._views[guild] = own
        while len(self._views) > _VIEWS:
            self._views.popitem(last=False)
        return own

    async def _as_known(self, guild: int, known: int) -> "KnowledgeBase":
        """What was known at an instant never changes, so it is kept at hand for a while."""
        from knowledge.ingest.load import lay_out
        from knowledge.service import KnowledgeBase
        from knowledge.storage.made import Made

        if (guild, known) not in self._then:
            self._then[guild, known] = asyncio.ensure_future(
                lay_out(self._store.view(guild), known)
            )
        self._then.move_to_end((guild, known))
        while len(self._then) > _THEN:
            _, old = self._then.popitem(last=False)
            # Somebody may still be reading it.
            self._lingering.add(old)
            asyncio.get_running_loop().call_later(_LINGER, self._end, old)
        try:
            then = await asyncio.shield(self._then[guild, known])
            return KnowledgeBase(then, Made(self._store.view(guild), known))
        except KnowledgeError:
            self._then.pop((guild, known), None)
            raise

    async def close(self) -> None:
        """Let go of what was laid out in memory."""
        ending = [*self._then.values(), *self._lingering]
        self._then.clear()
        self._lingering.clear()
        for laid_out in ending:
            with suppress(KnowledgeError, asyncio.CancelledError):
                await (await laid_out).close()
        await asyncio.gather(*self._closing, return_exceptions=True)

    def _end(self, laid_out: "asyncio.Future[FactStore]") -> None:
        """Close a record in memory that nobody reads any more."""
        if laid_out not in self._lingering:
            return
        self._lingering.discard(laid_out)
        if laid_out.done() and not laid_out.cancelled() and laid_out.exception() is None:
            closing = asyncio.create_task(laid_out.result().close())
            self._closing.add(closing)
            closing.add_done_callback(self._closing.discard)

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
        """What is kept of members, asked in a guild; the record need not be read for it."""
        from knowledge.curate import Curator, Privacy

        store = self._store_for(guild)
        return Privacy(store, Curator(store, await self.posts.guild(guild)))

    async def refusal(self, actor: Actor, action: Action, choices: Guild) -> Refusal | None:
        """Why somebody may not, by what their guild has chosen; the attempt is then in its audit.
        The record need not be read for it."""
        refused = authorize(actor, action, choices)
        if refused is None:
            return None
        from knowledge.curate import Curator

        with suppress(Denied):
            store = self._store_for(choices.id)
            await Curator(store, choices).allow(actor, action, at=self.clock())
        return refused

    def edited_elsewhere(self, _change: int) -> None:
        """The record was changed, perhaps by another process. What is kept at hand of it need not be
        let go of: each question looks which edition it is of."""
        self._edits.set()

    async def edited(self, seconds: float) -> None:
        """Wait until somebody edits by way of this desk, or an edit is told of, at most for ``seconds``."""
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
