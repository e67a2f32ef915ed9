"""Kazakh words without its own letters: in Latin ones, and in those of a Russian keyboard."""

from typing import Final

__all__ = ["other_spellings"]

_PLAIN: Final = dict(
    zip("абвгдезйиклмнопрстуфһыіәңғөүұ", "abvgdeziiklmnoprstufhyiangouu", strict=True)
)
_LATIN: Final = tuple(
    str.maketrans(_PLAIN | odd)
    for odd in (
        {"қ": "q", "ш": "sh", "ж": "j"},
        {"қ": "q", "ш": "s", "ж": "j"},
        {"қ": "k", "ш": "sh", "ж": "zh"},
    )
)
"""The alphabets of 2018 and 2021, accents off, and everyday typing."""

_RUSSIAN: Final = str.maketrans(dict(zip("әғқңөұүһі", "агкноуухи", strict=True)))
_PLACES: Final = frozenset({"қазан"})
"""Words whose everyday typing is the name of a place: only their own alphabets write them."""


def other_spellings(stem: str, endings: tuple[str, ...]) -> tuple[str, ...]:
    """The forms of a stem, each in the letters of one way of writing; each once, in a fixed order."""
    own, everyday = _LATIN[:2], (*_LATIN, _RUSSIAN)
    ways = own if stem in _PLACES else everyday
    forms = (stem.translate(way) + ending.translate(way) for way in ways for ending in endings)
    return tuple(dict.fromkeys(forms))
