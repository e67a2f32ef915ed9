"""Which words of a line are printed bold."""

from datetime import date

import pytest

from knowledge.flow import Asked, NameMatch, Question
from knowledge.models import Fact, Figure, Name, NameKind
from knowledge.names.book import NameBook
from knowledge.search.answering.bold import asked_stems, decisive
from knowledge.search.weighing.concepts import Concept
from knowledge.text import tokens
from tests.knowledge.search.asker import Asker
from tests.knowledge.search.records import span

FLOOD = "velm-1997"


def stressed(ask: Asker, text: str, event: str = FLOOD) -> list[str]:
    line = ask(text, event).lead[0]
    return [line.fact.statement[bold.start : bold.end] for bold in line.bold]


@pytest.mark.parametrize(
    ("event", "text", "bold"),
    [
        (FLOOD, "how many people died?", ["19"]),
        (FLOOD, "how many people were evacuated?", ["over 8,000"]),
        (FLOOD, "how many buses were sent?", ["35"]),
        (FLOOD, "who resigned?", ["Ada Ström"]),
        (FLOOD, "where did the bridge collapse?", ["Oderby"]),
        (FLOOD, "when did the Mill Dam break?", ["Mill Dam", "broke"]),
        ("karst-2009", "who was questioned?", ["Tomas Ruhl"]),
        ("karst-2009", "when did the first crane arrive?", ["first crane arrived"]),
        ("halcyon-1975", "where was Halcyon launched?", ["Cape Arran"]),
    ],
)
def test_the_words_that_decide_are_stressed(
    ask: Asker, event: str, text: str, bold: list[str]
) -> None:
    assert stressed(ask, text, event) == bold


def bold(statement: str, *wanted: Concept, figure: Figure | None = None) -> list[str]:
    fact = Fact("F", statement, span(date(2001, 5, 4)))
    found = decisive(Question("", ""), fact, figure, asked_stems(wanted), NameBook(()))
    return [statement[each.start : each.end] for each in found]


def concept(word: str, weight: float = 1.0) -> Concept:
    return Concept(word, {tokens(word)[0].stem: 1.0}, weight)


@pytest.mark.parametrize(
    ("statement", "shown"),
    [
        ("More than 300 people came.", "More than 300"),
        ("At least about 300 people came.", "At least about 300"),
        ("Some 300 people came.", "Some 300"),
        ("In 1999 exactly 300 came.", "exactly 300"),
        ("Three hundred came, said 300 of them.", "Three hundred"),
    ],
)
def test_a_number_is_stressed_with_what_qualifies_it(statement: str, shown: str) -> None:
    assert bold(statement, figure=Figure("x", 300)) == [shown]


@pytest.mark.parametrize(
    ("statement", "value", "shown"),
    [
        ("It cost some 80 million euros.", 80e6, "some 80 million"),
        ("At least 1.2 billion was lost.", 1.2e9, "At least 1.2 billion"),
        ("Twenty-six were hurt.", 26, "Twenty-six"),
        ("Two hundred and twenty-five were hurt.", 225, "Two hundred and twenty-five"),
        ("Of 80 people 20 left.", 20, "20"),
    ],
)
def test_a_number_of_several_words_is_stressed_whole(
    statement: str, value: float, shown: str
) -> None:
    assert bold(statement, figure=Figure("x", value)) == [shown]


def test_without_the_number_the_asked_words_are_stressed() -> None:
    assert bold("The bridge fell.", concept("bridge"), figure=Figure("x", 300)) == ["bridge"]


def test_neighbours_are_joined_and_only_the_weightiest_kept() -> None:
    words = "bridge fell river rose crowd ran dog slept cat sat".split()
    wanted = [concept(word, weight) for weight, word in enumerate(words, start=1)]
    found = bold(
        "The bridge fell. And the river rose. Then the crowd ran. A dog slept; the cat sat.",
        *wanted,
    )
    assert found == ["crowd ran", "dog slept", "cat sat"]


def test_nothing_asked_stresses_nothing() -> None:
    assert bold("The bridge fell.") == []


OTHER_PLACES = (
    Name("oderby", NameKind.PLACE, "Oderby"),
    Name("lindow", NameKind.PLACE, "Lindow"),
)
MOVED = Fact(
    "F",
    "The bell of Oderby was brought to Lindow.",
    span(date(2001, 5, 4)),
    places=("oderby", "lindow"),
)


def test_a_name_in_the_question_answers_nothing() -> None:
    asked = Question(
        "", "", asked=(Asked.WHERE,), names=(NameMatch(OTHER_PLACES[0], "Oderby", 1.0),)
    )
    (only,) = decisive(asked, MOVED, None, {}, NameBook(OTHER_PLACES))
    assert MOVED.statement[only.start : only.end] == "Lindow"


def test_places_are_not_stressed_where_somebody_is_asked_for() -> None:
    asked = Question("", "", asked=(Asked.WHO,))
    assert decisive(asked, MOVED, None, {}, NameBook(OTHER_PLACES)) == ()
