"""Postings that were read before: the same as those that are read anew, and no more of them than there is room for."""

import zlib
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any, Final

import pytest

from knowledge.storage.connection import driver
from knowledge.storage.dialect import queries_of
from knowledge.storage.failures import Unreadable
from knowledge.storage.migrate import migrate
from knowledge.storage.postings import CHUNK, Gathering, whole
from knowledge.storage.rare import every_part
from knowledge.storage.segments import put
from knowledge.storage.shelf import Shelf

SCOPE: Final = 7
MADE: Final = 3
FACTS: Final = 2 * CHUNK + 900
EVERY: Final = {"all": 1, "half": 2, "some": 7, "few": 400, "rare": 2000, "one": FACTS}
"""Tokens, each with how many facts there are for one that holds it; the commonest has several parts."""
TOKENS: Final = (*EVERY, "none")
KEPT: Final = 1 << 20


@pytest.fixture(scope="module")
def connection() -> Iterator[Any]:
    opened = driver().connect(":memory:", isolation_level=None)
    migrate(opened, "a test")
    gathering = Gathering()
    for row in range(1, FACTS + 1):
        held = [token for token, every in EVERY.items() if row % every == 0]
        gathering.add(row, f"statement {' '.join(held)} {'word ' * (row % 5)}".rstrip())
    put(opened, SCOPE, MADE, gathering)
    yield opened
    opened.close()


def rare_parts(connection: Any, token: str) -> list[tuple[Any, Any]]:
    """What any block has of a token."""
    return [
        (rows, impacts)
        for _, body in connection.execute(queries_of(connection)["every_rare"], {"scope": SCOPE})
        for said, rows, impacts in every_part(body)
        if said == token
    ]


def expected(connection: Any, tokens: Sequence[str], most: int) -> list[tuple[int, bytes, int]]:
    """Place of the token, impacts and last row of each part that is to be read."""
    found = []
    left = most
    queries = queries_of(connection)
    for place, token in enumerate(tokens):
        wanted = {"scope": SCOPE, "tokens": f'["{token}"]'}
        for rows, impacts in rare_parts(connection, token):
            found.append((place, impacts.tobytes(), int(rows[-1])))
            left -= len(impacts)
            if most and left <= 0:
                return found
        for row in whole(connection.execute(queries["postings"], wanted).fetchall()):
            _, _, first, gaps, impacts = row
            width = len(gaps) // len(impacts)
            widths = range(0, len(gaps), width)
            last = first + sum(int.from_bytes(gaps[at : at + width], "little") for at in widths)
            found.append((place, impacts, last))
            left -= len(impacts)
            if most and left <= 0:
                return found
    return found


@pytest.mark.parametrize("size", [0, 9_000, KEPT])
def test_what_is_kept_is_what_is_read(connection: Any, size: int) -> None:
    shelf = Shelf(size)
    chance = Random(size)  # noqa: S311 - draws of tokens, not secrets
    for _ in range(60):
        tokens = chance.sample(TOKENS, chance.randint(1, len(TOKENS)))
        most = chance.choice([0, 1, 5, 4_000, CHUNK + 1, 9_500, 20_000])
        read = shelf.read(connection, SCOPE, MADE, tokens, most)
        found = [
            (place, impacts.tobytes(), int(rows[-1]))
            for place, rows, impacts in zip(read.places, read.rows, read.impacts, strict=True)
        ]
        assert found == expected(connection, tokens, most)
        assert shelf.size <= size


def test_what_is_kept_is_not_read_again(connection: Any) -> None:
    shelf = Shelf(KEPT)
    seen: list[str] = []
    shelf.read(connection, SCOPE, MADE, ["few", "none", "some"], 0)
    connection.set_trace_callback(seen.append)
    shelf.read(connection, SCOPE, MADE, ["some", "few", "none"], 50)
    shelf.read(connection, SCOPE, MADE, ["none", "few"], 0)
    connection.set_trace_callback(None)
    assert seen == []


def test_nothing_is_told_of_a_segment_that_was_made_anew(connection: Any) -> None:
    shelf = Shelf(KEPT)
    shelf.read(connection, SCOPE, MADE, ["few"], 0)
    connection.execute("BEGIN")
    connection.execute("DELETE FROM posting WHERE token = 'few'")
    assert len(shelf.read(connection, SCOPE, MADE, ["few"], 0).rows) == 1
    assert shelf.read(connection, SCOPE, MADE + 1, ["few"], 0).rows == []
    connection.execute("ROLLBACK")


@pytest.mark.parametrize("gaps", [b"", b"\0" * 5, b"\0" * (3 * (FACTS // 400))])
def test_damaged_postings_cannot_be_read(connection: Any, gaps: bytes) -> None:
    connection.execute("BEGIN")
    connection.execute("UPDATE posting SET gaps = ? WHERE token = 'few'", (gaps,))
    with pytest.raises(Unreadable):
        Shelf().read(connection, SCOPE, MADE, ["few"], 0)
    connection.execute("ROLLBACK")


def test_rare_tokens_stand_in_blocks_and_are_found_among_others(connection: Any) -> None:
    assert [len(rows) for rows, _ in rare_parts(connection, "rare")] == [FACTS // 2000]
    assert rare_parts(connection, "few") == []
    read = Shelf().read(connection, SCOPE, MADE, ["rarest", "rare", "a", "few"], 0)
    assert read.places == [1, 3]


@pytest.mark.parametrize("body", [b"", b"x", zlib.compress(b"rare"), zlib.compress(b"rare\0\1\0")])
def test_damaged_block_cannot_be_read(connection: Any, body: bytes) -> None:
    connection.execute("BEGIN")
    connection.execute("UPDATE rare SET body = ?", (body,))
    with pytest.raises(Unreadable):
        Shelf().read(connection, SCOPE, MADE, ["rare"], 0)
    connection.execute("ROLLBACK")


def test_all_of_what_was_asked_last_is_at_hand(connection: Any) -> None:
    shelf = Shelf(0)
    read = shelf.read(connection, SCOPE, MADE, TOKENS, 0)
    assert shelf.read(connection, SCOPE, MADE, TOKENS, 0) is read
    assert shelf.read(connection, SCOPE, MADE + 1, TOKENS, 0) is not read
