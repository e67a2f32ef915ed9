"""Which number contests another, where it is asked who tells it otherwise (see ``disputing``): one of the same measure and noun."""

from collections.abc import Iterable, Sequence
from typing import Final

from knowledge.flow import Evidence
from knowledge.models import Fact, Figure
from knowledge.regex import regex
from knowledge.search.answering.contesting import gives_number
from knowledge.text import STOP, Token, tokens

__all__ = ["counts_otherwise", "may_recount", "recounts", "shared"]

_COUNT: Final = "count"
_TOLD: Final = 0.9
"""Coverage of what was asked from which on a line tells the same matter."""
_OF_MATTER: Final = 0.6
"""The same of a line that gives another number of it."""
_ALIKE: Final = 2
"""Words in which two counts of the same agree."""
_COMMON: Final = frozenset(
    "people person persons man men woman women child children family families others member members "
    "mark marks crown crowns pound pounds euro euros dollar dollars franc francs rouble roubles tenge lira yen "
    "million billion thousand hundred dozen cent percent number figure count total toll sum amount tally estimate size "
    "minute minutes hour hours day days week weeks month months year years morning evening night time times "
    "metre metres kilometre kilometres tonne tonnes said told says called spoke announced later".split()
)
"""What is counted and told of everywhere: that two sentences have it says nothing of a matter in common."""
_OF_A_THING: Final = frozenset("a an any for her his in its no of the their".split())
_NAMES_COUNTED: Final = regex(
    r"\b(?:put|puts|placed|raised|lowered|revised|corrected) (?:the|its|their|his|her) (.{2,40}?) (?:at|to)\b"
)
_COSTS: Final = frozenset("cost costs damage damages loss losses bill".split())
_FOR: Final = regex(r"\b(?:for|limit of|capacity of) (?:up to |about |only |at most )?[0-9]")
"""What something was made for is no count of who was there."""


def counts_otherwise(line: Evidence, other: Fact, apart: int) -> bool:
    """Whether another sentence of the paragraph, so many behind it, gives another number for what the line counts: "the
    organisers spoke of 15,000" right behind it, or somebody else of the same thing."""
    fact = line.fact
    if not (fact.figures and fact.passage):
        return False
    if apart == 1 and gives_number(other.statement) and _is_of_it(fact, other):
        return _may_count(_asked_of(line), other)
    by_another = other.attribution.who != fact.attribution.who
    if apart == -1 and by_another and gives_number(fact.statement) and _is_of_it(other, fact):
        return any(_same(a, b) for a in _asked_of(line) for b in other.figures)
    return (apart == 1 or _share_more(line, other)) and _same_counted(line, other)


def recounts(line: Evidence, other: Evidence) -> bool:
    """Whether a line of the same matter, wherever it stands, gives another number for what was counted on that day."""
    fact, told = line.fact, other.fact
    if not may_recount(line, other) or _FOR.search(told.statement) or not _same_time(fact, told):
        return False
    if not _share_more(line, told):
        return False
    if other.coverage >= _TOLD and line.figure is not None:
        return any(_same(line.figure, each) for each in told.figures)
    return _same_counted(line, told)


def may_recount(line: Evidence, other: Evidence) -> bool:
    """Whether it may give another number for that, be it of another day or another part."""
    if not line.fact.passage or other.coverage < _OF_MATTER:
        return False
    if other.coverage >= _TOLD and line.figure is not None:
        alike = len(_telling(line.fact) & _telling(other.fact)) >= _ALIKE
        return alike and any(_differ(line.figure, each) for each in other.fact.figures)
    return _same_counted(line, other.fact)


def shared(one: Fact, other: Fact) -> frozenset[str]:
    """Stems of the telling words that both have, but of those that are told everywhere."""
    return _telling(one, but=_COMMON) & _telling(other, but=_COMMON)


def _share_more(line: Evidence, other: Fact) -> bool:
    """Whether both tell of the same besides what they count: votes for one man are no other count of those for another."""
    counted = {word.stem for figure in _asked_of(line) for word in tokens(figure.group)}
    return not shared(line.fact, other) <= counted


def _telling(fact: Fact, *, but: frozenset[str] = frozenset()) -> frozenset[str]:
    words = tokens(fact.statement)
    return frozenset(
        word.folded if _is_ing(words, at) else word.stem
        for at, word in enumerate(words)
        if word.number is None and word.folded not in STOP and word.folded not in but
    )


def _is_ing(words: Sequence[Token], at: int) -> bool:
    """Whether it is a thing named by a deed: "hours of training" is told of no train."""
    return at > 0 and words[at].folded.endswith("ing") and words[at - 1].folded in _OF_A_THING


def _asked_of(line: Evidence) -> tuple[Figure, ...]:
    return (line.figure,) if line.figure is not None else line.fact.figures


def _may_count(figures: Iterable[Figure], other: Fact) -> bool:
    """Whether the other's number may be of what these count: of the same, or said of nothing."""
    if not other.figures:
        return True
    return any(
        _same(a, b) or (_is_bare(b) and a.best != b.best) for a in figures for b in other.figures
    )


def _is_bare(figure: Figure) -> bool:
    return figure.measure == _COUNT and not (figure.group or figure.unit)


def _is_of_it(fact: Fact, other: Fact) -> bool:
    """Whether the number that the other gives is of nothing that the fact does not tell of: "put the damage at" of a damage."""
    named = _NAMES_COUNTED.search(other.statement)
    if named is None:
        return True
    things = [word for word in tokens(named[1]) if word.folded not in STOP | _COMMON]
    told = {word.folded for word in tokens(fact.statement)}
    if not told.isdisjoint(_COSTS) and any(thing.folded in _COSTS for thing in things):
        return True
    return not things or not _telling(fact).isdisjoint(thing.stem for thing in things)


def _same_counted(line: Evidence, other: Fact) -> bool:
    """Whether both count the same, each by a teller of its own, and not alike."""
    told = bool(other.attribution.who) and other.attribution.who != line.fact.attribution.who
    return told and any(
        a.group and a.group == b.group and _differ(a, b)
        for a in _asked_of(line)
        for b in other.figures
    )


def _same(one: Figure, other: Figure) -> bool:
    """Whether two numbers are of the same noun, and not alike."""
    return one.group == other.group and _differ(one, other)


def _differ(one: Figure, other: Figure) -> bool:
    """Whether two numbers of a measure, that may be of the same, are not alike."""
    alike = one.measure == other.measure and one.unit == other.unit
    grouped = one.group == other.group or not (one.group and other.group)
    return alike and grouped and one.best != other.best


def _same_time(one: Fact, other: Fact) -> bool:
    return one.when is None or other.when is None or one.when == other.when
