"""Texts that name once what they are about, and then call it "the ship"; and people told of by what they are."""

import pytest

from knowledge.flow import Status
from tests.knowledge.search.asker import Asker, first_of

TEXT = """\
A night off Skarn

On 4 March 1987 the car ferry Lady Morwen left Oderby at 21:10 for the crossing to Tarn. On board were 412 people, of whom 61 were crew. Captain
Nils Aabel, 47, had sailed the route for nine years. The bosun, Erik Lund, had not closed the bow doors.

At 22:40 the ship struck the Skarn rocks. Within minutes water had flooded the car deck, and the ferry listed to port. Aabel called the coast guard
at 22:52. The fishing boat Petrel took 38 people from the water. Some 90 passengers jumped into the sea. By dawn 17 bodies had been brought to Oderby.

On 5 March the ship sank at 11:30. The captain was questioned by prosecutor Ada Blom for four hours. Aabel said that the doors had been reported
closed. On 9 March Lund was arrested in Tarn. The owner, Norsund Lines, stopped all sailings of the sister ship. In June the court heard the mayor of
Oderby, Petra Holm. On 20 June the judge sent Aabel to prison for two years.
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("who was the captain of the Lady Morwen?", "Nils Aabel, 47"),
        ("who was captain of the ship?", "Nils Aabel, 47"),
        ("who was the captain?", "Nils Aabel, 47"),
        ("when did the Lady Morwen hit the rocks?", "At 22:40 the ship struck"),
        ("when did the Lady Morwen sink?", "On 5 March the ship sank"),
        ("how many people were on the Lady Morwen?", "412 people"),
        ("how many people were on the ferry?", "412 people"),
        ("how many crew did she have?", "61 were crew"),
        ("who owned the Lady Morwen?", "Norsund Lines"),
        ("where did the Lady Morwen leave from?", "left Oderby"),
    ],
)
def test_what_a_text_is_about_need_not_be_named(ask_text: Asker, question: str, told: str) -> None:
    assert told in " ".join(first_of(ask_text(question)).split())


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what did the captain say about the doors?", "Aabel said that the doors"),
        ("when was the bosun arrested?", "On 9 March Lund was arrested"),
        ("was the captain sent to prison?", "sent Aabel to prison"),
        ("how long was Aabel questioned?", "for four hours"),
    ],
)
def test_who_is_told_of_by_a_title_is_told_of_by_name(
    ask_text: Asker, question: str, told: str
) -> None:
    assert told in " ".join(first_of(ask_text(question)).split())


@pytest.mark.parametrize(
    "question",
    [
        "who was the captain of the Petrel?",
        "where was the Lady Morwen built?",
        "who was the diver?",
    ],
)
def test_what_is_not_told_is_not_answered_all_the_same(ask_text: Asker, question: str) -> None:
    assert ask_text(question).status is not Status.ANSWERED
