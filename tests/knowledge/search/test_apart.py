"""A line tells each asked thing by a word of its own, of the asked one of two alike, and in words of who is asked for."""

from collections.abc import Iterator

import pytest

from knowledge.flow import Status
from tests.knowledge.search.asker import Asker, asked_of_text

STORY = """\
The harbour siege

Two dock pilots broke into the bank of Orsa on Monday, 3 May 2010. Their message demanded money. A night porter, Iver Holt,
was the first to notice it when the lamps turned red. "At first I took it for a poor joke," he said later.

On 4 May a cut in ferry fares was agreed. The east gate gave way at noon on 5 May. The strike began on 6 May, when 900 tram
drivers stayed at home. The clerks had been trained abroad, the council alleged on 7 May. The harbour board said that
the custom of the market must be protected.

The spokesman of the pilots, Otto Lang, said on 8 May that they had ignored a warning from the lighthouse keeper. The keeper, Ruth Aasen, told the
Orsa Post that she had advised them to wait. The curfew began on 9 May at ten in the evening. Rebels killed two watchmen on 10 May.
The Interior Ministry said that 40 officers had been hurt on 11 May. An engineer testified on 12 May that the bolts were rusty.
The talks with the pilots began on 13 May. The porter was told to write no songs. The inquiry's report came out on 2 June.
"""


@pytest.fixture(scope="module")
def siege(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    path = tmp_path_factory.mktemp("texts") / "siege.txt"
    path.write_text(STORY)
    with asked_of_text(path) as asker:
        yield asker


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("was the ransom paid?", id="one word for two things"),
        pytest.param("how many officers were inside?", id="a part of a name"),
        pytest.param("what caused the power cut?", id="half of an expression"),
        pytest.param("did the north gate collapse too?", id="the other of two alike"),
        pytest.param("did the bus drivers strike too?", id="others of like work"),
        pytest.param("did any clerks ride trains?", id="a deed of the same letters"),
        pytest.param("was the market attacked?", id="what ought not to be"),
        pytest.param("was a watchman beheaded?", id="a deed of the same sort"),
        pytest.param("what is the fine for breaking the curfew?", id="what belongs to it"),
        pytest.param("what did the porter say about the pilots?", id="no words on that"),
        pytest.param("what did the council think of the tram drivers?", id="no words of theirs"),
    ],
)
def test_what_only_resembles_a_line_is_not_answered(siege: Asker, text: str) -> None:
    assert siege(text).status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("did the east gate collapse?", "east gate gave way"),
        ("did the tram drivers strike?", "tram drivers"),
        ("were the clerks trained abroad?", "trained abroad"),
        ("was a watchman killed?", "killed two watchmen"),
        ("when did the curfew begin?", "curfew began"),
        ("what did the lighthouse keeper say?", "advised them to wait"),
        ("what did the pilots' spokesman say?", "ignored a warning"),
        ("how many officers were hurt?", "40 officers"),
        ("what did the engineer say?", "testified"),
        ("when did the talks begin?", "The talks"),
    ],
)
def test_what_is_told_is_answered(siege: Asker, text: str, told: str) -> None:
    answer = siege(text)
    assert answer.status is Status.ANSWERED
    assert told in answer.lead[0].fact.statement
