"""What is looked at before anything is edited: who may, what is on record, and how a draft is understood."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from knowledge.authority import Action, Actor, authorize
from knowledge.curate.fitting import marked
from knowledge.curate.outcome import editor_of
from knowledge.curate.steps import id_spellings, seen
from knowledge.curate.surroundings import known_for
from knowledge.entry import Checked, Draft, check, draft_of
from knowledge.errors import Denied, NotFound, Remark
from knowledge.models import Event, Fact, Name, Revision, Source
from knowledge.regex import regex
from knowledge.storage.editing import AuditEntry, EditConflict
from knowledge.storage.interface import FactStore
from knowledge.storage.posting import Guild

__all__ = ["Looking"]

_TOLD: Final = regex(r"[A-Za-z]{1,12}-[A-Za-z]?[0-9]{1,9}|proposal [0-9]{1,12}", re.ASCII)
"""What the audit may say that a refused attempt was about: what else was typed can never be erased there."""
_AGAIN: Final = 3600
"""Seconds for which one entry tells of all attempts of one member at one action."""


class Looking:
    """Looks at the record of one guild, or with guild 0 at that of everybody.

    ``choices`` are the guild's: who its editors are, and whether edits wait for review.
    """

    def __init__(self, store: FactStore, choices: Guild) -> None:
        self._store = store
        self.choices = choices

    @property
    def guild(self) -> int:
        """Whose layer is edited."""
        return self.choices.id

    async def allow(self, actor: Actor, action: Action, *, at: int, about: str = "") -> None:
        """Raises ``Denied`` when the actor may not; the attempt is then in the audit, unless the same
        member tried the same within the hour before: nobody floods the audit.

        ``about`` is the id of a fact or "proposal 7"; anything else is not written down.
        """
        refusal = authorize(actor, action, self.choices)
        if refusal is None:
            return
        fact = about if _TOLD.fullmatch(about) else ""
        entry = AuditEntry(0, at, "", self.guild, "denied", fact=fact, note=str(action))
        await self._store.keeps.witness(entry, editor=editor_of(actor), once_in=_AGAIN)
        raise Denied(Remark("You may not do this here.", "denied"), str(refusal))

    async def event(self, slug: str) -> Event:
        """The event of a slug. Raises ``NotFound``."""
        for event in await self._store.events():
            if event.slug == slug:
                return event
        told = f"There is no event “{slug[:60]}” here."
        raise NotFound(Remark(told, "no-event", asked=slug[:60]))

    async def fact(self, event: str, fact_id: str) -> Fact:
        """The fact as it stands. Raises ``NotFound``, also for one that was retracted."""
        known = (await self.history(event, fact_id))[-1].fact.id
        if found := await self._store.facts((event,), (known,)):
            return found[0]
        told = f"The fact {known} was retracted; undo that first."
        raise NotFound(Remark(told, "retracted", fact=known))

    async def draft(self, event: str, fact_id: str) -> tuple[Draft, int]:
        """A fact as typed texts, and the revision that they show."""
        fact = await self.fact(event, fact_id)
        names = await self._store.names((event,))
        return draft_of(fact, names, await self._store.sources((event,))), fact.revision

    async def check(
        self,
        event: str,
        draft: Draft,
        *,
        today: date,
        fact_id: str = "",
        new_names: bool = True,
        sources: Sequence[Source] = (),
        names: Sequence[Name] = (),
    ) -> Checked:
        """How a draft is understood and what is wrong with it; nothing is saved.

        ``sources`` and ``names`` are not on record yet, but will be with it.
        """
        known = await known_for(self._store, await self.event(event), draft)
        if sources or names:
            known = replace(known, sources=(*known.sources, *sources), names=(*known.names, *names))
        fact = await self.fact(event, fact_id) if fact_id else None
        checked = check(draft, known, today=today, fact=fact, new_names=new_names)
        return marked(checked, self.guild)

    async def history(self, event: str, fact_id: str) -> tuple[Revision, ...]:
        """Every revision that led to what is read now, oldest first. Raises ``NotFound``."""
        await self.event(event)
        for spelled in id_spellings(fact_id):
            if revisions := await self._store.history(event, spelled):
                return revisions
        told = f"There is no fact “{fact_id[:40]}” here."
        raise NotFound(Remark(told, "no-fact", asked=fact_id[:40]))

    async def seen(self, event: str, fact_id: str) -> int:
        """The number of the revision that is read now, also of a fact that was retracted."""
        return seen(await self.history(event, fact_id), self.guild)

    # What somebody else may have changed since it was looked at.

    async def _unchanged(self, event: str, fact_id: str, expected: int) -> Fact:
        fact = await self.fact(event, fact_id)
        if fact.revision != expected:
            raise self._conflict(fact.id, event, fact)
        return fact

    def _at(self, revisions: Sequence[Revision], expected: int) -> None:
        newest = revisions[-1]
        if seen(revisions, self.guild) != expected:
            current = newest.fact if newest.stands else None
            raise self._conflict(newest.fact.id, newest.fact.scope, current)

    def _conflict(self, fact_id: str, event: str, current: Fact | None) -> EditConflict:
        told = (
            f"The fact {fact_id} was changed by somebody else meanwhile; look at it as it is now and "
            "try again."
        )
        return EditConflict(Remark(told, "edit-conflict", fact=fact_id), event, fact_id, current)
