"""What the form of a question says of the quantity asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.lexicon.quantities import is_unit, kinds_of, measures_by_form, unit_kind


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("how long did it last", "duration"),
        ("for how long was it closed", "duration"),
        ("what was the duration of the strike", "duration"),
        ("how many hours did it burn", "duration"),
        ("how far is the border", "distance"),
        ("how close did the fire come to the town", "distance"),
        ("how much road surface was torn up", "area"),
        ("what did the town spend on sandbags", "cost"),
        ("at what distance was it seen", "distance"),
        ("how many miles away is it", "distance"),
        ("how old was the pilot", "age"),
        ("how many years old was she", "age"),
        ("how much did it all cost", "cost"),
        ("what did the ferry cost", "cost"),
        ("what was the salary of the pilot", "cost"),
        ("what reward was offered", "cost"),
        ("how much money was lost", "cost"),
        ("how expensive was it", "cost"),
        ("how many dollars were lost", "cost"),
        ("what was the price", "price"),
        ("how tall is the tower", "height"),
        ("how high did it fly", "altitude"),
        ("how deep is the lake", "depth"),
        ("at what depth was it found", "depth"),
        ("how wide is the gap", "width"),
        ("how fast was the train", "speed"),
        ("how heavy is the stone", "weight"),
        ("how much does the stone weigh", "weight"),
        ("how many tonnes were moved", "weight"),
        ("how many degrees was it", "temperature"),
        ("how cold was it", "temperature"),
        ("what percentage voted", "share"),
        ("how many inhabitants has it", "population"),
        ("how strong was the quake", "magnitude"),
        ("how strong were the winds", "speed"),
        ("how large a part of the crop was lost", "share"),
        ("how much of the city burnt", "share"),
        ("how high is unemployment", "share"),
        ("how high were the fines", "cost"),
        ("how large an area was flooded", "area"),
        ("how many acres burnt", "area"),
        ("how many gallons leaked", "volume"),
        ("how much snow fell", "depth"),
        ("how far below ground is it", "depth"),
        ("how thick is the ice", "thickness"),
        ("how many miles long is the border", "length"),
        ("how many metres deep is the lake", "depth"),
        ("how much electricity does it make", "energy"),
        ("how much was the company fined", "cost"),
        ("what did the painting sell for", "cost"),
        ("how much was the emergency loan", "cost"),
        ("how much was his fine", "cost"),
        ("how much was withdrawn", "cost"),
        ("how much did they take out", "cost"),
        ("how much did the bank lose", "cost"),
        ("how much did he get", "cost"),
        ("at what altitude was it", "altitude"),
        ("how much oil was it", "weight"),
        ("and how much leaked", "volume"),
    ],
)
def test_a_form_wants_its_measure(text: str, measure: str) -> None:
    assert measure in measures_by_form(text)


@pytest.mark.parametrize(
    "text",
    [
        "how many people died",
        "how long ago was it",
        "who paid for it",
        "how did it start",
        "how many cars were burnt",
        "a long day",
        "",
    ],
)
def test_other_questions_want_no_measure(text: str) -> None:
    assert measures_by_form(text) == frozenset()


def test_years_old_is_an_age_and_no_duration() -> None:
    assert measures_by_form("how many years old was she") == {"age"}
    assert "age" not in measures_by_form("how many years did it take")


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("km", "length"),
        ("Kilometres", "length"),
        ("tonnes", "weight"),
        ("metric tonnes", "weight"),
        ("US dollars", "money"),
        ("crowns", "money"),
        ("hours", "time"),
        ("%", "share"),
        ("degrees", "temperature"),
        ("km/h", "speed"),
        ("hectares", "area"),
        ("barrels", "volume"),
        ("people", ""),
        ("", ""),
    ],
)
def test_a_unit_measures_its_kind(unit: str, kind: str) -> None:
    assert unit_kind(unit) == kind


@pytest.mark.parametrize(
    ("word", "yes"),
    [("tonnes", True), ("hours", True), ("km", False), ("m", False), ("buses", False)],
)
def test_only_written_out_units_are_units_in_a_question(word: str, yes: bool) -> None:
    assert is_unit(word) is yes


def test_a_pound_is_a_weight_unless_money_is_asked_for() -> None:
    assert unit_kind("pounds") in {"weight", "money"}
    assert "weight" in measures_by_form("how many pounds did it weigh")


def test_measures_are_given_in_kinds_of_unit() -> None:
    assert kinds_of(("distance", "height")) == {"length"}
    assert kinds_of(("duration", "cost", "killed")) == {"time", "money"}
    assert kinds_of(()) == frozenset()


@given(st.text(max_size=300))
def test_any_text_is_safe(text: str) -> None:
    assert kinds_of(measures_by_form(text)) <= {
        "length",
        "weight",
        "time",
        "money",
        "temperature",
        "speed",
        "share",
        "area",
        "volume",
        "power",
        "energy",
    }
    unit_kind(text)
