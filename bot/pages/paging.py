"""Sections put on pages, each short enough for a message of plain text whatever people wrote.

A line never breaks over two pages; a heading goes with its first line and is told again on the next
page; each page has the references of its own lines.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.blocks import Reference, Reply
from bot.pages.marking import Detail, Section, Strip, fitted, foot, noted, sections, size
from bot.words import Words

__all__ = ["CONTENT_LIMIT", "Sheet", "sheets_of"]

CONTENT_LIMIT: Final = 2000
"""Characters of a message's text."""
_PARTS: Final = 10
"""Blocks on a page; each becomes a component, with another for the gap before it."""
_UNDERSTOOD: Final = 400
_DETAILS: Final = (Detail(160, links=True), Detail(160), Detail(60, hosts=False))
"""How sources are told, and what is left out where there is too little room."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its blocks and what was put right since, then what stands small under them."""

    parts: tuple[str, ...]
    foot: str
    marks: frozenset[int] = frozenset()
    """Numbers of the references that its lines bear."""

    @property
    def text(self) -> str:
        """The whole page as one text."""
        return "\n\n".join(part for part in (*self.parts, self.foot) if part)


@dataclass(slots=True)
class _Draft:
    """A page being filled: for each block its lines, and the marks that stand in them."""

    parts: list[list[str]] = field(default_factory=list)
    marks: set[int] = field(default_factory=set)
    used: int = 0
    """Characters, with the breaks between them."""


def sheets_of(reply: Reply, words: Words) -> tuple[Sheet, ...]:
    """The pages of a reply, at least one."""
    return _Pager(reply, words).sheets()


class _Pager:
    def __init__(self, reply: Reply, words: Words) -> None:
        self._references: Sequence[Reference] = reply.references
        self._words = words
        told = fitted(reply.understood, _UNDERSTOOD)
        self._understood = f"-# {words.say('layout.understood', words=told)}" if told else ""
        self._sections = tuple(sections(reply, words))
        self._noted = noted(reply.notes, words)
        # The line that tells which page it is has room for four digits twice.
        self._room = CONTENT_LIMIT - size(self._turned(9999, 9999)) - 4 - self._set_aside
        self._drafts = [_Draft()]
        self._feet: dict[tuple[frozenset[int], Detail], str] = {}

    @property
    def _set_aside(self) -> int:
        """Characters of each page that what was put right takes, with the break before it."""
        return size(self._noted) + 2 if self._noted else 0

    def sheets(self) -> tuple[Sheet, ...]:
        for section in self._sections:
            self._add(section)
        if not self._drafts[0].parts:
            self._add(Section("", "", (Strip(self._words.say("reply.nothing")),)))
        pages = len(self._drafts)
        return tuple(
            Sheet(
                (*("\n".join(part) for part in draft.parts), *filter(None, [self._noted])),
                self._foot(draft, number, pages),
                frozenset(draft.marks),
            )
            for number, draft in enumerate(self._drafts, 1)
        )

    def _add(self, section: Section) -> None:
        heading, begun = section.heading, False
        for strip in section.strips:
            whole = strip.shown(CONTENT_LIMIT)
            if not whole.strip():
                continue
            lines = [] if begun or not heading else [heading]
            apart = section.loose or not begun
            if not self._fits([*lines, whole], strip, apart=apart):
                if self._drafts[-1].parts:
                    self._drafts.append(_Draft())
                    apart, lines = True, [heading] if heading else []
                whole = strip.shown(self._alone(strip) - sum(size(line) + 1 for line in lines))
            self._put([*lines, whole], strip, apart=apart)
            heading, begun = section.again, True

    def _fits(self, lines: list[str], strip: Strip, *, apart: bool) -> bool:
        """Whether lines go on the last page with all its references told in full."""
        draft = self._drafts[-1]
        if apart and len(draft.parts) >= _PARTS:
            return False
        told = self._under(draft.marks | set(strip.marks), _DETAILS[0])
        more = sum(size(line) + 1 for line in lines) + apart
        return draft.used + more + told <= self._room

    def _under(self, marks: Iterable[int], detail: Detail) -> int:
        """Characters of what stands under a page; the first one has what was understood too."""
        told = size(self._told(frozenset(marks), detail)) + 2
        return told + (size(self._understood) + 1 if len(self._drafts) == 1 else 0)

    def _told(self, marks: frozenset[int], detail: Detail) -> str:
        """The references of marks; the lines of a page share most of theirs."""
        found = self._feet.get((marks, detail))
        if found is None:
            found = foot(self._references, marks, self._words, detail)
            self._feet[marks, detail] = found
        return found

    def _alone(self, strip: Strip) -> int:
        """Characters that a line has on a page of its own, its sources told in short if they must be."""
        whole = size(strip.shown(CONTENT_LIMIT))
        rooms = [self._room - self._under(strip.marks, detail) - 2 for detail in _DETAILS]
        return next((room for room in rooms if whole <= room), rooms[-1])

    def _put(self, lines: list[str], strip: Strip, *, apart: bool) -> None:
        draft = self._drafts[-1]
        if apart:
            draft.parts.append(lines)
        else:
            draft.parts[-1] += lines
        draft.used += sum(size(line) + 1 for line in lines) + apart
        draft.marks |= set(strip.marks)

    def _foot(self, draft: _Draft, number: int, pages: int) -> str:
        tail = [self._understood] if number == 1 else []
        tail += [self._turned(number, pages)] if pages > 1 else []
        left = (
            CONTENT_LIMIT - draft.used - self._set_aside - 2 - sum(size(line) + 1 for line in tail)
        )
        told = ""
        for detail in _DETAILS:
            told = self._told(frozenset(draft.marks), detail)
            if size(told) <= left:
                break
        return "\n".join(line for line in (told, *tail) if line)

    def _turned(self, number: int, pages: int) -> str:
        return f"-# {self._words.say('layout.page', number=number, pages=pages)}"
