"""What somebody types to make a fact, and what the checks say of it."""

from dataclasses import dataclass
from enum import StrEnum

from knowledge.errors import Remark
from knowledge.models import Event, Fact, Name, Passage, Source

__all__ = ["Checked", "Draft", "Finding", "Known", "Level"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact as typed texts. Several places, names, figures, topics or keywords stand with ``;`` between."""

    statement: str = ""
    date: str = ""
    source: str = ""
    """An id, a title, an address, or "Title, Publisher, https://…"; with "¶ 12" for a paragraph."""
    paragraph: str = ""
    quote: str = ""
    who: str = ""
    outlet: str = ""
    said: str = ""
    standing: str = ""
    place: str = ""
    names: str = ""
    """Such as "Kassym-Jomart Tokayev (actor); person: Ann Smith"."""
    figures: str = ""
    """Such as "detained: over 3,000 (as of 7 Jan, Almaty)"."""
    topics: str = ""
    keywords: str = ""
    caveat: str = ""
    basis: str = ""
    """``stated`` or ``inferred``: whether the source gives the day."""


class Level(StrEnum):
    """``REFUSAL``: it cannot be saved so. ``WARNING``: look twice. ``NOTE``: a hint."""

    REFUSAL = "refusal"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say about a field of a draft; ``suggestion`` is a text that could stand in it."""

    level: Level
    field: str
    remark: Remark
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What a draft is checked against. ``facts`` are those near it: of the same days, words, measures."""

    event: Event
    names: tuple[Name, ...] = ()
    sources: tuple[Source, ...] = ()
    passages: tuple[Passage, ...] = ()
    """Stored passages of the cited source, if any."""
    facts: tuple[Fact, ...] = ()
    measures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft after the checks. ``fact`` is ``None`` where they refuse it; its id and scope are those
    of the fact that is corrected, else empty. ``sources`` and ``names`` are new to the record.

    ``shown`` tells how the fields were understood: names of fields with texts or remarks.
    """

    draft: Draft
    fact: Fact | None
    sources: tuple[Source, ...] = ()
    names: tuple[Name, ...] = ()
    findings: tuple[Finding, ...] = ()
    shown: tuple[tuple[str, str], ...] = ()
    duplicates: tuple[Fact, ...] = ()
    conflicts: tuple[Fact, ...] = ()
