"""A thesaurus of general English, from WordNet 3.0: what words are related, how common, what kind.

Everything is asked by index stem. The words and relations lie in ``thesaurus.txt.gz``, made by
``tests.lexicon.thesaurus`` and read at the first question; WORDNET-LICENSE holds for that file.
"""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final, Literal, get_args

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
_RELATIONS: Final[dict[str, Relation]] = dict(zip("sdibn", get_args(Relation), strict=True))
_KINDS: Final[dict[str, Kind]] = dict(zip("nvar", get_args(Kind), strict=True))


@dataclass(frozen=True, slots=True)
class Related:
    """``weight`` (0 to 1) says how well the other stem may stand for the asked one."""

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
    text, end = _data()
    lines = text[end + 1 :].decode("ascii").splitlines()
    return MappingProxyType(dict(_pair(line) for line in lines))


def _pair(line: str) -> tuple[str, str]:
    phrase, _, word = line.partition("\t")
    return phrase, word


@lru_cache(maxsize=4096)
def _fields(stem: str) -> tuple[str, str, str]:
    """Commonness, parts of speech and relations of a stem as written; empty where it is unknown."""
    if not (stem.isascii() and stem.isalpha()):
        return "", "", ""
    text, end = _data()
    start = _place(text, end, stem.encode("ascii"))
    if start < 0:
        return "", "", ""
    line = text[start : text.find(b"\n", start)].decode("ascii")
    _, told, found = line.split("\t")
    return told[:2], told[2:], found


def _place(text: bytes, end: int, stem: bytes) -> int:
    """Where the stem's line starts in the sorted lines before ``end``, or -1."""
    low, high = 0, end
    while low < high:
        middle = (low + high) // 2
        start = max(low, text.rfind(b"\n", low, middle) + 1)
        stop = text.find(b"\t", start)
        if text[start:stop] < stem:
            low = text.find(b"\n", stop) + 1
        else:
            high = start
    return low if text.startswith(stem + b"\t", low) else -1


@lru_cache(maxsize=1)
def _data() -> tuple[bytes, int]:
    """The file's text, and where the words end in it. It is searched as it is, to load at once."""
    packed = (files(__package__) / _FILE).read_bytes()
    text = zlib.decompress(packed, _GZIP)
    return text, text.index(b"\n\n") + 1
