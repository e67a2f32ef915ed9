"""Times of day in words, as one time each: "half past noon", "halb vier", "las tres y media", "четверть пятого"."""

from collections.abc import Sequence
from typing import Final

from knowledge.dates.lexicon import ENTRIES, level
from knowledge.dates.pattern import letter
from knowledge.dates.scan import Node
from knowledge.regex import regex

__all__ = ["with_spoken_clocks"]

_HALF, _QUARTER, _HOUR = 30, 15, 60
_NOON: Final = 12
_CLOCK: Final = letter(("CLOCK",))
_PAST: Final = {"half": _HALF, "quarter": _QUARTER}
_GERMAN: Final = {"halb": -_HALF, "dreiviertel": -_QUARTER}
_MORE: Final = {
    key: _HALF if key.startswith(("med", "dem")) else _QUARTER
    for key in "media demie demi cuarto quart".split()
}
_RUSSIAN: Final = {level("половине"): _HALF, level("половина"): _HALF, level("четверть"): _QUARTER}
_HALF_OF: Final = level("пол")
_WITHOUT, _QUARTERS = level("без"), level("четверти")
_KAZAKH_HALF: Final = level("жарым")
_HALVES: Final = regex(rf"\b(?:{_HALF_OF}|{_KAZAKH_HALF})")
_TELLING: Final = frozenset((*_PAST, *_GERMAN, *_MORE, *_RUSSIAN, "viertel", _WITHOUT))
_GENITIVES: Final = ("ого", "его")
_GOES_ON: Final = ("MONTH", "UNIT", "COUNT", "YEARWORD", "DASH")
"""Roles of words that make the number before them no hour."""

_BEFORE_UNITS: Final = ("ORD", "LAST", "THIS", "NEXT", "ART", "NUM")
"""Roles of words behind which a quarter is one of a year."""

_Told = tuple[int, int] | None
"""Minutes of the day, and how many words tell them."""


def with_spoken_clocks(nodes: list[Node]) -> list[Node]:
    """The nodes with such times as one node each; ``nodes`` where there are none."""
    keys = {node.key for node in nodes}
    if _TELLING.isdisjoint(keys) and not _has_halves(" ".join(keys)):
        return nodes
    done: list[Node] = []
    at = 0
    while at < len(nodes):
        told = _told_at(nodes, at)
        if told is None:
            done.append(nodes[at])
            at += 1
            continue
        minutes, count = told
        first, last = nodes[at], nodes[at + count - 1]
        values = {"CLOCK": minutes % (24 * _HOUR)}
        done.append(Node(_CLOCK, first.start, last.end, first.key, first.gap, values))
        at += count
    return done


def _has_halves(words: str) -> bool:
    # In letters that ASCII lacks.
    return not words.isascii() and _HALVES.search(words) is not None


def _told_at(nodes: Sequence[Node], at: int) -> _Told:
    words = [node.key for node in nodes[at : at + 5]]
    told = _english(nodes, at, words) or _german(nodes, at, words)
    told = told or _romance(nodes, at, words) or _russian(nodes, at, words)
    return told or _kazakh(nodes, at, words)


def _hour(nodes: Sequence[Node], at: int) -> int | None:
    """The hour, in minutes, that a word names; ``None`` where the word behind makes it something else."""
    if at >= len(nodes):
        return None
    node, after = nodes[at], nodes[at + 1] if at + 1 < len(nodes) else None
    if node.key in _NAMED:
        return _NAMED[node.key] * _HOUR
    number = 1 if node.key == "eins" else node.value_of("NUM")
    if not 1 <= number <= _NOON:
        return None
    return None if after is not None and after.has(*_GOES_ON) else number * _HOUR


_NAMED: Final = {"noon": _NOON, "midday": _NOON, "midi": _NOON, "midnight": 24, "minuit": 24}


def _english(nodes: Sequence[Node], at: int, words: Sequence[str]) -> _Told:
    more = _PAST.get(words[0])
    if more is None or len(words) < 2:
        return None
    if words[1] == "past midnight":
        return more, 2
    before = nodes[at - 1] if at else None
    if before is not None and before.key not in ("a", "at") and before.has(*_BEFORE_UNITS):
        return None
    hour = _hour(nodes, at + 2)
    if hour is None or words[1] not in ("past", "to") or (words[0] == "half" and words[1] == "to"):
        return None
    return hour + (more if words[1] == "past" else -more), 3


def _german(nodes: Sequence[Node], at: int, words: Sequence[str]) -> _Told:
    if words[0] in _GERMAN:
        hour = _hour(nodes, at + 1)
        early = 0 if hour is None or hour > _HOUR else _NOON * _HOUR
        return None if hour is None else (hour + _GERMAN[words[0]] + early, 2)
    if words[0] != "viertel" or words[1:2] not in (["nach"], ["vor"]):
        return None
    hour = _hour(nodes, at + 2)
    return None if hour is None else (hour + (_QUARTER if words[1] == "nach" else -_QUARTER), 3)


def _romance(nodes: Sequence[Node], at: int, words: Sequence[str]) -> _Told:
    """As in "a las tres y media", "trois heures et quart", "midi et demi", "las cuatro menos cuarto"."""
    node = nodes[at]
    number = node.value_of("NUM")
    named = node.key in _NAMED
    heures = words[1:2] in (["heure"], ["heures"])
    led = at > 0 and nodes[at - 1].key in ("a las", "a la", "las", "la")
    if not named and not (1 <= number <= _NOON and (heures or led)):
        return None
    hour = (_hour(nodes, at) or 0) if named else number * _HOUR
    rest = list(words[2 if heures else 1 :])
    less = rest[:1] in (["menos"], ["moins"])
    if not less and rest[:1] not in (["y"], ["et"]):
        return None
    step = 2 if rest[1:2] == ["le"] else 1
    more = _MORE.get(rest[step]) if len(rest) > step else None
    if more is None:
        return None
    return hour + (-more if less else more), step + (3 if heures else 2)


def _russian(nodes: Sequence[Node], at: int, words: Sequence[str]) -> _Told:
    """As in "в половине первого", "полпервого", "четверть пятого", "без четверти пять"."""
    if words[:2] == [_WITHOUT, _QUARTERS]:
        hour = _hour(nodes, at + 2)
        return None if hour is None else (hour - _QUARTER, 3)
    word, count, more = words[0].removeprefix(_HALF_OF), 1, _HALF
    if words[0] in _RUSSIAN:
        word, count, more = (words[1] if len(words) > 1 else ""), 2, _RUSSIAN[words[0]]
    elif word == words[0]:
        return None
    hour = ENTRIES.get(word, {}).get("ORD", 0)
    after = nodes[at + count] if at + count < len(nodes) else None
    plain = after is not None and after.key[:1].isalpha() and not after.values
    if not word.endswith(_GENITIVES) or not 1 <= hour <= _NOON or plain:
        return None
    return (hour - 1 or _NOON) * _HOUR + more, count


def _kazakh(nodes: Sequence[Node], at: int, words: Sequence[str]) -> _Told:
    """As in "сағат үш жарымда"."""
    number = nodes[at].value_of("NUM")
    led = at > 0 and nodes[at - 1].key == _KAZAKH_CLOCK
    half = len(words) > 1 and words[1].startswith(_KAZAKH_HALF)
    if not (led and half and 1 <= number <= _NOON):
        return None
    return number * _HOUR + _HALF, 2


_KAZAKH_CLOCK: Final = level("сағат")
