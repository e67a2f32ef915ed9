"""What a press shows of sources and passages, where their text is kept and where it is not."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.blocks import Facts, Reply, Sentence, Table
from bot.citing import Citer
from bot.pages.looks import passage_reply, sources_reply
from bot.words import ENGLISH
from knowledge.models import Citation, Fact, Passage, Source
from knowledge.service import KnowledgeBase
from knowledge.storage import open_store
from tests.contract.records import FLOOD, fact, keep, pack, span

LONG = "The river rose. " * 120
QUOTED = replace(
    fact("Q-1", "The river rose at night.", span(2)),
    citations=(Citation("gazette", 2, "rose in the night"), Citation("radio", 0)),
)
BARE = fact("Q-2", "The dam held.", span(3))
PACK = pack(
    QUOTED,
    BARE,
    replace(fact("Q-3", "Rain fell.", span(3)), citations=(Citation("gazette", 9),)),
    replace(fact("Q-4", "It rained.", span(3)), citations=(Citation("gazette", 9),)),
    replace(fact("Q-5", LONG.strip(), span(4)), passage=True),
    sources=(
        Source("gazette", "The flood", "Norland Gazette", "https://gazette.example/a", scope=FLOOD),
        Source("radio", "Evening news", "Radio Norland", "http://radio.example", scope=FLOOD),
    ),
    passages=(
        Passage("g-1", "gazette", 1, "It had rained for days."),
        Passage("g-2", "gazette", 2, "The river rose in the night. " + LONG),
        Passage("g-3", "gazette", 3, "Then it fell."),
    ),
)


@pytest.fixture
async def knowledge() -> AsyncIterator[KnowledgeBase]:
    store = await open_store("sqlite:///:memory:")
    try:
        await keep(store, PACK)
        yield KnowledgeBase(store)
    finally:
        await store.close()


async def held(knowledge: KnowledgeBase, *ids: str) -> tuple[Fact, ...]:
    return await knowledge.current((FLOOD, each) for each in ids)


async def shown(knowledge: KnowledgeBase, *ids: str) -> Reply:
    facts = await held(knowledge, *ids)
    sources, _ = await knowledge.refer(facts)
    citer = Citer(sources, ENGLISH)
    return Reply((Facts("", citer.lines(facts)),), citer.references())


async def test_a_source_is_told_by_its_quote_else_by_what_rests_on_it(
    knowledge: KnowledgeBase,
) -> None:
    reply = await shown(knowledge, "Q-1", "Q-2")
    told, links = await sources_reply(reply, {1, 2, 3}, knowledge, ENGLISH)
    tables = [block for block in told.blocks if isinstance(block, Table)]
    assert [(row.day, row.value) for table in tables for row in table.rows] == [
        ("[1] ¶ 2", "“rose in the night”"),
        ("[3] ¶ 1", "The dam held."),
        ("[2]", "The river rose at night."),
    ]
    assert [link.url for link in links] == ["https://gazette.example/a", "http://radio.example"]


async def test_only_the_sources_of_the_page_are_told(knowledge: KnowledgeBase) -> None:
    reply = await shown(knowledge, "Q-1", "Q-2")
    told, _ = await sources_reply(reply, {3}, knowledge, ENGLISH)
    rows = [row.day for block in told.blocks if isinstance(block, Table) for row in block.rows]
    assert rows == ["[3] ¶ 1"]


async def test_what_cites_nothing_has_no_sources(knowledge: KnowledgeBase) -> None:
    told, links = await sources_reply(Reply(), (), knowledge, ENGLISH)
    assert told == Reply((Sentence("Nothing is cited here.", strong=True),))
    assert links == ()


async def test_a_kept_passage_is_told_with_the_paragraphs_around_it(
    knowledge: KnowledgeBase,
) -> None:
    """In pieces, so that each fits a page."""
    told = await passage_reply(await held(knowledge, "Q-1"), knowledge, ENGLISH)
    assert told.blocks[0] == Sentence('Norland Gazette, "The flood", ¶ 2', strong=True)
    around = [row for block in told.blocks if isinstance(block, Table) for row in block.rows]
    assert [(row.day, row.value) for row in around] == [
        ("¶ 1", "It had rained for days."),
        ("¶ 3", "Then it fell."),
    ]
    pieces = [b.text for b in told.blocks if isinstance(b, Sentence) and not b.strong]
    assert pieces[0].startswith("The river rose in the night.")
    assert all(len(piece) <= 700 for piece in pieces)
    assert LONG.strip() in " ".join(pieces)


async def test_an_imported_passage_is_its_own_text(knowledge: KnowledgeBase) -> None:
    told = await passage_reply(await held(knowledge, "Q-5"), knowledge, ENGLISH)
    pieces = [b.text for b in told.blocks if isinstance(b, Sentence) and not b.strong]
    assert " ".join(pieces) == LONG.strip()


async def test_of_a_passage_that_is_not_kept_the_other_facts_are_told(
    knowledge: KnowledgeBase,
) -> None:
    told = await passage_reply(await held(knowledge, "Q-3"), knowledge, ENGLISH)
    head, others = told.blocks
    assert isinstance(head, Sentence)
    assert "is not kept here" in head.text
    assert isinstance(others, Facts)
    assert others.title == 'Norland Gazette, "The flood", ¶ 9'
    assert [line.fact for line in others.lines] == ["Q-4"]
