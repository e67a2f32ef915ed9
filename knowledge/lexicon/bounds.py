"""Whether it is asked how, when or where the whole of it began or ended: "how did it start", "when this all kicked off"."""

import re
from typing import Final

from knowledge.regex import regex

__all__ = ["AFFAIRS", "asks_end", "asks_start"]

AFFAIRS: Final = frozenset(
    "thing affair story mess business crisis chaos madness trouble drama situation saga nightmare stuff shit".split()
)
"""What people call the whole of it."""
_AFFAIR: Final = "|".join(sorted(AFFAIRS))
_ALL: Final = (
    r"(?:(?:it|this|that|things|stuff|shit|everything|the events?)(?: (?:all|whole thing))?|all (?:of )?(?:it|this|that)"
    rf"|(?:all )?(?:the|this|that) (?:whole |entire |damn |bloody )?(?:{_AFFAIR}))"
)
_ADVERBS: Final = (
    r"(?: (?:all|first|actually|even|really|originally|initially|exactly|even first))*"
)
_START_NOW: Final = r"(?:start|begin|kick off|break out|go down|erupt|come about)"
_STARTED: Final = (
    r"(?:started|began|begun|kicked off|broke out|went down|erupted|came about)(?: off)?"
)
_TAIL: Final = r"(?: (?:off|from|in the first place|at all|originally|initially|exactly|first|then|anyway|again|though|please|pls))*\W*\Z"
_ASKED: Final = r"\b(?:how|when|where)(?: (?:exactly|the hell|on earth|did you say))?"
_ALONE: Final = r"(?:\A\W*|\b(?:so|and|but|ok|know|me|us|explain|remember|recall|happened|wonder|wondering|asking|idea|of) )"
"""Before what is asked itself: of "where was he when it all started" that is only the time."""
_DAY_OR_PLACE: Final = (
    r"\b(?:in |on |at )?(?:what|which) (?:day|date|time|month|year|city|town|place|region|country)"
)
_THING: Final = r"(?:thing|event|fact|entry|item|happening)s?"
_RECORDED: Final = r"(?: (?:(?:is |was )?(?:recorded|known|reported|noted)|(?:in|on|of) (?:the |your )?record|(?:that )?you (?:have|know|got|recorded)))*"
_NAMED: Final = r"(?:\bwhat['’]?s |\A\W*|\bwhat (?:is|was) )(?:the )?(?:very )?"
_NEWS: Final = r"(?:news|updates?|developments?|info|information)"
_NOW: Final = (
    r"(?: (?:now|right now|at the moment|currently|today|so far|there|over there|please|pls))*\W*\Z"
)
_START: Final = regex(
    r"\bwhat (?:happened|occurred|came) (?:first|at (?:first|the (?:very )?(?:start|beginning|outset))|in the beginning)\W*\Z|"
    r"\bwhat (?:was|is)? ?the (?:very )?first (?:thing|event)s?(?: (?:that|to) \w+)?\W*\Z|"
    rf"{_NAMED}(?:first|earliest|oldest) {_THING}{_RECORDED}\W*\Z|"
    r"\bwhat (?:set|kicked|touched|sparked) (?:it|this|that|everything|the whole thing) (?:all )?off\W*\Z|"
    r"\bwhat (?:started|began) (?:it|this|that) all\W*\Z|"
    rf"(?:{_ASKED}|{_DAY_OR_PLACE})(?: did|['’]?d){_ADVERBS} {_ALL}{_ADVERBS} {_START_NOW}{_TAIL}|"
    rf"{_ALONE}{_ASKED} {_ALL}{_ADVERBS} (?:{_STARTED}|{_START_NOW}){_TAIL}|"
    rf"\b(?:when|where|what) (?:was|is) the (?:very )?(?:beginning|start|outset)(?: of {_ALL})?{_TAIL}",
    re.IGNORECASE,
)
_END: Final = regex(
    r"\bwhat (?:happened|occurred|came) (?:last|at the (?:very )?end|in the end|most recently)\W*\Z|"
    r"\bwhat (?:was|is)? ?the (?:very )?(?:last|latest|most recent) (?:thing|event)s?(?: (?:that|to) \w+)?\W*\Z|"
    rf"{_NAMED}(?:last|latest|most recent|newest) {_THING}{_RECORDED}\W*\Z|"
    rf"\bwhat(?:['’]?s| is| are) (?:the )?(?:latest|newest)(?: {_NEWS})?\W*\Z|"
    rf"\A\W*(?:(?:is|are) there |got )?(?:any |the )?(?:new |latest |more |recent )?{_NEWS}(?: (?:yet|today|now|lately))?\?+\W*\Z|"
    rf"\A\W*(?:the )?latest(?: {_NEWS}\W*|\W*\?\W*)\Z|"
    rf"\A\W*(?:so|and|ok|hey|hi)?\W*(?:what(?:['’]?s| is)|anything) new{_NOW}|"
    rf"\A\W*(?:the )?(?:latest|newest|most recent|current) {_NEWS}{_NOW}|"
    rf"\bwhat(?:['’]?s| is) the (?:current|present|latest) (?:situation|status|state)(?: of (?:things|affairs|play|it|this))?{_NOW}|"
    rf"\bwhat(?:['’]?s| is) the (?:situation|status|state of (?:things|affairs|play))(?: like)? (?:now|right now|at the moment|currently|today){_NOW}|"
    rf"\bwhat(?:['’]?s| is) (?:going on|happening) (?:now|right now|at the moment|currently){_NOW}|"
    rf"\b(?:where|how) do (?:things|matters) stand{_NOW}|"
    rf"\bhow did {_ALL}{_ADVERBS} (?:end|end up|finish|turn out|play out|wind up){_TAIL}|"
    rf"{_ALONE}how {_ALL}{_ADVERBS} (?:ended|ended up|finished|turned out|played out|wound up){_TAIL}",
    re.IGNORECASE,
)


def asks_start(text: str) -> bool:
    """Whether it is asked what came first of all: "what happened first", "how did it begin"."""
    return bool(_START.search(text))


def asks_end(text: str) -> bool:
    """Whether it is asked what came last of all."""
    return bool(_END.search(text))
