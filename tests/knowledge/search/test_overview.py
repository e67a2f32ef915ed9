"""The whole of an event in a few lines."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.flow import Status
from knowledge.ingest.load import load_pack, load_passages
from knowledge.search.answering.ofdays import OVERVIEW_LINES
from knowledge.service import KnowledgeBase
from knowledge.storage import open_store
from tests.golden.sets import SETS
from tests.knowledge.search.asker import Asker, lead_ids

AT = 1_700_000_000
NEWS = (
    ("2019-03-02", "A dam above Millford burst after a week of rain."),
    ("2019-03-02", "The flood from the dam swept away two bridges in Millford."),
    ("2019-03-03", "Soldiers took 400 people out of Millford in boats."),
    ("2019-03-05", "Engineers closed the gap in the dam above Millford."),
)
UNDATED = ("A ferry sank off the coast.", "Forty people were on board the ferry.")


def news(folder: Path, lines: list[dict[str, object]]) -> Path:
    file = folder / "news.jsonl"
    file.write_text("".join(json.dumps(each) + "\n" for each in lines))
    return file


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """The bundled event, an imported one without names, and one of which no day is told."""
    folder = tmp_path_factory.mktemp("news")
    dated: list[dict[str, object]] = [
        {"id": f"n{at}", "text": text, "date": day, "source": "Gazette"}
        for at, (day, text) in enumerate(NEWS)
    ]
    bare: list[dict[str, object]] = [
        {"id": f"f{at}", "text": text, "source": "Gazette"} for at, text in enumerate(UNDATED)
    ]
    with asyncio.Runner() as runner:
        store = runner.run(open_store("sqlite:///:memory:"))
        try:
            bundled = SETS["kazakhstan"].record
            runner.run(load_pack(store, bundled, actor="test", at=AT))
            for slug, title, lines in (
                ("dam", "The Millford dam", dated),
                ("ferry", "The ferry", bare),
            ):
                file = news(folder, lines)
                runner.run(load_passages(store, file, slug=slug, title=title, actor="test", at=AT))
            yield Asker(runner, store, KnowledgeBase(store))
        finally:
            runner.run(store.close())


@pytest.mark.parametrize(
    "text",
    [
        "what happened?",
        "what happened in kazakhstan",
        "tl;dr",
        "catch me up",
        "timeline of events",
        "что случилось?",
        "what happened during the riots",
    ],
)
def test_it_runs_from_the_first_day_on(record: Asker, text: str) -> None:
    answer = record(text, "kazakhstan-2022")
    assert answer.status is Status.ANSWERED
    assert answer.question.overview
    days = [found.fact.when.first for found in answer.lead if found.fact.when]
    assert len(days) == OVERVIEW_LINES
    assert days == sorted(days)
    assert days[0] == answer.events[0].first


def test_bare_passages_have_one_too(record: Asker) -> None:
    assert lead_ids(record("what happened in the millford disaster?", "dam"))[0] in ("n0", "n1")
    assert set(lead_ids(record("give me a summary", "dam"))) == {"n0", "n1", "n2", "n3"}


def test_a_record_without_days_tells_how_it_begins(record: Asker) -> None:
    assert lead_ids(record("what happened?", "ferry")) == ["f0", "f1"]


def test_of_several_events_each_is_told(record: Asker) -> None:
    answer = record("what happened?")
    assert [each.slug for each in answer.events].count("dam") == 1
    assert {found.fact.scope for found in answer.lead} == {"kazakhstan-2022", "dam", "ferry"}
    named = record("what happened in kazakhstan?")
    assert {found.fact.scope for found in named.lead} == {"kazakhstan-2022"}


@pytest.mark.parametrize(
    "text", ["what happened in almaty", "what happened to the airport", "what happened next"]
)
def test_what_asks_for_less_gets_none(record: Asker, text: str) -> None:
    assert not record(text, "kazakhstan-2022").question.overview


def test_what_points_back_goes_on(record: Asker) -> None:
    before = record("who seized Almaty airport?", "kazakhstan-2022")
    there = record("what happened there?", "kazakhstan-2022", context=before.context)
    assert not there.question.overview
    anew = record("give me a summary", "kazakhstan-2022", context=before.context)
    assert anew.question.overview


@pytest.mark.parametrize(
    "text", ["tell me a joke", "who made you", "what do you know", "what can I ask"]
)
def test_what_is_asked_of_the_bot_asks_nothing_of_the_record(record: Asker, text: str) -> None:
    assert record(text, "kazakhstan-2022").status is Status.NOT_A_QUESTION
