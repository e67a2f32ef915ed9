"""Questions of hardly a word but a name: where it lies, what it is, who came after it, what it was called, where it was
brought, who was the first, and whether there was another."""

from collections.abc import Iterator

import pytest

from knowledge.flow import Status
from tests.knowledge.search.asker import Asker, asked_of_text, first_of

TEXT = """The Orlo eruption

The volcano Orlo erupted on 12 May 2019 and covered the town of Santa Rila in ash. Orlo stands on the southern tip of the island of Pell. Santa Rila, a fishing port on the west coast, has 4,000 people. Ash fell on Santa Rila for two days.

The village of Kemo lies halfway up the slope. Lava reached Kemo in the night. Fishing boats took people from Kemo to the mainland. Nobody in Kemo was hurt.

Vulcanologist Dana Ferro was the first to see the cloud; guide Sem Otto ran down after her. Sem Otto was carried to a clinic in Santa Rila with burns. Priest Luis Amar called the mountain a sleeping dragon. Prime minister Rosa Vidal said that Pell was a model for the region.

The Albatross, a seaplane of the coastguard, made nine flights. The Albatross landed in the bay on 13 May. The research ship Calypsa took samples. The Pumice Fund is a charity that pays for new roofs. Pumice Fund collected a million dollars by June. A drill began to turn on 20 May; the engineers called it Plan A. Plan A reached 90 metres.

The injured were brought by helicopter to a hospital in Lund. Interior minister Hugo Paz flew back from Chile on 14 May. Pilot Ana Roos was the first to land on the slope. Sulphur was mined on Orlo until 1970. Schools in Lund were shut on 18 May. Flutist Iva Lem died on 16 May, and baker Tor Ahl died on 19 May.
"""


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    path = tmp_path_factory.mktemp("texts") / "orlo.txt"
    path.write_text(TEXT, encoding="utf-8")
    with asked_of_text(path) as found:
        yield found


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("where is Santa Rila?", "west coast"),
        ("On which coast is Santa Rila?", "west coast"),
        ("where exactly is Kemo?", "halfway up"),
        ("In what part of the island does Orlo lie?", "southern tip"),
        ("What kind of plane was the Albatross?", "seaplane"),
        ("What sort of ship is the Calypsa?", "research ship"),
        ("What kind of organisation is the Pumice Fund?", "charity"),
        ("What was Plan A?", "called it Plan A"),
        ("Who ran down after Dana Ferro?", "Sem Otto"),
        ("What did the priest call the mountain?", "dragon"),
        ("Where was Sem Otto taken?", "clinic"),
        ("Where were the injured flown?", "hospital in Lund"),
        ("From which country did the interior minister fly back?", "Chile"),
        ("Who was the first to land on the slope?", "Ana Roos"),
        ("What was being mined on Orlo?", "Sulphur"),
        ("What did the prime minister say Pell is for the region?", "model"),
    ],
)
def test_line_that_says_what_or_where_it_is_comes_first(
    asker: Asker, question: str, told: str
) -> None:
    assert told in first_of(asker(question))


@pytest.mark.parametrize(
    "question",
    [
        "Where is Lund?",
        "In what part of Pell is Lund?",
        "What kind of town is Lund?",
        "Who ran down after Sem Otto?",
        "What did Hugo Paz call the mountain?",
        "Where was the priest brought?",
        "Was there another landslide in Kemo?",
        "Was there an eruption on 18 May?",
        "Who was the first to reach Kemo?",
        "What was being built in Lund?",
    ],
)
def test_line_that_only_has_the_name_does_not_answer(asker: Asker, question: str) -> None:
    assert asker(question).status is not Status.ANSWERED
