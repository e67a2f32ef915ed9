"""Whether a verb and its particle belong together, told by what stands before and behind them.

"The soldiers on the bridge" do not soldier on, "the fire at the plant" is fired at nobody, and who "stood in front of it"
is no substitute: there the verb is a noun, or the particle begins a place.
"""

from collections.abc import Sequence
from typing import Final

from knowledge.lexicon.thesaurus import kinds
from knowledge.text import STOP

__all__ = ["ADVERBS", "PLACING", "begins_place", "is_noun"]

PLACING: Final = frozenset(
    "in on at to into over for behind against with by off through around".split()
)
"""Particles that may also begin a place, a time or an object of their own."""

ADVERBS: Final = frozenset("in over off through by around".split())
"""Those that need no object, so that with one behind them and another before they are no verb's: "the vote last month in a town"."""

_OWNERS: Final = frozenset("my your his her its our their".split())
_ARTICLES: Final = frozenset("a an the every another no many few several".split()) | _OWNERS
"""What only a noun follows, an adjective or two between. "This" and "some" may be the subject of a verb."""

_BEFORE_NOUNS: Final = frozenset(
    "of by with from after before during against between under since about into for in on at through without amid".split()
)
_BEGINNING: Final = _ARTICLES | frozenset(
    "this these those that some any each all both such own".split()
)
_TIMES: Final = frozenset(
    "again yesterday today tomorrow tonight later soon early together".split()
)
_ADJECTIVES: Final = 2
_LEAST_SHARE: Final = 0.2

_Words = Sequence[tuple[str, str]]
"""Folded form and stem of each word."""


def begins_place(words: _Words, at: int) -> bool:
    """Whether the word at ``at`` has something behind it that it may belong to: "the bridge", "front of"."""
    if at >= len(words):
        return False
    folded = words[at][0]
    if folded in _BEGINNING:
        return True
    return not (folded in STOP or folded in _TIMES or folded.endswith(("ing", "ly")))


def is_noun(words: _Words, at: int) -> bool:
    """Whether the words before ``at`` make a noun of the word there: "the deadly", "of"."""
    folded, stem = words[at]
    if folded.endswith(("ing", "ed")) or not _may_be_noun(stem):
        return False
    before = at - 1
    if before >= 0 and words[before][0] in _BEFORE_NOUNS:
        return True
    while before >= 0 and before >= at - _ADJECTIVES and _is_adjective(words[before][1]):
        before -= 1
    return before >= 0 and words[before][0] in _ARTICLES


def _may_be_noun(stem: str) -> bool:
    """Whether it is a noun as well as a verb; what is a noun alone says as such what it says."""
    shares = dict(kinds(stem))
    return "verb" in shares and shares.get("noun", 0.0) >= _LEAST_SHARE


def _is_adjective(stem: str) -> bool:
    found = kinds(stem)
    return bool(found) and found[0][0] == "adjective"
