"""What the title of a text names, and its sentences do not name again."""

from pathlib import Path

import pytest

from knowledge.flow import Status
from tests.knowledge.search.asker import Asker, asked_of_text, first_of

TEXT = """\
The Amber Bridge collapse

The Amber Bridge opened on 14 June 1974. On 9 August 2022 the middle span fell into the river. The mayor declared three days of mourning
on 10 August 2022. A report named corrosion of the northern cable as the cause. Ulf Rask, an engineer, was given two years. The ferry
is 40 metres long.
"""


def test_the_cause_of_what_the_title_names_is_told_without_naming_it(ask_text: Asker) -> None:
    assert "corrosion" in first_of(ask_text("what caused the collapse?"))


@pytest.mark.parametrize("question", ["how long was the bridge?", "how long is the Amber Bridge?"])
def test_a_size_of_it_is_told_by_no_other_size(ask_text: Asker, question: str) -> None:
    assert ask_text(question).status is not Status.ANSWERED


def test_its_beginning_is_told_by_no_other_beginning(tmp_path: Path) -> None:
    text = (
        "The fire on the Lady Maren\n\nAt about 07:15 on 9 May 2023 a fire broke out in the engine room. Twelve people were treated.\n\n"
        "Ingrid Vass came on 10 May 2023. She promised that a replacement ferry would start on 19 May 2023. The ferry was sold."
    )
    path = tmp_path / "ferry.txt"
    path.write_text(text)
    with asked_of_text(path) as ask:
        assert "a fire broke out" in first_of(ask("when did the fire start?"))


def test_other_sizes_are_told(ask_text: Asker) -> None:
    assert "three days" in first_of(ask_text("how long was the mourning?"))
    assert "40 metres" in first_of(ask_text("how long is the ferry?"))
