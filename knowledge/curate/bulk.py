"""Many facts at once, from a file: all of them are checked before any is saved."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeVar

from knowledge.authority import Action
from knowledge.curate.curator import Curator, Entering
from knowledge.curate.entries import Entry
from knowledge.curate.outcome import accepted
from knowledge.entry import Checked, Draft, Level
from knowledge.errors import BadEntry, BadPack, Problem, Refused, Remark
from knowledge.ingest.check import errors_in
from knowledge.ingest.read import FACTS, ReadPack
from knowledge.models import Event, Fact, Name, Pack, RevisionAction, Source
from knowledge.storage.editing import Edit, Edited
from knowledge.storage.interface import FactStore
from knowledge.storage.keeping import Proposal

__all__ = ["Bulk", "Imported"]

Listed = TypeVar("Listed", Source, Name)

_MOST_PROPOSALS: Final = 50
"""Facts of a file that may wait for review one by one."""
_NEW: Final = "NEW-{}"
"""Ids of facts that are new, while they are checked among each other."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file does, or with a preview would do. ``remarks`` are warnings and notes, by line."""

    added: int
    corrected: int
    unchanged: int
    remarks: tuple[tuple[int, Remark], ...] = ()
    edited: tuple[Edited, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    entry: Entry
    fact: Fact
    current: Fact | None
    checked: Checked | None = None

    @property
    def changes(self) -> bool:
        if self.current is None:
            return True
        return (
            replace(self.fact, id=self.current.id, revision=self.current.revision) != self.current
        )


class Bulk:
    """Imports into one guild's layer, or with guild 0 into everybody's."""

    def __init__(self, store: FactStore, curator: Curator) -> None:
        self._store = store
        self._curator = curator

    async def add_many(
        self,
        who: Entering,
        event: str,
        entries: Sequence[Entry],
        *,
        name: str,
        reason: str,
        today: date,
        preview: bool = False,
        progress: Callable[[int, int], None] | None = None,
    ) -> Imported:
        """Save what a file holds, all or nothing; ``name`` is the file's. Facts whose id is known are
        put right, others are new.

        Raises ``BadPack`` with all that is wrong, by line.
        """
        await self._curator.allow(who.actor, Action.IMPORT, at=who.at)
        receipt = await self._store.receipt(f"{self._curator.guild}:{who.key}")
        if receipt is not None and not preview:
            return Imported(0, 0, 0, edited=receipt.edited, repeated=True)
        known = await self._curator.event(event)
        rows = await self._rows(known, entries, name, today, progress)
        changed = [row for row in rows if row.changes]
        added = sum(row.current is None for row in changed)
        told = Imported(
            added, len(changed) - added, len(rows) - len(changed), tuple(_remarks(rows))
        )
        if preview or not changed:
            return told
        if self._curator.choices.review and not who.actor.operator:
            return replace(told, proposals=await self._propose(who, changed, reason))
        edits = tuple([await self._edit(row) for row in changed])
        checked = [row.checked for row in changed if row.checked is not None]
        changes = self._curator.changes(who, edits, reason, checked)
        changes = replace(changes, sources=_once(changes.sources), names=_once(changes.names))
        return replace(told, edited=(await self._store.edit(changes)).edited)

    async def _rows(
        self,
        event: Event,
        entries: Sequence[Entry],
        name: str,
        today: date,
        progress: Callable[[int, int], None] | None,
    ) -> list[_Row]:
        wanted = [entry.id for entry in entries if entry.id]
        held = {fact.id: fact for fact in await self._store.facts((event.slug,), wanted)}
        problems = list(_twice(entries, name))
        rows: list[_Row] = []
        for done, entry in enumerate(entries, start=1):
            current = held.get(entry.id)
            if entry.fact is not None:
                rows.append(_Row(entry, replace(entry.fact, scope=event.slug), current))
                continue
            draft, known = entry.draft or Draft(), current.id if current else ""
            checked = await self._curator.check(event.slug, draft, today=today, fact_id=known)
            try:
                fact = replace(accepted(checked), scope=event.slug)
                rows.append(_Row(entry, fact, current, checked))
            except BadEntry as bad:
                problems += [Problem(name, entry.line, str(each)) for each in bad.remarks]
            if progress is not None:
                progress(done, len(entries))
        if not problems:
            problems += await self._problems(event, rows, name)
        if problems:
            raise BadPack(tuple(problems))
        return rows

    async def _problems(self, event: Event, rows: Sequence[_Row], name: str) -> list[Problem]:
        """What is wrong with the facts among each other and with the record's, as in a pack."""
        scopes = (event.slug,)
        checked = [row.checked for row in rows if row.checked is not None]
        sources = [*await self._store.sources(scopes), *(s for c in checked for s in c.sources)]
        names = [*await self._store.names(scopes), *(n for c in checked for n in c.names)]
        new = {row.current.id: row for row in rows if row.current is not None}
        facts = [fact for fact in await self._store.facts(scopes) if fact.id not in new]
        lines = [0] * len(facts)
        for row in rows:
            made = row.current.id if row.current else _NEW.format(row.entry.line)
            facts.append(replace(row.fact, id=made))
            lines.append(row.entry.line)
        pack = Pack(event, _once(sources), _once(names), tuple(facts))
        found = errors_in(ReadPack(pack, {FACTS: tuple(lines)}))
        return [Problem(name, each.line, each.message) for each in found if each.line]

    async def _edit(self, row: _Row) -> Edit:
        names = row.checked.names if row.checked else ()
        if row.current is None:
            fact = replace(row.fact, id="")
            return await self._curator.edit_of(fact, RevisionAction.ADD, 0, names)
        fact = replace(row.fact, id=row.current.id)
        expected = row.current.revision
        return await self._curator.edit_of(fact, RevisionAction.CORRECT, expected, names)

    async def _propose(
        self, who: Entering, rows: Sequence[_Row], reason: str
    ) -> tuple[Proposal, ...]:
        if len(rows) > _MOST_PROPOSALS:
            told = (
                f"Edits wait for a second person here, and {len(rows)} at once are too many to review; "
                f"import at most {_MOST_PROPOSALS} at a time."
            )
            raise Refused(
                Remark(told, "too-many-proposals", count=len(rows), limit=_MOST_PROPOSALS)
            )
        kept: list[Proposal] = []
        for row in rows:
            each = replace(who, key=f"{who.key}/{row.entry.line}", propose=True)
            checked = (row.checked,) if row.checked else ()
            changes = self._curator.changes(each, (await self._edit(row),), reason, checked)
            kept.append(await self._curator.propose(each, changes))
        return tuple(kept)


def _twice(entries: Sequence[Entry], name: str) -> Iterable[Problem]:
    """Ids and statements that a file gives twice."""
    seen: dict[str, int] = {}
    for entry in entries:
        made = entry.fact or entry.draft
        said = " ".join(made.statement.casefold().split()) if made else ""
        for mark in filter(None, (entry.id, said)):
            earlier = seen.setdefault(mark, entry.line)
            if earlier != entry.line:
                what = f"the id {mark}" if mark == entry.id else "this statement"
                yield Problem(name, entry.line, f"{what} was already given on line {earlier}")


def _remarks(rows: Iterable[_Row]) -> Iterable[tuple[int, Remark]]:
    for row in rows:
        if row.checked is not None and row.changes:
            for found in row.checked.findings:
                if found.level is not Level.REFUSAL:
                    yield row.entry.line, found.remark


def _once(found: Iterable[Listed]) -> tuple[Listed, ...]:
    """One of each id, the first."""
    kept: dict[str, Listed] = {}
    for each in found:
        kept.setdefault(each.id, each)
    return tuple(kept.values())
