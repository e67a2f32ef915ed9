"""Named queries as PostgreSQL takes them: numbered parameters, and rows that are copied in."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any, Final

from knowledge.regex import regex

__all__ = ["Statement", "convert_lists", "read_statement"]

_NAMED: Final = regex(r"(?<![:\w]):([a-z_]+)")
_COPIED: Final = regex(
    r"INSERT INTO (?P<table>\w+)\s*\((?P<columns>[\w\s,]+)\)\s*VALUES\s*\((?P<values>[\w\s,:]+)\);"
)
_NOTHING: Final = "-- nothing"
_PARTS: Final = "-- by parts"
_ASKS: Final = regex(r"(?:SELECT|INSERT|UPDATE|DELETE|WITH)\b")
_LISTS: Final = ("int8[]", "text[]")
"""Types of parameters for which units of work hand over JSON."""

Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement whose parameters are numbered, in the order of ``names``."""

    text: str
    names: tuple[str, ...]
    does: bool = True
    """Whether it does anything: some blocks of SQLite have nothing to do here."""
    asks: bool = True
    """Whether it can be prepared; what begins and ends transactions is not."""
    by_parts: bool = False
    """Whether its rows are fetched bit by bit, as they are read."""
    table: str = ""
    """Table into which rows can be copied in place of inserting them one by one; empty where they cannot."""
    columns: tuple[str, ...] = ()
    """Its columns in the order of ``names``."""

    @property
    def pick(self) -> Callable[[Values], tuple[object, ...]]:
        """The arguments that the named values are, in order."""
        names = self.names
        if len(names) > 1:
            return itemgetter(*names)
        return lambda values: tuple(values[name] for name in names)


@lru_cache(maxsize=1024)
def read_statement(text: str) -> Statement:
    """A statement with parameters such as ``:name``."""
    if text.startswith(_NOTHING):
        return Statement("", (), does=False)
    by_parts = text.startswith(_PARTS)
    plain = text.partition("\n")[2] if by_parts else text
    names = tuple(dict.fromkeys(_NAMED.findall(plain)))
    numbers = {name: f"${at}" for at, name in enumerate(names, start=1)}
    numbered = _NAMED.sub(lambda match: numbers[match[1]], plain)
    asks = bool(_ASKS.match(plain)) and plain.count(";") <= 1
    copied = _COPIED.fullmatch(plain)
    if copied is None:
        return Statement(numbered, names, asks=asks, by_parts=by_parts)
    columns = tuple(part.strip() for part in copied["columns"].split(","))
    values = tuple(part.strip() for part in copied["values"].split(","))
    given = dict(zip((value.removeprefix(":") for value in values), columns, strict=True))
    if set(given) != set(names) or len(values) != len(names):
        return Statement(numbered, names)
    return Statement(
        numbered, names, table=copied["table"], columns=tuple(given[name] for name in names)
    )


def convert_lists(types: tuple[str, ...]) -> Callable[[tuple[Any, ...]], tuple[Any, ...]] | None:
    """What makes lists of JSON where a parameter is an array; ``None`` where none is."""
    places = frozenset(at for at, name in enumerate(types) if name in _LISTS)
    if not places:
        return None

    def converted(values: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(
            json.loads(value) if at in places and isinstance(value, str) else value
            for at, value in enumerate(values)
        )

    return converted
