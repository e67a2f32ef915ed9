"""Whether a line tells a place, so that it may answer where something is."""

import pytest

from knowledge.flow import Asked
from knowledge.search.reading.glossary import Glossary
from knowledge.search.reading.question import understand
from knowledge.search.weighing.kindfit import Places
from knowledge.search.weighing.spotted import asks_spot, tells_spot
from tests.knowledge.search.asker import TODAY
from tests.knowledge.search.records import told


@pytest.mark.parametrize(
    ("statement", "tells"),
    [
        ("The tug towed her to the shipyard at Kellsund.", True),
        ("They had been trained abroad.", True),
        ("The fire began in an electric van.", True),
        ("The town lies far from the border.", True),
        ("She was freed on Friday in January.", False),
        ("The contingent in Norland would be 2,500 strong.", False),
        ("Ada Blom claimed on Chirper that it was a plot.", False),
        ("The alarm had not sounded.", False),
        ("She moved to Portugal.", True),
        ("He had left for the capital.", True),
    ],
)
def test_a_place_is_a_name_or_a_noun_of_places_behind_a_preposition(
    flood: Glossary, statement: str, tells: bool
) -> None:
    question = understand("where was it?", today=TODAY, glossary=flood)
    assert asks_spot(question)
    fact = told(1, statement, "ada-blom", "chirper")
    assert tells_spot(question, fact, Places(frozenset({"norland"}))) is tells


@pytest.mark.parametrize(
    ("statement", "tells"),
    [
        ("The ledger had been found in a bin by a cleaner.", True),
        ("It was found at 3 a.m. under the stage.", True),
        ("The ledger was found in the morning.", False),
        ("It was found in a state of decay.", False),
        ("They were found in the early evening.", False),
        ("A clerk hid in a bin.", False),
        ("It was found by a dog at noon under 1.8 metres of snow.", True),
        ("It was found in the clashes.", False),
    ],
)
def test_what_is_found_may_lie_in_any_thing(flood: Glossary, statement: str, tells: bool) -> None:
    question = understand("where was the ledger found?", today=TODAY, glossary=flood)
    assert tells_spot(question, told(1, statement), Places()) is tells


def test_where_and_when_is_no_mere_spot(flood: Glossary) -> None:
    question = understand("when was the airport reopened?", today=TODAY, glossary=flood)
    assert question.asked == (Asked.WHEN,)
    assert not asks_spot(question)


def test_what_is_asked_for_is_no_place_of_itself(flood: Glossary) -> None:
    question = understand("where is the bridge now?", today=TODAY, glossary=flood)
    assert not tells_spot(question, told(1, "They were taken off the bridge."), Places())
    assert tells_spot(question, told(1, "It was towed to the harbour."), Places())
