"""Two records on two engines that are asked the same at every call, and have to say the same."""

from collections.abc import Mapping
from typing import Any

from knowledge.errors import KnowledgeError
from knowledge.flow import Vocabulary
from knowledge.names.listing import NameList

__all__ = ["Twins", "plain"]


def plain(value: Any) -> Any:
    """What a record says, so that it can be compared: tables of words as dictionaries."""
    if isinstance(value, Vocabulary):
        return (
            value.version,
            value.facts,
            value.mean_length,
            dict(value.frequency),
            dict(value.surface),
        )
    if isinstance(value, NameList):
        return None
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(each) for each in value]
    return value


class Twins:
    """A store that is two: what one says is what both say. Their ``close`` and ``blank`` are their own."""

    def __init__(self, first: Any, second: Any) -> None:
        self._both = first, second

    @property
    def posts(self) -> "Twins":
        return Twins(*(each.posts for each in self._both))

    @property
    def keeps(self) -> "Twins":
        return Twins(*(each.keeps for each in self._both))

    @property
    def guild(self) -> int | None:
        found: int | None = self._both[0].guild
        return found

    def view(self, guild: int | None) -> "Twins":
        return Twins(*(each.view(guild) for each in self._both))

    async def blank(self) -> Any:
        return await self._both[0].blank()

    async def close(self) -> None:
        for each in self._both:
            await each.close()

    async def check(self, *, deep: bool = False, progress: Any = None) -> Any:
        """Both are looked at; what each tells of its engine is its own."""
        found = [await each.check(deep=deep) for each in self._both]
        return found[0] + found[1]

    def __getattr__(self, name: str) -> Any:
        async def both(*given: Any, **more: Any) -> Any:
            said = [await _said(getattr(each, name), given, more) for each in self._both]
            (first, failure), (second, other) = said
            assert (type(failure), str(failure)) == (type(other), str(other)), name
            if failure is not None:
                raise failure
            assert plain(first) == plain(second), name
            return first

        return both


async def _said(method: Any, given: Any, more: Any) -> tuple[Any, KnowledgeError | None]:
    try:
        return await method(*given, **more), None
    except KnowledgeError as error:
        return None, error
