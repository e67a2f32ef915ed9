"""What people want, demand or aim for: that has to be told, and who of a place wants it need not be told in that word."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from knowledge.flow import NameMatch, Term
from knowledge.lexicon.humans import are_humans
from knowledge.regex import regex

__all__ = ["of_wants"]

_WANTS: Final = regex(
    r"\bwh?at (?:(?:do|does|did|were|was|are|is|else|exactly) )+(?:the |these |those |all )?(?:[\w’'-]+ ){1,6}?"
    r"(?P<want>want(?:ing|ed)?|demand(?:ing|ed)?|ask(?:ing)? for|seek(?:ing)?|insist(?:ing)? on)\W*\Z",
    re.IGNORECASE,
)
_WEIGHT: Final = 0.8
_WHO: Final = 0.4
"""Weight of "workers" in "what did the workers of Velmstad want": others may be meant by "residents"."""


def of_wants(text: str, terms: tuple[Term, ...], names: Sequence[NameMatch]) -> tuple[Term, ...]:
    """The terms, where it is asked what somebody wants, with that as what has to be told."""
    asked = _WANTS.search(text)
    if asked is None:
        return terms
    want = asked["want"].split()[0].casefold()
    return tuple(_weighed(term, want, placed=bool(names)) for term in terms)


def _weighed(term: Term, want: str, *, placed: bool) -> Term:
    word = term.word.casefold()
    if word == want:
        return replace(term, weight=max(term.weight, _WEIGHT), located=True)
    if placed and are_humans(word):
        return replace(term, weight=min(term.weight, _WHO), located=False)
    return term
