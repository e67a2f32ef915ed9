"""Where the line that tells most of a deed leaves open who did it, what tells less of it tells of others."""

from collections.abc import Sequence
from typing import Final

from knowledge.flow import Evidence, Question
from knowledge.search.weighing.doerless import deed_without_doer, tells_no_doer, tells_of_deed

__all__ = ["is_left_open"]

_LESS: Final = 0.05


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
