"""Comparatives and two-word verbs: what WordNet holds beside plain words and their relations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from knowledge.text import STOP
from tests.lexicon.evidence import Evidence, is_word, stem_of
from tests.lexicon.relations import trust
from tests.lexicon.wordnet import Key, WordNet

__all__ = ["comparatives", "phrases"]

_ENDINGS: Final = ("er", "est")
_PARTICLES: Final = frozenset(
    "about ahead apart around aside away back down forth forward in off on out over through together "
    "under up".split()
)
_OFTEN: Final = 5
"""A verb with a particle need be met or read but once, any other so often ("take place")."""

_RANKS: Final = 20
_CLEAR: Final = 0.4
_ABOUT: Final = 0.75
"""How surely a two-word verb must mean the one word for it, alone and next to the clearest word."""

_LEAST_SHARE: Final = 0.1
_LEAST_COUNT: Final = 5
"""Of the meaning within the one word, and of how often that is met."""

_MOST_WORDS: Final = 15
"""A meaning with more words than this has a list of slang for it."""


@dataclass(frozen=True, slots=True)
class _Meant:
    """How surely a word is meant, and in which meanings."""

    surely: float
    keys: frozenset[Key]


def comparatives(wordnet: WordNet, evidence: Evidence) -> Iterator[tuple[str, str]]:
    """Stems of a compared adjective and of its base form, where the stemmer leaves two."""
    for form, base in _compared(wordnet):
        if not (is_word(form) and is_word(base)) or not evidence.words[form]:
            continue
        if _is_noun(wordnet, form):
            continue
        compared, plain = stem_of(form), stem_of(base)
        if compared != plain and not {compared, plain} & STOP:
            yield compared, plain


def _compared(wordnet: WordNet) -> Iterator[tuple[str, str]]:
    yield from wordnet.irregular
    for lemma, part in wordnet.senses:
        if part == "a" and wordnet.tags[lemma, part, 1]:
            for ending in _ENDINGS:
                yield lemma.removesuffix("e") + ending, lemma


def _is_noun(wordnet: WordNet, form: str) -> bool:
    """Whether the form is better known as a noun ("number" is not what is more numb)."""
    return wordnet.tags[form, "n", 1] > 0


def phrases(wordnet: WordNet, evidence: Evidence) -> Iterator[tuple[str, str]]:
    """Stems of a two-word verb with a space between, and of the one word for its main meaning."""
    for lemma, part in sorted(wordnet.senses):
        words = lemma.split("_")
        if part != "v" or len(words) != 2 or not all(map(is_word, words)):
            continue
        one, two = map(stem_of, words)
        met = sum(wordnet.tags[lemma, part, rank] for rank in range(1, _RANKS))
        if met < _OFTEN and not (words[1] in _PARTICLES and (met or evidence.pairs[one, two])):
            continue
        best = _clearest(_meant(wordnet, evidence, lemma), evidence)
        if best not in {"", one, two} | STOP:
            yield f"{one} {two}", best


def _clearest(meant: Mapping[str, _Meant], evidence: Evidence) -> str:
    """The commonest of the words that are about as clear as any.

    Empty where none is clear, and where clear words stand for several meanings.
    """
    least = max([_CLEAR, *(_ABOUT * each.surely for each in meant.values())])
    clear = {word for word, each in meant.items() if each.surely >= least}
    if not clear or not frozenset.intersection(*(meant[word].keys for word in clear)):
        return ""
    return max(clear, key=lambda word: (evidence.count(word), word))


def _meant(wordnet: WordNet, evidence: Evidence, lemma: str) -> dict[str, _Meant]:
    """How surely each single word stands for the two-word verb, over all its meanings."""
    keys = wordnet.senses[lemma, "v"]
    weights = [wordnet.tags[lemma, "v", rank] + 1 / rank for rank in range(1, len(keys) + 1)]
    meant: dict[str, _Meant] = {}
    for key, weight in zip(keys, weights, strict=True):
        if (key, lemma) in evidence.unfit or len(wordnet.synsets[key].words) > _MOST_WORDS:
            continue
        for word in set(_single(wordnet, key)):
            share = evidence.likely.get(word, {}).get(key, 0.0)
            if share >= _LEAST_SHARE and evidence.count(word) >= _LEAST_COUNT:
                held = meant.get(word, _Meant(0.0, frozenset()))
                surely = held.surely + weight / sum(weights) * trust(share)
                meant[word] = _Meant(surely, held.keys | {key})
    return meant


def _single(wordnet: WordNet, key: Key) -> Iterator[str]:
    return (stem_of(word) for word in wordnet.synsets[key].words if is_word(word))
