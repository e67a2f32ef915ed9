"""Rules for days that share one month: "on 5, 6 and 8 January", "January 5, 6-8". Each is a date of its own."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from knowledge.dates.guards import named_year
from knowledge.dates.joining import range_piece
from knowledge.dates.pieces import Piece, day_piece, part_piece
from knowledge.dates.prose import only_asked
from knowledge.dates.rules import Grammar, Hit, Many
from knowledge.dates.scan import Node
from knowledge.dates.span import DateSpan, Precision
from knowledge.dates.units import Unit

__all__ = ["LISTS"]

LISTS: Final = Grammar()

_MOST: Final = 8
"""Most members of a list."""
_JOIN: Final = "( COMMA AND/OR? | AND/OR/PLUS/SLASH )"
_YEAR: Final = "( COMMA? OF? ART? YEARWORD? y:YEAR/ODDYEAR YEARWORD? DOT? )?"


def _members(day: str) -> str:
    """The pattern of two members or more: ``a1`` to ``z1`` and so on, ``z`` where a member is a run of days."""
    written = ""
    for at in range(_MOST, 0, -1):
        lead = f"{_JOIN} ON? ART? " if at > 1 else ""
        member = f"{lead}a{at}:{day} DOT? ( TO/DASH ART? z{at}:{day} DOT? )?"
        if written:
            written = f"{member} {written}" if at == 1 else f"{member} ( {written} )?"
        else:
            written = member
    return written


_DAYS: Final = _members("DAY/DAYORD")
_ORDINALS: Final = _members("DAYORD")


@LISTS.rule(
    f"{_DAYS} DAYWORD? OF? ART? m:MONTH DOT? {_YEAR}",
    f"m:MONTH DOT? ON? ART? {_DAYS} {_YEAR}",
    "a1:DAYORD SLASH a2:DAYORD OF? m:MONTH",
    "m:MONTH a1:DAY/DAYORD SLASH a2:DAY/DAYORD",
)
def _days_of_month(hit: Hit) -> Many | None:
    if _lead(hit).has("BETWEEN", "FROM") or (_joined_by_commas(hit) and not _is_plain_list(hit)):
        return None
    return tuple(_placed(hit, hit.value("m"), named_year(hit)))


@LISTS.rule(
    "w:DOW DOT? COMMA? ART? a1:DAY/DAYORD DOT? AND/OR ART? v:DOW DOT? COMMA? ART? a2:DAY/DAYORD DOT? OF? ART? m:MONTH DOT? "
    + _YEAR,
)
def _weekdays_of_month(hit: Hit) -> Many | None:
    month, year = hit.value("m"), named_year(hit)
    closing = "y" if hit.has("y") else "m"
    first, last = (day_piece(hit.value(name), month, year) for name in ("a1", "a2"))
    return (first, "w", "a1"), (last, "v", closing)


@LISTS.rule(
    "ART? u:UNIT OF? ART? a:DAY/DAYORD DOT? AND/DASH ART? b:DAY/DAYORD DOT? OF? m:MONTH DOT? "
    + _YEAR
)
def _weekend_days(hit: Hit) -> Piece | None:
    """As in "the weekend of 8 and 9 January": one date."""
    first, last = hit.value("a"), hit.value("b")
    if hit.value("u") != Unit.WEEKEND or last != first + 1:
        return None
    saturday = day_piece(first, hit.value("m"), named_year(hit))
    return part_piece(
        saturday, lambda s: DateSpan(s.first, s.first + 1, Precision.WEEKEND), "weekend"
    )


@LISTS.rule(f"{_DAYS} w:DAYWORD", f"l:ON {_DAYS}", f"ON? l:ART {_DAYS}", f"l:UNIT {_DAYS}")
def _bare_numbers(hit: Hit) -> Many | None:
    """As in "5 и 6 числа", "les 5 et 6", "los días 5 y 6", "am 5. und 6.": days by the word that leads to them."""
    told = hit.node("w").key in _OF_MONTH if hit.has("w") else hit.node("l").key in _PLURALS
    if hit.has("l") and hit.node("l").key in _GERMAN_ON:
        told = all(hit.nodes[hit.match.start(name) + 1].has("DOT") for name in _names(hit)[:-1])
    ends = hit.after is None or hit.after.has("STOP", "COMMA", "RPAR", "DOT")
    if not told or not (ends or hit.has("w")) or _joined_by_commas(hit):
        return None
    placed = _placed(hit, None, None)
    return tuple((only_asked(piece), opening, closing) for piece, opening, closing in placed)


_OF_MONTH: Final = frozenset("числа числу күні күндері күнінде күндерінде".split())
_PLURALS: Final = frozenset("les los dias jours".split())
_GERMAN_ON: Final = frozenset("am vom zum".split())


@LISTS.rule(f"ON ART? {_ORDINALS}", f"l:ART {_ORDINALS}")
def _bare_ordinals(hit: Hit) -> Many | None:
    """As in "on the 5th, 6th and 7th", "the 5th or 6th?"; not "on the 5th and 6th floors"."""
    after = hit.after
    if hit.has("l") and (hit.node("l").key != "the" or not hit.node("a1").key[0].isdigit()):
        return None
    if after is not None and (after.key[:1].isalnum() or after.has("OF", "MONTH")):
        return None
    placed = tuple(_placed(hit, None, None))
    return tuple((only_asked(p), a, z) for p, a, z in placed) if hit.has("l") else placed


@LISTS.rule(f"d:DM OF? m:MONTH DOT? {_YEAR}", f"m:MONTH DOT? d:DM {_YEAR}")
def _two_days(hit: Hit) -> Piece | None:
    """As in "5/6 January": one day and the next; "4/6" in either order reaches from one to the other."""
    first, _, last = hit.written(hit.node("d")).partition("/")
    if not (first.isdecimal() and last.isdecimal() and int(last) > int(first)):
        return None
    if _goes_on(hit):
        return None
    month, year = hit.value("m"), named_year(hit)
    return range_piece(day_piece(int(first), month, year), day_piece(int(last), month, year))


def _goes_on(hit: Hit) -> bool:
    """As in "January 5/6 of the votes": a share, which no day of a month is."""
    after = hit.after
    return hit.node("d") is hit.nodes[hit.match.end() - 1] and after is not None and after.has("OF")


@LISTS.rule(
    f"d:DAY/DAYORD DOT? OF? m:MONTH DOT? {_JOIN} ART? {_DAYS} DOT?",
    "d:DAY/DAYORD DOT? OF? m:MONTH DOT? AND/OR/PLUS ART? a1:DAY/DAYORD DOT?",
)
def _days_behind(hit: Hit) -> Many | None:
    """As in "on 5 January and 6?": of a question, and only in order and at the end of the clause."""
    values = [hit.value(name) for name in ("d", *_names(hit))]
    if any(one >= other for one, other in pairwise(values)):
        return None
    if hit.after is not None and not hit.after.has("STOP", "COMMA", "RPAR"):
        return None
    month = hit.value("m")
    return (
        (day_piece(values[0], month), "d", "m"),
        *(
            (only_asked(piece), opening, closing)
            for piece, opening, closing in _placed(hit, month, None)
        ),
    )


def _lead(hit: Hit) -> Node:
    """The word before the list, articles and "on" left out; its first word where there is none."""
    at = hit.match.start() - 1
    while at > 0 and hit.nodes[at].has("ART", "ON") and not hit.nodes[at].has("FROM", "BETWEEN"):
        at -= 1
    return hit.nodes[max(at, 0)]


def _names(hit: Hit) -> tuple[str, ...]:
    return tuple(f"a{at}" for at in range(1, _MOST + 1) if hit.has(f"a{at}"))


def _joined_by_commas(hit: Hit) -> bool:
    at = hit.match.start(_names(hit)[-1]) - 1
    while hit.nodes[at].has("ON", "ART"):
        at -= 1
    return hit.nodes[at].has("COMMA")


def _is_plain_list(hit: Hit) -> bool:
    """Whether days with nothing but commas between them are days: in order, and led to as dates are, for
    else the first ones may count something."""
    values = [hit.value(name) for name in _names(hit)]
    if any(one >= other for one, other in pairwise(values)):
        return False
    # "At the second, on 8 November": the word counts what the day is told of.
    if len({hit.node(name).key[0].isdigit() for name in _names(hit)}) > 1:
        return False
    if hit.match.start("m") < hit.match.start("a1"):
        return hit.after is None or not hit.after.key[:1].isalnum()
    before = hit.before
    return before is None or before.has("ON", "CUE", "ART", "SINCE", "BY", "STOP")


def _placed(hit: Hit, month: int | None, year: int | None) -> Iterator[tuple[Piece, str, str]]:
    """The members with the names of their first and last words; the month belongs to the nearest one."""
    names = _names(hit)
    apart = hit.has("d")
    leads = month is not None and hit.match.start("m") < hit.match.start(names[0])
    for name in names:
        piece, closing = day_piece(hit.value(name), month, year), name
        run = name.replace("a", "z")
        if hit.has(run):
            piece, closing = range_piece(piece, day_piece(hit.value(run), month, year)), run
        opening = "m" if leads and name == names[0] and not apart else name
        if name == names[-1] and month is not None and not apart:
            closing = "y" if hit.has("y") else closing if leads else "m"
        yield piece, opening, closing
