"""Texts that would deceive or disturb whoever reads them: refused before anything else is looked at."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

from knowledge.entry.records import Finding, Level
from knowledge.errors import Remark

__all__ = ["clean", "hostile"]

_LONGEST: Final[Mapping[str, int]] = {
    "statement": 500,
    "quote": 1000,
    "figures": 500,
    "names": 500,
    "keywords": 500,
    "source": 600,
}
_USUALLY: Final = 300
_MARKS: Final = 3
"""Marks that one letter may bear."""
_HIDDEN: Final = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))
"""Categories of characters that are not seen, or not what they seem."""
_JOINERS: Final = frozenset("\u200c\u200d")
"""Needed to write some scripts and emoji."""
_MENTION: Final = re.compile(r"<(?:@[!&]?|#|/[\w -]+:|t:|a?:\w+:)\d+|@(?:everyone|here)\b", re.I)
_WORD: Final = re.compile(r"[^\W\d_]+")
_LOOKALIKE: Final = ("LATIN", "CYRILLIC", "GREEK")


def clean(text: str) -> str:
    """The text composed (NFC), white space folded, without marks of direction and joiners at its ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def hostile(field: str, text: str) -> Iterator[Finding]:
    """What keeps a text from being taken, and words that look like others."""
    longest = _LONGEST.get(field, _USUALLY)
    if len(text) > longest:
        told = f"This is too long ({len(text)} characters); keep it under {longest}."
        yield Finding(
            Level.REFUSAL, field, Remark(told, "entry-long", length=len(text), limit=longest)
        )
    if any(_is_hidden(char) for char in text):
        told = "This holds characters that cannot be seen; type it in plain text."
        yield Finding(Level.REFUSAL, field, Remark(told, "entry-hidden"))
    if _piled(text):
        told = "This holds letters with too many marks on them; type it in plain text."
        yield Finding(Level.REFUSAL, field, Remark(told, "entry-marks"))
    if _MENTION.search(text):
        told = "This holds a mention; write the name in words."
        yield Finding(Level.REFUSAL, field, Remark(told, "entry-mention"))
    for word in _mixed(text):
        told = f"“{word}” mixes letters of different alphabets; type it anew."
        yield Finding(Level.WARNING, field, Remark(told, "entry-mixed", word=word))


def _is_hidden(char: str) -> bool:
    return char not in _JOINERS and unicodedata.category(char) in _HIDDEN and char not in "\n\t\r"


def _piled(text: str) -> bool:
    """Whether a letter bears more marks than any language writes."""
    marks = 0
    for char in unicodedata.normalize("NFD", text):
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks > _MARKS:
            return True
    return False


def _mixed(text: str) -> Iterator[str]:
    """Words with letters of alphabets that look alike."""
    if text.isascii():
        return
    for match in _WORD.finditer(text):
        word = match.group()
        scripts = {
            script
            for char in word
            for script in _LOOKALIKE
            if unicodedata.name(char, "").startswith(script)
        }
        if len(scripts) > 1:
            yield word[:40]
