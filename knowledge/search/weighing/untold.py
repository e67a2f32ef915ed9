"""Whether a line that tells all about a thing leaves out the deed of which it is asked who did it: it tells of the mansion, and
not who inherited it."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from knowledge.flow import Asked, Question
from knowledge.search.reading.grammar import SAYING
from knowledge.search.weighing.concepts import Concept
from knowledge.search.weighing.wished import deed_asked
from knowledge.text import tokens

__all__ = ["Undone", "deed_to_tell", "leaves_undone"]

_MANY_WAYS: Final = SAYING | frozenset(
    word.stem
    for word in tokens(
        "hold pay stand find hit give take do have put keep let set call help lead run carry bring use want begin start end stop "
        "make play get go come stay leave turn see hear meet visit face join represent support back oppose report "
        "speak talk discuss confirm deny criticise criticize praise condemn grumble mock joke confess hint doubt expect ask appeal "
        "compare liken slam blast denounce express voice name rate estimate count deem consider"
    )
)
"""Deeds that are told in as many ways as there are things to do them to, and what is mere saying."""
_SAID: Final = 0.3
_PLAINLY: Final = 0.75
_AND_THING: Final = 2


class Undone(NamedTuple):
    """Labels of the deed and of what else is asked; none where the form of the question does not tell."""

    deed: str = ""
    rest: tuple[str, ...] = ()


def deed_to_tell(question: Question, wanted: Sequence[Concept]) -> Undone:
    """Of "who inherited the mansion" the inheriting; none where it may be told in many ways."""
    if question.asked != (Asked.WHO,) or question.definition or question.follow_up:
        return Undone()
    term = deed_asked(question)
    if term is None or any(word.stem in _MANY_WAYS for word in tokens(term.word)):
        return Undone()
    label = term.corrected or term.word
    own = [each.label for each in wanted if not (each.generic or each.inherited or each.is_name)]
    if label not in own or len(own) < _AND_THING:
        return Undone()
    return Undone(label, tuple(each for each in own if each != label))


def leaves_undone(asked: Undone, held: Mapping[str, float]) -> bool:
    """Whether a line does not tell the deed, and all the rest plainly or there is but one thing to tell."""
    if held.get(asked.deed, 1.0) >= _SAID:
        return False
    plain = all(held.get(each, 1.0) >= _PLAINLY for each in asked.rest)
    return plain or len(asked.rest) < _AND_THING
