"""What was only wished is told of nobody as done; who holds an office is told where the name stands beside it."""

from collections.abc import Iterator

import pytest

from knowledge.flow import Question, Status
from knowledge.models import Name, NameKind
from knowledge.search.reading.question import understand
from knowledge.search.weighing.wished import tells_it_done
from tests.golden.sets import TODAY
from tests.knowledge.search.asker import Asker, asked_of, lead_ids
from tests.knowledge.search.records import pack_of, told

FACTS = (
    told(1, "Union leaders want the harbour master Otto Quist to resign.", "quist"),
    told(2, "The crowd demanded the resignation of the council."),
    told(3, "Treasurer Mila Renn resigned after the audit.", "renn"),
    told(4, "The rowers and their coach chose the boat.", "rowers"),
    told(5, "Assistant coach Ivo Lund went to the river with eight rowers.", "lund"),
    told(6, "The clerk, Ana Bell, was ready to open the archive.", "bell"),
)


@pytest.fixture(scope="module")
def asker() -> Iterator[Asker]:
    names = (
        Name("quist", NameKind.PERSON, "Otto Quist"),
        Name("renn", NameKind.PERSON, "Mila Renn"),
        Name("lund", NameKind.PERSON, "Ivo Lund"),
        Name("bell", NameKind.PERSON, "Ana Bell"),
        Name("rowers", NameKind.GROUP, "rowers"),
    )
    with asked_of(pack_of(*FACTS, names=names)) as found:
        yield found


def asked(asker: Asker, text: str) -> Question:
    return understand(text, today=TODAY, glossary=asker.glossary("own-2001"))


@pytest.mark.parametrize(
    ("question", "statement", "done"),
    [
        ("who resigned?", FACTS[0].statement, False),
        ("who resigned?", FACTS[1].statement, False),
        ("who resigned?", FACTS[2].statement, True),
        ("who wanted him to resign?", FACTS[0].statement, True),
        ("when did the clerk open the archive?", FACTS[5].statement, False),
        ("did the clerk open the archive?", FACTS[5].statement, True),
        ("when will the clerk open the archive?", FACTS[5].statement, True),
        ("what did the clerk open?", FACTS[5].statement, True),
    ],
)
def test_a_wish_is_no_deed(asker: Asker, question: str, statement: str, done: bool) -> None:
    assert tells_it_done(asked(asker, question), statement) is done


def test_who_did_it_is_answered_by_who_did_it(asker: Asker) -> None:
    assert lead_ids(asker("who resigned?"))[:1] == ["D-3"]


def test_who_holds_an_office_stands_beside_it(asker: Asker) -> None:
    assert lead_ids(asker("who's the coach?"))[0] == "D-5"


def test_who_somebody_is_is_told_by_what_stands_before_the_name(asker: Asker) -> None:
    answer = asker("who is Ivo Lund?")
    assert answer.status is Status.ANSWERED
    assert lead_ids(answer)[0] == "D-5"
