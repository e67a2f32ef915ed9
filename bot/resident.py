"""A process that stays and answers many questions: what it does once, before the first."""

import gc
from datetime import date
from typing import Final

from knowledge.service import KnowledgeBase

__all__ = ["settle"]

_YOUNG: Final = 50_000
"""Objects made since the last search for garbage, and still held, at which the next is due. Next to none of them is garbage
that only a search finds, and a question leaves some seventy; so one of 700 has to wait for such a search."""


async def settle(knowledge: KnowledgeBase, today: date) -> None:
    """Read the record's words into memory, then spare them from garbage collection.

    They stay as long as the process; searching them for garbage would hold up a question now and
    then for tens of milliseconds. What questions make is searched less often from then on.
    """
    await knowledge.warm_up(today=today)
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, *gc.get_threshold()[1:])
