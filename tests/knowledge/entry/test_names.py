"""Names in the fields of a draft and in its statement: known, spelled otherwise, new."""

from dataclasses import replace

import pytest

from knowledge.entry import Level, check
from knowledge.models import FactName, NameKind
from tests.knowledge.entry.drafts import GOOD, KNOWN, NAMES, TODAY, checked, codes, finding, made


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Ada Ström", "mayor"),
        ("ada strom", "mayor"),
        ("mayor", "mayor"),
        ("the mayor", "mayor"),
        ("Алматы", "almaty"),
        ("Alma-Ata", "almaty"),
        ("Almatty", "almaty"),
        ("the Interior Ministry", "ministry"),
        ("MVD", "ministry"),
        ("person: Ada Ström", "mayor"),
    ],
)
def test_a_known_name_is_found_by_id_alias_and_spelling(typed: str, name: str) -> None:
    assert made(names=typed).names == (FactName(name),)


def test_a_name_that_is_written_otherwise_is_said() -> None:
    assert finding(checked(names="MVD"), "entry-taken-for").suggestion == "Interior Ministry"
    assert codes(checked(names="the Interior Ministry")) == []


def test_names_have_roles_in_brackets() -> None:
    typed = "Ada Ström (actor); MVD (Target of)"
    assert made(names=typed).names == (
        FactName("mayor", "actor"),
        FactName("ministry", "target of"),
    )


def test_known_names_may_stand_with_a_comma_or_and() -> None:
    assert made(place="Quay and Almaty").places == ("quay", "almaty")
    assert made(place="Quay, Almaty").places == ("quay", "almaty")
    assert made(place="Quay, Norland").places == ("quay",)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("person: Ann Smith", NameKind.PERSON),
        ("company: Acme", NameKind.ORGANISATION),
        ("organization: Acme", NameKind.ORGANISATION),
        ("city: Newtown", NameKind.PLACE),
        ("group: dockers", NameKind.GROUP),
        ("facility: Mill 4", NameKind.FACILITY),
        ("Harbour Police", NameKind.ORGANISATION),
        ("Old Harbour Station", NameKind.FACILITY),
        ("Colonel Ann Smith", NameKind.PERSON),
        ("Green District", NameKind.PLACE),
    ],
)
def test_a_new_name_is_of_the_kind_that_is_said_or_that_its_words_say(
    typed: str, kind: NameKind
) -> None:
    found = checked(names=typed)
    assert [name.kind for name in found.names] == [kind]
    assert codes(found) == ["entry-new-name"]
    assert found.fact is not None
    assert [part.name for part in found.fact.names] == [found.names[0].id]


def test_a_new_name_whose_kind_nobody_says_is_asked_for() -> None:
    found = checked(names="Ann Smith")
    asked = finding(found, "entry-which-name")
    assert asked.level is Level.WARNING
    assert found.names == ()
    assert [name.id for name in checked(names=asked.suggestion).names] == ["ann-smith"]


def test_what_stands_among_the_places_is_a_place() -> None:
    assert [name.kind for name in checked(place="Newtown").names] == [NameKind.PLACE]
    assert [name.kind for name in checked(place="Mill Bridge").names] == [NameKind.FACILITY]


def test_a_person_is_no_place() -> None:
    found = checked(place="Ada Ström")
    assert codes(found, Level.WARNING) == ["entry-not-a-place"]
    assert found.fact is not None
    assert found.fact.places == ()


def test_without_leave_new_names_are_left_out() -> None:
    found = check(replace(GOOD, place="Newtown"), KNOWN, today=TODAY)
    assert codes(found) == ["entry-left-out"]
    assert found.names == ()
    assert found.fact is not None
    assert found.fact.places == ()


def test_ids_of_new_names_are_latin_and_each_its_own() -> None:
    found = checked(names="place: Өскемен; person: Ада; person: 张伟")
    assert [name.id for name in found.names] == ["oskemen", "ada", "u5f20u4f1f"]
    other = replace(NAMES[0], id="newtown", display="Somewhere")
    known = replace(KNOWN, names=(*NAMES, other))
    assert [name.id for name in checked(known, place="Newtown").names] == ["newtown-2"]


def test_names_of_the_statement_are_linked_when_the_fields_are_empty() -> None:
    fact = made(statement="Ada Ström met people of Alma-Ata at the Quay airport.")
    assert fact.places == ("almaty", "airport")
    assert fact.names == (FactName("mayor"),)


def test_speaker_and_outlet_are_linked_with_their_roles() -> None:
    fact = made(who="Mayor Ada Ström", outlet="MVD")
    assert (fact.attribution.who, fact.attribution.who_name) == ("Mayor Ada Ström", "mayor")
    assert fact.names == (FactName("mayor", "speaker"), FactName("ministry", "outlet"))


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("Norland's Interior Ministry", "ministry"),
        ("Interior Ministry spokesman", "ministry"),
        ("Quay", "quay"),
        ("an employee of Quay airport", ""),
        ("Norlandic television", ""),
        ("a neighbour of Ada Ström", ""),
        ("eyewitnesses", ""),
    ],
)
def test_only_words_that_mean_a_name_are_linked_to_it(who: str, name: str) -> None:
    assert made(who=who).attribution.who_name == name


def test_a_speaker_who_is_not_on_record_is_offered() -> None:
    offered = finding(checked(who="Ann Smith"), "entry-unrecorded")
    assert offered.level is Level.NOTE
    found = checked(who=offered.suggestion)
    assert [name.id for name in found.names] == ["ann-smith"]
    assert found.fact is not None
    assert found.fact.attribution.who == "Ann Smith"
    assert found.fact.attribution.who_name == "ann-smith"


def test_names_that_only_the_statement_has_are_offered() -> None:
    found = checked(statement="Ann Smith arrived in Newtown, and Ada Ström left Quay.", who="MVD")
    offered = [each.suggestion for each in found.findings if each.remark.code == "entry-unrecorded"]
    assert offered == ["person: Ann Smith", "place: Newtown"]
    listed = "; ".join(offered)
    assert "entry-unrecorded" not in codes(
        checked(statement="Ann Smith arrived in Newtown.", who="MVD", names=listed)
    )


def test_a_name_that_another_field_makes_is_not_offered_as_well() -> None:
    found = checked(statement="The ferry of Lowtown sank.", place="place: Lowtown")
    assert "entry-new-name" in codes(found)
    assert "entry-unrecorded" not in codes(found)
    spoken = checked(who="Ann Smith", names="person: Ann Smith")
    assert "entry-new-name" in codes(spoken)
    assert "entry-unrecorded" not in codes(spoken)
