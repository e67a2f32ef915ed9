"""Who does something, from the words before a verb: without what says when, where or on what occasion.

"Shortly after 21:00 Moscow time Vale" is Vale, "two days later the agency" is the agency. Where it cannot be told
where the occasion ends and who acts begins ("in the Old Town Square Vale"), nobody is named rather than somebody wrong.
"""

import re
from collections.abc import Sequence
from typing import Final

from knowledge.lexicon.humans import are_humans, is_office
from knowledge.regex import regex

__all__ = ["joined_subject", "subject"]

_MONTH: Final = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_WEEKDAY: Final = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_UNIT: Final = "(?:minute|hour|day|week|month|year)s?"
_TIME: Final = (
    r"(?:[0-2]?[0-9][:.][0-5][0-9]|[0-9]{1,2}(?:st|nd|rd|th)|(?:1[89]|20)[0-9]{2}|[ap]\.?m\.?|o['’]clock"
    rf"|(?:mid-?)?(?:morning|afternoon|evening|night)s?|noon|midnight|dawn|dusk|weekend|{_UNIT}|time"
    rf"|later|earlier|afterwards?|{_WEEKDAY}|{_MONTH})"
)
_NUMBER: Final = (
    "(?:[0-9]+|an?|one|two|three|four|five|six|seven|eight|nine|ten|a few|some|several)"
)
_PREPOSITION: Final = (
    "in|on|at|by|after|before|since|until|during|from|for|under|with|within|without|despite|amid|to"
)
_WHEN: Final = regex(
    rf"(?:{_PREPOSITION}|shortly|soon|just|late|early|later|earlier|then|(?:the )?(?:same|next|following|previous)"
    rf"|{_NUMBER} {_UNIT}|minutes|hours|days|weeks|months|years)\b",
    re.IGNORECASE,
)
"""Words with which a time begins, or an occasion that ends with one."""
_WHERE: Final = regex(rf"(?:{_PREPOSITION})\b(?! (?:least|most)\b)", re.IGNORECASE)
_UP_TO_TIME: Final = regex(rf".*\b{_TIME}(?=\s|\Z)")
_IS_TIME: Final = regex(rf"{_TIME}\Z")
_ENDING_TIME: Final = regex(
    rf"(?<!\bMail)\s+(?:(?:late |early )?(?:on|in|at|by|since) (?:the )?(?:[0-9]{{1,2}} )?{_TIME}(?: (?:[0-9]{{1,2}} )?{_TIME})*"
    rf"|{_NUMBER} {_UNIT} (?:later|earlier)|(?:the )?(?:same|next|following) {_UNIT})\Z"
)
_ASIDE: Final = regex(
    r"\s+(?:ha(?:s|ve|d)|also|then|later|earlier|further|previously|itself|himself|herself|themselves|at (?:first|once|last|length)|in (?:turn|reply|response|return|public)|as well|too|again|first|(?!(?:family|ally|assembly|supply|reply|rally|monopoly|bully)\b)[a-z]+ly)\Z"
)
_ARTICLE: Final = regex(r"(?:the|an?|its|his|her|their|our|another)\Z", re.IGNORECASE)
_LEADS_ON: Final = regex(rf"(?:{_PREPOSITION}|of|into|near|like|as|about|than)\Z", re.IGNORECASE)
"""Words after which no subject begins."""
_PRONOUN: Final = regex(
    r"(?:him|her|them|us|me|himself|herself|themselves|he|she|they|it|we|i|you|who|which|that|this|these|those|there|what)\Z",
    re.IGNORECASE,
)
_NO_SUBJECT: Final = frozenset(
    "the a an its his her their some any no many several few other first last early earlier initial former latest local immediate "
    "new record total more all also not and or but one two three four five six seven eight nine ten is are was were be been "
    "of for over with by in on at as to from into under about after before without than".split()
)
"""Last words before what then is no verb: "first reports", "of confirmed cases", "an alleged plot"."""
_RELATIVE: Final = regex(r"(?:(?:to|of|for|in|at|by) )?(?:which|whom|what) ")
_NOBODY: Final = regex(
    r"(?:[Tt]here )?(?:is|are|was|were|have|has|had|will|would|could|may)\b|.*(?:\bthan\b|['’]s?\Z)|(?:.*\b[a-z]\S* )?[0-9]\S*\Z"
)
"""What is no subject: "there are", what is compared, what owns or counts the word behind it; "Channel 12" may be one."""
_CLAUSE: Final = regex(
    r"(?:after|before|since|until|as|while|because) (?=(?:an? |the )?\S)", re.IGNORECASE
)
_WITHIN_NAMES: Final = frozenset("de da di del von van der bin al el".split())
_LONGEST_ROLE: Final = 5
_ROLE_AHEAD: Final = 3


def subject(words: str) -> str:
    """What of ``words``, which stand right before a verb, says who acts; empty where they do not say it."""
    words = _RELATIVE.sub("", _without_end(words), count=1)
    if not _may_act(words):
        return ""
    if _WHEN.match(words) and (time := _UP_TO_TIME.match(words)):
        words = words[time.end() :].strip()
    if clause := _CLAUSE.match(words):
        rest = words[clause.end() :]
        if not any(_LEADS_ON.match(part) for part in rest.split()):
            return rest
    return _behind_place(words.split()) if _WHERE.match(words) else words


def _may_act(words: str) -> bool:
    last = words.rpartition(" ")[2]
    return not (
        not last or _PRONOUN.match(last) or last.lower() in _NO_SUBJECT or _NOBODY.match(words)
    )


def joined_subject(words: str) -> str:
    """Who acts at the beginning of ``words`` that go on with a verb: of "a harbour pilot jumped ashore and" the pilot."""
    if _WHEN.match(words) and (time := re.match(rf"(?:\S+ ){{0,5}}?{_TIME}(?: {_TIME})* ", words)):
        words = words[time.end() :]
    parts = words.split()
    end = 0
    while end < len(parts):
        if not (parts[end][:1].isupper() or (not end and _ARTICLE.match(parts[end]))):
            ahead = _role_ahead(parts, end) if end or _is_person(parts[0]) else -1
            if ahead < 0:
                break
            end = ahead
        end += 1
    named = parts[:end]
    whole = bool(named) and (named[-1][:1].islower() or not _ARTICLE.match(named[0]))
    known = whole and named[-1].lower() not in _NO_SUBJECT and not _PRONOUN.match(named[-1])
    return " ".join(named) if known and not _WHERE.match(words) else ""


def _role_ahead(parts: Sequence[str], start: int) -> int:
    """Where a word for people or an office stands that the small letters from ``start`` on lead to; -1 for nowhere."""
    for at in range(start, min(start + _ROLE_AHEAD, len(parts))):
        part = parts[at]
        if not part[:1].islower() or _LEADS_ON.match(part) or _ARTICLE.match(part):
            return -1
        if _is_person(part):
            return at
    return -1


def _is_person(part: str) -> bool:
    return is_office(part) or are_humans(part)


def _without_end(words: str) -> str:
    """Without what stands between who acts and the verb: "the mayor on Monday repeatedly"."""
    while match := _ENDING_TIME.search(words) or _ASIDE.search(words):
        words = words[: match.start()]
    return words


def _behind_place(parts: Sequence[str]) -> str:
    """Who stands at the end of words that begin with a place or an occasion."""
    at = len(parts)
    while at and _is_of_name(parts, at - 1):
        at -= 1
    back = _beginning(parts, at)
    if back and _ARTICLE.match(parts[back]) and not _LEADS_ON.match(parts[back - 1]):
        return " ".join(parts[back:])
    if at == len(parts):
        return " ".join(parts[back + 1 :]) if back and parts[back][:1].isupper() else ""
    before = parts[at - 1] if at else ""
    apart = before and not (_LEADS_ON.match(before) or _ARTICLE.match(before))
    return " ".join(parts[at:]) if apart else ""


def _beginning(parts: Sequence[str], end: int) -> int:
    """Where the small words right before ``end`` begin: the article, preposition or, where no name follows, name; 0
    where none is near."""
    for at in range(end - 1, max(0, end - 1 - _LONGEST_ROLE), -1):
        part = parts[at]
        named = end == len(parts) and part[:1].isupper()
        if named or _ARTICLE.match(part) or _LEADS_ON.match(part):
            return at
    return 0


def _is_of_name(parts: Sequence[str], at: int) -> bool:
    part = parts[at]
    if part in _WITHIN_NAMES:
        return 0 < at < len(parts) - 1
    return part[:1].isupper() and not _IS_TIME.match(part)
