"""Small repairs before the rules: months typed wrong, and numbers that only label something."""

from typing import Final

from rapidfuzz.distance import OSA

from knowledge.dates.lexicon import ENTRIES
from knowledge.dates.pattern import letter
from knowledge.dates.scan import Node

__all__ = ["repaired"]

_NAMES: Final = (
    "january february march april june july august september october november december januar "
    "februar oktober dezember janvier fevrier avril juillet septembre octobre novembre decembre "
    "enero febrero marzo abril junio julio agosto septiembre octubre noviembre diciembre января "
    "февраля марта апреля июня июля августа сентября октября ноября декабря"
).split()
_LEAST: Final = 4
_LONG: Final = 6
_OTHER: Final = letter(())
_REAL: Final = frozenset("marsh matt march arch juice jury augur marzo mars ably jolly".split())


def repaired(nodes: list[Node]) -> list[Node]:
    """The nodes with months mended beside a number, and labelling numbers made plain words."""
    nodes = _split_after_next(nodes)
    for at, node in enumerate(nodes):
        if node.values.get("NOTNUM") is not None and at + 1 < len(nodes):
            _unlabel(nodes, at)
        elif not node.values and len(node.key) >= _LEAST and node.key.isalpha():
            _mend(nodes, at)
    return nodes


def _split_after_next(nodes: list[Node]) -> list[Node]:
    """ "after next" before a weekday is a preposition and "next", not "the one after the next"."""
    for at, node in enumerate(nodes[:-1]):
        if node.key in ("after next", "after the next") and nodes[at + 1].has(*_TIMES):
            cut = node.start + len("after")
            pair = [_word(node, "after", node.start, cut), _word(node, "next", node.end - 4, node.end)]
            return [*nodes[:at], *pair, *nodes[at + 1 :]]
    return nodes


_TIMES: Final = ("DOW", "MONTH", "UNIT", "HOLIDAY", "SEASON", "NUM")


def _word(node: Node, key: str, start: int, end: int) -> Node:
    values = ENTRIES[key]
    return Node(letter(values), start, end, key, node.gap or start != node.start, values)


def _unlabel(nodes: list[Node], at: int) -> None:
    """ "article 5", "No. 7": the number names something and is no date."""
    step = at + 1
    if nodes[step].has("DOT", "COLON") and step + 1 < len(nodes):
        step += 1
    number = nodes[step]
    if number.key[:1].isdigit() and not number.has("ISO", "DMY") and not _dated(nodes, step):
        nodes[step] = Node(_OTHER, number.start, number.end, number.key, number.gap)


def _dated(nodes: list[Node], at: int) -> bool:
    following = nodes[at + 1 : at + 3]
    return any(node.has("MONTH") for node in following) and nodes[at].has("DAYORD")


def _mend(nodes: list[Node], at: int) -> None:
    word = nodes[at].key
    if not any(_is_number(nodes, at + step) for step in (-1, 1, -2)) or word in _REAL:
        return
    slips = 2 if len(word) >= _LONG else 1
    best = min(_NAMES, key=lambda name: (OSA.distance(word, name), name))
    if OSA.distance(word, best) <= slips and best[0] == word[0]:
        values = ENTRIES[best]
        nodes[at] = Node(
            letter(values), nodes[at].start, nodes[at].end, best, nodes[at].gap, values
        )


def _is_number(nodes: list[Node], at: int) -> bool:
    return 0 <= at < len(nodes) and nodes[at].has("DAY", "DAYORD", "YEAR")
