"""Facts as files: what is handed out, and what a file would do to the record. Knows no Discord."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from bot.blocks import Block, Reply, Row, Sentence, Table
from bot.curating.changes import changed_rows
from bot.pages.paging import sheets_of
from bot.pictures import Picture
from bot.telling import said
from bot.wording import clipped
from bot.words import Words
from knowledge.curate import Change, Imported
from knowledge.curate.entries import MOST_LINES, write_csv, write_lines
from knowledge.errors import Problem
from knowledge.models import Fact, Name, Source

__all__ = [
    "LARGEST_IMPORT",
    "Format",
    "changes_told",
    "digest_of",
    "export_files",
    "import_reply",
    "imported_reply",
    "problems_file",
    "problems_reply",
]

LARGEST_IMPORT: Final = 2 * 1024 * 1024
"""Bytes of a file that is taken."""
_LARGEST: Final = 9_500_000
"""Bytes of the files in one message: Discord takes ten million, with the rest of the request."""
_MOST_FILES: Final = 10
_TOLD: Final = 10
"""Problems and remarks that are told in the reply itself."""
_SHOWN: Final = (5, 3, 2, 1, 0)
"""Facts that a preview shows as they would be: fewer where they are long, so that it stays one message."""
_STATEMENT: Final = 200


class Format(StrEnum):
    """How facts are written into a file."""

    JSONL = "jsonl"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class _Known:
    names: Sequence[Name]
    sources: Sequence[Source]


def digest_of(data: bytes) -> str:
    """The hash by which a file is known again."""
    return hashlib.sha256(data).hexdigest()


def export_files(
    slug: str,
    facts: Sequence[Fact],
    names: Sequence[Name],
    sources: Sequence[Source],
    form: Format,
) -> tuple[Picture, ...]:
    """The facts of an event as files of at most some megabytes, in order; none where they are too many."""
    known = _Known(names, sources)
    parts = _parts(list(facts), known, form)
    if sum(map(len, parts)) > _LARGEST or len(parts) > _MOST_FILES:
        return ()
    numbered = len(parts) > 1
    return tuple(
        _file(f"{slug}-{at}.{form}" if numbered else f"{slug}.{form}", data)
        for at, data in enumerate(parts, 1)
    )


def _parts(facts: list[Fact], known: _Known, form: Format) -> list[bytes]:
    """Each part small enough to be imported again by itself."""
    data = _written(facts, known, form)
    small = len(data) <= LARGEST_IMPORT and len(facts) <= MOST_LINES
    if small or len(facts) < 2:
        return [data]
    half = len(facts) // 2
    return [*_parts(facts[:half], known, form), *_parts(facts[half:], known, form)]


def _written(facts: Sequence[Fact], known: _Known, form: Format) -> bytes:
    if form is Format.CSV:
        return write_csv(facts, known.names, known.sources).encode()
    return write_lines(facts).encode()


def import_reply(
    found: Imported, words: Words, *, file: str, event: str, remarks: Sequence[str] = ()
) -> Reply:
    """What a file would do; on one page."""
    for most in _SHOWN:
        reply = _import_reply(found, words, file, event, remarks, most)
        if len(sheets_of(reply, words)) == 1:
            break
    return reply


def changes_told(found: Imported, words: Words, *, new: int, changed: int | None) -> list[Block]:
    """The statements of at most ``new`` new facts, and of ``changed`` others (``None``: of all) each field
    that would change with its old and its new text; then how many more there are."""
    added = [each for each in found.changes if each.before is None]
    blocks: list[Block] = []
    rows = tuple(
        Row(
            words.say("review.line", number=str(each.line)),
            clipped(each.after.statement, _STATEMENT),
            "",
        )
        for each in added[:new]
    )
    blocks += _some(words.say("review.change-add"), rows, len(added) - len(rows), words)
    corrected = [each for each in found.changes if each.before is not None]
    shown = corrected[:changed]
    rows = tuple(row for each in shown for row in _changed(each, found, words))
    blocks += _some(words.say("review.change-correct"), rows, len(corrected) - len(shown), words)
    return blocks


def _changed(change: Change, found: Imported, words: Words) -> Iterator[Row]:
    if change.before is None:
        return
    # Ids are those of an event: several events of one file may use the same.
    scope = change.before.scope
    names = tuple(each for each in found.names if each.scope == scope)
    sources = tuple(each for each in found.sources if each.scope == scope)
    for row in changed_rows(change.before, change.after, names, sources, words):
        yield replace(row, day=" · ".join(filter(None, (change.before.id, row.day))))


def _some(title: str, rows: tuple[Row, ...], more: int, words: Words) -> Iterator[Block]:
    if rows:
        yield Table(title, rows, labelled=True)
        if more:
            yield Sentence(words.say("layout.more", count=more))


def _import_reply(
    found: Imported, words: Words, file: str, event: str, remarks: Sequence[str], most: int
) -> Reply:
    blocks: list[Block] = [Sentence(each) for each in remarks]
    changes = found.added + found.corrected
    head = "review.import" if changes else "review.import-nothing"
    blocks.append(Sentence(words.say(head, file=file, event=event), strong=True))
    blocks.append(_counts(found, words))
    blocks += _already(found, words)
    blocks += changes_told(found, words, new=most, changed=most)
    if found.remarks:
        rows = tuple(
            Row(words.say("review.line", number=str(line)), said(remark, words), "")
            for line, remark in found.remarks[:_TOLD]
        )
        title = words.say("review.warnings", count=len(found.remarks))
        blocks.append(Table(title, rows, labelled=True))
        if len(found.remarks) > _TOLD:
            more = len(found.remarks) - _TOLD
            blocks.append(Sentence(words.say("layout.more", count=more)))
    return Reply(tuple(blocks))


def imported_reply(found: Imported, words: Words, *, file: str) -> Reply:
    """What a file did."""
    if found.repeated:
        return Reply((Sentence(words.say("review.imported-before", file=file), strong=True),))
    if found.proposals or found.waiting:
        told = words.say("review.import-waits", file=file, count=len(found.proposals))
        return Reply((Sentence(told, strong=True), *_already(found, words)))
    return Reply(
        (Sentence(words.say("review.imported", file=file), strong=True), _counts(found, words))
    )


def _already(found: Imported, words: Words) -> Iterator[Sentence]:
    """Which of the changes wait for review since before."""
    if found.waiting:
        numbers = ", ".join(str(each.number) for each in found.waiting[:_TOLD])
        more = ", …" if len(found.waiting) > _TOLD else ""
        count = len(found.waiting)
        yield Sentence(words.say("review.import-already", count=count, numbers=numbers + more))


def problems_reply(problems: Sequence[Problem], words: Words, *, file: str) -> Reply:
    """What is wrong with a file; the rest of it is in the file that goes with the reply."""
    told = words.say("review.import-wrong", file=file, count=len(problems))
    rows = tuple(
        Row(_line(each.line, words), said(each.message, words), "") for each in problems[:_TOLD]
    )
    blocks: list[Block] = [Sentence(told, strong=True), Table("", rows, labelled=True)]
    if len(problems) > _TOLD:
        blocks.append(Sentence(words.say("review.all-problems")))
    return Reply(tuple(blocks))


def _line(number: int, words: Words) -> str:
    return words.say("review.line", number=str(number)) if number else ""


def problems_file(problems: Sequence[Problem], words: Words) -> Picture | None:
    """All that is wrong, one problem a line; ``None`` where the reply tells it all."""
    if len(problems) <= _TOLD:
        return None
    told = (replace(each, message=said(each.message, words)) for each in problems)
    return _file("problems.txt", "".join(f"{each}\n" for each in told).encode())


def _counts(found: Imported, words: Words) -> Table:
    counts = {"new": found.added, "changed": found.corrected, "same": found.unchanged}
    rows = tuple(
        Row(words.say(f"review.count-{name}"), words.number(count), "")
        for name, count in counts.items()
    )
    return Table("", rows, labelled=True)


def _file(name: str, data: bytes) -> Picture:
    return Picture(name, data, name)
