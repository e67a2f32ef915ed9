"""What a question says by itself, read from it once though it is held against many facts in a row."""

from collections.abc import Callable
from typing import TypeVar

from knowledge.flow import Question

__all__ = ["per_question"]

T = TypeVar("T")


def per_question(read: Callable[[Question], T]) -> Callable[[Question], T]:
    """The same as ``read``, which is not asked again of the question that it was asked of last."""
    # By identity, for to hash a question takes longer than to read most of it; as one pair, so that no thread sees half.
    last: tuple[Question, T] | None = None

    def known(question: Question) -> T:
        nonlocal last
        held = last
        if held is None or held[0] is not question:
            held = last = (question, read(question))
        return held[1]

    return known
