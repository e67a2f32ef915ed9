"""Many facts at once, from a file: all of them are checked before any is saved."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import reduce
from itertools import chain
from typing import Final

from knowledge.authority import Action
from knowledge.curate.curator import Curator, Entering
from knowledge.curate.entries import Entry
from knowledge.curate.faults import about, placed
from knowledge.curate.fitting import brought
from knowledge.curate.imported import Change, Imported, together
from knowledge.curate.outcome import SameContent, accepted, as_proposal, reasoned
from knowledge.curate.steady import steadily
from knowledge.curate.steps import id_spellings
from knowledge.document import describe
from knowledge.entry import Checked, Draft, Finding, Level, draft_of, follow, hostile_in
from knowledge.errors import BadEntry, BadPack, Problem, Refused, Remark
from knowledge.ingest.check import errors_in
from knowledge.ingest.read import FACTS, ReadPack
from knowledge.models import Basis, Event, Fact, Link, Name, Pack, Passage, RevisionAction, Source
from knowledge.storage.editing import Edit, Moved
from knowledge.storage.interface import FactStore
from knowledge.storage.keeping import Proposal

__all__ = ["Bulk"]

_MOST_PROPOSALS: Final = 50
"""Facts of a file that may wait for review one by one."""
_MOST_WAITING: Final = 1000
"""Proposals of a guild among which those of a file are looked for."""
_NEW: Final = "NEW-{}"
"""Ids of facts that are new, while they are checked among each other."""
_FIELDS: Final = tuple(each.name for each in fields(Draft))
_PARTS: Final = {"when": ("when", "basis", "written")}
"""Keys of a fact's line that stand for several parts of a fact, or for one of another name."""


@dataclass(frozen=True, slots=True)
class _Row:
    entry: Entry
    fact: Fact
    current: Fact | None
    checked: Checked | None = None
    findings: tuple[Finding, ...] = ()
    """Of a line in the form of a pack."""

    @property
    def changes(self) -> bool:
        if self.current is None:
            return True
        return (
            replace(self.fact, id=self.current.id, revision=self.current.revision) != self.current
        )


@dataclass
class _File:
    """What a file holds, as far as it was looked at."""

    event: Event
    name: str
    rows: list[_Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    """New to the record, each one once: later lines know what earlier ones bring along."""

    @property
    def changed(self) -> list[_Row]:
        return [row for row in self.rows if row.changes]

    def take(self, row: _Row) -> None:
        self.rows.append(row)
        if row.checked is not None:
            scope = self.event.slug
            self.sources += [replace(each, scope=scope) for each in row.checked.sources]
            self.names += [replace(each, scope=scope) for each in row.checked.names]

    def fault(self, line: int, told: str) -> None:
        self.problems.append(Problem(self.name, line, told))


@dataclass
class _Counted:
    """How many lines of a file were looked at, for who waits."""

    progress: Callable[[int, int], None] | None
    whole: int
    done: int = 0

    def step(self) -> None:
        self.done += 1
        if self.progress is not None:
            self.progress(self.done, self.whole)


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
        put right, others are new. What came onto the record while the file was looked at is looked at, too.

        Raises ``BadPack`` with all that is wrong, by line.
        """
        parts = {event: entries}
        return await self.add_parts(
            who, parts, name=name, reason=reason, today=today, preview=preview, progress=progress
        )

    async def add_parts(
        self,
        who: Entering,
        parts: Mapping[str, Sequence[Entry]],
        *,
        name: str,
        reason: str,
        today: date,
        preview: bool = False,
        progress: Callable[[int, int], None] | None = None,
    ) -> Imported:
        """Save what a file holds of several events, by their slugs: in all of them or in none.

        Raises ``BadPack`` with all that is wrong, by line.
        """
        await self._curator.allow(who.actor, Action.IMPORT, at=who.at)
        receipt = await self._store.receipt(f"{self._curator.guild}:{who.key}")
        if receipt is not None and not preview:
            return Imported(0, 0, 0, edited=receipt.edited, repeated=True)
        reason = reasoned(reason)

        async def work(edition: int) -> Imported:
            counted = _Counted(progress, sum(map(len, parts.values())))
            files = [
                await self._look(
                    _File(await self._curator.event(event), name), part, today, counted
                )
                for event, part in parts.items()
            ]
            if problems := [each for file in files for each in file.problems]:
                raise BadPack(tuple(sorted(problems, key=lambda each: each.line)))
            return await self._add(who, files, reason, edition, preview=preview)

        try:
            # A long file keeps nobody waiting unless somebody edits meanwhile.
            return await work(await self._store.edition(tuple(parts)))
        except Moved:
            return await steadily(self._store, tuple(parts), work)

    async def _add(
        self, who: Entering, files: Sequence[_File], reason: str, edition: int, *, preview: bool
    ) -> Imported:
        """What a file does that was looked at when the record was at an edition."""
        told = reduce(together, [await self._told(file) for file in files])
        proposals: tuple[Proposal, ...] = ()
        if self._curator.choices.review and not who.actor.operator:
            made = [await self._proposals(who, file, reason) for file in files]
            proposals = tuple(chain.from_iterable(made))
            told = replace(told, waiting=await self._waiting(proposals))
        if preview or not told.changes:
            return told
        if proposals:
            kept = await self._curator.propose(proposals)
            keys = {each.key for each in proposals}
            return replace(
                told,
                proposals=tuple(each for each in kept if each.key in keys),
                waiting=tuple(each for each in kept if each.key not in keys),
            )
        edits = [await self._edits(file) for file in files]
        changes = self._curator.changes(who, tuple(chain.from_iterable(edits)), reason)
        changes = replace(
            changes,
            sources=tuple(each for file in files for each in file.sources),
            names=tuple(each for file in files for each in file.names),
            deed="import",
            edition=edition,
            looked_at=tuple(file.event.slug for file in files),
        )
        return replace(told, edited=(await self._store.edit(changes)).edited)

    async def _told(self, file: _File) -> Imported:
        """What the lines of one event would do."""
        changed = file.changed
        added = sum(row.current is None for row in changed)
        scopes = (file.event.slug,)
        return Imported(
            added,
            len(changed) - added,
            len(file.rows) - len(changed),
            tuple(_remarks(changed)),
            changes=tuple(_change(row) for row in changed),
            names=(*await self._store.names(scopes), *file.names),
            sources=(*await self._store.sources(scopes), *file.sources),
        )

    # What the file holds.

    async def _look(
        self,
        file: _File,
        entries: Sequence[Entry],
        today: date,
        counted: _Counted,
    ) -> _File:
        """Check every line by itself, then all of them together; what is wrong is kept in the file."""
        scope = file.event.slug
        wanted = dict.fromkeys(form for entry in entries for form in id_spellings(entry.id))
        held = {fact.id: fact for fact in await self._store.facts((scope,), wanted)}
        entries = [replace(each, id=await self._spelled(scope, each.id, held)) for each in entries]
        file.problems += _twice(entries, file.name)
        for entry in entries:
            await self._line(file, entry, held.get(entry.id), today)
            counted.step()
        file.problems += await self._together(file)
        return file

    async def _line(self, file: _File, entry: Entry, current: Fact | None, today: date) -> None:
        """Look at one line by itself."""
        scope = file.event.slug
        if entry.faults:
            for each in entry.faults:
                file.fault(entry.line, each)
        elif entry.event not in ("", scope):
            told = f"this fact is of the event {entry.event[:60]}, not of {scope}"
            remark = Remark(told, "line-other-event", other=entry.event[:60], event=scope)
            file.fault(entry.line, about(entry, "event", remark))
        elif entry.id and current is None and await self._store.history(scope, entry.id):
            told = f"{entry.id} was retracted; undo that first, or leave the id out"
            remark = Remark(told, "line-retracted", fact=entry.id)
            file.fault(entry.line, about(entry, "id", remark))
        elif entry.fact is None:
            await self._check(file, entry, current, today)
        elif found := _made_hostile(entry.fact, current):
            for one in found:
                file.fault(entry.line, about(entry, one.field, one.remark))
        elif current is None and not entry.gives("statement"):
            told = f"{entry.id} is not on record here, so this line needs a statement"
            remark = Remark(told, "line-no-statement", fact=entry.id)
            file.fault(entry.line, about(entry, "statement", remark))
        else:
            fact = _laid_over(current, replace(entry.fact, scope=scope), entry)
            file.take(await self._followed(file, _Row(entry, fact, current)))

    async def _followed(self, file: _File, row: _Row) -> _Row:
        """The line with figures that it leaves as they were read anew from the statement that it puts right."""
        held, fact = row.current, row.fact
        if held is None or fact.figures != held.figures or fact.statement == held.statement:
            return row
        names = (*await self._store.names((file.event.slug,)), *file.names)
        shown = {name.id: name.display for name in names}
        figures, findings = follow(
            held.figures,
            held.statement,
            fact.statement,
            lambda name_id: shown.get(name_id, name_id),
        )
        return replace(row, fact=replace(fact, figures=figures), findings=findings)

    async def _spelled(self, scope: str, typed: str, held: Collection[str]) -> str:
        """An id as the record spells it, whatever the case in which it was typed."""
        for each in id_spellings(typed):
            if each in held or await self._store.history(scope, each):
                return each
        return typed.upper()

    async def _check(self, file: _File, entry: Entry, current: Fact | None, today: date) -> None:
        checked = await self._curator.check(
            file.event.slug,
            await self._whole(file, entry, current),
            today=today,
            fact_id=current.id if current else "",
            sources=file.sources,
            names=file.names,
        )
        try:
            fact = _as_given(replace(accepted(checked), scope=file.event.slug), current, entry)
        except BadEntry as bad:
            for where, remark in bad.faults:
                file.fault(entry.line, about(entry, where, remark))
        else:
            file.take(_Row(entry, fact, current, checked))

    async def _whole(self, file: _File, entry: Entry, current: Fact | None) -> Draft:
        """The draft of a line; what the file does not tell is as in the fact that is put right."""
        typed = entry.draft or Draft()
        if current is None or entry.given is None:
            return typed
        scopes = (file.event.slug,)
        # Just what the check sets it beside: where a text differs, its field counts as touched.
        held = draft_of(
            current,
            (*await self._store.names(scopes), *file.names),
            (*await self._store.sources(scopes), *file.sources),
        )
        told = {name: getattr(typed, name) for name in _FIELDS if entry.gives(name)}
        return replace(held, **told)

    async def _together(self, file: _File) -> list[Problem]:
        """What is wrong with the facts among each other and with the record's, as in a pack; lines with
        a fault of their own are left out, and those that change nothing are of the record."""
        faulty = {each.line for each in file.problems}
        rows = [row for row in file.changed if row.entry.line not in faulty]
        scopes = (file.event.slug,)
        sources = (*await self._store.sources(scopes), *file.sources)
        names = (*await self._store.names(scopes), *file.names)
        new = {row.current.id for row in rows if row.current is not None}
        facts = [fact for fact in await self._store.facts(scopes) if fact.id not in new]
        lines = [0] * len(facts)
        for row in rows:
            made = row.current.id if row.current else _NEW.format(row.entry.line)
            facts.append(replace(row.fact, id=made, links=_new_links(row)))
            lines.append(row.entry.line)
        pack = Pack(file.event, sources, names, tuple(facts), await self._quoted(file))
        found = errors_in(ReadPack(pack, {FACTS: tuple(lines)}))
        of_line = {row.entry.line: row.entry for row in rows}
        return [
            Problem(file.name, each.line, placed(of_line[each.line], each.message))
            for each in found
            if each.line
        ]

    async def _quoted(self, file: _File) -> tuple[Passage, ...]:
        """The stored passages of sources from which the file's facts quote."""
        cited = {each.source for row in file.rows for each in row.fact.citations if each.quote}
        if not cited:
            return ()
        passages = await self._store.passages(file.event.slug)
        return tuple(each for each in passages if each.source in cited)

    # What becomes of it.

    async def _edits(self, file: _File) -> tuple[Edit, ...]:
        scope = file.event.slug
        names = {name.id: name for name in (*await self._store.names((scope,)), *file.names)}
        return tuple(_edit(row, names) for row in file.changed)

    async def _proposals(self, who: Entering, file: _File, reason: str) -> tuple[Proposal, ...]:
        """What a second person would decide on, line by line."""
        made: list[Proposal] = []
        for row, edit in zip(file.changed, await self._edits(file), strict=True):
            each = replace(who, key=f"{who.key}/{row.entry.line}")
            changes = self._curator.changes(each, (edit,), reason)
            # Each is decided by itself, so each brings along all that it needs.
            sources, names = brought(row.fact, file.sources, file.names)
            changes = replace(changes, sources=sources, names=names)
            made.append(as_proposal(changes, self._curator.guild, who.channel))
        return tuple(made)

    async def _waiting(self, proposals: Sequence[Proposal]) -> tuple[Proposal, ...]:
        """Those of the guild that wait and say what some of these do.

        Raises ``Refused`` where too many others would come.
        """
        known = await self._store.keeps.proposals(self._curator.guild, limit=_MOST_WAITING)
        same = SameContent()
        found = [next((e for e in known if same(e, each)), None) for each in proposals]
        if (count := found.count(None)) > _MOST_PROPOSALS:
            told = (
                f"Edits wait for a second person here, and {count} at once are too many to review; "
                f"import at most {_MOST_PROPOSALS} at a time."
            )
            raise Refused(Remark(told, "too-many-proposals", count=count, limit=_MOST_PROPOSALS))
        return tuple({each.number: each for each in found if each is not None}.values())


def _edit(row: _Row, names: dict[str, Name]) -> Edit:
    if row.current is None:
        fact = replace(row.fact, id="")
        return Edit(fact, describe(fact, names), RevisionAction.ADD, 0)
    fact = replace(row.fact, id=row.current.id)
    return Edit(fact, describe(fact, names), RevisionAction.CORRECT, row.current.revision)


def _change(row: _Row) -> Change:
    return Change(
        row.entry.line, row.current, replace(row.fact, id=row.current.id if row.current else "")
    )


def _made_hostile(fact: Fact, current: Fact | None) -> tuple[Finding, ...]:
    """What is hostile in a fact and not in the one on record as well: what was exported is read back as it is."""
    before = tuple(hostile_in(current)) if current is not None else ()
    return tuple(each for each in hostile_in(fact) if each not in before)


def _laid_over(current: Fact | None, fact: Fact, entry: Entry) -> Fact:
    """A fact on record with the keys that its line gives; a new one as it is."""
    if current is None or entry.given is None:
        return fact
    told = [part for key in entry.given for part in _PARTS.get(key, (key,))]
    return replace(current, **{part: getattr(fact, part) for part in told})


def _as_given(fact: Fact, current: Fact | None, entry: Entry) -> Fact:
    """A checked fact without the places and names that were taken from its new statement, where the file
    tells none, and with the basis of its day that the file tells."""
    if current is None:
        return fact
    inferred = entry.gives("basis") and entry.draft and entry.draft.basis == Basis.INFERRED
    return replace(
        fact,
        places=fact.places if entry.gives("place") else current.places,
        names=fact.names if entry.gives("names") else current.names,
        basis=Basis.INFERRED if inferred else fact.basis,
    )


def _new_links(row: _Row) -> tuple[Link, ...]:
    """The links that a line gives: one that was there already stays, though its fact was retracted since."""
    held = row.current.links if row.current is not None else ()
    return tuple(each for each in row.fact.links if each not in held)


def _twice(entries: Sequence[Entry], name: str) -> Iterable[Problem]:
    """Ids that a file gives twice, and drafts that say the same of the same day."""
    seen: dict[tuple[str, ...], int] = {}
    for entry in entries:
        if entry.id:
            earlier = seen.setdefault((entry.id,), entry.line)
            if earlier != entry.line:
                told = f"the id {entry.id} was already given on line {earlier}"
                remark = Remark(told, "line-id-twice", fact=entry.id, line=earlier)
                yield Problem(name, entry.line, about(entry, "id", remark))
        dated = not entry.id or entry.gives("date")
        if entry.draft is not None and entry.draft.statement and dated:
            said = " ".join(entry.draft.statement.casefold().split())
            earlier = seen.setdefault((said, entry.draft.date.casefold()), entry.line)
            if earlier != entry.line:
                told = f"this statement was already given on line {earlier}"
                remark = Remark(told, "line-said-twice", line=earlier)
                yield Problem(name, entry.line, about(entry, "statement", remark))


def _remarks(rows: Iterable[_Row]) -> Iterable[tuple[int, Remark]]:
    """What the checks had to say of what would change."""
    for row in rows:
        line = row.entry.line
        if row.entry.id and row.current is None:
            told = f"{row.entry.id} is not on record here, so this is a new fact."
            yield line, Remark(told, "import-new-id", fact=row.entry.id)
        if paragraph := _kept_paragraph(row):
            told = (
                f"The source is another one, but paragraph {paragraph} of the one before is kept."
            )
            yield line, Remark(told, "import-kept-paragraph", paragraph=paragraph)
        for found in row.findings if row.checked is None else row.checked.findings:
            if found.level is not Level.REFUSAL:
                yield line, found.remark
        if row.checked is None:
            continue
        for each in row.checked.duplicates:
            told = f"{each.id} says nearly the same."
            yield line, Remark(told, "import-alike", fact=each.id)
        for each in row.checked.conflicts:
            told = f"{each.id} counts otherwise."
            yield line, Remark(told, "import-conflict", fact=each.id)


def _kept_paragraph(row: _Row) -> int:
    """The paragraph that a fact keeps though its file gives it another source, and no paragraph; else 0."""
    if row.current is None or row.checked is None or row.entry.gives("paragraph"):
        return 0
    if not row.current.citations or not row.fact.citations:
        return 0
    before, after = row.current.citations[0], row.fact.citations[0]
    other = before.source != after.source and before.paragraph == after.paragraph
    return after.paragraph if other else 0
