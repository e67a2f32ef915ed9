"""The one normaliser and tokeniser, used by ingest and by search alike.

If the two read text differently, recall falls silently; so both come here. Every function is linear
in its input and accepts any string.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import pairwise
from operator import itemgetter
from typing import Final, NamedTuple

from Stemmer import Stemmer

from knowledge.escapes import without_escapes
from knowledge.forms import APART, BASE_FORMS, CYRILLIC, LATIN
from knowledge.regex import regex

__all__ = [
    "MAX_QUESTION",
    "STOP",
    "Token",
    "clean",
    "clean_question",
    "count_telling",
    "fold",
    "heard",
    "hostile",
    "numbers_in",
    "skeleton",
    "skeletons",
    "spans",
    "token_at",
    "tokens",
    "words",
]

MAX_QUESTION: Final = 256
"""Characters of a question that are read; the rest is cut at a word's end."""

_FIRST_CAP: Final = 2_000
_KEPT: Final = 262_144
"""Words of which is kept what they are read as."""
_KEPT_FOLDED: Final = 32_768
"""Pieces of texts of which is kept what they are folded to."""
_FUNCTION, _LETTER, _BEFORE_LETTER = "f", "a", "l"
"""Signs of function words, of those of one letter, and of words after which a letter is a name."""
_SHORT: Final = 2_000
"""Characters of a text whose words are remembered for a while."""
_WORDY: Final = 48
"""Characters of a text of a few words."""
_MAX_MARKS: Final = 3
_MAX_DIGITS: Final = 15
_BIDI: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INVISIBLE: Final = frozenset("\u00ad\u034f\u180e\u200b\u200c\u200d\u2060\ufeff")
_SPACES: Final = regex(r"\s+")
_LETTERS: Final = r"[^\W_](?:[^\W_]|[\u0300-\u036f])*"
_WORD: Final = regex(
    r"[A-Za-z]{2,}+(?![^\W_A-Za-z]|[\u0300-\u036f'’ʼ`´])|(?=[^\W_])(?:"
    r"[0-9]+(?:st|nd|rd|th)\b|[0-9]+(?:[.,][0-9]+)*|(?<![^\W_])(?:[A-Za-z]\.){2,}(?:[A-Za-z]\b)?|"
    rf"{_LETTERS}(?:['’ʼ`´]{_LETTERS})*)"
)
"""Begins with what most words are, letters and nothing else, for which the rest need not be tried."""
_ASCII_WORD: Final = regex(
    r"[A-Za-z]{2,}+(?![0-9'`])|(?=[A-Za-z0-9])(?:"
    r"[0-9]+(?:st|nd|rd|th)\b|[0-9]+(?:[.,][0-9]+)*|(?<![A-Za-z0-9])(?:[A-Za-z]\.){2,}(?:[A-Za-z]\b)?|"
    r"[A-Za-z0-9]+(?:['`][A-Za-z0-9]+)*)",
    re.ASCII,
)
"""Finds the same words as ``_WORD`` in a text of nothing but ASCII, in half the time."""
_GROUPED: Final = regex(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_PLAIN_NUMBER: Final = regex(r"[0-9]+(?:\.[0-9]+)?")
_ORDINAL: Final = regex(r"([0-9]+)(?:st|nd|rd|th)")
_NO_WORD: Final = regex(r"[^a-z0-9]+")
_POSSESSIVE: Final = regex(r"['’ʼ`´](?:s|S)?$")
_ALIKE: Final = (
    ("dzh", "j"),
    ("tch", "ch"),
    ("dh", "d"),
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
_VOWELS: Final = regex(r"[aeiou]+")
_LATER_VOWELS: Final = regex(r"(?<=[^\n])[aeiou]+")
_FIRST_VOWEL: Final = regex(r"^[aeiou]", re.MULTILINE)
_DOUBLED: Final = regex(r"(.)\1+")
_STEMMER: Final = Stemmer("english", 0)
"""Without a memory of its own, for words are remembered here with all that is read of them."""
_INITIALS: Final = {"us": "usa"}
"""Initials that would read as an ordinary word."""
_SMALL_NUMBERS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
_NUMBER_WORDS: Final = {word: float(at) for at, word in enumerate(_SMALL_NUMBERS.split())} | {
    "thirty": 30.0,
    "forty": 40.0,
    "fifty": 50.0,
    "sixty": 60.0,
    "seventy": 70.0,
    "eighty": 80.0,
    "ninety": 90.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
}

_LETTERED: Final = frozenset(
    "block building bus camp category class drill gate grade group hall hepatitis level line option phase "
    "pit plan platform point reactor rig room section sector shaft site stage tank team terminal tower type "
    "unit vitamin ward well wing zone".split()
)
"""Nouns after which a single letter is a name, not an article: "plan A"."""

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
    whether which while who whom whose why will with within without would wouldn yes yet you
    your yours many arent cant couldnt didnt doesnt dont hadnt hasnt havent im isnt ive shouldnt
    thats theyre wasnt werent whats whos wont wouldnt youre
    """.split()
)
"""English function words and question words, folded. They are neither indexed nor asked for."""


class Token(NamedTuple):
    """A word or number of a text. ``start`` and ``end`` are half-open character offsets in it.

    A tuple, for an import makes some thirty for each passage. ``folded`` is lower-case ASCII ``[a-z0-9_]+``, and ``letter_a`` for the A of
    "plan A"; ``stem`` the index token; ``number`` the value of digits and of single number words ("six", "hundred"), else ``None``.
    """

    text: str
    start: int
    end: int
    folded: str
    stem: str
    number: float | None = None


Pair = tuple[str, str]
"""Folded form and stem of a word."""


def clean(text: str) -> str:
    """``text`` without what cannot be seen or would disturb.

    NFC; controls become spaces, invisible and direction marks go, at most three marks stay on one
    letter, white space is collapsed.
    """
    if not (text.isascii() and text.isprintable()):
        composed = unicodedata.normalize("NFC", _without_piles(without_escapes(text)))
        text = "".join(map(_shown, composed))
    return _SPACES.sub(" ", text).strip()


def _without_piles(text: str) -> str:
    """``text`` with at most ``_MAX_MARKS`` marks in a row: sorting long piles is not linear."""
    if text.isascii():
        return text
    kept: list[str] = []
    marks = 0
    for char in text:
        if unicodedata.category(char) in ("Mn", "Me"):
            marks += char not in _INVISIBLE
            if marks > _MAX_MARKS:
                continue
        elif char not in _INVISIBLE and char not in _BIDI:
            marks = 0
        kept.append(char)
    return "".join(kept)


def _shown(char: str) -> str:
    if char in _INVISIBLE or char in _BIDI:
        return ""
    return " " if unicodedata.category(char) in ("Cc", "Cs", "Co", "Cn", "Zl", "Zp") else char


def clean_question(text: str) -> str:
    """A question ready to be read: clean, full-width forms folded, at most ``MAX_QUESTION``."""
    question = clean(text[:_FIRST_CAP])
    if not question.isascii():
        question = clean(unicodedata.normalize("NFKC", question)[:_FIRST_CAP])
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
    if len(text) <= _WORDY:
        return _known_words(text)
    return _known_tokens(text) if len(text) <= _SHORT else _tokens(text)


def _tokens(text: str) -> tuple[Token, ...]:
    known = _shouted_words if _is_shouted(text) else _plain_words
    # Quicker than by name, for an import makes some thirty for each passage.
    found = [
        tuple.__new__(Token, (written, start, end, folded, stem, number))
        for match in _pattern(text).finditer(text)
        for written, (start, end) in ((match[0], match.span()),)
        for (folded, stem), number in (known[written],)
        if folded
    ]
    if not _LETTERED.isdisjoint([word[3] for word in found]):
        for at, (before, word) in enumerate(pairwise(found), start=1):
            if before.folded in _LETTERED and len(word.folded) == 1 and word.folded.isalpha():
                named = f"letter_{word.folded}"
                found[at] = word._replace(folded=named, stem=named)
    return tuple(found)


_known_tokens: Final = lru_cache(maxsize=512)(_tokens)
"""The same text is mostly read several times in a row."""
_known_words: Final = lru_cache(maxsize=1024)(_tokens)
"""Words by themselves come back with the next question."""


def words(text: str) -> tuple[Pair, ...]:
    """Folded form and stem of each of the ``tokens``, without making them: many texts are read so."""
    return _known_pairs(text) if len(text) <= _SHORT else _pairs(text)


def _pairs(text: str) -> tuple[Pair, ...]:
    known = _shouted_words if _is_shouted(text) else _plain_words
    written = _pattern(text).findall(text)
    found = [pair for pair, _ in map(known.__getitem__, written) if pair[0]]
    if not _LETTERED.isdisjoint(map(itemgetter(0), found)):
        for at, (before, (folded, _)) in enumerate(pairwise(found), start=1):
            if before[0] in _LETTERED and len(folded) == 1 and folded.isalpha():
                found[at] = (f"letter_{folded}", f"letter_{folded}")
    return tuple(found)


_known_pairs: Final = lru_cache(maxsize=512)(_pairs)
"""An import reads some texts for one thing, then the same ones for another."""


def spans(text: str) -> list[tuple[int, int]]:
    """Where each of the ``words`` starts and ends."""
    found = [match.span() for match in _pattern(text).finditer(text)]
    if len(found) == len(words(text)):
        return found
    return [(start, end) for start, end in found if _plain_words[text[start:end]][0][0]]


def token_at(text: str, span: tuple[int, int], pair: Pair) -> Token:
    """One of the ``tokens``, of what ``spans`` and ``words`` tell of it."""
    written = text[span[0] : span[1]]
    return Token(written, *span, *pair, _plain_words[written][1])


def fold(text: str) -> str:
    """The folded words of ``text`` with single spaces between them."""
    return _known_fold(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    return " ".join(filter(None, map(_FOLDED[_is_shouted(text)].__getitem__, text.split())))


_known_fold: Final = lru_cache(maxsize=256)(_fold)


def count_telling(text: str) -> int:
    """How many tokens of ``text`` are no function words, told without making them."""
    kinds = "".join(map(_KINDS[_is_shouted(text)].__getitem__, text.split()))
    named = kinds.count(_BEFORE_LETTER + _LETTER)
    return len(kinds) - kinds.count(_FUNCTION) - kinds.count(_LETTER) + named


def numbers_in(text: str) -> Iterator[float]:
    """The numbers of ``text``, in digits or single words, as its tokens have them."""
    for folded in fold(text).split(" "):
        number = _NUMBER_WORDS.get(folded)
        if number is None and folded[:1].isdigit() and _is_digits(folded):
            number = _value(folded)
        if number is not None:
            yield number


class _Pieces(dict[str, str]):
    """Pieces of a text, between its spaces, with what is read of them, when they are first asked for.

    No word goes over a space, so that a text is what its pieces are; and few pieces are new.
    """

    def __init__(self, read: Callable[[str], str]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, piece: str) -> str:
        found = self._read(piece)
        if len(piece) <= _WORDY:
            if len(self) >= _KEPT_FOLDED:
                self.clear()
            self[piece] = found
        return found


def _fold_piece(piece: str, *, shouted: bool) -> str:
    if piece.isascii() and (word := piece.rstrip(",.")).isalpha():
        # Most are one word and what ends its clause, which need not be searched for words.
        return _fold_written(word, shouted)
    written = _pattern(piece).findall(piece)
    found = " ".join(filter(None, [_fold_written(word, shouted) for word in written]))
    # Most are one word in small letters, which need not be kept twice.
    return piece if found == piece else found


def _kinds_of(piece: str, *, shouted: bool) -> str:
    folded = _FOLDED[shouted][piece]
    return "".join(map(_kind, folded.split())) if " " in folded else _kind(folded) if folded else ""


def _kind(folded: str) -> str:
    if folded in STOP:
        return _FUNCTION if len(folded) > 1 else _LETTER
    return _BEFORE_LETTER if folded in _LETTERED else "."


_FOLDED: Final = {at: _Pieces(partial(_fold_piece, shouted=at)) for at in (False, True)}
_KINDS: Final = {at: _Pieces(partial(_kinds_of, shouted=at)) for at in (False, True)}


def _pattern(text: str) -> re.Pattern[str]:
    return _ASCII_WORD if text.isascii() else _WORD


class _Words(dict[str, tuple[tuple[str, str], float | None]]):
    """Folded form with stem, and number of words as written; where ``shouted`` all the text is in capitals."""

    def __init__(self, *, shouted: bool) -> None:
        self._shouted = shouted

    def __missing__(self, written: str) -> tuple[tuple[str, str], float | None]:
        if len(self) >= _KEPT:
            self.clear()
        found = self[written] = _read(written, self._shouted)
        return found


_plain_words: Final = _Words(shouted=False)
_shouted_words: Final = _Words(shouted=True)


def _read(written: str, shouted: bool) -> tuple[tuple[str, str], float | None]:
    folded = _fold_written(written, shouted)
    if _is_digits(folded):
        return (folded, folded), _value(folded)
    if folded in APART:
        return (folded, APART[folded]), None
    base = BASE_FORMS.get(folded, folded)
    told = _STEMMER.stemWord(base) if base.isalpha() else base
    return (folded, told), _NUMBER_WORDS.get(folded)


def _is_digits(folded: str) -> bool:
    return folded[:1].isdigit() and folded.replace("_", "").isdigit()


def _decimal(char: str) -> str:
    """Digits of any script as ASCII digits; anything else as it is."""
    value = unicodedata.decimal(char, None)
    return char if value is None else str(value)


def _fold_written(written: str, shouted: bool) -> str:
    if written.isascii():
        if written.isalpha():
            # Most words are so, and nothing below would change more of them.
            return _INITIALS["us"] if written == "US" and not shouted else written.lower()
    else:
        written = "".join(_decimal(char) for char in written)
    ordinal = _ORDINAL.fullmatch(written.lower())
    if ordinal:
        return ordinal.group(1)
    if written[0] in "0123456789" and all(char in "0123456789.," for char in written):
        return written.replace(",", "" if _GROUPED.fullmatch(written) else ".").replace(".", "_")
    folded = _fold_word(_POSSESSIVE.sub("", written))
    if "." in written or (written == "US" and not shouted):
        return _INITIALS.get(folded, folded)
    return folded


def _value(digits: str) -> float | None:
    plain = digits.replace("_", ".")
    fits = len(plain) <= _MAX_DIGITS and _PLAIN_NUMBER.fullmatch(plain)
    return float(plain) if fits else None


def _is_shouted(text: str) -> bool:
    """Whether capitals say nothing: several words, all in capitals."""
    return " " in text and text.isupper()


def _fold_word(word: str) -> str:
    if word.isascii():
        return _NO_WORD.sub("", word.lower())
    composed = (CYRILLIC.get(char) or LATIN.get(char) or char for char in word.casefold())
    bare = unicodedata.normalize("NFKD", "".join(composed))
    return "".join(_ascii(char) for char in bare)


def _ascii(char: str) -> str:
    if char.isascii():
        return char.lower() if char.isalnum() else ""
    if char in CYRILLIC:
        return CYRILLIC[char]
    return f"u{ord(char):x}" if unicodedata.category(char)[0] in "LN" else ""


@lru_cache(maxsize=65536)
def heard(word: str) -> str:
    """A folded word as it sounds across spellings: look-alike letters equal, none doubled."""
    for written, sound in _ALIKE:
        word = word.replace(written, sound)
    return _DOUBLED.sub(r"\1", word.replace("y", "i"))


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """What stays of a folded word across spellings: its consonants, look-alikes made equal."""
    sound = heard(word)
    first, rest = sound[:1], _VOWELS.sub("", sound[1:])
    return _DOUBLED.sub(r"\1", ("a" if _VOWELS.fullmatch(first) else first) + rest)


def skeletons(words: Sequence[str]) -> list[str]:
    """The skeletons of very many folded words: of all in one text, which takes a fourth of the time."""
    if not words:
        return []
    text = "\n".join(words)
    for written, sound in _ALIKE:
        text = text.replace(written, sound)
    text = _DOUBLED.sub(r"\1", text.replace("y", "i"))
    text = _FIRST_VOWEL.sub("a", _LATER_VOWELS.sub("", text))
    return _DOUBLED.sub(r"\1", text).split("\n")
