"""What is read from SQLite, as plain functions over a connection: each one unit of work."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Generic, TypeVar

from knowledge.codec import (
    event_from_dict,
    fact_from_dict,
    name_from_dict,
    passage_from_dict,
    source_from_dict,
)
from knowledge.flow import Candidate, IndexDocument, Plan, Vocabulary
from knowledge.models import Event, Fact, Name, Passage, Revision, RevisionAction, Source
from knowledge.storage.migrate import load_queries

__all__ = ["Memory", "Reader", "scope_token"]

V = TypeVar("V")

_CLASSES: Final = ((0, 1), (1, 8), (2, 32), (3, 366), (4, 30_000_000))
"""Day classes with the most days that a span of the class covers."""
_MAX_TOKENS: Final = 200
_KEPT: Final = 20_000


def scope_token(scope: int) -> str:
    """The indexed token of a scope: it narrows inside the index, not after it."""
    return f"s_{scope}"


class Memory(Generic[V]):
    """What was decoded before, by row and revision; bounded, the oldest goes first."""

    def __init__(self, limit: int = _KEPT) -> None:
        self._held: dict[tuple[int, int], V] = {}
        self._limit = limit

    def get(self, row: int, revision: int) -> V | None:
        return self._held.get((row, revision))

    def put(self, row: int, revision: int, value: V) -> V:
        if len(self._held) >= self._limit:
            self._held.pop(next(iter(self._held)), None)
        self._held[row, revision] = value
        return value


class Reader:
    """Reads over any open connection; what it remembers is immutable and keyed by revision."""

    def __init__(self) -> None:
        self._sql = load_queries("sqlite")
        self._facts: Memory[Fact] = Memory()
        self._documents: Memory[IndexDocument] = Memory()

    def _all(self, raw: Any, name: str, **values: object) -> list[Any]:
        found: list[Any] = raw.execute(self._sql[name], values).fetchall()
        return found

    def scope_ids(self, raw: Any, scopes: Iterable[str]) -> dict[int, str]:
        """Numbers of the scopes that exist, in the order given."""
        known = {slug: number for number, slug, _ in self._all(raw, "events")}
        return {known[scope]: scope for scope in dict.fromkeys(scopes) if scope in known}

    def events(self, raw: Any) -> tuple[Event, ...]:
        return tuple(event_from_dict(json.loads(body)) for _, _, body in self._all(raw, "events"))

    def digest(self, raw: Any, scope: str) -> str:
        found = self._all(raw, "event_by_slug", slug=scope)
        return str(found[0][1]) if found else ""

    def names(self, raw: Any, scopes: Sequence[str]) -> tuple[Name, ...]:
        return tuple(
            name_from_dict(json.loads(body), slug)
            for number, slug in self._sorted(raw, scopes)
            for (body,) in self._all(raw, "names", scope=number)
        )

    def sources(self, raw: Any, scopes: Sequence[str]) -> tuple[Source, ...]:
        return tuple(
            source_from_dict(json.loads(body), slug)
            for number, slug in self._sorted(raw, scopes)
            for (body,) in self._all(raw, "sources", scope=number)
        )

    def passages(self, raw: Any, scope: str) -> tuple[Passage, ...]:
        return tuple(
            passage_from_dict(json.loads(body))
            for number in self.scope_ids(raw, (scope,))
            for (body,) in self._all(raw, "passages", scope=number)
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
        rows = self._rows(raw, plan, scopes)
        heads = self._all(raw, "heads_by_row", rows=json.dumps(rows))
        documents = self._read_documents(raw, heads)
        found = [
            Candidate(scopes[scope], fact, revision, first, last, documents[row])
            for row, scope, fact, revision, first, last in heads
            if row in documents
        ]
        found.sort(key=lambda candidate: (candidate.scope, candidate.fact))
        return tuple(found)

    def _rows(self, raw: Any, plan: Plan, scopes: Mapping[int, str]) -> list[int]:
        if plan.tokens:
            rows = self._matching(raw, plan, scopes)
            if plan.first is None or plan.last is None:
                return rows
            days = set(self._overlapping(raw, scopes, plan.first, plan.last, 10**6))
            return [row for row in rows if row in days]
        if plan.first is not None and plan.last is not None:
            return self._overlapping(raw, scopes, plan.first, plan.last, plan.limit)
        return [
            row
            for scope in scopes
            for (row,) in self._all(raw, "everything", scope=scope, limit=plan.limit)
        ][: plan.limit]

    def _matching(self, raw: Any, plan: Plan, scopes: Mapping[int, str]) -> list[int]:
        """Rows that hold a token, adding tokens by rarity while the sum of their facts fits."""
        rows: dict[int, None] = {}
        for scope in scopes:
            held = self._statistics(raw, scope)[0]
            tokens = self._affordable(raw, plan, scope, everything=held <= plan.limit)
            if not tokens:
                continue
            wanted = " OR ".join(f'"{token}"' for token in tokens)
            match = f'"{scope_token(scope)}" AND ({wanted})'
            found = self._all(raw, "matching", match=match, limit=plan.limit - len(rows))
            rows.update((row, None) for (row,) in found)
        return list(rows)

    def _affordable(self, raw: Any, plan: Plan, scope: int, *, everything: bool) -> tuple[str, ...]:
        tokens = plan.tokens[:_MAX_TOKENS]
        if everything:
            return tokens
        counts = dict(self._all(raw, "term_counts", scope=scope, tokens=json.dumps(tokens)))
        chosen: list[str] = []
        total = 0
        for token in tokens:
            total += counts.get(token, 0)
            if chosen and total > plan.limit:
                break
            if counts.get(token):
                chosen.append(token)
        return tuple(chosen)

    def _overlapping(
        self, raw: Any, scopes: Iterable[int], first: int, last: int, limit: int
    ) -> list[int]:
        """Rows of facts that overlap the days, one bounded scan for each class of length."""
        return [
            row
            for scope in scopes
            for day_class, longest in _CLASSES
            for (row,) in self._all(
                raw,
                "overlapping",
                scope=scope,
                day_class=day_class,
                earliest=first - longest + 1,
                first=first,
                last=last,
                limit=limit,
            )
        ][:limit]

    def _read_documents(self, raw: Any, heads: Sequence[Any]) -> dict[int, IndexDocument]:
        known = {
            row: document
            for row, _, _, revision, _, _ in heads
            if (document := self._documents.get(row, revision)) is not None
        }
        missing = {row: (fact, revision) for row, _, fact, revision, _, _ in heads}
        wanted = json.dumps([row for row in missing if row not in known])
        if wanted != "[]":
            for row, fields in self._all(raw, "documents_by_row", rows=wanted):
                fact, revision = missing[row]
                document = _document(fact, fields)
                known[row] = self._documents.put(row, revision, document)
        return known

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
        order = {fact: at for at, fact in enumerate(ids)}
        heads.sort(key=lambda head: order[head[2]])
        return self._by_row(raw, numbers, [head[0] for head in heads])

    def _by_row(self, raw: Any, scopes: Mapping[int, str], rows: Sequence[int]) -> tuple[Fact, ...]:
        revisions = {
            head[0]: head[3] for head in self._all(raw, "heads_by_row", rows=json.dumps(rows))
        }
        known = {row: self._facts.get(row, revision) for row, revision in revisions.items()}
        wanted = json.dumps([row for row, fact in known.items() if fact is None])
        if wanted != "[]":
            for row, body, scope, revision in self._all(raw, "bodies_by_row", rows=wanted):
                fact = fact_from_dict(json.loads(body), scopes[scope], revision)
                known[row] = self._facts.put(row, revision, fact)
        return tuple(fact for row in rows if (fact := known.get(row)) is not None)

    def between(
        self, raw: Any, scopes: Sequence[str], first: int, last: int, limit: int
    ) -> tuple[Fact, ...]:
        numbers = self.scope_ids(raw, scopes)
        rows = self._overlapping(raw, numbers, first, last, limit)
        found = self._by_row(raw, numbers, rows)
        return tuple(sorted(found, key=_by_day)[:limit])

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
            (day, at, row)
            for at, number in enumerate(numbers)
            for row, day in self._all(raw, "measured", scope=number, measure=measure)
        ]
        found.sort(key=lambda each: each[:2])
        return self._by_row(raw, numbers, [row for _, _, row in found])

    def measures(self, raw: Any, scopes: Sequence[str]) -> tuple[tuple[str, int], ...]:
        counts: dict[str, int] = {}
        for number in self.scope_ids(raw, scopes):
            for measure, facts in self._all(raw, "measures", scope=number):
                counts[measure] = counts.get(measure, 0) + facts
        return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))

    def history(self, raw: Any, scope: str, fact: str) -> tuple[Revision, ...]:
        return tuple(
            Revision(
                fact=fact_from_dict(json.loads(body), scope, number),
                number=number,
                action=RevisionAction(action),
                actor=actor,
                reason=reason,
                at=at,
            )
            for scope_id in self.scope_ids(raw, (scope,))
            for number, action, reason, actor, at, body in self._all(
                raw, "history", scope=scope_id, fact=fact
            )
        )


def _document(fact: str, fields: str) -> IndexDocument:
    """Fields are stored as ``name token token;name token``."""
    parts = (part.split(" ") for part in fields.split(";"))
    return IndexDocument(fact, tuple((part[0], tuple(part[1:])) for part in parts if part[0]))


def _by_day(fact: Fact) -> tuple[int, int, str]:
    when = fact.when
    return (when.first, when.day_class, fact.id) if when else (0, 0, fact.id)
