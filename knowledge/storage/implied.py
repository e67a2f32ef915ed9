"""What the newest revisions imply, worked out again and compared with what questions are answered from.

Facts are read one after the other, so that memory holds the words of one event and never its facts.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from itertools import zip_longest
from typing import Any, Final

from knowledge.codec import (
    event_from_dict,
    fact_from_dict,
    name_from_dict,
    passage_from_dict,
    source_from_dict,
)
from knowledge.document import describe
from knowledge.models import Fact, FactState, Name
from knowledge.storage.dialect import one_state, queries_of
from knowledge.storage.failures import Unreadable
from knowledge.storage.interface import CheckResult, Progress
from knowledge.storage.listed import name_rows, term_rows
from knowledge.storage.packing import plain
from knowledge.storage.reading import decoded, state_of
from knowledge.storage.ready import Terms, day_values, detail_rows
from knowledge.storage.rows import DETAILS, document_values
from knowledge.storage.segments import is_segmented

__all__ = ["compare"]

_SHOWN: Final = 5
"""Faults of one sort that are named; the others are counted."""
_STEP: Final = 200
"""Facts between two reports of progress."""
_KINDS: Final = {
    "events": "every event is stored as it describes itself",
    "lists": "every name, source and passage can be read",
    "facts": "every fact stands as its newest revision tells",
    "days": "every fact lies on the days that it tells",
    "order": "the facts stand in one order without gaps",
    "details": "figures and links are those that the facts tell",
    "citations": "every citation names a stored source",
    "names": "every name used in a fact is stored",
    "entries": "every index entry is made from its fact",
    "words": "word counts agree with the facts",
}
"""Each sort of check, and what is said when nothing fails it."""

_FAULTS: Final = {
    "number": ("facts", "the newest revision is not the one that stands: {}"),
    "unreadable": ("facts", "the newest revision cannot be read: {}"),
    "another": ("facts", "the newest revision tells of another fact: {}"),
    "retracted": ("facts", "marked as retracted against its newest revision, or not marked: {}"),
    "days": ("days", "facts lie on other days than they tell: {}"),
    "order": ("order", "the place in the order of facts is wrong: {}"),
    "entries": (
        "entries",
        "the index entry is not what this release makes of the fact: {}; import an export into a "
        "new record",
    ),
    "name": ("lists", "names cannot be read: {}"),
    "source": ("lists", "sources cannot be read: {}"),
    "passage": ("lists", "passages cannot be read: {}"),
    "misplaced": ("lists", "names, sources or passages that are stored as another: {}"),
    "unsourced": ("citations", "facts cite a source that is not stored: {}"),
    "unnamed": ("names", "facts use a name that is not stored: {}"),
    **{
        word: ("details", f"the stored {word} are not those that the fact tells: {{}}")
        for word, *_ in DETAILS
    },
}
"""For each fault: the sort of check, and a sentence that lists where it was found."""


def compare(raw: Any, progress: Progress) -> list[CheckResult]:
    """Each sort of check with its faults, in one state of the record; ``progress`` counts facts."""
    with one_state(raw):
        found = [fault for event in _events(raw, progress) for fault in event.faults()]
    results: list[CheckResult] = []
    for kind, right in _KINDS.items():
        wrong = [detail for sort, detail in found if sort == kind]
        results += [CheckResult(kind, False, detail) for detail in wrong]
        if not wrong:
            results.append(CheckResult(kind, True, right))
    return results


def _events(raw: Any, progress: Progress) -> Iterator["_Event"]:
    queries = queries_of(raw)
    (total,) = raw.execute(queries["count_facts"]).fetchone()
    done = 0

    def tell() -> None:
        nonlocal done
        done += 1
        if done % _STEP == 0 or done == total:
            progress(done, total)

    for row in raw.execute(queries["every_event"]).fetchall():
        event = _Event(raw, row)
        event.read(tell)
        yield event


class _Event:
    """One event: what is wrong with it, its lists and each of its facts."""

    def __init__(self, raw: Any, row: tuple[Any, ...]) -> None:
        self._raw = raw
        self._sql = queries_of(raw)
        self._scope, self._slug = row[:2]
        self._row = row
        self._told: list[tuple[str, str]] = []
        self._where: dict[str, list[str]] = {}
        self._counted: dict[str, int] = {}
        self._names: dict[str, Name] = {}
        self._sources: set[str] = set()
        self._named = True
        self._whole = True
        """Whether all names, and all that the words are counted in, could be read."""
        self._places: set[int] = set()
        self._terms = Terms()
        self._segmented = is_segmented(raw, self._scope)

    def faults(self) -> Iterator[tuple[str, str]]:
        """Sort of check and a sentence for each fault, the event named in it."""
        yield from self._told
        for fault, ids in self._where.items():
            sort, sentence = _FAULTS[fault]
            more = self._counted[fault] - len(ids)
            listed = ", ".join(ids) + (f" and {more} more" if more else "")
            yield sort, f"{self._slug}: {sentence.format(listed)}"

    def read(self, tell: Callable[[], None]) -> None:
        if not self._is_layer:
            self._look_at_event()
        for (lower,) in self._all("lower_layers", pack=self._row[7]):
            self._names.update(self._names_below(lower))
            self._sources.update(key for key, _ in self._sources_of(lower))
        self._look_at_lists()
        count = 0
        for row in self._raw.execute(self._sql["every_fact"], {"scope": self._scope}):
            count += not row[4]
            self._look_at_fact(row)
            tell()
        if not self._is_layer and self._places and max(self._places) >= count:
            self._told.append(("order", f"{self._slug}: the order of facts has gaps"))
        if self._whole:
            self._look_at_words()

    @property
    def _is_layer(self) -> bool:
        """Edits by hand over a pack; they stand in no order of their own."""
        return self._row[7] is not None

    def _names_below(self, layer: int) -> Iterator[tuple[str, Name]]:
        """Names that facts of this layer may use, though another lists them; damaged ones are told there."""
        with suppress(Unreadable):
            for key, body in name_rows(self._raw, layer):
                with suppress(Unreadable):
                    yield key, decoded("name", body, partial(name_from_dict, scope=self._slug))

    def _sources_of(self, layer: int) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = self._all("every_source", scope=layer).fetchall()
        return found

    def _all(self, name: str, **values: object) -> Any:
        return self._raw.execute(self._sql[name], {"scope": self._scope, **values})

    def _look_at_event(self) -> None:
        slug, first, last, body = self._row[1:5]
        try:
            event = decoded("the event", body, event_from_dict)
        except Unreadable:
            self._told.append(("events", f"{slug}: what is stored of the event cannot be read"))
            return
        if (event.slug, event.first, event.last) != (slug, first, last):
            said = f"{slug}: the stored name or days are not those that the event gives itself"
            self._told.append(("events", said))

    def _look_at_lists(self) -> None:
        self._look_at_names()
        for key, body in self._sources_of(self._scope):
            self._sources.add(key)
            self._listed("source", key, body, source_from_dict)
        for source, paragraph, key, body in self._all("every_passage"):
            found = self._listed("passage", key, body, passage_from_dict)
            if found and (found.source, found.paragraph) != (source, paragraph):
                self._note("misplaced", key)

    def _look_at_names(self) -> None:
        try:
            for key, body in name_rows(self._raw, self._scope):
                name = self._listed("name", key, body, partial(name_from_dict, scope=self._slug))
                if name is None:
                    self._named = self._whole = False
                else:
                    self._names[name.id] = name
        except Unreadable:
            self._named = self._whole = False
            self._told.append(("lists", f"{self._slug}: the list of names cannot be read"))

    def _listed(self, word: str, key: str, body: str, make: Callable[[Any], Any]) -> Any:
        """What the text says, or ``None`` when it is damaged or that of another one."""
        try:
            found = decoded(word, body, make)
        except Unreadable:
            self._note(word, key)
            return None
        if found.id != key:
            self._note("misplaced", key)
        return found

    def _look_at_fact(self, row: tuple[Any, ...]) -> None:
        fact_id, revision, retracted, newest, action, body = row[1], *row[3:5], *row[8:11]
        if revision != newest or body is None:
            self._note("number", fact_id)
        elif (state_of(action, row[13]) is not FactState.STANDS) != bool(retracted) or (
            (row[13] == FactState.RELEASED) != bool(row[14])
        ):
            self._note("retracted", fact_id)
        if body is None:
            self._whole = False
            return
        try:
            fact = decoded("fact", body, partial(fact_from_dict, scope=self._slug))
        except Unreadable:
            self._note("unreadable", fact_id)
            self._whole = False
            return
        if fact.id != fact_id:
            self._note("another", fact_id)
        self._compare(fact, fact_id, row, stands=not retracted)

    def _compare(self, fact: Fact, fact_id: str, row: tuple[Any, ...], *, stands: bool) -> None:
        position, days = row[2], row[5:8]
        entry = row[11] if row[11] is None else plain(row[11]), row[12]
        if stands:
            if position < 0 or (position in self._places and not self._is_layer):
                self._note("order", fact_id)
            self._places.add(position)
        told = tuple(day_values(fact).values()) if stands else (None, None, None)
        if days != told:
            self._note("days", fact_id)
        self._compare_details(fact, fact_id, stands=stands)
        if stands:
            self._look_for_listed(fact, fact_id)
        if not self._named:
            return
        made: tuple[str | None, str | None] = (None, None)
        if stands:
            document = describe(fact, self._names)
            self._terms.add(document)
            fields, tokens = document_values(self._scope, document)
            # What stands in a segment keeps no tokens of its own.
            made = fields, "" if self._segmented and not entry[1] else tokens
        if entry != made:
            self._note("entries", fact_id)

    def _compare_details(self, fact: Fact, fact_id: str, *, stands: bool) -> None:
        told: dict[str, set[tuple[object, ...]]] = {word: set() for word, *_ in DETAILS}
        if stands:
            for word, values in detail_rows(fact):
                told[word].add(tuple(values.values()))
        for word, _, _, read in DETAILS:
            if set(self._all(read, fact=fact_id)) != told[word]:
                self._note(word, fact_id)

    def _look_for_listed(self, fact: Fact, fact_id: str) -> None:
        """Whether what the fact cites and names is there, in its own layer or below."""
        if any(citation.source not in self._sources for citation in fact.citations):
            self._note("unsourced", fact_id)
        if self._named and any(part.name not in self._names for part in fact.names):
            self._note("unnamed", fact_id)

    def _look_at_words(self) -> None:
        # A layer keeps the word that a token first came from, a pack the commonest.
        shown = 2 if self._is_layer else 3
        kept = (row[:shown] for row in term_rows(self._raw, self._scope))
        told = (row[:shown] for row in self._terms.rows())
        try:
            same = all(one == other for one, other in zip_longest(kept, told))
        except Unreadable:
            same = False
        if not same or self._row[5:7] != (self._terms.facts, self._terms.words):
            self._told.append(("words", f"{self._slug}: word counts differ from the facts"))

    def _note(self, fault: str, where: str) -> None:
        named = self._where.setdefault(fault, [])
        self._counted[fault] = self._counted.get(fault, 0) + 1
        if len(named) < _SHOWN:
            named.append(where)
