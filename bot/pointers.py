"""Whom and what the pronouns of a cited line may mean that it does not tell itself: the names that its note lists.

A line may hold a pronoun that its own words explain ("a tourist died when she fell"), and the names told before it are often
of another kind: a place is no "she". A note that lists them would only mislead.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from knowledge.lexicon.demonyms import kin_of_country
from knowledge.lexicon.first_names import FIRST_NAMES
from knowledge.lexicon.humans import are_humans, is_office
from knowledge.lexicon.thesaurus import kinds
from knowledge.models import Fact
from knowledge.regex import regex
from knowledge.text import fold, tokens

__all__ = ["told_before"]


class _Kind(StrEnum):
    PERSON = "person"
    THING = "thing"
    SPOT = "spot"


_POINTER: Final = regex(
    r"\b(?P<person>he|she|him|his|her|hers)\b|\b(?P<thing>its?|they|them|theirs?)\b|"
    r"\b(?P<spot>there)\b(?!\s+(?:is|was|are|were|had|has|have|will|would|could|may|might|seemed|remained)\b)",
    re.IGNORECASE,
)
"""Pronouns; “there was” points at no place."""
_ANY: Final = regex(r"\b(?:he|she|him|his|hers?|its?|they|them|theirs?|there)\b", re.IGNORECASE)
_TELLER: Final = regex(
    r"[,;:”\"]\s(?:he|she)\s(?:later\s|also\s|had\s)?(?:said|says|added|claimed|wrote|told|admitted|replied|warned|promised|reported|explained)\b"
    r"|\baccording to (?:him|her)\b",
    re.IGNORECASE,
)
"""Who tells all that stands before: none of those told of in it."""
_HOLDER: Final = regex(
    r"\b[Tt]he (?:(?:prime|foreign|interior|defence|health|mining) )?(?:president|minister|premier|chancellor|governor|mayor|king|queen|"
    r"pope|foreman|chairman|chairwoman|director)\b(?! (?:of|for|in|at|from|[A-Z]))"
)
"""An office without who holds it."""
_TO_HIM: Final = regex(r"\b[A-Z][\w’'-]+ (?!had|has|and|or)[a-z]+ him\b")
_QUOTED: Final = regex(r"“[^”]*”|\"[^\"]*\"")
_HEAD: Final = regex(
    r"\A\W*(?:(?:(?:On|In|At|By|During|Since|Until|From|After|Before|Between|Within|For|Over|Under|Despite|Without|Of)\b[^,;.]{0,40}?"
    r"|(?:The|That|This) (?:next|following|same|very) \w+|A few \w+ later|\w+ (?:days?|weeks?|months?|years?) (?:later|earlier|before)"
    r"|Then|Later|Soon|Still|But|And|Now|Also|Finally|Eventually|Instead|However|Afterwards|Meanwhile|Earlier|Again|Yet|So|When|As|Because|While)"
    r",?\s+){0,3}\Z"
)
"""Nothing but a time or a small word before a pronoun."""
_NAME: Final = regex(r"(?<![.!?]\s)(?<=\s)[A-Z][\w’'-]+")
_TIMES: Final = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday thursday "
    "friday saturday sunday".split()
)
_LEADS: Final = frozenset(
    "on in at by during since until from after before the a an this that his her its their then later but and".split()
)


def told_before(fact: Fact) -> tuple[str, ...]:
    """The names told before a fact, those alone that a pronoun of it may mean; in the order in which it has them."""
    if not _ANY.search(fact.statement):
        return (
            fact.beside
        )  # What the line answers on was told before it, and it goes on telling of that.
    kinds_left = _unexplained(_QUOTED.sub(" ", fact.statement))
    if fact.meant and not _is_nameless_it(fact):
        kinds_left = kinds_left[1:]  # What the first one means is known.
    names = [name for name in fact.beside if not _is_of_country(name)]
    found = {name for kind in kinds_left for name in _of_kind(names, kind)}
    return tuple(name for name in names if name in found or name in fact.meant)


def _is_nameless_it(fact: Fact) -> bool:
    """Whether it says "it" of one thing that has a common noun alone: it may be known by a name as well."""
    named = any(letter.isupper() for word in fact.meant for letter in word)
    return not named and fact.statement.split(" ", 1)[0] in ("It", "Its")


def _unexplained(text: str) -> Sequence[_Kind]:
    """The kinds of the pronouns that nothing before them in the line explains, in order, each once."""
    found = [
        kind
        for match in _POINTER.finditer(text)
        if not _explained(text[: match.start()], kind := _Kind(match.lastgroup or "thing"))
    ]
    if any(pattern.search(text) for pattern in (_TELLER, _HOLDER, _TO_HIM)):
        found.append(_Kind.PERSON)
    return tuple(dict.fromkeys(found))


def _explained(before: str, kind: _Kind) -> bool:
    if _HEAD.match(before):
        return False
    if kind is _Kind.THING:
        return True  # Behind a subject of its own it is most often that, or what it acts on.
    if _names(before):
        return True
    return kind is _Kind.PERSON and any(_is_human(word.folded) for word in tokens(before))


def _is_human(folded: str) -> bool:
    return is_office(folded) or (not folded.endswith("s") and are_humans(f"{folded}s"))


def _names(before: str) -> bool:
    """Whether a name stands there, a day or the first word of a sentence apart."""
    first, *_ = before.split() or [""]
    begins = first[:1].isupper() and first.casefold().strip(",") not in _LEADS
    named = any(found.group().casefold() not in _TIMES for found in _NAME.finditer(before))
    return named or (begins and not kinds(fold(first)))


def _of_kind(names: Sequence[str], kind: _Kind) -> Sequence[str]:
    persons = [name for name in names if _is_personal(name)]
    if kind is _Kind.PERSON:
        return persons or names
    return [name for name in names if name not in persons]


def _is_personal(name: str) -> bool:
    """Whether it has the form of somebody's name: a first name, or words that are no common nouns."""
    words = name.split()
    if len(words) < 2 or not all(word[:1].isupper() for word in words):
        return False
    if fold(words[0]) in FIRST_NAMES:
        return True
    return not any(dict(kinds(word.stem)) for word in tokens(name))


def _is_of_country(name: str) -> bool:
    """Whether it is an adjective and no name: "Danish"."""
    (word, *more) = tokens(name) or (None,)
    if word is None or more or not kin_of_country(word.stem):
        return False
    return word.folded.endswith(("ish", "ese", "ian", "ean", "ch", "ic", "i", "an"))
