"""Which names a line's note lists: those that a pronoun of it may mean."""

import pytest

from bot.pointers import told_before
from knowledge.models import Fact


def listed(statement: str, *beside: str, meant: str = "") -> tuple[str, ...]:
    told = (meant,) if meant else ()
    return told_before(Fact("P1", statement, None, passage=True, beside=beside, meant=told))


@pytest.mark.parametrize(
    "statement",
    [
        "A tourist died on 5 June when she fell from a boat.",
        "Dorn denied that he had taken the painting.",
        "Sweden closed its ports for two days.",
        "There was no wind that night.",
    ],
)
def test_a_line_that_explains_its_pronouns_lists_nobody(statement: str) -> None:
    assert listed(statement, "Ada Vale", "Halm") == ()


def test_a_pronoun_lists_what_it_may_mean_by_its_kind() -> None:
    assert listed("Her boat sank at noon.", "Ada Vale", "Quay") == ("Ada Vale",)
    assert listed("In May its director resigned.", "Karl Orsa", "Orsa Line") == ("Orsa Line",)
    assert listed("The two men were held there.", "Karl Orsa", "Halm") == ("Halm",)


def test_who_tells_a_line_and_who_holds_an_office_is_told_before_it() -> None:
    assert listed("The men had left in time, he said.", "Karl Orsa", "Halm") == ("Karl Orsa",)
    assert listed("The president wept at the funeral.", "Ada Vale") == ("Ada Vale",)


def test_what_is_plainly_meant_stands_alone() -> None:
    assert listed("They took two cups.", "Marlow Museum", meant="the thieves") == ()
    assert listed("He was freed.", "Ada Vale", "Karl Orsa", meant="Karl Orsa") == ("Karl Orsa",)


def test_an_adjective_is_no_name() -> None:
    assert listed("It was sold.", "Danish", "Orsa Line") == ("Orsa Line",)
