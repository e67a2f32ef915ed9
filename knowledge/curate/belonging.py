"""Whether a file's facts are of the event into which they would go."""

from collections.abc import Iterable
from typing import Final

from knowledge.curate.imported import Imported
from knowledge.dates.span import DateSpan
from knowledge.models import Event, Fact, Name
from knowledge.names.book import spellings
from knowledge.text import fold

__all__ = ["is_of_another_event"]

_TELLING: Final = 4
"""Letters from which on a name is no other word by chance."""


def is_of_another_event(done: Imported, event: Event, names: Iterable[Name]) -> bool:
    """Whether nothing in a file ties it to an event: no fact of it is put right, none lies within its days,
    and none tells one of its ``names``."""
    if done.corrected or done.unchanged or not done.changes:
        return False
    known = tuple(
        spelled for name in names for spelled in spellings(name) if len(spelled) >= _TELLING
    )
    return not any(_is_of(change.after, event, known) for change in done.changes)


def _is_of(fact: Fact, event: Event, known: tuple[str, ...]) -> bool:
    if fact.when is not None and fact.when.overlaps(DateSpan(event.first, event.last)):
        return True
    told = f" {fold(fact.statement)} "
    return any(f" {spelled} " in told for spelled in known)
