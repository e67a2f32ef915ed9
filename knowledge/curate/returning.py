"""What taking back somebody's edits does, fact by fact: nothing where a fact is already as it was."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from knowledge.curate.making import back_to, brings_back, said_by, then_of
from knowledge.curate.outcome import Returned
from knowledge.curate.steps import effect
from knowledge.curate.traces import Whose, traces
from knowledge.dates.span import DateSpan
from knowledge.entry import repeated
from knowledge.models import Fact, FactState, Revision
from knowledge.storage.editing import Edit, Editor
from knowledge.storage.interface import FactStore

__all__ = ["Plan", "plan_of"]

_UNNUMBERED: Final = 0
_SINGLY: Final = 20
"""Facts that come back up to which each is looked for by itself; more are set beside all of the event's."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The edits that take back what is meant, each with what the fact says now and would say then; and
    scope and id of the facts that stay, as in ``Rollback``."""

    edits: tuple[Edit, ...]
    returns: tuple[Returned, ...]
    kept: tuple[tuple[str, str], ...]
    same: tuple[tuple[str, str], ...]
    nameless: tuple[tuple[str, str], ...]
    said: tuple[tuple[str, str], ...] = ()


async def plan_of(store: FactStore, guild: int, whose: Whose, *, since: int, until: int) -> Plan:
    """What taking back the edits of an editor in a guild's layer would do, from an instant up to before
    another."""
    found = await traces(store, whose, since, until)
    edits: list[Edit] = []
    returns: list[Returned] = []
    kept: list[tuple[str, str]] = []
    same: list[tuple[str, str]] = []
    for first in found.firsts:
        revisions = await store.history(first.scope, first.fact)
        before = [each for each in revisions if each.number < first.number]
        own = [each for each in revisions if each.guild == guild]
        later = [each for each in own if each.number >= first.number]
        if _is_back(revisions, before, guild):
            same.append((first.scope, first.fact))
        elif not all(whose.made(Editor(each.member, each.actor)) for each in later):
            kept.append((first.scope, first.fact))
        else:
            edit = await back_to(store, guild, revisions, before[-1] if before else None)
            then = await then_of(store, guild, edit)
            edits.append(edit)
            returns.append(Returned(first.scope, first.fact, effect(revisions), then))
    nameless = tuple(each for each in found.nameless if each not in same)
    plan = Plan(tuple(edits), tuple(returns), tuple(kept), tuple(same), nameless)
    return await _without_twins(store, plan)


async def _without_twins(store: FactStore, plan: Plan) -> Plan:
    """The plan without the facts that would say again just what another one says, which the plan leaves
    alone."""
    said: list[tuple[str, str]] = []
    for scope in dict.fromkeys(each.scope for each in plan.returns):
        here = [each for each in plan.returns if each.scope == scope]
        mine = {each.fact for each in here}
        back = [e.then for e in here if e.then is not None and brings_back(e.now, e.then)]
        said += [(scope, fact.id) for fact in await _said(store, scope, back, mine)]
    return replace(
        plan,
        edits=tuple(each for each in plan.edits if (each.fact.scope, each.fact.id) not in said),
        returns=tuple(each for each in plan.returns if (each.scope, each.fact) not in said),
        said=tuple(said),
    )


async def _said(
    store: FactStore, scope: str, back: Sequence[Fact], besides: Collection[str]
) -> list[Fact]:
    """Those of some facts of an event that others on record say already."""
    if len(back) <= _SINGLY:
        return [fact for fact in back if await said_by(store, fact, besides)]
    held: dict[DateSpan | None, list[Fact]] = {}
    for fact in await store.facts((scope,)):
        if fact.id not in besides:
            held.setdefault(fact.when, []).append(fact)
    return [fact for fact in back if repeated(fact, held.get(fact.when, ()))]


def _is_back(revisions: Sequence[Revision], before: Sequence[Revision], guild: int) -> bool:
    """Whether a fact reads as it did before, or its layer let go where it held nothing before."""
    if _plain(effect(revisions)) == _plain(effect(before)):
        return True
    held = [each for each in before if each.guild == guild]
    own = [each for each in revisions if each.guild == guild]
    nothing = not held or held[-1].state is FactState.RELEASED
    return bool(before) and nothing and own[-1].state is FactState.RELEASED


def _plain(fact: Fact | None) -> Fact | None:
    return replace(fact, revision=_UNNUMBERED) if fact is not None else None
