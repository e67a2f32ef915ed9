"""Days told by a happening in Kazakh, which puts its prepositions behind: "шабуылдан кейін"."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from knowledge.dates.anchored import Anchored, is_plausible
from knowledge.dates.lexicon import ENTRIES, level, split_words
from knowledge.dates.mention import Relation
from knowledge.dates.offsets import Offset
from knowledge.dates.scan import Node
from knowledge.dates.units import Unit

__all__ = ["Postposed", "postposed"]

_OF: Final = ("ның", "нің", "дың", "дің", "тың", "тің")
_FROM: Final = ("дан", "ден", "тан", "тен", "нан", "нен")
_TO: Final = ("ға", "ге", "қа", "ке", "на", "не")
_ANY: Final = ("",)
_RELATIONS: Final = {
    **dict.fromkeys(("кеиін", "соң"), (Relation.AFTER, _FROM)),
    **dict.fromkeys(("бұрын",), (Relation.BEFORE, _FROM)),
    **dict.fromkeys(("деиін", "шеиін"), (Relation.BY, _TO)),
    **dict.fromkeys(("бері", "бастап"), (Relation.SINCE, _FROM)),
    **dict.fromkeys(("кезінде", "барысында", "кезде", "күні", "күнінде"), (Relation.ON, _ANY)),
}
"""What a word behind a happening tells, and the endings that the happening has before it."""
_ASKING: Final = frozenset(
    "кім кімдер кімді кімнің не нені неге неше қанша қашан қаида қандаи қалаи қаи".split()
)
_CYRILLIC: Final = "а"
_MAX_WORDS: Final = 14
_COUNT: Final = 3


class Postposed(NamedTuple):
    """A happening, or the run from ``opening`` (first and last node) to it, with the last node of all.

    An end of a run may be a date. ``first`` of ``anchored`` is the first node.
    """

    anchored: Anchored
    end: int
    opening: tuple[int, int] | None = None


def postposed(nodes: Sequence[Node], text: str) -> dict[int, list[Postposed]]:
    """The ways to read a happening told before its word, by the first node of each, best first."""
    found: dict[int, list[Postposed]] = {}
    for at in range(1, len(nodes)):
        for one in _read(nodes, at, text):
            found.setdefault(one.anchored.first, []).append(one)
    return found


def _read(nodes: Sequence[Node], at: int, text: str) -> Iterator[Postposed]:
    node = nodes[at]
    if node.piece is not None:
        yield from _counted(nodes, at, text)
    elif node.has("BETWEENPOST"):
        yield from _between(nodes, at)
    elif node.key == "кеиінгі":
        yield from _following(nodes, at, text)
    elif node.key in _RELATIONS:
        relation, endings = _RELATIONS[node.key]
        if relation is Relation.BY:
            yield from _from_to(nodes, at, text)
        yield from _told(nodes, at - 1, endings, relation, at)


def _told(
    nodes: Sequence[Node],
    last: int,
    endings: tuple[str, ...],
    relation: Relation,
    end: int,
    offset: Offset | None = None,
) -> Iterator[Postposed]:
    """The phrase whose last word is ``last``, if that has one of the endings."""
    start = _start(nodes, last)
    if start is None or not nodes[last].key.endswith(endings):
        return
    yield Postposed(Anchored(relation, start, start, last, offset or Offset(start)), end)


def _start(nodes: Sequence[Node], last: int) -> int | None:
    """The first word of the phrase that ends at ``last``; ``None`` where none can be."""
    start = last + 1
    while start and last - start < _MAX_WORDS:
        node = nodes[start - 1]
        if node.piece is not None or node.key in _ASKING or not node.key[:1].isalnum():
            break
        if node.key in _RELATIONS:
            break
        start -= 1
    phrase = nodes[start : last + 1]
    if not is_plausible(phrase) or nodes[last].key[0] < _CYRILLIC:
        return None
    return start


def _counted(nodes: Sequence[Node], at: int, text: str) -> Iterator[Postposed]:
    """As in "шабуылдан екі күн кейін", "шабуылдың ертеңіне": the count was read as a date."""
    written = level(text[nodes[at].start : nodes[at].end])
    roles = ENTRIES.get(written, {})
    if "MORROW" in roles:
        yield from _told(nodes, at - 1, _OF, Relation.ON, at, Offset(at, 1))
        return
    words = split_words(written[:_LONGEST])
    if len(words) != _COUNT or words[2] not in _RELATIONS:
        return
    relation, _ = _RELATIONS[words[2]]
    count = int(words[0]) if words[0].isdigit() else ENTRIES.get(words[0], {}).get("NUM", 0)
    unit = ENTRIES.get(words[1], {}).get("UNIT", Unit.HOUR)
    if relation not in (Relation.AFTER, Relation.BEFORE) or not count or unit == Unit.HOUR:
        return
    by = count if relation is Relation.AFTER else -count
    yield from _told(nodes, at - 1, _FROM, Relation.ON, at, Offset(at, by, unit))


_LONGEST: Final = 40


def _following(nodes: Sequence[Node], at: int, text: str) -> Iterator[Postposed]:
    """As in "шабуылдан кейінгі күні", "шабуылдан кейінгі жұмада"."""
    if at + 1 >= len(nodes):
        return
    word = nodes[at + 1]
    weekday = word.piece.weekday if word.piece is not None else word.values.get("DOW")
    unit = word.values.get("UNIT", Unit.DAY if word.has("DAYWORD") else Unit.HOUR)
    if weekday is not None:
        offset = Offset(at, 1, weekday=weekday)
    elif unit != Unit.HOUR:
        offset = Offset(at, 1, unit, run=unit != Unit.DAY)
    else:
        return
    yield from _told(nodes, at - 1, _FROM, Relation.ON, at + 1, offset)


def _from_to(nodes: Sequence[Node], at: int, text: str) -> Iterator[Postposed]:
    """As in "шабуылдан сайлауға дейін", "шабуылдан 7 қаңтарға дейін", "5 қаңтардан сайлауға дейін"."""
    last = at - 1
    if nodes[last].piece is not None:
        if last and nodes[last - 1].key.endswith(_FROM):
            yield from _run(nodes, last - 1, (last, last), at)
        return
    start = _start(nodes, last)
    if start is None or not nodes[last].key.endswith(_TO):
        return
    if start and nodes[start - 1].piece is not None:
        date = nodes[start - 1]
        if level(text[date.start : date.end]).endswith(_FROM):
            told = Anchored(Relation.BETWEEN, start - 1, start, last, Offset(start))
            yield Postposed(told, at, (start - 1, start - 1))
    for joint in range(last - 1, start - 1, -1):
        if nodes[joint].key.endswith(_FROM):
            yield from _run(nodes, joint, (joint + 1, last), at)
            return


def _run(
    nodes: Sequence[Node], opening: int, closing: tuple[int, int], end: int
) -> Iterator[Postposed]:
    start = _start(nodes, opening)
    if start is not None:
        told = Anchored(Relation.BETWEEN, start, *closing, Offset(start))
        yield Postposed(told, end, (start, opening))


def _between(nodes: Sequence[Node], at: int) -> Iterator[Postposed]:
    """As in "шабуыл мен сайлау арасында", one of the two perhaps a date."""
    last = at - 1
    for joint in range(last - 1, max(0, last - _MAX_WORDS), -1):
        if nodes[joint].piece is None and nodes[joint].has("AND"):
            opening = joint - 1 if nodes[joint - 1].piece is not None else _start(nodes, joint - 1)
            if opening is not None:
                told = Anchored(Relation.BETWEEN, opening, joint + 1, last, Offset(opening))
                yield Postposed(told, at, (opening, joint - 1))
            return
