"""From looking at the record to changing it with nothing in between, whoever else edits meanwhile."""

import asyncio
from collections.abc import Awaitable, Callable, Collection
from typing import Final, TypeVar
from weakref import WeakValueDictionary

from knowledge.curate.outcome import Alike
from knowledge.entry import Checked
from knowledge.errors import KnowledgeError, Remark, StoreUnsure
from knowledge.storage.editing import Moved
from knowledge.storage.interface import FactStore

__all__ = ["look_near", "steadily"]

T = TypeVar("T")

_TRIES: Final = 20
"""How often the record is looked at anew before the edit is given up."""
_TURNS: Final[WeakValueDictionary[int, asyncio.Lock]] = WeakValueDictionary()
"""By guild; each is there only while somebody holds it or waits for it."""


async def steadily(
    store: FactStore, events: tuple[str, ...], work: Callable[[int], Awaitable[T]]
) -> T:
    """What ``work`` makes, which looks at events and edits them at the edition that it is given.

    It is done anew where another process edited them in between, also where it was refused by what
    it saw of both states; within this one a guild's editors take turns. Raises ``Moved`` where there is
    no end of that.
    """
    async with _TURNS.setdefault(store.guild or 0, asyncio.Lock()):
        edition = await store.edition(events)
        for _ in range(_TRIES - 1):
            try:
                return await work(edition)
            except StoreUnsure:
                # Done anew it would be refused for saying what it itself has put on record.
                raise
            except KnowledgeError as error:
                seen, edition = edition, await store.edition(events)
                if seen == edition and not isinstance(error, Moved):
                    raise
        return await work(edition)


def look_near(checked: Checked, near: Collection[str] | None, *, accepting: bool = False) -> None:
    """Raises ``Alike`` for facts near a checked draft that are not among those that were looked at, by
    id; ``None``: all were."""
    if near is None:
        return
    same, otherwise = (
        [each for each in facts if each.id not in near]
        for facts in (checked.duplicates, checked.conflicts)
    )
    if not same and not otherwise:
        return
    first = (same or otherwise)[0]
    facts = tuple(dict.fromkeys(each.id for each in (*same, *otherwise)))
    if same:
        told = f"{first.id} is on record by now and says nearly the same: “{first.statement}” "
    else:
        told = f"{first.id} is on record by now and counts otherwise: “{first.statement}” "
    told += f"Look at it, then {'accept' if accepting else 'save'} once more if both are wanted."
    code = f"{'accept' if accepting else 'save'}-{'alike' if same else 'conflict'}"
    raise Alike(Remark(told, code, fact=first.id, statement=first.statement), facts)
