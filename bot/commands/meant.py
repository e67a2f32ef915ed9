"""Which fact of which event an id on the command line means."""

from typing import TYPE_CHECKING

from knowledge.errors import BadInput, NotFound

if TYPE_CHECKING:
    from knowledge.service import KnowledgeBase

__all__ = ["apart", "which"]


def apart(typed: str, event: str) -> tuple[str, str]:
    """The event and the id of "KZ-0001", "#KZ-0001" or "kazakhstan-2022/KZ-0001"; the event may be empty.

    Raises ``BadInput`` where the id names another event than ``event``.
    """
    slug, _, own = typed.strip().lstrip("#").rpartition("/")
    slug, own = slug.strip().casefold(), own.strip().lstrip("#")
    if slug and event and slug != event.casefold():
        raise BadInput(f"“{typed}” is of the event {slug}, and --event says {event}.")
    return event or slug, own


async def which(knowledge: "KnowledgeBase", event: str, typed: str) -> tuple[str, str]:
    """The event, and the id as it was typed without it: of the event that is named, the only one, or the only
    one that has such a fact.

    Raises ``NotFound`` where none has the fact, and ``BadInput`` where it may be any of several.
    """
    slug, own = apart(typed, event)
    events = [each.slug for each in await knowledge.events()]
    if slug or len(events) == 1:
        return slug or events[0], own
    fact, _ = await knowledge.fact(own)
    having = [each for each in events if await _has(knowledge, each, own)]
    if len(having) > 1:
        told = f"Several events have {fact.id}; say which with --event: {', '.join(having)}."
        raise BadInput(told)
    return fact.scope, own


async def _has(knowledge: "KnowledgeBase", event: str, fact_id: str) -> bool:
    try:
        await knowledge.fact(fact_id, event)
    except NotFound:
        return False
    return True
