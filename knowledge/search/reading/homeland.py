"""The country in which all of an imported text plays. A sentence need not name it: "the state paid" tells of "the Russian state".

It is asked for all the same where it is the matter of a question: who was a Chilean, who came to Chile, what Chile did. And a
sentence that names another country instead tells of that one.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from knowledge.flow import Asked, Question
from knowledge.lexicon.common import is_place
from knowledge.lexicon.demonyms import kin_of_country, stems_of_countries
from knowledge.lexicon.thesaurus import kinds
from knowledge.models import Fact
from knowledge.names.book import NameHit
from knowledge.text import STOP, Token, tokens

__all__ = ["home_country", "is_home", "names_another_country"]

_OFTEN: Final = 5
"""Sentences in which it is told at least."""
_AHEAD: Final = 1.4
"""How many times as often as the next country."""
_NO_COUNTRY: Final = frozenset("us turk pole china jordan".split())
"""Stems that mostly are something else, or are told by another of the same country."""
_INSIDE: Final = frozenset("in of across within throughout inside around".split())
_TO: Final = frozenset("to into from".split())
_COMES: Final = frozenset(
    "arrive arrived arrives arriving land landed back settle settled end ended stay stayed live lived".split()
)
"""Of these "in" a country is where to."""
_WHEN: Final = frozenset("before after when while until till once since".split())
_PEOPLE: Final = "ns"
_NOUN: Final = 0.5


def home_country(frequency: Mapping[str, int]) -> frozenset[str]:
    """Stems of the country that is told far more often than any other, with those for what is of it; none where no one is.

    ``frequency`` tells how many passages hold a stem.
    """
    told: dict[frozenset[str], int] = {}
    for stem in stems_of_countries() - _NO_COUNTRY:
        if often := frequency.get(stem, 0):
            kin = frozenset((stem, *kin_of_country(stem)))
            told[kin] = told.get(kin, 0) + often
    ranked = sorted(told, key=lambda kin: -told[kin])
    if not ranked or told[ranked[0]] < _OFTEN:
        return frozenset()
    stands_out = len(ranked) == 1 or told[ranked[0]] >= _AHEAD * told[ranked[1]]
    return ranked[0] if stands_out else frozenset()


def is_home(hit: NameHit, words: Sequence[Token], home: frozenset[str]) -> bool:
    """Whether a name is that of the home country, and only says of what the rest is: "the Russian state", "jail in Russia"."""
    if hit.first != hit.last or words[hit.first].stem not in home:
        return False
    before, after = words[: hit.first], words[hit.last + 1 : hit.last + 2]
    owns = words[hit.first].text.endswith(("'s", "’s"))
    if owns or not is_place(words[hit.first].folded):
        of_people = words[hit.first].folded.endswith(_PEOPLE)
        return not of_people and bool(after) and _is_thing(after[0])
    while before and before[-1].folded == "the":
        before = before[:-1]
    if not before:
        return False
    if before[-1].folded in _TO:
        return any(word.folded in _WHEN for word in before)
    comes = len(before) > 1 and before[-2].folded in _COMES
    return before[-1].folded in _INSIDE and not comes


def _is_thing(word: Token) -> bool:
    return word.folded not in STOP and dict(kinds(word.stem)).get("noun", 0.0) >= _NOUN


def names_another_country(question: Question) -> Callable[[Fact], bool] | None:
    """Tells whether a sentence names a country that is not asked for, and not the one that goes without saying; nothing where
    none does, or a place is asked for."""
    written = (match.written for match in question.names if match.home)
    home = frozenset(word.stem for each in written for word in tokens(each)) & stems_of_countries()
    if not home or Asked.WHERE in question.asked:
        return None
    own = home.union(*map(kin_of_country, home))
    asked = own | {word.stem for word in tokens(question.raw)}
    others = stems_of_countries() - asked - _NO_COUNTRY

    def tells(fact: Fact) -> bool:
        told = {word.stem for word in tokens(fact.statement)}
        return own.isdisjoint(told) and not others.isdisjoint(told)

    return tells
