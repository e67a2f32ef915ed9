"""Questions for a trait of what a text tells, or for a deed to it, that the text does not tell: plausible, on its topic, and
refused, beside those of the same form that it answers."""

from collections.abc import Iterator

import pytest

from knowledge.flow import Status
from tests.knowledge.search.asker import Asker, asked_of_text, first_of

STORY = """\
The robbery of the Hallow museum

Two robbers came to the Hallow museum in the town of Brisk at 02:10 on 4 May 2017 in a white van and broke a window with a hammer.

They took a bronze horse, which weighs 14 kilograms. They also took a violin that the Brisk bank had lent to the museum.

The guard, Ivo Lenz, 58, lay tied up in the cellar until the cleaner, Marta Kroll, found him. He said that the robbers had spoken
hardly a word. Detective Paula Stern led the search.

The van was found burnt out beside the Sola river on 5 May. A Kestrel 300 motorcycle had waited there, a tyre mark showed.

The museum closed on 4 May and opened again on 9 May. Its guards earned 1,900 crowns a month, less than those of the bank.

Police freed nobody and arrested the dealer Otto Brandt on 2 June at his shop. The horse stood in his bath. The violin was never found.

Brandt, who was elected to the town council in 2015, was taken to the Fernhill hospital after a fall in his cell. A doctor said
that people in hospital with such a wound need rest. Airborne troops had trained in the town that week.

The van turned back once at the bridge. The second guard had called in sick. Brandt got six years in prison.
"""


@pytest.fixture(scope="module")
def robbery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    path = tmp_path_factory.mktemp("texts") / "robbery.txt"
    path.write_text(STORY)
    with asked_of_text(path) as asker:
        yield asker


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what colour was the van?", "white van"),
        ("what brand was the motorcycle?", "Kestrel 300"),
        ("what does the bronze horse weigh?", "14 kilograms"),
        ("how old was Ivo Lenz?", "58"),
        ("how much did the guards earn a month?", "1,900 crowns a month"),
        ("who lent the violin to the museum?", "the Brisk bank had lent"),
        ("who led the search?", "Paula Stern"),
        ("which hospital was Brandt taken to?", "Fernhill"),
        ("when did the museum open again?", "9 May"),
    ],
)
def test_what_is_told_of_a_thing_is_answered(robbery: Asker, question: str, told: str) -> None:
    answer = robbery(question)
    assert answer.status is Status.ANSWERED
    assert told in first_of(answer)


@pytest.mark.parametrize(
    "question",
    [
        "what colour was the violin?",
        "what colour was the motorcycle?",
        "what brand was the van?",
        "what brand was the hammer?",
        "what did the violin weigh?",
        "how old was Marta Kroll?",
        "how much did Paula Stern earn per month?",
        "who painted the bronze horse?",
        "who inherited the violin?",
        "who repaired the window of the museum?",
        "who won the election in the town?",
        "when did the museum close for good?",
        "when was Otto Brandt born?",
        "which museum is the best?",
        "what happened to the paintings in the museum?",
        "what compensation did the museum get for the violin?",
        "why did the van turn back?",
        "how many guards got arrested?",
    ],
)
def test_what_is_not_told_of_it_is_not(robbery: Asker, question: str) -> None:
    assert robbery(question).status is not Status.ANSWERED


@pytest.mark.parametrize(
    "message",
    [
        "hi there, good morning everybody",
        "good evening to all of you",
        "I will read it tonight when I am home from the museum",
        "we talk about the van when we are back in town",
    ],
)
def test_what_greets_or_tells_of_the_speaker_asks_nothing(robbery: Asker, message: str) -> None:
    assert robbery(message).status is Status.NOT_A_QUESTION


def test_what_somebody_forgot_is_asked(robbery: Asker) -> None:
    assert robbery("I forgot when the van was found").status is Status.ANSWERED
