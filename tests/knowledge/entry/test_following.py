"""Figures of a corrected statement: taken anew from it, or told to be no longer said."""

from dataclasses import replace

import pytest

from knowledge.entry import Checked, Level, check, draft_of
from knowledge.entry.following import follow
from knowledge.ingest.counts import figures_in
from knowledge.models import Figure, Qualifier
from tests.knowledge.entry.drafts import COUNTED, KNOWN, NAMES, SOURCES, TODAY, codes


def correct(statement: str, **more: str) -> Checked:
    """Correct the fact of 1,200 evacuated."""
    draft = replace(draft_of(COUNTED, NAMES, SOURCES), statement=statement, **more)
    return check(draft, KNOWN, today=TODAY, fact=COUNTED)


def figure_of(found: Checked) -> Figure:
    assert found.fact is not None
    (figure,) = found.fact.figures
    return figure


def test_a_number_put_right_is_that_of_the_figure_with_all_that_was_known_of_it() -> None:
    found = correct(COUNTED.statement.replace("1,200", "over 1,300"))
    (before,) = COUNTED.figures
    assert figure_of(found) == replace(before, best=1300, qualifier=Qualifier.OVER)
    assert "entry-figure-follows" in codes(found, Level.NOTE)


@pytest.mark.parametrize(
    "statement",
    [
        "Mayor Ada Ström said that many people had been evacuated in Quay.",
        "Mayor Ada Ström said that 1,300 people had been arrested in Quay.",
        "Mayor Ada Ström named 1,300 of the evacuated.",
    ],
)
def test_a_number_that_is_no_longer_said_stays_with_a_warning(statement: str) -> None:
    found = correct(statement)
    assert figure_of(found) == COUNTED.figures[0]
    assert "entry-figure-left" in codes(found, Level.WARNING)


def test_a_figure_that_is_typed_too_is_what_was_typed() -> None:
    found = correct(COUNTED.statement.replace("1,200", "1,300"), figures="evacuated: 1,250")
    assert figure_of(found).best == 1250
    assert not any(code.startswith("entry-figure-") for code in codes(found))


@pytest.mark.parametrize(
    "statement",
    [
        "Ada Ström, the mayor, said that 1,200 people had been evacuated in Quay.",
        "Of 1,200 people who had to leave their homes in Quay all are safe.",
    ],
)
def test_other_words_around_a_number_change_no_figure(statement: str) -> None:
    found = correct(statement)
    assert figure_of(found) == COUNTED.figures[0]
    assert not any(code.startswith("entry-figure-") for code in codes(found))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("Five people died and seven were hurt.", "Six people died and seven were hurt.", [6, 7]),
        ("Five people died and seven were hurt.", "Seven people died and five were hurt.", [7, 5]),
        ("8 people were killed on 8 March.", "9 people were killed on 8 March.", [9]),
        ("8 people were killed on 8 March.", "8 people were killed on 9 March.", [8]),
        ("The outage lasted two hours.", "The outage lasted three hours.", [3]),
        ("The outage lasted two hours.", "The outage lasted three days.", [2]),
        ("The fine was $5 million.", "The fine was $6 million.", [6_000_000]),
    ],
)
def test_only_a_number_of_the_same_count_is_taken(
    before: str, after: str, told: list[float]
) -> None:
    made, _ = follow(tuple(figures_in(before)), before, after, str)
    assert [each.best for each in made] == told


def test_both_ends_of_a_range_are_taken() -> None:
    before = "100 to 150 people were arrested."
    made, _ = follow(tuple(figures_in(before)), before, before.replace("150", "170"), str)
    assert [(each.low, each.high) for each in made] == [(100, 170)]


def test_a_figure_s_own_qualifier_stays_where_the_statement_changes_only_its_number() -> None:
    figure = Figure("evacuated", 1200, qualifier=Qualifier.OVER)
    (made,), _ = follow((figure,), "1,200 people were moved.", "1,300 people were moved.", str)
    assert made == replace(figure, best=1300)
    (made,), _ = follow(
        (figure,), "1,200 people were moved.", "About 1,300 people were moved.", str
    )
    assert made == replace(figure, best=1300, qualifier=Qualifier.ABOUT)
