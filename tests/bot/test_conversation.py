"""From what somebody asks in a chat room to what is told, and to what a follow-up goes on from."""

import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import pytest
import pytest_asyncio

from bot.app import open_knowledge
from bot.asking.carried import carried
from bot.asking.conversation import RANKED, Told, answer_to, spoken
from bot.blocks import Facts, Reply, Sentence
from bot.reader import NOWHERE, Reader
from knowledge.errors import BadDate, NotFound
from knowledge.flow import Status
from knowledge.search.answering.ofdays import USUAL_LINES
from knowledge.service import KnowledgeBase
from knowledge.storage.posting import Guild
from tests.knowledge.search.asker import asked_of
from tests.knowledge.search.records import span
from tests.knowledge.search.test_daychoice import LONG

READER: Final = Reader(1, NOWHERE, "en", date(2026, 11, 24))
ME: Final = 4242


@pytest.fixture(scope="module")
def record(flood_store: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Address of a copy of the record with the flood and the bundled event; for reading only."""
    copy = tmp_path_factory.mktemp("talk") / "record.db"
    shutil.copy(Path(flood_store.removeprefix("sqlite:///")), copy)
    return f"sqlite:///{copy}"


@pytest_asyncio.fixture
async def knowledge(record: str) -> AsyncIterator[KnowledgeBase]:
    async with open_knowledge(record, now=1_790_000_000) as opened:
        yield opened


def lines_of(told: Told) -> list[str]:
    return [
        line.fact for block in told.reply.blocks if isinstance(block, Facts) for line in block.lines
    ]


async def test_an_answer_comes_with_what_is_kept_of_it(knowledge: KnowledgeBase) -> None:
    told = await answer_to(knowledge, "who was killed?", READER)
    assert told.status is Status.ANSWERED
    assert told.lead == len(lines_of(told)) <= USUAL_LINES
    assert lines_of(told) == [fact.id for fact in told.ranked[: told.lead]]
    assert told.lead < len(told.ranked) <= RANKED
    assert set(lines_of(told)) <= {posted.fact for posted in told.posted}
    assert all(posted.scope == "kazakhstan-2022" for posted in told.posted)


@pytest.mark.parametrize(
    ("dates", "day"),
    [("en-gb", date(2020, 7, 4)), ("", date(2020, 7, 4)), ("en-us", date(2022, 4, 7))],
)
def test_days_are_read_in_the_reader_s_order(dates: str, day: date) -> None:
    with asked_of(LONG) as ask:
        reader = replace(READER, dates=dates)
        told = ask.runner.run(answer_to(ask.knowledge, "what happened on 04/07?", reader))
    assert told.answer is not None
    assert told.answer.question.when == (span(day),)


async def test_the_same_lines_are_told_as_elsewhere(knowledge: KnowledgeBase) -> None:
    """Keeping more than is shown changes nothing of what is shown."""
    question = "how many people were detained by 8 January?"
    told = await answer_to(knowledge, question, READER)
    asked = await knowledge.ask(question, today=READER.today)
    assert told.answer is not None
    assert told.answer.lead == asked.lead
    assert told.answer.history == asked.history


async def test_the_question_is_not_kept(knowledge: KnowledgeBase) -> None:
    told = await answer_to(knowledge, "who on earth seized the Almaty airport back then?", READER)
    kept = carried(told.context)
    assert kept is not None
    assert kept.names
    assert "on earth" not in told.context
    assert "back then" not in told.context


async def test_a_follow_up_goes_on_from_what_was_kept(knowledge: KnowledgeBase) -> None:
    first = await answer_to(knowledge, "how many people were detained by 7 January?", READER)
    lost = await answer_to(knowledge, "and by 9 January?", READER)
    told = await answer_to(knowledge, "and by 9 January?", READER, context=carried(first.context))
    assert "5,969" in _text(told.reply)
    assert "5,969" not in _text(lost.reply)
    assert "from the question before" in told.reply.understood


def _text(reply: Reply) -> str:
    return " ".join(
        line.text for block in reply.blocks if isinstance(block, Facts) for line in block.lines
    )


async def test_a_date_narrows_the_question(knowledge: KnowledgeBase) -> None:
    told = await answer_to(knowledge, "what happened in Almaty?", READER, date="7 jan")
    assert told.status is Status.ANSWERED
    day = date(2022, 1, 7).toordinal()
    first = told.facts[0].when
    assert first is not None
    assert first.first <= day <= first.last


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("how many were detained", "by 7 January"),
        ("What happened?!", "between 4 and 6 January 2022"),
        ("x" * 400, "on 6 January"),
    ],
)
async def test_any_date_may_stand_beside_any_question(
    knowledge: KnowledgeBase, text: str, words: str
) -> None:
    told = await answer_to(knowledge, text, READER, date=words)
    assert told.answer is not None
    assert told.answer.question.when


@pytest.mark.parametrize("words", ["soonish", "the colour blue", "@everyone"])
async def test_what_is_no_date_is_told(knowledge: KnowledgeBase, words: str) -> None:
    with pytest.raises(BadDate, match="not a date"):
        await answer_to(knowledge, "what happened?", READER, date=words)


async def test_only_the_named_event_is_asked(knowledge: KnowledgeBase) -> None:
    told = await answer_to(knowledge, "what collapsed?", READER, event="flood-2021")
    assert {fact.scope for fact in told.facts} == {"flood-2021"}


async def test_what_a_guild_left_out_is_neither_told_nor_named(knowledge: KnowledgeBase) -> None:
    reader = replace(READER, guild=Guild(7), events=("kazakhstan-2022",))
    told = await answer_to(knowledge, "did Mill Bridge in Oldtown collapse?", reader)
    assert {fact.scope for fact in told.facts} <= {"kazakhstan-2022"}
    for event in ("flood-2021", "storm"):
        with pytest.raises(NotFound) as refused:
            await answer_to(knowledge, "what happened?", reader, event=event)
        assert str(refused.value) == f"There is no event “{event}” here."


async def test_events_that_are_gone_are_told(knowledge: KnowledgeBase) -> None:
    reader = replace(READER, guild=Guild(7), events=("storm-1999",))
    with pytest.raises(NotFound, match="storm-1999"):
        await answer_to(knowledge, "what happened?", reader)


async def test_the_reader_s_language_is_spoken(knowledge: KnowledgeBase) -> None:
    told = await answer_to(knowledge, "who paid for the spaceship?", replace(READER, language="de"))
    heading = told.reply.blocks[0]
    assert isinstance(heading, Sentence)
    assert "Chronik" in heading.text


async def test_small_talk_is_no_question(knowledge: KnowledgeBase) -> None:
    told = await answer_to(knowledge, "thanks, you are great", READER)
    assert told.status is Status.NOT_A_QUESTION
    assert told.reply == Reply()
    assert told.context == ""


async def test_a_long_question_is_told_to_be_cut(knowledge: KnowledgeBase) -> None:
    told = await answer_to(knowledge, "who seized Almaty airport " + "really " * 60, READER)
    remark = told.reply.blocks[0]
    assert isinstance(remark, Sentence)
    assert "256" in remark.text


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (f"<@{ME}> who seized it?", "who seized it?"),
        (f"who seized it, <@!{ME}>?", "who seized it, ?"),
        ("**who** _seized_ `it`?", "who seized it?"),
        ("> quoted\nwho seized it?", "quoted who seized it?"),
        ("# who\n- seized\n-# it?", "who seized it?"),
        ("||who|| ~~seized~~ it <:blob:123456789>?", "who seized it ?"),
        ("who is <@99> in <#77> with <@&55>?", "who is in with ?"),
        ("see <https://a.example/b?c=d> and https://e.example who seized it?", "see and who seized it?"),
        ("</ask:123> who seized it?", "who seized it?"),
        (f"<@{ME}>", ""),
        (f"<@{ME}> <@{ME}>\n\n", ""),
        ("3 * 4 and a_b", "3 * 4 and a_b"),
    ],
)  # fmt: skip
def test_only_the_words_are_asked(text: str, asked: str) -> None:
    assert spoken(text, ME) == asked


@pytest.mark.parametrize(
    "text", ["*" * 2000, "<@" * 1000, "`_~|" * 500, "> " * 1000, "https://" * 250]
)
def test_no_text_takes_long_to_undress(text: str) -> None:
    assert len(spoken(text, ME)) <= len(text)
