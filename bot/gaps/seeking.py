"""What was asked for, told from an answer in the record's terms. Knows no Discord."""

from typing import TYPE_CHECKING

from knowledge.flow import Status
from knowledge.gaps import Sought, sought, stems_of

if TYPE_CHECKING:
    from knowledge.flow import Answer
    from knowledge.service import KnowledgeBase

__all__ = ["seek"]


async def seek(knowledge: "KnowledgeBase", answer: "Answer") -> Sought | None:
    """What the question asked for; ``None`` for what is no question, and where nothing can be told."""
    context = answer.context
    if answer.status is Status.NOT_A_QUESTION or not context.event:
        return None
    known = await knowledge.holds(stems_of(context), context.event)
    return sought(context, answer.names, known)
