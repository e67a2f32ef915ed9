"""A figure as its field holds it, "detained: over 3,000 (people, in Almaty, as of 7 January 2022)", and shown back."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from knowledge.dates.show import show
from knowledge.dates.span import DateSpan
from knowledge.entry.listing import quoted
from knowledge.errors import Remark
from knowledge.ingest.counts import figures_in
from knowledge.models import Figure, Qualifier
from knowledge.regex import regex

__all__ = ["WHOLE", "figure_shown", "figure_text", "unit_of"]

WHOLE: Final = ("in all", "cumulative", "total", "in total", "so far", "altogether", "overall")
"""Details that say that everything since the event began is counted; the first is written."""

_QUALIFIERS: Final[Mapping[Qualifier, str]] = {
    Qualifier.EXACTLY: "",
    Qualifier.ABOUT: "about ",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.OVER: "over ",
    Qualifier.AT_MOST: "at most ",
    Qualifier.UNDER: "under ",
}
"""What stands before a number."""
_PLAIN_GROUP: Final = regex(
    r"(?!(?:in|at|near|by|from|to|as of|up to|until|on|unit|counted|according|of)\b)[a-z][a-z'’ -]*"
)
"""Groups that cannot be read as something else."""
_SYMBOL: Final = regex(r"[a-z]{1,2}|[^\W\d_]{0,3}[A-ZµΩ°%‰/²³][^\s(),;]{0,5}")
"""Units in short, such as "mi", "GW" and "µSv/h"."""
_AMBIGUOUS: Final = 3
"""Digits after a point that would be taken for thousands."""


def figure_text(figure: Figure, named: Callable[[str], str]) -> str:
    """A figure as the field holds it; ``named`` gives what stands there for a name's id."""
    unit = figure.unit if unit_of(figure.unit) == figure.unit else ""
    told = ", ".join(_details(figure, named))
    value = f"{_value(figure)} {unit}".strip()
    return f"{figure.measure}: {value}" + (f" ({told})" if told else "")


def _value(figure: Figure) -> str:
    number = _number_text(figure.best)
    if figure.low == figure.best and figure.high is not None and figure.low < figure.high:
        number = f"{number} to {_number_text(figure.high)}"
    return f"{_QUALIFIERS[figure.qualifier]}{number}"


def _details(figure: Figure, named: Callable[[str], str]) -> Iterator[str]:
    if figure.group:
        plain = _PLAIN_GROUP.fullmatch(figure.group) and figure.group not in WHOLE
        yield figure.group if plain else quoted(figure.group)
    if figure.unit and unit_of(figure.unit) != figure.unit:
        yield f"unit {quoted(figure.unit)}"
    yield from _bounds(figure)
    if figure.place:
        yield f"in {named(figure.place)}"
    if figure.counted_by:
        yield f"by {named(figure.counted_by)}"
    if figure.as_of is not None:
        yield f"as of {show(DateSpan(figure.as_of, figure.as_of))}"
    if figure.cumulative:
        yield WHOLE[0]


def _bounds(figure: Figure) -> Iterator[str]:
    """The lowest and the highest value, where the number itself does not tell them."""
    low, high = figure.low, figure.high
    if low == figure.best and high is not None and low < high:
        return
    if low is not None and high is not None:
        yield f"from {_number_text(low)} to {_number_text(high)}"
    elif low is not None:
        yield f"from {_number_text(low)}"
    elif high is not None:
        yield f"to {_number_text(high)}"


def _number_text(value: float) -> str:
    """A number with commas between thousands, all its digits, and no exponent."""
    text = f"{Decimal(repr(value)):,f}".removesuffix(".0")
    return f"{text}0" if len(text.partition(".")[2]) == _AMBIGUOUS else text


def unit_of(words: str) -> str:
    """The unit that the words after a number are, as the record writes it; empty where they say what
    is counted."""
    if not words:
        return ""
    found = figures_in(f"5 {words}")
    if len(found) == 1 and found[0].unit:
        return found[0].unit
    return words if _SYMBOL.fullmatch(words) else ""


def figure_shown(figure: Figure, named: Callable[[str], str]) -> Remark:
    """A figure as it was understood, with its parts for other languages."""
    details = tuple(_shown_details(figure, named))
    text = figure_text(figure, named)
    if not details:
        return Remark(text, "entry-figure", measure=figure.measure, value=figure)
    return Remark(text, "entry-figure-with", measure=figure.measure, value=figure, details=details)


def _shown_details(figure: Figure, named: Callable[[str], str]) -> Iterator[str]:
    if figure.group:
        yield figure.group
    if figure.place:
        yield named(figure.place)
    if figure.counted_by:
        who = named(figure.counted_by)
        yield Remark(f"counted by {who}", "entry-counted-by", who=who)
    if figure.as_of is not None:
        day = DateSpan(figure.as_of, figure.as_of)
        yield Remark(f"as of {show(day)}", "entry-as-of", day=day)
    if figure.cumulative:
        yield Remark(WHOLE[0], "entry-in-all")
