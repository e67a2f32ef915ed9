"""Numbers without a noun of their own: labels, positions, and counts whose noun is understood."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from knowledge.ingest.numerals import ordinal_value
from knowledge.regex import regex
from knowledge.text import STOP

__all__ = [
    "is_label",
    "is_part_of_those",
    "is_understood",
    "positions_in",
    "repeats_in",
    "tells_tally",
    "told_group",
]

_WORD: Final = (
    "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?"
)
_LABELS: Final = frozenset(
    "category level grade phase flight article chapter page route version gate class type reactor unit block platform "
    "section zone stage act room channel paragraph line lane tier schedule rule clause verse volume episode no number "
    "hall pier stop pit runway highway interstate step".split()
)
"""What is told apart by numbers: "reactors 1, 2 and 3"."""
_LISTED: Final = regex(rf"(?:[0-9]+|{_WORD}|and|or|to|&|-|–)\Z")
_LIST: Final = 8
"""Words of a list of numbers in which the label is looked for."""
_PLACED: Final = frozenset("in at near from to of around outside across".split())
"""What stands before a place: "in Norville 12 were hurt" counts, "Apollo 13" does not."""
_QUANTIFIERS: Final = frozenset(
    "nearly almost today yesterday police officials troops killing injuring wounding exactly roughly approximately".split()
)
"""Words that begin a sentence right before a number, besides function words."""
_PLURAL: Final = (
    r"(?:were|are|have|had|who|whom|whose|did|do|could|would|will|can|died|survived|remain(?:ed)?|"
    r"escaped|fled|took|went|came|made|got|lost|won|voted|stayed|left|found|in|on|inside|aboard|trapped|still|"
    r"to|from|as|for|with|at|by|and)\b"
)
_ELLIPTIC: Final = regex(
    r"\s+(?:(?:of (?:us|them|you|whom|these|those|which)|others?|more|people|still|now|already|also|then) )?"
    r"(?:were|are|have|had)\b",
    re.IGNORECASE,
)
_OF_THEM: Final = regex(r"\s+of\s+(?:us|them|you|whom|these|those)\b", re.IGNORECASE)
_TIME: Final = regex(
    r"\b(?:at|by|on|in|since|until|till|before|after|from|to|than|past|of|around|between)\s+\Z",
    re.IGNORECASE,
)
"""What comes before a time or a year rather than before a subject."""
_ALL: Final = regex(r"\b(?:all(?: the| of the)?|of the|the)\s+\Z", re.IGNORECASE)
_AFTER_ALL: Final = regex(rf"\s*(?:[.,;!?)'\"’”]|\Z|\s{_PLURAL})|\s+of\b", re.IGNORECASE)
_FEW: Final = 3
"""Least that "the three" counts; "the two" mostly takes up what was named."""
_UP_TO: Final = r"(?:\s*(?:at|to|as|by|from))?(?:\s*(?:between|about|around|roughly|some|nearly|almost|over|more than|at least|only|just|up to))?\s*"
"""What stands between a verb and the number to which something came."""
_CAME_TO: Final = (
    rf"(?:(?:now|then|already|had|has|have|that day)\s+)*(?:(?:stood|stands|standing|was|is|were|are|been|put|given|"
    r"estimated|placed|reported|rose|risen|rises|rising|grew|grown|climbed|jumped|went|gone|fell|fallen|dropped|"
    r"increased|reached|reaches|hit|passed|topped|exceeded|came|comes|climbing|up|down|doubled|brought|brings|bringing|"
    rf"stayed|remained|corrected|revised|lowered|raised|reduced|cut|later|finally|soon|again|upwards?|downwards?)\s*)+{_UP_TO}\Z"
)
_ASIDE: Final = r"(?:,[^,.;]{3,50},)?"
"""What is told beside a number: "the last figure, published on 30 August, was"."""
_TALLY: Final = regex(
    rf"\b(?:tally|count|total|number|figure|headcount|tolls?)(?:\s+of\s+(?P<group>[\w' -]{{3,60}}?))?{_ASIDE}\s+{_CAME_TO}",
    re.IGNORECASE,
)
_PUT_AT: Final = regex(
    r"\b(?:puts?|putting|estimat(?:ed|es)|brings?|brought|bringing|rais(?:ed|es|ing)|revis(?:ed|es|ing)|lower(?:ed|s|ing)|tak(?:es|ing)|cuts?|"
    r"gave|gives?|giving|correct(?:ed|s|ing)|plac(?:ed|es|ing)|reduc(?:ed|es|ing)|increas(?:ed|es|ing))"
    r"\s+(?:the|their|its|this|that)\s+(?:[a-z]+\s)?(?:tally|count|total|number|figure|headcount|tolls?)"
    r"(?:\s+of\s+(?P<group>[\w' -]{3,60}?))?\s+(?:at|to|as)(?:\s+between)?\s*\Z",
    re.IGNORECASE,
)
"""Who else counted: "the organisers put the number at"."""
_SPOKE_OF: Final = regex(r"\b(?:spoke|speaks?|talked|talks?)\s+of\s*\Z", re.IGNORECASE)
"""Who else counted, where nothing follows: "the organisers spoke of 15,000"."""
_NOTHING: Final = regex(r"\s*(?:[.,;!?]|\Z)")
_STAYED: Final = regex(
    r"\s+(?:(?:more|others)\s+)?(?:stayed|remained|escaped|survived|fled|returned|refused|arrived|swam|jumped|voted|went|left|came|followed(?!\s(?:him|her|them|it|us|his|their|its|the (?!next|same|following)))|died|drowned|"
    r"perished|joined|resigned|recovered|surrendered|deserted|drove|walked|marched)\b|"
    r"\s+(?:more|others)\s+(?:[a-z]+\s+(?:hours?|days?|weeks?|months?)\s+later|(?:on|by)\s+(?:the\s+)?(?:[0-9]|[MTWFS][a-z]+day)|(?:the|a)\s+(?:next|following|day|week))"
)
"""What people do whose noun is understood: "three stayed on board"."""
_BEGINS: Final = regex(r"(?:\A|[.;,:–—-]\s+|\b(?:and|but|while)\s+)\Z")
_BODY_OF: Final = regex(
    r"\b(?P<group>crew|staff|workforce|team|party|squad|gang|convoy|fleet|garrison|choir|congregation|audience) of\s*\Z",
    re.IGNORECASE,
)
"""What is told by how many it is of: "a crew of nine"."""
_OF_WHOM: Final = regex(
    r"(?:\A|[.;:]\s)Of (?:all )?(?:the|these|those|his|her|its|their) (?P<group>[a-z-]+(?:\s[a-z-]+)?),?\s\Z"
)
"""Of whom a number is a part: "of the survivors 64 were hurt"."""
_WHERE: Final = regex(r"\s(?:in|at|on|inside|aboard|within)\s")
"""What parts those who are counted from where they are."""
_BACK: Final = 96
_NEAR: Final = 48
_RANKED: Final = regex(
    r"\b(?:(?:finish(?:ed|es|ing)?|came|comes|placed|plac(?:es|ing)|rank(?:ed|s|ing)?|ended up|ended)"
    r"(?: (?:in|joint|equal|a|up))* (?P<ranked>[a-z]+|[0-9]+(?:st|nd|rd|th))\b(?=\s*(?:[.,;:]|\Z|(?:in|at|of|behind|with|"
    r"overall|on|among|out|place|position)\b))|"
    r"(?:was|is|were|became) the (?P<nth>(?!first\b)[a-z]+|[0-9]+(?:st|nd|rd|th))\b(?=\s*(?:[.,;:]|\Z|(?:at|to|on|in)\b))|"
    rf"(?:was|is|were|became|as|at|be|ranked) (?:the )?number (?P<number>{_WORD}|[0-9]{{1,3}})\b)"
)
_REPEATED: Final = regex(
    r"\b(?:twice|thrice)\b(?!\s+(?:as|the|an?|per|that|what|their|its|his|her|this|those|more|over|daily|weekly|yearly)\b)",
    re.IGNORECASE,
)
_MAYBE: Final = (
    "finish",
    "came",
    "come",
    "plac",
    "rank",
    "ended",
    "as the ",
    "is the ",
    "re the ",
    "me the ",
    "number ",
)


def is_label(text: str, start: int, *, plural: bool) -> bool:
    """Whether the number that starts there only tells one thing from its like; ``plural`` says whether a
    plural noun follows, as in "police flight 12 men"."""
    before = text[max(0, start - _NEAR) : start].split()
    if not before:
        return False
    last = before[-1]
    if last == "#" or text[start - 1] == "#" or _is_labelled(before):
        return True
    if plural or not last[0].isupper() or not text[start].isdigit() or not last[-1].isalnum():
        return False
    named = last.lower()
    if named in _QUANTIFIERS or named in STOP:
        return False
    return len(before) == 1 or before[-2] not in _PLACED


def _is_labelled(before: Sequence[str]) -> bool:
    """Whether the words end with a label, or with one and a list of numbers."""
    for written in reversed(before[-_LIST:]):
        word = written.lower()
        plain = word.rstrip(",.")
        if plain in _LABELS or plain.removesuffix("s") in _LABELS:
            return not word.endswith(",") and (plain == "no" or not word.endswith("."))
        if not _LISTED.match(plain):
            return False
    return False


def is_understood(text: str, start: int, end: int, value: float) -> bool:
    """Whether a number without a noun counts something: "seventeen were out", "all 33", "three of them"."""
    before = text[max(0, start - _BACK) : start]
    if _ELLIPTIC.match(text, end):
        return not _TIME.search(before)
    if _OF_THEM.match(text, end) and value > 1:
        return True
    if _STAYED.match(text, end) and _BEGINS.search(before) and value > 1:
        return True
    if _SPOKE_OF.search(before) and _NOTHING.match(text, end):
        return True
    if value >= _FEW and _ALL.search(before) and _AFTER_ALL.match(text, end):
        return True
    return any(told.search(before) for told in (_TALLY, _PUT_AT, _BODY_OF))


def tells_tally(text: str, start: int, *, named: bool = False) -> bool:
    """Whether the number that starts there is only told to be one: "the true number was"; with ``named`` only where it is
    called so."""
    before = text[max(0, start - _BACK) : start]
    told = _TALLY.search(before) or _PUT_AT.search(before)
    return told is not None or (not named and _SPOKE_OF.search(before) is not None)


def told_group(text: str, start: int) -> str:
    """Those who are counted where their number is told behind them: "the number of patients rose to"."""
    before = text[max(0, start - _BACK) : start]
    found = _TALLY.search(before) or _PUT_AT.search(before) or _BODY_OF.search(before)
    group = (found["group"] or "").casefold() if found else ""
    if not group and (whole := _OF_WHOM.search(before)):
        group = whole["group"]
    return _WHERE.split(group.removeprefix("the "), maxsplit=1)[0].strip()


def is_part_of_those(text: str, start: int) -> bool:
    """Whether the number that starts there is a part of whom a sentence begins with: "of the injured 17 were in hospital"."""
    return _OF_WHOM.search(text[max(0, start - _BACK) : start]) is not None


def positions_in(text: str) -> Iterator[tuple[int, int, int]]:
    """Positions in an order, each with where it starts and ends: "finished third", "number five"."""
    lower = text.lower()
    if len(lower) != len(text) or not any(map(lower.__contains__, _MAYBE)):
        return
    for match in _RANKED.finditer(lower):
        name = match.lastgroup or ""
        value = ordinal_value(match[name])
        if value:
            yield value, match.start(name), match.end(name)


def repeats_in(text: str) -> Iterator[tuple[int, int, int]]:
    """How often something was done, in one word, each with where it starts and ends."""
    if "ice" in text:
        for match in _REPEATED.finditer(text):
            yield (3 if match[0][:2].lower() == "th" else 2), match.start(), match.end()
