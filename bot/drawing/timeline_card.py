"""The card of a timeline: a bar for each day, month or year, as high as facts begin in it, told apart by
place."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.citing import Names
from bot.drawing.axes import value_ticks
from bot.drawing.canvas import MARGIN, WIDTH, Box, Canvas, Colour, Ink, Letters, wrapped
from bot.drawing.charts import draw_days
from bot.drawing.figure_card import axis_day
from bot.wording import day_words
from bot.words import Words
from knowledge.dates.civil import civil_day, civil_number
from knowledge.dates.span import OPEN_START, DateSpan, Precision
from knowledge.digest import place_of
from knowledge.models import Event, Fact
from knowledge.service import LONGEST_TIMELINE

__all__ = ["Days", "days_of", "draw_timeline", "told"]

_MOST_BARS: Final = 45
_PLOT: Final = 190
_HEAD: Final = 78
_TICK: Final = 18
_COUNT: Final = 19
_LEGEND_ROW: Final = 28


@dataclass(frozen=True, slots=True)
class Days:
    """Facts counted by the day on which each begins and by place; ``places`` are the commonest first,
    the empty one being none of them."""

    counts: Mapping[int, Counter[str]]
    places: tuple[str, ...]
    undated: int = 0
    cut: bool = False
    """Whether there were more facts than a timeline reads."""

    @property
    def total(self) -> int:
        return sum(counter.total() for counter in self.counts.values())


def days_of(facts: Sequence[Fact], names: Names, events: Sequence[Event]) -> Days:
    """Facts counted by day and outermost place; those without a beginning are counted apart."""
    default = {(event.slug, name) for event in events for name in event.default_names}
    counts: dict[int, Counter[str]] = {}
    undated = 0
    for fact in facts:
        if fact.when is None or fact.when.first == OPEN_START:
            undated += 1
        else:
            counts.setdefault(fact.when.first, Counter())[place_of(fact, names, default)] += 1
    everywhere = sum(counts.values(), Counter[str]())
    common = sorted(
        (place for place in everywhere if place), key=lambda each: (-everywhere[each], each)
    )
    places = tuple(common[: len(Ink.GROUPS)])
    return Days(counts, places, undated, cut=len(facts) >= LONGEST_TIMELINE)


@dataclass(frozen=True, slots=True)
class _Bar:
    """Some days that follow each other, and how many facts begin in them by place."""

    span: DateSpan
    by_place: Counter[str]

    @property
    def height(self) -> int:
        return self.by_place.total()


def _bars(days: Days) -> tuple[_Bar, ...]:
    """Bars from the first day to the last, empty ones too: of days, else months, else years."""
    first, last = min(days.counts), max(days.counts)
    starts = _starts(first, last)
    sums = [Counter[str]() for _ in starts]
    for day, counter in days.counts.items():
        sums[bisect_right(starts, day) - 1] += counter
    ends = [*(start - 1 for start in starts[1:]), max(last, starts[-1])]
    return tuple(
        _Bar(DateSpan(start, end), by_place)
        for start, end, by_place in zip(starts, ends, sums, strict=True)
    )


def _starts(first: int, last: int) -> list[int]:
    """The first day of each bar."""
    if last - first < _MOST_BARS:
        return list(range(first, last + 1))
    one, other = civil_day(first), civil_day(last)
    months = range(one.year * 12 + one.month - 1, other.year * 12 + other.month)
    if len(months) <= _MOST_BARS:
        return [civil_number(number // 12, number % 12 + 1, 1) for number in months]
    steps = (10**power * times for power in range(6) for times in (1, 2, 5))
    step = next(step for step in steps if (other.year - one.year) // step + 2 <= _MOST_BARS)
    years = range(one.year // step * step, other.year + 1, step)
    return [civil_number(year, 1, 1) for year in years]


def draw_timeline(days: Days, events: Sequence[Event], words: Words) -> Canvas:
    """All days on one card, with what its colours stand for."""
    letters = Letters()
    legend = _legend(days, letters, words)
    canvas = Canvas(_HEAD + _PLOT + 42 + _LEGEND_ROW * len(legend) + 16, letters)
    width = WIDTH - 2 * MARGIN
    for line in wrapped(_title_of(events, words), letters, 26, width, lines=1, bold=True):
        canvas.text((MARGIN, 40), line, size=26, bold=True)
    for line in wrapped(_subtitle_of(days, words), letters, 18, width, lines=1):
        canvas.text((MARGIN, 66), line, size=18, colour=Ink.QUIET)
    bars = _bars(days)
    plot = _framed(canvas, bars, words)
    _draw_bars(canvas, bars, days, plot, words)
    slot = (plot.right - plot.left) / len(bars)
    firsts = [bar.span.first for bar in bars]
    draw_days(
        canvas,
        plot,
        (firsts[0], bars[-1].span.last),
        lambda day: plot.left + slot * (bisect_right(firsts, day) - 0.5),
        lambda span: axis_day(span, words),
    )
    _draw_legend(canvas, legend, plot.bottom + 58)
    return canvas


def _title_of(events: Sequence[Event], words: Words) -> str:
    return events[0].title if len(events) == 1 else words.say("pictures.timeline")


def _subtitle_of(days: Days, words: Words) -> str:
    span = DateSpan(min(days.counts), max(days.counts), Precision.RANGE)
    key = "pictures.first" if days.cut else "pictures.facts"
    return f"{day_words(span, words)} · {words.say(key, count=days.total)}"


def _framed(canvas: Canvas, bars: Sequence[_Bar], words: Words) -> Box:
    """The plot, with its round values drawn."""
    ticks = value_ticks(0, max(bar.height for bar in bars), 3)
    shown = [(tick, words.number(tick)) for tick in ticks if tick == int(tick)]
    room = max(canvas.letters.width(word, _TICK) for _, word in shown)
    plot = Box(MARGIN + room + 10, _HEAD + _COUNT + 8, WIDTH - MARGIN, _HEAD + _PLOT)
    for tick, word in shown:
        y = _up(plot, bars, tick)
        canvas.line(((plot.left, y), (plot.right, y)), Ink.GRID, 1.5 if tick else 2.5)
        canvas.text((plot.left - 10, y), word, size=_TICK, colour=Ink.QUIET, anchor="rm")
    return plot


def _up(plot: Box, bars: Sequence[_Bar], value: float) -> float:
    return plot.bottom - (plot.bottom - plot.top) * value / max(bar.height for bar in bars)


def _draw_bars(canvas: Canvas, bars: Sequence[_Bar], days: Days, plot: Box, words: Words) -> None:
    """Each bar in the colours of its places, with its number above where there is room."""
    slot = (plot.right - plot.left) / len(bars)
    half = min(26.0, slot * 0.41)
    written: list[Box] = []
    for number, bar in sorted(enumerate(bars), key=lambda each: -each[1].height):
        x, below = plot.left + slot * (number + 0.5), 0
        for place, colour in _colours(days):
            count = _count(bar.by_place, place, days)
            box = Box(x - half, _up(plot, bars, below + count), x + half, _up(plot, bars, below))
            canvas.bar(box, colour)
            below += count
        text = words.number(bar.height)
        wide = canvas.letters.width(text, _COUNT, bold=True) / 2
        top = _up(plot, bars, bar.height)
        room = Box(x - wide, top - _COUNT - 4, x + wide, top).grown(1)
        blocked = any(room.overlaps(each) for each in written) or _hits(room, bars, plot, number)
        if bar.height and not blocked:
            written.append(room)
            canvas.text((x, top - 6), text, size=_COUNT, bold=True, anchor="ms")


def _hits(room: Box, bars: Sequence[_Bar], plot: Box, own: int) -> bool:
    """Whether a number above one bar would stand on a higher one beside it."""
    slot = (plot.right - plot.left) / len(bars)
    half = min(26.0, slot * 0.41)
    first = max(0, int((room.left - plot.left) / slot) - 1)
    for number in range(first, min(len(bars), int((room.right - plot.left) / slot) + 2)):
        x = plot.left + slot * (number + 0.5)
        box = Box(x - half, _up(plot, bars, bars[number].height), x + half, plot.bottom)
        if number != own and room.overlaps(box):
            return True
    return False


def _colours(days: Days) -> list[tuple[str, Colour]]:
    """Places and their colours, from the ground up; the empty place is all others."""
    return [*zip(days.places, Ink.GROUPS, strict=False), ("", Ink.REST)]


def _count(by_place: Counter[str], place: str, days: Days) -> int:
    if place:
        return by_place[place]
    return by_place.total() - sum(by_place[each] for each in days.places)


_Legend = list[list[tuple[str, Colour]]]


def _legend(days: Days, letters: Letters, words: Words) -> _Legend:
    """What each colour stands for, in rows that fit."""
    rows: _Legend = [[]]
    x = 0.0
    everywhere = sum(days.counts.values(), Counter[str]())
    for place, colour in _colours(days):
        count = _count(everywhere, place, days)
        name = place or words.say("remark.elsewhere")
        (text,) = wrapped(f"{name} {words.number(count)}", letters, 18, 420, lines=1)
        width = 24 + letters.width(text, 18) + 22
        if not count:
            continue
        if rows[-1] and x + width > WIDTH - 2 * MARGIN + 22:
            rows.append([])
            x = 0.0
        rows[-1].append((text, colour))
        x += width
    return rows


def _draw_legend(canvas: Canvas, rows: _Legend, top: float) -> None:
    for number, row in enumerate(rows):
        x, y = float(MARGIN), top + number * _LEGEND_ROW
        for text, colour in row:
            canvas.bar(Box(x, y - 13, x + 15, y + 2), colour, 4)
            canvas.text((x + 24, y), text, size=18, colour=Ink.QUIET)
            x += 24 + canvas.letters.width(text, 18) + 22


def told(days: Days, events: Sequence[Event], words: Words) -> list[str]:
    """What the card shows, in words: its bars that have facts."""
    parts = [f"{_title_of(events, words)}.", f"{_subtitle_of(days, words)}."]
    parts += [
        f"{day_words(bar.span, words)}: {words.number(bar.height)}."
        for bar in _bars(days)
        if bar.height
    ]
    return parts
