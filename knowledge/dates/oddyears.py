"""Years that are there but are none of the usual: of another era, far off, or impossible.

They are marked before the rules, so that a day before such a year is never given another one.
"""

from collections.abc import Sequence
from typing import Final

from knowledge.dates.calendar import NO_YEAR
from knowledge.dates.lexicon import WEAK
from knowledge.dates.pattern import letter, letters_with
from knowledge.dates.scan import Node, is_shouted

__all__ = ["ends_clause", "with_odd_years"]

_CLOSERS: Final = (
    *("STOP", "DOT", "RPAR", "COMMA", "COLON", "AT", "ON", "CLOCK", "TO", "DASH", "AND", "OR"),
    *("BY", "BEFORE", "AFTER", "SINCE"),
)
_ASKING: Final = frozenset("what who where how why when which did happened".split())
_UNCOUNTED: Final = frozenset(
    "it he she they we i you there this that these those his her its their our in on at near off when while "
    "after before until because which who where".split()
)
"""Words behind a number that it cannot count: "on 30 July 2400 it landed"."""
_SHORT_ERA: Final = 3
_USUAL: Final = 1000
"""From this year on "BC" may be a place or a slip, so it must end its clause."""
_DIGITS: Final = (3, 4)
_ERAS: Final = ("ERA", "OTHERERA")
_FAR_OR_ERA: Final = (*_ERAS, "FAR", "NUM")
_LINKS: Final = ("YEARWORD", "ART", "OF", "ON", "COMMA", "DOT", "DASH", "SLASH")
_MARKED: Final = letter(("ODDYEAR",))
_ERA_MARKED: Final = letter(("ERAYEAR", "ODDYEAR"))


def with_odd_years(nodes: list[Node], text: str, asks: bool) -> list[Node]:
    """The nodes with such years marked; where nobody ``asks``, a far one only where it counts nothing.

    The value is the astronomical year, or ``NO_YEAR`` where no year of our calendar is known.
    """
    roles = _FAR_OR_ERA if asks else _FAR_OR_ERA[:-1]
    is_far = _is_far if asks else _is_told_far
    if letters_with(roles).isdisjoint([node.sign for node in nodes]):
        return nodes
    done: list[Node] = []
    at = 0
    while at < len(nodes):
        year, length = _of_era(nodes, at, text)
        if length:
            first, last = nodes[at], nodes[at + length - 1]
            values = {"ERAYEAR": year, "ODDYEAR": year}
            done.append(Node(_ERA_MARKED, first.start, last.end, first.key, first.gap, values))
        elif is_far(nodes, at):
            length, node = 1, nodes[at]
            values = {"ODDYEAR": _far_year(node.key)}
            done.append(Node(_MARKED, node.start, node.end, node.key, node.gap, values))
        else:
            length = 1
            done.append(nodes[at])
        at += length
    return done


def _of_era(nodes: Sequence[Node], at: int, text: str) -> tuple[int, int]:
    """The year whose number is at ``at``, and how many nodes it and its era take; else zeros."""
    if nodes[at].has("ERA"):
        return _era_ahead(nodes, at)
    if not nodes[at].key.isdigit() or not nodes[at].has("NUM", "NUM4"):
        return 0, 0
    step = at + 1
    while step < len(nodes) and step < at + 4 and nodes[step].has("YEARWORD", "OF", "ART", "DOT"):
        if nodes[step].has("DOT") and not nodes[step - 1].has("YEARWORD"):
            break
        step += 1
    if step >= len(nodes):
        return 0, 0
    era, number = nodes[step], int(nodes[at].key)
    length = step - at + 1
    if era.has("OTHERERA"):
        return (NO_YEAR, length) if _foreign_fits(nodes, step, text) else (0, 0)
    if not era.has("ERA") or not number or not _bc_fits(nodes, step, text, number):
        return 0, 0
    if era.value_of("ERA") < 0:
        return 1 - number, length
    return (number, length) if _ad_fits(era, text, number) else (0, 0)


def _era_ahead(nodes: Sequence[Node], at: int) -> tuple[int, int]:
    """As in "б.з.д. 44 ж.": the era, the number and the word for a year."""
    words = nodes[at + 1 : at + 3]
    if len(words) < 2 or not words[0].key.isdigit() or not words[1].has("YEARWORD"):
        return 0, 0
    number = int(words[0].key)
    if not number or (number >= _USUAL and _is_short(nodes[at])):
        return 0, 0
    return (1 - number if nodes[at].value_of("ERA") < 0 else number), 3


def _ad_fits(era: Node, text: str, number: int) -> bool:
    """Whether "AD", "CE" make a year of a number that is none of the usual years."""
    written = text[era.start : era.end]
    return number < _USUAL and (not _is_short(era) or written.isupper())


def _foreign_fits(nodes: Sequence[Node], at: int, text: str) -> bool:
    """Whether "AH", "BE" are the era: in capitals and at the end; a longer word always is."""
    era = nodes[at]
    if not _is_short(era):
        return True
    capitals = text[era.start : era.end].isupper() and not is_shouted(text)
    return capitals and ends_clause(nodes, at + 1)


def _bc_fits(nodes: Sequence[Node], at: int, text: str, number: int) -> bool:
    """Whether "BC" is the era and not "because" or the name of a place."""
    era = nodes[at]
    if not _is_short(era) or ends_clause(nodes, at + 1):
        return True
    return number < _USUAL and text[era.start : era.end].isupper()


def _is_short(era: Node) -> bool:
    return era.key.isalpha() and len(era.key) <= _SHORT_ERA


def ends_clause(nodes: Sequence[Node], at: int) -> bool:
    """Whether what stands at ``at`` cannot be counted by the number before it."""
    return at >= len(nodes) or nodes[at].has(*_CLOSERS) or nodes[at].key in _ASKING


def _far_year(written: str) -> int:
    year = int(written) if len(written) in _DIGITS else 0
    return year or NO_YEAR


def _is_far(nodes: Sequence[Node], at: int) -> bool:
    """Whether a number that is no usual year stands as the year of the month before it."""
    node = nodes[at]
    if not node.key.isdigit() or not (node.has("FAR") or len(node.key) == _DIGITS[0]):
        return False
    beside = (*nodes[max(0, at - 1) : at], *nodes[at + 1 : at + 2])
    labelled = any(word.has("YEARWORD") for word in beside)
    if _leads_to_day(nodes, at, labelled):
        return True
    if not labelled and (_is_hour(nodes, at) or _is_counted(nodes, at)):
        return False
    return _follows_month(nodes, at, labelled)


def _is_told_far(nodes: Sequence[Node], at: int) -> bool:
    """Whether such a number is the year of the date before it and, by the word behind it, no count."""
    node = nodes[at]
    if not node.has("FAR") or len(node.key) != _DIGITS[-1] or node.key[0] == "0":
        return False
    if any(word.has("YEARWORD") for word in (*nodes[max(0, at - 1) : at], *nodes[at + 1 : at + 2])):
        return _follows_month(nodes, at, labelled=True)
    if node.has("HHMM") or not at or not _leaves_uncounted(nodes, at + 1):
        return False
    if nodes[at - 1].has("COMMA") and not (at > 2 and nodes[at - 3].has("MONTH")):
        return False
    return _follows_month(nodes, at, labelled=False)


def _leaves_uncounted(nodes: Sequence[Node], at: int) -> bool:
    """Whether a number would count nothing in what stands at ``at``."""
    if at >= len(nodes) or nodes[at].has("STOP", "DOT", "RPAR", "COMMA", "COLON", "NUM", "ART"):
        return True
    following = nodes[at + 1 : at + 3]
    dated = any(node.has("MONTH") for node in following)
    if nodes[at].has("TO", "DASH"):
        return dated or (nodes[at].gap and bool(following) and following[0].key[:1].isalpha())
    return nodes[at].key in _UNCOUNTED and not dated


def _leads_to_day(nodes: Sequence[Node], at: int, labelled: bool) -> bool:
    """As in "3022 January 5", "3022 жылғы 5 қаңтар"."""
    step = at + 1
    while step < len(nodes) and step < at + 3 and nodes[step].has("YEARWORD", "COMMA"):
        step += 1
    pair = nodes[step : step + 2]
    if len(pair) < 2 or len(nodes[at].key) == _DIGITS[0]:
        return False
    month_first = pair[0].has("MONTH") and pair[1].has("DAY", "DAYORD")
    if labelled:
        return month_first or (pair[0].has("DAY", "DAYORD") and pair[1].has("MONTH"))
    return month_first and not at and ends_clause(nodes, step + 2)


def _is_counted(nodes: Sequence[Node], at: int) -> bool:
    """As in "5 January, 500 or 600?", "5 January 5000 people": how many there were."""
    short = len(nodes[at].key) == _DIGITS[0]
    if not ends_clause(nodes, at + 1):
        return short or nodes[at].has("HHMM") or not _leaves_uncounted(nodes, at + 1)
    if at + 1 < len(nodes) and nodes[at + 1].has("AND", "OR"):
        return True
    return short and (nodes[at - 1].has("COMMA") or not nodes[at].gap)


def _is_hour(nodes: Sequence[Node], at: int) -> bool:
    """As in "5 January 0900", "5 January 2200-2300"."""
    node = nodes[at]
    if not node.has("HHMM"):
        return False
    rest = nodes[at + 1 : at + 3]
    ranged = len(rest) == 2 and rest[0].has("DASH", "TO") and rest[1].has("HHMM", "CLOCK")
    return ranged or (node.key[0] == "0" and int(node.key) > 0)


def _follows_month(nodes: Sequence[Node], at: int, labelled: bool) -> bool:
    """Whether a month with its day comes right before; a month alone only with four digits or more."""
    step = at - 1
    while step >= 0 and step > at - 5 and nodes[step].has(*_LINKS) and not nodes[step].has("MONTH"):
        if nodes[step].has("ON") and not labelled:
            return False
        step -= 1
    if step < 1:
        return step == 0 and nodes[0].has("MONTH") and _alone_fits(nodes, at, step, labelled)
    if nodes[step].has("DAY", "DAYORD"):
        return any(node.has("MONTH") for node in nodes[max(0, step - 4) : step])
    if not nodes[step].has("MONTH"):
        return False
    dated = any(node.has("DAY", "DAYORD") for node in nodes[max(0, step - 3) : step])
    return dated or _alone_fits(nodes, at, step, labelled)


def _alone_fits(nodes: Sequence[Node], at: int, month: int, labelled: bool) -> bool:
    if labelled:
        return True
    joined = at - month == 1 and nodes[month].key not in WEAK
    return joined and len(nodes[at].key) > _DIGITS[0]
