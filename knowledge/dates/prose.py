"""What running text says otherwise than a question: years without a preposition."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from knowledge.dates.pieces import Found, Frame, Piece
from knowledge.dates.rules import Hit
from knowledge.dates.scan import Node

__all__ = ["is_amount", "is_german", "only_asked", "year_in_prose"]

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
_NEAR_US: Final = range(1900, 2060)


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
    joined = len(rest) > 2 and rest[0].has("TO", "DASH", "AND", "OR")
    return joined and rest[1].key[:1].isdigit() and rest[2].has("COUNT")


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
    return _is_described(hit, after) or _is_german_year(hit, before, after)


def _is_described(hit: Hit, after: Node | None) -> bool:
    """As in "his failed 1996 campaign", "the 2000 Olympics": one plain word may stand between."""
    at = hit.match.start()
    if after is None or not after.gap or not after.key.isalpha() or after.values:
        return False
    before = hit.nodes[at - 1]
    if before.key == "the":
        return hit.value("y") in _NEAR_US and hit.written(after)[0].isupper()
    leads = at > 1 and (hit.nodes[at - 2].key in _OWNERS or hit.nodes[at - 2].key == "the")
    plain = not before.values and hit.written(before).islower() and not before.key.endswith("ly")
    return leads and plain and hit.value("y") % 100 != 0 and not after.key.endswith("s")


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
