"""Curves as a picture for the docs: an SVG of lines over two axes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log10
from typing import Final
from xml.sax.saxutils import escape

__all__ = ["Axis", "as_svg", "powers", "shares"]

_WIDE, _HIGH = 680, 400
_LEFT, _RIGHT, _TOP, _BOTTOM = 72, 210, 24, 48
_STEPS: Final = 5
_POINTS: Final = 120
_COLOURS: Final = (
    "#3266c8",
    "#d1603d",
    "#2f8f5b",
    "#8a5fbf",
    "#a8801a",
    "#4a4a4a",
    "#b8336a",
    "#1f9aa8",
)
_DASHES: Final = ("", "6 3", "2 3", "8 3 2 3", "1 3", "10 4", "4 2", "12 3 3 3")
Curve = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Axis:
    """What is drawn along: from ``least`` to ``most``, whose places on the axis ``scale`` tells, with marks."""

    title: str
    least: float
    most: float
    marks: tuple[tuple[float, str], ...]
    scale: Callable[[float], float]

    def place(self, value: float) -> float:
        """0 at the beginning of the axis, 1 at its end, for whatever lies beyond, too."""
        first, last = self.scale(self.least), self.scale(self.most)
        return (self.scale(max(self.least, min(self.most, value))) - first) / (last - first)


def shares(title: str) -> Axis:
    """An axis from nothing to all."""
    marks = tuple((at / _STEPS, f"{at / _STEPS:.0%}") for at in range(_STEPS + 1))
    return Axis(title, 0.0, 1.0, marks, float)


def powers(title: str, least: int, most: int) -> Axis:
    """An axis on which each power of ten is as long as the next, from 10 to the ``least`` to 10 to the ``most``."""
    marks = tuple((10.0**at, f"{10.0**at:,.{max(0, -at)}f}") for at in range(least, most + 1))
    return Axis(title, 10.0**least, 10.0**most, marks, log10)


def as_svg(curves: Mapping[str, Curve], across: Axis, up: Axis) -> str:
    """The picture of curves by name; their points in the order of x."""
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" role="img" '
        'font-family="sans-serif" font-size="12">',
        f"<title>{escape(up.title)} by {escape(across.title)}</title>",
        f'<rect width="{_WIDE}" height="{_HIGH}" fill="#ffffff"/>',
        *_grid(across, up),
    ]
    for at, (name, points) in enumerate(curves.items()):
        colour, again = _COLOURS[at % len(_COLOURS)], at // len(_COLOURS)
        dash = _DASHES[(at + again) % len(_DASHES)]
        path = " ".join(
            f"{_x(across.place(x)):.1f},{_y(up.place(y)):.1f}" for x, y in _thinned(points, across)
        )
        style = f'stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"'
        row = _TOP + 10 + 20 * at
        lines += [
            f'<polyline fill="none" {style} points="{path}"/>',
            f'<line x1="{_x(1) + 16:.0f}" x2="{_x(1) + 44:.0f}" y1="{row}" y2="{row}" {style}/>',
            f'<text x="{_x(1) + 50:.0f}" y="{row + 4}" fill="#333">{escape(name)}</text>',
        ]
    return "\n".join((*lines, "</svg>")) + "\n"


def _x(place: float) -> float:
    return _LEFT + place * (_WIDE - _LEFT - _RIGHT)


def _y(place: float) -> float:
    return _HIGH - _BOTTOM - place * (_HIGH - _TOP - _BOTTOM)


def _grid(across: Axis, up: Axis) -> list[str]:
    found = [
        f'<text x="{_x(0.5):.0f}" y="{_HIGH - 10}" text-anchor="middle" fill="#333">{escape(across.title)}</text>',
        f'<text transform="translate(16 {_y(0.5):.0f}) rotate(-90)" text-anchor="middle" fill="#333">{escape(up.title)}</text>',
    ]
    for value, label in across.marks:
        x = _x(across.place(value))
        found += [
            f'<line x1="{x:.0f}" x2="{x:.0f}" y1="{_TOP}" y2="{_HIGH - _BOTTOM}" stroke="#e4e4e4"/>',
            f'<text x="{x:.0f}" y="{_HIGH - _BOTTOM + 16}" text-anchor="middle" fill="#555">{label}</text>',
        ]
    for value, label in up.marks:
        y = _y(up.place(value))
        found += [
            f'<line x1="{_LEFT}" x2="{_x(1):.0f}" y1="{y:.0f}" y2="{y:.0f}" stroke="#e4e4e4"/>',
            f'<text x="{_LEFT - 6}" y="{y + 4:.0f}" text-anchor="end" fill="#555">{label}</text>',
        ]
    return found


def _thinned(points: Curve, across: Axis) -> list[tuple[float, float]]:
    """At most so many of the points, evenly spread along the axis, the first and the last among them."""
    if len(points) <= _POINTS:
        return list(points)
    kept = [points[0]]
    for one, other in pairwise(points):
        if int(across.place(one[0]) * _POINTS) != int(across.place(other[0]) * _POINTS):
            kept.append(other)
    return [*kept, points[-1]]
