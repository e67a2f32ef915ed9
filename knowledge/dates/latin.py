"""Kazakh words in Latin letters, as its alphabets of 2018 and 2021 and everyday typing write them."""

from typing import Final

__all__ = ["latin_spellings"]

_PLAIN: Final = dict(
    zip("абвгдезйиклмнопрстуфһыіәңғөүұ", "abvgdeziiklmnoprstufhyiangouu", strict=True)
)
_WAYS: Final = tuple(
    str.maketrans(_PLAIN | odd)
    for odd in (
        {"қ": "q", "ш": "sh", "ж": "j"},
        {"қ": "q", "ш": "s", "ж": "j"},
        {"қ": "k", "ш": "sh", "ж": "zh"},
    )
)
_PLACES: Final = frozenset({"қазан"})
"""Words whose everyday typing is the name of a place: only their own alphabets write them."""


def latin_spellings(word: str) -> tuple[str, ...]:
    """Ways to write a stem or an ending, accents off, each once."""
    ways = _WAYS[:2] if word in _PLACES else _WAYS
    return tuple(dict.fromkeys(word.translate(way) for way in ways))
