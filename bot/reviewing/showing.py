"""Boards as pages: what is shown is read anew from the record each time. Knows no Discord."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bot.blocks import Reply
from bot.curating.replies import Beside
from bot.instants import instant_words
from bot.layout import Page, lay_out
from bot.pages.buttons import Own
from bot.reader import Reader, zone_of
from bot.reviewing.auditing import audit_reply
from bot.reviewing.boards import Board, Deed, Subject, button
from bot.reviewing.proposals import Waiting, around, near_of, nothing_reply, proposal_reply
from bot.reviewing.rolling import rollback_reply, shown_of
from bot.reviewing.updates import no_updates_reply, update_reply
from bot.telling import told
from bot.words import Words, words_for
from knowledge.authority import Action, Actor, authorize
from knowledge.curate import Entering, Rollback
from knowledge.entry import Draft, draft_of
from knowledge.errors import NotFound, Refused
from knowledge.models import Event, Fact, FactState
from knowledge.storage.editing import Diverged
from knowledge.storage.keeping import Proposal, ProposalState

if TYPE_CHECKING:
    from bot.desk import Desk

__all__ = ["Boards", "Looking", "Seen", "seen"]

_DECLINED: Final = 1000
"""Declined proposals that can be looked through."""
_ENTRIES: Final = 100
"""Entries of the audit that are read at once."""


@dataclass(frozen=True, slots=True)
class Looking:
    """Who looks at a board, whose post has the key, and when."""

    actor: Actor
    reader: Reader
    key: str
    at: int
    plain: bool = False
    """Whether the message is plain text."""

    @property
    def words(self) -> Words:
        return words_for(self.reader.language)


@dataclass(frozen=True, slots=True)
class Seen:
    """A board as it came out, its page, and what may be done with it."""

    board: Board
    page: Page
    deeds: frozenset[Deed] = frozenset()


class Boards:
    """Shows what is to be reviewed. Each method raises ``Denied`` for whoever may not see it."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    async def show(self, board: Board, who: Looking, remarks: Sequence[str] = ()) -> Seen:
        """A board of any subject but an import, whose file is not kept here."""
        match board.subject:
            case Subject.UPDATES:
                return await self.updates(board, who, remarks)
            case Subject.AUDIT:
                return await self.audit(board, who)
            case Subject.ROLLBACK:
                return await self.rollback(board, who, remarks)
            case _:
                return await self.queue(board, who, remarks)

    async def turned(self, board: Board, who: Looking, deed: Deed) -> Seen:
        """The page before or after: of the same matter, else of the next one."""
        here = await self.show(board, who)
        step = 1 if deed is Deed.NEXT else -1
        if 1 <= here.board.sheet + step <= here.page.pages:
            return await self.show(replace(here.board, sheet=here.board.sheet + step), who)
        numbers = await self._numbers(board, who)
        if not numbers:
            return here
        place, count = around(numbers, here.board.number)
        number = numbers[min(max(0, place + step), count - 1)]
        return await self.show(replace(here.board, number=number, sheet=1), who)

    # The queue.

    async def queue(self, board: Board, who: Looking, remarks: Sequence[str] = ()) -> Seen:
        """The proposal of the board, or the next one where that was decided; only those of events that may
        be read here."""
        queue = await self._queue(board.subject, who)
        if not queue:
            declined = board.subject is Subject.DECLINED
            reply = nothing_reply(who.words, remarks, declined=declined)
            return seen(Board(board.subject), reply, who)
        place, count = around([each.number for each in queue], board.number)
        waiting = await self._waiting(queue[place], who, place + 1, count)
        found = board
        if board.number != waiting.proposal.number:
            found = Board(board.subject, waiting.proposal.number)
        near = dict.fromkeys((*found.near, *near_of(waiting.checked)))
        found = replace(found, near=tuple(near))
        zone = zone_of(who.reader.guild.zone)
        reply = proposal_reply(waiting, who.words, zone=zone, remarks=remarks)
        return seen(found, reply, who, _choices(waiting), place=(place + 1, count))

    async def _queue(self, subject: Subject, who: Looking) -> tuple[Proposal, ...]:
        guild = who.reader.guild.id
        if subject is Subject.QUEUE:
            found = await (await self._desk.review(guild)).queue(who.actor, at=who.at)
        else:
            await (await self._desk.curator(guild)).allow(who.actor, Action.QUEUE, at=who.at)
            declined = ProposalState.DECLINED
            found = await self._desk.keeps.proposals(guild, state=declined, limit=_DECLINED)
        return tuple(each for each in found if who.reader.reads(each.event))

    async def _waiting(self, proposal: Proposal, who: Looking, place: int, count: int) -> Waiting:
        guild = who.reader.guild.id
        titles = {each.slug: each.title for each in await self._events(guild)}
        mine = bool(who.actor.user) and who.actor.user == proposal.author.member
        refused = authorize(who.actor, Action.ACCEPT_OWN, who.reader.guild) is not None
        waiting = Waiting(
            proposal=proposal,
            event=titles.get(proposal.event, proposal.event),
            wanted=None,
            state=FactState.STANDS,
            now=None,
            revision=0,
            place=place,
            waiting=count,
            own=mine and refused,
        )
        try:
            return await self._judged(waiting, who)
        except (NotFound, Refused) as error:
            # It can still be declined: a queue never stops at what cannot be read.
            return replace(waiting, lost=told(error, who.words))

    async def _judged(self, waiting: Waiting, who: Looking) -> Waiting:
        """The same with what the proposal does. Raises ``NotFound`` and ``Refused`` where that cannot be
        told."""
        proposal, guild = waiting.proposal, who.reader.guild.id
        review = await self._desk.review(guild)
        wanted, stands = await review.wanted(who.actor, proposal.number, at=who.at)
        now, revision = await self._now(proposal, guild)
        sources = await review.sources(who.actor, proposal.number, at=who.at)
        checked = None
        if waiting.waits:
            checked = await review.checked(
                who.actor, proposal.number, today=who.reader.today, at=who.at
            )
        state = FactState.STANDS if stands else FactState.RETRACTED
        return replace(
            waiting,
            wanted=wanted,
            state=state,
            now=now,
            revision=revision,
            checked=checked,
            sources=sources,
            links=await review.links(who.actor, proposal.number, at=who.at),
        )

    async def _now(self, proposal: Proposal, guild: int) -> tuple[Draft | None, int]:
        """The fact of a proposal as it stands, and its revision."""
        if not proposal.fact:
            return None, 0
        curator = await self._desk.curator(guild)
        try:
            return await curator.draft(proposal.event, proposal.fact)
        except NotFound:
            return None, await curator.seen(proposal.event, proposal.fact)

    # What came with updates.

    async def updates(self, board: Board, who: Looking, remarks: Sequence[str] = ()) -> Seen:
        """The ``number``-th fact that diverged; the last one where there are fewer."""
        found = await self.diverged(who)
        if not found:
            return seen(Board(Subject.UPDATES), no_updates_reply(who.words, remarks), who)
        number = min(max(1, board.number), len(found))
        each = found[number - 1]
        guild = who.reader.guild.id
        mine = await self._draft(each.mine, guild) if each.stands else None
        theirs = await self._draft(each.below, guild) if each.below else None
        titles = {event.slug: event.title for event in await self._events(guild)}
        scope = each.mine.scope
        reply = update_reply(
            each.mine.id,
            mine,
            theirs,
            who.words,
            place=(number, len(found)),
            event=titles.get(scope, scope),
            remarks=remarks,
        )
        shown = replace(
            board, number=number, event=scope, fact=each.mine.id, revision=each.mine.revision
        )
        if number != board.number:
            shown = replace(shown, sheet=1)
        return seen(shown, reply, who, (Deed.KEEP, Deed.TAKE), place=(number, len(found)))

    async def diverged(self, who: Looking) -> tuple[Diverged, ...]:
        """The facts that diverged, in order; only those of events that may be read here."""
        curator = await self._desk.curator(who.reader.guild.id)
        found = await curator.diverged(who.actor, at=who.at)
        return tuple(each for each in found if who.reader.reads(each.mine.scope))

    async def _draft(self, fact: Fact, guild: int) -> Draft:
        knowledge = await self._desk.knowledge(guild)
        names = (await knowledge.names(fact.scope)).values()
        sources = (await knowledge.sources(fact.scope)).values()
        return draft_of(fact, tuple(names), tuple(sources))

    # The rest.

    async def audit(self, board: Board, who: Looking) -> Seen:
        """What was done in the guild, the latest first."""
        guild = who.reader.guild.id
        curator = await self._desk.curator(guild)
        await curator.allow(who.actor, Action.AUDIT, at=who.at)
        entries = await self._desk.keeps.latest(guild, limit=_ENTRIES)
        reply = audit_reply(entries, who.words, zone=zone_of(who.reader.guild.zone))
        return seen(board, reply, who)

    async def rollback(self, board: Board, who: Looking, remarks: Sequence[str] = ()) -> Seen:
        """What would be taken back now."""
        found = await self.preview(board, who)
        knowledge = await self._desk.knowledge(who.reader.guild.id)
        beside = {
            scope: Beside(await knowledge.sources(scope), await knowledge.names(scope))
            for scope in dict.fromkeys(each.scope for each in found.returns)
        }
        if who.reader.events:
            remarks = (*remarks, who.words.say("review.only-here"))
        reply = rollback_reply(
            found,
            beside,
            who.words,
            who=board.name,
            since=instant_words(board.since, zone_of(who.reader.guild.zone)),
            reason=board.reason,
            remarks=remarks,
            erased=board.erased,
        )
        deeds = [Deed.CONFIRM] if found.edited else []
        if found.nameless:
            deeds.append(Deed.INCLUDE)
        if deeds:
            deeds.append(Deed.CANCEL)
        return seen(replace(board, facts=shown_of(found)), reply, who, deeds)

    async def preview(self, board: Board, who: Looking) -> Rollback:
        """What would be taken back now, as the record tells it."""
        curator = await self._desk.curator(who.reader.guild.id)
        entering = Entering(who.actor, who.at, f"preview-{who.key}")
        return await curator.rollback(
            entering,
            board.member,
            board.since,
            reason=board.reason,
            preview=True,
            events=who.reader.events,
            erased=board.erased,
        )

    async def _numbers(self, board: Board, who: Looking) -> list[int]:
        if board.subject in (Subject.QUEUE, Subject.DECLINED):
            return [each.number for each in await self._queue(board.subject, who)]
        if board.subject is Subject.UPDATES:
            return list(range(1, len(await self.diverged(who)) + 1))
        return []

    async def _events(self, guild: int) -> tuple[Event, ...]:
        return await (await self._desk.knowledge(guild)).events()


def _choices(waiting: Waiting) -> tuple[Deed, ...]:
    """What can be done about a proposal by the one who looks."""
    if not waiting.waits:
        return ()
    if waiting.own:
        return (Deed.WITHDRAW,)
    if waiting.lost or waiting.moved:
        return (Deed.DECLINE,)
    if waiting.state is not FactState.STANDS:
        return (Deed.ACCEPT, Deed.DECLINE)
    if waiting.checked is not None and waiting.checked.fact is None:
        return (Deed.EDIT, Deed.DECLINE)
    accept = Deed.ANYWAY if near_of(waiting.checked) else Deed.ACCEPT
    return (accept, Deed.EDIT, Deed.DECLINE)


def seen(
    board: Board,
    reply: Reply,
    who: Looking,
    deeds: Sequence[Deed] = (),
    *,
    place: tuple[int, int] = (1, 1),
) -> Seen:
    """A board laid out; ``place`` is that of its matter, from 1, among how many."""
    page = lay_out(reply, words=who.words, number=board.sheet, plain=who.plain)
    number, count = place
    before = (Deed.BACK,) if number > 1 or page.number > 1 else ()
    after = (Deed.NEXT,) if number < count or page.number < page.pages else ()
    turns = (*before, *after)
    board = replace(board, sheet=page.number)
    made: list[Own] = [
        button(deed, who.key, board, who.words, main=deed in _MAIN) for deed in (*turns, *deeds)
    ]
    page = lay_out(reply, words=who.words, number=board.sheet, plain=who.plain, buttons=made)
    return Seen(board, page, frozenset((*turns, *deeds)))


_MAIN: Final = frozenset({Deed.ACCEPT, Deed.ANYWAY, Deed.CONFIRM})
