"""Which number and which denial is told against a line, of those that stand near it: only what is of the same."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.flow import Answer, Evidence, Status
from knowledge.models import Attribution, Citation, Fact, Figure
from knowledge.search.answering.disputing import NO_OTHER
from knowledge.search.answering.othercounts import counts_otherwise, recounts, shared
from tests.knowledge.search.asker import Asker, asked_of_text
from tests.knowledge.search.records import told

STORY = """\
The fire at the Belmar works

The fire at the Belmar works began on Monday, 6 May 2013. The hall was built for 90 people. A boatman, Rolf Imber, took 40 people across
the river. He said that many had no shoes. A nurse of thirty, Ada Quint, was the ninth and last victim of the fire. Seventy people were
injured, according to the hospital; the firm said that there were 30.

The watchman, Paul Wenn, said that the sprinklers had failed. Belmar denied it. A cook, Ida Lorn, said that the gate had been locked.
Wenn's sister called that a lie.

About 25 tonnes of acid leaked from the tank. By Tuesday the clearing had cost 4 million crowns, the mayor said. The insurer Vant put the
sum at 6 million crowns. The clerks got a payment of 200 crowns. The chamber put the damage to the harbour at 800 million crowns.

Belmar promised each widow 5,000 crowns; by June only two widows had been paid. The minister announced that the works would never burn
again.

Some 300 workers marched on 9 May, according to police. The union said that 700 workers had marched.
"""


@pytest.fixture(scope="module")
def fire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    yield from _chronicle(tmp_path_factory.mktemp("texts") / "belmar.txt")


def _chronicle(path: Path) -> Iterator[Asker]:
    path.write_text(STORY)
    with asked_of_text(path) as asker:
        yield asker


def _against(answer: Answer) -> list[str]:
    assert answer.status is Status.ANSWERED
    return [found.fact.statement for group in answer.rivals[1:] for found in group.evidence]


@pytest.mark.parametrize(
    ("before", "line"),
    [
        ("how many people did Imber take across the river?", "took 40 people"),
        ("who was the last victim?", "ninth and last victim"),
        ("how much acid leaked?", "25 tonnes"),
        ("how much did the clerks get?", "200 crowns"),
        ("how many widows were paid?", "only two widows"),
    ],
)
@pytest.mark.parametrize("question", ["who disputes that?", "is that true?"])
def test_nothing_is_told_against_a_number_that_counts_something_else(
    fire: Asker, before: str, line: str, question: str
) -> None:
    answer = fire.after(before, question)
    assert [line in found.fact.statement for found in answer.lead] == [True]
    assert not _against(answer)


@pytest.mark.parametrize(
    ("before", "other"),
    [
        ("did the sprinklers fail?", "Belmar denied it"),
        ("was the gate locked?", "called that a lie"),
        ("how much did the clearing cost?", "6 million"),
        ("how many workers marched?", "300 workers"),
    ],
)
def test_what_denies_or_counts_the_same_is(fire: Asker, before: str, other: str) -> None:
    found = _against(fire.after(before, "who disputes that?"))
    assert [other in each for each in found] == [True]


def test_that_nobody_differs_is_said_only_where_nobody_speaks_right_behind(fire: Asker) -> None:
    silent = fire.after("how many widows were paid?", "who disputes that?")
    assert not silent.why_not
    plain = fire.after("how many people did Imber take across the river?", "who disputes that?")
    assert plain.why_not == NO_OTHER


def _sentence(
    number: int, statement: str, who: str = "", figure: tuple[str, float, str] = ("", 0, "")
) -> Fact:
    measure, best, group = figure
    return replace(
        told(number, statement),
        passage=True,
        when=None,
        citations=(Citation("paper", number),),
        attribution=Attribution(who=who),
        figures=(Figure(measure, best, best, best, group=group),) if measure else (),
    )


_MARCHED = _sentence(1, "Some 800 people marched to the port.", figure=("count", 800, "people"))


@pytest.mark.parametrize(
    ("statement", "who", "figure", "apart", "is_other"),
    [
        ("The union spoke of 1,500.", "", ("count", 1500, ""), 1, True),
        ("The union spoke of 1,500.", "", ("count", 1500, ""), 2, False),
        ("Boe counted 15 boats.", "Boe", ("count", 15, "boats"), 1, False),
        ("Boe put the damage at 15.", "Boe", ("count", 15, ""), 1, False),
        ("Boe said that 90 people marched.", "Boe", ("count", 90, "people"), 3, True),
        ("Boe said that 90 people slept.", "Boe", ("count", 90, "people"), 3, False),
        ("Boe said that 90 people were hurt.", "Boe", ("injured", 90, "people"), 1, False),
    ],
)
def test_another_number_is_of_the_same_measure_and_noun(
    statement: str, who: str, figure: tuple[str, float, str], apart: int, *, is_other: bool
) -> None:
    line = Evidence(_MARCHED, score=1.0, coverage=1.0, figure=_MARCHED.figures[0])
    assert counts_otherwise(line, _sentence(2, statement, who, figure), apart) is is_other


@pytest.mark.parametrize(
    ("statement", "is_other"),
    [
        ("Boe said that 90 people marched to the port.", True),
        ("Boe said that 90 people stood in the rain.", False),
        ("Boe said that the port was made for 90 people who marched.", False),
    ],
)
def test_elsewhere_in_the_text_it_is_of_the_same_deed_as_well(
    statement: str, *, is_other: bool
) -> None:
    line = Evidence(_MARCHED, score=1.0, coverage=1.0, figure=_MARCHED.figures[0])
    other = _sentence(2, statement, "Boe", ("count", 90, "people"))
    assert recounts(line, Evidence(other, score=1.0, coverage=1.0)) is is_other


def test_common_words_and_things_named_by_deeds_are_no_matter_in_common() -> None:
    train = _sentence(1, "The train left with 40 people.")
    assert not shared(train, _sentence(2, "Boe spoke of hours of training for people."))
    assert shared(train, _sentence(2, "Two trains met."))
