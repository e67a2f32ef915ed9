"""Which facts are fetched for a question: candidates by words and by days, the best of them read and weighed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from knowledge.dates.span import OPEN_START, DateSpan
from knowledge.document import day_token
from knowledge.flow import Candidate, Evidence, Plan, Question, Vocabulary
from knowledge.models import Fact
from knowledge.search.reading.dayfit import goes_by_time, years_asked
from knowledge.search.reading.glossary import Glossary
from knowledge.search.reading.meant import Meant, with_meaning
from knowledge.search.reading.news import asks_news
from knowledge.search.weighing.acting import asks_of_one
from knowledge.search.weighing.concepts import ENOUGH, Concept, plan_for
from knowledge.search.weighing.fates import asks_fate
from knowledge.search.weighing.keyed import with_keywords
from knowledge.search.weighing.kindfit import Places
from knowledge.search.weighing.paragraph import in_paragraph
from knowledge.search.weighing.parts import with_its_day
from knowledge.search.weighing.rank import Weighed, weigh
from knowledge.search.weighing.setting import asked_settings, behind_settings, in_setting
from knowledge.search.weighing.weights import share_of_days
from knowledge.search.weighing.wordfit import ByWords, WordFit, fit_words
from knowledge.search.weighing.wording import Wording, wordings, worth
from knowledge.storage.interface import FactStore

__all__ = ["GREAT", "Fetched", "Fetching", "enough_for"]

_OF_DAYS = 60
"""Facts of the asked days that are weighed even where none of their words were asked for."""
_NEAR = 96
"""Facts of the asked days, and of those near them, that are weighed for the words that they hold."""
_MARGIN = 3
"""Days before and after the asked ones that are near them."""
_LONGEST = 31
"""Asked days, from the first to the last, from which on none is near: they are too many to be looked through."""
_WEEK = 7
_APART = 3
"""Asked days far apart that are each looked through."""
_BY_WORDS = 48
"""Candidates that suffice where words alone decide which is best; days have their say too late to choose so sharply."""
_BY_WORDS_OF_GREAT = 64
"""The same in a great event, where more of them hold as many of the words."""
_READ = 48
"""Candidates whose facts are read and weighed in full."""
_READ_BY_WORDS = 36
"""The same where words alone choose: those that tell most of what is asked are among the first."""
_READ_OF_ONE = 160
"""The same where one name, or one thing, is nearly all that is asked for: many facts tell of it, and words do not tell which
of them says what it did or what befell it."""
_READ_OF_GREAT = 16
"""The same in a great event: of so many the words choose well, and to weigh more of them finds no better ones."""
GREAT = 5_000
"""Facts from which on an event is great."""
_READ_OF_DAYS = 256
"""The same where only days are asked: no words tell beforehand which of them matter."""


@dataclass(slots=True)
class Fetched:
    """What was found and weighed of one question: its readings differ in their days more than in their words."""

    candidates: dict[Plan, tuple[Candidate, ...]] = field(default_factory=dict)
    """By the plan that they were found by."""
    by_words: ByWords | None = None
    weighed: Weighed = field(default_factory=Weighed)

    def words(
        self, wanted: Sequence[Concept], asked: Sequence[Wording], mean_length: float
    ) -> ByWords:
        """What chooses by the words: that of the reading before, where it has the same."""
        if self.by_words is None or not self.by_words.are(wanted, asked, mean_length):
            self.by_words = ByWords(wanted, asked, mean_length)
        return self.by_words


class Fetching:
    """Facts of a store, weighed; with what is near in meaning where the store knows it."""

    def __init__(self, store: FactStore, meant: Meant | None) -> None:
        self._store = store
        self._meant = meant

    async def ranked(
        self,
        question: Question,
        wanted: Sequence[Concept],
        glossary: Glossary,
        *,
        whole: bool = False,
        fetched: Fetched | None = None,
        few: bool = False,
        every: bool = True,
    ) -> tuple[Evidence, ...]:
        """The best first; with ``whole`` as many as are found at all, with ``few`` those that words alone put first. What
        is ``fetched`` is not fetched again; ``every`` as ``weigh`` has it."""
        if not wanted and not question.when:
            return ()
        scopes = (glossary.event.slug,)
        days = None if wanted else _hull(question.when)
        vocabulary = glossary.vocabulary
        asked = wordings(question, wanted, vocabulary)
        enough = ENOUGH if whole else enough_for(question, vocabulary.facts)
        plan = plan_for(scopes, tuple(wanted), vocabulary, days, worth(asked), enough)
        if wanted and not plan.tokens and self._meant is None:
            return ()
        fetched = Fetched() if fetched is None else fetched
        candidates = await self._found(plan, fetched) if plan.tokens or not wanted else ()
        for first, last in _stretches(question.when) if wanted else ():
            of_days = await self._found(Plan(scopes, (), first, last, limit=_OF_DAYS), fetched)
            candidates += _beside(candidates, of_days)
        for also in _also_on(plan, question, vocabulary):
            candidates += _beside(candidates, await self._found(also, fetched))
        for near_by in _near_by(plan, question, asked, vocabulary):
            candidates += _beside(candidates, await self._found(near_by, fetched))
        read = _READ_OF_GREAT if few else _to_read(question, wanted, vocabulary)
        read = (len(candidates) if whole else read) if wanted else _READ_OF_DAYS
        by_words = fetched.words(wanted, asked, vocabulary.mean_length)
        share = share_of_days(question.when)
        fits = by_words.best(candidates, read, question.when, share=share)
        near = None
        if self._meant is not None and wanted:
            seen = {(fit.candidate.scope, fit.candidate.fact) for fit in fits}
            near = await self._meant.near(question.raw, glossary.event.slug, list(seen))
            fits += tuple(
                fit_words(each, wanted, asked, vocabulary.mean_length)
                for each in (near.nearest if near else ())
                if (each.scope, each.fact) not in seen
            )
        facts = await self._store.facts(scopes, [fit.candidate.fact for fit in fits])
        by_key = {(fact.scope, fact.id): fact for fact in facts}
        places = Places(glossary.default_names, glossary.kinds.places)
        fits = in_paragraph(fits, by_key, wanted, question.text)
        fits, told = await self._in_setting(question, fits, by_key, wanted)
        by_key |= told
        fits = with_keywords(fits, by_key, wanted)
        every = every or question.others or near is not None
        ranked = weigh(question, fits, by_key, wanted, places, every=every, before=fetched.weighed)
        return with_meaning(ranked, near, foreign=bool(question.tongue)) if near else ranked

    async def _in_setting(
        self,
        question: Question,
        fits: tuple[WordFit, ...],
        facts: Mapping[tuple[str, str], Fact],
        wanted: Sequence[Concept],
    ) -> tuple[tuple[WordFit, ...], Mapping[tuple[str, str], Fact]]:
        """With the asked places and bodies of which sentences go on telling that do not name them, and these sentences."""
        asked = asked_settings(question, wanted)
        if not asked or not fits:
            return fits, {}
        before = behind_settings(fits, facts, asked, wanted)
        scopes = (fits[0].candidate.scope,)
        near = await self._store.facts(scopes, before) if before else ()
        known = {**facts, **{(fact.scope, fact.id): fact for fact in near}}
        return in_setting(fits, known, asked, wanted)

    async def dated(
        self,
        question: Question,
        wanted: Sequence[Concept],
        glossary: Glossary,
        *,
        whole: bool = False,
        few: bool = False,
    ) -> tuple[Evidence, ...]:
        """What is found, each with its day; see ``ranked``."""
        found = await self.ranked(question, wanted, glossary, whole=whole, few=few)
        return tuple(map(with_its_day, found))

    async def _found(self, plan: Plan, fetched: Fetched) -> tuple[Candidate, ...]:
        found = fetched.candidates.get(plan)
        if found is None:
            found = fetched.candidates[plan] = await self._store.candidates(plan)
        return found


def _also_on(plan: Plan, question: Question, vocabulary: Vocabulary) -> Iterator[Plan]:
    """A plan for the passages that tell of an asked day beside their own, or name an asked year."""
    stretches = _stretches(question.when)
    days = [day for first, last in stretches for day in range(first, last + 1)]
    told = (*map(day_token, days), *years_asked(question))
    tokens = [token for token in told if token in vocabulary.frequency]
    if tokens:
        yield Plan(plan.scopes, tuple(tokens), limit=_OF_DAYS)


def _near_by(
    plan: Plan, question: Question, asked: Sequence[Wording], vocabulary: Vocabulary
) -> Iterator[Plan]:
    """Plans for those of the asked days and of days near them that hold what is asked, where words alone may miss them."""
    stretches = _stretches(question.when, _LONGEST)
    if not stretches or vocabulary.facts <= plan.limit:
        return
    weights = dict(zip(plan.tokens, plan.weights, strict=True))
    weights = weights or worth(each for each in asked if not each.dated)
    if not weights:
        return
    near = Plan(
        plan.scopes,
        tuple(sorted(weights, key=lambda token: (-weights[token], token))),
        limit=plan.limit,
        weights=tuple(sorted(weights.values(), reverse=True)),
        enough=_NEAR,
    )
    for first, last in stretches:
        yield replace(near, first=first - _MARGIN, last=last + _MARGIN)


def enough_for(question: Question, facts: int) -> int:
    """How many of the candidates that fit best by their words may answer it in an event of so many ``facts``."""
    if _of_one(question):
        return _READ_OF_ONE
    if goes_by_time(question):
        return ENOUGH
    return _BY_WORDS if facts < GREAT else _BY_WORDS_OF_GREAT


def _of_one(question: Question) -> bool:
    """Whether one name or thing is all that is asked for: what it did, what befell it or what is new of it."""
    return asks_of_one(question) or asks_fate(question) or asks_news(question)


def _to_read(question: Question, wanted: Sequence[Concept], vocabulary: Vocabulary) -> int:
    """How many facts are weighed of a question that asks for more than days."""
    if vocabulary.facts >= GREAT:
        return _READ_OF_GREAT
    if _of_one(question):
        return _READ_OF_ONE
    # What is asked in one word many tell alike.
    by_words = len(wanted) > 1 and not goes_by_time(question)
    return _READ_BY_WORDS if by_words else _READ


def _hull(spans: Sequence[DateSpan]) -> tuple[int, int]:
    """First and last asked day; what is asked for before an hour of a day may have come on that day itself."""
    until = [span.last + (span.first == OPEN_START and span.clock is not None) for span in spans]
    return min(span.first for span in spans), max(until)


def _stretches(spans: Sequence[DateSpan], most: int = _WEEK) -> tuple[tuple[int, int], ...]:
    """First and last asked day where that is so many days at most; of days far apart each of the first few by itself."""
    if not spans or any(span.is_open for span in spans):
        return ()
    hull = _hull(spans)
    each = [hull] if hull[1] - hull[0] < most else [(span.first, span.last) for span in spans]
    return tuple((first, last) for first, last in each if last - first < most)[:_APART]


def _beside(known: Iterable[Candidate], found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Those found that are not known yet."""
    held = {(each.scope, each.fact) for each in known}
    return tuple(each for each in found if (each.scope, each.fact) not in held)
