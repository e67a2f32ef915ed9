"""Counts: which are comparable, how one moves, where two cannot both hold."""

import pytest

from knowledge.dates.span import DateSpan
from knowledge.figures import as_of_day, bounds, comparable, conflict, history
from knowledge.flow import FigurePoint
from knowledge.models import Fact, Figure, Link, LinkKind, Qualifier

COUNTRY = frozenset({"land"})


def counted(fact_id: str, best: float, day: int, **figure: object) -> Fact:
    return Fact(
        id=fact_id,
        statement=f"{best} people were detained.",
        when=DateSpan(day, day),
        figures=(Figure("detained", best, **figure),),  # type: ignore[arg-type]
        scope="x",
    )


def test_history_runs_by_day() -> None:
    facts = [counted("F-3", 5969, 9), counted("F-1", 200, 5), counted("F-2", 3000, 7)]
    moved = history("detained", facts, COUNTRY)
    assert [point.figure.best for point in moved.points] == [200, 3000, 5969]


def test_as_of_day_beats_the_day_of_the_fact() -> None:
    facts = [counted("F-1", 10, 9, as_of=4), counted("F-2", 5, 6)]
    assert [p.day for p in history("detained", facts, COUNTRY).points] == [4, 6]
    assert as_of_day(facts[0], facts[0].figures[0]) == 4


def test_history_keeps_places_apart() -> None:
    facts = [counted("F-1", 103, 9, place="town"), counted("F-2", 164, 9)]
    like = facts[1].figures[0]
    assert [p.figure.best for p in history("detained", facts, COUNTRY, like).points] == [164]


def test_naming_the_country_narrows_nothing() -> None:
    assert comparable(Figure("killed", 1, place="land"), Figure("killed", 2), COUNTRY)
    assert not comparable(Figure("killed", 1, group="police"), Figure("killed", 2), COUNTRY)


def test_duplicates_add_no_point() -> None:
    again = Fact(
        id="F-2",
        statement="Again.",
        when=DateSpan(5, 5),
        figures=(Figure("detained", 201),),
        links=(Link(LinkKind.DUPLICATES, "F-1"),),
    )
    assert len(history("detained", [counted("F-1", 200, 5), again], COUNTRY).points) == 1


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (Figure("killed", 26), (26, 26)),
        (Figure("killed", 26, qualifier=Qualifier.AT_LEAST), (26, float("inf"))),
        (Figure("killed", 26, qualifier=Qualifier.AT_MOST), (float("-inf"), 26)),
        (Figure("killed", 26, low=20, high=30), (20, 30)),
        (Figure("killed", 100, qualifier=Qualifier.ABOUT), (90, 110)),
    ],
)
def test_bounds_follow_the_wording(figure: Figure, expected: tuple[float, float]) -> None:
    assert bounds(figure) == expected


def test_only_ranges_apart_on_one_day_conflict() -> None:
    def point(best: float, day: int, **figure: object) -> FigurePoint:
        fact = counted("F", best, day, **figure)
        return FigurePoint(fact, fact.figures[0], day)

    assert conflict(point(26, 7), point(30, 7), COUNTRY)
    assert not conflict(point(26, 7), point(30, 8), COUNTRY)
    assert not conflict(point(26, 7, qualifier=Qualifier.AT_LEAST), point(30, 7), COUNTRY)
