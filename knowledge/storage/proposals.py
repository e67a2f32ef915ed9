"""Proposals in SQLite: functions over one open connection, inside the caller's unit of work."""

from typing import Any

from knowledge.models import RevisionAction
from knowledge.storage.chain import actor_id
from knowledge.storage.editing import Editor
from knowledge.storage.keeping import Proposal, ProposalState
from knowledge.storage.migrate import load_queries

__all__ = ["accept_proposal", "proposal_of", "propose", "settle_proposal"]


def _do(raw: Any, query: str, /, **values: object) -> list[Any]:
    rows: list[Any] = raw.execute(load_queries("sqlite")[query], values).fetchall()
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


def proposal_of(raw: Any, guild: int, number: int) -> Proposal | None:
    """A proposal of a guild."""
    for row in _do(raw, "proposal_row", guild=guild, number=number):
        of, event, action, fact, expected, body, reason, at, channel, state, *rest = row
        decided, note, result, given, member, name, reviewer, *second = rest
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
        )
    return None
