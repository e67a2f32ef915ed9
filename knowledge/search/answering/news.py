"""The news of somebody or something: "what's the latest on the airport?" is told by what came last, the newest first."""

from collections.abc import Sequence

from knowledge.dates.span import OPEN_START
from knowledge.flow import Evidence
from knowledge.search.weighing.planned import is_to_come

__all__ = ["newest_first"]


def newest_first(lines: Sequence[Evidence]) -> list[Evidence]:
    """Those of the lines that tell what came on a day, the newest first, and of one day in their order."""
    dated = [(found, _day(found)) for found in lines]
    told = [(found, day) for found, day in dated if day is not None]
    return [found for found, _ in sorted(told, key=lambda each: -each[1])]


def _day(found: Evidence) -> int | None:
    """The day on which what it tells began; ``None`` where it tells none, or only what was to come."""
    when = found.fact.when
    if when is None or when.first == OPEN_START or is_to_come(found.fact.statement):
        return None
    return when.first
