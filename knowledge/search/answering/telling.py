"""What of an attempt is shown, and what it leaves to the next question."""

from collections.abc import Sequence
from dataclasses import replace

from knowledge.flow import Context, Evidence
from knowledge.search.answering.attempts import Attempt
from knowledge.search.answering.bold import asked_stems, decisive
from knowledge.search.following.carrying import left_behind, with_nearest
from knowledge.search.following.sexes import with_sexes

__all__ = ["left_to_next", "stressed"]


def left_to_next(attempt: Attempt) -> Context:
    """What it leaves to the next question."""
    question, decision, glossary = attempt.question, attempt.decision, attempt.glossary
    left = left_behind(
        question,
        decision.lead,
        attempt.before,
        glossary.people,
        glossary.default_names,
        glossary.title,
    )
    left = with_nearest(left, question, decision.nearest, glossary.people)
    lines = [found.fact for found in (*decision.lead, *decision.nearest)]
    return with_sexes(left, attempt.before, lines, glossary.people, glossary.names)


def stressed(attempt: Attempt, lines: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The lines with their decisive words marked."""
    question, book = attempt.question, attempt.glossary.book
    weights = asked_stems(attempt.wanted) if lines else {}
    return tuple(
        replace(line, bold=decisive(question, line.fact, line.figure, weights, book))
        for line in lines
    )
