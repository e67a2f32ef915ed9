"""The quick test lets through whatever the rules read: texts are made of the rules' own words."""

import random
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.dates.absolute import ABSOLUTE
from knowledge.dates.beside import BESIDE
from knowledge.dates.composed import COMPOSED
from knowledge.dates.counted import COUNTED
from knowledge.dates.distance import DISTANCE
from knowledge.dates.kazakh import BESIDE_KAZAKH, SHARED_KAZAKH, WHOLE_FIRST
from knowledge.dates.lexicon import ENTRIES
from knowledge.dates.lists import LISTS
from knowledge.dates.mention import DateContext
from knowledge.dates.named import HOLIDAY
from knowledge.dates.nodays import NO_DAYS
from knowledge.dates.numeric import NUMERIC
from knowledge.dates.parse import find_dates, read_dates
from knowledge.dates.ranges import RANGES, SHARED
from knowledge.dates.relative import RELATIVE
from knowledge.dates.reports import REPORTS
from knowledge.dates.rules import Grammar
from knowledge.dates.scan import scan
from knowledge.dates.span import DateSpan
from knowledge.dates.stretches import STRETCHES
from knowledge.dates.trigger import A_YEAR, DAYS, NO_YEAR, may_hold_date, may_name
from knowledge.dates.weekdays import RECENT, WEEKDAYS

_GRAMMARS: Final = {
    "lists": LISTS,
    "numeric": NUMERIC,
    "holiday": HOLIDAY,
    "shared": SHARED,
    "reports": REPORTS,
    "absolute": Grammar.merged(NO_DAYS, ABSOLUTE),
    "stretches": STRETCHES,
    "recent": RECENT,
    "relative": RELATIVE,
    "counted": COUNTED,
    "weekdays": WEEKDAYS,
    "composed": COMPOSED,
    "distance": DISTANCE,
    "beside": BESIDE,
    "kazakh": Grammar.merged(SHARED_KAZAKH, WHOLE_FIRST, BESIDE_KAZAKH),
    "ranges": RANGES,
}
_FIGURES: Final = (
    "5 3 12 15 31 99 400 1830 1990 2022 3022 05/01 5/6 1.5 2022-01-05 05.01.22 1/2022 2022/1 1990s 90s 5th 5-го "
    "86-м 7am 7:30 20220105"
).split()
_SIGNS: Final = (",", ".", "-", "–", "/", "'", "’", "(", ")", "?", ":", "&")
_SLIPS: Final = ("janury", "febuary", "septmber", "decmber", "janvir")
_CONTEXTS: Final = (
    DateContext(date(2022, 1, 7)),
    DateContext(date(2022, 1, 7), previous=DateSpan(738_000, 738_000)),
)


def _as_written(key: str) -> str:
    return key.replace(" ' ", "'").replace(" .", ".").replace(" / ", "/")


def _words_by_role() -> dict[str, list[str]]:
    words: dict[str, list[str]] = defaultdict(list)
    for key, roles in ENTRIES.items():
        for role in roles:
            words[role].append(_as_written(key))
    for written in (*_FIGURES, *_SIGNS):
        for role in scan(written)[0].values:
            words[role].append(written)
    words["MONTH"] += _SLIPS
    return words


_WORDS: Final = _words_by_role()
_LEADS: Final = [
    word
    for role in ("ON", "SINCE", "BY", "BEFORE", "AFTER", "FROM", "ART", "TO", "AND", "LAST", "NEXT")
    for word in _WORDS[role]
]


def _drawn(pattern: str, draw: random.Random) -> str:
    """Words that fit the pattern; in the place of a date inside it, a month, a day or a year."""
    return " ".join(_sequence(iter(pattern.split()), draw)[0])


def _sequence(items: Iterator[str], draw: random.Random) -> tuple[list[str], str]:
    branches: list[list[str]] = [[]]
    for item in items:
        if item.startswith(")"):
            return draw.choice(branches), item
        if item == "|":
            branches.append([])
        elif item == "(":
            inner, end = _sequence(items, draw)
            branches[-1] += inner if end == ")" or draw.random() < 0.5 else []
        elif item[-1] not in "?*" or draw.random() < 0.5:
            role = draw.choice(item.rstrip("?*+").rpartition(":")[2].split("/"))
            branches[-1].append(draw.choice(_WORDS.get(role) or _WORDS["MONTH"]))
    return draw.choice(branches), ""


def _around(words: str, draw: random.Random) -> str:
    lead = draw.choice(_LEADS)
    return draw.choice(
        (words, f"{lead} {words}", f"they said so {lead} {words} and left", f"{words}.")
    )


@pytest.mark.parametrize("mode", ["question", "document"])
@pytest.mark.parametrize("name", _GRAMMARS)
def test_what_the_rules_read_of_their_own_words_is_let_through(name: str, mode: str) -> None:
    draw = random.Random(name)  # noqa: S311 - the same texts in every run
    for rule in _GRAMMARS[name].rules:
        for _ in range(3):
            text = _around(_drawn(rule.pattern.written, draw), draw)
            for context in _CONTEXTS:
                assert find_dates(text, context, mode) == read_dates(text, context, mode), text


_TEXTS: Final = st.lists(
    st.sampled_from([*map(_as_written, ENTRIES), *_FIGURES, *_SIGNS, *_SLIPS]), max_size=6
).map(" ".join)


@given(_TEXTS, st.sampled_from(_CONTEXTS), st.sampled_from(["question", "document"]))
def test_so_is_what_they_read_of_any_words(text: str, context: DateContext, mode: str) -> None:
    assert find_dates(text, context, mode) == read_dates(text, context, mode)


@pytest.mark.parametrize(
    "text",
    [
        "The new president of all American unions rose to speak.",
        "Two of the three men paid a hundred cents.",
        "Sales rose 13.6% to $2.49 billion, or 75 cents a share.",
        "The vote was 211 to 95, with 40 absent.",
        "About 600 people and 45 cars were there.",
        "Previously it was a capital, later a national republic.",
        "The first woman and twelve sailors left after a second vote.",
    ],
)
def test_news_with_nothing_of_a_date_is_left_out_at_once(text: str) -> None:
    assert not may_hold_date(text, asks=False)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Q1/2022", 1),
        ("екі дүйсенбі кейін", 1),
        ("сегіз сенбі бұрын", 1),
        ("the next 1990 centuries", 0),
        ("the last 1990 centuries", 0),
    ],
)
def test_far_and_odd_counts_are_read_without_a_fault(text: str, days: int) -> None:
    assert len(find_dates(text, _CONTEXTS[0])) == days


def test_parts_of_a_phrase_do_not_run_together() -> None:
    assert find_dates("saints peterand paul", _CONTEXTS[0]) == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("am Mittwochabend", date(2022, 1, 5)),
        ("Donnerstagmorgens", date(2022, 1, 6)),
        ("15 years ago today", date(2007, 1, 7)),
        ("two weeks ago yesterday", date(2021, 12, 23)),
    ],
)
def test_compounds_and_anniversaries_are_that_day(text: str, day: date) -> None:
    (found,) = find_dates(text, _CONTEXTS[0])
    assert (found.span.first, found.span.last) == (day.toordinal(), day.toordinal())


@pytest.mark.parametrize(
    "text",
    [
        "On 3 March 1999 it rose.",
        "It fell on 5/1/22.",
        "It fell on 5 1 22.",
        "In March '99 it rose.",
        "They met on May 5, 22.",
        "Nineteen eighty-six was a bad year; so was May two thousand and five.",
        "Five years since 1966 it is gone.",
        "It opened in Janury 2011.",
        "They met at Christmas.",
        "On 5 March 44 BC he was killed.",
        "It opened on New Year's Day.",
        "Im Mai neunzehnhundertachtzig.",
    ],
)
def test_what_can_tell_a_day_with_its_year_is_looked_at(text: str) -> None:
    assert may_name(text) == DAYS


@pytest.mark.parametrize(
    "text",
    [
        "Ten people are killed, 50 others are injured, as floods hit Ancona on Friday.",
        "He returned on 5 May after two days.",
        "The 35,000 troops leave next week.",
        "It was founded in 1986 and was the first of its kind.",
        "",
    ],
)
def test_what_tells_no_day_with_its_year_is_left_alone(text: str) -> None:
    assert may_name(text) < DAYS


@pytest.mark.parametrize(
    "text",
    [
        "It was built in the nineties.",
        "It was built in the 90s.",
        "A tower of the 19th century.",
        "Fundada en los años 40.",
        "In the two thousands all changed.",
        "Ein Turm der 80er Jahre.",
        "Построен в 90-х годах.",
        "It was founded in 1986 and was the first of its kind.",
    ],
)
def test_what_can_tell_a_time_by_its_years_is_looked_at(text: str) -> None:
    assert may_name(text) >= A_YEAR


@pytest.mark.parametrize("text", ["30 people left on Friday.", "It lasted for 12 years.", ""])
def test_what_tells_no_time_by_its_years_is_left_alone(text: str) -> None:
    assert may_name(text) == NO_YEAR


def test_a_word_of_many_letters_before_a_figure_is_read_once() -> None:
    long = "a" * 50_000
    assert may_name(f"in May 2022, {long} 5") == DAYS
    assert may_name(f"{long} 5 b") == may_name("a 5 b")
