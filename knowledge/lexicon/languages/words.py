"""The word lists of the other languages, and what a word or a phrase of one says in English.

A list has one English word or phrase a line, then what says it, forms apart by spaces and the words of a phrase
joined by "_". A line that begins with "?" asks ("? how many = сколько"), one that begins with "-" lists words that say nothing.
"""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from Stemmer import Stemmer

from knowledge.lexicon.languages.places import called_in_english
from knowledge.text import tokens

__all__ = ["ENDINGS", "Meaning", "Place", "Words", "without_ending", "words_of"]

_STEMMERS: Final = {"ru": "russian", "de": "german", "fr": "french", "es": "spanish"}
_DECLINING: Final = ("ru", "kk")
_LONGEST: Final = 6
"""Words of the longest phrase."""
_SHORTEST_STEM: Final = 3
_SURELY_PLACE: Final = 5
"""Letters from which a place is known in small letters too: shorter ones are ordinary words as well ("того")."""
_APOSTROPHES: Final = str.maketrans(dict.fromkeys("'’ʼ`´", " "))
ENDINGS: Final = tuple(
    sorted(
        (
            "лардың лердің дардың дердің тардың тердің лары лері дары дері тары тері ларды лерді дарды дерді тарды терді "
            "ларға лерге дарға дерге тарға терге лар лер дар дер тар тер ның нің дың дің тың тің ына іне сына сіне нда нде "
            "ында інде сында сінде дағы дегі тағы тегі да де та те дан ден тан тен нан нен ға ге қа ке на не ды ді ты ті ны ні "
            "ын ін сын сін ы і сы сі мен бен пен ымен імен сымен сімен"
        ).split(),
        key=len,
        reverse=True,
    )
)

"""Kazakh endings, the longest first."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What ``length`` words say in English; nothing where they only join others. ``asks``: it is what is asked for."""

    english: str
    length: int
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """English names of the place that ``length`` words name, today's first."""

    names: tuple[str, ...]
    length: int


@dataclass(frozen=True, slots=True)
class Words:
    """The words and phrases of one language."""

    stem: Callable[[str], str]
    written: dict[tuple[str, ...], Meaning]
    stems: dict[tuple[str, ...], Meaning]
    places: dict[tuple[str, ...], Place]
    """By their words as written and by the stems of those."""
    declines: bool
    """Whether places have endings, also where nobody types capitals."""

    def at(self, words: Sequence[str], at: int) -> Meaning | None:
        """The meaning of the longest phrase that begins at this place of the lower-case ``words``."""
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            phrase = tuple(words[at : at + length])
            found = self.written.get(phrase) or self.stems.get(tuple(map(self.stem, phrase)))
            if found is not None:
                return found
        return None

    def place_at(self, words: Sequence[str], at: int) -> Place | None:
        """The place of the longest name that begins at this place of the ``words`` as they are typed."""
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            typed = words[at : at + length]
            capital = typed[0][:1].isupper()
            if not capital and sum(map(len, typed)) < _SURELY_PLACE:
                continue
            phrase = tuple(word.casefold() for word in typed)
            found = self.places.get(phrase)
            if found is None and (capital or self.declines):
                found = self.places.get(tuple(map(self.stem, phrase)))
            if found is not None and found.length == length:
                return found
        return None


@lru_cache(maxsize=8)
def words_of(language: str) -> Words:
    """The list of a language, read when it is first asked for."""
    stem = _stem_of(language)
    written: dict[tuple[str, ...], Meaning] = {}
    stems: dict[tuple[str, ...], Meaning] = {}
    for line in Path(__file__).with_name(f"{language}.txt").read_text("utf-8").splitlines():
        english, _, forms = line.partition(" = ")
        asks, silent = english.startswith("? "), english.startswith("-")
        for form in forms.split():
            phrase = tuple(form.split("_"))
            said = "" if silent else english.removeprefix("? ")
            meaning = Meaning(said, len(phrase), asks)
            written.setdefault(phrase, meaning)
            if not silent:
                stems.setdefault(tuple(map(stem, phrase)), meaning)
    return Words(stem, written, stems, _places(language, stem), language in _DECLINING)


def _places(language: str, stem: Callable[[str], str]) -> dict[tuple[str, ...], Place]:
    written: dict[tuple[str, ...], Place] = {}
    stems: dict[tuple[str, ...], Place] = {}
    for name, called in called_in_english(language).items():
        # Most are one word, which need not be looked for.
        words = (name,) if name.isalpha() else _words(name)
        phrase = tuple(map(str.casefold, words))
        place = Place(called, len(phrase))
        written.setdefault(phrase, place)
        stems.setdefault(tuple(map(stem, phrase)), place)
    return stems | written


def _words(name: str) -> tuple[str, ...]:
    return tuple(word.text for word in tokens(name.translate(_APOSTROPHES)))


def _stem_of(language: str) -> Callable[[str], str]:
    """The stemmer of a language, which leaves out accents that people leave out."""
    if language == "kk":
        return _kazakh
    stemmer = Stemmer(_STEMMERS[language])

    @lru_cache(maxsize=2048)
    def stem(word: str) -> str:
        plain = word.replace("ё", "е") if language == "ru" else _bare(word)
        return str(stemmer.stemWord(plain))

    return stem


@lru_cache(maxsize=2048)
def _kazakh(word: str) -> str:
    """The word without its endings of number, owner and case."""
    for _ in range(3):
        if not word.endswith(ENDINGS):
            return word
        ending = next(each for each in ENDINGS if word.endswith(each))
        if len(word) - len(ending) < _SHORTEST_STEM:
            return word
        word = word.removesuffix(ending)
    return word


def without_ending(word: str) -> tuple[str, ...]:
    """What a Kazakh word may be without an ending, the longest first."""
    lowered = word.casefold()
    return tuple(
        word[: -len(ending)]
        for ending in reversed(ENDINGS)
        if lowered.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM
    )


def _bare(word: str) -> str:
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFD", word)
    return "".join(char for char in parts if unicodedata.category(char) != "Mn")
