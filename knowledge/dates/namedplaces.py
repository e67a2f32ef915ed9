"""Dates in names of places: "улица 8 Марта", "Straße des 17. Juni", "calle 2 de Mayo", "8 August Street"."""

from collections.abc import Sequence
from typing import Final

from knowledge.dates.lexicon import level
from knowledge.dates.scan import Node

__all__ = ["is_place_name"]


def _words(*names: str) -> frozenset[str]:
    return frozenset(level(" ".join(names)).split())


_RUSSIAN: Final = _words(
    "улица улицу улице улицы улицей ул проспект проспекта проспекте проспекту пр площадь площади площадью пл",
    "бульвар бульвара бульваре переулок переулка переулке шоссе парк парка парке стадион стадиона стадионе",
)
_FRENCH: Final = _words(
    "rue avenue boulevard place quai square pont allée impasse stade cours métro"
)
_SPANISH: Final = _words("calle avenida av avda plaza paseo bulevar estadio barrio puente glorieta")
_GERMAN: Final = ("straße", "strasse", "platz", "allee", "brucke", "ring", "ufer")
_ENGLISH: Final = _words("street st avenue ave road rd boulevard blvd square bridge stadium")
_KAZAKH: Final = tuple(level("көшесі даңғылы алаңы саябағы").split())
_KAZAKH_MONTHS: Final = tuple(
    level(
        "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"
    ).split()
)
_SAINT: Final = "st"
_OF: Final = _words("du de del des la le d'")


def is_place_name(nodes: Sequence[Node], at: int, text: str) -> bool:
    """Whether the date at ``at`` is a place's name; of languages that write months small only with a capital."""
    node = nodes[at]
    piece = node.piece
    if piece is None or node.has("RANGEP") or (piece.month is None and not node.has("YEARP")):
        return False
    written = text[node.start : node.end]
    return _is_behind_place(nodes, at, written) or _is_before_place(nodes, at, text, written)


def _is_behind_place(nodes: Sequence[Node], at: int, written: str) -> bool:
    first = at - 1
    while first >= 0 and first > at - 4 and nodes[first].key in _OF:
        first -= 1
    if first < 0:
        return False
    noun, links = nodes[first], {node.key for node in nodes[first + 1 : at]}
    if nodes[at].has("YEARP"):
        return noun.key in _RUSSIAN and not links and written.endswith("года")
    if not written[:1].isdigit():
        return False
    if noun.key.endswith(_GERMAN) and "des" in links:
        return True
    if noun.key in _SPANISH and not links - {"de", "del"}:
        return " de " in written and not (first and nodes[first - 1].key == "de")
    named = any(word[:1].isupper() for word in written.split())
    return named and ((noun.key in _RUSSIAN and not links) or (noun.key in _FRENCH and bool(links)))


def _is_before_place(nodes: Sequence[Node], at: int, text: str, written: str) -> bool:
    rest = nodes[at + 1 : at + 3]
    if not rest or not rest[0].gap or nodes[at].piece is None or nodes[at].has("YEARP"):
        return False
    noun = rest[0]
    if noun.key.startswith(_KAZAKH):
        return level(written).endswith(_KAZAKH_MONTHS)
    if not text[noun.start].isupper() or not text[nodes[at].end : noun.start].isspace():
        return False
    after = rest[1] if len(rest) > 1 else None
    if after is not None and after.key[:1].isalpha() and text[after.start].isupper():
        return False
    pointed = noun.key == _SAINT and after is not None and after.key == "."
    return noun.key in _ENGLISH and not pointed
