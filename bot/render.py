"""A reply as lines of a given width, each a run of styled pieces: pure, and the same with or without
colour. ``bot.screen`` writes them."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import Final, NamedTuple

from bot.blocks import Block, Facts, Line, Reference, Reply, Sentence, Table
from knowledge.regex import regex

__all__ = ["ENDLESS", "Piece", "Style", "StyledLine", "render", "wrap_text"]

ENDLESS: Final = 1_000_000
"""A width at which nothing is wrapped: for output that another program reads."""

_INDENT: Final = "  "
_ITEM: Final = "  - "
_LEAST_LAST_COLUMN: Final = 18
_GAP: Final = 3
_KEPT: Final = "\u00a0"
"""A space at which no line is broken."""
_QUOTED: Final = regex(r"\(“[^”]{1,24}”\)")
"""Typed words that stay on one line."""
_RUNS: Final = regex(r"[^\S\u00a0]+|(?:\S|\u00a0)+")


class Style(Enum):
    """What a piece is, not how it looks: the screen decides that."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"
    HEADING = "heading"
    NOTE = "note"


class Piece(NamedTuple):
    text: str
    style: Style = Style.PLAIN


StyledLine = tuple[Piece, ...]


class _Word(NamedTuple):
    """Pieces that stay on one line; ``gap`` spaces stand before them unless they begin it."""

    pieces: tuple[Piece, ...]
    gap: int = 1

    @property
    def width(self) -> int:
        return sum(_cells(piece.text) for piece in self.pieces)


def render(reply: Reply, width: int = ENDLESS) -> tuple[StyledLine, ...]:
    """The lines of a reply, none wider than ``width`` cells (at least 20); blocks stand apart."""
    width = max(20, width)
    parts = [list(_block(block, width)) for block in reply.blocks]
    last = list(_references(reply.references, width))
    if reply.understood:
        told = _QUOTED.sub(lambda words: words.group().replace(" ", _KEPT), reply.understood)
        words = _words((Piece(f"Understood as: {told}", Style.QUIET),))
        last += _wrap(words, width, _INDENT, _INDENT)
    parts.append(last)
    lines: list[StyledLine] = []
    for part in parts:
        if part and lines:
            lines.append(())
        lines += part
    return tuple(lines)


def _block(block: Block, width: int) -> Iterator[StyledLine]:
    if isinstance(block, Sentence):
        style = Style.STRONG if block.strong else Style.PLAIN
        yield from _wrap(_words((Piece(block.text, style),)), width, _INDENT, _INDENT)
    elif isinstance(block, Table):
        yield from _table(block, width)
    else:
        yield from _facts(block, width)


def _facts(block: Facts, width: int) -> Iterator[StyledLine]:
    if block.title:
        yield from _heading(block.title, width)
    for number, line in enumerate(block.lines):
        if number and not block.title:
            yield ()
        first = _ITEM if block.title else _INDENT
        yield from _brief(line, width, first) if block.brief else _line(line, width, first)
    if block.more:
        yield from _wrap(_words((Piece(f"… and {block.more} more"),)), width, _ITEM, " " * 4)


def _heading(title: str, width: int) -> Iterator[StyledLine]:
    return _wrap(_words((Piece(title, Style.HEADING),)), width, _INDENT, _INDENT)


def _line(line: Line, width: int, first: str) -> Iterator[StyledLine]:
    rest = " " * len(first)
    yield from _wrap(_words(_with_bold(line)), width, first, rest)
    byline = (Piece(line.byline, Style.QUIET), *_marks(line.marks))
    yield from _wrap(_words(byline), width, rest, rest)
    yield from _note(line, width, rest)


def _brief(line: Line, width: int, first: str) -> Iterator[StyledLine]:
    """A line with its byline behind it."""
    rest = " " * len(first)
    byline = Piece(f" — {line.byline}" if line.byline else "", Style.QUIET)
    told = (*_with_bold(line), byline, *_marks(line.marks))
    yield from _wrap(_words(told), width, first, rest)
    yield from _note(line, width, rest)


def _note(line: Line, width: int, indent: str) -> Iterator[StyledLine]:
    if line.note:
        yield from _wrap(_words((Piece(line.note, Style.NOTE),)), width, indent, indent)


def _with_bold(line: Line) -> Iterator[Piece]:
    at = 0
    for bold in line.bold:
        start, end = max(at, bold.start), max(at, bold.end)
        yield Piece(line.text[at:start])
        yield Piece(line.text[start:end], Style.STRONG)
        at = end
    yield Piece(line.text[at:])


def _marks(marks: Sequence[int]) -> tuple[Piece, ...]:
    if not marks:
        return ()
    return (Piece(_KEPT + "".join(f"[{mark}]" for mark in marks), Style.QUIET),)


def _table(table: Table, width: int) -> Iterator[StyledLine]:
    yield from _heading(table.title, width)
    if table.more:
        yield from _wrap(_words((Piece(f"… {table.more} earlier"),)), width, " " * 4, " " * 4)
    days = max((_cells(row.day) for row in table.rows), default=0)
    values = max((_cells(row.value) for row in table.rows), default=0)
    used = 4 + days + _GAP + values + _GAP
    for row in table.rows:
        value = Piece(row.value, Style.STRONG if row.who else Style.PLAIN)
        who = (Piece(row.who, Style.QUIET), *_marks(row.marks))
        label = " " * 4 + row.day.ljust(days) + " " * _GAP
        if not row.who and _cells(label) <= width // 2:
            yield from _wrap(_words((value,)), width, label, " " * len(label))
        elif row.who and used + _LEAST_LAST_COLUMN <= width:
            pad = " " * (days - _cells(row.day))
            day = row.day + pad if table.labelled else pad + row.day
            gap = " " * (_GAP + values - _cells(row.value))
            fixed = (Piece(f"{' ' * 4}{day}{' ' * _GAP}"), value, Piece(gap))
            yield from _columns(fixed, who, width)
        else:
            pieces = (Piece(f"{row.day}: "), value, Piece(" · " if row.who else ""), *who)
            yield from _wrap(_words(pieces), width, _ITEM, " " * 4)


def _columns(fixed: tuple[Piece, ...], who: Sequence[Piece], width: int) -> Iterator[StyledLine]:
    """Columns that fit, then the last one wrapped under itself."""
    used = sum(_cells(piece.text) for piece in fixed)
    words = list(_words(who))
    lines = _wrap(words, width, " " * used, " " * used)
    for number, line in enumerate(lines):
        yield line if number else (*fixed, *_after(line, used))


def _after(line: StyledLine, width: int) -> StyledLine:
    """A line without its indent of ``width`` spaces."""
    first, *rest = line
    return (Piece(first.text[width:], first.style), *rest)


def _references(references: Sequence[Reference], width: int) -> Iterator[StyledLine]:
    """Each source on a line of its own, followed by its further passages."""
    words: list[_Word] = []
    for reference in references:
        if words and not reference.again:
            yield from _wrap(words, width, _INDENT, _INDENT + " " * 4)
            words = []
        where = reference.where.replace(" ", _KEPT)
        source = f"{reference.source} ({reference.host})" if reference.host else reference.source
        text = where if reference.again else ", ".join(filter(None, (source, where)))
        named = list(_words((Piece(f"[{reference.number}]{_KEPT}{text}", Style.QUIET),)))
        words += [_Word(named[0].pieces, _GAP), *named[1:]]
    yield from _wrap(words, width, _INDENT, _INDENT + " " * 4)


def _words(pieces: Iterable[Piece]) -> Iterator[_Word]:
    """Split at white space; a word may change its style within."""
    word: list[Piece] = []
    for piece in pieces:
        for run in _RUNS.findall(piece.text):
            if run.isspace() and _KEPT not in run:
                if word:
                    yield _Word(tuple(word))
                word = []
            else:
                word.append(Piece(run.replace(_KEPT, " "), piece.style))
    if word:
        yield _Word(tuple(word))


def wrap_text(text: str, width: int, style: Style = Style.PLAIN) -> tuple[StyledLine, ...]:
    """A remark as lines, kept apart where it has line breaks of its own."""
    lines: list[StyledLine] = []
    for part in text.split("\n"):
        indent = part[: len(part) - len(part.lstrip(" "))]
        lines += list(_wrap(_words((Piece(part, style),)), width, indent, indent)) or [()]
    return tuple(lines)


def _wrap(words: Iterable[_Word], width: int, first: str, rest: str) -> Iterator[StyledLine]:
    """Lines of at most ``width`` cells, the first after ``first``, the others after ``rest``."""
    line: list[Piece] = [Piece(first)]
    used = start = _cells(first)
    for word in words:
        for part in _fitting(word, max(1, width - _cells(rest))):
            gap = part.gap if used > start else 0
            if used > start and used + gap + part.width > width:
                yield _joined(line)
                line, used, gap = [Piece(rest)], _cells(rest), 0
                start = used
            if gap:
                line.append(Piece(" " * gap, _between(line[-1], part.pieces[0])))
            line += part.pieces
            used += gap + part.width
    if used > start:
        yield _joined(line)


def _joined(pieces: Sequence[Piece]) -> StyledLine:
    """The line with neighbours of one style made one piece."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and joined[-1].style is piece.style:
            joined[-1] = Piece(joined[-1].text + piece.text, piece.style)
        elif piece.text:
            joined.append(piece)
    return tuple(joined)


def _between(before: Piece, after: Piece) -> Style:
    """Spaces within a styled run keep its style, so that it reads as one."""
    return before.style if before.style is after.style else Style.PLAIN


def _fitting(word: _Word, room: int) -> Iterator[_Word]:
    """The word, or parts of it where it alone is wider than a line."""
    if word.width <= room:
        yield word
        return
    part: list[Piece] = []
    used = 0
    for piece in word.pieces:
        for char in piece.text:
            cells = _cells(char)
            if used + cells > room and part:
                yield _Word(tuple(part), word.gap)
                part, used = [], 0
            part.append(Piece(char, piece.style))
            used += cells
    if part:
        yield _Word(tuple(part), word.gap)


def _cells(text: str) -> int:
    """Columns that a terminal gives to ``text``; an unsafe character will show as one."""
    if text.isascii():
        return len(text)
    return sum(_CELLS.get(unicodedata.east_asian_width(char), 1) * _spacing(char) for char in text)


_CELLS: Final = {"W": 2, "F": 2}


def _spacing(char: str) -> int:
    return 0 if unicodedata.category(char) in ("Mn", "Me") else 1
