"""The card of a measure: a step chart for each place and group that was counted more than once, and a
tile for each single count."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from bot.citing import Names, Sources
from bot.drawing.canvas import MARGIN, WIDTH, Box, Canvas, Ink, Letters, wrapped
from bot.drawing.charts import CHART_HEIGHT, Axes, Mark, Series, draw_chart, draw_sign
from bot.reply import counted, counter, row_day
from bot.wording import day_words, figure_value, measure_word, short_day
from bot.words import Words
from knowledge.dates.civil import civil_day
from knowledge.dates.span import PART_MINUTES, DateSpan
from knowledge.flow import FigureHistory, FigurePoint
from knowledge.models import Figure, Qualifier, Standing

__all__ = ["axis_day", "draw_figure", "series_of", "short_value", "told"]

_CHARTS: Final = 3
_TILES: Final = 6
"""Charts and tiles of one card; what is left out is counted under them."""
_HIGHEST: Final = 1620
"""Height of a card beyond which a phone shows its letters too small; without tiles every card is lower."""
_HEAD: Final = 58
_GAP: Final = 16
_TILE_WIDTH: Final = (WIDTH - 2 * MARGIN - _GAP) / 2
_PAD: Final = 14
_LINE: Final = 22
_VALUE: Final = 30
_LEGEND: Final = 26
_MINUTES: Final = 24 * 60

_SIGNS: Final[Mapping[Qualifier, str]] = {
    Qualifier.EXACTLY: "",
    Qualifier.ABOUT: "≈ ",
    Qualifier.AT_LEAST: "≥ ",
    Qualifier.OVER: "> ",
    Qualifier.AT_MOST: "≤ ",
    Qualifier.UNDER: "< ",
}


def series_of(
    history: FigureHistory, sources: Sources, names: Names, words: Words
) -> tuple[Series, ...]:
    """The counts by what was counted, each in the order of its days; the longest series first."""
    told_apart: dict[tuple[str, str], list[FigurePoint]] = {}
    for point in history.points:
        what = counted(point.fact, point.figure, names, words=words).removeprefix(" · ")
        told_apart.setdefault((what, point.figure.unit), []).append(point)
    made = []
    for (what, _), points in told_apart.items():
        years = len({civil_day(point.day).year for point in points}) > 1
        marks = [_mark(point, sources, words, with_year=years) for point in points]
        ordered = tuple(sorted(marks, key=lambda mark: mark.at))
        made.append(Series(what, ordered, steps=any(point.figure.cumulative for point in points)))
    return tuple(sorted(made, key=lambda series: -len(series.marks)))


def _mark(point: FigurePoint, sources: Sources, words: Words, *, with_year: bool) -> Mark:
    figure = point.figure
    day = row_day(point, words, with_year=with_year)
    who = counter(point.fact, sources, words=words)
    bounded = figure.low is not None and figure.high is not None
    return Mark(
        at=point.day + _share_of_day(point),
        value=figure.best,
        label=short_value(figure, words),
        spoken=figure_value(figure, words=words),
        told=f"{day} · {who}" if who else day,
        standing=point.fact.standing,
        low=figure.low if bounded else None,
        high=figure.high if bounded else None,
    )


def short_value(figure: Figure, words: Words) -> str:
    """A count in signs: "≥ 5,969", "103–164", "≈ 4.5 km"."""
    if figure.low is not None and figure.high is not None and figure.low != figure.high:
        value = f"{words.number(figure.low)}–{words.number(figure.high)}"
        value = f"≈ {value}" if figure.qualifier is Qualifier.ABOUT else value
    else:
        value = _SIGNS[figure.qualifier] + words.number(figure.best)
    unit = figure.unit
    return value + unit if unit == "%" else f"{value} {unit}".rstrip()


def _share_of_day(point: FigurePoint) -> float:
    """How much of its day had gone by at a count; half where the hour is not known."""
    when = point.fact.when
    if when is None or when.days != 1 or when.first != point.day:
        return 0.5
    if when.clock is not None:
        return when.clock[0] / _MINUTES
    if when.part is not None:
        return sum(PART_MINUTES[when.part]) / 2 / _MINUTES
    return 0.5


@dataclass(frozen=True, slots=True)
class _Tile:
    """A single count, its lines cut to the tile's width. ``wide`` for one that has a row to itself: its
    words stand beside the value."""

    mark: Mark
    value: str
    what: tuple[str, ...]
    told: tuple[str, ...]
    wide: bool

    @property
    def height(self) -> float:
        words = _LINE * (len(self.what) + len(self.told))
        return 2 * _PAD + (max(34, words + 2) if self.wide else 38 + words)


_Legend = list[list[tuple[Standing | None, str]]]


class _Layout(NamedTuple):
    """Tiles in rows of these heights, and how high the card is with all of them."""

    tiles: list[_Tile]
    heights: list[float]
    legend: _Legend
    height: int


def draw_figure(measure: str, series: Sequence[Series], words: Words) -> Canvas:
    """All series on one card, as many as it takes."""
    letters = Letters()
    charts = [each for each in series if _moves(each)][:_CHARTS]
    layouts = (_laid_out(series, charts, most, letters, words) for most in range(_TILES, -1, -2))
    tiles, heights, legend, high = next(each for each in layouts if each.height <= _HIGHEST)
    canvas = Canvas(high, letters)
    _title(canvas, _capitalised(measure_word(measure, words)))
    top: float = _HEAD
    axes = Axes(words.number, lambda span: axis_day(span, words))
    for each in charts:
        draw_chart(canvas, each, round(top), axes)
        top += CHART_HEIGHT + _GAP
    for row, height in zip(_rows(tiles), heights, strict=True):
        for column, tile in enumerate(row):
            _draw_tile(canvas, tile, (MARGIN + column * (_TILE_WIDTH + _GAP), top), height)
        top += height + _GAP
    _draw_legend(canvas, top + 14, legend)
    return canvas


def _laid_out(
    series: Sequence[Series], charts: Sequence[Series], most: int, letters: Letters, words: Words
) -> _Layout:
    """What stands below the ``charts``, with so many tiles at ``most``."""
    single = [(each.title, mark) for each in series if not _moves(each) for mark in each.marks]
    few = single[:most]
    tiles = [
        _tile(what, mark, letters, wide=number + 1 == len(few) and number % 2 == 0)
        for number, (what, mark) in enumerate(few)
    ]
    shown = sum(len(each.marks) for each in charts) + len(tiles)
    missing = sum(len(each.marks) for each in series) - shown
    heights = [max(each.height for each in row) for row in _rows(tiles)]
    signs = _signs([mark for each in charts for mark in each.marks] + [t.mark for t in tiles])
    legend = _legend(signs, missing, letters, words)
    foot = _LEGEND * len(legend) + 4 * bool(legend)
    body = len(charts) * (CHART_HEIGHT + _GAP) + sum(heights) + _GAP * len(heights)
    return _Layout(tiles, heights, legend, round(_HEAD + body + foot + 4))


def _moves(series: Series) -> bool:
    """Whether a series has counts of several moments, so that there is a way to draw."""
    return len({mark.at for mark in series.marks}) > 1


def _rows(tiles: Sequence[_Tile]) -> list[Sequence[_Tile]]:
    return [tiles[at : at + 2] for at in range(0, len(tiles), 2)]


def _title(canvas: Canvas, title: str) -> None:
    for line in wrapped(title, canvas.letters, 28, WIDTH - 2 * MARGIN, lines=1, bold=True):
        canvas.text((MARGIN, 42), line, size=28, bold=True)


def _tile(what: str, mark: Mark, letters: Letters, *, wide: bool) -> _Tile:
    room = (WIDTH - 2 * MARGIN if wide else _TILE_WIDTH) - 2 * _PAD
    limit = room / 2 if wide else room - _sign_room(mark)
    (value,) = wrapped(mark.label, letters, _VALUE, limit, lines=1, bold=True)
    if wide:
        room -= _beside(value, mark, letters)
    return _Tile(
        mark,
        value,
        wrapped(what, letters, 18, room, lines=2) if what else (),
        wrapped(mark.told, letters, 18, room, lines=2),
        wide,
    )


def _sign_room(mark: Mark) -> int:
    return 0 if mark.standing in (Standing.REPORTED, Standing.CONFIRMED) else 28


def _beside(value: str, mark: Mark, letters: Letters) -> float:
    """Room that a value takes from the words beside it."""
    return _sign_room(mark) + letters.width(value, _VALUE, bold=True) + 22


def _draw_tile(canvas: Canvas, tile: _Tile, at: tuple[float, float], height: float) -> None:
    left, top = at
    right = WIDTH - MARGIN if tile.wide else left + _TILE_WIDTH
    canvas.bar(Box(left, top, right, top + height), Ink.TILE, 10)
    x = left + _PAD
    y = top + (height / 2 + 11 if tile.wide else _PAD + 25)
    sign = _sign_room(tile.mark)
    if sign:
        draw_sign(canvas, (x + 9, y - 10), tile.mark.standing)
    canvas.text((x + sign, y), tile.value, size=_VALUE, bold=True)
    y += 8
    if tile.wide:
        x += _beside(tile.value, tile.mark, canvas.letters)
        y = top + (height - _LINE * (len(tile.what) + len(tile.told))) / 2 - 5
    for number, line in enumerate((*tile.what, *tile.told), start=1):
        colour = Ink.TEXT if number <= len(tile.what) else Ink.QUIET
        canvas.text((x, y + _LINE * number), line, size=18, colour=colour)


def _signs(marks: Iterable[Mark]) -> list[Standing]:
    """The signs that need telling, in the order of the standings."""
    used = {mark.standing for mark in marks} - {Standing.REPORTED, Standing.CONFIRMED}
    return [standing for standing in Standing if standing in used]


def _legend(signs: Sequence[Standing], missing: int, letters: Letters, words: Words) -> _Legend:
    """What the signs stand for and how many counts are left out, in rows that fit."""
    told: list[tuple[Standing | None, str]] = [
        (standing, words.say(f"standing.{standing}")) for standing in signs
    ]
    if missing:
        told.append((None, words.say("pictures.more", count=missing)))
    rows: _Legend = []
    x = 0.0
    for standing, word in told:
        width = _legend_width(standing, word, letters)
        if not rows or x + width > WIDTH - 2 * MARGIN + _GAP:
            rows.append([])
            x = 0.0
        rows[-1].append((standing, word))
        x += width
    return rows


def _legend_width(standing: Standing | None, word: str, letters: Letters) -> float:
    return letters.width(word, 18) + (24 if standing else 0) + _GAP + 10


def _draw_legend(canvas: Canvas, top: float, legend: _Legend) -> None:
    for number, row in enumerate(legend):
        x, y = float(MARGIN), top + number * _LEGEND
        for standing, word in row:
            if standing is not None:
                draw_sign(canvas, (x + 8, y - 6), standing)
            at = (x + (24 if standing else 0), y)
            canvas.text(at, word, size=18, colour=Ink.QUIET)
            x += _legend_width(standing, word, canvas.letters)


def axis_day(span: DateSpan, words: Words) -> str:
    """A day, month or year under an axis."""
    return short_day(span.first, words) if span.days == 1 else day_words(span, words)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def told(measure: str, series: Sequence[Series], words: Words) -> list[str]:
    """What the card shows, in words."""
    parts = [f"{_capitalised(measure_word(measure, words))}."]
    for each in series:
        for number, mark in enumerate(each.marks):
            head = f"{each.title}: " if not number and each.title else ""
            doubt = (
                "" if not _sign_room(mark) else f" ({words.say(f'standing.{mark.standing.value}')})"
            )
            end = "." if number + 1 == len(each.marks) else ";"
            parts.append(f"{head}{mark.told}: {mark.spoken}{doubt}{end}")
    return parts
