"""A fact as typed texts and back: what is not touched stays, to the letter."""

import json
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

import knowledge
from knowledge.dates.span import DateSpan, PartOfDay, Precision
from knowledge.entry import Checked, Draft, Known, check, draft_from_json, draft_of, draft_to_json
from knowledge.ingest.read import read_pack
from knowledge.models import (
    Attribution,
    Basis,
    Citation,
    Fact,
    FactName,
    Figure,
    Link,
    LinkKind,
    Pack,
    Standing,
)
from tests.knowledge.entry.drafts import COUNTED, GOOD, KNOWN, MARCH_3, NAMES, SOURCES, TODAY, codes

ROOT: Final = Path(knowledge.__file__).parents[1]
FOLDERS: Final = ("knowledge/packs/kazakhstan-2022", "tests/golden/packs/chernobyl-1986")
PACKS: Final = {folder: read_pack(ROOT / folder).pack for folder in FOLDERS}
LATER: Final = date(2026, 11, 26)

RICH: Final = Fact(
    "RF-0007",
    "Dockers of Quay\u00a0closed  the gate.",
    when=DateSpan(MARCH_3.first, MARCH_3.last, part=PartOfDay.LATE, approximate=True),
    basis=Basis.INFERRED,
    written="late on Wednesday",
    places=("quay", "unlisted"),
    names=(FactName("mayor", "speaker"), FactName("mayor", "actor")),
    attribution=Attribution("a docker", "the Gazette", "mayor", "", DateSpan(1, 5)),
    standing=Standing.CLAIMED,
    topics=("Odd Topic",),
    figures=(Figure("boats", 3.5, low=None, high=9, group="boats; big, small", as_of=7),),
    citations=(
        Citation("gazette", 1, "The river rose"),
        Citation("gazette", 9, "no such words"),
        Citation("lost; and found", 2),
    ),
    caveat="Two\nlines.",
    links=(Link(LinkKind.UPDATES, "RF-0001"),),
    keywords=("one; two", "THREE"),
    title="A heading",
    scope="river-1999",
    revision=4,
)


def correct(fact: Fact, **changes: str) -> Checked:
    draft = replace(draft_of(fact, NAMES, SOURCES), **changes)
    return check(draft, KNOWN, today=TODAY, fact=fact, new_names=True)


def known_of(pack: Pack, facts: tuple[Fact, ...]) -> Known:
    measures = tuple(sorted({each.measure for fact in pack.facts for each in fact.figures}))
    return Known(pack.event, pack.names, pack.sources, pack.passages, facts, measures)


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_fact_of_a_pack_is_the_same_when_nothing_is_touched(folder: str) -> None:
    pack = PACKS[folder]
    known = known_of(pack, pack.facts)
    for fact in pack.facts:
        draft = draft_of(fact, pack.names, pack.sources)
        assert check(draft, known, today=LATER, fact=fact) == replace_shown(draft, known, fact)


def replace_shown(draft: Draft, known: Known, fact: Fact) -> Checked:
    """What an untouched draft has to come to: the fact, and nothing said of it."""
    shown = check(draft, known, today=LATER, fact=fact).shown
    return Checked(draft, fact, shown=shown)


@pytest.mark.parametrize("folder", FOLDERS)
def test_typed_anew_every_fact_of_a_pack_says_the_same(folder: str) -> None:
    """Only who of a speaker's words is a name, places that are read from the statement, and the source's
    own words for a date are not to be told in a draft."""
    pack = PACKS[folder]
    for fact in pack.facts:
        known = known_of(pack, tuple(each for each in pack.facts if each.id != fact.id))
        found = check(draft_of(fact, pack.names, pack.sources), known, today=LATER)
        assert found.fact is not None, (fact.id, found.findings)
        assert found.names == ()
        assert found.sources == ()
        assert typable(found.fact) == typable(fact), fact.id
        if fact.places:
            assert found.fact.places == fact.places


def typable(fact: Fact) -> Fact:
    """What a draft can tell of a fact."""
    said = replace(fact.attribution, who_name="", outlet_name="")
    return replace(
        fact, id="", scope="", written="", places=(), names=(), attribution=said, links=()
    )


def test_what_no_text_can_tell_stays_when_it_is_not_touched() -> None:
    found = correct(RICH)
    assert found.findings == ()
    assert found.fact == RICH


CHANGES: Final = {
    "statement": "Dockers closed the gate of Quay.",
    "date": "5 March 1999",
    "who": "Interior Ministry",
    "outlet": "The Herald",
    "said": "6 March 1999",
    "standing": "denied",
    "place": "Almaty",
    "names": "Interior Ministry (actor)",
    "figures": "evacuated: 7",
    "topics": "flood",
    "keywords": "sluice",
    "caveat": "As told later.",
    "basis": "stated",
    "source": "herald-2",
    "quote": "The river rose on Monday",
}
HOLDERS: Final = {
    **{name: (name,) for name in CHANGES},
    **dict.fromkeys(("source", "quote"), ("citations",)),
    **dict.fromkeys(("who", "outlet", "said"), ("attribution",)),
    "date": ("when", "written", "basis"),
    "place": ("places",),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_correction_of_one_field_leaves_all_others(name: str) -> None:
    found = correct(RICH, **{name: CHANGES[name]})
    assert found.fact is not None, codes(found)
    changed = {
        each.name
        for each in fields(Fact)
        if getattr(found.fact, each.name) != getattr(RICH, each.name)
    }
    assert changed == set(HOLDERS[name])


@pytest.mark.parametrize(
    ("name", "kept"), [("who", "outlet"), ("outlet", "who"), ("said", "who_name")]
)
def test_a_correction_of_one_part_of_who_says_so_leaves_the_others(name: str, kept: str) -> None:
    found = correct(RICH, **{name: CHANGES[name]})
    assert found.fact is not None
    assert getattr(found.fact.attribution, kept) == getattr(RICH.attribution, kept)


def test_a_new_paragraph_leaves_the_other_citations() -> None:
    twice = replace(RICH, citations=(Citation("gazette", 1), *RICH.citations[1:]))
    found = correct(twice, paragraph="2")
    assert found.fact == replace(twice, citations=(Citation("gazette", 2), *RICH.citations[1:]))


def test_a_new_quote_leaves_those_of_other_citations() -> None:
    twice = replace(
        COUNTED, citations=(Citation("gazette", 1), Citation("gazette", 2, "1,200 people"))
    )
    found = correct(twice, quote="The river rose")
    assert found.fact is not None
    assert found.fact.citations == (
        Citation("gazette", 1, "The river rose"),
        Citation("gazette", 2, "1,200 people"),
    )


@pytest.mark.parametrize(
    ("name", "empty"),
    [("place", "places"), ("names", "names"), ("figures", "figures"), ("caveat", "caveat")],
)
def test_an_emptied_field_is_empty(name: str, empty: str) -> None:
    found = correct(RICH, **{name: ""})
    assert found.fact is not None
    assert not getattr(found.fact, empty)


def test_another_day_is_stated_by_whoever_types_it() -> None:
    found = correct(RICH, date="5 March 1999")
    assert found.fact is not None
    assert found.fact.basis is Basis.STATED
    kept = correct(RICH, statement="Dockers closed the gate of Quay.")
    assert kept.fact is not None
    assert kept.fact.basis is Basis.INFERRED


def test_a_date_that_is_taken_away_is_said() -> None:
    found = correct(COUNTED, date="")
    assert "entry-undated" in codes(found)
    assert found.fact is not None
    assert found.fact.when is None


def test_long_and_odd_texts_that_stand_already_are_not_refused() -> None:
    long = replace(COUNTED, statement="The river rose. " * 60, passage=True, caveat="x" * 900)
    found = correct(long, keywords="water")
    assert found.fact == replace(long, keywords=("water",))


@pytest.mark.parametrize("day", [1, 700_000])
@pytest.mark.parametrize("precision", Precision)
def test_a_span_of_any_precision_stays(day: int, precision: Precision) -> None:
    span = DateSpan(day, day + 3, precision=precision, uncertain=True)
    found = correct(replace(COUNTED, when=span), caveat="Told late.")
    assert found.fact is not None
    assert found.fact.when == span


def test_drafts_travel_as_json() -> None:
    for fact in (RICH, COUNTED):
        draft = draft_of(fact, NAMES, SOURCES)
        assert draft_from_json(draft_to_json(draft)) == draft
    assert draft_to_json(Draft()) == "{}"
    assert json.loads(draft_to_json(GOOD))["source"] == "gazette"


def test_json_of_another_release_is_read_as_far_as_it_is_known() -> None:
    assert draft_from_json('{"statement": "x", "mood": "glad"}') == Draft(statement="x")


@pytest.mark.parametrize(
    "text", ["", "[]", "1", "{", '{"statement": null}', '{"date": 5}', "[" * 100_000]
)
def test_other_json_is_no_draft(text: Any) -> None:
    with pytest.raises((ValueError, TypeError)):
        draft_from_json(text)
