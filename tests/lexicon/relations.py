"""The relations of stems that WordNet's synsets give, weighed and pruned hard.

Which meaning a question has in mind is not known. So a relation counts by how likely its meaning is
for both of its words, and only the main meanings of the first word are followed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from knowledge.text import STOP
from tests.lexicon.evidence import Evidence, is_word, stem_of
from tests.lexicon.wordnet import Key, Pointer, Synset, WordNet

__all__ = ["Relation", "Relations", "trust"]

_SYNONYM: Final = 0.85
_DERIVED: Final = 0.85
_DERIVED_SYNONYM: Final = 0.65
_PERTAINS: Final = 0.65
_ALIKE: Final = {"&": 0.6, "$": 0.45}
_STEPS: Final = {1: 0.55, 2: 0.4, 3: 0.32}
_LEAST: Final = 0.3
"""Weights: the least that is kept, else those of a relation between two words of one meaning each."""

_CEILING: Final = 0.9

_LEAST_SHARE: Final = 0.05
_KIND_SHARE: Final = 0.25
_LISTED: Final = frozenset("ni")
"""Of the meaning within the other word; lists of kinds and shades are long, so those must be clear."""

_LEAST_COUNT: Final = 0.75
_KIND_COUNT: Final = 3

_WIDEST: Final = {"n": 700, "v": 60}
_WIDEST_ABSTRACT: Final = 250
_WIDEST_ABOVE: Final = 100
"""Meanings with more kinds below them than this say too little ("thing", "change"). An
abstract one names another less well, and less still with one between that has no plain word."""

_CONCRETE: Final = frozenset({5, 6, 8, 13, 17, 18, 20, 27})
"""Fields of animals, things made, bodies, food, natural things, people, plants and substances."""

_PERSON: Final = 18
_OTHER_FIELD: Final = 0.75
_MOST: Final = 60
_MOST_KINDS: Final = 40
_MOST_RARE: Final = 6
_MUTUAL: Final = frozenset("sdi")


@dataclass(frozen=True, slots=True)
class Relation:
    """``letter``: (s)ynonym, (d)erived, s(i)milar, (b)roader or (n)arrower than the word asked."""

    stem: str
    weight: float
    letter: str


@dataclass(frozen=True)
class Relations:
    """Finds what stems are related to."""

    wordnet: WordNet
    evidence: Evidence
    _kinds: dict[Key, frozenset[Key]] = field(default_factory=dict)
    """What lies below a meaning, itself included, as far as it was asked."""

    def table(self) -> dict[str, tuple[Relation, ...]]:
        """What each stem is related to, best first, then commonest first.

        What has no direction is the same from both sides, save where a full list leaves one out.
        """
        found: dict[str, dict[str, Relation]] = defaultdict(dict)
        for stem in sorted(self.evidence.likely):
            if stem in STOP:
                continue
            for relation in self._of(stem):
                _keep(found[stem], relation)
                if relation.letter in _MUTUAL and self._is_known(stem, relation.letter):
                    _keep(found[relation.stem], replace(relation, stem=stem))
        return {stem: self._best(stem, near.values()) for stem, near in found.items()}

    def _best(self, stem: str, near: Iterable[Relation]) -> tuple[Relation, ...]:
        ordered = sorted(
            near, key=lambda each: (-each.weight, -self.evidence.count(each.stem), each.stem)
        )
        kinds = [each for each in ordered if each.letter == "n"]
        barred = frozenset(each.stem for each in kinds[_MOST_KINDS:])
        return tuple(each for each in ordered if each.stem not in barred)[
            : _MOST if self._is_known(stem, "s") else _MOST_RARE
        ]

    def _of(self, stem: str) -> Iterator[Relation]:
        best: dict[str, tuple[float, str]] = {}
        barred = self._opposites.get(stem, frozenset())
        for other, weight, letter in self._all(stem):
            if other == stem or other in barred or not self._is_known(other, letter):
                continue
            held, known = best.get(other, (0.0, letter))
            both = held + weight * (1 - held)
            best[other] = (both, letter if weight > held else known)
        for other, (weight, letter) in best.items():
            if weight >= _LEAST:
                capped = min(weight, _STEPS[1] if letter in "bn" else _CEILING)
                yield Relation(other, round(capped, 2), letter)

    def _is_known(self, stem: str, letter: str) -> bool:
        """Whether a stem is common enough to be worth a line, more so for one of many kinds."""
        if stem in STOP:
            return False
        return self.evidence.count(stem) >= (_KIND_COUNT if letter in _LISTED else _LEAST_COUNT)

    def _all(self, stem: str) -> Iterator[tuple[str, float, str]]:
        """Relations over each meaning; a pair of stems may come several times."""
        for key in self.evidence.main[stem]:
            yield from self._trusted(stem, key, self._near(stem, self.wordnet.synsets[key]))
        for key in self.evidence.side[stem]:
            yield from self._trusted(stem, key, self._aside(self.wordnet.synsets[key]))

    def _trusted(
        self, stem: str, key: Key, near: Iterator[tuple[str, Key, float, str]]
    ) -> Iterator[tuple[str, float, str]]:
        own = trust(self.evidence.likely[stem][key])
        found: dict[str, tuple[float, str]] = {}
        for other, target, weight, letter in near:
            share = self.evidence.likely.get(other, {}).get(target, 0.0)
            if share >= (_KIND_SHARE if letter in _LISTED else _LEAST_SHARE):
                found[other] = max(
                    found.get(other, (0.0, "")), (weight * own * trust(share), letter)
                )
        yield from ((other, weight, letter) for other, (weight, letter) in found.items())

    def _aside(self, synset: Synset) -> Iterator[tuple[str, Key, float, str]]:
        """Synonyms alone; for verbs, whose meanings are many and fine, the next kinds as well."""
        for other in self._plain(synset):
            yield other, synset.key, _SYNONYM, "s"
        if synset.key[0] == "v":
            yield from self._kin(synset.key, "~", "n", most=1)

    def _near(self, stem: str, synset: Synset) -> Iterator[tuple[str, Key, float, str]]:
        for other in self._plain(synset):
            yield other, synset.key, _SYNONYM, "s"
        for pointer in synset.pointers:
            yield from self._pointed(stem, synset, pointer)
        yield from self._kin(synset.key, "@", "b", most=max(_STEPS))
        yield from self._kin(synset.key, "~", "n", most=max(_STEPS))

    def _kin(
        self, key: Key, symbol: str, letter: str, *, most: int
    ) -> Iterator[tuple[str, Key, float, str]]:
        for target, steps in self._steps(key, symbol):
            if steps <= most:
                for other in self._plain(self.wordnet.synsets[target]):
                    yield other, target, _STEPS[steps], letter

    def _pointed(
        self, stem: str, synset: Synset, pointer: Pointer
    ) -> Iterator[tuple[str, Key, float, str]]:
        target = self.wordnet.synsets[pointer.target]
        if pointer.symbol in _ALIKE:
            for other in self._plain(target):
                yield other, target.key, _ALIKE[pointer.symbol], "i"
        if pointer.symbol not in ("+", "\\", "<") or not pointer.source_word:
            return
        own = _plain_stem(synset.words[pointer.source_word - 1]) == stem
        weight = _PERTAINS if (pointer.symbol == "\\" and synset.key[0] == "a") else _DERIVED
        if (target.field == _PERSON) != (synset.field == _PERSON):
            weight *= _OTHER_FIELD
        for at, word in enumerate(target.words, 1):
            other = _plain_stem(word)
            if other and own and at == pointer.target_word:
                yield other, target.key, weight, "d"
            elif other and (own or at == pointer.target_word):
                yield other, target.key, weight * _DERIVED_SYNONYM / _DERIVED, "d"

    def _steps(self, start: Key, symbol: str) -> Iterator[tuple[Key, int]]:
        """Meanings above or below, with steps; those without a plain word cost no step."""
        seen = {start}
        edge = [(start, 0, True)]
        while edge:
            key, steps, near = edge.pop(0)
            for pointer in self.wordnet.synsets[key].pointers:
                target = self.wordnet.synsets[pointer.target]
                if pointer.symbol != symbol or target.key in seen:
                    continue
                seen.add(target.key)
                taken = steps + any(True for _ in self._plain(target))
                if not self._may_step(key if symbol == "~" else target.key, symbol, taken, near):
                    continue
                if taken > steps:
                    yield target.key, taken
                edge.append((target.key, taken, False))

    def _may_step(self, upper: Key, symbol: str, taken: int, near: bool) -> bool:
        """Whether a step between ``upper`` and a kind of it still says something."""
        size = len(self._below(upper))
        concrete = self.wordnet.synsets[upper].field in _CONCRETE
        if taken > (max(_STEPS) if concrete and symbol == "~" else 2):
            return False
        if symbol == "~" or concrete or upper[0] != "n":
            return size <= _WIDEST.get(upper[0], 0)
        return taken < 2 and size <= (_WIDEST_ABSTRACT if near else _WIDEST_ABOVE)

    def _below(self, key: Key) -> frozenset[Key]:
        known = self._kinds.get(key)
        if known is None:
            pointers = self.wordnet.synsets[key].pointers
            parts = [self._below(p.target) for p in pointers if p.symbol == "~"]
            known = self._kinds[key] = frozenset({key}).union(*parts)
        return known

    def _plain(self, synset: Synset) -> Iterator[str]:
        return (stem_of(word) for word in synset.words if is_word(word))

    @cached_property
    def _opposites(self) -> Mapping[str, frozenset[str]]:
        """By stem: all words of the meanings opposite to its own."""
        found: dict[str, set[str]] = defaultdict(set)
        for synset in self.wordnet.synsets.values():
            for pointer in synset.pointers:
                if pointer.symbol == "!":
                    others = set(self._plain(self.wordnet.synsets[pointer.target]))
                    for stem in self._plain(synset):
                        found[stem] |= others
        return {stem: frozenset(others) for stem, others in found.items()}


def _plain_stem(word: str) -> str:
    """The stem of a plain word, else an empty one."""
    return stem_of(word) if is_word(word) else ""


def trust(share: float) -> float:
    """How much of a weight stays for a meaning of such a share of its word."""
    return min(1.0, 0.5 + 0.9 * share)


def _keep(near: dict[str, Relation], relation: Relation) -> None:
    held = near.get(relation.stem)
    if held is None or relation.weight > held.weight:
        near[relation.stem] = relation
