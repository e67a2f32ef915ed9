"""Names that stay written are the same as those that are held."""

import json
from collections.abc import Sequence

import pytest

from knowledge.codec import canonical, name_from_dict, name_to_dict
from knowledge.lexicon.wordtable import WordTable
from knowledge.models import Name, NameKind
from knowledge.names.book import NameBook
from knowledge.names.listing import NameList
from knowledge.text import tokens

_NAMES = (
    Name("ada", NameKind.PERSON, "Ada Ström", ("Ada Strom",), ("mayor",), scope="flood"),
    Name("oderby", NameKind.PLACE, "Oderby", ("Oderbi",), within="norland", scope="flood"),
    Name("norland", NameKind.PLACE, "Norland", about="a land", scope="flood"),
    Name("oderby", NameKind.PLACE, "Oderby", scope="storm"),
)


def _read(scope: str, bodies: Sequence[str]) -> list[Name]:
    return [name_from_dict(json.loads(body), scope) for body in bodies]


def _written(scope: str) -> WordTable:
    mine = [name for name in _NAMES if name.scope == scope]
    return WordTable.of((name.id, canonical(name_to_dict(name))) for name in mine)


WRITTEN = {scope: _written(scope) for scope in ("storm", "flood")}


@pytest.mark.parametrize("listed", [NameList(_NAMES), NameList((), WRITTEN, _read)])
def test_names_are_found_and_in_order(listed: NameList) -> None:
    assert len(listed) == 4
    assert [name.display for name in listed.ordered()] == [
        "Ada Ström",
        "Norland",
        "Oderby",
        "Oderby",
    ]
    assert listed["flood", "oderby"].within == "norland"
    assert ("storm", "oderby") in listed
    assert listed.get(("storm", "ada")) is None
    assert listed.get(("nowhere", "ada")) is None
    assert list(listed) == sorted((name.scope, name.id) for name in _NAMES)


def test_a_given_name_hides_the_written_one() -> None:
    other = Name("oderby", NameKind.PLACE, "Oderby on Sea", scope="flood")
    new = Name("zell", NameKind.PLACE, "Zell", scope="flood")
    listed = NameList((other, new), WRITTEN, _read)
    assert len(listed) == 5
    assert listed["flood", "oderby"] == other
    assert [name.id for name in listed.ordered()] == ["ada", "norland", "oderby", "zell", "oderby"]
    assert not listed.same(NameList((), WRITTEN, _read))
    assert listed.same(NameList((other, new), {**WRITTEN}, _read))


def test_book_finds_alike_in_written_names() -> None:
    held, written = NameBook(NameList(_NAMES)), NameBook(NameList((), WRITTEN, _read))
    for text in ("Oderby", "Ada Strom in Norland", "Strom", "the mayor of Odderby", "norlnad"):
        words = tokens(text)
        assert held.find(words)
        assert held.find(words) == written.find(words)


def test_a_stem_of_two_names_is_no_single_word_of_either() -> None:
    names = (
        Name("oderby", NameKind.PLACE, "Oderby", ("Oderburg",)),
        Name("fc", NameKind.ORGANISATION, "Oderby United"),
    )
    assert NameBook(names).single_words(names[0]) == (tokens("oderburg")[0].stem,)


def test_a_book_beside_takes_no_word_of_the_record_for_a_slip() -> None:
    book = NameBook(_NAMES)
    slipped = tokens("odderby")
    assert book.find(slipped)
    assert not book.beside({slipped[0].stem}).find(slipped)
    assert book.find(slipped)
