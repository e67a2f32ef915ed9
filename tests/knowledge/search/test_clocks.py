"""Questions for some hours of a day."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from knowledge.dates.span import DateSpan, PartOfDay
from knowledge.flow import Asked, Evidence, Question, Status
from knowledge.models import Fact
from knowledge.search.anchors import Resolved
from knowledge.search.reading.clocks import in_asked_hours
from knowledge.search.reading.dayfit import clocks_told
from knowledge.search.reading.glossary import Glossary
from knowledge.search.reading.question import understand
from knowledge.search.weighing.kindfit import kind_fit
from tests.knowledge.search.asker import TODAY, Asker, ids, lead_ids
from tests.knowledge.search.records import span

JUNE_12 = date(1997, 6, 12)
SLUG = "velm-1997"


def at(hour: int, minute: int = 0) -> int:
    return 60 * hour + minute


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("between 10 pm and midnight on 12 June", at(22), at(23, 59)),
        ("between 2 and 4 in the morning of 12 June", at(2), at(4)),
        ("between two and four pm on 12 June", at(14), at(16)),
        ("between 11 and 1 pm on 12 June", at(11), at(13)),
        ("from 14:00 to 16:30 on 12 June", at(14), at(16, 30)),
        ("before 9pm on 12 June", 0, at(20, 59)),
        ("after 6 am on 12 June", at(6), at(23, 59)),
        ("by noon on 12 June", 0, at(12)),
        ("by 16:00 on 12 June", 0, at(16)),
        ("at 3 in the morning on 12 June", at(2, 30), at(3, 30)),
        ("at 3:20 on 12 June", at(3, 10), at(3, 30)),
        ("in the early hours of 12 June", 0, at(6)),
        ("before dawn on 12 June", 0, at(6)),
    ],
)
def test_hours_are_read_with_their_day(flood: Glossary, words: str, first: int, last: int) -> None:
    asked = understand(f"what happened {words}?", today=TODAY, glossary=flood)
    assert [(each.first, each.last, each.clock) for each in asked.when] == [
        (JUNE_12.toordinal(), JUNE_12.toordinal(), (first, last))
    ]
    assert {term.word for term in asked.terms} <= {"happened"}


@pytest.mark.parametrize("words", ["on June 12 in the evening", "jun 12 in the evening"])
def test_the_day_of_a_month_is_no_hour(flood: Glossary, words: str) -> None:
    (asked,) = understand(f"what happened {words}?", today=TODAY, glossary=flood).when
    assert (asked.first, asked.part, asked.clock) == (
        JUNE_12.toordinal(),
        PartOfDay.EVENING,
        None,
    )


@pytest.mark.parametrize(
    "words", ["between 11 pm and 1 am on 12 June", "between 11 and 1 at night on 12 June"]
)
def test_hours_past_midnight_are_of_two_days(flood: Glossary, words: str) -> None:
    asked = understand(f"what happened {words}?", today=TODAY, glossary=flood)
    day = JUNE_12.toordinal()
    assert [(each.first, each.clock) for each in asked.when] == [
        (day, (at(23), at(23, 59))),
        (day + 1, (0, at(1))),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "how many had died by noon on 12 June?",
        "what happened at 3 in the morning?",
        "what happened on 12 and 13 June before noon?",
        "what happened on 12 June?",
    ],
)
def test_counts_many_days_and_no_hour_are_left(flood: Glossary, text: str) -> None:
    asked = understand(text, today=TODAY, glossary=flood)
    assert all(each.clock is None for each in asked.when)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what happened between 2 and 4 in the morning of 12 June?", ["VF-02"]),
        ("what happened by noon on 12 June?", ["VF-02", "VF-03"]),
        ("what took place between 10 am and 9 pm on 13 June", ["VF-04", "VF-05"]),
        ("what happened after 6 pm on 13 June?", ["VF-05"]),
    ],
)
def test_only_what_came_then_is_told_in_order(ask: Asker, question: str, told: list[str]) -> None:
    assert lead_ids(ask(question, SLUG)) == told


def test_hours_of_which_nothing_is_told_get_no_answer(ask: Asker) -> None:
    answer = ask("what happened between 5 and 6 pm on 12 June?", SLUG)
    assert answer.status is Status.CLOSEST
    assert answer.why_not == "The record has nothing for 12 June 1997, 17:00–18:00."


@pytest.mark.parametrize(
    ("words", "told", "when"),
    [
        ("three hours after", {"clock": (200, 200)}, [(0, (350, 410))]),
        ("an hour before", {"clock": (200, 200)}, [(0, (110, 170))]),
        ("half an hour after", {"clock": (200, 200)}, [(0, (215, 245))]),
        ("20 minutes after", {"clock": (200, 200)}, [(0, (210, 230))]),
        ("22 hours after", {"clock": (200, 200)}, [(1, (50, 110))]),
        ("4 hours before", {"clock": (200, 200)}, [(-1, (1370, 1430))]),
        ("2 hours after", {"clock": (1300, 1300)}, [(0, (1390, 1439)), (1, (0, 10))]),
        ("36 hours after", {"part": PartOfDay.NIGHT}, [(1, (690, 1109))]),
    ],
)
def test_hours_are_counted_from_a_happening(
    flood: Glossary, words: str, told: dict[str, Any], when: list[tuple[int, tuple[int, int]]]
) -> None:
    dam = Resolved({"the dam broke": (span(JUNE_12, **told),)})
    asked = understand(
        f"what happened {words} the dam broke?", today=TODAY, glossary=flood, anchors=dam
    )
    day = JUNE_12.toordinal()
    assert [(each.first - day, each.clock) for each in asked.when] == when
    assert {term.word for term in asked.terms} == {"happened"}


def test_hours_are_not_counted_within_a_night(flood: Glossary) -> None:
    dam = Resolved({"the dam broke": (span(JUNE_12, part=PartOfDay.NIGHT),)})
    text = "what happened two hours after the dam broke?"
    asked = understand(text, today=TODAY, glossary=flood, anchors=dam)
    assert all(each.clock is None for each in asked.when)


def test_the_day_of_a_happening_is_a_whole_day(flood: Glossary) -> None:
    dam = Resolved({"the dam broke": (span(JUNE_12, clock=(200, 200)),)})
    text = "what happened on the day the dam broke?"
    asked = understand(text, today=TODAY, glossary=flood, anchors=dam)
    assert [each.clock for each in asked.when] == [None]


def line(statement: str, **more: Any) -> Evidence:
    return Evidence(Fact(statement, statement, span(JUNE_12, **more)), 0.5)


def test_a_sentence_tells_its_hour_in_its_words() -> None:
    asked = DateSpan(JUNE_12.toordinal(), JUNE_12.toordinal(), clock=(at(2), at(5)))
    lines = (
        line("The wall fell shortly after 4:30 am."),
        line("At about 02:10 the bell rang."),
        line("At noon the school was shut."),
        line("Many were afraid."),
        line("Some left.", part=PartOfDay.EVENING),
        line("Boats came.", part=PartOfDay.NIGHT),
    )
    assert ids(in_asked_hours((asked,), lines)) == [
        "At about 02:10 the bell rang.",
        "The wall fell shortly after 4:30 am.",
        "Boats came.",
    ]


def test_an_hour_outside_the_part_of_the_day_is_of_another_day() -> None:
    evening = line("It had been planned for 03:00.", part=PartOfDay.EVENING).fact
    assert clocks_told(evening) == ()
    assert clocks_told(line("It began at 18:10.", part=PartOfDay.EVENING).fact) == ((1090, 1090),)


def test_what_tells_an_hour_fits_best_where_one_is_asked_for() -> None:
    asked = Question("", "at what hour did it break?", asked=(Asked.WHEN,), clock=True)
    hour, none = line("The dam broke at 03:20.").fact, line("The dam broke.").fact
    assert kind_fit(asked, hour, 0.0) > kind_fit(asked, none, 0.0)
    assert kind_fit(replace(asked, clock=False), none, 0.0) == kind_fit(asked, hour, 0.0)


@pytest.mark.parametrize("word", ["until", "till", "up to"])
def test_an_end_or_a_duration_tells_until_when(word: str) -> None:
    asked = Question("", f"{word} when was the ban in force?", asked=(Asked.WHEN,))
    told = (
        "The ban was lasting until 19 June.",
        "A three-month ban was announced.",
        "The ban was announced.",
    )
    fits = [kind_fit(asked, line(statement).fact, 0.0) for statement in told]
    assert fits == sorted(fits, reverse=True)
    assert len(set(fits)) == 3
