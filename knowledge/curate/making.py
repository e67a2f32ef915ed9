"""The edits by which a fact comes to say what it is given, or again what one of its revisions said.

Each has the revision that its layer shows now as the one that is expected.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from knowledge.curate.steps import not_undone, seen
from knowledge.curate.surroundings import said_at_once
from knowledge.document import describe
from knowledge.entry import repeated
from knowledge.errors import Refused, Remark
from knowledge.models import Fact, FactState, Name, Revision, RevisionAction
from knowledge.storage.editing import Edit
from knowledge.storage.interface import FactStore

__all__ = [
    "back_to",
    "brings_back",
    "edit_of",
    "like",
    "look_alone",
    "said_by",
    "then_of",
    "undoing",
]


async def edit_of(
    store: FactStore,
    fact: Fact,
    action: RevisionAction,
    expected: int,
    new_names: Iterable[Name] = (),
) -> Edit:
    """The edit that makes a fact stand as given, with its index entry."""
    names = {name.id: name for name in await store.names((fact.scope,))}
    names.update((name.id, name) for name in new_names)
    return Edit(fact, describe(fact, names), action, expected)


async def undoing(store: FactStore, guild: int, revisions: Sequence[Revision]) -> Edit:
    """The edit that takes back the last one of a guild's layer that is not undone yet. Raises ``Refused``
    where there is none."""
    stack = not_undone(revisions, guild)
    if not stack:
        fact = revisions[-1].fact.id
        told = f"Nothing was edited here in {fact}, so there is nothing to undo."
        raise Refused(Remark(told, "nothing-to-undo", fact=fact))
    below = [each for each in revisions if each.guild != guild][-1:]
    under = below[0] if below else None
    before = stack[-2] if len(stack) > 1 else under
    return await back_to(store, guild, revisions, before, RevisionAction.UNDO)


async def like(
    store: FactStore, guild: int, revisions: Sequence[Revision], wanted: Revision
) -> Edit:
    """The edit that makes a fact say what one of its revisions said, whatever is below by now."""
    if wanted.guild == guild or not wanted.stands:
        return await back_to(store, guild, revisions, wanted)
    below = await _below(store, guild, wanted.fact)
    if below is not None and _plain(below) == _plain(wanted.fact):
        return await back_to(store, guild, revisions, wanted)
    return await edit_of(store, wanted.fact, RevisionAction.CORRECT, seen(revisions, guild))


async def back_to(
    store: FactStore,
    guild: int,
    revisions: Sequence[Revision],
    wanted: Revision | None,
    action: RevisionAction = RevisionAction.CORRECT,
) -> Edit:
    """The edit that makes a fact again what one of its revisions said; ``None``: not there yet."""
    expected = seen(revisions, guild)
    if wanted is None:
        return Edit(revisions[-1].fact, None, action, expected, FactState.RETRACTED)
    if wanted.guild != guild or wanted.state is FactState.RELEASED:
        return Edit(wanted.fact, None, action, expected, FactState.RELEASED)
    if not wanted.stands:
        return Edit(wanted.fact, None, action, expected, wanted.state)
    return await edit_of(store, wanted.fact, action, expected)


async def then_of(store: FactStore, guild: int, edit: Edit) -> Fact | None:
    """What is read of a fact after an edit; ``None`` where it does not stand then. Where the layer lets go
    it is what the ones below say by now."""
    if edit.state is FactState.RELEASED:
        return await _below(store, guild, edit.fact)
    return edit.fact if edit.state is FactState.STANDS else None


async def said_by(store: FactStore, fact: Fact, besides: Collection[str] = ()) -> Fact | None:
    """Another fact on record with the very statement of a fact about the very same days, which a record
    may not hold twice; ``besides`` are ids of those that do not count."""
    near = await said_at_once(store, fact)
    return repeated(fact, [each for each in near if each.id not in besides])


def brings_back(now: Fact | None, then: Fact) -> bool:
    """Whether a fact would say something that it does not say now (``None``: it does not stand)."""
    return now is None or (now.statement, now.when) != (then.statement, then.when)


async def look_alone(store: FactStore, guild: int, edit: Edit, now: Fact | None) -> None:
    """Raises ``Refused`` where an edit brings back what another fact says by now. ``now`` is the fact as
    it is read before the edit: what it says already comes back by no edit."""
    then = await then_of(store, guild, edit)
    if then is None or not brings_back(now, then):
        return
    other = await said_by(store, then)
    if other is not None:
        told = (
            f"{other.id} says by now just what {then.id} would say again; retract {other.id} first."
        )
        raise Refused(Remark(told, "said-by-another", fact=then.id, other=other.id))


async def _below(store: FactStore, guild: int, fact: Fact) -> Fact | None:
    """What the layers below a guild's say of a fact by now, which may not be what they said before."""
    found = await store.view(0 if guild else None).facts((fact.scope,), (fact.id,))
    return found[0] if found else None


def _plain(fact: Fact) -> Fact:
    return replace(fact, revision=0)
