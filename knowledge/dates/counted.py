"""Rules for so many days, weeks or years ago, ahead or later."""

from typing import Final

from knowledge.dates.guards import is_proper
from knowledge.dates.mention import How
from knowledge.dates.pieces import Found, Frame, Piece, moved
from knowledge.dates.relative import SEVERAL, SEVERAL_TOLD, chained_day, is_part_of_more
from knowledge.dates.rules import Grammar, Hit
from knowledge.dates.span import DateSpan, Precision
from knowledge.dates.units import Unit, moved_years, run_beside, shifted, unit_span, units_from

__all__ = ["COUNTED"]

COUNTED: Final = Grammar()


_N: Final = "n:NUM/NUM4"


_N2: Final = "k:NUM/NUM4"


_N3: Final = "j:NUM/NUM4"


@COUNTED.rule(
    f"ART? x:LAST/NEXT {_N} u:UNIT",
    f"ART? {_N} x:LAST/NEXT u:UNIT",
    f"ART? {_N} u:UNIT x:LAST/NEXT",
)
def _run_of_units(hit: Hit) -> Piece | None:
    """As in "the last three weeks": so many units up to yesterday, or from tomorrow."""
    unit, by, count = hit.value("u"), hit.value("x"), hit.value("n")
    word = hit.node("x")
    if unit == Unit.HOUR or word.has("AGO") or abs(by) != 1 or not 0 < count < 2000:
        return _days_of_hours(hit)
    if word.key == "following" and not hit.first.has("ART"):
        return None
    if is_part_of_more(hit) or (
        count > 1 and word.key in ("next", "last") and hit.node("u").key in _ONE
    ):
        return None
    if word.key == "past" and hit.match.start("x") > hit.match.start("u"):
        return None
    if word.key.startswith("passe") and hit.match.start("x") < hit.match.start("u"):
        return None

    def find(frame: Frame) -> Found | None:
        beside = _beside_named(frame, unit, by * count, word.key)
        return beside or _beside_today(frame.today, unit, by, count)

    return Piece("range", find)


@COUNTED.rule("ART? x:LAST/NEXT u:UNIT", "ART? u:UNIT x:LAST/NEXT", "x:THIS LAST u:UNIT")
def _few_units(hit: Hit) -> Piece | None:
    """As in "the last days", "in den nächsten Wochen": a few of them."""
    unit, by, word = hit.value("u"), hit.value("x"), hit.node("x")
    if not (hit.node("u").key in SEVERAL or word.key in SEVERAL_TOLD):
        return None
    if unit not in _COUNTABLE or word.has("AGO") or abs(by) != 1 or is_part_of_more(hit):
        return None
    if word.key == "past" and hit.match.start("x") > hit.match.start("u"):
        return None
    if word.key == "following" and not hit.first.has("ART"):
        return None

    def find(frame: Frame) -> Found | None:
        return _beside_named(frame, unit, by * _FEW, word.key) or _beside_today(
            frame.today, unit, by, _FEW
        )

    return Piece("range", find)


_COUNTABLE: Final = (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR)
_FEW: Final = 3


def _beside_today(today: int, unit: int, by: int, count: int) -> Found | None:
    there = shifted(today, unit, by * count)
    if there == today:
        return None
    if by < 0:
        run = DateSpan(there, today - 1, Precision.RANGE)
    else:
        run = DateSpan(today + 1, there, Precision.RANGE)
    near = unit_span(unit, today, by)
    far = unit_span(unit, today, by * count)
    if near is None or far is None:
        return Found((run,), How.RELATIVE)
    whole = DateSpan(min(near.first, far.first), max(near.last, far.last), Precision.RANGE)
    spans = (whole, run) if unit in _WHOLE else (run, whole)
    return Found(tuple(dict.fromkeys(spans)), How.RELATIVE)


def _days_of_hours(hit: Hit) -> Piece | None:
    """As in "the last 48 hours": whole days are days, today the last of them."""
    days, rest = divmod(hit.value("n"), 24)
    if hit.value("u") != Unit.HOUR or rest or not 0 < days < _MOST_DAYS or hit.value("x") != -1:
        return None
    if hit.node("x").has("AGO") or not hit.node("u").key.startswith(_HOURS):
        return None
    return moved("range", lambda f: DateSpan(f.today - days, f.today, Precision.RANGE))


_HOURS: Final = ("hour", "hr", "stunde", "heure", "hora", "час", "сағат")
_MOST_DAYS: Final = 32


def _beside_named(frame: Frame, unit: int, by: int, word: str) -> Found | None:
    """As in "on 5 January and the two following days": counted from the date that the question named."""
    named = frame.previous
    if not frame.asks or named is None or named.is_open or word not in _BESIDE or frame.future:
        return None
    return Found((run_beside(named, unit, by),), How.CHAINED)


_BESIDE: Final = frozenset(
    "following next ensuing preceding previous folgenden folgende nachsten darauffolgenden vorherigen "
    "suivants suivantes precedents precedentes siguientes anteriores следующие следующих последующие "
    "последующих предыдущие предыдущих келесі алдыңғы".split()
)
_WHOLE: Final = (Unit.QUARTER, Unit.HALF, Unit.DECADE, Unit.CENTURY)
"""Units of the calendar: the last two of them are whole ones."""
_ONE: Final = frozenset("day week month year".split())
_SHORTEST: Final = 3
"""Letters of a weekday that is counted: "do" and "so" are other words."""


@COUNTED.rule(
    f"{_N} u:UNIT AND/COMMA? {_N2} v:UNIT a:AGO/HENCE/LATER",
    f"a:INPRE/AGOPRE {_N} u:UNIT AND/COMMA? {_N2} v:UNIT",
    f"a:INPRE/AGOPRE {_N} u:UNIT AND/COMMA? {_N2} v:UNIT AND/COMMA? {_N3} t:UNIT",
    f"{_N} u:UNIT AND/COMMA? {_N2} v:UNIT AND/COMMA? {_N3} t:UNIT a:AGO/HENCE/LATER",
)
def _sum_away(hit: Hit) -> Piece | None:
    """As in "2 years, 1 month and 21 days ago"."""
    sign = (
        -1 if hit.node("a").has("AGO", "AGOPRE") or hit.node("a").values.get("LATER") == -1 else 1
    )
    steps = [
        (hit.value(u), hit.value(n)) for u, n in (("u", "n"), ("v", "k"), ("t", "j")) if hit.has(u)
    ]
    if any(unit == Unit.HOUR or count > 3000 for unit, count in steps):
        return None
    steps.sort(reverse=True)

    def day(frame: Frame) -> DateSpan:
        number = frame.today
        for unit, count in steps:
            number = shifted(number, unit, sign * count)
        return DateSpan(number, number)

    return moved("day", day)


@COUNTED.rule(f"w:WITHIN NEXT? {_N} u:UNIT")
def _within(hit: Hit) -> Piece | None:
    unit, count = hit.value("u"), hit.value("n")
    if unit == Unit.HOUR or not 0 < count < 3000:
        return None
    after = hit.after
    if after is not None and after.has("AGO", "OF", "AFTER", "BEFORE", "LATER"):
        return None

    def days(frame: Frame) -> DateSpan | None:
        """Days ahead; in news only where the verb is in the future ("the third within a week")."""
        if not (frame.asks or frame.future):
            return None
        return DateSpan(frame.today, shifted(frame.today, unit, count), Precision.RANGE)

    return moved("range", days)


@COUNTED.rule(
    f"{_N} u:UNIT AGO",
    f"{_N} AND? HALFPAST? u:UNIT AGO",
    f"x:AGOPRE {_N} u:UNIT",
    f"{_N} w:DOW AGO",
)
def _ago(hit: Hit) -> Piece | None:
    ago = _away_from_today(hit, -1)
    last = hit.nodes[hit.match.end() - 1]
    both = hit.has("u") and last.has("AGO") and last.has("LATER")
    earlier = _chain(hit, -1) if ago is not None and both else None
    if ago is None or earlier is None:
        return ago

    def find(frame: Frame) -> Found | None:
        """As in "бір апта бұрын": before the date named last, if there is one."""
        known = frame.previous is not None and not frame.previous.is_open
        return (earlier if known else ago).find(frame)

    return Piece(ago.kind, find)


@COUNTED.rule(f"{_N} u:UNIT AGO r:RELDAY", f"x:AGOPRE {_N} u:UNIT r:RELDAY")
def _ago_from_day(hit: Hit) -> Piece | None:
    """As in "15 years ago today", "vor zehn Jahren heute": the very day."""
    unit, count, by = hit.value("u"), hit.value("n"), hit.value("r")
    if unit == Unit.HOUR or not 0 < count < _MOST_AGO:
        return None

    def day(frame: Frame) -> DateSpan:
        there = shifted(frame.today + by, unit, -count)
        return DateSpan(there, there)

    return moved("day", day)


_MOST_AGO: Final = 3000
"""Units that are still counted back."""


@COUNTED.rule("u:UNIT a:AGO", "a:INPRE u:UNIT")
def _one_away(hit: Hit) -> Piece | None:
    """As in "неделю назад", "через год": one of them, the number left out."""
    if hit.node("a").key not in ("назад", "тому назад", "через") or hit.value("u") == Unit.HOUR:
        return None
    if hit.node("a").has("INPRE") and _counts_on(hit):
        return None
    unit, by = hit.value("u"), hit.value("a")
    return moved("day", lambda f: units_from(f.today, unit, by, not f.asks))


@COUNTED.rule(f"x:INPRE {_N} u:UNIT", f"{_N} u:UNIT h:HENCE", f"{_N} w:DOW h:HENCE")
def _ahead(hit: Hit) -> Piece | None:
    after = hit.after
    if hit.has("x") and after is not None and after.has("AGO", "LATER", "BEFORE", "AFTER", "OF"):
        return None
    if hit.has("h") and hit.has("u") and hit.node("h").key == "кеиін":
        return _chain(hit, 1)
    return _away_from_today(hit, 1)


def _away_from_today(hit: Hit, sign: int) -> Piece | None:
    count = hit.value("n")
    if not 0 < count < 20_000 or (hit.has("w") and len(hit.node("w").key) < _SHORTEST):
        return None
    if hit.has("w"):
        weekday = hit.value("w")
        return moved("day", lambda f: _nth_weekday_away(f.today, weekday, sign * count))
    unit = hit.value("u")
    if unit == Unit.HOUR or (count > 3000 and unit != Unit.YEAR):
        return None
    if hit.has("x") and hit.before is not None and hit.before.key == "time":
        return None
    if hit.has("x") and is_proper(hit, hit.after):
        return None
    lasting = hit.has("x") and sign > 0 and not hit.is_whole()

    def day(frame: Frame) -> DateSpan | None:
        told = frame.future or (frame.asks and count > 1 and frame.context.timeline is None)
        if lasting and not told:
            return None
        if unit == Unit.YEAR and count == 1 and sign < 0 and frame.period is not None:
            return moved_years(frame.period, -1)
        return units_from(frame.today, unit, sign * count, not frame.asks)

    return moved("day", day)


def _nth_weekday_away(today: int, weekday: int, count: int) -> DateSpan:
    if count > 0:
        first = today + ((weekday - today + 1) % 7 or 7)
        return DateSpan(first + 7 * (count - 1), first + 7 * (count - 1))
    last = today - ((today - 1 - weekday) % 7 or 7)
    return DateSpan(last + 7 * (count + 1), last + 7 * (count + 1))


@COUNTED.rule("u:UNIT l:LATER")
def _one_later(hit: Hit) -> Piece | None:
    """As in "неделей позже": one of them, told by its case."""
    if hit.node("u").key not in ("днем", "неделеи", "месяцем", "годом"):
        return None
    return chained_day(hit.value("l"), hit.value("u"))


@COUNTED.rule(f"{_N} u:UNIT l:LATER", f"l:LATER {_N} u:UNIT")
def _later(hit: Hit) -> Piece | None:
    leads = hit.match.start("l") < hit.match.start("u")
    if leads and (hit.node("l").key not in ("спустя",) or _counts_on(hit)):
        return None
    return _chain(hit, hit.value("l"))


def _counts_on(hit: Hit) -> bool:
    """As in "через неделю после выборов": from what follows."""
    after = hit.after
    return after is not None and after.has("AFTER") and after.key != "спустя"


def _chain(hit: Hit, sign: int) -> Piece | None:
    """So many units from the date before; of weekdays ("two Mondays later") nothing is told."""
    if not hit.has("u"):
        return None
    unit, count = hit.value("u"), hit.value("n")
    if unit == Unit.HOUR or not 0 < count < 3000:
        return None
    return chained_day(sign * count, unit)


@COUNTED.rule("w:DOW x:INPRE n:NUM")
def _weekday_in(hit: Hit) -> Piece | None:
    """As in "lundi en huit": the Monday after the next, "en quinze" one later."""
    weeks = {8: 1, 15: 2}.get(hit.value("n"))
    if weeks is None or hit.node("x").key != "en":
        return None
    weekday = hit.value("w")
    return moved("day", lambda f: _nth_weekday_away(f.today, weekday, 1 + weeks))


@COUNTED.rule(f"{_N} u:UNIT b:BEFORE/AFTER", "ART u:UNIT OF b:BEFORE/AFTER")
def _counted_from_it(hit: Hit) -> Piece | None:
    """As in "two days after." with nothing to follow: from the date named before."""
    after = hit.after
    if after is not None and not after.has("STOP", "COMMA", "DOT"):
        return None
    unit, count = hit.value("u"), hit.maybe("n") or 1
    if unit == Unit.HOUR or count > 3000:
        return None
    return chained_day(-count if hit.node("b").has("BEFORE") else count, unit)
