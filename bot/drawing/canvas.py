"""An opaque card to draw on, measured in units of which two pixels make one: for phones and for sharp
screens. Its colours read on Discord's dark and light themes alike, as the card brings its own ground.

Straight lines and areas lie on whole pixels. What is round or slanted is drawn finer and brought down,
which smooths it; so a card takes few megabytes while it is drawn. Texts come last, on top.
"""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from bot.escape import harmless

__all__ = [
    "MARGIN",
    "WIDTH",
    "Box",
    "Canvas",
    "Colour",
    "Ink",
    "Letters",
    "Point",
    "Text",
    "wrapped",
]

WIDTH: Final = 600
"""Units across each card."""
MARGIN: Final = 24
_PIXELS: Final = 2
_FINE: Final = 4
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
        self._file = str(files("fontpkg_inter").joinpath("files", "Inter[opsz,wght].ttf"))
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
            made.append(_cut(line, letters, size, width, bold=bold))
            line = word
        else:
            rest = " ".join((line, *words[at:])) if line else " ".join(words[at:])
            return (*made, _cut(rest, letters, size, width, bold=bold))
    return (*made, _cut(line, letters, size, width, bold=bold)) if line else tuple(made)


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
class Text:
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
    written: list[Text] = field(default_factory=list)
    _image: Image.Image = field(init=False)
    _draw: ImageDraw.ImageDraw = field(init=False)
    _texts: list[_Text] = field(default_factory=list)

    def __post_init__(self) -> None:
        size = (WIDTH * _PIXELS, self.height * _PIXELS)
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
        self.written.append(Text(text, box))
        self._texts.append(_Text(text, at, size, colour, bold, anchor))
        return box

    def line(self, points: Sequence[Point], colour: Colour, width: float = 2) -> None:
        """A line that runs straight across or straight down."""
        (x, y), (to_x, to_y) = points[0], points[-1]
        half = width / 2
        self.bar(
            Box(min(x, to_x) - half, min(y, to_y) - half, max(x, to_x) + half, max(y, to_y) + half),
            colour,
        )

    def dashes(self, points: Sequence[Point], colour: Colour, width: float = 2) -> None:
        """A broken line from the first point straight across or straight down to the last."""
        start, end = points[0], points[-1]
        length = abs(end[0] - start[0]) + abs(end[1] - start[1])
        step, at = 13.0, 0.0
        while at < length:
            until = min(1.0, (at + 6) / length)
            self.line((_along(start, end, at / length), _along(start, end, until)), colour, width)
            at += step

    def area(self, corners: Sequence[Point], colour: Colour, opacity: float) -> None:
        points = [(round(x * _PIXELS), round(y * _PIXELS)) for x, y in corners]
        self._draw.polygon(points, (*colour, round(255 * opacity)))

    def bar(self, box: Box, colour: Colour, corner: float = 0) -> None:
        """A full rectangle, its corners round by so many units."""
        left, top, right, bottom = (round(each * _PIXELS) for each in _sides(box))
        if left >= right or top >= bottom:
            return
        if not corner:
            self._draw.rectangle((left, top, right - 1, bottom - 1), colour)
            return
        round_by = round(corner * _PIXELS)
        self._draw.rectangle((left + round_by, top, right - round_by - 1, bottom - 1), colour)
        self._draw.rectangle((left, top + round_by, right - 1, bottom - round_by - 1), colour)
        for x in (box.left + corner, box.right - corner):
            for y in (box.top + corner, box.bottom - corner):
                self.disc((x, y), corner, colour)

    def disc(self, at: Point, radius: float, colour: Colour) -> None:
        size = 2 * radius * _PIXELS * _FINE
        self._stamp(at, radius, colour, lambda draw: draw.ellipse((0, 0, size - 1, size - 1), 255))

    def diamond(self, at: Point, radius: float, colour: Colour) -> None:
        half = radius * _PIXELS * _FINE
        corners = ((half, 0), (2 * half, half), (half, 2 * half), (0, half))
        self._stamp(at, radius, colour, lambda draw: draw.polygon(corners, 255))

    def cross(self, at: Point, radius: float, colour: Colour, width: float = 3) -> None:
        size, wide = 2 * radius * _PIXELS * _FINE, round(width * _PIXELS * _FINE)

        def drawn(draw: ImageDraw.ImageDraw) -> None:
            draw.line((0, 0, size, size), 255, wide)
            draw.line((0, size, size, 0), 255, wide)

        self._stamp(at, radius, colour, drawn)

    def _stamp(
        self, at: Point, radius: float, colour: Colour, drawn: Callable[[ImageDraw.ImageDraw], None]
    ) -> None:
        """Put a small smooth shape on the card; ``drawn`` draws it in a square of its own."""
        pixels = round(2 * radius * _PIXELS)
        mask = Image.new("L", (pixels * _FINE, pixels * _FINE))
        drawn(ImageDraw.Draw(mask))
        corner = round((at[0] - radius) * _PIXELS), round((at[1] - radius) * _PIXELS)
        self._image.paste(colour, corner, mask.reduce(_FINE))

    def png(self) -> bytes:
        """The finished picture; the same drawing gives the same bytes."""
        draw = ImageDraw.Draw(self._image)
        for each in self._texts:
            draw.text(
                (each.at[0] * _PIXELS, each.at[1] * _PIXELS),
                each.text,
                each.colour,
                self.letters.face(each.size, bold=each.bold),
                each.anchor,
            )
        self._texts.clear()
        kept = io.BytesIO()
        self._edged().save(kept, "PNG")
        return kept.getvalue()

    def _edged(self) -> Image.Image:
        """The card with its edge; what is outside of its round corners is let through."""
        image = self._image
        width, height = image.size
        ImageDraw.Draw(image).rectangle((0, 0, width - 1, height - 1), None, Ink.EDGE, 2)
        size = _CORNER * _PIXELS
        fine = (size * _FINE, size * _FINE)
        whole = (0, 0, 2 * fine[0], 2 * fine[1])
        inside, edge = Image.new("L", fine), Image.new("L", fine)
        ImageDraw.Draw(inside).ellipse(whole, 255)
        ImageDraw.Draw(edge).ellipse(whole, None, 255, 2 * _FINE)
        alpha = Image.new("L", image.size, 255)
        corner, rim = inside.reduce(_FINE), edge.reduce(_FINE)
        for turned, x, y in (
            (None, 0, 0),
            (Image.Transpose.FLIP_LEFT_RIGHT, width - size, 0),
            (Image.Transpose.FLIP_TOP_BOTTOM, 0, height - size),
            (Image.Transpose.ROTATE_180, width - size, height - size),
        ):
            one, other = (
                each if turned is None else each.transpose(turned) for each in (corner, rim)
            )
            image.paste(Ink.CARD, (x, y, x + size, y + size))
            image.paste(Ink.EDGE, (x, y), other)
            alpha.paste(one, (x, y))
        image.putalpha(alpha)
        return image


def _sides(box: Box) -> tuple[float, float, float, float]:
    return box.left, box.top, box.right, box.bottom


def _along(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
