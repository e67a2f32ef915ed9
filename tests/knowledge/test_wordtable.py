"""A table of words finds what a dictionary would, whatever the words are."""

from hypothesis import example, given
from hypothesis import strategies as st

from knowledge.lexicon.wordtable import WordTable

_WORDS = st.text(st.characters(exclude_characters="\n\t", min_codepoint=32), min_size=1, max_size=6)
_TEXTS = st.text(st.characters(exclude_characters="\n"), max_size=4)


@given(st.dictionaries(_WORDS, _TEXTS, max_size=40), _WORDS)
@example({"a": "", "a b": "1", "ab": "2"}, "a")
@example({}, "a")
def test_same_as_a_dictionary(held: dict[str, str], other: str) -> None:
    table = WordTable.of(held.items())
    assert dict(table) == held
    assert len(table) == len(held)
    assert table.get(other) == table.told(other) == held.get(other)
    assert list(WordTable(table.lines[1:-1], 4).pairs()) == list(table.pairs())
    assert (other in table) == (other in held)
    assert list(table) == sorted(held)
    for word in [*held, other]:
        begins = word[:2]
        wanted = [(each, held[each]) for each in sorted(held) if each.startswith(begins)]
        assert list(table.starting(begins)) == wanted


def test_many_words_of_many_blocks_are_all_found() -> None:
    held = {f"word{number:05}": str(number) for number in range(3000)}
    table = WordTable.of(held.items())
    assert all(table[word] == text for word, text in held.items())
    assert [word for word, _ in table.starting("word0299")] == [f"word0299{n}" for n in range(10)]
    assert [*table.starting("wore")] == []
    assert [*table.starting("a")] == []
    assert "word" not in table


def test_tables_are_equal_by_their_lines() -> None:
    one, other = WordTable.of([("b", "1"), ("a", "2")]), WordTable.of([("a", "2"), ("b", "1")])
    assert one.lines == other.lines
    assert one == {"a": "2", "b": "1"}
