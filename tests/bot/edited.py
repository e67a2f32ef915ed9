"""Edits of the record in a test, made as a guild's moderators or the operator make them."""

from dataclasses import replace

from bot.desk import Desk
from knowledge.document import describe
from knowledge.models import Fact, FactState, RevisionAction
from knowledge.storage.editing import ChangeSet, Edit, Edited, Editor
from tests.bot.answers import NAMES, SCOPE

__all__ = ["correct", "retract", "undo"]

ANN = Editor(77, "Ann")


async def correct(
    desk: Desk, fact: Fact, *, guild: int, reason: str = "misread", **changed: object
) -> Edited:
    """A fact's words or parts are put right."""
    now = await _current(desk, fact, guild)
    after = replace(now, **changed)  # type: ignore[arg-type]
    names = {name.id: name for name in NAMES.values()}
    edit = Edit(after, describe(after, names), RevisionAction.CORRECT, now.revision)
    return await _make(desk, guild, edit, reason)


async def retract(desk: Desk, fact: Fact, *, guild: int, reason: str = "not so") -> Edited:
    """A fact is taken back."""
    now = await _current(desk, fact, guild)
    edit = Edit(now, None, RevisionAction.RETRACT, now.revision, FactState.RETRACTED)
    return await _make(desk, guild, edit, reason)


async def undo(
    desk: Desk, fact: Fact, *, guild: int, expected: int, reason: str = "it was right"
) -> Edited:
    """The first edit of a fact is taken back: the guild reads again what everybody does."""
    gone = replace(fact, scope=SCOPE)
    edit = Edit(gone, None, RevisionAction.UNDO, expected, FactState.RELEASED)
    return await _make(desk, guild, edit, reason)


async def _current(desk: Desk, fact: Fact, guild: int) -> Fact:
    knowledge = await desk.knowledge(guild)
    (found,) = await knowledge.current([(fact.scope, fact.id)])
    return found


async def _make(desk: Desk, guild: int, edit: Edit, reason: str) -> Edited:
    at = desk.clock()
    key = f"{guild}/{edit.fact.id}/{edit.expected}/{edit.action}"
    changes = ChangeSet(ANN, reason, at, key, (edit,))
    (edited,) = (await desk._store_for(guild).edit(changes)).edited
    return edited
