"""Figures from running English text: which numbers count something, and what they count."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from knowledge.ingest.numerals import Number, numbers_in
from knowledge.ingest.sizes import is_size
from knowledge.lexicon.measures import measure_of
from knowledge.models import Figure
from knowledge.text import STOP, Token, tokens

__all__ = ["figures_in"]

Range = tuple[int, int]
"""Half-open range of characters."""

_DEEDS: Final = frozenset(
    [
        "detained",
        "killed",
        "injured",
        "missing",
        "evacuated",
        "rescued",
        "displaced",
        "civilians-attacked",
    ]
)
"""Measures told by a verb, which may stand some words from the number."""

_UNITS: Final = {
    "km": ("distance", "km"),
    "kilometre": ("distance", "km"),
    "kilometer": ("distance", "km"),
    "mile": ("distance", "mi"),
    "metre": ("height", "m"),
    "meter": ("height", "m"),
    "foot": ("height", "ft"),
    "feet": ("height", "ft"),
    "ft": ("height", "ft"),
    "tonne": ("weight", "t"),
    "ton": ("weight", "t"),
    "kg": ("weight", "kg"),
    "kilogram": ("weight", "kg"),
    "pound": ("weight", "lb"),
    "degree": ("temperature", "°"),
    "mph": ("speed", "mph"),
    "kmh": ("speed", "km/h"),
    "minute": ("duration", "minutes"),
    "hour": ("duration", "hours"),
    "day": ("duration", "days"),
    "week": ("duration", "weeks"),
    "month": ("duration", "months"),
    "year": ("duration", "years"),
}
_MONEY: Final = {
    **dict.fromkeys(("dollar", "dollars"), "USD"),
    **dict.fromkeys(("euro", "euros"), "EUR"),
    **dict.fromkeys(("pounds", "sterling"), "GBP"),
    **dict.fromkeys(("yen",), "JPY"),
    **dict.fromkeys(("tenge",), "KZT"),
    **dict.fromkeys(("ruble", "rubles", "rouble", "roubles"), "RUB"),
    **dict.fromkeys(("yuan",), "CNY"),
    **dict.fromkeys(("rupee", "rupees"), "INR"),
}
_WEAK_PHRASE_ENDS: Final = frozenset(
    [
        "were",
        "was",
        "had",
        "have",
        "has",
        "are",
        "is",
        "been",
        "be",
        "who",
        "that",
        "which",
        "in",
        "on",
        "at",
        "from",
        "to",
        "by",
        "with",
        "during",
        "after",
        "and",
        "or",
        "for",
        "into",
        "near",
        "but",
        "as",
        "while",
        "when",
        "including",
        "between",
        "since",
        "said",
    ]
)
_BREAK: Final = re.compile(r"(?<![A-Z])[.!?][\"”’)]?\s+(?=[\"“‘(]?[A-Z])|[;:]\s|\n")
_SOFT: Final = re.compile(r"\band\b|\bwhile\b|\bbut\b|\bwith\b")
_AGE: Final = re.compile(r"[\s-]+years?[\s-]+old\b", re.IGNORECASE)
_OF: Final = re.compile(r"\s+of\s+(?:the|them|these|those|his|her|its|their)\b", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?:1[5-9]|20)[0-9]{2}\Z")
_OWNER: Final = re.compile(r"\b(\w+) (?:of|is|was|reached)\s*\Z")
_RUNNING: Final = re.compile(
    r"\b(?:total|so far|in all|altogether|overall|toll|(?:had|has|have) been|now stands?"
    r"|risen|rose to|reached|since)\b",
    re.IGNORECASE,
)
_REACH: Final = 12
"""Words between a number and the verb that tells what it counts, at most."""
_SOFT_COST: Final = 5.0
_COMMA_COST: Final = 9.0
"""Added when a comma lies between a number and a verb after it."""
_BEFORE_COST: Final = 0.5


def figures_in(text: str, dates: Sequence[Range] = ()) -> tuple[Figure, ...]:
    """Figures of ``text`` in order; numbers inside the ranges ``dates`` are part of a date.

    Numbers too large or too small for a pack are left out: an exported event must be read again.
    """
    numbers = [n for n in numbers_in(text) if not _inside(n, dates) and not _is_pronoun(text, n)]
    numbers = [n for n in numbers if all(map(is_size, (n.value, n.low or 0, n.high or 0)))]
    if not numbers:
        return ()
    words = tokens(text)
    deeds = any(_told(word) in _DEEDS for word in words)
    found = (_figure(text, number, numbers, words, deeds=deeds) for number in numbers)
    return tuple(dict.fromkeys(figure for figure in found if figure is not None))


def _inside(number: Number, dates: Iterable[Range]) -> bool:
    return any(start < number.end and number.start < end for start, end in dates)


def _is_pronoun(text: str, number: Number) -> bool:
    """Whether "one" stands for a thing, as in "one of them": then it counts nothing."""
    written = text[number.start : number.end].casefold()
    return written == "one" and _OF.match(text, number.end) is not None


def _figure(
    text: str,
    number: Number,
    numbers: Sequence[Number],
    words: Sequence[Token],
    *,
    deeds: bool,
) -> Figure | None:
    """The figure of a number; ``deeds`` says whether any word tells what is done to people."""
    phrase = _phrase(text, number, words)
    if figure := _with_unit(text, number, phrase, words):
        return figure
    measure = (
        (_deed(text, number, numbers, words) if deeds else "")
        or measure_of([word.stem for word in phrase])
        or _owned(text, number)
    )
    year = _YEAR.match(text[number.start : number.end])
    if not measure and (year or not _countable(phrase)):
        return None
    figure = _make(number, measure or "count", "", _group(phrase))
    running = measure in _DEEDS and _RUNNING.search(_sentence(text, number)) is not None
    return replace(figure, cumulative=True) if running else figure


def _with_unit(
    text: str, number: Number, phrase: Sequence[Token], words: Sequence[Token]
) -> Figure | None:
    """An age, a share, money, or a quantity in a unit such as kilometres."""
    if _AGE.match(text, number.end):
        return _make(number, "age", "years", "")
    if number.unit == "%":
        return _make(number, "share", "%", _group(phrase))
    after = phrase[0].folded if phrase else ""
    if currency := number.unit or _MONEY.get(after, ""):
        near = measure_of([word.stem for word in _clause(text, number, words)])
        return _make(number, near if near in ("price", "cost") else "cost", currency, "")
    unit = _UNITS.get(after) or _UNITS.get(after.removesuffix("s"))
    return _make(number, *unit, "") if unit else None


def _make(number: Number, measure: str, unit: str, group: str) -> Figure:
    return Figure(
        measure=measure,
        best=number.value,
        low=number.low,
        high=number.high,
        qualifier=number.qualifier,
        unit=unit,
        group=group,
    )


def _phrase(text: str, number: Number, words: Sequence[Token]) -> list[Token]:
    """The words right after the number up to the end of its noun phrase, four at most."""
    phrase: list[Token] = []
    at = number.end
    for word in words:
        if word.start < number.end:
            continue
        gap = text[at : word.start]
        if len(phrase) == 4 or gap.strip(" \u00a0-") or word.folded in _WEAK_PHRASE_ENDS:
            break
        ends = phrase and (word.folded == "of" or word.folded.endswith("ed"))
        if ends or word.number is not None or _told(word) in _DEEDS:
            break
        phrase.append(word)
        at = word.end
    return [word for word in phrase if word.folded not in ("other", "others", "more", "of", "the")]


def _told(word: Token) -> str:
    return _measure_told(word.stem)


@lru_cache(maxsize=65536)
def _measure_told(stem: str) -> str:
    return measure_of((stem,))


def _owned(text: str, number: Number) -> str:
    """The measure in "a population of 120,000"."""
    match = _OWNER.search(text[max(0, number.start - 40) : number.start])
    return measure_of([token.stem for token in tokens(match.group(1))]) if match else ""


def _group(phrase: Sequence[Token]) -> str:
    return " ".join(word.text for word in phrase).casefold()


def _countable(phrase: Sequence[Token]) -> bool:
    """Whether the phrase names things: it holds a plural that is no stop word."""
    return any(
        word.folded.endswith(("s", "people", "men", "women", "children", "police"))
        and word.text[:1].islower()
        and word.folded not in STOP
        for word in phrase
    )


def _sentence(text: str, number: Number) -> str:
    start = max((m.end() for m in _BREAK.finditer(text, 0, number.start)), default=0)
    end = _BREAK.search(text, number.end)
    return text[start : end.start() if end else len(text)]


def _clause(text: str, number: Number, words: Sequence[Token]) -> list[Token]:
    start = max((m.end() for m in _BREAK.finditer(text, 0, number.start)), default=0)
    end = _BREAK.search(text, number.end)
    stop = end.start() if end else len(text)
    return [word for word in words if start <= word.start < stop]


def _deed(text: str, number: Number, numbers: Sequence[Number], words: Sequence[Token]) -> str:
    """The measure of the verb that belongs to the number: the nearest, commas and "and" count."""
    clause = _clause(text, number, words)
    position = sum(word.start < number.start for word in clause)
    best, best_cost = "", float(_REACH)
    for at, word in enumerate(clause):
        measure = _told(word)
        if measure not in _DEEDS or number.start <= word.start < number.end:
            continue
        after = word.start >= number.end
        between = text[number.end : word.start] if after else text[word.end : number.start]
        cost = abs(at - position) + (0.0 if after else _BEFORE_COST)
        cost += _SOFT_COST * len(_SOFT.findall(between))
        cost += (_COMMA_COST if after else _SOFT_COST) * (between.count(",") % 2)
        cost += _COMMA_COST * (after and _has_own(text, word, numbers))
        cost += _SOFT_COST * sum(_between(other, number, word) for other in numbers)
        if cost < best_cost:
            best, best_cost = measure, cost
    return best


def _has_own(text: str, verb: Token, numbers: Sequence[Number]) -> bool:
    """Whether a number follows the verb at once, as in "injured 27": it is that number's verb."""
    return any(
        verb.end <= number.start and not text[verb.end : number.start].strip() for number in numbers
    )


def _between(other: Number, number: Number, word: Token) -> bool:
    low, high = sorted((number.start, word.start))
    return low < other.start < high
