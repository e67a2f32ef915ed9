"""Follow-ups of a word or two that only a question before makes questions: "and in the end", "out of how many", "and Norland".

By themselves they are said among people. Behind a number "in the end" asks what it came to, which a line that tells what it was
at first does not answer, and "out of how many" asks of the line told how many there were of whom it counts a part.
"""

import re
from typing import Final

from knowledge.flow import Asked, Context, Question
from knowledge.lexicon.cues import is_chatter
from knowledge.lexicon.thesaurus import kinds
from knowledge.models import Fact
from knowledge.regex import regex
from knowledge.text import STOP, Token, tokens

__all__ = ["asks_of_whole", "spelled_out", "tells_at_last", "tells_whole"]

_LEAD: Final = r"\A\W*(?:(?:and|so|but|ok|okay|then|what about|how about)\b[\s,]*)*"
_AT_LAST: Final = regex(
    rf"{_LEAD}(?:in the end|at the end|by the end|at last|finally|eventually|ultimately|in total|in all|altogether|"
    r"all told|all in all|overall)\W*\Z",
    re.IGNORECASE,
)
_IN_THE_END: Final = "and how many in the end?"
_WHOLE: Final = regex(
    rf"{_LEAD}(?:(?:that(?:['’]?s| is| was) )?(?:out )?of how (?:many|much)|how (?:many|much) (?:was|were|is|are) (?:it|that|this|they|those) out of)"
    r"(?: (?:people|men|in total|in all|altogether|all together|exactly))?\W*\Z",
    re.IGNORECASE,
)
_OUT_OF: Final = "how many was that out of?"
_NUMBER: Final = (
    r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ]\w+)?|hundreds?|thousands?)\b"
)
_ALL_OF: Final = r"(?:(?:the|its|his|her|their|our|all|some|about|around|nearly|almost|those|these|a total of|more than|over)\s+){0,2}"
_UNITS: Final = (
    r"(?!\s*(?:%|per ?cent|percent|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|"
    r"(?:a|p)\.?m\b|years?\b|(?:kilo|centi)?met(?:re|er)s?\b|miles?\b|feet\b|hours?\b|minutes?\b|days?\b|degrees?\b))"
)
_LONG: Final = 1_000
"""Characters of a statement in which a whole of a count is looked for; only long lists of numbers have more."""
_OF_THEM: Final = regex(
    rf"\b(?:{_NUMBER}|one|none|all|half|most|some|only)\s+(?:[\w-]+\s+){{0,3}}?(?:(?:out )?of|in)\s+{_ALL_OF}{_NUMBER}{_UNITS}|"
    rf"(?:\A|[;,:]\s|\band\s)(?:out )?of\s+{_ALL_OF}{_NUMBER}{_UNITS}",
    re.IGNORECASE,
)
_ONLY_THEN: Final = regex(
    r"\b(?:at first|initially|so far|by then|until then|that (?:day|morning|evening|night)|(?:at|by) (?:noon|midnight|\d))\b",
    re.IGNORECASE,
)
_FINAL: Final = regex(
    r"\b(?:in the end|at last|finally|eventually|ultimately|in total|in all|altogether|all told|overall|last|final)\b",
    re.IGNORECASE,
)
_AND_WHAT: Final = regex(
    r"\A\W*(?:ok(?:ay)?\W+|so\W+)?(?:and|what about|how about|what of|same for)\s+(?!(?:in|at|on|by|from|for|to|with|of|as)\b)(?P<what>[^?!.,;:]+)\Z",
    re.IGNORECASE,
)
_MOST: Final = 3
"""Words of a name or a thing of which it is asked as of others before it."""
_OFTEN: Final = 0.5
_SAID_SO: Final = frozenset(
    "stuff thing things etc counting done more less all nothing everything something anything day so on no yes yet".split()
)
"""What ends a remark: "and stuff", "and so on", "and no more"."""


def spelled_out(text: str, context: Context | None) -> str:
    """``text`` as the question that it is behind another; as it is where it is none."""
    if context is None or not (context.facts or context.terms or context.names):
        return text
    if _AT_LAST.match(text):
        return _IN_THE_END if Asked.HOW_MANY in context.asked and context.terms else text
    if _WHOLE.match(text) and context.facts:
        return _OUT_OF
    return f"{text.rstrip()}?" if _asks_of_another(text) else text


def asks_of_whole(text: str) -> bool:
    """Whether it asks how many there were of whom a number that was told is a part."""
    return text == _OUT_OF


def tells_whole(statement: str) -> bool:
    """Whether it counts some of a number: "62 of the 201 households"."""
    return _OF_THEM.search(statement[:_LONG]) is not None


def tells_at_last(question: Question, fact: Fact) -> bool:
    """Whether the fact may tell what it came to in the end, where that is asked: none that was told before as what it was at
    first."""
    if question.text != _IN_THE_END or fact.id not in question.told[:1]:
        return True
    return _FINAL.search(fact.statement) is not None or not _ONLY_THEN.search(fact.statement)


def _asks_of_another(text: str) -> bool:
    """Whether it is no more than somebody or something, of whom the same is asked as before: "and Norland"."""
    found = _AND_WHAT.match(text)
    if found is None or is_chatter(text):
        return False
    words = tokens(found["what"])
    told = [word for word in words if word.folded not in STOP]
    if not told or len(words) > _MOST or words[-1] is not told[-1]:
        return False
    return words[-1].folded not in _SAID_SO and _may_be_thing(words[-1])


def _may_be_thing(word: Token) -> bool:
    """Whether it is mostly a noun, or a word that no list has, such as a name."""
    found = dict(kinds(word.stem))
    return not found or found.get("noun", 0.0) >= _OFTEN
