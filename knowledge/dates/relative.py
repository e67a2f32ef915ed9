"""Rules for days told from the day of writing, or from the date named last."""

from dataclasses import replace
from typing import Final

from knowledge.dates.absolute import ABSOLUTE, season_piece
from knowledge.dates.calendar import calendar_day, month_span, week_span
from knowledge.dates.guards import bare_weekday_fits
from knowledge.dates.mention import How
from knowledge.dates.pieces import (
    Found,
    Frame,
    Piece,
    Unit,
    moved,
    part_piece,
    same_day,
    third,
    timed,
    unit_span,
)
from knowledge.dates.rules import Grammar, Hit, Many
from knowledge.dates.span import DateSpan, PartOfDay, Precision

__all__ = ["RELATIVE", "shifted", "units_from"]

RELATIVE: Final = Grammar()

def shifted(number: int, unit: int, by: int) -> int:
    """The day that is ``by`` units of time after a day."""
    if unit in (Unit.DAY, Unit.WEEK, Unit.WEEKEND):
        return number + by * (1 if unit == Unit.DAY else 7)
    if unit == Unit.FORTNIGHT:
        return number + by * 14
    months = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12, Unit.DECADE: 120}
    return same_day(number, by * months.get(unit, 1200))


def units_from(number: int, unit: int, by: int, coarse: bool) -> DateSpan:
    """The day ``by`` units away; ``coarse``: the month or year it falls in, for long units."""
    there = shifted(number, unit, by)
    if coarse and unit in (Unit.MONTH, Unit.YEAR, Unit.DECADE, Unit.CENTURY):
        whole = unit_span(unit if unit != Unit.DECADE else Unit.YEAR, there)
        if whole is not None:
            return replace(whole, approximate=True)
    return DateSpan(there, there)


@RELATIVE.rule("r:RELDAY", "ART r:RELDAY")
def _reldays(hit: Hit) -> Piece:
    by = hit.value("r")
    return moved("day", lambda frame: DateSpan(frame.today + by, frame.today + by))


@RELATIVE.rule("r:TOMORROW", "ART? p:PART r:TOMORROW", "r:RELDAY t:TOMORROW")
def _tomorrow(hit: Hit) -> Piece | None:
    """"morgen", "mañana": the day after, unless it is the morning of another."""
    if hit.has("p"):
        return None
    if hit.has("t"):
        by = hit.value("r")
        morning = PartOfDay.MORNING
        return moved("timed", lambda f: timed(DateSpan(f.today + by, f.today + by), morning, None))
    before = hit.before
    if before is not None and (before.key in ("guten", "la", "buenos", "am", "de", "por la") or before.has("DAYP")):
        return None
    return moved("day", lambda frame: DateSpan(frame.today + 1, frame.today + 1))


@RELATIVE.rule("TONIGHT")
def _tonight(_: Hit) -> Piece:
    return moved("timed", lambda f: timed(DateSpan(f.today, f.today), PartOfDay.NIGHT, None))


@RELATIVE.rule("LASTNIGHT")
def _last_night(_: Hit) -> Piece:
    return moved("timed", lambda f: timed(DateSpan(f.today - 1, f.today - 1), PartOfDay.NIGHT, None))


@RELATIVE.rule("THIS p:PART")
def _this_part(hit: Hit) -> Piece:
    part = tuple(PartOfDay)[hit.value("p")]
    return moved("timed", lambda f: timed(DateSpan(f.today, f.today), part, None))


@RELATIVE.rule(
    "ART? x:LAST/THIS/NEXT u:UNIT",
    "ART? u:UNIT x:LAST/THIS/NEXT",
    "x:THIS ART? u:UNIT",
    "THIS u:UNIT x:LAST/NEXT",
    "ART? u:UNIT ART? x:NEXT",
)
def _unit(hit: Hit) -> Piece | None:
    unit, by = hit.value("u"), hit.value("x")
    if unit == Unit.HOUR or _is_time_ago(hit) or _last_of(hit):
        return None
    word = hit.node("x")
    chained = word.has("CHAIN") and word.key not in _OF_TODAY
    kind = {Unit.DAY: "day", Unit.WEEK: "week", Unit.WEEKEND: "weekend", Unit.MONTH: "month", Unit.YEAR: "year"}
    if unit == Unit.DAY and not by:
        return None

    def find(frame: Frame) -> Found | None:
        base, how = frame.today, How.RELATIVE
        if chained or unit == Unit.DAY:
            if frame.previous is not None and not frame.previous.is_open:
                base = frame.previous.last if by > 0 else frame.previous.first
                how = How.CHAINED
            elif unit == Unit.DAY and frame.asks and frame.context.timeline is not None:
                return None
        span = unit_span(unit, base, by)
        return None if span is None else Found((span,), how)

    return Piece(kind.get(unit, "long"), find)


_OF_TODAY: Final = frozenset(
    "next previous nachste nachsten nachster prochain prochaine suivant suivante siguiente letzte "
    "следующии следующую следующее следующеи предыдущии предыдущую келесі anterior coming".split()
)


def _last_of(hit: Hit) -> bool:
    """ "the last week of July" counts within July."""
    if not hit.node("x").has("LASTORD", "ORD"):
        return False
    rest = [node for node in hit.nodes[hit.match.end() : hit.match.end() + 4] if not node.has("ART")]
    if not rest or not rest[0].has("OF"):
        return len(rest) > 0 and rest[0].has("MONTHP", "YEARP")
    follow = [node for node in hit.nodes[hit.match.end() + 1 : hit.match.end() + 3] if not node.has("ART") or node.has("THIS")]
    return bool(follow) and follow[0].has("LONGP", "UNIT", "THIS", "LAST", "NEXT")


def _is_time_ago(hit: Hit) -> bool:
    """ "years ago" without a number, "days back"."""
    word = hit.node("x")
    return word.has("AGO") or (word.key == "past" and hit.match.start("x") > hit.match.start("u"))


@RELATIVE.rule("t:THEN")
def _then(hit: Hit) -> Piece | None:
    """ "after that", "since then": the date named before."""
    before, after = hit.before, hit.after
    if before is None or not before.has("BEFORE", "AFTER", "SINCE", "BY"):
        return None
    if hit.node("t").key == "that" and after is not None and not after.has("STOP", "COMMA", "DOT"):
        return None

    def find(frame: Frame) -> Found | None:
        known = frame.previous is not None and not frame.previous.is_open
        return Found((frame.previous,), How.CHAINED) if known and frame.previous else None

    return Piece("long", find)


@RELATIVE.rule("ART? t:THAT u:UNIT", "ART u:UNIT t:THAT")
def _that_unit(hit: Hit) -> Piece | None:
    """ "that week", "the same day": of the date named before."""
    unit = hit.value("u")
    if unit == Unit.HOUR:
        return None

    def find(frame: Frame) -> Found | None:
        base = frame.previous
        if base is None or base.is_open:
            if frame.asks and (frame.context.timeline is not None):
                return None
            base = DateSpan(frame.today, frame.today)
        span = base if unit == Unit.DAY and base.days <= 2 else unit_span(unit, base.first)
        return None if span is None else Found((span,), How.CHAINED)

    return Piece("day" if unit == Unit.DAY else "long", find)


@RELATIVE.rule("l:LENDEMAIN")
def _day_after_it(hit: Hit) -> Piece:
    return _chained_day(hit.value("l"))


@RELATIVE.rule("ART? c:CHAIN p:PART", "ART? p:PART c:CHAIN")
def _chained_part(hit: Hit) -> Piece:
    part = tuple(PartOfDay)[hit.value("p")]
    inner = _chained_day(hit.value("c"))

    def find(frame: Frame) -> Found | None:
        found = inner.find(frame)
        return found and Found(tuple(timed(span, part, None) for span in found.spans), found.how)

    return Piece("timed", find)


@RELATIVE.rule("t:THAT p:PART")
def _that_part(hit: Hit) -> Piece:
    part = tuple(PartOfDay)[hit.value("p")]

    def find(frame: Frame) -> Found | None:
        if frame.previous is None or frame.previous.is_open:
            return None
        return Found((timed(replace(frame.previous, clock=None), part, None),), How.CHAINED)

    return Piece("timed", find)


def _chained_day(by: int, unit: int = Unit.DAY) -> Piece:
    def find(frame: Frame) -> Found | None:
        previous = frame.previous
        if previous is None or previous.is_open:
            if frame.asks and frame.context.timeline is not None:
                return None
            there = shifted(frame.today, unit, by)
        else:
            there = shifted(previous.last if by > 0 else previous.first, unit, by)
        return Found((DateSpan(there, there),), How.CHAINED)

    return Piece("day", find)


@RELATIVE.rule(
    "ART? x:LAST/THIS/NEXT DOT? w:DOW",
    "ART? w:DOW x:LAST/THIS/NEXT",
    "THIS w:DOW x:LAST/NEXT",
    "ART? w:DOW DOT? ART? x:LAST/THIS/NEXT",
    "x:LAST/THIS/NEXT u:UNIT COMMA? ON? w:DOW",
    "w:DOW OF? ART? x:LAST/THIS/NEXT u:UNIT",
)
def _weekday_of(hit: Hit) -> Piece | None:
    if hit.has("u") and hit.value("u") != Unit.WEEK:
        return None
    if hit.node("x").has("AGO") or len(hit.node("w").key) < 3 or (not hit.has("u") and _last_of(hit)):
        return None
    weekday, by = hit.value("w"), hit.value("x")
    strict = hit.has("u")
    coming = hit.node("x").key in ("coming", "upcoming", "kommende", "kommenden", "kommender")

    def find(frame: Frame) -> Found:
        number = week_span(frame.today).first + weekday + 7 * by
        near = frame.today + ((weekday - frame.today + 1) % 7 or 7)
        if strict or by not in (-1, 1):
            days = [number]
        elif by < 0:
            days = [frame.today - ((frame.today - 1 - weekday) % 7 or 7), number]
        else:
            days = [near, number] if coming else [number, near]
        return Found(tuple(DateSpan(n, n) for n in dict.fromkeys(days)), How.RELATIVE)

    return Piece("deictic", find)


@RELATIVE.rule("ART? n:ORD w:DOW")
def _nth_weekday(hit: Hit) -> Piece | None:
    """ "the first Sunday": of the timeline, else of this month."""
    after = hit.after
    if after is not None and after.has("OF", "MONTHP", "AFTER", "BEFORE"):
        return None
    weekday, number = hit.value("w"), hit.value("n")

    def day(frame: Frame) -> DateSpan | None:
        timeline = frame.context.timeline
        if timeline is not None and frame.asks:
            first, last = timeline
        else:
            month = unit_span(Unit.MONTH, frame.today)
            first, last = (month.first, month.last) if month else (frame.today, frame.today)
        there = first + (weekday - first + 1) % 7 + 7 * (number - 1)
        return DateSpan(there, there) if there <= last else None

    return moved("weekday", day)


@RELATIVE.rule("ART? w:DOW DOT?")
def _weekday(hit: Hit) -> Piece | Many | None:
    if not bare_weekday_fits(hit):
        return None
    return ((weekday_piece(hit.value("w")), "w", "w"),)


def weekday_piece(weekday: int) -> Piece:
    """A weekday: inside the timeline, or near the date named last, or before the day of writing."""

    def find(frame: Frame) -> Found | None:
        timeline = frame.context.timeline
        if timeline is not None and frame.asks and timeline[1] - timeline[0] < 800:
            first = timeline[0] + (weekday - timeline[0] + 1) % 7
            inside = tuple(range(first, timeline[1] + 1, 7))
            if inside:
                return Found(tuple(DateSpan(n, n) for n in inside), How.TIMELINE)
        past = frame.today - (frame.today - 1 - weekday) % 7
        coming = past + 7 if past <= frame.today else past
        if frame.asks:
            spans = (DateSpan(past, past), DateSpan(coming, coming))
            return Found(spans[::-1] if frame.future else spans, How.RELATIVE)
        day = coming if frame.future and past < frame.today else past
        return Found((DateSpan(day, day),), How.DOCUMENT)

    return Piece("weekday", find, weekday=weekday)


@ABSOLUTE.rule(
    "ART? x:LAST/THIS/NEXT m:MONTH DOT?",
    "m:MONTH x:LAST/NEXT",
    "m:MONTH DOT? OF? ART? x:LAST/THIS/NEXT u:UNIT",
)
def _month_of(hit: Hit) -> Piece | None:
    if hit.has("u") and hit.value("u") != Unit.YEAR:
        return None
    after = hit.after
    if hit.node("x").has("AGO") or (after is not None and after.has("DAY", "DAYORD")):
        return None
    month, by = hit.value("m"), hit.value("x")
    if hit.node("m").key in ("may", "march") and hit.written(hit.node("m")).islower() and not by:
        return None
    own = hit.has("u")

    def days(frame: Frame) -> DateSpan | None:
        year, here, _ = calendar_day(frame.today)
        if own or not by:
            year += by
        elif by < 0:
            year += by + (here > month)
        else:
            year += by - (here < month)
        return month_span(year, month)

    return moved("month", days)


@ABSOLUTE.rule("ART? x:LAST/THIS/NEXT s:SEASON", "ART? s:SEASON x:LAST/NEXT", "s:SEASON OF? x:LAST/THIS/NEXT u:UNIT")
def _season_of(hit: Hit) -> Piece | None:
    season, by = hit.value("s"), hit.value("x")
    if hit.has("u") and hit.value("u") != Unit.YEAR:
        return None
    own = hit.has("u")

    def days(frame: Frame) -> DateSpan | None:
        year = calendar_day(frame.today)[0]
        if own:
            found = season_piece(season, year + by).find(frame)
            return found.spans[0] if found else None
        around = [season_piece(season, y).find(frame) for y in range(year - 2, year + 3)]
        spans = [found.spans[0] for found in around if found]
        if not by:
            return min(spans, key=lambda s: 0 if s.first <= frame.today <= s.last else abs(s.first - frame.today))
        if by < 0:
            return max((s for s in spans if s.last < frame.today), key=lambda s: s.last)
        return min((s for s in spans if s.first > frame.today), key=lambda s: s.first)

    return moved("season", days)


_N: Final = "n:NUM/NUM4"
_N2: Final = "k:NUM/NUM4"
_N3: Final = "j:NUM/NUM4"


@RELATIVE.rule(
    f"ART? x:LAST/NEXT {_N} u:UNIT",
    f"ART? {_N} x:LAST/NEXT u:UNIT",
    f"ART? {_N} u:UNIT x:LAST/NEXT",
)
def _run_of_units(hit: Hit) -> Piece | None:
    """ "the last three weeks": so many units up to yesterday, or from tomorrow."""
    unit, by, count = hit.value("u"), hit.value("x"), hit.value("n")
    word = hit.node("x")
    if unit == Unit.HOUR or word.has("AGO") or abs(by) != 1 or not 0 < count < 2000:
        return None
    if _last_of(hit) or (count > 1 and word.key in ("next", "last") and hit.node("u").key in _ONE):
        return None
    if word.key == "past" and hit.match.start("x") > hit.match.start("u"):
        return None

    def find(frame: Frame) -> Found:
        if by < 0:
            run = DateSpan(shifted(frame.today, unit, -count), frame.today - 1, Precision.RANGE)
        else:
            run = DateSpan(frame.today + 1, shifted(frame.today, unit, count), Precision.RANGE)
        near = unit_span(unit, frame.today, by)
        far = unit_span(unit, frame.today, by * count)
        if near is None or far is None:
            return Found((run,), How.RELATIVE)
        whole = DateSpan(min(near.first, far.first), max(near.last, far.last), Precision.RANGE)
        spans = (whole, run) if unit in (Unit.DECADE, Unit.CENTURY) else (run, whole)
        return Found(tuple(dict.fromkeys(spans)), How.RELATIVE)

    return Piece("range", find)


_ONE: Final = frozenset("day week month year".split())


@RELATIVE.rule(
    f"{_N} u:UNIT AND/COMMA? {_N2} v:UNIT a:AGO/HENCE/LATER",
    f"{_N} u:UNIT AND/COMMA? {_N2} v:UNIT AND/COMMA? {_N3} t:UNIT a:AGO/HENCE/LATER",
)
def _sum_away(hit: Hit) -> Piece | None:
    """ "2 years, 1 month and 21 days ago"."""
    sign = -1 if hit.node("a").has("AGO") or hit.node("a").values.get("LATER") == -1 else 1
    steps = [(hit.value(u), hit.value(n)) for u, n in (("u", "n"), ("v", "k"), ("t", "j")) if hit.has(u)]
    if any(unit == Unit.HOUR or count > 3000 for unit, count in steps):
        return None
    steps.sort(reverse=True)

    def day(frame: Frame) -> DateSpan:
        number = frame.today
        for unit, count in steps:
            number = shifted(number, unit, sign * count)
        return DateSpan(number, number)

    return moved("day", day)


@RELATIVE.rule(f"w:WITHIN NEXT? {_N} u:UNIT")
def _within(hit: Hit) -> Piece | None:
    unit, count = hit.value("u"), hit.value("n")
    if unit == Unit.HOUR or not 0 < count < 3000:
        return None
    after = hit.after
    if after is not None and after.has("AGO", "OF", "AFTER", "BEFORE", "LATER"):
        return None
    return moved("range", lambda f: DateSpan(f.today, shifted(f.today, unit, count), Precision.RANGE))


@RELATIVE.rule("s:SOONER/LATER ( OF? ART )? THIS? u:UNIT", "s:SOONER/LATER OF? THIS u:UNIT")
def _sooner(hit: Hit) -> Piece | None:
    """ "earlier this month", "later in the year"."""
    unit = hit.value("u")
    if unit in (Unit.HOUR, Unit.DAY) or hit.match.end() - hit.match.start() < 3:
        return None
    word = hit.node("s").values
    late = word["SOONER"] == 1 if "SOONER" in word else word["LATER"] > 0

    def days(frame: Frame) -> DateSpan | None:
        whole = unit_span(unit, frame.today)
        if whole is None:
            return None
        if late:
            return DateSpan(frame.today, whole.last, Precision.RANGE)
        return DateSpan(whole.first, max(whole.first, frame.today - 1), Precision.RANGE)

    return moved("range", days)


@RELATIVE.rule("e:EDGE")
def _edge(hit: Hit) -> Piece | None:
    """ "EOM", "EOY"."""
    if not hit.written(hit.node("e")).isupper():
        return None
    late, unit = divmod(hit.value("e"), 20) if hit.value("e") > 20 else (0, hit.value("e"))
    return part_piece(moved("long", lambda f: unit_span(unit, f.today)), lambda s: third(s, 2 if late else 0))


@RELATIVE.rule("ART u:UNIT", "ON u:UNIT", "ON ART u:UNIT", "u:UNIT")
def _weekend(hit: Hit) -> Piece | Many | None:
    """ "the weekend": one of the timeline, or the nearest."""
    after, before = hit.after, hit.before
    cued = hit.first.has("ART", "ON") or hit.is_whole()
    if hit.value("u") != Unit.WEEKEND or not cued or (after is not None and after.has("OF", "AFTER", "BEFORE", "NEXT", "LAST")):
        return None
    if before is not None and before.has("ORD", "LASTORD"):
        return None

    def find(frame: Frame) -> Found | None:
        timeline = frame.context.timeline
        if timeline is not None and frame.asks and timeline[1] - timeline[0] < 800:
            starts = range(week_span(timeline[0]).first + 5, timeline[1] + 1, 7)
            inside = tuple(DateSpan(n, n + 1, Precision.WEEKEND) for n in starts)
            if inside:
                return Found(inside, How.TIMELINE)
        span = unit_span(Unit.WEEKEND, frame.today)
        previous = unit_span(Unit.WEEKEND, frame.today, -1)
        if span is None or previous is None:
            return None
        return Found((previous, span) if span.first > frame.today and frame.asks else (span, previous), How.RELATIVE)

    return ((Piece("weekend", find), "u", "u"),)


@RELATIVE.rule(
    f"{_N} u:UNIT AGO", f"{_N} AND? HALFPAST? u:UNIT AGO", f"x:AGOPRE {_N} u:UNIT", f"{_N} w:DOW AGO"
)
def _ago(hit: Hit) -> Piece | None:
    return _away_from_today(hit, -1)


@RELATIVE.rule("u:UNIT a:AGO", "a:INPRE u:UNIT")
def _one_away(hit: Hit) -> Piece | None:
    """ "неделю назад", "через год": one of them, the number left out."""
    if hit.node("a").key not in ("назад", "тому назад", "через") or hit.value("u") == Unit.HOUR:
        return None
    unit, by = hit.value("u"), hit.value("a")
    return moved("day", lambda f: units_from(f.today, unit, by, not f.asks))


@RELATIVE.rule(f"x:INPRE {_N} u:UNIT", f"{_N} u:UNIT h:HENCE", f"{_N} w:DOW h:HENCE")
def _ahead(hit: Hit) -> Piece | None:
    after = hit.after
    if hit.has("x") and after is not None and after.has("AGO", "LATER", "BEFORE", "AFTER", "OF"):
        return None
    if hit.has("h") and hit.node("h").key in ("кеиін",):
        return _chain(hit, 1)
    return _away_from_today(hit, 1)


def _away_from_today(hit: Hit, sign: int) -> Piece | None:
    count = hit.value("n")
    if not 0 < count < 20_000:
        return None
    if hit.has("w"):
        weekday = hit.value("w")
        return moved("day", lambda f: _nth_weekday_away(f.today, weekday, sign * count))
    unit = hit.value("u")
    if unit == Unit.HOUR or (count > 3000 and unit != Unit.YEAR):
        return None
    lasting = hit.has("x") and sign > 0 and not hit.is_whole()

    def day(frame: Frame) -> DateSpan | None:
        told = frame.future or (count > 1 and frame.context.timeline is None)
        if lasting and not told:
            return None
        return units_from(frame.today, unit, sign * count, not frame.asks)

    return moved("day", day)


def _nth_weekday_away(today: int, weekday: int, count: int) -> DateSpan:
    if count > 0:
        first = today + ((weekday - today + 1) % 7 or 7)
        return DateSpan(first + 7 * (count - 1), first + 7 * (count - 1))
    last = today - ((today - 1 - weekday) % 7 or 7)
    return DateSpan(last + 7 * (count + 1), last + 7 * (count + 1))


@RELATIVE.rule(f"{_N} u:UNIT l:LATER", f"l:LATER {_N} u:UNIT")
def _later(hit: Hit) -> Piece | None:
    if hit.match.start("l") < hit.match.start("u") and hit.node("l").key not in ("спустя",):
        return None
    return _chain(hit, hit.value("l"))


def _chain(hit: Hit, sign: int) -> Piece | None:
    unit, count = hit.value("u"), hit.value("n")
    if unit == Unit.HOUR or not 0 < count < 3000:
        return None
    return _chained_day(sign * count, unit)


@RELATIVE.rule("w:DOW x:INPRE n:NUM")
def _weekday_in(hit: Hit) -> Piece | None:
    """ "lundi en huit": the Monday after the next, "en quinze" one later."""
    weeks = {8: 1, 15: 2}.get(hit.value("n"))
    if weeks is None or hit.node("x").key != "en":
        return None
    weekday = hit.value("w")
    return moved("day", lambda f: _nth_weekday_away(f.today, weekday, 1 + weeks))


@RELATIVE.rule(f"{_N} u:UNIT b:BEFORE/AFTER", "ART u:UNIT OF b:BEFORE/AFTER")
def _counted_from_it(hit: Hit) -> Piece | None:
    """ "two days after." with nothing to follow: from the date named before."""
    after = hit.after
    if after is not None and not after.has("STOP", "COMMA", "DOT"):
        return None
    unit, count = hit.value("u"), hit.maybe("n") or 1
    if unit == Unit.HOUR or count > 3000:
        return None
    return _chained_day(-count if hit.node("b").has("BEFORE") else count, unit)


@RELATIVE.rule("ART? u:UNIT b:BEFORE/AFTER", "ART? u:UNIT l:LATER")
def _day_before(hit: Hit) -> Piece | None:
    """ "the day before" with nothing after it."""
    if hit.value("u") != Unit.DAY or not hit.first.has("ART"):
        return None
    after = hit.after
    if after is not None and not after.has("STOP", "COMMA", "DOT"):
        return None
    early = hit.has("b") and hit.node("b").has("BEFORE") or (hit.has("l") and hit.value("l") < 0)
    return _chained_day(-1 if early else 1)


@RELATIVE.rule("r:REST OF? ART? THIS? u:UNIT")
def _rest(hit: Hit) -> Piece | None:
    unit = hit.value("u")

    def days(frame: Frame) -> DateSpan | None:
        whole = unit_span(unit, frame.today)
        return whole and DateSpan(frame.today, max(frame.today, whole.last), Precision.RANGE)

    return moved("range", days) if unit not in (Unit.HOUR, Unit.DAY) else None

