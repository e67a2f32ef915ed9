"""One record on each engine, loaded with the same packs."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from knowledge.errors import KnowledgeError
from knowledge.flow import Answer
from knowledge.service import KnowledgeBase
from knowledge.storage import open_store
from tests.golden.sets import SETS, TODAY
from tests.parity.questions import Asked
from tests.postgres import Databases

__all__ = ["Pair", "differing", "open_pair"]

_AT = 1_790_000_000


@dataclass(frozen=True, slots=True)
class Pair:
    """The same record twice. ``statements`` are all that it tells, each with its event."""

    sqlite: KnowledgeBase
    postgres: KnowledgeBase
    statements: list[tuple[str, str]]


@asynccontextmanager
async def open_pair(databases: Databases, *, large: int) -> AsyncIterator[Pair]:
    """Both records, empty before; an event of ``large`` facts is laid out as a large one."""
    address = await databases.fresh(f"parity-{large}")
    stores = [
        await open_store(url, readers=1, large=large) for url in ("sqlite:///:memory:", address)
    ]
    try:
        doors = [KnowledgeBase(store) for store in stores]
        for door in doors:
            for golden in ("kazakhstan", "chernobyl"):
                await door.import_pack(SETS[golden].record, actor="ed", at=_AT)
        facts = await doors[0].facts()
        yield Pair(doors[0], doors[1], [(each.scope, each.statement) for each in facts])
    finally:
        for store in stores:
            await store.close()


async def differing(pair: Pair, asked: Asked) -> str:
    """In what the two answers differ: status, the best ten with their scores, or all else; empty if in
    nothing."""
    one, two = [await _answer(door, asked) for door in (pair.sqlite, pair.postgres)]
    if isinstance(one, str) or isinstance(two, str):
        return "" if one == two else f"{asked}: {one} / {two}"
    ranked = [
        [(each.fact.scope, each.fact.id, each.score) for each in answer.lead + answer.nearest]
        for answer in (one, two)
    ]
    if (one.status, ranked[0]) != (two.status, ranked[1]):
        return f"{asked}: {ranked[0]} / {ranked[1]}"
    same = replace(one, names=dict(one.names)) == replace(two, names=dict(two.names))
    return "" if same else f"{asked}: something beside the ranked facts"


async def _answer(door: KnowledgeBase, asked: Asked) -> Answer | str:
    try:
        return await door.ask(asked.text, today=TODAY, event=asked.event, top=10, always=True)
    except KnowledgeError as error:
        return f"{type(error).__name__}: {error}"
