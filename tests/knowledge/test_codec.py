"""Records survive the pack format unchanged, and equal records give equal text."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.codec import (
    canonical,
    day_from_text,
    day_to_text,
    event_from_dict,
    event_to_dict,
    fact_from_dict,
    fact_to_dict,
    name_from_dict,
    name_to_dict,
    passage_from_dict,
    passage_to_dict,
    source_from_dict,
    source_to_dict,
)
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan, PartOfDay, Precision
from knowledge.models import (
    Attribution,
    Basis,
    Citation,
    Event,
    Fact,
    FactName,
    Figure,
    Link,
    LinkKind,
    Name,
    NameKind,
    Passage,
    Qualifier,
    Source,
    Standing,
)

DAY = 738_160

words = st.text(st.characters(codec="utf-8"), max_size=12)
some_words = st.lists(words, max_size=3).map(tuple)
numbers = st.floats(allow_nan=False, allow_infinity=False) | st.integers(0, 10**7).map(float)
minutes = st.integers(0, 1439)
days = st.integers(-400_000, 4_000_000)


@st.composite
def spans(draw: st.DrawFn) -> DateSpan:
    first = draw(days | st.just(OPEN_START))
    last = draw(st.just(first) | st.just(OPEN_END) | days.filter(lambda day: day > first))
    return DateSpan(
        first=first,
        last=last,
        precision=draw(st.sampled_from(Precision)),
        approximate=draw(st.booleans()),
        uncertain=draw(st.booleans()),
        part=draw(st.none() | st.sampled_from(PartOfDay)),
        clock=draw(st.none() | st.tuples(minutes, minutes)),
    )


figures = st.builds(
    Figure,
    measure=words,
    best=numbers,
    low=st.none() | numbers,
    high=st.none() | numbers,
    qualifier=st.sampled_from(Qualifier),
    unit=words,
    place=words,
    group=words,
    as_of=st.none() | days,
    cumulative=st.booleans(),
    counted_by=words,
)

facts = st.builds(
    Fact,
    id=words,
    statement=words,
    when=st.none() | spans(),
    basis=st.sampled_from(Basis),
    written=words,
    places=some_words,
    names=st.lists(st.builds(FactName, words, words), max_size=2).map(tuple),
    attribution=st.builds(Attribution, words, words, words, words, st.none() | spans()),
    standing=st.sampled_from(Standing),
    topics=some_words,
    figures=st.lists(figures, max_size=2).map(tuple),
    citations=st.lists(st.builds(Citation, words, st.integers(0, 99), words), max_size=2).map(
        tuple
    ),
    caveat=words,
    links=st.lists(st.builds(Link, st.sampled_from(LinkKind), words), max_size=2).map(tuple),
    keywords=some_words,
    title=words,
    passage=st.booleans(),
)


@given(facts)
def test_a_fact_survives_its_text(fact: Fact) -> None:
    text = canonical(fact_to_dict(fact))
    again = fact_from_dict(json.loads(text))
    assert again == fact
    assert canonical(fact_to_dict(again)) == text


@given(st.builds(Name, words, st.sampled_from(NameKind), words, some_words, some_words, words))
def test_a_name_survives_its_text(name: Name) -> None:
    assert name_from_dict(json.loads(canonical(name_to_dict(name)))) == name


@given(st.builds(Source, words, words, words, words, words, words, words, words))
def test_a_source_survives_its_text(source: Source) -> None:
    assert source_from_dict(json.loads(canonical(source_to_dict(source)))) == source


@given(st.builds(Passage, words, words, st.integers(0, 99), words, words))
def test_a_passage_survives_its_text(passage: Passage) -> None:
    assert passage_from_dict(json.loads(canonical(passage_to_dict(passage)))) == passage


@given(st.builds(Event, words, words, days, days, words, some_words.filter(bool), some_words))
def test_an_event_survives_its_text(event: Event) -> None:
    assert event_from_dict(json.loads(canonical(event_to_dict(event)))) == event


@given(days)
def test_every_day_survives_its_text(day: int) -> None:
    assert day_from_text(day_to_text(day)) == day


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (DAY, "2022-01-05"),
        (1, "0001-01-01"),
        (0, "0000-12-31"),
        (-366, "-0001-12-31"),
        (3_652_060, "+10000-01-01"),
    ],
)
def test_days_are_iso_text(day: int, text: str) -> None:
    assert day_to_text(day) == text
    assert day_from_text(text) == day


@pytest.mark.parametrize("text", ["", "2022", "2022-13-01", "2022-02-30", "5 May", "٢٠٢٢-01-01"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no day"):
        day_from_text(text)


def test_defaults_are_left_out_and_keys_keep_the_order_of_the_format() -> None:
    fact = Fact(
        id="KZ-0042",
        statement="Over 3,000 people had been detained in Almaty – Алматы.",
        when=DateSpan(DAY, DAY, Precision.MINUTE, clock=(420, 1380)),
        names=(FactName("police", "actor"), FactName("crowd")),
        attribution=Attribution(who="Interior Ministry"),
        figures=(Figure("detained", 3000.0, low=3000.0, qualifier=Qualifier.OVER),),
        citations=(Citation("gs", 20),),
    )
    assert canonical(fact_to_dict(fact)) == (
        '{"id": "KZ-0042", "statement": "Over 3,000 people had been detained in Almaty – Алматы.", '
        '"when": {"first": "2022-01-05", "clock": ["07:00", "23:00"]}, '
        '"names": [{"name": "police", "role": "actor"}, {"name": "crowd"}], '
        '"attribution": {"who": "Interior Ministry"}, '
        '"figures": [{"measure": "detained", "best": 3000, "low": 3000, "qualifier": "over"}], '
        '"citations": [{"source": "gs", "paragraph": 20}]}'
    )


def test_open_ends_are_two_dots() -> None:
    ends = [
        (OPEN_START, DAY, Precision.OPEN_START),
        (DAY, OPEN_END, Precision.OPEN_END),
    ]
    written = [
        fact_to_dict(Fact("A-1", "x", DateSpan(first, last, precision)))["when"]
        for first, last, precision in ends
    ]
    assert written == [
        {"first": "..", "last": "2022-01-05"},
        {"first": "2022-01-05", "last": ".."},
    ]


def test_a_passage_keeps_its_title() -> None:
    fact = Fact("p1", "Rain fell.", passage=True, title="Weather")
    data = fact_to_dict(fact)
    assert data == {
        "id": "p1",
        "statement": "Rain fell.",
        "title": "Weather",
        "passage": True,
    }
    assert fact_from_dict(data, "rain", 3) == Fact(
        "p1", "Rain fell.", passage=True, title="Weather", scope="rain", revision=3
    )
