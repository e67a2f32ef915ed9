"""Facts as files: JSON Lines, CSV, or one statement a line; read with every fault by its line, and written.

A CSV file has a column for each field of a draft, and ``id``; commas, semicolons or tabs part them. A cell
that a spreadsheet would take for a formula is written with an apostrophe before it, which is taken off
again when it is read. For plain statements see ``knowledge.curate.plain``.
"""

import csv
import io
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any, Final, TypeVar

from pydantic import ValidationError

from knowledge.codec import canonical, fact_from_dict, fact_to_dict
from knowledge.curate.plain import plain_lines
from knowledge.entry import Draft, draft_of, plain_fact
from knowledge.errors import BadPack, Problem, Remark
from knowledge.ingest.lines import objects_in
from knowledge.ingest.shapes import FactShape, explain
from knowledge.models import Fact, Name, Source
from knowledge.regex import regex

__all__ = ["MOST_LINES", "Entry", "read_entries", "write_csv", "write_lines"]

MOST_LINES: Final = 5000
"""Facts that one file may hold: they are saved together or not at all."""
_LONGEST_CELL: Final = 20_000
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_MARKS: Final = (",", ";", "\t")
"""What may stand between cells."""
_SAID: Final = regex(r'"?sep=(?P<mark>[,;|\t])"?[,;\t]*\r?', re.IGNORECASE)
"""The line by which a spreadsheet says what stands between cells."""
_PACKED_UP: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How the files of spreadsheets begin, the newer and the older ones."""
_WHY_NOT_CSV: Final[Mapping[str, str]] = {
    "field larger": "a cell is far too long; a quotation mark may not be closed",
    "unexpected end": "a quotation mark is never closed",
    "'": "a quotation mark stands within a cell; write it twice there",
}
"""Plain words by how the reader's begin."""
_FIELDS: Final = tuple(each.name for each in fields(Draft))
_COLUMNS: Final = ("id", *_FIELDS)
_EVENT: Final = "event"
"""Column or key of the event that a fact is of, where a file holds facts of several."""
_KNOWN: Final = (*_COLUMNS, _EVENT)
_KEYS: Final = frozenset(FactShape.model_fields)
_PACKED: Final = _KEYS - frozenset(_COLUMNS)
_TYPED: Final = frozenset(_COLUMNS) - _KEYS
_LISTS: Final = ("names", "figures", "topics", "keywords")
"""Keys of which a draft has a text, and a fact's line a list."""
_NO_ID: Final = "NEW-1"
"""Stands for the id of a fact that has none yet, while its shape is checked."""
_KEPT: Final = "kept"
"""Stands for the statement of a fact that keeps its own, while its shape is checked."""


_Scoped = TypeVar("_Scoped", Name, Source)


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact of a file, as typed texts or in the form of a pack; ``id`` is as it was typed, and empty for
    a new one.

    ``given`` names what the file tells of it, also where that is empty: fields of the draft, or keys of a
    fact's line; ``None``: all of them. Of a fact that is on record, all else is to stay as it is.
    ``faults`` are what is wrong with a line that cannot be read. ``headings`` are the columns of fields,
    as the file spells them.
    """

    line: int
    id: str = ""
    draft: Draft | None = None
    fact: Fact | None = None
    given: Collection[str] | None = None
    faults: tuple[str, ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict, compare=False)
    event: str = ""
    """Slug of the event that the file names for it."""

    def gives(self, name: str) -> bool:
        """Whether the file tells a field or key of the fact."""
        return self.given is None or name in self.given


def read_entries(data: bytes, name: str, *, event: str) -> tuple[Entry, ...]:
    """What a file holds, by the ending of its name: ``.jsonl``, ``.csv``, ``.tsv``, else one statement a
    line. A line that cannot be read is an entry with its faults, so that all others are looked at too.

    Raises ``BadPack`` with every fault where no line can be read, and for a file without a fact or with
    more than ``MOST_LINES``.
    """
    problems: list[Problem] = []
    text = _text(data, name, problems)
    ending = name.rpartition(".")[2].lower()
    if problems:
        raise BadPack(tuple(problems))
    if ending in ("jsonl", "ndjson", "json"):
        found = list(_from_json(text, name, event, problems))
    elif ending in ("csv", "tsv", "tab"):
        marks = _MARKS if ending == "csv" else _MARKS[-1:]
        found = list(_from_csv(text, name, problems, marks))
    else:
        found = [
            Entry(each.line, draft=each.draft, faults=each.faults) for each in plain_lines(text)
        ]
    if not found and not problems:
        problems.append(Problem(name, 0, Remark("the file holds no fact", "line-no-fact")))
    if len(found) > MOST_LINES:
        told = f"more than {MOST_LINES} facts; split the file"
        problems.append(Problem(name, 0, Remark(told, "line-too-many", limit=MOST_LINES)))
    if not found or any(not each.line for each in problems):
        raise BadPack(tuple(problems))
    found += [Entry(each.line, faults=(each.message,)) for each in problems]
    return tuple(sorted(found, key=lambda each: each.line))


def _text(data: bytes, name: str, problems: list[Problem]) -> str:
    if data.startswith(_PACKED_UP):
        told = "this is a workbook or another packed file; save the table as CSV and give that"
        problems.append(Problem(name, 0, Remark(told, "line-workbook")))
        return ""
    wide = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = 0 if wide else data.count(b"\n", 0, error.start) + 1
        message = Remark("this is not UTF-8; save the file as UTF-8", "line-not-utf8")
        problems.append(Problem(name, line, message))
        return ""
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        message = Remark("a NUL character; take it out", "line-nul")
        problems.append(Problem(name, line, message))
        return ""
    return text


def _from_json(text: str, name: str, event: str, problems: list[Problem]) -> Iterator[Entry]:
    for number, data in objects_in(text, name, problems):
        if _is_packed(data):
            own = data.pop(_EVENT, None)
            own = "" if own is None else own
            if not isinstance(own, str):
                told = Remark(f"{_EVENT} must be a text", "line-no-text", about=_EVENT)
                problems.append(Problem(name, number, told))
                continue
            fact = _pack_fact(dict(data), number, name, own or event, problems)
            if fact is not None:
                fact_id = fact.id if data.get("id") else ""
                yield Entry(number, fact_id, fact=fact, given=frozenset(data), event=own.strip())
        else:
            entry = _drafted(data, number, name, problems)
            if entry is not None:
                yield entry


def _is_packed(data: dict[str, Any]) -> bool:
    """Whether a line is in the form of a pack: by a key, or a list, that no typed text has."""
    if "citations" in data or "when" in data:
        return True
    lists = any(key in _LISTS and isinstance(value, list) for key, value in data.items())
    return (lists or not _PACKED.isdisjoint(data)) and _TYPED.isdisjoint(data)


def _pack_fact(
    data: dict[str, Any], line: int, name: str, event: str, problems: list[Problem]
) -> Fact | None:
    if data.get("id") and "statement" not in data:
        data["statement"] = _KEPT
    data["id"] = data.get("id") or _NO_ID
    try:
        FactShape.model_validate(data)
    except ValidationError as error:
        problems += [Problem(name, line, message) for message in explain(error)]
        return None
    return plain_fact(fact_from_dict(_given(data), event))


def _given(part: Any) -> Any:  # noqa: ANN401 - any JSON
    """Without what is null, which counts as absent."""
    if isinstance(part, dict):
        return {key: _given(value) for key, value in part.items() if value is not None}
    return [_given(each) for each in part] if isinstance(part, list) else part


def _drafted(data: dict[str, Any], line: int, name: str, problems: list[Problem]) -> Entry | None:
    """Typed texts by field; a number counts as its text."""
    known = len(problems)
    typed: dict[str, str] = {}
    for key, value in data.items():
        if key == "text" and "statement" not in data:
            told = "there is no field “text”: a fact has a “statement”; passages are for “ticktock import”"
            problems.append(Problem(name, line, Remark(told, "line-passage")))
        elif key not in _KNOWN:
            wanted = ", ".join(_KNOWN)
            shown = ascii(key[:40])
            told = f"unknown field {shown}; there are: {wanted}"
            remark = Remark(told, "line-unknown-field", asked=shown, wanted=wanted)
            problems.append(Problem(name, line, remark))
        elif isinstance(value, bool) or not isinstance(value, str | int | float | None):
            remark = Remark(f"{key} must be a text", "line-no-text", about=key)
            problems.append(Problem(name, line, remark))
        else:
            typed[key] = "" if value is None else str(value).strip()
    if len(problems) > known:
        return None
    fact_id, event = typed.pop("id", ""), typed.pop(_EVENT, "")
    return Entry(line, fact_id, draft=Draft(**typed), given=frozenset(typed), event=event)


def _from_csv(
    text: str, name: str, problems: list[Problem], marks: Sequence[str]
) -> Iterator[Entry]:
    rows = _rows(text, name, problems, marks)
    line, spelled = next(rows, (0, []))
    spelled = [cell.strip() for cell in spelled]
    if faults := list(_misnamed(spelled)):
        problems += [Problem(name, line, fault) for fault in faults]
        return
    header = [cell.casefold() for cell in spelled]
    headings = dict(zip(header, spelled, strict=True))
    for line, row in rows:
        if len(row) != len(header):
            told = f"{len(row)} cells, but the first line names {len(header)} columns"
            remark = Remark(told, "line-cells", found=len(row), wanted=len(header))
            problems.append(Problem(name, line, remark))
        elif long := [at for at, cell in enumerate(row) if len(cell) > _LONGEST_CELL]:
            where = spelled[long[0]]
            told = f"the cell of {where} is far too long"
            problems.append(Problem(name, line, Remark(told, "line-long-cell", about=where)))
        else:
            cells = {key: _plain(cell) for key, cell in zip(header, row, strict=True)}
            entry = _drafted(cells, line, name, problems)
            if entry is not None:
                yield replace(entry, headings=headings)


def _rows(
    text: str, name: str, problems: list[Problem], marks: Sequence[str]
) -> Iterator[tuple[int, list[str]]]:
    """Rows that are not empty, each with the line on which it begins."""
    first, _, rest = text.partition("\n")
    line, mark = 1, max(marks, key=first.count)
    if said := _SAID.fullmatch(first):
        line, mark, text = 2, said["mark"], rest
    before = line
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield line, row
            line = reader.line_num + before
    except csv.Error as error:
        problems.append(Problem(name, line, _not_csv(error)))


def _not_csv(error: csv.Error) -> Remark:
    """What is wrong in plain words; the reader's own are for programmers."""
    found = (told for begins, told in _WHY_NOT_CSV.items() if str(error).startswith(begins))
    return Remark(f"this is not CSV: {next(found, 'something is wrong here')}", "line-not-csv")


def _misnamed(header: Sequence[str]) -> Iterator[Remark]:
    """What is wrong with the names of the columns."""
    unknown = [column for column in header if column.casefold() not in _KNOWN]
    if unknown:
        told = ", ".join(f"“{column[:40]}”" for column in unknown[:5])
        wanted = ", ".join(_KNOWN)
        said = f"the first line must name columns, and {told} is none; there are: {wanted}"
        yield Remark(said, "line-no-column", asked=told, wanted=wanted)
    known = [column.casefold() for column in header]
    for column in dict.fromkeys(known):
        if known.count(column) > 1 and column in _KNOWN:
            where = header[known.index(column)]
            yield Remark(f"the column {where} is there twice", "line-column-twice", about=where)


def _plain(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:2] in (*_FORMULA, "'") else cell


def _safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith((*_FORMULA, "'")) else cell


def write_csv(facts: Iterable[Fact], names: Sequence[Name], sources: Sequence[Source]) -> str:
    """Facts as CSV, which ``read_entries`` reads back; those of several events with the event of each."""
    told = tuple(facts)
    columns = (*_event_key(told), *_COLUMNS)
    scopes = {fact.scope for fact in told}
    known = {
        scope: (_of_scope(names, scope), _of_scope(sources, scope)) for scope in sorted(scopes)
    }
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for fact in told:
        cells = asdict(draft_of(fact, *known[fact.scope]))
        cells |= {"id": fact.id, _EVENT: fact.scope}
        writer.writerow([_safe(cells[each]) for each in columns])
    return out.getvalue()


def _event_key(facts: Sequence[Fact]) -> tuple[str, ...]:
    """The key of the event, where facts are of several."""
    return (_EVENT,) if len({fact.scope for fact in facts}) > 1 else ()


def _of_scope(known: Iterable[_Scoped], scope: str) -> tuple[_Scoped, ...]:
    return tuple(each for each in known if each.scope == scope)


def write_lines(facts: Iterable[Fact]) -> str:
    """Facts as JSON Lines in the form of a pack, which ``read_entries`` reads back.

    What a fact does not have is written as null, so that a line says all of it; of facts of several events
    each line names its own.
    """
    told = tuple(facts)
    absent = dict.fromkeys(FactShape.model_fields)
    keys = _event_key(told)
    lines = (
        canonical({**dict.fromkeys(keys, fact.scope), **absent, **fact_to_dict(fact)})
        for fact in told
    )
    return "".join(f"{line}\n" for line in lines)
