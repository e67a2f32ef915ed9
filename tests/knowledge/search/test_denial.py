"""What was not done is told by words of failing and hindering too."""

import pytest

from knowledge.flow import Question, Term
from knowledge.search.weighing.denial import only_denies, tells_denial

NOT_DOCKED = Question("", "why did they not dock", terms=(Term("dock", "dock"),), denied=True)


@pytest.mark.parametrize(
    ("statement", "denies"),
    [
        ("The crew did not dock.", True),
        ("The navy blamed the current for its failures.", True),
        ("A storm prevented it.", True),
        ("Docking was impossible in the swell.", True),
        ("The crew docked at noon.", False),
        ("The crew did not sleep all that night and docked at noon.", False),
    ],
)
def test_a_question_of_what_was_not_done_needs_a_denial(statement: str, denies: bool) -> None:
    assert tells_denial(NOT_DOCKED, statement) is denies


def test_any_other_question_needs_none() -> None:
    asked = Question("", "when did they dock", terms=(Term("dock", "dock"),))
    assert tells_denial(asked, "The crew docked at noon.")


@pytest.mark.parametrize(
    ("statement", "denied"),
    [
        ("They stayed alive and were not robbed.", True),
        ("Nobody was robbed in Oderby.", True),
        ("They were robbed, but not hurt.", False),
        ("They would not be robbed.", False),
        ("The shop was robbed.", False),
        ("Nobody was there.", False),
    ],
)
def test_what_befell_nobody_is_only_denied(statement: str, denied: bool) -> None:
    assert only_denies({"rob"}, statement) is denied
