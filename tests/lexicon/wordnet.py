"""Reads the WordNet 3.0 database files: synsets, the senses of each lemma, and their tag counts."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

__all__ = ["Key", "Pointer", "Synset", "WordNet", "read_wordnet"]

Key = tuple[str, int]
"""A synset: part of speech ("n", "v", "a" or "r") and its place in that part's file."""

_FILES: Final = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
_TYPES: Final = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}


@dataclass(frozen=True, slots=True)
class Pointer:
    """A relation to ``target``. ``source_word`` and ``target_word`` count from 1; 0 means all."""

    symbol: str
    target: Key
    source_word: int
    target_word: int


@dataclass(frozen=True, slots=True)
class Synset:
    """Words of one meaning, as written in the database (underscores, capitals), best known first.

    ``field`` is the number of the lexicographer's file, a broad field of meaning.
    """

    key: Key
    field: int
    words: tuple[str, ...]
    pointers: tuple[Pointer, ...]
    gloss: str


@dataclass(frozen=True, slots=True)
class WordNet:
    """``senses`` lists a lemma's synsets by part of speech, commonest first, lemma in lower case.

    ``tags`` counts how often a sense was met in tagged text, by lemma, part and number from 1.
    """

    synsets: dict[Key, Synset]
    senses: dict[tuple[str, str], tuple[Key, ...]]
    tags: Counter[tuple[str, str, int]]
    irregular: tuple[tuple[str, str], ...]
    """Irregular comparatives and superlatives of adjectives, each with its base form."""


def read_wordnet(folder: Path) -> WordNet:
    """The database in ``folder``. Raises ``OSError`` where a file is missing."""
    synsets = {
        synset.key: synset
        for part, name in _FILES.items()
        for synset in map(_synset, _lines(folder / f"data.{name}"), _repeat(part))
    }
    senses = {
        (lemma, part): keys
        for part, name in _FILES.items()
        for lemma, keys in map(_indexed, _lines(folder / f"index.{name}"), _repeat(part))
    }
    exceptions = (line.split() for line in _lines(folder / "adj.exc"))
    return WordNet(
        synsets=synsets,
        senses=senses,
        tags=_tags(folder / "cntlist.rev"),
        irregular=tuple((form, base) for form, base, *_ in exceptions),
    )


def _repeat(part: str) -> Iterator[str]:
    while True:
        yield part


def _lines(path: Path) -> Iterator[str]:
    """Lines of a database file without its notice, which is indented."""
    with path.open(encoding="utf-8") as file:
        yield from (line for line in file if not line.startswith(" "))


def _synset(line: str, part: str) -> Synset:
    data, _, gloss = line.partition("|")
    offset, field, _, written, *rest = data.split()
    count = int(written, 16)
    words = tuple(word.partition("(")[0] for word in rest[: 2 * count : 2])
    number = int(rest[2 * count])
    first = 2 * count + 1
    pointers = tuple(_pointer(rest[at : at + 4]) for at in range(first, first + 4 * number, 4))
    return Synset((part, int(offset)), int(field), words, pointers, gloss.strip())


def _pointer(parts: list[str]) -> Pointer:
    symbol, offset, part, words = parts
    target = ("a" if part == "s" else part, int(offset))
    return Pointer(symbol, target, int(words[:2], 16), int(words[2:], 16))


def _indexed(line: str, part: str) -> tuple[str, tuple[Key, ...]]:
    fields = line.split()
    symbols = int(fields[3])
    return fields[0], tuple((part, int(offset)) for offset in fields[6 + symbols :])


def _tags(path: Path) -> Counter[tuple[str, str, int]]:
    tags: Counter[tuple[str, str, int]] = Counter()
    for line in _lines(path):
        key, number, count = line.split()
        lemma, _, rest = key.partition("%")
        tags[lemma, _TYPES[rest[0]], int(number)] = int(count)
    return tags
