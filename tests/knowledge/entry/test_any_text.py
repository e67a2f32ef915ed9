"""Whatever is typed: no error, and what is taken can stand in a pack."""

from dataclasses import fields, replace
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.codec import fact_from_dict, fact_to_dict, name_to_dict, source_to_dict
from knowledge.entry import Checked, Draft, check
from knowledge.ingest.check import errors_in
from knowledge.ingest.read import FACTS, ReadPack
from knowledge.ingest.shapes import FactShape, NameShape, SourceShape
from knowledge.models import Pack
from tests.knowledge.entry.drafts import (
    COUNTED,
    FLOOD,
    GOOD,
    KNOWN,
    NAMES,
    PASSAGES,
    SOURCES,
    TODAY,
)

FIELDS: Final = tuple(each.name for each in fields(Draft))
PIECES: Final = (
    *(
        "detained",
        "killed: ",
        "over 3,000",
        "(",
        ")",
        "as of 7 March",
        "in Quay",
        "by the mayor",
        ";",
    ),
    *(
        ",",
        "“",
        "”",
        "in all",
        "5 °",
        "-5",
        "temperature: ",
        "90 to 100",
        "from 3 to 5",
        "unit",
        "%",
    ),
    *(
        "4 March 1999",
        "until",
        "12000 BC",
        "?",
        "about",
        "Ada Ström",
        "person: ",
        "place: ",
        "(actor)",
    ),
    *(
        "https://",
        "www.",
        "example.org/a",
        "¶ 12",
        "p. 3",
        "@",
        "[",
        "](",
        "xn--",
        "user:pw@",
        "\\",
    ),
    *(
        "gazette",
        "Title",
        "claimed",
        "denied",
        "so-called",
        "terrorist",
        "He",
        ". ",
        "said",
        "164 dead",
    ),
    *(
        "Қазақстан",
        "Ελλάδα",
        "Москва",
        "\u202e",
        "\u200b",
        "\x00",
        "\ud800",
        "e\u0301\u0302\u0303\u0304",
    ),
    *(
        "\u3164",
        "\ufdd0",
        "🏴",
        "1e400",
        "999999999999999999",
        "3.000",
        "3 000",
        "½",
        "٣",
        "=",
        ":",
        "~",
    ),
)
some = st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join)
any_text = st.one_of(some, st.text(max_size=60), st.text(st.characters(), max_size=20))
changes = st.dictionaries(st.sampled_from(FIELDS), any_text, min_size=1, max_size=5)


def stands_in_a_pack(checked: Checked) -> None:
    """That a checked fact, with the names and sources that it brings, can be exported and imported."""
    if checked.fact is None:
        assert any(each.level == "refusal" for each in checked.findings)
        return
    fact = replace(checked.fact, id=checked.fact.id or "RF-0009")
    FactShape.model_validate(fact_to_dict(fact))
    for name in checked.names:
        NameShape.model_validate(name_to_dict(name))
    for source in checked.sources:
        SourceShape.model_validate(source_to_dict(source))
    assert fact_from_dict(fact_to_dict(fact), scope=fact.scope, revision=fact.revision) == fact
    sources, names = (*SOURCES, *checked.sources), (*NAMES, *checked.names)
    pack = Pack(FLOOD, sources, names, (fact,), PASSAGES)
    assert errors_in(ReadPack(pack, {FACTS: (1,)})) == ()


@given(typed=changes, new_names=st.booleans())
def test_any_text_in_any_field_of_a_new_fact(typed: dict[str, str], new_names: bool) -> None:
    draft = replace(GOOD, **typed)
    stands_in_a_pack(check(draft, KNOWN, today=TODAY, new_names=new_names))


@given(typed=changes)
def test_any_text_in_any_field_of_a_correction(typed: dict[str, str]) -> None:
    draft = replace(Draft(), **typed)
    stands_in_a_pack(check(draft, KNOWN, today=TODAY, fact=COUNTED, new_names=True))


@pytest.mark.parametrize("field", FIELDS)
@given(text=some)
def test_text_of_its_own_kind_in_each_field(field: str, text: str) -> None:
    stands_in_a_pack(check(replace(GOOD, **{field: text}), KNOWN, today=TODAY, new_names=True))


@given(typed=changes)
def test_what_is_checked_twice_is_the_same(typed: dict[str, str]) -> None:
    draft = replace(GOOD, **typed)
    assert check(draft, KNOWN, today=TODAY) == check(draft, KNOWN, today=TODAY)


@given(statement=st.text(st.characters(min_codepoint=0x400, max_codepoint=0x4FF), max_size=40))
def test_cyrillic_is_never_hostile(statement: str) -> None:
    found = check(replace(GOOD, statement=f"Жители {statement}"), KNOWN, today=TODAY)
    told = {each.remark.code for each in found.findings}
    assert not told & {"entry-hidden", "entry-mixed"}


def test_a_fact_without_a_draft_is_refused_for_its_statement_and_source() -> None:
    found = check(Draft(), KNOWN, today=TODAY)
    assert found.fact is None
    assert {each.field for each in found.findings if each.level == "refusal"} == {
        "statement",
        "source",
    }
