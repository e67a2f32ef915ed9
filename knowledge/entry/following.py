"""Figures of a fact whose statement is put right: they count what it says now, or it is told that they do not."""

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
from knowledge.regex import regex

__all__ = ["follow"]

_WORD: Final = regex(r"\w+")
_NUMBER: Final = "#"
"""Stands for any number where sentences are laid beside each other."""

_Size = tuple[float, float | None, float | None]


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
        change = became.get((figure.best, figure.low, figure.high))
        taken = figure if change is None else _taken(figure, *change)
        made.append(taken)
        if taken != figure:
            findings.append(_follows(taken, named))
        elif change is None and _is_lost(figure, old, now):
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


def _became(old: _Sentence, now: _Sentence) -> dict[_Size, tuple[Number, Number]]:
    """Each number of a sentence with what it is in another, where that is one thing."""
    found: dict[_Size, list[tuple[Number, Number]]] = {}
    matcher = SequenceMatcher(None, old.words, now.words, autojunk=False)
    for start, start_now, length in matcher.get_matching_blocks():
        for step in range(length - 1):
            one, other = old.numbers.get(start + step), now.numbers.get(start_now + step)
            if one is None or other is None:
                continue
            if old.measures[one.value] == now.measures[other.value]:
                found.setdefault(_size(one), []).append((one, other))
    return {
        size: pairs[0]
        for size, pairs in found.items()
        if len({(one.qualifier, _size(other), other.qualifier) for one, other in pairs}) == 1
    }


def _size(number: Number) -> _Size:
    return number.value, number.low, number.high


def _taken(figure: Figure, before: Number, after: Number) -> Figure:
    """The figure with what is new; its own qualifier stays where the sentences have the same."""
    same = before.qualifier is after.qualifier
    return replace(
        figure,
        best=after.value,
        low=after.low,
        high=after.high,
        qualifier=figure.qualifier if same else after.qualifier,
        unit=figure.unit if before.unit == after.unit else after.unit,
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
