"""What an imported passage tells, worked out from its text: day, figures, names, who says so."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from knowledge.dates.mention import DateContext, How, Mention, Relation
from knowledge.dates.parse import find_dates
from knowledge.dates.span import DateSpan
from knowledge.dates.trigger import DAYS, NO_YEAR, may_name
from knowledge.ingest.antecedents import antecedent, may_mean, pointing, says
from knowledge.ingest.carried import counted_above_all, counted_last, of_the_next_day
from knowledge.ingest.clocked import with_hour
from knowledge.ingest.counts import placed_in
from knowledge.ingest.eachday import of_their_days
from knowledge.ingest.moredays import further_days
from knowledge.ingest.ofwhat import NOTHING_COUNTED, OfWhat, counting_on
from knowledge.ingest.ownday import (
    is_beside,
    is_close,
    is_planned,
    is_quoted,
    is_remark,
    is_told_apart,
)
from knowledge.ingest.phrases import Phrase, clause_of
from knowledge.ingest.present import is_in_present
from knowledge.ingest.pronouns import is_of_one
from knowledge.ingest.proper import Directory, NameUse, Run
from knowledge.ingest.whom import NOBODY_BEFORE, Read, Sentence, meant_behind, read_persons
from knowledge.models import (
    Attribution,
    Basis,
    Citation,
    Fact,
    FactName,
    Figure,
    NameKind,
)
from knowledge.regex import regex

__all__ = [
    "NOTHING",
    "Before",
    "NamedDay",
    "RawPassage",
    "Reading",
    "Told",
    "bulk_of",
    "day_of",
    "explicit_days",
    "fact_of",
    "told_by",
]

_PLACES: Final = (NameKind.PLACE, NameKind.FACILITY)
_EXPLICIT: Final = 31
"""Longest mention, in days, that tells when the collection's events took place."""

_YEAR: Final = 366
_STRAY: Final = 60
"""Days by which a passage may lie outside the bulk of a collection and still widen its span."""
_BESIDE: Final = 6
"""Names that are kept for the next passage of a paragraph."""
_POINTING: Final = regex(
    r"\b(?:he|she|they|his|her|their|him|them|it|its|there)\b(?! own\b)", re.IGNORECASE
)
"""A word that may be of a name told before; "their own boats" are those of whom the sentence tells."""
_OF_TELLERS: Final = regex(
    r"\b(?:police|officials|authorities|government|ministry|council|mayor|governor|officers|prosecutors?|courts?|office|embassy|"
    r"newspapers?|reporters?|correspondents?|journalists?|scientists|experts|company) (?:in|of|at) \Z",
    re.IGNORECASE,
)
"""Who may tell or decide something at a place, without its having happened there: "the police in"."""
_NOBODY: Final = Attribution()
_UNSURE: Final = (How.RELATIVE, How.CHAINED, How.DEFAULT_YEAR, How.DOCUMENT)
"""What counts on a date of the passage's own; without one it is left alone."""


@dataclass(frozen=True, slots=True)
class RawPassage:
    """A passage as handed over. ``given`` is its own date, ``paragraph`` counts from 1.

    ``runs`` and ``naming`` are what a first look at the text told: what may be names in it, and what
    ``knowledge.dates.trigger.may_name`` says; ``None`` where nobody has looked.
    """

    id: str
    text: str
    title: str
    given: DateSpan | None
    source: str
    paragraph: int
    runs: tuple[Run, ...] | None = None
    naming: int | None = None
    inferred: bool = False
    """Whether ``given`` is not stated, but only to be thought."""
    numbered: bool = False
    """Whether ``paragraph`` was handed over, rather than counted."""


@dataclass(frozen=True, slots=True)
class Before:
    """What a passage of a paragraph may mean by "he" and "there": ids of the names that the ones before it told, latest
    first; what the one right before it tells of persons, and what is counted there."""

    names: tuple[str, ...] = ()
    sentence: Sentence = NOBODY_BEFORE
    counted: Figure | None = None
    toll: Figure | None = None
    """What "the number" is of, where several things are counted."""
    thing: Phrase | None = None
    """What "it" or "they" means with which the text begins."""
    of_what: OfWhat = NOTHING_COUNTED

    def across(self) -> "Before":
        """What the next paragraph of the article may count on: who "he" is, and who plays which part."""
        return Before(sentence=replace(self.sentence, apart=True))


NOTHING: Final = Before()


@dataclass(frozen=True, slots=True)
class Reading:
    """What all passages of a collection are read against. ``timeline``: first and last day.

    ``previous`` is the last date of the paragraph before, for "the next day"; ``beside`` is what the same paragraph
    told last, for "he".
    """

    directory: Directory
    timeline: tuple[int, int] | None
    previous: DateSpan | None = None
    beside: Before = NOTHING


@dataclass(frozen=True, slots=True)
class Told:
    """A passage as a fact, the date that it names last, if it names any, and what the next passage of its paragraph
    may mean."""

    fact: Fact
    last: DateSpan | None
    beside: Before = NOTHING


def explicit_days(text: str, naming: int | None = None) -> tuple[DateSpan, ...]:
    """Days that a text names in full, year included, without any other date to go by. ``naming`` as in ``RawPassage``."""
    if (may_name(text) if naming is None else naming) < DAYS:
        return ()
    return tuple(
        mention.span
        for mention in _mentions(text, None, None, None, DAYS)
        if mention.span.days <= _EXPLICIT and mention.how not in (*_UNSURE, How.TIMELINE)
    )


@dataclass(frozen=True, slots=True)
class NamedDay:
    """The day that a text tells of, the words of it, and how it was found."""

    when: DateSpan | None
    words: str
    how: How
    quoted: bool = False
    """Whether it stands in somebody's words."""
    behind: "NamedDay | None" = None
    """The last day that the text names, where that is another one that came."""
    remark: bool = False
    """Whether the day is that of a remark beside what the text tells."""


def day_of(text: str, near: DateSpan | None, previous: DateSpan | None) -> NamedDay:
    """The day of a text; one without a year is the one nearest to ``near``, "the next day" that after ``previous``."""
    mentions = _mentions(text, near, None, previous)
    best = _own_day(text, mentions)
    if best is not None and best.span.is_open:
        best = None
    behind = _behind(text, mentions, best)
    if best is None:
        return NamedDay(None, "", How.EXPLICIT, behind=behind)
    return NamedDay(best.span, best.text, best.how, is_quoted(text, best), behind)


def _behind(text: str, mentions: Sequence[Mention], best: Mention | None) -> NamedDay | None:
    """The last day that is named behind ``best``, be it of a remark, where it is none to come."""
    last = mentions[-1] if mentions else None
    if last is None or last is best or last.span.days > 1 or is_quoted(text, last):
        return None
    remark = last.relation is Relation.ON and is_remark(text, last)
    if is_told_apart(text, last) or (not remark and is_beside(text, last)):
        return None
    return NamedDay(last.span, last.text, last.how, remark=remark)


def bulk_of(days: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The span of nearly all the days: a look back at another year is left out."""
    if not days:
        return None
    firsts = sorted(first for first, _ in days)
    trim = len(firsts) // 10
    kept = firsts[trim : len(firsts) - trim]
    near = [span for span in days if kept[0] - _STRAY <= span[0] <= kept[-1] + _STRAY]
    return min(first for first, _ in near), max(last for _, last in near)


def fact_of(passage: RawPassage, reading: Reading) -> Fact:
    """The passage as a fact of its own."""
    return told_by(passage, reading).fact


def told_by(passage: RawPassage, reading: Reading) -> Told:
    """The passage as a fact of its own, with what the paragraph after it may count on."""
    known = reading.timeline, reading.previous
    mentions = _mentions(passage.text, passage.given, *known, passage.naming)
    named = [mention.base for mention in mentions if not mention.base.is_open]
    before = reading.beside
    meant, cast = meant_behind(before.sentence, reading.directory)
    read = read_persons(passage.text, passage.runs, reading.directory, meant, cast)
    fact = _fact(passage, reading, read, mentions)
    own = dict.fromkeys((*(part.name for part in fact.names), *fact.places))
    if read.players or ((before.names or read.meant) and _POINTING.search(passage.text)):
        fact = replace(fact, beside=_beside(passage.text, read, own, reading))
    thing = _thing(passage.text, read.uses, before, reading.directory)
    if words := _words_meant(read, thing, reading.directory):
        fact = _of_what_is_meant(replace(fact, meant=(words,)), thing, reading.directory)
    names = tuple(dict.fromkeys((*own, *before.names)))[:_BESIDE]
    speaker = fact.attribution.who_name or read.subject
    counted = counted_last(fact.figures), counted_above_all(fact.figures)
    keywords, of_what = counting_on(passage.text, fact.figures, before.of_what)
    fact = replace(fact, keywords=keywords) if keywords else fact
    sentence = Sentence(
        passage.text, read.uses, speaker, meant, read.meant, read.others, read.parts, cast
    )
    beside = Before(names, sentence, *counted, thing, of_what=of_what)
    return Told(fact, named[-1] if named else reading.previous, beside)


def _words_meant(read: Read, thing: Phrase | None, directory: Directory) -> str:
    """The words for what the pronoun means with which a passage begins."""
    if person := read.subject or read.owner:
        return directory.display(person)
    return thing.text if thing is not None else ""


def _of_what_is_meant(fact: Fact, thing: Phrase | None, directory: Directory) -> Fact:
    """The fact with the name of what it means by "it", which speaks in it where nobody else does and it says something."""
    if thing is None or not thing.name or directory.kind(thing.name) in _PLACES:
        return fact
    speaks = fact.attribution == _NOBODY and says(fact.statement)
    if speaks:
        fact = replace(fact, attribution=Attribution(thing.text, who_name=thing.name))
    known = {part.name for part in fact.names}
    told = FactName(thing.name, "speaker" if speaks else "subject")
    return fact if thing.name in known else replace(fact, names=(*fact.names, told))


def _thing(
    text: str, uses: Sequence[NameUse], before: Before, directory: Directory
) -> Phrase | None:
    """What "it" or "they" means in a passage, if that is plain."""
    last = before.sentence
    back = pointing(text) if last.text and not last.apart else None
    if back is None:
        return None
    told = clause_of(last.text, [(use, directory.kind(use.name)) for use in last.uses])
    if not back.beside:
        return antecedent(back, told, before.thing)
    own = clause_of(text, [(use, directory.kind(use.name)) for use in uses])
    return None if may_mean(back, own) else antecedent(back, told, before.thing)


def _beside(text: str, read: Read, own: Container[str], reading: Reading) -> tuple[str, ...]:
    """The names that a passage points to, those first that are plainly meant."""
    others = [name for name in reading.beside.names if name not in own]
    if (read.pointed and is_of_one(text)) or not _POINTING.search(text):
        others = []
    return tuple(map(reading.directory.display, dict.fromkeys((*read.meant, *others))))


def _fact(passage: RawPassage, reading: Reading, read: Read, mentions: Sequence[Mention]) -> Fact:
    when, written, how = _when(passage, mentions, reading.timeline)
    dated = when == passage.given and not passage.inferred
    stated = how is not How.CHAINED and (bool(written) or dated)
    directory, uses = reading.directory, read.uses
    dates = [(mention.start, mention.end) for mention in mentions]
    before = reading.beside
    placed = placed_in(passage.text, dates, before.counted, before.toll)
    figures = of_their_days(passage.text, when, placed, mentions)
    figures = of_the_next_day(passage.text, when, figures)
    return Fact(
        id=passage.id,
        statement=passage.text,
        when=with_hour(passage.text, when),
        basis=Basis.STATED if stated else Basis.INFERRED,
        written=written,
        places=_places(uses, directory),
        names=_names(uses, read, directory),
        attribution=read.attribution,
        standing=read.voice.standing,
        figures=_placed(passage.text, figures, uses, directory) if figures else (),
        citations=(Citation(passage.source, passage.paragraph),),
        title=passage.title,
        passage=True,
        also=further_days(passage.text, when, mentions),
    )


def _mentions(
    text: str,
    given: DateSpan | None,
    timeline: tuple[int, int] | None,
    previous: DateSpan | None,
    naming: int | None = None,
) -> tuple[Mention, ...]:
    """Days that a text names; one without a year is the nearest to the passage's own date.

    Only a passage without a date is read against the ``timeline`` of its collection, which may span
    many years.
    """
    sure = given is not None or _one_year(timeline)
    if not sure and (may_name(text) if naming is None else naming) == NO_YEAR:
        return ()
    known = given.first if given else timeline[0] if timeline else None
    usable = known is not None and 1 <= known <= date.max.toordinal()
    reference = date.fromordinal(known) if known is not None and usable else date(2000, 1, 1)
    context = DateContext(
        reference=reference, timeline=None if given else timeline, previous=previous
    )
    found = find_dates(text, context, mode="document")
    unsure = _UNSURE if sure else (*_UNSURE, How.TIMELINE)
    kept = found if given else tuple(m for m in found if m.how not in unsure)
    return tuple(_as_of_its_day(text, mention) for mention in kept)


def _as_of_its_day(text: str, mention: Mention) -> Mention:
    """A report "as of Tuesday" is dated so, however open the time that it counts, and what came "shortly after six"
    came about then."""
    if mention.relation is Relation.BY:
        return replace(mention, span=mention.base)
    if mention.base.clock and is_close(text, mention):
        return replace(mention, span=replace(mention.base, approximate=True))
    return mention


def _one_year(timeline: tuple[int, int] | None) -> bool:
    """Whether a day without a year can lie in one year only."""
    return timeline is not None and timeline[1] - timeline[0] < _YEAR


def _when(
    passage: RawPassage, mentions: Sequence[Mention], timeline: tuple[int, int] | None
) -> tuple[DateSpan | None, str, How]:
    """The day, the words that tell it, empty when the text has none, and how it was found."""
    given = passage.given
    told = [mention for mention in mentions if not _yet_to_come(mention, given)]
    best = _own_day(passage.text, told)
    if best is None and given is None and passage.title:
        best = _most_specific(passage.title, _mentions(passage.title, None, timeline, None))
    if best is None or (given is not None and best.span.days > given.days):
        return given, "", How.EXPLICIT
    elsewhere = given is not None and not given.overlaps(best.span)
    # A text that was read along has its days by more than the sentence tells: it names another only beside.
    if elsewhere and (passage.inferred or is_in_present(passage.text)):
        return given, "", How.EXPLICIT
    return best.span, best.text, best.how


def _yet_to_come(mention: Mention, given: DateSpan | None) -> bool:
    """Whether a later day is only announced: it was said on the given one."""
    return given is not None and mention.span.first > given.last


def _most_specific(text: str, mentions: Sequence[Mention]) -> Mention | None:
    """The shortest mention that is no aside; of equals the first."""
    main = [mention for mention in mentions if not is_beside(text, mention)]
    return min(main, key=lambda mention: mention.span.days, default=None)


def _own_day(text: str, mentions: Sequence[Mention]) -> Mention | None:
    """The same of a sentence, in which a day may say which one of its kind is meant; in a title it is the day."""
    told = [mention for mention in mentions if not is_told_apart(text, mention)]
    came = [mention for mention in told if not is_planned(text, mention)]
    return _most_specific(text, came) or _most_specific(text, told)


def _places(uses: Sequence[NameUse], directory: Directory) -> tuple[str, ...]:
    found = (use.name for use in uses if directory.kind(use.name) in _PLACES)
    return tuple(dict.fromkeys(found))


def _names(uses: Sequence[NameUse], read: Read, directory: Directory) -> tuple[FactName, ...]:
    roles = {read.attribution.outlet_name: "outlet", read.attribution.who_name: "speaker"}
    found = [use.name for use in uses if directory.kind(use.name) not in _PLACES]
    told = dict.fromkeys((*found, *read.meant))
    return tuple(FactName(name, roles.get(name, "subject")) for name in told)


def _placed(
    text: str, figures: Sequence[Figure], uses: Sequence[NameUse], directory: Directory
) -> tuple[Figure, ...]:
    """The figures with the one place that the text says they happened in, if it is one."""
    told = (use for use in uses if use.placed and not _OF_TELLERS.search(text, 0, use.start))
    places = {use.name for use in told if directory.kind(use.name) in _PLACES}
    if len(places) != 1:
        return tuple(figures)
    (place,) = places
    return tuple([replace(figure, place=place) for figure in figures])
