"""What moderators work through, in the same store: proposals, gaps, watches. Same rules as ``posting``.

Nothing here holds who asked what: a gap is what was asked for in the record's own terms. Bodies are
JSON text of the caller's. A guild is part of every key and of every method. Instants are Unix seconds.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Protocol

from knowledge.models import RevisionAction
from knowledge.storage.editing import AuditEntry, Editor
from knowledge.storage.posting import Post

__all__ = [
    "NOBODY",
    "Gap",
    "GapKind",
    "GapState",
    "KeepStore",
    "Proposal",
    "ProposalState",
    "Watch",
    "WatchKind",
]


NOBODY: Final = Editor(0, "Ticktock")
"""Who does what nobody asked for."""


class ProposalState(StrEnum):
    WAITING = "waiting"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class GapKind(StrEnum):
    """``UNANSWERED``: the record had no answer. ``REPORTED``: a member said that the answer is wrong."""

    UNANSWERED = "unanswered"
    REPORTED = "reported"


class GapState(StrEnum):
    OPEN = "open"
    FILLED = "filled"
    DISMISSED = "dismissed"


class WatchKind(StrEnum):
    EVENT = "event"
    NAME = "name"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change that waits for review. ``number`` is given by the store.

    ``fact`` is empty for a new one, else ``expected`` is the revision that was proposed against.
    ``body`` is the draft or change as JSON; it is kept whatever becomes of the proposal. ``channel``
    is where its author is told; 0: in a direct message.
    """

    guild: int
    event: str
    action: RevisionAction
    fact: str
    expected: int
    body: str
    author: Editor
    reason: str
    at: int
    channel: int = 0
    state: ProposalState = ProposalState.WAITING
    reviewer: Editor | None = None
    decided: int = 0
    note: str = ""
    result: str = ""
    """Id of the fact that came of it."""
    number: int = 0
    key: str = field(default="", compare=False)
    """The key under which it was kept."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Questions that the record could not answer and that ask for the same.

    ``key`` is the same for all of them, ``label`` says what they ask for; both are made of the record's
    terms, never of a question's text. ``count`` is how often it was asked, ``first`` and ``last`` when.
    """

    guild: int
    event: str
    kind: GapKind
    key: str
    label: str
    first: int
    last: int
    count: int = 1
    state: GapState = GapState.OPEN
    fact: str = ""
    """Id of the fact that filled it, or of the one that was reported."""
    number: int = 0
    settled: int = 0
    """When it was filled or dismissed; 0 while it is open."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Somebody follows something. ``member`` 0: a channel does. ``channel`` 0: told in direct messages.

    A member follows a target once, whichever channel they are told in.

    ``target`` is a name's id or a measure; empty for the whole event. ``quiet_from`` and
    ``quiet_until`` are hours 0 to 23 of ``zone`` in which nothing is told; equal: none. ``every`` is
    the least number of seconds between two messages. ``told`` is the instant up to which changes were
    told.
    """

    guild: int
    event: str
    kind: WatchKind
    target: str
    member: int
    channel: int
    zone: str
    told: int
    every: int = 3600
    quiet_from: int = 22
    quiet_until: int = 7
    number: int = 0


class KeepStore(Protocol):
    """Proposals, gaps and watches of one open store. Safe for many tasks, and for many processes."""

    async def propose(self, proposal: Proposal, *, key: str) -> Proposal:
        """Keep a proposal that waits, with its number.

        One whose ``key`` the guild knows is given back as it stands, and nothing is kept.
        """

    async def propose_all(
        self, proposals: Sequence[Proposal], *, same: Callable[[Proposal, Proposal], bool]
    ) -> tuple[Proposal, ...]:
        """Keep proposals together or not at all, each under its own ``key``, in the order given.

        One of a known key is given back as it stands. Where one waits in the guild with which a new
        one is the ``same``, also one of these before it, that one is in its place, with its own key.
        Only those of one event, action, fact and expected revision are looked at.
        """

    async def proposals(
        self,
        guild: int,
        *,
        state: ProposalState | None = ProposalState.WAITING,
        author: int = 0,
        limit: int = 100,
    ) -> tuple[Proposal, ...]:
        """A guild's proposals, oldest first; of one author where ``author`` is a member's id."""

    async def proposal(self, guild: int, number: int) -> Proposal | None:
        """A proposal of a guild."""

    async def decide(
        self,
        guild: int,
        number: int,
        state: ProposalState,
        *,
        reviewer: Editor,
        note: str,
        at: int,
        posts: tuple[Post, ...] = (),
    ) -> bool:
        """Decline or withdraw a waiting proposal, note it in the audit, and queue posts, all together.

        False, and nothing is done, when it does not wait any more. Accepting comes with the edit
        (``ChangeSet.decides``); any other state raises ``ValueError``.
        """

    async def note_gap(self, gap: Gap, *, waiting: int = 0) -> Gap:
        """Count a gap: a new one is opened, one of this guild, event, kind and key counts one more.

        One that was filled or dismissed opens again, under the label given last. ``gap.count`` is how
        often it was asked meanwhile; its state and number do not matter. ``waiting`` is a member who
        asked to be told when it is filled.
        """

    async def gaps(
        self, guild: int | None, *, state: GapState | None = GapState.OPEN, limit: int = 100
    ) -> tuple[Gap, ...]:
        """A guild's gaps, with ``None`` those of all guilds, those asked for most first, then the latest."""

    async def gap(self, guild: int, number: int) -> Gap | None:
        """A gap of a guild."""

    async def await_gap(self, guild: int, number: int, member: int) -> bool:
        """Tell a member when a gap is filled; whether there is such an open gap."""

    async def settle_gap(
        self,
        guild: int,
        number: int,
        state: GapState,
        *,
        fact: str = "",
        at: int,
        tell: Callable[[int], Post] | None = None,
    ) -> tuple[int, ...]:
        """Fill or dismiss a gap, or open it again.

        The members who waited until it was filled or dismissed, by id; their wait is then forgotten,
        and what ``tell`` makes for each of them is queued, all in one transaction.
        One that was reported keeps the reported fact where ``fact`` is empty.
        """

    async def watch(self, watch: Watch) -> Watch | None:
        """Keep a watch, with its number; ``None`` when the member or channel follows it already."""

    async def watches(
        self, guild: int | None = None, *, member: int | None = None
    ) -> tuple[Watch, ...]:
        """Watches, of one guild or member where named, by number."""

    async def unwatch(self, number: int, *, guild: int, member: int | None = None) -> bool:
        """Whether there was such a watch of the guild (and of the member, where named); it is gone."""

    async def told(self, number: int, *, until: int, posts: tuple[Post, ...] = ()) -> bool:
        """Note up to which instant a watch was told, and queue the post in the same transaction.

        False, and nothing is queued, when the watch is gone or was told so far already.
        """

    async def witness(self, entry: AuditEntry, *, editor: Editor, once_in: int = 0) -> None:
        """Add an entry to the audit chain for what is no edit: a refusal, a decision, a setting, an
        erasure. Number, actor and hashes are given by the store.

        With ``once_in`` none is added where a member's entry of the same guild, action and note is less
        than so many seconds old."""

    async def audit(
        self, guild: int | None, *, after: int = 0, limit: int = 500
    ) -> tuple[AuditEntry, ...]:
        """Entries of a guild, or all, with a number above ``after``, in order."""

    async def latest(
        self, guild: int, *, limit: int = 100
    ) -> tuple[tuple[AuditEntry, Editor], ...]:
        """The newest entries of a guild, newest first, each with who acted; nameless when forgotten."""

    async def mine(self, member: int) -> dict[str, list[dict[str, object]]]:
        """All that is kept of a member, as plain values by what it is.

        ``names``: as which they are shown; ``edits``; ``acts``: other entries of the audit;
        ``proposals``; ``decisions`` on other people's; ``waits`` for gaps; ``watches``; ``reports``;
        ``posts`` that answer them.
        """

    async def forget(self, member: int) -> int:
        """Unname a member in edits and proposals, erase their waits and watches; how many rows knew them.

        Proposals of theirs that wait are withdrawn.

        What they wrote into the record stays, and so does the audit, which knows them by a number
        that then leads to nobody.
        """

    async def prune(self, *, before: int) -> int:
        """Erase proposals that were decided, and gaps that were settled, before an instant; how many."""

    async def leave(self, guild: int, *, at: int, editor: Editor = NOBODY) -> None:
        """Erase a guild's proposals, gaps and watches, its layers and events with all their revisions.

        The audit stays: it holds no text, and an entry of ``editor`` says that this was done. What
        belongs to no guild (0) is not erased.
        """
