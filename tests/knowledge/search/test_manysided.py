"""Verbs with a particle mean several things; an everyday word stands for the one that a text has."""

from collections.abc import Iterator

import pytest

from tests.knowledge.search.asker import Asker, asked_of_text, first_of

STORY = """\
The sluice at Arnholt

On Tuesday, 3 May 2005, two masked men raided the lock house at Arnholt and forced the keeper, Ida Roth, to open the sluice. She was made
to read out a note. The barge Petronella foundered at noon, and its crew of six were picked out of the water by a dredger.

The guards on the weir surrendered at 18:20. On 5 May the county council said that Karl Venn would succeed the harbour master, Jens Holt, on
1 June. Holt had been dismissed over the telephone. The weir was floodlit for a week.

An inquiry under Judge Maren Pohl opened on 9 May. Of the 40 households on the quay 31 were settled for good by August. The pontoon floated
again on 12 May. The police put the names of the two men on the internet on 14 May.

The old lock house, a block of seven storeys, will be taken down. A mast was erected on the weir in July.
"""


@pytest.fixture(scope="module")
def chronicle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    path = tmp_path_factory.mktemp("texts") / "sluice.txt"
    path.write_text(STORY)
    with asked_of_text(path) as asker:
        yield asker


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("who broke into the lock house?", "two masked men raided"),
        ("was the keeper forced to read the note?", "made to read out"),
        ("when did the barge go down?", "foundered"),
        ("when did the guards give up?", "surrendered at 18:20"),
        ("who took over as harbour master?", "would succeed"),
        ("who was taking over from jens holt?", "would succeed"),
        ("who led the inquiry?", "under Judge Maren Pohl"),
        ("how many households were rehoused by august?", "31 were settled"),
        ("when was the pontoon refloated?", "floated again"),
        ("when were the names of the men leaked?", "on the internet"),
        ("when was the mast put up?", "mast was erected"),
        ("how many floors did the lock house have?", "seven storeys"),
        ("who was running the inquiry?", "under Judge Maren Pohl"),
    ],
)
def test_the_meaning_that_the_text_has_is_found(chronicle: Asker, question: str, told: str) -> None:
    assert told in first_of(chronicle(question))


@pytest.mark.parametrize(
    "question",
    [
        "when did the keeper give up?",
        "when did karl venn step down?",
        "when was the barge put up for sale?",
        "who brought down the weir?",
        "who led the guards?",
        "who ran the race?",
    ],
)
def test_another_meaning_of_somebody_else_is_none(chronicle: Asker, question: str) -> None:
    assert not first_of(chronicle(question))
