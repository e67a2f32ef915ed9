"""Candidates in SQLite: which facts hold the asked words and days, with work bounded by the limit."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from heapq import nsmallest
from typing import TYPE_CHECKING, Any, Final

from knowledge.flow import Candidate, IndexDocument, Plan
from knowledge.regex import regex
from knowledge.storage.dialect import dialect_of, queries_of
from knowledge.storage.documents import Held, read_document
from knowledge.storage.failures import Unreadable
from knowledge.storage.kept import IndexRow, KeptRows
from knowledge.storage.layers import Visible
from knowledge.storage.memory import Memory, Standstill
from knowledge.storage.ondays import CLASSES, overlapping
from knowledge.storage.packing import plain
from knowledge.storage.standing import Standing
from knowledge.storage.whole import Wholes

if TYPE_CHECKING:
    from knowledge.storage.summing import Summing

__all__ = [
    "CandidateReader",
    "scope_token",
]

_MAX_TOKENS: Final = 200
"""The full-text engine refuses an expression of more than 256 parts."""
_POSTINGS: Final = 20_000
"""Places of words that are read to choose the best candidates; rarer words come first."""
_ONCE: Final = 134
"""The impact in a segment of a word that is said once in a text of mean length."""
_FEW: Final = 200
"""Facts outside of segments that are summed up one by one, without a look at each token."""
_LISTED: Final = 32768
"""Facts of some days that are listed to choose among them; of more, the best are asked for their days, which takes longer
than to list so many."""
_KEPT: Final = 4096
_new: Final = object.__new__
_TOKEN: Final = regex(r"[a-z0-9_]+")


def scope_token(scope: int) -> str:
    """The indexed token of a scope: it narrows inside the index, not after it."""
    return f"s_{scope}"


class CandidateReader:
    """Finds candidates over any open connection; remembers decoded ones by revision."""

    def __init__(self) -> None:
        self._known: Memory[tuple[int, int, int], Candidate] = Memory(_KEPT)
        self._standing: Standstill[int, Candidate] = Standstill(_KEPT)
        """By row."""
        self._wholes = Wholes()
        self._summing: Summing | None = None
        self._rows = KeptRows()

    def _all(self, raw: Any, name: str, **values: object) -> list[Any]:
        found: list[Any] = raw.execute(queries_of(raw)[name], values).fetchall()
        return found

    def candidates(self, raw: Any, plan: Plan, standing: Standing) -> tuple[Candidate, ...]:
        """See ``FactStore.candidates``."""
        visible = standing.visible
        if not visible.scopes or plan.limit < 1:
            return ()
        known = self.known(plan, standing)
        if known is not None:
            return known
        if plan.tokens:
            tokens = _indexed(plan.tokens[:_MAX_TOKENS])
            if tokens and standing.segments:
                return self._of_segments(raw, plan, tokens, standing)
            rows = self._matching(raw, plan, tokens, visible, standing.facts) if tokens else []
        else:
            rows = self._wordless(raw, plan, visible)
        found = self._of_standing(raw, rows, standing)
        found.sort(key=lambda candidate: (candidate.scope, candidate.fact))
        self._wholes.add(plan, standing, tuple(found))
        if plan.tokens:
            # Last, for a server reads nothing more once anything failed.
            self._see_whole(raw, standing)
        return tuple(found)

    def known(self, plan: Plan, standing: Standing) -> tuple[Candidate, ...] | None:
        """The same where memory tells it; ``None`` where the record has to be asked."""
        return self._wholes.candidates(plan, plan.tokens[:_MAX_TOKENS], standing)

    def _see_whole(self, raw: Any, standing: Standing) -> None:
        """Read an event of few facts whole once it has been searched often enough."""
        if not self._wholes.is_due(standing):
            return
        everything = Plan(tuple(standing.visible.scopes.values()))
        failures: tuple[type[Exception], ...] = (
            *dialect_of(raw).failures,
            UnicodeDecodeError,
            Unreadable,
        )
        try:
            rows = self._wordless(raw, everything, standing.visible)
            found = self._of_standing(raw, rows, standing)
        except failures:
            # A damaged entry is told to whoever asks for it, not to everybody.
            self._wholes.forgo(standing)
        else:
            self._wholes.hold(standing, found)

    def _of_standing(self, raw: Any, rows: Sequence[int], standing: Standing) -> list[Candidate]:
        """The candidates of rows, in no order; those of rows that were read before without a look at the record."""
        known = self._standing.at(standing.changes, rows)
        if len(known) < len(rows):
            fresh = [row for row in rows if row not in known]
            read = self.of_rows(raw, fresh, standing.visible.scopes)
            self._standing.add(standing.changes, read)
            known |= read
        return list(known.values())

    def _of_segments(
        self, raw: Any, plan: Plan, tokens: Sequence[str], standing: Standing
    ) -> tuple[Candidate, ...]:
        """The best first where weights tell them apart, else by scope and fact."""
        if self._summing is None:
            # It brings numpy with it, which whoever has no large event need not wait for.
            from knowledge.storage.summing import Summing

            self._summing = Summing()
        visible, segments = standing.visible, standing.segments
        few = None if plan.enough else self._few_on_days(raw, plan, visible)
        if few is not None:
            rows = self._holding(raw, few, tokens, visible)
        else:
            loose = partial(self._loose, raw, plan, visible)
            scopes, hidden = tuple(visible.scopes), visible.hidden
            among = self._among(raw, plan, visible)
            rows = self._summing.best(raw, plan, tokens, scopes, segments, hidden, loose, among)
        found = _made(self._rows.read(raw, rows, standing), visible.scopes)
        if not plan.weights:
            found.sort(key=lambda candidate: (candidate.scope, candidate.fact))
        return tuple(found)

    def _loose(
        self,
        raw: Any,
        plan: Plan,
        visible: Visible,
        scopes: Sequence[int],
        counts: Mapping[str, int],
        limit: int,
    ) -> dict[int, int]:
        """Sums of the facts that stand in the full-text index, as if each said a word once; see
        ``summing.Loose``."""
        dated = plan.first is not None and plan.last is not None
        seen = replace(visible, scopes={scope: visible.scopes[scope] for scope in scopes})
        tokens = list(counts)
        rows = self._search(raw, plan, seen, tokens, dated=dated, limit=_FEW)
        held: dict[int, list[int]] = {}
        if len(rows) < _FEW:
            where = {"rows": json.dumps(rows), "scopes": visible.numbers}
            for row, text in self._all(raw, "index_tokens", **where):
                held[row] = [counts[token] for token in text.split(" ") if token in counts]
        else:
            left = _POSTINGS
            for token in tokens:
                most = left if plan.weights else limit
                for row in self._search(raw, plan, seen, (token,), dated=dated, limit=most):
                    held.setdefault(row, []).append(counts[token])
                    left -= 1
                if left <= 0:
                    break
        if plan.weights:
            return {row: _ONCE * sum(said) for row, said in held.items()}
        return {row: max(said) for row, said in held.items()}

    def documents(self, raw: Any, rows: str, scopes: str) -> Iterator[IndexDocument]:
        """The index entries of rows of some layers, each given as a JSON list; those without one are left out."""
        for row, fields in self._all(raw, "index_fields", rows=rows, scopes=scopes):
            yield read_document(str(row), plain(fields))

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
            for first_day, day_class, position, row, _ in overlapping(
                raw, scope, first, last, limit, visible.hidden
            )
        ]
        found.sort()
        return [row for *_, row in found[:limit]]

    def _few_on_days(self, raw: Any, plan: Plan, visible: Visible) -> list[int] | None:
        """The rows on the days of the plan where they are no more than are wanted."""
        if plan.first is None or plan.last is None:
            return None
        few = self._on_days(raw, plan.first, plan.last, visible, plan.limit + 1)
        return few if len(few) <= plan.limit else None

    def _among(self, raw: Any, plan: Plan, visible: Visible) -> list[int] | None:
        """The rows on the days of the plan, hidden ones too, in no order, where they are few enough to choose among."""
        if plan.first is None or plan.last is None:
            return None
        days = {"first": plan.first, "last": plan.last, "limit": _LISTED + 1}
        found: list[int] = []
        for scope in visible.scopes:
            for day_class, longest in CLASSES:
                where = {"scope": scope, "day_class": day_class, **days}
                earliest = plan.first - longest + 1
                rows = self._all(raw, "rows_on_days", earliest=earliest, **where)
                found += [row for (row,) in rows]
                if len(found) > _LISTED:
                    return None
        return found

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
        few = self._few_on_days(raw, plan, visible)
        if few is not None:
            return self._holding(raw, few, tokens, visible)
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
        scopes = [scope_token(scope) for scope in visible.scopes]
        match = dialect_of(raw).match(scopes, tokens, without)
        wanted = {"match": match, "limit": limit, "hidden": visible.hidden}
        wanted["scopes"] = visible.numbers
        if not dated:
            return [row for (row,) in self._all(raw, "matching", **wanted)]
        days = {"first": plan.first, "last": plan.last}
        return [row for (row,) in self._all(raw, "matching_between", **wanted, **days)]

    def _holding(
        self, raw: Any, rows: Sequence[int], tokens: Iterable[str], visible: Visible
    ) -> list[int]:
        """Those of a few rows that hold a token."""
        wanted = set(tokens)
        where = {"rows": json.dumps(rows), "scopes": visible.numbers}
        return [
            row
            for row, fields in self._all(raw, "index_fields", **where)
            if any(not wanted.isdisjoint(part.split(" ")[1:]) for part in plain(fields).split(";"))
        ]

    def of_rows(
        self, raw: Any, rows: Sequence[int], scopes: Mapping[int, str]
    ) -> dict[int, Candidate]:
        """Candidates by row, of those that stand; ``scopes`` are the events' slugs by layer."""
        found: dict[int, Candidate] = {}
        missing: dict[int, Any] = {}
        where = {"scopes": json.dumps(list(scopes))}
        for head in self._all(raw, "index_heads", rows=json.dumps(rows), **where):
            known = self._known.get(head[:3])
            if known is None:
                missing[head[0]] = head
            else:
                found[head[0]] = known
        if missing:
            where["rows"] = json.dumps(list(missing))
            for row, fields in self._all(raw, "index_fields", **where):
                _, revision, _, scope, fact, first, last = missing[row]
                document = read_document(fact, plain(fields))
                candidate = Candidate(scopes[scope], fact, revision, first, last, document)
                found[row] = self._known.put(missing[row][:3], candidate)
        return found


def _indexed(tokens: Sequence[str]) -> Sequence[str]:
    """Those that an index can hold."""
    # All in one look, for hardly ever there is another.
    if all(tokens) and _TOKEN.fullmatch("".join(tokens)):
        return tokens
    return [token for token in tokens if _TOKEN.fullmatch(token)]


def _setter(kind: type, name: str) -> Any:
    """Sets a field of a frozen record, without the looking up that its own making does each time."""
    return vars(kind)[name].__set__


_SET_FACT_OF, _SET_TEXT = _setter(IndexDocument, "fact"), _setter(Held, "_text")
_SET_SCOPE, _SET_FACT, _SET_REVISION, _SET_FIRST, _SET_LAST, _SET_DOCUMENT = (
    _setter(Candidate, name) for name in "scope fact revision first last document".split()
)


def _made(rows: Iterable[IndexRow], scopes: Mapping[int, str]) -> list[Candidate]:
    """Candidates of rows of the index: of a hundred with each question, so that their making counts."""
    found = []
    for _, revision, scope, fact, first, last, text in rows:
        document, candidate = _new(Held), _new(Candidate)
        _SET_FACT_OF(document, fact)
        _SET_TEXT(document, text)
        _SET_SCOPE(candidate, scopes[scope])
        _SET_FACT(candidate, fact)
        _SET_REVISION(candidate, revision)
        _SET_FIRST(candidate, first)
        _SET_LAST(candidate, last)
        _SET_DOCUMENT(candidate, document)
        found.append(candidate)
    return found
