"""What is recorded against a line, where it is asked whether others tell it otherwise (see ``doubting``).

Such a question is answered by that line beside a linked account, another count, a denial right behind it in the text, or
somebody else who tells the same things with a "not". What only may bear on it is shown below the line: that there is no other
account is told where nothing near it is.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import partial
from typing import Final, NamedTuple

from knowledge.errors import Remark
from knowledge.flow import Context, Evidence, Term
from knowledge.models import Fact, Figure
from knowledge.regex import regex
from knowledge.search.answering.contesting import (
    bears_out,
    denies,
    denies_any,
    gives_number,
    is_disputed,
    is_rival,
    looks_ahead,
    says_no,
    speaks,
    turns,
    two_sided,
)
from knowledge.search.answering.reasons import share_paragraph
from knowledge.text import STOP, tokens

__all__ = ["NO_OTHER", "Against", "beside", "figure_told", "next_told", "opposed"]

_NOT: Final = regex(r"not|never|no|none|nobody|without|den(?:ied|ies)|.*n['’]t")
_POINTS: Final = frozenset("it this them these those they ones".split())
_OF_HIM: Final = frozenset("he his she her they their its".split())
_BESIDE: Final = 3
"""Words between a "not" and that of which it is said."""
_NUMBERED: Final = regex(r"(.*?)([0-9]+)\Z")
_TOLD: Final = 0.9
"""Coverage of what was asked from which on a line tells the same matter."""
_OF_MATTER: Final = 0.6
"""The same of a line that counts it, or that only is shown below."""
_BACK: Final = 2
_ON: Final = 3
"""Sentences before and behind a line in which somebody may say something against it."""
_RIGHT_BEHIND: Final = 2
_ALONG: Final = 2
_ALIKE: Final = 2
"""Words in which two counts of the same agree."""
NO_OTHER: Final = Remark("No other account of this is found in the record.", "no-other-account")


class Against(NamedTuple):
    """What is told beside a line that is doubted."""

    others: tuple[Fact, ...] = ()
    """What says otherwise, each by somebody else."""
    along: tuple[Fact, ...] = ()
    """What may bear on it, or bears it out."""
    open: bool = False
    """Whether the line itself tells two sides."""

    @property
    def none(self) -> bool:
        """Whether nothing is found that may say otherwise."""
        return not (self.others or self.along or self.open)


def figure_told(fact: Fact, context: Context) -> Figure | None:
    """The figure of the fact that was asked for."""
    return next((each for each in fact.figures if each.measure == context.measure), None)


def beside(fact: Fact) -> tuple[str, ...]:
    """Ids of what may stand near the fact in its text."""
    own = _NUMBERED.match(fact.id)
    if own is None:
        return ()
    number, width = int(own[2]), len(own[2]) if own[2].startswith("0") else 0
    steps = (step for step in range(-_BACK, _ON + 1) if step and number + step >= 0)
    return tuple(f"{own[1]}{number + step:0{width}}" for step in steps)


def next_told(fact: Fact, near: Iterable[Fact]) -> tuple[Fact, ...]:
    """Of what may stand near a fact of a plain text, what stands behind it in its paragraph, in order."""
    behind = [each for each in near if share_paragraph(fact, each) and _place(each) > _place(fact)]
    return tuple(sorted(behind, key=_place)) if fact.passage else ()


def opposed(
    line: Evidence, matter: Sequence[Evidence], near: Iterable[Fact], topic: Iterable[Term]
) -> Against:
    """What is said against the line: of what stands ``near`` it, what denies it or counts otherwise; of the lines of the same
    ``matter`` those that tell of the ``topic`` with a "not" where it has none, or without where it has one."""
    stems = frozenset(t for term in topic for t in (term.token, *(v.token for v in term.variants)))
    fact, denied = line.fact, _is_denied(line.fact, stems)
    text = sorted((each for each in near if share_paragraph(fact, each)), key=_place)
    found = [each for each in text if _contests(line, each)]
    found += [
        each.fact
        for each in matter
        if each.coverage >= _TOLD
        and _is_denied(each.fact, stems) is not denied
        and _is_reply(fact, each.fact)
    ]
    found += [each.fact for each in matter if _recounts(line, each)]
    told = tuple(each for each in dict.fromkeys(found) if each.id != fact.id)
    others = tuple(each for each in told if _who(each) != _who(fact))
    along = [each for each in told if each not in others]
    along += [each for each in text if each not in told and _may_bear_on(fact, each)]
    if not (others or along):
        along = [each for each in text if _follows(fact, each)]
    return Against(others, tuple(along[:_ALONG]), two_sided(fact.statement))


def _who(fact: Fact) -> str:
    return fact.attribution.who or fact.attribution.outlet


def _place(fact: Fact) -> tuple[int, str]:
    """Sorts the sentences of a paragraph."""
    own = _NUMBERED.match(fact.id)
    return (int(own[2]) if own else 0, fact.id)


def _contests(line: Evidence, other: Fact) -> bool:
    """Whether one of two sentences of a paragraph denies the other, or gives another number for what it counts."""
    fact = line.fact
    behind = _place(other) > _place(fact)
    if is_disputed(fact.statement) and behind and other.attribution.who:
        return True
    first, second = (fact, other) if behind else (other, fact)
    apart = _place(second)[0] - _place(first)[0]
    if denies(second.statement) and apart <= (_ON if behind else 1):
        return True
    if denies_any(second.statement) and apart == 1 and _shared(first, second):
        return True
    return _counts_otherwise(line, other)


def _counts_otherwise(line: Evidence, other: Fact) -> bool:
    """Whether the line counts something and the other only gives a number for it: "the organisers spoke of 15,000"."""
    counts = bool(line.fact.figures) and line.fact.passage
    return counts and (gives_number(other.statement) or _same_counted(line.fact, other))


def _is_reply(fact: Fact, other: Fact) -> bool:
    """Whether a line of the same matter may be told of what the fact tells: in a plain text by somebody, or beside it."""
    return not fact.passage or bool(other.attribution.who) or share_paragraph(fact, other)


def _recounts(line: Evidence, other: Evidence) -> bool:
    """Whether a line of the same matter gives another number for what was counted."""
    if not line.fact.passage or other.coverage < _OF_MATTER:
        return False
    if other.coverage >= _TOLD and line.figure is not None:
        alike = len(_shared(line.fact, other.fact)) >= _ALIKE
        return alike and any(map(partial(_differ, line.figure), other.fact.figures))
    return _same_counted(line.fact, other.fact)


def _same_counted(fact: Fact, other: Fact) -> bool:
    """Whether both count the same, each by a teller of its own, and not alike."""
    told = bool(other.attribution.who) and other.attribution.who != fact.attribution.who
    return told and any(
        a.group and a.group == b.group and _differ(a, b)
        for a in fact.figures
        for b in other.figures
    )


def _differ(one: Figure, other: Figure) -> bool:
    """Whether two numbers of a measure, that may be of the same, are not alike."""
    alike = one.measure == other.measure and one.unit == other.unit
    grouped = one.group == other.group or not (one.group and other.group)
    return alike and grouped and one.best != other.best


def _may_bear_on(fact: Fact, other: Fact) -> bool:
    """Whether a sentence right behind the fact may take it back, bear it out or reply to it, or one before it is what it
    says no to."""
    apart = _place(other)[0] - _place(fact)[0]
    told = bool(other.attribution.who) or speaks(other.statement)
    replies = told and _who(other) != _who(fact)
    if apart == -1 and (is_rival(fact.statement) or (replies and says_no(fact.statement))):
        return True
    if not fact.passage or not 0 < apart <= _ON:
        return False
    words = [word.folded for word in tokens(other.statement)]
    points = not _POINTS.isdisjoint(words) or words[-1:] == ["one"] or words[0] in _OF_HIM
    if bears_out(other.statement) and (points or _shared(fact, other)):
        return True
    if apart == 1 and is_rival(other.statement):
        return True
    if apart > _RIGHT_BEHIND:
        return False
    may = replies or turns(other.statement) or (apart == 1 and looks_ahead(fact.statement))
    return may and (points or bool(_shared(fact, other)))


def _follows(fact: Fact, other: Fact) -> bool:
    """Whether somebody else is told to speak right behind it, of whatever matter."""
    behind = _place(other)[0] - _place(fact)[0] == 1
    return behind and fact.passage and bool(other.attribution.who) and _who(other) != _who(fact)


def _shared(one: Fact, other: Fact) -> frozenset[str]:
    """Stems of the telling words that both have."""
    return _telling(one) & _telling(other)


def _telling(fact: Fact) -> frozenset[str]:
    words = (word for word in tokens(fact.statement) if word.number is None)
    return frozenset(word.stem for word in words if word.folded not in STOP)


def _is_denied(fact: Fact, topic: Collection[str]) -> bool:
    """Whether the statement has a "not" beside a word of the topic."""
    words = tokens(fact.statement)
    nots = [at for at, word in enumerate(words) if _NOT.fullmatch(word.folded)]
    told = [at for at, word in enumerate(words) if word.stem in topic]
    return any(abs(at - other) <= _BESIDE for at in nots for other in told)
