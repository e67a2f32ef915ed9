"""Slips of the hand in questions: the same at each run."""

import re
from random import Random
from typing import Final

__all__ = ["with_typos"]

_LONG: Final = re.compile(r"[A-Za-z]{5,}")
_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def _neighbours() -> dict[str, str]:
    """The keys beside each key, on its row and on those above and below."""
    found: dict[str, str] = {}
    for row, keys in enumerate(_ROWS):
        for at, key in enumerate(keys):
            near = keys[max(0, at - 1) : at] + keys[at + 1 : at + 2]
            for other in (row - 1, row + 1):
                if 0 <= other < len(_ROWS):
                    near += _ROWS[other][at : at + 1]
            found[key] = near
    return found


_NEAR: Final = _neighbours()


def with_typos(text: str, count: int, seed: str) -> str:
    """``text`` with one slip in each of ``count`` words of five letters or more, or in as many as it has.

    A slip leaves the first letter and is a letter left out, doubled, swapped with the next, or hit beside.
    """
    chance = Random(f"{seed}/{count}")  # noqa: S311 - slips, not secrets
    words = list(_LONG.finditer(text))
    for word in sorted(
        chance.sample(words, min(count, len(words))), key=lambda found: -found.start()
    ):
        text = text[: word.start()] + _slipped(word.group(), chance) + text[word.end() :]
    return text


def _slipped(word: str, chance: Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    kind = chance.choice(("left out", "doubled", "swapped", "beside"))
    if kind == "left out":
        return word[:at] + word[at + 1 :]
    if kind == "doubled":
        return word[: at + 1] + word[at:]
    if kind == "swapped" and word[at] != word[at + 1]:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + chance.choice(_NEAR[word[at].lower()]) + word[at + 1 :]
