"""What is read from SQLite, as plain functions over a connection: each one unit of work."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from math import isfinite
from typing import Any, Final, TypeVar

from knowledge.codec import (
    event_from_dict,
    fact_from_dict,
    name_from_dict,
    passage_from_dict,
    source_from_dict,
)
from knowledge.flow import Candidate, Plan, Vocabulary
from knowledge.models import Event, Fact, Name, Passage, Revision, RevisionAction, Source
from knowledge.storage.failures import UNREADABLE, Unreadable
from knowledge.storage.finding import CandidateReader, overlapping
from knowledge.storage.memory import Memory
from knowledge.storage.migrate import load_queries

__all__ = ["Reader", "decoded"]

T = TypeVar("T")

_KEPT: Final = 4096
_NUMBERS: Final = frozenset({"best", "low", "high"})
_FLAGS: Final = frozenset({"approximate", "uncertain", "passage", "cumulative"})
"""Keys of stored text whose values are numbers or truths; all but the paragraph hold text."""
_LONE: Final = re.compile("[\ud800-\udfff]")
"""Halves of characters, which no text can be written with."""


def decoded(what: str, body: str, make: Callable[[Any], T]) -> T:
    """What the stored JSON text ``body`` says. Raises ``Unreadable(what)`` for damaged text."""
    try:
        data = json.loads(body)
        if not _sound(data):
            raise Unreadable(what)
        return make(data)
    except UNREADABLE as error:
        raise Unreadable(what) from error


def _sound(data: Any, key: str = "") -> bool:
    """Whether the values are of the types that the codec writes: numbers where a number is meant."""
    if isinstance(data, dict):
        return all(_sound(value, name) for name, value in data.items())
    if isinstance(data, list):
        return all(_sound(value) for value in data)
    if key == "paragraph":
        return type(data) is int
    if key in _NUMBERS:
        return type(data) in (int, float) and isfinite(data)
    if key in _FLAGS:
        return isinstance(data, bool)
    return isinstance(data, str) and (data.isascii() or not _LONE.search(data))


class Reader:
    """Reads over any open connection; what it remembers is immutable and keyed by revision."""

    def __init__(self) -> None:
        self._sql = load_queries("sqlite")
        self._facts: Memory[tuple[int, int], Fact] = Memory(_KEPT)
        self._candidates = CandidateReader()

    def _all(self, raw: Any, name: str, **values: object) -> list[Any]:
        found: list[Any] = raw.execute(self._sql[name], values).fetchall()
        return found

    def scope_ids(self, raw: Any, scopes: Iterable[str]) -> dict[int, str]:
        """Numbers of the scopes that exist, in the order given."""
        known = {slug: number for number, slug, _ in self._all(raw, "events")}
        return {known[scope]: scope for scope in dict.fromkeys(scopes) if scope in known}

    def events(self, raw: Any) -> tuple[Event, ...]:
        return tuple(
            decoded(f"the event {slug}", body, event_from_dict)
            for _, slug, body in self._all(raw, "events")
        )

    def digest(self, raw: Any, scope: str) -> str:
        found = self._all(raw, "event_by_slug", slug=scope)
        return str(found[0][1]) if found else ""

    def names(self, raw: Any, scopes: Sequence[str]) -> tuple[Name, ...]:
        return tuple(
            decoded(f"a name of {slug}", body, partial(name_from_dict, scope=slug))
            for number, slug in self._sorted(raw, scopes)
            for (body,) in self._all(raw, "names", scope=number)
        )

    def sources(self, raw: Any, scopes: Sequence[str]) -> tuple[Source, ...]:
        return tuple(
            decoded(f"a source of {slug}", body, partial(source_from_dict, scope=slug))
            for number, slug in self._sorted(raw, scopes)
            for (body,) in self._all(raw, "sources", scope=number)
        )

    def passages(self, raw: Any, scope: str) -> tuple[Passage, ...]:
        return tuple(
            decoded(f"a passage of {scope}", body, passage_from_dict)
            for number in self.scope_ids(raw, (scope,))
            for (body,) in self._all(raw, "passages", scope=number)
        )

    def passages_between(
        self, raw: Any, scope: str, source: str, first: int, last: int
    ) -> tuple[Passage, ...]:
        wanted = {"source": source, "first": first, "last": last}
        return tuple(
            decoded(f"a passage of {scope}", body, passage_from_dict)
            for number in self.scope_ids(raw, (scope,))
            for (body,) in self._all(raw, "passages_between", scope=number, **wanted)
        )

    def _sorted(self, raw: Any, scopes: Iterable[str]) -> list[tuple[int, str]]:
        return sorted(self.scope_ids(raw, scopes).items(), key=lambda pair: pair[1])

    def version(self, raw: Any, scopes: Sequence[str]) -> int:
        """The change number at which one of the scopes last changed."""
        return max(
            (self._statistics(raw, number)[2] for number in self.scope_ids(raw, scopes)),
            default=0,
        )

    def vocabulary(self, raw: Any, scopes: Sequence[str]) -> Vocabulary:
        facts = words = version = 0
        frequency: dict[str, int] = {}
        surface: dict[str, str] = {}
        for number, _ in self._sorted(raw, scopes):
            held, length, change = self._statistics(raw, number)
            facts, words, version = facts + held, words + length, max(version, change)
            for token, count, word in self._all(raw, "terms", scope=number):
                frequency[token] = frequency.get(token, 0) + count
                if word:
                    surface.setdefault(token, word)
        return Vocabulary(version, facts, words / facts if facts else 0.0, frequency, surface)

    def _statistics(self, raw: Any, scope: int) -> tuple[int, int, int]:
        ((facts, words, change),) = self._all(raw, "statistics", scope=scope)
        return facts, words, change

    def candidates(self, raw: Any, plan: Plan) -> tuple[Candidate, ...]:
        scopes = self.scope_ids(raw, plan.scopes)
        facts = sum(self._statistics(raw, number)[0] for number in scopes)
        return self._candidates.candidates(raw, plan, scopes, facts)

    def facts(self, raw: Any, scopes: Sequence[str], ids: Sequence[str] | None) -> tuple[Fact, ...]:
        numbers = self.scope_ids(raw, scopes)
        if ids is None:
            rows = [
                row
                for number, _ in self._sorted(raw, scopes)
                for (row,) in self._all(raw, "rows_in_order", scope=number)
            ]
            return self._by_row(raw, numbers, rows)
        wanted = json.dumps(list(ids))
        heads = [
            head
            for number in numbers
            for head in self._all(raw, "heads_by_id", scope=number, ids=wanted)
        ]
        order = {fact: at for at, fact in reversed(list(enumerate(ids)))}
        heads.sort(key=lambda head: order[head[2]])
        rows = list(dict.fromkeys(head[0] for head in heads))
        return self._by_row(raw, numbers, rows)

    def _by_row(self, raw: Any, scopes: Mapping[int, str], rows: Sequence[int]) -> tuple[Fact, ...]:
        heads = {head[0]: head for head in self._all(raw, "heads_by_row", rows=json.dumps(rows))}
        known = {row: self._facts.get((row, head[3])) for row, head in heads.items()}
        wanted = json.dumps([row for row, fact in known.items() if fact is None])
        if wanted != "[]":
            for row, body, scope, revision in self._all(raw, "bodies_by_row", rows=wanted):
                make = partial(fact_from_dict, scope=scopes[scope], revision=revision)
                read = decoded(f"the fact {heads[row][2]}", body, make)
                known[row] = self._facts.put((row, revision), read)
        return tuple(fact for row in rows if (fact := known.get(row)) is not None)

    def between(
        self, raw: Any, scopes: Sequence[str], first: int, last: int, limit: int
    ) -> tuple[Fact, ...]:
        numbers = self.scope_ids(raw, scopes)
        found = [
            (*spot[:3], at, spot[3])
            for at, (number, _) in enumerate(self._sorted(raw, scopes))
            for spot in overlapping(raw, number, first, last, limit)
        ]
        found.sort()
        return self._by_row(raw, numbers, [spot[4] for spot in found[:limit]])

    def nearest_days(
        self, raw: Any, scopes: Sequence[str], day: int, limit: int
    ) -> tuple[int, ...]:
        days: set[int] = set()
        for number in self.scope_ids(raw, scopes):
            for query in ("days_from", "days_until"):
                found = self._all(raw, query, scope=number, day=day, limit=limit)
                days.update(each for (each,) in found)
        return tuple(sorted(days, key=lambda each: (abs(each - day), each))[:limit])

    def measured(self, raw: Any, scopes: Sequence[str], measure: str) -> tuple[Fact, ...]:
        numbers = self.scope_ids(raw, scopes)
        found = [
            (day, position, at, row)
            for at, (number, _) in enumerate(self._sorted(raw, scopes))
            for row, day, position in self._all(raw, "measured", scope=number, measure=measure)
        ]
        found.sort()
        return self._by_row(raw, numbers, [spot[3] for spot in found])

    def measures(self, raw: Any, scopes: Sequence[str]) -> tuple[tuple[str, int], ...]:
        counts: dict[str, int] = {}
        for number in self.scope_ids(raw, scopes):
            for measure, facts in self._all(raw, "measures", scope=number):
                counts[measure] = counts.get(measure, 0) + facts
        return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))

    def history(self, raw: Any, scope: str, fact: str) -> tuple[Revision, ...]:
        return tuple(
            _revision(scope, fact, *row)
            for scope_id in self.scope_ids(raw, (scope,))
            for row in self._all(raw, "history", scope=scope_id, fact=fact)
        )

    def changed(
        self, raw: Any, scopes: Sequence[str], since: int, until: int, limit: int
    ) -> tuple[Revision, ...]:
        found = [
            _revision(slug, *row)
            for number, slug in self._sorted(raw, scopes)
            for row in self._all(
                raw, "changed", scope=number, since=since, until=until, limit=limit
            )
        ]
        # A stable sort: what was recorded at one instant stays in the order of scope and fact.
        found.sort(key=lambda revision: revision.at)
        return tuple(found[:limit])


def _revision(
    scope: str, fact: str, number: int, action: str, reason: str, actor: str, at: int, body: str
) -> Revision:
    what = f"revision {number} of the fact {fact}"
    return Revision(
        fact=decoded(what, body, partial(fact_from_dict, scope=scope, revision=number)),
        number=number,
        action=RevisionAction(action),
        actor=actor,
        reason=reason,
        at=at,
    )
