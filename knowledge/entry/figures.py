"""Figures of a draft: "detained: over 3,000 (as of 7 Jan, in Almaty, by the ministry, in all)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from knowledge.dates.mention import DateContext
from knowledge.dates.parse import find_dates
from knowledge.entry.days import find_day
from knowledge.entry.draft import figure_text
from knowledge.entry.naming import Naming
from knowledge.entry.records import Finding, Known, Level
from knowledge.errors import Remark
from knowledge.ingest.counts import figures_in
from knowledge.ingest.numerals import numbers_in
from knowledge.lexicon.measures import measure_of
from knowledge.models import Figure, NameKind
from knowledge.text import STOP, tokens

__all__ = ["read_figures", "unlisted"]

_FORM: Final = re.compile(
    r"^(?P<measure>[^:;()]{1,40}):\s*(?P<value>[^()]+?)\s*(?:\((?P<details>.*)\))?\s*$"
)
_AS_OF: Final = re.compile(r"^(?:as of|by|up to|until)\s+(?P<day>.+)$", re.I)
_IN: Final = re.compile(r"^(?:in|at|near)\s+(?P<place>.+)$", re.I)
_BY: Final = re.compile(r"^(?:by|from|counted by|according to)\s+(?P<who>.+)$", re.I)
_WHOLE: Final = frozenset(("in all", "cumulative", "total", "in total", "so far", "altogether"))
_MARK: Final = re.compile(r"[^a-z]+")
_EXAMPLE: Final = "detained: over 3,000 (as of 7 January, in Almaty)"


def read_figures(
    typed: str, known: Known, naming: Naming, today: date
) -> tuple[tuple[Figure, ...], list[Finding]]:
    """The figures of the field, with ``;`` between, and what is wrong with them."""
    figures: list[Figure] = []
    findings: list[Finding] = []
    for part in typed.split(";"):
        text = " ".join(part.split())
        if not text:
            continue
        figure = _formal(text, known, naming, today) or _free(text, known, today)
        if figure is None:
            told = f"“{text[:60]}” is no figure that I can read; try “{_EXAMPLE}”."
            remark = Remark(told, "entry-no-figure", asked=text[:60], example=_EXAMPLE)
            findings.append(Finding(Level.REFUSAL, "figures", remark, _EXAMPLE))
            continue
        if figure.measure not in known.measures:
            held = known.measures[:8]
            told = (
                f"“{figure.measure}” is a new measure; on record are: {', '.join(held) or 'none'}."
            )
            remark = Remark(told, "entry-new-measure", measure=figure.measure, measures=held)
            findings.append(Finding(Level.NOTE, "figures", remark))
        figures.append(figure)
    return tuple(figures), findings


def _formal(text: str, known: Known, naming: Naming, today: date) -> Figure | None:
    match = _FORM.match(text)
    if match is None:
        return None
    numbers = numbers_in(match["value"])
    measure = _measure(match["measure"], known)
    if len(numbers) != 1 or not measure:
        return None
    (number,) = numbers
    unit = number.unit or match["value"][number.end :].strip()
    figure = Figure(measure, number.value, number.low, number.high, number.qualifier, unit)
    for detail in (match["details"] or "").split(","):
        figure = _detailed(figure, " ".join(detail.split()), known, naming, today)
    return figure


def _measure(words: str, known: Known) -> str:
    """The measure of the record that the words name or ask for, else one of their own."""
    written = _MARK.sub("-", words.casefold()).strip("-")
    if written in known.measures:
        return written
    stems = [token.stem for token in tokens(words) if token.folded not in STOP]
    meant = measure_of(stems)
    return meant if meant in known.measures else meant or written


def _detailed(figure: Figure, detail: str, known: Known, naming: Naming, today: date) -> Figure:
    if not detail:
        return figure
    if detail.casefold() in _WHOLE:
        return replace(figure, cumulative=True)
    day = _as_of(detail, known, today)
    if day is not None:
        return replace(figure, as_of=day)
    if (match := _IN.match(detail)) and (place := naming.known("figures", match["place"])):
        return replace(figure, place=place.id)
    if (match := _BY.match(detail)) and (who := naming.speaker(match["who"])):
        return replace(figure, counted_by=who)
    if (place := naming.known("figures", detail)) and place.kind is NameKind.PLACE:
        return replace(figure, place=place.id)
    return replace(figure, group=detail)


def _as_of(detail: str, known: Known, today: date) -> int | None:
    match = _AS_OF.match(detail)
    found = find_day(match["day"], known.event, today) if match else None
    if match is None or found is None or found.base.days > 1:
        return None
    return found.base.last


def _free(text: str, known: Known, today: date) -> Figure | None:
    """A figure in running words: "over 3,000 detained as of 7 January"."""
    context = DateContext(reference=today, timeline=(known.event.first, known.event.last))
    dates = find_dates(text, context)
    found = figures_in(text, [(each.start, each.end) for each in dates])
    if len(found) != 1:
        return None
    day = dates[0].base if len(dates) == 1 and dates[0].base.days == 1 else None
    return replace(found[0], as_of=day.last if day else None)


def unlisted(
    statement: str, figures: Sequence[Figure], known: Known, today: date
) -> Iterator[Finding]:
    """Figures that a statement tells and the field does not list."""
    context = DateContext(reference=today, timeline=(known.event.first, known.event.last))
    dates = [(each.start, each.end) for each in find_dates(statement, context)]
    held = {figure.best for figure in figures}
    for figure in figures_in(statement, dates):
        if figure.best not in held and figure.measure != "count":
            shown = figure_text(figure, str)
            told = f"The statement tells a figure that is not listed: “{shown}”."
            yield Finding(
                Level.NOTE, "figures", Remark(told, "entry-unlisted-figure", figure=shown), shown
            )
