"""A file of facts taken into the events that its lines name, or into the one that is meant."""

from collections.abc import Sequence
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
    """One file on its way into the record: looked at as a whole, then saved at once."""

    def __init__(
        self, workshop: "Workshop", entries: "Sequence[Entry]", name: str, reason: str
    ) -> None:
        self._workshop = workshop
        self._entries = entries
        self._name = name
        self._reason = reason
        self._parts: dict[str, tuple[Entry, ...]] = {}
        self._astray: tuple[Problem, ...] = ()
        """Of the lines that name an event which is none."""

    async def find_events(self, event: str) -> bool:
        """Find the event of every line: ``event`` where it is named, else what the lines say; whether all go
        into the only one there is because nothing tells another.

        Raises ``BadInput`` or ``NotFound``; lines that name an event which is none are told of with the other problems.
        """
        named = dict.fromkeys(each.event for each in self._entries if not each.faults)
        if event or not any(named):
            where = await event_of(self._workshop, event)
            self._parts = {where: tuple(self._entries)}
            return not event
        known = [each.slug for each in await self._workshop.knowledge.events()]
        told = f"there is no event of that name here; there are: {', '.join(known)}"
        self._astray = tuple(
            Problem(self._name, each.line, told)
            for each in self._entries
            if each.event and each.event not in known
        )
        other = await event_of(self._workshop, "") if "" in named else next(iter(named))
        parts: dict[str, list[Entry]] = {}
        for each in self._entries:
            parts.setdefault(each.event or other, []).append(each)
        self._parts = {slug: tuple(part) for slug, part in parts.items() if slug in known}
        return False

    async def look(self, progress: "Callable[[int, int], None]") -> "Imported":
        """What it would do. Raises ``BadPack`` with all that is wrong, in the order of the lines."""
        return await self._take(progress, preview=True)

    async def save(self, progress: "Callable[[int, int], None]") -> "Imported":
        """Do it, in all of its events or in none. Raises ``BadPack`` as ``look`` does."""
        return await self._take(progress, preview=False)

    async def _take(self, progress: "Callable[[int, int], None]", *, preview: bool) -> "Imported":
        if not self._parts:
            raise BadPack(self._astray)
        try:
            done = await self._workshop.bulk.add_parts(
                entering(),
                self._parts,
                name=self._name,
                reason=self._reason,
                today=operators_day(),
                preview=preview or bool(self._astray),
                progress=progress,
            )
        except BadPack as error:
            problems = (*self._astray, *error.problems)
            raise BadPack(tuple(sorted(problems, key=lambda each: each.line))) from None
        if self._astray:
            raise BadPack(self._astray)
        return done
