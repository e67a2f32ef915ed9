"""Days told by a happening: "after the airport was seized", "two days before the blackout"."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from knowledge.dates.mention import Relation
from knowledge.dates.scan import Node
from knowledge.dates.units import Unit

__all__ = ["SOME", "Anchored", "anchored_at", "runs_at"]

SOME: Final = {"days": 7, "weeks": 4, "months": 3}
"""How many "the days after" it are taken to be."""

_MAX_WORDS: Final = 14

_RELATIONS: Final = {
    word: relation
    for relation, words in {
        Relation.BEFORE: "before|b4|prior to|ahead of|previous to|earlier than|up until before|avant|avant le|antes de|antes del|перед|vor|vor dem",
        Relation.AFTER: "after|following|subsequent to|later than|apres|apres le|despues de|despues del|tras|после|nach|nach dem",
        Relation.SINCE: "since|ever since|depuis|depuis le|desde|desde el|seit|seit dem|начиная с",
        Relation.BY: "until|till|til|' til|up until|up till|up to|no later than|jusqu ' a|jusqu ' au|hasta|hasta el|bis zum|bis zur|до|вплоть до",
        Relation.ON: "during|when|while|at the time of|at the time|on the day of|on the day that|on the day|the day of|as|wahrend|pendant|durant|durante|lors",
    }.items()
    for word in words.split("|")
}
_STARTS_CLAUSE: Final = frozenset(
    "what why how who whom whose where which did does do didn don what's whats and but or so because "
    "if though although however than that was qui que quoi pourquoi comment was warum wie wer wo que "
    "por cuando что почему как кто где when will would could".split()
)
_NO_HAPPENING: Final = frozenset(
    "the a an this that these those it its he she they them him her his their we us you i me my all "
    "then now there here one some any every each other another long short soon too much many more "
    "of to in on at for by with from as is are was were be been being has have had do does did not "
    "le la les un une der die das den dem ein eine el los las uno una il de du des von".split()
)
_NOT_BEFORE: Final[dict[str, frozenset[str]]] = {
    "after": frozenset(
        "look looks looking looked named take takes took taking sought seek go goes going ask asks "
        "asked asking run running model modelled modeled clean cleaning care was were is are be".split()
    ),
    "before": frozenset("appear appeared appearing stand bring brought ever as".split()),
    "when": frozenset(
        "know tell say says said remember about exactly me ask asked and or but date day time until "
        "since even see show find out is was not".split()
    ),
    "while": frozenset({"a", "for", "worth", "the", "and"}),
    "as": frozenset(
        "as such same so well known far long described seen act acted served works".split()
    ),
    "since": frozenset({"long"}),
    **dict.fromkeys(
        ("between", "zwischen", "entre", "между"),
        frozenset(
            "difference differences link links relation relations agreement deal talks clash clashes "
            "fight fighting conflict war connection unterschied beziehung gesprache streit difference "
            "lien accord relacion diferencia acuerdo разница связь отношения переговоры бои".split()
        ),
    ),
}
_AUXILIARIES: Final = frozenset(
    "did do does was were is are will would has had have can could should might may must and or".split()
)
_FINITE: Final = frozenset("were was is are have has had".split())
_VERB_END: Final = (
    "ed",
    "en",
    "ing",
    "un",
    "wn",
    "ost",
    "ught",
    "old",
    "ell",
    "ook",
    "ent",
    "egan",
)


@dataclass(frozen=True, slots=True)
class Anchored:
    """Words of a happening. ``first`` to ``last`` are nodes; ``at`` the first of the phrase.

    ``by`` and ``unit`` move the day: "two days after" is 2 and ``Unit.DAY``; with ``run`` all days
    up to there are meant ("the week after").
    """

    relation: Relation
    first: int
    at: int
    last: int
    by: int = 0
    unit: int = Unit.DAY
    run: bool = False


def anchored_at(nodes: Sequence[Node], at: int, text: str) -> Anchored | None:
    """The happening told by the preposition at node ``at``, if a plausible one follows it."""
    word = nodes[at].key
    relation = _RELATIONS.get(word)
    if relation is None or not _fits_before(nodes, at, word):
        return None
    last = _phrase_end(nodes, at + 1)
    if last is None or not _plausible(nodes[at + 1 : last + 1]):
        return None
    if word == "since" and _gives_reason(nodes, at, last):
        return None
    if word in ("as", "when", "while") and not _has_verb(nodes[at + 1 : last + 1]):
        return None
    if word == "when" and not _subordinate(nodes, at, last):
        return None
    start, by, unit, run = _count(nodes, at, relation)
    if by:
        relation = Relation.ON
    return Anchored(relation, start, at + 1, last, by, unit, run)


_BETWEEN: Final = frozenset("between zwischen entre между".split())


def runs_at(nodes: Sequence[Node], at: int) -> list[tuple[int, int, int]]:
    """Ways to read "between the storming and the election" from the preposition at node ``at`` on.

    Each is the last node of the first phrase, the first and the last of the second.
    """
    if nodes[at].key not in _BETWEEN or not _fits_before(nodes, at, nodes[at].key):
        return []
    last = _phrase_end(nodes, at + 1)
    if last is None:
        return []
    return [
        (joint - 1, joint + 1, last)
        for joint in range(at + 2, last)
        if nodes[joint].has("AND")
        and _plausible(nodes[at + 1 : joint])
        and _plausible(nodes[joint + 1 : last + 1])
    ]


def _fits_before(nodes: Sequence[Node], at: int, word: str) -> bool:
    if not at:
        return True
    before = nodes[at - 1]
    doubled = at + 1 < len(nodes) and nodes[at + 1].key == before.key
    return not doubled and before.key not in _NOT_BEFORE.get(word, ())


def _phrase_end(nodes: Sequence[Node], at: int) -> int | None:
    """The last node of the phrase that starts at ``at``; ``None`` when a date or number does."""
    end = at
    while end < len(nodes) and end - at < _MAX_WORDS:
        node = nodes[end]
        if node.piece is not None:
            return None
        if node.has("STOP", "COMMA", "LPAR", "RPAR", "COLON") or node.key in ('"', "“", "”", "«"):
            break
        if node.has("DOT") and (end + 1 == len(nodes) or nodes[end + 1].gap):
            break
        if node.key in _STARTS_CLAUSE and end > at and not _passive(nodes, end):
            break
        end += 1
    while end > at and nodes[end - 1].has("AND", "OR"):
        end -= 1
    return end - 1 if end > at else None


def _passive(nodes: Sequence[Node], at: int) -> bool:
    """As in "was" and "that" inside the phrase: part of it, not the start of the question."""
    return nodes[at].key in ("was", "that", "and", "so", "wo", "do", "wie", "or")


def _plausible(phrase: Sequence[Node]) -> bool:
    if not phrase or (
        phrase[0].has("NUM", "NUM4", "YEAR", "CLOCK") and phrase[0].key not in ("a", "an")
    ):
        return False
    if phrase[0].key in ("all", "that", "which", "then", "now", "long", "this", "what", "when"):
        return False
    words = [n.key for n in phrase if n.key[:1].isalpha() and n.key not in _NO_HAPPENING]
    return any(len(word) >= 3 for word in words)


def _gives_reason(nodes: Sequence[Node], at: int, last: int) -> bool:
    """As in "Since protests were peaceful, why ...": a reason, not a time."""
    if at or last + 1 >= len(nodes) or not nodes[last + 1].has("COMMA"):
        return False
    phrase = nodes[at + 1 : last + 1]
    for number, node in enumerate(phrase):
        if node.key in _FINITE:
            following = phrase[number + 1].key if number + 1 < len(phrase) else ""
            return not following.endswith(("ed", "en"))
    return False


def _has_verb(phrase: Sequence[Node]) -> bool:
    return any(node.key in _FINITE or node.key.endswith(_VERB_END) for node in phrase[1:])


def _subordinate(nodes: Sequence[Node], at: int, last: int) -> bool:
    """Whether "when" tells a time and does not ask for one."""
    following = nodes[at + 1]
    if following.key in _AUXILIARIES:
        return False
    if at:
        return True
    return last + 1 < len(nodes) and nodes[last + 1].has("COMMA")


def _count(nodes: Sequence[Node], at: int, relation: Relation) -> tuple[int, int, int, bool]:
    """Where the phrase starts with its count before the preposition: "two days", "the day"."""
    if relation not in (Relation.BEFORE, Relation.AFTER) or not at:
        return at, 0, Unit.DAY, False
    unit_node = nodes[at - 1]
    unit = unit_node.values.get("UNIT")
    if unit is None or unit == Unit.HOUR:
        return at, 0, Unit.DAY, False
    sign = -1 if relation is Relation.BEFORE else 1
    if at >= 2 and nodes[at - 2].has("NUM"):
        count = nodes[at - 2].values["NUM"]
        run = at >= 3 and nodes[at - 3].key == "the"
        return at - 2, sign * min(count, 3000), unit, run
    if at >= 2 and nodes[at - 2].has("ART"):
        some = SOME.get(unit_node.key)
        return at - 2, sign * (some or 1), unit, unit != Unit.DAY or some is not None
    return at, 0, Unit.DAY, False
