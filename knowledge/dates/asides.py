"""What only looks like a date in a document: parts of numbers, titles, names of firms, every Monday."""

from collections.abc import Sequence
from typing import Final

from knowledge.dates.insidenames import is_inside_name
from knowledge.dates.lexicon import ENTRIES, WEAK, level
from knowledge.dates.prose import is_german
from knowledge.dates.scan import Node, is_shouted
from knowledge.regex import regex

__all__ = ["is_aside", "is_recurring"]

_FRACTION: Final = regex(r"([0-9]{1,2})/(2|4|8|16|32|64)")
_DECIMAL: Final = regex(
    r"[0-9]{3,4}\.[0-9]|[0-9]{1,2}\.[0-9]{1,2}(?:\s?[-–~]\s?[0-9]{1,2}\.[0-9]{1,2})?"
)
_LONG_DECIMAL: Final = regex(r"[1-9]\.[0-9]{4}")
_POINTED: Final = regex(r"\.\s*[^\sA-Z]")
"""The point of an ordinal, a sentence going on behind it: "am 5.1. war"."""
_RATIO: Final = regex(r"[0-9]{1,2}/[0-9]{1,2}")
_ODDS: Final = frozenset("odds rating ratio score split is are was were took".split())
_LEADS: Final = (
    *("ON", "AT", "BY", "SINCE", "BEFORE", "AFTER", "FROM", "TO", "BETWEEN", "PART", "PORTION"),
    *("THIS", "LAST", "NEXT", "AND", "OR", "COMMA", "DASH", "DOT"),
)
_GERMAN_LEADS: Final = frozenset("an zu als".split())
_DEICTIC: Final = frozenset("today tomorrow tonight".split())
_EACH: Final = frozenset(
    level(
        "every each jeden jeder jede jedes jedem chaque cada каждый каждую каждое каждого каждой әр"
    ).split()
)
_SOME: Final = frozenset("most some todos".split())
_EACH_BEHIND: Final = level("сайын")
_HABITS: Final = frozenset(
    "mondays tuesdays wednesdays thursdays fridays saturdays sundays weekends montags dienstags "
    "mittwochs donnerstags freitags samstags sonntags".split()
)


def is_aside(nodes: Sequence[Node], at: int, text: str) -> bool:
    """Whether a document only seems to name the date at ``at``."""
    node, before = nodes[at], nodes[at - 1] if at else None
    after = nodes[at + 1] if at + 1 < len(nodes) else None
    written = text[node.start : node.end]
    if is_inside_name(nodes, at, text):
        return True
    if written[0].isdigit():
        return _is_figure(nodes, at, text) or _is_measure(nodes, at, written)
    if before is not None and before.key in _SOME and node.has(*_RECURRING):
        return True
    if node.has("HOLIDAYP") and node.piece is not None and node.piece.year is None:
        return before is not None and not before.has(*_LEADS) and before.key not in _GERMAN_LEADS
    if written[-1].isdigit():
        return False
    named = _is_name(written, before, after, text) and not is_shouted(text)
    return named or _is_habit(nodes, at, level(written))


def is_recurring(nodes: Sequence[Node], at: int) -> bool:
    """As in "every Sunday in March", "жексенбі сайын": all such days, of which none is told."""
    if not nodes[at].has(*_RECURRING):
        return False
    if at and nodes[at - 1].key in _EACH:
        return True
    return at + 1 < len(nodes) and nodes[at + 1].key == _EACH_BEHIND


_RECURRING: Final = ("DAYP", "TIMEDP", "WEEKENDP")


def _is_habit(nodes: Sequence[Node], at: int, words: str) -> bool:
    """As in "on Sundays", "the machines of tomorrow", "die heutige Jugend"."""
    before = nodes[at - 1] if at else None
    after = nodes[at + 1] if at + 1 < len(nodes) else None
    if words in _HABITS:
        return after is None or not after.has("APOS")
    if words in _DEICTIC:
        return (before is not None and before.key == "of") or _is_of_our_time(nodes, at)
    if words == "hier":
        return is_german(nodes, at)
    return "heutige" in words and after is not None and not after.values and after.key.isalpha()


def _is_of_our_time(nodes: Sequence[Node], at: int) -> bool:
    """As in "today's world", "today's young people"."""
    rest = [node.key for node in nodes[at + 1 : at + 5]]
    return rest[1:2] == ["s"] and not _OF_OUR_TIME.isdisjoint(rest[2:])


_OF_OUR_TIME: Final = frozenset(
    "world society economy youth generation women men people children kids students teenagers families "
    "culture technology standards".split()
)


def _is_figure(nodes: Sequence[Node], at: int, text: str) -> bool:
    """As in "rose 5/8 to 31", "closed at 2082.1", "an X5.1-class flare", "odds of 25/1": parts of a number."""
    node, before = nodes[at], nodes[at - 1] if at else None
    written = text[node.start : node.end]
    fraction = _FRACTION.fullmatch(written)
    if fraction is not None and int(fraction.group(1)) < int(fraction.group(2)):
        return before is None or not before.has("ON", "SINCE", "BY", "BEFORE", "AFTER", "DOW")
    if _RATIO.fullmatch(written) is not None:
        return any(word.key in _ODDS for word in nodes[max(0, at - 2) : at])
    if _LONG_DECIMAL.fullmatch(written) is not None:
        return not _is_led(nodes, at)
    if _DECIMAL.fullmatch(written) is None:
        return False
    if len(written.split(".", maxsplit=1)[0]) > _TENS:
        return True
    return not (_POINTED.match(text, node.end) or _is_led(nodes, at))


def _is_led(nodes: Sequence[Node], at: int) -> bool:
    """Whether a word of a language that writes days with a point leads to it."""
    before = nodes[at - 1] if at else None
    return before is not None and (before.key in _LEADING or before.has("DOW"))


_TENS: Final = 2
"""Figures of a day."""
_LEADING: Final = frozenset(
    "am vom zum bis zum ab seit den с до от по к на le du au el del al desde hasta depuis".split()
)


def _is_measure(nodes: Sequence[Node], at: int, written: str) -> bool:
    """As in "the 1500-metre race", "1200 17th Street", "a firm called Orion 1980"."""
    rest = nodes[at + 1 : at + 3]
    if not written.isdigit() or not rest:
        return False
    if at > 1 and nodes[at - 2].key in _NAMING and nodes[at - 1].key.isalpha():
        return True
    if rest[0].has("ORD", "DAYORD") and rest[0].key[0].isdigit():
        return True
    joined = len(rest) > 1 and rest[0].has("DASH") and not rest[0].gap and not rest[1].gap
    return joined and rest[1].key.isalpha() and rest[1].key not in _OF_YEARS


_NAMING: Final = frozenset("called named dubbed titled entitled".split())
_OF_YEARS: Final = frozenset("era style vintage present heute".split())


def _is_name(written: str, before: Node | None, after: Node | None, text: str) -> bool:
    """As in "Sun Microsystems", the programme "This Week", "VOA Today", "Saturday Night Live"."""
    short = level(written)
    if short in WEAK and len(short) <= 3:
        return after is not None and after.key.isalpha() and not after.has("PART", "MONTH", "CLOCK")
    words = written.split()
    if len(words) == 2 and words[1][0].isupper() and "PART" in ENTRIES.get(level(words[1]), {}):
        return after is not None and after.gap and text[after.start].isupper()
    if before is None or not all(word[:1].isupper() for word in words):
        return False
    if len(words) == 2 and ENTRIES.get(short.split()[0], {}).keys() & {"THIS", "LAST", "NEXT"}:
        return "UNIT" in ENTRIES.get(short.split()[1], {})
    word = short.removeprefix("the ")
    return word in _DEICTIC and (word != short or before.key[-1:].isalpha())
