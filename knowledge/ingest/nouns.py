"""The noun behind a number, by which it counts: its words, whether they name several things, and whom they tell of."""

import re
from collections.abc import Sequence
from typing import Final

from knowledge.forms import BASE_FORMS
from knowledge.ingest.deeds import is_deed
from knowledge.ingest.numerals import Number
from knowledge.ingest.worded import Worded
from knowledge.lexicon.humans import are_humans
from knowledge.regex import regex
from knowledge.text import STOP, Token

__all__ = ["group_of", "is_countable", "is_plural", "listed", "phrase_behind"]

_ENDS: Final = frozenset(
    (
        "were was had have has are is been be who that which in on at from to by with during after and or for into near "
        "but as while when including between since said over under within until because before would could will can may "
        "might should did they he she it we went came left took set got without against among than where whose whom "
        "through despite via"
    ).split()
)
"""Words that end a noun phrase."""
_BEHIND: Final = frozenset(
    "about around across along ashore aboard off out up down last this next earlier later ago outside inside behind beyond "
    "alive below above underground underwater overboard live lived living still already also now then each every per".split()
)
"""Words that end a noun phrase which has its noun: "40 people ashore"."""
_PLURAL: Final = regex(r"(?<!s)(?<!u)(?<!i)s\Z|(?:people|men|women|children|police)\Z")
_PLURALS: Final = frozenset(
    "aircraft cattle sheep fish deer crew personnel staff teeth mice geese oxen dead wounded troops series species "
    "media cavalry infantry viruses buses crises analyses".split()
)
"""Plurals that do not end in "s", or in one that belongs to the word."""
_PEOPLES: Final = regex(
    r"(?:ans|ers|ists|crats|ees|ites|ards|ikhs|ews|urds|erbs|wedes|anes|oles|inns|urks)\Z"
)
"""Ends of plural names of people, as in "nine Canadians"."""
_LIST: Final = regex(
    r"(?:, (?:[a-z-]+ ){0,2}[a-z-]+){1,6},? and (?:[a-z-]+ ){0,1}?[a-z-]+(?:s|men|women|people|police)\b"
)
_PARTED: Final = regex(r",? and |, ")
_SEVERAL: Final = 2
"""Kinds of people beside the first that make a list of several."""
_OF_THE: Final = frozenset({"of", "the"})
_OF_A_CAUSE: Final = regex(
    r"\s+of\s+(?!(?:the|these|those|his|her|its|their|our|your|my)\b)", re.IGNORECASE
)
"""What somebody died of, or a pronoun, rather than what is counted: "seven of radiation sickness"."""


def phrase_behind(worded: Worded, number: Number) -> list[Token]:
    """The words right after the number up to the end of its noun phrase, four at most."""
    phrase: list[Token] = []
    text = worded.text
    if _OF_A_CAUSE.match(text, number.end):
        return phrase
    at = number.end
    first = worded.word_at(number.end)
    for word in worded.words[first : first + 5]:
        gap = text[at : word.start]
        if len(phrase) == 4 or gap.strip(" \u00a0-") or word.folded in _ENDS:
            break
        told = any(each.folded not in _OF_THE for each in phrase)
        ends = (phrase and word.folded == "of") or (told and word.folded.endswith("ed"))
        if (
            ends
            or (_is_behind(word) and is_countable(phrase))
            or word.number is not None
            or is_deed(word.folded, word.stem)
        ):
            break
        phrase.append(word)
        at = word.end
    return [word for word in phrase if word.folded not in ("other", "others", "more", "of", "the")]


def _is_behind(word: Token) -> bool:
    """Whether a word behind a plural is no part of its phrase: "two companies went bankrupt"."""
    return word.folded in _BEHIND or (word.folded in BASE_FORMS and not is_plural(word))


def group_of(phrase: Sequence[Token]) -> str:
    return " ".join(word.text for word in phrase).casefold()


def is_countable(phrase: Sequence[Token]) -> bool:
    """Whether the phrase names things: it holds a plural that is no stop word."""
    return any(map(is_plural, phrase))


def listed(text: str, phrase: Sequence[Token]) -> str:
    """People of several kinds whom one number counts together: "60,000 soldiers, judges and teachers"; empty where the
    ``phrase`` behind the number is no such list's first."""
    if not phrase or not are_humans(phrase[-1].folded):
        return ""
    match = _LIST.match(text, phrase[-1].end)
    kinds = [each for each in _PARTED.split(match.group()) if each] if match else []
    if len(kinds) < _SEVERAL or not all(map(are_humans, kinds)):
        return ""
    return text[phrase[0].start : phrase[-1].end + len(match.group() if match else "")].casefold()


def is_plural(word: Token) -> bool:
    if word.folded in STOP:
        return False
    if word.text[:1].isupper():
        return _PEOPLES.search(word.text) is not None
    return word.folded in _PLURALS or _PLURAL.search(word.folded) is not None
