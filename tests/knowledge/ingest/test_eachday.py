"""Several numbers of a sentence, each with its day, and what is left out of the later ones."""

from datetime import date

import pytest

from knowledge.dates.mention import DateContext
from knowledge.dates.parse import find_dates
from knowledge.dates.span import DateSpan
from knowledge.ingest.counts import placed_in
from knowledge.ingest.eachday import of_their_days
from knowledge.ingest.ofwhat import NOTHING_COUNTED, counting_on
from knowledge.models import Figure

FIRST = date(2019, 3, 1)


def days_of(text: str) -> list[tuple[float, int | None]]:
    """The numbers of a text with the days of March up to which they count."""
    mentions = find_dates(text, DateContext(reference=FIRST), mode="document")
    placed = placed_in(text, [(each.start, each.end) for each in mentions])
    when = DateSpan(mentions[0].base.first, mentions[0].base.last) if mentions else None
    found = of_their_days(text, when, placed, mentions)
    return [(each.best, each.as_of and each.as_of - FIRST.toordinal() + 1) for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The toll rose to 17 on 15 March and to 30 on 16 March.", [(17, 15), (30, 16)]),
        (
            "Savers withdrew 30 million crowns on 6 March, 75 million on 7 March and 120 million on 8 March.",
            [(30e6, 6), (75e6, 7), (120e6, 8)],
        ),
        ("The share fell from 48 crowns on 3 March to 31 on 6 March.", [(48, 3), (31, 6)]),
        (
            "On 4 March nine people died and 12 were hurt; on 5 March doctors spoke of 40 hurt.",
            [(9, 4), (12, 4), (40, 5)],
        ),
        (
            "It raised it to between 12,000 and 19,000 barrels a day on 7 March, and to between 35,000 and 60,000 on 15 March.",
            [(12_000, 7), (35_000, 15)],
        ),
        ("Two had died by 12 March, seven by 20 March.", [(2, 12), (7, 20)]),
        (
            "On 4 March the police spoke of six dead, and of 12 by the evening.",
            [(6, None), (12, None)],
        ),
        (
            "The police counted 5,000 people and the organisers 12,000.",
            [(5000, None), (12_000, None)],
        ),
        ("On 4 March 20 men came.", [(20, None)]),
    ],
)
def test_each_number_has_the_day_beside_it(
    text: str, expected: list[tuple[float, int | None]]
) -> None:
    assert days_of(text) == expected


def test_parts_of_a_whole_are_of_its_kind() -> None:
    told = placed_in(
        "Of the 201 households that needed homes, 62 had been settled in May and 184 in June."
    )
    groups = [(each.figure.best, each.figure.group) for each in told]
    assert groups == [(201, "households"), (62, "households"), (184, "households")]


def test_a_part_of_the_dead_died() -> None:
    told = [each.figure for each in placed_in("It killed 23 people, among them five children.")]
    assert [(each.measure, each.best, each.group) for each in told] == [
        ("killed", 23, "people"),
        ("killed", 5, "children"),
    ]


def test_the_missing_who_are_presumed_dead_count_as_both() -> None:
    told = [
        each.figure for each in placed_in("He said that 58 people were missing and presumed dead.")
    ]
    assert [each.measure for each in told] == ["killed", "missing"]


def test_a_rate_is_no_sum() -> None:
    groups = [
        each.figure.group
        for text in (
            "It lost 2 million pounds a day.",
            "It lost 500 tonnes of oil per day.",
            "It lost 3 tonnes a day later.",
        )
        for each in placed_in(text)
    ]
    assert groups == ["a day", "oil a day", ""]


def test_a_life_sentence_kills_nobody() -> None:
    told = [each.figure for each in placed_in("The court sentenced 337 people to life in prison.")]
    assert [(each.measure, each.best) for each in told] == [("count", 337)]


def test_what_a_later_number_is_of_is_told_before() -> None:
    rate = Figure("volume", 1000.0, unit="barrels", group="a day")
    _, flow = counting_on("The estimates of the flow were disputed.", (), NOTHING_COUNTED)
    words, leak = counting_on("It reported a leak of 1,000 barrels a day.", (rate,), flow)
    assert words == ("flow",)
    later, _ = counting_on("It was put at 5,000 barrels a day.", (rate,), leak)
    assert later == ("leak", "flow")
    cost = Figure("cost", 5.0, unit="USD")
    assert counting_on("The fund has 5 dollars.", (cost,), leak)[0] == ()
