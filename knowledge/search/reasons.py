"""Why something happened is often told by the fact beside it: the same paragraph, another sentence."""

from collections.abc import Sequence
from typing import Final

from knowledge.flow import Asked, Evidence, Question
from knowledge.models import Fact

__all__ = ["with_reasons"]

_REASON: Final = 1.0
_SURELY: Final = 0.75
"""Coverage from which a reason that leads needs none beside it."""
_ABOUT: Final = 0.2
_MOST: Final = 1


def with_reasons(
    question: Question, told: Sequence[Evidence], ranked: Sequence[Evidence]
) -> list[Evidence]:
    """``told``, best first, with a reason from the paragraph of the line that tells what happened.

    Only for a why-question that its first line does not surely answer. The reason goes second; it has
    to share a word or name with the question, and lie in the asked days.
    """
    if Asked.WHY not in question.asked or not told:
        return list(told)
    if _kind(told[0]) >= _REASON and told[0].coverage >= _SURELY:
        return list(told)
    happening = max(told, key=lambda found: found.coverage)
    beside = [
        found
        for found in ranked
        if found is not told[0]
        and _kind(found) >= _REASON
        and not found.days_off
        and found.coverage >= _ABOUT
        and _share_paragraph(happening.fact, found.fact)
    ][:_MOST]
    chosen = set(map(id, beside))
    return [told[0], *beside, *(found for found in told[1:] if id(found) not in chosen)]


def _kind(found: Evidence) -> float:
    return next((reason.value for reason in found.reasons if reason.name == "kind"), 0.0)


def _share_paragraph(one: Fact, other: Fact) -> bool:
    return not set(one.citations).isdisjoint(other.citations)
