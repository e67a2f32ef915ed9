"""A count's way through its days as a step chart, each step labelled where there is room.

A mark that is disputed or denied stands on the chart, but the line does not run through it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite
from typing import Final

from bot.drawing.axes import day_ticks, value_ticks
from bot.drawing.canvas import MARGIN, WIDTH, Box, Canvas, Colour, Ink, Letters, Point, wrapped
from bot.drawing.labels import LABEL_ROOM, Label, Placed, place_labels, write_label
from knowledge.dates.span import DateSpan
from knowledge.models import Standing

__all__ = ["CHART_HEIGHT", "Axes", "Mark", "Series", "draw_chart", "draw_days", "draw_sign"]

CHART_HEIGHT: Final = 328
"""Units that a chart takes, with its title and its days."""
_TITLE: Final = 19
_TICK: Final = 18
_MANY: Final = 16
"""Marks above which their signs are small."""
_DOUBTED: Final = (Standing.DISPUTED, Standing.DENIED)
_LEAST_DAYS: Final = 0.6
"""Days that a chart spans at least, so that hours do not look like days."""


@dataclass(frozen=True, slots=True)
class Axes:
    """The words of the two axes."""

    number: Callable[[float], str]
    day: Callable[[DateSpan], str]


@dataclass(frozen=True, slots=True)
class Mark:
    """One count. ``at`` is its day number with the share of the day that had gone by; ``low`` and
    ``high`` bound a count that was given as a range. ``label`` is the value in signs, ``spoken`` in words, ``told`` its day and sayer."""

    at: float
    value: float
    label: str
    told: str
    spoken: str = ""
    standing: Standing = Standing.REPORTED
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """Marks by their days. ``steps`` when a value holds until the next one, as of a running count."""

    title: str
    marks: tuple[Mark, ...]
    steps: bool = True

    @property
    def driving(self) -> tuple[Mark, ...]:
        """The marks that the line runs through."""
        return tuple(mark for mark in self.marks if mark.standing not in _DOUBTED)


@dataclass(frozen=True, slots=True)
class _Frame:
    """The plot and its scales; ``ground`` is where nothing is counted."""

    box: Box
    first: float
    last: float
    low: float
    high: float

    def at(self, mark: Mark) -> Point:
        return self.across(mark.at), self.up(mark.value)

    def across(self, day: float) -> float:
        return self.box.left + (self.box.right - self.box.left) * (day - self.first) / (
            self.last - self.first
        )

    def up(self, value: float) -> float:
        share = value / (self.high - self.low) - self.low / (self.high - self.low)
        return self.box.bottom - (self.box.bottom - self.box.top) * share

    @property
    def ground(self) -> float:
        return self.up(0)


@dataclass(frozen=True, slots=True)
class _Stroke:
    """A straight part of the line; ``broken`` where it rests on a claim alone."""

    start: Point
    end: Point
    broken: bool

    @property
    def box(self) -> Box:
        (x, y), (to_x, to_y) = self.start, self.end
        return Box(min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)).grown(2)


def draw_chart(canvas: Canvas, series: Series, top: int, axes: Axes) -> None:
    """Draw ``series``, which has marks, from ``top`` down."""
    for line in wrapped(
        series.title, canvas.letters, _TITLE, WIDTH - 2 * MARGIN, lines=1, bold=True
    ):
        canvas.text((MARGIN, top + 20), line, size=_TITLE, colour=Ink.QUIET, bold=True)
    ticks, frame = _framed(canvas.letters, series, top, axes)
    strokes = list(_strokes(series, frame))
    room = Box(frame.box.left + 2, top + 28, WIDTH - MARGIN / 2, frame.box.bottom - 2)
    lines = [stroke.box for stroke in strokes]
    placed = place_labels(_labels(series, frame), lines, room, canvas.letters)
    _grid(canvas, frame, ticks, placed, axes)
    days = (int(series.marks[0].at), int(frame.last))
    draw_days(canvas, frame.box, days, lambda day: frame.across(day + 0.5), axes.day)
    if series.steps and len(series.driving) > 1:
        canvas.area(_under(series, frame), Ink.LINE, 0.14)
    for mark in series.marks:
        _range(canvas, frame, mark)
    for stroke in strokes:
        draw = canvas.dashes if stroke.broken else canvas.line
        draw((stroke.start, stroke.end), Ink.LINE, 3)
    for mark in series.marks:
        draw_sign(canvas, frame.at(mark), mark.standing, small=len(series.marks) > _MANY)
    for each in placed:
        write_label(canvas, each)


def _framed(
    letters: Letters, series: Series, top: int, axes: Axes
) -> tuple[tuple[float, ...], _Frame]:
    """The round values, and the plot beside their words."""
    bounds = [bound for mark in series.marks for bound in (mark.value, mark.low, mark.high)]
    values = [value for value in bounds if value is not None and isfinite(value)]
    low, high = min(0.0, *values), max(0.0, *values)
    if low == high:
        high = 1.0
    ticks = value_ticks(low, high) if any(values) else (0.0,)
    room = max(letters.width(axes.number(tick), _TICK) for tick in ticks)
    first, last = series.marks[0].at, series.marks[-1].at
    spare = max(_LEAST_DAYS, (last - first) * 0.1)
    if last - first < _LEAST_DAYS:
        first -= _LEAST_DAYS
    box = Box(MARGIN + room + 10, top + 30 + LABEL_ROOM, WIDTH - MARGIN, top + CHART_HEIGHT - 36)
    return ticks, _Frame(box, first - spare / 2, last + spare, min(low, ticks[0]), high)


def _grid(
    canvas: Canvas, frame: _Frame, ticks: Sequence[float], placed: Sequence[Placed], axes: Axes
) -> None:
    """A line for each round value, broken where a label stands."""
    for tick in ticks:
        y = frame.up(tick)
        canvas.text(
            (frame.box.left - 10, y), axes.number(tick), size=_TICK, colour=Ink.QUIET, anchor="rm"
        )
        x = frame.box.left
        crossed = sorted((each.box.grown(5) for each in placed), key=lambda box: box.left)
        for box in crossed:
            if box.top < y < box.bottom:
                if box.left > x:
                    canvas.line(((x, y), (box.left, y)), Ink.GRID, 1.5)
                x = max(x, box.right)
        canvas.line(((x, y), (max(x, frame.box.right), y)), Ink.GRID, 1.5 if tick else 2.5)


def draw_days(
    canvas: Canvas,
    plot: Box,
    days: tuple[int, int],
    across: Callable[[float], float],
    words: Callable[[DateSpan], str],
) -> None:
    """Days, months or years under a plot, as many as stand apart. ``across`` tells where a day's middle
    lies."""
    letters = canvas.letters
    for most in (8, 7, 6, 5, 4, 3, 2, 1):
        ticks = [(across(span.first), words(span)) for span in day_ticks(*days, most)]
        kept = [
            (x, word, _inside(x, letters.width(word, _TICK)))
            for x, word in ticks
            if plot.left <= x <= plot.right
        ]
        if all(one[2][1] + 12 <= two[2][0] for one, two in pairwise(kept)):
            break
    for x, word, (left, right) in kept:
        canvas.line(((x, plot.bottom + 2), (x, plot.bottom + 7)), Ink.QUIET, 2)
        middle = ((left + right) / 2, plot.bottom + 26)
        canvas.text(middle, word, size=_TICK, colour=Ink.QUIET, anchor="ms")


def _inside(x: float, width: float) -> tuple[float, float]:
    """The room of a word in the middle of ``x``, moved as far as the card's margins ask."""
    left = min(max(x - width / 2, MARGIN / 2), WIDTH - MARGIN / 2 - width)
    return left, left + width


def _strokes(series: Series, frame: _Frame) -> Iterator[_Stroke]:
    marks = series.driving
    if not series.steps:
        for mark in marks:
            x, y = frame.at(mark)
            yield _Stroke((x, frame.ground), (x, y), mark.standing is Standing.CLAIMED)
        return
    for number, mark in enumerate(marks):
        start = frame.at(mark)
        after = marks[number + 1] if number + 1 < len(marks) else None
        corner = (frame.across(after.at) if after else frame.box.right, start[1])
        yield _Stroke(start, corner, mark.standing is Standing.CLAIMED)
        if after:
            yield _Stroke(corner, frame.at(after), after.standing is Standing.CLAIMED)


def _under(series: Series, frame: _Frame) -> list[Point]:
    """The corners of what lies between the line and the ground."""
    corners: list[Point] = [(frame.across(series.driving[0].at), frame.ground)]
    for mark in series.driving:
        x, y = frame.at(mark)
        corners += [(x, corners[-1][1]), (x, y)]
    return [*corners, (frame.box.right, corners[-1][1]), (frame.box.right, frame.ground)]


def _range(canvas: Canvas, frame: _Frame, mark: Mark) -> None:
    """The band of a count that was given as a range."""
    if mark.low is None or mark.high is None or not mark.low < mark.high:
        return
    x, top, bottom = frame.across(mark.at), frame.up(mark.high), frame.up(mark.low)
    colour = _colour(mark.standing)
    canvas.area(((x - 9, top), (x + 9, top), (x + 9, bottom), (x - 9, bottom)), colour, 0.4)
    for y in (top, bottom):
        canvas.line(((x - 9, y), (x + 9, y)), colour, 2)


def _colour(standing: Standing) -> Colour:
    return {Standing.DISPUTED: Ink.DOUBT, Standing.DENIED: Ink.DENIED}.get(standing, Ink.LINE)


def draw_sign(canvas: Canvas, at: Point, standing: Standing, *, small: bool = False) -> None:
    """The sign of a count: full, hollow when it is a claim, a diamond in dispute, a cross if denied."""
    size = 0.6 if small else 1.0
    if standing is Standing.DENIED:
        canvas.cross(at, 7 * size, Ink.CARD, 7 * size)
        canvas.cross(at, 6 * size, Ink.DENIED, 3.5 * size)
    elif standing is Standing.DISPUTED:
        canvas.diamond(at, 10.5 * size, Ink.CARD)
        canvas.diamond(at, 8.5 * size, Ink.DOUBT)
    else:
        canvas.disc(at, 8.5 * size, Ink.CARD)
        canvas.disc(at, 7 * size, Ink.LINE)
        if standing is Standing.CLAIMED:
            canvas.disc(at, 4 * size, Ink.CARD)


def _labels(series: Series, frame: _Frame) -> list[Label]:
    """Labels of all marks: the last, the first and the highest weigh most, then great changes."""
    marks = series.marks
    ends = {len(marks) - 1: 4.0, 0: 3.0}
    highest = max(range(len(marks)), key=lambda at: marks[at].value)
    reach = frame.high - frame.low
    labels = []
    for number, mark in enumerate(marks):
        change = abs(mark.value - marks[number - 1].value) / reach if reach else 0.0
        weight = ends.get(number, 2.0 if number == highest else change)
        colour = Ink.TEXT if mark.standing not in _DOUBTED else _colour(mark.standing)
        labels.append(Label(frame.at(mark), mark.label, mark.told, weight, colour))
    return labels
