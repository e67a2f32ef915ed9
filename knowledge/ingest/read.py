"""A pack's folder to records, with every fault of every line named by file and line."""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from knowledge.codec import (
    event_from_dict,
    fact_from_dict,
    name_from_dict,
    passage_from_dict,
    source_from_dict,
)
from knowledge.errors import BadPack, Problem
from knowledge.ingest.lines import objects, open_lines
from knowledge.ingest.shapes import (
    EventShape,
    FactShape,
    NameShape,
    PassageShape,
    SourceShape,
    explain,
)
from knowledge.models import Event, Pack
from knowledge.regex import regex

__all__ = [
    "EVENT",
    "FACTS",
    "NAMES",
    "PASSAGES",
    "SOURCES",
    "ReadPack",
    "read_pack",
    "read_what_fits",
]

EVENT: Final = "event.toml"
SOURCES: Final = "sources.jsonl"
NAMES: Final = "names.jsonl"
FACTS: Final = "facts.jsonl"
PASSAGES: Final = "passages.jsonl"

_TOML_PLACE: Final = regex(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")

Record = TypeVar("Record")


_ANY: Final = ""
"""Stands for the id of a line that does not tell it."""
_NO_EVENT: Final = Event("", "", 1, date.max.toordinal())
"""Stands for one that cannot be read: no day lies outside it."""


@dataclass(frozen=True, slots=True)
class ReadPack:
    """A pack with the line on which each record stands, by file name, in the records' order.

    Records whose shape is wrong are left out of it; ``unread`` holds their ids by file, ``problems`` what is wrong.
    """

    pack: Pack
    lines: Mapping[str, tuple[int, ...]]
    problems: tuple[Problem, ...] = ()
    unread: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def line(self, file: str, index: int) -> int:
        """Line of the record at ``index`` of ``file``; 0 when it came from no file."""
        lines = self.lines.get(file, ())
        return lines[index] if index < len(lines) else 0

    def may_hold(self, file: str, record: str) -> bool:
        """Whether a line of the file that could not be read may be the record of that id."""
        return not self.unread.get(file, frozenset()).isdisjoint((record, _ANY))

    def is_whole(self, file: str) -> bool:
        """Whether every record of the file was read."""
        return not self.unread.get(file)


def read_pack(folder: Path, look: Callable[[], None] | None = None) -> ReadPack:
    """Read the pack in ``folder``. Raises ``BadPack`` with every problem of shape found.

    ``look`` is called before every line of the long files; what it raises stops the reading.
    """
    read = read_what_fits(folder, look)
    if read.problems:
        raise BadPack(read.problems)
    return read


def read_what_fits(folder: Path, look: Callable[[], None] | None = None) -> ReadPack:
    """The same with what is wrong beside what could be read. Raises ``BadPack`` only where there is no folder."""
    problems: list[Problem] = []
    if not folder.is_dir():
        raise BadPack((Problem(str(folder), 0, "there is no such folder; name a pack's folder"),))
    event = _read_event(folder / EVENT, problems)
    slug = event.slug if event else ""
    lines: dict[str, tuple[int, ...]] = {}
    unread: dict[str, frozenset[str]] = {}

    def lines_of(name: str) -> Iterable[tuple[int, str]]:
        found = open_lines(folder / name, problems)
        return found if look is None else _watched(found, look)

    def records(
        name: str, shape: type[BaseModel], make: Callable[[dict[str, Any]], Record]
    ) -> tuple[Record, ...]:
        faulty: dict[int, str] = {}
        known = len(problems)
        found = tuple(_read_records(lines_of(name), name, shape, make, problems, faulty))
        lines[name] = tuple(number for number, _ in found)
        unread[name] = frozenset(faulty.get(each.line, _ANY) for each in problems[known:])
        return tuple(record for _, record in found)

    sources = records(SOURCES, SourceShape, lambda data: source_from_dict(data, slug))
    names = records(NAMES, NameShape, lambda data: name_from_dict(data, slug))
    facts = records(FACTS, FactShape, lambda data: fact_from_dict(data, slug))
    passages = (
        records(PASSAGES, PassageShape, passage_from_dict) if (folder / PASSAGES).exists() else ()
    )
    if not (facts or passages or problems):
        # A file cut short would else take back all that the event holds.
        problems.append(Problem(FACTS, 0, "the file holds no fact"))
    pack = Pack(event or _NO_EVENT, sources, names, facts, passages)
    return ReadPack(pack, lines, tuple(problems), unread)


def _watched(
    found: Iterable[tuple[int, str]], look: Callable[[], None]
) -> Iterable[tuple[int, str]]:
    for line in found:
        look()
        yield line


def _read_records(
    numbered: Iterable[tuple[int, str]],
    file: str,
    shape: type[BaseModel],
    make: Callable[[dict[str, Any]], Record],
    problems: list[Problem],
    faulty: dict[int, str],
) -> Iterable[tuple[int, Record]]:
    """(line, record) of what fits; ``faulty`` gets the ids that lines tell which do not."""
    first_lines: dict[str, int] = {}
    for number, data in objects(numbered, file, problems):
        if not _fits(data, shape, file, number, problems):
            told = data.get("id")
            faulty[number] = told if isinstance(told, str) else _ANY
            continue
        earlier = first_lines.setdefault(data["id"], number)
        if earlier != number:
            message = f"the id {data['id']} was already used on line {earlier}"
            problems.append(Problem(file, number, message))
            faulty[number] = data["id"]
            continue
        yield number, make(_without_nulls(data))


def _without_nulls(data: Mapping[str, object]) -> dict[str, Any]:
    """What fits a shape, with every null field left out: the codec takes a field for given."""
    return {key: _value(part) for key, part in data.items() if part is not None}


def _value(part: object) -> object:
    if isinstance(part, dict):
        return _without_nulls(part)
    return [_value(each) for each in part] if isinstance(part, list) else part


def _fits(
    data: dict[str, Any],
    shape: type[BaseModel],
    file: str,
    line: int,
    problems: list[Problem],
) -> bool:
    try:
        shape.model_validate(data)
    except ValidationError as error:
        problems.extend(Problem(file, line, message) for message in explain(error))
        return False
    return True


def _read_event(path: Path, problems: list[Problem]) -> Event | None:
    known = len(problems)
    text = "\n".join(line for _, line in open_lines(path, problems))
    if len(problems) > known:
        return None
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        problems.append(_not_toml(path.name, error))
        return None
    plain = {key: _day_text(value) for key, value in data.items()}
    try:
        EventShape.model_validate(plain)
    except ValidationError as error:
        problems.extend(
            Problem(path.name, _line_of(message, text), message) for message in explain(error)
        )
        return None
    return event_from_dict(plain)


def _not_toml(file: str, error: ValueError | RecursionError) -> Problem:
    """What kept a file from being read as TOML, in plain words."""
    if isinstance(error, RecursionError):
        return Problem(file, 0, "the TOML is nested too deeply")
    if not isinstance(error, tomllib.TOMLDecodeError):
        return Problem(file, 0, "a number has too many digits")
    place = _TOML_PLACE.search(str(error))
    line = int(place.group(1) or 0) if place else 0
    reason = _TOML_PLACE.sub("", str(error))
    return Problem(file, line, f"this is not TOML: {reason.lower()}")


def _day_text(value: object) -> object:
    """TOML's own dates as ISO text; an instant stays what it is and is refused by the shape."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    return value


def _line_of(message: str, text: str) -> int:
    """Line of the key that a message begins with; 0 when the key is not there."""
    key = re.split(r"[ .\[]", message, maxsplit=1)[0]
    for number, line in enumerate(text.split("\n"), start=1):
        if line.split("=")[0].strip() == key:
            return number
    return 0
