"""What lines only resemble: the deed without its doer, the happening without its reason, the plan without what came, and the
thing without the name or number that is asked for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.flow import Status
from tests.knowledge.search.asker import Asker, asked_of_text, first_of

TEXT = """The fire at Norhaven Mill

Norhaven Mill, a building of six floors on the river Ease, burned on 4 May 2019. Ida Brook, the manager, was rescued from the roof at noon. Oskar Lind, chief of the guards, was seized at the gate by his own men and taken to Fernbrook Hospital. The yard was closed and the shed was broken open before dawn. Planes flew low over the mill. A committee of three neighbours closed the road by the bridge.

Two Norwegian firefighters worked on the ladder. Workers fled through the north door. In the end 17 people were counted dead. Wind blew in gusts of more than 60 knots while the boat of the rescuers crossed the river.

The first report found that dry wood was the main cause of the spread and that the order to wait should have been lifted by 9 a.m. The order was withdrawn only at 11 a.m. Two men were arrested in Easeport on 9 May. The owner, Karl Venn, stepped down on 12 May. Work was halted in June because the walls had cracked. A storm with high waves halted the work for most of July.

The repair was announced on 20 June. It was extended twice and ended on 3 August 2020. The crane was due on 1 March but reached the mill on 9 March.
"""


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    path = tmp_path_factory.mktemp("texts") / "mill.txt"
    path.write_text(TEXT, encoding="utf-8")
    with asked_of_text(path) as found:
        yield found


@pytest.mark.parametrize(
    "question",
    [
        "who rescued Ida Brook?",
        "who closed the yard?",
        "who flew the planes?",
        "why were the two men in Easeport?",
        "why did Karl Venn step down?",
        "what caused the fire?",
        "what were the names of the firefighters?",
        "what was the name of the architect?",
        "how many firefighters were killed?",
        "how fast was the boat of the rescuers going?",
        "when was the mill built?",
        "when was the order lifted?",
    ],
)
def test_line_that_only_resembles_does_not_answer(asker: Asker, question: str) -> None:
    assert asker(question).status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("who closed the road by the bridge?", "committee"),
        ("who seized Oskar Lind?", "his own men"),
        ("what was the name of the manager?", "Ida Brook"),
        ("what was the name of the owner?", "Karl Venn"),
        ("where was Oskar Lind taken?", "Fernbrook"),
        ("when was the order withdrawn?", "11 a.m."),
        ("why was the work halted in June?", "cracked"),
        ("why was the work halted in July?", "storm"),
        ("when was the crane due to reach the mill?", "due on 1 March"),
        ("when did the repair end?", "3 August"),
        ("how many people died?", "17"),
    ],
)
def test_line_that_tells_it_answers(asker: Asker, question: str, told: str) -> None:
    answer = asker(question)
    assert answer.status is Status.ANSWERED
    assert told in answer.lead[0].fact.statement


def test_part_of_a_name_tells_no_deed(tmp_path: Path) -> None:
    path = tmp_path / "council.txt"
    path.write_text(
        "The strike\n\nThe dockers struck on 3 May 2011. On 5 May Ann Reed announced that she had taken over as head of the "
        "Harbour Council.\n\nThe Harbour Council met on 6 May. Mark Tell, the chief clerk, slept.\n",
        encoding="utf-8",
    )
    with asked_of_text(path) as found:
        assert "Ann Reed" in first_of(found("who governs the Harbour Council now?"))


def test_who_came_before_somebody_is_told_by_what_names_them(tmp_path: Path) -> None:
    path = tmp_path / "spill.txt"
    path.write_text(
        "The spill\n\nThe tanker struck a rock on 3 May 2011. Rob Hale, the chief cook, swam ashore.\n\n"
        "Thad Ullin led the work from 9 May, after Mary Brask had directed the first efforts.\n",
        encoding="utf-8",
    )
    with asked_of_text(path) as found:
        assert "Mary Brask" in first_of(found("who was in charge before thad ullin?"))
