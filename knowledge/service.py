"""The one door to the record: asking, reading by the day, figures, import and export. Glue only."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from knowledge.dates.mention import DateContext
from knowledge.dates.parse import find_dates
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan
from knowledge.digest import compose, within_reach
from knowledge.errors import BadDate, NotFound, Remark, StoreDamaged
from knowledge.figures import history, of_group
from knowledge.flow import Answer, Context, Digest, FigureHistory
from knowledge.lexicon.measures import measure_of, measure_words
from knowledge.models import Citation, Event, Fact, Name, Passage, Revision, Source, whole_timeline
from knowledge.names.book import spellings
from knowledge.regex import compile_waiting
from knowledge.search.daychoice import told_first
from knowledge.search.events import ask_events, chosen, slugs_of
from knowledge.search.find import Attempt, Finder
from knowledge.search.furtherdays import of_further_days
from knowledge.search.ready import SAMPLES, make_ready
from knowledge.storage.interface import CheckResult, FactStore, LoadReceipt, Progress
from knowledge.storage.made import Made
from knowledge.text import STOP, clean_question, fold, tokens

if TYPE_CHECKING:
    from knowledge.ingest.passages import Origin

__all__ = ["LONGEST_TIMELINE", "KnowledgeBase", "Slugs"]

LONGEST_TIMELINE: Final = 500
"""Facts that a timeline reads, from its first day on."""

Slugs = str | tuple[str, ...]
"""An event's slug, or several; empty for all events."""

_WIDER: Final = (8, 64, 512)
"""Nearest days that are looked through for one on a given side."""
_MEASURES: Final = 12
"""Measures, the most used first, of which the groups are looked through for what was asked."""
_MONTH: Final = 31
_WHOLE: Final = 1000
"""Steps in which the progress of a whole check is reported."""
_STORE_SHARE: Final = 900
"""Of these, the store's own."""


class KnowledgeBase:
    """Everything people can ask of one open store.

    Every method takes the slug of an event or of several, empty for all. ``today`` is the asker's calendar day; nothing here
    reads a clock. Where the store holds a record as it was at an instant, ``made`` tells what was made of its facts up to then.
    """

    def __init__(self, store: FactStore, made: Made | None = None) -> None:
        self._store = store
        self._made = made or Made(store)
        self._finder = Finder(store)

    @property
    def guild(self) -> int | None:
        """Whose view of the record is read; see ``FactStore.view``."""
        return self._store.guild

    def view(self, guild: int) -> "KnowledgeBase":
        """The same record as a guild has it."""
        return KnowledgeBase(self._store.view(guild))

    async def layers(self) -> frozenset[int]:
        """Guilds that have edits or events of their own; all others read what guild 0 does."""
        return await self._store.layers()

    @asynccontextmanager
    async def as_known(self, at: int) -> "AsyncIterator[KnowledgeBase]":
        """The record as it was at an instant: facts that came later are not in it, those corrected or
        retracted since are as they were. Names and sources are those of today.

        It is laid out in memory, which takes about half a millisecond for each fact.
        """
        from knowledge.ingest.load import lay_out

        then = await lay_out(self._store, at)
        try:
            yield KnowledgeBase(then, Made(self._store, at))
        finally:
            await then.close()

    async def ask(
        self,
        text: str,
        *,
        today: date,
        event: Slugs = "",
        context: Context | None = None,
        as_of: DateSpan | None = None,
        always: bool = False,
        top: int = 0,
        language: str = "",
    ) -> Answer:
        """Answer a question in at most ``top`` lines; ``always`` ranks without abstaining.

        Where ``top`` is 0, there are three, or one for each day of a stretch of a week at most.

        ``language``, such as "en-gb", tells in which order whoever asks writes 05/01 where nothing else does.

        With several events each is asked, and of the one is told that is likeliest meant. A question that goes on
        from another is asked of that one's event first; one that names an event's own subject, of it alone.
        """
        store = await self._store.steady(slugs_of(event))
        finder = self._finder.over(store)

        async def attempt(each: Event) -> Attempt:
            mine = context if context is None or context.event in ("", each.slug) else None
            return await finder.attempt(
                text,
                each,
                today=today,
                context=mine,
                as_of=as_of,
                top=top,
                always=always,
                language=language,
            )

        return await ask_events(finder, chosen(await store.events(), event), attempt, text, context)

    async def warm_up(self, *, today: date) -> None:
        """Read into memory what the first questions would wait for: words, names, grammars.

        Worth its quarter of a second in a process that stays and answers many.
        """
        for sample in SAMPLES:
            await self.ask(sample, today=today)
        await make_ready(self._finder, await self._store.events(), today)
        compile_waiting()

    async def day(self, when: str | DateSpan, *, today: date, event: Slugs = "") -> Digest:
        """The summary of a day or a run of days. Raises ``BadDate`` for words that name none."""
        events = await self._events(event)
        span = await self._span_of(when, today, events)
        scopes = tuple(each.slug for each in events)
        facts = await self._store.between(scopes, span.first, span.last)
        facts += await of_further_days(self._store, scopes, span)
        nearest: tuple[Fact, ...] = ()
        if not any(fact.when and span.contains(fact.when) for fact in facts):
            for day in await self._store.nearest_days(scopes, span.first):
                near = DateSpan(day, day)
                found = await self._store.between(scopes, day, day)
                nearest += tuple(f for f in found if f.when and near.contains(f.when))[:2]
        sources, names = await self.refer((*facts, *nearest))
        return compose(span, facts, nearest, events, sources, names)

    async def timeline(
        self,
        *,
        today: date,
        start: str | DateSpan = "",
        end: str | DateSpan = "",
        about: str = "",
        event: Slugs = "",
    ) -> tuple[Fact, ...]:
        """Dated facts in order, from ``start`` to ``end`` (days, or words of a date; inclusive): of
        very many the first ``LONGEST_TIMELINE``.

        ``about`` keeps those that a question of these words would find.
        """
        events = await self._events(event)
        first = (await self._span_of(start, today, events)).first if start else OPEN_START
        last = (await self._span_of(end, today, events)).last if end else OPEN_END
        scopes = tuple(each.slug for each in events)
        facts = await self._store.between(scopes, first, last, limit=LONGEST_TIMELINE)
        facts = within_reach(facts, DateSpan(first, last), events) if start or end else facts
        if not about:
            return facts
        wanted: set[tuple[str, str]] = set()
        for each in events:
            found = await self._finder.about(about, each, today=today)
            wanted |= {(fact.scope, fact.id) for fact in found}
        return tuple(fact for fact in facts if (fact.scope, fact.id) in wanted)

    async def figure(self, measure: str, *, place: str = "", event: Slugs = "") -> FigureHistory:
        """How a measure moved. Raises ``NotFound``, naming the measures that there are.

        A measure goes by its name, by a word that asks for it ("arrested") or by those whom it counts ("visitors"), a place
        by its id or any of its names.
        """
        events = await self._events(event)
        scopes = tuple(each.slug for each in events)
        everywhere = frozenset(name for each in events for name in each.default_names)
        moved = await self._moved(measure, scopes, everywhere)
        if not place:
            return moved
        places = await self._named(place, scopes)
        points = tuple(p for p in moved.points if (p.fact.scope, p.figure.place) in places)
        return replace(moved, points=points, place=min(places)[1])

    async def _moved(
        self, words: str, scopes: tuple[str, ...], everywhere: frozenset[str]
    ) -> FigureHistory:
        """How the measure moved that the words name; else the first one of which they name a group."""
        known = [name for name, _ in await self._store.measures(scopes)]
        measure = _measure(words, known)
        if measure:
            return history(measure, await self._store.measured(scopes, measure), everywhere)
        for name in known[:_MEASURES]:
            moved = history(name, await self._store.measured(scopes, name), everywhere)
            if points := of_group(moved.points, words):
                return replace(moved, points=points, group=clean_question(words))
        asked = clean_question(words)
        told = (
            f"The record has no figure called “{asked}”. It has: {', '.join(known) or 'none yet'}."
        )
        raise NotFound(Remark(told, "no-figure", asked=asked, measures=tuple(known)))

    async def _named(self, words: str, scopes: tuple[str, ...]) -> set[tuple[str, str]]:
        """Scopes and ids of the names that have this id, name or alias, however it is spelled."""
        asked = fold(words)
        found = {
            (name.scope, name.id)
            for name in await self._store.names(scopes)
            if asked and (asked == fold(name.id) or asked in spellings(name))
        }
        if not found:
            place = clean_question(words)
            told = f"The record knows no place called “{place}”; without a place the figure is shown for all of them."
            raise NotFound(Remark(told, "no-place", asked=place))
        return found

    async def measures(self, event: Slugs = "") -> tuple[tuple[str, int], ...]:
        """Measures in use and in how many facts, most used first."""
        return await self._store.measures(await self._scopes(event))

    async def facts(self, event: Slugs = "") -> tuple[Fact, ...]:
        """Every current fact, in the order of the record."""
        return await self._store.facts(await self._scopes(event))

    async def fact(self, fact_id: str, event: Slugs = "") -> tuple[Fact, tuple[Revision, ...]]:
        """A fact by id with its revisions, oldest first. Raises ``NotFound``."""
        for scope in await self._scopes(event):
            for spelled in dict.fromkeys((fact_id, fact_id.upper(), fact_id.lower())):
                revisions = await self._made.history(scope, spelled)
                if revisions:
                    current = await self._store.facts((scope,), (spelled,))
                    return current[0] if current else revisions[-1].fact, revisions
        asked = clean_question(fact_id)
        told = f"There is no fact “{asked}”; “ticktock facts list” shows them all."
        raise NotFound(Remark(told, "no-fact", asked=asked))

    async def changes(
        self, *, since: int, until: int, event: Slugs = "", limit: int = 500
    ) -> tuple[Revision, ...]:
        """What was added, corrected or retracted from an instant up to before another, oldest first."""
        scopes = await self._scopes(event)
        return await self._made.changed(scopes, since=since, until=until, limit=limit)

    async def corrections(
        self, *, since: int, until: int, event: Slugs = "", limit: int = 500
    ) -> tuple[Revision, ...]:
        """By which revisions what was recorded before was changed, newest first."""
        scopes = await self._scopes(event)
        return await self._made.corrections(scopes, since=since, until=until, limit=limit)

    async def edition(self, event: Slugs = "") -> tuple[int, int]:
        """A number that moves with each edit of the events, and how many facts they have now."""
        held = await self._store.vocabulary(await self._scopes(event))
        return held.version, held.facts

    async def holds(self, stems: Iterable[str], event: Slugs = "") -> frozenset[str]:
        """Those of some index tokens that current facts of the events hold."""
        held = await self._store.vocabulary(await self._scopes(event))
        return frozenset(stem for stem in stems if stem in held.frequency)

    async def names(self, event: Slugs = "") -> dict[tuple[str, str], Name]:
        """Every name of the events, by (scope, id)."""
        found = await self._store.names(await self._scopes(event))
        return {(name.scope, name.id): name for name in found}

    async def current(self, wanted: Iterable[tuple[str, str]]) -> tuple[Fact, ...]:
        """Facts by scope and id in the order given, as they are now; those retracted are left out."""
        asked: dict[str, list[str]] = {}
        order = tuple(dict.fromkeys(wanted))
        for scope, fact_id in order:
            asked.setdefault(scope, []).append(fact_id)
        found = {
            (fact.scope, fact.id): fact
            for scope, ids in asked.items()
            for fact in await self._store.facts((scope,), ids)
        }
        return tuple(found[key] for key in order if key in found)

    async def next_day(self, day: int, *, later: bool, event: Slugs = "") -> int | None:
        """The nearest day after (or before) one that has facts of its own; ``None`` at the end."""
        scopes = await self._scopes(event)
        for limit in _WIDER:
            near = await self._store.nearest_days(scopes, day, limit=limit)
            beside = [each for each in near if (each > day if later else each < day)]
            if beside:
                return min(beside) if later else max(beside)
            if len(near) < limit:
                break
        return None

    async def beside(
        self, fact: Fact, *, later: bool, skip: int = 0, limit: int = 5
    ) -> tuple[Fact, ...]:
        """Facts of the same event just after (or before) one, in order of time.

        ``skip`` nearer ones are left out. A fact without a known beginning has none beside it.
        """
        if fact.when is None or fact.when.first == OPEN_START:
            return ()
        day: int | None = fact.when.first
        found: list[Fact] = []
        while day is not None and len(found) < skip + limit:
            there = await self._beginning(fact.scope, day)
            if day == fact.when.first:
                at = next((n for n, each in enumerate(there) if each.id == fact.id), 0)
                there = there[at + 1 :] if later else there[:at]
            found += there if later else there[::-1]
            day = await self.next_day(day, later=later, event=fact.scope)
        chosen = found[skip : skip + limit]
        return tuple(chosen if later else chosen[::-1])

    async def _beginning(self, scope: str, day: int) -> tuple[Fact, ...]:
        """Facts that begin on a day, in the order of a timeline."""
        found = await self._store.between((scope,), day, day)
        return tuple(each for each in found if each.when is not None and each.when.first == day)

    async def sources(self, event: Slugs = "") -> dict[tuple[str, str], Source]:
        """Every source of the events, by (scope, id)."""
        found = await self._store.sources(await self._scopes(event))
        return {(source.scope, source.id): source for source in found}

    async def passages(
        self, scope: str, source: str, paragraph: int, *, around: int = 1
    ) -> tuple[Passage, ...]:
        """What is stored of a paragraph and of those around it, in their order; often nothing."""
        return await self._store.passages_between(
            scope, source, paragraph - around, paragraph + around
        )

    async def of_passage(self, fact: Fact, cited: Citation) -> tuple[Fact, ...]:
        """Other facts that cite the same passage, of those within a month of the fact."""
        if fact.when is None:
            return ()
        first, last = fact.when.first - _MONTH, fact.when.last + _MONTH
        near = await self._store.between((fact.scope,), first, last)
        passage = (cited.source, cited.paragraph)
        return tuple(
            each
            for each in near
            if each.id != fact.id
            and passage in {(other.source, other.paragraph) for other in each.citations}
        )

    async def events(self) -> tuple[Event, ...]:
        """Every event in the record, by first day."""
        return await self._store.events()

    async def refer(
        self, facts: Iterable[Fact]
    ) -> tuple[dict[tuple[str, str], Source], dict[tuple[str, str], Name]]:
        """The sources and names of the scopes that the facts belong to, by (scope, id)."""
        scopes = tuple(sorted({fact.scope for fact in facts}))
        sources = await self._store.sources(scopes)
        names = await self._store.names(scopes)
        return (
            {(source.scope, source.id): source for source in sources},
            {(name.scope, name.id): name for name in names},
        )

    async def import_pack(
        self, folder: Path, *, actor: str, at: int, progress: Progress | None = None
    ) -> LoadReceipt:
        """Load a pack folder, all or nothing. Raises ``BadPack`` with every problem found."""
        from knowledge.ingest.load import load_pack

        return await load_pack(self._store, folder, actor=actor, at=at, progress=progress)

    async def import_passages(
        self,
        file: Path,
        *,
        slug: str,
        title: str,
        origin: "Origin | None" = None,
        actor: str,
        at: int,
        progress: Progress | None = None,
    ) -> LoadReceipt:
        """Load passages, or a plain text, as an event of their own, all or nothing. Raises ``BadPack``."""
        from knowledge.ingest.load import load_passages

        load = partial(load_passages, self._store, file, slug=slug, title=title, origin=origin)
        return await load(actor=actor, at=at, progress=progress)

    async def export(self, event: str, folder: Path) -> None:
        """Write an event as a pack folder. Raises ``NotFound``; ``Refused`` where another event lies."""
        from knowledge.ingest.export import export_pack

        (known,) = await self._events(event)
        await export_pack(self._store, known.slug, folder)

    async def check(
        self, *, deep: bool = False, progress: Progress | None = None
    ) -> tuple[CheckResult, ...]:
        """Whether the stored record is whole; ``deep`` reads all of it.

        That also compares the digest of each event with that of what it was loaded from.
        """
        if not deep:
            return await self._store.check(progress=progress)

        def tell(done: int, total: int) -> None:
            if progress is not None:
                progress(done, total)

        results = await self._store.check(
            deep=True, progress=lambda done, total: tell(_STORE_SHARE * done // total, _WHOLE)
        )
        return (
            *results,
            *await self._as_loaded(
                lambda done, total: tell(
                    _STORE_SHARE + (_WHOLE - _STORE_SHARE) * done // total, _WHOLE
                )
            ),
        )

    async def _as_loaded(self, progress: Progress) -> list[CheckResult]:
        """Whether each event's files would be those that it was loaded from; counts events."""
        try:
            events = await self._store.events()
        except StoreDamaged:
            said = "an event cannot be read, so none was compared with what was loaded"
            return [CheckResult("digests", False, said)]
        changed: list[str] = []
        for done, each in enumerate(events, start=1):
            if not await self._is_as_loaded(each.slug):
                changed.append(each.slug)
            progress(done, len(events))
        if not changed:
            return [CheckResult("digests", True, "every event is the one that was loaded")]
        return [
            CheckResult(
                "digests",
                False,
                f"{slug}: what is stored of the event, its sources, names, facts or passages is not "
                "what was loaded",
            )
            for slug in changed
        ]

    async def _is_as_loaded(self, slug: str) -> bool:
        from knowledge.ingest.export import digest_of, stored_pack

        kept = await self._store.pack_digest(slug)
        try:
            loaded = await stored_pack(self._store.view(None), slug)
            held = await asyncio.to_thread(digest_of, loaded)
        except (NotFound, StoreDamaged):
            return False
        # Another program may have loaded the event anew meanwhile.
        return held == kept or kept != await self._store.pack_digest(slug)

    async def _events(self, wanted: Slugs) -> tuple[Event, ...]:
        return chosen(await self._store.events(), wanted)

    async def _scopes(self, wanted: Slugs) -> tuple[str, ...]:
        return tuple(event.slug for event in await self._events(wanted))

    async def _span_of(
        self, words: str | DateSpan, today: date, events: tuple[Event, ...]
    ) -> DateSpan:
        """The days that words name; of those they can mean, the ones of which the record tells."""
        if isinstance(words, DateSpan):
            return words
        timeline = whole_timeline(events)
        found = find_dates(clean_question(words), DateContext(reference=today, timeline=timeline))
        if not found:
            raise BadDate.unread(clean_question(words)[:80])
        spans = (found[0].span, *found[0].alternatives)
        scopes = tuple(each.slug for each in events)
        return (await told_first(self._store, scopes, spans))[0].as_chosen()


def _measure(words: str, known: Sequence[str]) -> str:
    """The measure of those known that the words name, or all of them ask for; empty for none."""
    written = "-".join(words.casefold().split())
    stems = [token.stem for token in tokens(words) if token.folded not in STOP]
    meant = measure_of(stems)
    if not set(stems) <= set(measure_words(meant)):
        meant = ""
    return next((name for name in (written, meant) if name in known), "")
