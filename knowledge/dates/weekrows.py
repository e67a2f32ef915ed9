"""Short names of weekdays that stand in a row, as in "Tue-Fri" and "пн, вт и ср".

Alone they are too easily other words; two different ones of the same language, joined, are weekdays.
"""

from collections.abc import Sequence
from typing import Final

from knowledge.dates.lexicon import level
from knowledge.dates.pattern import letter
from knowledge.dates.scan import Node

__all__ = ["TUESDAY", "stands_in_row", "with_row_weekdays"]

_LANGUAGES: Final = tuple(
    frozenset(level(names).split())
    for names in (
        "mon tue tues wed weds thu thur thurs fri sat sun monday tuesday wednesday thursday friday "
        "saturday sunday",
        "mo di mi do fr sa so montag dienstag mittwoch donnerstag freitag samstag sonntag",
        "lun mar mer jeu ven sam dim lundi mardi mercredi jeudi vendredi samedi dimanche",
        "lun mar mié miérc jue juev vie sáb dom lunes martes miércoles jueves viernes sábado domingo",
        "пн понед вт ср чт пт сб вс",
        "дс сс ср бс жм сб жс",
    )
)
_RUNS: Final = ("DASH", "TO", "SLASH")
_JOINS: Final = (*_RUNS, "COMMA", "AND", "OR", "PLUS")
_BETWEEN: Final = ("DOT", "ART", "ON", "FROM")
_WORDS: Final = frozenset({"sat", "wed", "sun"})
"""English words of which two may follow each other by chance: "in the sun, sat a man"."""
_FAR: Final = 5
"""Most words from one name to the next."""


TUESDAY: Final = "mar"
"""French and Spanish for Tuesday cut short, elsewhere March and the sea."""
_AS_TUESDAY: Final = {"DOW": 1}
_ROMANCE: Final = _LANGUAGES[2] | _LANGUAGES[3]


def with_row_weekdays(nodes: list[Node]) -> list[Node]:
    """The nodes with "mar" as a weekday where it is joined to one of its languages."""
    return [
        Node(letter(_AS_TUESDAY), node.start, node.end, node.key, node.gap, _AS_TUESDAY)
        if node.key == TUESDAY and any(_has_romance(nodes, at, step) for step in (-1, 1))
        else node
        for at, node in enumerate(nodes)
    ]


def _has_romance(nodes: Sequence[Node], at: int, step: int) -> bool:
    joins, other = _neighbour(nodes, at, step)
    return bool(joins) and other is not None and other.key in _ROMANCE


def stands_in_row(nodes: Sequence[Node], at: int, text: str) -> bool:
    """Whether the weekday at ``at`` is joined to another one of its language."""
    return any(_is_joined(nodes, at, step, text) for step in (-1, 1))


def _is_joined(nodes: Sequence[Node], at: int, step: int, text: str) -> bool:
    joins, other = _neighbour(nodes, at, step)
    return bool(joins) and other is not None and _fit(nodes[at], other, joins, text)


def _neighbour(nodes: Sequence[Node], at: int, step: int) -> tuple[list[Node], Node | None]:
    """The next weekday on one side, and the words that join it to the one at ``at``."""
    joins: list[Node] = []
    other = at + step
    while 0 <= other < len(nodes) and abs(other - at) < _FAR:
        node = nodes[other]
        if node.has("DOW"):
            return joins, node
        if node.has(*_JOINS):
            joins.append(node)
        elif not node.has(*_BETWEEN):
            break
        other += step
    return [], None


def _fit(one: Node, other: Node, joins: Sequence[Node], text: str) -> bool:
    names = {one.key, other.key}
    if one.value_of("DOW") == other.value_of("DOW"):
        return False
    if not any(names <= language for language in _LANGUAGES):
        return False
    if any(text[node.start].isupper() for node in (one, other)):
        return True
    if any(name.isascii() and len(name) < len("mon") for name in names):
        return False
    return not names <= _WORDS or any(join.has(*_RUNS) for join in joins)
