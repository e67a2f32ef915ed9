"""Reading lines for the batch protocols: every line gets an answer, whatever it holds."""

import io
import json
from codecs import BOM_UTF8

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.batch import LINE_LIMIT, Unreadable, dates_failed, failed, lines_of, read_object
from bot.intake import refusal
from bot.machine import encode


@given(st.lists(st.binary(max_size=50).filter(lambda line: b"\n" not in line), max_size=8))
def test_every_line_is_read_once(lines: list[bytes]) -> None:
    """With or without the mark that some programs write at the very start."""
    told = [line.rstrip(b"\r") for line in lines]
    written = b"".join(line + b"\n" for line in lines)
    assert list(lines_of(io.BytesIO(BOM_UTF8 + written))) == told
    if not written.startswith(BOM_UTF8):
        assert list(lines_of(io.BytesIO(written))) == told


def test_line_without_end_is_skipped_to_its_end() -> None:
    """The one after it is read as ever; nothing of the long one is kept."""
    stream = io.BytesIO(b"a\n" + b"x" * (10 * LINE_LIMIT) + b"\nb")
    first, long, last = lines_of(stream)
    assert (first, last) == (b"a", b"b")
    assert isinstance(long, Unreadable)
    assert "longer than" in long.why


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"", "empty"),
        (b"   ", "empty"),
        (b"\xff\xfe", "not UTF-8"),
        (b"{", "not JSON"),
        (b"[1]", "not a JSON object"),
        (b'{"a": 1, "a": 1}', "“a” is given twice"),
        (b"\xef\xbb\xbf{}", "byte order mark"),
        (b"null", "not a JSON object"),
        (b"[" * 100_000, "too deep"),
        (b'{"id": ' + b"9" * 5_000 + b"}", "number too long"),
    ],
)
def test_line_that_is_no_request_says_why(line: bytes, why: str) -> None:
    found = read_object(line)
    assert isinstance(found, Unreadable)
    assert why in found.why
    assert "\n" not in found.why


@given(st.binary(max_size=200))
def test_any_bytes_give_an_object_or_a_reason(line: bytes) -> None:
    found = read_object(line)
    assert isinstance(found, dict | Unreadable)


def test_machine_output_is_plain_ascii() -> None:
    """The same bytes in any locale, also for half a character that a request sent."""
    data = {"id": "\ud800", "text": "Тоқаев\u2028“x”"}
    written = encode(data)
    assert written.isascii()
    assert written.endswith(b"}\n")
    assert json.loads(written) == data


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"),
        (" \t\n", "empty"),
        ("x" * 10_000, "too long (10,000 characters)"),
        ("a\0b", "NUL"),
        ("a\ud800", "not UTF-8"),
    ],
)
def test_what_is_no_question_is_refused_in_a_sentence(text: str, why: str) -> None:
    assert why in refusal(text)


@pytest.mark.parametrize("text", ["who?", "Что случилось?", "a" * 2_000, "x" * 300])
def test_questions_are_let_in(text: str) -> None:
    assert refusal(text) == ""


@pytest.mark.parametrize(
    ("line", "known"),
    [
        (b'{"id": 7, "text": "on 5 May"}', 7),
        (b'{"id": "a"}', "a"),
        (b'{"id": [1]}', None),
        (b'{"id": NaN}', None),
        (b'{"id": true}', None),
        (b"{", None),
        (Unreadable("The line is too long.", 5), 5),
    ],
)
def test_fault_of_ours_costs_only_its_line(line: bytes | Unreadable, known: object) -> None:
    """The request is told by its id, and what went wrong in a sentence."""
    for told in (failed(line, KeyError("x")), dates_failed(line, KeyError("x"))):
        assert told["id"] == known
        assert told["error"] == "Something went wrong that should not (KeyError)."
        assert encode(told)
    assert list(dates_failed(line, KeyError("x"))) == ["id", "mentions", "error"]
