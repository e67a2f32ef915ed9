"""A file of facts taken into the events that its lines name, or into the one that is meant."""

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING

from bot.commands.workshop import entering, event_of, operators_day
from knowledge.errors import BadPack, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.app import Workshop
    from knowledge.curate import Imported
    from knowledge.curate.entries import Entry

__all__ = ["Taking"]


class Taking:
    """One file on its way into the record: looked at as a whole, then saved event by event."""

    def __init__(
        self, workshop: "Workshop", entries: "Sequence[Entry]", name: str, reason: str
    ) -> None:
        self._workshop = workshop
        self._entries = entries
        self._name = name
        self._reason = reason
        self._parts: dict[str, tuple[Entry, ...]] = {}

    async def find_events(self, event: str) -> bool:
        """Find the event of every line: ``event`` where it is named, else what the lines say; whether all go
        into the only one there is because nothing tells another.

        Raises ``BadInput``, ``NotFound``, or ``BadPack`` for lines that name an event that is none.
        """
        named = dict.fromkeys(each.event for each in self._entries)
        if event or not any(named):
            where = await event_of(self._workshop, event)
            self._parts = {where: tuple(self._entries)}
            return not event
        known = [each.slug for each in await self._workshop.knowledge.events()]
        told = f"there is no event of that name here; there are: {', '.join(known)}"
        if faults := [each for each in self._entries if each.event and each.event not in known]:
            raise BadPack(tuple(Problem(self._name, each.line, told) for each in faults))
        other = await event_of(self._workshop, "") if "" in named else ""
        for slug in named:
            parts = (each for each in self._entries if each.event == slug)
            self._parts[slug or other] = (*self._parts.get(slug or other, ()), *parts)
        return False

    async def look(self, progress: "Callable[[int, int], None]") -> "Imported":
        """What it would do. Raises ``BadPack`` with all that is wrong, in the order of the lines."""
        found: list[Imported] = []
        problems: list[Problem] = []
        for slug in self._parts:
            try:
                found.append(await self._take(slug, progress, preview=True))
            except BadPack as error:
                problems += error.problems
        if problems:
            raise BadPack(tuple(sorted(problems, key=lambda each: each.line)))
        return reduce(_together, found)

    async def save(self, progress: "Callable[[int, int], None]") -> "Imported":
        """Do it. Of several events all are looked at before any is saved."""
        if len(self._parts) > 1:
            await self.look(progress)
        done = [await self._take(slug, progress, preview=False) for slug in self._parts]
        return reduce(_together, done)

    async def _take(
        self, slug: str, progress: "Callable[[int, int], None]", *, preview: bool
    ) -> "Imported":
        return await self._workshop.bulk.add_many(
            entering(),
            slug,
            self._parts[slug],
            name=self._name,
            reason=self._reason,
            today=operators_day(),
            preview=preview,
            progress=progress,
        )


def _together(one: "Imported", other: "Imported") -> "Imported":
    """What two parts of a file do, with what is told of them; remarks in the order of the lines."""
    return replace(
        one,
        added=one.added + other.added,
        corrected=one.corrected + other.corrected,
        unchanged=one.unchanged + other.unchanged,
        remarks=tuple(sorted((*one.remarks, *other.remarks), key=lambda each: each[0])),
        edited=(*one.edited, *other.edited),
        changes=(*one.changes, *other.changes),
        names=(*one.names, *other.names),
        sources=(*one.sources, *other.sources),
    )
