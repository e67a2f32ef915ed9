"""What befell those who are counted: which words tell it, and of whom they do not."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import Final

from knowledge.forms import BASE_FORMS
from knowledge.ingest.worded import Worded
from knowledge.lexicon.animals import is_animal
from knowledge.lexicon.measures import stems_telling
from knowledge.regex import regex
from knowledge.text import STOP, Token, tokens, words

__all__ = [
    "DEEDS",
    "animals_at",
    "fell_of",
    "has_own_verb",
    "is_deed",
    "is_doer",
    "is_named",
    "is_saved",
    "part_told",
    "tells_deed",
]

DEEDS: Final = frozenset("detained killed injured missing evacuated rescued displaced".split())
"""Measures told by a verb, which may stand some words from the number."""

_DOERS: Final = frozenset("rescuer rescuers killer killers attack attacks".split())
"""Who does to others what the measure of their stem says was done to them, or what they do."""
_NO_DEEDS: Final = _DOERS | {"life", "prison", "prisons"}
"""Words with the stem of a deed that tell none: "lives" were lost, but "life" is what somebody is sentenced to."""
_NOUNS: Final = frozenset(
    "rescue rescues arrest arrests capture death deaths murder murders evacuation injury injuries".split()
)
"""Deeds told as things."""
_ARTICLES: Final = frozenset("the a an this that his her its their".split())
_BACK: Final = 48
_LONGEST: Final = 5
"""Words of a noun phrase, at most."""
_OWN_VERB: Final = regex(
    r"\s+(?:(?!and\b|or\b|but\b|of\b|in\b)[a-z-]+\s+){0,2}?(?:were|was|are|is|had|have|has)\s+"
    r"(?:(?:also|then|later|still|now|already|being|been)\s+)*(?P<verb>[a-z]+)"
)
_PART: Final = regex(
    r"\s+of\s+(?:the|those|these)\s+(?:[0-9]+\s+)?(?P<whole>[a-z]+)\s+(?:were|was|are|is)\s+(?:an?\s+)?"
    r"(?P<part>[a-z]+(?:\s[a-z]+)?)"
)


_LOST: Final = regex(r"\blost (?:[\w’'-]+ ){0,4}\Z", re.IGNORECASE)
_CREWS: Final = frozenset(
    "crew sailors seamen soldiers fighters men troops pilots airmen divers climbers firefighters firemen rescuers miners fishermen "
    "passengers marines paratroopers".split()
)
"""Of whom those are dead whom somebody lost; a team that lost three players has them elsewhere."""
_PULLED: Final = regex(
    r"\b(?:pull|haul|drag|winch|pluck|fish|dug|dig|lift|hoist)(?:ed|ged|s|ing|ging)? (?:up |out |back )?"
    r"(?:(?:about|around|some|another|more than|over|at least|up to|nearly|almost) )*\Z",
    re.IGNORECASE,
)
_TO_SAFETY: Final = regex(
    r"\s+(?:(?:alive|out|up|clear|back|safely)\s+)*(?:alive\b|to safety|ashore|aboard|on board|(?:in|on)to (?:[a-z]+ )?(?:[a-z]+ )?"
    r"(?:(?:life|row|fishing |rescue )?boats?|rafts?|dingh(?:y|ies)|helicopters?|ferry|ship|bank|shore|quay|pier)\b|"
    r"(?:from|out of) (?:the |a )?(?:[a-z]+ )?(?:water|waves|sea|river|lake|rubble|ruins|wreck(?:age)?|debris|mud|snow|flames|fire|flood(?:water)?s?|ice)\b)",
    re.IGNORECASE,
)


_OUT: Final = regex(
    r"\s+(?:were|was|are|had been|have been|has been|being)\s+(?:(?:all|safely|already|now|also|then|back)\s+)*"
    r"(?:out|above ground|(?:on|at|back on) the surface|(?:brought|pulled|lifted|hauled|winched|hoisted|led|dug|got) (?:up|out|to the surface|to safety|above ground)|raised to the surface)"
    r"(?=\s*(?:[.,;!)]|\Z)|\s+(?:by|before|and|at|so far|alive|safely|within|in the|on [0-9MTWFS])\b)"
)


def is_saved(text: str, start: int, end: int) -> bool:
    """Whether those of whom ``[start, end)`` tells were brought out of danger, by what was done and where to: "pulled 23
    people into his boat", "14 were out"."""
    if _OUT.match(text, end):
        return True
    if not _TO_SAFETY.match(text, end):
        return False
    return _PULLED.search(text[max(0, start - _BACK) : start]) is not None


def fell_of(text: str, start: int, phrase: Sequence[Token]) -> bool:
    """Whether those of whom a ``phrase`` behind the number at ``start`` tells were lost: "lost two of her crew"."""
    if not phrase or phrase[-1].folded not in _CREWS:
        return False
    return _LOST.search(text, max(0, start - _BACK), start) is not None


@lru_cache(maxsize=1)
def _stems() -> frozenset[str]:
    return stems_telling(DEEDS)


def tells_deed(pairs: Iterable[tuple[str, str]]) -> bool:
    """Whether any of the words, told by folded form and stem, tells what is done to people."""
    stems = _stems()
    return any(stem in stems and folded not in _NO_DEEDS for folded, stem in pairs)


def is_deed(folded: str, stem: str) -> bool:
    """Whether a word tells what is done to people."""
    return stem in _stems() and folded not in _NO_DEEDS


def is_doer(word: Token) -> bool:
    """Whether it is who does so, for all that the stem is the same: "rescuers"."""
    return word.folded in _DOERS


_WITH_BEFORE: Final = 2
_FOR_LIFE: Final = frozenset("to for given got gets received serving".split())


def is_named(words: Sequence[Token]) -> bool:
    """Whether the last is a deed but named, as in "1,000 people watched the rescue": it was not done to those who are counted.
    Nor is who was sentenced "to life" dead."""
    if len(words) < _WITH_BEFORE:
        return False
    before, word = words[-2].folded, words[-1].folded
    return (word in _NOUNS and before in _ARTICLES) or (word == "life" and before in _FOR_LIFE)


def has_own_verb(text: str, end: int) -> bool:
    """Whether a verb follows the number that ends there and tells something else of those whom it counts: of "nine were
    missing and 2,000 had been moved" the second. One that leaves it open does not: "12 were reported missing"."""
    match = _OWN_VERB.match(text, end)
    if match is None:
        return False
    (verb, *_) = tokens(match["verb"])
    participle = verb.folded.endswith("ed") or verb.folded in BASE_FORMS
    return participle and not is_deed(verb.folded, verb.stem)


def animals_at(worded: Worded, end: int) -> tuple[Token, ...]:
    """The words for the animals whose number ends there, without what befell them: "seabirds" of "112 dead seabirds";
    none where they are only of something else: "12 dog owners"."""
    first = worded.word_at(end)
    at, phrase = end, list[Token]()
    for word in worded.words[first : first + _LONGEST]:
        if worded.text[at : word.start].strip(" \u00a0-") or word.number is not None:
            break
        phrase.append(word)
        at = word.end
    named = next((index for index, word in enumerate(phrase) if is_animal(word.folded)), -1)
    behind = phrase[named + 1 : named + 2]
    if named < 0 or (behind and behind[0].folded.endswith("s") and behind[0].folded not in STOP):
        return ()
    told = phrase[: named + 1]
    return tuple(word for word in told if word.folded not in STOP and word.stem not in _stems())


def part_told(text: str, end: int) -> str:
    """Who they are of whom the number that ends there tells as a part: "firefighters" of "two of the dead were
    firefighters"."""
    match = _PART.match(text, end)
    if match is None or not is_deed(*words(match["whole"])[0]):
        return ""
    return " ".join(takewhile(lambda word: word not in STOP, match["part"].split()))
