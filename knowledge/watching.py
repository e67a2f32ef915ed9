"""What somebody who follows an event, a name or a measure is told of, and when. No store, no clock.

Instants are Unix seconds. Hours are those that clocks show in the watch's zone at an instant, so a
night in which clocks are changed is as quiet as any other.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from knowledge.models import Fact, Revision
from knowledge.storage.keeping import Watch, WatchKind

__all__ = [
    "SETTLED",
    "Change",
    "ChangeKind",
    "Part",
    "changed_parts",
    "changes_of",
    "concerning",
    "is_due",
    "is_quiet",
    "names_in",
]

SETTLED: Final = 60
"""Seconds after which edits of an instant are surely all in the record."""
_DEEPEST: Final = 8
"""Places within places that are gone through."""


class ChangeKind(StrEnum):
    ADDED = "added"
    CORRECTED = "corrected"
    RETRACTED = "retracted"


class Part(StrEnum):
    """What may differ between two revisions of a fact, in the order in which it is told."""

    STATEMENT = "statement"
    DAY = "date"
    FIGURES = "figures"
    STANDING = "standing"
    WHO = "who"
    CAVEAT = "caveat"
    SOURCES = "source"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one fact within a time: ``before`` as it was until then, ``None`` for a new one;
    ``after`` its newest revision; ``members`` who made the revisions between, 0 for no member."""

    before: Fact | None
    after: Revision
    members: frozenset[int]

    @property
    def kind(self) -> ChangeKind:
        if not self.after.stands:
            return ChangeKind.RETRACTED
        return ChangeKind.ADDED if self.before is None else ChangeKind.CORRECTED

    @property
    def fact(self) -> Fact:
        return self.after.fact


def changes_of(
    revisions: Iterable[Revision], histories: Mapping[tuple[str, str], Sequence[Revision]]
) -> tuple[Change, ...]:
    """What revisions came to, fact by fact in the order of their first; what came and went, and what
    is again as it was, is left out. ``histories`` are needed of facts that are not new."""
    chains: dict[tuple[str, str], list[Revision]] = {}
    for each in revisions:
        chains.setdefault((each.fact.scope, each.fact.id), []).append(each)
    found: list[Change] = []
    for key, chain in chains.items():
        earlier = [each for each in histories.get(key, ()) if each.number < chain[0].number]
        before = earlier[-1].fact if earlier and earlier[-1].stands else None
        change = Change(before, chain[-1], frozenset(each.member for each in chain))
        if before is None and not chain[-1].stands:
            continue
        if change.kind is ChangeKind.CORRECTED and _same(before, chain[-1].fact):
            continue
        found.append(change)
    return tuple(found)


def concerning(
    watch: Watch, changes: Iterable[Change], within: Mapping[str, str]
) -> tuple[Change, ...]:
    """The changes that a watch tells of: those of what it follows, now or before, that its member did
    not make alone. ``within`` leads from each name's id to that of what contains it."""
    return tuple(
        each
        for each in changes
        if each.fact.scope == watch.event
        and not (watch.member and each.members == {watch.member})
        and any(_is_of(watch, fact, within) for fact in (each.before, each.fact) if fact)
    )


def is_due(watch: Watch, at: int) -> bool:
    """Whether the watch may be told of changes at an instant: long enough after the last message, and
    not in its quiet hours."""
    return at - watch.told >= watch.every and not is_quiet(watch, at)


def is_quiet(watch: Watch, at: int) -> bool:
    """Whether an instant lies in the watch's quiet hours."""
    first, end = watch.quiet_from, watch.quiet_until
    hour = datetime.fromtimestamp(at, _zone(watch.zone)).hour
    return first <= hour < end if first <= end else hour >= first or hour < end


def changed_parts(before: Fact, after: Fact) -> tuple[Part, ...]:
    """What two revisions of a fact tell differently."""
    pairs: Mapping[Part, tuple[object, object]] = {
        Part.STATEMENT: (before.statement, after.statement),
        Part.DAY: ((before.when, before.basis), (after.when, after.basis)),
        Part.FIGURES: (before.figures, after.figures),
        Part.STANDING: (before.standing, after.standing),
        Part.WHO: (before.attribution, after.attribution),
        Part.CAVEAT: (before.caveat, after.caveat),
        Part.SOURCES: (before.citations, after.citations),
    }
    found = tuple(part for part, (one, other) in pairs.items() if one != other)
    return found or (() if _same(before, after) else (Part.OTHER,))


def names_in(fact: Fact) -> frozenset[str]:
    """Ids of all names that have a part in a fact."""
    said = (fact.attribution.who_name, fact.attribution.outlet_name)
    counted = [name for each in fact.figures for name in (each.place, each.counted_by)]
    parts = (part.name for part in fact.names)
    return frozenset((*fact.places, *parts, *said, *counted)) - {""}


def _is_of(watch: Watch, fact: Fact, within: Mapping[str, str]) -> bool:
    match watch.kind:
        case WatchKind.EVENT:
            return True
        case WatchKind.MEASURE:
            return any(figure.measure == watch.target for figure in fact.figures)
        case WatchKind.NAME:
            return any(watch.target in _containing(name, within) for name in names_in(fact))


def _containing(name: str, within: Mapping[str, str]) -> tuple[str, ...]:
    """A name and those that contain it, from the inside out."""
    chain = [name]
    while len(chain) < _DEEPEST and (outer := within.get(chain[-1], "")):
        chain.append(outer)
    return tuple(chain)


def _same(one: Fact | None, other: Fact) -> bool:
    return one is not None and replace(one, revision=other.revision) == other


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")
