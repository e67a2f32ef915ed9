"""What a draft is checked against: the event's names and sources, the cited passages, and facts near it."""

from datetime import date
from typing import Final

from knowledge.dates.mention import DateContext
from knowledge.dates.parse import find_dates
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan
from knowledge.entry import Draft, Known, cited_sources
from knowledge.flow import Plan
from knowledge.lexicon.measures import measure_of
from knowledge.models import Event, Fact, Passage, Source
from knowledge.storage.interface import FactStore
from knowledge.text import STOP, clean_question, tokens

__all__ = ["known_for", "said_at_once"]

_NEAR: Final = 120
"""Facts of the same days, and again of the same words, that a draft is compared with."""
_PASSAGES: Final = 10_000
"""Paragraphs of one source that are looked through for a quote."""
_SOURCES: Final = 5
"""Sources of one draft whose paragraphs are looked at."""
_READ: Final = 1000
"""Characters of the field of sources that are read."""


async def known_for(store: FactStore, event: Event, draft: Draft) -> Known:
    """All of it for one draft; at most some hundreds of facts, whatever the event's size."""
    scopes = (event.slug,)
    sources = await store.sources(scopes)
    near: dict[str, Fact] = {}
    for fact in (
        *await _of_days(store, event, draft),
        *await _of_words(store, event.slug, draft.statement),
        *await _of_measures(store, event, draft),
    ):
        near.setdefault(fact.id, fact)
    return Known(
        event=event,
        names=await store.names(scopes),
        sources=sources,
        passages=await _passages(store, event, draft, sources),
        facts=tuple(near.values()),
        measures=tuple(name for name, _ in await store.measures(scopes)),
    )


async def _of_days(store: FactStore, event: Event, draft: Draft) -> tuple[Fact, ...]:
    words = clean_question(draft.date or draft.statement)
    context = DateContext(reference=date.fromordinal(event.last), timeline=event.timeline)
    found = find_dates(words, context)
    if not found or not _is_short(found[0].span):
        return ()
    span = found[0].span
    return await store.between((event.slug,), span.first - 1, span.last + 1, limit=_NEAR)


def _is_short(span: DateSpan) -> bool:
    return span.first > OPEN_START and span.last < OPEN_END and span.last - span.first < 31


async def said_at_once(store: FactStore, fact: Fact) -> tuple[Fact, ...]:
    """Facts on record that say something in the same words, or of the same days."""
    found = await _of_words(store, fact.scope, fact.statement)
    if fact.when is None or not _is_short(fact.when):
        return found
    return (
        *found,
        *await store.between((fact.scope,), fact.when.first, fact.when.last, limit=_NEAR),
    )


async def _of_words(store: FactStore, event: str, statement: str) -> tuple[Fact, ...]:
    stems = {token.stem for token in tokens(statement) if token.folded not in STOP}
    held = await store.vocabulary((event,))
    known = sorted((stem for stem in stems if stem in held.frequency), key=held.frequency.get)  # type: ignore[arg-type]
    if not known:
        return ()
    plan = Plan((event,), tuple(known), limit=_NEAR)
    found = [each.fact for each in await store.candidates(plan)]
    return await store.facts((event,), found)


async def _of_measures(store: FactStore, event: Event, draft: Draft) -> tuple[Fact, ...]:
    facts: list[Fact] = []
    asked = {token.stem for token in tokens(f"{draft.figures} {draft.statement}")}
    meant = {measure_of((stem,)) for stem in asked}
    for name, _ in await store.measures((event.slug,)):
        if name in meant or {t.stem for t in tokens(name)} & asked:
            facts += (await store.measured((event.slug,), name))[:_NEAR]
    return tuple(facts)


async def _passages(
    store: FactStore, event: Event, draft: Draft, sources: tuple[Source, ...]
) -> tuple[Passage, ...]:
    found: list[Passage] = []
    for source in cited_sources(draft.source[:_READ], sources)[:_SOURCES]:
        found += await store.passages_between(event.slug, source.id, 0, _PASSAGES)
    return tuple(found)
