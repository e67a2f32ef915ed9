"""Clauses and ranges of a text are found by order as they would be by looking at all of them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from knowledge.ingest.counts import figures_in
from knowledge.ingest.worded import Worded, touching
from knowledge.text import tokens

_TEXTS = st.lists(
    st.sampled_from(
        ["Ten died. ", "5 fled; ", "40 ", "shops ", "A.B. ", "he said: ", "\n", "x.” Y "]
    )
).map("".join)
_RANGES = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 9)).map(lambda it: (it[0], sum(it)))
)


@given(_TEXTS, st.data())
def test_a_clause_lies_between_the_breaks_around_it(text: str, data: st.DataObject) -> None:
    numbers = list(re.finditer(r"\w+", text))
    if not numbers:
        return
    start, end = data.draw(st.sampled_from(numbers)).span()
    worded = Worded(text)
    clause = worded.clause(start, end)
    assert clause.start <= start < end <= clause.stop
    inside = [word for word in tokens(text) if clause.start <= word.start < clause.stop]
    assert worded.words[clause.first : clause.last] == inside
    assert not re.search(r"[;:]\s|\n", text[clause.start : clause.stop])


@given(_RANGES, st.integers(0, 40), st.integers(1, 9))
def test_a_range_touches_what_shares_a_character(
    ranges: list[tuple[int, int]], start: int, length: int
) -> None:
    expected = any(first < start + length and start < last for first, last in ranges)
    assert touching(ranges)(start, start + length) == expected


def test_a_paragraph_of_money_is_read_like_its_sentences() -> None:
    sentence = "They paid $5 million for 40 shops. "
    assert figures_in(sentence * 2000) == figures_in(sentence)
