"""What running text says otherwise than a question: years without a preposition, no dates in names."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from knowledge.dates.lexicon import ENTRIES, WEAK, level
from knowledge.dates.pieces import Found, Frame, Piece
from knowledge.dates.rules import Hit
from knowledge.dates.scan import Node

__all__ = ["is_amount", "is_aside", "is_german", "only_asked", "year_in_prose"]

_NEAR: Final = 20
_GERMAN: Final = frozenset(
    "der das und des dem nicht ist wurde wurden mit von zur zum vom eine einer einem einen auf fur "
    "sich auch aus bei nach als wie noch im ein zu hat haben sind oder uber unter durch ihr sein geboren "
    "gestorben gegrundet erschienen jahr jahre jahren die den wieder gibt keine mehr mich".split()
)
_OWNERS: Final = frozenset("s its his her their our my your whose this that a an".split())
"""Words after which a year goes with the noun behind it: "its 1990 invasion"."""

_COUNTING: Final = frozenset(
    "auf um rund etwa uber fast knapp gut mehr mindestens hochstens mit zu pro je gegen als nur "
    "insgesamt nr und oder".split()
)
_YEARS: Final = range(1400, 2060)


def only_asked(piece: Piece) -> Piece:
    """The same date, but only where a question names it."""

    def find(frame: Frame) -> Found | None:
        return piece.find(frame) if frame.asks else None

    return replace(piece, find=find)


def is_german(nodes: Sequence[Node], at: int) -> bool:
    """Whether the words around are German, told by two of its small words."""
    near = {node.key for node in nodes[max(0, at - _NEAR) : at + _NEAR]}
    return len(near & _GERMAN) > 1


def is_amount(hit: Hit) -> bool:
    """As in "1450 to 1850 marks": what is counted comes after the second number."""
    rest = hit.nodes[hit.match.end() : hit.match.end() + 3]
    return len(rest) > 2 and rest[0].has("TO", "DASH", "AND", "OR") and rest[2].has("COUNT")


def year_in_prose(hit: Hit) -> bool:
    """Whether four digits are a year without a word for it: "a 1971 treaty", "starb 1986 in Bonn"."""
    number, before, after = hit.value("y"), hit.before, hit.after
    if number not in _YEARS or (after is not None and after.has("COUNT", "UNIT", "APOS")):
        return False
    if before is None or not before.key[:1].isalpha():
        return _stands_apart(hit, before, after)
    if before.key in _OWNERS:
        named = after is not None and after.key.isalpha()
        return named and number % 100 != 0 and not (after is not None and after.has("CUE", "ON"))
    return _is_german_year(hit, before, after)


def _stands_apart(hit: Hit, before: Node | None, after: Node | None) -> bool:
    """As in "Meier, 1958 geboren, lebt"."""
    at = hit.match.start()
    if before is None or not before.has("COMMA") or not is_german(hit.nodes, at):
        return False
    return after is not None and after.key.isalpha() and hit.written(after).islower()


def _is_german_year(hit: Hit, before: Node, after: Node | None) -> bool:
    """German sets a year bare wherever it likes; a noun behind it, with a capital, is counted."""
    if before.key in _COUNTING or before.has("NOTNUM", "COUNT", "NUM"):
        return False
    if after is not None and after.key[:1].isalpha() and not hit.written(after).islower():
        return False
    at = hit.match.start()
    return is_german(hit.nodes, at) and not (after is not None and after.has("TO"))


_FRACTION: Final = re.compile(r"([0-9]{1,2})/(2|4|8|16|32|64)")
_DECIMAL: Final = re.compile(r"[0-9]{3,4}\.[0-9]|[0-9]{1,2}\.[0-9]{1,2}")
_LEADS: Final = (
    *("ON", "AT", "BY", "SINCE", "BEFORE", "AFTER", "FROM", "TO", "BETWEEN", "PART", "PORTION"),
    *("THIS", "LAST", "NEXT", "AND", "OR", "COMMA", "DASH", "DOT"),
)
_GERMAN_LEADS: Final = frozenset("an zu als".split())
_DEICTIC: Final = frozenset("today tomorrow".split())


def is_aside(nodes: Sequence[Node], at: int, text: str) -> bool:
    """Whether a document only seems to name the date at ``at``: a fraction, a title, a firm's name."""
    node, before = nodes[at], nodes[at - 1] if at else None
    after = nodes[at + 1] if at + 1 < len(nodes) else None
    written = text[node.start : node.end]
    if written[0].isdigit():
        return _is_figure(written, before, after)
    if node.has("HOLIDAYP") and node.piece is not None and node.piece.year is None:
        return before is not None and not before.has(*_LEADS) and before.key not in _GERMAN_LEADS
    if written[-1].isdigit():
        return False
    if _is_name(written, before, after) and not text.isupper():
        return True
    words = level(written)
    if words in _DEICTIC:
        return before is not None and before.key == "of"
    if words == "hier":
        return is_german(nodes, at)
    return "heutige" in words and after is not None and not after.values and after.key.isalpha()


def _is_figure(written: str, before: Node | None, after: Node | None) -> bool:
    """As in "rose 5/8 to 31", "closed at 2082.1": parts of a number."""
    fraction = _FRACTION.fullmatch(written)
    if fraction is not None and int(fraction.group(1)) < int(fraction.group(2)):
        return before is None or not before.has("ON", "SINCE", "BY", "BEFORE", "AFTER", "DOW")
    if _DECIMAL.fullmatch(written) is None:
        return False
    return len(written.split(".", maxsplit=1)[0]) > 2 or (after is not None and after.key == "to")


def _is_name(written: str, before: Node | None, after: Node | None) -> bool:
    """As in "Sun Microsystems", the programme "This Week", "VOA Today"."""
    short = level(written)
    if short in WEAK and len(short) <= 3:
        return after is not None and after.key.isalpha() and not after.has("PART", "MONTH", "CLOCK")
    words = written.split()
    if before is None or not all(word[:1].isupper() for word in words):
        return False
    if len(words) == 2 and ENTRIES.get(short.split()[0], {}).keys() & {"THIS", "LAST", "NEXT"}:
        return "UNIT" in ENTRIES.get(short.split()[1], {})
    return short in _DEICTIC and before.key.isalpha()
