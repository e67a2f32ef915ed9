"""A process that stays and answers many questions: what it does once, before the first."""

import gc
from datetime import date

from knowledge.service import KnowledgeBase

__all__ = ["settle"]


async def settle(knowledge: KnowledgeBase, today: date) -> None:
    """Read the record's words into memory, then spare them from garbage collection.

    They stay as long as the process; searching them for garbage would hold up a question now and
    then for tens of milliseconds.
    """
    await knowledge.warm_up(today=today)
    gc.collect()
    gc.freeze()
