"""Happenings that questions name instead of a day ("before the airport was seized").

Dates are read by pure functions, facts by the store; so a question with such a phrase is read
twice: ``PhraseCollector`` notes the phrases, the record is asked for each, ``Resolved`` answers.
"""

from collections.abc import Mapping, Sequence

from knowledge.dates.span import DateSpan
from knowledge.flow import Evidence

__all__ = ["MAX_ANCHORS", "PhraseCollector", "Resolved", "days_of_happening"]

MAX_ANCHORS = 2
"""Phrases of one question that are looked up; more make no sense and cost time."""

_SURE_COVERAGE = 0.75
_NEARLY = 0.92


class PhraseCollector:
    """Resolves nothing and remembers what it was asked, in order, each phrase once."""

    def __init__(self) -> None:
        self.phrases: list[str] = []

    def resolve(self, phrase: str) -> tuple[DateSpan, ...]:
        if phrase not in self.phrases:
            self.phrases.append(phrase)
        return ()


class Resolved:
    """Phrases with the days that the record gives for them."""

    def __init__(self, days: Mapping[str, tuple[DateSpan, ...]]) -> None:
        self._days = days

    def resolve(self, phrase: str) -> tuple[DateSpan, ...]:
        return self._days.get(phrase, ())


def days_of_happening(ranked: Sequence[Evidence]) -> tuple[DateSpan, ...]:
    """The days of the facts that tell the happening, best first; none when it is not sure."""
    if not ranked or ranked[0].coverage < _SURE_COVERAGE:
        return ()
    least = ranked[0].score * _NEARLY
    found: dict[tuple[int, int], DateSpan] = {}
    for evidence in ranked:
        when = evidence.fact.when
        if evidence.score < least:
            break
        if when is not None and not when.is_open:
            found.setdefault((when.first, when.last), when)
    return tuple(found.values())
