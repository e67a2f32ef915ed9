"""Proposals and what becomes of them: a second person accepts, edits and accepts, or declines."""

from dataclasses import replace
from datetime import date

from knowledge.authority import Action, Actor
from knowledge.curate.curator import Curator
from knowledge.curate.fitting import brought, fitted
from knowledge.curate.outcome import (
    Outcome,
    Proposed,
    accepted,
    editor_of,
    outcome,
    proposed,
    reasoned,
)
from knowledge.entry import Draft, draft_of
from knowledge.errors import NotFound, Refused, Remark
from knowledge.models import FactState
from knowledge.storage.editing import ChangeSet, Edit
from knowledge.storage.interface import FactStore
from knowledge.storage.keeping import Proposal, ProposalState
from knowledge.storage.posting import Post

__all__ = ["Review"]


class Review:
    """The queue of one guild."""

    def __init__(self, store: FactStore, curator: Curator) -> None:
        self._store = store
        self._curator = curator

    async def queue(self, actor: Actor, *, at: int) -> tuple[Proposal, ...]:
        """What waits, oldest first."""
        await self._curator.allow(actor, Action.QUEUE, at=at)
        return await self._store.keeps.proposals(self._curator.guild)

    async def proposal(self, actor: Actor, number: int, *, at: int) -> Proposal:
        """One that waits or waited. Raises ``NotFound``."""
        await self._curator.allow(actor, Action.QUEUE, at=at)
        return await self._proposal(number)

    async def draft(self, actor: Actor, number: int, *, at: int) -> Draft:
        """What a proposal would make of its fact, as typed texts."""
        found = proposed(await self.proposal(actor, number, at=at))
        scope = (found.fact.scope,)
        names = (*await self._store.names(scope), *found.names)
        sources = (*await self._store.sources(scope), *found.sources)
        return draft_of(found.fact, names, sources)

    async def accept(
        self,
        actor: Actor,
        number: int,
        *,
        today: date,
        at: int,
        draft: Draft | None = None,
        posts: tuple[Post, ...] = (),
    ) -> Outcome:
        """Make a proposal's edit, as it is or as ``draft`` says; its author is named as the editor.

        Raises ``EditConflict`` when its fact was changed since, and ``Refused`` when it was decided.
        ``posts`` are queued with it, such as the word to its author.
        """
        wanted = Action.ACCEPT if draft is None else Action.EDIT_PROPOSAL
        await self._curator.allow(actor, wanted, at=at, about=f"proposal {number}")
        proposal = await self._proposal(number)
        if actor.user and actor.user == proposal.author.member:
            await self._curator.allow(actor, Action.ACCEPT_OWN, at=at, about=f"proposal {number}")
        changes = await self._changes(actor, proposal, draft, today, at)
        receipt = await self._store.edit(replace(changes, posts=posts))
        return outcome(receipt)

    async def decline(
        self, actor: Actor, number: int, *, note: str, at: int, posts: tuple[Post, ...] = ()
    ) -> Proposal:
        """Decline a proposal with a reason, which its author is told; it stays on record."""
        await self._curator.allow(actor, Action.DECLINE, at=at, about=f"proposal {number}")
        await self._proposal(number)
        return await self._settle(actor, number, ProposalState.DECLINED, reasoned(note), at, posts)

    async def withdraw(self, actor: Actor, number: int, *, at: int) -> Proposal:
        """Take one's own proposal back."""
        await self._curator.allow(actor, Action.WITHDRAW_PROPOSAL, at=at)
        proposal = await self._proposal(number)
        if proposal.author.member != actor.user:
            await self._curator.allow(actor, Action.DECLINE, at=at, about=f"proposal {number}")
        return await self._settle(actor, number, ProposalState.WITHDRAWN, "", at, ())

    async def _proposal(self, number: int) -> Proposal:
        found = await self._store.keeps.proposal(self._curator.guild, number)
        if found is None:
            raise NotFound(
                Remark(f"There is no proposal {number} here.", "no-proposal", number=number)
            )
        return found

    async def _settle(
        self,
        actor: Actor,
        number: int,
        state: ProposalState,
        note: str,
        at: int,
        posts: tuple[Post, ...],
    ) -> Proposal:
        editor, guild = editor_of(actor), self._curator.guild
        keeps = self._store.keeps
        if not await keeps.decide(
            guild, number, state, reviewer=editor, note=note, at=at, posts=posts
        ):
            raise _settled(number)
        return await self._proposal(number)

    async def _changes(
        self, actor: Actor, proposal: Proposal, draft: Draft | None, today: date, at: int
    ) -> ChangeSet:
        wanted = proposed(proposal)
        if draft is not None:
            wanted = await self._edited(proposal, wanted, draft, today)
        scopes = (proposal.event,)
        wanted = fitted(wanted, await self._store.sources(scopes), await self._store.names(scopes))
        fact = replace(wanted.fact, id=proposal.fact)
        edit = Edit(fact, None, proposal.action, proposal.expected, wanted.state)
        if wanted.state is FactState.STANDS:
            edit = await self._curator.edit_of(
                fact, proposal.action, proposal.expected, wanted.names
            )
        return ChangeSet(
            editor=proposal.author,
            reason=proposal.reason,
            at=at,
            key=f"{proposal.guild}:p{proposal.number}",
            edits=(edit,),
            sources=wanted.sources,
            names=wanted.names,
            decides=proposal.number,
            reviewer=editor_of(actor),
        )

    async def _edited(
        self, proposal: Proposal, wanted: Proposed, draft: Draft, today: date
    ) -> Proposed:
        checked = await self._curator.check(
            proposal.event,
            draft,
            today=today,
            fact_id=proposal.fact,
            sources=wanted.sources,
            names=wanted.names,
        )
        scope = proposal.event
        # A draft does not tell links.
        fact = replace(accepted(checked), scope=scope, links=wanted.fact.links)
        sources, names = brought(
            fact,
            (*wanted.sources, *(replace(each, scope=scope) for each in checked.sources)),
            (*wanted.names, *(replace(each, scope=scope) for each in checked.names)),
        )
        return Proposed(fact, wanted.state, sources, names)


def _settled(number: int) -> Refused:
    told = f"Proposal {number} does not wait any more; look at the queue again."
    return Refused(Remark(told, "proposal-settled", number=number))
