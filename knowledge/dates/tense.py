"""Whether the clause around a date of a document tells of what was or of what is to come."""

from collections.abc import Sequence
from enum import Enum
from typing import Final

from knowledge.dates.scan import Node

__all__ = ["Tense", "is_past", "tense_at"]


class Tense(Enum):
    """What the verb nearest to a date says; ``OPEN`` where none tells."""

    PAST = -1
    OPEN = 0
    FUTURE = 1


_LEFT: Final = 14
_RIGHT: Final = 8
_WILL: Final = frozenset(
    "would could should may might can must scheduled expected due planned plans planning slated "
    "upcoming soll sollen sollte sollten geplant findet finden ladt laden beginnt beginnen startet".split()
)
_PROSPECT: Final = frozenset(
    "set is are be was were agreed plan plans expects expect intends hopes vowed promised".split()
)
"""Words after which "to" leads to something that is still to come: "is to", "agreed to"."""

_PAST: Final = frozenset(
    "was were had did said told fell rose came went began made took gave got saw held left met sent "
    "won lost led paid sold bought brought broke built became ran hit shot struck spoke wrote grew "
    "drew drove flew kept felt found fought stood sat spent taught thought threw understood woke "
    "wore set put cut quit swept sank shook sought sprang swore tore slid "
    "war waren wurde wurden hatte hatten kam kamen ging gingen sagte sagten fand fanden starb "
    "starben gab gaben hielt hielten begann begannen fiel fielen".split()
)
_NO_VERB: Final = frozenset("need indeed red bed hundred united speed seed feed shed fed".split())
_BOUND: Final = frozenset({"effective", "payable"})
"""Words that set a day on either side, whatever the verb says."""

_SHORT: Final = 4


def tense_at(nodes: Sequence[Node], at: int) -> Tense:
    """The tense around the date at ``at``: of the verb beside it, else of the nearest before it."""
    beside = at - 1
    while beside >= 0 and nodes[beside].has("ON", "ART", "P") and at - beside < _SHORT:
        beside -= 1
    if at and (nodes[at - 1].has("BY") or nodes[at - 1].key in _BOUND):
        return Tense.OPEN
    if beside >= 0 and is_past(nodes[beside].key) and not _is_helped(nodes, beside):
        return Tense.PAST
    for step in range(beside, max(-1, at - _LEFT), -1):
        told = _told_by(nodes, step)
        if told is not Tense.OPEN and not (told is Tense.PAST and _is_helped(nodes, step)):
            return told
    for step in range(at + 1, min(len(nodes), at + _RIGHT)):
        told = _told_by(nodes, step)
        if told is not Tense.OPEN:
            return told
    return Tense.OPEN


def _told_by(nodes: Sequence[Node], at: int) -> Tense:
    node = nodes[at]
    if node.has("FUTURE") or node.key in _WILL:
        return Tense.FUTURE
    if node.key == "to" and at and nodes[at - 1].key in _PROSPECT and _goes_on(nodes, at):
        return Tense.FUTURE
    return Tense.PAST if is_past(node.key) else Tense.OPEN


def _is_helped(nodes: Sequence[Node], at: int) -> bool:
    """As in "will be closed", "to be closed": not yet."""
    return any(node.has("FUTURE") or node.key == "be" for node in nodes[max(0, at - 3) : at])


def _goes_on(nodes: Sequence[Node], at: int) -> bool:
    """Whether a plain word, a verb then, follows "to"."""
    return at + 1 < len(nodes) and nodes[at + 1].key.isalpha() and not nodes[at + 1].values


def is_past(word: str) -> bool:
    """Whether a word, in small letters, is a verb that tells what was."""
    if word in _WILL:
        return False
    if word in _PAST:
        return True
    verb = word.endswith("ed") and len(word) > _SHORT and not word.startswith("un")
    return verb and word not in _NO_VERB
