"""Whether a line tells the very thing that two words name together: no "building" is "the TV tower", nor shots "rubber
bullets", where the line has nothing of the word that tells which."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from knowledge.flow import Asked, Question
from knowledge.search.reading.grammar import is_noun
from knowledge.search.weighing.concepts import Concept
from knowledge.text import STOP, Token, tokens

__all__ = ["Compounds", "compounds_asked", "lacks_compound"]

Compounds = tuple[tuple[str, str], ...]
"""Labels of what tells which, and of the thing."""

_ASKED: Final = frozenset({Asked.WHETHER, Asked.WHEN})
_SAID: Final = 0.3
_PLAINLY: Final = 0.9
"""How well the thing has to be told where nothing tells which."""


def compounds_asked(question: Question, wanted: Sequence[Concept]) -> Compounds:
    """Pairs of nouns side by side in a question whether or when something happened."""
    if _ASKED.isdisjoint(question.asked):
        return ()
    labels = _by_place(question, wanted)
    words = tokens(question.text)
    return tuple(
        (labels[before.start], labels[word.start])
        for before, word in pairwise(words)
        if before.start in labels
        and word.start in labels
        and labels[before.start] != labels[word.start]
        and word.folded not in STOP
        and _is_thing(word)
        and is_noun(before)
    )


def _is_thing(word: Token) -> bool:
    return is_noun(word) and not word.text[:1].isupper()


def _by_place(question: Question, wanted: Sequence[Concept]) -> Mapping[int, str]:
    """The label of the concept that each word says, by where it stands."""
    known = {each.label for each in wanted if not each.inherited}
    said = {
        **{each.word.casefold(): each.corrected or each.word for each in question.terms},
        **{_last(m.written): m.name.display for m in question.names if m.by_title},
    }
    found = {}
    for word in tokens(question.text):
        text = _plain(word.text)
        if said.get(text) in known:
            found[word.start] = said[text]
    return found


def _plain(written: str) -> str:
    return written.casefold().removesuffix("'s").removesuffix("’s")


def _last(written: str) -> str:
    return _plain(written.rsplit(maxsplit=1)[-1])


def lacks_compound(asked: Compounds, held: Mapping[str, float]) -> bool:
    """Whether a line has nothing of what tells which, and the thing only in another word."""
    return any(
        held.get(which, 1.0) < _SAID and held.get(thing, 1.0) < _PLAINLY for which, thing in asked
    )
