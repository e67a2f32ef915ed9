"""A text as a row of words, numbers and signs, each with the roles it can play in a date."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from knowledge.dates.lexicon import ENTRIES, PHRASES, level
from knowledge.dates.pattern import letter
from knowledge.dates.pieces import ROLES_OF_KIND, Piece
from knowledge.regex import regex

__all__ = ["Node", "is_shouted", "number_nodes", "piece_node", "scan"]

_ORDINAL: Final = (
    r"st|nd|rd|th|er|ere|re|eme|e|го|ого|его|му|ому|ему|ое|е|я|ая|й|и|ый|ыи|ой|ои|ом|ем|м|ую|ю|ste[nmrs]?|te[nmrs]?"
    r"|ro|do|to|º|ª|°|і|ы|ші|шы|інші|ыншы|інде|ында|сі|сы|сында|сінде|сіне|сына|сінен|сынан|іне|ына|інен|ынан|нен|нан"
)
_NUMBER: Final = regex(
    r"(?P<era>[0-9]{2,4})(?:['’]?s|-?er[n]?|-?(?:х|е|ые|ых|ми|ға|дары|жж|жылдар(?:ы|да|дың)?))(?![^\W_])"
    r"|(?P<year>[12][0-9]{3})-?(?:го|му?|й|ом|і?нші|ы?ншы|ші|шы)(?![^\W_])"
    r"|(?P<hour>[0-9]{1,2})(?:[:.h](?P<min>[0-9]{2}))?(?::[0-9]{2})?\s?(?P<half>am|a\.m\.|pm|p\.m\.|[ap](?=\b)(?<=[0-9][ap])|uhr|hrs|h)(?![^\W_])"
    r"|(?P<h>[0-9]{1,2})h(?P<hm>[0-9]{2})(?![^\W_])"
    rf"|(?P<ord>[0-9]{{1,2}})(?:-?(?:{_ORDINAL})|\.(?:er|[ºª]))(?![^\W_])"
    r"|(?P<blob>[0-9]+(?:[-/.,:][0-9]+)*)"
)
_WORD: Final = regex(r"[^\W\d_]+")
_ITEM: Final = regex(
    r"(?P<number>[0-9])|(?P<word>[^\W\d_]+)"
    r"|(?P<dots>(?<=[^\W_])(?:\.{2,3}|…)(?=[0-9])|(?<=[^\W_] )\.\.(?= [0-9]))"
    r"|(?P<sign>[^\w\s])|_|\w"
)
"""Dots are points that mean "to": "5..7 January"."""
_ASCII_ITEM: Final = regex(
    r"(?P<number>[0-9])|(?P<word>[a-z]+)|(?P<dots>(?<=[a-z0-9])\.{2,3}(?=[0-9])|(?<=[a-z0-9] )\.\.(?= [0-9]))"
    r"|(?P<sign>[!-/:-@\[-^`{-~\x00-\x08\x0e-\x1b\x7f])|_"
)
"""Finds the same in a levelled text of nothing but ASCII, in half the time."""
_ISO: Final = regex(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_PADDED: Final = regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""The form of the standard, in which the month always comes before the day."""
_DMY: Final = regex(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_MY: Final = regex(r"([0-9]{1,2})[-/.]([12][0-9]{3})")
_YM: Final = regex(r"([12][0-9]{3})[-/.]([0-9]{1,2})")
_DM: Final = regex(r"([0-9]{1,2})([/.])([0-9]{1,2})")
_CLOCK: Final = regex(r"([0-9]{1,2}):([0-9]{2})(?::[0-9]{2})?")
_INTERVAL: Final = regex(
    r"([0-9]{4}(?:-[0-9]{2}){1,2})/([0-9]{4}(?:-[0-9]{2}){0,2}|[0-9]{2})|([12][0-9]{3})/([12][0-9]{3}|1[3-9]|[2-9][0-9])"
)
"""Two dates of the standard with its sign between them: "2022-01-05/2022-01-07", "2022/2023"."""
_LIST: Final = regex(r"[0-9]{1,2}(?:(?:,[0-9]{1,2})+|(?:/[0-9]{1,2})+)")
_SIGNS: Final = {
    ",": "COMMA",
    ".": "DOT",
    "-": "DASH",
    "–": "DASH",
    "—": "DASH",
    "−": "DASH",
    "~": "DASH",
    "'": "APOS",
    "’": "APOS",
    "/": "SLASH",
    "(": "LPAR",
    ")": "RPAR",
    "?": "STOP",
    "!": "STOP",
    ";": "STOP",
    ":": "COLON",
    "&": "AND",
    "+": "PLUS",
    "…": "STOP",
}
_BAD_BEFORE: Final = frozenset("#№$€£¥₸_@+=<>^*/.:")
_JOINS: Final = frozenset("/.:+")
_JOINED: Final = regex(r"(?:[^\W\d_][/.:]|[0-9]\s?\+\s?|[0-9]\.\s?[/+]\s?|\.\. ?)\Z")
"""A sign between this number and the word or day before it: "5th/6th", "5./6.", "5+6"."""
_BAD_AFTER: Final = frozenset("%°$€£¥₸_=^*@")
_NOTHING: Final[Mapping[str, int]] = {}
_OTHER: Final = letter(())
_NO_ROLES: Final = (_OTHER, _NOTHING)
_ALSO_ENGLISH: Final = frozenset({"do", "so"})
_GERMAN: Final = frozenset(
    "am der die das den dem des und oder was wann wer wie wo vor nach seit geschah passierte im um bis ab vom zum zur "
    "januar februar marz maerz mai juni juli oktober dezember uhr".split()
)
_MAX_WORD: Final = 40
_MONTHS: Final = 12


@lru_cache(maxsize=2)
def is_shouted(text: str) -> bool:
    """Whether a text is in capitals throughout; looked at once for each text, however long it is."""
    return text.isupper()


@dataclass(slots=True)
class Node:
    """A word, number, sign or, once read, a date. ``start`` and ``end`` are offsets in the text.

    ``values`` are its roles with the value of each; ``gap`` tells of white space before it.
    """

    sign: str
    start: int
    end: int
    key: str
    gap: bool = True
    values: Mapping[str, int] = field(default_factory=dict)
    digits: str = ""
    piece: Piece | None = None

    def value_of(self, role: str) -> int:
        """The value of a role, 0 where the word has not got it."""
        return self.values.get(role, 0)

    def has(self, *roles: str) -> bool:
        return bool(self.values) and not self.values.keys().isdisjoint(roles)


def piece_node(piece: Piece, nodes: Sequence[Node]) -> Node:
    """One node in the place of ``nodes``; its words leave out a full stop or comma at their end."""
    roles = ROLES_OF_KIND[piece.kind]
    first, end = nodes[0], nodes[-1].end
    if nodes[-1].key in (".", ",") and len(nodes) > 1:
        end = nodes[-2].end
    return Node(letter(roles), first.start, end, "", first.gap, dict.fromkeys(roles, 0), "", piece)


for _roles in dict.fromkeys(map(tuple, ENTRIES.values())):
    letter(_roles)
for _kind_roles in ROLES_OF_KIND.values():
    letter(_kind_roles)
letter({"NUM"})
for _sign_role in {*_SIGNS.values(), "DECADE", "CLOCK", "ISO", "DMY", "MY", "YM", "DM", "DMDOT"}:
    letter((_sign_role,))


_SIGN_ROLES: Final[Mapping[str, tuple[str, Mapping[str, int]]]] = {
    written: (letter((role,)), {role: 0}) for written, role in _SIGNS.items()
}


_DASH: Final = letter(("DASH",))


def _plain(value: int, width: int) -> dict[str, int]:
    roles: dict[str, int] = {}
    if width <= 2:
        roles |= {"DAY": value} if 1 <= value <= 31 else {}
        roles |= {"MONN": value} if 1 <= value <= 12 else {}
        roles |= {"YY": value} if width == 2 else {}
        roles |= {"HOUR": value * 60} if value <= 24 else {}
    if width <= 3:
        roles["NUM"] = value
    if width == 4:
        roles["NUM4"] = value
        roles |= {"YEAR": value} if 1000 <= value <= 2199 else {"FAR": value}
        if value // 100 < 24 and value % 100 < 60:
            roles["HHMM"] = value // 100 * 60 + value % 100
    return roles


_ORDINALS: Final = {
    value: {"ORD": value} | ({"DAYORD": value} if 1 <= value <= 31 else {}) for value in range(100)
}
for _value, _width in (
    *((v, 1) for v in range(10)),
    *((v, 2) for v in range(100)),
    (5, 3),
    (999, 4),
    (1030, 4),
    (1090, 4),
    (2099, 4),
    (2359, 4),
    (2360, 4),
    (2430, 4),
    (9999, 4),
    (2200, 4),
):
    letter(_plain(_value, _width))
letter({"FAR"})
letter({"YEAR", "NUM4"})
letter({"ORD"})
letter({"ORD", "DECADE", "DAYORD"})
letter({"ORD", "DECADE"})
letter({"ORD", "DAYORD"})


def scan(text: str) -> list[Node]:
    """The nodes of ``text`` in order."""
    levelled = level(text)
    nodes: list[Node] = []
    search = _ASCII_ITEM.search if levelled.isascii() else _ITEM.search
    last = 0
    while match := search(levelled, last):
        start, end = match.span()
        gap = start > last or start == 0
        kind = match.lastgroup
        if kind == "word":
            key = match[0]
            sign, values, following = _entry(key)
            if following and (phrase := _longest(levelled, start, end, following)):
                key, end = phrase
                sign, values, _ = _entry(key)
            if values and start and levelled[start - 1] in "$#@":
                sign, values = _NO_ROLES
            nodes.append(Node(sign, start, end, key, gap, values))
            last = end
        elif kind == "number":
            new = number_nodes(levelled, start)
            new[0].gap = gap
            nodes.extend(new)
            last = new[-1].end
        elif kind == "dots" and not nodes[-1].has("DMDOT"):
            nodes.append(Node(_DASH, start, end, "..", gap, {"DASH": 0}))
            last = end
        else:
            written = levelled[start]
            sign, values = _SIGN_ROLES.get(written, _NO_ROLES)
            last = start + 1
            nodes.append(Node(sign, start, last, written, gap, values))
    return _without_english(nodes, text)


def _without_english(nodes: list[Node], text: str) -> list[Node]:
    """The nodes, where "do" and "so" are no German Thursday and Sunday but English: written small among no German word."""
    doubtful = [each for each in nodes if each.key in _ALSO_ENGLISH and text[each.start].islower()]
    if doubtful and _GERMAN.isdisjoint([each.key for each in nodes]):
        for each in doubtful:
            each.sign, each.values = _NO_ROLES
    return nodes


_Options = list[tuple[tuple[str, ...], str]]


@lru_cache(maxsize=32768)
def _entry(key: str) -> tuple[str, Mapping[str, int], Mapping[str, _Options] | None]:
    """The letter and the roles of a word, or of words that stand together, and what goes on from it."""
    values = ENTRIES.get(key)
    sign, values = (letter(values), values) if values else _NO_ROLES
    return sign, values, _following(key)


def _following(key: str) -> Mapping[str, _Options] | None:
    """The phrases that begin with a word, by the first letters of their second word: two, or one if it has one."""
    options = PHRASES.get(key, ())
    seconds = dict.fromkeys(parts[1] for parts, _ in options)
    begins = {
        sign for second in seconds for sign in (_APOSTROPHES if second == "'" else (second[:2],))
    }
    return {
        sign: [option for option in options if _begins(option[0][1], sign)] for sign in begins
    } or None


_APOSTROPHES: Final = ("'", "’")


def _begins(second: str, sign: str) -> bool:
    """Whether a text that begins so may begin with the word, as far as can be told."""
    if second == "'":
        return sign[0] in _APOSTROPHES
    return second[:2] == sign or second == sign[0]


def _longest(
    levelled: str, start: int, end: int, following: Mapping[str, _Options]
) -> tuple[str, int] | None:
    """The key and the end of the longest phrase that begins with the word at ``start``."""
    after = end + 1
    # Mostly a blank and a word come next.
    if levelled[end:after] != " " or not levelled[after : after + 1].isalnum():
        after = _skip(levelled, end)
    begins = levelled[after : after + 2]
    for parts, key in following.get(begins) or following.get(begins[:1]) or ():
        second = parts[1]
        if second == "'" or levelled.startswith(second, after):
            found = _phrase_end(levelled, start, parts)
            if found:
                return key, found
    return None


def _phrase_end(levelled: str, at: int, parts: tuple[str, ...]) -> int:
    """Where the words end that stand at ``at``, spaces or a dash between them; 0 if they do not."""
    for number, part in enumerate(parts):
        if number:
            before = at
            at = _skip(levelled, at)
            if at == before and part.isalpha() and parts[number - 1].isalpha():
                return 0
        if part == "'" and levelled[at : at + 1] == "’":
            at += 1
            continue
        if not levelled.startswith(part, at):
            return 0
        at += len(part)
    ends_in_letter = parts[-1][-1].isalnum()
    return 0 if ends_in_letter and levelled[at : at + 1].isalnum() else at


def _skip(levelled: str, at: int) -> int:
    stop = at + 4
    while at < stop and levelled[at : at + 1] in (" ", "-", "\u00a0", "\n", "‑"):
        at += 1
    return at


def number_nodes(levelled: str, start: int) -> list[Node]:
    """What the figure at ``start`` of a levelled text is, with all that is written onto it."""
    return list(_number(levelled, start))


def _number(levelled: str, start: int) -> Iterator[Node]:
    match = _NUMBER.match(levelled, start)
    if match is None:
        yield Node(_OTHER, start, start + 1, levelled[start])
        return
    before, after = levelled[start - 1 : start], levelled[match.end() : match.end() + 1]
    joined = before in _JOINS and _JOINED.search(levelled, max(0, start - 4), start) is not None
    if (before and before in _BAD_BEFORE and not joined) or (after and after in _BAD_AFTER):
        yield Node(_OTHER, start, match.end(), match.group())
    elif match.group("blob"):
        yield from _blob(match.group(), start, _month_follows(levelled, match.end()))
    else:
        values = _special(match)
        yield Node(letter(values), start, match.end(), match.group(), values=values)


def _special(match: re.Match[str]) -> Mapping[str, int]:
    if match.group("era"):
        value = int(match.group("era"))
        decade = {"DECADE": value} if value % 10 == 0 else {}
        day = value < 32 and match.group()[2:] in ("е", "-е", "'s", "’s")
        return decade | _ORDINALS[value] if day else decade
    if match.group("year"):
        return {"YEAR": int(match.group("year")), "NUM4": int(match.group("year"))}
    if match.group("ord"):
        return _ORDINALS[int(match.group("ord"))]
    if match.group("h"):
        return _clock(int(match.group("h")), int(match.group("hm")), "")
    return _clock(int(match.group("hour")), int(match.group("min") or 0), match.group("half")[0])


def _clock(hour: int, minute: int, half: str) -> Mapping[str, int]:
    if half in ("a", "p") and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 24 or minute > 59:
        return _NOTHING
    return {"CLOCK": min(hour * 60 + minute, 1439)}


def _month_follows(levelled: str, at: int) -> bool:
    match = _WORD.match(levelled, at + 1 if levelled[at : at + 1] == " " else at)
    return match is not None and "MONTH" in ENTRIES.get(match.group(), _NOTHING)


def _blob(written: str, start: int, month_follows: bool = False) -> Iterator[Node]:
    """A run of digits and signs as one date, one clock time or, failing that, in its parts."""
    if "/" in written and _INTERVAL.fullmatch(written):
        yield from _interval(written, start)
        return
    read = (_read if len(written) <= _MAX_WORD else _read_long)(written, month_follows)
    if read is not None:
        sign, values = read
        yield Node(sign, start, start + len(written), written, True, values, written)
        return
    mark = "-" if written.count("-") == 1 else "/" if month_follows and "/" in written else ","
    parts = written.split(mark)
    if len(parts) == 1 or (mark != "-" and not _LIST.fullmatch(written)):
        yield Node(_OTHER, start, start + len(written), written)
        return
    role = _SIGNS[mark]
    for number, part in enumerate(parts):
        if number:
            yield Node(letter((role,)), start - 1, start, mark, False, {role: 0})
        for node in _blob(part, start):
            node.gap = number == 0
            yield node
        start += len(part) + 1


def _read_long(written: str, month_follows: bool) -> tuple[str, Mapping[str, int]] | None:
    """The letter and the roles of a run of digits and signs as a whole."""
    values = _whole(written, month_follows)
    return None if values is None else (letter(values), values)


_read: Final = lru_cache(maxsize=8192)(_read_long)
"""The same few are met again and again."""


_YEAR_FIGURES: Final = 4


def _interval(written: str, start: int) -> Iterator[Node]:
    slash = written.index("/")
    yield from _blob(written[:slash], start)
    at = start + slash
    yield Node(_DASH, at, at + 1, "/", False, {"DASH": 0})
    tail = written[slash + 1 :]
    if len(tail) < _YEAR_FIGURES and "-" in written:
        # As in "2022-01-05/07": the standard leaves out what both ends share.
        full = written[: slash - len(tail)] + tail
        values = _whole(full, False) or _NOTHING
        yield Node(letter(values), at + 1, at + 1 + len(tail), full, False, values, full)
        return
    for node in _blob(tail, at + 1):
        node.gap = False
        yield node


def _whole(written: str, month_follows: bool) -> Mapping[str, int] | None:
    """What a run of digits and signs is as a whole, if anything."""
    if written.isdigit():
        return _plain(int(written), len(written)) if len(written) <= 4 else _compact(written)
    if month_follows and ("-" in written or written.count("/") > 1):
        return None
    return _composite(written)


def _compact(written: str) -> Mapping[str, int]:
    """As in "20220105" is a day of 1900 to 2099; other long numbers are far from any year."""
    if len(written) != 8 or written[:2] not in ("19", "20"):
        return {"FAR": 0}
    fits = 1 <= int(written[4:6]) <= 12 and 1 <= int(written[6:]) <= 31
    return {"ISO": 0} if fits else _NOTHING


def _composite(written: str) -> Mapping[str, int] | None:
    for role, form in (("ISO", _ISO), ("DMY", _DMY), ("MY", _MY), ("YM", _YM)):
        match = form.fullmatch(written)
        if match and _possible(role, match):
            return {role: 0}
    clock = _CLOCK.fullmatch(written)
    if clock:
        return _clock(int(clock.group(1)), int(clock.group(2)), "")
    match = _DM.fullmatch(written)
    if match and _possible("DM", match):
        return {"DM" if match.group(2) == "/" else "DMDOT": 0}
    return None


def _possible(role: str, match: re.Match[str]) -> bool:
    numbers = [int(part) for part in match.groups() if part.isdigit()]
    if role == "ISO":
        if _PADDED.fullmatch(match.group()) and numbers[1] > _MONTHS:
            return False
        return 1 <= min(numbers[1:]) <= 12 and max(numbers[1:]) <= 31
    if role in ("MY", "YM"):
        return 1 <= numbers[0 if role == "MY" else 1] <= 12
    return 1 <= min(numbers[:2]) <= 12 and max(numbers[:2]) <= 31
