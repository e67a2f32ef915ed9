"""Who tells it otherwise: asked of the line told, and answered by what is recorded against it or by that there is nothing."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from knowledge.flow import Status
from knowledge.models import Attribution, Citation, Fact, Figure
from knowledge.search.answering.contesting import two_sided
from knowledge.search.answering.disputing import NO_OTHER, beside
from knowledge.search.following.doubting import asks_of_others, asks_true_figure, doubts
from tests.knowledge.search.asker import Asker, asked_of, lead_ids
from tests.knowledge.search.records import pack_of, told

FLOOD = "velm-1997"
TRAIN = "karst-2009"


def _line(number: int, statement: str, who: str = "", count: float | None = None) -> Fact:
    """A sentence of the first paragraph of an imported text."""
    figures = (Figure("people", count, count, count),) if count else ()
    return replace(
        told(number, statement),
        id=f"t-1-{number}",
        passage=True,
        citations=(Citation("paper", 1),),
        attribution=Attribution(who=who),
        figures=figures,
    )


_LINES = (
    _line(1, "Boe accused the council of having cut the inspections.", "Boe"),
    _line(2, "Keller denied this.", "Keller"),
    replace(_line(3, "The ferry was new."), citations=(Citation("paper", 2),)),
    _line(4, "Passengers said that the alarm had not sounded on the deck.", "Passengers"),
    _line(5, "Nordline said that the alarm had worked.", "Nordline"),
    _line(6, "Some 8,000 people marched, according to police.", "police", 8000),
    _line(7, "The organisers spoke of 15,000."),
)


@pytest.fixture(scope="module")
def text() -> Iterator[Asker]:
    with asked_of(pack_of(*_LINES)) as asker:
        yield asker


@pytest.mark.parametrize(
    ("words", "others", "doubted"),
    [
        ("does anyone say different?", True, False),
        ("do others say the same", True, False),
        ("who disputes that", True, False),
        ("did anybody deny it?", True, False),
        ("is that disputed?", True, False),
        ("any other accounts?", True, False),
        ("is that true?", False, True),
        ("are you sure about that?", False, True),
        ("who says so?", False, False),
        ("who denied the report of the miners?", False, False),
        ("is it true that the bridge fell?", False, False),
        ("any other news?", False, False),
        ("so who disputes it", True, False),
        ("what does the other side say?", True, False),
        ("did he deny it?", True, False),
        ("who says there wasn't?", True, False),
        ("who says it did not", True, False),
        ("was he right?", False, True),
        ("really?", False, True),
        ("was that a lie?", False, True),
        ("what does the mayor say?", False, False),
        ("did he really resign?", False, False),
    ],
)
def test_what_asks_for_others_and_what_doubts(words: str, others: bool, doubted: bool) -> None:
    assert asks_of_others(words) is others
    assert doubts(words) is doubted


@pytest.mark.parametrize(
    ("before", "line", "other"),
    [
        ("what did Boe say?", "t-1-1", "t-1-2"),
        ("did the alarm work?", "t-1-5", "t-1-4"),
        ("how many people marched?", "t-1-6", "t-1-7"),
    ],
)
@pytest.mark.parametrize("question", ["does anyone say different?", "is that true?"])
def test_what_another_says_against_the_line_is_told_beside_it(
    text: Asker, before: str, line: str, other: str, question: str
) -> None:
    answer = text.after(before, question)
    assert lead_ids(answer) == [line]
    assert [found.fact.id for group in answer.rivals[1:] for found in group.evidence] == [other]
    assert not answer.why_not


@pytest.mark.parametrize("question", ["who disputes that?", "are you sure?"])
def test_where_nobody_does_that_is_told(text: Asker, question: str) -> None:
    answer = text.after("what was new?", question)
    assert answer.status is Status.ANSWERED
    assert lead_ids(answer) == ["t-1-3"]
    assert answer.why_not == NO_OTHER


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("how many were there really?", True),
        ("how many really?", True),
        ("so how many people were there in fact", True),
        ("what is the true number?", True),
        ("how many were there?", False),
        ("how many really resigned?", False),
    ],
)
def test_what_asks_for_the_number_that_is_right(words: str, asked: bool) -> None:
    assert asks_true_figure(words) is asked


_STORY = (
    _line(1, "Boe said that 19 men were on board.", "Boe", 19),
    _line(2, "The seamen's union said that the true number was 31.", "seamen's union", 31),
    _line(3, "The paper printed letters in which Boe threatened the crew.", "paper"),
    _line(4, "The owner called them a forgery."),
    _line(5, "Keller said nothing for a week and then confirmed that they were real.", "Keller"),
    _line(6, "The council promised free buses."),
    _line(7, "They never came."),
    _line(8, "Some 400 houses burned, by the mayor's count, and 900, by the tenants'.", count=400),
    _line(9, "Why the boiler burst is in dispute."),
    _line(10, "The inspectors say that it was rusty.", "inspectors"),
)


@pytest.fixture(scope="module")
def story() -> Iterator[Asker]:
    with asked_of(pack_of(*_STORY)) as asker:
        yield asker


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        ("how many men were on board?", "t-1-2"),
        ("what did the letters say?", "t-1-4"),
        ("what did the letters say?", "t-1-5"),
        ("were there free buses?", "t-1-7"),
        ("why did the boiler burst?", "t-1-10"),
    ],
)
def test_what_stands_beside_a_line_is_shown_rather_than_that_nobody_differs(
    story: Asker, before: str, shown: str
) -> None:
    answer = story.after(before, "who disputes that?")
    rivals = [found.fact.id for group in answer.rivals for found in group.evidence]
    assert shown in (*lead_ids(answer)[1:], *rivals)
    assert not answer.why_not


def test_of_a_line_that_tells_two_sides_it_is_not_said_that_nobody_differs(story: Asker) -> None:
    answer = story.after("how many houses burned?", "is that true?")
    assert lead_ids(answer)[0] == "t-1-8"
    assert not answer.why_not


@pytest.mark.parametrize(
    ("statement", "two"),
    [
        ("Some 40, by the police's count, and 110, by the federation's, marched.", True),
        ("The chamber put the damage at 1.1 billion marks, the ministry at 640 million.", True),
        ("According to the doctors 87 were hurt; the organisers said that there were 52.", True),
        ("87 were hurt, according to the doctors, while the organisers said 52.", True),
        ("The police blamed members of the union; Boe blamed strangers.", True),
        ("Whose fault it was is disputed.", True),
        ("Boe wept and said that she had never been trained.", False),
        ("Boe said that he was tired but happy.", False),
        ("The bridge fell, but nobody was hurt.", False),
    ],
)
def test_a_line_that_tells_two_sides(statement: str, two: bool) -> None:
    assert two_sided(statement) is two


def test_another_count_of_the_same_is_another_account(ask: Asker) -> None:
    answer = ask.after("how many passengers were injured?", "who says different?", event=TRAIN)
    assert answer.rivals


def test_who_only_asks_who_said_it_is_told_no_more(ask: Asker) -> None:
    answer = ask.after("how many people died?", "who said so?", event=FLOOD)
    assert not answer.why_not


def test_the_lines_beside_one_are_known_by_its_number() -> None:
    assert beside(_LINES[3]) == ("t-1-2", "t-1-3", "t-1-5", "t-1-6", "t-1-7")
    near = ("KZ-0008", "KZ-0009", "KZ-0011", "KZ-0012", "KZ-0013")
    assert beside(replace(_LINES[0], id="KZ-0010")) == near
    assert beside(replace(_LINES[0], id="first")) == ()
