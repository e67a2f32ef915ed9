"""Figures as they are typed, and as the record means them."""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.codec import day_from_text
from knowledge.entry import Level, draft_of
from knowledge.models import Fact, Figure, Qualifier
from tests.knowledge.entry.drafts import (
    NAMES,
    SOURCES,
    checked,
    codes,
    figure,
    finding,
    made,
    shown,
)

DAY: Final = day_from_text("1999-03-07")
UNITS: Final = ("", "km", "mi", "weeks", "%", "USD", "°", "GW", "tankfuls", "µSv/h", "kilometres")
GROUPS: Final = (
    "",
    "people",
    "in custody",
    "Armenians",
    "a, b; c (d)",
    "so far",
    "7 March",
    "unit x",
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("detained: 3,000", figure()),
        ("detained = 3000", figure()),
        ("detained: 3 000", figure()),
        ("detained: three thousand", figure()),
        ("arrests: 3,000", figure()),
        ("detained: over 3,000", figure(qualifier=Qualifier.OVER)),
        ("detained: more than 3,000", figure(qualifier=Qualifier.OVER)),
        ("detained: >3000", figure(qualifier=Qualifier.OVER)),
        ("detained: ≥ 3000", figure(qualifier=Qualifier.AT_LEAST)),
        ("detained: 3,000+", figure(qualifier=Qualifier.AT_LEAST)),
        ("detained: up to 3,000", figure(qualifier=Qualifier.AT_MOST)),
        ("detained: fewer than 3,000", figure(qualifier=Qualifier.UNDER)),
        ("detained: ~3000", figure(qualifier=Qualifier.ABOUT)),
        ("detained: 3,000 to 4,000", figure(low=3000, high=4000)),
        ("detained: 3,000–4,000", figure(low=3000, high=4000)),
        ("detained: 3,000 (from 2,500 to 4,000)", figure(low=2500, high=4000)),
        ("detained: 3,000 (as of 7 March)", figure(as_of=DAY)),
        ("detained: 3,000 (as of 7 March, 1999)", figure(as_of=DAY)),
        ("detained: 3,000 (7 Mar 1999)", figure(as_of=DAY)),
        ("detained: 3,000 (по состоянию на 7 марта)", figure(group="по состоянию на 7 марта")),
        ("detained: 3,000 (in Quay)", figure(place="quay")),
        ("detained: 3,000 (Quay)", figure(place="quay")),
        ("detained: 3,000 (by the mayor)", figure(counted_by="mayor")),
        ("detained: 3,000 (by Interior Ministry)", figure(counted_by="ministry")),
        ("detained: 3,000 (in all)", figure(cumulative=True)),
        ("detained: 3,000 (so far)", figure(cumulative=True)),
        ("detained: 3,000 people", figure(group="people")),
        ("police detained: 3,000", figure(group="police")),
        ("detained: 3,000 (in custody)", figure(group="in custody")),
        ("detained: 3,000 (“in Quay, by night”)", figure(group="in Quay, by night")),
        (
            "detained: over 3,000 (people, Quay, by MVD, as of 7 March, in all)",
            figure(
                qualifier=Qualifier.OVER,
                group="people",
                place="quay",
                counted_by="ministry",
                as_of=DAY,
                cumulative=True,
            ),
        ),
        ("duration: 2 weeks (curfew)", Figure("duration", 2, unit="weeks", group="curfew")),
        ("distance: 200 kilometres", Figure("distance", 200, unit="km")),
        ("share: 60%", Figure("share", 60, unit="%")),
        ("cost: $5 million", Figure("cost", 5e6, unit="USD")),
        ("temperature: -5 °", Figure("temperature", -5, unit="°")),
        ("output: 3 GW", Figure("output", 3, unit="GW")),
        ("output: 3 (unit tankfuls)", Figure("output", 3, unit="tankfuls")),
        ("over 3,000 detained as of 7 March", figure(qualifier=Qualifier.OVER, as_of=DAY)),
    ],
)
def test_a_figure_is_what_its_words_say(typed: str, meant: Figure) -> None:
    assert made(figures=typed).figures == (meant,)


def test_several_figures_stand_with_semicolons_or_in_running_words() -> None:
    several = made(figures="killed: 3; detained: 40 (Quay);").figures
    assert [(each.measure, each.best) for each in several] == [("killed", 3), ("detained", 40)]
    running = made(figures="killed 3, injured 5").figures
    assert [(each.measure, each.best) for each in running] == [("killed", 3), ("injured", 5)]


@pytest.mark.parametrize(
    "typed",
    [
        *("a lot", "detained", ": 5", "7 March"),
    ],
)
def test_what_is_no_figure_is_refused_with_an_example(typed: str) -> None:
    found = checked(figures=typed)
    assert found.fact is None
    assert "detained: over 3,000" in finding(found, "entry-no-figure").remark


@pytest.mark.parametrize(
    ("typed", "faults"),
    [
        ("detained: many", [("entry-figure-number", "many")]),
        ("detained: 3, 4 and 5", [("entry-figure-number", "3, 4 and 5")]),
        ("задержано: 3000", [("entry-figure-measure", "задержано")]),
        ("detained: -5", [("entry-figure-size", "-5")]),
        ("detained: 1e400", [("entry-figure-number", "1e400")]),
        ("detained: 5 (as of long ago)", [("entry-figure-day", "as of long ago")]),
        ("detained: 5 (people, from 6 to 7)", [("entry-figure-bounds", "people, from 6 to 7")]),
        (
            "задержано: many (as of 99 March, in Quay, as of never)",
            [
                ("entry-figure-measure", "задержано"),
                ("entry-figure-number", "many"),
                ("entry-figure-day", "as of 99 March"),
                ("entry-figure-day", "as of never"),
            ],
        ),
        ("detained: 5; boats: some", [("entry-figure-number", "some")]),
    ],
)
def test_part_of_a_figure_that_is_wrong_is_told(typed: str, faults: list[tuple[str, str]]) -> None:
    found = checked(figures=typed)
    assert found.fact is None
    refused = [each.remark for each in found.findings if each.level is Level.REFUSAL]
    assert [(each.code, each.values["asked"]) for each in refused] == faults
    assert all(asked in each for (_, asked), each in zip(faults, refused, strict=True))


def test_what_else_is_to_be_said_of_a_figure_is_told_with_its_fault() -> None:
    found = checked(figures="detained: 3000 (as of 99 March, in Atlantis, by Nobody)")
    told = " ".join(each.remark for each in found.findings)
    for part in ("as of 99 March", "Atlantis", "Nobody"):
        assert part in told


def test_figures_are_shown_back_in_the_words_that_the_field_takes() -> None:
    typed = (
        "detained: over 3,000 (people, in Quay, by Interior Ministry, as of 7 March 1999, in all)"
    )
    assert shown(checked(figures=typed), "figures") == [typed]


def test_a_point_between_thousands_is_doubted() -> None:
    found = checked(figures="detained: 3.000")
    assert codes(found, Level.WARNING) == ["entry-dotted"]
    assert shown(found, "figures") == ["detained: 3,000"]


def test_a_new_measure_is_noted_with_those_on_record() -> None:
    noted = finding(checked(figures="boats: 5"), "entry-new-measure")
    assert noted.level is Level.NOTE
    assert "detained, evacuated, killed" in noted.remark


def test_a_new_place_of_a_figure_is_made() -> None:
    found = checked(figures="detained: 5 (in Newtown)")
    assert [name.id for name in found.names] == ["newtown"]
    assert found.fact is not None
    assert found.fact.figures[0].place == "newtown"


def test_whoever_counted_and_is_not_known_is_asked_for() -> None:
    found = checked(figures="detained: 5 (by Ann Smith)")
    assert codes(found, Level.WARNING) == ["entry-which-name"]
    named = checked(figures="detained: 5 (by person: Ann Smith)")
    assert named.fact is not None
    assert named.fact.figures[0].counted_by == "ann-smith"


def test_figures_of_the_statement_are_offered_when_they_are_not_listed() -> None:
    statement = "The mayor said that over 3,000 people had been detained in Quay by 7 March."
    offered = finding(checked(statement=statement, who="Ada Ström"), "entry-unlisted-figure")
    assert offered.suggestion == "detained: over 3,000 (people, as of 7 March 1999, in all)"
    listed = checked(statement=statement, who="Ada Ström", figures=offered.suggestion)
    assert "entry-unlisted-figure" not in codes(listed)


sizes = st.one_of(
    st.integers(0, 10**14).map(float),
    st.floats(1e-6, 1e12).map(lambda value: float(f"{value:.9g}")),
)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """Any figure that a pack may hold."""
    best = draw(sizes)
    ends = draw(st.sampled_from(["none", "both", "low", "high", "range"]))
    low = best * draw(st.floats(0.5, 1)) if ends in ("both", "low") else None
    return Figure(
        measure=draw(st.sampled_from(["detained", "killed", "evacuated"])),
        best=best,
        low=best if ends == "range" else low,
        high=best * draw(st.floats(1, 2)) if ends in ("both", "high", "range") else None,
        qualifier=draw(st.sampled_from(Qualifier)),
        unit=draw(st.sampled_from(UNITS)),
        place=draw(st.sampled_from(["", "quay", "almaty"])),
        group=draw(st.sampled_from(GROUPS)),
        as_of=draw(st.sampled_from([None, DAY])),
        cumulative=draw(st.booleans()),
        counted_by=draw(st.sampled_from(["", "mayor", "ministry"])),
    )


@given(figures())
def test_any_figure_can_be_told_in_its_field(told: Figure) -> None:
    typed = draft_of(Fact("RF-9", "x", figures=(told,)), NAMES, SOURCES).figures
    assert made(figures=typed).figures == (told,)


def test_points_between_thousands_are_read_alike_in_the_sentence_and_in_the_field() -> None:
    found = checked(
        statement="3.000 people were detained in Oderby.", figures="detained: 3.000 (in Oderby)"
    )
    assert "entry-unlisted-figure" not in codes(found)
    alone = checked(statement="3.000 people were detained in Oderby.", figures="")
    assert finding(alone, "entry-unlisted-figure").suggestion.startswith("detained: 3,000")


def test_a_measure_without_a_number_has_that_of_the_sentence() -> None:
    found = checked(statement="Some 30 people were evacuated from Quay.", figures="evacuated: ")
    assert codes(found, Level.REFUSAL) == []
    assert found.fact is not None
    (told,) = found.fact.figures
    assert (told.measure, told.best) == ("evacuated", 30)
    assert "entry-figure-found" in codes(found)
    assert "entry-unlisted-figure" not in codes(found)


@pytest.mark.parametrize("typed", ["evacuated:", "evacuated: ; killed: ", "evacuated ="])
def test_a_measure_without_any_number_is_left_out(typed: str) -> None:
    found = checked(statement="The gate of Quay was closed.", figures=typed)
    assert found.fact is not None
    assert found.fact.figures == ()
    assert set(codes(found)) == {"entry-no-value"}
