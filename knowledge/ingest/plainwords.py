"""Which words of a plain English sentence are verbs of what happened, and which nouns: by their form and by what they mostly are.

It is enough for reports, which tell of the past; where it is not, no verb is found.
"""

from collections.abc import Sequence
from typing import Final

from knowledge.lexicon.thesaurus import Kind, kinds
from knowledge.text import STOP, Token

__all__ = [
    "ARTICLES",
    "AUXILIARIES",
    "BEING",
    "ends_in_s",
    "is_adverb",
    "is_noun",
    "is_verb",
    "singular",
]

BEING: Final = frozenset("was were is are be been being got".split())
AUXILIARIES: Final = BEING | frozenset(
    "had has have will would could can did does do may might must should".split()
)
ARTICLES: Final = frozenset(
    "the a an his her its their our this that these those another some any no many all both each every most several few".split()
)
_PASTS: Final = frozenset(
    """
    arose became began bent bit blew broke brought built bought burnt caught chose came cost cut dealt dug drew drank drove ate fell
    fed felt fought found fled flew forbade forgot froze gave went grew hung heard hid held hit hurt kept knelt knew laid lay led left
    lent lit lost made meant met paid put quit read rode rang rose ran said sat saw sold sent set shook shone shot showed shrank shut
    sang sank slept slid spoke spent split spread sprang stood stole stuck struck swam swept swore took taught tore told thought
    crept wept leapt learnt spun sought bound wound clung swung shot threw understood woke wore won withdrew wrote overthrew undertook underwent upheld
    seen known given taken shown written spoken stolen broken chosen driven eaten fallen hidden thrown torn withdrawn done
    """.split()
)
"""Irregular pasts and participles."""
_NO_PAST: Final = frozenset(
    "bed seed feed shed speed weed breed need hundred kindred creed deed greed hatred red sled".split()
)
_ADVERBS: Final = frozenset(
    "also then later never not still already meanwhile soon even first again ever now just once only however therefore thus instead "
    "twice finally almost nearly".split()
)
_ONES: Final = ("ss", "us", "is")
_HALF: Final = 0.5
_PARTLY: Final = 0.2
_SLIGHTLY: Final = 0.1


def _share(word: Token, kind: Kind) -> float:
    return dict(kinds(word.stem)).get(kind, 0.0)


def is_adverb(word: Token) -> bool:
    """Whether it tells how or when, as far as its form shows: "also", "repeatedly"."""
    if word.folded in _ADVERBS:
        return True
    return word.folded.endswith("ly") and _share(word, "adverb") > _HALF


def is_noun(words: Sequence[Token], at: int) -> bool:
    """Whether a word may be what a phrase is of; who owns it is not."""
    word = words[at]
    if word.folded in STOP or word.number is not None or word.text.endswith(("'s", "’s")):
        return False
    if is_adverb(word):
        return False
    if at and word.text[:1].isupper():
        return True
    return _share(word, "adjective") < _HALF and not _is_regular_past(word)


def is_verb(words: Sequence[Token], at: int, *, goes_on: bool) -> bool:
    """Whether a word tells what happened. ``goes_on``: nothing but space stands behind it."""
    word = words[at]
    if word.text[:1].isupper():
        return False
    if word.folded in AUXILIARIES or word.folded in _PASTS or _is_regular_past(word):
        return True
    if not goes_on or word.folded in STOP:
        return False
    # "The company blames an earth tremor": behind a noun no article follows.
    return words[at + 1].folded in ARTICLES and _share(word, "verb") > _PARTLY


def _is_regular_past(word: Token) -> bool:
    if not word.folded.endswith("ed") or word.folded in _NO_PAST:
        return False
    return _share(word, "verb") >= _SLIGHTLY


def ends_in_s(folded: str) -> bool:
    """Whether it ends as what is several does."""
    return folded.endswith("s") and not folded.endswith(_ONES)


def singular(folded: str) -> str:
    """Without the ending of what is several."""
    return folded[:-1] if ends_in_s(folded) else folded
