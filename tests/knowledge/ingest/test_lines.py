"""Bytes that people hand over: whatever is wrong with them is said in plain words, line by line."""

import os
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import Problem
from knowledge.ingest.lines import MAX_FILE, MAX_LINE, objects, open_lines


def read(path: Path) -> tuple[list[tuple[int, object]], list[str]]:
    """The objects of a file with their lines, and what was wrong."""
    problems: list[Problem] = []
    found = list(objects(open_lines(path, problems), path.name, problems))
    return [(line, data) for line, data in found], [str(problem) for problem in problems]


def written(folder: Path, content: bytes) -> Path:
    path = folder / "a.jsonl"
    path.write_bytes(content)
    return path


def test_mark_and_line_ends_of_windows_are_accepted(tmp_path: Path) -> None:
    path = written(tmp_path, b'\xef\xbb\xbf{"id": 1}\r\n\r\n{"id": 2}')
    assert read(path) == ([(1, {"id": 1}), (3, {"id": 2})], [])


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"{", "this is not JSON: a key in double quotes is missing at character 2"),
        (b'{"a": "b', "this is not JSON: a text that is not closed begins at character 7"),
        (b'{"a" 1}', "this is not JSON: a colon is missing at character 6"),
        (b'{"a": 1 "b"}', "this is not JSON: a comma or the end is missing at character 9"),
        (b'{"a": "\\q"}', "holds a backslash that stands for nothing at character 8"),
        (b'{"a": "\\u12"}', "without four hexadecimal digits at character"),
        (b'{"a": "b\tc"}', "this is not JSON: a text holds a control character at character 9"),
        (b'{"a": 1} x', "this is not JSON: something more stands at character 10"),
        (b"[1]", "must be one JSON object"),
        (b'"text"', "must be one JSON object"),
        (b'{"a": 1, "a": 2}', "the key 'a' is given twice"),
        (b'{"a": NaN}', "NaN stands for no number"),
        (b'{"a": -Infinity}', "Infinity stands for no number"),
        (b'{"a": "\xff"}', "byte 8 of the line is not UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a": ' + b"9" * 5000 + b"}", "a number has too many digits"),
    ],
)
def test_fault_of_a_line_costs_that_line_alone(tmp_path: Path, line: bytes, words: str) -> None:
    found, problems = read(written(tmp_path, b'{"id": 1}\n' + line + b'\n{"id": 3}\n'))
    assert found == [(1, {"id": 1}), (3, {"id": 3})]
    (problem,) = problems
    assert problem.startswith("a.jsonl:2: ")
    assert words in problem
    assert "sys." not in problem


@pytest.mark.parametrize("length", [MAX_LINE + 1, 2 * MAX_LINE + 2, 3 * MAX_LINE + 7])
def test_line_that_is_too_long_is_refused_and_the_next_is_read(tmp_path: Path, length: int) -> None:
    found, problems = read(written(tmp_path, b"x" * length + b'\n{"id": 2}\n'))
    assert found == [(2, {"id": 2})]
    assert problems == ["a.jsonl:1: the line is longer than 1024 KB; split it"]


def test_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.truncate(MAX_FILE + 1)
    assert read(path) == ([], ["a.jsonl: the file is larger than 512 MB; split it"])


@pytest.mark.parametrize("kind", ["pipe", "device", "socket"])
def test_what_may_never_end_is_not_opened(tmp_path: Path, kind: str) -> None:
    """Nor is what a link leads to."""
    path = tmp_path / "a.jsonl"
    with socket.socket(socket.AF_UNIX) as bound:
        if kind == "pipe":
            os.mkfifo(path)
        elif kind == "device":
            path.symlink_to("/dev/zero")
        else:
            bound.bind(str(path))
        message = "a.jsonl: this is a pipe or a device; put a plain file in its place"
        assert read(path) == ([], [message])


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    assert "cannot be read (no such file" in read(tmp_path / "none.jsonl")[1][0]
    assert "cannot be read (is a directory)" in read(tmp_path)[1][0]


@given(content=st.binary(max_size=200))
def test_any_bytes_give_objects_or_problems(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = written(tmp_path_factory.getbasetemp(), content)
    found, problems = read(path)
    lines = [line for line in content.split(b"\n") if line.strip(b"\xef\xbb\xbf \t\r\n\x0b\x0c")]
    assert len(found) + len(problems) >= len(lines) - 1
    assert len(found) + len(problems) <= content.count(b"\n") + 1
