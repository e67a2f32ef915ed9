"""Where the line that tells most of what is asked leaves the answer open, what tells less of it tells of others."""

from collections.abc import Callable, Sequence
from typing import Final

from knowledge.flow import Asked, Evidence, Question
from knowledge.search.weighing.doerless import deed_without_doer, tells_no_doer, tells_of_deed

__all__ = ["is_left_open", "is_told_short"]

_LESS: Final = 0.05
_MOST: Final = 0.65
_FAR_LESS: Final = 0.14
_APART: Final = frozenset({Asked.WHO_SAID, Asked.HOW_MANY})


def is_left_open(question: Question, first: Evidence, ranked: Sequence[Evidence]) -> bool:
    """Whether it is asked who did something, which another line tells without a doer, and ``first``, which would answer, tells
    less of what is asked and not the very deed or to whom it was done."""
    asked = deed_without_doer(question)
    if not asked or tells_of_deed(asked, first.fact.statement):
        return False
    least = first.coverage + _LESS
    return any(
        found.coverage >= least and tells_no_doer(asked, found.fact.statement)
        for found in ranked
        if not found.days_off
    )


def is_told_short(
    question: Question,
    first: Evidence,
    ranked: Sequence[Evidence],
    answers: Callable[[Evidence], bool],
) -> bool:
    """Whether a passage that tells most of what is asked does not answer, and ``first``, which would, tells less.

    Somebody's words are told by another sentence than that which says who it is, and so are numbers.
    """
    if not _APART.isdisjoint(question.asked):
        return False
    least = max(_MOST, first.coverage + _FAR_LESS)
    return any(
        found.fact.passage
        and found.coverage >= least
        and not found.days_off
        and (found.barred or not answers(found))
        for found in ranked
    )
