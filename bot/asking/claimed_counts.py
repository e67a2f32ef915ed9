"""The numbers of a statement beside the record's counts of the same."""

from collections.abc import Mapping, Sequence
from typing import Final

from bot.asking.claims import Checked, Stand, Statement
from knowledge.figures import as_of_day, bounds
from knowledge.flow import Bold, Evidence, FigurePoint, Question
from knowledge.lexicon.measures import measure_of, measure_words
from knowledge.models import Fact, Figure, Standing
from knowledge.text import tokens

__all__ = ["compare_counts", "measure_in"]

_ALIKE: Final = 0.01
"""Share by which two numbers may differ and still be one and the same."""
_PEOPLE: Final = frozenset(
    word.stem for word in tokens("people persons dead deaths detainees casualties troops soldiers")
)
"""Words that only say again what the measure says."""


def measure_in(figure: Figure, text: str) -> str:
    """What a number of the statement counts: as the words beside it say, or those of the whole."""
    if figure.measure != "count":
        return figure.measure
    return measure_of([word.stem for word in tokens(text)])


def compare_counts(
    statement: Statement,
    question: Question,
    series: Mapping[str, Sequence[FigurePoint]],
    everywhere: frozenset[str],
    checked: Checked,
) -> None:
    """Put the counts that compare with the statement's numbers into ``checked``.

    ``series`` has the record's counts by measure, oldest first; ``everywhere`` are ids of the places
    that the whole event is about.
    """
    for figure in statement.figures:
        points = [
            point
            for point in series.get(measure_in(figure, statement.text), ())
            if _counts_same(statement, figure, question, point, everywhere)
        ]
        agreeing = [point for point in points if _agrees(figure, point.figure)]
        for point in agreeing:
            checked.add(_stand(statement, point), _shown(point))
        if not agreeing:
            for point in reversed(points):
                checked.add(Stand.OTHER_NUMBER, _shown(point))


def _stand(statement: Statement, point: FigurePoint) -> Stand:
    if statement.negated:
        return Stand.OTHERWISE
    return Stand.CLAIMS if point.fact.standing is Standing.CLAIMED else Stand.BEARS_OUT


def _shown(point: FigurePoint) -> Evidence:
    """The fact of a count, with its number marked where it stands in digits."""
    written = f"{point.figure.best:,.0f}"
    at = point.fact.statement.find(written)
    bold = (Bold(at, at + len(written)),) if at >= 0 else ()
    return Evidence(point.fact, 1.0, bold=bold, figure=point.figure)


def _counts_same(
    statement: Statement,
    figure: Figure,
    question: Question,
    point: FigurePoint,
    everywhere: frozenset[str],
) -> bool:
    """Whether a count of the record is of the same unit, people and place, and of an asked day."""
    if figure.unit != point.figure.unit or not _same_people(statement, figure, point):
        return False
    asked = {match.name.id for match in question.names} - everywhere
    if not asked <= {*_ids(point.fact), point.figure.place}:
        return False
    if point.figure.place not in {"", *everywhere, *asked}:
        return False
    day = as_of_day(point.fact, point.figure)
    return not question.when or (
        day is not None and any(span.first <= day <= span.last for span in question.when)
    )


def _ids(fact: Fact) -> set[str]:
    """Every name that the fact has to do with."""
    said = {fact.attribution.who_name, fact.attribution.outlet_name}
    return {*fact.places, *(part.name for part in fact.names), *said}


def _same_people(statement: Statement, figure: Figure, point: FigurePoint) -> bool:
    """Whether neither number is of a group that the other's sentence does not tell of."""
    told = f"{point.fact.statement} {point.figure.group}"
    idle = _PEOPLE.union(measure_words(point.figure.measure))
    stated = _stems(figure.group) - idle
    counted = _stems(point.figure.group) - idle
    return stated <= _stems(told) and counted <= _stems(statement.text)


def _stems(text: str) -> set[str]:
    return {word.stem for word in tokens(text)}


def _agrees(stated: Figure, known: Figure) -> bool:
    """Whether the record's count is the stated number, or bears it out: "over 100" by 164."""
    if abs(stated.best - known.best) <= _ALIKE * max(abs(stated.best), abs(known.best)):
        return True
    low, high = bounds(stated)
    known_low, known_high = bounds(known)
    return (low, high) != (stated.best, stated.best) and low <= known_low and known_high <= high
