"""Small packs about an invented flood, for any engine to keep."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from knowledge.dates.span import DateSpan
from knowledge.document import describe
from knowledge.ingest.export import digest_of
from knowledge.models import (
    Citation,
    Event,
    Fact,
    FactName,
    Figure,
    Link,
    LinkKind,
    Name,
    NameKind,
    Pack,
    Passage,
    Source,
)
from knowledge.storage.interface import FactStore, LoadReceipt, StoredPack
from tests.postgres import rows_of

__all__ = ["AT", "FLOOD", "FULL", "content", "day", "fact", "ids", "keep", "pack", "span", "stored"]

AT: Final = 1_700_000_000
FLOOD: Final = "river-1999"


def day(number: int) -> int:
    """Day number of a day of March 1999, counted on into other months."""
    return date(1999, 2, 28).toordinal() + number


def span(first: int, last: int | None = None) -> DateSpan:
    """Days of March 1999, both included."""
    return DateSpan(day(first), day(first if last is None else last))


def fact(fact_id: str, statement: str, when: DateSpan | None = None, **more: Any) -> Fact:
    return Fact(fact_id, statement, when, citations=(Citation("gazette", 1),), **more)


def pack(*facts: Fact, slug: str = FLOOD, first: int = 1, last: int = 31, **more: Any) -> Pack:
    """A sound pack that holds the facts; ``more`` are other fields of ``Pack``."""
    return Pack(
        event=Event(slug, f"The flood of {slug}", day(first), day(last), zone="Europe/Vienna"),
        sources=more.pop(
            "sources", (Source("gazette", "The flood", "Norland Gazette", scope=slug),)
        ),
        names=more.pop(
            "names",
            (
                Name("mayor", NameKind.PERSON, "Ada Ström", scope=slug),
                Name("quay", NameKind.PLACE, "Quay", within="norland", scope=slug),
                Name("norland", NameKind.PLACE, "Norland", scope=slug),
            ),
        ),
        facts=tuple(replace(each, scope=slug) for each in facts),
        **more,
    )


FULL: Final = pack(
    fact("RF-0002", "The river rose over the quay.", span(2), places=("quay",)),
    fact(
        "RF-0001",
        "Mayor Ada Ström said 1,200 people were evacuated.",
        span(3, 4),
        names=(FactName("mayor", "speaker"),),
        figures=(Figure("evacuated", 1200, cumulative=True), Figure("boats", 3)),
        links=(Link(LinkKind.UPDATES, "RF-0002"),),
    ),
    fact("RF-0003", "The harbour has stone walls."),
    passages=(
        Passage("g-2", "gazette", 2, "The mayor spoke."),
        Passage("g-1", "gazette", 1, "The river rose at night."),
    ),
)
"""A pack with something of everything, its facts not in the order of their ids."""


def stored(made: Pack) -> StoredPack:
    """The pack as it is handed to an engine."""
    names = {name.id: name for name in made.names}
    documents = tuple(describe(each, names) for each in made.facts)
    return StoredPack(made, documents, digest_of(made))


async def keep(store: FactStore, made: Pack, *, actor: str = "ed", at: int = AT) -> LoadReceipt:
    """Load a pack."""
    return await store.load(stored(made), actor=actor, at=at)


def ids(found: Iterable[Any]) -> list[str]:
    """Ids of facts or candidates, in order."""
    return [each.id if isinstance(each, Fact) else each.fact for each in found]


async def content(place: str) -> bytes:
    """All that lies in the files of a record, or, on a server, in its tables."""
    folder = Path(place.removeprefix("sqlite:///")).parent
    if folder.is_dir():
        return b"".join(path.read_bytes() for path in folder.iterdir())
    return await rows_of(place)
