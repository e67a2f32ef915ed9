"""What the buttons under a post show to one person: its sources, the passage, what came before and after.

Replies like any other, made from the record as it is now. Knows no Discord.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from bot.blocks import Block, Facts, Line, Reference, Reply, Row, Sentence, Table
from bot.citing import Citer, Sources
from bot.pages.buttons import Link
from bot.wording import brief_byline, clipped
from bot.words import Words
from knowledge.flow import Evidence
from knowledge.models import Citation, Fact, Passage

if TYPE_CHECKING:
    from knowledge.service import KnowledgeBase

__all__ = ["NEIGHBOURS", "beside_reply", "further_reply", "passage_reply", "sources_reply"]

NEIGHBOURS: Final = 5
"""Facts that are shown before or after another at once."""
_SUPPORT: Final = 220
"""Characters of a quote, or of what rests on a passage."""
_CITED: Final = 4
"""Passages that are shown at once."""
_OTHERS: Final = 8
"""Other facts of a passage that are shown."""
_CHUNK: Final = 700
_SENTENCE_END: Final = re.compile(r"(?<=[.!?…])\s+")
_LINKS: Final = 5


async def sources_reply(
    reply: Reply, marks: Iterable[int], knowledge: "KnowledgeBase", words: Words
) -> tuple[Reply, tuple[Link, ...]]:
    """The references ``marks`` of a reply, by publication, each with its quote or what rests on it; and
    the ways to those publications."""
    wanted = set(marks)
    references = [each for each in reply.references if each.number in wanted]
    if not references:
        return Reply((Sentence(words.say("views.no-sources"), strong=True),)), ()
    lines = {number: list(_resting(reply, number)) for number in wanted}
    facts = await _facts(references, lines, knowledge)
    titles: dict[str, list[Row]] = {}
    links: dict[str, Link] = {}
    for each in references:
        value = _support(each, lines[each.number], facts)
        label = f"[{each.number}] {each.where}".strip()
        titles.setdefault(each.source, []).append(Row(label, clipped(value, _SUPPORT), ""))
        if each.url:
            links.setdefault(each.url, Link("", each.url))
    blocks: list[Block] = [Sentence(words.say("views.title-sources"), strong=True)]
    blocks += [Table(title, tuple(rows), labelled=True) for title, rows in titles.items()]
    return Reply(tuple(blocks)), tuple(links.values())[:_LINKS]


def _resting(reply: Reply, number: int) -> Iterator[tuple[str, str]]:
    """Id, empty where none is told, and text of each line that bears a mark."""
    for block in reply.blocks:
        if isinstance(block, Facts):
            yield from ((line.fact, line.text) for line in block.lines if number in line.marks)
        elif isinstance(block, Table):
            for row in block.rows:
                if number in row.marks:
                    yield "", " · ".join(part for part in (row.day, row.value, row.who) if part)


async def _facts(
    references: Iterable[Reference],
    lines: dict[int, list[tuple[str, str]]],
    knowledge: "KnowledgeBase",
) -> dict[tuple[str, str], Fact]:
    keys = [
        (each.cited[0], fact_id)
        for each in references
        for fact_id, _ in lines[each.number]
        if fact_id
    ]
    return {(fact.scope, fact.id): fact for fact in await knowledge.current(keys)}


def _support(
    reference: Reference,
    lines: Sequence[tuple[str, str]],
    facts: dict[tuple[str, str], Fact],
) -> str:
    """The words that are quoted from the passage; where none are kept, what rests on it."""
    scope, source, paragraph = reference.cited
    for fact_id, _ in lines:
        fact = facts.get((scope, fact_id))
        for cited in fact.citations if fact else ():
            if (cited.source, cited.paragraph) == (source, paragraph) and cited.quote:
                return f"“{cited.quote}”"
    told = [text for fact_id, text in lines if fact_id] or [text for _, text in lines]
    return " ".join(dict.fromkeys(told))


async def passage_reply(facts: Sequence[Fact], knowledge: "KnowledgeBase", words: Words) -> Reply:
    """The passages that facts cite, with what stands around them; where the text is not kept, what else
    the record takes from there."""
    sources, _ = await knowledge.refer(facts)
    cited: dict[tuple[str, str, int], tuple[Fact, Citation]] = {}
    for fact in facts:
        for each in fact.citations:
            cited.setdefault((fact.scope, each.source, each.paragraph), (fact, each))
    blocks: list[Block] = []
    others: list[Block] = []
    missing = False
    for fact, each in list(cited.values())[:_CITED]:
        title = _headed(fact, each, sources, words)
        if text := await _stored(fact, each, knowledge, words):
            blocks += [Sentence(title, strong=True), *text]
        else:
            missing = True
            others += await _others(title, fact, each, knowledge, words)
    if missing:
        key = "views.no-text" if others else "views.no-text-alone"
        blocks += [Sentence(words.say(key), strong=True), *others]
    if not blocks:
        blocks.append(Sentence(words.say("views.no-sources"), strong=True))
    return Reply(tuple(blocks))


def _headed(fact: Fact, cited: Citation, sources: Sources, words: Words) -> str:
    citer = Citer(sources, words)
    citer.numbers[fact.scope, cited.source, cited.paragraph] = 1
    (reference,) = citer.references()
    return ", ".join(part for part in (reference.source, reference.where) if part)


async def _stored(
    fact: Fact, cited: Citation, knowledge: "KnowledgeBase", words: Words
) -> list[Block]:
    """The text of a passage with the paragraphs around it; nothing where it is not kept."""
    if fact.passage:
        return list(_text(fact.statement))
    stored = await knowledge.passages(fact.scope, cited.source, cited.paragraph)
    if not any(each.paragraph == cited.paragraph and each.text for each in stored):
        return []
    return [block for each in stored for block in _paragraph(each, cited, words)]


async def _others(
    title: str, fact: Fact, cited: Citation, knowledge: "KnowledgeBase", words: Words
) -> list[Block]:
    """What else the record takes from a passage."""
    found = (await knowledge.of_passage(fact, cited))[:_OTHERS]
    lines = tuple(
        Line(each.id, each.statement, brief_byline(each, fact.when, words)) for each in found
    )
    return [Facts(title, lines, brief=True)] if lines else []


def _paragraph(passage: Passage, cited: Citation, words: Words) -> Iterator[Block]:
    """A stored paragraph; those around the one that is cited are told by their numbers."""
    if passage.paragraph != cited.paragraph and passage.text:
        number = words.say("source.paragraph", number=str(passage.paragraph))
        yield Table("", (Row(number, passage.text, ""),), labelled=True)
    else:
        yield from _text(passage.text)


def _text(text: str) -> Iterator[Sentence]:
    """A paragraph in pieces that each fit a page, cut between sentences where it can be."""
    piece = ""
    for sentence in _SENTENCE_END.split(text):
        if piece and len(piece) + len(sentence) > _CHUNK:
            yield Sentence(piece)
            piece = ""
        piece = f"{piece} {sentence}".strip()
        while len(piece) > _CHUNK:
            head = piece[:_CHUNK].rpartition(" ")[0] or piece[:_CHUNK]
            yield Sentence(head)
            piece = piece[len(head) :].lstrip()
    if piece:
        yield Sentence(piece)


async def beside_reply(
    fact: Fact, knowledge: "KnowledgeBase", words: Words, *, later: bool, skip: int = 0
) -> Reply:
    """The facts just before or after another, in order of time; ``skip`` nearer pages are passed over."""
    found = await knowledge.beside(fact, later=later, skip=skip * NEIGHBOURS, limit=NEIGHBOURS)
    if not found:
        none = words.say("views.nothing-after" if later else "views.nothing-before")
        return Reply((Sentence(none, strong=True),))
    sources, _ = await knowledge.refer(found)
    citer = Citer(sources, words)
    title = words.say("views.after" if later else "views.before")
    blocks = (Sentence(title, strong=True), Facts("", citer.lines(found)))
    return Reply(blocks, citer.references())


async def further_reply(
    evidence: Sequence[Evidence], knowledge: "KnowledgeBase", words: Words
) -> Reply:
    """Further lines of an answer, for somebody who did not ask it."""
    if not evidence:
        return Reply((Sentence(words.say("views.no-more"), strong=True),))
    sources, _ = await knowledge.refer(each.fact for each in evidence)
    citer = Citer(sources, words)
    lines = tuple(citer.line(each) for each in evidence)
    return Reply(
        (Sentence(words.say("views.further"), strong=True), Facts("", lines)), citer.references()
    )
