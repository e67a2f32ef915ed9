"""Texts drawn from the rules' own patterns: each word plays the part that the pattern asks for.

Words come from the lexicon, of one alphabet in a text, numbers and signs from what ``scan`` makes of them; where a
pattern wants a date that was read before, one of its kind is written. The same seed draws the same texts.
"""

import random
from collections.abc import Sequence
from functools import cache
from typing import Final

from knowledge.dates.lexicon import ENTRIES
from knowledge.dates.pattern import elements

__all__ = ["Drawer"]

_WRITTEN: Final = {
    "DAY": "1 4 5 7 9 10 12 17 22 28 30 31",
    "MONN": "1 5 12",
    "YY": "22 99 05 31 87",
    "HOUR": "7 10 23",
    "NUM": "1 2 3 5 10 40 52 100 476",
    "NUM4": "1500 2021",
    "YEAR": "2022 1999 2021 1066",
    "HHMM": "1030 2245 2015",
    "CLOCK": "7:30 10am 23:15 7pm 9h30",
    "ISO": "2022-01-05 2021/12/31",
    "DMY": "05.01.2022 5/1/22 31-12-2021",
    "MY": "01/2022 3-2021",
    "YM": "2022-01 2021/12",
    "DM": "05/01 13/1 1/13",
    "DMDOT": "05.01 13.1",
    "DECADE": "1990s 90s 90er 1980-х",
    "ODDYEAR": "7754 3022 12022",
    "ERAYEAR": "44_BC 812_AD",
    "FAR": "7754",
    "ORD": "1st 2nd 3rd 5th 3-й 2.er 21-го 86-м",
    "DAYORD": "1st 5th 22nd 7-го 5-інде",
    "NODAY": "32 99",
    "COMMA": ",",
    "DOT": ".",
    "DASH": "- –",
    "APOS": "' ’",
    "SLASH": "/",
    "LPAR": "(",
    "RPAR": ")",
    "STOP": "? !",
    "COLON": ":",
    "PLUS": "+",
}
_KINDS: Final = {
    "DAYP": "5 January 2022|7 января|6 қаңтарда|7. Januar|5 janvier 2021|el 5 de enero|yesterday|Friday|5 қаңтардан|12 қаңтарға",
    "DOWP": "Friday|Monday|пятницу|вторник|Montag|lundi|viernes|жұма",
    "WEEKP": "next week|week 5 of 2022|прошлой неделе|nächste Woche|осы аптада",
    "WEEKENDP": "last weekend|прошлые выходные",
    "MONTHP": "January|this month|January 2022|января|қаңтардың|Januar|next month",
    "YEARP": "2022|last year|2021 года|2022 жылғы|2022 жылдың",
    "SEASONP": "spring 2022|весной 2021 года|Sommer 2021",
    "HOLIDAYP": "Christmas|Easter|Рождество|Ostern|Наурыз",
    "TOLDP": "that|этого|entonces",
    "LONGP": "January 2022|2022|January|the 1990s|next month|2021 года|қаңтардың|2021 жылдың|this week",
    "DECADEP": "the 1990s|70-х годах",
    "CENTURYP": "20th century|XIX века",
    "RANGEP": "from the 4th to the 22nd|vom 4. bis zum 22.|4–7 January|с 4 по 7 января|8–9 January 2022",
    "TIMEDP": "5 January 2022, 10:30|yesterday morning",
    "OPENP": "since",
    "P": "5 January 2022|January 2022|2021|4–7 January|yesterday|5 қаңтардан|10 января|12 қаңтарға",
}
_TIGHT: Final = frozenset(",.?!):’'")
_MOST_REPEATED: Final = 3


class Drawer:
    """Draws texts for patterns, one after another."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - not for secrets
        self._cyrillic = False

    def text(self, pattern: str) -> str:
        """Words that the pattern can match, joined as people write them, mostly."""
        self._cyrillic = self._random.random() < _CYRILLIC_SHARE
        words, _ = self._sequence(pattern.split(), 0)
        text = self._joined(words)
        lead = self._random.choice(_LEADS if self._cyrillic else _LATIN_LEADS)
        text = f"{lead} {text}".strip()
        return text.upper() if self._random.random() < _SHOUTED_SHARE else text

    def _sequence(self, items: Sequence[str], at: int) -> tuple[list[str], int]:
        """One of the branches up to the end of the group, and where the group ends."""
        branches: list[list[str]] = [[]]
        while at < len(items) and not items[at].startswith(")"):
            item = items[at]
            at += 1
            if item == "|":
                branches.append([])
            elif item == "(":
                inner, at = self._sequence(items, at)
                branches[-1] += inner * self._times(items[at][1:])
                at += 1
            else:
                roles, count = elements(item)
                for _ in range(self._times(count)):
                    branches[-1].append(self._word(self._random.choice(roles)))
        return self._random.choice(branches), at

    def _times(self, count: str) -> int:
        if count == "?":
            return self._random.randint(0, 1)
        if count in ("*", "+"):
            return self._random.randint(count == "+", _MOST_REPEATED)
        return 1

    def _word(self, role: str) -> str:
        return self._random.choice(self._random.choice(_known(role, self._cyrillic)))

    def _joined(self, words: Sequence[str]) -> str:
        glued = self._random.random() < _GLUED_SHARE
        text = ""
        for word in words:
            tight = word in _TIGHT or (glued and (word in "-–/+" or text[-1:] in ("-", "–", "/")))
            text += word if tight or not text or text[-1] == "(" else f" {word}"
        return text


_LEADS: Final = ("", "", "", "в", "после", "с")
_LATIN_LEADS: Final = ("", "", "", "in", "after", "am", "de", "since", "the", "en")
_CYRILLIC_SHARE: Final = 0.4
_SHOUTED_SHARE: Final = 0.05
_GLUED_SHARE: Final = 0.5


@cache
def _known(role: str, cyrillic: bool) -> Sequence[Sequence[str]]:
    """Words for a role in groups of the same meaning, so that rare meanings are drawn as often as others."""
    groups: dict[int, list[str]] = {}
    for word, roles in sorted(ENTRIES.items()):
        if role in roles and (word[0] >= "а") == cyrillic:
            groups.setdefault(roles[role], []).append(word)
    figures = [one.replace("_", " ") for one in _WRITTEN.get(role, "").split()]
    dates = _KINDS[role].split("|") if role in _KINDS else []
    written = [*figures, *dates]
    if not groups and not written:
        return _known(role, not cyrillic)
    return [*groups.values(), *([written] * max(1, len(groups) // 3) if written else [])]
