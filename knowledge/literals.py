"""Words without which an expression cannot match, read from how it is written. Reading them takes a tenth of the time in
which it is compiled, and most expressions need not be compiled for one question: the words are not in it.

Only ASCII is gathered, in small letters, so that it does not matter whether case does. What may be missing, what is looked
for ahead or behind, and classes of characters are left out."""

import re
from collections.abc import Callable, Mapping
from typing import Final

__all__ = ["Literals", "could_match", "literals_of"]

_Words = tuple[str, ...]
Literals = tuple[tuple[_Words, ...], ...]
"""Ways to match, one of which is taken. Each is some sets of words; of each set one word is in the text."""

_SETS: Final = 3
"""Sets of one way that are looked for."""
_MOST: Final = 64
"""Words in a set."""
_ODD: Final = ("ſ", "İ", "ı")
"""What an expression may take for an ASCII letter though its small letter is none."""
_PLAIN: Final = r"""\w '",;:!&%/<>=@#~`-"""
_CLASS: Final = r"\[\^?\]?(?:\\.|[^\]\\])*\]"
_ESCAPE: Final = r"\\(?:x..|u....|U.{8}|N\{[^}]*\}|[0-9]+|[A-Za-z])"
_OFTEN: Final = r"(?:[*+?][+?]?|\{[0-9]*,?[0-9]*\}[+?]?)"
_TOKEN: Final = re.compile(
    rf"(?P<words>[{_PLAIN}]+(?:\|[{_PLAIN}]+)*)(?P<often>{_OFTEN})?"
    rf"|(?P<else>(?:(?:{_CLASS}|{_ESCAPE}|[.^$]|[^\0-\x7f]){_OFTEN}?)+"
    rf"|\(\?P=\w+\){_OFTEN}?|\(\?<?[!=](?:[^()\\\[]|\\.)*\))"
    rf"|\(\?:(?P<choice>[{_PLAIN}|]+)\)(?P<chosen>{_OFTEN}?)"
    rf"|(?P<open>\((?:\?(?:P<\w+>|[:>]))?(?!\?))|(?P<around>\(\?<?[!=])|(?P<close>\)){_OFTEN}?"
    rf"|(?P<way>\|)|\\(?P<sign>.){_OFTEN}?|(?P<odd>.)",
    re.DOTALL | re.ASCII,
)
"""Words and ways of words; what could be anything, or stands beside; a group of words; what opens and closes others."""
_LAYOUT: Final = re.compile(rf"(\\.|{_CLASS})|\s+|#[^\n]*", re.DOTALL)
_FREELY: Final = re.compile(r"[*?]|\{0*[,}]")
"""Repeats of which none may be there."""


def literals_of(expression: str, flags: int = 0) -> Literals:
    """What a text must have to match; nothing where that cannot be told."""
    if flags & re.VERBOSE:
        expression = _LAYOUT.sub(r"\1", expression)
    reading = _Reading()
    try:
        for found in _TOKEN.finditer(expression):
            _TAKING[found.lastgroup](reading, found)
        return reading.told()
    except _Hopeless:
        return ()


def could_match(text: str, literals: Literals) -> bool:
    """Whether a text has what an expression needs; always where nothing is needed."""
    if not literals or (not text.isascii() and any(letter in text for letter in _ODD)):
        return True
    small = text.lower()
    for way in literals:
        for words in way:
            for word in words:
                if word in small:
                    break
            else:
                break
        else:
            return True
    return False


class _Hopeless(Exception):
    """There is a way to match without any words, or one that is not understood."""


class _Reading:
    """What is known of an expression up to where it is read."""

    __slots__ = ("around", "sets", "ways", "word")

    def __init__(self) -> None:
        self.word = ""
        self.sets: list[_Words] = []
        self.ways: list[list[_Words]] = []
        """Of the innermost group that is open; and in ``around`` those of the groups around it, with whether it counts."""
        self.around: list[tuple[list[_Words], list[list[_Words]], bool]] = []

    def words(self, found: re.Match[str]) -> None:
        text = found["words"].lower()
        if "|" in text:
            first, *among, text = text.split("|")
            self.word += first
            self.way(found)
            self.ways += [[(word,)] if len(word) > 1 else [] for word in among]
        self.word += text

    def often(self, found: re.Match[str]) -> None:
        self.words(found)
        self.repeat(found["often"])

    def sign(self, found: re.Match[str]) -> None:
        self.word += found["sign"]
        self.repeat(found[0][2:])

    def repeat(self, often: str) -> None:
        """The last letter is there as often as this tells."""
        if often:
            if _FREELY.match(often):
                self.word = self.word[:-1]
            self.end_word()

    def end_word(self, _: object = None) -> None:
        if len(self.word) > 1:
            self.sets.append((self.word,))
        self.word = ""

    def choice(self, found: re.Match[str]) -> None:
        self.end_word()
        words = tuple(found["choice"].lower().split("|"))
        if len(words) <= _MOST and min(map(len, words)) > 1 and not _FREELY.match(found["chosen"]):
            self.sets.append(words)

    def open(self, found: re.Match[str]) -> None:
        self.end_word()
        self.around.append((self.sets, self.ways, found.lastgroup == "open"))
        self.sets, self.ways = [], []

    def close(self, found: re.Match[str]) -> None:
        """The group is one set, where each of its ways has one."""
        self.end_word()
        ways = [*self.ways, self.sets]
        self.sets, self.ways, counts = self.around.pop()
        if counts and all(ways) and not _FREELY.match(found[0], 1):
            words = {word for way in ways for word in max(way, key=_weight)}
            if len(words) <= _MOST:
                self.sets.append(tuple(sorted(words)))

    def way(self, _: object) -> None:
        """The way before has ended, and another begins."""
        self.end_word()
        if not self.sets and not self.around:
            raise _Hopeless
        self.ways.append(self.sets)
        self.sets = []

    def odd(self, _: object) -> None:
        raise _Hopeless

    def told(self) -> Literals:
        self.way(None)
        if not all(self.ways):
            return ()
        return tuple(
            tuple(sorted(dict.fromkeys(way), key=_weight, reverse=True)[:_SETS])
            for way in self.ways
        )


def _weight(words: _Words) -> tuple[int, int]:
    """More where fewer texts have one of them."""
    return min(map(len, words)), -len(words)


_TAKING: Final[Mapping[str | None, Callable[[_Reading, re.Match[str]], None]]] = {
    "words": _Reading.words,
    "often": _Reading.often,
    "else": _Reading.end_word,
    "chosen": _Reading.choice,
    "open": _Reading.open,
    "around": _Reading.open,
    "close": _Reading.close,
    "way": _Reading.way,
    "sign": _Reading.sign,
    "odd": _Reading.odd,
}
