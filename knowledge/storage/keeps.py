"""``KeepStore`` on any engine; see ``knowledge.storage.keeping`` for what each method promises."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Any, Final, Protocol, TypeVar

from knowledge.storage.chain import actor_id, actor_text, editor_of, is_witnessed, witness
from knowledge.storage.dialect import queries_of, writable
from knowledge.storage.editing import AuditEntry, Editor
from knowledge.storage.erasing import erase_guild, forget_member, kept_of
from knowledge.storage.keeping import (
    NOBODY,
    Gap,
    GapKind,
    GapState,
    Proposal,
    ProposalState,
    Watch,
    WatchKind,
)
from knowledge.storage.posting import Post
from knowledge.storage.posts import queue_post
from knowledge.storage.proposals import proposal_of, propose, propose_all, settle_proposal
from knowledge.storage.writing import Writes

__all__ = ["StoredKeeps"]

T = TypeVar("T")

_DECISIONS: Final = {ProposalState.DECLINED: "decline", ProposalState.WITHDRAWN: "withdraw"}
"""What the audit calls each decision that comes without an edit."""


class _Read(Protocol):
    """Runs one unit of reading that sees one state throughout."""

    def __call__(self, work: Callable[[Any], T], /) -> Awaitable[T]: ...


class StoredKeeps:
    """Proposals, gaps, watches and the audit, on the connections of an open record."""

    def __init__(self, read: _Read, writes: Writes) -> None:
        self._read = read
        self._writes = writes

    async def propose(self, proposal: Proposal, *, key: str) -> Proposal:
        return await self._writes.run(lambda raw: propose(raw, proposal, key))

    async def propose_all(
        self, proposals: Sequence[Proposal], *, same: Callable[[Proposal, Proposal], bool]
    ) -> tuple[Proposal, ...]:
        return await self._writes.run(lambda raw: propose_all(raw, proposals, same))

    async def proposals(
        self,
        guild: int,
        *,
        state: ProposalState | None = ProposalState.WAITING,
        author: int = 0,
        limit: int = 100,
    ) -> tuple[Proposal, ...]:
        wanted: dict[str, object] = {"guild": guild, "limit": limit}
        query = "proposals"
        if author:
            query = "proposals_of_author"
            wanted |= {"author": author, "state": state and str(state)}
        elif state is not None:
            query = "proposals_in_state"
            wanted["state"] = str(state)
        return await self._read(
            lambda raw: tuple(
                each
                for (number,) in _do(raw, query, **wanted)
                if (each := proposal_of(raw, guild, number)) is not None
            )
        )

    async def proposal(self, guild: int, number: int) -> Proposal | None:
        return await self._read(lambda raw: proposal_of(raw, guild, number))

    async def decide(
        self,
        guild: int,
        number: int,
        state: ProposalState,
        *,
        reviewer: Editor,
        note: str,
        at: int,
        posts: tuple[Post, ...] = (),
    ) -> bool:
        action = _DECISIONS.get(state)
        if action is None:
            raise ValueError(f"a proposal is not {state} without an edit")

        def work(raw: Any) -> bool:
            actor = actor_id(raw, reviewer)
            settled = settle_proposal(raw, guild, number, state, actor, at, note)
            for event, fact in settled:
                who = actor_text(actor)
                witness(raw, AuditEntry(0, at, who, guild, action, event, fact, note=str(number)))
                for post in posts:
                    queue_post(raw, post)
            return bool(settled)

        return await self._writes.run(work)

    async def note_gap(self, gap: Gap, *, waiting: int = 0) -> Gap:
        return await self._writes.run(lambda raw: _note_gap(raw, gap, waiting))

    async def gaps(
        self, guild: int | None, *, state: GapState | None = GapState.OPEN, limit: int = 100
    ) -> tuple[Gap, ...]:
        def work(raw: Any) -> tuple[Gap, ...]:
            if guild is None:
                rows = _do(raw, "every_gap", state=state and str(state), limit=limit)
            elif state is None:
                rows = _do(raw, "gaps", guild=guild, limit=limit)
            else:
                rows = _do(raw, "gaps_in_state", guild=guild, state=str(state), limit=limit)
            found = (_gap(raw, whose, number) for whose, number in rows)
            return tuple(gap for gap in found if gap is not None)

        return await self._read(work)

    async def gap(self, guild: int, number: int) -> Gap | None:
        return await self._read(lambda raw: _gap(raw, guild, number))

    async def await_gap(self, guild: int, number: int, member: int) -> bool:
        def work(raw: Any) -> bool:
            gap = _gap(raw, guild, number)
            if gap is None or gap.state is not GapState.OPEN or not member:
                return False
            _do(raw, "add_wait", gap=number, member=member)
            return True

        return await self._writes.run(work)

    async def settle_gap(
        self,
        guild: int,
        number: int,
        state: GapState,
        *,
        fact: str = "",
        at: int,
        tell: Callable[[int], Post] | None = None,
    ) -> tuple[int, ...]:
        def work(raw: Any) -> tuple[int, ...]:
            members = _settle_gap(raw, guild, number, state, fact, at)
            if tell is not None:
                for member in members:
                    queue_post(raw, tell(member))
            return members

        return await self._writes.run(work)

    async def watch(self, watch: Watch) -> Watch | None:
        values = {
            "guild": watch.guild,
            "event": watch.event,
            "kind": str(watch.kind),
            "target": watch.target,
            "member": watch.member,
            "channel": watch.channel,
            "zone": watch.zone,
            "told": watch.told,
            "every": watch.every,
            "quiet_from": watch.quiet_from,
            "quiet_until": watch.quiet_until,
        }
        for (number,) in await self._writes.run(lambda raw: _do(raw, "add_watch", **values)):
            return replace(watch, number=number)
        return None

    async def watches(
        self, guild: int | None = None, *, member: int | None = None
    ) -> tuple[Watch, ...]:
        def work(raw: Any) -> list[Any]:
            if member is not None:
                return _do(raw, "follower_watches", guild=guild, member=member)
            if guild is not None:
                return _do(raw, "guild_watches", guild=guild)
            return _do(raw, "every_watch")

        return tuple(
            Watch(of, event, WatchKind(kind), *rest)
            for of, event, kind, *rest in await self._read(work)
        )

    async def unwatch(self, number: int, *, guild: int, member: int | None = None) -> bool:
        return await self._writes.run(
            lambda raw: bool(_do(raw, "drop_watch", number=number, guild=guild, member=member))
        )

    async def told(self, number: int, *, until: int, posts: tuple[Post, ...] = ()) -> bool:
        def work(raw: Any) -> bool:
            moved = bool(_do(raw, "move_watch", number=number, until=until))
            for post in posts if moved else ():
                queue_post(raw, post)
            return moved

        return await self._writes.run(work)

    async def witness(self, entry: AuditEntry, *, editor: Editor, once_in: int = 0) -> None:
        def work(raw: Any) -> None:
            if not (once_in and is_witnessed(raw, entry, editor, since=entry.at - once_in)):
                witness(raw, replace(entry, actor=actor_text(actor_id(raw, editor))))

        await self._writes.run(work)

    async def audit(
        self, guild: int | None, *, after: int = 0, limit: int = 500
    ) -> tuple[AuditEntry, ...]:
        def work(raw: Any) -> list[Any]:
            if guild is None:
                return _do(raw, "audit_after", after=after, limit=limit)
            return _do(raw, "guild_audit_after", guild=guild, after=after, limit=limit)

        return tuple(AuditEntry(*row) for row in await self._read(work))

    async def latest(
        self, guild: int, *, limit: int = 100
    ) -> tuple[tuple[AuditEntry, Editor], ...]:
        def work(raw: Any) -> list[tuple[AuditEntry, Editor]]:
            found = [
                AuditEntry(*row) for row in _do(raw, "guild_audit_latest", guild=guild, limit=limit)
            ]
            return [(entry, editor_of(raw, entry.actor)) for entry in found]

        return tuple(await self._read(work))

    async def mine(self, member: int) -> dict[str, list[dict[str, object]]]:
        return await self._read(lambda raw: kept_of(raw, member))

    async def forget(self, member: int) -> int:
        if not member:
            return 0
        known = await self._writes.run(lambda raw: forget_member(raw, member))
        await self._writes.empty_log()
        return known

    async def prune(self, *, before: int) -> int:
        def work(raw: Any) -> int:
            queries = ("prune_proposals", "prune_gaps")
            return sum(len(_do(raw, query, before=before)) for query in queries)

        return await self._writes.run(work)

    async def leave(self, guild: int, *, at: int, editor: Editor = NOBODY) -> None:
        if not guild:
            return
        await self._writes.run(lambda raw: erase_guild(raw, guild, editor, at))
        await self._writes.empty_log()


def _do(raw: Any, query: str, /, **values: object) -> list[Any]:
    """Run a named query to its end; the rows that it gives."""
    rows: list[Any] = raw.execute(queries_of(raw)[query], writable(values)).fetchall()
    return rows


def _note_gap(raw: Any, gap: Gap, waiting: int) -> Gap:
    ((number,),) = _do(
        raw,
        "count_gap",
        guild=gap.guild,
        event=gap.event,
        kind=str(gap.kind),
        key=gap.key,
        label=gap.label,
        first=gap.first,
        last=gap.last,
        count=gap.count,
        state=str(GapState.OPEN),
        fact=gap.fact,
    )
    if waiting:
        _do(raw, "add_wait", gap=number, member=waiting)
    kept = _gap(raw, gap.guild, number)
    return gap if kept is None else kept


def _gap(raw: Any, guild: int, number: int) -> Gap | None:
    for row in _do(raw, "gap_row", guild=guild, number=number):
        of, event, kind, key, label, first, last, count, state, *rest = row
        return Gap(of, event, GapKind(kind), key, label, first, last, count, GapState(state), *rest)
    return None


def _settle_gap(
    raw: Any, guild: int, number: int, state: GapState, fact: str, at: int
) -> tuple[int, ...]:
    gap = _gap(raw, guild, number)
    if gap is None:
        return ()
    if not fact and gap.kind is GapKind.REPORTED:
        fact = gap.fact
    opened = state is GapState.OPEN
    settled = 0 if opened else at
    _do(raw, "settle_gap", number=number, state=str(state), fact=fact, settled=settled)
    if opened:
        return ()
    return tuple(sorted(member for (member,) in _do(raw, "end_waits", gap=number)))
