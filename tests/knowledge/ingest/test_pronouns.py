"""Whom "he" and "she" mean in imported sentences of one paragraph."""

import pytest

from knowledge.ingest.derive import NOTHING, RawPassage, Reading, told_by
from knowledge.ingest.proper import Surveyor
from knowledge.models import Fact


def told(*sentences: str) -> list[Fact]:
    surveyor = Surveyor()
    for text in sentences:
        surveyor.read(text)
    directory, before = surveyor.directory(), NOTHING
    facts = []
    for number, text in enumerate(sentences):
        passage = RawPassage(f"p-{number}", text, "", None, "paper", 1)
        read = told_by(passage, Reading(directory, None, None, before))
        facts.append(read.fact)
        before = read.beside
    return facts


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        (
            "Captain Ruth Hallam ordered everyone ashore.",
            "She said later that the steering had failed.",
        ),
        ('"It broke," said Ruth Hallam, the captain.', "She added that the steering had failed."),
        ("The skipper, Ruth Hallam, stayed on the bridge.", '"It broke," she told reporters.'),
        ("On Monday Ruth Hallam spoke to Colin Deeks.", "She denied that it was her fault."),
        ("16:20 Harbour master Ruth Hallam thanks all.", '"Stay at home," she says.'),
        ("Ruth Hallam left the ship.", "On 5 May she said that the steering had failed."),
        ("Ruth Hallam left the ship.", "She climbed ashore and said that the steering had failed."),
    ],
)
def test_who_speaks_by_a_pronoun_is_the_person_before(before: str, sentence: str) -> None:
    _, fact = told(before, sentence)
    assert fact.attribution.who == "Ruth Hallam"
    assert [(part.name, part.role) for part in fact.names] == [("ruth-hallam", "speaker")]


def test_a_sentence_of_a_pronoun_is_of_its_person_as_long_as_nobody_else_is_told_of() -> None:
    facts = told(
        "Mayor Colin Deeks praised the volunteers.",
        "He promised an inquiry.",
        "The water was cold.",
        "Later he went home.",
    )
    assert [[part.name for part in fact.names] for fact in facts] == [
        ["colin-deeks"],
        ["colin-deeks"],
        [],
        ["colin-deeks"],
    ]
    assert facts[1].beside == ("Colin Deeks",)


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        (
            "The owners' lawyer disputed the words of Erik Strand.",
            "He said that a wave had hit the ship.",
        ),
        ("Erik Strand met Colin Deeks.", "He said that a wave had hit the ship."),
        ("Erik Strand spoke.", "She said that a wave had hit the ship."),
        ("The ship was named after Erik Strand.", "He said that a wave had hit it."),
        ("Erik Strand spoke.", "Ole Brandt was there when he said that a wave had hit the ship."),
        ("Erik Strand helped me.", "He said that a wave had hit the ship."),
        ("Erik Strand's house burnt.", "He said that a wave had hit it."),
    ],
)
def test_nobody_is_meant_where_it_is_not_plain(before: str, sentence: str) -> None:
    fact = told("Erik Strand is a captain.", "Colin Deeks is a mayor.", before, sentence)[-1]
    assert not fact.attribution.who
    assert "erik-strand" not in [part.name for part in fact.names]


def test_who_is_told_of_without_a_name_ends_who_was_meant() -> None:
    facts = told(
        "Erik Strand spoke.",
        "The owners' lawyer disputed this.",
        "He argued that a wave had hit the ship.",
    )
    assert not facts[-1].names


def test_what_is_somebodys_own_points_to_nobody_told_before() -> None:
    facts = told(
        "Mayor Colin Deeks praised the volunteers.",
        "Fishermen brought forty people ashore in their own boats.",
        "Their boats were small.",
    )
    assert [fact.beside for fact in facts[1:]] == [(), ("Colin Deeks",)]


def _meant(*sentences: str) -> tuple[str, ...]:
    return told(*sentences)[-1].meant


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        ("Ruth Hallam, the captain, thanked her deputy, Colin Deeks.", "He stayed on board."),
        (
            "Captain Ruth Hallam gave the ship to her deputy, Colin Deeks.",
            "His first act was to stop it.",
        ),
        ("Mayor Colin Deeks went home.", "Ruth Hallam took over his office."),
        ("Mayor Colin Deeks went home.", "His house was dark."),
        ("Mayor Colin Deeks went home.", "He slept."),
    ],
)
def test_who_alone_fits_is_meant(before: str, sentence: str) -> None:
    assert _meant(before, sentence) == ("Colin Deeks",)


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        ("Captain Ruth Hallam thanked a sailor and Colin Deeks.", "He stayed on board."),
        ("Mayor Colin Deeks went home.", "His lawyer said that the house was dark."),
        ("Mayor Colin Deeks went home.", "Erik Strand took over his office."),
        ("Mayor Colin Deeks went home.", "Some reports gave his age as 37."),
        ("Mayor Colin Deeks went home.", "He was not surprised, Erik Strand said."),
    ],
)
def test_nobody_is_meant_where_another_may_be(before: str, sentence: str) -> None:
    known = "Erik Strand and Ruth Hallam are captains."
    assert not _meant(known, before, sentence)


PARTS = (
    "The transport minister, Colin Deeks, ordered trains.",
    "The defence minister, Ruth Hallam, sent soldiers.",
    "Colin Deeks thanked Erik Strand, a driver.",
    "Ada Vale, the prime minister, praised her minister.",
)


def test_who_plays_a_part_is_meant_by_it() -> None:
    assert _meant(*PARTS, "He resigned on Monday.") == ("Colin Deeks",)
    assert not _meant(*PARTS[:3], "The government praised its minister.", "She resigned on Monday.")


def test_he_is_who_alone_fits_behind_her_of_whom_the_sentence_is() -> None:
    told_before = "Captain Ruth Hallam spoke.", "She was replaced by Colin Deeks, a teacher."
    assert _meant(*told_before, "He had the ship tested.") == ("Colin Deeks",)


def test_a_pronoun_by_which_somebody_was_told_tells_whom_another_means() -> None:
    first = "Mayor Xandra Quell said that she was glad."
    assert _meant(first, "Xandra Quell thanked Colin Deeks.", "He slept.") == ("Colin Deeks",)
