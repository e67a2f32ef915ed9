"""Phrases meet happenings that are named in other words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.dates.happenings import NamedHappenings
from knowledge.dates.span import DateSpan

NAMES = [
    "seizure of the airport",
    "airport reopened",
    "resignation of the prime minister",
    "a state of emergency was declared",
    "first explosion",
    "troops withdrew",
    "the ferry sank",
    "reactor 4 caught fire",
    "захват телебашни",
]
KNOWN = NamedHappenings({name: DateSpan(at, at) for at, name in enumerate(NAMES, start=1)})


def met(phrase: str) -> list[str]:
    return [NAMES[span.first - 1] for span in KNOWN.resolve(phrase)]


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the airport was seized", "seizure of the airport"),
        ("protesters captured the airport", "seizure of the airport"),
        ("the airport's seizure", "seizure of the airport"),
        ("the airpot was seizd", "seizure of the airport"),
        ("the airport reopened again", "airport reopened"),
        ("the prime minister resigned", "resignation of the prime minister"),
        ("the state of emergency", "a state of emergency was declared"),
        ("the explosion", "first explosion"),
        ("the withdrawal of troops", "troops withdrew"),
        ("the ferry sank in the storm", "the ferry sank"),
        ("THE FERRY SANK", "the ferry sank"),
        ("захвата телебашни", "захват телебашни"),
    ],
)
def test_phrase_meets_happening(phrase: str, name: str) -> None:
    assert met(phrase) == [name]


@pytest.mark.parametrize(
    "phrase",
    [
        "the airport was painted",
        "the prime minister spoke",
        "police seized the weapons",
        "reactor 3 caught fire",
        "the second explosion",
        "the state election",
        "the harvest",
        "it",
        "",
        "!?",
    ],
)
def test_other_happening_is_not_met(phrase: str) -> None:
    assert met(phrase) == []


def test_equally_good_happenings_are_all_met() -> None:
    assert met("the airport") == ["seizure of the airport", "airport reopened"]


def test_best_comes_first_and_poor_ones_not_at_all() -> None:
    known = NamedHappenings({"attack": DateSpan(1, 1), "attack on the bridge": DateSpan(2, 2)})
    assert known.resolve("the attack on the bridge")[0] == DateSpan(2, 2)


def test_same_days_are_given_once() -> None:
    known = NamedHappenings({"the coup": DateSpan(1, 1), "coup attempt": DateSpan(1, 1)})
    assert known.resolve("the coup") == (DateSpan(1, 1),)


def test_nothing_known_meets_nothing() -> None:
    assert NamedHappenings({}).resolve("the coup") == ()


@given(st.text(max_size=300), st.dictionaries(st.text(max_size=300), st.just(DateSpan(1, 1))))
def test_any_text_is_met_or_not(phrase: str, days: dict[str, DateSpan]) -> None:
    assert len(NamedHappenings(days).resolve(phrase)) <= 1
