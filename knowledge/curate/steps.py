"""What was made of a fact, step by step: judgements over its revisions."""

from collections.abc import Sequence

from knowledge.models import Fact, FactState, Revision, RevisionAction
from knowledge.storage.editing import Edit

__all__ = ["below", "is_by", "not_undone", "released", "seen"]


def seen(revisions: Sequence[Revision], guild: int) -> int:
    """The number of the revision that is read now: where a layer let go, that of the one below."""
    if revisions[-1].state is FactState.RELEASED:
        below = [each.number for each in revisions if each.guild != guild]
        return below[-1] if below else 0
    return revisions[-1].number


def below(revisions: Sequence[Revision], guild: int) -> Fact | None:
    """The fact that shows where the guild's layer lets go of it; ``None`` where none stands."""
    found = [each for each in revisions if each.guild != guild]
    return found[-1].fact if found and found[-1].stands else None


def not_undone(revisions: Sequence[Revision]) -> list[Revision]:
    """What was made of a fact, step by step, without what was undone since."""
    stack: list[Revision] = []
    for each in revisions:
        if each.action is not RevisionAction.UNDO:
            stack.append(each)
        elif stack:
            stack.pop()
    return stack


def is_by(revision: Revision, member: int, name: str) -> bool:
    return revision.member == member and bool(member or revision.actor == name)


def released(fact: Fact) -> Edit:
    """The edit by which a layer lets the fact below show again."""
    return Edit(fact, None, RevisionAction.CORRECT, fact.revision, FactState.RELEASED)
