"""German words made of two that dates know: "Januarwoche", "Monatsende", "Mittwochabend"."""

from typing import Final

from knowledge.dates.lexicon import ENTRIES
from knowledge.dates.pattern import letter
from knowledge.dates.scan import Node
from knowledge.regex import regex

__all__ = ["COMPOUNDS", "split_compound"]

_WHOLES: Final = (
    "januar februar marz april mai juni juli august september oktober november dezember jahres "
    "monats wochen"
).split()
_PARTS: Final = (
    "woche wochen halfte drittel tage tagen anfang mitte ende wochenende wochenenden".split()
)
_COMPOUND: Final = regex(f"(?P<whole>{'|'.join(_WHOLES)})(?P<part>{'|'.join(_PARTS)})")
_DAYS: Final = "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag".split()
_TIMES: Final = {
    "fruh": "fruh",
    "morgen": "morgens",
    "vormittag": "vormittag",
    "mittag": "mittag",
    "nachmittag": "nachmittag",
    "abend": "abend",
    "nacht": "nacht",
}
"""Parts of the day behind a weekday, with the word that dates know them by."""
_TIMED: Final = {
    day + time + ending: (day, word)
    for day in _DAYS
    for time, word in _TIMES.items()
    for ending in ("", "s")
}
COMPOUNDS: Final = frozenset(whole + part for whole in _WHOLES for part in _PARTS) | _TIMED.keys()
"""All such words, levelled."""


def split_compound(node: Node) -> tuple[Node, Node] | None:
    """Its two words in the order in which dates are read, both where it stands; ``None`` for others."""
    if node.values or node.key not in COMPOUNDS:
        return None
    match = _COMPOUND.fullmatch(node.key)
    words = (match.group("part"), match.group("whole")) if match else _TIMED[node.key]
    first, second = (ENTRIES[word] for word in words)
    return (
        Node(letter(first), node.start, node.end, words[0], node.gap, first),
        Node(letter(second), node.start, node.end, words[1], True, second),
    )
