"""Sentences of a story that tell of another day than the ones around them: what had happened before, what will happen."""

import re
from collections.abc import Iterator
from typing import Final

from knowledge.dates.span import DateSpan
from knowledge.dates.tense import is_past
from knowledge.forms import BASE_FORMS
from knowledge.regex import regex
from knowledge.text import tokens

__all__ = [
    "is_announced",
    "is_aside",
    "is_of_a_fate",
    "is_said_later",
    "is_same_day",
    "is_some_time",
    "is_told_later",
    "last_clause",
    "looks_back",
]

_EARLIER: Final = regex(r"\b(?:earlier|before|previous(?:ly)?|ago|eve)\b", re.IGNORECASE)
_HAD: Final = regex(
    r"\b(?:had|hadn['’]t|having)\s+(?:(?:not|never|already|also|long|just|first|once|been|still|[a-z]+ly)\s+)*(?P<verb>[a-z]+)\b"
)
_BEEN: Final = regex(r"\sbeen\s")
_REMARK: Final = regex(
    r",\s(?:(?:to|from|in|on|at|by|with|for|under|after|during|of|through|against)\s)?(?:who|whom|which|whose|where|when|after|once|because|as|since|although|though|while)\b[^,]{0,200},"
)
_UP_TO: Final = regex(r"\b(?:by|until|till|up to)\s+(?:the\s+)?\Z", re.IGNORECASE)
_ALIKE: Final = frozenset(
    "left shut put cut set hit let read come run become overcome split spread cost hurt quit burst cast".split()
)
"""What had been done, in verbs that no irregular form tells."""
_MEANT: Final = regex(r"\s+to\s+(?!(?:on|by|in|at|the)\b)[a-z]")
"""As in "had meant to leave on Friday"."""
_AHEAD: Final = regex(
    r"\b(?:will|would|shall|due|scheduled|planned|plans?\s+to|expected|supposed"
    r"|(?:has|have|had)\s+(?:meant|planned|wanted|hoped|intended|agreed|decided|promised|vowed)\s+to"
    r"|(?:is|are|was|were)\s+(?:now\s+)?to\s+[a-z]+)\b",
    re.IGNORECASE,
)
_IN_FORCE: Final = regex(
    r"\b(?:agree[ds]?|accept(?:ed|s)?|approve[ds]?|decide[ds]?|rule[ds]|grant(?:ed|s)?|sign(?:ed|s)|vote[ds]?|offer(?:ed|s)?|propose[ds]?|adopt(?:ed|s)?|"
    r"passe[ds]|gave|gives?|won|secured?)\b.{0,120}\b(?:from|as (?:of|from)|effective|starting|beginning)\s+(?:the\s+)?\Z",
    re.IGNORECASE | re.DOTALL,
)
"""What is settled, and from when on it holds: "they agreed on 4 per cent from 1 January"."""
_WILL: Final = regex(
    r"\b(?:will|shall|(?:is|are)\s+(?:now\s+)?(?:due|to\s+[a-z]+))\b", re.IGNORECASE
)
_AND: Final = regex(r"\s*,?\s*(?:and|but)\b", re.IGNORECASE)
_SAID: Final = (
    "said|says|told|tells|wrote|writes|stated|announced|announces|added|adds|warned|warns|promised|promises|confirmed|confirms"
    "|declared|declares|claimed|claims|reported|explained|explains|insisted|insists"
)
_SAYS: Final = regex(rf"\b(?:{_SAID})\b", re.IGNORECASE)
_SPOKEN_OF: Final = regex(r"\b(?:that|which|who|whom|because|where)\b")
_SAYS_THERE: Final = regex(rf"\b(?:{_SAID})\s+(?:\w+\s+)?\Z", re.IGNORECASE)
_SET: Final = regex(r"\s+(?:an?|as|to be)\s")
_WHEN: Final = regex(
    r"(?:\A|[,;:(–—]|\b(?:on|by|in|at|from|since|until|till|after|before|during|of|late|early|the|last|next|this|that|and|or|to))\W*\Z",
    re.IGNORECASE,
)
"""What stands before a day that tells when something was; "they made Monday a holiday" tells no such day."""
_DONE: Final = regex(
    rf"\b(?:{_SAID}|gave|made|went|began|met|spoke|(?<!be )(?<!been )(?<!have )[a-z]{{2,}}ed)\b",
    re.IGNORECASE,
)
"""What was done, or said, on a day that stands before it."""
_TELLS: Final = regex(rf"\b(?:{_SAID})\b")
_TOLD_OF: Final = regex(r"\b(?:that|had|was|were)\b")
_WAS: Final = regex(r"\b(?:had|was|were)\b")
_CLAUSES: Final = regex(r"[.;]")
_FATE: Final = regex(
    r"\b(?:died|dies|succumbed|left (?:the )?hospital|came out of hospital|lost (?:an?|both|his|her) (?:\w+ )?(?:legs?|feet|foot|arms?|hands?|eyes?|sight)"
    r"|(?:was|were) (?:\w+ly |later )?(?:buried|charged|arrested|sentenced|convicted|acquitted|jailed|released|discharged|fined|extradited|dismissed|promoted|decorated))\b",
    re.IGNORECASE,
)
_SAME_DAY: Final = regex(
    r"\b(?:that|the|this) (?:very )?same (?:day|morning|afternoon|evening|night)\b", re.IGNORECASE
)
_JOINED: Final = regex(r";|\b(?:and|but)\b")
_UNDER: Final = regex(r"\b(?:before|if|that|who|which|where|when|because|to|for|from)\b")
_UNIT: Final = "(?:week|month|year|decade|spring|summer|autumn|winter)s?"
_SOME_TIME: Final = regex(
    rf"\b(?:(?:the|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|some|many|few|[0-9]+) {_UNIT} (?:later|after|earlier|before|ago)"
    rf"|(?:the )?(?:following|next|previous|last) {_UNIT}|(?:weeks|months|years|decades) (?:later|after|earlier|before|ago)|anniversary)\b",
    re.IGNORECASE,
)


def is_aside(text: str, written: str, own: DateSpan, previous: DateSpan) -> bool:
    """Whether a sentence with the day ``own``, told by the words ``written``, looks back from the story's day
    ``previous`` ("a pump had failed two days earlier") or only announces a later one ("the strike would last until
    Friday"): the next sentence is of the story's day again."""
    if own.last < previous.first:
        return bool(_EARLIER.search(written)) or _is_perfect(text) or _is_under(text, written)
    return own.first > previous.last and is_announced(text, written)


def _is_under(text: str, written: str) -> bool:
    """Whether the day is that of what somebody speaks of: "they blame a tremor that was felt on 11 February"."""
    before = text.partition(written)[0]
    clause = max(map(before.rfind, ",;:")) + 1
    spoken = _SPOKEN_OF.search(before, clause)
    return spoken is not None and len(before[: spoken.start()].split(maxsplit=2)) > 1


def is_announced(text: str, written: str) -> bool:
    """Whether the day is that of what will be ("would end on Friday", "on Friday they will meet"), not of who says so
    ("on Friday she said that it would end", "it would end, she said on Friday")."""
    before, day, behind = text.partition(written)
    if not day:
        return False
    if _IN_FORCE.search(before):
        return True
    ahead = list(_AHEAD.finditer(before))
    if ahead:
        since = before[ahead[-1].end() :]
        return _SAYS.search(since) is None and not _is_told(since.partition(",")[2])
    if _SET.match(behind) and not _WHEN.search(before):
        return True
    will = _WILL.search(behind)
    if will is None or _DONE.search(behind, 0, will.start()):
        return False
    # "Work began in April 2024 and is to end in 2026" tells of April what came.
    return not (_AND.match(behind) and _is_told(before))


def is_said_later(text: str, written: str) -> bool:
    """Whether a time, told by the words ``written``, is only that at which somebody spoke of the story: "the mayor said two
    days later"."""
    return _SAYS_THERE.search(text.partition(written)[0]) is not None


def is_told_later(text: str) -> bool:
    """Whether somebody tells of the story, be it at a later day: "she said on 5 May that they had been warned"."""
    return any(map(_tells, _CLAUSES.split(text)))


def _tells(clause: str) -> bool:
    """Whether it has a verb of saying and, behind or before it, what was."""
    if (says := _TELLS.search(clause)) is None or _is_added(clause[: says.start()]):
        return False
    if _TOLD_OF.search(clause, says.end()):
        return True
    was = _WAS.search(clause)
    return was is not None and _TELLS.search(clause, was.end()) is not None


def _is_added(before: str) -> bool:
    """Whether what was said only comes behind what was done: "the bit broke, and he said that it would take long"."""
    done, joined, _ = before.rpartition(", and ")
    return bool(joined) and _is_told(done)


def is_of_a_fate(text: str) -> bool:
    """Whether a sentence tells what became of somebody: "a girl died in hospital on 14 July"."""
    return _FATE.search(text) is not None


def last_clause(text: str, written: str, first: str, *, remark: bool) -> str:
    """The clause in which something more is told with a day, by the words ``written``, behind another one, told by the words
    ``first``; empty where it is none of its own."""
    before, day, behind = text.rpartition(written)
    if remark:
        return before[before.rfind(",") + 1 :] + day + behind
    joined = list(_JOINED.finditer(before))
    if (
        not joined
        or _UNDER.search(before, joined[-1].end())
        or first not in before[: joined[-1].start()]
    ):
        return ""
    clause = before[joined[-1].end() :] + day + behind.partition(";")[0]
    return clause if _is_told(clause) else ""


def is_same_day(text: str) -> bool:
    """Whether a sentence tells of the day that was named last: "that same day"."""
    return _SAME_DAY.search(text) is not None


def is_some_time(text: str) -> bool:
    """Whether a sentence tells a time of its own that is no day: "the following year", "a week after the flood"."""
    return _SOME_TIME.search(text) is not None


def looks_back(text: str, written: str) -> bool:
    """Whether the day told by the words ``written`` is that of what had been done before: "it had closed in May", not "of
    those who had come, ten left in May"."""
    before, day, behind = text.partition(written)
    if not day or _UP_TO.search(before):
        return False
    if had := list(_had(before)):
        since = before[had[-1].end() :]
        return not (_MEANT.match(since) or _is_told(since.partition(",")[2]))
    if _is_told(before):
        return False
    # Where something is told before the first of them, so it is before all others.
    behind = _REMARK.sub(",", behind)
    had_behind = next(_had(behind), None)
    return had_behind is not None and not _is_told(behind[: had_behind.start()])


def _is_told(text: str) -> bool:
    """Whether a verb of the words tells what was."""
    return any(is_past(word.folded) for word in tokens(text))


def _had(text: str) -> Iterator[re.Match[str]]:
    """The verbs that tell what had been done."""
    for match in _HAD.finditer(text):
        (verb, *_) = tokens(match["verb"])
        done = verb.folded.endswith("ed") or verb.folded in BASE_FORMS or verb.folded in _ALIKE
        if done or _BEEN.search(match.group()):
            yield match


def _is_perfect(text: str) -> bool:
    """Whether something is told as having been done before."""
    return any(True for _ in _had(text))
