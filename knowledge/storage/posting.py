"""What the bot has to remember beside the record, in the same store: guilds, posts, schedules.

A post is written down before it is sent, in one transaction with what it reports, and is sent under a
nonce that never changes; so a crash at any moment neither loses nor doubles it. The store knows nothing
of Discord: ids are integers of at most 63 bits, bodies are text. Instants are Unix seconds (UTC), days
are day numbers. Every method may raise the ``StoreError`` family of ``knowledge.errors``.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

__all__ = [
    "DigestMode",
    "Guild",
    "Post",
    "PostAction",
    "PostState",
    "PostStore",
    "PostedFact",
    "Schedule",
    "Settled",
]


class PostState(StrEnum):
    """``WAITING`` to be sent, ``SENT``, ``GIVEN_UP`` after refusals, ``REMOVED`` on purpose."""

    WAITING = "waiting"
    SENT = "sent"
    GIVEN_UP = "given-up"
    REMOVED = "removed"


class PostAction(StrEnum):
    """What sending does: make a message, change it, or take it away."""

    CREATE = "create"
    EDIT = "edit"
    DELETE = "delete"


class DigestMode(StrEnum):
    """``ON_THIS_DAY``: an event's day on its anniversary. ``REPLAY``: its days one after the other.
    ``CHANGES``: what was added or corrected since the day before."""

    ON_THIS_DAY = "on-this-day"
    REPLAY = "replay"
    CHANGES = "changes"


@dataclass(frozen=True, slots=True)
class Guild:
    """What a guild has chosen. An unknown guild has these defaults; ``id`` 0 stands for no guild."""

    id: int
    language: str = ""
    """Language tag of the bot's own words; empty: that of the reader."""
    zone: str = "UTC"
    """IANA name; decides which day "today" is."""
    events: tuple[str, ...] = ()
    """Slugs of the events that may be asked, in order; empty: all."""
    answer_in: tuple[int, ...] = ()
    """Channels in which every question is answered without being asked to, sorted."""
    editor_role: int = 0
    """Role whose holders keep the record; 0: those who manage the guild alone."""
    notices: int = 0
    """Channel in which moderators are told what went wrong; 0: nowhere."""
    plain: bool = False
    """Whether answers are plain text instead of laid out."""
    review: bool = False
    """Whether an editor's own edits wait for a second one."""
    proposals: bool = True
    """Whether members may propose facts."""


@dataclass(frozen=True, slots=True)
class PostedFact:
    """A fact as it stood in a post."""

    scope: str
    fact: str
    revision: int


@dataclass(frozen=True, slots=True)
class Post:
    """A message of the bot's: waiting, sent or gone.

    ``key`` is unique for ever, at most 25 characters of ``[a-z0-9-]``; it is the nonce too, and what
    buttons are called by. ``body`` is the message to send as JSON, emptied once it is sent. ``view``
    and ``context`` are JSON of the bot's own: what buttons need, what a follow-up inherits. Words of the
    asker's own stand in both only under ``own`` (and in the view's ``understood``), where they fade.
    """

    key: str
    kind: str
    """answer | reading | digest | notice | watch | known | editing | reviewing"""
    channel: int
    """0: a direct message to the asker."""
    guild: int = 0
    asker: int = 0
    question: int = 0
    """The message that is answered; 0 for none."""
    body: str = ""
    view: str = ""
    context: str = ""
    facts: tuple[PostedFact, ...] = ()
    created: int = 0
    action: PostAction = PostAction.CREATE
    state: PostState = PostState.WAITING
    message: int = 0
    """The message's id once it is known; what is changed or taken away."""
    attempts: int = 0
    due: int = 0
    """Instant before which it is not tried."""
    private: bool = False
    """Whether its asker alone sees it; it is then erased with them."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """A daily digest of one channel. At most one of a mode and event for each channel.

    ``hour`` is 0 to 23 of ``zone``. ``pace`` is how many of the event's days one local day replays,
    at least 1; ``begins`` the local day number of the first post. ``off`` tells why it was switched
    off; empty while it is on.
    """

    guild: int
    channel: int
    mode: DigestMode
    event: str
    hour: int
    zone: str
    pace: int = 1
    begins: int = 0
    refusals: int = 0
    """Sends refused one after the other."""
    off: str = ""
    id: int = 0
    """Given by the store; 0 before that."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A local day of a schedule that is done with, and the instant at which it was."""

    day: int
    at: int


class PostStore(Protocol):
    """Guilds, posts and schedules of one open store. Safe for many tasks, and for many processes."""

    async def guild(self, guild: int) -> Guild:
        """A guild's choices; the defaults when it has made none."""

    async def save_guild(self, guild: Guild, *, at: int) -> None:
        """Keep a guild's choices in place of those before."""

    async def forget_guild(self, guild: int) -> None:
        """Erase a guild's choices, posts and schedules."""

    async def kept_guilds(self) -> tuple[int, ...]:
        """The guilds of which anything is kept, sorted: also proposals, gaps, watches and layers."""

    async def left_guilds(self) -> dict[int, int]:
        """The guilds that were left, with the instant at which that was noted first."""

    async def note_left(self, guild: int, *, at: int) -> None:
        """A guild was left; one that is known to have been keeps its instant."""

    async def note_back(self, guild: int) -> None:
        """A guild that was left is so no more, or nothing is kept of it."""

    async def forget_member(self, member: int) -> int:
        """Erase what is kept of a member: whom a guild's posts answer, their reports, and their other posts
        with the facts that those show.

        An answer that waits to be sent still is; a message to them alone is not, nor the notice of a
        report. The number of posts and reports that knew the member.
        """

    async def fade(self, *, before: int) -> int:
        """Take the askers' own words out of posts that were last changed before an instant; of how many."""

    async def claim(self, key: str, *, at: int) -> bool:
        """Whether this is the first time that anybody claims ``key``, such as a delivered event's id."""

    async def queue(self, post: Post) -> bool:
        """Write a new post down to be sent. False, and nothing is changed, when its key is known."""

    async def keep(self, post: Post) -> bool:
        """Write down a post that has already been sent. False when its key is known."""

    async def revise(self, post: Post, *, at: int) -> None:
        """Give the post of this key another body, view, context and facts.

        One that waits to be made is sent as it is now; one that was sent is changed where it stands:
        it waits again, with the action ``EDIT``. One that is gone stays so, and so does the message
        of a post whose message is not known; a change that was given up is tried again.
        """

    async def amend(self, post: Post, *, at: int) -> None:
        """Take note that the post of this key shows another view, context and facts.

        For a message that was already changed where it stands: nothing is sent. One that is gone
        stays so.
        """

    async def remove(self, key: str, *, at: int) -> None:
        """Take a post back: one that waits to be made never is; one that was sent waits for ``DELETE``."""

    async def waiting(self, *, limit: int = 100) -> tuple[Post, ...]:
        """The oldest waiting post of each channel, ordered by when they were written down."""

    async def next_in(self, channel: int) -> Post | None:
        """The oldest waiting post of a channel."""

    async def sent(self, key: str, *, body: str, message: int, at: int) -> None:
        """Take note that ``body`` was sent as ``message``.

        A post that got another body or action meanwhile goes on waiting, for that to be sent. For
        ``DELETE`` the body is empty, as it is in the post.
        """

    async def postpone(self, key: str, *, due: int) -> None:
        """Try again from ``due`` on; counts an attempt."""

    async def give_up(self, key: str, *, at: int) -> None:
        """Stop trying to send a post."""

    async def post(self, key: str) -> Post | None:
        """The post of a key."""

    async def post_in(self, message: int) -> Post | None:
        """The post that was sent as a message."""

    async def answer_to(self, question: int) -> Post | None:
        """The newest post that answers a message and is not gone."""

    async def latest(self, channel: int, asker: int, *, since: int) -> Post | None:
        """The newest answer to a member in a channel, not older than ``since``, that has a context."""

    async def citing(
        self,
        scope: str,
        fact: str,
        *,
        guild: int | None = None,
        since: int = 0,
        limit: int = 1000,
    ) -> tuple[Post, ...]:
        """Posts that show a fact and are not gone, newest first; those of one guild where it is named.

        None that was written down before ``since``, and at most ``limit``.
        """

    async def cited(self, scope: str, *, since: int = 0) -> tuple[PostedFact, ...]:
        """The facts of an event, each in every revision in which it stands in a post that is not gone,
        by id and revision; of posts written down from ``since`` on."""

    async def unchanged(self, *, since: int, limit: int = 100) -> tuple[Post, ...]:
        """Posts written down from ``since`` on whose change was given up, newest first."""

    async def schedules(self, guild: int | None = None) -> tuple[Schedule, ...]:
        """Schedules of a guild, or of all, by guild, channel, mode and event; those off too."""

    async def save_schedule(self, schedule: Schedule, *, at: int) -> Schedule:
        """Keep a schedule in place of the one of this channel, mode and event; with its id."""

    async def remove_schedule(self, schedule: int) -> bool:
        """Whether there was such a schedule; it is gone now."""

    async def claim_digest(self, schedule: int, day: int, post: Post | None, *, at: int) -> bool:
        """Settle a schedule's local day for good, and queue its post in the same transaction.

        False, and nothing is queued, when the day was settled before, or the schedule is off or
        gone. ``None`` settles an empty day. Days stay settled when a schedule is removed and set
        again.
        """

    async def settled(self, schedule: int) -> int | None:
        """The newest local day that was settled."""

    async def settled_before(self, schedule: int, day: int) -> Settled | None:
        """The newest local day before ``day`` that was settled."""

    async def refused(self, schedule: int) -> int:
        """Count a refusal of a schedule's channel; the number of them one after the other."""

    async def accepted(self, schedule: int) -> None:
        """A schedule's channel took a post: the next refusal is the first."""

    async def switch_off(self, schedule: int, reason: str, notice: Post | None, *, at: int) -> bool:
        """Switch a schedule off for a reason, and queue a notice of it in the same transaction.

        False, and nothing is queued, when it was off already or is gone.
        """

    async def report(self, key: str, *, actor: int, reason: str, at: int) -> bool:
        """Keep a member's report on a post. False when this member has reported it before."""

    async def reports(self, guild: int, *, limit: int = 500) -> tuple[tuple[str, str, int], ...]:
        """The key of a guild's post, what somebody says is wrong with it, and when, the newest first; as
        long as the post is kept."""

    async def note(self, name: str) -> str:
        """A short text that was kept under a name; empty when there is none."""

    async def save_note(self, name: str, text: str) -> None:
        """Keep a short text under a name, such as the hash of what was synced."""

    async def prune(self, *, before: int) -> int:
        """Erase claims, posts and reports made before an instant; how many posts were erased."""
