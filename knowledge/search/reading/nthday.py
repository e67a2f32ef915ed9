"""Days that are counted from the first one of an event: "what happened on the second day", "on day three"."""

import re
from dataclasses import replace
from typing import Final

from knowledge.dates.show import show
from knowledge.dates.span import DateSpan
from knowledge.errors import Remark
from knowledge.flow import Asked, DateUse, Question
from knowledge.lexicon.numbers import ORDINALS
from knowledge.regex import regex
from knowledge.search.reading.ends import LAST_DAY, end_as
from knowledge.search.reading.glossary import Glossary

__all__ = ["on_nth_day"]

_NUMBERS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ASKED: Final = regex(
    r"\A\W*(?:(?:so|and|but|ok|then)\W+)*(?:wh?at(?:['’]?s)?(?: all| else)? (?:happened|went on|took place|occurred|was going on|came to pass|about)(?: there)? |how about )?"
    rf"(?:(?:on |during |in )?(?:the )?(?:very )?(?P<nth>{'|'.join(ORDINALS)}|last|final|[0-9](?:st|nd|rd|th)) day"
    rf"|(?:on )?day (?P<number>{'|'.join(_NUMBERS)}|[0-9]{{1,2}}))"
    r"(?: of (?:it|this|it all|all this|all that))?\W*\Z",
    re.IGNORECASE,
)


def on_nth_day(question: Question, text: str, glossary: Glossary) -> Question:
    """The question with the day that is meant, where nothing is asked but what came on it, and the event lasted so long."""
    found = _ASKED.match(text)
    if found is None or glossary.timeline is None:
        return question
    first, last = glossary.timeline
    nth = _counted((found["nth"] or found["number"]).lower())
    day = last if nth == 0 else first + nth - 1
    if not first <= day <= last:
        return question
    span = DateSpan(day, day)
    code = LAST_DAY if nth == 0 else "first-day"
    told = (
        end_as(span, code)
        if nth < 2
        else Remark(f"day {nth} as {show(span)}", "nth-day", number=nth, day=span)
    )
    return replace(
        question,
        terms=(),
        when=(span,),
        date_use=DateUse.ON,
        assumed=(told,),
        asked=(Asked.WHAT,),
        unknown=(),
    )


def _counted(written: str) -> int:
    """1 for the first; 0 for the last."""
    if written in ("last", "final"):
        return 0
    for words in (ORDINALS, _NUMBERS):
        if written in words:
            return words.index(written) + 1
    return int(written.rstrip("stndrh"))
