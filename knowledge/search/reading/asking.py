"""The part of a message that asks: people greet, tell how they come to ask, and then ask."""

import re
from functools import lru_cache
from typing import Final

from knowledge.lexicon.cues import looks_like_question
from knowledge.regex import regex
from knowledge.search.reading.contacts import unlinked
from knowledge.search.reading.courtesy import bare_question
from knowledge.search.reading.judging import judged
from knowledge.text import STOP, clean_question, tokens

__all__ = ["asides", "asking_part", "notables"]

_BREAK: Final = regex(r"(?<=[.!?])\s+(?=[^\W\d_])")
_GOES_ON: Final = regex(r"\W*(?:and|or) (?:who|when|where|why|how|what|which)\b", re.IGNORECASE)
"""A second question, whatever sign it ends with."""
_POINTING: Final = frozenset(
    "it he she they them him her his their its that this there those these then so".split()
)
_LEAST: Final = 2
_LONGEST: Final = 1_000
"""Characters of a part worth looking for courtesies in: of a longer one the end is not read anyway."""
_GREETING: Final = regex(
    r"^\W*(?:(?:yo+|hey+|hi+|hello+|howdy|greetings|sup|morning|evening|good (?:morning|evening|afternoon|day)|"
    r"dear \w+|(?:quick|one|small|dumb|stupid|random|silly) (?:one|question|q)|folks|guys|all|everyone|team|please|"
    r"pls|ok(?:ay)?|so|well|um+|hm+|and|btw|lol)\b[\s,.!:;-]*)+",
    re.IGNORECASE,
)
_WANTING: Final = regex(
    r"\A\W*(?:i|i'm|im|i'll|we|we're|my|our|for)\b[^?!]{8,}?\b(?:need|want|wanted|would like|'d like|have|trying|looking|wondering|"
    r"must|has) (?:to (?:know|find out|find|learn|list|write down|say|tell|explain)\b|(?:for )?(?:the |a |some )?"
    r"(?:full |short |complete )?(?:list|names?|dates?|number|figures?|details?) (?:of|for|on)\b)",
    re.IGNORECASE,
)
"""What people say of what they do on the way to what they want: "I'm writing a paper and need the list of …"."""
_OWN: Final = regex(
    r"\b(?:my|our) \w+(?: \w+)?(?: (?:says?|said|told me|thinks?|claims?|claimed|insists?|heard|read|lives?|"
    r"works?|was|is|asked|asks)\b)|"
    r"\b(?:i|we) (?:just |also |have |'ve |once )*(?:heard|read|saw|thought|think|remember|believe|know|"
    r"noticed|wonder(?:ed)?|am|was|were|forgot)\b|\b(?:i'm|i've|im|ive)\b(?: \w+)?|"
    r"\bfrom what (?:i|we) \w+\b|\b(?:someone|somebody|people|everybody|they) (?:told me|keep saying|keeps saying)\b",
    re.IGNORECASE,
)
"""What people say of themselves on the way to a question: "my brother says", "from what I heard"."""

_NOTABLE: Final = regex(
    r"\b(?:most )?(?:important|significant|notable|noteworthy|key|major|biggest|greatest|top|crucial|memorable|remarkable|interesting)"
    r"(?= (?:events?|things?|developments?|moments?|news|incidents?|happenings?|stories|facts?|points?|happened|headlines?)\b)|"
    r"\b(?:highlights?|headlines?)\b(?= (?:of|on|from|for)\b|\W*\Z)",
    re.IGNORECASE,
)
_NEWS: Final = regex(
    r"(?<!\w)what (?:else |new |more |all )?(?P<told>(?:was |were |got |has been |had been |have been )?(?:newly |first |then |publicly |officially )?"
    r"(?:c[ao]me out|c[ao]me to light|bec[ao]me (?:known|public)|emerged?|surfaced?|made (?:known|public)|announced|reported|revealed|disclosed|"
    r"published|learned|learnt|found out|told|heard|known|decided))(?= (?:on|in|at|by|between|from|during|that|before|after|over|around|about|to the public|of)\b|\W*\Z)",
    re.IGNORECASE,
)
"""What only asks for the news of the days that are named: "what came out on"."""


def notables(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open ranges that ask for what matters most or is new, whatever it is: "the most important" of "events"."""
    found = [match.span() for match in _NOTABLE.finditer(text)]
    return (*found, *(match.span("told") for match in _NEWS.finditer(text)))


_BUT: Final = regex(r"\A\W*but\b[\s,]*", re.IGNORECASE)


@lru_cache(maxsize=4)  # Each event is asked the same question in turn.
def asking_part(text: str) -> str:
    """The last sentences of ``text`` that ask, when they stand alone; else all of it. Links, mentions and
    courtesies are no part of a question.

    A sentence that points back ("was it calm there?") needs what was told before it.
    """
    part = _asking_sentences(judged(unlinked(text)))
    bare = bare_question(part) if len(part) <= _LONGEST else part
    # Behind what is left out "but" goes on from that, not from a question before.
    return _BUT.sub("", bare) if bare != part else bare


def _asking_sentences(text: str) -> str:
    cleaned = clean_question(text)
    sentences = _BREAK.split(cleaned)
    if len(sentences) < 2:
        return text
    asking = [each for each in sentences if each.endswith("?") or _GOES_ON.match(each)]
    asking = asking or sentences[-1:]
    if len(asking) == len(sentences) or not asking[0].endswith("?"):
        return text
    words = [token for each in asking for token in tokens(each)]
    content = [word for word in words if word.folded not in STOP]
    points = any(word.folded in _POINTING for word in words)
    whole = " ".join(asking)
    if points or len(content) < _LEAST or not looks_like_question(whole, tokens(whole)):
        return text
    return whole


def asides(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open ranges of ``text`` that greet or tell of the asker: their words are not what is asked."""
    found = [match.span() for match in _OWN.finditer(text)]
    wanting = _WANTING.match(text)
    if wanting and wanting.end() < len(text):
        found.append(wanting.span())
    greeting = _GREETING.match(text)
    if greeting and greeting.end() < len(text):
        found.append(greeting.span())
    return tuple(sorted(found))
