"""Where questions nearly fit: another thing's number, another hour, another sense of a word."""

from datetime import date

import pytest

from knowledge.dates.span import PartOfDay, Precision
from knowledge.flow import Status
from knowledge.models import Attribution, Citation, Fact, FactName, Figure, Name, NameKind
from tests.knowledge.search.asker import Asker, asked_of, lead_ids
from tests.knowledge.search.records import pack_of, span

FLOOD = "velm-1997"
TRAIN = "karst-2009"
MISSION = "halcyon-1975"
CITED = (Citation("paper", 1),)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("how much did the bridge cost?", FLOOD),
        ("how long did the evacuation last?", FLOOD),
        ("how much did the train weigh?", TRAIN),
        ("how old was Tomas Ruhl?", TRAIN),
        ("how old was Lena Mora?", MISSION),
    ],
)
def test_a_measure_of_another_thing_does_not_answer(ask: Asker, text: str, event: str) -> None:
    assert ask(text, event).status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("statement", "age"),
    [
        ("A welder aged 34 was pulled out.", 34),
        ("A 34-year-old welder was pulled out.", 34),
        ("The welder, 34 years old, was pulled out.", 34),
    ],
)
def test_an_age_is_read_as_it_is_written(statement: str, age: int) -> None:
    day = span(date(2001, 5, 9))
    with asked_of(pack_of(Fact("OW-1", statement, day, citations=CITED))) as own:
        (line,) = own("how old was the welder who was pulled out?").lead
    assert line.figure is not None
    assert line.figure.best == age


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("latest number of people killed", "VF-07"),
        ("how many had died most recently?", "VF-07"),
        ("how many people died at first?", "VF-04"),
    ],
)
def test_the_ends_of_the_story_are_found(ask: Asker, text: str, fact: str) -> None:
    assert lead_ids(ask(text, FLOOD))[0] == fact


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("what happened first?", "OW-1"),
        ("where did the whole thing begin?", "OW-1"),
        ("how did it all start?", "OW-1"),
        ("what was the first thing to happen?", "OW-1"),
        ("what happened last?", "OW-2"),
        ("how did it end?", "OW-2"),
    ],
)
def test_the_first_and_the_last_day_are_meant_where_nothing_else_is(text: str, fact: str) -> None:
    facts = (
        Fact("OW-1", "The ferry sank.", span(date(2001, 5, 1)), citations=CITED),
        Fact("OW-2", "The harbour burned.", span(date(2001, 5, 31)), citations=CITED),
    )
    with asked_of(pack_of(*facts)) as own:
        assert lead_ids(own(text)) == [fact]


@pytest.mark.parametrize(
    ("text", "fact", "days"),
    [
        ("what happened first?", "OW-1", "first day as April 2001"),
        ("what happened last?", "OW-3", "last day as September 2001"),
    ],
)
def test_a_month_tells_what_came_first_or_last_where_its_day_tells_nothing(
    text: str, fact: str, days: str
) -> None:
    april = span(date(2001, 4, 1), date(2001, 4, 30), precision=Precision.MONTH)
    september = span(date(2001, 9, 1), date(2001, 9, 30), precision=Precision.MONTH)
    facts = (
        Fact("OW-1", "The ferry was old.", april, citations=CITED),
        Fact("OW-2", "The harbour burned.", span(date(2001, 5, 31)), citations=CITED),
        Fact("OW-3", "The owner was fined.", september, citations=CITED),
    )
    pack = pack_of(*facts, first=date(2001, 4, 1), last=date(2001, 9, 30))
    with asked_of(pack) as own:
        answer = own(text)
        assert lead_ids(answer) == [fact]
        assert [each for each in answer.question.assumed if days in each]


@pytest.mark.parametrize(
    ("text", "fact"), [("what happened first?", "OW-1"), ("what happened last?", "OW-2")]
)
def test_the_nearest_day_tells_what_came_first_or_last_where_the_record_has_no_other(
    text: str, fact: str
) -> None:
    facts = (
        Fact("OW-1", "The ferry sank.", span(date(2001, 5, 3)), citations=CITED),
        Fact("OW-2", "The harbour burned.", span(date(2001, 5, 20)), citations=CITED),
    )
    with asked_of(pack_of(*facts)) as own:
        assert lead_ids(own(text)) == [fact]


def test_a_decimal_is_no_time_of_day() -> None:
    day = span(date(2001, 5, 9))
    priced = Fact("OW-1", "The kiosk sold bread at 3.50 a loaf.", day, citations=CITED)
    timed = Fact("OW-2", "The kiosk opened from 7.30 in the morning.", day, citations=CITED)
    with asked_of(pack_of(priced)) as own:
        assert own("at what time did the kiosk sell bread?").status is not Status.ANSWERED
    with asked_of(pack_of(timed)) as own:
        assert lead_ids(own("at what time did the kiosk open?")) == ["OW-2"]


@pytest.mark.parametrize("text", ["and nothing else?", "what about that?", "and the weather?"])
def test_what_leans_on_a_day_is_not_answered_from_others(ask: Asker, text: str) -> None:
    answer = ask.after("what happened on 14 June?", text, event=FLOOD)
    assert all(found.days_off == 0 for found in answer.lead)


def test_counts_of_one_day_at_different_hours_are_a_series(ask: Asker) -> None:
    answer = ask("how many were dead on 13 June?", FLOOD)
    assert lead_ids(answer)[0] == "VF-05"
    assert answer.rivals == ()


def test_one_account_is_no_rival_of_itself() -> None:
    def told(identity: str, count: int) -> Fact:
        return Fact(
            identity,
            f"The guild counted {count} dead.",
            span(date(2001, 5, 9)),
            citations=CITED,
            attribution=Attribution("the guild"),
            figures=(Figure("killed", count, cumulative=True),),
        )

    with asked_of(pack_of(told("OW-1", 4), told("OW-2", 6))) as own:
        assert own("how many were killed?").rivals == ()


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("what happened on the morning of 9 May?", "OW-1"),
        ("what happened on the evening of 9 May?", "OW-2"),
        ("what happened at 9 May 19:20?", "OW-2"),
    ],
)
def test_a_clock_lies_in_a_part_of_the_day(text: str, fact: str) -> None:
    def told(identity: str, statement: str, hour: int) -> Fact:
        moment = (hour * 60 + 20, hour * 60 + 20)
        when = span(date(2001, 5, 9), clock=moment, precision=Precision.MINUTE)
        return Fact(identity, statement, when, citations=CITED)

    facts = (told("OW-1", "The ferry sank.", 7), told("OW-2", "The harbour burned.", 19))
    with asked_of(pack_of(*facts)) as own:
        assert lead_ids(own(text))[0] == fact


def test_a_part_of_the_day_is_told_before_the_rest() -> None:
    early = span(date(2001, 5, 9), precision=Precision.PART_OF_DAY, part=PartOfDay.MORNING)
    late = span(date(2001, 5, 9), precision=Precision.PART_OF_DAY, part=PartOfDay.EVENING)
    facts = (
        Fact("OW-1", "The ferry sank.", early, citations=CITED),
        Fact("OW-2", "The harbour burned.", late, citations=CITED),
    )
    with asked_of(pack_of(*facts)) as own:
        assert lead_ids(own("what happened on 9 May in the evening?"))[0] == "OW-2"


def test_an_unknown_name_is_told_once_and_as_it_was_written(ask: Asker) -> None:
    answer = ask("what did the Bank of Ruritania say?", FLOOD)
    assert answer.why_not == "The record does not mention “Bank of Ruritania”."


def test_who_acted_is_stressed_and_not_who_told_it() -> None:
    names = (
        Name("ilse", NameKind.PERSON, "Ilse Brand"),
        Name("otto", NameKind.PERSON, "Otto Lang"),
    )
    statement = "Otto Lang said that Ilse Brand opened the gate."
    fact = Fact(
        "OW-1",
        statement,
        span(date(2001, 5, 9)),
        citations=CITED,
        names=(FactName("otto", "speaker"), FactName("ilse", "actor")),
        attribution=Attribution("Otto Lang", who_name="otto"),
    )
    with asked_of(pack_of(fact, names=names)) as own:
        opened = own("who opened the gate?").lead[0].bold
        said = own("who said that the gate was opened?").lead[0].bold
    assert [statement[run.start : run.end] for run in opened] == ["Ilse Brand"]
    assert "Otto Lang" in [statement[run.start : run.end] for run in said]


def test_the_events_own_words_say_little_of_a_question(ask: Asker) -> None:
    (antenna, mission) = ask("who repaired the antenna of the mission?", MISSION).question.terms[1:]
    assert mission.weight < antenna.weight


ABSENT = (
    Fact("OW-1", "The Lark Line cancelled its ferries.", span(date(2001, 5, 9)), citations=CITED),
    Fact("OW-2", "The Gull Line did not cancel its ferries.", None, citations=CITED),
    Fact("OW-3", "Parliament dismissed the government.", None, citations=CITED),
)


def test_who_did_not_is_answered_by_a_denial() -> None:
    with asked_of(pack_of(*ABSENT)) as own:
        assert lead_ids(own("which lines did not cancel their ferries?")) == ["OW-2"]
    with asked_of(pack_of(ABSENT[0])) as own:
        answer = own("which lines didn't cancel their ferries?")
    assert answer.status is Status.CLOSEST


def test_who_got_an_office_is_not_answered_by_the_end_of_others() -> None:
    with asked_of(pack_of(*ABSENT)) as own:
        assert own("who became prime minister?").status is not Status.ANSWERED


def test_every_fact_of_the_asked_day_is_weighed() -> None:
    day = date(2001, 5, 9)
    quiet = tuple(
        Fact(f"OW-{at:03}", f"Stall {at} opened.", span(day), citations=CITED)
        for at in range(1, 100)
    )
    late = span(day, part=PartOfDay.LATE, precision=Precision.PART_OF_DAY)
    with asked_of(
        pack_of(*quiet, Fact("OW-100", "The pier burned.", late, citations=CITED))
    ) as own:
        assert lead_ids(own("what happened late on 9 May 2001?"))[0] == "OW-100"


def test_a_part_of_a_day_is_not_told_by_what_ran_for_days() -> None:
    long = Fact("OW-1", "Rain fell.", span(date(2001, 5, 8), date(2001, 5, 9)), citations=CITED)
    part = span(date(2001, 5, 9), part=PartOfDay.LATE, precision=Precision.PART_OF_DAY)
    with asked_of(pack_of(long, Fact("OW-2", "The pier burned.", part, citations=CITED))) as own:
        assert lead_ids(own("what happened late on 9 May 2001?"))[0] == "OW-2"


def test_the_same_deed_done_to_another_thing_does_not_answer() -> None:
    with asked_of(pack_of(ABSENT[0])) as own:
        assert own("who cancelled the ferries?").status is Status.ANSWERED
        assert own("who cancelled the strikes?").status is not Status.ANSWERED
