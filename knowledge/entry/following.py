"""Figures of a fact whose statement is put right: they count what it says now, or it is told that they do not."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Final

from knowledge.entry.figure_texts import figure_text
from knowledge.entry.records import Finding, Level
from knowledge.errors import Remark
from knowledge.ingest.counts import figures_in
from knowledge.ingest.numerals import Number, numbers_in
from knowledge.models import Figure

__all__ = ["follow"]

_WORD: Final = re.compile(r"\w+")
_NUMBER: Final = "#"
"""Stands for any number where sentences are laid beside each other."""

_Said = tuple[float, float | None, float | None, str]


def follow(
    figures: Sequence[Figure], before: str, after: str, named: Callable[[str], str]
) -> tuple[tuple[Figure, ...], tuple[Finding, ...]]:
    """The figures that the statement ``before`` had, as the one ``after`` says them, with what is to be told.

    A number has become another one where the words around it are the same and count the same; a figure
    whose number neither stands there any more nor has become another one stays, with a warning. ``named``
    gives how a name is shown by its id.
    """
    old, now = _Sentence(before), _Sentence(after)
    became = _became(old, now)
    made: list[Figure] = []
    findings: list[Finding] = []
    for figure in figures:
        new = became.get(_of_figure(figure))
        if new is not None and _said(new) != _of_figure(figure):
            made.append(_taken(figure, new))
            findings.append(_follows(made[-1], named))
            continue
        made.append(figure)
        if new is None and _is_lost(figure, old, now):
            findings.append(_lost(figure, named))
    return tuple(made), tuple(findings)


class _Sentence:
    """A statement as its words and its end, with one sign for every number."""

    def __init__(self, statement: str) -> None:
        self.words: list[str] = []
        self.numbers: dict[int, Number] = {}
        """By their places among the words."""
        self.measures: dict[float, set[str]] = {}
        """What is counted by the values that stand there."""
        at = 0
        for number in numbers_in(statement):
            self.words += _WORD.findall(statement[at : number.start].casefold())
            self.numbers[len(self.words)] = number
            self.words.append(_NUMBER)
            self.measures[number.value] = set()
            at = number.end
        self.words += [*_WORD.findall(statement[at:].casefold()), ""]
        for figure in figures_in(statement):
            if figure.measure != "count":
                self.measures.setdefault(figure.best, set()).add(figure.measure)


def _said(number: Number) -> _Said:
    return number.value, number.low, number.high, number.qualifier


def _of_figure(figure: Figure) -> _Said:
    return figure.best, figure.low, figure.high, figure.qualifier


def _became(old: _Sentence, now: _Sentence) -> dict[_Said, Number]:
    """What each number of a sentence is in another, where that is one thing."""
    found: dict[_Said, dict[_Said, Number]] = {}
    matcher = SequenceMatcher(None, old.words, now.words, autojunk=False)
    for start, start_now, length in matcher.get_matching_blocks():
        for step in range(length - 1):
            one, other = old.numbers.get(start + step), now.numbers.get(start_now + step)
            if one is None or other is None:
                continue
            if old.measures[one.value] == now.measures[other.value]:
                found.setdefault(_said(one), {})[_said(other)] = other
    return {said: next(iter(each.values())) for said, each in found.items() if len(each) == 1}


def _taken(figure: Figure, number: Number) -> Figure:
    return replace(
        figure,
        best=number.value,
        low=number.low,
        high=number.high,
        qualifier=number.qualifier,
        unit=number.unit or figure.unit,
    )


def _follows(figure: Figure, named: Callable[[str], str]) -> Finding:
    shown = figure_text(figure, named)
    told = f"The figure is taken anew from the statement: {shown}."
    return Finding(Level.NOTE, "figures", Remark(told, "entry-figure-follows", figure=shown))


def _is_lost(figure: Figure, old: _Sentence, now: _Sentence) -> bool:
    """Whether a statement does not tell a figure any more which it told before."""
    if figure.best not in old.measures or figure.best not in now.measures:
        return figure.best in old.measures
    counted = now.measures[figure.best]
    return bool(counted) and figure.measure in old.measures[figure.best] - counted


def _lost(figure: Figure, named: Callable[[str], str]) -> Finding:
    shown = figure_text(figure, named)
    told = f"The statement no longer says “{shown}”; put the figure right too, or take it away."
    return Finding(Level.WARNING, "figures", Remark(told, "entry-figure-left", figure=shown))
