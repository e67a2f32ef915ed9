"""What one process edits, another answers from at its next question: words, names and facts alike."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date

import pytest_asyncio

from bot.desk import Desk
from knowledge.document import describe
from knowledge.models import FactName, Name, NameKind, RevisionAction
from knowledge.service import KnowledgeBase
from knowledge.storage import open_store
from knowledge.storage.editing import ChangeSet, Edit, Editor
from knowledge.storage.interface import FactStore
from tests.contract.records import AT, FLOOD, fact, keep, pack, span

TODAY = date(1999, 3, 20)
BEFORE = pack(fact("F-1", "The dam of Norland broke at noon.", span(4)))


async def _read(store: FactStore) -> KnowledgeBase:
    return KnowledgeBase(store)


@asynccontextmanager
async def opened(address: str) -> AsyncIterator[Desk]:
    """A desk as each process has one, without the bundled events."""
    store = await open_store(address)
    desk = Desk(store, clock=lambda: AT, read=_read)
    yield desk
    await desk.close()
    await store.close()


@pytest_asyncio.fixture
async def here(address: str) -> AsyncIterator[Desk]:
    """The process that edits."""
    async with opened(address) as desk:
        await keep(desk._store, BEFORE)
        yield desk


@pytest_asyncio.fixture
async def there(here: Desk, address: str) -> AsyncIterator[Desk]:
    """Another one, which has read the record before."""
    async with opened(address) as desk:
        assert await told(desk, "What happened to the dam?") == [
            "The dam of Norland broke at noon."
        ]
        yield desk


async def told(desk: Desk, question: str) -> list[str]:
    answer = await (await desk.knowledge(0)).ask(question, today=TODAY, event=FLOOD)
    return [each.fact.statement for each in answer.lead]


async def test_words_that_came_in_elsewhere_are_understood(here: Desk, there: Desk) -> None:
    assert await told(there, "When was the windmill swept away?") == []
    statement = "The windmill was swept away at dusk."
    new = replace(fact("F-2", statement, span(5)), scope=FLOOD)
    edit = Edit(new, describe(new, {}), RevisionAction.ADD, 0)
    changes = ChangeSet(Editor(0, "ed"), "seen", AT, "k1", (edit,))
    await here._store_for(0).edit(changes)
    assert await told(there, "When was the windmill swept away?") == [statement]
    assert await told(there, "When was the wndmill swept away?") == [statement]


async def test_names_that_came_in_elsewhere_are_known(here: Desk, there: Desk) -> None:
    assert await told(there, "What did Bürgermeisterin order closed?") == []
    mayor = Name("mayor", NameKind.PERSON, "Ada Ström", ("Bürgermeisterin",), scope=FLOOD)
    statement = "Ada Ström ordered all bridges closed."
    spoken = fact("F-3", statement, span(6), names=(FactName("mayor", "actor"),))
    await keep(here._store, pack(*BEFORE.facts, spoken, names=(*BEFORE.names[1:], mayor)))
    known = await (await there.knowledge(0)).names(FLOOD)
    assert known[FLOOD, "mayor"].aliases == ("Bürgermeisterin",)
    assert await told(there, "What did Bürgermeisterin order closed?") == [statement]


async def test_choices_of_a_guild_that_were_made_elsewhere_count(here: Desk, there: Desk) -> None:
    before = await there.posts.guild(7)
    await here.posts.save_guild(replace(before, language="kk"), at=AT)
    assert (await there.posts.guild(7)).language == "kk"
