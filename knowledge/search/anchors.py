"""Happenings that questions name instead of a day ("before the airport was seized").

Dates are read by pure functions, facts by the store; so a question with such a phrase is read
twice: ``PhraseCollector`` notes the phrases, the record is asked for each, ``Resolved`` answers.
"""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from typing import Final

from knowledge.dates.span import DateSpan, Precision
from knowledge.dates.trigger import may_hold_date
from knowledge.flow import Asked, Evidence, Question
from knowledge.models import Fact, NameKind
from knowledge.regex import regex
from knowledge.search.reading.dayfit import clocks_told
from knowledge.search.reading.grammar import SAYING
from knowledge.search.reading.question import DURING
from knowledge.search.reading.terms import SPECIFIC
from knowledge.text import STOP, tokens

__all__ = [
    "MAX_ANCHORS",
    "PhraseCollector",
    "Resolved",
    "counted_from",
    "days_of_happening",
    "goes_on_for_days",
    "is_plainly_meant",
    "names_event",
    "tells_more",
    "unplaced",
    "with_whom",
    "without_first",
]

MAX_ANCHORS = 2
"""Phrases of one question that are looked up; more make no sense and cost time."""

_SURE_COVERAGE = 0.75
_NEARLY = 0.92
_COVERS = 0.6
"""Least coverage of a line that answers on a happening of no certain day."""
_COUNTED: Final = r"\b(?<!how many )(?:minute|hour|day|night|morning|week|month|year)s? (?:before|after|following|prior to|preceding)"
_BEFORE_NOUNS: Final = frozenset("the this that a an at of in on".split())
_HE: Final = regex(r"\A(?:he|she)\b", re.IGNORECASE)
_FIRST: Final = regex(
    r"\b(?:first|earliest|initial|began|begin|begun|started|start|beginning|outbreak|broke out|erupted)\b",
    re.IGNORECASE,
)
_LASTING: Final = frozenset(
    word.stem
    for word in tokens(
        "protests demonstrations riots unrest clashes fighting violence looting strikes walkout war battle siege crisis revolt "
        "uprising rebellion mutiny insurrection blockade occupation floods flooding raids negotiations shutdown outage"
    )
)
"""What is told of many days, none of which is the one on which it was."""
_BEGAN: Final = regex(
    r"\b(?P<of>[\w'’-]+)\s+(?:had |first )?(?:began|begun|started|broke out|broken out|erupted)\b(?!\s+\w+ing\b)",
    re.IGNORECASE,
)
_OVER: Final = regex(
    r"\b(?:ended|came to an end|was over|were over|was called off|were called off|broke up|was lifted|subsided|died down)\b",
    re.IGNORECASE,
)


class PhraseCollector:
    """Resolves nothing and remembers what it was asked, in order, each phrase once."""

    def __init__(self) -> None:
        self.phrases: list[str] = []

    def resolve(self, phrase: str) -> tuple[DateSpan, ...]:
        if phrase not in self.phrases:
            self.phrases.append(phrase)
        return ()

    def needed(self, text: str) -> tuple[str, ...]:
        """Those of which the days have to be known to read the ``text``: none where the only one just says when that was, and
        no other time is told that may count from it."""
        only = self.phrases[0] if len(self.phrases) == 1 else ""
        led = rf"\b(?:{'|'.join(DURING)}){re.escape(only)}"
        during = only and text.count(only) == 1 and re.search(led, text, re.IGNORECASE)
        return () if during and not may_hold_date(text, chained=True) else tuple(self.phrases)


class Resolved:
    """Phrases with the days that the record gives for them."""

    def __init__(self, days: Mapping[str, tuple[DateSpan, ...]]) -> None:
        self._days = days

    def resolve(self, phrase: str) -> tuple[DateSpan, ...]:
        return self._days.get(phrase, ())


def days_of_happening(
    ranked: Sequence[Evidence],
    *,
    earliest: bool = False,
    since: int | None = None,
    lasting: frozenset[str] = frozenset(),
) -> tuple[DateSpan, ...]:
    """The days of the facts that tell the happening, best first; none when it is not sure.

    ``earliest``: only the earliest of those that tell it surely, however well others do. ``since`` is the first day of an
    event that is the happening itself: of curated facts the earliest from then on is meant. ``lasting`` are the stems of
    the words by which it is called, if it is of a kind that goes on for days: it begins on the earliest day of all.
    """
    if not ranked or ranked[0].coverage < _SURE_COVERAGE:
        return ()
    if since is not None and not ranked[0].fact.passage:
        ranked = [each for each in ranked if each.fact.when and each.fact.when.first >= since]
        earliest = True
    if lasting:
        return _from_beginning(ranked, lasting, since)
    least = 0.0 if earliest else ranked[0].score * _NEARLY
    found: dict[tuple[int, int], DateSpan] = {}
    for evidence in ranked:
        when = evidence.fact.when
        if evidence.score < least:
            break
        sure = not earliest or evidence.coverage >= _SURE_COVERAGE
        if when is not None and not when.is_open and sure:
            told = _timed(evidence.fact, when)
            known = found.setdefault((when.first, when.last), told)
            if known.clock is None and known.part is None:
                found[when.first, when.last] = told
    if earliest and found:
        return (found[min(found)],)
    return tuple(found.values())


def _from_beginning(
    ranked: Sequence[Evidence], words: frozenset[str], since: int | None
) -> tuple[DateSpan, ...]:
    """From the first day on which the record tells it to that on which it ended, else to that of the line that tells it best."""
    told = [
        (found, found.fact.when)
        for found in ranked
        if found.coverage >= _SURE_COVERAGE
        and found.fact.when is not None
        and not found.fact.when.is_open
        and (not found.fact.passage or not words.isdisjoint(_stems(found.fact.statement)))
    ]
    if not told:
        return ()
    ended = [when for found, when in told if _OVER.search(found.fact.statement)]
    began = [when for found, when in told if _begins(found.fact.statement, words)]
    first = min(when.first for when in began or [when for _, when in told])
    last = max(ended, key=lambda when: when.last).last if ended else told[0][1].last
    if since is not None and not began:
        first = since if told[0][0].fact.passage else max(since, first)
    last = max(first, last)
    return (DateSpan(first, last, Precision.DAY if first == last else Precision.RANGE),)


def _begins(statement: str, words: frozenset[str]) -> bool:
    """Whether it says that these began: "the strike began", but not "protesters began storming"."""
    return any(not words.isdisjoint(_stems(match["of"])) for match in _BEGAN.finditer(statement))


def _stems(statement: str) -> frozenset[str]:
    return frozenset(word.stem for word in tokens(statement))


def goes_on_for_days(phrase: str) -> frozenset[str]:
    """The stems of its words, if a phrase names nothing but what goes on for days: "the protests", but not "the protests
    in Aktau" nor "the strike began"."""
    words = [word for word in tokens(phrase) if word.folded not in _BEFORE_NOUNS]
    lasts = len(words) == 1 and words[0].stem in _LASTING
    return frozenset(word.stem for word in words) if lasts else frozenset()


def _timed(fact: Fact, when: DateSpan) -> DateSpan:
    """Its day with the one hour that its words tell, if it is one day and they tell one."""
    clocks = clocks_told(fact) if when.days == 1 else ()
    return replace(when, clock=clocks[0]) if len(clocks) == 1 else when


def names_event(phrase: str, title: Container[str]) -> bool:
    """Whether a phrase names nothing but what the event's title does: "the fire" of "The mill fire", but not "the
    fire was out"."""
    words = [word.stem for word in tokens(phrase) if word.folded not in _BEFORE_NOUNS]
    return bool(words) and all(word in title for word in words)


def tells_more(
    line: Evidence, question: Question, happening: Sequence[str], title: Container[str]
) -> bool:
    """Whether the line, which tells the happening, also tells all that is asked besides: not "he landed" to what
    he drank before he landed. ``happening`` are the words that name it. What is the event itself, by its ``title``, nearly
    every line tells: there it has to say "before the flood", too."""
    if line.coverage < _COVERS:
        return False
    named = " ".join(happening).casefold()
    phrase = named.partition(" ")[2]
    of_event = names_event(phrase, title) or goes_on_for_days(phrase)
    if of_event and named not in line.fact.statement.casefold():
        return False
    telling = [term for term in question.terms if term.weight >= SPECIFIC]
    own = [word for term in telling if (word := term.corrected or term.word).casefold() in named]
    besides = [
        word
        for term in telling
        if (word := term.corrected or term.word) not in own and term.token not in SAYING
    ]
    untold = bool(own) and all(word in line.missing for word in own)
    if untold and not besides and Asked.WHERE not in question.asked:
        return False
    return not any(word in line.missing for word in besides)


def is_plainly_meant(phrases: Sequence[str], text: str) -> bool:
    """Whether the happening that a text names may stand for words of the line: of several nobody can tell which is meant."""
    (phrase, *others) = phrases
    return not (others or counted_from(phrase, text))


def unplaced(days: Mapping[str, tuple[DateSpan, ...]], text: str) -> str:
    """The happening without a day in the record from which a text counts; empty where there is none."""
    lost = (each for each, known in days.items() if not known)
    return next((each for each in lost if counted_from(each, text)), "")


def counted_from(phrase: str, text: str) -> bool:
    """Whether the text counts days from the happening: "the day before the curfew", but not "how many days before"."""
    return re.search(rf"{_COUNTED} {re.escape(phrase)}", text, re.IGNORECASE) is not None


def without_first(phrase: str) -> str:
    """The happening of which a phrase names the first or the beginning: "the protests" of "the protests began"; the
    phrase itself where it names none."""
    rest = " ".join(_FIRST.sub(" ", phrase).split())
    return rest if any(word.folded not in STOP for word in tokens(rest)) else phrase


def with_whom(phrase: str, question: Question) -> tuple[str, ...]:
    """The happening with whom its "he" means, the only person whom the question names besides; then as it stands, for that
    may be told without a name."""
    people = {
        match.name.id: match.name.display
        for match in question.names
        if match.name.kind is NameKind.PERSON and match.written not in phrase
    }
    if len(people) != 1 or not _HE.match(phrase):
        return (phrase,)
    return _HE.sub(next(iter(people.values())), phrase), phrase
