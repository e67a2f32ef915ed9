"""What may stand for an expression of several words, such as "power cut" or "called it off"."""

from collections.abc import Container, Sequence
from typing import Final

from knowledge.flow import Variant
from knowledge.lexicon.phrasal import Meanings
from knowledge.lexicon.synonyms import synonyms
from knowledge.lexicon.thesaurus import kinds, related
from knowledge.search.reading.framing import generic_weight
from knowledge.text import Token

__all__ = ["add_sense"]

_PHRASE: Final = 0.95
_RELATED: Final = 0.8
_SPECIFIC: Final = 0.5
_MOSTLY: Final = 0.5
_PARTLY: Final = 0.2
_OWN_WORD: Final = 0.85
_OWN_LIGHT_WORD: Final = 0.15
_OF_A_COMPOUND: Final = 0.5
"""How well one noun says what only two together mean: neither "power" nor "cut" is a "power cut"."""


def add_sense(
    variants: dict[str, Variant],
    words: Sequence[Token],
    sense: str,
    known: Container[str],
    others: Meanings = (),
) -> None:
    """Add words for the ``sense`` of an expression and for the ``others`` that it may have, and less surely its own
    words; ``known`` are those of the record."""
    for token, weight in synonyms(sense):
        if token in known:
            variants.setdefault(token, Variant(token, weight * _PHRASE, "synonym"))
    for found in related(sense):
        if found.stem in known:
            weight = found.weight * _RELATED * _PHRASE
            variants.setdefault(found.stem, Variant(found.stem, weight, found.relation))
    for other, share in others:
        if other in known and (other not in variants or variants[other].weight < share):
            variants[other] = Variant(other, share, "synonym")
    compound = _is_compound(words)
    for word in words:
        if word.stem not in known or word.stem == sense:
            continue
        if compound:
            variants[word.stem] = Variant(word.stem, _OF_A_COMPOUND, "synonym")
        else:
            weight = _OWN_WORD if generic_weight(word.stem) >= _SPECIFIC else _OWN_LIGHT_WORD
            variants.setdefault(word.stem, Variant(word.stem, weight, "synonym"))


def _is_compound(words: Sequence[Token]) -> bool:
    """Whether they are nouns, the last at least now and then: "cut" is more often a verb."""
    shares = [dict(kinds(word.stem)).get("noun", 0.0) for word in words]
    return len(shares) > 1 and min(shares) >= _PARTLY and shares[0] >= _MOSTLY
