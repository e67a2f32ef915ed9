"""What is stored: events, sources, passages, names, facts and their revisions.

All records are frozen and carry no behaviour beyond what their fields mean. A *scope* is the slug
of one pack (or, later, of one guild's own record); every id below is unique within its scope only.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from knowledge.dates.span import DateSpan

__all__ = [
    "Attribution",
    "Basis",
    "Citation",
    "Event",
    "Fact",
    "FactName",
    "FactState",
    "Figure",
    "Link",
    "LinkKind",
    "Name",
    "NameKind",
    "Pack",
    "Passage",
    "Qualifier",
    "Revision",
    "RevisionAction",
    "Source",
    "Standing",
    "whole_timeline",
]


class Standing(StrEnum):
    """How firmly a statement stands, from what its source says of it."""

    REPORTED = "reported"
    CLAIMED = "claimed"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    DENIED = "denied"


class Basis(StrEnum):
    """Whether the source states the day or the editor worked it out from the context."""

    STATED = "stated"
    INFERRED = "inferred"


class NameKind(StrEnum):
    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    FACILITY = "facility"
    GROUP = "group"


class Qualifier(StrEnum):
    """What the source says around a number."""

    EXACTLY = "exactly"
    ABOUT = "about"
    AT_LEAST = "at-least"
    OVER = "over"
    AT_MOST = "at-most"
    UNDER = "under"


class LinkKind(StrEnum):
    UPDATES = "updates"
    CONTRADICTS = "contradicts"
    CORROBORATES = "corroborates"
    DUPLICATES = "duplicates"
    RETRACTS = "retracts"


class RevisionAction(StrEnum):
    ADD = "add"
    CORRECT = "correct"
    RETRACT = "retract"
    UNDO = "undo"


class FactState(StrEnum):
    """What a revision makes of its fact. ``RELEASED``: a layer lets the one below show again."""

    STANDS = "stands"
    RETRACTED = "retracted"
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class Event:
    """One storyline. ``slug`` is its scope; ``first`` and ``last`` are day numbers, inclusive."""

    slug: str
    title: str
    first: int
    last: int
    zone: str = "UTC"
    languages: tuple[str, ...] = ("en",)
    default_names: tuple[str, ...] = ()
    """Ids of names that the whole event is about ("Kazakhstan"): they select nothing within it."""
    summary: str = ""
    prefix: str = ""
    """Beginning of the event's fact ids, such as ``KZ``."""

    @property
    def timeline(self) -> tuple[int, int] | None:
        """First and last day; ``None`` where no fact tells a day, which is kept as all days of the calendar."""
        whole = self.first <= 1 and self.last >= date.max.toordinal()
        return None if whole else (self.first, self.last)

    @property
    def days(self) -> DateSpan | None:
        """The same as a span."""
        return None if self.timeline is None else DateSpan(self.first, self.last)


def whole_timeline(events: Iterable[Event]) -> tuple[int, int] | None:
    """First and last day of several events; ``None`` where none of them tells a day."""
    known = [each.timeline for each in events if each.timeline is not None]
    if not known:
        return None
    return min(first for first, _ in known), max(last for _, last in known)


@dataclass(frozen=True, slots=True)
class Source:
    """A publication. ``published`` and ``modified`` are EDTF text, or empty when not known."""

    id: str
    title: str
    publisher: str
    url: str = ""
    published: str = ""
    modified: str = ""
    language: str = "en"
    note: str = ""
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """An addressable piece of a source. ``paragraph`` counts from 1; ``text`` may be absent."""

    id: str
    source: str
    paragraph: int
    text: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A person, place, organisation, facility or group, with every spelling people may use.

    ``aliases`` are other names and spellings; ``titles`` are ways to say the same person by office
    ("the president", "head of state"), weaker than aliases. ``within`` is the id of the place or
    organisation that contains this one.
    """

    id: str
    kind: NameKind
    display: str
    aliases: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    within: str = ""
    about: str = ""
    """A few words that tell who or what this is, for display: "President of Kazakhstan"."""
    scope: str = ""


@dataclass(frozen=True, slots=True)
class FactName:
    """A name's part in a fact; ``role`` is a free word such as speaker, actor, target, subject."""

    name: str
    role: str = "subject"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so. ``who`` and ``outlet`` are names as shown; ``via`` texts stay empty if unknown.

    ``who_name`` and ``outlet_name`` are ids of names where the pack has them. ``said`` is when it
    was said or published, ``None`` when the source does not tell.
    """

    who: str = ""
    outlet: str = ""
    who_name: str = ""
    outlet_name: str = ""
    said: DateSpan | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured quantity. ``low`` and ``high`` bound it (``None`` = open); ``best`` is as printed.

    ``as_of`` is the day number up to which it counts (``None``: the fact's own day); ``cumulative``
    says that it counts everything since the event began, so a later one updates an earlier one.
    ``place`` and ``counted_by`` are name ids or empty; ``group`` says who or what is counted.
    """

    measure: str
    best: float
    low: float | None = None
    high: float | None = None
    qualifier: Qualifier = Qualifier.EXACTLY
    unit: str = ""
    place: str = ""
    group: str = ""
    as_of: int | None = None
    cumulative: bool = False
    counted_by: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """Ties a fact to a passage: ``source`` id and paragraph (1-based; 0 = the whole source)."""

    source: str
    paragraph: int = 0
    quote: str = ""
    """Exact words of the passage; checked when saved, where a text of the source is stored."""


@dataclass(frozen=True, slots=True)
class Link:
    kind: LinkKind
    fact: str
    """Id of the other fact, in the same scope."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One atomic, dated, attributed statement, in its current or any earlier revision.

    ``when`` is ``None`` only for what has no day of its own. ``written`` keeps the date's words as
    printed. ``passage`` is true for an imported passage that stands as its own fact: its figures
    and names are then derived from the text, not curated.
    """

    id: str
    statement: str
    when: DateSpan | None = None
    basis: Basis = Basis.STATED
    written: str = ""
    places: tuple[str, ...] = ()
    names: tuple[FactName, ...] = ()
    attribution: Attribution = field(default_factory=Attribution)
    standing: Standing = Standing.REPORTED
    topics: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    citations: tuple[Citation, ...] = ()
    caveat: str = ""
    links: tuple[Link, ...] = ()
    keywords: tuple[str, ...] = ()
    """Words a reader may use for this that the statement does not contain; general, not questions."""
    title: str = ""
    """Heading of an imported passage; empty for curated facts."""
    passage: bool = False
    beside: tuple[str, ...] = ()
    """Names that the passage right before tells, where this one says only "he" or "there"; none for curated facts."""
    meant: tuple[str, ...] = ()
    """Words of the passage right before for what this one plainly means by "it" or "they"; none for curated facts."""
    also: tuple[int, ...] = ()
    """Further days of which a passage of one sentence tells, by number; none for curated facts."""
    scope: str = ""
    revision: int = 1


@dataclass(frozen=True, slots=True)
class Revision:
    """One append-only version of a fact. ``at`` is Unix seconds, UTC; ``fact`` its full content.

    ``actor`` is what or who made it, as shown; empty for a member who was forgotten.
    """

    fact: Fact
    number: int
    action: RevisionAction
    actor: str
    reason: str
    at: int
    state: FactState = FactState.STANDS
    member: int = 0
    """Discord id of the member who made it; 0 for what is no member, or was forgotten."""
    guild: int | None = None
    """Whose edit it is, 0 for the operator's; ``None`` for the pack's."""

    @property
    def stands(self) -> bool:
        """Whether there is such a fact after it: not so when it, or its beginning, was taken back."""
        return self.state is not FactState.RETRACTED


@dataclass(frozen=True, slots=True)
class Pack:
    """One event with everything recorded about it, in file order."""

    event: Event
    sources: tuple[Source, ...]
    names: tuple[Name, ...]
    facts: tuple[Fact, ...]
    passages: tuple[Passage, ...] = ()
