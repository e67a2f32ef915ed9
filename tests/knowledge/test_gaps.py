"""Questions become gaps: which meet, what is told of them, which are near each other."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.flow import Status
from knowledge.gaps import (
    HIDDEN,
    Sought,
    asks,
    clusters,
    is_unanswered,
    of_fact,
    read,
    sought,
    stems_of,
)
from knowledge.models import Fact
from knowledge.storage.keeping import Gap, GapKind
from tests.knowledge.search.asker import Asker, asked_of
from tests.knowledge.search.records import FLOOD

FLOODED = "velm-1997"


@pytest.fixture(scope="module")
def ask() -> Iterator[Asker]:
    with asked_of(FLOOD) as asker:
        yield asker


def seek(ask: Asker, question: str) -> Sought | None:
    context = ask(question).context
    known = ask.runner.run(ask.knowledge.holds(stems_of(context), FLOODED))
    return sought(context, ask.runner.run(ask.knowledge.names(FLOODED)), known)


def found(ask: Asker, question: str) -> Sought:
    it = seek(ask, question)
    assert it is not None
    return it


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("how many were hurt in Oderby on 14 June?", "number of injured in oderby by June 14th"),
        (
            "how many ppl were injured in Odeby on 14 june",
            "How many were wounded in Oderby on 14/6/1997?",
        ),
        ("who paid for the new houses?", "who payed for new hous"),
        ("what did the mayor say about the airport?", "what did Ada Ström say about the airport"),
        ("when did the school in Velmstad open?", "when were schools in velmstad opened"),
    ],
)
def test_questions_that_ask_for_the_same_have_one_key(ask: Asker, one: str, other: str) -> None:
    assert found(ask, one).key == found(ask, other).key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("how many were hurt in Oderby on 14 June?", "how many were hurt in Velmstad on 14 June?"),
        ("how many were hurt in Oderby on 14 June?", "how many were hurt in Oderby on 15 June?"),
        ("how many were hurt in Oderby?", "how many were killed in Oderby in May 1997?"),
        ("who paid for the houses?", "when were the houses paid?"),
    ],
)
def test_questions_that_ask_for_something_else_have_another(
    ask: Asker, one: str, other: str
) -> None:
    assert found(ask, one).key != found(ask, other).key


def test_label_is_made_of_the_records_terms(ask: Asker) -> None:
    assert found(ask, "how many ppl were hurtt in odeby on 14 june??").label == (
        "how many · injured · Oderby · 14 June 1997"
    )
    assert found(ask, "who paid for the railway brigde?").label == "who · bridge paid railway"


def test_words_that_may_be_a_persons_are_not_told(ask: Asker) -> None:
    for question in (
        "did Zhang Wei inspect the dam?",
        "did zhang wei inspect the dam",
        "did Baker inspect the dam?",
        "did the man of +43 660 1234567 inspect the dam?",
        "did wei.zhang@example.org inspect the dam?",
    ):
        gap = found(ask, question).gap(7, at=1)
        assert gap.label.endswith(f" · {HIDDEN}")
        told = f"{gap.label} {gap.key}".casefold()
        assert not any(word in told for word in ("zhang", "wei", "baker", "660", "1234567"))


@pytest.mark.parametrize(
    "contact",
    [
        "mayor.flood@example.org",
        "MAYOR-Flood+bridge@example.org",
        "<mailto:mayor@flood.example>",
        "@mayor.bridge",
        "mayor_bridge",
        "mayor#1406",
        "u/mayor-bridge",
        "https://bridge.example/mayor/house?paid=flood#bridge",
        "www.mayor-bridge.example",
        "bridge.example/mayor",
        "mayor.example",
        "mayor (at) bridge (dot) example",
        "mayor[at]bridge.example",
        "+43 660 14 06 199",
        "(0660) 14-06-97",
        "555-1406",
        "14061997",
        "C:\\mayor\\bridge",
    ],
)
@pytest.mark.parametrize(
    "question", ["did {} inspect the dam?", "who paid {} for the railway", "{}: was the dam paid?"]
)
def test_parts_of_what_leads_to_somebody_are_not_told(
    ask: Asker, contact: str, question: str
) -> None:
    """Though they are ordinary words, or words of the record."""
    gap = found(ask, question.format(contact)).gap(7, at=1)
    told = f"{gap.label} {gap.key}".casefold()
    parts = ("mayor", "flood", "bridg", "hous", "exampl", "mail", "14", "06", "97", "555", "660")
    assert [part for part in parts if part in told] == []
    assert "dam" in told or "railway" in told


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("who inspected the dam in the U.S. style?", "dam inspected style"),
        ("who paid the well-known railway/bridge?", "bridge paid railway"),
        ("who paid the railway bridge @14 June?", "bridge paid railway"),
        ("who paid 1,200 for the railway?", "paid railway"),
    ],
)
def test_ordinary_words_are_told(ask: Asker, question: str, words: str) -> None:
    assert " ".join(dict(found(ask, question).words).values()) == words


def test_nothing_but_unknown_words_is_no_gap(ask: Asker) -> None:
    assert seek(ask, "who is Zhang Wei?") is None


@given(st.text(alphabet="qxzjvkw", min_size=7, max_size=12))
def test_no_made_up_word_is_ever_told(ask: Asker, word: str) -> None:
    gap = found(ask, f"did {word} pay for the railway in Oderby?").gap(7, at=1)
    assert word not in gap.label
    assert word not in gap.key


def test_gap_is_read_back_from_its_key(ask: Asker) -> None:
    names = ask.runner.run(ask.knowledge.names(FLOODED))
    for question in (
        "how many were hurt in Oderby on 14 June?",
        "did Zhang Wei inspect the dam?",
        "who paid for the railway bridge?",
        "what happened between 3 and 5 May?",
    ):
        it = found(ask, question)
        assert read(it.gap(7, at=1), names) == it


def test_same_is_asked_again_from_a_gap(ask: Asker) -> None:
    it = found(ask, "how many were hurt in Oderby on 14 June?")
    assert asks(it) == "how many injured in Oderby on 14 June 1997?"
    assert found(ask, asks(it)).key == it.key


def test_only_questions_without_an_answer_are_gaps(ask: Asker) -> None:
    assert is_unanswered(ask("who paid for the railway?"))
    assert not is_unanswered(ask("when did the Mill Dam break?"))
    statement = replace(ask("who paid for the railway?"), status=Status.NOT_A_QUESTION)
    assert not is_unanswered(statement)


def test_reported_fact_is_told_by_its_own_words() -> None:
    fact = Fact("VF-12", "The railway bridge at Oderby collapsed. " * 4, scope=FLOODED)
    gap = of_fact(fact, 7, at=5)
    assert (gap.kind, gap.event, gap.fact, gap.count) == (GapKind.REPORTED, FLOODED, "VF-12", 1)
    assert gap.label.startswith("VF-12 · The railway bridge at Oderby collapsed.")
    assert gap.label.endswith(HIDDEN)
    assert read(gap, {}) is None


def kept(number: int, key: str, count: int = 1, last: int = 10, event: str = FLOODED) -> Gap:
    return Gap(7, event, GapKind.UNANSWERED, key, key, 1, last, count, number=number)


def test_near_gaps_are_told_together_and_counted_together() -> None:
    gaps = (
        kept(1, "how-many|injured|oderby|5-5||", count=2, last=30),
        kept(2, "how-many|injured|oderby|||", count=3, last=20),
        kept(3, "how-many|injured|oderby|9-9||"),
        kept(4, "how-many|killed|oderby|5-5||"),
        kept(5, "who||||pay+railway|"),
        kept(6, "when||||pay+railway|", count=4),
        kept(7, "how-many|injured|oderby|||", event="other"),
    )
    told = clusters(gaps)
    assert [(each.head.number, each.count) for each in told] == [(2, 6), (6, 5), (4, 1), (7, 1)]
    assert [each.number for each in told[0].others] == [1, 3]
    assert (told[0].first, told[0].last) == (1, 30)


def test_reported_facts_are_told_apart() -> None:
    told = clusters((kept(1, "fact|VF-01"), kept(2, "fact|VF-02"), kept(3, "fact|VF-01")))
    assert [len(each.others) for each in told] == [1, 0]
