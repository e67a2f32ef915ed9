"""What an edit of the record is: facts' next revisions, and all that goes with them, in one transaction.

A guild's edits lie in a *layer* of its own over the event's pack; the operator's (guild 0) in one that
every guild sees under its own. A fact of an upper layer hides the one of the same id below. Packs never
change by an edit. Instants are Unix seconds (UTC).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from knowledge.errors import Conflict
from knowledge.flow import IndexDocument
from knowledge.models import Fact, FactState, Name, RevisionAction, Source
from knowledge.storage.posting import Post

__all__ = [
    "AuditEntry",
    "ChangeSet",
    "Diverged",
    "Edit",
    "EditConflict",
    "Edited",
    "Editor",
    "KnownEdit",
    "Moved",
    "Receipt",
]


@dataclass(frozen=True, slots=True)
class Editor:
    """Who edits. ``member`` is a Discord id, 0 for what is no member (``name`` then tells what it is)."""

    member: int
    name: str = ""
    """As shown when the edit was made; forgotten with the member."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A fact's next revision in the layer that edits. ``fact.scope`` is the event's slug.

    ``expected`` is the revision that the editor saw, 0 for a fact that is new. A new fact without an
    id is given one. ``document`` is ``None`` where the fact will not stand.
    """

    fact: Fact
    document: IndexDocument | None
    action: RevisionAction
    expected: int
    state: FactState = FactState.STANDS
    rebase: bool = False
    """Whether the editor has seen what the layer below says now, and keeps their own."""


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Edits that are made together or not at all.

    ``key`` makes it idempotent: one that is known changes nothing and gives its first receipt again.
    ``sources`` and ``names`` are new to the layer, or replace those of their id in it; each carries
    its event's slug as ``scope``. What ``tell`` makes of the facts as they were edited is queued in the
    same transaction. ``decides`` is the number of a waiting proposal that is accepted with it; 0 for none.
    """

    editor: Editor
    reason: str
    at: int
    key: str
    edits: tuple[Edit, ...]
    sources: tuple[Source, ...] = ()
    names: tuple[Name, ...] = ()
    tell: Callable[[Sequence["Edited"]], tuple[Post, ...]] | None = None
    deed: str = ""
    """What the edits are where their own actions do not tell, such as ``rollback``; stands in the audit."""
    decides: int = 0
    reviewer: Editor | None = None
    """Who accepts the proposal; ``editor`` is then its author."""
    edition: int | None = None
    """``FactStore.edition`` of the edits' events when they were looked at, where nothing may have come
    between; ``Moved`` is raised where something did."""
    looked_at: tuple[str, ...] = ()
    """The events of that edition where they are more than those of the edits."""


@dataclass(frozen=True, slots=True)
class Edited:
    """One fact after an edit."""

    scope: str
    fact: str
    revision: int
    action: RevisionAction


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a change set did. ``repeated`` when its key was known already."""

    edited: tuple[Edited, ...]
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class KnownEdit:
    """A revision that somebody made by hand, as rollback and lists of corrections want it."""

    scope: str
    fact: str
    number: int
    action: RevisionAction
    state: FactState
    editor: Editor
    reason: str
    at: int


@dataclass(frozen=True, slots=True)
class Diverged:
    """A fact that a layer changed, and that changed below since.

    ``based`` is the revision below on which the layer's fact rests, ``below`` the fact as it is there
    now, ``None`` when it was retracted there.
    """

    mine: Fact
    stands: bool
    based: int
    below: Fact | None
    below_revision: int


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One link of the chain. ``number`` counts from 1; ``hash`` covers the entry before it too.

    What was written is not repeated: ``digest`` is the hash of the revision.
    """

    number: int
    at: int
    actor: str
    guild: int
    action: str
    scope: str = ""
    fact: str = ""
    revision: int = 0
    digest: str = ""
    note: str = ""
    hash: str = ""


class Moved(Conflict):
    """The event was edited since it was looked at: look again, and repeat."""


class EditConflict(Conflict):
    """A fact was edited since it was read. ``current`` is the fact as it is now; ``None`` when gone."""

    def __init__(self, message: str, scope: str, fact: str, current: Fact | None) -> None:
        super().__init__(message)
        self.scope = scope
        self.fact = fact
        self.current = current
