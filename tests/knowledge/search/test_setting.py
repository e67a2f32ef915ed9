"""A bare sentence goes on telling of the place that the one before it names, as long as neither turns to another."""

from collections.abc import Iterator

import pytest

from bot.reply import snippet_text
from knowledge.flow import Status
from tests.knowledge.search.asker import Asker, asked_of_text, first_of

STORY = """\
The storm on the coast

On Wednesday 4 March 2015 a gas tank exploded at the Orvane refinery near Tarnsby. Three workers were killed. More than 80
firefighters fought the flames until dawn. The plant stayed closed for six weeks.

The army base at Harl was opened to the homeless on 5 March. Soldiers handed out 3,000 meals a day. In Kelby, the power failed.
The base was closed to visitors again on 20 March.

The ferry Lady Morwen ran aground off Skarn on 6 March. All 212 passengers were brought ashore by lifeboats.

Prime Minister Aldo Senn met the governors in the Castle of Brenne on 9 March. The meeting lasted four hours. A second meeting
ended without an agreement on 16 March. Elsewhere, nine shops were looted.

The curfew in Norhaven began on 3 March, and one in Kelby on 5 March. Looters broke into four shops. A mosque in Tallow burned
down. Two teenagers were arrested. At the Sorrel bridge, soldiers stopped a lorry. The driver fled into the woods.

The cruise liner Aurelia turned away from Kelby. The ship anchored off Cape Dolm and waited for two days. Fishermen sold the crew
fresh water. The mining company Norgold denied any blame. The group lost 200 lorries. A bear attacked two hikers in the hills. Hunters
shot the animal on Sunday.

A freight train derailed at Old Mill. Eight wagons lay in the water.
"""


@pytest.fixture(scope="module")
def storm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    path = tmp_path_factory.mktemp("texts") / "storm.txt"
    path.write_text(STORY)
    with asked_of_text(path) as asker:
        yield asker


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many people were killed at the Orvane refinery?", "Three workers"),
        ("How many firefighters were at work at the Orvane refinery?", "80"),
        ("How long did the Orvane refinery stay closed?", "six weeks"),
        ("How many meals a day were handed out at the Harl base?", "3,000 meals"),
        ("When was Harl closed to visitors again?", "20 March"),
        ("How many passengers were on the Lady Morwen?", "212"),
        ("How long did the meeting in the Castle of Brenne last?", "four hours"),
        ("How many teenagers were arrested in Tallow?", "Two teenagers"),
        ("How long did the Aurelia wait off Cape Dolm?", "two days"),
        ("What did fishermen sell to the crew of the Aurelia?", "fresh water"),
        ("How many lorries did Norgold lose?", "200 lorries"),
        ("How many wagons of the train lay in the water?", "Eight wagons"),
    ],
)
def test_a_sentence_answers_of_the_place_that_the_one_before_names(
    storm: Asker, question: str, told: str
) -> None:
    answer = storm(question)
    assert answer.status is Status.ANSWERED
    assert told in first_of(answer)


@pytest.mark.parametrize(
    "question",
    [
        "How many people were killed in Brenne?",
        "How many meals a day were handed out in Kelby?",
        "How long did the meeting at Harl last?",
        "How many shops were looted in the Castle of Brenne?",
        "How many shops were looted in Kelby?",
        "How many teenagers were arrested at the Sorrel bridge?",
        "Who fled into the woods in Tallow?",
        "How long did Norgold wait off Cape Dolm?",
        "How many hikers were shot?",
    ],
)
def test_it_answers_of_no_other_place(storm: Asker, question: str) -> None:
    assert storm(question).status is not Status.ANSWERED


def test_the_line_says_of_what_the_source_speaks(storm: Asker) -> None:
    answer = storm("How many people were killed at the Orvane refinery?")
    assert "speaks of Orvane" in snippet_text(answer.lead[0], answer.sources)
