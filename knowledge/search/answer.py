"""From ranked evidence to an answer, or to an honest "the record does not say".

An evidence *holds* when it is inside the asked days, misses no asked name, covers enough of what
was asked, and, for a how-many question, has a figure of that measure. Thresholds are calibrated on
the development questions in ``tests/golden`` and printed in ``docs/answers.md``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from knowledge.dates.show import show
from knowledge.flow import Asked, DateUse, Evidence, Question, Status
from knowledge.models import LinkKind
from knowledge.search.concepts import Concept

__all__ = ["Decision", "decide", "holds"]

ANSWER_COVERAGE = 0.52
"""Least share of the asked meaning that the first line must hold."""
FOLLOW_SHARE = 0.8
"""Least score of a further line, as a share of the first line's."""
NEAR_COVERAGE = 0.25
"""Least coverage of a fact shown as one of the closest."""
_SAME = 88.0
_NEAREST = 3
_STATEMENT_CAP = 300


@dataclass(frozen=True, slots=True)
class Decision:
    """What is said: the lines that answer, or the nearest ones and why they do not."""

    status: Status
    lead: tuple[Evidence, ...] = ()
    nearest: tuple[Evidence, ...] = ()
    why_not: str = ""


def decide(
    question: Question,
    ranked: Sequence[Evidence],
    wanted: Sequence[Concept],
    *,
    top: int,
    always: bool = False,
) -> Decision:
    """Choose the lines. ``ranked`` is best first; ``always`` ranks without abstaining."""
    if always:
        lead = _without_repeats(ranked, top)
        return Decision(Status.ANSWERED if lead else Status.NOTHING, lead)
    missing = _unanswerable(question, wanted)
    fitting = [] if missing else [found for found in ranked if holds(question, found, wanted)]
    if fitting:
        least = fitting[0].score * FOLLOW_SHARE
        lead = _without_repeats([found for found in fitting if found.score >= least], top)
        return Decision(Status.ANSWERED, lead)
    near = [found for found in ranked if found.coverage >= NEAR_COVERAGE or not wanted]
    nearest = _without_repeats(near, _NEAREST)
    status = Status.CLOSEST if nearest else Status.NOTHING
    return Decision(status, (), nearest, missing or _why_not(question, ranked, wanted))


def holds(question: Question, found: Evidence, wanted: Sequence[Concept]) -> bool:
    """Whether a fact answers the question (see the module's first lines)."""
    if found.days_off:
        return False
    if not wanted:
        return bool(question.when)
    absent = set(found.missing)
    if any(concept.is_name and concept.label in absent for concept in wanted):
        return False
    if Asked.HOW_MANY in question.asked and question.measure and found.figure is None:
        return False
    return found.coverage >= ANSWER_COVERAGE


def _unanswerable(question: Question, wanted: Sequence[Concept]) -> str:
    """Why no fact of this record can answer, or nothing when one might."""
    if question.unknown:
        words = " or ".join(f"“{word}”" for word in question.unknown[:3])
        return f"The record does not mention {words}."
    if wanted and not any(concept.known for concept in wanted):
        return "The record holds nothing on that."
    return ""


def _why_not(question: Question, ranked: Sequence[Evidence], wanted: Sequence[Concept]) -> str:
    if question.when and any(found.coverage >= ANSWER_COVERAGE for found in ranked):
        return f"The record does not say this for {_asked_days(question)}."
    if question.when and not wanted:
        return f"The record has nothing for {_asked_days(question)}."
    if Asked.HOW_MANY in question.asked and question.measure:
        return "The record gives no such number."
    return "The record does not say."


def _asked_days(question: Question) -> str:
    return " or ".join(show(span) for span in question.when)


def _without_repeats(ranked: Sequence[Evidence], top: int) -> tuple[Evidence, ...]:
    """The best ``top``; a fact that tells the same as a better one is cited with it instead."""
    chosen: list[Evidence] = []
    for found in ranked:
        same = next((at for at, other in enumerate(chosen) if _tells_same(other, found)), None)
        if same is not None:
            told = chosen[same]
            chosen[same] = replace(told, corroborated_by=(*told.corroborated_by, found.fact))
        elif len(chosen) < top:
            chosen.append(found)
    return tuple(chosen)


def _tells_same(one: Evidence, other: Evidence) -> bool:
    if one.fact.scope != other.fact.scope or one.fact.when != other.fact.when:
        return False
    if [f.best for f in one.fact.figures] != [f.best for f in other.fact.figures]:
        return False
    linked = any(
        link.kind is LinkKind.DUPLICATES and link.fact in (one.fact.id, other.fact.id)
        for link in (*one.fact.links, *other.fact.links)
    )
    if linked:
        return True
    left, right = one.fact.statement[:_STATEMENT_CAP], other.fact.statement[:_STATEMENT_CAP]
    return fuzz.token_sort_ratio(left, right) >= _SAME


def sought(question: Question) -> bool:
    """Whether anything in particular was asked, beyond "what happened"."""
    return bool(question.terms or question.names or question.when)


def orders_latest_first(question: Question) -> bool:
    """Whether of several counts the last one is meant: by default, and for "by" and "latest"."""
    if question.earliest or question.history:
        return False
    return question.latest or not question.when or question.date_use in (DateUse.BY, DateUse.BEFORE)
