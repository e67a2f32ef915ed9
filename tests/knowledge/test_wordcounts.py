"""Counts and words of a great vocabulary are those that dictionaries would hold."""

from hypothesis import given
from hypothesis import strategies as st

from knowledge.lexicon.wordcounts import Counts, Surfaces
from knowledge.lexicon.wordtable import WordTable

_TOKENS = st.sampled_from(["boat", "flood", "n_quay", "rain", "rainbow", "river", "ros"])
_HELD = st.dictionaries(_TOKENS, st.tuples(st.integers(1, 9), st.sampled_from(["", "words"])))


@given(_HELD, st.dictionaries(_TOKENS, st.integers(0, 5)), st.dictionaries(_TOKENS, st.just("own")))
def test_same_as_dictionaries(
    held: dict[str, tuple[int, str]], changed: dict[str, int], added: dict[str, str]
) -> None:
    table = WordTable.of((token, f"{count}\t{word}") for token, (count, word) in held.items())
    counts = Counts(table, changed)
    wanted = {token: count for token, (count, _) in held.items()} | changed
    wanted = {token: count for token, count in wanted.items() if count}
    assert counts == wanted
    assert len(counts) == len(wanted)
    assert counts.starting("rain") == sorted(each for each in wanted if each.startswith("rain"))
    words = added | {token: word for token, (_, word) in held.items() if word}
    words = {token: word for token, word in words.items() if token in wanted}
    surfaces = Surfaces(table, added, counts)
    assert dict(surfaces.items()) == words
    assert sorted(surfaces) == sorted(words)
    assert len(surfaces) == len(words)
    for token in ("boat", "rain", "nothing", "n_quay"):
        assert counts.get(token) == wanted.get(token)
        assert surfaces.get(token) == words.get(token)
        assert (token in counts) == (token in wanted)
