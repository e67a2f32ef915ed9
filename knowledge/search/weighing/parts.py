"""Passages of several sentences: which sentence of one meets a question, and what it tells by itself.

A curated fact is one sentence with one day. An imported passage may tell of several days and people;
it is ranked, dated and shown by the one or two sentences that fit best.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from knowledge.dates.mention import DateContext, How, Relation
from knowledge.dates.parse import find_dates
from knowledge.dates.span import DateSpan
from knowledge.dates.trigger import may_hold_date
from knowledge.flow import Evidence, Part, Question
from knowledge.models import Basis, Fact
from knowledge.regex import regex
from knowledge.search.weighing.clausedays import of_its_clause
from knowledge.search.weighing.concepts import SPELLED_OUT, Concept
from knowledge.text import STOP, count_telling, numbers_in, tokens

__all__ = ["Parts", "View", "is_one_sentence", "with_its_day"]

_SHOWN: Final = 420
"""Characters of a passage that are shown whole; of a longer one only the part that fits."""
_LONGEST_DATE: Final = 31
_BREAK: Final = regex(r"[.!?][\"”’)]?\s+(?=[\"“‘(]?[A-Z0-9])|\n+")
"""Ends of sentences, but for those behind what is ``_SHORT``."""
_STOP: Final = regex(r"[.!?\n]")
"""What each of them begins with: sooner looked for than all of it."""
_SHORT: Final = regex(
    r"(?:[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Capt|Prof|Sen|Rep|Gov|Rev|No|Nos|vs|Jr|Sr|Mt|Ft))\Z"
)
"""An initial or a title that is written short, behind which a full stop ends nothing."""
_LONGEST_SHORT: Final = 5
"""Letters of the longest of them, with the one before by which a word is told from the end of a longer one."""
_WEEK: Final = 7
_ASIDE: Final = (Relation.BEFORE, Relation.AFTER, Relation.SINCE)
_ELSEWHERE: Final = 0.75
"""What a name counts that stands in another sentence of the passage."""
_OTHER_DAY: Final = 0.3
_PAIR_COST: Final = 0.02
_WHOLE: Final = 0.35


class _Sentence(NamedTuple):
    """Half-open offsets in the passage, and the stems of its telling words."""

    start: int
    end: int
    stems: frozenset[str]


_Idea = tuple[float, frozenset[str], float, float, bool]
"""The weight and the phrase of a concept, how well it is expressed at least, what is gained without, and whether it is
specific."""


class View(NamedTuple):
    """A passage as its best part tells it: ``coverage`` and ``content`` as in ``WordFit``.

    ``stems`` are those of the telling words of all that is shown; ``part`` says which sentences are shown where the day that they name was not looked up.
    """

    fact: Fact
    coverage: float
    content: float
    stems: frozenset[str]
    part: Part | None = None


class Parts:
    """The parts of passages that meet one question.

    Unless they are to be ``dated`` or days are asked for, they keep the day of their passage: to look for their
    own is the greatest part of the work.
    """

    def __init__(self, question: Question, wanted: Sequence[Concept], *, dated: bool) -> None:
        self._question = question
        self._wanted = wanted
        self._dated = dated or bool(question.when)
        self._says: dict[str, list[tuple[int, float]]] = {}
        for at, concept in enumerate(wanted):
            for token, share in concept.tokens.items():
                self._says.setdefault(token, []).append((at, share))
        self._words = frozenset(self._says)
        self._specific = [
            not (concept.is_name or concept.generic or concept.inherited) for concept in wanted
        ]
        self._total = sum(concept.weight for concept in wanted)
        self._special = sum(
            concept.weight
            for concept, specific in zip(wanted, self._specific, strict=True)
            if specific
        )

    def best(
        self, fact: Fact, whole: Mapping[str, float], stems: Sequence[str] = ()
    ) -> View | None:
        """The part of a passage that meets the question best; ``None`` when it has but one sentence.

        ``whole`` says for each concept's label how well the passage as a whole expresses it, ``stems`` are those of
        its telling words in order, as its index has them.
        """
        if len(_bounds(fact.statement)) < 2:
            return None
        found = _sentences(fact.statement, stems)
        fits = [self._fits(sentence) for sentence in found]
        ideas = self._ideas(whole)
        asks_day = bool(self._question.when)
        days = _days_of(fact) if asks_day or self._dated else None
        best, most = slice(0, 1), (-1.0, 0.0, 0.0)
        for at in _windows(len(found)):
            coverage, content = self._held(ideas, found[at], fits[at])
            worth = coverage - _PAIR_COST * (len(found[at]) - 1)
            # Most windows fall behind by their words alone, and to read days takes longest.
            if asks_day and days and worth > most[0]:
                worth = (
                    coverage
                    - _off_day(self._question, days, at)
                    - _PAIR_COST * (len(found[at]) - 1)
                )
            if worth > most[0]:
                best, most = at, (worth, coverage, content)
        seen = _seen(fact, found[best])
        shown = _stems_of(found if seen.statement == fact.statement else found[best])
        _, coverage, content = most
        if self._dated and days:
            return View(_dated(seen, fact.when, days.named(best)), coverage, content, shown)
        return View(seen, coverage, content, shown, Part(fact, best.start, best.stop))

    def on_asked_day(self, fact: Fact) -> Fact:
        """A passage of one sentence with an asked day that it names beside its own: "on 10 August …, and on 18 August …"; where
        none is asked with that of the clause that tells what is."""
        when, asked = fact.when, self._question.when
        if not asked:
            return of_its_clause(fact, self._told) if fact.also else fact
        also = (DateSpan(day, day) for day in fact.also)
        found = next((day for day in also if any(span.contains(day) for span in asked)), None)
        if found is not None and not (when and any(span.overlaps(when) for span in asked)):
            return replace(fact, when=found, basis=Basis.STATED)
        if when is None or any(span.overlaps(when) for span in asked):
            return fact
        # A day of the week is one near the day that the passage has.
        near = (span.first for span in asked if abs(span.first - when.first) < _WEEK)
        for reference in (when.first, *near) if asked else ():
            for day in _named(fact.statement, reference):
                if day.days <= _LONGEST_DATE and any(span.contains(day) for span in asked):
                    return replace(fact, when=day, basis=Basis.STATED)
        return fact

    def _told(self, text: str) -> float:
        """How much of what is asked a clause tells."""
        fits = self._fits(_Sentence(0, len(text), _telling(text)))
        return sum(fit * each.weight for fit, each in zip(fits, self._wanted, strict=True))

    def _fits(self, sentence: _Sentence) -> list[float]:
        """How well a sentence by itself expresses each concept, its name spelled in several words aside."""
        fits = [0.0] * len(self._wanted)
        for word in self._words & sentence.stems:
            for at, share in self._says[word]:
                fits[at] = max(fits[at], share)
        return fits

    def _ideas(self, whole: Mapping[str, float]) -> list[_Idea]:
        """Each concept with what of it counts wherever in the passage it stands."""
        found = []
        for concept, specific in zip(self._wanted, self._specific, strict=True):
            held = whole.get(concept.label, 0.0)
            least = _ELSEWHERE * held if concept.is_name else 0.0
            found.append((concept.weight, concept.phrase, least, _WHOLE * held, specific))
        return found

    def _held(
        self, ideas: Sequence[_Idea], window: Sequence[_Sentence], fits: Sequence[list[float]]
    ) -> tuple[float, float]:
        """Coverage and content of a window, with a share for what only the whole passage holds."""
        held = content = 0.0
        best_fits = fits[0] if len(fits) == 1 else map(max, *fits)
        for fit, (weight, phrase, least, elsewhere, specific) in zip(best_fits, ideas, strict=True):
            best = max(fit, least)
            if phrase and fit < SPELLED_OUT and phrase <= _stems_of(window):
                best = max(SPELLED_OUT, least)
            gained = ((1 - _WHOLE) * best + elsewhere) * weight
            held += gained
            if specific:
                content += gained
        return (
            held / self._total if self._total else 0.0,
            content / self._special if self._special else 1.0,
        )


def with_its_day(told: Evidence) -> Evidence:
    """The same with the day that the shown part of a passage names, where that was not looked up."""
    part = told.part
    if part is None:
        return told
    days = _days_of(part.passage).named(slice(part.first, part.end))
    return replace(told, fact=_dated(told.fact, part.passage.when, days), part=None)


def _windows(last: int) -> Iterator[slice]:
    """Each sentence, then each two that follow each other."""
    for size in (1, 2):
        for at in range(last + 1 - size):
            yield slice(at, at + size)


def _off_day(question: Question, days: "_Days", window: slice) -> float:
    """``days`` are those that the sentences of the passage name."""
    off = 0.0
    for day in days.named(window):
        if day is not None:
            if any(asked.overlaps(day) for asked in question.when):
                return 0.0
            off = _OTHER_DAY
    return off


def _stems_of(window: Iterable[_Sentence]) -> frozenset[str]:
    return frozenset[str]().union(*(sentence.stems for sentence in window))


def _seen(fact: Fact, window: Sequence[_Sentence]) -> Fact:
    """The passage with the figures of the window, and only its words where it is long.

    A figure that is written in several words, as "1.2 million" is, may lie in any part.
    """
    statement = _shown(fact.statement, window)
    figures = fact.figures
    if figures:
        others = set(numbers_in(fact.statement)).intersection(figure.best for figure in figures)
        for sentence in window if others else ():
            others.difference_update(numbers_in(fact.statement[sentence.start : sentence.end]))
        if others:
            figures = tuple(figure for figure in figures if figure.best not in others)
    if statement == fact.statement and len(figures) == len(fact.figures):
        return fact
    return replace(fact, statement=statement, figures=figures)


def _dated(seen: Fact, own: DateSpan | None, days: Iterable[DateSpan | None]) -> Fact:
    """What is seen of a passage of a day with the first day that its sentences name."""
    when = next((day for day in days if day is not None), None)
    if when is None or when == own:
        return seen
    return replace(seen, when=when, basis=Basis.STATED)


def _shown(text: str, window: Sequence[_Sentence]) -> str:
    if len(text) <= _SHOWN:
        return text
    start, end = window[0].start, window[-1].end
    return f"{'… ' if start else ''}{text[start:end].strip()}{' …' if end < len(text) else ''}"


def _ends(text: str) -> Iterator[int]:
    """Where sentences end: shortenings are told at the few full stops, not at every letter."""
    at = 0
    while (stop := _STOP.search(text, at)) is not None:
        start = stop.start()
        match = _BREAK.match(text, start)
        if match is None or (
            text[start] != "\n" and _SHORT.search(text, max(0, start - _LONGEST_SHORT), start)
        ):
            at = start + 1
        else:
            at = match.end()
            yield at


@lru_cache(maxsize=1024)
def _bounds(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open offsets of its sentences."""
    inner = text[:-1]
    if not ("." in inner or "\n" in inner or "!" in inner or "?" in inner):
        # Most passages are one sentence, which need not be searched for where another ends.
        return ((0, len(text)),) if text.strip() else ()
    bounds = [0, *_ends(text), len(text)]
    return tuple((start, end) for start, end in pairwise(bounds) if text[start:end].strip())


def is_one_sentence(text: str) -> bool:
    """Whether a passage has no parts of which one may have been told."""
    return len(_bounds(text)) == 1


def _sentences(text: str, stems: Sequence[str] = ()) -> tuple[_Sentence, ...]:
    """Its sentences, each with its share of the ``stems``; their words are read where they do not fit."""
    bounds = _bounds(text)
    counts = [count_telling(text[start:end]) for start, end in bounds] if stems else []
    if sum(counts) != len(stems) or not stems:
        shares = [_telling(text[start:end]) for start, end in bounds]
    else:
        ends = [0, *accumulate(counts)]
        shares = [frozenset(stems[first:last]) for first, last in pairwise(ends)]
    return tuple(
        _Sentence(start, end, share) for (start, end), share in zip(bounds, shares, strict=True)
    )


def _telling(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in tokens(text) if word.folded not in STOP)


class _Days:
    """The one day that each sentence of a passage names, if it does, read when it is asked for; ``reference`` is the
    passage's own, below 1 if none."""

    def __init__(self, text: str, reference: int) -> None:
        self._text = text
        self._reference = reference
        self._bounds = _bounds(text)
        self._read: dict[int, tuple[DateSpan | None, DateSpan | None]] = {}
        """By sentence its day, and the last that is named up to its end."""

    def named(self, window: slice) -> Iterator[DateSpan | None]:
        """The days of some sentences, in order."""
        return (self._day_of(at) for at in range(window.start, window.stop))

    def _day_of(self, asked: int) -> DateSpan | None:
        if not self._may_name(asked):
            return None
        last: DateSpan | None = None
        for at in range(asked + 1):
            if at not in self._read:
                if not self._may_name(at):
                    self._read[at] = None, last
                else:
                    start, end = self._bounds[at]
                    self._read[at] = _day(self._text[start:end], self._reference, last)
            last = self._read[at][1]
        return self._read[asked][0]

    def _may_name(self, at: int) -> bool:
        """Whether a sentence may name a day: those before it need not be read where it does not."""
        start, end = self._bounds[at]
        return may_hold_date(self._text[start:end], asks=False, chained=True)


def _days_of(fact: Fact) -> _Days:
    return _days(fact.statement, fact.when.first if fact.when else 0)


@lru_cache(maxsize=1024)
def _days(text: str, reference: int) -> _Days:
    return _Days(text, reference)


@lru_cache(maxsize=4096)
def _named(text: str, reference: int) -> tuple[DateSpan, ...]:
    """The times that a sentence names, in order; ``reference`` is a day near them."""
    if not 1 <= reference <= date.max.toordinal():
        return ()
    context = DateContext(date.fromordinal(reference))
    found = find_dates(text, context, mode="document")
    return tuple([mention.base for mention in found if mention.relation not in _ASIDE])


def _day(
    text: str, reference: int, previous: DateSpan | None
) -> tuple[DateSpan | None, DateSpan | None]:
    """The shortest time that a sentence names, no longer than a month, and the last that it names.

    "The next day" counts on ``previous``, the last one of the sentences before.
    """
    known = 1 <= reference <= date.max.toordinal()
    today = date.fromordinal(reference) if known else date(2000, 1, 1)
    sure = (How.EXPLICIT,) if previous is None else (How.EXPLICIT, How.CHAINED)
    found = [
        mention
        for mention in find_dates(text, DateContext(today, previous=previous), mode="document")
        if known or mention.how in sure
    ]
    named = [
        mention.base if mention.relation is Relation.BY else mention.span
        for mention in found
        if mention.relation not in _ASIDE and mention.base.days <= _LONGEST_DATE
    ]
    last = [mention.base for mention in found if not mention.base.is_open]
    return min(named, key=lambda span: span.days, default=None), last[-1] if last else previous
