"""Whether a line tells which one is meant: "liquefied gas" to "which fuels", not "fuel" said once more."""

import re
from collections.abc import Sequence
from typing import Final

from knowledge.flow import Asked, Question, Term
from knowledge.lexicon.thesaurus import kinds
from knowledge.regex import regex
from knowledge.search.reading.framing import generic_weight
from knowledge.search.reading.terms import SPECIFIC
from knowledge.search.weighing.kindfit import asks_several
from knowledge.search.weighing.spotted import is_spot
from knowledge.text import STOP, Token, tokens

__all__ = [
    "Instances",
    "kind_to_tell",
    "leaves_kind_open",
    "names_none_of_many",
    "one_asked",
    "only_introduces",
]

_NOUN: Final = 0.5
_PARTLY: Final = 0.3
_AUXILIARIES: Final = frozenset("did does do was were is are has have had will would".split())
_MEANS_ONE: Final = 0.5
"""How well another word has to say the kind to be one of it."""
_ONE_OF_IT: Final = 0.8
_TOLD_APART: Final = 0.7
_ANY: Final = 0.5
_SAID_AGAIN: Final = 0.4
_LONGEST: Final = 3
_ASKED: Final = frozenset({Asked.WHAT, Asked.WHO})
_ANY_ONE: Final = frozenset("a an another".split())


_BARELY: Final = regex(
    r"[.;!?]|,? (?:and|or|but|when|while|before|after|until|as|so|then|was|were|is|are|had|has|would|could|fell|rang|hit|came|went|broke|"
    r"(?P<at>in|at|on|during|under|over|inside|outside|behind|beside|across|through|into))\b|\s*\Z",
    re.IGNORECASE,
)
"""What may stand behind a thing without a word on which it is."""


_WHAT_KIND: Final = regex(
    r"\bwhat (?:kind|sort|type)s? of (?:an? )?(?P<kind>[\w’'-]+) (?:was|were|is|are|did|do|does|had|has|have|will|would|can|could)\b",
    re.IGNORECASE,
)
_TELLS_KIND: Final = regex(
    r",? (?:called|named|known|of|with|that|which|for|made|like)\b|, |[:(–—]| [A-Z0-9“\"(]"
)


class Instances:
    """One question, which asks by "which" or "what" for one of a kind or not, to be held against many statements."""

    def __init__(self, question: Question) -> None:
        words = tokens(question.text)
        found = _kind_asked(words)
        head = found[-1] if found else None
        term = next((each for each in question.terms if head and each.token == head.stem), None)
        plain = question.asked == (Asked.WHAT,) and not asks_several(question.text)
        self._kind = term.token if plain and term is not None and term.weight >= SPECIFIC else ""
        self._ones = _ones_of(term) if self._kind and term is not None else frozenset[str]()
        # Of "which police building" the police tell it apart from others.
        self._own = frozenset(word.stem for word in words if word not in found[:-1])

    @property
    def asked(self) -> bool:
        """Whether one of a kind is asked for that is no place, no person and no number."""
        return bool(self._kind)

    def fit(self, statement: str) -> float:
        """0 to 1; 0.5 where the kind is not told."""
        words = tokens(statement)
        places = [at for at, word in enumerate(words) if word.stem == self._kind]
        if any(self._told_apart(words, at) for at in places):
            return _TOLD_APART
        one = any(word.stem in self._ones for word in words)
        if places:
            return _ANY if one else _SAID_AGAIN
        return _ONE_OF_IT if one else _ANY

    def _told_apart(self, words: Sequence[Token], at: int) -> bool:
        """Whether a word that the question has not stands before it: "small arms"."""
        before = words[at - 1] if at else None
        if before is None or before.end + 1 != words[at].start:
            return False
        return before.folded not in STOP and before.stem not in self._own


def one_asked(question: Question) -> str:
    """The stem of what "which" or "what" asks one of: "film" in "what film did they watch"; empty where it asks none."""
    if _ASKED.isdisjoint(question.asked):
        return ""
    found = _kind_asked(tokens(question.text))
    return found[-1].stem if found and not found[-1].folded.endswith("s") else ""


def only_introduces(kind: str, statement: str) -> bool:
    """Whether a statement tells of one of the kind for the first time and not which it is: "they watched a film in the cellar"."""
    words = tokens(statement)
    places = [at for at, word in enumerate(words) if word.stem == kind]
    return bool(places) and all(_is_introduced(statement, words, at) for at in places)


def names_none_of_many(kind: str, statement: str) -> bool:
    """Whether a statement tells of several of the kind where one is asked for, and names none: "hospitals had been affected"."""
    words = tokens(statement)
    places = [at for at, word in enumerate(words) if word.stem == kind]
    return bool(places) and all(
        words[at].folded.endswith("s")
        and not words[at].text[:1].isupper()
        and not (at and words[at - 1].text[:1].isupper() and words[at - 1].start)
        and not any(word.text[:1].isupper() for word in words[at + 1 :])
        for at in places
    )


def _is_introduced(statement: str, words: Sequence[Token], at: int) -> bool:
    if not at or words[at - 1].folded not in _ANY_ONE or words[at].text[:1].isupper():
        return False
    behind = _BARELY.match(statement, words[at].end)
    # Where a place lies tells which it is.
    return behind is not None and not (behind["at"] and is_spot(words[at].folded))


def kind_to_tell(question: Question) -> str:
    """The stem of the ladder in "what kind of ladder was it"; empty where no kind is asked for."""
    asked = _WHAT_KIND.search(question.text)
    return tokens(asked["kind"])[-1].stem if asked else ""


def leaves_kind_open(kind: str, statement: str) -> bool:
    """Whether a statement tells of one of the kind, and by no word which sort it is: "a ladder in the yard"."""
    words = tokens(statement)
    places = [at for at, word in enumerate(words) if word.stem == kind]
    return bool(places) and not any(
        (at and words[at - 1].folded not in STOP) or _TELLS_KIND.match(statement, words[at].end)
        for at in places
    )


def _kind_asked(words: Sequence[Token]) -> Sequence[Token]:
    """The nouns right after "which" or "what", the kind itself last."""
    start = next((at for at, word in enumerate(words) if word.folded in ("which", "what")), None)
    if start is None:
        return ()
    found: list[Token] = []
    behind = words[start + 1 : start + 1 + _LONGEST]
    for word, after in zip(behind, (*words[start + 2 :], None), strict=False):
        share = dict(kinds(word.stem)).get("noun", 0.0)
        mostly = share >= _NOUN or (share >= _PARTLY and _is_auxiliary(after))
        if word.folded in STOP or not mostly:
            break
        found.append(word)
    return found


def _is_auxiliary(word: Token | None) -> bool:
    """Whether it can only follow a noun: "did" in "what fuel did they buy"."""
    return word is not None and word.folded in _AUXILIARIES


def _ones_of(term: Term) -> frozenset[str]:
    """Other words that may stand for one of the kind."""
    return frozenset(
        variant.token
        for variant in term.variants
        if variant.why == "synonym"
        and variant.weight >= _MEANS_ONE
        and variant.token != term.token
        and generic_weight(variant.token) >= SPECIFIC
    )
