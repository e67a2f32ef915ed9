"""Names are learned from how they are written, over all the texts of a collection."""

import pytest

from knowledge.ingest.proper import Directory, Surveyor
from knowledge.models import NameKind


def learned(*texts: str) -> Directory:
    surveyor = Surveyor()
    for text in texts:
        surveyor.read(text)
    return surveyor.directory()


def kinds(directory: Directory) -> dict[str, NameKind]:
    return {name.display: name.kind for name in directory.names}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Rain fell in Norville on Monday.", "Norville", NameKind.PLACE),
        ("The talks of President Ada Ström began.", "Ada Ström", NameKind.PERSON),
        ("It was closed by the Ministry of Roads.", "Ministry of Roads", NameKind.ORGANISATION),
        ("They met at Norville Airport.", "Norville Airport", NameKind.FACILITY),
        ("They crossed the Voll River.", "Voll River", NameKind.PLACE),
        ("He joined the NDU there.", "NDU", NameKind.ORGANISATION),
        ("They praised Blix there.", "Blix", NameKind.GROUP),
    ],
)
def test_kind_follows_the_words_around_a_name(text: str, name: str, kind: NameKind) -> None:
    assert kinds(learned(text)) == {name: kind}


@pytest.mark.parametrize(
    "text",
    [
        "Rain fell. Snow fell. However it stopped.",
        "It began in March and ended on Monday.",
        "Police said so. People left.",
        "",
    ],
)
def test_words_that_must_be_big_are_no_names(text: str) -> None:
    assert learned(text).names == ()


def test_word_that_is_also_written_small_is_no_name_where_it_opens_a_sentence() -> None:
    assert learned("Floods came. Floods went.", "The floods were great.").names == ()


def test_word_that_is_mostly_written_small_is_no_name_for_being_big_once() -> None:
    small = ("The divers sang.", "Other divers slept.", "Two divers ate.")
    assert kinds(learned(*small, "That was Divers' Morning.")) == {"Morning": NameKind.GROUP}
    assert "Divers" in kinds(learned(small[0], "They met the Divers there."))


def test_full_name_last_name_and_acronym_are_one_name() -> None:
    directory = learned(
        "Mayor Ada Ström opened the Norland Relief Fund (NRF) there.",
        "Ström said so.",
        "The money came from the NRF and from Ström.",
    )
    by_display = {name.display: name for name in directory.names}
    assert by_display["Ada Ström"].aliases == ("Ström",)
    assert by_display["Norland Relief Fund"].aliases == ("NRF",)
    uses = [use.name for use in directory.find("Ström spoke to the NRF.")]
    assert uses == [by_display["Ada Ström"].id, by_display["Norland Relief Fund"].id]


def test_last_name_that_two_people_have_stands_for_neither() -> None:
    directory = learned("Mayor Ada Ström met Mayor Olof Ström.", "Later Ström said so.")
    assert all("Ström" not in name.aliases for name in directory.names)


def test_ids_are_plain_and_each_is_given_once() -> None:
    directory = learned("They saw Ébène in Ebene, and Каменка in Kamenka.")
    ids = [name.id for name in directory.names]
    assert len(set(ids)) == len(ids) == 4
    assert all(each.isascii() and each.islower() for each in ids)


def test_use_tells_where_it_stands_and_whether_something_is_placed_there() -> None:
    directory = learned("Rain fell in Norville.", "They praised Blix there.")
    text = "In Norville people praised Blix."
    uses = directory.find(text)
    assert [(text[use.start : use.end], use.placed) for use in uses] == [
        ("Norville", True),
        ("Blix", False),
    ]


def test_names_are_found_among_what_a_surveyor_saw_as_in_the_text_itself() -> None:
    text = "In Norville Mayor Ann Lopez met the Rail Union (RU). Lopez said the RU agreed."
    surveyor = Surveyor()
    runs = surveyor.read(text)
    directory = surveyor.directory()
    assert directory.find(text)
    assert directory.find(text, runs) == directory.find(text)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("They met Harbourmaster Theo Blane there.", "Theo Blane", NameKind.PERSON),
        ("They met Father Brendan Joyce there.", "Brendan Joyce", NameKind.PERSON),
        ("They met Canadian Omar Vale there.", "Omar Vale", NameKind.PERSON),
        ("They met Nursultan Abish Vale there.", "Nursultan Abish Vale", NameKind.PERSON),
        ("Then Governor Per Aasen spoke.", "Per Aasen", NameKind.PERSON),
        ("They met Mr Colin Hart of Hart Quarries there.", "Colin Hart", NameKind.PERSON),
        ("Then Cllr Rosa Whitfield spoke.", "Rosa Whitfield", NameKind.PERSON),
        ("The bakery Holt & Sons closed.", "Holt & Sons", NameKind.GROUP),
        ("They went to St Anne's Hospital.", "St Anne's Hospital", NameKind.FACILITY),
        ("They swam at Dog's Bay.", "Dog's Bay", NameKind.PLACE),
    ],
)
def test_names_without_what_their_bearer_is_and_with_whose_they_are(
    text: str, name: str, kind: NameKind
) -> None:
    assert [(each.display, each.kind) for each in learned(text).names] == [(name, kind)]


def test_what_a_country_has_is_no_part_of_its_name() -> None:
    names = [each.display for each in learned("They left Norland's Red Square.").names]
    assert names == ["Norland", "Red Square"]
