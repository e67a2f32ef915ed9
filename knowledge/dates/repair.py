"""Small repairs before the rules: months typed wrong, and numbers that only label something."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from knowledge.dates.compounds import COMPOUNDS, split_compound
from knowledge.dates.lexicon import ENTRIES
from knowledge.dates.pattern import letter, letters_with
from knowledge.dates.scan import Node
from knowledge.dates.spelt import with_spelt_years
from knowledge.dates.weekrows import TUESDAY, with_row_weekdays

__all__ = ["month_meant", "repaired"]

_NAMES: Final = (
    "january february march april june july august september october november december januar "
    "februar oktober dezember janvier fevrier avril juillet septembre octobre novembre decembre "
    "enero febrero marzo abril junio julio agosto septiembre octubre noviembre diciembre января "
    "февраля марта апреля июня июля августа сентября октября ноября декабря қаңтар ақпан наурыз "
    "сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан қаңтарда ақпанда наурызда "
    "сәуірде мамырда маусымда шілдеде тамызда қыркүйекте қазанда қарашада желтоқсанда"
).split()
_LEAST: Final = 4
_LONG: Final = 6
_KEPT: Final = 16384
"""Words remembered with the month that they mean."""
_LONGEST: Final = 20
"""Letters of the longest word that is compared with the months."""
_OTHER: Final = letter(())
_NOBODY: Final[frozenset[str]] = frozenset()
_GERMAN: Final = frozenset(
    "ich bin ist nicht war sind waren wieder und der die das er sie wir was wie wer von zu".split()
)
_ENGLISH: Final = frozenset("the was were is are did to of and they he it who what at".split())
_REAL: Final = frozenset(
    "mach marsh matt march arch juice jury augur marzo mars ably jolly қаза".split()
)


def repaired(nodes: list[Node], text: str) -> list[Node]:
    """The nodes with months mended beside a number, and labelling numbers made plain words."""
    keys = {node.key for node in nodes}
    nodes = _without_look_alikes(nodes, keys)
    if "-" in keys:
        _untie(nodes, text)
    if "." in keys:
        _close_sentences(nodes, text)
    if TUESDAY in keys:
        nodes = with_row_weekdays(nodes)
    if "an" in keys:
        _unmake_articles(nodes)
    nodes = _without_compounds(nodes, keys)
    if not _AFTER_NEXT.isdisjoint(keys):
        nodes = _split_after_next(nodes)
    nodes = with_spelt_years(nodes)
    _mend_beside_numbers(nodes)
    return nodes


def _mend_beside_numbers(nodes: list[Node]) -> None:
    near = _beside_numbers(nodes)
    labels = letters_with(_LABELS)
    labelling = [at for at, node in enumerate(nodes) if node.sign in labels]
    for at in sorted(near.union(labelling)):
        if not 0 <= at < len(nodes):
            continue
        node = nodes[at]
        if "NOTNUM" in node.values:
            if at + 1 < len(nodes):
                _unlabel(nodes, at)
        elif not node.values and len(node.key) >= _LEAST and node.key.isalpha():
            _mend(nodes, at)


_LABELS: Final = ("NOTNUM",)


def _beside_numbers(nodes: Sequence[Node]) -> set[int]:
    """Where a word stands at which a month is looked for; numbers made plain words later count too."""
    near: set[int] = set()
    numbers = letters_with(_NUMBERS)
    for at in [at for at, node in enumerate(nodes) if node.sign in numbers]:
        near.update((at - 1, at + 1, at + 2))
    return near


def _without_compounds(nodes: list[Node], keys: set[str]) -> list[Node]:
    if keys.isdisjoint(COMPOUNDS):
        return nodes
    done: list[Node] = []
    for node in nodes:
        done.extend(split_compound(node) or (node,))
    return done


_LOOK_ALIKES: Final = {"hier": _GERMAN, "seize": _ENGLISH, "once": _ENGLISH}
"""Date words of one language that are common words of another, with that other's signs."""


def _without_look_alikes(nodes: list[Node], words: set[str]) -> list[Node]:
    """German "hier" is here, not the French yesterday; English "once" is no eleven."""
    if _LOOK_ALIKES.keys().isdisjoint(words):
        return nodes
    return [
        Node(_OTHER, node.start, node.end, node.key, node.gap)
        if not _LOOK_ALIKES.get(node.key, _NOBODY).isdisjoint(words)
        else node
        for node in nodes
    ]


def _unmake_articles(nodes: list[Node]) -> None:
    """The word "an" is a year only after a French number or article."""
    for at, node in enumerate(nodes):
        if node.key != "an" or (at and nodes[at - 1].key in _BEFORE_AN):
            continue
        counted = at and nodes[at - 1].key.isdigit() and not nodes[at - 1].has("YEAR")
        if not counted:
            values = {"NUM": 1}
            nodes[at] = Node(letter(values), node.start, node.end, "an", node.gap, values)


def _untie(nodes: list[Node], text: str) -> None:
    """As in "COVID-19", "Казахстан-2050", "APR-1400": a figure that a dash ties to a name numbers it."""
    for at in range(2, len(nodes)):
        number, dash, name = nodes[at], nodes[at - 1], nodes[at - 2]
        if number.gap or dash.gap or dash.key != "-" or not number.key.isdigit():
            continue
        plain = not name.values and name.key.isalpha() and text[name.start].isupper()
        if plain and (at < _AFTER_DASH or not nodes[at - 3].has("DASH")):
            nodes[at] = Node(_OTHER, number.start, number.end, number.key, False)


_AFTER_DASH: Final = 3
_STOP: Final = letter(("STOP",))
_BEGINNINGS: Final = frozenset(
    "the this that these those on in at a an der die das den dem im am vom es er sie le la les ce cet cette "
    "il elle el los las este esta ese esa в на это этот эта".split()
)
"""Words of dates that begin a sentence where they have a capital; levelled."""


def _close_sentences(nodes: list[Node], text: str) -> None:
    """As in "in May. The 16 men", "on Thursday. This is": the full stop parts two sentences."""
    stops = [at for at, node in enumerate(nodes[:-1]) if node.key == "."]
    for at in stops[1:] if stops[:1] == [0] else stops:
        before, node, after = nodes[at - 1 : at + 2]
        if not after.gap or after.key not in _BEGINNINGS:
            continue
        if before.has("MONTH", "DOW") and len(before.key) >= _LEAST and text[after.start].isupper():
            nodes[at] = Node(_STOP, node.start, node.end, ".", node.gap, {"STOP": 0})


_AFTER_NEXT: Final = frozenset(("after that", "before that", "after next", "after the next"))
_BEFORE_AN: Final = frozenset({"un", "l '", "cet", "par", "chaque", "d '"})


def _split_after_next(nodes: list[Node]) -> list[Node]:
    """As in "after next" before a weekday is a preposition and "next", not "the one after the next"."""
    for at, node in enumerate(nodes):
        if node.key in ("after that", "before that") and not (at and nodes[at - 1].has("UNIT")):
            word = node.key.split()[0]
            cut = node.start + len(word)
            pair = [_word(node, word, node.start, cut), _word(node, "that", node.end - 4, node.end)]
            return [*nodes[:at], *pair, *nodes[at + 1 :]]
    for at, node in enumerate(nodes[:-1]):
        if node.key in ("after next", "after the next") and nodes[at + 1].has(*_TIMES):
            cut = node.start + len("after")
            pair = [
                _word(node, "after", node.start, cut),
                _word(node, "next", node.end - 4, node.end),
            ]
            return [*nodes[:at], *pair, *nodes[at + 1 :]]
    return nodes


_TIMES: Final = ("DOW", "MONTH", "UNIT", "HOLIDAY", "SEASON", "NUM")


def _word(node: Node, key: str, start: int, end: int) -> Node:
    values = ENTRIES[key]
    return Node(letter(values), start, end, key, node.gap or start != node.start, values)


_ABBREVIATED: Final = 3
"""Most letters of a word whose point ends no sentence: "No.", "fig."."""


def _unlabel(nodes: list[Node], at: int) -> None:
    """As in "article 5", "No. 7": the number names something and is no date."""
    step = at + 1
    short = nodes[step].has("DOT") and len(nodes[at].key) <= _ABBREVIATED
    if (short or nodes[step].has("COLON")) and step + 1 < len(nodes):
        step += 1
    number = nodes[step]
    if nodes[at].has("DEED", "PLACE") and not _numbers(nodes, at, step):
        return
    if number.key[:1].isdigit() and not number.has("ISO", "DMY") and not _dated(nodes, step):
        nodes[step] = Node(_OTHER, number.start, number.end, number.key, number.gap)


def _numbers(nodes: list[Node], label: int, at: int) -> bool:
    """As in "Order 1995", "номер 2012", and not "the order 5 January", "Приказ 1995 года"."""
    rest = nodes[at + 1 : at + 3]
    if not nodes[at].key.isdigit() or any(node.has("YEARWORD", "MONTH") for node in rest):
        return False
    runs_on = bool(rest) and rest[0].has("DASH")
    return nodes[label].has("PLACE") or (nodes[at].has("YEAR") and not runs_on)


def _dated(nodes: list[Node], at: int) -> bool:
    following = nodes[at + 1 : at + 3]
    return any(node.has("MONTH") for node in following) and nodes[at].has("DAYORD")


def _mend(nodes: list[Node], at: int) -> None:
    if len(nodes[at].key) > _LONGEST or not any(
        _is_number(nodes, at + step) for step in (-1, 1, -2)
    ):
        return
    best = month_meant(nodes[at].key)
    if best:
        values = ENTRIES[best]
        nodes[at] = Node(
            letter(values), nodes[at].start, nodes[at].end, best, nodes[at].gap, values
        )


@lru_cache(maxsize=_KEPT)
def month_meant(word: str) -> str:
    """The month that an unknown word beside a number is a slip of; empty where it is none."""
    if len(word) < _LEAST or word in _REAL:
        return ""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - only an unknown word beside a number waits for it

    away, best = min((OSA.distance(word, name), name) for name in _NAMES)
    return best if best[0] == word[0] and _is_slip(word, best, away) else ""


def _is_slip(word: str, name: str, distance: int) -> bool:
    """Whether a word can be a mistyped month; a short one only by swapped, lost or doubled letters.

    So "match" and "Jane" stay what they are.
    """
    if min(len(word), len(name)) >= _LONG:
        return distance <= (2 if name in _ENGLISH_LONG else 1)
    if distance != 1:
        return False
    doubled = len(word) > len(name) and any(a == b for a, b in pairwise(word))
    return doubled or len(word) < len(name) or sorted(word) == sorted(name)


_ENGLISH_LONG: Final = frozenset("january february september october november december".split())


_NUMBERS: Final = ("DAY", "DAYORD", "YEAR")


def _is_number(nodes: list[Node], at: int) -> bool:
    return 0 <= at < len(nodes) and nodes[at].has(*_NUMBERS)
