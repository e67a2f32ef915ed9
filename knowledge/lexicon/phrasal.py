"""Expressions of several words that say what one word says: "call off" is "cancel".

Only those are here whose meaning is steady in news English, or that mean a few things ("take over": seize, but
also succeed). Words are met by stem, so every inflection and the passive are met too. Nothing here belongs to one event.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, compress, count, starmap
from operator import itemgetter
from pathlib import Path
from typing import Final, NamedTuple

from knowledge.lexicon.particles import ADVERBS, PLACING, begins_place, is_noun
from knowledge.lexicon.thesaurus import phrases
from knowledge.text import Token, words

__all__ = ["AS_COMMON", "Meanings", "Sense", "make_ready", "senses", "senses_of"]

_FILE: Final = "phrasal.txt"
"""A line holds one word, then expressions that say the same.

``~``: a few words may stand here ("blew it up"). ``one's`` is any owner ("their"), ``oneself``
anyone by himself. ``|`` at the end: nothing follows that the last word may belong to ("stay in", not "stay in Paris").
"""

_OTHERS: Final = "manysided.txt"
"""A line holds an expression, then what else it may say, each with how common that is beside its first meaning. Where one
of the words in brackets is near, it has its first meaning alone: a fire that is put out is not published."""

_UNSTEADY: Final = frozenset(
    "go to|go with|go by|come with|come in|have on|regard as|view as|live on|lie in|lay in|lay down|lay out|"
    "set on|set asid|bear on|get it|get in|get by|make it|make for|make out|run around|well over|hold on|"
    "let on|look at|look up|move on|move into|put under|put through|take on|take to|turn out|turn to|"
    "use up|frame in|sign on|hang in|hold forth|let down|knock about|bet on|act on|melt off|do good|"
    "drop down|even up|film over|glaze over|sink in|stand up|stick on|stick to|lodg in|tump over|"
    "cut across|cut through|add up|bring in|call down|call out|chang over|lift out|bring out|bring down|figur out|put togeth|draw back|fall in|follow up|go after|go through|give away|put back".split(
        "|"
    )
)
"""Verbs of two words, by stem, that the thesaurus is too sure of."""

_ALONE: Final = frozenset("go on|stay on|march on|catch on".split("|"))
"""Of the thesaurus's, what is followed by nothing that the particle may belong to; so is all with "in"."""

_SAME_AS_NOUN: Final = frozenset("call fight focus hunt revolt shoot talk visit".split())
"""Stems of verbs whose noun says the same: "a call for" is a demand as well."""

_OWNERS: Final = frozenset("my your his her its our their".split())
_SELVES: Final = frozenset("myself yourself himself herself itself ourselves themselves".split())
_OPEN: Final[Mapping[str, frozenset[str]]] = {"one's": _OWNERS, "oneself": _SELVES}
_BASES: Final = {
    form: base
    for base, forms in {"get": "got gotten", "have": "has had", "do": "did does done"}.items()
    for form in forms.split()
}
"""Forms of stop words, which the index has no need to join."""
_base_of: Final[Callable[[str, str], str]] = _BASES.get
"""By the folded form and the stem of a word."""
AS_COMMON: Final = 0.9
"""From which another meaning of an expression is as common as its first one."""
_GAP: Final = "~"
_END: Final = " |"
_KEY: Final = 2
"""Letters that a word, its base form and its stem always share; shorter words are their own key."""
_WORDS_BEFORE_PARTICLE: Final = 2
_WORDS_BEFORE_TAIL: Final = 6
"""A tail of several words ("into custody") is unmistakable further on."""


Meanings = tuple[tuple[str, float], ...]
"""Stems, each with how common that meaning is, 0 to 1, beside the first one."""


@dataclass(frozen=True, slots=True)
class Sense:
    """Words ``first`` to ``last``, both included, together say what the word of ``stem`` says.

    The words ``[gap[0], gap[1])`` stand between its parts and belong to no part, as in "get the airport back".
    """

    first: int
    last: int
    stem: str
    gap: tuple[int, int] = field(default=(0, 0), compare=False)
    others: Meanings = field(default=(), compare=False)
    """What else they may say."""


@dataclass(frozen=True, slots=True)
class _Expression:
    """``head`` and ``tail`` hold stems, or a key of ``_OPEN``; up to ``gap`` words may part them."""

    head: tuple[str, ...]
    tail: tuple[str, ...]
    gap: int
    meaning: str
    alone: bool = False
    others: "_Others | None" = None
    needs: frozenset[str] = field(init=False, compare=False)
    """Stems without which a text has it nowhere."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "needs", frozenset((*self.head, *self.tail)) - _OPEN.keys())

    @property
    def length(self) -> int:
        return len(self.head) + len(self.tail)


class _Others(NamedTuple):
    meanings: Meanings
    unless: frozenset[str]
    """Stems near which it has its first meaning alone."""


_Options = Sequence[tuple[int, _Expression]]


_ANY: Final = ""
"""Stands for a third word that no expression asks for at once; no stem is empty."""


class _Start(NamedTuple):
    """Expressions that begin with one stem: ``fixed`` by the stem that must follow at once, and by the one behind it."""

    fixed: Mapping[str, Mapping[str, tuple[tuple[int, _Expression], ...]]]
    loose: tuple[tuple[int, _Expression], ...]
    """Those after whose first word others may stand, or an owner. Numbers tell their order."""
    needed: frozenset[str]
    """A stem of each of those, one of which must come soon; empty where one of them needs none."""
    reach: int
    """Words of the longest of them, those that may part it included."""


Words = Sequence[tuple[str, str]]
"""Folded form and stem of each word."""


def senses(words: Sequence[Token]) -> tuple[Sense, ...]:
    """What expressions among ``words`` say, in order; none overlap, of two at a place the longer holds.

    ``words`` are all tokens of a text, stop words too. Linear in their number.
    """
    told = [(word.folded, word.stem) for word in words]
    return senses_of(told, lambda: [(word.start, word.end) for word in words])


def senses_of(words: Words, spans: Callable[[], Sequence[tuple[int, int]]]) -> tuple[Sense, ...]:
    """The same; ``spans`` tells where each word starts and ends in the text, and is seldom asked."""
    found: list[Sense] = []
    bases = list(starmap(_base_of, words))
    starts = list(map(_STARTS.__getitem__, bases[:-1]))
    joined: list[int] | None = None
    free = 0
    for at in compress(count(), starts):
        start = starts[at]
        if start is None or at < free:
            continue
        fixed = start.fixed.get(bases[at + 1])
        options: _Options = ()
        if fixed is not None:
            options = fixed.get(bases[at + 2] if at + 2 < len(bases) else _ANY) or fixed[_ANY]
        if start.loose:
            near = bases[at : at + start.reach]
            if not start.needed or not start.needed.isdisjoint(near):
                options = _with_loose(options, start.loose, set(near))
        if not options:
            continue
        said = _Said(words, bases)
        # Where they stand matters only if the words are there at all.
        if joined is None and next(_senses_at(options, said, at, len(bases) - 1), None) is None:
            continue
        joined = joined or _joined(spans())
        sense = _sense_at(options, said, at, joined)
        if sense is not None:
            found.append(sense)
            free = sense.last + 1
    return tuple(found)


class _Said(NamedTuple):
    words: Words
    bases: Sequence[str]


def _with_loose(fixed: _Options, loose: _Options, held: Set[str]) -> _Options:
    """Those and what can stand besides where the words from here on have the stems ``held``, in order."""
    found = [each for each in loose if each[1].needs <= held]
    return sorted((*fixed, *found), key=itemgetter(0)) if found else fixed


def _joined(spans: Sequence[tuple[int, int]]) -> list[int]:
    """For each word, the last one of its run with nothing but a blank or a hyphen between words."""
    last = list(range(len(spans)))
    for at in range(len(spans) - 2, -1, -1):
        if 0 <= spans[at + 1][0] - spans[at][1] <= 1:
            last[at] = last[at + 1]
    return last


def _senses_at(
    options: _Options, said: _Said, at: int, end: int
) -> Iterator[tuple[_Expression, int]]:
    """What may start at ``at`` and end by ``end``, each with its last word."""
    for _, expression in options:
        last = _last(expression, said, at, end)
        if last is not None:
            yield expression, last


def _sense_at(options: _Options, said: _Said, at: int, joined: Sequence[int]) -> Sense | None:
    end = joined[at]
    for expression, last in _senses_at(options, said, at, end):
        if _is_together(expression, said.words[: end + 1], at, last, joined):
            gap = at + len(expression.head), last - len(expression.tail) + 1
            return Sense(at, last, expression.meaning, gap, _meant_of(expression, said))
    return None


def _meant_of(expression: _Expression, said: _Said) -> Meanings:
    others = expression.others
    return others.meanings if others is not None and others.unless.isdisjoint(said.bases) else ()


def _is_together(
    expression: _Expression, words: Words, at: int, last: int, joined: Sequence[int]
) -> bool:
    """Whether the words at ``at`` and ``last`` are a verb and its own particle; ``words`` end with the run."""
    if expression.alone:
        return not begins_place(words, last + 1)
    particle = words[last][0]
    if particle not in PLACING or not begins_place(words, last + 1):
        return True
    if expression.tail == (particle,) and last - at >= expression.length and particle in ADVERBS:
        return False
    first = joined.index(joined[at])
    return expression.head[0] in _SAME_AS_NOUN or not is_noun(words[first:], at - first)


def _last(expression: _Expression, said: _Said, at: int, end: int) -> int | None:
    """Index of the expression's last word when it starts at ``at`` and ends by ``end``."""
    after = at + len(expression.head)
    if not _are(expression.head, said, at, end):
        return None
    for start in range(after, after + expression.gap + 1):
        if _are(expression.tail, said, start, end):
            return start + len(expression.tail) - 1
    return None


def _are(stems: Sequence[str], said: _Said, at: int, end: int) -> bool:
    if at + len(stems) - 1 > end:
        return False
    words, bases = said
    for place, stem in enumerate(stems, start=at):
        allowed = _OPEN.get(stem)
        if bases[place] != stem if allowed is None else words[place][0] not in allowed:
            return False
    return True


def make_ready() -> None:
    """Read all expressions now, for one who answers many questions."""
    heads = (word for listed in _written().values() for word in listed)
    read = {stem for head in heads for stem in _stems_of(head)}
    for stem in read.union(*_from_thesaurus().values()):
        _ = _STARTS[stem]


class _Starts(dict[str, _Start | None]):
    """By stem what begins with it, looked for when it is first asked."""

    def __missing__(self, stem: str) -> _Start | None:
        if len(self) >= _KEPT:
            self.clear()
        start = self[stem] = _starting(stem)
        return start


_KEPT: Final = 65_536
_STARTS: Final = _Starts()


def _starting(stem: str) -> _Start | None:
    """What begins with ``stem``, longest first.

    Stemming is dear, so that expressions are read when a word that begins them is first met.
    """
    known: dict[tuple[str, ...], _Expression] = {}
    for head, listed in _written().get(stem[:_KEY], {}).items():
        if _stems_of(head) == (stem,):
            for written, meaning in listed:
                expression = _read(written, _stems_of(meaning)[0])
                known.setdefault(expression.head + expression.tail, expression)
    for second, meaning in _from_thesaurus().get(stem[:_KEY], {}).get(stem, ()):
        alone = second == "in" or f"{stem} {second}" in _ALONE
        others = _others().get(f"{stem} {second}")
        known.setdefault((stem, second), _Expression((stem,), (second,), 0, meaning, alone, others))
    return (
        _start(sorted(known.values(), key=lambda each: (-each.length, each.gap))) if known else None
    )


def _start(ordered: Sequence[_Expression]) -> _Start:
    fixed: dict[str, list[tuple[int, _Expression]]] = {}
    loose: list[tuple[int, _Expression]] = []
    for order, each in enumerate(ordered):
        second = (*each.head[1:], *each.tail)[:1]
        if second and (len(each.head) > 1 or not each.gap) and second[0] not in _OPEN:
            fixed.setdefault(second[0], []).append((order, each))
        else:
            loose.append((order, each))
    lasts = [sorted(each.needs - {each.head[0]})[-1:] for _, each in loose]
    return _Start(
        {stem: _by_third(found) for stem, found in fixed.items()},
        tuple(loose),
        frozenset(chain.from_iterable(lasts)) if all(lasts) else frozenset(),
        max([each.length + each.gap for _, each in loose], default=0),
    )


def _by_third(fixed: _Options) -> dict[str, tuple[tuple[int, _Expression], ...]]:
    """By the third word what can stand there, in order; of a word that none asks for by ``_ANY``."""
    thirds = [_third(each) for _, each in fixed]
    return {
        third: tuple(
            [each for each, asked in zip(fixed, thirds, strict=True) if asked in (third, _ANY)]
        )
        for third in {*thirds, _ANY}
    }


def _third(expression: _Expression) -> str:
    """The stem that must be its third word; empty where others may stand there, or it has none."""
    head, tail = expression.head, expression.tail
    third = head[2:3] or ((*head, *tail)[2:3] if not expression.gap else ())
    return third[0] if third and third[0] not in _OPEN else _ANY


def _read(written: str, meaning: str) -> _Expression:
    alone = written.endswith(_END)
    written = written.removesuffix(_END)
    if _GAP in written:
        before, after = written.split(_GAP)
        head, tail = tuple(_stems(before)), tuple(_stems(after))
        gap = _WORDS_BEFORE_TAIL if len(tail) > 1 else _WORDS_BEFORE_PARTICLE
        return _Expression(head, tail, gap, meaning, alone, _others().get(" ".join(head + tail)))
    first, *rest = _stems(written)
    others = _others().get(" ".join((first, *rest)))
    return _Expression((first,), tuple(rest), 0, meaning, alone, others)


def _stems(written: str) -> Iterator[str]:
    for word in written.split():
        yield from _stems_of(word)


@lru_cache(maxsize=4096)
def _stems_of(word: str) -> tuple[str, ...]:
    return (word,) if word in _OPEN else tuple(stem for _, stem in words(word))


_ByHead = Mapping[str, Mapping[str, Sequence[tuple[str, str]]]]


@lru_cache(maxsize=1)
def _written() -> _ByHead:
    """Expressions as written with their meanings, by the first word, and these by their beginning."""
    found: dict[str, dict[str, list[tuple[str, str]]]] = {}
    table = Path(__file__).with_name(_FILE).read_text("ascii")
    for line in table.splitlines():
        meaning, _, listed = line.partition(": ")
        for written in listed.split(", "):
            head, _, _ = written.partition(" ")
            found.setdefault(head[:_KEY], {}).setdefault(head, []).append((written, meaning))
    return found


@lru_cache(maxsize=1)
def _others() -> Mapping[str, _Others]:
    """What else expressions say, by their stems."""
    found: dict[str, _Others] = {}
    for line in Path(__file__).with_name(_OTHERS).read_text("ascii").splitlines():
        told, _, listed = line.partition(": ")
        written, _, unless = told.rstrip(")").partition(" (")
        meanings = tuple(map(_weighed, listed.split(", ")))
        found[" ".join(_stems(written))] = _Others(meanings, frozenset(_stems(unless)))
    return found


def _weighed(written: str) -> tuple[str, float]:
    word, _, weight = written.partition(" ")
    return _stems_of(word)[0], float(weight)


@lru_cache(maxsize=1)
def _from_thesaurus() -> _ByHead:
    """Second words with meanings, by the first word, and these by their beginning; all by stem."""
    found: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for stems, meaning in phrases().items():
        if stems not in _UNSTEADY:
            first, _, second = stems.partition(" ")
            found.setdefault(first[:_KEY], {}).setdefault(first, []).append((second, meaning))
    return found
