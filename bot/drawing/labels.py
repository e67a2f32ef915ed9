"""Where the labels of a chart's marks stand, so that none covers another, a mark or the edge.

Labels for which there is no room are left out, the least telling first.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.drawing.canvas import Box, Canvas, Colour, Ink, Letters, Point, wrapped

__all__ = ["LABEL_ROOM", "Label", "Placed", "place_labels", "write_label"]

_VALUE: Final = 24
_TOLD: Final = 18
_LEADING: Final = 22
LABEL_ROOM: Final = _VALUE + 2 * _LEADING + 12
"""Units that a label of two lines takes above its mark."""
_SHAPES: Final = ((244, 2), (206, 2), (180, 2), (156, 3), (130, 3))
"""Width and lines of the words under a value, in order of preference."""
_GAP: Final = 12
_FEW: Final = 12
_CUT: Final = 1.5
_BARE: Final = 4.0
_CROSSED: Final = 6.0
_LEFT_OUT: Final = 12.0


@dataclass(frozen=True, slots=True)
class Label:
    """What is to be told at a mark; ``weight`` decides which labels are placed first."""

    at: Point
    value: str
    told: str
    weight: float
    colour: Colour = Ink.TEXT


@dataclass(frozen=True, slots=True)
class Placed:
    """A label in its place; ``side`` is the letter of the anchor that its lines keep to."""

    label: Label
    told: tuple[str, ...]
    box: Box
    side: str


@dataclass(frozen=True, slots=True)
class _Form:
    told: tuple[str, ...]
    width: float
    cost: float

    @property
    def height(self) -> float:
        return _VALUE + _LEADING * len(self.told)


def place_labels(
    labels: Sequence[Label], lines: Sequence[Box], room: Box, letters: Letters
) -> tuple[Placed, ...]:
    """Labels that have a place within ``room``; crossing one of ``lines`` is a last resort.

    Of few labels several orders of placing are tried, and the one that tells most is kept.
    """
    weightiest = sorted(labels, key=lambda label: -label.weight)
    orders = [weightiest]
    if len(labels) <= _FEW:
        orders += [list(labels), list(reversed(labels))]
    forms = {label: tuple(_forms(label, letters)) for label in labels}
    tried = [_placed(order, labels, forms, lines, room) for order in orders]
    return min(tried, key=lambda each: each[0])[1]


def _placed(
    order: Sequence[Label],
    labels: Sequence[Label],
    forms: Mapping[Label, tuple[_Form, ...]],
    lines: Sequence[Box],
    room: Box,
) -> tuple[float, tuple[Placed, ...]]:
    """The labels placed one after the other, and what was given up for it."""
    placed: list[Placed] = []
    lost = 0.0
    for label in order:
        signs = [_about(other.at) for other in labels if other is not label]
        taken = [*signs, *(each.box.grown(4) for each in placed)]
        found = min(
            (
                (form.cost + 0.4 * rank + _CROSSED * sum(map(box.overlaps, lines)), form, box, side)
                for form in forms[label]
                for rank, (box, side) in enumerate(_around(label.at, form))
                if box.lies_in(room) and not any(map(box.overlaps, taken))
            ),
            key=lambda each: each[0],
            default=None,
        )
        if found is None:
            lost += _LEFT_OUT * (1 + label.weight)
            continue
        cost, form, box, side = found
        lost += cost
        placed.append(Placed(label, form.told, box, side))
    return lost, tuple(placed)


def _about(point: Point) -> Box:
    return Box(*point, *point).grown(9)


def _forms(label: Label, letters: Letters) -> Iterator[_Form]:
    """A label in its full form, narrower, cut, and as the bare value."""
    bare = letters.width(label.value, _VALUE, bold=True)
    for rank, (width, lines) in enumerate(_SHAPES):
        told = wrapped(label.told, letters, _TOLD, width, lines=lines)
        widest = max((letters.width(line, _TOLD) for line in told), default=0.0)
        cut = _CUT if told and told[-1].endswith("…") else 0
        yield _Form(told, max(bare, widest), 0.5 * rank + cut)
    yield _Form((), bare, _BARE)


def _around(point: Point, form: _Form) -> Iterator[tuple[Box, str]]:
    """Rooms around a mark, best first."""
    x, y = point
    width, height = form.width, form.height
    above, below, beside = y - _GAP - height, y + _GAP, y - height / 2
    for left, top, side in (
        (x - width + 8, above, "r"),
        (x - 8, above, "l"),
        (x - width / 2, above, "m"),
        (x + _GAP, below, "l"),
        (x + _GAP + 2, beside, "l"),
        (x - _GAP - width - 2, beside, "r"),
        (x - width / 2, below, "m"),
        (x - _GAP - width, below, "r"),
    ):
        yield Box(left, top, left + width, top + height), side


def write_label(canvas: Canvas, placed: Placed) -> None:
    box, side = placed.box, placed.side
    x = {"l": box.left, "r": box.right, "m": (box.left + box.right) / 2}[side]
    y = box.top + _VALUE - 5
    canvas.text(
        (x, y),
        placed.label.value,
        size=_VALUE,
        colour=placed.label.colour,
        bold=True,
        anchor=f"{side}s",
    )
    for number, line in enumerate(placed.told, start=1):
        canvas.text(
            (x, y + _LEADING * number), line, size=_TOLD, colour=Ink.QUIET, anchor=f"{side}s"
        )
