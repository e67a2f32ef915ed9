"""Years without a preposition in running text, and what only looks like a date there."""

from datetime import date

import pytest

from knowledge.dates.mention import DateContext
from knowledge.dates.parse import find_dates


def told(text: str, language: str = "", mode: str = "document") -> list[str]:
    context = DateContext(date(2022, 1, 7), language)
    found = [mention.base for mention in find_dates(text, context, mode=mode)]
    ends = [(date.fromordinal(s.first), date.fromordinal(s.last)) for s in found]
    return [f"{a}" if a == b else f"{a}/{b}" for a, b in ends]


def whole(*years: int) -> list[str]:
    return [f"{year:04}-01-01/{year:04}-12-31" for year in years]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("The army drew up plans after its 1990 defeat.", whole(1990)),
        ("A 1971 treaty forbids it.", whole(1971)),
        ("That 1978 ruling still holds.", whole(1978)),
        ("The council's 1986 report was lost.", whole(1986)),
        ("She lost her hopeless 1996 campaign.", whole(1996)),
        ("They prepared the 2000 Olympics.", whole(2000)),
        ("They fed the 2000 orphans.", []),
        ("They fed the hungry 1996 orphans.", []),
        ("Its 1500 workers went home.", []),
        ("A 1990 people march", []),
    ],
)
def test_a_year_goes_with_the_noun_behind_it(text: str, years: list[str]) -> None:
    assert told(text) == years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Er zog 1986 mit der Familie nach Bonn.", whole(1986)),
        ("Der Maler, 1958 in Wien geboren, lebt auf dem Land.", whole(1958)),
        ("Die 1904 erbaute Brücke ist wieder offen.", whole(1904)),
        ("Das Gesetz ist bis 2015 verlängert worden.", whole(2015)),
        ("Der Abt starb im Jahr 578 auf der Insel.", whole(578)),
        ("Die Brücke wurde am 23. 3. 1976 für den Verkehr geöffnet.", ["1976-03-23"]),
        ("Von Anfang 2007 an galt das nicht mehr.", ["2007-01-01/2007-04-30"]),
        ("In den sechziger Jahren war das noch ein Dorf.", ["1960-01-01/1969-12-31"]),
        ("Das Werk ist mit 1950 Arbeitern das größte.", []),
        ("Die Zahl ist auf 1800 gestiegen.", []),
        ("Das kostet von 1450 bis 1850 Mark.", []),
    ],
)
def test_german_sets_a_year_without_a_preposition(text: str, years: list[str]) -> None:
    assert told(text, "de") == years


@pytest.mark.parametrize(
    "text",
    [
        "The share rose 5/8 to 31 7/8.",
        "The index closed at 2082.1 points.",
        "It fell 9.5 to 200.5.",
        "He told the programme This Week that it was over.",
        "Sun Systems and Sun Microsystems make machines.",
        "Saturday Night Live made fun of it.",
        "He was on The Tonight Show and wrote for USA Today.",
        "Every Monday they meet, and on Sundays they rest.",
        "Die Bar hat sonntags zu.",
        "The 1500-metre race starts at 1200 17th Street.",
        "The machines of tomorrow are small.",
        "The story tells of Easter customs.",
        "Hier gibt es für mich keine Vergangenheit mehr.",
        "You get a shock and people sell that day.",
    ],
)
def test_a_document_only_seems_to_name_a_date(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It reopened on 5/8.", ["2021-05-08"]),
        ("It was closed on Christmas Day.", ["2021-12-25"]),
        ("It rained last week.", ["2021-12-27/2022-01-02"]),
        ("They met today.", ["2022-01-07"]),
    ],
)
def test_dates_beside_such_words_stay(text: str, days: list[str]) -> None:
    assert told(text) == days


def test_questions_still_read_such_figures() -> None:
    assert told("what happened 5/8?", mode="question") != []
