"""What is recorded against a line, where it is asked whether others tell it otherwise (see ``doubting``).

Such a question is answered by that line beside a linked account, another count of the same, a denial right behind it in the text, or
somebody else who tells the same things with a "not". What only may bear on it is shown below the line: that there is no other
account is told where nothing near it does, nor counts the like on another day, nobody speaks right behind it, and nothing in its paragraph is in dispute.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Final, NamedTuple

from knowledge.errors import Remark
from knowledge.flow import Context, Evidence, Term
from knowledge.models import Fact, Figure
from knowledge.regex import regex
from knowledge.search.answering.contesting import (
    bears_out,
    denies,
    denies_any,
    is_disputed,
    is_rival,
    looks_ahead,
    says_no,
    speaks,
    turns,
    two_sided,
)
from knowledge.search.answering.othercounts import (
    counts_otherwise,
    may_recount,
    recounts,
    shared,
)
from knowledge.search.answering.reasons import share_paragraph
from knowledge.text import tokens

__all__ = ["NO_OTHER", "Against", "beside", "figure_told", "next_told", "opposed"]

_NOT: Final = regex(r"not|never|no|none|nobody|without|den(?:ied|ies)|.*n['’]t")
_POINTS: Final = frozenset("it this them these those they ones".split())
_OF_HIM: Final = frozenset("he his she her they their its".split())
_HE_SAID: Final = regex(r"\A(?:He|She|They) (?:said|told|added)\b")
_BESIDE: Final = 3
"""Words between a "not" and that of which it is said."""
_NUMBERED: Final = regex(r"(.*?)([0-9]+)\Z")
_TOLD: Final = 0.9
"""Coverage of what was asked from which on a line tells the same matter."""
_BACK: Final = 2
_ON: Final = 3
"""Sentences before and behind a line in which somebody may say something against it."""
_RIGHT_BEHIND: Final = 2
_ALONG: Final = 2
NO_OTHER: Final = Remark("No other account of this is found in the record.", "no-other-account")


class Against(NamedTuple):
    """What is told beside a line that is doubted."""

    others: tuple[Fact, ...] = ()
    """What says otherwise, each by somebody else."""
    along: tuple[Fact, ...] = ()
    """What may bear on it, or bears it out."""
    open: bool = False
    """Whether the line itself tells two sides, or something near may be of it that neither contests it nor bears on it."""

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
    found = [each for each in text if _contests(line, each, text)]
    found += [
        each.fact
        for each in matter
        if each.coverage >= _TOLD
        and _is_denied(each.fact, stems) is not denied
        and _is_reply(fact, each.fact)
    ]
    found += [each.fact for each in matter if recounts(line, each)]
    told = tuple(each for each in dict.fromkeys(found) if each.id != fact.id)
    others = tuple(each for each in told if _who(each) != _who(fact))
    along = [each for each in told if each not in others]
    along += [each for each in text if each not in told and _may_bear_on(fact, each)]
    unsure = any(_follows(fact, each) or is_disputed(each.statement) for each in text) or any(
        may_recount(line, each) and each.fact.id != fact.id for each in matter
    )
    return Against(others, tuple(along[:_ALONG]), two_sided(fact.statement) or unsure)


def _who(fact: Fact) -> str:
    return fact.attribution.who or fact.attribution.outlet


def _place(fact: Fact) -> tuple[int, str]:
    """Sorts the sentences of a paragraph."""
    own = _NUMBERED.match(fact.id)
    return (int(own[2]) if own else 0, fact.id)


def _contests(line: Evidence, other: Fact, text: Iterable[Fact]) -> bool:
    """Whether one of two sentences of the ``text`` of a paragraph denies the other, or gives another number for what it counts."""
    fact = line.fact
    behind = _place(other) > _place(fact)
    if is_disputed(fact.statement) and behind and other.attribution.who:
        return True
    first, second = (fact, other) if behind else (other, fact)
    apart = _place(second)[0] - _place(first)[0]
    if denies(second.statement) and (apart == 1 or _goes_on(first, second, text)):
        return True
    if denies_any(second.statement) and apart == 1 and shared(first, second):
        return True
    return counts_otherwise(line, other, apart if behind else -apart)


def _goes_on(first: Fact, second: Fact, text: Iterable[Fact]) -> bool:
    """Whether whoever says the first of two sentences says all that stands between them: a "this" is then of it too."""
    between = [each for each in text if _place(first) < _place(each) < _place(second)]
    who = first.attribution.who
    whole = len(between) == _place(second)[0] - _place(first)[0] - 1
    return bool(who) and whole and all(each.attribution.who == who for each in between)


def _is_reply(fact: Fact, other: Fact) -> bool:
    """Whether a line of the same matter may be told of what the fact tells: in a plain text by somebody, or beside it, of
    the same deed or thing."""
    if not fact.passage:
        return True
    by_somebody = bool(other.attribution.who) and bool(shared(fact, other))
    return by_somebody or share_paragraph(fact, other)


def _may_bear_on(fact: Fact, other: Fact) -> bool:
    """Whether a sentence right behind the fact may take it back, bear it out or reply to it, or one before it is what it
    says no to."""
    apart = _place(other)[0] - _place(fact)[0]
    told = bool(other.attribution.who) or speaks(other.statement)
    replies = told and _who(other) != _who(fact) and not _says_more(fact, other)
    if apart == -1 and (is_rival(fact.statement) or (replies and says_no(fact.statement))):
        return True
    if not fact.passage or not 0 < apart <= _ON or (apart > 1 and denies(other.statement)):
        return False
    words = [word.folded for word in tokens(other.statement)]
    points = not _POINTS.isdisjoint(words) or words[-1:] == ["one"] or words[0] in _OF_HIM
    if bears_out(other.statement) and (points or shared(fact, other)):
        return True
    if apart == 1 and is_rival(other.statement):
        return True
    if apart > _RIGHT_BEHIND:
        return False
    may = replies or turns(other.statement) or (apart == 1 and looks_ahead(fact.statement))
    return may and (points or bool(shared(fact, other)))


def _says_more(fact: Fact, other: Fact) -> bool:
    """Whether a "he said" goes on with whom a line tells of in which nobody speaks."""
    return _HE_SAID.match(other.statement) is not None and not speaks(fact.statement)


def _follows(fact: Fact, other: Fact) -> bool:
    """Whether somebody else is told to speak right behind it, of whatever matter."""
    behind = _place(other)[0] - _place(fact)[0] == 1
    told = bool(other.attribution.who) and _who(other) != _who(fact)
    return behind and fact.passage and told and not _says_more(fact, other)


def _is_denied(fact: Fact, topic: Collection[str]) -> bool:
    """Whether the statement has a "not" beside a word of the topic."""
    words = tokens(fact.statement)
    nots = [at for at, word in enumerate(words) if _NOT.fullmatch(word.folded)]
    told = [at for at, word in enumerate(words) if word.stem in topic]
    return any(abs(at - other) <= _BESIDE for at in nots for other in told)
