"""Everything that can go wrong in the record, in one tree.

KnowledgeError
├── BadInput (ValueError)            text, a file or an argument that cannot be accepted
│   ├── BadDate                      words that were meant as a date and are none
│   ├── BadEntry                     what somebody typed makes no fact; carries all that is wrong
│   └── BadPack                      a pack or passage file with problems; carries them all
├── NotFound (LookupError)           a fact, event, measure or source that the scope does not hold
├── Refused                          understood, but not allowed in the present state
│   ├── Conflict                     the record moved on since it was read
│   └── Denied                       whoever asked for it may not
└── StoreError (OSError)             the storage engine cannot do its work
    ├── LeaseLost                    what this process had to do is another's now; nothing was written
    ├── StoreLocked                  another process holds the write lock; trying again may help
    ├── StoreReadOnly                the file or folder cannot be written
    ├── StoreDamaged                 truncated, corrupt, or not a database of ours
    ├── StoreUnsure                  a change may have been kept or not
    └── StoreVersion                 written by a newer release, or the SQLite library is unfit

``str(error)`` is one plain sentence for people: what was wrong, where, and what to do.
"""

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = [
    "BadDate",
    "BadEntry",
    "BadInput",
    "BadPack",
    "Conflict",
    "Denied",
    "KnowledgeError",
    "LeaseLost",
    "NotFound",
    "Problem",
    "Refused",
    "Remark",
    "StoreDamaged",
    "StoreError",
    "StoreLocked",
    "StoreReadOnly",
    "StoreUnsure",
    "StoreVersion",
]


class Remark(str):
    """A sentence for people, in English, that another language has by its ``code``, filled in with its
    ``values``: texts, numbers, days (``DateSpan``), further remarks, or tuples of these."""

    __slots__ = ("code", "values")

    def __new__(cls, english: str, code: str = "", /, **values: object) -> "Remark":
        made = super().__new__(cls, english)
        made.code = code
        made.values = values
        return made

    code: str
    values: Mapping[str, object]


class KnowledgeError(Exception):
    """Base of all errors that people may be shown; raised with a ``Remark`` where members of a chat
    room may see it."""


class BadInput(KnowledgeError, ValueError):
    """Text, a file or an argument cannot be accepted as it is."""


class BadDate(BadInput):
    """Words that should name a date do not."""

    @classmethod
    def unread(cls, asked: str) -> "BadDate":
        """Nothing in ``asked``, shortened as it may be shown, is a date in any way to write one."""
        told = f"“{asked}” is not a date that I can read; try “6 January 2022”, “6 Jan” or “5 to 8 January”."
        return cls(Remark(told, "no-date", asked=asked))


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in an imported file. ``line`` counts from 1; 0 means the file as a whole."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.message}"


class BadPack(BadInput):
    """A pack or passage file has problems; nothing of it was loaded."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        count = len(problems)
        noun = "problem" if count == 1 else "problems"
        super().__init__(f"{count} {noun} found, so nothing was loaded; first: {problems[0]}")


class BadEntry(BadInput):
    """What was typed makes no fact; ``faults`` says all that is wrong with it, each with the name of the
    field that holds it, and ``remarks`` the same as sentences that name the field."""

    def __init__(self, faults: tuple[tuple[str, Remark], ...]) -> None:
        self.faults = faults
        self.remarks = tuple(_about(field, told) for field, told in faults)
        super().__init__(" ".join(self.remarks))


def _about(field: str, told: Remark) -> Remark:
    return Remark(f"{field}: {told}", "entry-about", field=field, told=told)


class NotFound(KnowledgeError, LookupError):
    """The scope holds nothing by that name."""


class Refused(KnowledgeError):
    """The request was understood but is not allowed in the present state."""


class Conflict(Refused):
    """The record moved on since it was read; read again and repeat."""


class Denied(Refused):
    """Whoever asked for it may not do it here. ``refusal`` says why, a value of ``authority.Refusal``."""

    def __init__(self, message: str, refusal: str) -> None:
        super().__init__(message)
        self.refusal = refusal


class StoreError(KnowledgeError, OSError):
    """The storage engine cannot do its work."""

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else self.__class__.__name__


class LeaseLost(StoreError):
    """The share of the shards that this process wrote for is not its own any more."""


class StoreLocked(StoreError):
    """Another process holds the write lock."""


class StoreReadOnly(StoreError):
    """The database file or its folder cannot be written."""


class StoreDamaged(StoreError):
    """The file is truncated, corrupt, or not a Ticktock database."""


class StoreUnsure(StoreError):
    """The server went away while it was told to keep a change: it may have kept it or not."""


class StoreVersion(StoreError):
    """The database is from a newer release, or the SQLite library is unfit."""
