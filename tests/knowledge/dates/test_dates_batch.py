"""Requests of ``dates --jsonl``: days out for a text in, a plain sentence for a bad request."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.dates.batch import answer_line

MENTION_KEYS = ["text", "span", "start", "end", "precision", "alternatives", "how", "relation"]
REFERENCE = "2022-02-17"


def ask(text: str, mode: str = "question", **given: Any) -> list[dict[str, Any]]:
    request = {"id": 1, "text": text, "reference_date": REFERENCE} | given
    told = answer_line(request, mode)
    assert list(told) == ["id", "mentions"]
    found: list[dict[str, Any]] = told["mentions"]
    return found


def days(found: list[dict[str, Any]]) -> list[tuple[str | None, str | None]]:
    return [(mention["start"], mention["end"]) for mention in found]


def test_mention_tells_where_it_stands_and_what_it_means() -> None:
    text = "What happened on 5 January 2022?"
    (found,) = ask(text)
    assert list(found) == MENTION_KEYS
    start, end = found["span"]
    assert found["text"] == text[start:end] == "5 January 2022"
    assert (found["start"], found["end"]) == ("2022-01-05", "2022-01-05")
    assert (found["precision"], found["how"], found["relation"]) == ("day", "explicit", "on")
    assert found["alternatives"] == []


def test_offsets_count_characters_of_the_text_as_sent() -> None:
    """Also after characters that are longer in UTF-16, after half of one, and after a NUL."""
    text = "🎉 \ud800 \0 Тоқаев e\u0301 on 5 January 2022"
    (found,) = ask(text)
    start, end = found["span"]
    assert text[start:end] == "5 January 2022"


def test_open_end_is_null() -> None:
    assert days(ask("who held it by 7 January 2022?")) == [(None, "2022-01-07")]
    assert days(ask("what changed since 7 January 2022?")) == [("2022-01-07", None)]


def test_text_without_a_date_has_no_mentions() -> None:
    assert ask("who led the march?") == []


@pytest.mark.parametrize(
    ("lang", "day"),
    [
        ("en", "2022-05-01"),
        ("en-US", "2022-05-01"),
        ("en-GB", "2022-01-05"),
        ("en_Latn_GB", "2022-01-05"),
        ("de-AT", "2022-01-05"),
    ],
)
def test_the_country_of_english_tells_the_order_of_numbers(lang: str, day: str) -> None:
    assert days(ask("what happened on 05/01/2022?", lang=lang)) == [(day, day)]


def test_preferred_side_of_an_undated_day() -> None:
    """The request's own word counts before the command's."""
    assert days(ask("on 6 January")) == [("2022-01-06", "2022-01-06")]
    assert days(ask("on 6 January", prefer="future")) == [("2023-01-06", "2023-01-06")]
    request = {"id": 1, "text": "on 6 January", "reference_date": REFERENCE}
    assert days(answer_line(request, "question", "future")["mentions"]) == [("2023-01-06",) * 2]
    told = answer_line(request | {"prefer": "past"}, "question", "future")
    assert days(told["mentions"]) == [("2022-01-06", "2022-01-06")]


@pytest.mark.parametrize("prefer", ["soon", "", 1, ["past"]])
def test_unknown_side_is_refused(prefer: object) -> None:
    request = {"id": 1, "text": "on 6 January", "reference_date": REFERENCE, "prefer": prefer}
    told = answer_line(request)
    assert told == {"id": 1, "mentions": [], "error": "“prefer” must be past or future."}


def test_undated_day_falls_into_the_event() -> None:
    found = ask("what happened on 6 January?", event_range=["2020-12-14", "2021-01-20"])
    assert days(found) == [("2021-01-06", "2021-01-06")]
    assert found[0]["how"] == "timeline"


def test_undated_day_takes_the_year_of_the_event() -> None:
    found = ask("what happened on 6 January?", event_year=1998)
    assert days(found) == [("1998-01-06", "1998-01-06")]


def test_relative_day_counts_from_the_reference() -> None:
    assert days(ask("what happened yesterday?")) == [("2022-02-16", "2022-02-16")]


def test_reference_may_be_a_moment() -> None:
    for moment in ("2022-02-17T23:59:59Z", "2022-02-17 00:00"):
        found = ask("what happened yesterday?", reference_date=moment)
        assert days(found) == [("2022-02-16", "2022-02-16")]


def test_modes_read_an_open_year_differently() -> None:
    """A question looks back; a document speaks of the nearest such day."""
    text = "The vote on 20 February was announced."
    assert days(ask(text)) == [("2021-02-20", "2021-02-20")]
    assert days(ask(text, mode="document")) == [("2022-02-20", "2022-02-20")]


def test_a_question_asks_for_days_and_a_document_names_them() -> None:
    text = "It has been shut since 5 January 2022."
    assert days(ask(text)) == [("2022-01-05", None)]
    told = ask(text, mode="document")
    assert days(told) == [("2022-01-05", "2022-01-05")]
    assert [mention["relation"] for mention in told] == ["since"]


ANCHORS = {
    "seizure of the airport": "2022-01-05",
    "state of emergency": ["2022-01-05", "2022-01-19"],
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("what happened before the airport was seized?", [(None, "2022-01-04")]),
        ("what happened after the airport was seized?", [("2022-01-06", None)]),
        ("who was fined during the state of emergency?", [("2022-01-05", "2022-01-19")]),
        ("what happened before the harvest?", []),
    ],
)
def test_named_happening_gives_its_days(
    text: str, found: list[tuple[str | None, str | None]]
) -> None:
    assert days(ask(text, anchors=ANCHORS)) == found


def test_other_keys_are_ignored() -> None:
    found = ask("on 5 January 2022", colour="red", mentions=[1], mode="loud", lang="en-GB")
    assert days(found) == [("2022-01-05", "2022-01-05")]


def test_null_means_not_given() -> None:
    found = ask("on 5 January 2022", lang=None, event_year=None, event_range=None, anchors=None)
    assert days(found) == [("2022-01-05", "2022-01-05")]


@pytest.mark.parametrize("known", [7, "a", 1.5, None, "\ud800", 10**30, -1])
def test_id_returns_as_it_was(known: object) -> None:
    told = answer_line({"id": known, "text": "hi", "reference_date": REFERENCE}, "question")
    assert told == {"id": known, "mentions": []}


@pytest.mark.parametrize("known", [[1], {"a": 1}, True, float("nan"), float("inf")])
def test_id_that_cannot_return_is_refused(known: object) -> None:
    told = answer_line({"id": known, "text": "hi", "reference_date": REFERENCE}, "question")
    assert told == {"id": None, "mentions": [], "error": "“id” must be text or a number."}


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"text": ...}, "“text” is missing"),
        ({"text": 5}, "“text” must be text"),
        ({"text": None}, "“text” must be text"),
        ({"reference_date": ...}, "“reference_date” is missing"),
        ({"reference_date": "yesterday"}, "“reference_date” must be a day such as 2022-01-05"),
        ({"reference_date": "2022-02-30"}, "“reference_date” must be a day"),
        ({"reference_date": None}, "“reference_date” must be a day"),
        ({"reference_date": []}, "“reference_date” must be a day"),
        ({"reference_date": 20220217}, "“reference_date” must be a day"),
        ({"reference_date": True}, "“reference_date” must be a day"),
        ({"lang": 5}, "“lang” must be a language code"),
        ({"event_year": "soon"}, "“event_year” must be a year"),
        ({"event_year": 0}, "“event_year” must be a year"),
        ({"event_year": 10_000}, "“event_year” must be a year"),
        ({"event_year": True}, "“event_year” must be a year"),
        ({"event_range": "2022-01-02"}, "“event_range” must be the first and the last day"),
        ({"event_range": ["2022-01-02"]}, "“event_range” must be the first"),
        ({"event_range": ["2022-01-02", 5]}, "“event_range” must be the first"),
        ({"event_range": ["2022-01-19", "2022-01-02"]}, "“event_range” ends before it starts"),
        ({"anchors": ["the coup"]}, "“anchors” must be phrases"),
        ({"anchors": {"the coup": "then"}}, "“anchors” must be phrases"),
        ({"anchors": {"the coup": ["2022-01-02", "2022-01-01"]}}, "“anchors” ends before"),
    ],
)
@pytest.mark.parametrize("mode", ["question", "document"])
def test_bad_request_gets_a_plain_sentence(wrong: dict[str, Any], why: str, mode: str) -> None:
    request = {"id": 1, "text": "on 5 January 2022", "reference_date": REFERENCE} | wrong
    request = {key: value for key, value in request.items() if value is not ...}
    told = answer_line(request, mode)
    assert list(told) == ["id", "mentions", "error"]
    assert (told["id"], told["mentions"]) == (1, [])
    assert told["error"].startswith(why)
    assert told["error"].endswith(".")
    assert "\n" not in told["error"]


HOSTILE = [
    "\ud800" * 50,
    "\0 5 January 2022 \0",
    "5 " * 20_000,
    "1/" * 100_000,
    "before " * 50_000,
    "from 1 to " * 5_000,
    "a" * 1_000_000,
    "\u0301" * 300_000,
    "2022-01-05 " * 5_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("mode", ["question", "document"])
def test_hostile_text_is_only_text(text: str, mode: str) -> None:
    request = {"id": 1, "text": text, "reference_date": REFERENCE, "anchors": {text: REFERENCE}}
    told = answer_line(request, mode)
    assert "error" not in told
    assert json.loads(json.dumps(told, allow_nan=False))["id"] == 1


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=6,
)
KEYS = ["id", "text", "reference_date", "lang", "event_year", "event_range", "anchors", "x"]
DAY_TEXTS = st.dates().map(str)


@given(st.dictionaries(st.sampled_from(KEYS), JSON | DAY_TEXTS | st.lists(DAY_TEXTS, max_size=2)))
def test_any_request_gets_an_answer_that_json_carries(request: dict[str, Any]) -> None:
    told = answer_line(request, "question")
    assert isinstance(told["mentions"], list)
    assert json.dumps(told, allow_nan=False)


def test_deep_request_is_refused() -> None:
    deep: list[Any] = []
    for _ in range(5_000):
        deep = [deep]
    for key in ("text", "reference_date", "lang", "event_range", "anchors"):
        request = {"id": 1, "text": "hi", "reference_date": REFERENCE, key: deep}
        assert "error" in answer_line(request, "question")


@given(st.text(max_size=120), st.dates(), st.sampled_from(["question", "document"]))
def test_any_text_is_read_on_any_day(text: str, reference: Any, mode: str) -> None:
    for mention in ask(text, mode=mode, reference_date=str(reference)):
        start, end = mention["span"]
        assert text[start:end] == mention["text"] or "\ud800" <= max(text) <= "\udfff"
        assert mention["start"] or mention["end"] or mention["relation"] != "on"
