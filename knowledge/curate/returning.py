"""What taking back somebody's edits does, fact by fact: nothing where a fact is already as it was."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from knowledge.curate.outcome import Returned
from knowledge.curate.steps import effect
from knowledge.curate.traces import Whose, traces
from knowledge.models import Fact, FactState, Revision
from knowledge.storage.editing import Edit, Editor
from knowledge.storage.interface import FactStore

__all__ = ["Plan", "plan_of"]

BackTo = Callable[[Sequence[Revision], Revision | None], Awaitable[Edit]]
"""Makes the edit by which a fact is again what one of its revisions said; ``None``: not there yet."""

_UNNUMBERED: Final = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """The edits that take back what is meant, each with what the fact says now and would say then; and
    scope and id of the facts that stay, as in ``Rollback``."""

    edits: tuple[Edit, ...]
    returns: tuple[Returned, ...]
    kept: tuple[tuple[str, str], ...]
    same: tuple[tuple[str, str], ...]
    nameless: tuple[tuple[str, str], ...]


async def plan_of(
    store: FactStore, guild: int, whose: Whose, back_to: BackTo, *, since: int, until: int
) -> Plan:
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
            edit = await back_to(revisions, before[-1] if before else None)
            lets_go = edit.state is FactState.RELEASED
            then = await _below(store, guild, edit.fact) if lets_go else effect(before)
            edits.append(edit)
            returns.append(Returned(first.scope, first.fact, effect(revisions), then))
    nameless = tuple(each for each in found.nameless if each not in same)
    return Plan(tuple(edits), tuple(returns), tuple(kept), tuple(same), nameless)


def _is_back(revisions: Sequence[Revision], before: Sequence[Revision], guild: int) -> bool:
    """Whether a fact reads as it did before, or its layer let go where it held nothing before."""
    if _plain(effect(revisions)) == _plain(effect(before)):
        return True
    held = [each for each in before if each.guild == guild]
    own = [each for each in revisions if each.guild == guild]
    nothing = not held or held[-1].state is FactState.RELEASED
    return bool(before) and nothing and own[-1].state is FactState.RELEASED


async def _below(store: FactStore, guild: int, fact: Fact) -> Fact | None:
    """What the layers below a guild's say of a fact by now, which may not be what they said before."""
    found = await store.view(0 if guild else None).facts((fact.scope,), (fact.id,))
    return found[0] if found else None


def _plain(fact: Fact | None) -> Fact | None:
    return replace(fact, revision=_UNNUMBERED) if fact is not None else None
