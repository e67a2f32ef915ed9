"""Accounts that differ: what each side says, grouped by who says it."""

from collections.abc import Iterable, Sequence

from knowledge.errors import Remark
from knowledge.figures import conflict
from knowledge.flow import Evidence, FigureHistory, RivalGroup
from knowledge.models import Fact, LinkKind

__all__ = ["contradicting", "rival_groups"]

_NOBODY = Remark("Source's own account", "own-account")


def contradicting(
    lead: Sequence[Evidence], facts: Iterable[Fact], history: FigureHistory | None
) -> tuple[Fact, ...]:
    """Facts that contradict a leading one, by link or by a count that cannot hold beside it."""
    ids = {(found.fact.scope, found.fact.id) for found in lead[:1]}
    named = {
        (found.fact.scope, link.fact)
        for found in lead[:1]
        for link in found.fact.links
        if link.kind is LinkKind.CONTRADICTS
    }
    linked = [
        fact
        for fact in facts
        if (fact.scope, fact.id) in named
        or any(
            link.kind is LinkKind.CONTRADICTS and (fact.scope, link.fact) in ids
            for link in fact.links
        )
    ]
    return (*linked, *_conflicting_counts(lead, history))


def _conflicting_counts(
    lead: Sequence[Evidence], history: FigureHistory | None
) -> tuple[Fact, ...]:
    if not history or not lead:
        return ()
    mine = next((point for point in history.points if point.fact == lead[0].fact), None)
    if mine is None:
        return ()
    return tuple(
        point.fact
        for point in history.points
        if point is not mine and conflict(mine, point, frozenset())
    )


def rival_groups(lead: Evidence, others: Sequence[Fact]) -> tuple[RivalGroup, ...]:
    """The leading fact and those against it, by who says so, in that order; none where all is said
    by one: then it is a correction or a series."""
    if not others:
        return ()
    groups: dict[str, list[Evidence]] = {_who(lead.fact): [lead]}
    for fact in others:
        groups.setdefault(_who(fact), []).append(Evidence(fact, lead.score))
    if len(groups) == 1:
        return ()
    return tuple(RivalGroup(who, tuple(found)) for who, found in groups.items())


def _who(fact: Fact) -> str:
    return fact.attribution.who or fact.attribution.outlet or _NOBODY
