"""From typed text to a ``Question``: days, names, terms with their variants, what is asked for."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile
from typing import NamedTuple

from knowledge.dates.mention import Anchors, DateContext, How, Mention, Relation
from knowledge.dates.parse import find_dates, impossible_dates
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan
from knowledge.flow import Asked, Context, DateUse, NameMatch, Question, Term
from knowledge.lexicon import cues, measures, quantities
from knowledge.lexicon.addressed import asks_the_bot
from knowledge.lexicon.bounds import asks_end, asks_start
from knowledge.lexicon.humans import are_humans, is_office
from knowledge.lexicon.quantities import is_unit, only_rests
from knowledge.lexicon.thesaurus import kinds
from knowledge.models import NameKind
from knowledge.names.book import NameHit
from knowledge.regex import regex
from knowledge.search.reading.asking import asides, notables
from knowledge.search.reading.asserting import asserted, befell_whom, tells_deed
from knowledge.search.reading.assuming import assumed_of
from knowledge.search.reading.clocks import clock_words, with_day_itself, with_hours
from knowledge.search.reading.contacts import contacts, undated
from knowledge.search.reading.counting import fates
from knowledge.search.reading.ends import at_an_end, from_its_outbreak, to_its_end
from knowledge.search.reading.firsts import (
    from_its_first_count,
    of_its_first,
    of_last_count,
)
from knowledge.search.reading.framing import framing_phrases
from knowledge.search.reading.glossary import Glossary
from knowledge.search.reading.grammar import (
    AS_THINGS,
    bare_spots,
    is_noun,
    kinds_of_hits,
    numbered,
    numbers_of_names,
    of_one_kind,
    only_verb,
    priced,
    said_verb,
    sorts_kind,
    speaker,
    spots,
    subjects,
    sufferers,
    things,
    types,
)
from knowledge.search.reading.heads import asks_who_leads, counted, role_asked
from knowledge.search.reading.holidays import is_length, is_spoken_of
from knowledge.search.reading.homeland import is_home
from knowledge.search.reading.ideas import ideas
from knowledge.search.reading.jobs import asks_job, job_words
from knowledge.search.reading.moments import hour_words
from knowledge.search.reading.nthday import on_nth_day
from knowledge.search.reading.outcomes import hedges, outcome_told
from knowledge.search.reading.reactions import with_reactors
from knowledge.search.reading.repair import Repair
from knowledge.search.reading.terms import (
    SPECIFIC,
    in_capitals,
    spelled_names,
    term_of,
    unknown_words,
)
from knowledge.search.reading.typed import Typed, typed_out
from knowledge.search.reading.wants import of_wants
from knowledge.text import STOP, Token, tokens

__all__ = ["DURING", "understand"]

_USES = {
    Relation.ON: DateUse.ON,
    Relation.BETWEEN: DateUse.BETWEEN,
    Relation.BEFORE: DateUse.BEFORE,
    Relation.AFTER: DateUse.AFTER,
    Relation.BY: DateUse.BY,
    Relation.SINCE: DateUse.SINCE,
}
_KEYWORDS = 2
_ONLY = 0.9
"""Least share of a word's uses in which it is a noun, where it stands alone."""
_GREETINGS = frozenset(word.stem for word in tokens("morning evening afternoon night day"))
_GOES_ON = ("and ", "or ", "also ", "same for ", "same in ")
_MAX_TERMS = 24
_THING = 0.8
_BARE = 3
"""Telling words of a bare yes-or-no question: of a longer one the rest may tell who is meant."""
_EVENTFUL = frozenset({Asked.WHEN, Asked.WHETHER})
_OF_DEEDS = frozenset({Asked.WHETHER, Asked.WHEN})
_OF_WORDS = frozenset({Asked.WHO_SAID, Asked.WHETHER, Asked.HOW_MANY, Asked.WHEN, Asked.WHY})
_QUOTED = regex(r"[\"“„«][^\"“”„«»]{8,}[\"”»]")
_SPOKEN = (How.RELATIVE, How.CHAINED, How.ANCHOR)
"""Days that only whoever speaks knows: "today" in somebody's own words is no day of the question."""
DURING = ("when ", "while ", "as ", "during ", "amid ", "once ", "at the time ")
"""What leads to a happening that only says when that was: its words say more than its day."""


class _Reading(NamedTuple):
    """The question's words, sorted: those of dates, of names, and the rest."""

    words: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    hits: tuple[NameHit, ...]
    asked: tuple[Asked, ...]
    impossible: tuple[tuple[int, int], ...] = ()

    def rest(self) -> tuple[Token, ...]:
        named = {at for hit in self.hits for at in range(hit.first, hit.last + 1)}
        return tuple(
            word for at, word in enumerate(self.words) if at not in named and not self._dated(word)
        )

    def tells(self) -> bool:
        """Whether a name, a day or a number is asked for, in whatever form."""
        return bool(self.hits or self.mentions or self.impossible) or Asked.HOW_MANY in self.asked

    def _dated(self, word: Token) -> bool:
        nowhere = any(a <= word.start and word.end <= b for a, b in self.impossible)
        return nowhere or _within(word, self.mentions)


def _all_known(
    terms: Sequence[Term], glossary: Glossary, text: str, context: Context | None
) -> bool:
    """Whether these are keywords of the record: two telling words or more, or one of which something is asked
    ("curfew times"), with which a conversation goes on ("and the injured") or which can only be a thing ("hypothermia"),
    each known to it."""
    goes_on = context is not None and text.casefold().startswith(_GOES_ON)
    if context is not None and context.event and cues.asks_for_any(text):
        return True
    least = 1 if goes_on or cues.asks_of_keyword(text) else _KEYWORDS
    telling = [term for term in terms if term.weight >= SPECIFIC]
    known = glossary.vocabulary.frequency
    if len(terms) == 1 == len(telling) and telling[0].token in known:
        return _is_a_thing(telling[0].token) or least == 1
    return len(telling) >= least and all(
        term.token in known or term.corrected or term.variants for term in telling
    )


def _is_a_thing(stem: str) -> bool:
    """Whether a word is a noun and hardly anything else: "help" and "stop" are called out by people, and "morning" greets."""
    return stem not in _GREETINGS and dict(kinds(stem)).get("noun", 0.0) >= _ONLY


def _within(word: Token, mentions: Sequence[Mention]) -> bool:
    """Whether the word is part of a date, or of the happening that stands for one."""
    # A plain loop: a long question has many words and many dates.
    for mention in mentions:  # noqa: SIM110 - twice as quick as any()
        if mention.start <= word.start and word.end <= mention.end:
            return True
    return False


def understand(
    raw: str,
    *,
    today: date,
    glossary: Glossary,
    context: Context | None = None,
    anchors: Anchors | None = None,
    language: str = "",
    typed: Typed | None = None,
) -> Question:
    """Read ``raw`` against one event's glossary. Never raises, whatever the text. ``typed`` are its words, where they
    were read before.

    ``today`` matters only for words such as "yesterday"; undated days fall into the event's span.
    Of ``context`` only the day is used, for "the next day"; see ``follow.readings`` for the rest.
    """
    typed = typed or typed_out(raw, glossary, today, language)
    plain, words = typed.plain, typed.words
    mentions = _dates(plain, today, glossary, context, anchors, language)
    hits = tuple(hit for hit in typed.hits if not _within(words[hit.first], mentions))
    asked = tuple(Asked(kind) for kind in cues.asked(plain, words)) or (Asked.WHAT,)
    if not _counts(asked):
        mentions = with_hours(mentions, plain)
    impossible = impossible_dates(plain, DateContext(today, timeline=glossary.timeline))
    reading = _Reading(words, mentions, hits, asked, impossible)
    rest = reading.rest()
    history = cues.wants_history(plain, words)
    rest = _with_counted(plain, words, rest, hits, asked)
    measured = [word for word in rest if not (history and is_unit(word.folded))]
    measure = measures.measure_asked(measured) if _counts(asked) else ""
    beside = (
        asides(plain)
        + framing_phrases(plain)
        + (job_words(plain) if hits else ())
        + (notables(plain) if mentions else ())
    )
    if Asked.HOW_MANY in asked or any(mention.span.clock for mention in mentions):
        beside += (*hour_words(plain), *clock_words(plain))
    outcome = None
    if Asked.HOW_MANY in asked:
        beside += hedges(plain)
        outcome = outcome_told(plain, glossary.vocabulary.frequency)
    if outcome is not None:
        beside += ((outcome.start, outcome.end),)
        measure = measure or outcome.measure
    content = [
        word
        for word in rest
        if word.folded not in STOP and not any(a <= word.start < b for a, b in beside)
    ][:_MAX_TERMS]
    quantity = tuple(sorted(quantities.measures_by_form(plain))) if _counts(asked) else ()
    beside_names = kinds_of_hits(hits, words)
    terms = _terms(
        plain,
        words,
        content,
        glossary,
        asked=asked,
        history=history,
        by_form=quantity,
        kinds_told=beside_names,
    )
    if outcome is not None:
        terms += (outcome.term,)
    names = tuple(_name(hit, words, glossary) for hit in reading.hits)
    terms = of_wants(plain, terms, names)
    told = any(term.weight >= SPECIFIC for term in terms)
    if told or hits or asked == (Asked.WHAT,):
        mentions = with_day_itself(mentions, plain, counts=_counts(asked), by_hour=not told)
    use = _USES[mentions[0].relation] if mentions else DateUse.ON
    found = Question(
        raw=raw,
        text=typed.mended,
        is_question=_asks(typed.written_out, plain, words, goes_on=context is not None)
        and not asks_the_bot(typed.written_out)
        and (
            reading.tells()
            or not cues.is_keywords(plain, words)
            or _all_known(terms, glossary, plain, context)
            or asks_start(plain)
            or asks_end(plain)
        ),
        asked=asked,
        measure=measure,
        quantity=quantity,
        terms=_as_shown(terms, typed.slips),
        names=names,
        when=tuple(mention.span for mention in mentions),
        other_days=_other_days(mentions),
        date_use=use,
        date_words=tuple(mention.text for mention in mentions),
        impossible=tuple(plain[start:end] for start, end in impossible),
        assumed=assumed_of(mentions, use),
        unknown=unknown_words(content, terms, glossary, plain),
        latest=cues.wants_latest(plain, words),
        earliest=cues.wants_earliest(plain, words),
        history=history,
        clock=cues.asks_clock(plain),
        identity=asks_who_leads(plain, hits)
        or (cues.asks_identity(plain) and not _of_a_thing(plain, words)),
        denied=cues.asks_denied(typed.written_out),
        definition=bool(hits) and (cues.asks_who_is(plain) or asks_job(plain)) and _light(terms),
        sufferers=sufferers(hits, words, content),
        numbered=numbered([word for word in words if not _within(word, mentions)]),
        spelled=spelled_names(content, terms),
        speaker=speaker(hits, words) if _OF_WORDS.intersection(asked) else "",
        event=glossary.event.slug,
    )
    if not hits and not mentions and not _starts_before(found, words, context, glossary):
        found = on_nth_day(at_an_end(found, plain, glossary), plain, glossary)
    found = to_its_end(from_its_outbreak(found, plain, glossary), plain, glossary)
    found = from_its_first_count(of_last_count(of_its_first(found, plain, glossary)), plain)
    found = with_reactors(found, plain, glossary)
    return typed.abroad.as_typed(found) if typed.abroad else found


def _starts_before(
    question: Question, words: Sequence[Token], context: Context | None, glossary: Glossary
) -> bool:
    """Whether it is asked when "it" began, of which the question before told; the whole event is no such thing."""
    told = context is not None and bool(
        context.terms or set(context.names) - glossary.default_names
    )
    asked = not {Asked.WHEN, Asked.WHERE}.isdisjoint(question.asked)
    return told and asked and any(word.folded == "it" for word in words)


def _with_counted(
    text: str,
    words: Sequence[Token],
    rest: tuple[Token, ...],
    hits: Sequence[NameHit],
    asked: Sequence[Asked],
) -> tuple[Token, ...]:
    """The words beside names, with what is counted though it ends a name: "troops" in "how many Norland troops"."""
    head = counted(text, words) if Asked.HOW_MANY in asked else None
    if head is None or head in rest:
        return rest
    ends = any(hit.last > hit.first and words[hit.last] is head for hit in hits)
    return tuple(word for word in words if word in rest or word is head) if ends else rest


def _of_a_thing(text: str, words: Sequence[Token]) -> bool:
    """Whether a thing is asked for: "who were the airlines", but not "the worker" or "the president"."""
    head = role_asked(text, words)
    if head is None:
        return False
    behind = words[words.index(head) + 1 :]
    rest = takewhile(lambda word: is_noun(word) and word.folded not in STOP, behind)
    last = [head, *rest][-1].folded
    return not (are_humans(last) or is_office(last))


def _terms(
    text: str,
    words: Sequence[Token],
    content: Sequence[Token],
    glossary: Glossary,
    *,
    asked: Sequence[Asked],
    history: bool,
    by_form: Sequence[str],
    kinds_told: frozenset[Token],
) -> tuple[Term, ...]:
    """The terms of the telling words, each with the part that it plays."""
    at_rest = bool(by_form) and "duration" not in by_form
    head = counted(text, words) if Asked.HOW_MANY in asked else role_asked(text, words)
    like, kinds_asked, places = numbers_of_names(words), types(words), spots(words)
    kinds_asked |= kinds_told | bare_spots(words)
    places |= of_one_kind(words) | priced(words)
    if not _OF_DEEDS.isdisjoint(asked):
        places |= things(words)
    if Asked.WHETHER in asked and len(content) <= _BARE:
        places |= subjects(words)
    verb = only_verb(words, content) if not _EVENTFUL.isdisjoint(asked) else None
    if asked[0] is Asked.WHETHER:
        verb = asserted(words, content) or verb
    if Asked.WHO in asked and Asked.WHO_SAID not in asked:
        verb = befell_whom(words, content) or verb
    if Asked.HOW_MANY in asked:
        places |= fates(content)
    said = ideas(words, content)
    if verb is None and not _EVENTFUL.isdisjoint(asked):
        verb = said_verb(words, said)
    reached = contacts(text)
    named = in_capitals(words)
    terms = (
        replace(
            term_of(
                idea,
                glossary,
                asked=asked,
                history=history,
                by_form=bool(by_form) and head not in idea.words,
                at_rest=at_rest and only_rests(idea.word.folded),
                is_type=not kinds_asked.isdisjoint(idea.words),
                proper=idea.word in named,
            ),
            counted=head in idea.words or not like.isdisjoint(idea.words),
            located=not places.isdisjoint(idea.words),
            predicate=verb in idea.words and tells_deed(idea),
            contact=any(a < word.end and word.start < b for word in idea.words for a, b in reached),
        )
        for idea in said
    )
    return tuple(_as_thing(glossary.told_apart(term)) for term in terms)


def _as_thing(term: Term) -> Term:
    """A thing that is asked for weighs as one, though its verb only frames a question: "the talks"."""
    asked = term.located and term.word.casefold() in AS_THINGS
    return replace(term, weight=max(term.weight, _THING)) if asked else term


def _light(terms: Sequence[Term]) -> bool:
    return all(term.weight < SPECIFIC for term in terms)


def _as_shown(terms: tuple[Term, ...], slips: Sequence[Repair]) -> tuple[Term, ...]:
    """The terms with what was typed for them."""
    typed = {slip.meant.casefold(): slip.typed for slip in slips}
    return tuple(
        replace(term, typed=typed.get(term.word.casefold(), "")) if typed else term
        for term in terms
    )


def _asks(written_out: str, mended: str, words: Sequence[Token], *, goes_on: bool) -> bool:
    """Whether it is a question: a mended word makes none of what was chatter as typed, unless a question before explains
    it ("from wich countries")."""
    if not words or not cues.looks_like_question(mended, words):
        return False
    return (
        goes_on
        or not cues.is_chatter(written_out)
        or cues.looks_like_question(written_out, tokens(written_out))
    )


def _dates(
    text: str,
    today: date,
    glossary: Glossary,
    context: Context | None,
    anchors: Anchors | None,
    language: str,
) -> tuple[Mention, ...]:
    previous = _named_before(context) if context else None
    settings = DateContext(
        reference=today,
        language=language,
        timeline=glossary.timeline,
        anchors=anchors,
        previous=previous,
    )
    found = _without_happenings(text, find_dates(text, settings, mode="question"), settings)
    found = _narrowed(found)
    apart = undated(text)
    said = [match.span() for match in _QUOTED.finditer(text)]
    return tuple(
        mention
        for mention in found
        if not _lies_in(mention, apart)
        and not (mention.how in _SPOKEN and _lies_in(mention, said))
        and not is_spoken_of(mention, text, glossary.vocabulary.frequency)
        and not is_length(mention, text, glossary.timeline, today)
    )


def _named_before(context: Context) -> DateSpan | None:
    """The day from which "the next day" is counted: the one asked for, or where that was open on a side the one told."""
    if not context.when:
        return context.told
    beyond = context.date_use in (DateUse.AFTER, DateUse.BEFORE, DateUse.SINCE)
    return _closed((beyond and context.told) or context.when[0])


def _narrowed(found: Sequence[Mention]) -> Sequence[Mention]:
    """Without what is open where a day within it is named besides: "after the 6th, on the 7th"."""
    days = [mention for mention in found if not mention.span.is_open]
    return [
        mention
        for mention in found
        if not mention.span.is_open or not any(mention.span.contains(day.span) for day in days)
    ]


def _without_happenings(
    text: str, found: Sequence[Mention], settings: DateContext
) -> Sequence[Mention]:
    """The mentions without those that only say "when that happened"; of such a one the day that it names itself."""
    during = [mention for mention in found if _merely_during(mention)]
    if not during:
        return found
    spans = [(mention.start, mention.end) for mention in during]
    named = find_dates(text, replace(settings, anchors=None), mode="question")
    kept = [mention for mention in found if not _merely_during(mention)]
    kept += [mention for mention in named if _lies_in(mention, spans) and mention not in kept]
    return sorted(kept, key=lambda mention: mention.start)


def _lies_in(mention: Mention, spans: Sequence[tuple[int, int]]) -> bool:
    return any(first <= mention.start and mention.end <= last for first, last in spans)


def _other_days(mentions: Sequence[Mention]) -> tuple[DateSpan, ...]:
    """What a single date could also mean, such as "the 13th" in an event of several months."""
    return mentions[0].alternatives if len(mentions) == 1 else ()


def _closed(span: DateSpan) -> DateSpan:
    """The day that an open span was named by: "by 7 January" means the 7th for "the day after"."""
    if span.first == OPEN_START and span.last != OPEN_END:
        return DateSpan(span.last, span.last)
    if span.last == OPEN_END and span.first != OPEN_START:
        return DateSpan(span.first, span.first)
    return span


def _merely_during(mention: Mention) -> bool:
    """Whether it only says "when that happened": the words of the happening say more than its day."""
    during = mention.how is How.ANCHOR and mention.relation is Relation.ON
    return during and mention.text.casefold().startswith(DURING)


def _counts(asked: Sequence[Asked]) -> bool:
    return Asked.HOW_MANY in asked or Asked.HISTORY in asked


def _name(hit: NameHit, words: Sequence[Token], glossary: Glossary) -> NameMatch:
    written = " ".join(word.text for word in words[hit.first : hit.last + 1])
    place = hit.name.kind is NameKind.PLACE
    alone = glossary.book.single_words(hit.name) if place else ()
    sorting, home = place and sorts_kind(hit, words), is_home(hit, words, glossary.home)
    return NameMatch(hit.name, written, hit.fit, hit.by_title, alone, sorting, home)
