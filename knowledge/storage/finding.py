"""Candidates in SQLite: which facts hold the asked words and days, with work bounded by the limit."""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest
from typing import Any, Final

from knowledge.flow import Candidate, IndexDocument, Plan
from knowledge.storage.failures import Unreadable
from knowledge.storage.layers import Visible
from knowledge.storage.memory import Memory
from knowledge.storage.migrate import load_queries
from knowledge.storage.ready import FIELDS

__all__ = [
    "CandidateReader",
    "overlapping",
    "read_document",
    "scope_token",
]

_CLASSES: Final = ((0, 1), (1, 8), (2, 32), (3, 366), (4, 30_000_000))
"""Day classes with the most days that a span of the class covers."""
_MAX_TOKENS: Final = 200
"""The full-text engine refuses an expression of more than 256 parts."""
_POSTINGS: Final = 20_000
"""Places of words that are read to choose the best candidates; rarer words come first."""
_KEPT: Final = 4096
_TOKEN: Final = re.compile(r"[a-z0-9_]+")


def scope_token(scope: int) -> str:
    """The indexed token of a scope: it narrows inside the index, not after it."""
    return f"s_{scope}"


def overlapping(
    raw: Any, scope: int, first: int, last: int, limit: int, hidden: str
) -> list[tuple[int, int, int, int]]:
    """Facts of a layer that overlap the days, as (first day, day class, position, row), in order.

    ``hidden`` is a JSON list of rows to leave out. One bounded scan for each class of length, each cut at
    ``limit``, so that there may be five times as many.
    """
    sql = load_queries("sqlite")["overlapping"]
    found = [
        (first_day, day_class, position, row)
        for day_class, longest in _CLASSES
        for row, first_day, position in raw.execute(
            sql,
            {
                "scope": scope,
                "day_class": day_class,
                "earliest": first - longest + 1,
                "first": first,
                "last": last,
                "limit": limit,
                "hidden": hidden,
            },
        ).fetchall()
    ]
    found.sort()
    return found


class CandidateReader:
    """Finds candidates over any open connection; remembers decoded ones by revision."""

    def __init__(self) -> None:
        self._sql = load_queries("sqlite")
        self._known: Memory[tuple[int, int, int], Candidate] = Memory(_KEPT)

    def _all(self, raw: Any, name: str, **values: object) -> list[Any]:
        found: list[Any] = raw.execute(self._sql[name], values).fetchall()
        return found

    def candidates(
        self, raw: Any, plan: Plan, visible: Visible, facts: int
    ) -> tuple[Candidate, ...]:
        """See ``FactStore.candidates``; ``facts`` is how many the layers hold together."""
        if not visible.scopes or plan.limit < 1:
            return ()
        if plan.tokens:
            tokens = [token for token in plan.tokens[:_MAX_TOKENS] if _TOKEN.fullmatch(token)]
            rows = self._matching(raw, plan, tokens, visible, facts) if tokens else []
        else:
            rows = self._wordless(raw, plan, visible)
        found = self._decoded(raw, rows, visible.scopes)
        found.sort(key=lambda candidate: (candidate.scope, candidate.fact))
        return tuple(found)

    def documents(self, raw: Any, rows: str) -> Iterator[IndexDocument]:
        """The index entries of rows, given as a JSON list; those without one are left out."""
        for row, fields in self._all(raw, "index_fields", rows=rows):
            yield read_document(str(row), fields)

    def _wordless(self, raw: Any, plan: Plan, visible: Visible) -> list[int]:
        if plan.first is not None and plan.last is not None:
            return self._on_days(raw, plan.first, plan.last, visible, plan.limit)
        found = [
            (slug, fact, row)
            for scope, slug in visible.scopes.items()
            for fact, row in self._all(
                raw, "everything", scope=scope, limit=plan.limit, hidden=visible.hidden
            )
        ]
        return [row for *_, row in sorted(found)[: plan.limit]]

    def _on_days(self, raw: Any, first: int, last: int, visible: Visible, limit: int) -> list[int]:
        """Rows of facts that overlap the days; over the limit the more exact ones stay."""
        found = [
            (day_class, first_day, position, row)
            for scope in visible.scopes
            for first_day, day_class, position, row in overlapping(
                raw, scope, first, last, limit, visible.hidden
            )
        ]
        found.sort()
        return [row for *_, row in found[:limit]]

    def _matching(
        self,
        raw: Any,
        plan: Plan,
        tokens: Sequence[str],
        visible: Visible,
        facts: int,
    ) -> list[int]:
        """Rows that hold a token: the rare tokens in one go, then one by one until the limit."""
        dated = plan.first is not None and plan.last is not None
        if plan.first is not None and plan.last is not None:
            few = self._on_days(raw, plan.first, plan.last, visible, plan.limit + 1)
            if len(few) <= plan.limit:
                return self._holding(raw, few, tokens)
        rare = len(tokens)
        if facts > plan.limit:
            rare = self._affordable(raw, tokens, visible.scopes, plan.limit)
        if plan.weights and rare < len(tokens):
            return self._best(raw, plan, tokens, visible, dated=dated)
        rows: list[int] = []
        if rare:
            rows = self._search(raw, plan, visible, tokens[:rare], dated=dated, limit=plan.limit)
        for at in range(rare, len(tokens)):
            left = plan.limit - len(rows)
            if not left:
                break
            rows += self._search(
                raw, plan, visible, tokens[at : at + 1], tokens[:at], dated=dated, limit=left
            )
        return rows

    def _best(
        self, raw: Any, plan: Plan, tokens: Sequence[str], visible: Visible, *, dated: bool
    ) -> list[int]:
        """The rows with the greatest sums of weights among the first ``_POSTINGS`` that are read."""
        weights = dict(zip(plan.tokens, plan.weights, strict=True))
        sums: dict[int, float] = {}
        left = _POSTINGS
        for token in tokens:
            weight = weights[token]
            rows = self._search(raw, plan, visible, (token,), dated=dated, limit=left)
            for row in rows:
                sums[row] = sums.get(row, 0.0) + weight
            left -= len(rows)
            if left <= 0:
                break
        return nsmallest(plan.limit, sums, key=lambda row: (-sums[row], row))

    def _affordable(
        self, raw: Any, tokens: Sequence[str], scopes: Mapping[int, str], limit: int
    ) -> int:
        """How many of the first tokens are held by at most ``limit`` facts, counted with repeats."""
        counts: dict[str, int] = dict.fromkeys(tokens, 0)
        for scope in scopes:
            for token, held in self._all(
                raw, "term_counts", scope=scope, tokens=json.dumps(tokens)
            ):
                counts[token] += held
        total = 0
        for at, token in enumerate(tokens):
            total += counts[token]
            if total > limit:
                return at
        return len(tokens)

    def _search(
        self,
        raw: Any,
        plan: Plan,
        visible: Visible,
        tokens: Sequence[str],
        without: Sequence[str] = (),
        *,
        dated: bool,
        limit: int,
    ) -> list[int]:
        match = f"({_any(scope_token(scope) for scope in visible.scopes)}) AND ({_any(tokens)})"
        if without:
            match = f"({match}) NOT ({_any(without)})"
        wanted = {"match": match, "limit": limit, "hidden": visible.hidden}
        if not dated:
            return [row for (row,) in self._all(raw, "matching", **wanted)]
        days = {"first": plan.first, "last": plan.last}
        return [row for (row,) in self._all(raw, "matching_between", **wanted, **days)]

    def _holding(self, raw: Any, rows: Sequence[int], tokens: Iterable[str]) -> list[int]:
        """Those of a few rows that hold a token."""
        wanted = set(tokens)
        return [
            row
            for row, held in self._all(raw, "index_tokens", rows=json.dumps(rows))
            if not wanted.isdisjoint(held.split(" "))
        ]

    def _decoded(self, raw: Any, rows: Sequence[int], scopes: Mapping[int, str]) -> list[Candidate]:
        found: list[Candidate] = []
        missing: dict[int, Any] = {}
        for head in self._all(raw, "index_heads", rows=json.dumps(rows)):
            known = self._known.get(head[:3])
            if known is None:
                missing[head[0]] = head
            else:
                found.append(known)
        if missing:
            for row, fields in self._all(raw, "index_fields", rows=json.dumps(list(missing))):
                _, revision, _, scope, fact, first, last = missing[row]
                document = read_document(fact, fields)
                candidate = Candidate(scopes[scope], fact, revision, first, last, document)
                found.append(self._known.put(missing[row][:3], candidate))
        return found


def _any(tokens: Iterable[str]) -> str:
    """An expression for any of the tokens, each quoted; they hold no quotes."""
    return " OR ".join(f'"{token}"' for token in tokens)


def read_document(fact: str, fields: str) -> IndexDocument:
    """Fields are stored as ``name token token;name token``; equal tokens are kept once in memory."""
    parts = [part.split(" ") for part in fields.split(";")] if fields else []
    if not FIELDS.issuperset(part[0] for part in parts):
        raise Unreadable(f"the index entry of the fact {fact}")
    return IndexDocument(fact, tuple((part[0], tuple(map(sys.intern, part[1:]))) for part in parts))
