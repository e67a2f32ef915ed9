"""Words that are names of days and months and far oftener something else: "среда", "Марта", "sept"."""

from typing import Final

from knowledge.dates.rules import Hit
from knowledge.dates.scan import Node, is_shouted

__all__ = [
    "MILIEU",
    "RUSSIAN_NAMES",
    "is_no_weekday",
    "is_person",
    "is_weekday_in_russian",
    "opens_months",
    "ranks_noun",
    "tells_day",
]

MILIEU: Final = frozenset("среда среды среде средои".split())
"""Forms of the Russian Wednesday that are as well those of "environment"; "среду" is nearly always the day."""
RUSSIAN_NAMES: Final = frozenset("марта марту марте мартои августа августу августе".split())
"""Case forms of months that are given names as well, where they have a capital."""
_LEADS: Final = (
    *("ON", "LAST", "NEXT", "THIS", "SINCE", "BY", "BEFORE", "AFTER", "FROM", "TO", "AND", "OR"),
    *("BETWEEN", "DASH", "COMMA", "STOP", "LPAR"),
)


def is_weekday_in_russian(hit: Hit) -> bool:
    """As in "до среды", "к среде"; not "в окружающей среде", "среда обитания"."""
    before, after = hit.before, hit.after
    if after is not None and after.key[:1].isalpha() and not after.values and not after.piece:
        return False
    return before is None or (before.has(*_LEADS) and before.key != "в")


_GIVEN: Final = frozenset("april may june august summer".split())
_NAMES_OF_OTHERS: Final = frozenset("domingo август март".split())
"""Given names that their language writes small where they are a day or a month."""
_KIN: Final = frozenset(
    "husband wife mother father parents mom mum dad brother sister son daughter family boyfriend girlfriend "
    "partner friend friends lawyer attorney house home car phone body face career job team book voice".split()
)
_ASKS_OF: Final = frozenset("is was did does has had can could would will whose".split())
_COMPOUNDS: Final = frozenset("school schools best roast supplement papers".split())
_DOMAINS: Final = frozenset("com org net io".split())


def is_person(hit: Hit, name: str) -> bool:
    """As in "April's husband", "did Wednesday Addams", "Domingo Pérez", "Август Майер"."""
    word, at = hit.node(name), hit.match.end(name)
    if not hit.written(word)[:1].isupper() or is_shouted(hit.text):
        return False
    rest = hit.nodes[at : at + 3]
    if word.key in _GIVEN and len(rest) > 2 and rest[0].has("APOS"):
        return rest[1].has("POSS") and rest[2].key in _KIN
    before = hit.before
    if not rest or not _is_surname(hit, rest[0]):
        return False
    asked = word.has("DOW") and before is not None and before.key in _ASKS_OF
    return asked or word.key in _NAMES_OF_OTHERS


def _is_surname(hit: Hit, word: Node) -> bool:
    plain = word.piece is None and not word.values and word.gap and word.key.isalpha()
    return plain and hit.written(word)[:1].isupper()


def is_no_weekday(hit: Hit, after: Node | None) -> bool:
    """As in "Sunday school", "Monday.com"."""
    if after is None:
        return False
    at = hit.match.end("w")
    rest = hit.nodes[at : at + 2]
    if len(rest) > 1 and rest[0].has("DOT") and not rest[0].gap and not rest[1].gap:
        return rest[1].key in _DOMAINS
    return after.key in _COMPOUNDS


def opens_months(hit: Hit) -> bool:
    """As in "the April-June quarter": a dash and another month follow a name with a capital."""
    at = hit.match.end("m")
    rest = hit.nodes[at : at + 2]
    if len(rest) < _DASH_AND_MONTH or not rest[0].has("DASH") or not rest[1].has("MONTH"):
        return False
    return all(hit.written(node)[:1].isupper() for node in (hit.node("m"), rest[1]))


_DASH_AND_MONTH: Final = 2


def ranks_noun(hit: Hit) -> bool:
    """As in "the 5th and 6th floors": the ordinals rank what follows them."""
    rest = hit.nodes[hit.match.end() : hit.match.end() + 3]
    if len(rest) < _PAIR or not rest[0].has("AND", "OR") or not rest[1].has("DAYORD"):
        return False
    noun = rest[2]
    return noun.key.isalpha() and noun.piece is None and noun.key.startswith(_RANKED)


def tells_day(hit: Hit) -> bool:
    """Whether an ordinal in words is a day without a month: "утром пятого", "am Fünften", "пятого числа"."""
    day = hit.node("d")
    lead = hit.nodes[hit.match.start("d") - 1] if hit.match.start("d") else None
    if day.key.endswith(_GENITIVES):
        behind = hit.nodes[hit.match.end() - 1]
        return behind.key in _OF_MONTH or (lead is not None and lead.has("PART"))
    if lead is None or lead.key not in _GERMAN_ON:
        return False
    return day.key.endswith("ten") and hit.written(day)[:1].isupper() and not is_shouted(hit.text)


_GENITIVES: Final = ("ого", "его")
_OF_MONTH: Final = frozenset("числа число числу".split())
_GERMAN_ON: Final = frozenset({"am", "vom", "zum", "bis zum", "des", "dem", "den", "seit dem"})
_PAIR: Final = 3
_RANKED: Final = tuple(
    "floor grade round place division district brigade regiment battalion century lap row street".split()
)
"""Beginnings of the words for what is numbered."""
