"""Questions that have no matter of their own: they only point at the line told before, or at what came after it.

"When was that?", "who said so?" and "is it confirmed?" are of that line, whatever words found it; "and then?" asks for the
days behind it. All is told by the form alone.
"""

import re
from collections.abc import Container
from typing import Final

from knowledge.flow import Asked, Context
from knowledge.models import Fact
from knowledge.regex import regex
from knowledge.search.following.baredays import with_days_named
from knowledge.search.following.doubting import doubts_it
from knowledge.search.following.samefigure import asks_whose_figure, with_what_counted
from knowledge.search.following.shortly import asks_of_whole, spelled_out, tells_whole
from knowledge.search.weighing.parts import is_one_sentence

__all__ = [
    "answers_back",
    "asked_of_line",
    "asks_again",
    "asks_next",
    "asks_of_told",
    "completed",
    "goes_on",
    "in_full",
    "of_line",
    "tells_of_itself",
]

_LEAD: Final = r"\A\W*(?:(?:and|so|but|ok|okay|then|also|oh|hm+|wait|well|btw)\b[\s,.]*)*"
_IT: Final = r"(?:it|that|this|so|all (?:this|that)|these|those|them|the (?:claim|report|number|figure|count|statement)s?)"
_END: Final = (
    r"(?:\s+(?:exactly|precisely|then|again|though|actually|for sure|really|please|pls))*\W*\Z"
)
_BE: Final = r"(?:is|was|are|were|['’]?s)"
_OCCUR: Final = r"(?:happen(?:ed|ing)?|occur(?:red)?|take place|took place|taking place|go on|going on|be|been|apply|count)"
_SAYING: Final = (
    r"(?:said|says?|told|reported|reports?|claimed|claims?|announced|wrote|stated|confirmed|confirms?|published|"
    r"verified)"
)
_OF_WHEN: Final = regex(
    rf"{_LEAD}(?:(?:on|at|in|as of|since|from)\s+)?(?:when|(?:what|which) (?:day|date))(?:\s+exactly)?(?:"
    rf"\s*{_BE}\s+{_IT}(?:\s+(?:happening|said|reported))?|\s+(?:did|does|do|has|have|had)\s+{_IT}\s+{_OCCUR}|\s+{_IT}\s+{_BE})?{_END}",
    re.IGNORECASE,
)
_OF_WHERE: Final = regex(
    rf"{_LEAD}(?:where|(?:in|at) (?:what|which) (?:place|city|town|region))(?:\s+exactly)?(?:"
    rf"\s*{_BE}\s+{_IT}(?:\s+(?:happening|valid|in force))?|\s+(?:did|does|do|has|have|had)\s+{_IT}\s+{_OCCUR}|\s+{_IT}\s+{_BE})?{_END}",
    re.IGNORECASE,
)
_OF_ITS_TELLER: Final = regex(
    rf"{_LEAD}(?:who\s+(?:counted|counts|estimated|tallied|measured|calculated)\s+{_IT}|who\s+(?:actually\s+|even\s+|has\s+|have\s+)?{_SAYING}(?:\s+{_IT})?|says\s+who|who\s*{_BE}\s+saying\s+{_IT}|according\s+to\s+(?:who|whom|what)|"
    rf"(?:who|what)(?:\s*{_BE})?\s+(?:(?:the|your|its|their)\s+)?(?:source|sources|evidence|proof)(?:\s+(?:for|of|on)\s+{_IT})?|"
    rf"(?:any\s+|(?:is|are)\s+there\s+(?:any\s+|a\s+)?|got\s+(?:any\s+|a\s+)?)?(?:source|sources|evidence|proof|citations?)"
    rf"(?:\s+(?:for|of|on)\s+{_IT})?|"
    rf"(?:how|where)\s+(?:do|did|would|can)\s+(?:we|you|they|u|i|one)\s+(?:know|find out|learn|get)(?:\s+{_IT}|\s+from)*|"
    rf"where\s+(?:did|do|does)\s+(?:you|u|it|that|they)\s+(?:get|come|have)(?:\s+{_IT})?\s+from|where\s*{_BE}\s+{_IT}\s+from|"
    rf"(?:is|was|are|were|has|have)\s+{_IT}\s+(?:been\s+|really\s+|actually\s+|officially\s+)?(?:confirmed|true|certain|official|verified|sure|"
    rf"reliable|real|legit|fact|a fact|proven|correct|trustworthy|credible)|"
    rf"can\s+(?:we|i|you|one|anyone)\s+(?:trust|verify|confirm|believe)\s+{_IT}|can\s+{_IT}\s+be\s+(?:trusted|verified|confirmed|believed)|"
    rf"(?:are|r)\s+(?:you|u)\s+(?:sure|certain)(?:\s+(?:about|of)\s+{_IT})?|how\s+(?:sure|certain|reliable)\s+{_BE}\s+{_IT}){_END}",
    re.IGNORECASE,
)
_WHO_IS: Final = regex(
    rf"{_LEAD}who(?:\s*{_BE})\s+(?:s?he|that|this|they|it)(?:\s+(?:again|then|anyway))?\W*\Z",
    re.IGNORECASE,
)
_NEXT: Final = regex(
    r"\A\W*(?:(?:and|so|but|ok|okay)\b[\s,]*)*(?:then(?: what(?: happened)?)?|(?:later(?: on)?|after(?:wards?| that)|next),? (?:what|wat)(?: (?:happened|came|did they do))?|(?:what|wat)(?: (?:happened|happens|came|comes|was|is|did they do))?"
    r"(?: right| soon| shortly| immediately)? (?:then|(?:the )?next(?: one)?|after(?:wards?| that| this)?|later(?: on)?)|(?:the )?next(?: one)?|after(?:wards?| that| this)?|later(?: on)?)\W*\Z",
    re.IGNORECASE,
)
_BEFORE: Final = regex(
    r"\A\W*(?:(?:and|so|but|ok|okay)\b[\s,]*)*(?:(?:what|wat)(?: (?:happened|happens|came|was))?(?: right| just| shortly)? "
    r"(?:before(?:hand| that| this)?|earlier|previously)|before(?:hand| that| this)?|earlier)\W*\Z",
    re.IGNORECASE,
)
_ANSWERED: Final = regex(
    r"\b(?:repl(?:y|ied)|respond(?:ed)?|answer(?:ed)?|react(?:ed)?|retort(?:ed)?)(?: (?:to (?:it|this|that)|then|at first))?\W*\Z",
    re.IGNORECASE,
)
_SAY_BACK: Final = regex(r"\b(?:say|said|answer|write) back\b", re.IGNORECASE)
_THEN: Final = regex(
    r"(?P<asked>\A\W*(?:(?:and|so|but|ok)\W+)*(?:who|whom|whose|what|which|where|why|how|did|does|was|were|had)\b[^?!.]*?\w) "
    r"(?:then|at that time|at the time|back then)(?=\W*\Z)",
    re.IGNORECASE,
)
_NEXT_THING: Final = regex(
    r"\b(?:do|did (?:s?he|they|it|we)|happen|happens|happened|come|came|go|went|next|was|is)\Z",
    re.IGNORECASE,
)
"""What is asked with "then" of what came next: "what did they do then"."""
_LATER: Final = regex(
    r"\A\W*(?:(?:and|so|but|ok|okay)\b[\s,]*)*(?:later(?: on)?|afterwards?|earlier|beforehand|before(?:hand| that| this)?|after (?:that|this))\W*\Z",
    re.IGNORECASE,
)
_OF_THAT_DAY: Final = 3
"""Days of a line told at most that "then" is one of."""
_AFTER_THAT: Final = "what happened after that?"
_BEFORE_THAT: Final = "what happened before that?"


def asks_of_told(text: str) -> Asked | None:
    """What is asked of the line told before, where nothing but that is asked: its day, its place, who tells it or of how many
    it counts a part."""
    if _OF_ITS_TELLER.match(text) or asks_whose_figure(text) or doubts_it(text):
        return Asked.WHO_SAID
    if asks_of_whole(text):
        return Asked.HOW_MANY
    if _OF_WHEN.match(text):
        return Asked.WHEN
    return Asked.WHERE if _OF_WHERE.match(text) else None


def _asks_who_that_is(text: str) -> bool:
    """Whether it asks who "he" is, and nothing else."""
    return _WHO_IS.match(text) is not None


def of_line(text: str, context: Context) -> bool:
    """Whether a line was told last of which it may ask; where nothing answered, of what came closest its day or place."""
    if context.near and not context.facts:
        return asks_of_told(text) in (Asked.WHEN, Asked.WHERE) or _asks_who_that_is(text)
    return bool(context.facts) and not context.astray


def asked_of_line(text: str, context: Context | None) -> Asked | None:
    """What is asked of the line told last, or that came closest; nothing where none is or it asks for else."""
    if context is None or not of_line(text, context):
        return None
    nearest = context.near and not context.facts
    return Asked.WHO if nearest and _asks_who_that_is(text) else asks_of_told(text)


def tells_of_itself(asked: Asked, fact: Fact, default_names: Container[str]) -> bool:
    """Whether the fact tells its own day or place, or else who tells it, which is cited in any case.

    Of a passage of several sentences the part that was told is not known here: it is found again by its words.
    """
    if fact.passage and not is_one_sentence(fact.statement):
        return False
    if asked is Asked.WHEN:
        return fact.when is not None
    if asked is Asked.WHO:
        return any(part.name not in fact.places for part in fact.names)
    if asked is Asked.HOW_MANY:
        return tells_whole(fact.statement)
    return asked is Asked.WHO_SAID or any(place not in default_names for place in fact.places)


def answers_back(text: str) -> bool:
    """Whether it asks how somebody replied, and not to whom or what: to whoever was told of before."""
    return bool(_ANSWERED.search(text))


def in_full(text: str) -> str:
    """What is meant by "and then?" and "what came before?", with the day that it is counted from; else ``text``."""
    if _NEXT.match(text):
        return _AFTER_THAT
    return _BEFORE_THAT if _BEFORE.match(text) else text


def completed(text: str, context: Context | None) -> str:
    """``text`` with what its form leaves out: the day that it is counted from, and that "5th" is a day."""
    told = context is not None and context.told is not None
    asked = context is not None and bool(context.when)
    if told or asked:
        text = in_full(text)
    if context is not None and context.told is not None and context.told.days <= _OF_THAT_DAY:
        text = _then_of_day(text)
    text = _SAY_BACK.sub("reply", with_what_counted(spelled_out(text, context), context))
    return with_days_named(text, after_days=asked, after_told=told)


def _then_of_day(text: str) -> str:
    """With "that day" for the "then" of a question that says all else itself."""
    then = _THEN.match(text)
    if then is None or _NEXT_THING.search(then["asked"]):
        return text
    return f"{then['asked']} that day{text[then.end() :]}"


def asks_again(text: str) -> bool:
    """Whether only another time is asked for, so that what was asked before may be asked of that: "and later?"."""
    return _LATER.match(text) is not None


def asks_next(text: str) -> bool:
    """Whether it asks for what came next, and nothing else, where no day was told from which that is counted."""
    return _NEXT.match(text) is not None


def goes_on(text: str) -> bool:
    """Whether it asks, in full, for what came after or before what was told, and for nothing else."""
    return text in (_AFTER_THAT, _BEFORE_THAT)
