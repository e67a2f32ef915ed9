"""Years in words: "nineteen ninety nine", "mil novecientos ochenta", "две тысячи двадцать втором"."""

from collections.abc import Sequence
from typing import Final

from knowledge.dates.lexicon import ENTRIES
from knowledge.dates.pattern import letter
from knowledge.dates.scan import Node
from knowledge.regex import regex

__all__ = ["with_spelt_years"]

_YEARS: Final = range(1000, 2200)
_CENTURIES: Final = range(11, 21)
_THOUSAND: Final = 1000
_HUNDRED: Final = 100
_TENS: Final = (20, 30, 40, 50, 60, 70, 80, 90)
_JOINING: Final = frozenset({"and", "et", "y", "und"})
_ZERO: Final = frozenset({"oh", "o", "zero"})
_ARTICLES: Final = frozenset("a an un une ein eine uno una".split())
_GERMAN: Final = regex(
    r"(?:(?P<century>[a-z]+?)hundert|(?P<thousand>[a-z]*?)tausend(?:(?P<hundred>[a-z]+?)hundert)?)"
    r"(?:und)?(?P<rest>[a-z]*)"
)
_BEGINNINGS: Final = frozenset(
    key
    for key, values in ENTRIES.items()
    if "BIG" in values or (values.get("NUM") in _CENTURIES and key[:1].isalpha())
)
"""Words that can be the first of a year, or the thousand or hundred in it."""
letter(("YEAR", "NUM4"))


def with_spelt_years(nodes: list[Node]) -> list[Node]:
    """The nodes with years in words as years."""
    keys = {node.key for node in nodes}
    if _BEGINNINGS.isdisjoint(keys) and not _has_german(" ".join(keys)):
        return nodes
    done: list[Node] = []
    at = 0
    while at < len(nodes):
        year, length = _spelt_year(nodes, at)
        if length:
            first, last = nodes[at], nodes[at + length - 1]
            values = {"YEAR": year, "NUM4": year}
            done.append(Node(letter(values), first.start, last.end, str(year), first.gap, values))
        else:
            length = 1
            done.append(nodes[at])
        at += length
    return done


def _has_german(words: str) -> bool:
    return "hundert" in words or "tausend" in words


def _spelt_year(nodes: Sequence[Node], at: int) -> tuple[int, int]:
    """The year spelt from node ``at`` on and how many nodes it takes; zeros if none is."""
    node = nodes[at]
    if not node.key[:1].isalpha():
        return 0, 0
    if not node.values and node.key.isalpha():
        year = _german(node.key)
        return (year, 1) if year in _YEARS else (0, 0)
    if not node.has("NUM", "BIG") or (at and nodes[at - 1].has("BIG")):
        return 0, 0
    counted = at > 0 and nodes[at - 1].has("NUM", "DASH")
    for way in (_in_thousands,) if counted else (_in_thousands, _in_hundreds, _in_pairs):
        year, length = way(nodes, at)
        if year in _YEARS and _stands(nodes, at, length, year):
            return year, length
    return 0, 0


def _stands(nodes: Sequence[Node], at: int, length: int, year: int) -> bool:
    """Whether a round thousand is told as a year; any other number of that size is one."""
    if year % _THOUSAND:
        return True
    english = any(node.key == "thousand" for node in nodes[at : at + length])
    after = nodes[at + length] if at + length < len(nodes) else None
    before = nodes[at - 1] if at else None
    labelled = before is not None and before.has("YEARWORD")
    return length > 1 and (english or labelled or after is None or not after.key[:1].isalpha())


def _in_thousands(nodes: Sequence[Node], at: int) -> tuple[int, int]:
    """As in "two thousand and five", "mil novecientos", "тысяча девятьсот"."""
    count, step = 1, at
    if nodes[at].values.get("NUM") in (1, 2) and nodes[at].key not in _ARTICLES:
        count, step = nodes[at].values["NUM"], at + 1
    if step >= len(nodes) or nodes[step].values.get("BIG") != _THOUSAND:
        return 0, 0
    rest, length = _below_thousand(nodes, step + 1)
    return count * _THOUSAND + rest, step + 1 - at + length


def _in_hundreds(nodes: Sequence[Node], at: int) -> tuple[int, int]:
    """As in "nineteen hundred and five", "dix-neuf cent deux"."""
    first = nodes[at].values.get("NUM", 0)
    if first not in _CENTURIES or at + 1 >= len(nodes):
        return 0, 0
    if nodes[at + 1].values.get("BIG") != _HUNDRED:
        return 0, 0
    rest, length = _tens(nodes, at + 2)
    return first * _HUNDRED + rest, 2 + length


def _in_pairs(nodes: Sequence[Node], at: int) -> tuple[int, int]:
    """As in "nineteen eighty six", "nineteen oh five"."""
    first = nodes[at].values.get("NUM", 0)
    if first not in _CENTURIES or at + 1 >= len(nodes):
        return 0, 0
    rest, length = _tens(nodes, at + 1)
    if rest >= min(_TENS) // 2 and not nodes[at + length].has("ORD"):
        return first * _HUNDRED + rest, 1 + length
    if nodes[at + 1].key in _ZERO and at + 2 < len(nodes):
        return first * _HUNDRED + nodes[at + 2].values.get("NUM", 0), 3
    return 0, 0


def _below_thousand(nodes: Sequence[Node], at: int) -> tuple[int, int]:
    """As in "and twenty seven", "nine hundred and one", "novecientos noventa", "тоғыз жүз"."""
    total, step = 0, at
    if step + 1 < len(nodes) and nodes[step + 1].values.get("BIG") == _HUNDRED:
        count = nodes[step].values.get("NUM", 0)
        if 1 <= count <= 9:
            total, step = count * _HUNDRED, step + 2
    if not total and step < len(nodes) and nodes[step].values.get("BIG", _THOUSAND) < _THOUSAND:
        total, step = nodes[step].values["BIG"], step + 1
    tens, length = _tens(nodes, step)
    return (total + tens, step - at + length) if length else (total, step - at)


def _tens(nodes: Sequence[Node], at: int) -> tuple[int, int]:
    """A number from 1 to 99 and how many nodes it takes; the last may be an ordinal."""
    step = at + _joins(nodes, at)
    value = _small(nodes, step)
    if not value:
        return 0, 0
    step += 1
    ones = step + _joins(nodes, step)
    if value in _TENS and 1 <= _small(nodes, ones) <= (19 if value in (60, 80) else 9):
        return value + _small(nodes, ones), ones + 1 - at
    return value, step - at


def _joins(nodes: Sequence[Node], at: int) -> bool:
    if at >= len(nodes):
        return False
    return nodes[at].key in _JOINING or (nodes[at].has("DASH") and not nodes[at].gap)


def _small(nodes: Sequence[Node], at: int) -> int:
    if at >= len(nodes) or not nodes[at].key[0].isalpha() or nodes[at].key in ("a", "an"):
        return 0
    values = nodes[at].values
    value = values.get("NUM", values.get("ORD", 0) if nodes[at].key[0] >= "а" else 0)
    return value if value < _HUNDRED else 0


def _german(word: str) -> int:
    """As in "neunzehnhundertsechsundachtzig", "zweitausendfünf"; 0 where it is no such number."""
    if "hundert" not in word and "tausend" not in word:
        return 0
    match = _GERMAN.fullmatch(word)
    if match is None:
        return 0
    rest = _german_small(match.group("rest"))
    century, hundred = match.group("century"), match.group("hundred")
    if century:
        count = _german_small(century)
        return count * _HUNDRED + rest if count in _CENTURIES and rest >= 0 else 0
    thousand = _german_small(match.group("thousand") or "ein")
    hundreds = _german_small(hundred) if hundred else 0
    whole = min(thousand, hundreds, rest) >= 0 and thousand in (1, 2)
    return thousand * _THOUSAND + hundreds * _HUNDRED + rest if whole else 0


def _german_small(word: str) -> int:
    """1 to 99, 0 for nothing, -1 for another word."""
    if not word:
        return 0
    known = ENTRIES.get(word, {}).get("NUM")
    if known is not None:
        return known
    ones, _, tens = word.partition("und")
    low, high = ENTRIES.get(ones, {}).get("NUM"), ENTRIES.get(tens, {}).get("NUM")
    return low + high if low and high in _TENS else -1
