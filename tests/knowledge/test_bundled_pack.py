"""The bundled pack on Kazakhstan in January 2022: sound, complete by paragraph, and quotable."""

import re
from datetime import date
from pathlib import Path
from typing import Final

import pytest

import knowledge
from knowledge.dates.span import OPEN_START, DateSpan
from knowledge.figures import as_of_day, history
from knowledge.ingest.check import check_folder
from knowledge.ingest.export import pack_files
from knowledge.ingest.read import read_pack
from knowledge.models import Basis, Fact, Figure, LinkKind, Pack, Qualifier, Standing

FOLDER: Final = Path(knowledge.__file__).parent / "packs" / "kazakhstan-2022"
PARAGRAPHS: Final = range(1, 26)
MOST_WORDS: Final = 45
MOST_QUOTED_WORDS: Final = 8
EVERYWHERE: Final = frozenset({"kazakhstan"})

_LOOSE_START: Final = re.compile(
    r"(?:He|She|They|It|His|Her|Their|Its|This|That|These|Those|There|Also|However|Later)\b"
)
_LOOSE_WORDS: Final = re.compile(
    r"\b(?:the city|the former|the latter|aforementioned)\b(?! of| administration)"
)
_QUOTED: Final = re.compile(r'"([^"]+)"')


@pytest.fixture(scope="module")
def pack() -> Pack:
    return read_pack(FOLDER).pack


def january(day: int) -> int:
    return date(2022, 1, day).toordinal()


def cited(fact: Fact) -> frozenset[int]:
    return frozenset(citation.paragraph for citation in fact.citations)


def counted(pack: Pack, measure: str, number: float) -> tuple[Fact, Figure]:
    found = [
        (fact, figure)
        for fact in pack.facts
        for figure in fact.figures
        if figure.measure == measure and figure.best == number
    ]
    assert len(found) == 1, f"{measure} {number:g} is counted by {len(found)} facts"
    return found[0]


def test_has_neither_errors_nor_warnings() -> None:
    findings = check_folder(FOLDER)
    assert findings.errors == ()
    assert findings.warnings == ()


def test_is_byte_for_byte_what_an_export_writes(pack: Pack) -> None:
    for name, text in pack_files(pack).items():
        assert (FOLDER / name).read_bytes() == text.encode("utf-8"), name


def test_every_paragraph_has_facts_and_no_other_is_cited(pack: Pack) -> None:
    assert {paragraph for fact in pack.facts for paragraph in cited(fact)} == set(PARAGRAPHS)


def test_ids_count_up_in_the_order_of_the_source(pack: Pack) -> None:
    ids = [fact.id for fact in pack.facts]
    assert ids == [f"KZ-{number:04d}" for number in range(1, len(ids) + 1)]
    assert len(ids) >= 180
    first_cited = [min(cited(fact)) for fact in pack.facts]
    assert first_cited == sorted(first_cited)


def test_a_count_that_updates_another_is_later_and_of_the_same_thing(pack: Pack) -> None:
    facts = {fact.id: fact for fact in pack.facts}
    pairs = [
        (fact, facts[link.fact])
        for fact in pack.facts
        for link in fact.links
        if link.kind is LinkKind.UPDATES
    ]
    assert pairs
    for later, earlier in pairs:
        (new,), (old,) = later.figures, earlier.figures
        assert new.measure == old.measure, later.id
        new_day, old_day = as_of_day(later, new), as_of_day(earlier, old)
        assert new_day is not None, later.id
        assert old_day is not None, earlier.id
        assert new_day > old_day, later.id


def test_detained_are_counted_day_by_day(pack: Pack) -> None:
    _, latest = counted(pack, "detained", 5969)
    points = history("detained", pack.facts, EVERYWHERE, latest).points
    assert [(p.day, p.figure.best, p.figure.qualifier) for p in points] == [
        (january(5), 200, Qualifier.OVER),
        (january(7), 3000, Qualifier.OVER),
        (january(8), 4000, Qualifier.OVER),
        (january(9), 5969, Qualifier.AT_LEAST),
    ]
    assert all(point.figure.cumulative for point in points)


def test_those_held_for_serious_crimes_are_no_point_of_the_count(pack: Pack) -> None:
    _, latest = counted(pack, "detained", 5969)
    held, _ = counted(pack, "detained", 133)
    points = history("detained", pack.facts, EVERYWHERE, latest).points
    assert held not in [point.fact for point in points]


def test_deaths_differ_by_whom_and_where_they_count(pack: Pack) -> None:
    rioters = counted(pack, "killed", 26)[1]
    everyone = counted(pack, "killed", 164)[1]
    in_almaty = counted(pack, "killed", 103)[1]
    assert len({(f.group, f.place) for f in (rioters, everyone, in_almaty)}) == 3
    assert in_almaty.place == "almaty"


def test_one_number_keeps_its_several_meanings_apart(pack: Pack) -> None:
    measures = {
        figure.measure for fact in pack.facts for figure in fact.figures if figure.best == 3000
    }
    assert measures == {"protesters", "detained", "troops"}


def test_accounts_of_the_contingent_contradict_each_other(pack: Pack) -> None:
    sent, figure = counted(pack, "troops", 3000)
    expected, _ = counted(pack, "troops", 2500)
    assert figure.qualifier is Qualifier.OVER
    assert any(
        link.kind is LinkKind.CONTRADICTS and link.fact == expected.id for link in sent.links
    )


def test_curfew_stands_as_printed_with_a_caveat(pack: Pack) -> None:
    (curfew,) = [fact for fact in pack.facts if "curfew" in fact.statement]
    assert "7.00 to 23.00" in curfew.statement
    assert "reversed" in curfew.caveat


def test_the_emergency_has_no_invented_beginning(pack: Pack) -> None:
    emergency = [
        fact for fact in pack.facts if 1 in cited(fact) and "emergency" in fact.topics and fact.when
    ]
    assert emergency
    for fact in emergency:
        assert fact.when is not None
        assert fact.when.last == january(19), fact.id
        assert fact.when.first in (OPEN_START, january(19)), fact.id
        assert fact.caveat, fact.id


def test_no_fact_takes_the_day_on_which_the_page_was_modified(pack: Pack) -> None:
    (source,) = pack.sources
    assert source.modified == "2022-03-21"
    event = DateSpan(pack.event.first, pack.event.last)
    for fact in pack.facts:
        said = fact.attribution.said
        assert fact.when is None or event.overlaps(fact.when), fact.id
        assert said is None or event.contains(said), fact.id
        assert not any(f.as_of and f.as_of > pack.event.last for f in fact.figures), fact.id


def test_a_stated_day_has_the_words_of_the_source(pack: Pack) -> None:
    for fact in pack.facts:
        if fact.when is not None and fact.basis is Basis.STATED:
            assert fact.written, fact.id


def test_claims_name_who_makes_them(pack: Pack) -> None:
    claims = [fact for fact in pack.facts if fact.standing is Standing.CLAIMED]
    assert claims
    for fact in claims:
        assert fact.attribution.who or fact.attribution.outlet, fact.id


def test_what_is_said_to_be_behind_the_unrest_stays_a_claim(pack: Pack) -> None:
    for fact in pack.facts:
        if {"claims-of-plot", "foreign-role"} & set(fact.topics) and "urged" not in fact.statement:
            assert fact.standing is Standing.CLAIMED, fact.id


def test_speakers_are_named_in_their_facts(pack: Pack) -> None:
    for fact in pack.facts:
        said_by = fact.attribution.who_name
        assert not said_by or said_by in {part.name for part in fact.names}, fact.id


def test_statements_are_short_single_sentences(pack: Pack) -> None:
    statements = [fact.statement for fact in pack.facts]
    assert len({text.casefold() for text in statements}) == len(statements)
    for text in statements:
        assert len(text.split()) <= MOST_WORDS, text
        assert text[0].isupper() or text[0].isdigit(), text
        assert text.endswith((".", '."')), text
        assert not re.search(r"[.!?] [A-Z]", text), text


def test_statements_stand_alone(pack: Pack) -> None:
    for fact in pack.facts:
        assert not _LOOSE_START.match(fact.statement), fact.statement
        assert not _LOOSE_WORDS.search(fact.statement), fact.statement


def test_quoted_words_are_few(pack: Pack) -> None:
    for fact in pack.facts:
        for words in _QUOTED.findall(fact.statement):
            assert len(words.split()) <= MOST_QUOTED_WORDS, fact.id


def test_keywords_add_words_that_the_statement_lacks(pack: Pack) -> None:
    for fact in pack.facts:
        words = set(re.findall(r"[\w,'-]+", fact.statement.casefold()))
        repeated = [word for word in fact.keywords if word.casefold() in words]
        assert not repeated, (fact.id, repeated)


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Toqaev", "tokayev"),
        ("Kassym-Zhomart Tokayev", "tokayev"),
        ("Токаев", "tokayev"),
        ("Alma-Ata", "almaty"),
        ("Mangistau", "mangystau-region"),
        ("CSTO", "csto"),
        ("ОДКБ", "csto"),
        ("City Hall", "almaty-mayors-office"),
        ("Ministry of Internal Affairs", "interior-ministry"),
    ],
)
def test_other_spellings_lead_to_one_name(pack: Pack, spelling: str, name: str) -> None:
    owners = [n.id for n in pack.names if spelling in (n.display, *n.aliases)]
    assert owners == [name]


def test_every_name_is_used(pack: Pack) -> None:
    used = {part.name for fact in pack.facts for part in fact.names}
    used |= {place for fact in pack.facts for place in fact.places}
    used |= {name.within for name in pack.names}
    assert {name.id for name in pack.names} - used == set()
