"""The quick test: whether a text can hold a date at all.

It lets through whatever the rules can read, and as little else as a look at words and figures can tell.
A question is read whenever it has a figure; a document only where the figure can be one of a date.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from knowledge.dates.compounds import COMPOUNDS
from knowledge.dates.guards import CLOSING
from knowledge.dates.lexicon import ENTRIES, PHRASES, level
from knowledge.dates.repair import month_meant
from knowledge.dates.scan import number_nodes
from knowledge.dates.stretches import PLURAL_YEARS
from knowledge.dates.units import Unit
from knowledge.lexicon.glance import glance
from knowledge.regex import regex

__all__ = ["A_YEAR", "DAYS", "NO_YEAR", "may_hold_date", "may_name"]

_WORDS: Final = regex(r"[^\W\d_]+")
_FIGURE: Final = regex(r"[0-9]")
_POINTED: Final = regex(r"\s*\.\s*[0-9]")
"""As in "5. 1.", where two points make a date."""
_NEAR: Final = 40
"""Characters beside a figure in which the words nearest to it are looked for."""
_NEXT: Final = 2
"""Words after a figure that matter: "5 of Janury"."""

_TELLING: Final = frozenset(
    "MONTH DOW UNIT YEARWORD RELDAY ADVENT TOMORROW TONIGHT LASTNIGHT LENDEMAIN HOLIDAY SEASON WC ERAWORD "
    "ERAPRE EDGE RELYEAR TENS PART DAYORD DAYWORD PERIOD".split()
)
"""Roles of which every rule needs one, where it needs no figure."""
_DATING: Final = frozenset("YEAR DECADE DAYORD ISO DMY MY YM DM DMDOT".split())
"""Roles of figures that may be dates in a document with nothing beside them."""
_SPELT: Final = range(11, 21)
"""Numbers in words that years begin with: "nineteen eighty"."""
_THOUSAND: Final = 1000
_QUIET: Final = frozenset("mi do so fr di mo sa set ago an number".split())
"""Common words that make a date only beside a figure, beside each other, or all but alone."""
_FEW: Final = 3
_RANKING: Final = frozenset("ORD DAYORD NUM SPELT THIRDWORD COUNT".split())
"""Roles of words that rank or count what comes next, where they have no others."""
_RANKED: Final = regex(r"([^\W\d_]+) ?([^\W\d_]*) ?([^\W\d_]*)")
_UN_AN: Final = frozenset("un cet l d par chaque".split())
"""Words before the French "an"."""


def _words(text: str, levelled: str) -> Sequence[str]:
    return glance(text).runs if text.isascii() else _WORDS.findall(levelled)


def _tells(key: str, roles: Mapping[str, int]) -> bool:
    if _TELLING.isdisjoint(roles):
        spelt_year = roles.get("BIG") == _THOUSAND or roles.get("NUM") in _SPELT
        return spelt_year and key not in _QUIET and key[0].isalpha()
    return key not in _QUIET and key[0].isalpha()


_Keys = Mapping[str, Sequence[str]]
"""Forms by the roles that they have."""


def _by_role() -> _Keys:
    found = defaultdict[str, list[str]](list)
    for key, roles in ENTRIES.items():
        for role in roles:
            found[role].append(key)
    return found


def _with_role(keys: _Keys, *wanted: str) -> frozenset[str]:
    """The last words of all forms that have one of the roles."""
    found = (_letters(key) for role in wanted for key in keys[role])
    return frozenset(parts[-1] for parts in found if parts)


def _letters(key: str) -> list[str]:
    return [key] if key.isalpha() else [part for part in key.split() if part.isalpha()]


def _phrases(keys: Sequence[list[str]], known: frozenset[str]) -> dict[str, list[frozenset[str]]]:
    """By first word what else a text must hold; phrases with a word of ``known`` left out."""
    found: dict[str, list[frozenset[str]]] = {}
    for parts in keys:
        if known.isdisjoint(parts):
            found.setdefault(parts[0], []).append(frozenset(parts[1:]))
    return found


_PREPOSITIONS: Final = frozenset("on am vom zum den dem du del al au с".split())
_ANCHORED: Final = frozenset(
    "between zwischen entre между before after since until till when while during time day prior following as by avant apres "
    "depuis jusqu pendant nach vor seit wahrend bis antes despues tras desde hasta durante после "
    "перед до с во кеиін соң деиін бұрын from de del du des d von vom nachdem bevor seitdem vorabend vortag "
    "со от на кеиінгі шеиін бері бастап арасында аралығында кезінде барысында күні күнінде".split()
)


class _Tables(NamedTuple):
    """What is looked for; made at the first text, so that who reads no dates does not wait for it.

    ``sure`` are words that suffice, ``phrases`` words by their first with what has to be there besides; ``leads`` stand before
    a figure that may be a day or the like; ``others`` are the first words of phrases, and common words that seldom tell.
    """

    sure: frozenset[str]
    phrases: Mapping[str, Sequence[frozenset[str]]]
    others: frozenset[str]
    eras: frozenset[str]
    leads: frozenset[str]
    then: frozenset[str]
    since: frozenset[str]


@cache
def _tables() -> _Tables:
    told = [_letters(key) for key, roles in ENTRIES.items() if _tells(key, roles)]
    sure = frozenset(parts[0] for parts in told if len(parts) == 1) | COMPOUNDS
    phrases, keys = _phrases(told, sure), _by_role()
    return _Tables(
        sure=sure,
        phrases=phrases,
        others=_QUIET.union(phrases),
        eras=_with_role(keys, "ERA"),
        leads=_with_role(keys, "ART", "QLETTER", "WLETTER") | _PREPOSITIONS,
        then=_with_role(keys, "THEN"),
        since=_with_role(keys, "BEFORE", "AFTER", "SINCE", "BY"),
    )


@cache
def _ranking() -> frozenset[str]:
    """Those words that suffice, but tell nothing before a common noun; asked for documents only."""
    known = _tables().sure & ENTRIES.keys()
    return frozenset(word for word in known if ENTRIES[word].keys() <= _RANKING)


def may_hold_date(
    text: str, anchored: bool = False, asks: bool = True, chained: bool = False
) -> bool:
    """``False`` only when no rule can find anything.

    ``anchored``: happenings count as dates; ``asks``: the text is a question, not a document;
    ``chained``: a date was named before.
    """
    figure = glance(text).figures
    if figure and asks:
        return True
    tables, levelled = _tables(), level(text)
    words = _words(text, levelled)
    if "hundert" in levelled or "tausend" in levelled:
        return True
    telling = tables.sure.intersection(words)
    if telling and (asks or not _ranking() >= telling or _has_unranked(levelled, telling)):
        return True
    if figure and _has_dating_figure(levelled, words):
        return True
    if not tables.others.isdisjoint(words) and _has_other(tables.phrases, words):
        return True
    if anchored and not _ANCHORED.isdisjoint(words):
        return True
    named = chained or "now" in words
    return named and not tables.then.isdisjoint(words) and not tables.since.isdisjoint(words)


def _has_other(phrases: Mapping[str, Sequence[frozenset[str]]], words: Sequence[str]) -> bool:
    if not phrases.keys().isdisjoint(words) and _has_phrase(phrases, words):
        return True
    return not _QUIET.isdisjoint(words) and _has_quiet_date(words)


_YEARLY: Final = regex(
    r"[0-9]{4}|['’][0-9]{2}(?![0-9])|[0-9][-/][0-9]{2}(?![0-9])"
    r"|[0-9][-/. ]{1,2}[0-9]{1,2}[-/. ]{1,2}[0-9]{2}(?![0-9])"
)
"""Figures that can be years, or dates with a year, whatever stands beside them."""
_SHORT_YEAR: Final = regex(r"[0-9]{2}")
_TENS: Final = regex(r"[0-9]0(?:['’]?s|-?ern?|-?[хе]|-?[^\W\d_]{2})(?![^\W_])|[0-9]0-?жыл")
"""As in "the 90s", "90-х"."""
_TENS_OF_YEARS: Final = regex(r"[0-9]0[- ]{0,2}([^\W\d_]+)")
_BEFORE_YEAR: Final = regex(r"(?<![^\W\d_])([^\W\d_]+) [0-9]")
"""From the first letter of a word alone, or a word of a thousand letters would be read from each of them."""
_TIMES: Final = frozenset("ERAWORD ERAPRE TENS DECADE PERIOD".split())
_WHOLE_DATE: Final = regex(
    r"[0-9]{8}|[0-9] {0,2}[-/.–—−~ ] {0,2}[0-9]|[wq] ?[0-9]|[0-9] del? [0-9]"
)
"""Figures that can be a day or a month with its year."""
_NO_DAYS: Final = frozenset(
    "YEARWORD DECADE ERAWORD ERAPRE SEASON TENS NUM SPELT ORD DAYORD THIRDWORD COUNT BIG".split()
)
"""Roles of words that tell no day or month of a year, nor part of it that is as short."""


class _YearTables(NamedTuple):
    """``sure`` and ``phrases`` name a feast or spell a year, each as in ``_Tables``; ``leads`` make a year of two figures,
    ``years`` of those next to them.

    ``days`` are words of which a day or month of a year needs one, ``times`` those of which a longer time without a
    year needs one.
    """

    sure: frozenset[str]
    phrases: Mapping[str, Sequence[frozenset[str]]]
    leads: frozenset[str]
    days: frozenset[str]
    times: frozenset[str]
    years: frozenset[str]


@cache
def _year_tables() -> _YearTables:
    told = [_letters(key) for key, roles in ENTRIES.items() if _spells_year(roles)]
    sure = frozenset(parts[0] for parts in told if len(parts) == 1) | COMPOUNDS
    long = [_letters(key) for key, roles in ENTRIES.items() if _tells_times(roles)]
    phrases = _phrases([parts for parts in (*told, *long) if len(parts) > 1], sure)
    days = frozenset(word for word in _tables().sure if _tells_days(ENTRIES.get(word, {})))
    keys = _by_role()
    leads = _with_role(keys, "MONTH", "SEASON", "QLETTER", "ERA")
    times = frozenset(word for word in _tables().sure if _tells_times(ENTRIES.get(word, {})))
    return _YearTables(
        sure, phrases, leads, days | _with_role(keys, "MONTH"), times, _with_role(keys, "YEARWORD")
    )


def _spells_year(roles: Mapping[str, int]) -> bool:
    return not roles.keys().isdisjoint(("HOLIDAY", "ADVENT", "BIG")) or roles.get("NUM") in _SPELT


def _tells_days(roles: Mapping[str, int]) -> bool:
    """Whether a word, a compound if it has no roles, can be of a day or month."""
    return roles.get("UNIT") != Unit.HOUR and not (roles and roles.keys() <= _NO_DAYS)


def _tells_times(roles: Mapping[str, int]) -> bool:
    """Whether a word can be of a decade, a century or the like."""
    return not _TIMES.isdisjoint(roles) or roles.get("UNIT") in (Unit.DECADE, Unit.CENTURY)


NO_YEAR: Final = 0
"""A document that names no time at all by its year or century, and no feast."""
A_YEAR: Final = 1
"""One that may name such a time, but no day or month in full, with its year, and no feast."""
DAYS: Final = 2


def may_name(text: str) -> int:
    """The most that a document can name by its year: ``NO_YEAR``, ``A_YEAR`` or ``DAYS``."""
    levelled = level(text)
    words, figure = _words(text, levelled), glance(text).figures
    if _may_name_year(levelled, words, figure):
        return DAYS if _may_name_days(levelled, words) else A_YEAR
    return A_YEAR if _may_name_times(levelled, words, figure) else NO_YEAR


def _may_name_times(levelled: str, words: Sequence[str], figure: bool) -> bool:
    if not _year_tables().times.isdisjoint(words):
        return True
    if not figure:
        return False
    if _TENS.search(levelled) or not PLURAL_YEARS.isdisjoint(_TENS_OF_YEARS.findall(levelled)):
        return True
    return any(word in _year_tables().years for word in _BEFORE_YEAR.findall(levelled))


def _may_name_days(levelled: str, words: Sequence[str]) -> bool:
    if _WHOLE_DATE.search(levelled) or not _year_tables().days.isdisjoint(words):
        return True
    phrases = _tables().phrases
    if not phrases.keys().isdisjoint(words) and _has_phrase(phrases, words):
        return True
    return _has_month_meant(levelled)


def _may_name_year(levelled: str, words: Sequence[str], figure: bool) -> bool:
    if figure and _YEARLY.search(levelled):
        return True
    tables = _year_tables()
    if not tables.sure.isdisjoint(words) or "hundert" in levelled or "tausend" in levelled:
        return True
    if not tables.phrases.keys().isdisjoint(words) and _has_phrase(tables.phrases, words):
        return True
    return figure and bool(_SHORT_YEAR.search(levelled)) and not tables.leads.isdisjoint(words)


def _has_month_meant(levelled: str) -> bool:
    """Whether a word beside a figure is a month with a slip in it."""
    for figure in _FIGURES.finditer(levelled):
        start, end = figure.span()
        before = _WORDS.findall(levelled, max(0, start - _NEAR), start)[-2:]
        after = _WORDS.findall(levelled, end, end + _NEAR)[:2]
        if any(word not in ENTRIES and month_meant(word) for word in (*before, *after)):
            return True
    return False


_FIGURES: Final = regex(r"[0-9]+")


def _has_unranked(levelled: str, telling: frozenset[str]) -> bool:
    """Whether one of the words that rank stands elsewhere than before a common word, as in "the first man"."""
    before = ""
    at = 0
    while match := _RANKED.search(levelled, at):
        word, noun, other = match.groups()
        at = match.end(1)
        if word in telling:
            if not noun or noun in ENTRIES or noun in CLOSING or _begins_phrase(word, noun):
                return True
            if any(
                near and near not in ENTRIES and month_meant(near) for near in (before, noun, other)
            ):
                return True
        before = word
    return False


def _begins_phrase(word: str, noun: str) -> bool:
    return any(parts[1].startswith(noun[:1]) for parts, _ in PHRASES.get(word, ()))


def _has_phrase(phrases: Mapping[str, Sequence[frozenset[str]]], words: Sequence[str]) -> bool:
    held = frozenset(words)
    return any(rest <= held for first in phrases.keys() & held for rest in phrases[first])


def _has_quiet_date(words: Sequence[str]) -> bool:
    quiet = _QUIET.intersection(words)
    if quiet == {"an"}:
        return not _UN_AN.isdisjoint(words)
    return quiet != {"number"} and (len(words) <= _FEW or len(quiet) > 1)


def _has_dating_figure(levelled: str, words: Sequence[str]) -> bool:
    """Whether a document without any telling word has a figure that can be a date or a part of one."""
    if not words or not _tables().eras.isdisjoint(words):
        return True
    figure = _FIGURE.search(levelled)
    while figure is not None:
        nodes = number_nodes(levelled, figure.start())
        if any(node.has(*_DATING) for node in nodes):
            return True
        end = nodes[-1].end
        number = any(node.has("NUM", "NUM4", "YY") for node in nodes)
        if number and _is_beside(levelled, figure.start(), end):
            return True
        figure = _FIGURE.search(levelled, end)
    return False


def _is_beside(levelled: str, start: int, end: int) -> bool:
    """Whether the words beside a figure can make a date of it; also where none is near enough to tell."""
    near = levelled[max(0, start - _NEAR) : start].rstrip()
    if near.endswith(("'", "’")) or _POINTED.match(levelled, end):
        return True
    before = _WORDS.findall(near)[-1:]
    after = _WORDS.findall(levelled, end, end + _NEAR)[:2]
    if (not before and start > _NEAR) or (len(after) < _NEXT and end + _NEAR < len(levelled)):
        return True
    beside = before + after
    if not _tables().leads.isdisjoint(before) or not _QUIET.isdisjoint(beside):
        return True
    return any(word not in ENTRIES and month_meant(word) for word in beside)
