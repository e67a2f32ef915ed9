"""Index documents that are read as they are looked at tell what those do that are read whole."""

from collections.abc import Iterable, Sequence
from random import Random

import pytest

from knowledge.storage.failures import Unreadable
from knowledge.storage.finding import Held, read_document
from knowledge.storage.packing import pack
from knowledge.storage.ready import FIELDS

WORDS = frozenset(("rain", "hail", "n_town", "m_killed", "statement", "title"))
TOKENS = (*sorted(WORDS), "snow", "fog", "ten")


def drawn(chance: Random) -> str:
    names = chance.sample(sorted(FIELDS), chance.randint(0, 4))
    if chance.random() < 0.8:
        names = ["statement", *(name for name in names if name != "statement")]
    return ";".join(
        " ".join((name, *chance.choices(TOKENS, k=chance.randint(1, 6)))) for name in names
    )


def telling(
    found: Iterable[tuple[str, frozenset[str]]], statement: Sequence[str]
) -> set[tuple[str, str]]:
    """Fields with the words that they hold, of those of the statement only that it holds them."""
    pairs = {(name, word) for name, here in found for word in here}
    return {(name, word) for name, word in pairs if name == "statement" or word not in statement}


@pytest.mark.parametrize("packs", [False, True])
def test_words_are_met_as_in_documents_that_are_read_whole(packs: bool) -> None:
    chance = Random(11)  # noqa: S311 - draws of words, not secrets
    for _ in range(300):
        text = drawn(chance)
        held, whole = Held("F-1", pack(text) if packs else text), read_document("F-1", text)
        for words in (WORDS, frozenset(chance.sample(TOKENS, 2))):
            (statement, found), (expected, others) = held.met(words), whole.met(words)
            assert tuple(statement) == expected == held.statement
            assert telling(found, statement) == telling(others, statement)
            assert all(here for _, here in found)
        assert held.fields == whole.fields


@pytest.mark.parametrize("text", ["statement rain;tilte hail", "statment rain", "title hail;x"])
def test_field_of_another_name_is_damage(text: str) -> None:
    with pytest.raises(Unreadable):
        Held("F-1", text).met(WORDS)
