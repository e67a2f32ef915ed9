"""An open record, whatever the engine: which connection does what, and what takes turns."""

import asyncio
import copy
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar

from knowledge.errors import Refused, StoreReadOnly, StoreUnsure
from knowledge.flow import Candidate, Likeness, Plan, Vocabulary
from knowledge.meaning.encoder import Encoder
from knowledge.models import Event, Fact, Name, Passage, Revision, Source
from knowledge.names.listing import NameList
from knowledge.storage.dialect import dialect_of, queries_of
from knowledge.storage.interface import LARGE, Alike, CheckResult, LoadReceipt, Progress, StoredPack
from knowledge.storage.lanes import Lanes, Readers
from knowledge.storage.layers import layer_slug
from knowledge.storage.memory import Memory
from knowledge.storage.reading import Reader
from knowledge.storage.reports import Watch, halves
from knowledge.storage.segments import is_due
from knowledge.storage.standing import Moment, Standing
from knowledge.storage.writing import Writes

if TYPE_CHECKING:
    from knowledge.meaning.encoder import Vectors
    from knowledge.storage.editing import ChangeSet, Diverged, KnownEdit, Receipt
    from knowledge.storage.keeps import StoredKeeps
    from knowledge.storage.leasing import Lease
    from knowledge.storage.posts import StoredPosts
    from knowledge.storage.ready import MadePack
    from knowledge.storage.vectors import Vectorless

__all__ = ["Store"]

T = TypeVar("T")

_MANY: Final = 1_000
"""Facts of a load after which an engine may want to count what it holds."""
_READ_SECONDS: Final = 1.0
"""How long a statement of a question may run."""
_BATCH: Final = 256
"""Facts whose vectors are made and kept together."""


class Store:
    """``FactStore`` on any engine; see the interface for what each method promises.

    ``lanes`` are the connections, and ``blank`` opens an empty record. With an ``encoder`` every fact that is loaded or
    edited gets a vector.
    """

    def __init__(
        self,
        lanes: Lanes,
        blank: Callable[[], Awaitable["Store"]],
        *,
        large: int = LARGE,
        encoder: Encoder | None = None,
    ) -> None:
        self._large = large
        self._lanes = lanes
        self._blank = blank
        self._encoder = encoder
        self._reader = Reader(encoder)
        self._lock = asyncio.Lock()
        """Held while the record is edited, or, where one connection does both, anything is written."""
        self._edits = Writes(lanes.editing, self._lock)
        self._writes = self._edits
        if lanes.posting is not lanes.editing:
            self._writes = Writes(lanes.posting, asyncio.Lock(), posting=True)
        self._posts: StoredPosts | None = None
        self._keeps: StoredKeeps | None = None
        self._guild: int | None = 0
        self._moment: Moment | None = None
        self._readers = Readers(lanes.reading)
        self._beside = Readers(lanes.beside) if lanes.beside else self._readers
        self._words: Memory[tuple[int | None, tuple[str, ...]], Vocabulary] = Memory(16)

    async def _read(self, work: Callable[[Any], T], *, seconds: float = _READ_SECONDS) -> T:
        """One unit of reading that sees one state of the record throughout."""
        return await self._readers.read(work, seconds=seconds)

    async def _read_beside(self, work: Callable[[Any], T], *, seconds: float = _READ_SECONDS) -> T:
        """The same of what is kept beside the record."""
        return await self._beside.read(work, seconds=seconds)

    @property
    def lanes(self) -> Lanes:
        """The connections, for whoever copies the whole."""
        return self._lanes

    @property
    def guild(self) -> int | None:
        return self._guild

    def view(self, guild: int | None) -> "Store":
        shared = copy.copy(self)
        shared._guild = guild
        shared._moment = None
        return shared

    async def steady(self, slugs: tuple[str, ...] = ()) -> "Store":
        shared = copy.copy(self)
        shared._moment = await self._read(lambda raw: self._reader.moment(raw, self._guild, slugs))
        return shared

    def _standing(self, scopes: tuple[str, ...]) -> Standing | None:
        """How an event stood when it was looked at for all that is asked in a row."""
        return None if self._moment is None else self._moment.standing(scopes)

    async def blank(self) -> "Store":
        return await self._blank()

    def hold(self, lease: "Lease") -> None:
        from knowledge.storage.postgres.fencing import standing

        self._edits.guard = self._writes.guard = standing(lease)

    @property
    def posts(self) -> "StoredPosts":
        if self._posts is None:
            # Whoever only asks need not wait until it is loaded.
            from knowledge.storage.posts import StoredPosts

            self._posts = StoredPosts(self._read_beside, self._writes)
        return self._posts

    @property
    def keeps(self) -> "StoredKeeps":
        if self._keeps is None:
            from knowledge.storage.keeps import StoredKeeps

            self._keeps = StoredKeeps(self._read_beside, self._edits)
        return self._keeps

    async def edit(self, changes: "ChangeSet") -> "Receipt":
        from knowledge.storage.edits import make_edits

        guild = self._guild
        if guild is None:
            raise Refused("Packs are changed by loading them again, not by edits.")

        def work(raw: Any) -> "Receipt":
            return make_edits(raw, self._reader, guild, changes)

        try:
            receipt = await self._edits.run(work)
        except StoreUnsure:
            # Its key tells whether it was kept.
            receipt = replace(await self._edits.run(work), repeated=False)
        await self._see_to_edited(guild, receipt)
        return receipt

    async def edition(self, scopes: tuple[str, ...]) -> int:
        return await self._read(lambda raw: self._reader.version(raw, self._guild, scopes))

    async def receipt(self, key: str) -> "Receipt | None":
        from knowledge.storage.edited import receipt

        return await self._read(lambda raw: receipt(raw, key))

    async def edits(
        self, scopes: tuple[str, ...], *, since: int, until: int, limit: int = 1000
    ) -> "tuple[KnownEdit, ...]":
        from knowledge.storage.edited import edits_by_hand

        guild = self._guild
        return await self._read(lambda raw: edits_by_hand(raw, guild, scopes, since, until, limit))

    async def diverged(self, scopes: tuple[str, ...]) -> "tuple[Diverged, ...]":
        from knowledge.storage.edited import diverged

        return await self._read(lambda raw: diverged(raw, self._guild, scopes))

    async def layers(self) -> frozenset[int]:
        return await self._read(self._reader.guilds)

    async def known_at(self, scopes: tuple[str, ...], at: int) -> tuple[Fact, ...]:
        from knowledge.storage.edited import known_at

        return await self._read(lambda raw: known_at(raw, self._guild, scopes, at), seconds=0)

    async def close(self) -> None:
        await self._writes.finish()
        await self._edits.finish()
        async with self._lock:
            await self._lanes.close()

    async def events(self) -> tuple[Event, ...]:
        if self._moment is not None:
            return self._moment.events
        return await self._read(lambda raw: self._reader.events(raw, self._guild))

    async def pack_digest(self, scope: str) -> str:
        return await self._read(lambda raw: self._reader.digest(raw, scope))

    async def load(
        self,
        stored: "StoredPack | MadePack",
        *,
        actor: str,
        at: int,
        progress: Progress | None = None,
    ) -> LoadReceipt:
        # Most that open a record have nothing to load.
        from knowledge.storage.loading import load_pack

        writer = self._lanes.editing
        if writer is None:
            raise StoreReadOnly("This record was opened for reading only; nothing can be loaded.")
        loading, making = halves(progress) if self._encoder else (progress, None)
        watch, large = Watch(loading), self._large
        async with self._lock:
            try:
                receipt = await writer.run(
                    lambda raw: load_pack(raw, stored, actor, at, watch, large=large)
                )
                if receipt.added + receipt.corrected >= _MANY:
                    await writer.run(_count_anew)
            finally:
                watch.stop()
        if self._encoder is not None and (receipt.added or receipt.corrected):
            await self.make_vectors(progress=making)
        return receipt

    async def names(self, scopes: tuple[str, ...]) -> tuple[Name, ...]:
        return await self._read(lambda raw: self._reader.names(raw, self._guild, scopes))

    async def name_list(self, scopes: tuple[str, ...]) -> NameList:
        return await self._read(
            lambda raw: self._reader.name_list(raw, self._guild, scopes), seconds=0
        )

    async def sources(self, scopes: tuple[str, ...]) -> tuple[Source, ...]:
        return await self._read(lambda raw: self._reader.sources(raw, self._guild, scopes))

    async def passages(self, scope: str) -> tuple[Passage, ...]:
        return await self._read(
            lambda raw: self._reader.passages(raw, self._guild, scope), seconds=0
        )

    async def passages_between(
        self, scope: str, source: str, first: int, last: int
    ) -> tuple[Passage, ...]:
        return await self._read(
            lambda raw: self._reader.passages_between(raw, self._guild, scope, source, first, last)
        )

    async def vocabulary(self, scopes: tuple[str, ...]) -> Vocabulary:
        key = self._guild, scopes
        held = self._words.get(key)
        standing = self._standing(scopes)
        if held is not None and standing is not None and held.version == standing.version:
            return held

        def work(raw: Any) -> Vocabulary:
            if held is not None and held.version == self._reader.version(raw, self._guild, scopes):
                return held
            return self._reader.vocabulary(raw, self._guild, scopes)

        return self._words.put(key, await self._read(work, seconds=0))

    async def candidates(self, plan: Plan) -> tuple[Candidate, ...]:
        standing = self._standing(plan.scopes)
        if standing is not None:
            known = self._reader.known_candidates(plan, standing)
            if known is not None:
                return known
        return await self._read(lambda raw: self._reader.candidates(raw, self._guild, plan))

    @property
    def encoder(self) -> Encoder | None:
        return self._encoder

    async def likeness(
        self,
        scopes: tuple[str, ...],
        vector: "Vectors",
        *,
        limit: int,
        beside: Iterable[tuple[str, str]] = (),
    ) -> Likeness | None:
        wanted = list(beside)
        return await self._read(
            lambda raw: self._reader.likeness(raw, self._guild, scopes, vector, limit, wanted),
            seconds=0,
        )

    async def make_vectors(self, *, progress: Progress | None = None) -> int:
        encoder = self._encoder
        if encoder is None or self._lanes.editing is None:
            return 0
        from knowledge.storage.vectors import vectorless

        _, _, total = await self.count_vectors()
        after = made = 0
        while made < total:
            found = await self._read(
                partial(vectorless, encoder=encoder.name, after=after, limit=_BATCH), seconds=0
            )
            if not found:
                break
            await self._make(encoder, found)
            after, made = found[-1].row, made + len(found)
            if progress is not None:
                progress(min(made, total), total)
        return made

    async def count_vectors(self) -> tuple[int, int, int]:
        name = self._encoder.name if self._encoder else ""

        def work(raw: Any) -> tuple[int, int, int]:
            sql = queries_of(raw)
            held, size = raw.execute(sql["count_vectors"]).fetchone()
            (lacking,) = raw.execute(sql["count_vectorless"], {"encoder": name}).fetchone()
            return held, size, lacking

        return await self._read(work, seconds=0)

    async def drop_vectors(self) -> int:
        held, _, _ = await self.count_vectors()

        def work(raw: Any) -> None:
            raw.execute(queries_of(raw)["drop_vectors"])
            # Whoever has read them looks again.
            raw.execute(queries_of(raw)["next_stamp"]).fetchall()

        await self._edits.run(work)
        return held

    async def _see_to_edited(self, guild: int, receipt: "Receipt") -> None:
        """Make the vectors of facts that were just edited."""
        encoder = self._encoder
        if encoder is None or receipt.repeated:
            return
        from knowledge.storage.vectors import of_facts

        edited: dict[str, list[str]] = {}
        for each in receipt.edited:
            edited.setdefault(each.scope, []).append(each.fact)
        for scope, ids in edited.items():
            for layer in (scope, layer_slug(scope, guild)):
                found = await self._read(
                    partial(of_facts, encoder=encoder.name, layer=layer, ids=ids), seconds=0
                )
                if found:
                    await self._make(encoder, found)

    async def _make(self, encoder: Encoder, wanted: "Sequence[Vectorless]") -> None:
        from knowledge.storage.vectors import put_vectors

        vectors = await asyncio.to_thread(encoder.encode, [each.text for each in wanted])
        await self._edits.run(lambda raw: put_vectors(raw, encoder.name, wanted, vectors))

    async def facts(
        self, scopes: tuple[str, ...], ids: Iterable[str] | None = None
    ) -> tuple[Fact, ...]:
        wanted = None if ids is None else list(ids)
        standing = self._standing(scopes)
        if wanted is not None and standing is not None:
            known = self._reader.known_facts(wanted, standing)
            if known is not None:
                return known
        seconds = 0.0 if wanted is None else _READ_SECONDS
        return await self._read(
            lambda raw: self._reader.facts(raw, self._guild, scopes, wanted), seconds=seconds
        )

    async def between(
        self, scopes: tuple[str, ...], first: int, last: int, *, limit: int = 500
    ) -> tuple[Fact, ...]:
        return await self._read(
            lambda raw: self._reader.between(raw, self._guild, scopes, first, last, limit)
        )

    async def lying_within(
        self, scopes: tuple[str, ...], spans: Sequence[tuple[int, int]], *, limit: int
    ) -> tuple[int, ...]:
        return await self._read(
            lambda raw: self._reader.lying_within(raw, self._guild, scopes, spans, limit)
        )

    async def begun_by_day(
        self, scopes: tuple[str, ...], first: int, last: int, *, limit: int
    ) -> tuple[tuple[int, int, int], ...]:
        return await self._read(
            lambda raw: self._reader.begun_by_day(raw, self._guild, scopes, first, last, limit)
        )

    async def nearest_days(
        self, scopes: tuple[str, ...], day: int, *, limit: int = 4
    ) -> tuple[int, ...]:
        return await self._read(
            lambda raw: self._reader.nearest_days(raw, self._guild, scopes, day, limit)
        )

    async def measured(
        self,
        scopes: tuple[str, ...],
        measure: str,
        *,
        near: int | None = 0,
        limit: int | None = None,
        alike: Alike | None = None,
    ) -> tuple[Fact, ...]:
        return await self._read(
            lambda raw: self._reader.measured(raw, self._guild, scopes, measure, near, limit, alike)
        )

    async def measures(self, scopes: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
        return await self._read(lambda raw: self._reader.measures(raw, self._guild, scopes))

    async def history(self, scope: str, fact: str) -> tuple[Revision, ...]:
        return await self._read(lambda raw: self._reader.history(raw, self._guild, scope, fact))

    async def changed(
        self, scopes: tuple[str, ...], *, since: int, until: int, limit: int = 500
    ) -> tuple[Revision, ...]:
        return await self._read(
            lambda raw: self._reader.changed(raw, self._guild, scopes, (since, until), limit)
        )

    async def corrections(
        self, scopes: tuple[str, ...], *, since: int, until: int, limit: int = 500
    ) -> tuple[Revision, ...]:
        return await self._read(
            lambda raw: self._reader.corrections(raw, self._guild, scopes, (since, until), limit)
        )

    async def is_indexed(self) -> bool:
        from knowledge.storage.fingerprint import is_indexed

        return await self._read(is_indexed)

    async def reindex(self, *, progress: Progress | None = None) -> int:
        writer = self._lanes.editing
        large = self._large
        if writer is None:
            return 0
        if await self.is_indexed() and not await self._read(lambda raw: is_due(raw, large)):
            return 0
        # Whoever has nothing to index need not wait until all that indexes is loaded.
        from knowledge.storage.reindexing import reindex

        watch = Watch(progress)
        async with self._lock:
            try:
                return await writer.run(lambda raw: reindex(raw, watch, large=large))
            finally:
                watch.stop()

    async def check(
        self, *, deep: bool = False, progress: Progress | None = None
    ) -> tuple[CheckResult, ...]:
        # Whoever only asks need not wait until all that checks is loaded.
        from knowledge.storage.checking import check

        writer = self._lanes.editing
        lane = writer or self._lanes.reading[0]
        writes = writer is not None
        watch = Watch(progress)
        try:
            results = await lane.run(lambda raw: check(raw, watch, deep=deep, writes=writes))
            if deep and self._encoder is not None:
                from knowledge.storage.vectors import same_vectors

                results += (await lane.run(partial(same_vectors, encoder=self._encoder)),)
            return results
        finally:
            watch.stop()


def _count_anew(raw: Any) -> None:
    statement = dialect_of(raw).count_anew
    if statement:
        raw.execute(statement)
