"""What word was meant by one that may be mistyped: how likely the slip is against how likely each word is.

All is weighed in powers of ten. A word stays as it is unless another, less the price of the slip, is likelier: so a rare
word gives way only to a common one that hands turn into it, and what nobody knows to whatever is near enough.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import log10
from typing import Final, NamedTuple

from knowledge.lexicon.keys import slips_to
from knowledge.lexicon.measures import MEASURES
from knowledge.lexicon.near import WordIndex
from knowledge.lexicon.spellings import PER_DECADE, grade, is_written, words_from
from knowledge.search.reading.framing import FRAMING_WORDS
from knowledge.search.reading.spelling import Speller, turns_sense
from knowledge.text import STOP, Token, skeleton, tokens

__all__ = ["SHORTEST", "Slip", "Slips", "make_ready"]

SHORTEST: Final = 3
_ORDINARY: Final = 5
"""Grade from which on a word of English may be meant."""
_RARE: Final = 7
"""Grade above which a word of English surely is."""
_OF_QUESTIONS: Final = 10
"""The least grade of a word that questions are made of."""
_UNKNOWN: Final = -1.0
"""What speaks for a word that neither English nor the record has: it may be somebody's name."""
_NAMELIKE: Final = 0.8
"""The same where it has a capital within the text."""
_KNOWN_ENDING: Final = 1
"""Grades that a word loses of which only the base is listed."""
_ELSEWHERE: Final = 0.8
"""What a word of English loses that the record has not: less is asked of it there."""
_AHEAD: Final = 0.3
"""By how much the best must be ahead of the next to be read in its place."""
_IN_RECORD: Final = 3.2
_MOST_IN_RECORD: Final = 4.5
"""What speaks for a word that one of a hundred facts has, and for any that is there at most."""
_LIKE_A_NAME: Final = 1.2
"""What must speak for another word where what is written is much like one of the record's names."""
_VOWELS: Final = frozenset("aeiouy")
_CAPITALS: Final = frozenset(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
"""Words with a capital that are no names."""
_OPENERS: Final = frozenset("who what when where which why how whose".split())
_BEGINS: Final = 0.9
"""What speaks besides for a word with which questions begin."""
_NO_NAME: Final = 1.5
"""What a mere word of English loses where a name is written."""
_OF_HANDS: Final = 2.2
_LEFT_OUT: Final = 2.5
_ADDED: Final = 3.0
_BY_EAR: Final = 1.5
"""The price of a plural such as "countrys"."""
_NEAR_KEY: Final = 2.6
_FAR_KEY: Final = 3.3
_FIRST: Final = 0.4
_SOUNDS_SAME: Final = 0.3
_TWO: Final = ((8, 4.4), (6, 5.0), (0, 5.6))
"""The price of two slips, by the least length of the word."""
_BY_MORE_SLIPS: Final = 1.0
"""What speaks at most for a word that is more than one slip away, but for a few."""
_SHORT: Final = {3: 1.0, 4: 0.4}
"""The price besides of a slip in so few letters, of which foreign words and short forms are as near to English ones."""
_THREE: Final = 6.6
_SAME_LETTERS: Final = 0.6


class Slip(NamedTuple):
    """The word that was meant, folded; ``sure`` when no other is nearly as likely."""

    meant: str
    sure: bool


class Slips:
    """Tells slips of one record's words and of English."""

    def __init__(self, speller: Speller) -> None:
        self._speller = speller
        self._meant = lru_cache(maxsize=2048)(self._look)

    def of(self, word: Token, *, capital: bool = False, named: bool = False) -> Slip | None:
        """What was probably meant by a word of three letters or more that the record lacks, if not itself.

        ``capital``: it is written as a name; ``named``: it is much like a name of the record.
        """
        if grade(word.folded) > _RARE:
            return None
        return self._meant(word.folded, capital, named)

    def _look(self, written: str, capital: bool, named: bool) -> Slip | None:
        own = _own(written, capital=capital)
        own = max(own, _LIKE_A_NAME - _AHEAD) if named else own
        likely = self._likely(written, 1, capital=capital)
        edits = _edits(len(written))
        if edits > 1 and (not likely or likely[0][0] < _BY_MORE_SLIPS):
            likely = self._likely(written, edits, capital=capital)
        likely = [each for each in likely if each[0] > own]
        if not likely:
            return None
        odds, meant = likely[0]
        return Slip(meant, odds - own >= _AHEAD and self._is_alone(meant, odds, likely[1:]))

    def _likely(self, written: str, edits: int, *, capital: bool) -> list[tuple[float, str]]:
        """Words within so many edits with what speaks for each, the likeliest first."""
        known = is_written(written)
        found = (
            (odds + self._in_place(meant, capital=capital), meant)
            for meant, odds in _odds(written, edits, self._speller)
            if not known or _is_plain_slip(written, meant)
        )
        return sorted(found, reverse=True)

    def _is_alone(self, meant: str, odds: float, others: Sequence[tuple[float, str]]) -> bool:
        """Whether no other word of the record is nearly as likely as the likeliest word."""
        stem = tokens(meant)[0].stem
        return not any(
            odds - near < _AHEAD and self._speller.share(word) and tokens(word)[0].stem != stem
            for near, word in others
        )

    def _in_place(self, meant: str, *, capital: bool) -> float:
        """What speaks besides for a word by where it would stand."""
        if not capital:
            return _BEGINS if meant in _OPENERS else 0.0
        if meant in _CAPITALS:
            return _NAMELIKE - _UNKNOWN
        return 0.0 if self._speller.share(meant) else -_NO_NAME


def make_ready() -> None:
    """Put the words of English in order now, for one who answers many questions."""
    _english().make_ready()


def _is_plain_slip(written: str, meant: str) -> bool:
    """Whether hands make one word of English of another: one slip that makes no other form of the same word."""
    if slips_to(written, meant):
        return True
    inner = len(meant) == len(written) + 1 and not meant.startswith(written)
    return inner and written[0] == meant[0]


def _own(written: str, *, capital: bool) -> float:
    """What speaks for the word as it stands."""
    known = grade(written)
    if known or is_written(written):
        return max(0, known - (not known) * _KNOWN_ENDING) / PER_DECADE - _ELSEWHERE
    return _NAMELIKE if capital else _UNKNOWN


def _odds(written: str, edits: int, speller: Speller) -> Iterator[tuple[str, float]]:
    """Words within so many edits, each with what speaks for it."""
    found = dict(_near_in_english(written, edits)) | dict(speller.near(written, edits))
    if written.endswith("ys") and grade(plural := _plural(written)):
        found[plural] = 2
    for word, gap in found.items():
        if turns_sense(written, word):
            continue
        share = speller.share(word)
        price = _price(written, word, gap)
        if not share and word not in _question_words():
            price += _SHORT.get(len(written), 0.0)
        yield word, _likely(word, share) - price


def _likely(word: str, share: float) -> float:
    """What speaks for a word by how common it is in English, and in a record where a ``share`` of the facts has it."""
    least = _OF_QUESTIONS if word in _question_words() else 0
    in_english = max(grade(word), least) / PER_DECADE
    if not share:
        return in_english
    in_record = min(_MOST_IN_RECORD, _IN_RECORD + log10(100 * share))
    return log10(10**in_english + 10**in_record)


def _edits(length: int) -> int:
    return 1 if length <= 4 else 2 if length <= 8 else 3


def _price(written: str, word: str, gap: int) -> float:
    """How unlikely it is that hands make ``written`` of ``word``, ``gap`` edits away."""
    if gap > 1 and word == _plural(written):
        return _BY_EAR
    price = _of_one(written, word) if gap == 1 else _of_more(written, word, gap)
    if written[0] != word[0]:
        price += _FIRST
    if skeleton(written) == skeleton(word):
        price -= _SOUNDS_SAME * gap
    return price


def _plural(written: str) -> str:
    """The plural that is meant by "countrys"."""
    return f"{written[:-2]}ies" if written.endswith("ys") else ""


def _of_one(written: str, word: str) -> float:
    if slips_to(written, word):
        return (
            _OF_HANDS if len(written) != len(word) or sorted(written) == sorted(word) else _NEAR_KEY
        )
    if len(word) > len(written):
        return _LEFT_OUT
    if len(word) < len(written):
        return _ADDED
    one, other = next(pair for pair in zip(written, word, strict=True) if pair[0] != pair[1])
    return _NEAR_KEY if {one, other} <= _VOWELS else _FAR_KEY


def _of_more(written: str, word: str, gap: int) -> float:
    if gap > 2:
        return _THREE
    price = next(price for least, price in _TWO if len(written) >= least)
    return price - _SAME_LETTERS * (sorted(written) == sorted(word))


@lru_cache(maxsize=4096)
def _near_in_english(written: str, edits: int) -> tuple[tuple[str, int], ...]:
    return tuple((word, gap) for gap, word in _english().near(written, edits))


@lru_cache(maxsize=1)
def _english() -> WordIndex:
    """Ordinary words, and those that questions are made of."""
    words = (word for word in (*words_from(_ORDINARY), *_question_words()))
    return WordIndex(word for word in words if len(word) >= SHORTEST)


@lru_cache(maxsize=1)
def _question_words() -> frozenset[str]:
    """Function words, framing words and words of measures."""
    words = {*STOP, *FRAMING_WORDS, *" ".join(MEASURES.values()).split()}
    # "didn" is half a word, and "didnt" one without its sign.
    halves = {word.removesuffix("t") for word in words if word.endswith("nt")}
    return frozenset(word for word in words - halves if word.isascii() and word.isalpha())
