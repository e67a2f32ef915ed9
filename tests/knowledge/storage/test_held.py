"""Index documents that are read as they are looked at tell what those do that are read whole."""

from collections.abc import Iterable, Sequence
from random import Random

import pytest

from knowledge.flow import IndexDocument
from knowledge.storage.documents import Held, read_document
from knowledge.storage.failures import Unreadable
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


def by_word(found: Iterable[tuple[str, Sequence[str]]]) -> dict[str, list[str]]:
    """The fields that hold each word, in whatever order."""
    return {word: sorted(fields) for word, fields in found}


def plainly(document: IndexDocument) -> IndexDocument:
    """The same document as one that was never stored."""
    return IndexDocument(document.fact, document.fields)


@pytest.mark.parametrize("packs", [False, True])
def test_words_are_met_as_in_documents_that_are_read_whole(packs: bool) -> None:
    chance = Random(11)  # noqa: S311 - draws of words, not secrets
    for _ in range(300):
        text = drawn(chance)
        held, whole = Held("F-1", pack(text) if packs else text), read_document("F-1", text)
        for words in (WORDS, frozenset(chance.sample(TOKENS, 2))):
            (statement, found), (expected, others) = held.met(words), whole.met(words)
            assert tuple(statement) == expected == held.statement
            assert by_word(found) == by_word(others) == by_word(plainly(whole).met(words)[1])
        assert held.fields == whole.fields


@pytest.mark.parametrize("text", ["statement rain;tilte hail", "statment rain", "title hail;x"])
def test_field_of_another_name_is_damage(text: str) -> None:
    with pytest.raises(Unreadable):
        Held("F-1", text).met(WORDS)
