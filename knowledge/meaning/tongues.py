"""What the small words of questions in other languages say in English. One look-up over ``tongues.txt``.

A question's asking words decide what would answer it, and no vector tells them apart surely; they are few, so they are
listed. Everything else is left to the encoder.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

__all__ = ["Piece", "Tongue", "tongue_of"]

_FILE: Final = "tongues.txt"
_NOTHING: Final = "-"
_APOSTROPHE: Final = "'"
_END: Final = r"(?!\w)"
_WORD: Final = re.compile(r"[^\W\d_]+")
_LEAST: Final = 0.15
"""Share of a text's words that a language has to know of it at least."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Half-open range of characters and what it says in English; empty where it says nothing."""

    start: int
    end: int
    says: str
    asks: bool


@dataclass(frozen=True, slots=True)
class Tongue:
    """The small words of one language. ``code`` is its ISO 639-1 code."""

    code: str
    said: Mapping[str, tuple[str, bool]]
    """By word or expression, in small letters: what it says, and whether it asks."""
    form: re.Pattern[str]

    def count(self, text: str) -> int:
        """How many words of a text the language knows."""
        return sum(len(_WORD.findall(match.group())) for match in self.form.finditer(_plain(text)))

    def pieces(self, text: str) -> Iterator[Piece]:
        """The small words of a text in order; the longer of two expressions counts."""
        for match in self.form.finditer(_plain(text)):
            says, asks = self.said[match.group()]
            yield Piece(match.start(), match.end(), says, asks)


def tongue_of(text: str, english: frozenset[str]) -> Tongue | None:
    """The language that knows most of a text's words; ``None`` where that is English or nobody.

    ``english`` are the small words of English.
    """
    words = _WORD.findall(_plain(text))
    best = max(_tongues(), key=lambda tongue: tongue.count(text))
    known = best.count(text)
    ours = sum(word in english for word in words)
    # One word alone may be English just so: "comment".
    enough = known > 1 or (known and not text.isascii())
    return best if enough and known > ours and known >= _LEAST * len(words) else None


@lru_cache(maxsize=1)
def _tongues() -> tuple[Tongue, ...]:
    found: dict[str, dict[str, tuple[str, bool]]] = {}
    code = ""
    for line in (files(__package__) / _FILE).read_text("utf-8").splitlines():
        if line.startswith("["):
            code = line.strip("[]")
            found[code] = {}
        elif line and not line.startswith("#"):
            meaning, _, words = line.partition(": ")
            says = meaning.removesuffix("?")
            told = "" if says == _NOTHING else says, meaning.endswith("?")
            found[code].update(dict.fromkeys(words.split(", "), told))
    return tuple(Tongue(code, said, _form(said)) for code, said in found.items())


def _plain(text: str) -> str:
    """In small letters, of the same length, with one apostrophe for all."""
    small = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return small.replace("’", _APOSTROPHE)


def _form(said: Mapping[str, object]) -> re.Pattern[str]:
    longest_first = sorted(said, key=lambda words: (-len(words), words))
    # What is written with an apostrophe stands before its word without a space.
    ends = (
        f"{re.escape(words)}{'' if words.endswith(_APOSTROPHE) else _END}"
        for words in longest_first
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(ends)})")
