"""How a sentence contests what another tells: it denies it, calls it false, gives the true number, or tells two sides itself.

All is told by general words of dispute and by who speaks, as nothing links the sentences of a plain text.
"""

import re
from typing import Final

from knowledge.regex import regex

__all__ = [
    "bears_out",
    "denies",
    "denies_any",
    "gives_number",
    "is_disputed",
    "is_rival",
    "looks_ahead",
    "says_no",
    "speaks",
    "turns",
    "two_sided",
]

_CLAIMED: Final = (
    r"(?:claim|accusation|charge|allegation|report|figure|number|account|story|version|message|letter|rumou?r|statement|"
    r"suggestion|idea|estimate|toll|count)s?"
)
_IT: Final = (
    rf"(?:this|that|it|them|these|those|him|her|both|all|having|(?:the|any|such) {_CLAIMED})"
)
_FALSE: Final = (
    r"(?:forger(?:y|ies)|forged|fakes?|faked|lies?|liars?|false(?:hoods?)?|untrue|wrong|incorrect|nonsense|fabricat(?:ions?|ed)|"
    r"inventions?|invented|hoax(?:es)?|rumou?rs?|slander(?:ous)?|propaganda|irresponsible|absurd|baseless|groundless|unfounded|"
    r"exaggerat(?:ions?|ed)|misleading|inaccurate|ridiculous|fictions?|rubbish|malicious|speculation)"
)
_DENIES: Final = regex(
    r"\b(?:(?:den(?:ied|ies|y|ying)|disput(?:ed|es)|contradict(?:ed|s)|reject(?:ed|s)|dismiss(?:ed|es)|refut(?:ed|es)|"
    rf"contest(?:ed|s)|doubt(?:ed|s)|challeng(?:ed|es)|question(?:ed|s)) {_IT}\b|disagree[sd]?\b|"
    r"(?:call(?:ed|s)|brand(?:ed|s)|label(?:led|ed|s)|dismiss(?:ed|es)|describ(?:ed|es)|denounc(?:ed|es)|rubbish(?:ed|es))\b"
    rf"[^.;]{{0,40}}\b{_FALSE}\b|"
    rf"(?:it|this|that|they|these|those|the {_CLAIMED}) (?:was|were|is|are|had been)(?: all| simply| plainly| completely)? "
    rf"(?:not (?:true|so|the case|correct|right|real|genuine)|(?:an? |all )?{_FALSE})\b)",
    re.IGNORECASE,
)
_DENIES_ANY: Final = regex(r"\b(?:den(?:ied|ies)|rejected|disputed|contested)\b", re.IGNORECASE)
_TRUE_NUMBER: Final = regex(
    r"\b(?:true|real|actual|correct|right) (?:number|figure|count|toll|tally|total|sum|cost|size|loss)s?\b",
    re.IGNORECASE,
)
_GIVES: Final = regex(
    r"\b(?:(?:put|puts|placed) (?:the|it|that|this)\b[^.,;]{0,40}\bat|spoke of|speaks of|(?:gave|gives) (?:the|a) (?:number|figure|total|toll)|"
    r"(?:raised|lowered|revised|corrected) (?:the|that|this|it|its)\b[^.,;]{0,40}\bto|counted|estimated|said (?:that )?(?:it|there) (?:was|were)|"
    r"(?:number|figure|count|toll|total|sum)s? (?:was|were|is|had been))\b"
    r"[^.;]{0,30}[0-9]",
    re.IGNORECASE,
)
_BEARS_OUT: Final = regex(
    r"\b(?:confirm(?:ed|s)?|admit(?:ted|s)?|acknowledg(?:ed|es)|conced(?:ed|es)|prov(?:ed|en)|verif(?:ied|ies)|bore (?:it|this|that|them) out|"
    r"turned out to be|(?:was|were|is|are) (?:real|true|genuine|right|authentic))\b",
    re.IGNORECASE,
)
_DISPUTED: Final = regex(
    r"\b(?:in dispute|disput(?:ed|es?)|contested|controvers(?:y|ial)|(?:accounts?|versions?|reports?|estimates?|figures?) (?:differ(?:ed|s)?|var(?:y|ied|ies)|conflict(?:ed|s)?)|"
    r"contradictory|conflicting|(?:not|never) (?:been )?(?:clear|established|settled|agreed)|unclear|open question)\b",
    re.IGNORECASE,
)
_BY_COUNT: Final = regex(
    r"\bby (?:the |its |their |his |her )?[\w.-]+(?: [\w.-]+){0,2}['’]s?(?: own)?(?: (?:count|estimate|reckoning|account|figures?|tally))?(?=[,.;]|\Z)|"
    r"\baccording to\b",
    re.IGNORECASE,
)
_PUTS_AT: Final = regex(
    r"\bputs?\b[^;]*\bat\b[^;]{0,20}[0-9][^;]*\bat [^.;]{0,20}[0-9]", re.IGNORECASE
)
_SAYS: Final = regex(
    r"\b(?:said|says|spoke of|puts?|estimated|counted|claim(?:ed|s)|reported|gave|insist(?:ed|s)|den(?:ied|ies)|blam(?:ed|es)|told|argued|"
    r"called|according to|replied|thought|believed?s?|maintain(?:ed|s))\b",
    re.IGNORECASE,
)
_SIDES: Final = regex(r";|,? \b(?:while|whereas|but|although|though)\b")
_TURNS: Final = regex(
    r"\A\W*(?:but|however|yet|in (?:fact|truth|reality)|actually|nobody|no one|no|not|none|neither|never|only)\b|"
    r"\b(?:it|they|he|she|this|(?<!said )(?<!says )(?<!told )(?<!claimed )that|these|those|there)(?: \w+)? (?:was|were|is|are|did|does|do|had|has|have|would|could)(?: not\b|n['’]t\b| never\b| no\b)|"
    r"\b(?:it|they|he|she) never\b|\b(?:one|some|none|copies|parts) of (?:it|them|these|those)\b|, however,",
    re.IGNORECASE,
)
_NOT: Final = regex(r"\b(?:not|never|no|none|nobody|nothing|neither)\b|n['’]t\b", re.IGNORECASE)
_RIVAL: Final = regex(
    r"\b(?:rival (?:\w+ )?(?:poll|count|account|version|report|estimate|survey|study|theory|claim)|(?:in|by) contrast|"
    r"(?:another|different|second|other) (?:account|version|report|estimate|count|study|theory|poll|survey|explanation)|on the other hand)s?\b",
    re.IGNORECASE,
)
_AHEAD: Final = regex(
    r"\b(?:would|will|won['’]t|promis(?:ed|es)|pledg(?:ed|es)|vow(?:ed|s)|predict(?:ed|s)|expect(?:ed|s)|plan(?:ned|s)|(?:was|were|is|are) (?:due )?to)\b",
    re.IGNORECASE,
)
_TWICE: Final = 2


def denies(statement: str) -> bool:
    """Whether it denies what was told before it, or calls it false."""
    return _DENIES.search(statement) is not None


def denies_any(statement: str) -> bool:
    """Whether something is denied in it, be it said again what."""
    return _DENIES_ANY.search(statement) is not None


def gives_number(statement: str) -> bool:
    """Whether it gives only another number for what was counted before it: "the organisers spoke of 15,000"."""
    return _GIVES.search(statement) is not None or _TRUE_NUMBER.search(statement) is not None


def bears_out(statement: str) -> bool:
    """Whether it says that what was told before it is so."""
    return _BEARS_OUT.search(statement) is not None


def turns(statement: str) -> bool:
    """Whether it may take back what was told before it: "they never came", "no sign was found"."""
    return _TURNS.search(statement) is not None


def looks_ahead(statement: str) -> bool:
    """Whether it tells what is to come, of which the next sentence may tell what came."""
    return _AHEAD.search(statement) is not None


def speaks(statement: str) -> bool:
    """Whether somebody says something in it."""
    return _SAYS.search(statement) is not None


def says_no(statement: str) -> bool:
    """Whether it says of something that it is not so, as one does of what others say."""
    return denies_any(statement) or _NOT.search(statement) is not None


def is_disputed(statement: str) -> bool:
    """Whether it says that its matter is in dispute."""
    return _DISPUTED.search(statement) is not None


def is_rival(statement: str) -> bool:
    """Whether it sets what it tells against the like of it: "a rival poll", "by contrast"."""
    return _RIVAL.search(statement) is not None


def two_sided(statement: str) -> bool:
    """Whether it tells by itself what two sides say: "87, according to the doctors; the organisers said 52"."""
    if is_disputed(statement) or _PUTS_AT.search(statement):
        return True
    if len(_BY_COUNT.findall(statement)) >= _TWICE:
        return True
    sides = [part.strip(" ,") for part in _SIDES.split(statement)]
    told = [part for part in sides if (found := _SAYS.search(part)) and found.start() > 0]
    return len(told) >= _TWICE or (len(sides) >= _TWICE and _opens_told(sides, told))


def _opens_told(sides: list[str], told: list[str]) -> bool:
    """Whether one side is told by "according to" at its very beginning, and another by somebody."""
    return any(
        part.lower().startswith("according to") and part not in told for part in sides
    ) and bool(told)
