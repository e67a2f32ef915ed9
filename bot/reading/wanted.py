"""From what a member typed into the options of a reading command to what is to be shown.

What is unclear is said in one sentence of the reader's language, with what may have been meant; nothing
in it comes from an event that the reader may not read here. Knows no Discord.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from rapidfuzz import fuzz

from bot.bare_days import other_reading, with_ordinals
from bot.counted import figure_named
from bot.instants import instant_of
from bot.lookups import refuse_more
from bot.pages.shown import Ref, Shown, ShownKind
from bot.reader import Reader, zone_of
from bot.reading.autocompleting import (
    Choice,
    Index,
    day_choices,
    event_choices,
    fact_choices,
    measure_choices,
    place_choices,
    topic_choices,
)
from bot.wording import clipped, listed, measure_word
from bot.words import Words, words_for
from knowledge.dates.civil import civil_day
from knowledge.dates.mention import DateContext, Mention
from knowledge.dates.parse import find_dates
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan, Precision
from knowledge.errors import BadDate, BadInput, NotFound, Remark
from knowledge.gaps import shown_word, stems_of
from knowledge.models import Fact
from knowledge.search.reading.contacts import contacts
from knowledge.service import KnowledgeBase
from knowledge.text import clean_question, fold, tokens

__all__ = [
    "Choosing",
    "Unclear",
    "corrections_wanted",
    "day_wanted",
    "fact_wanted",
    "figure_wanted",
    "of_event",
    "timeline_wanted",
]

_NEAR: Final = 3
"""Things that are named as what may have been meant."""
_LISTED: Final = 8
_SAME_WORD: Final = 70.0
"""How like another word one has to be, of 100, to be taken for a slip of it."""
_TYPED: Final = 60
"""Characters of what was typed that are told back."""

_MARKS: Final = "\"'“”‘’«».,:;!?()[]"


class Unclear(BadInput):
    """What was typed means nothing here; the sentence is in the reader's language already."""


@dataclass(frozen=True, slots=True)
class Choosing:
    """What a reader chooses from: the record, and the indexes of the events that they may read here,
    those that they named or all."""

    knowledge: KnowledgeBase
    reader: Reader
    indexes: tuple[Index, ...]

    @property
    def words(self) -> Words:
        return words_for(self.reader.language)

    @property
    def events(self) -> tuple[str, ...]:
        return tuple(each.event.slug for each in self.indexes)

    @property
    def timeline(self) -> tuple[int, int]:
        """The first and the last day of all these events together."""
        events = [each.event for each in self.indexes]
        return min(each.first for each in events), max(each.last for each in events)


def of_event(choosing: Choosing, typed: str) -> Choosing:
    """Only the event that was named, by its slug or its title. Raises ``Unclear``."""
    words, indexes = choosing.words, choosing.indexes
    if not indexes:
        raise Unclear(words.say("reading.no-events"))
    if not typed.strip():
        return choosing
    asked = fold(typed)
    found = [each for each in indexes if asked in (fold(each.event.slug), fold(each.event.title))]
    if found:
        return Choosing(choosing.knowledge, choosing.reader, tuple(found))
    near = _alike(typed, (_title(indexes, each) for each in event_choices(indexes, typed, words)))
    known = near or [each.event.title for each in indexes]
    raise Unclear(_sentence("no-event", typed, known, words, near=bool(near)))


def _title(indexes: Iterable[Index], choice: Choice) -> str:
    return next(each.event.title for each in indexes if each.event.slug == choice.value)


def day_wanted(choosing: Choosing, typed: str) -> Shown:
    """The day or run of days that was named; else today's date in the event's year, else the fullest day.

    Raises ``BadInput``.
    """
    if not (asked := _asked(choosing, typed)):
        day, why = _usual_day(choosing)
        return _shown(choosing, ShownKind.DAY, when=(DateSpan(day, day),), understood=why)
    found = _dated(choosing, asked)
    refuse_more(found, tokens(f"{asked[: found.start]} {asked[found.end :]}"))
    told = _other(choosing, found)
    return _shown(choosing, ShownKind.DAY, when=(found.span,), understood=told)


def _asked(choosing: Choosing, typed: str) -> str:
    """The words of a day as they are read; a number alone is one."""
    return with_ordinals(clean_question(typed.replace("..", " to ")), _context(choosing))


def _other(choosing: Choosing, found: Mention) -> str:
    events = [each.event for each in choosing.indexes]
    return other_reading(found, found.span, events, choosing.words)


def _context(choosing: Choosing) -> DateContext:
    reader = choosing.reader
    return DateContext(reference=reader.today, language=reader.dates, timeline=choosing.timeline)


def _usual_day(choosing: Choosing) -> tuple[int, str]:
    """The day to show where none is named, and why that one."""
    words, today = choosing.words, choosing.reader.today
    counts: Counter[int] = Counter()
    for each in choosing.indexes:
        counts.update(dict(each.days))
    if not counts:
        return choosing.timeline[0], words.say("reading.first-day")
    same = [day for day in counts if _date(day) == (today.month, today.day)]
    if same:
        return max(same), words.say("reading.on-this-day")
    return min(counts, key=lambda day: (-counts[day], day)), words.say("reading.fullest-day")


def _date(day: int) -> tuple[int, int]:
    civil = civil_day(day)
    return civil.month, civil.day


def _dated(choosing: Choosing, asked: str) -> Mention:
    """The first date in the words. Raises ``BadDate``, or ``Unclear`` with days that may be meant."""
    found = find_dates(asked, _context(choosing))
    if found:
        return replace(found[0], span=found[0].span.as_chosen())
    words = choosing.words
    offered = day_choices(choosing.indexes, asked, words, choosing.reader.today)
    near = _alike(asked, (choice.name.rpartition(" · ")[0] for choice in offered))
    shown = clipped(asked, _TYPED)
    if near:
        raise Unclear(_sentence("no-date", shown, near, words, near=True))
    raise BadDate.unread(shown)


async def timeline_wanted(choosing: Choosing, start: str, end: str, about: str) -> Shown:
    """From one day to another, in either order; a run of days alone stands for itself.

    Raises ``BadInput``, also where the record has nothing on what it is to be about.
    """
    asked = [_asked(choosing, words) for words in (start, end)]
    found = [_dated(choosing, words) if words else None for words in asked]
    first, last = (each.span if each else None for each in found)
    told_otherwise = " · ".join(read for each in found if each and (read := _other(choosing, each)))
    if first and last and last.last < first.first:
        first, last = last, first
    when: tuple[DateSpan, ...] = ()
    if first or last:
        alone = first is not None and last is None and first.precision is Precision.RANGE
        begins = first.first if first else OPEN_START
        ends = last.last if last else first.last if alone and first else OPEN_END
        when = (DateSpan(begins, ends, Precision.RANGE),)
    topic = clean_question(about)
    shown = _shown(choosing, ShownKind.TIMELINE, when=when, about=topic, understood=told_otherwise)
    if topic and not await _anything(choosing, shown):
        words = choosing.words
        offered = topic_choices(choosing.indexes, topic, words)
        names = _alike(topic, (each.value for each in offered if fold(each.value) != fold(topic)))
        raise Unclear(_sentence("nothing-about", topic, names, words, near=bool(names)))
    told = replace(shown, about=await _told(choosing, topic)) if topic else shown
    return told if told.about and await _anything(choosing, told) else shown


async def _told(choosing: Choosing, topic: str) -> str:
    """The words of a topic without those that are neither the record's nor ordinary ones: they find nothing,
    and a post would keep them."""
    knowledge = choosing.knowledge
    answer = await knowledge.ask(
        topic, today=choosing.reader.today, event=choosing.events, always=True
    )
    known = await knowledge.holds(stems_of(answer.context), choosing.events)
    shown = {
        (term.typed or term.word).casefold(): shown_word(term, known)
        for term in answer.context.terms
    }
    words = ((word, shown.get(word.strip(_MARKS).casefold(), word)) for word in _plain(topic))
    return " ".join(word if word.casefold() == told else told for word, told in words if told)


def _plain(topic: str) -> tuple[str, ...]:
    """The words of a topic but for addresses and the like."""
    reached = contacts(topic)
    return tuple(
        run.group()
        for run in re.finditer(r"\S+", topic)
        if not any(a < run.end() and run.start() < b for a, b in reached)
    )


async def _anything(choosing: Choosing, shown: Shown) -> bool:
    facts = await choosing.knowledge.timeline(
        today=choosing.reader.today,
        start=shown.when[0] if shown.when else "",
        end=shown.when[0] if shown.when else "",
        about=shown.about,
        event=choosing.events,
    )
    return bool(facts)


async def figure_wanted(choosing: Choosing, measure: str, place: str) -> Shown:
    """What was counted, by its name in any of the bot's languages or a word for it. Raises ``Unclear``."""
    asked = _measure(choosing, measure)
    try:
        moved, there = await figure_named(
            choosing.knowledge, asked, place=place.strip(), event=choosing.events
        )
    except NotFound as error:
        if place.strip() and _code(error) == "no-place":
            raise Unclear(_no_place(choosing, place, asked)) from None
        raise Unclear(_no_measure(choosing, measure)) from None
    if not moved.points:
        raise Unclear(_no_place(choosing, there, moved.measure))
    return _shown(choosing, ShownKind.FIGURE, measure=moved.group or moved.measure, place=there)


def _code(error: NotFound) -> str:
    reason = error.args[0] if error.args else ""
    return reason.code if isinstance(reason, Remark) else ""


def _measure(choosing: Choosing, typed: str) -> str:
    """The measure whose name in the reader's language was typed; else what was typed."""
    spelled = {
        fold(measure_word(measure, choosing.words)): measure
        for each in choosing.indexes
        for measure, _ in each.measures
    }
    return spelled.get(fold(typed), typed)


def _alike(typed: str, names: Iterable[str]) -> list[str]:
    """Of names that were found for typed words, those in which one of the words can be recognised."""
    asked = fold(typed).split()

    def recognised(name: str) -> bool:
        held = fold(name).split()
        return any(
            one in other or fuzz.ratio(one, other) >= _SAME_WORD for one in asked for other in held
        )

    return [name for name in names if recognised(name)][:_NEAR]


def _no_measure(choosing: Choosing, typed: str) -> str:
    words = choosing.words
    near, known = (
        [
            measure_word(choice.value, words)
            for choice in measure_choices(choosing.indexes, each, words)
        ]
        for each in (typed, "")
    )
    near = _alike(typed, near)
    return _sentence("no-measure", typed, near or known[:_LISTED], words, near=bool(near))


def _no_place(choosing: Choosing, typed: str, measure: str) -> str:
    words = choosing.words
    near, known = (
        [choice.value for choice in place_choices(choosing.indexes, each, words, measure)]
        for each in (typed, "")
    )
    near = _alike(typed, near)
    return _sentence("no-place", typed, near or known[:_LISTED], words, near=bool(near))


async def fact_wanted(choosing: Choosing, typed: str) -> Shown:
    """The fact of an id, which may have its event before it. Raises ``Unclear``."""
    slug, _, own = typed.strip().lstrip("#").rpartition("/")
    events = tuple(each for each in choosing.events if slug in ("", each))
    if not events:
        raise Unclear(_no_fact(choosing, typed, own))
    try:
        fact, revisions = await choosing.knowledge.fact(own.strip(), events)
    except NotFound:
        raise Unclear(_no_fact(choosing, typed, own)) from None
    if not revisions[-1].stands:
        raise Unclear(choosing.words.say("reading.taken-out", fact=fact.id))
    return _shown(choosing, ShownKind.FACT, facts=(_ref(fact),))


def corrections_wanted(choosing: Choosing, typed: str, *, at: int) -> Shown:
    """The corrections since a day, of all time where none is named. Raises ``BadDate``."""
    if not typed.strip():
        return _shown(choosing, ShownKind.CORRECTIONS)
    zone = zone_of(choosing.reader.guild.zone)
    since = datetime.fromtimestamp(instant_of(typed, at=at, zone=zone), zone).toordinal()
    return _shown(choosing, ShownKind.CORRECTIONS, when=(DateSpan(since, since),))


def _no_fact(choosing: Choosing, typed: str, own: str) -> str:
    near = [choice.value for choice in fact_choices(choosing.indexes, own)[:_NEAR]]
    return _sentence("no-fact", typed, near, choosing.words, near=bool(near))


def _ref(fact: Fact) -> Ref:
    return Ref(fact.scope, fact.id, fact.revision)


def _shown(choosing: Choosing, kind: ShownKind, **what: Any) -> Shown:  # noqa: ANN401 - fields of Shown
    """What is shown of the chosen events, in the reader's language."""
    shown = Shown(kind, choosing.words.language, choosing.events)
    return replace(shown, **what)


def _sentence(
    key: str, typed: str, names: Sequence[str], words: Words, *, near: bool = False
) -> str:
    """That something is not there, with what may have been meant or with what there is."""
    asked = clipped(" ".join(typed.split()), _TYPED)
    told = words.say(f"reading.{key}", asked=asked)
    if not names:
        return told
    quoted = [words.say("list.quoted", word=name) for name in names]
    if near:
        return f"{told} {words.say('reading.near', names=listed(quoted, words, last='or'))}"
    return f"{told} {words.say('reading.there-is', names=listed(quoted, words))}"
