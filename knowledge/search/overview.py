"""The whole of an event in a few lines: of the days on which most is recorded the most telling ones, in order of time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import sqrt
from typing import TYPE_CHECKING, Final

from knowledge.dates.span import DateSpan
from knowledge.flow import Answer, Asked, Context, Evidence, NameMatch, Plan, Question
from knowledge.lexicon.overviews import overview_of, points_there
from knowledge.models import Event
from knowledge.search.answering.ofdays import OVERVIEW_LINES, most_telling
from knowledge.text import STOP, tokens

if TYPE_CHECKING:
    from knowledge.search.fetching import Fetching
    from knowledge.search.reading.glossary import Glossary
    from knowledge.storage.interface import FactStore

__all__ = ["as_overview", "overview_lines", "together"]

_LOOKED_AT: Final = 20_000
"""Facts of an event whose days are counted."""
_EVERYTHING: Final = frozenset(
    word.stem
    for word in tokens(
        "event situation crisis incident affair story case thing record whole everything news history"
    )
)
"""Stems of words for all that is on record."""
_HAPPENINGS: Final = frozenset(
    word.stem
    for word in tokens(
        "accident disaster catastrophe tragedy emergency unrest conflict war battle fight fighting uprising revolt rebellion mutiny coup "
        "protest demonstration riot violence revolution scandal attack siege strike explosion fire crash sinking flood earthquake storm "
        "collapse rescue operation campaign outbreak"
    )
)
"""Stems of what an event may be called beside its name: "the Kursk disaster"."""
_AS_A_WHOLE: Final = frozenset(
    word.stem
    for word in tokens(
        "accident disaster catastrophe tragedy unrest conflict war uprising revolt rebellion mutiny coup protest riot revolution"
    )
)
"""Stems of those of them that seldom tell a part of an event."""
_SOMEBODY: Final = frozenset(
    "other others another rest us me him her them one ones each somebody someone anybody anyone everybody everyone".split()
)
"""Words for some of those of whom it tells, and never for all that happened."""
_MAIN: Final = 0.03
"""Least share of the facts that have such a word where it stands for the whole."""
_DAYS: Final = 6
"""Days of which each has a line."""
_LEAST_WORDS: Final = 8
"""Telling words from which on a line is weighed by their mean: shorter ones tell too little."""
_COMMON: Final = 2.0
"""What a line gains whose words every fact has."""
_SPOKEN: Final = 0.1
"""What a line loses that only tells what somebody said."""
_OF_EACH: Final = 3
"""Lines of each of several events."""
_MOST_EVENTS: Final = 4


def as_overview(
    question: Question, text: str, glossary: "Glossary", context: Context | None
) -> Question | None:
    """The question for the whole event; ``None`` where ``text`` asks for less, or goes on from what was told before."""
    of = overview_of(text)
    if of is None and question.text != text:
        of = overview_of(question.text, bare=bool(question.abroad))
    if of is None or question.when or question.impossible:
        return None
    if context is not None and points_there(text):
        return None
    if of and not _is_whole(of, question, glossary):
        return None
    return replace(
        question, overview=True, is_question=True, asked=(Asked.WHAT,), terms=(), unknown=()
    )


def _is_whole(of: str, question: Question, glossary: "Glossary") -> bool:
    """Whether words name the whole event: by what all of it is about, by its title, or as "the events"."""

    def is_whole(match: NameMatch) -> bool:
        stems = {word.stem for word in tokens(match.written)}
        return match.name.id in glossary.default_names or stems <= glossary.title

    if not all(map(is_whole, question.names)):
        return False
    if any(word.folded in _SOMEBODY for word in tokens(of)):
        return False
    told = {word.stem for word in tokens(of) if word.folded not in STOP} - _EVERYTHING
    named = {word.stem for match in question.names for word in tokens(match.written)}
    named |= glossary.title | frozenset(each for each in _AS_A_WHOLE if _is_common(each, glossary))
    return not told or bool(told & named and told <= named | _HAPPENINGS)


def _is_common(stem: str, glossary: "Glossary") -> bool:
    """Whether so many facts have the word that all of it may be called so."""
    facts = max(1, glossary.vocabulary.facts)
    return glossary.vocabulary.frequency.get(stem, 0) >= _MAIN * facts


async def overview_lines(
    store: "FactStore", fetching: "Fetching", question: Question, glossary: "Glossary"
) -> list[Evidence]:
    """The lines of an overview, at most ``OVERVIEW_LINES``, in order of time."""
    event = glossary.event
    begun = await store.begun_by_day((event.slug,), event.first, event.last, limit=_LOOKED_AT)
    on_day = _facts_by_day(begun, event)
    if not on_day:
        return await _first_lines(store, event)
    lines: dict[int, list[Evidence]] = {}
    for day in _telling_days(on_day):
        asked = replace(question, when=(DateSpan(day, day),))
        ranked = await fetching.dated(asked, (), glossary)
        of_day = [_weighed(found, glossary) for found in ranked if _on(day, found)]
        lines[day] = most_telling(asked, of_day)
    return _spread(lines, on_day)


def _facts_by_day(begun: Iterable[tuple[int, int, int]], event: Event) -> dict[int, int]:
    """How many facts lie on each day; where none lies on one alone, how many begin on each."""
    within = [each for each in begun if event.first <= each[0] <= event.last]
    alone = {day: count for day, _, count in within if count}
    return alone or {day: count for day, count, _ in within}


async def _first_lines(store: "FactStore", event: Event) -> list[Evidence]:
    """What a record that tells no days begins with."""
    found = await store.candidates(Plan((event.slug,), limit=OVERVIEW_LINES))
    ids = [each.fact for each in found]
    return [Evidence(fact, 1.0) for fact in await store.facts((event.slug,), ids)]


def _telling_days(on_day: Mapping[int, int]) -> list[int]:
    """The first day, for a story has a beginning, and those on which most is recorded."""
    first = min(on_day, default=0)
    return sorted(on_day, key=lambda day: (day != first, -on_day[day], day))[:_DAYS]


def _weighed(found: Evidence, glossary: "Glossary") -> Evidence:
    """The line with what it gains by being of what the whole record is about: by how common its words are there."""
    stems = found.stems or frozenset(
        word.stem for word in tokens(found.fact.statement) if word.folded not in STOP
    )
    facts = max(1, glossary.vocabulary.facts)
    shares = sorted(
        (glossary.vocabulary.frequency.get(stem, 0) / facts for stem in stems), reverse=True
    )
    common = sum(sqrt(share) for share in shares) / max(_LEAST_WORDS, len(shares))
    spoken = _SPOKEN if found.fact.attribution.who else 0.0
    return replace(found, score=found.score + _COMMON * common - spoken, stems=stems)


def _on(day: int, found: Evidence) -> bool:
    return not found.days_off and found.fact.when is not None and found.fact.when.first == day


def _spread(lines: Mapping[int, Sequence[Evidence]], on_day: Mapping[int, int]) -> list[Evidence]:
    """One line of each day, then further ones of those on which most is recorded, until there are enough; by day."""
    turns = [
        (turn > 0, -on_day[day] / (turn + 1), day, turn)
        for day, told in lines.items()
        for turn in range(len(told))
    ]
    chosen = sorted((day, turn) for _, _, day, turn in sorted(turns)[:OVERVIEW_LINES])
    return [lines[day][turn] for day, turn in chosen]


def together(answers: Iterable[Answer]) -> Answer:
    """One answer of the overviews of several events, some lines of each."""
    told = [answer for answer in answers if answer.lead][:_MOST_EVENTS]
    first = told[0]
    lead = tuple(line for answer in told for line in _fewer(answer.lead))
    return replace(
        first,
        lead=lead,
        events=tuple(event for answer in told for event in answer.events),
        sources={key: each for answer in told for key, each in answer.sources.items()},
        names={key: each for answer in told for key, each in answer.names.items()},
        rivals=(),
        context=Context(),
    )


def _fewer(lead: Sequence[Evidence]) -> Sequence[Evidence]:
    """Some of the lines, from the first to the last."""
    if len(lead) <= _OF_EACH:
        return lead
    return [lead[at * (len(lead) - 1) // (_OF_EACH - 1)] for at in range(_OF_EACH)]
