"""Rules for dates in figures and for clock times."""

from dataclasses import replace
from typing import Final

from knowledge.dates.calendar import day_number, month_span
from knowledge.dates.guards import month_follows
from knowledge.dates.mention import Prefer
from knowledge.dates.pieces import Found, Frame, Piece, day_piece, fixed, yearly_piece
from knowledge.dates.rules import Grammar, Hit, Many
from knowledge.dates.scan import Node
from knowledge.dates.span import DateSpan
from knowledge.dates.tallies import is_genitive

__all__ = ["NUMERIC"]

NUMERIC: Final = Grammar()

_DOW: Final = "( w:DOW DOT? COMMA? ART? )?"


def _numbers(written: str) -> list[int]:
    parts = "".join(char if char.isdigit() else " " for char in written).split()
    return [int(part) for part in parts]


@NUMERIC.rule(f"{_DOW} i:ISO")
def _iso(hit: Hit) -> Piece | None:
    written = hit.node("i").digits
    if written.isdigit():
        written = f"{written[:4]}-{written[4:6]}-{written[6:]}"
    year, month, day = _numbers(written)
    if month > 12:
        month, day = day, month
    if year < _USUAL and _is_negative(hit):
        year = -year
    number = day_number(year, month, day)
    return None if number is None else fixed("day", DateSpan(number, number), year)


_USUAL: Final = 1000
"""From this year on a dash before a date opens an item of a list."""


def _is_negative(hit: Hit) -> bool:
    """As in "-0043-03-15": a year of the standard before the year 0."""
    before = hit.before
    return before is not None and before.key in ("-", "−") and before.gap and not hit.first.gap


@NUMERIC.rule(
    "d:DAY a:MONN y:YEAR",
    "d:DAY a:MONN y:YY",
    "d:DAY a:MONN",
    "y:YEAR a:MONN d:DAY",
    "a:MONN SLASH/DASH d:DAY",
    "d:DAY t:DASH a:MONN",
    "l:ART d:DAY t:DASH a:MONN",
)
def _spaced(hit: Hit) -> Piece | None:
    """As in "le 20 02 2014", "2/15" with spaces: only where nothing else can be meant."""
    before = hit.before
    if not hit.is_whole() and not (before is not None and before.key == "le"):
        return None
    if (
        hit.has("t")
        and hit.value("d") <= _MONTHS
        and not (hit.has("l") and hit.node("l").key == "el")
    ):
        return None
    year = hit.maybe("y")
    if year is not None and year < 100:
        year += 1900 if year >= 40 else 2000
    return day_piece(hit.value("d"), hit.value("a"), year)


_MONTHS: Final = 12


@NUMERIC.rule(f"{_DOW} d:DAY DOT a:MONN DOT y:YEAR")
def _dotted_apart(hit: Hit) -> Piece | None:
    """As in "23. 3. 1976"."""
    return day_piece(hit.value("d"), hit.value("a"), hit.value("y"), hit.maybe("w"))


@NUMERIC.rule(
    "ON/ART/FROM/BY/SINCE/BEFORE/AFTER d:DAY DOT a:MONN DOT y:YEAR?",
    "w:DOW DOT? COMMA? ART? d:DAY DOT a:MONN DOT y:YEAR?",
)
def _pointed(hit: Hit) -> Many | None:
    """As in "am 5. 1. 2022": points after both numbers."""
    piece = day_piece(hit.value("d"), hit.value("a"), hit.maybe("y"), hit.maybe("w"))
    last = "y" if hit.has("y") else "a"
    return ((piece, "w" if hit.has("w") else "d", last),)


@NUMERIC.rule("d:DAY o:OF a:MONN", "d:DAY o:OF a:MONN OF y:YEAR")
def _spanish(hit: Hit) -> Piece | None:
    """As in "el 17 del 1", "9 de 8 de 1971"."""
    before, after = hit.before, hit.after
    led = before is not None and before.key in ("el", "al", "del")
    if hit.node("o").key not in ("del", "de") or not (led or hit.has("y")):
        return None
    if not hit.has("y") and (
        hit.node("o").key != "del" or (after is not None and after.has("MONTH", "COUNT"))
    ):
        return None
    return day_piece(hit.value("d"), hit.value("a"), hit.maybe("y"))


@NUMERIC.rule(f"{_DOW} i:DMY DOT? YEARWORD?")
def _day_month_year(hit: Hit) -> Piece | None:
    written = hit.node("i").digits
    first, second, year = _numbers(written)
    if len(written.split("-" if "-" in written else "." if "." in written else "/")[2]) == 2:
        year += 1900 if year >= 40 else 2000
    elif not year:
        return None
    return _either("day", first, second, year, "." in written, hit.maybe("w"))


@NUMERIC.rule(f"{_DOW} i:DM")
def _slashed(hit: Hit) -> Piece | None:
    written = hit.node("i").digits
    if written in ("24/7", "9/11", "1/2", "1/3", "2/3", "1/4", "3/4") and not _is_cued(hit):
        return None
    first, second = _numbers(written)
    after = hit.after
    if after is not None and (after.has("COUNT") or after.key in _MEASURED or _is_share(hit)):
        return None
    if hit.before is not None and hit.before.key in _SCORING:
        return None
    return _either("day", first, second, None, False, hit.maybe("w"))


@NUMERIC.rule(f"{_DOW} i:DMDOT DOT?")
def _dotted(hit: Hit) -> Piece | None:
    """Two numbers with a point are a day only with words, a second point or a weekday beside."""
    after = hit.after
    closed = hit.nodes[hit.match.end() - 1].has("DOT") and after is not None
    figure = (
        after is not None
        and not after.has("DAYWORD")
        and (after.has("COUNT", "UNIT", "NUM", "AND") or after.key in ("m", "ghz", "magnitude"))
    )
    if figure:
        return None
    timed = _is_timed(hit) or (after is not None and after.has("DAYWORD"))
    if not (hit.has("w") or closed or timed or _is_cued(hit) or hit.is_whole()):
        return _padded(hit)
    written = hit.node("i").digits
    first, second = _numbers(written)
    plain = written[-3] != "." and not (hit.has("w") or closed or timed or hit.is_whole())
    before = hit.before
    if plain and before is not None and (before.key in _ENGLISH_CUES or before.has("BETWEEN")):
        return None
    return _either("day", first, second, None, True, hit.maybe("w"))


def _is_share(hit: Hit) -> bool:
    """As in "5/6 участников", "5/6 der Teilnehmer", "5/6 de los votos": so many of them."""
    rest = hit.nodes[hit.match.end() : hit.match.end() + 3]
    if rest[0].key == "of the" or is_genitive(rest[0], hit.text):
        return True
    cued = hit.before is not None and hit.before.has("ON", "SINCE", "BY", "BEFORE", "AFTER", "FROM")
    if cued or rest[0].key not in _PARTITIVES:
        return False
    step = 2 if len(rest) > 1 and rest[1].has("ART") else 1
    noun = rest[step] if len(rest) > step else None
    return noun is not None and noun.key.isalpha() and noun.values.keys() <= {"COUNT", "NOTNUM"}


_PARTITIVES: Final = frozenset({"der", "des", "de los", "de las", "de", "d '"})
_MEASURED: Final = frozenset(
    "of percent scale rating time beat signature cup cups mile miles inch inches star stars majority vote votes "
    "split teaspoon teaspoons tablespoon tablespoons tsp tbsp hour hours finish".split()
)
"""Words that make two figures with a stroke a share, a metre or a mark."""
_SCORING: Final = frozenset("won win wins lost lose loses drew score scored rated voted".split())
_ENGLISH_CUES: Final = frozenset(
    "in on during for within since before after until through and".split()
)


def _padded(hit: Hit) -> Piece | None:
    """As in "что было 05.01?": a padded month at the end, where the language writes days so."""
    written, after = hit.node("i").digits, hit.after
    first, second = _numbers(written)
    if written[-2] != "0" or not second or (after is not None and not after.has("STOP", "COMMA")):
        return None
    piece = day_piece(first, second)

    def find(frame: Frame) -> Found | None:
        return piece.find(frame) if frame.asks and frame.context.language in _POINTED else None

    return replace(piece, find=find)


_POINTED: Final = frozenset({"ru", "kk", "de"})


def _is_timed(hit: Hit) -> bool:
    """Whether a time of day or the other end of a range stands beside."""
    start, end = hit.match.span()
    after, ahead = hit.after, hit.nodes[end : end + 3]
    second = (
        start > 1 and hit.nodes[start - 2].has("DOT") and hit.nodes[start - 1].has("TO", "DASH")
    )
    if second or any(node.has("CLOCK", "PART") for node in ahead):
        return True
    return after is not None and after.has("AT", "TO", "DASH", "HHMM")


def _is_cued(hit: Hit) -> bool:
    before = hit.before
    return (
        before is not None
        and before.has(
            "ON", "SINCE", "BY", "FROM", "TO", "BETWEEN", "AND", "BEFORE", "AFTER", "DASH", "ART"
        )
        and before.key not in ("a", "at", "to", "by", "from", "about", "around", "over", "of")
    )


def _either(
    kind: str, first: int, second: int, year: int | None, dotted: bool, weekday: int | None
) -> Piece | None:
    """Day and month in the order that fits; in both where both do."""
    if second > 12:
        return day_piece(second, first, year, weekday) if first <= 12 else None
    if first > 12 or dotted or first == second:
        return day_piece(first, second, year, weekday)
    orders = (
        day_piece(first, second, year, weekday),
        day_piece(second, first, year, weekday),
    )

    def find(frame: Frame) -> Found | None:
        return _fitting(orders, frame, weekday)

    def refill(lent: int, _: int | None) -> Piece:
        filled = _either(kind, first, second, lent, dotted, weekday)
        return filled if filled is not None else orders[0]

    return Piece(kind, find, year, refill=refill)


def _fitting(orders: tuple[Piece, Piece], frame: Frame, weekday: int | None) -> Found | None:
    """Both orders, the one inside the event's timeline first, else as the language has it."""
    found = [result for piece in orders if (result := piece.find(frame)) is not None]
    timeline = frame.context.timeline
    if not found:
        return None
    if frame.context.language in (_MONTH_FIRST if timeline is None else _COUNTRIES_MONTH_FIRST):
        found.reverse()
        if frame.asks and frame.context.prefer is Prefer.FUTURE and frame.ahead:
            found = _nearest_coming_first(found, frame)
    if weekday is not None:
        found.sort(key=lambda result: (result.spans[0].first - 1) % 7 != weekday)
    if timeline is not None:
        inside = [r for r in found if timeline[0] <= r.spans[0].first <= timeline[1]]
        if len(inside) == 1:
            return inside[0]
        found.sort(key=lambda r: _away(r.spans[0], timeline))
    spans = tuple(dict.fromkeys(span for result in found for span in result.spans))
    return Found(spans, found[0].how)


_COUNTRIES_MONTH_FIRST: Final = frozenset({"en-us", "en-ca", "en-ph"})
"""English of the countries that write the month before the day."""
_MONTH_FIRST: Final = _COUNTRIES_MONTH_FIRST | {"", "en"}
"""The same, and what is taken for them without an event; of an event dates are written all over the world."""


def _nearest_coming_first(found: list[Found], frame: Frame) -> list[Found]:
    away = [(result.spans[0].first - frame.today, result) for result in found]
    coming = [result for gap, result in sorted(away, key=lambda pair: pair[0]) if gap >= 0]
    return [*coming, *(result for gap, result in away if gap < 0)]


def _away(span: DateSpan, timeline: tuple[int, int]) -> int:
    return max(timeline[0] - span.last, span.first - timeline[1], 0)


@NUMERIC.rule(
    "i:MY",
    "i:YM",
    "a:MONN SLASH y:YEAR",
    "a:MONN DASH y:YEAR",
    "y:YEAR DASH a:MONN",
    "y:YEAR SLASH a:MONN",
)
def _month_of_year(hit: Hit) -> Piece | None:
    if hit.has("i"):
        month, year = sorted(_numbers(hit.node("i").digits))
    else:
        month, year = hit.value("a"), hit.value("y")
    if hit.before is not None and hit.before.has("QLETTER", "WLETTER"):
        return None
    if any(_is_figure(beside) for beside in (hit.before, hit.after)) or month_follows(hit):
        return None
    return yearly_piece("month", lambda of: month_span(of, month), month, None, year)


def _is_figure(beside: Node | None) -> bool:
    """Whether a number is longer than it looks: a sign or a figure is joined to it."""
    if beside is None:
        return False
    return beside.has("SLASH", "NUM", "NUM4", "COUNT", "MONTH") or (
        beside.has("DASH") and not beside.gap and beside.key not in ("/", "..")
    )
