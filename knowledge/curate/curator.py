"""Adding, correcting, retracting, undoing, linking: glue over checks, authority and the store.

Every method decides by ``knowledge.authority`` whether the actor may, and puts a refusal into the audit.
``key`` makes a change idempotent; ``expected`` is the revision that the editor saw; a ``reason`` is asked
for wherever something that stood is changed. ``at`` is Unix seconds, ``today`` the editor's calendar day.
Where the guild wants a second person, or with ``propose``, an edit becomes a proposal.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from knowledge.authority import Action, Actor
from knowledge.curate.looking import Looking
from knowledge.curate.making import edit_of, like, look_alone, undoing
from knowledge.curate.outcome import (
    Outcome,
    Rollback,
    SameContent,
    accepted,
    as_it_is,
    as_proposal,
    editor_of,
    outcome,
    reasoned,
)
from knowledge.curate.returning import plan_of
from knowledge.curate.steady import look_near, steadily
from knowledge.curate.steps import effect, id_spellings, released
from knowledge.curate.traces import Whose
from knowledge.entry import Checked, Draft
from knowledge.errors import BadInput, NotFound, Refused, Remark
from knowledge.models import FactState, Link, RevisionAction
from knowledge.storage.editing import ChangeSet, Diverged, Edit, Edited, Editor
from knowledge.storage.keeping import Proposal
from knowledge.storage.reasons import written

__all__ = ["Curator", "Entering"]

_PROPOSABLE: Final = frozenset(
    (Action.ADD, Action.CORRECT, Action.RETRACT, Action.UNDO, Action.LINK)
)
"""What somebody may propose who may not do it."""


@dataclass(frozen=True, slots=True)
class Entering:
    """Who edits, when, and under which key. With ``propose`` a second person decides; ``channel`` is
    where the editor is then told (0: in a direct message)."""

    actor: Actor
    at: int
    key: str
    propose: bool = False
    channel: int = 0


class Curator(Looking):
    """Keeps the record of one guild, or with guild 0 that of everybody."""

    # Edits.

    async def add(
        self,
        who: Entering,
        event: str,
        draft: Draft,
        *,
        today: date,
        reason: str = "",
        near: Collection[str] | None = None,
    ) -> Outcome:
        """Add a fact. Raises ``BadEntry`` with all that the checks refuse.

        ``near`` are the ids of the facts near it that were looked at; ``Alike`` is raised for any other
        that is on record by the time it is saved. With ``None`` nobody is asked.
        """
        if (done := await self._begin(who, Action.ADD)) is not None:
            return done
        reason = reasoned(reason) if reason.strip() else ""

        async def work(edition: int) -> Outcome:
            checked = await self.check(event, draft, today=today)
            fact = replace(accepted(checked), id="", scope=event)
            look_near(checked, near)
            edit = await edit_of(self._store, fact, RevisionAction.ADD, 0, checked.names)
            return await self._save(who, edit, reason, checked, edition=edition)

        return await steadily(self._store, (event,), work)

    async def correct(
        self,
        who: Entering,
        event: str,
        fact_id: str,
        draft: Draft,
        *,
        expected: int,
        reason: str,
        today: date,
        near: Collection[str] | None = None,
    ) -> Outcome:
        """Put a fact right. Raises ``EditConflict`` when it was changed since ``expected``, and ``Alike``
        as ``add`` does."""
        if (done := await self._begin(who, Action.CORRECT, fact_id)) is not None:
            return done
        reason = reasoned(reason)

        async def work(edition: int) -> Outcome:
            current = await self._unchanged(event, fact_id, expected)
            checked = await self.check(event, draft, today=today, fact_id=current.id)
            fact = replace(accepted(checked), id=current.id, scope=event)
            if replace(fact, revision=current.revision) == current:
                told = f"Nothing would change in {current.id}."
                raise Refused(Remark(told, "nothing-changed", fact=current.id))
            look_near(checked, near)
            edit = await edit_of(self._store, fact, RevisionAction.CORRECT, expected, checked.names)
            return await self._save(who, edit, reason, checked, edition=edition)

        return await steadily(self._store, (event,), work)

    async def retract(
        self, who: Entering, event: str, fact_id: str, *, expected: int, reason: str
    ) -> Outcome:
        """Take a fact back; it stays in the history."""
        if (done := await self._begin(who, Action.RETRACT, fact_id)) is not None:
            return done
        reason = reasoned(reason)
        fact = await self._unchanged(event, fact_id, expected)
        edit = Edit(fact, None, RevisionAction.RETRACT, expected, FactState.RETRACTED)
        return await self._save(who, edit, reason)

    async def undo(
        self, who: Entering, event: str, fact_id: str, *, expected: int, reason: str
    ) -> Outcome:
        """Take back the last edit of a fact that is not undone yet; once more, the one before it.

        Raises ``Refused`` where nothing was edited here, and where another fact says by now just what
        this one would say again.
        """
        if (done := await self._begin(who, Action.UNDO, fact_id)) is not None:
            return done
        reason = reasoned(reason)

        async def work(edition: int) -> Outcome:
            revisions = await self.history(event, fact_id)
            self._at(revisions, expected)
            edit = await undoing(self._store, self.guild, revisions)
            await look_alone(self._store, self.guild, edit, effect(revisions))
            return await self._save(who, edit, reason, edition=edition)

        return await steadily(self._store, (event,), work)

    async def restore(
        self,
        who: Entering,
        event: str,
        fact_id: str,
        number: int,
        *,
        expected: int,
        reason: str,
    ) -> Outcome:
        """Make a fact again what its revision ``number`` said. Raises ``Refused`` as ``undo`` does."""
        if (done := await self._begin(who, Action.UNDO, fact_id)) is not None:
            return done
        reason = reasoned(reason)

        async def work(edition: int) -> Outcome:
            revisions = await self.history(event, fact_id)
            self._at(revisions, expected)
            wanted = next((each for each in revisions if each.number == number), None)
            if wanted is None:
                fact = revisions[-1].fact.id
                last = revisions[-1].number
                told = f"The fact {fact} has no revision {number}; its last is {last}."
                raise NotFound(Remark(told, "no-revision", fact=fact, number=number, last=last))
            edit = await like(self._store, self.guild, revisions, wanted)
            await look_alone(self._store, self.guild, edit, effect(revisions))
            return await self._save(who, edit, reason, deed="restore", edition=edition)

        return await steadily(self._store, (event,), work)

    async def link(
        self,
        who: Entering,
        event: str,
        fact_id: str,
        link: Link,
        *,
        expected: int,
        reason: str = "",
        unlink: bool = False,
    ) -> Outcome:
        """Say how a fact stands to another one of the event, or with ``unlink`` that it does not."""
        if (done := await self._begin(who, Action.LINK, fact_id)) is not None:
            return done
        fact = await self._unchanged(event, fact_id, expected)
        linked = {each.fact.casefold(): each.fact for each in fact.links}
        other = linked.get(link.fact.casefold(), "") or (await self.fact(event, link.fact)).id
        target = Link(link.kind, other)
        if target.fact == fact.id:
            raise BadInput(Remark("A fact cannot be linked to itself.", "self-link"))
        if (target in fact.links) is not unlink:
            raise as_it_is(fact.id, target, unlink=unlink)
        links = tuple(each for each in fact.links if each != target)
        changed = replace(fact, links=links if unlink else (*links, target))
        edit = await edit_of(self._store, changed, RevisionAction.CORRECT, expected)
        told = written("own-unlinked" if unlink else "own-linked", link=target)
        return await self._save(who, edit, reasoned(reason or told))

    async def rollback(
        self,
        who: Entering,
        member: int,
        since: int,
        *,
        reason: str = "",
        preview: bool = False,
        name: str = "",
        events: Collection[str] = (),
        erased: bool = False,
    ) -> Rollback:
        """Take back all that a member edited from an instant on; with ``preview`` only say what that is.

        Each fact becomes what it was before the first of these edits. One that somebody else edited
        after them is kept, and so is one that would say again just what another one says by now; one that
        is already as it was is left alone. ``name`` tells whose edits where it was no member, as in the terminal;
        ``events`` are the slugs of those that are looked at, all where there are none. With ``erased``
        edits of people who had their data erased since are taken back too, whoever they were.
        """
        if (done := await self._begin(who, Action.ROLLBACK)) is not None:
            return Rollback(done.edited, repeated=True)
        if not member and not name:
            raise BadInput(Remark("Say whose edits are to be taken back.", "nobody-named"))
        whose = Whose(Editor(member, name), events, erased)
        plan = await plan_of(self._store, self.guild, whose, since=since, until=who.at + 1)
        edited = tuple(Edited(e.fact.scope, e.fact.id, e.expected, e.action) for e in plan.edits)
        told = Rollback(edited, plan.kept, False, plan.nameless, plan.same, plan.returns, plan.said)
        if preview or not edited:
            return told
        changes = self.changes(who, plan.edits, reasoned(reason))
        receipt = await self._store.edit(replace(changes, deed="rollback"))
        return replace(told, edited=receipt.edited, repeated=receipt.repeated)

    # What an update of the pack brought.

    async def diverged(self, actor: Actor, *, at: int) -> tuple[Diverged, ...]:
        """Facts that were edited here and that a newer pack tells otherwise than before."""
        await self.allow(actor, Action.HISTORY, at=at)
        scopes = tuple(event.slug for event in await self._store.events())
        return await self._store.diverged(scopes)

    async def settle(
        self, who: Entering, event: str, fact_id: str, *, keep: bool, expected: int
    ) -> Outcome:
        """Keep one's own version of a fact that diverged, or take what the pack now says.

        To keep it changes nothing that is read; to take the other is an edit like any, and waits where
        edits do.
        """
        if (done := await self._begin(who, Action.SETTLE_DIVERGENCE, fact_id)) is not None:
            return done
        for each in await self._store.diverged((event,)):
            if each.mine.id not in id_spellings(fact_id):
                continue
            if each.mine.revision != expected:
                raise self._conflict(each.mine.id, event, each.mine if each.stands else None)
            reason = written("own-kept" if keep else "own-taken")
            if not keep:
                return await self._save(who, released(each.mine), reason)
            edit = await self._kept(each)
            return outcome(await self._store.edit(self.changes(who, (edit,), reason)))
        told = f"The fact {fact_id[:40]} does not differ from an update any more."
        raise NotFound(Remark(told, "not-diverged", fact=fact_id[:40]))

    async def _kept(self, diverged: Diverged) -> Edit:
        mine = diverged.mine
        if not diverged.stands:
            action, state = RevisionAction.RETRACT, FactState.RETRACTED
            return Edit(mine, None, action, mine.revision, state, rebase=True)
        edit = await edit_of(self._store, mine, RevisionAction.CORRECT, mine.revision)
        return replace(edit, rebase=True)

    # What edits are made of.

    def changes(
        self,
        who: Entering,
        edits: tuple[Edit, ...],
        reason: str,
        checked: Sequence[Checked] = (),
    ) -> ChangeSet:
        """The edits of one actor with the sources and names that the checked drafts bring along."""
        scope = edits[0].fact.scope if edits else ""
        return ChangeSet(
            editor=editor_of(who.actor),
            reason=reason,
            at=who.at,
            key=f"{self.guild}:{who.key}",
            edits=edits,
            sources=tuple(replace(s, scope=scope) for each in checked for s in each.sources),
            names=tuple(replace(n, scope=scope) for each in checked for n in each.names),
        )

    async def propose(self, proposals: Sequence[Proposal]) -> tuple[Proposal, ...]:
        """Keep edits for a second person to decide, together or not at all. In the place of one whose
        content waits already comes the one that waits, with its own key."""
        return await self._store.keeps.propose_all(proposals, same=SameContent())

    async def _begin(self, who: Entering, action: Action, about: str = "") -> Outcome | None:
        """Whether the actor may, and what this key did where it is known already."""
        allowed = Action.PROPOSE if who.propose and action in _PROPOSABLE else action
        await self.allow(who.actor, allowed, at=who.at, about=about)
        receipt = await self._store.receipt(f"{self.guild}:{who.key}")
        return None if receipt is None else outcome(receipt)

    async def _save(
        self,
        who: Entering,
        edit: Edit,
        reason: str,
        checked: Checked | None = None,
        deed: str = "",
        edition: int | None = None,
    ) -> Outcome:
        changes = self.changes(who, (edit,), reason, (checked,) if checked else ())
        changes = replace(changes, deed=deed, edition=edition)
        remarks = tuple(each.remark for each in checked.findings) if checked else ()
        if not who.propose and (who.actor.operator or not self.choices.review):
            return outcome(await self._store.edit(changes), checked)
        (kept,) = await self.propose((as_proposal(changes, self.guild, who.channel),))
        return Outcome(proposal=kept, repeated=kept.key != changes.key, remarks=remarks)
