"""Where a place lies is told by a line that says so of it: "lies", "a city in the west of", "45 km north of"."""

import re
from collections.abc import Container, Iterator
from functools import lru_cache
from itertools import islice
from typing import Final

from knowledge.flow import NameMatch, Question
from knowledge.lexicon.common import is_place
from knowledge.lexicon.humans import are_humans, is_office
from knowledge.models import NameKind
from knowledge.names.book import stems_of
from knowledge.regex import regex
from knowledge.search.reading.perquestion import per_question
from knowledge.text import STOP, Token, fold, tokens

__all__ = ["TELLS_LIE", "lie_fit", "place_asked"]

_PARTS: Final = r"(?:part|corner|side|bank|coast|shore|end|half|quarter|direction|region|province|district|county|country)"
_WHERE_IS: Final = regex(
    r"\A\W*(?:(?:and|so|but|ok|do you know|tell me|please)\W+){0,3}"
    rf"(?:where(?:abouts)?|(?P<part>(?:in|on|at|to) (?:what|which) {_PARTS}|(?:what|which) {_PARTS}(?= of\b| .* in\W*\Z)))"
    r"(?: of (?:the )?[\w’'-]+(?: (?!is\b|are\b|was\b|were\b|does\b|do\b|did\b)[\w’'-]+){0,2}?)?"
    r"(?:,? (?:exactly|precisely|roughly|actually|on (?:earth|the map)|in (?:the )?[\w’'-]+))?"
    r"(?:['’]s|,? (?:is|are|was|were|(?:does|do|did)(?= .* (?:lie|sit|stand)\W*\Z))) (?:(?:the|this|that|these|its|their) )?"
    r"(?P<thing>[\w’'-]+(?: [\w’'-]+){0,3}?(?: of (?:the )?[\w’'-]+(?: [\w’'-]+){0,2}?)?)"
    r"(?: (?:lie|sit|stand|located|situated|based|exactly|precisely|actually|in|on (?:the|a) map))*\W*\Z",
    re.IGNORECASE,
)
_LYING_PLACES: Final = frozenset(
    "city town village hamlet suburb district region province island peninsula mountain volcano valley river lake bay strait canal "
    "mine quarry pit dam reservoir plant refinery airport airfield port harbour harbor base castle palace prison jail monastery "
    "capital epicentre epicenter crater island islands islet site settlement port pipeline border tunnel bridge lighthouse reactor complex".split()
)
"""Nouns for what has its place once and for all."""
_NO_MONTH: Final = r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
_DIRECTION: Final = r"(?:(?:north|south)[ -]?(?:east|west)?|east|west|centre|center|heart|middle|edge|outskirts|foot|tip|mouth|top)"
_DIRECTED: Final = r"(?:(?:north|south)[ -]?(?:east|west)?ern|eastern|western|central|(?:north|south|east|west)ernmost|coastal|inland|upland|mountainous|offshore)"
_LAND: Final = (
    r"(?:regions?|provinces?|country|counties|county|districts?|islands?|coasts?|shores?|sea|rivers?|lakes?|mountains?|hills?|desert|steppe|valley|"
    r"borders?|frontier|plain|forest|bay|gulf|strait|delta|peninsula|bank|cape|suburbs?|capital|square|street|road|highway|gate|centre|center)"
)
_AT_PLACE: Final = (
    r" (?:the |an? |its |one of the )?"
    rf"(?:(?:far |extreme |very )?{_DIRECTION}\b|(?:[a-z’'-]+ (?:of (?:the )?)?)?(?:{_DIRECTED} )?{_NO_MONTH}(?:[A-Z][\w’'-]+|{_LAND}\b))"
)
_FAR_OFF: Final = (
    r"(?:(?:about|some|around|roughly|nearly|only|just|over|less than) )?(?:[0-9][0-9.,]*|an?|two|three|four|five|six|ten|several|a few|half an?) ?"
    r"(?:km|kilomet(?:er|re)s?|miles?|met(?:er|re)s?|hours?)\b (?:[\w’'-]+ ){0,4}?(?:of|from|off|outside|away|inland|above|below|up|down)\b"
)
_NEAR_BY: Final = rf"(?:(?:in|near|off|outside|close to|not far from|next to){_AT_PLACE}|{_FAR_OFF}|{_DIRECTION} of\b)"
_SPOT: Final = (
    r"(?:(?:right |just |deep |high |far |halfway |midway )?(?:in|on|at|near|off|outside|inside|within|by|beside|between|along|above|below|beneath|behind|"
    rf"opposite|close to|not far from|next to|amid|among|around|up|down){_AT_PLACE}|{_FAR_OFF}|{_DIRECTION} of\b|{_DIRECTED} [A-Za-z])"
)
_ASIDE: Final = r"(?:(?:,| \() ?[^;:.()]{2,90}?(?:,|\)))?"
_AND_OTHERS: Final = (
    r"(?: (?:air )?(?:base|airport|cosmodrome|plant|mine|dam|port|station|prison|camp|island|region|province|district))?"
    r"(?: and [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)?"
)
_SAID: Final = regex(
    rf"\A{_AND_OTHERS}{_ASIDE} ?(?:(?:itself |which |that )?(?:lies?|lay|stands?|stood|sits?|sat|(?:is|was|are|were) (?:located|situated|sited|based|found))\b"
    rf"(?: [\w’'-]+){{0,3}}? {_SPOT}|(?:is|was|are|were) (?:{_SPOT}|(?:an?|the|one of the)(?: [^ ;.]+){{0,8}}?,? (?:{_SPOT}|(?:capital|part|island) of\b)|"
    rf"(?:an?|the) (?:[\w’'-]+ ){{0,2}}?{_DIRECTED}\b)|borders\b|(?:is|was) (?:surrounded|bordered) by\b)"
)
"""Behind what it is of: that it lies somewhere, or is "a city in the west"."""
_BESIDE: Final = regex(
    rf"\A{_AND_OTHERS}(?:,|\)|,? \()? ?(?:{_NEAR_BY}|(?:an?|the|one of the)(?: [^ ,;.]+){{0,6}}? (?:{_SPOT}|(?:capital|part) of\b|of the [A-Z])|"
    r"the capital of\b|[A-Z][\w’'-]+ (?:[Rr]egion|[Pp]rovince|[Cc]ounty|[Dd]istrict|[Ss]tate)\b)"
)
_BEFORE: Final = regex(
    rf"\b{_DIRECTED}(?: [\w’'-]+){{0,3}}? (?:of )?\Z|\b[A-Z][\w’'-]+ (?:city|town|village|district|suburb|island|port) of \Z"
)
"""Before it: "the northern town of", "southwestern"."""
_FROM_IT: Final = regex(
    rf"\b{_DIRECTION} of (?:the )?(?:(?:island|town|city|village|province) of )?\Z", re.IGNORECASE
)
"""What lies from it there is something else."""
TELLS_LIE: Final = 0.6
_SAYS_SO: Final = 1.0
_NOT_SO: Final = 0.2
_LIKE: Final = 0.8
_TIMES: Final = 8
"""How many times a place is looked for in a statement: no line needs more, but a hostile one."""
_FAR: Final = 300
"""Letters before and behind a place within which it is said where that lies."""


@lru_cache(maxsize=8)
def _asked(text: str) -> tuple[str, bool]:
    """Of what it is asked where it lies, and whether the question takes it for a place."""
    asked = _WHERE_IS.match(text)
    if asked is None:
        return "", False
    return asked["thing"], asked["part"] is not None


@per_question
def place_asked(question: Question) -> frozenset[str]:
    """The stems of what a place is called of which it is asked where it lies; none of who or what may be anywhere."""
    thing, surely = _asked(question.text)
    words = [word for word in tokens(thing) if word.folded not in STOP] if thing else []
    own = {word.stem for word in words}
    named = [match for match in question.names if own & stems_of(match.name)]
    called = frozenset[str]().union(*(stems_of(match.name) for match in named))
    if any(_is_somebody(word) for word in words if word.stem not in called):
        return frozenset()
    lies = bool(words) and words[-1].folded in _LYING_PLACES
    if not lies and any(not (word.stem in called or _is_kind(word)) for word in words):
        return frozenset()
    if not lies and not (named and all(_is_place(match, surely=surely) for match in named)):
        return frozenset()
    return called | _ways(question, words[-1].stem) if lies else called


def _is_kind(word: Token) -> bool:
    return word.folded in _LYING_PLACES


def _is_somebody(word: Token) -> bool:
    return are_humans(word.folded) or is_office(word.folded)


def _is_place(match: NameMatch, *, surely: bool) -> bool:
    """What a plain text names is of no sure kind."""
    kind = match.name.kind
    if kind in (NameKind.PLACE, NameKind.FACILITY):
        return True
    return is_place(fold(match.written)) or (surely and kind is not NameKind.PERSON)


def _ways(question: Question, stem: str) -> frozenset[str]:
    same = (
        each.token
        for term in question.terms
        if term.token == stem
        for each in term.variants
        if each.weight >= _LIKE
    )
    return frozenset((stem, *same))


def lie_fit(called: Container[str], statement: str) -> float:
    """0 to 1: how surely the statement says where that lies which is ``called`` so."""
    runs = islice(_runs(called, statement), _TIMES)
    return max((_fit(statement, *run) for run in runs), default=_NOT_SO)


def _runs(called: Container[str], statement: str) -> Iterator[tuple[int, int]]:
    """Where each run of its words begins and ends."""
    start = end = -1
    for word in tokens(statement):
        own = word.stem in called
        if own and end + 1 == word.start:
            end = word.end
            continue
        if end >= 0:
            yield start, end
        start, end = (word.start, word.end) if own else (-1, -1)
    if end >= 0:
        yield start, end


def _fit(statement: str, start: int, end: int) -> float:
    behind, before = statement[end : end + _FAR], statement[max(0, start - _FAR) : start]
    if _SAID.match(behind):
        return _SAYS_SO
    beside = _BESIDE.match(behind) and not _FROM_IT.search(before)
    return TELLS_LIE if beside or _BEFORE.search(before) else _NOT_SO
