"""Whether a line tells of the people of a country, or of what came in it, and not merely of a body that is called after
it: "Russian media" tell nothing of Russians who were hurt, nor "the Russian ministry claimed" of protests in Russia."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from knowledge.document import name_token
from knowledge.flow import Asked, IndexDocument, NameMatch, Question
from knowledge.lexicon.humans import are_humans
from knowledge.search.reading.grammar import country_stems
from knowledge.search.weighing.whom import befallen
from knowledge.text import Token, tokens

__all__ = ["Peoples", "lacks_peoples", "peoples_asked"]

_INSIDE: Final = r"\b(?:in|inside|across|throughout|within) (?:the )?"
_NO_MORE: Final = (
    r"\b(?=\W*\Z|[,.;?!]| (?:on|at|in|by|after|before|over|during|since|too|as|and|or)\b)"
)
"""What stands behind a place that is no "US view"."""
_AT: Final = frozenset("in inside across throughout within into to from at near of over".split())
_REACH: Final = 3
_NEAR: Final = 2
_SOME: Final = r"(?:any|some|many|were|are|did|have|no|among|other|how many)"
_OF: Final = frozenset("from of".split())


class Peoples(NamedTuple):
    """``people`` are stems of the countries whose people are asked for; ``inside`` the places in which it has to be,
    each by its mark in the index and its stems."""

    people: tuple[frozenset[str], ...] = ()
    inside: tuple[tuple[str, frozenset[str]], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.people or self.inside)


def peoples_asked(question: Question, everywhere: frozenset[str]) -> Peoples:
    """Of whose people it is asked what befell them, and in which country something came; ``everywhere`` are the names
    that the whole event is about."""
    named = [
        (match, stems)
        for match in question.names
        if match.name.id not in everywhere and (stems := country_stems(match.name))
    ]
    return Peoples(
        tuple(stems for match, stems in named if _asks_of_people(question, match, stems)),
        tuple(
            (name_token(match.name.id), stems)
            for match, stems in named
            if Asked.WHETHER in question.asked and _asks_inside(question, match)
        ),
    )


def _asks_of_people(question: Question, match: NameMatch, stems: frozenset[str]) -> bool:
    """Whether the name is written as its people are: "russians" in "were any russians hurt"."""
    if not _is_people(tokens(match.written), 0, stems):
        return False
    some = rf"\b{_SOME} {re.escape(match.written)}\b"
    return bool(befallen(question)) or re.search(some, question.text, re.I) is not None


def _asks_inside(question: Question, match: NameMatch) -> bool:
    inside = rf"{_INSIDE}{re.escape(match.written)}{_NO_MORE}"
    return re.search(inside, question.text, re.I) is not None


def lacks_peoples(asked: Peoples, statement: str, document: IndexDocument) -> bool:
    """Whether a line tells nothing of these people, or of no such place."""
    words = tokens(statement)
    if any(not _tells_of_people(words, stems) for stems in asked.people):
        return True
    held = {token for field, held in document.fields if field == "places" for token in held}
    return any(mark not in held and not _tells_inside(words, stems) for mark, stems in asked.inside)


def _tells_of_people(words: Sequence[Token], stems: frozenset[str]) -> bool:
    return any(
        _is_people(words, at, stems)
        or any(are_humans(word.folded) for word in words[at + 1 : at + 1 + _NEAR])
        or (at > 0 and words[at - 1].folded in _OF)
        for at, word in enumerate(words)
        if word.stem in stems
    )


def _is_people(words: Sequence[Token], at: int, stems: frozenset[str]) -> bool:
    """Whether the word is the plural of an adjective of the country: "Russians"."""
    if at >= len(words):
        return False
    folded = words[at].folded
    return words[at].stem in stems and folded.endswith("ns") and folded[:-1] in stems


def _tells_inside(words: Sequence[Token], stems: frozenset[str]) -> bool:
    """Whether the country stands where a place is told, and no adjective of it."""
    return any(
        word.stem in stems
        and not word.folded.endswith(("an", "ish", "ese", "ian"))
        and any(each.folded in _AT for each in words[max(0, at - _REACH) : at])
        for at, word in enumerate(words)
    )
