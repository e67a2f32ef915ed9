"""What is put up to be judged, as the question whether it came about: "is it true that the bridge fell", "the bridge fell, true or false?"."""

import re
from itertools import pairwise
from typing import Final

from knowledge.forms import BASE_FORMS
from knowledge.lexicon.common import common_words
from knowledge.regex import regex

__all__ = ["judged"]

_TRUE_OR_FALSE: Final = (
    r"(?:true or (?:false|not|fake)|t or f|t/f|right or wrong|real or fake|fact or (?:fiction|myth|fake)|fact[- ]?check(?: this)?|"
    r"is (?:that|this|it) (?:true|correct|right|a fact))"
)
_ASKS: Final = r"(?!(?:is|are|was|were|did|does|do|has|have|had|who|what|when|where|why|how|which|if|that|to|for)\b)"
_BEHIND: Final = regex(
    rf"\W*(?:(?:so|and|but|ok|hey)\W+)*(?:{_TRUE_OR_FALSE}\b\W*(?:that )?|is it (?:really |actually )?(?:true|correct|right|a fact) (?:that )?|"
    rf"can (?:you|anyone|anybody|somebody) confirm (?:that )?){_ASKS}(?P<told>\w.{{2,}}?)\W*",
    re.IGNORECASE | re.DOTALL,
)
_BEFORE: Final = regex(
    rf"\W*{_ASKS}(?P<told>\w.{{2,}}?)[,;:.!–—-]+\s*{_TRUE_OR_FALSE}\W*", re.IGNORECASE | re.DOTALL
)
_AUXILIARY: Final = regex(
    r"\A(?P<subject>(?:(?!(?:who|that|which|where|when|and|but|is|are|was|were|has|have|had|will|would|did)\b)[\w'’.-]+ ){1,6}?)"
    r"(?P<verb>is|are|was|were|has|have|had|will|would|did) (?P<rest>.+)\Z",
    re.IGNORECASE | re.DOTALL,
)
_WORD: Final = regex(r"[\w'’-]+")
_ARTICLES: Final = frozenset("the a an some many several most all his her their its".split())
_LONGEST: Final = 300
_SENTENCE: Final = regex(r"[.!?]\s")


def judged(text: str) -> str:
    """The question whether what ``text`` puts up to be judged came about; ``text`` where it puts up nothing."""
    if len(text) > _LONGEST:
        return text
    stated = _BEHIND.fullmatch(text) or _BEFORE.fullmatch(text)
    if stated is None or _SENTENCE.search(stated["told"]):
        return text
    told = stated["told"]
    turned = _AUXILIARY.match(told)
    if turned is not None:
        return f"{turned['verb'].lower()} {turned['subject']}{turned['rest']}?"
    return f"did {_in_base_form(told)}?"


def _in_base_form(told: str) -> str:
    """A clause with its verb as it stands behind "did": the first word behind its subject that is of the past."""
    for before, verb in pairwise(_WORD.finditer(told)):
        word = verb.group().lower()
        if before.group().lower() in _ARTICLES or not (base := _base(word)):
            continue
        return f"{told[: verb.start()]}{base}{told[verb.end() :]}"
    return told


def _base(word: str) -> str:
    """The base form of a verb of the past; empty where it is none."""
    if word in BASE_FORMS:
        return BASE_FORMS[word]
    if not word.endswith("ed"):
        return ""
    stem, common = word[:-2], common_words()
    ways = (stem, f"{stem}e", f"{stem[:-1]}y" if stem.endswith("i") else stem[:-1])
    return next((way for way in ways if way in common), "")
