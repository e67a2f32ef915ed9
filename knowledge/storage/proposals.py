"""Proposals in SQLite: functions over one open connection, inside the caller's unit of work."""

from collections.abc import Callable, Sequence
from typing import Any

from knowledge.models import RevisionAction
from knowledge.storage.chain import actor_id
from knowledge.storage.dialect import queries_of, writable
from knowledge.storage.editing import Editor
from knowledge.storage.keeping import Proposal, ProposalState

__all__ = ["accept_proposal", "proposal_of", "propose", "propose_all", "settle_proposal"]


def _do(raw: Any, query: str, /, **values: object) -> list[Any]:
    rows: list[Any] = raw.execute(queries_of(raw)[query], writable(values)).fetchall()
    return rows


def accept_proposal(
    raw: Any, guild: int, number: int, reviewer: int, at: int, result: str, note: str
) -> bool:
    """Take note that a waiting proposal became the fact ``result``, in the unit of work of its edit.

    ``reviewer`` is an actor's number. False when it does not wait: the caller undoes everything.
    """
    return bool(
        settle_proposal(
            raw, guild, number, ProposalState.ACCEPTED, reviewer, at, note, result=result
        )
    )


def settle_proposal(
    raw: Any,
    guild: int,
    number: int,
    state: ProposalState,
    reviewer: int,
    at: int,
    note: str,
    *,
    result: str = "",
) -> list[tuple[str, str]]:
    """Take note of what became of a waiting proposal; its event and fact, if it waited until now."""
    return _do(
        raw,
        "settle_proposal",
        guild=guild,
        number=number,
        state=str(state),
        reviewer=reviewer,
        at=at,
        note=note,
        result=result,
    )


def propose(raw: Any, proposal: Proposal, key: str) -> Proposal:
    """See ``KeepStore.propose``."""
    guild = proposal.guild
    rows = _do(raw, "proposal_by_key", guild=guild, key=key) or _do(
        raw,
        "add_proposal",
        guild=guild,
        key=key,
        event=proposal.event,
        action=str(proposal.action),
        fact=proposal.fact,
        expected=proposal.expected,
        body=proposal.body,
        author=actor_id(raw, proposal.author),
        reason=proposal.reason,
        at=proposal.at,
        channel=proposal.channel,
        state=str(ProposalState.WAITING),
    )
    ((number,),) = rows
    kept = proposal_of(raw, guild, number)
    return proposal if kept is None else kept


def propose_all(
    raw: Any, proposals: Sequence[Proposal], same: Callable[[Proposal, Proposal], bool]
) -> tuple[Proposal, ...]:
    """See ``KeepStore.propose_all``."""
    waiting: dict[tuple[object, ...], list[Proposal]] = {}
    kept: list[Proposal] = []
    for each in proposals:
        about = _about(each)
        known = waiting.setdefault(tuple(about.values()), [])
        if not known:
            known += _waiting(raw, each.guild, about)
        found = None
        if not _do(raw, "proposal_by_key", guild=each.guild, key=each.key):
            found = next((one for one in known if same(one, each)), None)
        if found is None:
            found = propose(raw, each, each.key)
            if found.state is ProposalState.WAITING:
                known.append(found)
        kept.append(found)
    return tuple(kept)


def _about(proposal: Proposal) -> dict[str, object]:
    return {
        "guild": proposal.guild,
        "event": proposal.event,
        "action": str(proposal.action),
        "fact": proposal.fact,
        "expected": proposal.expected,
    }


def _waiting(raw: Any, guild: int, about: dict[str, object]) -> list[Proposal]:
    """What waits that is about the same, oldest first."""
    rows = _do(raw, "proposals_about", state=str(ProposalState.WAITING), **about)
    found = (proposal_of(raw, guild, number) for (number,) in rows)
    return [each for each in found if each is not None]


def proposal_of(raw: Any, guild: int, number: int) -> Proposal | None:
    """A proposal of a guild."""
    for row in _do(raw, "proposal_row", guild=guild, number=number):
        of, event, action, fact, expected, body, reason, at, channel, state, *rest = row
        decided, note, result, given, key, member, name, reviewer, *second = rest
        return Proposal(
            guild=of,
            event=event,
            action=RevisionAction(action),
            fact=fact,
            expected=expected,
            body=body,
            author=Editor(member or 0, name),
            reason=reason,
            at=at,
            channel=channel,
            state=ProposalState(state),
            reviewer=None if reviewer is None else Editor(second[0] or 0, second[1]),
            decided=decided,
            note=note,
            result=result,
            number=given,
            key=key,
        )
    return None
