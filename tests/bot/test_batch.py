"""``answer --jsonl``: one line out for each line in, whatever the lines hold."""

import json
from typing import Any

import pytest

from tests.bot.conftest import Run

KEYS = ["id", "answered", "status", "snippets", "understood", "ms"]


def answers(run: Run, store: str, *lines: object, options: tuple[str, ...] = ()) -> list[Any]:
    given = b"".join(
        line + b"\n" if isinstance(line, bytes) else json.dumps(line).encode() + b"\n"
        for line in lines
    )
    status, out, err = run(
        "answer", "--jsonl", "--event", "flood-2021", "--store", store, *options, given=given
    )
    assert (status, err) == (0, "")
    found = [json.loads(line) for line in out.splitlines()]
    assert len(found) == len(lines)
    return found


def test_answered_closest_and_no_question(run: Run, flood_store: str) -> None:
    """Exactly the protocol's keys, in their order; nearest facts when the record does not say."""
    told, unknown, chatter = answers(
        run,
        flood_store,
        {"id": "a", "question": "When did Mill Bridge collapse?"},
        {"id": "b", "question": "How many people drowned at Mill Bridge?"},
        {"id": "c", "question": "thanks, that was great"},
    )
    assert [list(line) for line in (told, unknown, chatter)] == [KEYS] * 3
    assert (told["id"], told["answered"], told["status"]) == ("a", True, "answered")
    assert told["snippets"][0]["fact"] == "FL-0003"
    assert unknown["answered"] is False
    assert unknown["status"] in ("closest", "nothing")
    assert (chatter["status"], chatter["snippets"]) == ("not_a_question", [])


@pytest.mark.parametrize(
    "context",
    [
        "How many people were evacuated by 3 July?",
        ["How many people were evacuated by 3 July?"],
        [{"question": "How many people were evacuated by 3 July?", "answer": "about 120"}],
        {"question": "How many people were evacuated by 3 July?"},
        {"previous": "How many people were evacuated by 3 July?"},
        ["hello", "How many people were evacuated by 3 July?", "thanks"],
    ],
)
def test_context_is_replayed_in_every_shape(run: Run, flood_store: str, context: object) -> None:
    (line,) = answers(run, flood_store, {"id": 1, "question": "And by 6 July?", "context": context})
    assert line["status"] == "answered"
    assert line["snippets"][0]["fact"] == "FL-0009"


def test_hostile_lines_cost_only_themselves(run: Run, flood_store: str) -> None:
    """Each gets a sentence; the question between them is answered as ever."""
    hostile = [
        b"",
        b"\xff\xfe{}",
        b"{",
        b"[]",
        b'{"id": 7}',
        b'{"id": 8, "question": 5}',
        b'{"id": NaN, "question": "who?"}',
        b'{"id": 9, "question": ""}',
        b'{"id": 10, "question": "a\\u0000b"}',
        b'{"id": 11, "question": "a\\ud800b"}',
        b'{"id": 12, "question": "who?", "context": 5}',
        b'{"id": 13, "question": "' + b"x" * 10_000 + b'"}',
        b'{"id": 14, "question": "' + b"x" * 10_000_000 + b'"}',
        b"[" * 50_000,
    ]
    good = {"id": 99, "question": "When did Mill Bridge collapse?"}
    found = answers(run, flood_store, *hostile, good)
    for line in found[:-1]:
        assert list(line) == [*KEYS, "error"]
        assert (line["answered"], line["status"], line["snippets"]) == (False, "error", [])
        assert line["error"].endswith(".")
        assert "\n" not in line["error"]
    assert [line["id"] for line in found] == [
        *[None] * 4, 7, 8, None, 9, 10, 11, 12, 13, None, None, 99,
    ]  # fmt: skip
    assert found[-1]["answered"] is True


@pytest.mark.parametrize(
    "question",
    [
        'NEAR("a" OR *) statement:^x -- ; DROP TABLE fact',
        "'; SELECT * FROM fact; --",
        "(" * 250,
        "a" * 256 + "!",
        "\u202egnp.exe \u200b\u2066?",
        "0000-99-99 31 June 12345678901234567890 ²³ ٣٤ ?",
        "%s {0} \\x00 ${jndi}",
    ],
)
def test_hostile_questions_are_only_questions(run: Run, flood_store: str, question: str) -> None:
    (line,) = answers(run, flood_store, {"id": 1, "question": question})
    assert line["status"] in ("answered", "closest", "nothing", "not_a_question")


def test_top_and_always(run: Run, flood_store: str) -> None:
    """``--top`` bounds the lines; ``--always`` ranks where it would otherwise abstain."""
    question = {"id": 1, "question": "How many people drowned at Mill Bridge?"}
    (line,) = answers(run, flood_store, question, options=("--always", "--top", "1"))
    assert line["answered"] is True
    assert len(line["snippets"]) == 1


def test_dates_answer_line_by_line(run: Run) -> None:
    given = b'{"id": 1, "text": "on 6 January 2022", "reference_date": "2022-02-01"}\nnonsense\n'
    status, out, err = run("dates", "--jsonl", given=given)
    first, second = (json.loads(line) for line in out.splitlines())
    assert (status, err) == (0, "")
    assert first["id"] == 1
    assert [(m["start"], m["end"]) for m in first["mentions"]] == [("2022-01-06", "2022-01-06")]
    assert second["mentions"] == []
    assert "not JSON" in second["error"]


def test_dates_prefer_coming_days(run: Run) -> None:
    given = b'{"id": 1, "text": "on 6 January", "reference_date": "2022-02-01"}\n'
    status, out, err = run("dates", "--jsonl", "--prefer", "future", given=given)
    (mention,) = json.loads(out)["mentions"]
    assert (status, err) == (0, "")
    assert (mention["start"], mention["alternatives"]) == ("2023-01-06", [["2022-01-06"] * 2])


def test_scores_are_how_sure_the_lines_are(run: Run, flood_store: str) -> None:
    (line,) = answers(run, flood_store, {"id": "a", "question": "What happened on 2 July 2021?"})
    scores = [snippet["score"] for snippet in line["snippets"]]
    assert scores
    assert all(0 <= score <= scores[0] < 1 for score in scores)
