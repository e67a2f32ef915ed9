"""Figures that no record holds, as a statement writes them: before a unit, beside the counted noun."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from knowledge.flow import Question
from knowledge.lexicon.quantities import kinds_of, unit_kind
from knowledge.lexicon.thesaurus import kinds
from knowledge.models import Figure
from knowledge.regex import finder, regex
from knowledge.search.reading.perquestion import per_question
from knowledge.text import Token, tokens

__all__ = ["EXTENTS", "SIZE", "asked_beside", "is_named_before", "number_before", "written_figure"]

SIZE: Final = regex(
    r"\bhow (?:big|large|bad|severe)\b|\bhow strong\b.{0,60}\b(?:contingent|forces?|army|mission|garrison|brigade|battalion|regiment|troops)\b|\bwhat (?:was |is )?the (?:size|extent)\b|\b(?:numbers?|figures?|counts?|estimates?) .{0,20}\bfor the size of\b",
    re.IGNORECASE,
)
"""Forms that an extent of the right thing answers."""
_asks_size: Final = finder(SIZE, texts=8)
EXTENTS: Final = ("length", "area", "volume", "weight")
_AGE: Final = "age"
_STRONG: Final = 0.8
_MOSTLY: Final = 0.5
_THEM: Final = frozenset("them whom which these those".split())
"""What stands in a part of a count: "eleven people, seven of them soldiers"."""
_REACH: Final = 3
_SUMS: Final = frozenset({"number", "numbers", "toll", "count"})
_SUM_BEFORE: Final = 5
_SUM_BEHIND: Final = 12
"""How far its number stands at most from the noun in "the number of … rose to 40"."""
_SCALES: Final = frozenset({"magnitude"})
"""Measures that are told without a unit, after their name."""
_FAR: Final = 8
_NAME_BEFORE: Final = 6
"""Words before a number in which it stands of what it is."""
_YEARS: Final = range(1000, 2101)
_CLAUSE: Final = regex(r"[,;:.] ")
_FAR_OLD: Final = 3
"""Figures of a number that is no age."""
_MONTHS: Final = frozenset(
    "january february march april may june july august september october november december".split()
)


def written_figure(question: Question, words: Sequence[Token]) -> Figure | None:
    """A figure as the statement writes it: before a unit of the asked form, or before the noun."""
    forms = kinds_of(question.quantity)
    if not forms:
        number = number_before(question, words)
        if number is not None:
            return Figure("count", number)
        forms = frozenset(EXTENTS) if _asks_size(question.text) else forms
    if _AGE in question.quantity:
        return _age(words)
    if (named := _number_of(question.quantity, words)) is not None:
        return named
    for word, unit in pairwise(words):
        if word.number is not None and unit_kind(unit.folded) in forms:
            measure = question.quantity[0] if question.quantity else "size"
            return Figure(measure, word.number, unit=unit.text)
    return None


def _stands_apart(name: Token, word: Token) -> bool:
    """Whether a number follows a name after a comma, as ages do."""
    proper = name.text.istitle() and name.folded not in _MONTHS
    return (
        proper and word.text.isdigit() and len(word.text) < _FAR_OLD and word.start == name.end + 2
    )


def _number_of(measures: Iterable[str], words: Sequence[Token]) -> Figure | None:
    """A number after the measure's own name: of "the magnitude rose from 8.8 to 9.0" the last."""
    scales = _SCALES.intersection(measures)
    for at, word in enumerate(words) if scales else ():
        if word.folded not in scales:
            continue
        told = [each for each in words[at + 1 : at + 1 + _FAR] if each.number is not None]
        if told:
            return Figure(word.folded, told[:2][-1].number or 0.0)
    return None


def _age(words: Sequence[Token]) -> Figure | None:
    """An age as it is written: "aged 19", "a 24-year-old", "19 years old", "Ada Vale, 19, …"."""
    for before, word in pairwise(words):
        if before.folded == "aged" and word.number is not None:
            return Figure(_AGE, word.number, unit="years")
        if _stands_apart(before, word):
            return Figure(_AGE, word.number or 0.0, unit="years")
    for word, unit, old in zip(words, words[1:], words[2:], strict=False):
        if word.number is not None and unit.folded in ("year", "years") and old.folded == "old":
            return Figure(_AGE, word.number, unit="years")
    return None


def number_before(question: Question, words: Sequence[Token]) -> float | None:
    """The number beside the counted noun: "1,200 city buses", "radiation of 400 millisieverts"."""
    nouns = _counted_nouns(question)
    places = [
        at for at, word in enumerate(words) if word.stem in nouns and not _describes(words, at)
    ]
    told = (read(words, at) for read in (_count_at, _sum_behind) for at in places)
    return next((number for number in told if number is not None), None)


@per_question
def _counted_nouns(question: Question) -> frozenset[str]:
    return frozenset(
        token
        for term in question.terms
        if term.counted
        for token in (term.token, *(v.token for v in term.variants if v.weight >= _STRONG))
    )


def _describes(words: Sequence[Token], at: int) -> bool:
    """Whether the word at ``at`` only says of what kind the counted are: "armed" in "26 armed rioters"."""
    behind = words[at + 1 : at + 2]
    noun = bool(behind) and dict(kinds(behind[0].stem)).get("noun", 0.0) >= _MOSTLY
    return words[at].folded.endswith("ed") and noun and behind[0].start == words[at].end + 1


def _count_at(words: Sequence[Token], at: int) -> float | None:
    """The number of the noun at ``at``; none where it is a part of others: "seven of them soldiers"."""
    before = words[max(0, at - _REACH) : at]
    if any(word.folded in _THEM for word in before) and any(word.folded == "of" for word in before):
        return None
    after = words[at + 1 : at + 1 + _REACH]
    of_it = after[1:] if after and after[0].folded == "of" else ()
    joined = _joined((*before, words[at]))
    return next((word.number for word in (*reversed(joined), *of_it) if _is_count(word)), None)


def _joined(words: Sequence[Token]) -> Sequence[Token]:
    """All but the last of the words from where nothing but spaces, and no month, parts them from it."""
    first = len(words) - 1
    while first and words[first].start <= words[first - 1].end + 1:
        if words[first].folded in _MONTHS:
            break
        first -= 1
    return words[first:-1]


def _sum_behind(words: Sequence[Token], at: int) -> float | None:
    """The number of the noun at ``at`` behind it: "the number of fighters in the city rose from 30 to 40", the last
    of a series."""
    before = [word.folded for word in words[max(0, at - _SUM_BEFORE) : at]]
    if not any(one in _SUMS and other == "of" for one, other in pairwise(before)):
        return None
    behind = words[at + 1 : at + 1 + _SUM_BEHIND]
    near = zip((words[at], *behind), behind, (*behind[1:], None), strict=False)
    told = [word.number for a, word, b in near if _is_count(word) and not _is_day(a, b)]
    moved = any(word.folded == "from" for word in behind)
    return (told[-1] if moved else told[0]) if told else None


def _is_day(*around: Token | None) -> bool:
    """Whether a number between these is a day of a month."""
    return any(word is not None and word.folded in _MONTHS for word in around)


def _is_count(word: Token) -> bool:
    """Whether it is a number and no year."""
    if word.number is None:
        return False
    year = word.number in _YEARS and word.text.isdigit() and len(word.text) == len("2022")
    return not year


def asked_beside(question: Question, statement: str, words: Sequence[Token], value: float) -> int:
    """How many of the asked words stand in the clause with the number: of "it cost 10 million; the opera paid 30 million"
    the second is what the opera paid."""
    asked = {term.token for term in question.terms}
    most = clause = 0
    holds = False
    for at, word in enumerate(words):
        if at and _CLAUSE.search(statement, words[at - 1].end, word.start):
            most, clause, holds = max(most, clause * holds), 0, False
        clause += word.stem in asked
        holds = holds or _is_written(words, at, value)
    return max(most, clause * holds)


def is_named_before(question: Question, words: Sequence[Token], value: float) -> bool:
    """Whether an asked name stands right before the number, with no other one between: "Plan A at 598 metres and Plan C at
    372" is of what each plan drilled."""
    ends = [[token.stem for token in tokens(match.name.display)] for match in question.names]
    for at in range(len(words)):
        if not _is_written(words, at, value):
            continue
        before = words[max(0, at - _NAME_BEFORE) : at]
        last = max((i for i, each in enumerate(before) if each.number is not None), default=-1)
        stems = [each.stem for each in before[last + 1 :]]
        if any(_holds(stems, name) for name in ends):
            return True
    return False


def _holds(stems: Sequence[str], name: Sequence[str]) -> bool:
    """Whether the words of a name stand side by side among ``stems``."""
    size = len(name)
    return any(stems[at : at + size] == name for at in range(len(stems) - size + 1))


def _is_written(words: Sequence[Token], at: int, value: float) -> bool:
    """Whether a number is written at a word, in one word or with its scale behind it: "30 million"."""
    number = words[at].number
    if number is None:
        return False
    scale = words[at + 1].number if at + 1 < len(words) else None
    return number == value or (scale is not None and number * scale == value)
