"""Questions near the topic of an imported text that it does not answer."""

from collections.abc import Iterator

import pytest

from knowledge.flow import Status
from tests.knowledge.search.asker import Asker, asked_of_text, first_of

STORY = """\
The pottery of Harl

The kiln of the Harl pottery was heated with peat and stood in a yard behind the mill. Ada Brandt, the owner, was reading a novel
in the shed when a beam fell. It weighed 900 kilograms and had a small oven beside it. A carter saw the smoke first. The roof had been
taken down a week before.

The largest jar was glazed by Olav Ness. A bishop had ordered a vase for his chapel. The vase was sold in Orsa on 3 May 1911. The
half-burnt ledger lay in a ditch. The jar of the bishop was made in Vik by two brothers.

A dealer offered a bounty of 300 crowns. The mayor rang a banker in Malm. The banker said that his client wanted the yard.
The bell rang at noon. The fire burned 40 sacks of straw. Ness called the yard a disgrace. A lamp had been switched off by the night watchman, Karl Holt. The oldest of them was Karl Holt, a widower from Malm.
"""


@pytest.fixture(scope="module")
def pottery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    path = tmp_path_factory.mktemp("texts") / "pottery.txt"
    path.write_text(STORY)
    with asked_of_text(path) as asker:
        yield asker


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("what novel was Ada Brandt reading?", id="which-one"),
        pytest.param("what kind of beam was it?", id="which-kind"),
        pytest.param("what's the banker's name?", id="whose-name"),
        pytest.param("what is the carter called?", id="called"),
        pytest.param("who named the kiln?", id="who-a-light-verb"),
        pytest.param("where was the ledger made?", id="where-a-light-verb"),
        pytest.param("where was the carter born?", id="where-a-deed"),
        pytest.param("who took down the roof?", id="who-an-expression"),
        pytest.param("who burnt the ledger?", id="who-only-told-which"),
        pytest.param("who glazed the smallest jar?", id="the-opposite"),
        pytest.param("who paid the bounty?", id="paid-not-offered"),
        pytest.param("what was the kiln made of?", id="made-of"),
        pytest.param("how much did the oven weigh?", id="of-it"),
        pytest.param("when was the second vase sold?", id="another-one"),
        pytest.param("who called the police?", id="called-somebody"),
        pytest.param("what was the bishop's salary?", id="what-of-whom"),
        pytest.param("how many sacks of clay burned?", id="of-other-stuff"),
        pytest.param("where did the carter sleep?", id="where-somebody-did"),
    ],
)
def test_what_a_line_beside_the_answer_tells_is_not_told(pottery: Asker, question: str) -> None:
    assert pottery(question).status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("who glazed the largest jar?", "Olav Ness"),
        ("what was the owner reading?", "a novel"),
        ("what's the owner's name?", "Ada Brandt"),
        ("what is the night watchman called?", "Karl Holt"),
        ("where was the jar of the bishop made?", "made in Vik"),
        ("when was the vase sold?", "3 May 1911"),
        ("who offered the bounty?", "A dealer"),
        ("how many sacks of straw burned?", "40 sacks"),
        ("where was Karl Holt from?", "a widower from Malm"),
        ("who called the yard a disgrace?", "Ness called"),
        ("who switched off the lamp?", "Karl Holt"),
    ],
)
def test_what_the_text_tells_is_told_all_the_same(pottery: Asker, question: str, told: str) -> None:
    assert told in first_of(pottery(question))
