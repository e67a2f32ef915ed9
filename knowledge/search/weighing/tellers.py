"""Who only says so does not stand for what is asked: the channel that reports is not "at the TV station", nor does a
minister who speaks of "the sending of troops" by others send any."""

import re
from collections.abc import Collection
from typing import Final, NamedTuple

from knowledge.document import name_token
from knowledge.flow import Asked, IndexDocument, Question
from knowledge.models import Fact
from knowledge.regex import regex
from knowledge.search.weighing.wished import deed_asked
from knowledge.text import tokens

__all__ = ["Doers", "doers_asked", "does_another", "only_filed", "spots_asked"]

_SAID: Final = 0.3
_ASIDE: Final = ("topics", "attribution")
_DOES: Final = regex(r"\A\W*(?:(?:so|and|but|ok)\W+)*(?:did|has|have|had|does|do)\b", re.IGNORECASE)
_AT: Final = r"\b(?:at|inside|outside|near|aboard|in) (?:the|a|this|that) (?:\w+ )?"
_SPEAKING: Final = ("speaker", "origin")
_BEHIND: Final = frozenset(
    "about over on of after before for against to with from at in that".split()
)
_ARTICLES: Final = frozenset("the a an any".split())
_AS_THINGS: Final = ("ing", "tion", "sion", "ment", "ture", "val", "sal", "al", "ance")


def spots_asked(question: Question) -> tuple[frozenset[str], ...]:
    """For each place that is asked for by a noun, the tokens that may tell it."""
    if {Asked.WHETHER, Asked.HOW_MANY}.isdisjoint(question.asked):
        return ()
    return tuple(
        frozenset((term.token, *(v.token for v in term.variants if v.weight >= _SAID)))
        for term in question.terms
        if term.located
        and not term.inherited
        and re.search(rf"{_AT}{re.escape(term.word)}\b", question.text, re.IGNORECASE)
    )


def only_filed(spots: Collection[frozenset[str]], fact: Fact, document: IndexDocument) -> bool:
    """Whether such a place is told by nothing but the name of who says so, or what the fact is filed under."""
    told = fact.attribution
    tellers = {name_token(each) for each in (told.who_name, told.outlet_name) if each}
    tellers |= {word.stem for word in tokens(f"{told.who} {told.outlet}")}
    held = {token for field, held in document.fields if field not in _ASIDE for token in held}
    return any(spot.isdisjoint(held - tellers) for spot in spots)


class Doers(NamedTuple):
    """Ids of who is asked to have done something, and the stems of the deed."""

    names: frozenset[str] = frozenset()
    deed: frozenset[str] = frozenset()


def doers_asked(question: Question) -> Doers:
    """Of "did the US send troops" the US and the sending; none of any other question."""
    deed = deed_asked(question)
    if Asked.WHETHER not in question.asked or deed is None or not _DOES.match(question.text):
        return Doers()
    place = question.text.casefold().find(deed.word.casefold())
    before = (each for each in question.names if 0 <= question.text.find(each.written) < place)
    ways = frozenset((deed.token, *(v.token for v in deed.variants if v.weight >= _SAID)))
    return Doers(frozenset(each.name.id for each in before), ways)


def does_another(asked: Doers, fact: Fact) -> bool:
    """Whether those who are asked for only speak of the deed as of a thing: "concern about the sending of troops"."""
    if not any(part.name in asked.names and part.role in _SPEAKING for part in fact.names):
        return False
    words = tokens(fact.statement)
    told = [at for at, word in enumerate(words) if word.stem in asked.deed]
    return bool(told) and all(
        words[at].folded.endswith(_AS_THINGS)
        and at > 1
        and words[at - 1].folded in _ARTICLES
        and words[at - 2].folded in _BEHIND
        for at in told
    )
