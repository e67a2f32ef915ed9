"""What the record lacks, told from an answer or from what is kept of it. Knows no Discord."""

from typing import TYPE_CHECKING

from knowledge.gaps import Sought, is_unanswered, sought, stems_of

if TYPE_CHECKING:
    from knowledge.flow import Answer, Context
    from knowledge.service import KnowledgeBase

__all__ = ["lacks", "seek"]


async def seek(knowledge: "KnowledgeBase", context: "Context") -> Sought | None:
    """What a question asked for; ``None`` where nothing of it can be told."""
    if not context.event:
        return None
    known = await knowledge.holds(stems_of(context), context.event)
    return sought(context, await knowledge.names(context.event), known)


async def lacks(knowledge: "KnowledgeBase", answer: "Answer") -> bool:
    """Whether an answer is none, and it can be told what the record lacks."""
    context = answer.context
    if not is_unanswered(answer) or not context.event:
        return False
    known = await knowledge.holds(stems_of(context), context.event)
    return sought(context, answer.names, known) is not None
