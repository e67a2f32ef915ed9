"""What became of those who are counted, where light words tell it: "how many were out by noon", "had been brought up".

The words say by themselves too little to be looked for. What they mean depends on what the record counts: rescued,
evacuated, freed. Where it counts nothing of that kind, or where people also come out to protest, nothing is read into them.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from knowledge.document import measure_token
from knowledge.flow import Question, Term, Variant
from knowledge.models import Figure
from knowledge.regex import regex
from knowledge.search.reading.framing import asks_any_figure
from knowledge.text import Token, tokens

__all__ = ["Outcome", "hedges", "only_brought_out", "outcome_told", "said_behind"]

_MEASURES: Final = ("rescued", "evacuated", "freed")
"""Measures of those who got out, likeliest first."""
_ALSO: Final = 0.85
_SAID: Final = 0.8
_WORDS: Final = "rescued freed evacuated released surfaced emerged saved"
_LACKED: Final = (
    "(?:work|jobs?|a job|power|fuel|water|food|money|cash|action|order|control|date|office|school|hospital|ammunition|ammo|touch|"
    "favou?r|bounds|reach|sight|use|step|the (?:question|way|running|race|game|blue))"
)
"""What people are out of who came out of nowhere."""
_THEN: Final = (
    r"(?=\W*\Z|\s*[,;]|\s+(?:by|at|on(?! (?:the )?(?:streets?|strike|bail|parole|patrol|squares?|holiday|leave))|before|until|till|as of|so far|"
    rf"in (?:total|all)|after|when|within|during|from|of(?! {_LACKED}\b)|alive|again|that|this|yesterday|"
    r"today|already|now|altogether|overall|the (?:same|next)|in the (?:first|end|morning|evening|afternoon|night)|[0-9])\b)"
)
_HOW: Final = r"(?: (?:back|safely|alive|already|still|now|all|safe and|[a-z]+ly))*"
_BROUGHT: Final = regex(
    rf"\b(?:brought|bring|pulled|hauled|lifted|winched|hoisted|raised|got|gotten|taken|carried|dug|plucked|led|fetched)\b{_HOW} "
    rf"(?:up|out|free|to the surface|above ground){_THEN}|\b(?:above ground|(?:on|at|to) the surface)\b",
    re.IGNORECASE,
)
"""What others do to people who are in something."""
_CAME: Final = regex(
    rf"\b(?:emerged|surfaced|made it (?:back )?(?:up|out|to (?:the surface|safety))|(?:were|was|are|been) (?:\w+ )?safe){_THEN}|"
    rf"\b(?:came|come|climbed|walked|crawled|were|was|are|been|be|is|get){_HOW} (?:up|out|free){_THEN}",
    re.IGNORECASE,
)
"""What people do themselves, also those who come out to protest."""
_FREED: Final = regex(
    r"\b(?:freed|set free|got free|free(?=\W*\Z| by\b| at\b| on\b))", re.IGNORECASE
)
"""What is done to the trapped, and to the detained."""
_HELD: Final = ("detained", "hostages", "released", "freed")
_CROWDS: Final = ("protesters",)
_HEDGES: Final = regex(
    r"\b(?:(?:is|are|was|were|be|been) )?(?:(?:believed|thought|presumed|assumed|reckoned|estimated|supposed|understood|"
    r"considered|said|reported|known|alleged)(?= to (?:be|have)\b)|(?:presumed|believed|thought)(?= (?:dead|lost|drowned|trapped|missing|"
    r"buried|killed|stuck)\b))",
    re.IGNORECASE,
)


_SURVIVED: Final = tokens("survived")[0].stem
_LIVED: Final = regex(
    r"\b(?:surviv\w+|alive|saved|rescued|safe(?:ly)?|in all|in total)\b", re.IGNORECASE
)


_BEHIND: Final = 4
"""Words behind a number that tell what became of those it counts."""


class Outcome(NamedTuple):
    """Light words at ``start`` to ``end`` of a question, the measure that they ask for, and the term that they are."""

    start: int
    end: int
    measure: str
    term: Term


def outcome_told(text: str, known: Mapping[str, int]) -> Outcome | None:
    """What a question for a number says in light words became of those it counts; ``known`` are the tokens of the
    record with how many facts hold each."""
    measures = [measure for measure in _MEASURES if measure_token(measure) in known]
    if not measures or asks_any_figure(text):
        return None
    match = _BROUGHT.search(text)
    if match is None and _counted(known, _MEASURES[:2]) > _counted(known, _CROWDS):
        match = _CAME.search(text)
    if match is None and measures[0] == _MEASURES[0] and not _counted(known, _HELD):
        match = _FREED.search(text)
    if match is None:
        return None
    first, *others = measures
    variants = {measure_token(first): 1.0}
    variants |= dict.fromkeys(map(measure_token, others), _ALSO)
    own = tokens(first)[0].stem
    for word in tokens(_WORDS):
        if word.stem in known and word.stem != own:
            variants.setdefault(word.stem, _SAID)
    told = tuple(Variant(token, weight, "synonym") for token, weight in variants.items())
    return Outcome(*match.span(), first, Term(match.group(), own, 1.0, told))


def _counted(known: Mapping[str, int], measures: Iterable[str]) -> int:
    """How many facts count by one of the measures."""
    return sum(known.get(measure_token(measure), 0) for measure in measures)


def only_brought_out(terms: Iterable[Term], measure: str, statement: str) -> bool:
    """Whether it is asked how many survived, and told of some that somebody brought out of danger: others may have
    lived without."""
    if measure != _MEASURES[0] or not any(term.token == _SURVIVED for term in terms):
        return False
    return _LIVED.search(statement) is None


def said_behind(question: Question, words: Sequence[Token], figure: Figure) -> bool:
    """Whether the very words for what became of those who are asked for stand right behind a number without a noun:
    "fourteen had come up"."""
    deeds = [
        {each.stem for each in tokens(term.word)} for term in question.terms if " " in term.word
    ]
    for at, word in enumerate(words) if deeds else ():
        behind = {each.stem for each in words[at + 1 : at + 1 + _BEHIND]}
        if word.number == figure.best and any(deed <= behind for deed in deeds):
            return True
    return False


def hedges(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open ranges of words that only say that a number was not sure: "believed" in "were believed to be stuck"."""
    return tuple(match.span() for match in _HEDGES.finditer(text))
