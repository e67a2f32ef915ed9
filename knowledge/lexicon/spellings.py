"""How English words are written, inflected ones too, and how common each is: what is not here may be a slip.

The words lie in ``spellings.txt.gz``, made by ``tests.lexicon.spellings``; SPELLINGS-LICENSE holds for that file.
"""

import zlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from knowledge.lexicon.wordtable import WordTable
from knowledge.regex import regex

__all__ = ["PER_DECADE", "grade", "is_written", "words_from"]

PER_DECADE: Final = 4
"""Grades for each power of ten of a word's count."""
_FILE: Final = "spellings.txt.gz"
_GZIP: Final = 31
_BLOCK: Final = 2048
_NO_PLURAL: Final = regex(r"[^aeiou]ys$")
_SHORTEST_BASE: Final = 3
_BEGINNINGS: Final = ("over", "under", "out", "re", "un", "mis", "fore", "non", "anti", "pre")
_HISSING: Final = ("s", "x", "z", "ch", "sh", "o")


@lru_cache(maxsize=4096)
def grade(folded: str) -> int:
    """How common a word is as it is written: 0 unknown, 1 rare, about 10 ordinary, 21 most common ("the")."""
    if not (folded.isascii() and folded.isalpha()):
        return 0
    told = _words().told(folded)
    return int(told) + 1 if told is not None else 0


def is_written(folded: str) -> bool:
    """Whether English has the word so, or as a plain ending of one that it has: "rubles", "tweeted"."""
    return grade(folded) > 0 or any(
        len(base) >= _SHORTEST_BASE and grade(base) > 0 for base in _bases(folded)
    )


def words_from(least: int) -> Iterator[str]:
    """The words of a grade or above, in the order of their letters."""
    return (word for word, told in _words().pairs() if int(told) + 1 >= least)


def _bases(folded: str) -> Iterator[str]:
    """Words of which it may be the plural, the past, the participle or a degree, or that have a beginning more: "overflew"."""
    for beginning in _BEGINNINGS:
        rest = folded.removeprefix(beginning)
        if rest != folded and len(rest) > _SHORTEST_BASE:
            yield rest
    if folded.endswith("ies"):
        yield f"{folded[:-3]}y"
    if folded.endswith("es") and folded[:-2].endswith(_HISSING):
        yield folded[:-2]
    if folded.endswith("s") and not folded.endswith("ss") and not _NO_PLURAL.search(folded):
        yield folded[:-1]
    for ending in ("ed", "ing", "est"):
        base = folded.removesuffix(ending)
        if base != folded:
            yield base
            yield f"{base}e"
            if base[-2:-1] == base[-1:]:
                yield base[:-1]


@lru_cache(maxsize=1)
def _words() -> WordTable:
    """Searched as they are, to load at once."""
    packed = Path(__file__).with_name(_FILE).read_bytes()
    return WordTable(zlib.decompress(packed, _GZIP), _BLOCK)
