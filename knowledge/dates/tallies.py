"""Numbers that stand where a year or a day might and count people: "5 January 2000 people were held".

They are unmade before the rules. What tells is the noun or the verb after the number; a year that
the event or the day of writing is near stays a year.
"""

from collections.abc import Sequence
from typing import Final

from knowledge.dates.calendar import calendar_day
from knowledge.dates.lexicon import level
from knowledge.dates.mention import DateContext
from knowledge.dates.pattern import letter, letters_with
from knowledge.dates.scan import Node

__all__ = ["is_genitive", "with_tallies"]

_PLAIN: Final = letter(())
_AUXILIARIES: Final = frozenset(
    level(
        "were was are have had has been be being were wurden wurde waren sind worden ont été avaient furent "
        "sont étaient seront fueron habían han sido resultaron son были было будут"
    ).split()
)
_HAPPENED: Final = frozenset(
    level(
        "killed dead injured wounded hurt held detained arrested released hospitalised hospitalized shot charged "
        "convicted sentenced evacuated missing deported displaced dismissed executed imprisoned jailed died "
        "perished fled "
        "getötet verletzt festgenommen verhaftet inhaftiert erschossen entlassen verurteilt evakuiert vermisst "
        "gestorben starben "
        "tués tuées blessés blessées arrêtés arrêtées détenus détenues interpellés interpellées décédés "
        "hospitalisés condamnés libérés évacués emprisonnés "
        "asesinados asesinadas muertos muertas heridos heridas detenidos detenidas arrestados arrestadas "
        "hospitalizados condenados liberados evacuados murieron "
        "убиты убито ранены ранено задержаны задержано арестованы арестовано осуждены осуждено освобождены "
        "освобождено эвакуированы эвакуировано госпитализированы госпитализировано уволены доставлены "
        "погибли погибло пострадали пострадало скончались умерли умерло "
        "ұсталды ұсталған өлді қаза жараланды тұтқындалды қамалды босатылды сотталды"
    ).split()
)
"""What happens to people that are counted."""
_GENITIVES: Final = tuple(level("ов ев ей ых их").split())
"""Ends of Russian nouns after a number."""
_MONTH: Final = ("MONTH",)
_LEAST: Final = 5
"""Letters from which on a Russian word has such an end."""
_MONTH_LEADS: Final = frozenset(level("in during im en в во за since seit depuis desde с").split())
_LOCATIVES: Final = tuple(level("да де та те").split())
_YEARS: Final = range(1900, 2060)
_NEAR: Final = 30
"""Years around an event of which its background may tell."""
_FIGURES: Final = 4


def with_tallies(nodes: list[Node], text: str, context: DateContext) -> list[Node]:
    """The nodes with such numbers as plain words."""
    if letters_with(_MONTH).isdisjoint([node.sign for node in nodes]):
        return nodes
    return [
        Node(_PLAIN, node.start, node.end, node.key, node.gap)
        if at and node.key.isdigit() and _is_tally(nodes, at, text, context)
        else node
        for at, node in enumerate(nodes)
    ]


def _is_tally(nodes: Sequence[Node], at: int, text: str, context: DateContext) -> bool:
    node = nodes[at]
    noun = _is_noun(nodes, at + 1, text)
    if not noun and not _is_verb(nodes, at + 1):
        return False
    if node.has("YEAR") and len(node.key) == _FIGURES:
        return _is_no_year(nodes, at, context, noun)
    return node.has("DAY") and _is_no_day(nodes, at)


def _is_noun(nodes: Sequence[Node], at: int, text: str) -> bool:
    """Whether something countable stands here, one plain word before it at most."""
    rest = nodes[at : at + 2]
    if not rest or not rest[0].gap:
        return False
    if rest[0].has("COUNT") or is_genitive(rest[0], text):
        return True
    plain = rest[0].key.isalpha() and not rest[0].values
    return plain and len(rest) > 1 and rest[1].has("COUNT") and not rest[0].key.endswith("s")


def is_genitive(node: Node, text: str) -> bool:
    """Whether it may be a Russian noun after a number: "участников"."""
    long = len(node.key) >= _LEAST and node.key[0] >= "а" and text[node.start].islower()
    return long and not node.values and node.key.endswith(_GENITIVES)


def _is_verb(nodes: Sequence[Node], at: int) -> bool:
    """Whether something is told of the number before: "had been detained", with no other subject after."""
    step = at
    while step < len(nodes) and step < at + 3 and nodes[step].key in _AUXILIARIES:
        step += 1
    if step >= len(nodes) or nodes[step].key not in _HAPPENED:
        return False
    after = nodes[step + 1] if step + 1 < len(nodes) else None
    return after is None or not (after.key[:1].isdigit() or after.has("COUNT", "NUM"))


def _is_no_year(nodes: Sequence[Node], at: int, context: DateContext, noun: bool) -> bool:
    month, dated, comma = _date_before(nodes, at)
    year = nodes[at].values["YEAR"]
    if month < 0 or _is_near(year, context, 1):
        return False
    known = context.timeline is not None or context.event_year is not None
    round_ = year not in _YEARS or (year % 100 == 0 and not _is_millennium(nodes, at, known))
    told = noun and not _is_english(nodes, at + 1)
    if comma:
        american = nodes[at - 2].has("DAY", "DAYORD")
        return (known and round_) if american else (told or round_)
    if not dated:
        return told or (known and round_)
    return told or round_ or (known and not _is_near(year, context, _NEAR))


def _is_millennium(nodes: Sequence[Node], at: int, known: bool) -> bool:
    """Whether 2000 may well be the year: no event is told, and nothing befell those who follow."""
    if known or nodes[at].values["YEAR"] != _MILLENNIUM:
        return False
    return not any(node.key in _HAPPENED for node in nodes[at + 1 : at + 6])


_MILLENNIUM: Final = 2000


def _is_english(nodes: Sequence[Node], at: int) -> bool:
    """Whether the noun may stand without an article behind a year, as the English plural does."""
    return any(node.key in _ENGLISH for node in nodes[at : at + 2])


def _date_before(nodes: Sequence[Node], at: int) -> tuple[int, bool, bool]:
    """Where the month right before a number is, else -1; whether a day is with it; whether a comma is between."""
    step = at - 1
    comma = nodes[step].has("COMMA")
    step -= comma
    if step > 0 and nodes[step].has("DOT"):
        step -= 1
    if step < 0:
        return -1, False, comma
    if nodes[step].has("MONTH"):
        lead = step - 1
        while lead > 0 and nodes[lead].has("OF", "DOT", "ART"):
            lead -= 1
        return step, lead >= 0 and nodes[lead].has("DAY", "DAYORD"), comma
    first = step > 0 and nodes[step].has("DAY", "DAYORD") and nodes[step - 1].has("MONTH")
    return (step - 1, True, comma) if first else (-1, False, comma)


def _is_near(year: int, context: DateContext, by: int) -> bool:
    if context.timeline is not None:
        first, last = (calendar_day(number)[0] for number in context.timeline)
    elif context.event_year is not None:
        first = last = context.event_year
    else:
        first = last = context.reference.year
    return first - by <= year <= last + by


def _is_no_day(nodes: Sequence[Node], at: int) -> bool:
    """As in "in January 26 were killed": a whole month, then how many."""
    month = nodes[at - 1]
    if not month.has("MONTH"):
        return False
    if month.key.endswith(_LOCATIVES) and month.key[0] >= "а":
        return True
    return at > 1 and nodes[at - 2].key in _MONTH_LEADS


_ENGLISH: Final = frozenset(
    "people persons men women children kids troops soldiers police officers protesters protestors "
    "demonstrators workers students residents citizens fighters cities countries villages towns houses homes "
    "cars buildings members families shops banks refugees detainees passengers others more units cases deaths "
    "votes jobs seats points times".split()
)
