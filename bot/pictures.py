"""Pictures for people: how a count moved, and how many facts each day has.

What draws them is imported with the first picture; drawing takes a tenth of a second or two, so call
these off the event loop's thread.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.citing import Names, Sources
from bot.words import ENGLISH, Words
from knowledge.flow import FigureHistory
from knowledge.models import Event, Fact

__all__ = ["ALT_LIMIT", "Picture", "figure_picture", "shortened", "timeline_picture"]

ALT_LIMIT: Final = 1024
"""Characters of an alternative text; Discord takes no more."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG file's name and bytes, and in words what it shows."""

    name: str
    data: bytes
    alt: str


def figure_picture(
    history: FigureHistory, sources: Sources, names: Names, *, words: Words = ENGLISH
) -> Picture | None:
    """The charts of a measure, one for each place and group; ``None`` when it has no count."""
    if not history.points:
        return None
    from bot.drawing.figure_card import draw_figure, series_of, told

    series = series_of(history, sources, names, words)
    canvas = draw_figure(history.measure, series, words)
    return Picture(
        f"{history.measure}.png", canvas.png(), shortened(told(history.measure, series, words))
    )


def timeline_picture(
    facts: Sequence[Fact], names: Names, events: Sequence[Event], *, words: Words = ENGLISH
) -> Picture | None:
    """How many facts begin on each day, by place; ``None`` when fewer than two days have any."""
    from bot.drawing.timeline_card import days_of, draw_timeline, told

    days = days_of(facts, names, events)
    if len(days.counts) < 2:
        return None
    canvas = draw_timeline(days, events, words)
    return Picture("timeline.png", canvas.png(), shortened(told(days, events, words)))


def shortened(parts: Sequence[str]) -> str:
    """Parts of an alternative text, as many as fit, with "…" for the rest."""
    text = ""
    for part in parts:
        longer = f"{text} {part}".strip()
        if len(longer) > ALT_LIMIT - 2:
            return f"{text} …".strip() if text else f"{part[: ALT_LIMIT - 2]} …"
        text = longer
    return text
