"""The bundled pack on Kazakhstan in January 2022: sound, complete by paragraph, and quotable."""

import re
import zlib
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
from knowledge.models import (
    Basis,
    Fact,
    Figure,
    LinkKind,
    Name,
    NameKind,
    Pack,
    Qualifier,
    Standing,
)

FOLDER: Final = Path(knowledge.__file__).parent / "packs" / "kazakhstan-2022"
PARAGRAPHS: Final = range(1, 26)
MOST_WORDS: Final = 30
MOST_QUOTED_WORDS: Final = 8
EVERYWHERE: Final = frozenset({"kazakhstan"})
OWN_WORDS: Final = 8
"""So many words in a row as the source has them are copied, not told."""
SHINGLES: Final = Path(__file__).with_name("kazakhstan_shingles.txt")
"""CRC-32 of every eight words in a row of the source, lower case, as hexadecimal, sorted."""

STATED: Final = {
    1: {2, 19},
    2: {4},
    3: {5},
    5: {5},
    8: {5},
    10: {5},
    13: {5},
    15: {5},
    16: {5},
    17: {5},
    18: {6},
    19: {7},
    20: {7},
    21: {8},
    22: {5},
    23: {7},
    24: {7},
    25: {5, 9},
}
"""Days of January 2022 that a paragraph prints; the others print none."""
ONLY_CONTEXT: Final = frozenset({6, 9, 11, 12})
"""Paragraphs whose happenings have a day only by what stands around them."""

_LOOSE_START: Final = re.compile(
    r"(?:He|She|They|It|His|Her|Their|Its|This|That|These|Those|There|Also|However|Later)\b"
)
_LOOSE_WORDS: Final = re.compile(
    r"\b(?:the city|the former|the latter|aforementioned)\b(?! of| administration)"
)
_QUOTED: Final = re.compile(r'"([^"]+)"')
_WORD: Final = re.compile(r"[a-z0-9]+(?:[-',.][a-z0-9]+)*")
_SAYING: Final = re.compile(
    r"\b(?:said|told|claimed|alleged|wrote|reported|announced|urged|noted|stressed|promised|warned|"
    r"accused|blamed|according to|called on|called upon|expressed|advised|purported)\b"
)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return read_pack(FOLDER).pack


def january(day: int) -> int:
    return date(2022, 1, day).toordinal()


def cited(fact: Fact) -> frozenset[int]:
    return frozenset(citation.paragraph for citation in fact.citations)


def counted(
    pack: Pack, measure: str, number: float, place: str | None = None
) -> tuple[Fact, Figure]:
    found = [
        (fact, figure)
        for fact in pack.facts
        for figure in fact.figures
        if figure.measure == measure and figure.best == number and place in (None, figure.place)
    ]
    assert len(found) == 1, f"{measure} {number:g} is counted by {len(found)} facts"
    return found[0]


def saying(pack: Pack, words: str) -> Fact:
    """The one fact whose statement holds these words."""
    found = [fact for fact in pack.facts if words in fact.statement]
    assert len(found) == 1, f"{len(found)} facts say {words!r}"
    return found[0]


def linked(pack: Pack, kind: LinkKind) -> list[tuple[Fact, Fact]]:
    facts = {fact.id: fact for fact in pack.facts}
    return [
        (fact, facts[link.fact]) for fact in pack.facts for link in fact.links if link.kind is kind
    ]


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
    pairs = [pair for pair in linked(pack, LinkKind.UPDATES) if pair[0].figures]
    assert len(pairs) == 3
    for later, earlier in pairs:
        (new,), (old,) = later.figures, earlier.figures
        assert new.measure == old.measure, later.id
        new_day, old_day = as_of_day(later, new), as_of_day(earlier, old)
        assert new_day is not None, later.id
        assert old_day is not None, earlier.id
        assert new_day > old_day, later.id


def test_the_army_first_guarded_the_airport_and_then_left(pack: Pack) -> None:
    pairs = [
        (later.statement, earlier.statement) for later, earlier in linked(pack, LinkKind.UPDATES)
    ]
    assert any("military had left" in new and "perimeter" in old for new, old in pairs)


def test_what_the_source_tells_twice_is_linked(pack: Pack) -> None:
    pairs = {
        (frozenset(cited(one)), frozenset(cited(other)))
        for one, other in linked(pack, LinkKind.DUPLICATES)
    }
    assert pairs == {(frozenset({7}), frozenset({8})), (frozenset({22}), frozenset({17}))}


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


FIGURES: Final = [
    ("duration", 2, "", Qualifier.EXACTLY, 1),
    ("duration", 6, "", Qualifier.EXACTLY, 4),
    ("population", 500_000, "aktobe", Qualifier.ABOUT, 4),
    ("protesters", 1000, "aktobe", Qualifier.ABOUT, 4),
    ("protesters", 3000, "almaty", Qualifier.ABOUT, 8),
    ("protesters", 1000, "pavlodar", Qualifier.ABOUT, 9),
    ("distance", 200, "pavlodar", Qualifier.ABOUT, 9),
    ("distance", 124, "pavlodar", Qualifier.ABOUT, 9),
    ("civilians-attacked", 500, "", Qualifier.AT_LEAST, 12),
    ("detained", 200, "kazakhstan", Qualifier.OVER, 12),
    ("injured", 95, "kazakhstan", Qualifier.AT_LEAST, 12),
    ("countries", 5, "", Qualifier.EXACTLY, 18),
    ("troops", 2500, "kazakhstan", Qualifier.AT_MOST, 19),
    ("detained", 3000, "kazakhstan", Qualifier.OVER, 20),
    ("killed", 26, "kazakhstan", Qualifier.EXACTLY, 20),
    ("injured", 18, "kazakhstan", Qualifier.EXACTLY, 20),
    ("detained", 4000, "kazakhstan", Qualifier.OVER, 21),
    ("troops", 3000, "kazakhstan", Qualifier.OVER, 22),
    ("waves", 6, "almaty", Qualifier.EXACTLY, 24),
    ("attackers", 20_000, "almaty", Qualifier.EXACTLY, 24),
    ("detained", 5969, "kazakhstan", Qualifier.AT_LEAST, 25),
    ("detained", 133, "kazakhstan", Qualifier.EXACTLY, 25),
    ("killed", 164, "kazakhstan", Qualifier.AT_LEAST, 25),
    ("killed", 103, "almaty", Qualifier.EXACTLY, 25),
]


@pytest.mark.parametrize(("measure", "number", "place", "qualifier", "paragraph"), FIGURES)
def test_every_number_of_the_source_is_a_figure(
    pack: Pack, measure: str, number: float, place: str, qualifier: Qualifier, paragraph: int
) -> None:
    fact, figure = counted(pack, measure, number, place)
    assert figure.qualifier is qualifier
    assert figure.group
    assert cited(fact) == {paragraph}


def test_no_figure_is_of_anything_else(pack: Pack) -> None:
    assert sum(len(fact.figures) for fact in pack.facts) == len(FIGURES)


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
    assert len(emergency) >= 10
    for fact in emergency:
        assert fact.when is not None
        assert fact.when.last == january(19), fact.id
        assert fact.when.first in (OPEN_START, january(19)), fact.id
    assert "does not say on which day" in saying(pack, "declared a two-week").caveat
    assert saying(pack, "no day is given for its start").when == DateSpan(january(19), january(19))


def test_no_fact_takes_the_day_on_which_the_page_was_modified(pack: Pack) -> None:
    (source,) = pack.sources
    assert source.modified == "2022-03-21"
    event = DateSpan(pack.event.first, pack.event.last)
    for fact in pack.facts:
        said = fact.attribution.said
        assert fact.when is None or event.overlaps(fact.when), fact.id
        assert said is None or event.contains(said), fact.id
        assert not any(f.as_of and f.as_of > pack.event.last for f in fact.figures), fact.id


def test_a_stated_day_is_one_that_its_paragraph_prints(pack: Pack) -> None:
    for fact in pack.facts:
        if fact.when is None or fact.basis is not Basis.STATED:
            continue
        assert fact.written, fact.id
        (paragraph,) = cited(fact)
        assert fact.when.last - january(1) + 1 in STATED.get(paragraph, set()), fact.id
        assert str(fact.when.last - january(1) + 1) in re.findall(r"[1-9][0-9]*", fact.written)


def test_a_day_that_only_the_context_gives_is_approximate(pack: Pack) -> None:
    dated = [fact for fact in pack.facts if fact.when and cited(fact) <= ONLY_CONTEXT]
    assert len(dated) > 30
    for fact in dated:
        assert fact.when is not None
        assert fact.when.approximate, fact.id


def test_an_approximate_day_is_inferred(pack: Pack) -> None:
    for fact in pack.facts:
        if fact.when is not None and fact.when.approximate:
            assert fact.basis is Basis.INFERRED, fact.id


def test_a_span_of_days_is_explained(pack: Pack) -> None:
    spans = [
        fact
        for fact in pack.facts
        if fact.when and fact.when.days > 1 and fact.when.first != OPEN_START
    ]
    assert spans
    for fact in spans:
        assert fact.caveat, fact.id
        assert fact.basis is Basis.INFERRED, fact.id


def test_claims_name_who_makes_them(pack: Pack) -> None:
    claims = [fact for fact in pack.facts if fact.standing is Standing.CLAIMED]
    assert claims
    for fact in claims:
        assert fact.attribution.who or fact.attribution.outlet, fact.id


def test_what_is_said_to_be_behind_the_unrest_stays_a_claim(pack: Pack) -> None:
    for fact in pack.facts:
        if {"claims-of-plot", "foreign-role"} & set(fact.topics) and "urged" not in fact.statement:
            assert fact.standing is Standing.CLAIMED, fact.id


def test_a_statement_that_someone_makes_says_who(pack: Pack) -> None:
    for fact in pack.facts:
        if _SAYING.search(fact.statement):
            said_by = fact.attribution
            assert said_by.who or said_by.outlet, fact.statement


def test_speakers_are_named_in_their_facts(pack: Pack) -> None:
    for fact in pack.facts:
        said_by = fact.attribution
        named = {part.name for part in fact.names}
        assert {said_by.who_name, said_by.outlet_name} - {""} <= named, fact.id


@pytest.mark.parametrize(
    ("words", "who", "outlet"),
    [
        ("the power will not fall", "Kassym-Jomart Tokayev", ""),
        ("rigged by those who want", "Vladimir Zharikhin", "RIA Novosti"),
        ("around a thousand protesters", "local media", ""),
        ("refused to arrest", "unconfirmed reports", ""),
        ("kicked out of the terminal", "employee of Almaty airport", "Sputnik"),
        ("military had left", "unnamed sources", "Orda"),
        ("About 1,000 protesters", "eyewitnesses", "Sputnik"),
        ("came from villages", "protesters in Pavlodar", "Sputnik"),
        ("safety and peace of citizens", "Kassym-Jomart Tokayev", "Kazakh television"),
        ("deaths and injuries", "Kassym-Jomart Tokayev", "Russian media"),
        ("extremists and radicals", "Kanat Taimerdenov", ""),
        ("95 police personnel", "Interior Ministry of Kazakhstan", ""),
        ("with full respect", "Zbigniew Rau", "OSCE website"),
        ("electronic banking", "US State Department", ""),
        ("stoked from outside", "Russian Foreign Ministry", ""),
        ("largely symbolic", "Paul Robinson", ""),
        ("26 armed rioters", "Interior Ministry source", "Khabar 24"),
        ("Bishkek-bound", "eyewitnesses", "Sputnik"),
        ("one lesson in recent history", "Antony Blinken", ""),
        ("boorish", "Russian Foreign Ministry", ""),
        ("six waves", "Kassym-Jomart Tokayev", "Twitter"),
        ("133 were held", "Interior Ministry of Kazakhstan", ""),
        ("164 deaths", "", "Vlast.kz"),
    ],
)
def test_words_are_given_to_who_said_them(pack: Pack, words: str, who: str, outlet: str) -> None:
    said_by = saying(pack, words).attribution
    assert (said_by.who, said_by.outlet) == (who, outlet)


@pytest.mark.parametrize(
    "words",
    [
        "The Kremlin did not comment",
        "no day is given for its start",
        "impossible to verify",
        "they are not named",
        "had not named who rigged",
        "the source does not say of which city",
    ],
)
def test_what_was_not_said_is_told_as_well(pack: Pack, words: str) -> None:
    assert saying(pack, words).citations


def test_people_of_a_fact_are_named_in_its_statement(pack: Pack) -> None:
    people = {
        name.id: name
        for name in pack.names
        if name.kind is NameKind.PERSON and name.id != "eu-spokesperson"
    }
    for fact in pack.facts:
        for part in fact.names:
            if part.name in people:
                assert spelled(people[part.name], fact.statement), (fact.id, part.name)


def spelled(name: Name, text: str) -> bool:
    return any(spelling in text for spelling in (name.display, *name.aliases))


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


def test_statements_are_in_our_own_words(pack: Pack) -> None:
    copied = {int(line, 16) for line in SHINGLES.read_text(encoding="ascii").split()}
    for fact in pack.facts:
        words = _WORD.findall(fact.statement.lower())
        runs = [" ".join(words[at : at + OWN_WORDS]) for at in range(len(words) - OWN_WORDS + 1)]
        assert [run for run in runs if zlib.crc32(run.encode()) in copied] == [], fact.id


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
        ("President Toqaev", "tokayev"),
        ("Алма-Ата", "almaty"),
        ("Назарбаев", "nazarbayev"),
        ("Lukashenka", "lukashenko"),
        ("Taymerdenov", "taimerdenov"),
        ("Zhanaözen", "zhanaozen"),
        ("Astana", "nur-sultan"),
        ("Baykonur", "baikonur"),
        ("EU", "eu"),
        ("МВД", "interior-ministry"),
    ],
)
def test_other_spellings_lead_to_one_name(pack: Pack, spelling: str, name: str) -> None:
    owners = [n.id for n in pack.names if spelling in (n.display, *n.aliases)]
    assert owners == [name]


@pytest.mark.parametrize(
    ("office", "name"),
    [
        ("head of state", "tokayev"),
        ("the president", "tokayev"),
        ("first head of state", "nazarbayev"),
        ("president of Belarus", "lukashenko"),
        ("the Russian president", "putin"),
        ("police chief", "taimerdenov"),
        ("US secretary of state", "blinken"),
        ("OSCE chairman", "rau"),
    ],
)
def test_an_office_means_one_person(pack: Pack, office: str, name: str) -> None:
    assert [n.id for n in pack.names if office in n.titles] == [name]


def test_every_name_is_used(pack: Pack) -> None:
    used = {part.name for fact in pack.facts for part in fact.names}
    used |= {place for fact in pack.facts for place in fact.places}
    used |= {name.within for name in pack.names}
    assert {name.id for name in pack.names} - used == set()
