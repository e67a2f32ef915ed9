"""Numbers in running text, and what they count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.ingest.counts import figures_in
from knowledge.ingest.numerals import numbers_in


@pytest.mark.parametrize(
    ("text", "value", "qualifier", "unit"),
    [
        ("more than 200 people", 200, "over", ""),
        ("at least 5,969 people", 5969, "at-least", ""),
        ("They handed over 640 letters.", 640, "exactly", ""),
        ("It killed over 640 sheep.", 640, "over", ""),
        ("twenty-six rioters", 26, "exactly", ""),
        ("about a thousand protesters", 1000, "about", ""),
        ("two hundred and six men", 206, "exactly", ""),
        ("half a million people", 500_000, "exactly", ""),
        ("1.2 million people", 1_200_000, "exactly", ""),
        ("a dozen boats", 12, "exactly", ""),
        ("$30 million in damage", 30_000_000, "exactly", "USD"),
        ("a rise of 20 percent", 20, "exactly", "%"),
        ("up to 10,000 troops", 10_000, "at-most", ""),
        ("fewer than 30 houses", 30, "under", ""),
        ("30 or more houses", 30, "at-least", ""),
    ],
)
def test_a_number_is_read_with_the_words_around_it(
    text: str, value: float, qualifier: str, unit: str
) -> None:
    (number,) = numbers_in(text)
    assert (number.value, number.qualifier, number.unit) == (value, qualifier, unit)


@pytest.mark.parametrize("text", ["100 to 150 cars", "between 100 and 150 cars", "100–150 cars"])
def test_a_range_is_one_number_with_two_ends(text: str) -> None:
    (number,) = numbers_in(text)
    assert (number.low, number.high) == (100, 150)


@pytest.mark.parametrize(
    "text", ["the 2nd of them", "at 07:00", "a Tu-154", "version 1.2.3", "G20"]
)
def test_other_digits_are_no_numbers(text: str) -> None:
    assert numbers_in(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("More than 200 people had been arrested.", [("detained", 200)]),
        (
            "At least 96 people were detained, and 26 armed rioters were killed, 18 were wounded.",
            [("detained", 96), ("killed", 26), ("injured", 18)],
        ),
        (
            "A bomb exploded, killing 12 and wounding 30 others.",
            [("killed", 12), ("injured", 30)],
        ),
        ("The death toll rose to 225.", [("killed", 225)]),
        ("Three people died; 12 are missing.", [("killed", 3), ("missing", 12)]),
        ("Seven people, including the gunman, were killed.", [("killed", 7)]),
        (
            "An attack kills a U.S. soldier and two guards and injures 27 others.",
            [("killed", 2), ("injured", 27)],
        ),
        ("2,500 troops arrived in 75 planes.", [("troops", 2500), ("flights", 75)]),
        ("The city has a population of 120,000.", [("population", 120_000)]),
        ("A 26-year-old man waited two weeks.", [("age", 26), ("duration", 2)]),
        ("Over 40 tents were brought.", [("count", 40)]),
        ("They won 3-1 in the 2004 United States games.", []),
    ],
)
def test_a_number_takes_the_measure_of_its_own_words(
    text: str, expected: list[tuple[str, float]]
) -> None:
    assert [(figure.measure, figure.best) for figure in figures_in(text)] == expected


def test_numbers_of_a_date_are_no_figures() -> None:
    text = "On 5 January 40 houses burned."
    assert [figure.best for figure in figures_in(text, [(3, 12)])] == [40]


def test_a_running_count_is_cumulative_and_says_who_is_counted() -> None:
    (figure,) = figures_in("More than 200 armed men had been detained so far.")
    assert figure.cumulative
    assert figure.group == "armed men"


@pytest.mark.parametrize(
    "text",
    ["999,999,999 billion people fled.", "0.0000000000000000000001 percent of houses burnt."],
)
def test_a_number_that_no_pack_can_hold_is_no_figure(text: str) -> None:
    assert figures_in(text) == ()
    assert [figure.best for figure in figures_in(f"{text} Then 40 houses burnt.")] == [40]


_SAID = st.sampled_from(
    "About some HALF a Million and two-hundred US$ 5 12,000 1.5 % per cent or more than at least "
    "Twenty one people killed 3 to 4 dozen no. v2".split()
)


@given(st.lists(_SAID, max_size=12).map(" ".join))
def test_numbers_are_the_same_whether_other_scripts_are_about_or_not(text: str) -> None:
    assert numbers_in(f"{text} é") == numbers_in(text)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Some 400 people watched the rescue on television.", "count"),
        ("Some 400 people protested against the arrest of the mayor.", "count"),
        ("Some 400 people were rescued.", "rescued"),
        ("He led the rescue of nine men at Voll.", "rescued"),
        ("Firemen told of 20 deaths.", "killed"),
    ],
)
def test_a_deed_that_is_only_named_was_not_done_to_those_who_are_counted(
    text: str, measure: str
) -> None:
    assert [figure.measure for figure in figures_in(text)] == [measure]
