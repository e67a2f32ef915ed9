"""What somebody did or knew, asked by a verb that says no more."""

import pytest

from knowledge.search.reading.glossary import Glossary
from knowledge.search.reading.question import understand
from knowledge.search.weighing.doing import (
    asked_doers,
    asks_of_knowing,
    does_something,
    tells_of_knowing,
)
from tests.knowledge.search.asker import TODAY


@pytest.mark.parametrize(
    ("statement", "acts"),
    [
        ("Police fired tear gas at the crowd.", True),
        ("Some police units took the side of the crowd.", True),
        ("Reports claimed that police officers had refused to arrest anybody.", True),
        ("The crowd was held off by the police.", True),
        ("Protesters tried to storm the house, a police building.", False),
        ("Protesters stripped police officers of their gear.", False),
        ("Police chief Per Aas blamed extremists.", False),
        ("He said that rioters were beating and killing police.", False),
        ("Outside the police station a car burnt.", False),
    ],
)
def test_who_acts_stands_at_the_beginning_of_a_clause(statement: str, acts: bool) -> None:
    assert does_something({"polic"}, statement) is acts


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("what did the police do?", True),
        ("what have the soldiers done about it", True),
        ("what did the police say?", False),
        ("what did the police do at the camp?", False),
    ],
)
def test_only_what_they_did_at_all_is_asked_of_doers(flood: Glossary, text: str, yes: bool) -> None:
    assert bool(asked_doers(understand(text, today=TODAY, glossary=flood))) is yes


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("did the mayor know who did it?", True),
        ("did the mayor know how to swim?", False),
        ("who knew of it?", False),
    ],
)
def test_whether_somebody_knew(flood: Glossary, text: str, yes: bool) -> None:
    assert asks_of_knowing(understand(text, today=TODAY, glossary=flood)) is yes


def test_what_tells_of_knowing() -> None:
    assert tells_of_knowing("The mayor certainly knew who rigged them.")
    assert tells_of_knowing("The harbour was shut without telling the mayor.")
    assert not tells_of_knowing("The mayor spoke of six waves of attacks.")
