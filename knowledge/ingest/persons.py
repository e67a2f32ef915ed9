"""Which names in English texts are people's: by the words around them, by how they are made, by common first names."""

from functools import lru_cache
from typing import Final

from knowledge.ingest.name_words import BODIES, CONNECTORS, LANDS, SITES
from knowledge.lexicon.first_names import FIRST_NAMES
from knowledge.lexicon.humans import are_humans, is_office
from knowledge.lexicon.thesaurus import knows
from knowledge.regex import regex
from knowledge.text import fold, tokens

__all__ = ["looks_like_person", "places", "tells_person", "word_before"]

_AGE_OR_KIN: Final = regex(
    r"\s*(?:,\s+(?:aged\s+)?[0-9]{1,2}\s*,|\s\([0-9]{1,2}\)"
    r"|['’]s?\s+(?:late\s+)?(?:wife|husband|widow|father|mother|parents|son|daughter|brother|sister|family|body|death|lawyer|life)\b)"
)
_ROLE_AFTER: Final = regex(
    r"\s*,\s+(?:then\s+)?(?:the\s+|an?\s+|his\s+|her\s+|their\s+|its\s+)?(?P<words>(?:[A-Za-z][\w'’-]*\s+){0,3}?(?P<role>[a-z]{3,}))(?=\s+(?:of|at|in|for|on|with|who)\b|\s*[,.;])"
)
_PLACING: Final = frozenset(
    "the a an in at to from of near into for on via off around across outside toward towards through beneath under".split()
)
"""Words after which a name is hardly a person's who does something."""
_LEAST_WORDS: Final = 2
_MOST_WORDS: Final = 4
_BACK: Final = 24
_SHORTEST_ROLE: Final = 2
_BODY_ROLES: Final = frozenset(
    "agency company group firm party ministry agent department government president's".split()
)


def word_before(text: str, start: int) -> str:
    """The word that stands before ``start`` with only a space between, empty where there is none."""
    before = text[max(0, start - _BACK) : start]
    if not before.endswith(" "):
        return ""
    word = before[:-1].rpartition(" ")[2]
    return word if word.isalpha() else ""


def places(word: str) -> bool:
    """Whether the word before a name is "the", "from" or the like: "men from Dagestan who", "the Kursk said"."""
    return word.lower() in _PLACING


def tells_person(text: str, before: str, end: int) -> bool:
    """Whether the words around a name say that it is a person: a part that people play, an age, kin. ``before`` is the
    word before it, ``end`` where it ends."""
    if len(before) > _SHORTEST_ROLE and before.islower() and _is_role(before):
        return True
    after = text[end : end + 1]
    if after not in (",", "'", "’", " "):
        return False
    if _AGE_OR_KIN.match(text, end):
        return True
    role = _ROLE_AFTER.match(text, end) if after == "," else None
    return role is not None and _is_role(role["role"])


def looks_like_person(before: str, name: str) -> bool:
    """Whether a name that nothing tells of is made as people's are, and stands where people do: "Anatoly Dyatlov", not
    "the Pyotr Veliky" or "to Chiang Rai"."""
    return not places(before) and _is_made_so(name)


@lru_cache(maxsize=65536)
def _is_made_so(name: str) -> bool:
    """A first name that is common, or two words or more that are no English ones."""
    parts = name.split()
    folded = [fold(part).rstrip(".") for part in parts]
    if not _LEAST_WORDS <= len(parts) <= _MOST_WORDS or "of" in parts or "the" in parts:
        return False
    if any(part.isupper() and len(part) > 1 for part in parts) or not _PEOPLE_LESS.isdisjoint(
        folded
    ):
        return False
    if folded[0] in FIRST_NAMES:
        return True
    told = [part for part in folded if part not in CONNECTORS]
    return not any(
        any(character.isdigit() for character in part) or _is_word(part) for part in told
    )


_PEOPLE_LESS: Final = BODIES | SITES | LANDS


def _is_word(folded: str) -> bool:
    found = tokens(folded)
    return bool(found) and knows(found[0].stem)


@lru_cache(maxsize=4096)
def _is_role(word: str) -> bool:
    return word not in _BODY_ROLES and (is_office(word) or are_humans(word))
