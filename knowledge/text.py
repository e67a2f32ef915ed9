"""The one normaliser and tokeniser, used by ingest and by search alike.

If the two read text differently, recall falls silently; so both come here. Every function is linear
in its input and accepts any string.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import snowballstemmer

from knowledge.forms import BASE_FORMS

__all__ = [
    "MAX_QUESTION",
    "STOP",
    "Token",
    "clean",
    "clean_question",
    "fold",
    "hostile",
    "skeleton",
    "tokens",
]

MAX_QUESTION: Final = 256
"""Characters of a question that are read; the rest is cut at a word's end."""

_FIRST_CAP: Final = 2_000
_MAX_MARKS: Final = 3
_MAX_DIGITS: Final = 15
_BIDI: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INVISIBLE: Final = frozenset("\u00ad\u034f\u180e\u200b\u200c\u200d\u2060\ufeff")
_SPACES: Final = re.compile(r"\s+")
_WORD: Final = re.compile(
    r"[0-9]+(?:st|nd|rd|th)\b|[0-9]+(?:[.,][0-9]+)*|[^\W_]+(?:['’ʼ`´][^\W_]+)*"
)
_GROUPED: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_PLAIN_NUMBER: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_ORDINAL: Final = re.compile(r"([0-9]+)(?:st|nd|rd|th)")
_POSSESSIVE: Final = re.compile(r"['’ʼ`´](?:s|S)?$")
_ALIKE: Final = (
    ("dzh", "j"),
    ("zh", "j"),
    ("kh", "h"),
    ("sch", "s"),
    ("sh", "s"),
    ("ts", "c"),
    ("ck", "k"),
    ("ph", "f"),
    ("gh", "g"),
    ("x", "ks"),
    ("q", "k"),
    ("c", "k"),
    ("w", "v"),
)
_VOWELS: Final = re.compile(r"[aeiouy]+")
_DOUBLED: Final = re.compile(r"(.)\1+")
_STEMMER: Final = snowballstemmer.stemmer("english")

_CYRILLIC: Final = dict(
    zip(
        "абвгдезийклмнопрстуфыіғқңөұүһәєґ",
        (
            *("a", "b", "v", "g", "d", "e", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r"),
            *("s", "t", "u", "f", "y", "i", "g", "q", "n", "o", "u", "u", "h", "a", "e", "g"),
        ),
        strict=True,
    )
) | {
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ь": "",
    "э": "e",
    "ю": "yu",
    "я": "ya",
    "ё": "yo",
    "ї": "yi",
}
_LATIN: Final = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ł": "l",
    "ħ": "h",
    "ı": "i",
    "ŋ": "n",
    "ə": "a",
}

STOP: Final = frozenset(
    """
    a about above after again against all also although am among an and another any are aren as at
    be became because been before being below between both but by can cannot could couldn did didn
    do does doesn doing don done down during each either else etc even every few for from further
    get gets got had hadn has hasn have haven having he her here hers herself him himself his how
    however i if in into is isn it its itself just ll let m me might more most much must my myself
    near neither no nor not now of off on once one only onto or other others our ours out over own
    per quite rather re s same shall she should shouldn since so some such t than that the their
    theirs them themselves then there these they this those though through thus till to too toward
    towards under until up upon us ve very via was wasn we were weren what whatever when where
    whether which while who whom whose why will with within without won would wouldn yes yet you
    your yours many
    """.split()
)
"""English function words and question words, folded. They are neither indexed nor asked for."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number of a text. ``start`` and ``end`` are half-open character offsets in it.

    ``folded`` is lower-case ASCII ``[a-z0-9_]+``; ``stem`` is the index token; ``number`` is the
    value of digits, ``None`` for words.
    """

    text: str
    start: int
    end: int
    folded: str
    stem: str
    number: float | None = None


def clean(text: str) -> str:
    """``text`` without what cannot be seen or would disturb.

    NFC; controls become spaces, invisible and direction marks go, at most three marks stay on one
    letter, white space is collapsed.
    """
    kept: list[str] = []
    marks = 0
    for char in unicodedata.normalize("NFC", text):
        kind = unicodedata.category(char)
        if kind in ("Mn", "Me"):
            marks += 1
            if marks > _MAX_MARKS:
                continue
        elif char in _INVISIBLE or char in _BIDI:
            continue
        else:
            marks = 0
        kept.append(" " if kind in ("Cc", "Cs", "Co", "Cn", "Zl", "Zp") else char)
    return _SPACES.sub(" ", "".join(kept)).strip()


def clean_question(text: str) -> str:
    """A question ready to be read: clean, full-width forms folded, at most ``MAX_QUESTION``."""
    folded = unicodedata.normalize("NFKC", clean(text[:_FIRST_CAP]))
    question = clean(folded[:_FIRST_CAP])
    if len(question) <= MAX_QUESTION:
        return question
    head, _, _ = question[: MAX_QUESTION + 1].rpartition(" ")
    return head or question[:MAX_QUESTION]


def hostile(text: str) -> str:
    """Why ``text`` must not be stored, in plain words; empty when it may."""
    marks = 0
    for char in text:
        kind = unicodedata.category(char)
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        if char == "\0":
            return "it holds a NUL character"
        if kind == "Cs":
            return "it holds half of a character (a lone surrogate)"
        if char in _BIDI:
            return "it holds an invisible mark that changes the direction of writing"
        if kind == "Cc" and char not in "\n\t":
            return "it holds a control character"
        if marks > _MAX_MARKS:
            return "it piles marks on one letter"
    return ""


def tokens(text: str) -> tuple[Token, ...]:
    """Words and numbers of ``text`` in order. Hyphenated words give their parts."""
    found = []
    for match in _WORD.finditer(text):
        written = match.group()
        folded, stem, number = _read(written)
        if folded:
            found.append(Token(written, match.start(), match.end(), folded, stem, number))
    return tuple(found)


def fold(text: str) -> str:
    """The folded words of ``text`` with single spaces between them."""
    return " ".join(token.folded for token in tokens(text))


@lru_cache(maxsize=65536)
def _read(written: str) -> tuple[str, str, float | None]:
    """Folded form, stem and number of one word as written."""
    ordinal = _ORDINAL.fullmatch(written.lower())
    if ordinal:
        return _read_number(ordinal.group(1))
    if written[0] in "0123456789" and all(char in "0123456789.," for char in written):
        return _read_number(written)
    folded = _fold_word(_POSSESSIVE.sub("", written))
    base = BASE_FORMS.get(folded, folded)
    stem = _STEMMER.stemWord(base) if base.isalpha() else base
    return folded, stem, None


def _read_number(written: str) -> tuple[str, str, float | None]:
    plain = written.replace(",", "" if _GROUPED.fullmatch(written) else ".")
    token = plain.replace(".", "_")
    if len(plain) > _MAX_DIGITS or not _PLAIN_NUMBER.fullmatch(plain):
        return token, token, None
    return token, token, float(plain)


def _fold_word(word: str) -> str:
    composed = (_CYRILLIC.get(char) or _LATIN.get(char) or char for char in word.casefold())
    bare = unicodedata.normalize("NFKD", "".join(composed))
    return "".join(_ascii(char) for char in bare)


def _ascii(char: str) -> str:
    if char.isascii():
        return char.lower() if char.isalnum() else ""
    if char in _CYRILLIC:
        return _CYRILLIC[char]
    return f"u{ord(char):x}" if unicodedata.category(char)[0] in "LN" else ""


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """What stays of a folded word across spellings: its consonants, look-alikes made equal."""
    for written, heard in _ALIKE:
        word = word.replace(written, heard)
    first, rest = word[:1], _VOWELS.sub("", word[1:])
    return _DOUBLED.sub(r"\1", ("a" if _VOWELS.fullmatch(first) else first) + rest)
