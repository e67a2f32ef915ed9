"""What was made of facts, read up to an instant: for a record that is laid out as it was then."""

from typing import NamedTuple

from knowledge.models import Revision
from knowledge.storage.interface import FactStore

__all__ = ["Made"]


class Made(NamedTuple):
    """Revisions of a store that were made by ``at`` (Unix seconds), it included; ``None``: all."""

    store: FactStore
    at: int | None = None

    async def history(self, scope: str, fact: str) -> tuple[Revision, ...]:
        """See ``FactStore.history``."""
        found = await self.store.history(scope, fact)
        return tuple(each for each in found if self.at is None or each.at <= self.at)

    async def changed(
        self, scopes: tuple[str, ...], *, since: int, until: int, limit: int
    ) -> tuple[Revision, ...]:
        """See ``FactStore.changed``."""
        return await self.store.changed(scopes, since=since, until=self._end(until), limit=limit)

    async def corrections(
        self, scopes: tuple[str, ...], *, since: int, until: int, limit: int
    ) -> tuple[Revision, ...]:
        """See ``FactStore.corrections``."""
        return await self.store.corrections(
            scopes, since=since, until=self._end(until), limit=limit
        )

    def _end(self, until: int) -> int:
        return until if self.at is None else min(until, self.at + 1)
