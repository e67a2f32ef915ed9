"""Words that tell something else: hours where years are asked, and a trial by what somebody "tried to" do."""

from pathlib import Path

import pytest

from knowledge.flow import Status
from tests.knowledge.search.asker import Asker, asked_of_text, first_of, written

TEXT = """\
The robbery at Arnholt

On 3 May 2005 two men tried to rob the bank at Arnholt. Police questioned Erik Lund for three hours. Ida Roth was freed from a cellar by firemen. Karl
Brandt, 44, of Velmstad, had planned the robbery. On 9 June Brandt was tried before a jury. He spent eleven months in prison. The bank did not
comment on the loss. Ministers declined to comment.
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("for how many hours was Lund questioned?", "three hours"),
        ("how many months did Brandt spend in prison?", "eleven months"),
        ("when was Brandt tried?", "tried before a jury"),
        ("where was Ida Roth found?", "from a cellar"),
        ("where does Karl Brandt come from?", "of Velmstad"),
        ("did the bank say anything about the loss?", "did not comment"),
    ],
)
def test_it_is_told_as_it_is_asked(ask_text: Asker, question: str, told: str) -> None:
    assert told in " ".join(first_of(ask_text(question)).split())


@pytest.mark.parametrize(
    "question",
    [
        "how many years was Lund questioned?",
        "was Lund tried in court on 3 May?",
        "did the robbery hurt the ferry bookings of tourists?",
    ],
)
def test_what_only_sounds_so_does_not_answer(ask_text: Asker, question: str) -> None:
    assert ask_text(question).status is not Status.ANSWERED


OF_RANKS = """\
The fire at Velmstad

General Ivo Sand led the search. The mayor, Ada Blom, thanked the firemen. Several hospitals were on alert. Firemen used ladders to reach the roof. The
bank cut its rate to help buyers. On 4 June five more people were found dead, four men and a woman, so that the toll rose to 11. On 3 June a sixth
victim died.
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("which general led the search?", "General Ivo Sand"),
        ("why did firemen use ladders?", "to reach the roof"),
    ],
)
def test_ranks_and_purposes_are_told(tmp_path: Path, question: str, told: str) -> None:
    with asked_of_text(written(OF_RANKS, tmp_path)) as asker:
        assert told in " ".join(first_of(asker(question)).split())


@pytest.mark.parametrize(
    "question",
    [
        "which admiral led the search?",
        "which phone should i buy for my grandma",
    ],
)
def test_another_rank_none_of_many_and_advice_are_not(tmp_path: Path, question: str) -> None:
    with asked_of_text(written(OF_RANKS, tmp_path)) as asker:
        assert asker(question).status is not Status.ANSWERED
