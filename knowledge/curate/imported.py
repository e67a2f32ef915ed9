"""What a file of facts does to the record, or with a preview would do."""

from dataclasses import dataclass, replace

from knowledge.errors import Remark
from knowledge.models import Fact, Name, Source
from knowledge.storage.editing import Edited
from knowledge.storage.keeping import Proposal

__all__ = ["Change", "Imported", "together"]


@dataclass(frozen=True, slots=True)
class Change:
    """What a line of a file does to the record; ``before`` is ``None`` for a new fact, whose id is empty."""

    line: int
    before: Fact | None
    after: Fact


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file does, or with a preview would do. ``remarks`` are warnings and notes, by line;
    ``names`` and ``sources`` are those by which ``changes`` are told, the new ones among them."""

    added: int
    corrected: int
    unchanged: int
    remarks: tuple[tuple[int, Remark], ...] = ()
    edited: tuple[Edited, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    waiting: tuple[Proposal, ...] = ()
    """Of changes that wait for review already: they are not kept twice."""
    repeated: bool = False
    changes: tuple[Change, ...] = ()
    names: tuple[Name, ...] = ()
    sources: tuple[Source, ...] = ()


def together(one: Imported, other: Imported) -> Imported:
    """What two parts of a file do, with what is told of them; remarks in the order of the lines."""
    return replace(
        one,
        added=one.added + other.added,
        corrected=one.corrected + other.corrected,
        unchanged=one.unchanged + other.unchanged,
        remarks=tuple(sorted((*one.remarks, *other.remarks), key=lambda each: each[0])),
        changes=(*one.changes, *other.changes),
        names=(*one.names, *other.names),
        sources=(*one.sources, *other.sources),
    )
