"""Whom the pronouns within a sentence mean, where those told of before it leave no doubt: "a court let him go", "police searched
his flat", "witnesses said that he had left".

Whoever is told of before the pronoun in its own sentence may be meant as well; then nobody is. But who does something to "him"
is another one: "the sergeant shot him".
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from knowledge.ingest.plainwords import is_verb
from knowledge.lexicon.first_names import Pronoun
from knowledge.regex import regex
from knowledge.text import STOP, tokens

__all__ = ["Human", "stand_ins"]


class Human(NamedTuple):
    """Somebody told of in a sentence, with the id, empty where it is not known who that is, and the pronouns for them."""

    start: int
    end: int
    name: str
    pronouns: frozenset[Pronoun]


_PRONOUN: Final = regex(r"\b(?:he|him|his|she|hers?)\b(?!-)", 2)
_ANYBODY: Final = regex(
    r"\b(?:(?i:one|nobody|somebody|someone|anybody|anyone|everybody|everyone|each|whoever|my|me)|I)\b"
)
"""Whom a pronoun behind may mean, or who tells the story."""
_BETWEEN: Final = regex(
    r"[,;:–—(]|\b(?:and|or|but|to|that|who|whom|which|whose|when|while|as|because|if|how|where|what|why|before|after|than|of|for|with|by|from|said|says)\b"
)
"""What may begin another clause between who acts and "him"."""
_AT: Final = frozenset("at after against on upon".split())
"""Behind these stands to whom something is done."""
_FEW: Final = 4
"""Words between who acts and "him"."""


def stand_ins(
    told: str, humans: Sequence[Human], meant: dict[Pronoun, str], *, led: int
) -> Iterator[tuple[str, Pronoun]]:
    """Ids of those whom the pronouns of a sentence mean, each with its pronoun, told without what is quoted. ``meant`` are those of the sentences
    before it, and ``led`` is where it begins behind a time."""
    if _ANYBODY.search(told):
        return
    for match in _PRONOUN.finditer(told):
        word = match[0].lower()
        pronoun: Pronoun = "he" if word in ("he", "him", "his") else "she"
        known = meant[pronoun]
        if not known:
            continue
        fitting = [each for each in humans if pronoun in each.pronouns]
        before = [each for each in fitting if each.start < match.start()]
        behind = len(before) < len(fitting)
        if word == "him" or (word == "her" and _is_object(told, match.end())):
            found = not behind and _is_other(told, match.start(), before, known)
        elif match.start() == led and word in ("his", "her"):
            found = True
        else:
            found = not fitting
        if found:
            yield known, pronoun


def _is_object(told: str, end: int) -> bool:
    """Whether "her" stands for a person rather than before what is hers."""
    behind = tokens(told[end : end + 24])[:1]
    return not told[end : end + 2].strip(" ").isalpha() or not behind or behind[0].folded in STOP


def _is_other(told: str, start: int, before: Sequence[Human], known: str) -> bool:
    """Whether "him" at a place is none of those ``before`` it in the sentence: only who does it to him is told there."""
    if not before:
        return True
    if len(before) > 1 or before[0].name == known:
        return False
    between = told[before[0].end : start].removeprefix(",").strip()
    words = tokens(between)
    if not 0 < len(words) <= _FEW or _BETWEEN.search(between.removesuffix(" after")):
        return False
    return words[-1].folded in _AT or any(
        is_verb(words, at, goes_on=False) for at in range(max(0, len(words) - 2), len(words))
    )
