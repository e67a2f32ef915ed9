"""A record in memory that tests ask in plain calls."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from knowledge.flow import Answer, Context, Status
from knowledge.ingest.load import prepare
from knowledge.ingest.passages import Origin
from knowledge.models import Pack
from knowledge.search.reading.glossary import Glossary, build_glossary
from knowledge.service import KnowledgeBase
from knowledge.storage import open_store
from knowledge.storage.interface import FactStore

__all__ = [
    "TODAY",
    "Asker",
    "asked_of",
    "asked_of_text",
    "first_of",
    "ids",
    "lead_ids",
    "near_ids",
    "written",
]

TODAY: Final = date(2024, 3, 15)
_AT: Final = 1_700_000_000


def _scoped(pack: Pack) -> Pack:
    """The pack with its scope in every record, as reading a folder gives it."""
    slug = pack.event.slug
    return replace(
        pack,
        sources=tuple(replace(each, scope=slug) for each in pack.sources),
        names=tuple(replace(each, scope=slug) for each in pack.names),
        facts=tuple(replace(each, scope=slug) for each in pack.facts),
    )


@dataclass(frozen=True, slots=True)
class Asker:
    """A record with a loop of its own, so that tests and properties need not wait."""

    runner: asyncio.Runner
    store: FactStore
    knowledge: KnowledgeBase

    def __call__(self, text: str, event: str = "", **more: Any) -> Answer:
        """The answer, with ``TODAY`` as the day of asking unless the test says otherwise."""
        more.setdefault("today", TODAY)
        return self.runner.run(self.knowledge.ask(text, event=event, **more))

    def after(self, *texts: str, event: str = "") -> Answer:
        """The answer to the last of several questions that follow each other."""
        context: Context | None = None
        for text in texts:
            answer = self(text, event, context=context)
            context = answer.context
        return answer

    def glossary(self, event: str) -> Glossary:
        """What questions about an event are read against."""
        return self.runner.run(self._glossary(event))

    async def _glossary(self, slug: str) -> Glossary:
        scopes = (slug,)
        (event,) = (each for each in await self.store.events() if each.slug == slug)
        return build_glossary(
            event,
            await self.store.vocabulary(scopes),
            await self.store.name_list(scopes),
            await self.store.sources(scopes),
        )


@contextmanager
def asked_of(*packs: Pack) -> Iterator[Asker]:
    """A record in memory that holds the packs."""
    with asyncio.Runner() as runner:
        store = runner.run(open_store("sqlite:///:memory:"))
        try:
            for pack in map(_scoped, packs):
                stored = prepare(pack, pack.event.slug)
                runner.run(store.load(stored, actor="test", at=_AT))
            yield Asker(runner, store, KnowledgeBase(store))
        finally:
            runner.run(store.close())


@contextmanager
def asked_of_text(path: Path) -> Iterator[Asker]:
    """A record in memory that holds a plain text, read as an operator imports it."""
    with asyncio.Runner() as runner:
        store = runner.run(open_store("sqlite:///:memory:"))
        try:
            knowledge = KnowledgeBase(store)
            reading = knowledge.import_passages(
                path, slug="", title="", origin=Origin(), actor="test", at=1
            )
            runner.run(reading)
            yield Asker(runner, store, knowledge)
        finally:
            runner.run(store.close())


def written(text: str, folder: Path) -> Path:
    """A plain text as a file to import."""
    path = folder / "text.txt"
    path.write_text(text, encoding="utf-8")
    return path


def first_of(answer: Answer) -> str:
    """The statement of the line that answers first; empty where none does."""
    return answer.lead[0].fact.statement if answer.status is Status.ANSWERED else ""


def ids(facts: Any) -> list[str]:
    """Ids of facts or of lines, in order."""
    return [getattr(each, "fact", each).id for each in facts]


def lead_ids(answer: Answer) -> list[str]:
    """Ids of the lines that answer."""
    return ids(answer.lead)


def near_ids(answer: Answer) -> list[str]:
    """Ids of the lines that only come closest."""
    return ids(answer.nearest)
