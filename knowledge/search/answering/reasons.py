"""Why something happened is often told by the fact beside it: the same paragraph, another sentence."""

from collections.abc import Sequence
from typing import Final

from knowledge.flow import Asked, Evidence, Question
from knowledge.models import Fact
from knowledge.search.answering.turning import is_unsettled
from knowledge.search.weighing.causes import (
    is_of_other_cause,
    is_reason_itself,
    only_repeats,
    tells_bare_deed,
)
from knowledge.search.weighing.concepts import Concept
from knowledge.text import tokens

__all__ = ["gives_none", "is_of_it", "share_paragraph", "with_reasons"]

_REASON: Final = 1.0
_AS_SURELY: Final = 0.05
"""How much less a reason that leads may cover than what tells of the happening itself."""
_ABOUT: Final = 0.2
_BESIDE: Final = 0.35
"""The same of what is told as the reason of a line that has none, and names nobody who is asked for."""
_AS_TELLING: Final = 0.25
"""How much less than that line a reason of another paragraph may cover."""
_MOST: Final = 2
_FRAMING: Final = 0.2
"""Weight of words that only frame a question."""
_WHOLE: Final = 0.9
"""Content from which on a line tells all of what is asked, be it in words that tell it only together."""
_SURE: Final = 0.7
"""Least weight of another word for what is asked about."""


def with_reasons(
    question: Question, told: Sequence[Evidence], ranked: Sequence[Evidence]
) -> list[Evidence]:
    """``told``, best first, with a reason from the paragraph of the line that tells what happened.

    Only for a why-question that its first line does not surely answer. A reason that answers by itself goes first, as
    it does where the answer before told the happening; any other goes second, and has to share a word or name with
    the question and lie in the asked days.
    """
    if Asked.WHY not in question.asked or not told:
        return list(told)
    happening = _happening(told, ranked)
    if told[0].kind >= _REASON and told[0].coverage >= happening.coverage - _AS_SURELY:
        return list(told)
    beside = [
        found
        for found in ranked
        if found is not happening
        and found.kind >= _REASON
        and not found.days_off
        and found.coverage >= _ABOUT
        and share_paragraph(happening.fact, found.fact)
    ][:_MOST]
    chosen = set(map(id, beside))
    rest = [found for found in told if found is not happening and id(found) not in chosen]
    if happening.fact.id in question.told:
        return [*beside, happening, *rest]
    answers = set(map(id, told))
    first = [found for found in beside if id(found) in answers]
    second = [found for found in beside if id(found) not in answers]
    return [*first, happening, *second, *rest]


def is_of_it(question: Question, found: Evidence) -> bool:
    """Whether a reason is one of what is asked about: "what caused the fire" is not answered by the reason of something
    else in a text on the fire."""
    if Asked.WHY in question.asked and is_of_other_cause(question, found.fact.statement):
        return False
    if Asked.WHY not in question.asked or not found.fact.passage or found.content >= _WHOLE:
        return True
    # What the title calls it need not be told again.
    title = {word.stem for word in tokens(found.fact.title)}
    things = [
        term
        for term in question.terms
        if term.weight > _FRAMING and not term.inherited and term.token not in title
    ]
    return not things or any(
        token in found.stems
        for term in things
        for token in (term.token, *(v.token for v in term.variants if v.weight >= _SURE))
    )


def gives_none(question: Question, told: Sequence[Evidence], wanted: Sequence[Concept]) -> bool:
    """Whether nothing but a reason is asked for, and the lines that would be ``told`` have none: the first only says
    again what was asked, not that it is in dispute, and none that tells about as much, or stands beside it, gives one."""
    if question.asked != (Asked.WHY,) or not told or is_unsettled(told[0].fact.statement):
        return False
    first = told[0]
    bare = is_reason_itself(question, first.fact.statement) or only_repeats(question, first, wanted)
    bare = bare or (
        not question.follow_up
        and first.content >= _WHOLE
        and all(each.kind < _REASON for each in told)
        and not any(share_paragraph(first.fact, each.fact) for each in told[1:])
        and tells_bare_deed(question, first.fact)
    )
    return bare and not any(_may_be_its_reason(question, found, first) for found in told[1:])


def _may_be_its_reason(question: Question, found: Evidence, happening: Evidence) -> bool:
    if found.kind < _REASON:
        return False
    named = {part.name for part in found.fact.names}
    about = found.coverage >= _BESIDE or any(match.name.id in named for match in question.names)
    beside = about and share_paragraph(found.fact, happening.fact)
    return beside or found.coverage >= happening.coverage - _AS_TELLING


def _happening(told: Sequence[Evidence], ranked: Sequence[Evidence]) -> Evidence:
    """What tells most of what is asked; also what is no reason, and so not among the best, beside one that is told."""
    beside = [
        found
        for found in ranked
        if found.kind < _REASON
        and not (found.unmet or found.days_off)
        and any(
            reason.kind >= _REASON and share_paragraph(found.fact, reason.fact) for reason in told
        )
    ]
    return max((*told, *beside), key=lambda found: found.coverage)


def share_paragraph(one: Fact, other: Fact) -> bool:
    return not set(one.citations).isdisjoint(other.citations)
