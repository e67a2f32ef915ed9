"""What is recorded against a line, where it is asked whether others tell it otherwise (see ``doubting``).

Such a question is answered by that line beside a linked account, another count, a denial right behind it in the text, or
somebody else who tells the same things with a "not". Where there is none, that is told.
"""

import re
from collections.abc import Collection, Iterable
from typing import Final

from knowledge.errors import Remark
from knowledge.flow import Context, Evidence, Term
from knowledge.models import Fact, Figure
from knowledge.search.answering.reasons import share_paragraph
from knowledge.text import tokens

__all__ = ["NO_OTHER", "beside", "figure_told", "opposed"]

_DENIES: Final = re.compile(
    r"\b(?:den(?:ied|ies|y|ying)|disput(?:ed|es)|contradict(?:ed|s)|reject(?:ed|s)|dismiss(?:ed|es)|refut(?:ed|es)|disagree[sd]|contested) "
    r"(?:this|that|it|the (?:claim|accusation|charge|allegation|report|figure|number|account)s?|these|those|having|both|all)\b",
    re.IGNORECASE,
)
_GIVES: Final = re.compile(
    r"\b(?:(?:put|puts|placed) (?:the|it|that|this)\b[^.,;]{0,40}\bat|spoke of|speaks of|(?:gave|gives) (?:the|a) (?:number|figure|total|toll)|"
    r"(?:raised|lowered|revised|corrected) (?:the|that|this|it|its)\b[^.,;]{0,40}\bto|counted|estimated|said (?:that )?(?:it|there) (?:was|were))\b"
    r"[^.;]{0,30}[0-9]",
    re.IGNORECASE,
)
_NOT: Final = re.compile(r"not|never|no|none|nobody|without|den(?:ied|ies)|.*n['’]t")
_BESIDE: Final = 3
"""Words between a "not" and that of which it is said."""
_NUMBERED: Final = re.compile(r"(.*?)([0-9]+)\Z")
_TOLD: Final = 0.9
"""Coverage of what was asked from which on a line tells the same matter."""
NO_OTHER: Final = Remark("No other account of this is found in the record.", "no-other-account")


def figure_told(fact: Fact, context: Context) -> Figure | None:
    """The figure of the fact that was asked for."""
    return next((each for each in fact.figures if each.measure == context.measure), None)


def beside(fact: Fact) -> tuple[str, ...]:
    """Ids of what may stand right before and right behind the fact in its text."""
    own = _NUMBERED.match(fact.id)
    if own is None:
        return ()
    return tuple(f"{own[1]}{int(own[2]) + step:0{len(own[2])}}" for step in (-1, 1))


def opposed(
    line: Evidence, matter: Iterable[Evidence], others: Iterable[Fact], topic: Iterable[Term]
) -> tuple[Fact, ...]:
    """What somebody else says against the line: of ``others``, which stand beside it, what denies it or counts otherwise; of
    the lines of the same ``matter`` those that tell of the ``topic`` with a "not" where it has none, or without where it has
    one."""
    stems = frozenset(t for term in topic for t in (term.token, *(v.token for v in term.variants)))
    fact, denied = line.fact, _is_denied(line.fact, stems)
    near = (each for each in others if share_paragraph(fact, each))
    found = [each for each in near if _denies(fact, each) or _counts_otherwise(line, each)]
    found += [
        each.fact
        for each in matter
        if each.coverage >= _TOLD and _is_denied(each.fact, stems) is not denied
    ]
    return tuple(each for each in dict.fromkeys(found) if _who(each) != _who(fact))


def _who(fact: Fact) -> str:
    return fact.attribution.who or fact.attribution.outlet


def _denies(fact: Fact, other: Fact) -> bool:
    """Whether the other stands behind the fact and denies "this"."""
    return other.id > fact.id and _DENIES.search(other.statement) is not None


def _counts_otherwise(line: Evidence, other: Fact) -> bool:
    """Whether the line counts something and the other only gives a number for it: "the organisers spoke of 15,000"."""
    counts = bool(line.fact.figures) and line.fact.passage
    return counts and _GIVES.search(other.statement) is not None


def _is_denied(fact: Fact, topic: Collection[str]) -> bool:
    """Whether the statement has a "not" beside a word of the topic."""
    words = tokens(fact.statement)
    nots = [at for at, word in enumerate(words) if _NOT.fullmatch(word.folded)]
    told = [at for at, word in enumerate(words) if word.stem in topic]
    return any(abs(at - other) <= _BESIDE for at in nots for other in told)
