"""What a line lacks that is to tell what somebody does for a living, or how they reacted."""

from collections.abc import Callable

from knowledge.flow import Question
from knowledge.models import Fact
from knowledge.search.reading.jobs import asks_job, tells_of_then
from knowledge.search.weighing.kindfit import defines
from knowledge.search.weighing.reacting import lacks_reaction, reactors_asked

__all__ = ["lacks_of_people"]

_SAYS_WHO = 0.9
"""From which on a line says what somebody is, and so may tell what their work is."""


def lacks_of_people(question: Question) -> tuple[Callable[[Fact], bool], ...]:
    """For what is asked of these, whether a fact lacks it; a curated fact is marked with who does and says what."""
    reactors = reactors_asked(question)
    tests: tuple[tuple[object, Callable[[Fact], bool]], ...] = (
        (
            question.definition and asks_job(question.text),
            lambda fact: (
                defines(question, fact) < _SAYS_WHO
                or not tells_of_then(question.text, fact.statement)
            ),
        ),
        (reactors.stems or reactors.marks, lambda fact: lacks_reaction(reactors, fact)),
    )
    return tuple(test for asked, test in tests if asked)
