"""What is offered while somebody types an option: events, days, measures, facts, names and topics.

Made from an index of each event's current facts, which is read once for every edition of the event.
"""

import asyncio
from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from rapidfuzz import fuzz, process

from bot.reader import Reader, may_read
from bot.wording import clipped, day_words, measure_word
from bot.words import Words
from knowledge.dates.civil import civil_day
from knowledge.dates.mention import DateContext
from knowledge.dates.parse import find_dates
from knowledge.dates.show import show
from knowledge.dates.span import DateSpan
from knowledge.lexicon.measures import measure_of
from knowledge.models import Event, Fact, Name, NameKind
from knowledge.service import KnowledgeBase
from knowledge.text import clean_question, fold, tokens

__all__ = [
    "MOST",
    "Choice",
    "Index",
    "Suggestions",
    "day_choices",
    "event_choices",
    "fact_choices",
    "index_of",
    "measure_choices",
    "place_choices",
    "topic_choices",
]

MOST: Final = 25
"""Choices that Discord takes at once."""
_LONGEST: Final = 100
"""Characters of a choice."""
_INDEXED: Final = 20_000
"""Facts of an event above which its facts and days are not offered: reading them would take long."""
_FUZZY: Final = 3_000
"""Entries above which only those are found that hold what was typed."""
_ALIKE: Final = 75.0
_HEAD: Final = 120
"""Characters of a statement that are looked at."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What is shown, and what is sent when it is chosen."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """Something that may be offered; ``folded`` is what typed words are compared with."""

    folded: str
    shown: str
    value: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Index:
    """One event at one time: its facts in the order of the record, the rest by how much there is."""

    event: Event
    facts: tuple[_Entry, ...] = ()
    days: tuple[tuple[int, int], ...] = ()
    """Days that have facts of their own, with their number, in order."""
    measures: tuple[tuple[str, int], ...] = ()
    places: tuple[tuple[str, _Entry], ...] = ()
    """Measure and place of its figures."""
    topics: tuple[_Entry, ...] = ()
    """Names and topics, most used first."""
    size: int = 0
    sources: tuple[tuple[str, int], ...] = ()
    """Ids of sources with the number of facts that cite them, most cited first."""
    where: str = ""
    """The place of most facts, as in English: "in Almaty", "at Mill Bridge"."""


def index_of(event: Event, facts: Sequence[Fact], names: Iterable[Name]) -> Index:
    """The index of an event's current facts."""
    by_id = {name.id: name for name in names}
    days = Counter(
        fact.when.first for fact in facts if fact.when is not None and fact.when.days == 1
    )
    measures = Counter(
        measure
        for fact in facts
        for measure in dict.fromkeys(each.measure for each in fact.figures)
    )
    sources = Counter(
        source for fact in facts for source in dict.fromkeys(each.source for each in fact.citations)
    )
    return Index(
        event=event,
        facts=tuple(_fact_entry(fact) for fact in facts),
        days=tuple(sorted(days.items())),
        measures=tuple(measures.most_common()),
        places=tuple(_figure_places(facts, by_id)),
        topics=tuple(_topics(facts, by_id)),
        size=len(facts),
        sources=tuple(sources.most_common()),
        where=_where(event, facts, by_id),
    )


def _where(event: Event, facts: Iterable[Fact], names: dict[str, Name]) -> str:
    counts = Counter(
        place
        for fact in facts
        for place in dict.fromkeys(fact.places)
        if place in names and place not in event.default_names
    )
    if not counts:
        return ""
    name = names[counts.most_common(1)[0][0]]
    return f"{'at' if name.kind is NameKind.FACILITY else 'in'} {name.display}"


def _fact_entry(fact: Fact) -> _Entry:
    head = " ".join(fact.statement[:_HEAD].split())
    return _Entry(fold(f"{fact.id} {head}"), f"{fact.id} · {head}", fact.id)


def _figure_places(facts: Sequence[Fact], names: dict[str, Name]) -> Iterator[tuple[str, _Entry]]:
    counts = Counter(
        (figure.measure, figure.place) for fact in facts for figure in fact.figures if figure.place
    )
    for (measure, place), count in counts.most_common():
        yield measure, _name_entry(names.get(place), place, count)


def _topics(facts: Sequence[Fact], names: dict[str, Name]) -> list[_Entry]:
    named = Counter(
        name
        for fact in facts
        for name in dict.fromkeys((*fact.places, *(part.name for part in fact.names)))
        if name in names
    )
    topics = Counter(topic for fact in facts for topic in dict.fromkeys(fact.topics))
    entries = [_name_entry(names[name], name, count) for name, count in named.items()]
    for topic, count in topics.items():
        words = topic.replace("-", " ")
        entries.append(_Entry(fold(words), words, words, count))
    return sorted(entries, key=lambda entry: (-entry.count, entry.shown))


def _name_entry(name: Name | None, name_id: str, count: int) -> _Entry:
    if name is None:
        return _Entry(fold(name_id), name_id, name_id, count)
    spelled = (name.display, *name.aliases, *name.titles)
    return _Entry(fold(" ".join(spelled)), name.display, name.display, count)


_Key = tuple[int | None, str]
"""Whose record, and the event's slug."""
_HELD: Final = 64
"""Indexes that are kept, of all guilds together."""


class Suggestions:
    """Choices for one reader at a time; an event's index is kept until the event is edited."""

    def __init__(self) -> None:
        self._held: OrderedDict[_Key, tuple[int, Index]] = OrderedDict()
        self._making: dict[tuple[_Key, int], asyncio.Task[Index]] = {}

    async def indexes(
        self, knowledge: KnowledgeBase, reader: Reader, event: str = ""
    ) -> tuple[Index, ...]:
        """Of the events that the reader may ask, all or the one that ``event`` names exactly."""
        events = may_read(reader, await knowledge.events())
        chosen = [each for each in events if event in ("", each.slug)]
        return tuple([await self._index(knowledge, each) for each in chosen])

    async def _index(self, knowledge: KnowledgeBase, event: Event) -> Index:
        edition, size = await knowledge.edition(event.slug)
        whose = knowledge.guild, event.slug
        if (kept := self._kept(whose, event, edition)) is not None:
            return kept
        key = whose, edition
        if key not in self._making:
            self._making[key] = asyncio.ensure_future(self._made(knowledge, event, size))
            self._making[key].add_done_callback(lambda _: self._making.pop(key))
        # It is made once for all who wait, and goes on when one of them gives up.
        made = await asyncio.shield(self._making[key])
        self._held[whose] = edition, made
        while len(self._held) > _HELD:
            self._held.popitem(last=False)
        return made

    def _kept(self, whose: _Key, event: Event, edition: int) -> Index | None:
        held = self._held.get(whose)
        if held is not None and held[0] == edition and held[1].event == event:
            return held[1]
        return None

    async def _made(self, knowledge: KnowledgeBase, event: Event, size: int) -> Index:
        if size > _INDEXED:
            return Index(event, measures=await knowledge.measures(event.slug), size=size)
        facts = await knowledge.facts(event.slug)
        _, names = await knowledge.refer(facts)
        return await asyncio.to_thread(index_of, event, facts, names.values())


def event_choices(indexes: Sequence[Index], typed: str, words: Words) -> tuple[Choice, ...]:
    """Events, in the order in which they happened."""
    entries = [
        _Entry(
            fold(f"{each.event.title} {each.event.slug}"),
            each.event.title,
            each.event.slug,
            each.size,
        )
        for each in indexes
    ]
    return _choices(_found_in(typed, entries), words)


def day_choices(
    indexes: Sequence[Index], typed: str, words: Words, today: date, *, in_order: bool = False
) -> tuple[Choice, ...]:
    """Days that have facts: those of today's date first, then the fullest; ``in_order`` puts them by
    date. Typed words may name days in any way that a question may, or begin to spell one."""
    counts: Counter[int] = Counter()
    for each in indexes:
        counts.update(dict(each.days))
    days = sorted(counts, key=lambda day: (not _same_date(day, today), -counts[day], day))
    choices: list[Choice] = []
    if asked := " ".join(typed.split()):
        named = _named_days(indexes, asked, today)
        if named is not None:
            days = [day for day in days if named.first <= day <= named.last]
            if len(days) > 1:
                choices.append(_days_choice(named, sum(counts[day] for day in days), asked, words))
        else:
            entries = [_Entry(_spelled(day, words), "", str(day)) for day in days]
            days = [int(entry.value) for entry in _found_in(asked, entries)]
    kept = days[: MOST - len(choices)]
    for day in sorted(kept) if in_order else kept:
        span = DateSpan(day, day)
        choices.append(_days_choice(span, counts[day], _written(span), words))
    return tuple(choices)


def _same_date(day: int, today: date) -> bool:
    civil = civil_day(day)
    return (civil.month, civil.day) == (today.month, today.day)


def _named_days(indexes: Sequence[Index], typed: str, today: date) -> DateSpan | None:
    if not indexes:
        return None
    events = [each.event for each in indexes]
    timeline = min(each.first for each in events), max(each.last for each in events)
    found = find_dates(clean_question(typed), DateContext(reference=today, timeline=timeline))
    return found[0].span if found else None


def _spelled(day: int, words: Words) -> str:
    span = DateSpan(day, day)
    ways = (_written(span), day_words(span, words), show(span, words.language), show(span))
    return fold(" ".join(ways))


def _written(span: DateSpan) -> str:
    """A day as it is sent: read back as the same day whatever the reader's language."""
    if date.min.toordinal() <= span.first <= date.max.toordinal():
        return date.fromordinal(span.first).isoformat()
    return show(span)


def _days_choice(span: DateSpan, count: int, value: str, words: Words) -> Choice:
    told = f"{day_words(span, words)} · {words.say('reply.facts', count=count)}"
    return Choice(clipped(told, _LONGEST), value[:_LONGEST])


def measure_choices(indexes: Sequence[Index], typed: str, words: Words) -> tuple[Choice, ...]:
    """What is counted, most often first; found by the words that ask for it, too."""
    counts: Counter[str] = Counter()
    for each in indexes:
        counts.update(dict(each.measures))
    meant = measure_of([token.stem for token in tokens(typed)])
    entries = []
    for measure, count in counts.most_common():
        shown = measure_word(measure, words)
        entries.append(_Entry(fold(f"{shown} {measure}"), shown, measure, count))
    asked = [entry for entry in entries if entry.value == meant]
    return _choices((*asked, *_found_in(typed, entries)), words)


def place_choices(
    indexes: Sequence[Index], typed: str, words: Words, measure: str = ""
) -> tuple[Choice, ...]:
    """Places for which ``measure`` was counted; for which anything was, when it is none of the record's."""
    pairs = [pair for each in indexes for pair in each.places]
    kept = [pair for pair in pairs if pair[0] == measure] or pairs
    by_place: dict[str, _Entry] = {}
    for _, entry in kept:
        held = by_place.get(entry.value)
        by_place[entry.value] = replace(entry, count=entry.count + (held.count if held else 0))
    entries = sorted(by_place.values(), key=lambda entry: -entry.count)
    return _choices(_found_in(typed, entries), words)


def fact_choices(indexes: Sequence[Index], typed: str) -> tuple[Choice, ...]:
    """Facts by id or by words of their beginning, in the order of the record. An id that several events
    have is sent with its event before it."""
    ids = Counter(entry.value for each in indexes for entry in each.facts)
    choices = []
    for each, entry in _found_facts(indexes, typed):
        value = entry.value if ids[entry.value] == 1 else f"{each.event.slug}/{entry.value}"
        choices.append(Choice(clipped(entry.shown, _LONGEST), value[:_LONGEST]))
    return tuple(choices)


def _found_facts(indexes: Sequence[Index], typed: str) -> list[tuple[Index, _Entry]]:
    owners = {id(entry): each for each in indexes for entry in each.facts}
    entries = [entry for each in indexes for entry in each.facts]
    return [(owners[id(entry)], entry) for entry in _found_in(typed, entries)]


def topic_choices(indexes: Sequence[Index], typed: str, words: Words) -> tuple[Choice, ...]:
    """Names and topics, those of most facts first."""
    entries = sorted(
        (entry for each in indexes for entry in each.topics), key=lambda entry: -entry.count
    )
    return _choices(_found_in(typed, entries), words)


def _choices(entries: Iterable[_Entry], words: Words) -> tuple[Choice, ...]:
    made = {}
    for entry in entries:
        if len(entry.value) <= _LONGEST:
            told = f" · {words.say('reply.facts', count=entry.count)}"
            made[entry.value] = Choice(
                clipped(entry.shown, _LONGEST - len(told)) + told, entry.value
            )
    return tuple(made.values())[:MOST]


def _found_in(typed: str, entries: Sequence[_Entry]) -> list[_Entry]:
    """Entries that begin with what was typed, then those that hold its words; if none does, those like
    it."""
    asked = fold(typed)
    if not asked:
        return list(entries[:MOST])
    parts = asked.split()
    begin = [entry for entry in entries if entry.folded.startswith(asked)]
    hold = [entry for entry in entries if all(part in entry.folded for part in parts)]
    hold.sort(key=lambda entry: f" {asked}" not in entry.folded)
    found = {id(entry): entry for entry in (*begin, *hold)}
    if not found and len(entries) <= _FUZZY and len(asked) > 2:
        texts = [entry.folded for entry in entries]
        near = process.extract(
            asked, texts, scorer=fuzz.partial_ratio, limit=MOST, score_cutoff=_ALIKE
        )
        found = {id(entries[at]): entries[at] for _, _, at in near}
    return list(found.values())[:MOST]
