"""Which names are people's: by the words around them, by how they are made, by a common first name."""

import pytest

from knowledge.ingest.persons import looks_like_person, tells_person, word_before
from knowledge.ingest.proper import Surveyor
from knowledge.models import Name, NameKind


def learned(*texts: str) -> dict[str, Name]:
    surveyor = Surveyor()
    for text in texts:
        surveyor.read(text)
    return {name.display: name for name in surveyor.directory().names}


@pytest.mark.parametrize(
    "text",
    [
        "They praised the driller Dario Voll there.",
        "They praised Dario Voll, 11, there.",
        "They praised Dario Voll, aged 37, there.",
        "They praised Dario Voll (41) there.",
        "They met Dario Voll's widow there.",
        "They met Dario Voll, the deputy governor of Quay.",
        "They met Dario Voll, a harbour pilot, there.",
    ],
)
def test_words_around_a_name_tell_a_person(text: str) -> None:
    start = text.index("Dario")
    assert tells_person(text, word_before(text, start), start + len("Dario Voll"))
    assert learned(text)["Dario Voll"].kind is NameKind.PERSON


@pytest.mark.parametrize(
    "text",
    [
        "They met in Dario Voll, the town.",
        "It sank beside Dario Voll, 11 hours later.",
        "They met Dario Voll, an agency.",
    ],
)
def test_other_words_around_a_name_tell_none(text: str) -> None:
    start = text.index("Dario")
    assert not tells_person(text, word_before(text, start), start + len("Dario Voll"))


@pytest.mark.parametrize(
    ("before", "name", "is_person"),
    [
        ("and", "Anatoly Dyatlov", True),
        ("", "Robert Gale", True),
        ("with", "Mongkol Boonpiem", True),
        ("the", "Pyotr Veliky", False),
        ("to", "Chiang Rai", False),
        ("and", "Pure Flix", False),
        ("and", "Royal Plaza", False),
        ("and", "Seaway Eagle", False),
        ("and", "Victoria Falls Bridge", False),
        ("and", "Star of Courage", False),
        ("and", "RIG Dyatlov", False),
        ("and", "Dyatlov", False),
    ],
)
def test_names_are_made_as_those_of_people_or_not(before: str, name: str, is_person: bool) -> None:
    assert looks_like_person(before, name) is is_person


def test_one_who_goes_by_a_first_name_is_one_name() -> None:
    names = learned("Governor Narong Osatan came.", "They asked Narong and left.")
    assert list(names) == ["Narong Osatan"]
    assert names["Narong Osatan"].aliases == ("Narong",)


def test_common_first_name_may_be_another_ones() -> None:
    names = learned("Director Nikolai Patrov came.", "Her husband Nikolai and his men left.")
    assert names["Nikolai Patrov"].aliases == ()


def test_people_from_a_place_are_not_the_place() -> None:
    names = learned("Two men from Norland who were aboard left.", "They thanked Norland, and left.")
    assert names["Norland"].kind is not NameKind.PERSON


def test_ranks_are_no_part_of_a_name() -> None:
    names = learned("Then Rear Admiral Ada Vale and Captain First Rank Carl Stone left.")
    assert set(names) == {"Ada Vale", "Carl Stone"}
