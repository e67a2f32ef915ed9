"""Tokens of layers add up alike, whether those of the pack are many or few."""

from collections.abc import Iterator

import pytest
from pysqlite3 import dbapi2

from knowledge.lexicon.wordcounts import Counts
from knowledge.storage.terms import terms_of

_ROWS = (
    (1, "boat", 2, "boats"),
    (1, "n_quay", 1, ""),
    (1, "rain", 3, "rain"),
    (2, "boat", 1, "boat"),
    (2, "flood", 2, "floods"),
)


@pytest.fixture
def raw() -> Iterator[dbapi2.Connection]:
    made = dbapi2.connect(":memory:")
    made.execute("CREATE TABLE term (scope, token, facts, surface)")
    made.execute("CREATE TABLE listed (scope, kind, part, body)")
    made.executemany("INSERT INTO term VALUES (?, ?, ?, ?)", _ROWS)
    yield made
    made.close()


@pytest.mark.parametrize("many", [1, 1000])
def test_layers_add_up_and_lose_what_is_hidden(raw: dbapi2.Connection, many: int) -> None:
    counts, words = terms_of(raw, (1, 2), ("rain", "boat", "n_quay"), many=many)
    assert isinstance(counts, Counts) == (many == 1)
    assert dict(counts) == {"boat": 2, "flood": 2, "rain": 2}
    assert dict(words) == {"boat": "boats", "flood": "floods", "rain": "rain"}


@pytest.mark.parametrize("many", [0, 1000])
def test_no_layer_has_no_words(raw: dbapi2.Connection, many: int) -> None:
    counts, words = terms_of(raw, (), (), many=many)
    assert (dict(counts), dict(words)) == ({}, {})
