"""The shape of what people read: blocks of short lines, and the references under them.

A ``Reply`` knows nothing of terminals or of Discord; every text in it is plain and bounded, but not
yet made safe for a screen.
"""

from dataclasses import dataclass, field

from knowledge.flow import Bold

__all__ = ["Block", "Facts", "Line", "Note", "Reference", "Reply", "Row", "Sentence", "Table"]


@dataclass(frozen=True, slots=True)
class Line:
    """One fact. ``marks`` are numbers of the reply's references; ``bold`` are ranges of ``text``."""

    fact: str
    text: str
    byline: str
    marks: tuple[int, ...] = ()
    bold: tuple[Bold, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A remark of the bot's own; ``strong`` for one that heads the reply."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Lines under a heading; no heading for those that answer. ``more`` were left out. ``brief``
    when the heading tells most of what bylines tell."""

    title: str
    lines: tuple[Line, ...]
    more: int = 0
    brief: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    day: str
    value: str
    who: str
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a heading; ``more`` earlier ones were left out. ``labelled`` when the first column
    holds words instead of days."""

    title: str
    rows: tuple[Row, ...]
    more: int = 0
    labelled: bool = False


Block = Sentence | Facts | Table


@dataclass(frozen=True, slots=True)
class Reference:
    """What a mark stands for. ``again`` is true when the reference before names the same source."""

    number: int
    source: str
    where: str
    url: str = ""
    again: bool = False
    cited: tuple[str, str, int] = field(default=("", "", 0), compare=False)
    """Scope, id of the source, and paragraph."""
    host: str = ""
    """Where the source leads, of one that bears a name of another one elsewhere."""


@dataclass(frozen=True, slots=True)
class Note:
    """What was put right in a post since it was made: ``lead`` says what was done and on which day,
    ``text`` the words that changed and why."""

    lead: str
    text: str


@dataclass(frozen=True, slots=True)
class Reply:
    """Blocks in reading order, then the references in the order of their numbers. ``notes`` stand on
    each page, the newest first."""

    blocks: tuple[Block, ...] = ()
    references: tuple[Reference, ...] = ()
    understood: str = ""
    notes: tuple[Note, ...] = ()
