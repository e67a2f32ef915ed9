"""What is told though it holds too few of the asked words, since it so likely says them in others.

The rules refuse a line for its words or for what it tells: of another day, of somebody else, not the number that is asked for.
Only those that are refused for words alone are looked at here, and one is told where its signals make it likelier right than
not, by what was learned from questions that no rule had seen (``confidence``).
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from knowledge.flow import Asked, Evidence, Judged, Question
from knowledge.regex import regex
from knowledge.search.answering.confidence import judge, suffices
from knowledge.search.answering.doers import is_left_open
from knowledge.search.answering.reasons import gives_none
from knowledge.search.answering.refusal import says_what
from knowledge.search.following.leaning import says_its_own
from knowledge.search.weighing.concepts import Concept

__all__ = ["in_other_words"]

_BY_ITS_WORDS: Final = frozenset(
    {Asked.WHEN, Asked.WHETHER, Asked.WHERE, Asked.WHY, Asked.WHO_SAID}
)
"""When, whether, where and why something was done is told by that very deed alone, and what somebody said on a matter by that."""
_OF_WORDS: Final = regex(
    r"\b(?:say|said|says|report|reported|claim|claimed|announced?|tell|told|write|wrote|stated?|comment|comments) (?:about|on|of|to)\b",
    re.IGNORECASE,
)
_WHICH: Final = regex(r"\bwh?ich (?P<kind>[\w’'-]+)", re.IGNORECASE)
_OTHERS: Final = 10
"""Lines beside the best one that it has to be ahead of: among few, any stands out."""
_FOLLOWS: Final = 0.8
"""Least score of a further line, as a share of the first one's."""


def in_other_words(
    question: Question,
    ranked: Sequence[Evidence],
    wanted: Sequence[Concept],
    of_asked_kind: Callable[[Evidence], bool],
) -> tuple[tuple[Evidence, ...], Judged] | None:
    """The lines that probably answer, best first, and how sure the first one is; ``None`` where none does.

    ``ranked`` is best first; ``of_asked_kind`` tells whether a line is of the kind of thing that is asked for.
    """

    def may_say_it(found: Evidence) -> bool:
        """Whether it lacks nothing but words."""
        if found.days_off or found.barred or not of_asked_kind(found):
            return False
        return says_its_own(question, found.missing) and not _lacks_name(question, found, wanted)

    asked = len(ranked) > _OTHERS and any(says_what(concept) for concept in wanted)
    if not asked or question.tongue or _OF_WORDS.search(question.text):
        return None
    if not _BY_ITS_WORDS.isdisjoint(question.asked):
        return None
    best = ranked[0]
    if not may_say_it(best) or is_left_open(question, best, ranked):
        return None
    judged = judge(question, best, ranked, wanted, holds=False, unheld=True)
    if not suffices(judged, unheld=True) or gives_none(question, (best,), wanted):
        return None
    least = _FOLLOWS * best.score
    return tuple(each for each in ranked if each.score >= least and may_say_it(each)), judged


def _lacks_name(question: Question, found: Evidence, wanted: Sequence[Concept]) -> bool:
    """Whether a name is asked for that it does not tell, be it one of the record's or a word typed with a capital, or "which"
    of a kind that it has none of: no other word says that."""
    if any(concept.is_name and concept.label in found.missing for concept in wanted):
        return True
    which = _WHICH.search(question.text)
    kind = which["kind"].casefold() if which else ""
    missing = frozenset(found.missing)
    return any(
        (_is_proper(term.word, question.text) or term.word.casefold() == kind)
        and (term.corrected or term.word) in missing
        for term in question.terms
    )


def _is_proper(word: str, text: str) -> bool:
    """Whether a word has a capital that is not the first letter of the text, or more than one."""
    inside = not text.lstrip().startswith(word)
    return word[:1].isupper() and (inside or word[1:].isupper())
