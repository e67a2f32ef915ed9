"""What the record is about and what it rests on, as replies."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.blocks import Block, Facts, Line, Reference, Reply, Row, Sentence, Table
from bot.citing import Sources
from bot.reading.autocompleting import Index
from bot.wording import clipped, day_words
from bot.words import Words
from knowledge.dates.edtf import from_edtf
from knowledge.dates.span import DateSpan, Precision
from knowledge.errors import BadDate
from knowledge.models import Event, Source

__all__ = ["events_reply", "sources_reply", "span_of"]

_EVENTS: Final = 12
_SOURCES: Final = 20
_TITLE: Final = 160


def events_reply(indexes: Sequence[Index], words: Words) -> Reply:
    """Each event with what it is about, its days, and how much of it is on record."""
    if not indexes:
        return Reply((Sentence(words.say("reading.no-events"), strong=True),))
    blocks: list[Block] = [
        Facts(each.event.title, (Line("", each.event.summary, _told(each, words)),))
        if each.event.summary
        else Facts(each.event.title, (Line("", _told(each, words), ""),))
        for each in indexes[:_EVENTS]
    ]
    missing = len(indexes) - len(blocks)
    if missing:
        blocks.append(Sentence(words.say("reading.more-events", count=missing)))
    return Reply(tuple(blocks))


def _told(index: Index, words: Words) -> str:
    parts = (
        day_words(span_of(index.event), words),
        words.say("reply.facts", count=index.size),
        index.event.slug,
    )
    return " · ".join(parts)


def span_of(event: Event) -> DateSpan | None:
    """The days of an event; ``None`` where it tells of none."""
    return event.days and replace(event.days, precision=Precision.RANGE)


def sources_reply(indexes: Sequence[Index], sources: Sources, words: Words) -> Reply:
    """Each event's sources, the most cited first, with who published them and how much rests on them."""
    blocks: list[Block] = []
    references: list[Reference] = []
    for each in indexes:
        counts = dict(each.sources)
        of_event = [source for (scope, _), source in sources.items() if scope == each.event.slug]
        ranked = sorted(of_event, key=lambda source: (-counts.get(source.id, 0), source.title))
        rows = []
        for source in ranked[:_SOURCES]:
            number = len(references) + 1
            references.append(_reference(number, source, words))
            rows.append(_row(source, counts.get(source.id, 0), number, words))
        if rows:
            more = len(ranked) - len(rows)
            blocks.append(Table(each.event.title, tuple(rows), more, labelled=True))
    if not blocks:
        return Reply((Sentence(words.say("reading.no-sources"), strong=True),))
    return Reply(tuple(blocks), tuple(references))


def _row(source: Source, count: int, number: int, words: Words) -> Row:
    who = source.publisher or source.title
    return Row(
        clipped(who, _TITLE),
        words.say("reply.facts", count=count),
        _dated(source, words),
        (number,),
    )


def _reference(number: int, source: Source, words: Words) -> Reference:
    title = words.say("source.title", title=clipped(source.title, _TITLE))
    return Reference(number, title, "", source.url)


def _dated(source: Source, words: Words) -> str:
    """When a source was published, else when it was changed last; empty where neither is known."""
    for key, written in (("published", source.published), ("modified", source.modified)):
        if written:
            try:
                day = day_words(from_edtf(written), words)
            except BadDate:
                day = written
            return words.say(f"reading.{key}", day=day)
    return ""
