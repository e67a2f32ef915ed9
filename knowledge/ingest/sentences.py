"""Where the sentences of running text end."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from knowledge.regex import regex

__all__ = ["ends_in", "sentences_in"]

_END: Final = regex(r"[.!?…]['”\"’»)]?\s+(?=[\"“«(]?[A-ZА-ЯЁҚӘІҢҒҮҰӨҺÀ-Þ])")
_SHORT: Final = regex(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Maj|Capt|Prof|Sen|Rep|Gov|Jr|Sr|No|vs|c|ca|approx|Inc|Ltd"
    r"|[гсул]|обл|ул|им)|\be\.g|\bi\.e)\.$"
)
"""What is written short, behind which a full stop ends nothing."""
_MARK: Final = regex(r"\s*\(?(?:[0-9]{1,3}[.)]|[A-Za-z]\))\Z")
"""What numbers an item: "3.", "a)"."""
_HEAD: Final = 5
"""Words of a numbered item that only say what it is of, its number among them: "2. Village hall. The clerk said"."""
_LONGEST_SHORT: Final = 9
_HALF: Final = regex(r"[ap]\.\s?m\.\Z", re.IGNORECASE)
"""Half of the day behind an hour, whose full stop may end a sentence as well."""
_WEEKDAY: Final = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH: Final = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_TIME_ALONE: Final = regex(
    r"[\W\d]*(?:\b(?:at|by|from|to|until|till|since|before|after|around|about|on|in|between|towards?|of|and|the|then|as|early|late"
    r"|shortly|soon|just|right|only|exactly|precisely|nearly|almost|already|again|next|following|same|that|this|day|night|morning"
    r"|afternoon|evening|minutes?|an?|hours?|half|quarter|past|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    rf"|[0-9]+(?:st|nd|rd|th)|{_WEEKDAY}|{_MONTH}|[ap]\.?\s?m)\b[\W\d]*)+",
    re.IGNORECASE,
)
"""Words that only tell a time: what was then is still to come."""
_UNFINISHED: Final = regex(r"\W*(?:When|While|As|Until|Once|By the time|Before|After)\s+[^,;:—–]+")
"""A clause that depends on another one, which no comma has begun yet."""
_LONGEST_BEGINNING: Final = 200
_ZONED: Final = regex(
    rf"(?:{_WEEKDAY}|GMT|UTC|MSK|[A-Z]{{1,4}}T|[A-Z][\w-]+ (?:[Ss]tandard |[Ss]ummer |[Dd]aylight )?[Tt]ime)\b"
)
"""What belongs to the hour before it: "at 4 a.m. Friday", "at 6 p.m. Moscow time"."""
_PAIRS: Final = (("“", "”"), ("«", "»"))
_CLOSING: Final = '"”»'
_FEW: Final = 3
"""Words behind what is quoted that are no sentence by themselves: “Berg asked.”"""
_SAID: Final = regex(
    r"(?:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}|[Hh]e|[Ss]he|[Tt]hey|[Tt]he [a-z]+(?: [a-z]+)?) "
    r"(?:said|asked|replied|wrote|shouted|called|answered|added|cried|exclaimed|wondered)\b"
)


def ends_in(text: str) -> Iterator[int]:
    """Where sentences begin behind others: after the space behind the end of one."""
    begun = 0
    for match in _END.finditer(text):
        stop = match.start() + 1
        written = text[max(0, stop - _LONGEST_SHORT) : stop]
        if _SHORT.search(written) or (not begun and _is_head(text[:stop])):
            continue
        if _HALF.search(written) and _goes_on(text, begun, stop, match.end()):
            continue
        begun = match.end()
        yield begun


def _is_head(text: str) -> bool:
    """Whether the text up to its first full stop is the number of an item, with what it is of at most."""
    words = text.split(maxsplit=_HEAD)
    return bool(words) and len(words) < _HEAD and _MARK.match(words[0]) is not None


def _goes_on(text: str, begun: int, stop: int, after: int) -> bool:
    """Whether the sentence that has ``begun`` is not ended by an hour: "At 8.50 p.m. Berg spoke"."""
    if _ZONED.match(text, after):
        return True
    told = text[begun:stop]
    if len(told) > _LONGEST_BEGINNING:
        return False
    return bool(_TIME_ALONE.fullmatch(told) or _UNFINISHED.fullmatch(told))


def sentences_in(text: str) -> tuple[str, ...]:
    """The sentences of a paragraph, without the spaces around them. What is quoted stays with what is said of it."""
    found: list[str] = []
    quoted, begun = _Quoted(), 0
    for start, end in pairwise((0, *ends_in(text), len(text))):
        if not quoted.after(text[start:end]):
            part = text[begun:end].strip()
            if found and _tells_who_said(found[-1], part):
                found[-1] += f" {part}"
            elif part:
                found.append(part)
            begun = end
    if rest := text[begun:].strip():
        found.append(rest)
    return tuple(found)


def _tells_who_said(before: str, part: str) -> bool:
    """Whether a part only says whose words were quoted right before it, or begins so behind a question or a cry."""
    if before[-1] not in _CLOSING:
        return False
    return len(part.split()) <= _FEW or (before[-2:-1] in "?!" and _SAID.match(part) is not None)


class _Quoted:
    """Whether a place lies within quotation marks."""

    def __init__(self) -> None:
        self._open = 0
        self._straight = False

    def after(self, text: str) -> bool:
        """Whether quotation marks are open where this text, which goes on from the last one, ends."""
        self._straight ^= text.count('"') % 2 == 1
        for opening, closing in _PAIRS:
            self._open = max(0, self._open + text.count(opening) - text.count(closing))
        return self._straight or self._open > 0
