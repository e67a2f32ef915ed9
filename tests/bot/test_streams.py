"""The command as a process whose standard streams are closed, or bring what cannot be read."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from bot.batch import LINE_LIMIT
from tests.bot.conftest import one_sentence

ROOT = Path(__file__).parents[2]
QUESTION = "when did Mill Bridge collapse?"
FLOOD = ("--event", "flood-2021")

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the shell of POSIX closes the streams")


def surroundings(home: Path) -> Mapping[str, str]:
    """Nothing of the tester's own settings, and a home that is thrown away."""
    return {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(ROOT)}


def closed(
    streams: str, arguments: Sequence[str], home: Path, given: bytes = b""
) -> tuple[int, str, str]:
    """Runs a command with streams closed by the shell; gives status, output and errors."""
    done = subprocess.run(
        ["/bin/sh", "-c", f'exec "$@" {streams}', "sh", sys.executable, "-m", "bot", *arguments],
        input=given,
        capture_output=True,
        check=False,
        env=surroundings(home),
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.mark.parametrize("name", [("chat",), ("answer", "--jsonl"), ("dates", "--jsonl")])
def test_closed_input_is_refused_in_a_sentence(
    name: tuple[str, ...], flood_store: str, tmp_path: Path
) -> None:
    status, out, err = closed("<&-", [*name, "--store", flood_store], tmp_path)
    assert (status, out) == (1, "")
    assert "standard input is closed" in err
    assert one_sentence(err)


def test_command_that_reads_nothing_needs_no_input(flood_store: str, tmp_path: Path) -> None:
    status, out, err = closed("<&-", ["ask", QUESTION, "--store", flood_store, *FLOOD], tmp_path)
    assert (status, err) == (0, "")
    assert "evening (day inferred)" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask", QUESTION),
        ("ask", "--json", QUESTION),
        ("chat",),
        ("answer", "--jsonl"),
        ("doctor",),
    ],
)
@pytest.mark.parametrize("streams", [">&-", ">&- 2>&-"])
def test_closed_output_ends_quietly(
    streams: str, arguments: tuple[str, ...], flood_store: str, tmp_path: Path
) -> None:
    """As for a reader that reads no further, there is nobody to tell."""
    assert closed(streams, [*arguments, "--store", flood_store], tmp_path) == (0, "", "")


def test_work_is_done_whole_where_nobody_reads(flood_store: str, tmp_path: Path) -> None:
    arguments = ["export", "flood-2021", str(tmp_path / "pack"), "--store", flood_store]
    assert closed("<&- >&- 2>&-", arguments, tmp_path) == (0, "", "")
    assert (tmp_path / "pack" / "facts.jsonl").is_file()


def test_refusal_keeps_its_status_where_nobody_reads_errors(
    flood_store: str, tmp_path: Path
) -> None:
    assert closed("2>&-", ["ask", "", "--store", flood_store], tmp_path) == (1, "", "")


TEXT = b'"text": "on 6 May 2021", "reference_date": "2022-01-10"'
REQUESTS = {"answer": b'"question": "who?"', "dates": TEXT}


def lines(name: str, store: str, home: Path, *given: bytes) -> list[Any]:
    """What a batch protocol answers."""
    arguments = [name, "--jsonl", "--store", store]
    status, out, err = closed("", arguments, home, b"\n".join(given))
    assert (status, err) == (0, "")
    return [json.loads(line) for line in out.splitlines()]


@pytest.mark.parametrize("name", REQUESTS)
def test_key_given_twice_costs_its_line(name: str, flood_store: str, tmp_path: Path) -> None:
    """At any depth; the line is told by its id where that is certain."""
    whole = REQUESTS[name]
    told = lines(
        name,
        flood_store,
        tmp_path,
        b'{"id": 1, %s, %s}' % (whole, whole),
        b'{"id": 2, "id": 3, %s}' % whole,
        b'{"id": 4, %s, "more": [{"a": 1, "a": 2}]}' % whole,
        b'{"id": 5, %s}' % whole,
    )
    assert [line["id"] for line in told] == [1, None, 4, 5]
    assert [line["error"] for line in told[1:3]] == [
        "The key “id” is given twice; give each key once.",
        "The key “a” is given twice; give each key once.",
    ]
    assert "is given twice" in told[0]["error"]
    assert "error" not in told[3]


@pytest.mark.parametrize("name", REQUESTS)
def test_truth_is_no_id(name: str, flood_store: str, tmp_path: Path) -> None:
    (told,) = lines(name, flood_store, tmp_path, b'{"id": true, %s}' % REQUESTS[name])
    assert (told["id"], told["error"]) == (None, "“id” must be text or a number.")


@pytest.mark.parametrize("name", REQUESTS)
def test_byte_order_mark_is_taken_at_the_very_start_alone(
    name: str, flood_store: str, tmp_path: Path
) -> None:
    line = b'\xef\xbb\xbf{"id": 1, %s}' % REQUESTS[name]
    first, second = lines(name, flood_store, tmp_path, line, line)
    assert (first["id"], first.get("error")) == (1, None)
    assert second["error"] == "The line begins with a byte order mark; only the first line may."


def test_chat_says_what_is_wrong_with_a_line(flood_store: str, tmp_path: Path) -> None:
    """One sentence each; the questions around them are answered as ever."""
    question = QUESTION.encode()
    given = [b"\xef\xbb\xbf" + question, b"x" * (LINE_LIMIT + 1), b"who \xff?", question]
    arguments = ["chat", "--store", flood_store, *FLOOD]
    status, out, err = closed("", arguments, tmp_path, b"\n".join(given))
    assert (status, err) == (0, "")
    _, first, long, broken, last = (
        [*map(str.strip, part.split("\n"))] for part in out.split("\n> ")
    )
    assert "evening (day inferred)" in " ".join(first)
    assert last[: len(first)] == first
    assert "The line is longer than 1,048,576 bytes; send it in parts." in long
    assert "The question holds broken characters (not UTF-8); send plain text." in broken
