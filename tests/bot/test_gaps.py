"""Gaps as editors see them: listed, near ones together, with what is near them and what probably fills them."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from typing import Any, Final

import pytest

from bot.blocks import Facts, Sentence
from bot.gaps.acts import ACT, Act, acted, button
from bot.gaps.listing import Looking, Seen, gap_seen, list_seen, probable
from bot.gaps.seeking import seek
from bot.gaps.wording import label_of
from bot.words import ENGLISH, LANGUAGES, words_for
from knowledge.document import describe
from knowledge.flow import Asked
from knowledge.gaps import Sought, of_fact
from knowledge.models import Fact, Figure, RevisionAction
from knowledge.service import KnowledgeBase
from knowledge.storage import open_store
from knowledge.storage.editing import ChangeSet, Edit, Editor
from knowledge.storage.interface import FactStore
from knowledge.storage.keeping import Gap, GapKind
from tests.contract.records import AT, FLOOD, FULL, fact, keep, span

TODAY: Final = date(2024, 3, 15)
ASKED: Final = AT + 100
NAMES: Final = {(FLOOD, each.id): each for each in FULL.names}


@pytest.fixture
async def store() -> AsyncIterator[FactStore]:
    opened = await open_store("sqlite:///:memory:")
    await keep(opened, FULL, at=AT)
    yield opened
    await opened.close()


def looking(store: FactStore, **more: Any) -> Looking:
    chosen = {"words": ENGLISH, "today": TODAY, "zone": "UTC", **more}
    return Looking(KnowledgeBase(store), **chosen)


async def gap(store: FactStore, question: str, number: int = 1, count: int = 1) -> Gap:
    knowledge = KnowledgeBase(store)
    found = await seek(knowledge, await knowledge.ask(question, today=TODAY))
    assert found is not None
    return replace(found.gap(0, at=ASKED), number=number, count=count)


async def add(store: FactStore, statement: str, at: int, **more: Any) -> None:
    made = replace(fact("", statement, span(3), **more), scope=FLOOD)
    names = {each.id: each for each in FULL.names}
    edit = Edit(made, describe(made, names), RevisionAction.ADD, 0)
    await store.view(0).edit(ChangeSet(Editor(7, "Ann"), "", at, statement, (edit,)))


def told(seen: Seen) -> list[str]:
    found: list[str] = []
    for block in seen.reply.blocks:
        if isinstance(block, Sentence):
            found.append(block.text)
        elif isinstance(block, Facts):
            found += [f"[{block.title}]"] if block.title else []
            for line in block.lines:
                found += [text for text in (line.text, line.byline, line.note) if text]
    return found


async def test_list_tells_how_often_and_when(store: FactStore) -> None:
    one = await gap(store, "how many people were injured at the quay on 3 March?", count=3)
    seen = await list_seen((replace(one, last=ASKED + 86_400 * 2),), looking(store))
    assert told(seen) == [
        "1 gap in the record",
        "1. how many · injured · Quay · 3 Mar 1999",
        "asked 3 times · first 14 Nov 2023, last 16 Nov 2023",
    ]
    assert [(each.label, each.identity) for each in seen.buttons] == [("1", "tt6:open:1:1")]


async def test_nothing_lacks_where_all_was_answered(store: FactStore) -> None:
    seen = await list_seen((), looking(store))
    assert "No gap is open" in told(seen)[0]
    assert seen.buttons == ()


async def test_list_has_pages(store: FactStore) -> None:
    kinds = (Asked.WHO, Asked.WHEN, Asked.WHERE, Asked.WHY, Asked.HOW_MANY, Asked.WHETHER)
    words = ("ferry", "museum", "tunnel", "market", "school", "church")
    gaps = [
        replace(
            Sought(FLOOD, kind, words=((word, word),)).gap(0, at=ASKED),
            number=number,
            count=9 - number,
        )
        for number, (kind, word) in enumerate(zip(kinds, words, strict=True), 1)
    ]
    first = await list_seen(gaps, looking(store))
    assert [each.identity for each in first.buttons] == [
        *(f"tt6:open:{number}:1" for number in range(1, 6)),
        "tt6:list:2:2",
    ]
    last = await list_seen(gaps, looking(store, page=99))
    assert [each.identity for each in last.buttons] == ["tt6:open:6:2", "tt6:list:1:1"]


async def test_gap_is_shown_with_what_is_like_it_and_near_it(store: FactStore) -> None:
    one = await gap(store, "how many people were injured at the quay on 3 March?", 1, 3)
    like = await gap(store, "how many were injured at the quay?", 2)
    seen = await gap_seen(one, (one, like), looking(store, page=2))
    texts = told(seen)
    assert texts[0] == "how many · injured · Quay · 3 Mar 1999"
    assert texts[2:4] == ["[Asked for much alike]", "how many · injured · Quay"]
    assert [each.identity for each in seen.buttons] == [
        "tt6:add:1:2",
        "tt6:fill:1:2",
        "tt6:dismiss:1:2",
        "tt6:list:2:2",
    ]
    assert seen.buttons[0].main


async def test_what_answers_it_since_is_offered(store: FactStore) -> None:
    one = await gap(store, "how many people were injured at the quay on 3 March?")
    look = looking(store)
    assert await probable(one, NAMES, look) is None
    figures = (Figure("injured", 7, place="quay"),)
    await add(
        store, "7 people were injured at the quay.", ASKED + 50, places=("quay",), figures=figures
    )
    found = await probable(one, NAMES, look)
    assert found is not None
    assert found.statement == "7 people were injured at the quay."
    seen = await gap_seen(one, (one,), look)
    assert f"Probably filled by {found.id}." in told(seen)
    assert seen.buttons[0].label == f"Filled by {found.id}"
    assert f"Probably filled by {found.id}." in told(await list_seen((one,), look))


async def test_what_was_on_record_before_does_not_fill_it(store: FactStore) -> None:
    one = await gap(store, "how many people were injured at the quay on 3 March?")
    figures = (Figure("injured", 7, place="quay"),)
    await add(
        store, "7 people were injured at the quay.", ASKED - 50, places=("quay",), figures=figures
    )
    assert await probable(one, NAMES, looking(store)) is None


async def test_gap_with_a_hidden_word_is_never_guessed_to_be_filled(store: FactStore) -> None:
    one = await gap(store, "did Jane Quux inspect the quay on 3 March?")
    await add(store, "The quay was inspected.", ASKED + 50, places=("quay",))
    assert await probable(one, NAMES, looking(store)) is None


async def test_reported_fact_stands_first_among_what_is_near(store: FactStore) -> None:
    first, *_ = await store.facts((FLOOD,))
    one = replace(of_fact(first, 0, at=ASKED), number=1)
    seen = await gap_seen(one, (one,), looking(store))
    assert told(seen)[1] == "reported once · 14 Nov 2023"
    assert first.statement in told(seen)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_question_has_its_word(language: str) -> None:
    words = words_for(language)
    for kind in Asked:
        made = Sought(FLOOD, kind, "injured", days=(span(3),)).gap(0, at=ASKED)
        assert label_of(made, NAMES, words).startswith(words.say(f"gaps.kind-{kind}"))
    for reported in GapKind:
        for count in (1, 2, 5):
            assert words.say(f"gaps.count-{reported}", count=count)


def test_label_of_a_reported_fact_is_its_own() -> None:
    made = of_fact(Fact("F-1", "The quay held.", scope=FLOOD), 0, at=ASKED)
    assert label_of(made, NAMES, words_for("de")) == "F-1 · The quay held."


def test_button_tells_what_it_was_made_for() -> None:
    for act in Act:
        made = button(act, "x", 12, 3)
        found = ACT.fullmatch(made.identity)
        assert found is not None
        assert acted(found) == acted(found).__class__(act, 12, 3)
    for forged in (
        "tt6:open:1",
        "tt6:erase:1:1",
        "tt6:open:-1:1",
        "tt6:open:1:1:1",
        "tt6:open:x:1",
    ):
        assert ACT.fullmatch(forged) is None
