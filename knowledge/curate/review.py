"""Proposals and what becomes of them: a second person accepts, edits and accepts, or declines."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date

from knowledge.authority import Action, Actor
from knowledge.curate.curator import Curator
from knowledge.curate.fitting import brought, fitted
from knowledge.curate.making import edit_of, look_alone
from knowledge.curate.outcome import (
    Outcome,
    Proposed,
    accepted,
    editor_of,
    outcome,
    proposed,
    reasoned,
)
from knowledge.curate.steady import look_near, steadily
from knowledge.curate.steps import effect, seen
from knowledge.entry import Checked, Draft, Finding, Level, draft_of, of_new
from knowledge.errors import NotFound, Refused, Remark
from knowledge.models import Fact, FactState, Link, Name, Source
from knowledge.storage.editing import ChangeSet, Edit, Edited
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
        return (await self.wanted(actor, number, at=at))[0]

    async def wanted(self, actor: Actor, number: int, *, at: int) -> tuple[Draft, bool]:
        """What a proposal would make of its fact, as typed texts, and whether it would then stand; the
        texts of one that would not are as it stood last.

        Raises ``Refused`` for one that cannot be read any more, and ``NotFound`` where what it is about
        is gone.
        """
        proposal = await self.proposal(actor, number, at=at)
        await self._curator.event(proposal.event)
        found = proposed(proposal)
        shown: Fact | None = found.fact if found.state is FactState.STANDS else None
        if found.state is FactState.RELEASED:
            # Where the guild's layer lets go of a fact, the one below shows, as it is by now.
            lower = self._store.view(0 if self._curator.guild else None)
            shown = next(iter(await lower.facts((proposal.event,), (proposal.fact,))), None)
        return await self._typed(found, shown or found.fact), shown is not None

    async def checked(self, actor: Actor, number: int, *, today: date, at: int) -> Checked | None:
        """What the checks say of a proposal, as the record is now; ``None`` where nothing is typed anew."""
        proposal = await self.proposal(actor, number, at=at)
        wanted = proposed(proposal)
        checked = await self._checked(proposal, wanted, today)
        if checked is None:
            return None
        return replace(checked, findings=(*checked.findings, *await self._of_brought(wanted)))

    async def sources(self, actor: Actor, number: int, *, at: int) -> tuple[Source, ...]:
        """The sources that a proposal brings along and that are not on record yet."""
        proposal = await self.proposal(actor, number, at=at)
        new, _ = await self._brought(proposed(proposal))
        return new

    async def links(
        self, actor: Actor, number: int, *, at: int
    ) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
        """The links of a proposal's fact as it stands, and those that it would then have."""
        proposal = await self.proposal(actor, number, at=at)
        found = proposed(proposal)
        ids = (proposal.fact,) if proposal.fact else ()
        now = await self._store.facts((proposal.event,), ids)
        return now[0].links if now else (), found.fact.links

    async def accept(
        self,
        actor: Actor,
        number: int,
        *,
        today: date,
        at: int,
        draft: Draft | None = None,
        near: Collection[str] = (),
        tell: Callable[[Sequence[Edited]], tuple[Post, ...]] | None = None,
    ) -> Outcome:
        """Make a proposal's edit, as it is or as ``draft`` says; its author is named as the editor.

        The checks look at it once more. Raises ``BadEntry`` with what they refuse by now, and ``Alike``
        for facts that say nearly the same, or count otherwise, and are not among ``near``, the ids of
        those that were looked at. Raises ``EditConflict`` when its fact was changed since, and
        ``Refused`` when it was decided, or would bring back what another fact says by now. What ``tell`` makes is queued with it, such as the word to its
        author.
        """
        wanted = Action.ACCEPT if draft is None else Action.EDIT_PROPOSAL
        await self._curator.allow(actor, wanted, at=at, about=f"proposal {number}")
        proposal = await self._proposal(number)
        if actor.user and actor.user == proposal.author.member:
            await self._curator.allow(actor, Action.ACCEPT_OWN, at=at, about=f"proposal {number}")

        async def work(edition: int) -> Outcome:
            proposal = await self._proposal(number)
            if proposal.state is not ProposalState.WAITING:
                receipt = await self._store.receipt(_key(proposal))
                if receipt is None:
                    raise _settled(number)
                return outcome(receipt)
            looked_at = await self._looked_at(proposal, draft, today, near)
            changes = await self._changes(actor, proposal, looked_at, at)
            await self._alone(proposal, changes)
            changes = replace(changes, tell=tell, edition=edition)
            return outcome(await self._store.edit(changes))

        # Of two that say the same, the second is looked at beside the first.
        return await steadily(self._store, (proposal.event,), work)

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

    # What is looked at before it is accepted.

    async def _brought(self, wanted: Proposed) -> tuple[tuple[Source, ...], tuple[Name, ...]]:
        """The sources and names that come with a proposal and are not on record yet."""
        scopes = (wanted.fact.scope,)
        fit = fitted(wanted, await self._store.sources(scopes), await self._store.names(scopes))
        return fit.sources, fit.names

    async def _of_brought(self, wanted: Proposed) -> list[Finding]:
        """What is to be said of these. They are checked as if they were on record, so the checks of the
        fact itself say nothing of them."""
        sources, names = await self._brought(wanted)
        known = await self._store.sources((wanted.fact.scope,))
        found = [each for source in sources for each in of_new(source, known)]
        for name in names:
            told = f"“{name.display}” is new and is added with this fact."
            remark = Remark(told, "entry-new-name", name=name.display)
            found.append(Finding(Level.NOTE, "names", remark))
        return found

    async def _typed(self, found: Proposed, fact: Fact) -> Draft:
        """A fact as typed texts, beside what a proposal brings along."""
        scope = (fact.scope,)
        names = (*await self._store.names(scope), *found.names)
        sources = (*await self._store.sources(scope), *found.sources)
        return draft_of(fact, names, sources)

    async def _looked_at(
        self, proposal: Proposal, draft: Draft | None, today: date, near: Collection[str]
    ) -> Proposed:
        """What is to be made of the record, after the checks. Raises as ``accept`` says."""
        await self._curator.event(proposal.event)
        wanted = proposed(proposal)
        if draft is None:
            checked = await self._checked(proposal, wanted, today)
        else:
            checked = await self._edited(proposal, wanted, draft, today)
        if checked is None:
            return wanted
        fact = accepted(checked)
        look_near(checked, near, accepting=True)
        return wanted if draft is None else _anew(wanted, fact, checked, proposal.event)

    async def _checked(self, proposal: Proposal, wanted: Proposed, today: date) -> Checked | None:
        if wanted.state is not FactState.STANDS:
            return None
        if proposal.fact:
            revisions = await self._curator.history(proposal.event, proposal.fact)
            if seen(revisions, self._curator.guild) != proposal.expected:
                # Changed since: it cannot be accepted, whatever it says.
                return None
            if any(_says_the_same(each.fact, wanted.fact) for each in revisions):
                # Going back to what was on record is not typing it anew.
                return None
        draft = await self._typed(wanted, wanted.fact)
        return await self._edited(proposal, wanted, draft, today)

    async def _alone(self, proposal: Proposal, changes: ChangeSet) -> None:
        """Raises ``Refused`` where the fact would say again just what another one says by now."""
        if not proposal.fact:
            return
        revisions = await self._curator.history(proposal.event, proposal.fact)
        if seen(revisions, self._curator.guild) == proposal.expected:
            (edit,) = changes.edits
            await look_alone(self._store, self._curator.guild, edit, effect(revisions))

    async def _changes(
        self, actor: Actor, proposal: Proposal, wanted: Proposed, at: int
    ) -> ChangeSet:
        scopes = (proposal.event,)
        wanted = fitted(wanted, await self._store.sources(scopes), await self._store.names(scopes))
        fact = replace(wanted.fact, id=proposal.fact)
        edit = Edit(fact, None, proposal.action, proposal.expected, wanted.state)
        if wanted.state is FactState.STANDS:
            edit = await edit_of(
                self._store, fact, proposal.action, proposal.expected, wanted.names
            )
        return ChangeSet(
            editor=proposal.author,
            reason=proposal.reason,
            at=at,
            key=_key(proposal),
            edits=(edit,),
            sources=wanted.sources,
            names=wanted.names,
            decides=proposal.number,
            reviewer=editor_of(actor),
        )

    async def _edited(
        self, proposal: Proposal, wanted: Proposed, draft: Draft, today: date
    ) -> Checked:
        return await self._curator.check(
            proposal.event,
            draft,
            today=today,
            fact_id=proposal.fact,
            sources=wanted.sources,
            names=wanted.names,
        )


def _key(proposal: Proposal) -> str:
    """The key of an acceptance, of which there is only one."""
    return f"{proposal.guild}:p{proposal.number}"


def _says_the_same(one: Fact, other: Fact) -> bool:
    return replace(one, revision=0) == replace(other, revision=0)


def _anew(wanted: Proposed, fact: Fact, checked: Checked, scope: str) -> Proposed:
    """What was typed in place of a proposal, with what either brings along."""
    # A draft does not tell links.
    fact = replace(fact, scope=scope, links=wanted.fact.links)
    sources, names = brought(
        fact,
        (*wanted.sources, *(replace(each, scope=scope) for each in checked.sources)),
        (*wanted.names, *(replace(each, scope=scope) for each in checked.names)),
    )
    return Proposed(fact, FactState.STANDS, sources, names)


def _settled(number: int) -> Refused:
    told = f"Proposal {number} does not wait any more; look at the queue again."
    return Refused(Remark(told, "proposal-settled", number=number))
