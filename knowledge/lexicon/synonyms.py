"""General-English synonyms for news and history, by index stem. One look-up over ``synonyms.txt``.

A line of that file is a group: how well its words stand for each other, then the words; a line that
begins with ``#`` is a heading. Where ``<>`` parts the words, those of the two sides stand for each other,
but not those of one side. Where ``>`` does, who asks with a word before it may be told with one after it
and not the other way round: to who asks for relatives a brother may be named. A word may be in several
groups; the best weight counts. A word with several senses is in several groups, which do not run together.
Nothing there belongs to one event.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from knowledge.forms import BASE_FORMS
from knowledge.text import tokens

__all__ = ["grouped", "grouped_words", "is_grouped", "make_ready", "synonyms"]

_FILE: Final = "synonyms.txt"
_BOTH: Final = " <> "
_ONE_WAY: Final = " > "
_KEY: Final = 2
"""Letters that the base form of a word and its stem always share; shorter words are their own key."""


_Group = tuple[str, str, str]
"""Weight, words that one asks with and words that one may be told with, as written: few are ever needed."""


@lru_cache(maxsize=8192)
def synonyms(stem: str) -> tuple[tuple[str, float], ...]:
    """Stems that may stand for ``stem`` with how well (0 to 1), best first, then by spelling."""
    best: dict[str, float] = {}
    for number in _numbers(stem):
        weight, _, told = _groups()[number]
        for other in map(_stem, told.split()):
            best[other] = max(best.get(other, 0.0), float(weight))
    best.pop(stem, None)
    return tuple(sorted(best.items(), key=lambda pair: (-pair[1], pair[0])))


def is_grouped(stem: str) -> bool:
    """Whether one may ask with a word of this stem, which so is ordinary English."""
    return bool(_numbers(stem))


def grouped_words() -> str:
    """Every word that one may ask with, as written, with spaces between."""
    return " ".join(asked for _, asked, _ in _groups())


def grouped() -> frozenset[str]:
    """The stems of these words: all of them ordinary English."""
    return frozenset(map(_stem, grouped_words().split()))


def make_ready() -> None:
    """Read all groups now, for one who answers many questions."""
    for key in _beginning():
        _by_stem(key)


def _numbers(stem: str) -> Sequence[int]:
    """Numbers of the groups that are asked with a word of this stem; one may come twice."""
    return _by_stem(stem[:_KEY]).get(stem, ())


@lru_cache(maxsize=2048)
def _by_stem(key: str) -> Mapping[str, Sequence[int]]:
    """The same for all stems of a beginning."""
    found: dict[str, list[int]] = {}
    for word, numbers in _beginning().get(key, {}).items():
        found.setdefault(_stem(word), []).extend(numbers)
    return found


@lru_cache(maxsize=1)
def _groups() -> Sequence[_Group]:
    found: list[_Group] = []
    for line in Path(__file__).with_name(_FILE).read_text("ascii").splitlines():
        if not line or line.startswith("#"):
            continue
        weight, _, words = line.partition(" ")
        if ">" not in words:
            found.append((weight, words, words))
            continue
        before, mark, after = words.partition(_BOTH if _BOTH in words else _ONE_WAY)
        found.append((weight, before, after if mark else before))
        if mark == _BOTH:
            found.append((weight, after, before))
    return found


@lru_cache(maxsize=1)
def _beginning() -> Mapping[str, Mapping[str, Sequence[int]]]:
    """Numbers of a word's groups, by the beginning of its stem and by the word as written.

    Stemming is dear, so that only words are stemmed that may have the stem that is asked for.
    """
    numbers: dict[str, tuple[int, ...]] = {}
    for number, (_, asked, _) in enumerate(_groups()):
        for word in asked.split():
            numbers[word] = (*numbers[word], number) if word in numbers else (number,)
    found = defaultdict[str, dict[str, Sequence[int]]](dict)
    for word, held in numbers.items():
        found[BASE_FORMS.get(word, word)[:_KEY]][word] = held
    return dict(found)


@lru_cache(maxsize=16384)
def _stem(word: str) -> str:
    return tokens(word)[0].stem
