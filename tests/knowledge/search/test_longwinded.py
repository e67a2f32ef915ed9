"""The question with which a long message ends."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.flow import Status
from knowledge.search.reading.longwinded import asked_last
from tests.knowledge.search.asker import Asker, asked_of_text, first_of


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "ok so i remember seeing this huge fire on tv and it was horrible, does anyone know what the mayor did",
            "what the mayor did",
        ),
        (
            "my grandad worked there for years and keeps telling me about it, anyway when did the mine open",
            "when did the mine open",
        ),
        (
            "hey quick q, my cousin lives in Oderby and i was wondering whether things had calmed down there",
            "do you know if things had calmed down in Oderby",
        ),
        (
            "so my dad had savings in that bank too, but what i want to find out is who started it all",
            "who started it all",
        ),
        ("i bet my brother ten bucks about this one and i need to win, did the ship arrive", "did the ship arrive"),
        ("how many people died in the flood, and who said that the dam was sound before it", ""),
        ("when did it open", ""),
        ("my new flat is on the fourth floor and it has a kitchen, do you want to see it", ""),
        ("the ferry went down with all its crew in the night of the storm, what happened then", ""),
        ("i was there and it was a really long night for all of us i think, why", ""),
        ("x " * 700, ""),
    ],
)  # fmt: skip
def test_what_is_asked_last(text: str, asked: str) -> None:
    assert asked_last(text) == asked


@pytest.fixture(scope="module")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    path: Path = tmp_path_factory.mktemp("ferry") / "ferry.txt"
    path.write_text(
        "The ferry at Onsted\n\nThe ferry Marit struck a rock off Onsted on 3 May 2019. Lars Ek, the harbour master, said that the light "
        "had been out. Twelve people were rescued by a fishing boat.\n"
    )
    with asked_of_text(path) as asker:
        yield asker


def test_it_is_answered_where_the_whole_is_not(ferry: Asker) -> None:
    text = "sorry im late to this, i only saw the pics of it last week, can anyone tell me when the ferry struck a rock"
    answer = ferry(text)
    assert first_of(answer).startswith("The ferry Marit struck")
    assert answer.question.raw == text


def test_what_asks_nothing_of_the_record_stays_so(ferry: Asker) -> None:
    text = "lol my dog ate my homework again and now i have to redo it all, what a day for me"
    assert ferry(text).status is Status.NOT_A_QUESTION


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("fishing boat", Status.ANSWERED),
        ("struck a rock", Status.ANSWERED),
        ("struck gold", Status.NOT_A_QUESTION),
        ("good morning", Status.NOT_A_QUESTION),
    ],
)
def test_words_that_the_record_has_side_by_side_are_asked_for(
    ferry: Asker, text: str, status: Status
) -> None:
    assert ferry(text).status is status
