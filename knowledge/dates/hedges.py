"""Words around a date that make it approximate or doubtful: "about", "perhaps"."""

from collections.abc import Sequence
from typing import Final

from knowledge.dates.scan import Node

__all__ = ["hedges_around"]

_FAR: Final = 6
_BETWEEN: Final = ("ART", "ON", "AT", "SINCE", "BY", "BEFORE", "AFTER", "FROM", "TO", "OF")
"""What may stand between such a word and its date."""
_LEADING: Final = (
    *("ON", "SINCE", "BY", "BEFORE", "AFTER", "FROM"),
    *("TO", "BETWEEN", "OR", "PERHAPS"),
)
_TOPIC: Final = frozenset({"about"})
"""It also tells a topic ("what about 5 January")."""


def hedges_around(nodes: Sequence[Node], at: int) -> tuple[bool, bool]:
    """Whether the date at node ``at`` is told as approximate, and as uncertain."""
    about = at + 1 < len(nodes) and nodes[at + 1].has("ABOUTPOST")
    perhaps = False
    for step in range(at - 1, max(-1, at - _FAR), -1):
        node = nodes[step]
        if node.has("ABOUT"):
            about = about or _is_measure(nodes, step)
        elif node.has("PERHAPS"):
            perhaps = True
        elif not node.has(*_BETWEEN) and not _follows_perhaps(nodes, step):
            break
    return about, perhaps


def _is_measure(nodes: Sequence[Node], at: int) -> bool:
    if nodes[at].key not in _TOPIC or not at:
        return True
    return nodes[at - 1].has(*_LEADING) or _follows_perhaps(nodes, at - 1)


def _follows_perhaps(nodes: Sequence[Node], at: int) -> bool:
    """As in "возможно, 5 января": a comma that belongs to the word before it."""
    return at > 0 and nodes[at].has("COMMA") and nodes[at - 1].has("PERHAPS")
