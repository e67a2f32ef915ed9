"""Figures of a draft: "detained: over 3,000 (as of 7 Jan, in Almaty, by the ministry, in all)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from knowledge.dates.span import DateSpan
from knowledge.entry.days import find_days
from knowledge.entry.figure_texts import WHOLE, figure_text, unit_of
from knowledge.entry.listing import bare, details_in, is_quoted, parts_in
from knowledge.entry.naming import PLACES, Naming
from knowledge.entry.records import Finding, Known, Level
from knowledge.errors import Remark
from knowledge.ingest.counts import figures_in
from knowledge.ingest.numerals import Number, numbers_in
from knowledge.ingest.sizes import is_size, may_be_negative
from knowledge.lexicon.measures import measure_of
from knowledge.models import Figure, NameKind
from knowledge.regex import regex
from knowledge.text import STOP, tokens

__all__ = ["FigureReading", "unlisted"]

_FORM: Final = regex(
    r"(?P<measure>[^:;()“”]{1,80}?)\s*(?::|=)\s*(?P<value>[^()]+?)\s*(?:\((?P<details>.*)\))?"
)
_NO_VALUE: Final = regex(r"(?P<measure>[^:;()“”=]{1,80}?)\s*[:=]")
_AS_OF: Final = regex(r"(?:as of|as at|by|up to|until|on)\s+(?P<day>.+)", re.I)
_ONLY_AS_OF: Final = regex(r"as (?:of|at)\b", re.I)
_IN: Final = regex(r"(?:in|at|near)\s+(?P<place>.+)", re.I)
_BY: Final = regex(r"(?:by|from|counted by|according to)\s+(?P<who>.+)", re.I)
_UNIT: Final = regex(r"unit\s+(?P<unit>.+)", re.I)
_BOUNDS: Final = regex(
    r"(?:from\s+(?P<low>[-−]?[0-9][0-9.,]*))?\s*(?:to\s+(?P<high>[-−]?[0-9][0-9.,]*))?", re.I
)
_TOLD: Final = 40
"""Characters of what was typed that are said back."""
_MARK: Final = regex(r"[^a-z0-9]+")
_EXAMPLE: Final = "detained: over 3,000 (as of 7 January, in Almaty)"
_SPACED: Final = regex(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d.,])")
_DOTTED: Final = regex(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![\d.,])")
_SIGNS: Final = (
    ("≥", "at least "),
    (">=", "at least "),
    ("≤", "at most "),
    ("<=", "at most "),
    (">", "over "),
    ("<", "under "),
    ("~", "about "),
    ("≈", "about "),
)


@dataclass
class FigureReading:
    """Reads the figures of one draft; collects what is to be said of them."""

    known: Known
    naming: Naming
    today: date
    findings: list[Finding] = field(default_factory=list)

    def read(self, typed: str, statement: str = "") -> tuple[Figure, ...]:
        """The figures of the field, with ``;`` between; a measure without a number has that which
        ``statement`` tells, if any."""
        figures: list[Figure] = []
        for text in parts_in(typed):
            if match := _NO_VALUE.fullmatch(text):
                figures += self._told(match["measure"], statement)
                continue
            faults: list[Remark] = []
            formal = self._formal(text, faults)
            if formal is not None:
                found: tuple[Figure, ...] = (formal,)
            else:
                # What stands in brackets are details: a day that is none must not count people.
                found = () if faults and "(" in text else self._free(text)
            if not found:
                for fault in faults:
                    self._say(Level.REFUSAL, fault)
            if not found and not faults:
                told = f"“{text[:60]}” is no figure that I can read; try “{_EXAMPLE}”."
                remark = Remark(told, "entry-no-figure", asked=text[:60], example=_EXAMPLE)
                self._say(Level.REFUSAL, remark)
            for figure in found:
                self._look(figure)
                figures.append(figure)
        return tuple(dict.fromkeys(figures))

    def _told(self, words: str, statement: str) -> tuple[Figure, ...]:
        """The figures of a measure that a sentence tells."""
        measure, _ = self._measure(words)
        found = _figures_told(statement, self.known, self.today)
        taken = tuple(each for each in found if each.measure == measure)
        for each in taken:
            shown = figure_text(each, str)
            told = f"The number for “{words}” is taken from the sentence: {shown}."
            self._say(Level.NOTE, Remark(told, "entry-figure-found", measure=words, figure=shown))
        if not taken:
            told = f"“{words}” has no number, here or in the sentence, and is left out."
            self._say(Level.NOTE, Remark(told, "entry-no-value", measure=words))
        return taken

    def _look(self, figure: Figure) -> None:
        if figure.measure not in self.known.measures:
            held = self.known.measures[:8]
            told = (
                f"“{figure.measure}” is a new measure; on record are: {', '.join(held) or 'none'}."
            )
            remark = Remark(told, "entry-new-measure", asked=figure.measure, measures=held)
            self._say(Level.NOTE, remark)

    def _say(self, level: Level, remark: Remark, suggestion: str = "") -> None:
        self.findings.append(Finding(level, "figures", remark, suggestion))

    # "measure: value (details)".

    def _formal(self, text: str, faults: list[Remark]) -> Figure | None:
        """The figure of a text in this form; ``None`` for another, or with all that is wrong in ``faults``."""
        match = _FORM.fullmatch(text)
        if match is None:
            return None
        value = self._plain(match["value"])
        measure, group = self._measure(match["measure"])
        if not measure:
            faults.append(_no_measure(match["measure"]))
        number = _one_number(value, match["value"], measure, faults)
        base = Figure(measure, 0)
        after = ""
        if number is not None:
            after = value[number.end :].strip(" ,")
            unit = number.unit or unit_of(after)
            after = "" if unit and unit_of(after) == unit else after
            base = Figure(
                measure, number.value, number.low, number.high, number.qualifier, unit, group=group
            )
        figure = self._with_details(base, match["details"] or "", faults)
        if not faults and not _is_ordered(figure):
            faults.append(_out_of_bounds(match["details"] or match["value"]))
        return None if faults else _counted(figure, after, group)

    def _with_details(self, figure: Figure, details: str, faults: list[Remark]) -> Figure:
        for detail in details_in(details):
            told = self._detailed(figure, detail)
            if told is None:
                faults.append(_no_day(detail))
            figure = told or figure
        return figure

    def _plain(self, value: str) -> str:
        """The value with commas between thousands and words for signs; "3.000" is doubted."""
        for sign, word in _SIGNS:
            value = value.replace(sign, word)
        value = _SPACED.sub(lambda match: match.group().replace(" ", ","), value)
        if dotted := _DOTTED.search(value):
            other = _with_commas(dotted)
            told = f"“{dotted.group()}” is taken for {other}; write a comma between thousands."
            remark = Remark(told, "entry-dotted", typed=dotted.group(), other=other)
            self._say(Level.WARNING, remark)
            value = value.replace(dotted.group(), other)
        return value

    def _measure(self, words: str) -> tuple[str, str]:
        """The measure of the record that the words name or ask for, else one of their own; with it the
        words that tell who or what is counted."""
        if not words.isascii():
            return "", ""
        written = _MARK.sub("-", words.casefold()).strip("-")
        if written in self.known.measures:
            return written, ""
        telling = [token for token in tokens(words) if token.folded not in STOP]
        meant = measure_of([token.stem for token in telling])
        if not meant:
            return written[:80].strip("-"), ""
        others = [token.text for token in telling if measure_of((token.stem,)) != meant]
        return meant, " ".join(others).casefold()

    def _detailed(self, figure: Figure, detail: str) -> Figure | None:
        """The figure with one more detail; ``None`` where the detail cannot be read."""
        if is_quoted(detail):
            return replace(figure, group=bare(detail))
        if detail.casefold() in WHOLE:
            return replace(figure, cumulative=True)
        if match := _UNIT.fullmatch(detail):
            return replace(figure, unit=bare(match["unit"]))
        if (match := _BOUNDS.fullmatch(detail)) and (match["low"] or match["high"]):
            low = figure.low if match["low"] is None else _number(match["low"])
            return replace(
                figure, low=low, high=None if match["high"] is None else _number(match["high"])
            )
        day = self._as_of(detail)
        if day is not None:
            return replace(figure, as_of=day)
        return None if _ONLY_AS_OF.match(detail) else self._named(figure, detail)

    def _as_of(self, detail: str) -> int | None:
        match = _AS_OF.fullmatch(detail)
        words = match["day"] if match else detail
        found = find_days(words, self.known.event, self.today)
        if len(found) != 1 or found[0].base.days > 1 or found[0].base.is_open:
            return None
        rest = f"{words[: found[0].start]} {words[found[0].end :]}"
        return None if tokens(rest) else found[0].base.last

    def _named(self, figure: Figure, detail: str) -> Figure:
        """The figure with a place, whoever counted, or the group that is counted."""
        if match := _IN.fullmatch(detail):
            place = self._name(match["place"], NameKind.PLACE)
            return replace(figure, group=detail) if place is None else replace(figure, place=place)
        if match := _BY.fullmatch(detail):
            who = self._name(match["who"], None)
            return replace(figure, group=detail) if who is None else replace(figure, counted_by=who)
        name = self.naming.known("figures", detail) if detail[:1].isupper() else None
        if name is not None and name.kind in PLACES:
            return replace(figure, place=name.id)
        return replace(figure, group=detail)

    def _name(self, words: str, kind: NameKind | None) -> str | None:
        """Id of the name meant, made where it is written as a name, empty where that has to be asked;
        ``None`` for other words."""
        found = self.naming.known("figures", words)
        if found is not None:
            return found.id
        plain = words.removeprefix("the ").removeprefix("The ")
        if not plain[:1].isupper() and not self.naming.has_kind(plain):
            return None
        made = self.naming.one("figures", plain, kind)
        return made.id if made else ""

    # Running words.

    def _free(self, text: str) -> tuple[Figure, ...]:
        """Figures in running words: "over 3,000 detained as of 7 January"."""
        dates = find_days(text, self.known.event, self.today)
        found = figures_in(self._plain(text), [(each.start, each.end) for each in dates])
        if any(each.measure == "count" for each in found):
            return ()
        day = dates[0].base if len(dates) == 1 and dates[0].base.days == 1 else None
        return tuple(replace(each, as_of=day.last if day else None) for each in found)


def _counted(figure: Figure, words: str, group: str) -> Figure:
    """The figure with what stands behind its number: the unit where details tell the group, else the group."""
    if words and not figure.unit and figure.group not in ("", group):
        return replace(figure, unit=words)
    if words and figure.group == group:
        return replace(figure, group=f"{group} {words}".strip())
    return figure


def _one_number(value: str, typed: str, measure: str, faults: list[Remark]) -> Number | None:
    """The only number of a value; else ``None`` and what is wrong with ``typed``."""
    numbers = numbers_in(value)
    asked = typed.strip()[:_TOLD]
    if len(numbers) != 1:
        told = f"“{asked}” is not one number; write one, such as “over 3,000”."
        faults.append(Remark(told, "entry-figure-number", asked=asked))
        return None
    number = _signed(numbers[0], value, measure)
    if number is None:
        told = f"“{asked}” cannot be kept: it lies below 0, or is too large or too small."
        faults.append(Remark(told, "entry-figure-size", asked=asked))
    return number


def _no_measure(typed: str) -> Remark:
    asked = typed.strip()[:_TOLD]
    told = f"“{asked}” is no name of a measure; write it in Latin letters, such as “detained”."
    return Remark(told, "entry-figure-measure", asked=asked)


def _no_day(detail: str) -> Remark:
    asked = detail.strip()[:_TOLD]
    told = f"“{asked}” is not one day; write it such as “as of 7 January”."
    return Remark(told, "entry-figure-day", asked=asked)


def _out_of_bounds(details: str) -> Remark:
    asked = details.strip()[:_TOLD]
    told = f"The bounds in “{asked}” do not fit the number, which must lie between them."
    return Remark(told, "entry-figure-bounds", asked=asked)


def _with_commas(dotted: re.Match[str]) -> str:
    return dotted.group().replace(".", ",")


def _signed(number: Number, value: str, measure: str) -> Number | None:
    """The number with the minus before it; ``None`` where the measure has no negative values, or what
    is too large or too small for the record."""
    if value[: number.start].rstrip().endswith(("-", "−", "minus")):
        if not may_be_negative(measure) or number.low is not None:
            return None
        number = replace(number, value=-number.value)
    sizes = (number.value, number.low or 0, number.high or 0)
    return number if all(map(is_size, sizes)) else None


def _number(text: str) -> float | None:
    """A bound of a range, ``None`` for what is no number."""
    plain = text.strip(".,").replace(",", "").replace("−", "-")
    try:
        return float(plain)
    except ValueError:
        return None


def _is_ordered(figure: Figure) -> bool:
    """Whether the value lies between its bounds, and these are sizes that a pack can hold."""
    low = figure.best if figure.low is None else figure.low
    high = figure.best if figure.high is None else figure.high
    fits = all(is_size(each) for each in (low, high))
    return fits and low <= figure.best <= high and (low >= 0 or may_be_negative(figure.measure))


def unlisted(
    statement: str, figures: Sequence[Figure], known: Known, today: date
) -> Iterator[Finding]:
    """Figures that a statement tells and the field does not list."""
    held = {(figure.measure, figure.best) for figure in figures}
    values = {figure.best for figure in figures}
    for figure in _figures_told(statement, known, today):
        if figure.best in values or (figure.measure, figure.best) in held:
            continue
        shown = figure_text(figure, str)
        told = f"The statement tells a figure that is not listed: “{shown}”."
        remark = Remark(told, "entry-unlisted-figure", figure=shown)
        yield Finding(Level.NOTE, "figures", remark, shown)


def _figures_told(statement: str, known: Known, today: date) -> Iterator[Figure]:
    """Figures of a measure that a statement tells."""
    statement = _DOTTED.sub(_with_commas, statement)
    found = find_days(statement, known.event, today)
    days = [each.base for each in found if each.base.days == 1]
    for figure in figures_in(statement, [(each.start, each.end) for each in found]):
        if figure.measure != "count":
            yield _without_pronoun(_dated(figure, days))


def _dated(figure: Figure, days: Sequence[DateSpan]) -> Figure:
    """A count since the beginning goes up to the only day that is named."""
    one = days[0].last if len(set(days)) == 1 and figure.cumulative else None
    return replace(figure, as_of=one)


def _without_pronoun(figure: Figure) -> Figure:
    words = [word for word in figure.group.split() if word not in STOP]
    return replace(figure, group=" ".join(words))
