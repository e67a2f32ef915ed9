"""The names and the words of a pack: few stand row by row, those of a large pack as lines in packed parts.

They are read as a whole, and nothing but the next load changes them: whoever edits does so in a layer, which keeps rows.
"""

import zlib
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any, Final

from knowledge.codec import canonical, name_to_dict
from knowledge.models import Name
from knowledge.storage.dialect import queries_of, writable
from knowledge.storage.failures import Unreadable

__all__ = [
    "Listed",
    "keep_names",
    "keep_terms",
    "lines_of",
    "name_rows",
    "term_rows",
]

_PART: Final = 1 << 18
"""Bytes of lines in a part, about: so much is in memory beside what is made of it."""
_LEVEL: Final = 6


class Listed(StrEnum):
    """What is listed: a name's id with its text, a token with the number of its facts and its word."""

    NAMES = "name"
    TERMS = "term"


def _do(raw: Any, name: str, /, **values: object) -> Any:
    return raw.execute(queries_of(raw)[name], values)


def keep_names(raw: Any, scope: int, names: Iterable[Name], *, packs: bool) -> None:
    """Put these in place of the names of a scope."""
    _do(raw, "clear_names", scope=scope)
    rows = ((name.id, canonical(name_to_dict(name))) for name in names)
    if packs:
        _pack(raw, scope, Listed.NAMES, sorted(rows))
        return
    _do(raw, "clear_listed", scope=scope, kind=Listed.NAMES.value)
    raw.executemany(
        queries_of(raw)["add_name"],
        (writable({"scope": scope, "id": key, "body": body}) for key, body in rows),
    )


def keep_terms(raw: Any, scope: int, terms: Iterable[tuple[str, int, str]], *, packs: bool) -> None:
    """Put these in place of the terms of a scope; they come by token."""
    _do(raw, "clear_terms", scope=scope)
    if packs:
        rows = ((token, f"{facts}\t{surface}") for token, facts, surface in terms)
        _pack(raw, scope, Listed.TERMS, rows)
        return
    _do(raw, "clear_listed", scope=scope, kind=Listed.TERMS.value)
    raw.executemany(
        queries_of(raw)["add_term"],
        (
            {"scope": scope, "token": token, "facts": facts, "surface": surface}
            for token, facts, surface in terms
        ),
    )


def _pack(raw: Any, scope: int, kind: Listed, rows: Iterable[tuple[str, str]]) -> None:
    """Put rows by their keys, as lines, in place of what is listed of the kind."""
    _do(raw, "clear_listed", scope=scope, kind=kind.value)
    for part, lines in enumerate(_parts(rows)):
        body = zlib.compress(lines, _LEVEL)
        _do(raw, "add_listed", scope=scope, kind=kind.value, part=part, body=body)


def _parts(rows: Iterable[tuple[str, str]]) -> Iterator[bytes]:
    lines: list[bytes] = []
    size = 0
    for key, text in rows:
        line = f"{key}\t{text}".encode()
        lines.append(line)
        size += len(line) + 1
        if size >= _PART:
            yield b"\n".join(lines)
            lines, size = [], 0
    if lines:
        yield b"\n".join(lines)


def _packed(raw: Any, scope: int, kind: Listed) -> Iterator[bytes]:
    """The lines of each part. Raises ``Unreadable`` for a damaged one."""
    for (body,) in _do(raw, "listed", scope=scope, kind=kind.value).fetchall():
        try:
            yield zlib.decompress(body)
        except zlib.error as error:
            raise Unreadable(f"what is listed as {kind.value}") from error


def lines_of(raw: Any, scope: int, kind: Listed) -> bytes:
    """What a scope keeps in packed parts, as one text by key; empty where it keeps rows. Raises ``Unreadable``."""
    return b"\n".join(_packed(raw, scope, kind))


def _pairs(raw: Any, scope: int, kind: Listed) -> Iterator[tuple[str, str]]:
    for lines in _packed(raw, scope, kind):
        try:
            text = lines.decode()
        except UnicodeDecodeError as error:
            raise Unreadable(f"what is listed as {kind.value}") from error
        for line in text.split("\n"):
            key, _, said = line.partition("\t")
            yield key, said


def name_rows(raw: Any, scope: int) -> Iterator[tuple[str, str]]:
    """Id and text of each name of a scope, by id. Raises ``Unreadable``."""
    yield from _pairs(raw, scope, Listed.NAMES)
    yield from _do(raw, "names", scope=scope)


def term_rows(raw: Any, scope: int) -> Iterator[tuple[str, int, str]]:
    """Token, number of facts and word of each term of a scope, by token. Raises ``Unreadable``."""
    for token, said in _pairs(raw, scope, Listed.TERMS):
        facts, _, surface = said.partition("\t")
        try:
            yield token, int(facts), surface
        except ValueError as error:
            raise Unreadable(f"what is listed as {Listed.TERMS.value}") from error
    yield from _do(raw, "terms", scope=scope)
