"""Asking one event: read the question, fetch what may answer it, decide. Glue over the store."""

import asyncio
import copy
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from knowledge.dates.mention import Anchors
from knowledge.dates.span import DateSpan
from knowledge.errors import Remark
from knowledge.figures import alike, as_of_day, history, kin_groups
from knowledge.flow import (
    Answer,
    Asked,
    Context,
    DateUse,
    Evidence,
    FigureHistory,
    Question,
    RivalGroup,
    Status,
    Vocabulary,
)
from knowledge.lexicon.languages import language_of
from knowledge.models import Event, Fact
from knowledge.search.anchors import (
    MAX_ANCHORS,
    PhraseCollector,
    Resolved,
    days_of_happening,
    goes_on_for_days,
    is_plainly_meant,
    names_event,
    tells_more,
    unplaced,
    with_whom,
    without_first,
)
from knowledge.search.answering.answer import ANSWER_COVERAGE, Decision, decide
from knowledge.search.answering.attempts import Attempt
from knowledge.search.answering.confidence import judge
from knowledge.search.answering.disputing import NO_OTHER, beside, figure_told, next_told, opposed
from knowledge.search.answering.recounts import asks_for_recounts, with_recounts
from knowledge.search.answering.rewording import is_rather_meant, reworded
from knowledge.search.answering.rivals import contradicting, rival_groups
from knowledge.search.answering.series import may_move, of_one_count
from knowledge.search.answering.sides import beside_open, with_sides
from knowledge.search.answering.telling import left_to_next, stressed
from knowledge.search.daychoice import told_at_ends, told_at_hours, told_first, told_on_weekday
from knowledge.search.fetching import GREAT, Fetched, Fetching
from knowledge.search.following.amending import amends, put_right
from knowledge.search.following.doubled import halves
from knowledge.search.following.doubting import doubts_it
from knowledge.search.following.follow import readings
from knowledge.search.following.pointing import (
    asked_of_line,
    asks_next,
    completed,
    tells_of_itself,
)
from knowledge.search.following.vessels import as_vessel
from knowledge.search.overview import as_overview, overview_lines
from knowledge.search.reading.asking import asking_part
from knowledge.search.reading.assuming import told_of_day, with_other_days
from knowledge.search.reading.glossary import Glossary, build_glossary
from knowledge.search.reading.meant import Meant, Spoken
from knowledge.search.reading.question import understand
from knowledge.search.reading.typed import Typed, typed_out
from knowledge.search.weighing.concepts import concepts, essential
from knowledge.search.weighing.parts import with_its_day
from knowledge.storage.interface import FactStore

__all__ = ["Attempt", "Finder"]

_OF_A_MEASURE = 500
"""Facts of a measure that are read to tell how it moved: of more, those nearest in time to the answer."""
_MAX_OTHER_DAYS = 3
"""Days besides the first that a question is tried with."""


@dataclass(frozen=True, slots=True)
class _Wish:
    """How a question is asked; see ``KnowledgeBase.ask``."""

    today: date
    context: Context | None
    as_of: DateSpan | None
    top: int
    always: bool
    language: str
    days_of_happenings: bool = True
    """Whether a happening that it names stands for its day, rather than for what a line has to tell."""
    noted: dict[str, "_Noted"] = field(default_factory=dict)
    """What was read already, by text."""
    fetched: Fetched = field(default_factory=Fetched)


class _Noted(NamedTuple):
    """A text as it is read before the happenings that it names are looked up."""

    typed: Typed
    question: Question
    phrases: tuple[str, ...]


class Finder:
    """Questions against a store; keeps one glossary per event while its record stands still."""

    def __init__(self, store: FactStore) -> None:
        self._store = store
        self._glossaries: dict[str, Glossary] = {}
        self._making: dict[str, asyncio.Lock] = {}
        self._meant = Meant(store, store.encoder) if store.encoder is not None else None
        self._fetching = Fetching(store, self._meant)

    def over(self, store: FactStore) -> "Finder":
        """The same over another view of the same record, with the glossaries in common; see ``FactStore.steady``."""
        other = copy.copy(self)
        other._store, other._fetching = store, Fetching(store, self._meant)
        return other

    async def glossary(self, event: Event) -> Glossary:
        """The event's glossary for the present state of the record."""
        vocabulary = await self._store.vocabulary((event.slug,))
        async with self._making.setdefault(event.slug, asyncio.Lock()):
            known = self._glossaries.get(event.slug)
            if known is None or not known.is_of(event, vocabulary):
                known = await self._made(event, vocabulary, known)
                self._glossaries[event.slug] = known
            return known

    async def _made(
        self, event: Event, vocabulary: Vocabulary, before: Glossary | None
    ) -> Glossary:
        """A glossary of this state; that of a great event is made beside all else that is going on."""
        names = await self._store.name_list((event.slug,))
        sources = await self._store.sources((event.slug,))
        if vocabulary.facts < GREAT:
            return build_glossary(event, vocabulary, names, sources, before)
        return await asyncio.to_thread(build_glossary, event, vocabulary, names, sources, before)

    async def attempt(
        self,
        text: str,
        event: Event,
        *,
        today: date,
        context: Context | None,
        as_of: DateSpan | None,
        top: int,
        always: bool,
        language: str = "",
    ) -> Attempt:
        """Ask one event; once more in English what is of another language and finds no answer."""
        glossary = await self.glossary(event)
        wish = _Wish(today, context, as_of, top, always, language)
        attempt = await self._asked(glossary, Spoken(text, text), wish)
        if said := reworded(text, attempt):
            tried = await self._asked(glossary, Spoken(text, said), wish)
            return tried if is_rather_meant(tried, attempt, text) else attempt
        if self._meant is None or attempt.holds:
            return attempt
        spoken = await self._meant.in_english(text, glossary, today)
        if not spoken.tongue:
            return attempt
        tried = await self._asked(glossary, spoken, wish)
        if tried.promise < attempt.promise and not always:
            return attempt
        remark = Remark(f"in English: “{spoken.text}”", "in-english", words=spoken.text)
        question = replace(tried.question, assumed=(remark, *tried.question.assumed))
        return replace(tried, question=question)

    async def _asked(self, glossary: Glossary, spoken: Spoken, wish: _Wish) -> Attempt:
        """The best reading of a question; of two in one the answers to both, where both have one."""
        both = None if wish.always or wish.top else halves(asking_part(spoken.text))
        if both is not None:
            one, other = [await self._asked_once(glossary, Spoken(h, h), wish) for h in both]
            if one.holds and other.holds:
                return one.with_other(other, raw=spoken.raw, before=wish.context)
        return await self._asked_once(glossary, spoken, wish)

    async def _asked_once(self, glossary: Glossary, spoken: Spoken, wish: _Wish) -> Attempt:
        context = wish.context
        part = asking_part(spoken.text)
        question = await self._put(spoken, part, glossary, wish)
        whole = as_overview(question, part, glossary, context)
        if whole is not None and not wish.always:
            told = await self._overview(whole, glossary, wish)
            if told is not None:
                return told
        if question.raw != spoken.raw:
            question = replace(question, raw=spoken.raw, tongue=spoken.tongue)
        if context is not None:
            told = await self._of_line(question, glossary, context, wish)
            if told is not None:
                return told
        question = await self._day_chosen(question, glossary, context)
        first, *others = with_other_days(readings(question, context, glossary))
        attempt = await self._tried(first, glossary, wish)
        for reading in others:
            if attempt.settled or attempt.decision.status is Status.NOT_A_QUESTION:
                break
            tried = await self._tried(reading, glossary, wish)
            attempt = tried if tried.is_better_than(attempt) else attempt
        if not attempt.holds_firmly and question.of_happening and wish.days_of_happenings:
            attempt = await self._told_with_happening(attempt, glossary, spoken, wish)
        return replace(attempt, before=context)

    async def _told_with_happening(
        self, attempt: Attempt, glossary: Glossary, spoken: Spoken, wish: _Wish
    ) -> Attempt:
        """Where the day of a named happening finds no answer: the line that tells the happening too, of whatever day."""
        tried = await self._asked(glossary, spoken, replace(wish, days_of_happenings=False))
        lead = tried.decision.lead
        words, title = attempt.question.date_words, glossary.title
        told = lead and tells_more(lead[0], tried.question, words, title)
        return tried if tried.holds and told else attempt

    async def _overview(
        self, question: Question, glossary: Glossary, wish: _Wish
    ) -> Attempt | None:
        """The whole event in a few lines; ``None`` where no day of it is told."""
        found = await overview_lines(self._store, self._fetching, question, glossary)
        if wish.as_of is not None:
            found = [each for each in found if _is_known_by(each.fact, wish.as_of)]
        if not found:
            return None
        judged = judge(question, found[0], found, (), holds=True)
        decision = Decision(Status.ANSWERED, tuple(found), judged=judged)
        return Attempt(glossary, question, (), tuple(found), decision, wish.as_of)

    async def _put(self, spoken: Spoken, part: str, glossary: Glossary, wish: _Wish) -> Question:
        """What was asked, read; in a conversation also what only corrects or goes on. ``part`` is what asks of it."""
        text, context = spoken.text, wish.context
        if language_of(text):
            return await self._read(text, glossary, wish)
        if context is not None and (right := put_right(text)):
            question = await self._read(completed(right, context), glossary, wish)
            if amends(text, question):
                return question
        part = as_vessel(part, context, glossary)
        return await self._read(completed(part, context), glossary, wish)

    async def _of_line(
        self, question: Question, glossary: Glossary, context: Context, wish: _Wish
    ) -> Attempt | None:
        """What is asked of the line told before, or of what stands behind it; ``None`` where it asks for anything else."""
        if asked := asked_of_line(question.text, context):
            return await self._of_told(asked, question, glossary, context, wish)
        undated = asks_next(question.text) and not (context.told or context.when)
        return await self._behind(question, glossary, context, wish) if undated else None

    async def _of_told(
        self,
        asked: Asked,
        question: Question,
        glossary: Glossary,
        context: Context,
        wish: _Wish,
    ) -> Attempt | None:
        """The line told before, of which alone it is asked; ``None`` where it cannot answer that."""
        line = context.facts[:1] or (context.near,)
        found = _known_by(await self._store.facts((glossary.event.slug,), line), wish.as_of)
        if not found or not tells_of_itself(asked, found[0], glossary.default_names):
            return None
        question = replace(question, terms=(), unknown=(), is_question=True, vague="")
        question = replace(readings(question, context, glossary)[0], follow_up=True)
        wanted = concepts(question, glossary.vocabulary, glossary.default_names)
        doubted = doubts_it(question.text)
        figure = figure_told(found[0], context) if doubted else None
        first = Evidence(found[0], score=1.0, coverage=1.0, content=1.0, figure=figure)
        judged = judge(question, first, (first,), wanted, holds=True)
        decision = Decision(Status.ANSWERED, (first,), judged=judged)
        told = Attempt(glossary, question, wanted, (first,), decision, wish.as_of, left=context)
        return await self._with_denials(told, wish) if doubted else told

    async def _behind(
        self, question: Question, glossary: Glossary, context: Context, wish: _Wish
    ) -> Attempt | None:
        """What a plain text tells right behind the line told, where that has no day from which to count; ``None`` where
        its paragraph ends."""
        scopes = (glossary.event.slug,)
        told = () if context.astray else await self._store.facts(scopes, context.facts[:1])
        near = await self._store.facts(scopes, beside(told[0])) if told else ()
        found = next_told(told[0], near)[:1] if told else ()
        if not _known_by(found, wish.as_of):
            return None
        question = replace(question, terms=(), is_question=True, follow_up=True)
        line = Evidence(found[0], score=1.0, coverage=1.0, content=1.0)
        judged = judge(question, line, (line,), (), holds=True)
        decision = Decision(Status.ANSWERED, (line,), judged=judged)
        return Attempt(glossary, question, (), (line,), decision, wish.as_of, before=context)

    async def _with_denials(self, told: Attempt, wish: _Wish) -> Attempt:
        """The line told before, with what tells of the same matter or denies it."""
        glossary, (line,) = told.glossary, told.ranked
        matter = await self._tried(told.question, glossary, wish)
        near = await self._store.facts((line.fact.scope,), beside(line.fact))
        others = _known_by(near, wish.as_of)
        against = opposed(line, matter.ranked, others, told.question.terms)
        along = tuple(Evidence(fact, line.score) for fact in against.along)
        return replace(
            told,
            ranked=matter.ranked,
            decision=replace(told.decision, lead=(line, *along)),
            undisputed=against.none,
            against=against.others,
        )

    async def _day_chosen(
        self, question: Question, glossary: Glossary, context: Context | None
    ) -> Question:
        """With the day first of which the record tells, where its date can be several, is an end of the event or but an hour."""
        if not question.other_days:
            days = context.when if context is not None else ()
            question = await told_at_hours(self._store, question, glossary, days)
            return await told_at_ends(self._store, question, glossary.event.slug)
        scopes = (glossary.event.slug,)
        was = question.when[0]
        first, *rest = await told_first(self._store, scopes, (was, *question.other_days))
        assumed = tuple(
            told_of_day(each, was, first, question.date_use) for each in question.assumed
        )
        others = tuple(rest[:_MAX_OTHER_DAYS])
        question = replace(question, when=(first,), other_days=others, assumed=assumed)
        return await told_on_weekday(self._store, question, glossary)

    async def _tried(self, question: Question, glossary: Glossary, wish: _Wish) -> Attempt:
        as_of, always = wish.as_of, wish.always
        if as_of is not None and not question.when:
            question = replace(question, when=(as_of,), date_use=DateUse.BY)
        wanted = concepts(question, glossary.vocabulary, glossary.default_names)
        wanted = essential(question, wanted)
        ranked = await self._fetching.ranked(
            question, wanted, glossary, fetched=wish.fetched, every=as_of is not None
        )
        if question.others:
            ranked = tuple(found for found in ranked if found.fact.id not in question.told)
        if as_of is not None:
            ranked = tuple(found for found in ranked if _is_known_by(found.fact, as_of))
        if question.is_question or always:
            decision = decide(
                question, ranked, wanted, top=wish.top, kinds=glossary.kinds, always=always
            )
            decision = await self._with_recounts(decision, question, wish)
        else:
            decision = Decision(Status.NOT_A_QUESTION)
        return Attempt(glossary, question, wanted, ranked, decision, as_of)

    async def _with_recounts(self, decision: Decision, question: Question, wish: _Wish) -> Decision:
        """Beside the line that answers, what somebody else counts there."""
        line = next(iter(decision.lead), None)
        if line is None or wish.top or not asks_for_recounts(question, line):
            return decision
        near = await self._store.facts((line.fact.scope,), beside(line.fact))
        return replace(decision, lead=with_recounts(decision.lead, _known_by(near, wish.as_of)))

    async def _read(self, text: str, glossary: Glossary, wish: _Wish) -> Question:
        """Read the question, looking up the happenings that it names instead of days."""
        noted = wish.noted.get(text)
        if noted is None:
            noted = wish.noted[text] = _noted(text, glossary, wish)
        typed, question, phrases = noted
        if not phrases or not wish.days_of_happenings:
            return question
        days = {
            phrase: await self._days_of(with_whom(phrase, question), glossary, wish.today)
            for phrase in phrases[:MAX_ANCHORS]
        }
        if any(days.values()):
            dated = _understood(typed, glossary, wish, Resolved(days))
            plainly = dated != question and is_plainly_meant(tuple(days), dated.text)
            question = replace(dated, of_happening=plainly)
        return replace(question, unplaced=unplaced(days, question.text))

    async def _days_of(
        self, ways: Sequence[str], glossary: Glossary, today: date
    ) -> tuple[DateSpan, ...]:
        """The days of a happening, told in some ``ways``, the surest first."""
        phrase, *others = ways
        happening = without_first(phrase)
        question = understand(happening, today=today, glossary=glossary)
        wanted = concepts(question, glossary.vocabulary, glossary.default_names)
        earliest = happening != phrase  # Of many, it may not be told best.
        since = glossary.event.first if names_event(phrase, glossary.title) else None
        lasting = goes_on_for_days(happening) if not earliest else frozenset()
        few = not (earliest or since or lasting)
        ranked = await self._fetching.dated(question, wanted, glossary, few=few)
        days = days_of_happening(ranked, earliest=earliest, since=since, lasting=lasting)
        return days if days or not others else await self._days_of(others, glossary, today)

    async def about(self, words: str, event: Event, *, today: date) -> tuple[Fact, ...]:
        """Facts that fit the words well enough to be shown under them, best first."""
        glossary = await self.glossary(event)
        question = understand(words, today=today, glossary=glossary)
        telling = tuple(term for term in question.terms if not term.contact)
        question = replace(question, terms=telling or question.terms)
        wanted = concepts(question, glossary.vocabulary, glossary.default_names)
        ranked = await self._fetching.dated(question, wanted, glossary, whole=True)
        return tuple(found.fact for found in ranked if found.coverage >= ANSWER_COVERAGE)

    async def complete(self, attempt: Attempt) -> Answer:
        """The answer with its figure history, rival accounts, sources and names."""
        attempt = await self._with_sides(attempt)
        decision, glossary = attempt.decision, attempt.glossary
        moved = await self._history(attempt)
        rivals = await self._rivals(attempt, moved)
        return Answer(
            question=attempt.question,
            status=decision.status,
            lead=stressed(attempt, decision.lead),
            history=moved,
            rivals=rivals,
            nearest=stressed(attempt, decision.nearest),
            why_not=NO_OTHER if attempt.undisputed and not rivals else decision.why_not,
            judged=decision.judged,
            events=(glossary.event,),
            sources=glossary.sources,
            names=glossary.names,
            context=attempt.left or left_to_next(attempt),
        )

    async def _with_sides(self, attempt: Attempt) -> Attempt:
        """With what turns the first line that is told, where that is a mere claim, promise or the like."""
        lines = attempt.decision.lead or attempt.decision.nearest
        near_by = beside_open(attempt.question, lines, answers=attempt.answered)
        if near_by is None or attempt.left is not None:
            return attempt
        near = await self._store.facts((lines[0].fact.scope,), near_by) if near_by else ()
        near = _known_by(near, attempt.as_of)
        told = with_sides(attempt.question, lines, attempt.ranked, near)
        return replace(attempt, decision=attempt.decision.telling(told))

    async def _history(self, attempt: Attempt) -> FigureHistory | None:
        lead = attempt.decision.lead
        figure = lead[0].figure if lead else None
        if figure is None or not may_move(attempt.question, lead[0].fact, figure):
            return None
        event = attempt.glossary.event
        everywhere = frozenset(event.default_names)
        facts = await self._store.measured(
            (event.slug,),
            figure.measure,
            near=as_of_day(lead[0].fact, figure),
            limit=_OF_A_MEASURE,
            alike=alike(figure, everywhere, any_group=not lead[0].fact.passage),
        )
        facts = _known_by(facts, attempt.as_of)
        kin = kin_groups(facts, figure)
        moved = history(figure.measure, facts, everywhere, like=figure, kin=kin)
        return of_one_count(moved, lead[0].fact)

    async def _rivals(
        self, attempt: Attempt, moved: FigureHistory | None
    ) -> tuple[RivalGroup, ...]:
        lead = attempt.decision.lead
        if not lead:
            return ()
        linked = [link.fact for link in lead[0].fact.links]
        near = tuple(with_its_day(e).fact for e in attempt.ranked if linked or e.fact.links)
        if linked:
            near += await self._store.facts((lead[0].fact.scope,), linked)
        others = contradicting(lead, dict.fromkeys(near), moved)
        others += attempt.against
        return rival_groups(lead[0], tuple(dict.fromkeys(others)))


def _noted(text: str, glossary: Glossary, wish: _Wish) -> _Noted:
    typed = typed_out(text, glossary, wish.today, wish.language)
    collector = PhraseCollector()
    question = _understood(typed, glossary, wish, collector)
    return _Noted(typed, question, collector.needed(typed.plain))


def _understood(typed: Typed, glossary: Glossary, wish: _Wish, anchors: Anchors) -> Question:
    return understand(
        typed.raw,
        today=wish.today,
        glossary=glossary,
        context=wish.context,
        anchors=anchors,
        language=wish.language,
        typed=typed,
    )


def _known_by(facts: Sequence[Fact], as_of: DateSpan | None) -> tuple[Fact, ...]:
    """Those that were known by the end of a span, if one is given."""
    return tuple(fact for fact in facts if as_of is None or _is_known_by(fact, as_of))


def _is_known_by(fact: Fact, as_of: DateSpan) -> bool:
    """Whether the fact had happened, and had been said, by the end of a span."""
    days = [span.first for span in (fact.when, fact.attribution.said) if span is not None]
    return all(day <= as_of.last for day in days)
