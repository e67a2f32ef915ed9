"""Everyday questions of a chronicle that was imported as plain text, which says nearly everything in other words."""

from collections.abc import Iterator

import pytest

from tests.knowledge.search.asker import Asker, asked_of_text, first_of

STORY = """\
The flood of the mill

The dam above Orsa gave way on Monday, 3 May 2010, at an altitude of 1,240 metres. The wave carried off seven of the carters.
The foreman of the sawmill, Edda Moss, was found in an attic. Her cousin was Otto Lang, a former ferryman. The dyke warden
Ruth Aasen had raised the alarm. In the evening, Bjarne Vik came home.

The army sent three Falcon helicopters on 4 May. The insurer Nordland Mutual granted the mill a loan of 60 million crowns.
The mill repaid 12 million crowns within a year. Moss was fined 9,000 crowns for a leak. Villagers withdrew 3 million crowns that day.

The council held a vote on 9 May. The clerk declared Lang the winner with 410 votes. Moss conceded the same evening.
A court acquitted Aasen of fraud on 20 May. The body of the miller Iver Holt was recovered on 21 May. Otto Lang thanked the
helpers. Edda Moss moved to the coast. Ruth Aasen kept her post.

The siege of the quarry began on 1 June 2010 with a shot. By the evening water had risen by 4 metres since the start of the siege,
the newspaper wrote. Savers withdrew 5 million crowns on 2 June. The bank limited withdrawals to 800 crowns per person on 2 June.
A group of eleven ice climbers set out from the Sona hut on 3 June. Signe Dahl of the River Union had a lead of 310 votes on 4 June.
"""


@pytest.fixture(scope="module")
def chronicle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    path = tmp_path_factory.mktemp("texts") / "mill.txt"
    path.write_text(STORY)
    with asked_of_text(path) as asker:
        yield asker


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("who won the vote?", "declared Lang the winner"),
        ("who won?", "declared Lang the winner"),
        ("who lost?", "Moss conceded"),
        ("did moss lose?", "Moss conceded"),
        ("was aasen convicted?", "acquitted Aasen"),
        ("did iver holt survive?", "The body of the miller"),
    ],
)
def test_the_outcome_may_be_told_by_another_word(
    chronicle: Asker, question: str, told: str
) -> None:
    assert told in first_of(chronicle(question))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("how much was the loan?", "a loan of 60 million"),
        ("how big was the loan?", "a loan of 60 million"),
        ("how much was moss fined?", "fined 9,000"),
        ("how much did the mill repay?", "repaid 12 million"),
        ("how much did the villagers withdraw?", "withdrew 3 million"),
        ("how many were carried off?", "seven of the carters"),
        ("how many were swept away?", "seven of the carters"),
        ("how much was withdrawn on 2 june?", "withdrew 5 million"),
        ("how many people set out?", "eleven ice climbers"),
        ("how big was signe dahl's lead?", "310 votes"),
        ("at what altitude did the dam give way?", "1,240 metres"),
    ],
)
def test_an_amount_stands_behind_the_deed_or_the_thing(
    chronicle: Asker, question: str, told: str
) -> None:
    assert told in first_of(chronicle(question))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("who is edda moss?", "The foreman of the sawmill, Edda Moss"),
        ("who was otto lang?", "a former ferryman"),
        ("who is ruth aasen?", "The dyke warden Ruth Aasen"),
        ("what did otto lang do before?", "a former ferryman"),
        ("which party is signe dahl from?", "of the River Union"),
    ],
)
def test_who_somebody_is_stands_beside_the_name(chronicle: Asker, question: str, told: str) -> None:
    assert told in first_of(chronicle(question))


def test_a_body_without_a_name_may_have_done_it(chronicle: Asker) -> None:
    assert "The army sent" in first_of(chronicle("who sent the falcons?"))


@pytest.mark.parametrize("question", ["when did the siege start?", "how did the siege begin?"])
def test_since_the_start_tells_of_no_beginning(chronicle: Asker, question: str) -> None:
    """From when something is counted says nothing of how that came to be."""
    assert "since the start" not in first_of(chronicle(question))


def test_people_of_whom_another_deed_is_told_are_no_answer(chronicle: Asker) -> None:
    assert not first_of(chronicle("how many people stayed at the Sona hut?"))


def test_nothing_is_denied_that_stands_right_below(chronicle: Asker) -> None:
    """A line with a number of nearly all that is asked may be the answer, however unsure."""
    answer = chronicle("how many crowns per person could be withdrawn on 2 june?")
    told = [line.fact.statement for line in (*answer.lead, *answer.nearest)]
    assert any("800 crowns" in each for each in told)
    assert "does not say this" not in answer.why_not
    assert "no such number" not in answer.why_not
