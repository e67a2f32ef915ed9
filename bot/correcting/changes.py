"""What became of facts since a post showed them, and which facts an audit tells of. Knows no Discord."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from knowledge.models import Fact, FactState, Revision, RevisionAction
from knowledge.storage.editing import AuditEntry

__all__ = ["Change", "ChangeKind", "Touched", "change_of", "effect", "same_words", "touched"]

_EDITS: Final = frozenset(map(str, RevisionAction))
_LOADED: Final = "load"


class ChangeKind(StrEnum):
    CORRECTED = "corrected"
    TAKEN_BACK = "taken-back"
    UNDONE = "undone"
    """It reads again as it did before a correction."""
    RESTORED = "restored"
    """It stands again after it was taken back."""


@dataclass(frozen=True, slots=True)
class Change:
    """A fact before and after; ``revision`` is the last of those that changed it, ``number`` that of the
    fact as it is read now. ``alike`` are numbers of the revisions that read as it does now."""

    kind: ChangeKind
    before: Fact
    after: Fact
    revision: Revision
    number: int
    alike: frozenset[int] = frozenset()


def change_of(revisions: Sequence[Revision], posted: int) -> Change | None:
    """What became of a fact since its revision ``posted``; ``None`` where it reads the same.

    ``revisions`` are all of the fact's, at least one. A fact that did not stand and still does not
    reads the same.
    """
    newest, now = revisions[-1], effect(revisions)
    shown = _shown(revisions, posted)
    stood = shown.state is FactState.STANDS
    if now is None:
        if not stood:
            return None
        return Change(ChangeKind.TAKEN_BACK, shown.fact, shown.fact, newest, newest.number)
    if now.revision == posted and stood:
        return None
    kind = ChangeKind.CORRECTED if stood else ChangeKind.RESTORED
    if stood and newest.action is RevisionAction.UNDO and _read_before(revisions, shown, now):
        kind = ChangeKind.UNDONE
    alike = frozenset(each.number for each in revisions if same_words(each.fact, now))
    return Change(kind, shown.fact, now, newest, now.revision, alike)


def effect(revisions: Sequence[Revision]) -> Fact | None:
    """What is read after the last of some revisions; ``None`` where the fact does not stand."""
    last = revisions[-1]
    if last.state is FactState.RELEASED:
        below = [each for each in revisions if each.guild != last.guild]
        return effect(below) if below else None
    return last.fact if last.stands else None


def same_words(one: Fact, other: Fact) -> bool:
    """Whether two revisions of a fact tell the same."""
    return replace(one, revision=other.revision) == other


def _shown(revisions: Sequence[Revision], posted: int) -> Revision:
    """The revision of a number: of several, where a layer let go of the fact, the last."""
    found = [each for each in revisions if each.number == posted]
    return found[-1] if found else revisions[0]


def _read_before(revisions: Sequence[Revision], shown: Revision, now: Fact) -> bool:
    """Whether the fact read as it does now before it came to be what was shown."""
    earlier = revisions[: revisions.index(shown)]
    return any(each.stands and same_words(each.fact, now) for each in earlier)


@dataclass(frozen=True, slots=True)
class Touched:
    """What some entries of the audit tell of: facts, each with the guild whose layer was edited
    (``None``: everybody's), and events whose pack was loaded."""

    facts: tuple[tuple[int | None, str, str], ...]
    loaded: tuple[str, ...]


def touched(entries: Iterable[AuditEntry]) -> Touched:
    """The facts and events of edits and loads, each once."""
    facts: dict[tuple[int | None, str, str], None] = {}
    loaded: dict[str, None] = {}
    for entry in entries:
        if entry.action in _EDITS and entry.fact:
            facts[entry.guild or None, entry.scope, entry.fact] = None
        elif entry.action == _LOADED:
            loaded[entry.scope] = None
    return Touched(tuple(facts), tuple(loaded))
