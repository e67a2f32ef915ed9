"""What was made of a fact, step by step: judgements over its revisions."""

from collections.abc import Sequence

from knowledge.models import Fact, FactState, Revision, RevisionAction
from knowledge.storage.editing import Edit

__all__ = [
    "effect",
    "id_spellings",
    "not_undone",
    "released",
    "seen",
]


def effect(revisions: Sequence[Revision]) -> Fact | None:
    """What is read after the last of some revisions; ``None`` where the fact does not stand, or there is
    none yet."""
    if not revisions:
        return None
    last = revisions[-1]
    if last.state is FactState.RELEASED:
        return effect([each for each in revisions if each.guild != last.guild])
    return last.fact if last.stands else None


def seen(revisions: Sequence[Revision], guild: int) -> int:
    """The number of the revision that is read now: where a layer let go, that of the one below."""
    if revisions[-1].state is FactState.RELEASED:
        below = [each.number for each in revisions if each.guild != guild]
        return below[-1] if below else 0
    return revisions[-1].number


def not_undone(revisions: Sequence[Revision], guild: int | None) -> list[Revision]:
    """What one layer made of a fact, step by step, without what it undid since; an undo of a layer takes
    back what that layer did, whatever came to the layers below."""
    stack: list[Revision] = []
    for each in revisions:
        if each.guild != guild:
            continue
        if each.action is not RevisionAction.UNDO:
            stack.append(each)
        elif stack:
            stack.pop()
    return stack


def released(fact: Fact) -> Edit:
    """The edit by which a layer lets the fact below show again."""
    return Edit(fact, None, RevisionAction.CORRECT, fact.revision, FactState.RELEASED)


def id_spellings(typed: str) -> tuple[str, ...]:
    """How the record may spell an id; the way in which it was typed comes first."""
    return tuple(dict.fromkeys((typed, typed.upper(), typed.lower()))) if typed else ()
