"""Questions for "the figure" of which a conversation told: "what was the number on 8 January?", "who gave that figure?"."""

import re
from dataclasses import replace
from typing import Final

from knowledge.flow import Asked, Context, Question
from knowledge.lexicon.measures import measure_of
from knowledge.regex import regex

__all__ = ["as_counted", "asks_same_figure", "asks_whose_figure", "with_what_counted"]

_LEAD: Final = r"\A\W*(?:(?:and|so|but|ok|okay|then)\b[\s,]*)*"
_COUNT: Final = r"(?:figure|number|count|toll|tally|total|estimate)s?"
_FIGURE: Final = rf"(?:the|that|this|these|those) {_COUNT}"
_SAYS: Final = (
    r"(?:gave|gives|provided|published|released|issued|put out|came up with|mentioned|cited|said|says|told|reported|reports|claimed|"
    r"announced|confirmed|stated)"
)
_END: Final = r"(?: (?:exactly|then|though|actually|please|pls))*\W*\Z"
_AT: Final = r"(?:on|in|by|as of|at|until|till|up to|before|after|for)"
_THE_FIGURE: Final = regex(
    rf"{_LEAD}what(?:['’]?s| was| is| were| are)? (?:the|that|this|these|those) (?:figure|number|count|tally|total)s?"
    rf"(?: (?:then|given|reported|there))?(?=\W*\Z| {_AT}\b)",
    re.IGNORECASE,
)
_WHOSE: Final = regex(
    rf"{_LEAD}(?:who (?:has |have |first )?{_SAYS} {_FIGURE}|whose {_COUNT} (?:is|was|are|were) (?:it|this|that|these|those)|"
    rf"where (?:did|do|does) {_FIGURE} come from|where (?:is|are|was|were) {_FIGURE} from|"
    rf"who (?:is|was) the source (?:of|for) {_FIGURE}){_END}",
    re.IGNORECASE,
)


def with_what_counted(text: str, context: Context | None) -> str:
    """``text`` with "how many" for "the figure", where a number was asked before."""
    if context is None or Asked.HOW_MANY not in context.asked or not context.terms:
        return text
    return _THE_FIGURE.sub("and how many", text, count=1)


def asks_same_figure(question: Question) -> bool:
    """Whether it asks for "the figure" of which a conversation told, be it of another day."""
    return Asked.HOW_MANY in question.asked and bool(_THE_FIGURE.match(question.raw))


def as_counted(context: Context) -> Context:
    """What was asked before, of all who were counted so: behind "how many of those for serious crimes?" the figure of a
    day may be that of all detained."""
    measured = [term for term in context.terms if measure_of((term.token,)) == context.measure]
    return replace(context, terms=tuple(measured)) if context.measure and measured else context


def asks_whose_figure(text: str) -> bool:
    """Whether it asks who tells the figure that was told before, and nothing else."""
    return bool(_WHOSE.match(text))
