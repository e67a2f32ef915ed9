"""An opaque card to draw on, measured in units of which two pixels make one: for phones and for sharp
screens. Its colours read on Discord's dark and light themes alike, as the card brings its own ground.

Shapes are drawn twice as fine and brought down, which smooths them; texts come after, on top.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import fontpkg
from PIL import Image, ImageDraw, ImageFont

from bot.escape import harmless

__all__ = ["MARGIN", "WIDTH", "Box", "Canvas", "Colour", "Ink", "Letters", "Point", "wrapped"]

WIDTH: Final = 600
"""Units across each card."""
MARGIN: Final = 24
_PIXELS: Final = 2
_FINE: Final = 2
_CORNER: Final = 16
_LONGEST: Final = 300
"""Characters of a text that are looked at; no card has room for more."""

Colour = tuple[int, int, int]


class Ink:
    """The colours of every picture."""

    CARD: Final[Colour] = (30, 34, 42)
    TILE: Final[Colour] = (40, 46, 57)
    EDGE: Final[Colour] = (70, 77, 92)
    GRID: Final[Colour] = (58, 64, 77)
    TEXT: Final[Colour] = (243, 245, 249)
    QUIET: Final[Colour] = (184, 192, 206)
    LINE: Final[Colour] = (88, 180, 238)
    DOUBT: Final[Colour] = (246, 185, 76)
    DENIED: Final[Colour] = (255, 128, 120)
    GROUPS: Final[tuple[Colour, ...]] = (
        (88, 180, 238),
        (240, 168, 48),
        (56, 194, 148),
        (214, 134, 190),
        (232, 226, 100),
    )
    """Told apart by people who see few colours, too."""
    REST: Final[Colour] = (126, 136, 153)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in units; ``y`` grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def lies_in(self, other: "Box") -> bool:
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )

    def grown(self, by: float) -> "Box":
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


class Letters:
    """The letters of one picture: sizes are in units. Faces are not shared between threads."""

    def __init__(self) -> None:
        self._file = str(fontpkg.path("Inter"))
        self._faces: dict[tuple[int, bool], ImageFont.FreeTypeFont] = {}

    def face(self, size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
        if (size, bold) not in self._faces:
            made = ImageFont.truetype(
                self._file, size * _PIXELS, layout_engine=ImageFont.Layout.BASIC
            )
            made.set_variation_by_axes([20, 640 if bold else 440])
            self._faces[size, bold] = made
        return self._faces[size, bold]

    def width(self, text: str, size: int, *, bold: bool = False) -> float:
        return self.face(size, bold=bold).getlength(text) / _PIXELS


def wrapped(
    text: str, letters: Letters, size: int, width: float, *, lines: int, bold: bool = False
) -> tuple[str, ...]:
    """A text as at most ``lines`` lines no wider than ``width``; what is left out is marked "…"."""
    words = harmless(" ".join(text.split()))[:_LONGEST].split(" ")
    made: list[str] = []
    line = ""
    for at, word in enumerate(words):
        longer = f"{line} {word}" if line else word
        if letters.width(longer, size, bold=bold) <= width:
            line = longer
        elif len(made) + 1 < lines and line:
            made.append(line)
            line = word
        else:
            rest = " ".join((line, *words[at:])) if line else " ".join(words[at:])
            return (*made, _cut(rest, letters, size, width, bold=bold))
    if letters.width(line, size, bold=bold) > width:
        line = _cut(line, letters, size, width, bold=bold)
    return (*made, line) if line else tuple(made)


def _cut(text: str, letters: Letters, size: int, width: float, *, bold: bool) -> str:
    """The longest beginning that fits with "…" behind it; found by halving."""
    if letters.width(text, size, bold=bold) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if letters.width(f"{text[:middle].rstrip()}…", size, bold=bold) <= width:
            low = middle
        else:
            high = middle - 1
    return f"{text[:low].rstrip()}…"


Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Written:
    """A text as it stands on the card, and the room that its ink takes up."""

    text: str
    box: Box


@dataclass(slots=True)
class _Text:
    text: str
    at: Point
    size: int
    colour: Colour
    bold: bool
    anchor: str


@dataclass(slots=True)
class Canvas:
    """A card of ``height`` units. ``written`` tells where each text stands."""

    height: int
    letters: Letters
    written: list[Written] = field(default_factory=list)
    _image: Image.Image = field(init=False)
    _draw: ImageDraw.ImageDraw = field(init=False)
    _texts: list[_Text] = field(default_factory=list)

    def __post_init__(self) -> None:
        scale = _PIXELS * _FINE
        size = (WIDTH * scale, self.height * scale)
        self._image = Image.new("RGB", size, Ink.CARD)
        self._draw = ImageDraw.Draw(self._image, "RGBA")

    def text(
        self,
        at: Point,
        text: str,
        *,
        size: int,
        colour: Colour = Ink.TEXT,
        bold: bool = False,
        anchor: str = "ls",
    ) -> Box:
        """Write one line; ``anchor`` as Pillow names it: "ls" stands on the base line, to the right."""
        face = self.letters.face(size, bold=bold)
        left, top, right, bottom = face.getbbox(text, anchor=anchor)
        box = Box(
            at[0] + left / _PIXELS,
            at[1] + top / _PIXELS,
            at[0] + right / _PIXELS,
            at[1] + bottom / _PIXELS,
        )
        self.written.append(Written(text, box))
        self._texts.append(_Text(text, at, size, colour, bold, anchor))
        return box

    def line(self, points: Sequence[Point], colour: Colour, width: float = 2) -> None:
        self._draw.line(
            [_fine(point) for point in points], colour, round(width * _PIXELS * _FINE), "curve"
        )

    def dashes(self, points: Sequence[Point], colour: Colour, width: float = 2) -> None:
        """A broken line from the first point straight across or straight down to the last."""
        start, end = points[0], points[-1]
        length = abs(end[0] - start[0]) + abs(end[1] - start[1])
        step, at = 9.0, 0.0
        while at < length:
            until = min(1.0, (at + 5) / length)
            self.line((_along(start, end, at / length), _along(start, end, until)), colour, width)
            at += step

    def area(self, corners: Sequence[Point], colour: Colour, opacity: float) -> None:
        self._draw.polygon([_fine(point) for point in corners], (*colour, round(255 * opacity)))

    def bar(self, box: Box, colour: Colour, corner: float = 0) -> None:
        ends = (_fine((box.left, box.top)), _fine((box.right, box.bottom)))
        if ends[1][0] - ends[0][0] >= 1 and ends[1][1] - ends[0][1] >= 1:
            self._draw.rounded_rectangle(ends, corner * _PIXELS * _FINE, colour)

    def disc(self, at: Point, radius: float, colour: Colour) -> None:
        self._draw.circle(_fine(at), radius * _PIXELS * _FINE, colour)

    def diamond(self, at: Point, radius: float, colour: Colour) -> None:
        x, y = at
        corners = ((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y))
        self._draw.polygon([_fine(point) for point in corners], colour)

    def cross(self, at: Point, radius: float, colour: Colour, width: float = 3) -> None:
        x, y = at
        for turn in (1, -1):
            self.line(
                [(x - radius, y - radius * turn), (x + radius, y + radius * turn)], colour, width
            )

    def png(self) -> bytes:
        """The finished picture; the same drawing gives the same bytes."""
        image = self._image.reduce(_FINE)
        draw = ImageDraw.Draw(image)
        for each in self._texts:
            draw.text(
                (each.at[0] * _PIXELS, each.at[1] * _PIXELS),
                each.text,
                each.colour,
                self.letters.face(each.size, bold=each.bold),
                each.anchor,
            )
        image.putalpha(self._edged(image))
        kept = io.BytesIO()
        image.save(kept, "PNG")
        return kept.getvalue()

    def _edged(self, image: Image.Image) -> Image.Image:
        """Draw the card's edge; what is outside of its round corners is let through."""
        fine = (image.width * _FINE, image.height * _FINE)
        whole = (0, 0, fine[0] - 1, fine[1] - 1)
        corner = _CORNER * _PIXELS * _FINE
        inside = Image.new("L", fine)
        ImageDraw.Draw(inside).rounded_rectangle(whole, corner, 255)
        edge = Image.new("L", fine)
        ImageDraw.Draw(edge).rounded_rectangle(whole, corner, None, 255, 2 * _FINE)
        image.paste(Ink.EDGE, (0, 0), edge.reduce(_FINE))
        return inside.reduce(_FINE)


def _fine(point: Point) -> tuple[int, int]:
    return round(point[0] * _PIXELS * _FINE), round(point[1] * _PIXELS * _FINE)


def _along(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
