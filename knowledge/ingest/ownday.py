"""Days that a sentence names beside its own: an end to come, a side remark, what somebody said of another day."""

import re
from typing import Final

from knowledge.dates.mention import Mention, Relation
from knowledge.dates.tense import is_past
from knowledge.regex import regex
from knowledge.text import tokens

__all__ = ["is_beside", "is_close", "is_planned", "is_quoted", "is_remark", "is_told_apart"]

_ASIDE: Final = (Relation.BEFORE, Relation.AFTER, Relation.SINCE)
_BACK: Final = 160
"""Characters before a day among which the words stand that say what part it has."""
_UNTIL: Final = regex(
    r"\b(?:until|till|til|up to|through|(?:run|runs|last|lasts|stretch|stretches|go on|continue|extend|extended|valid|open|closed) (?:in)?to)"
    r"(?: at least| about| around| as late as| the(?: very)?| early| late)*\s+\Z",
    re.IGNORECASE,
)
_NOT_UNTIL: Final = regex(
    r"(?:\b(?:not|never|only)\b|n['’]t\b)(?! to\b)[^,;]*\b(?:until|till)(?: the)?\s+\Z",
    re.IGNORECASE,
)
"""What came on the day after all: "it did not open until 6 May"."""
_TO_COME: Final = regex(
    r"\b(?:will|would|shall|should|must|may|might|could|can|is to|are to|was to|were to|has to|have to|had to|to be|due|expect\w*|plan(?:s|ned|ning)?|"
    r"hop(?:e|es|ed|ing)|want(?:s|ed)?|promis\w+|pledg\w+|vow\w*|aim\w*|intend\w*|schedul\w+|deadline|demand\w*|order\w*|told|ask\w*|urg\w+|wait\w*) "
    r"(?:(?:[\w’'-]|[.,](?=[0-9]))+ ){0,8}(?:by|before|no later than|not later than)(?: the(?: very)?| early| late)*\s+\Z",
    re.IGNORECASE,
)
_REMARK: Final = regex(
    r",\s+(?:(?:(?:all|most|some|many|both|none|one|two|three|four|five|six|several|half|[0-9]+) )?of |(?:to|from|in|into|on|at|by|with|for|under|after|during|through|against) )?"
    r"(?:who|whom|whose|which|where)\b(?P<rest>[^,;:.()–—]*)\Z"
)
_MEETING: Final = regex(
    r"\b(?:meeting|session|sitting|hearing|minutes|agreement|treaty|resolution|attacks?|crash|accident|disaster|flood|fire|earthquake|quake|storm) of (?:the )?\Z"
)
"""What a day tells apart from others of its kind."""
_PLANNED: Final = regex(
    r"\b(?:(?:set|set down|planned|expected|due|scheduled|meant|fixed|booked|hoped|slated) (?:(?:first|originally|at first) )?(?:for|in|on|by)"
    r"|(?:announced|promised) (?:(?:first|originally|at first) )?for)\s+(?:the )?\Z",
    re.IGNORECASE,
)
_ABOUT: Final = regex(r"\babout (?:the [a-z]+ of )?\Z", re.IGNORECASE)
_THAT: Final = regex(r"(?:that|those|these) ", re.IGNORECASE)
"""As in "a book about that week"."""
_KNOWN: Final = regex(
    r"\b(?:the|that|this|those|these|its|his|her|their|\w+['’]s)\s+(?:[a-z’'-]+\s+){0,2}?(?P<noun>[a-z’'-]+) of "
    r"(?:the (?:night|evening|morning|afternoon|early hours) of )?(?:the )?\Z"
)
"""What a day tells apart, where something is said of it: "she said that the tremor of 11 February was weak"."""
_SAID_OF: Final = regex(
    r"\b(?:say|says|said|told|tells|wrote|writes|stated|states|announced|added|adds|warned|claim|claims|claimed|argue|argues|argued|insist|insists|insisted|explained|"
    r"testified|denied|denies|deny|blame|blames|blamed|accuse|accuses|accused|recalled|recalls|remembered|remembers|found|because of|due to|than|like)\b",
    re.IGNORECASE,
)
_DECADE: Final = 3_600
_OF_AGE: Final = regex(
    r"(?P<noun>[a-z’'-]+) (?:of|from|dating (?:from|to|back to)) (?:the )?(?:(?:late|early|mid|middle)[ -])?\Z",
    re.IGNORECASE,
)
_ARTICLE: Final = regex(
    r"\b(?:an?|his|her|its|their|our|my|\w+['’]s)\s+(?:(?:late|early|mid)[ -])?\Z", re.IGNORECASE
)
_NOUN: Final = regex(r"[-\s]?[a-z]+(?:\s|[.,;])", re.IGNORECASE)
_TIMES: Final = frozenset(
    "night nights evening evenings morning mornings afternoon afternoons hours day days week weeks weekend month months spring summer "
    "autumn winter fall end beginning start middle half part course rest first early late eve dawn issue edition".split()
)
_CLOSE: Final = regex(
    r"\b(?:shortly|just|soon|right|immediately|minutes|moments|seconds|a (?:little|bit|minute|moment)|little) (?:before|after)\s+(?:the )?\Z",
    re.IGNORECASE,
)
_QUOTES: Final = (("„", "“”"), ("“", "”"), ("«", "»"))
"""The mark that opens, and those that may close; the first pair that a text has is the one that it uses."""


def is_beside(text: str, mention: Mention) -> bool:
    """Whether a day is not that of what the sentence tells: a bound of it, an end, or the day of a remark beside it.

    An hour before or after which something came ("shortly after six on Tuesday") tells its day all the same.
    """
    before = text[max(0, mention.start - _BACK) : mention.start]
    if mention.relation in _ASIDE:
        return mention.span.is_open or mention.span.days > 1
    if mention.relation is Relation.BY and mention.base.clock is None:
        ends = _UNTIL.search(before) and not _NOT_UNTIL.search(before)
        return bool(ends or _TO_COME.search(before))
    return is_remark(text, mention)


def is_remark(text: str, mention: Mention) -> bool:
    """Whether a day is that of a remark beside what the sentence tells: "the machine, which came on Saturday"."""
    remark = _REMARK.search(text[max(0, mention.start - _BACK) : mention.start])
    if remark is None:
        return False
    # "The second fire, which broke out on Sunday, ...": nothing else is told of what the sentence is about.
    opens = remark.group().lstrip(", ").startswith("which") and mention.start <= _BACK
    near = not any(map(str.isdigit, mention.text))
    return not (
        opens and near and not any(is_past(word.folded) for word in tokens(text[: remark.start()]))
    )


def is_told_apart(text: str, mention: Mention) -> bool:
    """Whether the day only says which one of its kind is meant: "the minutes of the meeting of 15 January"."""
    before = text[max(0, mention.start - _BACK) : mention.start]
    if _MEETING.search(before) or (_ABOUT.search(before) and _THAT.match(mention.text)):
        return True
    known = _KNOWN.search(before)
    if known is None or known["noun"] in _TIMES:
        return _is_age(text, mention, before)
    return _SAID_OF.search(before, 0, known.start()) is not None


def _is_age(text: str, mention: Mention, before: str) -> bool:
    """Whether so long a time only tells how old a thing is: "a crown of the 11th century", "her 18th-century house"."""
    if mention.span.days < _DECADE or not before.strip():
        return False
    owned = _OF_AGE.search(before)
    if owned is not None:
        return owned["noun"] not in _TIMES
    return _ARTICLE.search(before) is not None and _NOUN.match(text, mention.end) is not None


def is_planned(text: str, mention: Mention) -> bool:
    """Whether the day is one that had been meant: "the vote, set for 3 March, was put off"."""
    return _PLANNED.search(text[max(0, mention.start - _BACK) : mention.start]) is not None


def is_close(text: str, mention: Mention) -> bool:
    """Whether something came shortly before or after the time."""
    near = mention.relation in (Relation.BEFORE, Relation.AFTER)
    return near and _CLOSE.search(text[max(0, mention.start - _BACK) : mention.start]) is not None


def is_quoted(text: str, mention: Mention) -> bool:
    """Whether the day stands in words that are quoted: their speaker tells of it, the story goes on from another one."""
    before = text[: mention.start]
    opening, closing = next((pair for pair in _QUOTES if pair[0] in before), ("", ""))
    if opening:
        return before.rfind(opening) > max(map(before.rfind, closing))
    return before.count('"') % 2 == 1
