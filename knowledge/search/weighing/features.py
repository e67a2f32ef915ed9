"""What a statement shows of being an answer, beside which asked words it holds: each 0 to 1.

They are read from the text alone, so that a passage without names, figures or a day is judged by them as well as a
curated fact.
"""

import re
from collections.abc import Container, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from knowledge.flow import Asked, Question
from knowledge.regex import finder, regex
from knowledge.text import STOP, fold, tokens

__all__ = [
    "FEATURES",
    "characters_fit",
    "features",
    "numbers_fit",
    "pairs_fit",
    "type_fit",
    "written_fit",
]

FEATURES: Final = ("pairs", "characters", "numbers", "type")
"""What each is called in the weights."""
_GRAM: Final = 4
_FAR: Final = 4
"""Places apart at which two words no longer stand together."""
_CAPITALS: Final = regex(
    r"\b[A-Z][\w’'.-]*(?: (?:(?:de|van|von|bin|al|da|del|der|la|le|of|the) )?[A-Z][\w’'.-]*)*"
)
"""A run of words in capitals, with the small ones that names have inside."""
_ENDS: Final = frozenset((". ", "! ", "? ", "… "))
"""What stands before the first word of a sentence."""
_CALENDAR: Final = frozenset(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
_YEAR: Final = regex(r"\b(?:1[0-9]{3}|20[0-9]{2})\b")
_MONTH: Final = regex(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)
_NUMBER: Final = regex(r"\b[0-9][0-9.,]*")
_COUNTED: Final = regex(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?)\b",
    re.IGNORECASE,
)
_tells_month: Final = finder(_MONTH)
_tells_count: Final = finder(_COUNTED)
_SPOT: Final = regex(
    r"\b(?:in|at|near|from|to|off|into|outside|between|through|across|around|throughout)"
    r"(?: (?:the|an?|and|of|old|new|small|northern|southern|eastern|western|central|downtown|north|south|east|west"
    r"|city|town|state|village|region|province|area|suburb|district|county)){0,4} ([A-Z][\w’'-]*)"
)
"""What stands where a place is told: "in the town of Oderby"."""
_OF_ONE_WORD: Final = 0.4
_PARTLY_KNOWN: Final = 0.6
_KNOWN_SPOT: Final = 0.3


class _Words(NamedTuple):
    """A question's words: their stems in pairs, in order, all that are in one, numbers, and as folded those that tell
    and all; ``grams`` are their pieces of four letters, ``within`` those that lie in one word, by that word between
    spaces, each once, and ``across`` those that do not."""

    pairs: tuple[tuple[str, str], ...]
    paired: frozenset[str]
    grams: int
    within: tuple[tuple[str, tuple[str, ...]], ...]
    across: tuple[str, ...]
    numbers: frozenset[str]
    telling: frozenset[str]
    folded: frozenset[str]


@lru_cache(maxsize=512)
def _asked(text: str) -> _Words:
    words = tokens(text)
    content = [word for word in words if word.folded not in STOP]
    pairs = tuple(pairwise(word.stem for word in content))
    left = _grams(" ".join(word.folded for word in content))
    grams = len(left)
    within = []
    for word in dict.fromkeys(word.folded for word in content):
        own = left & _grams(word)
        left -= own
        within.append((f" {word} ", tuple(own)))
    return _Words(
        pairs,
        frozenset(stem for pair in pairs for stem in pair),
        grams,
        tuple(within),
        tuple(left),
        frozenset(word.stem for word in content if word.number is not None),
        frozenset(word.folded for word in content),
        frozenset(word.folded for word in words),
    )


def _grams(folded: str) -> frozenset[str]:
    padded = f" {folded} "
    return frozenset(padded[at : at + _GRAM] for at in range(len(padded) - _GRAM + 1))


def features(
    question: Question, text: str, statement: str, stems: Sequence[str]
) -> dict[str, float]:
    """All of them by name, as they are weighed.

    ``text`` is as much of the question as is measured, ``statement`` what would be shown, and ``stems`` are those of all
    of it, in order.
    """
    return {
        "pairs": pairs_fit(text, stems),
        "characters": characters_fit(text, statement),
        "numbers": numbers_fit(text, statement, stems),
        "type": type_fit(question, statement),
    }


def pairs_fit(question: str, statement: Sequence[str]) -> float:
    """Share of the question's neighbouring words that stand near each other; ``statement`` are stems in order."""
    asked = _asked(question)
    wanted = asked.pairs
    if not wanted:
        return 0.0
    held = asked.paired.intersection(statement)
    met = [(one, other) for one, other in wanted if one in held and other in held]
    if not met:
        return 0.0
    places: dict[str, list[int]] = {}
    for at, stem in enumerate(statement):
        if stem in held:
            places.setdefault(stem, []).append(at)
    near = sum(
        1.0 / min(gaps)
        for one, other in met
        if (
            gaps := [
                abs(there - here)
                for here in places[one]
                for there in places[other]
                if 0 < abs(there - here) < _FAR
            ]
        )
    )
    return near / len(wanted)


def characters_fit(question: str, statement: str) -> float:
    """Share of the question's pieces of four letters that the statement holds: it forgives endings and slips."""
    asked = _asked(question)
    if not asked.grams:
        return 0.0
    padded = f" {fold(statement)} "
    found = sum(map(padded.__contains__, asked.across))
    for word, grams in asked.within:
        # Whatever holds a word holds all that is in it.
        found += len(grams) if word in padded else sum(map(padded.__contains__, grams))
    return found / asked.grams


def written_fit(question: str, statement: str) -> float:
    """Share of the question's telling words that the statement has in the very form in which they were asked."""
    wanted = _asked(question).telling
    if not wanted:
        return 0.0
    padded = f" {fold(statement)} "
    return sum([f" {word} " in padded for word in wanted]) / len(wanted)


def numbers_fit(question: str, statement: str, whole: Container[str]) -> float:
    """Share of the question's numbers that are told, half of it for standing anywhere in the passage.

    ``statement`` is what would be shown, ``whole`` the stems of all of it; 0 where the question has no number.
    """
    wanted = _asked(question).numbers
    if not wanted:
        return 0.0
    here = {number.rstrip(".,").replace(",", "") for number in _NUMBER.findall(statement)}
    return sum((each in here) + (each in whole) for each in wanted) / (2 * len(wanted))


def type_fit(question: Question, statement: str) -> float:
    """Whether it tells something new of the kind that is asked for: a name, a place, a day, a number."""
    known = _asked(question.text).folded
    return max((_tells(kind, statement, known) for kind in question.asked), default=0.5)


def _tells(kind: Asked, statement: str, known: frozenset[str]) -> float:
    if kind in (Asked.WHO, Asked.WHO_SAID):
        return _new_name(statement, known)
    if kind is Asked.WHERE:
        return _new_spot(statement, known)
    if kind is Asked.WHEN:
        new = [year for year in _YEAR.findall(statement) if year not in known]
        return 1.0 if new else 0.5 * _tells_month(statement)
    if kind in (Asked.HOW_MANY, Asked.HISTORY):
        new = [number for number in _NUMBER.findall(statement) if number.rstrip(".,") not in known]
        return 1.0 if new else 0.5 * _tells_count(statement)
    return 0.5


def _new_name(statement: str, known: frozenset[str]) -> float:
    """1 for a name of two words or more of which the question has none, less where it has some or for a single word."""
    best = 0.0
    for words, inside in _names_of(statement):
        new = sum([not (word in known or word in _CALENDAR) for word in words])
        if new > 1 and new == len(words):
            return 1.0
        if new > 1:
            best = max(best, _PARTLY_KNOWN)
        elif new and inside:
            best = max(best, _OF_ONE_WORD)
    return best


@lru_cache(maxsize=1024)
def _names_of(statement: str) -> tuple[tuple[tuple[str, ...], bool], ...]:
    """The words of each run in capitals, and whether it stands inside a sentence."""
    return tuple(
        (
            tuple([word for word in _words(match.group()) if word not in STOP]),
            bool(match.start()) and statement[match.start() - 2 : match.start()] not in _ENDS,
        )
        for match in _CAPITALS.finditer(statement)
    )


def _new_spot(statement: str, known: frozenset[str]) -> float:
    """1 for a place told that the question does not have, something for one that it has."""
    best = 0.0
    for word in _spots_of(statement):
        if not (word in known or word in _CALENDAR):
            return 1.0
        best = _KNOWN_SPOT
    return best


@lru_cache(maxsize=1024)
def _spots_of(statement: str) -> tuple[str, ...]:
    """The first words of what stands where a place is told."""
    return tuple(_words(match.group(1))[0] for match in _SPOT.finditer(statement))


def _words(name: str) -> list[str]:
    """Its words as folded, without what belongs to none of them."""
    told = [word.strip("’'.-").removesuffix("'s").removesuffix("’s") for word in name.split()]
    return [(word.lower() if word.isascii() else fold(word)) for word in told]
