"""A reply as sections of Discord's Markdown: headings, lines that stay whole, and references.

Every text passes ``bot.escape.discord_text`` here, so that the only live markup is what this module adds.
``bot.pages.paging`` puts the sections on pages. Knows no Discord but its markup.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.blocks import Block, Facts, Line, Note, Reference, Reply, Row, Sentence, Table
from bot.escape import discord_text, safe_link
from bot.words import Words
from knowledge.flow import Bold

__all__ = ["Detail", "Section", "Strip", "fitted", "foot", "noted", "sections", "size"]

_BREAKS: Final = {ord("\n"): " ", ord("\r"): " "}
_KEPT_TOGETHER: Final = {ord(" "): "\u00a0", ord("-"): "\u2011"}
"""A blank and a hyphen at which no line is broken."""
_TITLE: Final = 160
_BYLINE: Final = 260
_NOTE: Final = 320
_CELL: Final = 120
_SHORT: Final = 80
_WHERE: Final = 40
_NOTES: Final = 2
"""Corrections of a post that are told in full."""
_NOTED: Final = 420
"""Characters of one of them."""
_LINKED: Final = 160
"""Characters of an address that may be live under an answer; a longer one is shown by its host."""


def size(text: str) -> int:
    """Characters as Discord's clients count them: those beyond the first plane are two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(frozen=True, slots=True)
class Strip:
    """What stays together on a page: a text, of which some is bold, between finished markup."""

    text: str
    before: str = ""
    after: str = ""
    bold: tuple[Bold, ...] = ()
    marks: tuple[int, ...] = ()

    def shown(self, room: int) -> str:
        """In at most ``room`` characters, the text cut short where it must be."""
        left = room - size(self.before) - size(self.after)
        whole = _bolded(self.text, self.bold).rstrip()
        if size(whole) > left:
            text = _cut(self.text, left - 4 * len(self.bold))
            whole = _bolded(text, tuple(_within(self.bold, len(text) - 1)))
        return f"{self.before}{whole}{self.after}"


@dataclass(frozen=True, slots=True)
class Section:
    """A block: its heading, how the heading goes on after a page break, and its strips; ``loose`` when
    these stand apart like paragraphs."""

    heading: str
    again: str
    strips: tuple[Strip, ...]
    loose: bool = False


def fitted(text: str, limit: int) -> str:
    """One line of escaped text in at most ``limit`` characters, cut between words."""
    flat = text.translate(_BREAKS)
    shown = discord_text(flat)
    return shown if size(shown) <= limit else discord_text(_cut(flat, limit))


def _cut(text: str, limit: int) -> str:
    """As much of ``text`` as fits when it is escaped, marked with "…"."""
    kept = text[: max(1, limit)]
    while True:
        head, _, _ = kept.rpartition(" ")
        shown = f"{(head or kept[:-1]).rstrip()}…"
        over = size(discord_text(shown)) - limit
        if over <= 0 or len(kept) <= 1:
            return shown
        kept = kept[: max(1, len(kept) - max(1, over // 2))]


def _within(bold: Iterable[Bold], end: int) -> Iterator[Bold]:
    for each in bold:
        if each.start < end:
            yield Bold(each.start, min(each.end, end))


def _bolded(text: str, bold: Sequence[Bold]) -> str:
    """Escaped text with the ranges in bold."""
    made: list[str] = []
    at = 0
    for each in _joined(text, bold):
        made.append(discord_text(text[at : each.start]) if at < each.start else "")
        made.append(_strong(discord_text(text[each.start : each.end])))
        at = each.end
    made.append(discord_text(text[at:]) if at < len(text) else "")
    return "".join(made)


def _joined(text: str, bold: Sequence[Bold]) -> Iterator[Bold]:
    """Ranges in order, none empty, those between which only blanks stand made one."""
    last: Bold | None = None
    for each in sorted(bold, key=lambda each: each.start):
        start, end = max(0, each.start), min(len(text), each.end)
        start += len(text[start:end]) - len(text[start:end].lstrip())
        end = start + len(text[start:end].rstrip())
        if start >= end:
            continue
        if last is not None and not text[last.end : start].strip():
            last = Bold(last.start, max(last.end, end))
            continue
        if last is not None:
            yield last
        last = Bold(start, end)
    if last is not None:
        yield last


def _strong(escaped: str) -> str:
    """In bold but for the blanks around it, beside which the marks would be no marks."""
    core = escaped.strip()
    return escaped.replace(core, f"**{core}**", 1) if core else escaped


def sections(reply: Reply, words: Words) -> Iterator[Section]:
    """The blocks of a reply in their order; the sentence that heads it becomes a heading."""
    opening = True
    for block in reply.blocks:
        remark = isinstance(block, Sentence) and not block.strong
        yield _section(block, words, heads=opening)
        opening = opening and remark


def _section(block: Block, words: Words, *, heads: bool) -> Section:
    if isinstance(block, Sentence):
        text = block.text.translate(_BREAKS)
        if not block.strong:
            return Section("", "", (Strip(text),))
        return Section("", "", (_head(text) if heads else Strip(text, bold=(Bold(0, len(text)),)),))
    strips = tuple(_rows(block, words) if isinstance(block, Table) else _lines(block, words))
    loose = isinstance(block, Facts) and not block.brief
    if not block.title:
        return Section("", "", strips, loose)
    again = words.say("layout.continued", title=block.title)
    small = loose or isinstance(block, Table)
    return Section(_heading(block.title, small=small), _heading(again, small=small), strips, loose)


def _head(text: str) -> Strip:
    """What heads a reply: a title is larger than a sentence."""
    is_title = size(text) <= _SHORT and not text.rstrip().endswith((".", "?", "!", "…", ":"))
    return Strip(text, before="## " if is_title else "### ")


def _heading(title: str, *, small: bool) -> str:
    """Small where it only leads on from an answer; where a page is read by its headings, as large as
    its text."""
    return f"{'-# ' if small else ''}{_strong(fitted(title, _TITLE))}"


def _lines(block: Facts, words: Words) -> Iterator[Strip]:
    for line in block.lines:
        yield _brief(line) if block.brief else _line(line)
    if block.more:
        yield Strip(words.say("layout.more", count=block.more), before="-# ")


def _line(line: Line) -> Strip:
    """A statement, with who says so and when small under it."""
    byline = _marked(fitted(line.byline, _BYLINE), line.marks)
    after = f"\n-# {byline}" if byline else ""
    if line.note:
        after += f"\n-# {fitted(line.note, _NOTE)}"
    return Strip(line.text.translate(_BREAKS), after=after, bold=line.bold, marks=line.marks)


def _brief(line: Line) -> Strip:
    """A statement as an item of a list, with its byline behind it."""
    byline = fitted(line.byline, _BYLINE)
    told = _marked(f"— *{byline}*" if byline.strip() else "", line.marks)
    after = f" {told}" if told else ""
    if line.note:
        after += f" · *{fitted(line.note, _NOTE)}*"
    text = line.text.translate(_BREAKS)
    return Strip(text, before="- ", after=after, bold=line.bold, marks=line.marks)


def _marked(escaped: str, marks: Sequence[int]) -> str:
    told = "".join(f"\\[{mark}]" for mark in marks)
    return f"{escaped} {told}" if escaped and told else escaped or told


def _rows(table: Table, words: Words) -> Iterator[Strip]:
    if table.more:
        yield Strip(words.say("layout.earlier", count=table.more), before="-# ")
    for row in table.rows:
        yield _row(row, labelled=table.labelled)


def _row(row: Row, *, labelled: bool) -> Strip:
    """Short enough for a narrow screen: "7 Jan · **over 3,000** · Interior Ministry [1]"."""
    label = fitted(row.day, _CELL)
    # A colon of the label's own would make a shortcode of an emoji with one after it.
    gap = ": " if (labelled or not row.who) and ":" not in label else " · "
    after = f" · {fitted(row.who, _BYLINE)}" if row.who else ""
    value = row.value.translate(_BREAKS)
    return Strip(
        value,
        before=f"- {label}{gap}" if label else "- ",
        after=_marked(after, row.marks),
        bold=(Bold(0, len(value)),) if row.who else (),
        marks=row.marks,
    )


def noted(notes: Sequence[Note], words: Words) -> str:
    """What was put right in a post, a line for each; empty where nothing was."""
    lines = [
        f"{_strong(fitted(each.lead, _SHORT))} {fitted(each.text, _NOTED)}".strip()
        for each in notes[:_NOTES]
    ]
    if len(notes) > _NOTES:
        lines.append(f"-# {words.say('layout.more-notes', count=len(notes) - _NOTES)}")
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Detail:
    """How much of a source is told under an answer: its title in so many characters, its host, a way
    to open it."""

    title: int
    hosts: bool = True
    links: bool = False


def foot(
    references: Sequence[Reference], marks: Iterable[int], words: Words, detail: Detail
) -> str:
    """The references of ``marks``, small, each source on a line of its own with its further passages."""
    wanted = set(marks)
    lines: list[str] = []
    before: Reference | None = None
    for each in references:
        if each.number not in wanted:
            continue
        where = fitted(each.where, _WHERE).translate(_KEPT_TOGETHER)
        same = before is not None and (each.source, each.url) == (before.source, before.url)
        if same and where:
            lines[-1] += f" · \\[{each.number}]\u00a0{where}"
        else:
            source = fitted(each.source, detail.title)
            told = ", ".join(part for part in (source, where) if part)
            lines.append(f"-# \\[{each.number}] {told}{_opened(each, words, detail)}")
        before = each
    return "\n".join(lines)


def _opened(reference: Reference, words: Words, detail: Detail) -> str:
    """The host of a source's address, and the way there, where it may be trusted. Where another source
    goes by the same name, the host is never left out."""
    link = safe_link(reference.url) if reference.url else None
    if link is None or not (detail.hosts or reference.host):
        return f" · {fitted(reference.host, _CELL)}" if reference.host else ""
    host, address = link
    shown = f" · {fitted(host, _CELL)}"
    if not detail.links or len(address) > _LINKED:
        return shown
    return f"{shown} [{words.say('layout.open')}](<{address}>)"
