"""What is read from SQLite, as plain functions over a connection: each one unit of work."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from math import isfinite
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, TypeVar

from knowledge.codec import (
    event_from_dict,
    fact_from_dict,
    name_from_dict,
    passage_from_dict,
    source_from_dict,
)
from knowledge.flow import Candidate, Likeness, Plan, Vocabulary
from knowledge.lexicon.wordtable import WordTable
from knowledge.meaning.encoder import Encoder
from knowledge.models import Event, Fact, FactState, Name, Passage, Revision, RevisionAction, Source
from knowledge.names.listing import NameList
from knowledge.regex import regex
from knowledge.storage.dialect import queries_of
from knowledge.storage.failures import UNREADABLE, Unreadable
from knowledge.storage.finding import CandidateReader
from knowledge.storage.interface import Alike
from knowledge.storage.layers import Layers, Visible
from knowledge.storage.listed import Listed, lines_of, name_rows
from knowledge.storage.measuring import rows_measured
from knowledge.storage.memory import Memory, Standstill
from knowledge.storage.ondays import begun_by_day, lying_within, visibly_overlapping
from knowledge.storage.packing import plain
from knowledge.storage.ready import statement_length
from knowledge.storage.standing import Moment, Standing, standing_of, standings_of
from knowledge.storage.terms import terms_of

if TYPE_CHECKING:
    from knowledge.meaning.encoder import Vectors
    from knowledge.storage.vectors import Boards

__all__ = ["Reader", "decoded", "state_of"]

T = TypeVar("T")

_KEPT: Final = 4096
_STANDING: Final = 2048
_LOOKED_AT: Final = 32
"""Events of which is looked up at once how each stands."""
_NUMBER: Final = 1
_AT: Final = 5
_STATE: Final = 7
"""Places in the rows of the queries ``history`` and ``changed``."""
_OLDEST_FIRST: Final = itemgetter(0, 1, 2, 3)
"""What revisions are sorted by: instant, slug, fact and number."""
_NUMBERS: Final = frozenset({"best", "low", "high"})
_MANY_NAMES: Final = 5_000
"""Names of a pack from which on they stay as they are written."""
_FLAGS: Final = frozenset({"approximate", "uncertain", "passage", "cumulative"})
"""Keys of stored text whose values are numbers or truths; all but the paragraph hold text."""
_NO_TEXT: Final = _NUMBERS | _FLAGS | {"paragraph"}
_LONE: Final = regex("[\ud800-\udfff]")
"""Halves of characters, which no text can be written with."""


def decoded(what: str, body: str | bytes, make: Callable[[Any], T]) -> T:
    """What the stored JSON text ``body`` says, plain or packed. Raises ``Unreadable(what)`` for damaged text."""
    try:
        data = json.loads(plain(body))
        if not _sound(data):
            raise Unreadable(what)
        return make(data)
    except UNREADABLE as error:
        raise Unreadable(what) from error


def _sound(data: Any, key: str = "") -> bool:
    """Whether the values are of the types that the codec writes: numbers where a number is meant."""
    kind = type(data)
    if kind is dict:
        return _sound_items(data.items())
    if kind is list:
        return _sound_items([("", value) for value in data])
    if kind is str:
        return key not in _NO_TEXT and (data.isascii() or not _LONE.search(data))
    if key == "paragraph":
        return kind is int
    if key in _NUMBERS:
        return kind in (int, float) and isfinite(data)
    return kind is bool and key in _FLAGS


def _sound_items(items: Iterable[tuple[str, Any]]) -> bool:
    for key, value in items:
        # Texts are looked at here, for they are most of what there is.
        if type(value) is str:
            if key in _NO_TEXT or (not value.isascii() and _LONE.search(value)):
                return False
        elif not _sound(value, key):
            return False
    return True


def state_of(action: str, state: str) -> FactState:
    """What a revision makes of its fact; ``state`` is empty where the action tells it."""
    if state:
        return FactState(state)
    return FactState.RETRACTED if action == RevisionAction.RETRACT else FactState.STANDS


def _in_turn(ids: Iterable[str], known: Mapping[str, Sequence[Fact]]) -> tuple[Fact, ...]:
    """What is known of each id, in their order."""
    return tuple([fact for each in dict.fromkeys(ids) for fact in known[each]])


class Reader:
    """Reads over any open connection; what it remembers is immutable and keyed by revision."""

    def __init__(self, encoder: Encoder | None = None) -> None:
        self._facts: Memory[tuple[int, int, int | None], Fact] = Memory(_KEPT)
        self._standing: Standstill[str, tuple[Fact, ...]] = Standstill(_STANDING)
        """By id those that the events have, if any."""
        self._events: Memory[str, Event] = Memory(_KEPT)
        """By what is stored of them."""
        self._candidates = CandidateReader()
        self._layers = Layers()
        self._boards: Boards | None = None
        if encoder is not None:
            # It brings numpy with it, which nobody else need wait for.
            from knowledge.storage import vectors

            self._boards = vectors.Boards(encoder, self._layers, self._candidates)

    def _all(self, raw: Any, name: str, **values: object) -> list[Any]:
        found: list[Any] = raw.execute(queries_of(raw)[name], values).fetchall()
        return found

    def events(self, raw: Any, guild: int | None) -> tuple[Event, ...]:
        return tuple(
            self._events.get(body)
            or self._events.put(body, decoded(f"the event {slug}", body, event_from_dict))
            for _, slug, body in self._all(raw, "events", guild=guild)
        )

    def moment(self, raw: Any, guild: int | None, slugs: Sequence[str]) -> Moment:
        """How the events of these slugs stand, or all there are where these are few."""
        events = self.events(raw, guild)
        wanted = [event.slug for event in events if not slugs or event.slug in slugs]
        if len(wanted) > _LOOKED_AT:
            wanted = []
        return Moment(events, standings_of(raw, self._layers, guild, wanted))

    def guilds(self, raw: Any) -> frozenset[int]:
        """Guilds that have a layer or an event of their own."""
        return frozenset(guild for (guild,) in self._all(raw, "layer_guilds"))

    def digest(self, raw: Any, scope: str) -> str:
        found = self._all(raw, "event_by_slug", slug=scope)
        return str(found[0][1]) if found else ""

    def names(self, raw: Any, guild: int | None, scopes: Sequence[str]) -> tuple[Name, ...]:
        return tuple(
            decoded(f"a name of {slug}", body, partial(name_from_dict, scope=slug))
            for slug, body in self._uppermost(raw, guild, scopes, partial(name_rows, raw))
        )

    def name_list(
        self, raw: Any, guild: int | None, scopes: Sequence[str], *, many: int = _MANY_NAMES
    ) -> NameList:
        """From ``many`` names of a pack on they are read as one text."""
        names: dict[tuple[str, str], Name] = {}
        written: dict[str, WordTable] = {}
        for stack in self._layers.stacks(raw, guild, scopes):
            for layer in stack.layers:
                if layer == stack.layers[0] and (lines := self._name_lines(raw, layer, many)):
                    written[stack.slug] = WordTable(lines)
                    continue
                for name, body in name_rows(raw, layer):
                    names[stack.slug, name] = _names(stack.slug, (body,))[0]
        return NameList(names.values(), written, _names)

    def _name_lines(self, raw: Any, layer: int, many: int) -> bytes:
        """The names of a layer as one text, empty where they are fewer and stand in rows."""
        if lines := lines_of(raw, layer, Listed.NAMES):
            return lines
        ((count,),) = self._all(raw, "count_names", scope=layer)
        if count < many:
            return b""
        ((kept,),) = self._all(raw, "name_lines", scope=layer)
        return kept or b""

    def sources(self, raw: Any, guild: int | None, scopes: Sequence[str]) -> tuple[Source, ...]:
        def rows(layer: int) -> list[tuple[str, str]]:
            return self._all(raw, "sources", scope=layer)

        return tuple(
            decoded(f"a source of {slug}", body, partial(source_from_dict, scope=slug))
            for slug, body in self._uppermost(raw, guild, scopes, rows)
        )

    def _uppermost(
        self,
        raw: Any,
        guild: int | None,
        scopes: Sequence[str],
        rows: Callable[[int], Iterable[tuple[str, str]]],
    ) -> Iterator[tuple[str, str]]:
        """Slug and text of what the layers list, by id: of one id that of the uppermost layer."""
        for stack in self._layers.stacks(raw, guild, scopes):
            bodies: dict[str, str] = {}
            for layer in stack.layers:
                bodies.update(rows(layer))
            for _, body in sorted(bodies.items()):
                yield stack.slug, body

    def passages(self, raw: Any, guild: int | None, scope: str) -> tuple[Passage, ...]:
        found = [
            row
            for layer in self._layers.visible(raw, guild, (scope,)).scopes
            for row in self._all(raw, "passages", scope=layer)
        ]
        return _passages(scope, found)

    def passages_between(
        self, raw: Any, guild: int | None, scope: str, source: str, first: int, last: int
    ) -> tuple[Passage, ...]:
        wanted = {"source": source, "first": first, "last": last}
        found = [
            row
            for layer in self._layers.visible(raw, guild, (scope,)).scopes
            for row in self._all(raw, "passages_between", scope=layer, **wanted)
        ]
        return _passages(scope, found)

    def version(self, raw: Any, guild: int | None, scopes: Sequence[str]) -> int:
        """The change number at which one of the layers last changed."""
        layers = self._layers.visible(raw, guild, scopes).scopes
        return max((self._layers.change(raw, layer) for layer in layers), default=0)

    def vocabulary(self, raw: Any, guild: int | None, scopes: Sequence[str]) -> Vocabulary:
        facts = words = version = 0
        visible = self._layers.visible(raw, guild, scopes)
        for layer in visible.scopes:
            held, length, change = self._statistics(raw, layer)
            facts, words, version = facts + held, words + length, max(version, change)
        lost: list[str] = []
        for document in self._candidates.documents(raw, visible.hidden, visible.numbers):
            facts, words = facts - 1, words - statement_length(document)
            lost += document.tokens
        frequency, surface = terms_of(raw, tuple(visible.scopes), lost)
        return Vocabulary(version, facts, words / facts if facts else 0.0, frequency, surface)

    def _statistics(self, raw: Any, scope: int) -> tuple[int, int, int]:
        ((facts, words, change),) = self._all(raw, "statistics", scope=scope)
        return facts, words, change

    def candidates(self, raw: Any, guild: int | None, plan: Plan) -> tuple[Candidate, ...]:
        standing = standing_of(raw, self._layers, guild, plan.scopes)
        return self._candidates.candidates(raw, plan, standing)

    def known_candidates(self, plan: Plan, standing: Standing) -> tuple[Candidate, ...] | None:
        """Those of a plan for an event that stands so, where memory tells them."""
        return self._candidates.known(plan, standing)

    def known_facts(self, ids: Sequence[str], standing: Standing) -> tuple[Fact, ...] | None:
        """The facts of these ids of an event that stands so, where memory tells all of them."""
        known = self._standing.at(standing.changes, ids)
        if any(each not in known for each in ids):
            return None
        return _in_turn(ids, known)

    def facts(
        self, raw: Any, guild: int | None, scopes: Sequence[str], ids: Sequence[str] | None
    ) -> tuple[Fact, ...]:
        if ids is not None:
            return self._by_id(raw, standing_of(raw, self._layers, guild, tuple(scopes)), ids)
        visible = self._layers.visible(raw, guild, scopes)
        places = [
            (slug, *place)
            for layer, slug in visible.scopes.items()
            for place in self._all(raw, "rows_placed", scope=layer, hidden=visible.hidden)
        ]
        return self._by_row(raw, visible.scopes, [row for *_, row in sorted(places)])

    def _by_id(self, raw: Any, standing: Standing, ids: Sequence[str]) -> tuple[Fact, ...]:
        known = self._standing.at(standing.changes, ids)
        read: dict[str, tuple[Fact, ...]] = {each: () for each in ids if each not in known}
        if read:
            for fact in self._read_by_id(raw, standing.visible, list(read)):
                read[fact.id] = (*read.get(fact.id, ()), fact)
            self._standing.add(standing.changes, read)
            known |= read
        return _in_turn(ids, known)

    def _read_by_id(self, raw: Any, visible: Visible, ids: Sequence[str]) -> tuple[Fact, ...]:
        wanted = json.dumps(ids)
        heads = [
            head
            for layer in visible.scopes
            for head in self._all(
                raw, "heads_by_id", scope=layer, ids=wanted, hidden=visible.hidden
            )
        ]
        return self._by_head(raw, visible.scopes, heads)

    def _by_row(self, raw: Any, scopes: Mapping[int, str], rows: Sequence[int]) -> tuple[Fact, ...]:
        found = self._all(raw, "heads_by_row", rows=json.dumps(rows), scopes=json.dumps([*scopes]))
        heads = {head[0]: head for head in found}
        return self._by_head(raw, scopes, [heads[row] for row in rows if row in heads])

    def _by_head(
        self, raw: Any, scopes: Mapping[int, str], heads: Sequence[tuple[Any, ...]]
    ) -> tuple[Fact, ...]:
        """Facts of which row, layer, id, revision and change are given, in that order."""
        # A row's number is given again after a guild was erased; the number of a change never is.
        keys = {head[0]: (head[0], head[3], head[4]) for head in heads}
        known = {row: self._facts.get(key) for row, key in keys.items()}
        wanted = [row for row, fact in known.items() if fact is None]
        if wanted:
            named = {head[0]: head[2] for head in heads}
            where = {"rows": json.dumps(wanted), "scopes": json.dumps([*scopes])}
            for row, body, scope, revision in self._all(raw, "bodies_by_row", **where):
                make = partial(fact_from_dict, scope=scopes[scope], revision=revision)
                read = decoded(f"the fact {named[row]}", body, make)
                known[row] = self._facts.put(keys[row], read)
        return tuple(fact for fact in known.values() if fact is not None)

    def between(
        self, raw: Any, guild: int | None, scopes: Sequence[str], first: int, last: int, limit: int
    ) -> tuple[Fact, ...]:
        visible = self._layers.visible(raw, guild, scopes)
        found = visibly_overlapping(raw, visible, first, last, limit)
        return self._by_row(raw, visible.scopes, [spot[4] for spot in found])

    def lying_within(
        self,
        raw: Any,
        guild: int | None,
        scopes: Sequence[str],
        spans: Sequence[tuple[int, int]],
        limit: int,
    ) -> tuple[int, ...]:
        visible = self._layers.visible(raw, guild, scopes)
        return lying_within(raw, visible, spans, limit)

    def likeness(
        self,
        raw: Any,
        guild: int | None,
        scopes: Sequence[str],
        vector: "Vectors",
        limit: int,
        beside: Sequence[tuple[str, str]],
    ) -> Likeness | None:
        if self._boards is None:
            return None
        visible = self._layers.visible(raw, guild, scopes)
        return self._boards.likeness(raw, visible, vector, limit, beside)

    def begun_by_day(
        self, raw: Any, guild: int | None, scopes: Sequence[str], first: int, last: int, limit: int
    ) -> tuple[tuple[int, int, int], ...]:
        visible = self._layers.visible(raw, guild, scopes)
        return begun_by_day(raw, visible, first, last, limit)

    def nearest_days(
        self, raw: Any, guild: int | None, scopes: Sequence[str], day: int, limit: int
    ) -> tuple[int, ...]:
        visible = self._layers.visible(raw, guild, scopes)
        wanted = {"day": day, "limit": limit, "hidden": visible.hidden}
        days: set[int] = set()
        for layer in visible.scopes:
            for query in ("days_from", "days_until"):
                days.update(each for (each,) in self._all(raw, query, scope=layer, **wanted))
        return tuple(sorted(days, key=lambda each: (abs(each - day), each))[:limit])

    def measured(
        self,
        raw: Any,
        guild: int | None,
        scopes: Sequence[str],
        measure: str,
        near: int | None = 0,
        limit: int | None = None,
        alike: Alike | None = None,
    ) -> tuple[Fact, ...]:
        visible = self._layers.visible(raw, guild, scopes)
        rows = rows_measured(raw, visible, measure, near, limit, alike)
        return self._by_row(raw, visible.scopes, rows)

    def measures(
        self, raw: Any, guild: int | None, scopes: Sequence[str]
    ) -> tuple[tuple[str, int], ...]:
        visible = self._layers.visible(raw, guild, scopes)
        counts: dict[str, int] = {}
        for layer in visible.scopes:
            for measure, facts in self._all(raw, "measures", scope=layer, hidden=visible.hidden):
                counts[measure] = counts.get(measure, 0) + facts
        return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))

    def history(self, raw: Any, guild: int | None, scope: str, fact: str) -> tuple[Revision, ...]:
        """Those of the pack, up to where a layer took the fact over, and so on upwards.

        Where a layer let go of it again, all of them as they came.
        """
        told: list[tuple[Any, ...]] = []
        visible = self._layers.visible(raw, guild, (scope,))
        owners = visible.owners
        for layer in visible.scopes:
            above = [
                (*row, owners[layer]) for row in self._all(raw, "history", scope=layer, fact=fact)
            ]
            if above and above[-1][_STATE] == FactState.RELEASED:
                told = sorted(told + above, key=lambda row: (row[_AT], row[_NUMBER]))
            elif above:
                told = [row for row in told if row[_NUMBER] < above[0][_NUMBER]] + above
        return tuple(self._revision(raw, scope, row) for row in told)

    def changed(
        self,
        raw: Any,
        guild: int | None,
        scopes: Sequence[str],
        time: tuple[int, int],
        limit: int,
    ) -> tuple[Revision, ...]:
        found = self._revised(raw, guild, scopes, "changed", time, limit)
        oldest = sorted(found, key=_OLDEST_FIRST)[:limit]
        return tuple(self._revision(raw, slug, row) for _, slug, _, _, row in oldest)

    def corrections(
        self,
        raw: Any,
        guild: int | None,
        scopes: Sequence[str],
        time: tuple[int, int],
        limit: int,
    ) -> tuple[Revision, ...]:
        beginning = str(RevisionAction.ADD)
        found = self._revised(raw, guild, scopes, "corrections", time, limit, beginning=beginning)
        newest = sorted(found, key=_OLDEST_FIRST, reverse=True)[:limit]
        return tuple(self._revision(raw, slug, row) for _, slug, _, _, row in newest)

    def _revised(
        self,
        raw: Any,
        guild: int | None,
        scopes: Sequence[str],
        query: str,
        time: tuple[int, int],
        limit: int,
        **more: str,
    ) -> Iterator[tuple[int, str, str, int, tuple[Any, ...]]]:
        """Rows of a query of revisions in the layers that are read, with what they are sorted by:
        instant, slug, fact, number."""
        visible = self._layers.visible(raw, guild, scopes)
        rows = {"rows": visible.hidden, "scopes": visible.numbers}
        hidden = {tuple(row) for row in self._all(raw, "hidden_ids", **rows)}
        since, until = time
        wanted = {"since": since, "until": until, "limit": limit + len(hidden), **more}
        for layer, slug in visible.scopes.items():
            for row in self._all(raw, query, scope=layer, **wanted):
                if (layer, row[0]) not in hidden:
                    yield row[_AT], slug, row[0], row[_NUMBER], (*row, visible.owners[layer])

    def _revision(self, raw: Any, scope: str, row: tuple[Any, ...]) -> Revision:
        # Who asks reads no revisions, nor what editing is made of.
        from knowledge.storage.chain import editor_of

        fact, number, action, reason, actor, at, body, state, owner = row
        what = f"revision {number} of the fact {fact}"
        editor = editor_of(raw, actor)
        return Revision(
            fact=decoded(what, body, partial(fact_from_dict, scope=scope, revision=number)),
            number=number,
            action=RevisionAction(action),
            actor=editor.name,
            reason=reason,
            at=at,
            state=state_of(action, state),
            member=editor.member,
            guild=owner,
        )


def _names(scope: str, bodies: Sequence[str]) -> list[Name]:
    """Names from their stored texts, all in one go: that takes half as long as one by one."""
    what = f"a name of {scope}"

    def made(data: list[Any]) -> list[Name]:
        return [name_from_dict(each, scope) for each in data]

    return decoded(what, f"[{','.join(bodies)}]", made)


def _passages(scope: str, rows: Iterable[tuple[str]]) -> tuple[Passage, ...]:
    """In the order of source and paragraph, whatever layer they lie in."""
    found = [decoded(f"a passage of {scope}", body, passage_from_dict) for (body,) in rows]
    return tuple(sorted(found, key=lambda each: (each.source, each.paragraph, each.id)))
