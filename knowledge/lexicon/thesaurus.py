"""A thesaurus of general English, from WordNet 3.0: what words are related, how common, what kind.

Everything is asked by index stem. The words and relations lie in ``thesaurus.txt.gz``, made by
``tests.lexicon.thesaurus`` and read at the first question; WORDNET-LICENSE holds for that file.
"""

import zlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal, NamedTuple, get_args

from knowledge.lexicon.wordtable import WordTable

__all__ = [
    "Kind",
    "Related",
    "Relation",
    "commonness",
    "is_adverb_only",
    "kinds",
    "knows",
    "phrases",
    "related",
]

Relation = Literal["synonym", "derived", "similar", "broader", "narrower"]
"""What the other word is to the asked one: "vehicle" is broader than "truck"."""

Kind = Literal["noun", "verb", "adjective", "adverb"]

_FILE: Final = "thesaurus.txt.gz"
_GZIP: Final = 31
_BLOCK: Final = 2048
_RELATIONS: Final[dict[str, Relation]] = dict(zip("sdibn", get_args(Relation), strict=True))
_KINDS: Final[dict[str, Kind]] = dict(zip("nvar", get_args(Kind), strict=True))


class Related(NamedTuple):
    """``weight`` (0 to 1) says how well the other stem may stand for the asked one.

    A tuple, for a word has up to sixty, and most are looked at only once.
    """

    stem: str
    weight: float
    relation: Relation


@lru_cache(maxsize=2048)
def related(stem: str) -> tuple[Related, ...]:
    """At most sixty stems, best first; none for a word that is unknown or too vague."""
    _, _, found = _fields(stem)
    return tuple(
        Related(each[3:], int(each[1:3]) / 100, _RELATIONS[each[0]]) for each in found.split()
    )


def commonness(stem: str) -> float:
    """How often the stem's words are met, on a logarithmic scale: 0 unknown, 0.01 rare, 1 most."""
    return int(_fields(stem)[0] or 0) / 100


def knows(stem: str) -> bool:
    """Whether it is the stem of an English word, however rare, and not only of a name.

    Function words ("the", "with") are mostly unknown, and single letters.
    """
    return bool(_fields(stem)[0])


def kinds(stem: str) -> tuple[tuple[Kind, float], ...]:
    """Parts of speech with their shares, rounded to tenths, largest first; slight ones are left out."""
    written = _fields(stem)[1]
    if len(written) == 1:
        return ((_KINDS[written], 1.0),)
    return tuple(
        (_KINDS[written[at]], int(written[at + 1]) / 10) for at in range(0, len(written), 2)
    )


def is_adverb_only(stem: str) -> bool:
    """Whether the stem is that of an adverb and of nothing else ("perhaps")."""
    return _fields(stem)[1] == "r"


@lru_cache(maxsize=1)
def phrases() -> Mapping[str, str]:
    """Verbs of two words by their stems ("call off"), and the stem of one word that says the same.

    Only those are here whose main meaning is clear. Their second word is often a stop word.
    """
    _, lines = _data()
    return MappingProxyType(dict(map(_pair, lines.decode("ascii").splitlines())))


def _pair(line: str) -> tuple[str, str]:
    phrase, _, word = line.partition("\t")
    return phrase, word


@lru_cache(maxsize=4096)
def _fields(stem: str) -> tuple[str, str, str]:
    """Commonness, parts of speech and relations of a stem as written; empty where it is unknown."""
    if not (stem.isascii() and stem.isalpha()):
        return "", "", ""
    line = _data()[0].told(stem)
    if line is None:
        return "", "", ""
    told, found = line.split("\t")
    return told[:2], told[2:], found


@lru_cache(maxsize=1)
def _data() -> tuple[WordTable, bytes]:
    """The words, and the lines of the phrases. The words are searched as they are, to load at once."""
    packed = Path(__file__).with_name(_FILE).read_bytes()
    words, _, phrases = zlib.decompress(packed, _GZIP).partition(b"\n\n")
    return WordTable(words, _BLOCK), phrases
