"""Curves as a picture for the docs: an SVG of lines over two shares."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final
from xml.sax.saxutils import escape

__all__ = ["as_svg"]

_WIDE, _HIGH = 640, 400
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 170, 24, 48
_STEP: Final = 0.2
_POINTS: Final = 120
_COLOURS: Final = ("#3266c8", "#d1603d", "#2f8f5b", "#8a5fbf", "#a8801a", "#4a4a4a")
_DASHES: Final = ("", "6 3", "2 3", "8 3 2 3", "1 3", "10 4")
Curve = Sequence[tuple[float, float]]


def as_svg(curves: Mapping[str, Curve], *, across: str, up: str, most: float = 1.0) -> str:
    """The picture: ``curves`` are points (x, y), x rising from 0 to 1 and y from 0 to ``most``, by name."""
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" role="img" font-family="sans-serif" font-size="12">',
        f"<title>{escape(up)} by {escape(across)}</title>",
        f'<rect width="{_WIDE}" height="{_HIGH}" fill="#ffffff"/>',
        *_grid(most),
        f'<text x="{_x(0.5):.0f}" y="{_HIGH - 10}" text-anchor="middle" fill="#333">{escape(across)}</text>',
        f'<text transform="translate(16 {_y(most / 2, most):.0f}) rotate(-90)" text-anchor="middle" fill="#333">{escape(up)}</text>',
    ]
    for at, (name, points) in enumerate(curves.items()):
        colour, dash = _COLOURS[at % len(_COLOURS)], _DASHES[at % len(_DASHES)]
        path = " ".join(f"{_x(x):.1f},{_y(min(y, most), most):.1f}" for x, y in _thinned(points))
        style = f'stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"'
        row = _TOP + 10 + 20 * at
        lines += [
            f'<polyline fill="none" {style} points="{path}"/>',
            f'<line x1="{_WIDE - _RIGHT + 12}" x2="{_WIDE - _RIGHT + 36}" y1="{row}" y2="{row}" {style}/>',
            f'<text x="{_WIDE - _RIGHT + 42}" y="{row + 4}" fill="#333">{escape(name)}</text>',
        ]
    return "\n".join((*lines, "</svg>")) + "\n"


def _x(share: float) -> float:
    return _LEFT + share * (_WIDE - _LEFT - _RIGHT)


def _y(value: float, most: float) -> float:
    return _HIGH - _BOTTOM - value / most * (_HIGH - _TOP - _BOTTOM)


def _grid(most: float) -> list[str]:
    found = []
    for at in range(round(1 / _STEP) + 1):
        share = at * _STEP
        x, y = _x(share), _y(share * most, most)
        found += [
            f'<line x1="{x:.0f}" x2="{x:.0f}" y1="{_TOP}" y2="{_HIGH - _BOTTOM}" stroke="#e4e4e4"/>',
            f'<line x1="{_LEFT}" x2="{_x(1):.0f}" y1="{y:.0f}" y2="{y:.0f}" stroke="#e4e4e4"/>',
            f'<text x="{x:.0f}" y="{_HIGH - _BOTTOM + 16}" text-anchor="middle" fill="#555">{share:.0%}</text>',
            f'<text x="{_LEFT - 6}" y="{y + 4:.0f}" text-anchor="end" fill="#555">{share * most:.0%}</text>',
        ]
    return found


def _thinned(points: Curve) -> list[tuple[float, float]]:
    """At most so many of the points, evenly spread by x, the first and the last among them."""
    if len(points) <= _POINTS:
        return list(points)
    kept = [points[0]]
    for one, other in pairwise(points):
        if int(one[0] * _POINTS) != int(other[0] * _POINTS):
            kept.append(other)
    return [*kept, points[-1]]
