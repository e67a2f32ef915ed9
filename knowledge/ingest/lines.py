"""Bytes that people hand over, to lines and JSON objects, with a plain word for all that is wrong."""

import json
import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, Final

from knowledge.errors import Problem, Remark
from knowledge.ingest.not_json import NO_END, why_not_json

__all__ = ["MAX_FILE", "MAX_LINE", "decoded", "line_batches", "objects", "objects_in", "open_lines"]

MAX_LINE: Final = 1024 * 1024
"""Longest line in bytes."""

MAX_FILE: Final = 512 * 1024 * 1024
"""Largest file in bytes."""

_TOGETHER: Final = 100
"""Lines read at once."""
_MARK: Final = "\ufeff"
_BOM: Final = b"\xef\xbb\xbf"
_BETWEEN: Final = " \t\r\n,"
"""What may stand between the objects of an array."""


def open_lines(path: Path, problems: list[Problem]) -> Iterator[tuple[int, str]]:
    """(line number, text) of every line of a file, read as they are asked for.

    A byte order mark and Windows line ends are accepted and dropped. What cannot be read is
    appended to ``problems`` and left out; pipes and devices, which may never end, are not opened.
    """
    for first, lines in line_batches(path, problems, _TOGETHER):
        yield from decoded(lines, first, path.name, problems)


def line_batches(
    path: Path, problems: list[Problem], most: int
) -> Iterator[tuple[int, list[bytes]]]:
    """(number of the first line, lines) of up to ``most`` lines of a file each, for ``decoded``."""
    try:
        if message := _unfit(path.stat()):
            problems.append(Problem(path.name, 0, message))
            return
        with path.open("rb") as file:
            lines, first = _raw_lines(file), 1
            while batch := list(islice(lines, most)):
                yield first, batch
                first += len(batch)
    except OSError as error:
        reason = error.strerror or "unknown reason"
        problems.append(Problem(path.name, 0, f"the file cannot be read ({reason.lower()})"))


def _unfit(status: os.stat_result) -> str:
    """Why something is not opened at all; empty when it may be. A folder's opening says it best."""
    if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
        return "this is a pipe or a device; put a plain file in its place"
    if status.st_size > MAX_FILE:
        return f"the file is larger than {MAX_FILE // 1024**2} MB; split it"
    return ""


def _raw_lines(file: BinaryIO) -> Iterator[bytes]:
    """Lines of a binary file; an over-long one comes shortened to one byte over the limit."""
    while line := file.readline(MAX_LINE + 1):
        yield line
        while len(line) > MAX_LINE and not line.endswith(b"\n"):
            line = file.readline(MAX_LINE + 1)
            if len(line) <= MAX_LINE:
                break


def decoded(
    lines: Iterable[bytes], first: int, name: str, problems: list[Problem]
) -> Iterator[tuple[int, str]]:
    """(number, text) of lines of a file of which the first has a number; what is no text is told."""
    for number, raw in enumerate(lines, start=first):
        if len(raw) > MAX_LINE:
            limit = MAX_LINE // 1024
            problems.append(Problem(name, number, f"the line is longer than {limit} KB; split it"))
            continue
        plain = raw.removeprefix(_BOM) if number == 1 else raw
        try:
            text = plain.decode("utf-8").rstrip("\r\n")
        except UnicodeDecodeError as error:
            message = f"byte {error.start + 1} of the line is not UTF-8; save the file as UTF-8"
            problems.append(Problem(name, number, message))
            continue
        yield number, text


def objects(
    lines: Iterable[tuple[int, str]], name: str, problems: list[Problem]
) -> Iterator[tuple[int, dict[str, Any]]]:
    """The JSON object of every line that is not blank; what is none is appended to ``problems``."""
    for number, text in lines:
        if not text.strip():
            continue
        try:
            data = _parsed(text)
        except (ValueError, RecursionError) as error:
            problems.append(_fault(error, name, number, number))
        else:
            yield from _object(data, name, number, problems)


def objects_in(
    text: str, name: str, problems: list[Problem]
) -> Iterator[tuple[int, dict[str, Any]]]:
    """The JSON objects of a text with the line on which each begins, be it JSON Lines, one array, or
    objects over several lines each. What is none is appended to ``problems``; but for JSON Lines nothing
    is read behind what is no JSON."""
    start = _after(text, 0)
    if text.startswith("[", start):
        yield from _spread(text, start + 1, name, problems, end="]")
    elif text.startswith("{", start) and _is_spread(text, start):
        yield from _spread(text, start, name, problems)
    else:
        yield from objects(enumerate(text.split("\n"), start=1), name, problems)


def _is_spread(text: str, start: int) -> bool:
    """Whether the first object fills several lines."""
    if not text[start:].partition("\n")[0].strip("{ \t\r"):
        return True
    try:
        _, end = _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError):
        return False
    return "\n" in text[start:end]


def _spread(
    text: str, at: int, name: str, problems: list[Problem], end: str = ""
) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of a text from a place on, whatever the lines, up to a bracket that ends them."""
    line, counted = 1, 0
    while (at := _after(text, at)) < len(text) and not (end and text.startswith(end, at)):
        line, counted = line + text.count("\n", counted, at), at
        try:
            data, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            problems.append(_fault(error, name, line, 1))
            return
        yield from _object(data, name, line, problems)
    if end and at == len(text):
        problems.append(_fault(json.JSONDecodeError(NO_END, text, at), name, line, 1))
    elif (rest := _after(text, at + len(end))) < len(text):
        problems.append(_fault(json.JSONDecodeError("Extra data", text, rest), name, line, 1))


def _after(text: str, at: int) -> int:
    """The place from another one on where something else stands than blanks and commas."""
    while at < len(text) and text[at] in _BETWEEN:
        at += 1
    return at


def _object(
    data: object, name: str, number: int, problems: list[Problem]
) -> Iterator[tuple[int, dict[str, Any]]]:
    if isinstance(data, dict):
        yield number, data
    else:
        remark = Remark("the line must be one JSON object {…}", "line-no-object")
        problems.append(Problem(name, number, remark))


def _fault(error: ValueError | RecursionError, name: str, number: int, first: int) -> Problem:
    """Why JSON on line ``number`` cannot be read; ``first`` is the line on which the decoder began."""
    if isinstance(error, json.JSONDecodeError):
        message = f"this is not JSON: {why_not_json(error)} at character {error.colno}"
        remark = Remark(message, "line-not-json", at=error.colno)
        return Problem(name, first + error.lineno - 1, remark)
    if isinstance(error, RecursionError):
        return Problem(name, number, Remark("the JSON is nested too deeply", "line-nested"))
    told = error.args[0] if error.args else ""
    if not isinstance(told, Remark):
        # A whole number longer than any interpreter reads; its own words are for programmers.
        told = Remark("a number has too many digits", "line-digits")
    return Problem(name, number, told)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuses an object that names a key twice: one of the two values would be lost unseen."""
    data = dict(pairs)
    if len(data) != len(pairs):
        (twice, _), *_ = Counter(key for key, _ in pairs).most_common(1)
        shown = ascii(twice[:40])
        raise ValueError(Remark(f"the key {shown} is given twice", "line-key-twice", asked=shown))
    return data


def _parsed(text: str) -> object:
    """Raises as ``json.loads`` does, which has a word of its own for a byte order mark."""
    return json.loads(text) if text.startswith(_MARK) else _DECODER.decode(text)


def _no_number(text: str) -> float:
    raise ValueError(Remark(f"the word {text} stands for no number", "line-no-number", asked=text))


_DECODER: Final = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_no_number)
