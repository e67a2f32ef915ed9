"""Editors of several guilds who edit without pause and say what they set out to do and what was done."""

import asyncio
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from knowledge.authority import Actor
from knowledge.curate import Bulk, Curator, Entering, Review
from knowledge.curate.entries import Entry
from knowledge.curate.outcome import Alike
from knowledge.entry import Draft
from knowledge.storage import open_store
from knowledge.storage.editing import Edited
from knowledge.storage.interface import FactStore
from knowledge.storage.posting import Guild, Post
from tests.contract.records import FLOOD
from tests.faults.ledger import GUILDS, Deed, Done, Ledger, post_key
from tests.faults.places import Place, address_of

__all__ = ["Door", "Telling", "edit"]

_TODAY: Final = date(1999, 3, 20)
_ROLE: Final = 7
_LEADER: Final = 19
_WHY: Final = "a slip"
_WORDS: Final = ("zebra", "walnut", "copper", "violin", "harvest", "lantern", "pepper", "marble")

Say = Callable[[str, Deed, Done], None]
"""Told of each deed before it is begun ("begin") and after it was acknowledged ("done")."""


def _draft(text: str) -> Draft:
    return Draft(statement=text, date="3 March 1999", source="gazette", paragraph="1")


class Door:
    """The door by which the editors of one guild edit, as everybody does."""

    def __init__(self, store: FactStore, guild: int) -> None:
        self.guild = guild
        self.store = store
        self.curator = Curator(self.store, Guild(guild, editor_role=_ROLE))
        self.review = Review(self.store, self.curator)

    def actor(self, member: int) -> Actor:
        if not self.guild:
            return Actor(0, operator=True, name="terminal")
        leads = member == _LEADER
        return Actor(member, self.guild, frozenset({_ROLE}), leads, name=f"member {member}")

    async def do(self, deed: Deed) -> Done:
        """Do it; what came of it."""
        actor = self.actor(_LEADER if deed.kind == "rollback" else deed.member)
        who = Entering(actor, deed.at, deed.key, propose=deed.kind == "propose")
        curator, fact, seen = self.curator, deed.fact, deed.expected
        match deed.kind:
            case "add" | "propose":
                made = await curator.add(who, FLOOD, _draft(deed.text), today=_TODAY)
            case "correct":
                made = await curator.correct(
                    who, FLOOD, fact, _draft(deed.text), expected=seen, reason=_WHY, today=_TODAY
                )
            case "retract":
                made = await curator.retract(who, FLOOD, fact, expected=seen, reason=_WHY)
            case "undo":
                made = await curator.undo(who, FLOOD, fact, expected=seen, reason=_WHY)
            case "rollback":
                member = deed.member if self.guild else 0
                back = await curator.rollback(who, member, deed.since, reason=_WHY, name=actor.name)
                return _done(back.edited)
            case "import":
                return _done(await self._import(who, deed))
            case _:
                return _done(await self._accept(deed))
        if made.proposal is not None:
            return Done(proposal=made.proposal.number)
        return _done(made.edited)

    async def _import(self, who: Entering, deed: Deed) -> tuple[Edited, ...]:
        entries = [Entry(line, draft=_draft(text)) for line, text in enumerate(deed.texts, start=1)]
        bulk = Bulk(self.store, self.curator)
        return (
            await bulk.add_many(who, FLOOD, entries, name="a.csv", reason="a file", today=_TODAY)
        ).edited

    async def _accept(self, deed: Deed) -> tuple[Edited, ...]:
        told = Post(
            post_key(deed), "notice", 900 + deed.guild, deed.guild, body="{}", created=deed.at
        )
        actor = self.actor(_LEADER)
        near: tuple[str, ...] = ()
        while True:
            try:
                made = await self.review.accept(
                    actor,
                    deed.proposal,
                    today=_TODAY,
                    at=deed.at,
                    near=near,
                    tell=Telling(told),
                )
            except Alike as alike:
                near = (*near, *alike.facts)
            else:
                return made.edited


@dataclass(frozen=True, slots=True)
class Telling:
    """Makes the same post whatever was edited; another process can be handed it."""

    post: Post

    def __call__(self, _edited: Sequence[Edited]) -> tuple[Post, ...]:
        return (self.post,)


def _done(edited: Iterable[Edited]) -> Done:
    return Done(tuple((each.fact, each.revision) for each in edited))


class _Editor:
    """Edits in one guild, one deed after the other; what was begun and not acknowledged first."""

    def __init__(self, door: Door, ledger: Ledger, chance: random.Random, say: Say) -> None:
        self._door = door
        self._ledger = ledger
        self._chance = chance
        self._say = say

    async def work(self, deeds: int, unsure: Iterable[Deed]) -> None:
        for deed in unsure:
            await self._do(deed)
        for _ in range(deeds):
            await self._do(await self._next())

    async def _do(self, deed: Deed) -> None:
        self._say("begin", deed, Done())
        done = await self._door.do(deed)
        self._say("done", deed, done)
        if self._ledger.done.get(deed.kept_as) != (deed, done):
            self._ledger.note(deed, done)

    async def _next(self) -> Deed:
        guild, chance = self._door.guild, self._chance
        layer = self._ledger.layers[guild]
        number = self._ledger.next_number(guild)
        text = f"The {' '.join(chance.sample(_WORDS, 3))} of lot {number} was seen on the quay."
        member = 11 + number % 2
        new = Deed(guild, "add", number, text, member=member)
        # What the operator added is left to the operator, who may change it just now.
        shared = self._ledger.layers[0].own
        standing = sorted(
            fact for fact in self._ledger.says(guild) if (fact in shared) is not bool(guild)
        )
        possible: Mapping[str, bool] = {
            "add": True,
            "import": True,
            "correct": bool(standing),
            "retract": bool(standing),
            "undo": bool(layer.before),
            "rollback": layer.last is not None,
            "propose": bool(guild),
            "accept": bool(layer.waiting),
        }
        kind = chance.choice([each for each, can in possible.items() if can])
        if kind in ("correct", "retract", "undo"):
            fact = chance.choice(sorted(layer.before) if kind == "undo" else standing)
            seen = await self._door.curator.seen(FLOOD, fact)
            return replace(new, kind=kind, fact=fact, expected=seen)
        if kind == "rollback" and layer.last is not None:
            last = layer.last
            return replace(new, kind=kind, since=last.at, member=last.member)
        if kind == "accept":
            proposal = min(layer.waiting)
            text, member = layer.waiting[proposal]
            return replace(new, kind=kind, proposal=proposal, text=text, member=member)
        return replace(new, kind=kind)


async def edit(
    place: Place, ledger: Ledger, unsure: Iterable[Deed], *, seed: int, deeds: int, say: Say
) -> None:
    """Let an editor of each guild do so many deeds, all at once, and close the record."""
    store = await open_store(address_of(place), readers=1)
    editors = [
        _Editor(Door(store.view(guild), guild), ledger, random.Random(f"{seed} {guild}"), say)  # noqa: S311 - not secret
        for guild in GUILDS
    ]
    await asyncio.gather(
        *(
            editor.work(deeds, [deed for deed in unsure if deed.guild == guild])
            for editor, guild in zip(editors, GUILDS, strict=True)
        )
    )
    await store.close()
