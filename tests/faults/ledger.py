"""What editors did to a record, as a plain model of it; and whether a record is what the model says."""

import asyncio
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from knowledge.storage import open_store
from tests.contract.records import AT, FLOOD, FULL
from tests.faults.places import Place, address_of, rows_of

__all__ = ["BELOW", "GUILDS", "Deed", "Done", "Ledger", "faults_of", "found_of", "post_key"]

GUILDS: Final = (0, 501, 502, 503)
BELOW: Final = ""
"""In place of a text: the layer says nothing, the one below shows."""
_LASTING: Final = frozenset({"add", "correct", "retract", "import", "accept"})
"""Kinds of deeds that are undone or rolled back afterwards."""
_REVISIONS: Final = """
SELECT event.guild, fact, number FROM revision JOIN event ON event.id = revision.scope
WHERE overlays IS NOT NULL
"""
_RECEIPTS: Final = "SELECT key, receipt FROM change_set"
_PROPOSED: Final = "SELECT key, number FROM proposal"
_AUDITED: Final = """
SELECT guild, fact, revision, COUNT(*) FROM audit WHERE fact <> '' AND revision > 0
GROUP BY guild, fact, revision
"""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that an editor sets out to do. ``number`` is unique in the record; key and instant
    follow from it. ``expected`` is the revision that the editor saw."""

    guild: int
    kind: str
    """add | correct | retract | undo | rollback | import | propose | accept"""
    number: int
    text: str = ""
    fact: str = ""
    expected: int = 0
    proposal: int = 0
    since: int = 0
    member: int = 11

    @property
    def key(self) -> str:
        return f"k{self.number}"

    @property
    def at(self) -> int:
        return AT + self.number

    @property
    def kept_as(self) -> str:
        """The key under which the record knows it."""
        return (
            f"{self.guild}:p{self.proposal}"
            if self.kind == "accept"
            else f"{self.guild}:k{self.number}"
        )

    @property
    def texts(self) -> tuple[str, ...]:
        """What each fact of it says then."""
        return (self.text, f"{self.text[:-1]} again.") if self.kind == "import" else (self.text,)


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a deed: facts with their revisions, or the number of a proposal."""

    edited: tuple[tuple[str, int], ...] = ()
    proposal: int = 0


@dataclass
class _Layer:
    own: dict[str, str | None] = field(default_factory=dict)
    """By fact what the layer says; ``None`` for what it took back."""
    before: dict[str, str | None] = field(default_factory=dict)
    """By fact what it said before its last edit, where that may be undone."""
    last: Deed | None = None
    """The last edit, where that may be rolled back."""
    numbers: int = 0
    waiting: dict[int, tuple[str, int]] = field(default_factory=dict)
    """Texts of proposals that wait, and who made each."""


class Ledger:
    """All that was acknowledged. ``done`` is by the key under which the record knows it."""

    def __init__(self) -> None:
        self.layers = {guild: _Layer() for guild in GUILDS}
        self.done: dict[str, tuple[Deed, Done]] = {}

    def says(self, guild: int) -> dict[str, str]:
        """What a guild reads, by fact."""
        told: dict[str, str | None] = {fact.id: fact.statement for fact in FULL.facts}
        told.update(self.layers[0].own)
        told.update(self.layers[guild].own)
        return {fact: text for fact, text in told.items() if text is not None}

    def next_number(self, guild: int) -> int:
        """A number for a deed: of one guild the later the greater, and of no other guild."""
        layer = self.layers[guild]
        layer.numbers += 1
        return layer.numbers * len(GUILDS) + GUILDS.index(guild)

    def note(self, deed: Deed, done: Done) -> None:
        """A deed was acknowledged."""
        self.done[deed.kept_as] = deed, done
        layer = self.layers[deed.guild]
        layer.numbers = max(layer.numbers, deed.number // len(GUILDS))
        if deed.kind == "propose":
            layer.waiting[done.proposal] = deed.text, deed.member
            return
        if deed.kind == "accept":
            del layer.waiting[deed.proposal]
        facts = tuple(fact for fact, _ in done.edited)
        if deed.kind in ("undo", "rollback"):
            for fact in facts:
                self._back(layer, fact)
        else:
            texts = [None] if deed.kind == "retract" else [*deed.texts]
            new = None if deed.kind in ("add", "import", "accept") else BELOW
            for fact, text in zip(facts, texts, strict=True):
                layer.before[fact] = layer.own.get(fact, new)
                layer.own[fact] = text
        layer.last = deed if deed.kind in _LASTING else None

    def _back(self, layer: _Layer, fact: str) -> None:
        before = layer.before.pop(fact)
        if before == BELOW:
            del layer.own[fact]
        else:
            layer.own[fact] = before


def found_of(place: Place, deeds: Iterable[Deed]) -> dict[str, Done]:
    """What the record knows of deeds that were begun and not acknowledged, by key."""
    receipts, proposals = rows_of(place, _RECEIPTS, _PROPOSED)
    kept = {key: json.loads(receipt) for key, receipt in receipts}
    proposed = dict(proposals)
    found = {}
    for deed in deeds:
        if deed.kept_as in kept:
            edited = tuple((fact, revision) for _, fact, revision, _ in kept[deed.kept_as])
            found[deed.kept_as] = Done(edited)
        elif deed.kept_as in proposed:
            found[deed.kept_as] = Done(proposal=proposed[deed.kept_as])
    return found


def _lost(place: Place, ledger: Ledger) -> list[str]:
    """Acknowledged deeds that are not there or were told otherwise; deeds of nobody."""
    receipts, proposals = rows_of(place, _RECEIPTS, _PROPOSED)
    kept: dict[str, Done] = {
        key: Done(tuple((fact, revision) for _, fact, revision, _ in json.loads(receipt)))
        for key, receipt in receipts
    }
    for key, number in proposals:
        kept[key] = Done(proposal=number)
    wrong = [
        f"{key} ({deed.kind}) is lost, or was told otherwise"
        for key, (deed, done) in ledger.done.items()
        if kept.pop(key, None) != done
    ]
    return wrong + [f"nobody did what is kept as {key}" for key in kept]


def _not_once(place: Place, ledger: Ledger) -> list[str]:
    """Edits that are not there, not of anybody, or not once in the audit; so of confirmations."""
    made = {(deed.guild, *each) for deed, done in ledger.done.values() for each in done.edited}
    queued = {post_key(deed) for deed, _ in ledger.done.values() if deed.kind == "accept"}
    revisions, audit, told = rows_of(place, _REVISIONS, _AUDITED, "SELECT key FROM post")
    there = set(revisions)
    audited = {tuple(row): count for *row, count in audit}
    posts = {key for (key,) in told}
    return [
        *(f"the edit {each} is lost" for each in made - there),
        *(f"the edit {each} was made twice, or by nobody" for each in there - made),
        *(f"{each} is not once in the audit" for each in made if audited.get(each) != 1),
        *(f"the confirmation {key} is missing" for key in queued - posts),
        *(f"the confirmation {key} is of nothing" for key in posts - queued),
    ]


def post_key(deed: Deed) -> str:
    """The key of the confirmation that goes with an accepted proposal."""
    return f"n{deed.guild}-{deed.proposal}"


def faults_of(place: Place, ledger: Ledger, *, deep: bool) -> list[str]:
    """Where the record is not what the model says, or is not whole. Not to be called where a loop runs."""
    wrong = asyncio.run(_misread(place, ledger, deep=deep))
    return wrong + _lost(place, ledger) + _not_once(place, ledger)


async def _misread(place: Place, ledger: Ledger, *, deep: bool) -> list[str]:
    store = await open_store(address_of(place), readers=1)
    try:
        wrong = [each.detail for each in await store.check(deep=deep) if not each.ok]
        for guild in GUILDS:
            facts = await store.view(guild).facts((FLOOD,))
            if {each.id: each.statement for each in facts} != ledger.says(guild):
                wrong.append(f"guild {guild} reads something else than it wrote")
    finally:
        await store.close()
    return wrong
