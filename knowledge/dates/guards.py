"""When a number, a month's name or a year that stands alone is a date, and when it is not."""

from typing import Final

from knowledge.dates.lexicon import WEAK
from knowledge.dates.namesakes import (
    MILIEU,
    RUSSIAN_NAMES,
    is_no_weekday,
    is_person,
    is_weekday_in_russian,
    opens_months,
    ranks_noun,
    tells_day,
)
from knowledge.dates.ofyear import is_of_happening
from knowledge.dates.rules import Hit
from knowledge.dates.scan import Node, is_shouted
from knowledge.dates.weekrows import stands_in_row

__all__ = [
    "CLOSING",
    "HEDGES",
    "bare_day_fits",
    "bare_month_fits",
    "bare_weekday_fits",
    "bare_year_fits",
    "is_counted",
    "is_cued_day",
    "is_proper",
    "month_follows",
    "named_year",
    "two_digit_year_fits",
    "whole_year",
]

HEDGES: Final = ("ABOUT", "ABOUTPOST", "PERHAPS")
"""Roles of the words that make a date approximate or doubtful."""
_CUES: Final = ("ON", "CUE", "SINCE", "BY", "BEFORE", "AFTER", "FROM", "PORTION", "LAST", "NEXT")
_NAMELIKE: Final = frozenset(
    "may march april june august jan jun dec sep mar mai avril mayo abril mars julio junio agosto".split()
)
_OWN: Final = {
    "mars": frozenset("en de depuis avant apres fin debut mi au du".split()),
    "mai": frozenset(
        "en de depuis avant apres fin debut mi im seit bis ab von anfang ende mitte".split()
    ),
    "mayo": frozenset("en de desde hasta finales principios mediados".split()),
    "mar": frozenset("in since until by of early late mid".split()),
}
"""Months that mean something else in another language, with the words that tell."""
_LINKS: Final = (
    "COMMA",
    "DOT",
    "STOP",
    "RPAR",
    "LPAR",
    "DASH",
    "AND",
    "OR",
    "TO",
    "ON",
    "AT",
    "COLON",
    "CUE",
    "SLASH",
    "SINCE",
    "BY",
    "BEFORE",
    "AFTER",
    "APOS",
    "CLOCK",
    "PART",
)


def whole_year(node: Node) -> int:
    """The year that a node names; two digits are read as 1930 to 2029."""
    if "ODDYEAR" in node.values:
        return node.values["ODDYEAR"]
    if "YEAR" in node.values:
        return node.values["YEAR"]
    short = node.values["YY"]
    return short + (1900 if short >= 30 else 2000)


def named_year(hit: Hit) -> int | None:
    """The year captured as ``y``, if there is one."""
    return whole_year(hit.node("y")) if hit.has("y") else None


def two_digit_year_fits(hit: Hit) -> bool:
    """Whether two digits after a day and month, if any, are a year and not a count of something."""
    if not hit.has("y"):
        return True
    at = hit.match.start("y")
    if hit.nodes[at - 1].key in ("'", "’", "-", "/"):
        return True
    after = hit.after
    return after is None or after.has(
        "STOP", "DOT", "RPAR", "COMMA", "AT", "ON", "CLOCK", "TO", "DASH"
    )


def is_counted(hit: Hit) -> bool:
    """As in "in January 32 people": the number before the words after counts them."""
    return _plural(hit.after)


def month_follows(hit: Hit) -> bool:
    """As in "2021 – 2 de enero": the last number is the day of the month after it."""
    end = hit.match.end()
    following = hit.nodes[end : end + 2]
    if following and following[0].has("OF", "DOT"):
        following = following[1:]
    return bool(following) and following[0].has("MONTH")


def bare_month_fits(hit: Hit) -> bool:
    """Whether a month's name without a number is the month."""
    node = hit.node("m")
    written = hit.written(node)
    before = hit.before
    if hit.is_whole():
        return True
    if (
        node.key in ("ago", "set")
        or _is_seven(hit)
        or (written.isupper() and not is_shouted(hit.text))
    ):
        return False
    if _in_row(hit) or _is_titled(hit, "m") or is_person(hit, "m"):
        return not (_is_titled(hit, "m") or is_person(hit, "m"))
    if node.key in _OWN:
        return before is not None and before.key in _OWN[node.key]
    if node.key in WEAK and written.islower():
        return _is_led_to(before, node) and not _noun_follows(hit)
    namelike = node.key in _NAMELIKE or (node.key in RUSSIAN_NAMES and written[:1].isupper())
    named = namelike and is_proper(hit, hit.after)
    led = before is not None and before.has(*_CUES, *_MONTH_CUES) and not named
    if led or opens_months(hit):
        return True
    if len(node.key) <= 3 and written[:1].islower():
        return False
    return not namelike or _is_no_name(hit)


def _is_seven(hit: Hit) -> bool:
    """As in the French "sept personnes": a word follows that it counts."""
    after = hit.after
    return hit.node("m").key == "sept" and after is not None and not after.has(*_LINKS)


def _is_titled(hit: Hit, name: str) -> bool:
    """As in "Mr. August"."""
    at = hit.match.start(name)
    title = hit.nodes[at - 2] if at > 1 and hit.nodes[at - 1].key == "." else hit.before
    return title is not None and title.key in _TITLES


_TITLES: Final = frozenset(
    "mr mrs ms miss dr prof herr herrn frau m mme monsieur madame senor senora sr sra".split()
)


def _in_row(hit: Hit) -> bool:
    """As in "de marzo a mayo", "from Nov to mar": another month stands before."""
    at = hit.match.start("m")
    if at < 2 or not hit.nodes[at - 1].has("TO", "DASH", "AND", "OR", "COMMA"):
        return False
    before = hit.nodes[at - 3] if hit.nodes[at - 2].has("DOT") and at > 2 else hit.nodes[at - 2]
    return before.has("MONTH") and before.key not in _VERBS and before.key not in WEAK


def is_proper(hit: Hit, word: Node | None) -> bool:
    """Whether a plain word with a capital goes on a name: "The Sunday Times", "Jan Moir"."""
    if word is None or word.piece is not None or is_shouted(hit.text):
        return False
    if not word.values.keys() <= {"COUNT", "NOTNUM"}:
        return False
    return word.gap and hit.written(word)[:1].isupper()


def _is_led_to(before: Node | None, month: Node) -> bool:
    if month.key == "мая" and before is not None and before.has("UNIT", "HALFWORD", "THIRDWORD"):
        return True
    return before is not None and before.has(*_PLAIN_CUES) and before.key not in _LOOSE


def _is_no_name(hit: Hit) -> bool:
    """As in "April" that is not "April Smith" or "Robert August"."""
    before, after = hit.before, hit.after
    if before is not None and before.key[:1].isalpha() and not before.has("AND", "OR"):
        return False
    return after is None or (after.has(*_LINKS) and after.key != "of")


_MONTH_CUES: Final = ("OF", "THIS", "TO", "BETWEEN", "REST", "MONTHONLY")
_PLAIN_CUES: Final = (
    "ON",
    "OF",
    "BETWEEN",
    "SINCE",
    "BY",
    "BEFORE",
    "AFTER",
    "PORTION",
    "LAST",
    "NEXT",
    "MONTHONLY",
)
_LOOSE: Final = frozenset("a an d y to at le el los la".split())


def _noun_follows(hit: Hit) -> bool:
    """As in "in march formation": a plain word right after."""
    after = hit.after
    return after is not None and after.key in ("formation", "step", "past", "order", "route")


def bare_weekday_fits(hit: Hit) -> bool:
    """Whether a weekday's name is the day and not a surname or another word."""
    node = hit.node("w")
    before, after = hit.before, hit.after
    if (before is not None and before.key in _NO_DAY) or is_no_weekday(hit, after):
        return False
    if _is_titled(hit, "w") or is_person(hit, "w"):
        return False
    if node.key == "tues" and not hit.written(node).isascii():  # French "tués"
        return False
    if hit.is_whole() or (
        node.key in WEAK and stands_in_row(hit.nodes, hit.match.start("w"), hit.text)
    ):
        return True
    if node.key in MILIEU and not is_weekday_in_russian(hit):
        return False
    led = hit.first.has("ART") or (before is not None and before.key == "the")
    if led and (node.key in WEAK or is_proper(hit, after)):
        return False
    return node.key not in WEAK or (len(node.key) > 2 and _short_weekday_fits(hit))


def _short_weekday_fits(hit: Hit) -> bool:
    """Whether "sat", "Sun", "mer" is the weekday: a word for it before, or a time of day after."""
    before, after, written = hit.before, hit.after, hit.written(hit.node("w"))
    if written.isupper() and not is_shouted(hit.text):
        return False
    if before is None:
        ahead = hit.nodes[hit.match.end() : hit.match.end() + 3]
        return any(node.has("PART", "CLOCK") for node in ahead)
    if not before.has(*_DAY_WORDS) or before.has("ART"):
        return False
    if before.has("TO") and not _weekday_before(hit):
        return False
    if written[:1].isupper():
        return True
    ends = after is None or not after.key[:1].isalpha() or after.has(*_LINKS)
    return ends and not before.has("OF")


def _weekday_before(hit: Hit) -> bool:
    at = hit.match.start()
    return any(node.has("DOW") for node in hit.nodes[max(0, at - 4) : at])


_DAY_WORDS: Final = (
    "ON",
    "LAST",
    "NEXT",
    "THIS",
    "SINCE",
    "BY",
    "BEFORE",
    "AFTER",
    "CUE",
    "FROM",
    "BETWEEN",
    "TO",
    "AND",
    "OR",
    "DASH",
    "SLASH",
)


_NO_DAY: Final = frozenset(
    "black bloody joe cyber super ruby giving girl man santo placido".split()
)


def bare_day_fits(hit: Hit) -> bool:
    """Whether a day of the month stands alone: "the 16th", "on the 5th", never "the 5th floor"."""
    node = hit.node("d")
    before, after = hit.before, hit.after
    first = hit.first
    article = first.has("ART") or (before is not None and before.has("ART"))
    dated = is_cued_day(hit)
    if "DAYORD" in node.values and not node.key[0].isdigit():
        told = tells_day(hit) or (article and dated and _preposed(hit))
        return told and (after is None or _closes(after))
    if (after is not None and after.has("DASH") and not after.gap) or ranks_noun(hit):
        return False
    if first.has("DAYWORD"):
        return first.key in ("dia", "jour") and (after is None or _closes(after))
    if "DAYORD" not in node.values and not _numeral_fits(hit):
        return False
    if not (article or dated or hit.is_whole()):
        return _is_russian_day(hit)
    if after is None or after.has("STOP", "DOT", "COMMA", "RPAR", "PART", "CLOCK"):
        return True
    if hit.first.key in _GERMAN_ON or (hit.before is not None and hit.before.key in _GERMAN_ON):
        return hit.written(after)[:1].islower()
    return _closes(after) if dated else after.has("AND", "OR") or after.key in _VERBS


_OF_MONTH: Final = frozenset("числа число числу".split())


def _is_russian_day(hit: Hit) -> bool:
    """As in "5 числа", "5-го": the word or the ending tells of a day."""
    node, after = hit.node("d"), hit.after
    ends = hit.nodes[hit.match.end() - 1].key in _OF_MONTH
    if not (ends or (node.key.endswith(("-го", "-му")) and "DAYORD" in node.values)):
        return False
    return after is None or after.has(*_CLOSERS, "DOT")


def is_cued_day(hit: Hit) -> bool:
    """Whether a preposition or the like leads to a bare day of the month."""
    words = [hit.first, hit.before]
    return any(w is not None and w.has(*_DAY_CUES) and w.key not in _NOT_DAY for w in words)


def _preposed(hit: Hit) -> bool:
    words = [hit.first, hit.before]
    counts = hit.after is not None and hit.after.has("PART")  # "on the second night"
    return not counts and any(w is not None and w.key in _LEADING for w in words)


_LEADING: Final = frozenset("on,by,since,until,till,before,after,as of,as at,up to".split(","))
_NOT_DAY: Final = frozenset("a an about around for over in at le el los la".split())
_DAY_CUES: Final = (
    "ON",
    "SINCE",
    "BY",
    "BEFORE",
    "AFTER",
    "BETWEEN",
    "FROM",
    "PART",
    "DOW",
    "CLOCK",
    "WC",
)
_CLOSERS: Final = (
    "COMMA",
    "STOP",
    "LPAR",
    "RPAR",
    "DASH",
    "AND",
    "OR",
    "TO",
    "AT",
    "CLOCK",
    "PART",
    "ON",
    "BY",
    "SINCE",
    "BEFORE",
    "AFTER",
    "SINCEPOST",
    "APOS",
)


def _closes(after: Node) -> bool:
    """Whether a bare day may end before this word: a sign, a preposition, a verb of asking."""
    return after.has(*_CLOSERS) or after.key in _VERBS or (after.has("DOT"))


_VERBS: Final = frozenset(
    "did was were is are had has have does do will would that what who where how why when which "
    "happened there they he she it in if but as pls please".split()
)


CLOSING: Final = _VERBS
"""Words without a role before which a bare day may end."""


def _numeral_fits(hit: Hit) -> bool:
    """A plain number is a day only with words for it: "le 5", "am 5.", "5 числа"."""
    at = hit.match.start("d")
    lead = hit.nodes[at - 1] if at else None
    after = hit.nodes[at + 1] if at + 1 < len(hit.nodes) else None
    if after is not None and after.has("DAYWORD") and after.key not in ("day", "days"):
        return True
    if lead is None or not hit.node("d").gap or _month_near(hit, at):
        return False
    if lead.key == "the":
        cue = hit.nodes[at - 2].key if at > 1 else ""
        return cue in ("for", "on", "by", "until", "since") and _ends(after)
    if lead.key in _UP_TO or lead.key in ("le", "el", "au", "del"):
        return after is None or not after.key[:1].isalnum()
    if lead.key in _GERMAN_ON and after is not None and after.has("DOT"):
        return True
    return lead.key in ("on", "am") and (_ends(after) or (after is not None and after.has("DOT")))


_GERMAN_ON: Final = frozenset({"am", "vom", "zum", "bis zum", "den", "dem"})


def _month_near(hit: Hit, at: int) -> bool:
    return any(node.has("MONTH") for node in hit.nodes[at + 1 : at + 4])


def _ends(after: Node | None) -> bool:
    return after is None or after.has("STOP", "DOT", "COMMA")


_UP_TO: Final = frozenset(
    (
        "a partir du",
        "depuis le",
        "jusqu ' au",
        "hasta el",
        "desde el",
        "a partir del",
        "bis zum",
        "seit dem",
        "ab dem",
    )
)
_STRONG_CUES: Final = ("SINCE", "YEARWORD", "PORTION", "SEASON")
_IN: Final = frozenset(
    "in en im во в since during circa by year jahr l'an annee ano до после с".split()
)
_COUNTING: Final = frozenset(
    "about over than nearly almost some least most roughly approximately another up only all those these killed dead injured wounded detained arrested around for with of to from".split()
)


def bare_year_fits(hit: Hit) -> bool:
    """Whether four digits alone are a year: a cue before or the clause's end after, no unit."""
    node = hit.node("y")
    before, after = hit.before, hit.after
    if _after_figure(hit):
        return False
    if "YEAR" not in node.values:
        return not node.gap and (before is None or before.has(*_CUES, "MONTH", "LPAR", "P"))
    labelled = hit.first.has("YEARWORD") or hit.nodes[hit.match.end() - 1].has("YEARWORD")
    if labelled or hit.is_whole(apart=HEDGES) or is_of_happening(hit):
        return True
    if after is not None and after.has("COUNT", "UNIT") and not after.has("YEARWORD"):
        return False
    if before is None or before.key == "the":
        return not _runs_on(after) or _year_like(node)
    return _led_by(before, node, after)


def _led_by(before: Node, node: Node, after: Node | None) -> bool:
    """Whether the word before makes four digits a year."""
    year = node.values["YEAR"]
    if before.key in _IN or before.has(*_STRONG_CUES):
        return not (_runs_on(after) and year % 100 == 0 and year != 2000 and _plural(after))
    if _runs_on(after):
        return before.has("LPAR") and not _plural(after)
    counted = before.key in _COUNTING and not before.has("CUE", "FROM", "TO", "OF")
    if counted or before.piece is not None or before.key[:1].isdigit():
        return False
    linked = before.has(*_CUES, "OF", "TO", "AND", "OR", "COMMA", "LPAR", "BETWEEN", "DASH")
    return linked or (before.key[:1].isalpha() and _year_like(node))


def _runs_on(after: Node | None) -> bool:
    """Whether a plain word follows, which the number may count."""
    if after is None or after.has("ABOUTPOST"):
        return False
    return after.key[:1].isalpha() and not _closes_year(after)


def _after_figure(hit: Hit) -> bool:
    """As in "555-1212": the second half of a number."""
    at = hit.match.start()
    if at < 2 or hit.nodes[at - 2].has("ERAYEAR"):
        return False
    return hit.nodes[at - 1].has("DASH") and hit.nodes[at - 2].key[:1].isdigit()


def _year_like(node: Node) -> bool:
    return 1900 <= node.values["YEAR"] <= 2100 and node.values["YEAR"] % 100 != 0


def _closes_year(after: Node) -> bool:
    return after.has(*_CLOSERS, "CUE", "ERA") or after.key in _VERBS


def _plural(node: Node | None) -> bool:
    return node is not None and (node.key.endswith("s") or node.has("COUNT"))
