"""Of what kind something is, is told by a line that says what it is: "the Heron is a cutter", "Plan C, an oil rig", or tells
its kind from others: "RBMK reactors"."""

import re
from collections.abc import Container, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from knowledge.flow import Question
from knowledge.lexicon.thesaurus import kinds
from knowledge.names.book import stems_of
from knowledge.regex import regex
from knowledge.search.reading.perquestion import per_question
from knowledge.search.weighing.naming import is_called
from knowledge.text import STOP, Token, tokens

__all__ = ["TELLS_SORT", "Sort", "sort_asked", "sort_fit"]

_KIND_OF: Final = regex(
    r"\bwhat (?:kind|sort|type|class|make|model|breed|manner)s? of (?:an? |the )?(?P<kind>(?:[\w’'-]+ ){1,3}?)"
    r"(?:is|are|was|were) (?P<thing>[^?!.,;:]{1,60}?)\W*\Z",
    re.IGNORECASE,
)
_IS: Final = regex(
    r"\A(?:,? (?:and|or) [A-Z][\w’'-]+)?(?:,[^;:.]{2,80},)? (?:is|was|are|were|became|consists? of|consisted of|belongs? to|stands for) "
    r"(?:(?:then|now|once|only|also|still|originally|itself|in fact|basically|essentially) )?(?:an?|the|one of|two|three|four|made of|led by|part of)\b(?! (?:first|last|only one) to\b)|"
    r"\A(?:,| \(| –| —|:) ?(?:an?|the|one of|its|his|her|their|formerly|originally|then|once)\b(?! (?:day|week|month|year|hour|few|next|following|evening|night|morning)s?\b)|"
    r"\A,? (?:which|that) (?:is|was) (?:an?|the|one of)\b"
)
_NO_NOUNS: Final = frozenset(
    "aboard toward towards outside inside over under near off past round down up above below beside despite".split()
)
_PARTICIPLES: Final = ("ing", "ed", "en")
"""Endings of words that tell what happens to it, not of what kind it is: "the burning reactor"."""
_OF_OTHERS: Final = frozenset("over of at on in near for from with under by to".split())
_LONGEST: Final = 3
_TIMES: Final = 8
"""How many words of a name are looked at in a statement: no line needs more, but a hostile one."""
_FAR: Final = 300
"""Letters behind a name within which it is said what that is."""
_SAYS_SO: Final = 1.0
_NAMES_IT: Final = 0.8
TELLS_SORT: Final = 0.7
"""Least fit of what answers."""
_NOT_SO: Final = 0.2
_NOUN: Final = 0.6


class Sort(NamedTuple):
    """Stems: of what it is, its ``own``, what ``kind`` is named, and all that the question says."""

    own: frozenset[str] = frozenset()
    kind: str = ""
    said: frozenset[str] = frozenset()


@lru_cache(maxsize=8)
def _asked(text: str) -> tuple[str, str]:
    asked = _KIND_OF.search(text)
    return (asked["kind"].strip(), asked["thing"]) if asked else ("", "")


@per_question
def sort_asked(question: Question) -> Sort | None:
    """What of which kind is asked for, where it has a name; ``None`` where none is."""
    kind, thing = _asked(question.text)
    if not kind:
        return None
    words = tokens(thing)
    named = [match for match in question.names if match.written in thing]
    own = frozenset[str]().union(*(stems_of(match.name) for match in named))
    own = own or frozenset(word.stem for word in words if word.text[:1].isupper())
    said = frozenset(word.stem for word in tokens(question.text))
    return Sort(own, tokens(kind)[-1].stem, said) if own else None


def sort_fit(sort: Sort, statement: str) -> float:
    """0 to 1: how surely the statement says of what kind that is."""
    words = tokens(statement)
    runs = [at for at, word in enumerate(words) if word.stem in sort.own][:_TIMES]
    ends = [at for at in runs if at + 1 not in runs]
    if any(_says_so(statement, words, at) for at in ends):
        return _SAYS_SO
    if is_called(statement, sort.own) or any(
        _is_named_beside(words, at, sort) for at in runs if at - 1 not in runs
    ):
        return _NAMES_IT
    told = any(
        word.stem == sort.kind and _is_told_apart(words, at, sort.said)
        for at, word in enumerate(words)
    )
    return TELLS_SORT if told else _NOT_SO


def _says_so(statement: str, words: Sequence[Token], at: int) -> bool:
    """Whether behind the name stands what that is; in "the roof over unit 4, the shelter," it is what the roof is."""
    told = _IS.match(statement[words[at].end : words[at].end + _FAR])
    if told is None:
        return False
    over = any(word.folded in _OF_OTHERS for word in words[max(0, at - _LONGEST) : at])
    return not (over and told[0].lstrip(" ,(").lower() == "the")


def _is_named_beside(words: Sequence[Token], at: int, sort: Sort) -> bool:
    """Whether right before the name stands a noun for another kind than that which is asked for: "the ferry Sankt Olga"."""
    before = words[at - 1] if at else None
    if before is None or before.end + 1 != words[at].start or before.stem in sort.said:
        return False
    return before.text.islower() and _is_noun(before)


def _is_noun(word: Token) -> bool:
    share = dict(kinds(word.stem)).get("noun", 0.0)
    return share >= _NOUN and word.folded not in STOP | _NO_NOUNS and word.number is None


def _is_told_apart(words: Sequence[Token], at: int, said: Container[str]) -> bool:
    """Whether a word that the question has not stands before it: "RBMK reactors"."""
    before = words[at - 1] if at else None
    if before is None or before.end + 1 != words[at].start:
        return False
    told = before.folded not in STOP and before.stem not in said and before.number is None
    return told and not before.folded.endswith(_PARTICIPLES)
