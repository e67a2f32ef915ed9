"""Whether a reason is told, and what is said where there is none."""

from collections.abc import Iterator
from datetime import date

import pytest

from knowledge.flow import Status
from knowledge.models import Citation, Fact, FactName, Name, NameKind
from knowledge.search.weighing.causes import tells_reason
from tests.knowledge.search.asker import Asker, asked_of, lead_ids
from tests.knowledge.search.records import pack_of, span

NAMES = (
    Name("lang", NameKind.PERSON, "Otto Lang"),
    Name("vesland", NameKind.PLACE, "Vesland"),
)


def told(number: int, statement: str, *names: FactName, paragraph: int = 0) -> Fact:
    when = span(date(2001, 5, number))
    cited = (Citation("paper", paragraph or number),)
    return Fact(f"CA-{number:02}", statement, when, citations=cited, names=names)


FACTS = (
    told(1, "Several dockers in Vesland tore down the statue."),
    told(2, "Otto Lang removed the harbour board.", FactName("lang", "actor"), paragraph=2),
    told(3, "The ferry sank because the bow door had been left open."),
    told(4, "A gale halted the search."),
    told(5, "The toll could not be checked because the phones were cut."),
    told(6, "The market was shut.", paragraph=6),
    told(7, "The market lay beside cranes that were feared to fall.", paragraph=6),
)


@pytest.fixture(scope="module")
def own() -> Iterator[Asker]:
    with asked_of(pack_of(*FACTS, names=NAMES, title="The Vesland strike")) as asker:
        yield asker


@pytest.mark.parametrize(
    "text",
    [
        "why did they tear down the statue?",
        "why did Otto Lang remove the harbour board?",
        "why were the phones cut?",
    ],
)
def test_what_only_says_again_what_was_asked_is_no_reason(own: Asker, text: str) -> None:
    answer = own(text)
    assert (answer.status, answer.why_not) == (Status.CLOSEST, "The record does not say why.")


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("why did the ferry sink?", "CA-03"),
        ("why was the search halted?", "CA-04"),
        ("why could the toll not be checked?", "CA-05"),
    ],
)
def test_what_tells_more_is_taken_for_the_reason(own: Asker, text: str, fact: str) -> None:
    assert lead_ids(own(text))[0] == fact


def test_a_reason_of_the_same_paragraph_will_do(own: Asker) -> None:
    assert lead_ids(own("why was the market shut?")) == ["CA-06", "CA-07"]


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("Dockers marched against the new law.", True),
        ("Officers used shields against the crowd.", False),
        ("3,000 had been held, the paper reported, citing a ministry source.", False),
        ("The club cancelled the match, citing the storm.", True),
    ],
)
def test_words_that_tell_reasons(statement: str, told: bool) -> None:
    assert tells_reason(statement) is told
