"""What a storage engine does: about a dozen coarse operations, the same on every engine.

Engines find and keep; they never tokenise, rank or decide. All text that is matched has been made
into tokens by ``knowledge.text`` before it arrives. Scopes are never optional. Instants are Unix
seconds (UTC), days are day numbers (``knowledge.dates.span``). Every method may raise the
``StoreError`` family of ``knowledge.errors``.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from knowledge.flow import Candidate, IndexDocument, Likeness, Plan, Vocabulary
from knowledge.models import Event, Fact, Name, Pack, Passage, Revision, Source
from knowledge.names.listing import NameList

if TYPE_CHECKING:
    # Whoever only asks need not wait until it is loaded.
    from knowledge.meaning.encoder import Encoder, Vectors
    from knowledge.storage.editing import ChangeSet, Diverged, KnownEdit, Receipt
    from knowledge.storage.keeping import KeepStore
    from knowledge.storage.leasing import Lease
    from knowledge.storage.posting import PostStore
    from knowledge.storage.ready import MadePack

__all__ = ["LARGE", "Alike", "CheckResult", "FactStore", "LoadReceipt", "Progress", "StoredPack"]

Progress = Callable[[int, int], None]
"""Called with (done, total) while long work goes on."""

Alike = Callable[[str, str, str], bool]
"""Whether a figure is of the wanted kind, by its unit, its place and its group."""


LARGE: Final = 5_000
"""Facts from which the index of an event is laid out for many."""


@dataclass(frozen=True, slots=True)
class StoredPack:
    """A pack with the index documents of its facts, in the same order as ``pack.facts``."""

    pack: Pack
    documents: tuple[IndexDocument, ...]
    digest: str
    """Hash of the pack's canonical files; loading the same digest again changes nothing."""


@dataclass(frozen=True, slots=True)
class LoadReceipt:
    """What a load changed. All zero when the same digest was already there."""

    scope: str
    added: int
    corrected: int
    retracted: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One check of ``verify`` or ``doctor``: a name, whether it holds, and one plain sentence."""

    name: str
    ok: bool
    detail: str


class FactStore(Protocol):
    """One open record as one guild reads it. Safe for many tasks at once; writes are serialised."""

    @property
    def guild(self) -> int | None:
        """Whose view of the record this is."""

    def view(self, guild: int | None) -> "FactStore":
        """The same record as a guild reads it: each pack under the operator's edits, under the guild's own.

        0 stands for everybody who is in no guild: they read the operator's edits. ``None`` gives the
        packs alone, as they were loaded. A view needs no closing.
        """

    async def steady(self, slugs: tuple[str, ...] = ()) -> "FactStore":
        """The record for one question, or whatever else is asked of it in a row: it is looked at once how the events of these
        slugs stand (all of them where there are few and none is given), and what was read of them while they stood so is
        told again without another look. What is not remembered is read as it is by then. For asking alone, and not for long:
        ``events`` and all that is remembered stay as they were. Needs no closing."""

    async def blank(self) -> "FactStore":
        """An empty record of the same engine that lasts until it is closed."""

    def hold(self, lease: "Lease") -> None:
        """From now on whatever is edited or kept is written only while the lease is held: else it is
        refused, ``LeaseLost``. Also by every view of the record; only where ``Processes`` gave the lease."""

    @property
    def posts(self) -> "PostStore":
        """What the bot remembers beside the record, in the same place."""

    @property
    def keeps(self) -> "KeepStore":
        """What moderators work through, in the same place."""

    async def edit(self, changes: "ChangeSet") -> "Receipt":
        """Make a change set in the view's own layer, all or nothing, with its audit entries.

        Raises ``EditConflict`` when a fact is not at the revision that was expected, ``NotFound`` for
        an unknown event, ``Refused`` when the proposal it decides does not wait any more, ``Moved``
        when the edits' events are not at ``ChangeSet.edition`` any more.
        """

    async def edition(self, scopes: tuple[str, ...]) -> int:
        """A number that grows with every edit of the events, in whatever layer the view reads."""

    async def receipt(self, key: str) -> "Receipt | None":
        """What the change set of a key did; ``None`` when there was none, or very long ago."""

    async def edits(
        self, scopes: tuple[str, ...], *, since: int, until: int, limit: int = 1000
    ) -> "tuple[KnownEdit, ...]":
        """Revisions made in the view's own layer from ``since`` up to before ``until``, oldest first."""

    async def diverged(self, scopes: tuple[str, ...]) -> "tuple[Diverged, ...]":
        """Facts of the view's own layer that changed below since they were taken over, by scope and id."""

    async def layers(self) -> frozenset[int]:
        """Guilds that have a layer or an event of their own."""

    async def known_at(self, scopes: tuple[str, ...], at: int) -> tuple[Fact, ...]:
        """The facts as the record told them at an instant, what was recorded at it included; by scope,
        then in the order of the record."""

    async def close(self) -> None:
        """Finish the running write, checkpoint and close. Calling it twice is fine."""

    async def events(self) -> tuple[Event, ...]:
        """Every event that the guild may read, ordered by first day, then slug."""

    async def pack_digest(self, scope: str) -> str:
        """Digest of the pack loaded in ``scope``; empty when there is none."""

    async def load(
        self,
        stored: "StoredPack | MadePack",
        *,
        actor: str,
        at: int,
        progress: Progress | None = None,
    ) -> LoadReceipt:
        """Make the event's pack, under all layers, hold just this, all or nothing.

        New facts get revision 1; changed ones a ``CORRECT`` revision; facts that the pack no longer
        holds a ``RETRACT`` revision. Nothing is ever deleted. Idempotent by digest. When the
        awaiting task is cancelled the load is soon undone, unless it was finished just then.
        """

    async def names(self, scopes: tuple[str, ...]) -> tuple[Name, ...]:
        """All names of the scopes, ordered by scope, then id."""

    async def name_list(self, scopes: tuple[str, ...]) -> NameList:
        """The same to be looked up: very many names stay as they are stored until they are asked for."""

    async def sources(self, scopes: tuple[str, ...]) -> tuple[Source, ...]:
        """All sources of the scopes, ordered by scope, then id."""

    async def passages(self, scope: str) -> tuple[Passage, ...]:
        """Stored passages, in source, then paragraph order."""

    async def passages_between(
        self, scope: str, source: str, first: int, last: int
    ) -> tuple[Passage, ...]:
        """Stored passages of a source from paragraph ``first`` to ``last``, in paragraph order."""

    async def vocabulary(self, scopes: tuple[str, ...]) -> Vocabulary:
        """Term statistics over the current facts of the scopes; cheap when nothing changed."""

    async def candidates(self, plan: Plan) -> tuple[Candidate, ...]:
        """Facts that fit the plan, at most ``plan.limit``, ordered by (scope, fact id), or the best first
        where an engine knows how well each fits.

        Retracted facts are left out. With more matches than the limit, those holding the rarer
        tokens (earlier in ``plan.tokens``) stay; among equals the smaller (scope, id) stays.
        """

    @property
    def encoder(self) -> "Encoder | None":
        """What makes vectors of facts and questions; ``None`` where nothing does."""

    async def likeness(
        self,
        scopes: tuple[str, ...],
        vector: "Vectors",
        *,
        limit: int,
        beside: Iterable[tuple[str, str]] = (),
    ) -> Likeness | None:
        """The ``limit`` current facts whose vectors lie nearest to one, and how near those ``beside`` lie, given by
        scope and id; ``None`` where no fact has a vector."""

    async def make_vectors(self, *, progress: Progress | None = None) -> int:
        """Make the vectors that facts of any layer lack, batch by batch; how many were made. What was made stays when it
        is broken off."""

    async def count_vectors(self) -> tuple[int, int, int]:
        """Kept vectors, the bytes they take, and how many facts lack one."""

    async def drop_vectors(self) -> int:
        """Forget all vectors; how many there were."""

    async def facts(
        self, scopes: tuple[str, ...], ids: Iterable[str] | None = None
    ) -> tuple[Fact, ...]:
        """Current facts by id in the order given (unknown or retracted ids left out), or all, by
        (scope, order in the pack)."""

    async def between(
        self, scopes: tuple[str, ...], first: int, last: int, *, limit: int = 500
    ) -> tuple[Fact, ...]:
        """Current facts overlapping the days, by (first day, day class, order in the pack)."""

    async def lying_within(
        self, scopes: tuple[str, ...], spans: Sequence[tuple[int, int]], *, limit: int
    ) -> tuple[int, ...]:
        """Of each run of days, given by its first and last, how many of the facts that ``between`` gives, of which
        there are ``limit`` at most, lie wholly within it."""

    async def begun_by_day(
        self, scopes: tuple[str, ...], first: int, last: int, *, limit: int
    ) -> tuple[tuple[int, int, int], ...]:
        """Each day on which facts begin that overlap the days, with how many do, and how many of these last that day
        alone; of more than ``limit`` facts those of one day count first, then such as last longer, the earliest first."""

    async def nearest_days(
        self, scopes: tuple[str, ...], day: int, *, limit: int = 4
    ) -> tuple[int, ...]:
        """Days that have one-day facts, nearest first; the earlier of two equally near first."""

    async def measured(
        self,
        scopes: tuple[str, ...],
        measure: str,
        *,
        near: int | None = 0,
        limit: int | None = None,
        alike: Alike | None = None,
    ) -> tuple[Fact, ...]:
        """Current facts that hold a figure of the measure, by (as-of or first day, pack order).

        Of more than ``limit`` those whose days are nearest to the day ``near``; of very many, of those that
        began within 256 days of it, and where there is no such day none. Of many facts those may be left out then of which
        no figure of the measure is ``alike``: so they need not be read.
        """

    async def measures(self, scopes: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
        """Measures in use with their number of facts, most used first, then by name."""

    async def history(self, scope: str, fact: str) -> tuple[Revision, ...]:
        """Every revision of a fact that led to what is read now, oldest first; empty when the id was
        never used."""

    async def changed(
        self, scopes: tuple[str, ...], *, since: int, until: int, limit: int = 500
    ) -> tuple[Revision, ...]:
        """Revisions recorded from the instant ``since`` up to before ``until``, oldest first.

        Of one instant by scope, fact and number. With more than ``limit`` the oldest stay.
        """

    async def corrections(
        self, scopes: tuple[str, ...], *, since: int, until: int, limit: int = 500
    ) -> tuple[Revision, ...]:
        """Those of ``changed`` by which something that was recorded before was changed, taken back or
        brought back, newest first; with more than ``limit`` the newest stay.
        """

    async def is_indexed(self) -> bool:
        """Whether the index was made by this release."""

    async def reindex(self, *, progress: Progress | None = None) -> int:
        """Bring the index up to this release; how many facts were entered otherwise. All or nothing.

        Done at once when the index is that of this release already.
        """

    async def check(
        self, *, deep: bool = False, progress: Progress | None = None
    ) -> tuple[CheckResult, ...]:
        """Integrity of the file and its schema, index against facts, dangling citations.

        ``deep`` reads all of the record: the hash of each revision, and whether all that questions
        are answered from is what the newest revisions imply. ``progress`` counts parts of the whole.
        Damage fails a check and raises nothing.
        """
