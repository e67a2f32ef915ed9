"""What WordNet tells of a stem: how common it is, and how likely each of its meanings."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final, TypeVar

from knowledge.text import STOP, tokens
from tests.lexicon.wordnet import Key, Synset, WordNet

__all__ = ["Evidence", "gather", "is_word", "stem_of"]

_T = TypeVar("_T")
_WORD: Final = re.compile(r"[a-z]{2,}")
_USAGE: Final = ";u"
_UNFIT: Final = frozenset(
    "archaism disparagement ethnic_slur intensifier obscenity slang trade_name trademark".split()
)
_READ_PER_MET: Final = 4
_MOST_MAIN: Final = 4
_CLEAR_SHARE: Final = 0.2
_LEAD_SHARE: Final = 0.1
_SIDE_SHARE: Final = 0.07
"""Of a meaning: to be a main one, to be one as the first of its part of speech, to be a side one."""

_LEAST_PART: Final = 0.1
_MOST_LIFT: Final = 0.25
"""A meaning that leads its part of speech counts as at least so likely, if that part has the share."""

_UNSEEN: Final = 2.0
_KNOWN: Final = 10
_ELSEWHERE: Final = 0.3
"""What a lemma's first meaning counts before any is met, for the tagged texts are few and old.

It counts all of that if the lemma is read so often, and this part of it if the lemma is met so
often, but only as another part of speech.
"""


@dataclass(frozen=True, slots=True)
class Evidence:
    """All by stem; ``met`` has every known one. ``shares`` holds how likely each meaning is, summing to 1 over a stem.

    ``likely`` is the same with half a thought to the part of speech, which a sentence tells: the
    first meaning of a noun is likely though the verb be commoner. ``main`` are the few meanings
    that a reader would think of. ``met`` counts the stem in tagged text, ``read`` in definitions
    and their examples.
    """

    kinds: Mapping[str, Mapping[str, float]]
    likely: Mapping[str, Mapping[Key, float]]
    main: Mapping[str, tuple[Key, ...]]
    side: Mapping[str, tuple[Key, ...]]
    met: Counter[str]
    read: Counter[str]
    words: Counter[str]
    """How often each word is read, not by stem but as it is written."""
    unfit: frozenset[tuple[Key, str]]
    """Meanings with a lemma that is an insult, dated or a brand in them."""
    pairs: Counter[tuple[str, str]]
    """How often two stems are read one after the other."""

    def count(self, stem: str) -> float:
        """How often the stem occurs in all; definitions are many, but not as people write."""
        return self.met[stem] + self.read[stem] / _READ_PER_MET


def is_word(written: str) -> bool:
    """Whether a lemma as written is one plain word, and no name or abbreviation in capitals."""
    return _WORD.fullmatch(written) is not None


@cache
def stem_of(word: str) -> str:
    """The index stem of one plain word."""
    return tokens(word)[0].stem


def gather(wordnet: WordNet) -> Evidence:
    """What the database tells of each stem."""
    words = _words(wordnet.synsets.values())
    unfit = frozenset(_unfit(wordnet))
    met: Counter[str] = Counter()
    kinds: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    weights: dict[str, dict[Key, float]] = defaultdict(lambda: defaultdict(float))
    for stem, lemma, key, count, weight in _weighed(wordnet, words):
        met[stem] += count
        if lemma in STOP and stem not in STOP:
            continue
        kinds[stem][key[0]] += weight
        if (key, lemma) not in unfit:
            weights[stem][key] += weight
    likely = {stem: _likely(_normal(found)) for stem, found in weights.items()}
    main = {stem: _main(found) for stem, found in likely.items()}
    return Evidence(
        kinds={stem: _normal(found) for stem, found in kinds.items()},
        likely=likely,
        main=main,
        side={stem: _side(found, main[stem]) for stem, found in likely.items()},
        met=met,
        read=_stemmed(words),
        words=words,
        unfit=unfit,
        pairs=_pairs(wordnet.synsets.values()),
    )


def _weighed(
    wordnet: WordNet, words: Mapping[str, int]
) -> Iterator[tuple[str, str, Key, int, float]]:
    """Stem, lemma, meaning, how often it was met, and its weight with what was not met."""
    for lemma, part in sorted(wordnet.senses):
        if not is_word(lemma):
            continue
        stem, unseen = stem_of(lemma), _unseen(wordnet, words, lemma, part)
        for rank, key in enumerate(wordnet.senses[lemma, part], 1):
            # The index folds names to lower case, the meanings do not.
            if lemma in wordnet.synsets[key].words:
                count = wordnet.tags[lemma, part, rank]
                yield stem, lemma, key, count, count + unseen / rank


def _unfit(wordnet: WordNet) -> Iterator[tuple[Key, str]]:
    """Meanings in which a word is an insult, dated or a brand: they neither lead nor are led to."""
    for synset in wordnet.synsets.values():
        for pointer in synset.pointers:
            if pointer.symbol == _USAGE and _UNFIT & {*wordnet.synsets[pointer.target].words}:
                at = pointer.source_word
                words = synset.words[at - 1 : at] if at else synset.words
                yield from ((synset.key, word) for word in words)


def _unseen(wordnet: WordNet, words: Mapping[str, int], lemma: str, part: str) -> float:
    """What a lemma's first meaning counts before any is met."""
    met = {
        each: sum(
            wordnet.tags[lemma, each, rank]
            for rank in range(1, len(wordnet.senses.get((lemma, each), ())) + 1)
        )
        for each in "nvar"
    }
    known = _UNSEEN * min(_KNOWN, 1 + words[lemma]) / _KNOWN
    return known * (_ELSEWHERE if not met[part] and sum(met.values()) >= _KNOWN else 1)


def _normal(weights: Mapping[_T, float]) -> dict[_T, float]:
    total = sum(weights.values())
    return {key: weight / total for key, weight in weights.items()}


def _likely(shares: Mapping[Key, float]) -> dict[Key, float]:
    parts: dict[str, float] = defaultdict(float)
    for (part, _), share in shares.items():
        parts[part] += share
    return {
        key: max(share, min(_MOST_LIFT, (share + share / parts[key[0]]) / 2))
        if parts[key[0]] >= _LEAST_PART
        else share / 2
        for key, share in shares.items()
    }


def _main(likely: Mapping[Key, float]) -> tuple[Key, ...]:
    ordered = sorted(likely, key=lambda key: (-likely[key], key))
    lead = {key[0]: key for key in reversed(ordered)}
    kept = [
        key
        for key in ordered
        if likely[key] >= (_LEAD_SHARE if key == lead[key[0]] else _CLEAR_SHARE)
    ]
    return tuple(kept[:_MOST_MAIN])


def _side(likely: Mapping[Key, float], main: tuple[Key, ...]) -> tuple[Key, ...]:
    ordered = sorted(likely, key=lambda key: (-likely[key], key))
    return tuple(key for key in ordered if key not in main and likely[key] >= _SIDE_SHARE)


def _words(synsets: Iterable[Synset]) -> Counter[str]:
    words: Counter[str] = Counter()
    for synset in synsets:
        words.update(_WORD.findall(synset.gloss))
    return words


def _stemmed(words: Mapping[str, int]) -> Counter[str]:
    stems: Counter[str] = Counter()
    for word, count in words.items():
        stems[stem_of(word)] += count
    return stems


def _pairs(synsets: Iterable[Synset]) -> Counter[tuple[str, str]]:
    pairs: Counter[tuple[str, str]] = Counter()
    for synset in synsets:
        pairs.update(pairwise(_WORD.findall(synset.gloss)))
    stems: Counter[tuple[str, str]] = Counter()
    for (one, other), count in pairs.items():
        stems[stem_of(one), stem_of(other)] += count
    return stems
