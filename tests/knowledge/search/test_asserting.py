"""A question whether is answered by what tells the asked deed, of whom it is asked, and in words that are no names."""

from collections.abc import Iterator
from datetime import date

import pytest

from knowledge.flow import Status
from knowledge.models import Citation, Fact, FactName, Name, NameKind
from knowledge.search.reading.asserting import asserted
from knowledge.text import STOP, tokens
from tests.knowledge.search.asker import Asker, asked_of, lead_ids
from tests.knowledge.search.records import pack_of, span

NAMES = (
    Name("ida_brook", NameKind.PERSON, "Ida Brook", ("Brook",)),
    Name("leo_hall", NameKind.PERSON, "Leo Hall", ("Hall",)),
    Name("mira_toll", NameKind.PERSON, "Mira Toll", ("Toll",)),
    Name("ring_road", NameKind.PLACE, "Ring Road"),
)


def passage(number: int, text: str, *names: str) -> Fact:
    return Fact(
        f"P-{number}",
        text,
        span(date(2001, 5, 4)),
        names=tuple(FactName(name, "subject") for name in names),
        citations=(Citation("paper", number),),
        passage=True,
    )


ARRESTED = passage(1, "A window was smashed at the northern branch, and police arrested three men.")
BROOK = passage(2, "Brook had banknotes stacked in the windows.", "ida_brook")
ALSO_BROOK = passage(3, "Later Brook asked the clerks to be silent.", "ida_brook")
FINED = passage(4, "Leo Hall was fined for hiding the loss.", "leo_hall")
LIVES = passage(5, "The student Mira Toll left hospital on Friday.", "mira_toll")
FOUND = passage(6, "The last of the climbers, a carpenter, was found dead on Sunday.")
VAN = passage(7, "The delivery van broke down on the Ring Road.", "ring_road")
OTHERS = tuple(
    passage(number, text)
    for number, text in enumerate(
        (
            "Two trains were late because a signal had failed.",
            "The council met in the old town hall.",
            "Snow fell on the harbour in the evening.",
            "A choir sang in the cathedral.",
            "Ferries stayed in port because of the wind.",
        ),
        start=8,
    )
)
GUARDED = passage(20, "The port reopened on Monday, 12 May, under police guard.")
EVERYTHING = (GUARDED, ARRESTED, BROOK, ALSO_BROOK, FINED, LIVES, FOUND, VAN, *OTHERS)


@pytest.fixture(scope="module")
def asker() -> Iterator[Asker]:
    with asked_of(pack_of(*EVERYTHING, names=NAMES)) as found:
        yield found


@pytest.mark.parametrize(
    ("question", "deed"),
    [
        ("was anyone injured at the northern branch?", "injured"),
        ("did the three arrested men go to prison?", "go"),
        ("were the seals broken?", "broken"),
        ("was the appeal of the widow successful?", "successful"),
        ("was the head of the bank dismissed?", "dismissed"),
        ("did the bell ring?", "ring"),
        ("was the fire put out or did it spread?", ""),
        ("is it known that the men fled?", ""),
        ("who fled?", ""),
    ],
)
def test_the_deed_that_is_asked_of_the_subject(question: str, deed: str) -> None:
    words = tokens(question)
    found = asserted(words, [word for word in words if word.folded not in STOP])
    assert (found.folded if found else "") == deed


@pytest.mark.parametrize(
    "question",
    [
        "was anyone injured at the northern branch?",
        "did the three arrested men go to prison?",
        "was Ida Brook fined?",
        "did Mira Toll die?",
        "did the bell ring?",
        "who was injured at the northern branch?",
        "who died at the northern branch?",
        "how many police guarded the port?",
    ],
)
def test_what_tells_all_but_the_deed_or_of_another_answers_nothing(
    asker: Asker, question: str
) -> None:
    assert asker(question).status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("were three men arrested at the northern branch?", ARRESTED),
        ("was Leo Hall fined?", FINED),
        ("who died?", FOUND),
        ("did the van break down?", VAN),
    ],
)
def test_what_tells_the_deed_of_them_answers(asker: Asker, question: str, line: Fact) -> None:
    answer = asker(question)
    assert answer.status is Status.ANSWERED
    assert lead_ids(answer)[0] == line.id
    assert LIVES.id not in lead_ids(answer)
