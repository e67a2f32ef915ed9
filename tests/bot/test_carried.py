"""What a follow-up carries over survives being written down, and holds no question."""

import json
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.asking.carried import carried, carry
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan, PartOfDay, Precision
from knowledge.flow import Asked, Context, DateUse, Term, Variant
from tests.bot.answers import day

WORD = st.text("abcdefghijklmnopqrstuvwxyzәқ0123456789", min_size=1, max_size=20)
FLAG = st.booleans()
WEIGHT = st.floats(0.01, 1.0)
SPANS = st.sampled_from(
    [
        day(4),
        day(2, approximate=True),
        day(2, precision=Precision.PART_OF_DAY, part=PartOfDay.EVENING),
        day(3, precision=Precision.MINUTE, clock=(600, 660)),
        DateSpan(day(1).first, day(9).last, Precision.RANGE),
        DateSpan(OPEN_START, day(7).last, Precision.OPEN_START),
        DateSpan(day(7).first, OPEN_END, Precision.OPEN_END),
    ]
)
VARIANTS = st.builds(Variant, WORD, WEIGHT, st.sampled_from(["synonym", "spelling", "inflection"]))
TERMS = st.builds(
    Term,
    word=WORD,
    token=WORD,
    weight=WEIGHT,
    variants=st.lists(VARIANTS, max_size=3).map(tuple),
    corrected=st.just("") | WORD,
    inherited=FLAG,
    counted=FLAG,
    predicate=FLAG,
    located=FLAG,
    contact=FLAG,
    namesake=st.just("") | WORD,
)
WORDS = st.lists(WORD, max_size=3).map(tuple)
CONTEXTS = st.builds(
    Context,
    asked=st.lists(st.sampled_from(Asked), max_size=2).map(tuple),
    measure=st.just("") | WORD,
    quantity=WORDS,
    terms=st.lists(TERMS, max_size=4).map(tuple),
    names=WORDS,
    when=st.lists(SPANS, max_size=2).map(tuple),
    date_use=st.sampled_from(DateUse),
    days_kept=FLAG,
    facts=WORDS,
    said=WORDS,
    people=WORDS,
    earlier=WORDS,
    women=WORDS,
    men=WORDS,
    near=st.just("") | WORD,
    actors=WORDS,
    places=WORDS,
    told=st.none() | SPANS,
    astray=FLAG,
    event=st.just("") | WORD,
)


@given(CONTEXTS)
def test_a_context_comes_back_as_it_was(context: Context) -> None:
    assert (carried(carry(context)) or Context()) == context


def test_every_part_of_a_context_and_of_a_term_is_carried() -> None:
    """A part that is added later must be carried too, or left out on purpose."""
    assert {each.name for each in fields(Context)} == {
        *("asked", "measure", "quantity", "terms", "names", "when"),
        *("date_use", "facts", "said", "people", "earlier", "women", "men", "near"),
        *("actors", "places", "told", "astray", "event", "days_kept"),
    }
    left_out = {"focal", "typed"}
    assert {each.name for each in fields(Term)} - left_out == {
        *("word", "token", "weight", "variants", "corrected"),
        *("inherited", "counted", "predicate", "located", "contact", "namesake"),
    }


def test_nothing_to_carry_is_no_text() -> None:
    assert carry(Context()) == ""
    assert carried("") is None


@pytest.mark.parametrize(
    "text",
    [
        "null",
        "[]",
        "7",
        "{",
        '{"terms":[{}]}',
        '{"asked":["sideways"]}',
        '{"when":[{"first":"x"}]}',
    ],
)
def test_what_cannot_be_read_is_no_context(text: str) -> None:
    assert carried(text) is None


def test_no_more_is_carried_than_a_question_can_hold() -> None:
    terms = tuple(Term(f"word{number}", f"word{number}") for number in range(100))
    long = Term("x" * 200, "x" * 200)
    kept = json.loads(carry(Context(terms=(long, *terms))))["own"]
    assert 10 < len(kept) <= 24
    assert all(len(each["word"]) < 100 for each in kept)


def test_words_of_the_askers_own_stand_apart_and_can_be_taken_away() -> None:
    """What the record or a dictionary has stays; a slip of the key becomes what it was taken for."""
    slip = Term(
        "arprot", "arprot", variants=(Variant("airport", 0.9, "spelling"),), corrected="airport"
    )
    terms = (Term("tanks", "tank"), Term("Xyzzy", "xyzzi"), slip, Term("plugh", "plugh"))
    data = json.loads(carry(Context(terms=terms, names=("mayor",)), {"tank", "plugh"}))
    assert carried(json.dumps(data)) == Context(terms=terms, names=("mayor",))
    del data["own"]
    assert "xyzzi" not in json.dumps(data).lower()
    assert "arprot" not in json.dumps(data)
    faded = carried(json.dumps(data))
    assert faded is not None
    assert [(each.word, each.token) for each in faded.terms] == [
        ("tanks", "tank"),
        ("airport", "airport"),
        ("plugh", "plugh"),
    ]
    assert faded.names == ("mayor",)


def test_nothing_stands_apart_where_every_word_may_be_told() -> None:
    told = carry(Context(terms=(Term("tanks", "tank"),)), {"tank"})
    assert "own" not in json.loads(told)


def test_parts_of_an_address_stand_only_where_they_fade() -> None:
    """Though they are ordinary words."""
    flood, mayor = Term("flood", "flood"), Term("mayor", "mayor", contact=True)
    kept = json.loads(carry(Context(terms=(flood, mayor)), frozenset({"flood", "mayor"})))
    own = kept.pop("own")
    assert [each["word"] for each in own] == ["flood", "mayor"]
    assert "mayor" not in json.dumps(kept)
