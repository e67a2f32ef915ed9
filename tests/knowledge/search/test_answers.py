"""What members get to see: which lines answer, and what is said when none does."""

from datetime import date

import pytest

from knowledge.dates.span import DateSpan
from knowledge.flow import Status
from tests.knowledge.search.asker import Asker, lead_ids, near_ids
from tests.knowledge.search.records import span

FLOOD = "velm-1997"
TRAIN = "karst-2009"
MISSION = "halcyon-1975"


@pytest.mark.parametrize(
    ("event", "text", "fact"),
    [
        (FLOOD, "when did the Mill Dam break?", "VF-02"),
        (FLOOD, "did the railway bridge collapse", "VF-12"),
        (FLOOD, "where did the bridge collapse?", "VF-12"),
        (FLOOD, "who resigned?", "VF-23"),
        (FLOOD, "who visited the camp in Oderby", "VF-21"),
        (FLOOD, "why did the dam fail?", "VF-11"),
        (FLOOD, "what did Ada Ström say about the dam?", "VF-10"),
        (FLOOD, "was the arport reopened", "VF-22"),
        (FLOOD, "did the hopsital get emptied", "VF-03"),
        (FLOOD, "bridge collapse oderby", "VF-12"),
        (FLOOD, "Sorry to bother you. When did the Mill Dam break?", "VF-02"),
        (TRAIN, "who was the driver?", "KD-06"),
        (TRAIN, "why was the train too fast?", "KD-07"),
        (TRAIN, "where were the passengers brought?", "KD-02"),
        (TRAIN, "when did the first crane arrive?", "KD-09"),
        (TRAIN, "when did the second crane arrive?", "KD-10"),
        (TRAIN, "when did the last crane arrive?", "KD-11"),
        (MISSION, "what happened to unit 1?", "HM-02"),
        (MISSION, "what happened to unit 4?", "HM-03"),
        (MISSION, "when did controllers begin plan A?", "HM-04"),
        (MISSION, "when did controllers change to plan B?", "HM-05"),
        (MISSION, "who repaired the antenna?", "HM-06"),
        (MISSION, "did Олег Петров fall ill", "HM-07"),
        (MISSION, "did sweden lose the signal?", "HM-10"),
        (MISSION, "where was Halcyon launched?", "HM-01"),
    ],
)
def test_a_question_is_answered_by_its_fact(ask: Asker, event: str, text: str, fact: str) -> None:
    answer = ask(text, event)
    assert answer.status is Status.ANSWERED
    assert lead_ids(answer)[0] == fact
    assert answer.why_not == ""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("what happened on 12 June?", 12),
        ("what happened on the 14th?", 14),
        ("what happened in Oderby on 14 June?", 14),
        ("what did Henrik Vale say on 14 June?", 14),
        ("how many people had died on 15 June?", 15),
        ("was anything closed on 14 June?", 14),
    ],
)
def test_a_day_is_answered_by_its_own_facts_only(ask: Asker, text: str, day: int) -> None:
    answer = ask(text, FLOOD)
    asked = span(date(1997, 6, day))
    assert answer.status is Status.ANSWERED
    assert all(
        line.fact.when == asked or asked.overlaps(line.fact.when)
        for line in answer.lead
        if line.fact.when
    )
    assert all(line.days_off == 0 for line in answer.lead)


@pytest.mark.parametrize("day", ["17 June", "21 June", "23 June", "27 June"])
def test_what_ran_for_weeks_is_not_told_as_what_happened_on_a_day(ask: Asker, day: str) -> None:
    answer = ask(f"what happened on {day}?", FLOOD)
    assert answer.status is Status.CLOSEST
    assert answer.lead == ()
    assert answer.why_not == f"The record has nothing for {day} 1997."


def test_a_day_far_from_everything_has_nothing(ask: Asker) -> None:
    answer = ask("what happened on 2 January 1980?", MISSION)
    assert answer.status is Status.NOTHING
    assert answer.nearest == ()
    assert answer.why_not == "The record has nothing for 2 January 1980."


def test_a_place_without_facts_on_the_day_says_so(ask: Asker) -> None:
    answer = ask("what happened in Oderby on 12 June?", FLOOD)
    assert answer.status is Status.CLOSEST
    assert answer.why_not == "The record has nothing on Oderby for 12 June 1997."


def test_something_known_of_another_day_is_only_closest(ask: Asker) -> None:
    answer = ask("did the railway bridge collapse on 20 June?", FLOOD)
    assert answer.status is Status.CLOSEST
    assert "VF-12" in near_ids(answer)
    assert answer.why_not == "The record does not say this for 20 June 1997."


def test_a_mistaken_day_of_a_when_question_is_put_right(ask: Asker) -> None:
    answer = ask("when did the mayor resign, was it on 20 June?", FLOOD)
    assert lead_ids(answer) == ["VF-23"]
    assert answer.question.when == ()


def test_two_days_get_a_line_each_in_the_order_asked(ask: Asker) -> None:
    answer = ask("compare 14 June and 12 June", FLOOD)
    first, second = answer.lead[:2]
    assert first.fact.when
    assert second.fact.when
    assert first.fact.when.first == date(1997, 6, 14).toordinal()
    assert second.fact.when.first == date(1997, 6, 12).toordinal()


def test_a_run_of_days_is_told_a_line_a_day(ask: Asker) -> None:
    answer = ask("what happened between 12 and 14 June?", FLOOD)
    firsts = [line.fact.when.first for line in answer.lead if line.fact.when]
    assert firsts == [date(1997, 6, day).toordinal() for day in (12, 13, 14)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("what happened before the Mill Dam broke?", 1, 11),
        ("what happened after the dam broke?", 12, 30),
        ("what happened after the bridge collapsed?", 15, 30),
    ],
)
def test_a_happening_bounds_the_days(ask: Asker, text: str, first: int, last: int) -> None:
    answer = ask(text, FLOOD)
    assert answer.status is Status.ANSWERED
    assert answer.question.assumed
    days = [line.fact.when.first for line in answer.lead if line.fact.when]
    assert min(days) >= date(1997, 6, first).toordinal()
    assert max(days) <= date(1997, 6, last).toordinal()


def test_a_happening_that_the_record_lacks_bounds_nothing(ask: Asker) -> None:
    answer = ask("what happened after the volcano erupted?", FLOOD)
    assert answer.question.when == ()
    assert answer.status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("how many people died?", 19),
        ("dead", 19),
        ("death toll", 19),
        ("how many people had died by 13 June?", 5),
        ("how many people had died as of 16 June?", 11),
        ("how many were dead on 13 June at 1 pm?", 3),
        ("how many were dead on the evening of 13 June?", 5),
        ("what was the earliest count of the dead?", 3),
        ("how many died so far?", 19),
        ("how many died in total?", 19),
        ("how did the death toll change?", 19),
        ("how many firefighters died?", 2),
        ("how many people were evacuated?", 8000),
        ("how many patients were evacuated?", 45),
        ("how many buses were sent?", 35),
        ("how heavy was the sand?", 600),
        ("how many tonnes of sand were piled up?", 600),
        ("how long did the power cut last?", 9),
        ("how many hours did the power cut last?", 9),
        ("how far is Velmstad from the capital?", 40),
        ("how much did the repair of the quay cost?", 80_000_000),
    ],
)
def test_a_number_is_answered_by_the_figure_meant(ask: Asker, text: str, best: float) -> None:
    answer = ask(text, FLOOD)
    assert answer.status is Status.ANSWERED
    assert answer.lead[0].figure is not None
    assert answer.lead[0].figure.best == best


@pytest.mark.parametrize(
    "text",
    [
        "how many children died?",
        "how many doctors were evacuated?",
        "how many tents were sent?",
        "how long is the railway bridge?",
        "how high is the Mill Dam?",
        "how old is Ada Ström?",
        "how far is the camp from Oderby?",
    ],
)
def test_a_number_of_something_else_or_of_another_form_does_not_answer(
    ask: Asker, text: str
) -> None:
    answer = ask(text, FLOOD)
    assert answer.status is not Status.ANSWERED
    assert answer.lead == ()
    assert answer.why_not.endswith(".")


def test_the_whole_comes_before_a_part_of_it(ask: Asker) -> None:
    assert ask("how many people died?", FLOOD).lead[0].fact.id == "VF-07"
    assert ask("how many people died on 20 June?", FLOOD).lead[0].fact.id == "VF-07"


def test_a_running_count_comes_with_its_history(ask: Asker) -> None:
    answer = ask("how many people died?", FLOOD)
    assert answer.history is not None
    assert [point.figure.best for point in answer.history.points] == [3, 5, 11, 19]
    assert ask("how heavy was the sand?", FLOOD).history is None


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("at what time did the dam break?", "VF-02"),
        ("at what hour did the Mill Dam break?", "VF-02"),
    ],
)
def test_a_time_of_day_is_answered_by_a_time(ask: Asker, text: str, fact: str) -> None:
    assert lead_ids(ask(text, FLOOD))[0] == fact


@pytest.mark.parametrize(
    "text", ["at what time was the airport reopened?", "at what hour did the bridge collapse?"]
)
def test_a_time_of_day_is_not_answered_by_a_day(ask: Asker, text: str) -> None:
    answer = ask(text, FLOOD)
    assert answer.status is Status.CLOSEST
    assert answer.lead == ()


def test_a_part_of_the_day_is_a_time(ask: Asker) -> None:
    assert lead_ids(ask("at what time was the line reopened?", TRAIN)) == ["KD-08"]


@pytest.mark.parametrize("text", ["what is the name of the driver?", "who was the driver?"])
def test_whose_name_is_asked_gets_somebody(ask: Asker, text: str) -> None:
    assert lead_ids(ask(text, TRAIN)) == ["KD-06"]


def test_whose_name_is_asked_is_not_told_of_nobody(ask: Asker) -> None:
    answer = ask("what is the name of the union?", TRAIN)
    assert answer.lead == ()


def test_where_a_place_is_prefers_what_tells_where_it_lies(ask: Asker) -> None:
    assert lead_ids(ask("where is Velmstad?", FLOOD))[0] == "VF-20"


@pytest.mark.parametrize(
    ("event", "text", "why_not"),
    [
        (FLOOD, "what did Gandalf do?", "The record does not mention “Gandalf”."),
        (
            FLOOD,
            "what did Human Rights Watch report?",
            "The record does not mention “Human Rights Watch”.",
        ),
        (FLOOD, "what happened on 31 june?", "There is no such day as “31 june”."),
        (FLOOD, "how many died on 99 June 1997?", "There is no such day as “99 June 1997”."),
        (FLOOD, "was there an umbrella?", "The record holds nothing on that."),
        (TRAIN, "did the dam break?", "The record holds nothing on that."),
    ],
)
def test_what_the_record_does_not_know_is_said_plainly(
    ask: Asker, event: str, text: str, why_not: str
) -> None:
    answer = ask(text, event)
    assert answer.status is not Status.ANSWERED
    assert answer.lead == ()
    assert answer.why_not == why_not


def test_a_named_place_is_not_answered_with_another(ask: Asker) -> None:
    answer = ask("did the railway bridge at Velmstad collapse?", FLOOD)
    assert answer.status is Status.CLOSEST
    assert answer.lead == ()


@pytest.mark.parametrize("text", ["what happened to unit 7?", "when did they begin plan C?"])
def test_another_number_of_a_thing_is_not_the_thing(ask: Asker, text: str) -> None:
    assert ask(text, MISSION).lead == ()


def test_facts_that_tell_the_same_are_one_line(ask: Asker) -> None:
    answer = ask("what happened to the railway bridge at Oderby?", FLOOD)
    told = {line.fact.id: [fact.id for fact in line.corroborated_by] for line in answer.lead}
    assert ("VF-13" in told) != ("VF-12" in told)
    assert told.get("VF-12", ["VF-13"]) == ["VF-13"]
    assert told.get("VF-13", ["VF-12"]) == ["VF-12"]


def test_facts_that_differ_in_one_word_stay_two_lines(ask: Asker) -> None:
    answer = ask("what happened on 14 June?", FLOOD)
    told = set(lead_ids(answer))
    assert "VF-14" in told
    assert not any(fact.id == "VF-14" for line in answer.lead for fact in line.corroborated_by)


def test_accounts_that_differ_are_told_side_by_side(ask: Asker) -> None:
    answer = ask("why did the dam fail?", FLOOD)
    assert [(side.who, [line.fact.id for line in side.evidence]) for side in answer.rivals] == [
        ("River Agency", ["VF-11"]),
        ("Ada Ström", ["VF-10"]),
    ]


def test_counts_that_cannot_both_hold_are_told_side_by_side(ask: Asker) -> None:
    answer = ask("how many passengers were injured?", TRAIN)
    assert {side.who for side in answer.rivals} == {"the union", "Lindow Railways"}
    assert ask("who was questioned?", TRAIN).rivals == ()


def test_as_of_is_the_state_known_by_a_day(ask: Asker) -> None:
    by = DateSpan(0, date(1997, 6, 15).toordinal())
    answer = ask("how many people died?", FLOOD, as_of=by)
    assert answer.lead[0].figure is not None
    assert answer.lead[0].figure.best == 11


def test_a_date_in_the_question_beats_as_of(ask: Asker) -> None:
    by = DateSpan(0, date(1997, 6, 15).toordinal())
    answer = ask("how many people had died by 13 June?", FLOOD, as_of=by)
    assert lead_ids(answer)[0] == "VF-05"


@pytest.mark.parametrize(
    "text",
    ["how many children died in Oderby?", "hello bridge", "what did Gandalf do at the bridge?"],
)
def test_always_ranks_without_abstaining(ask: Asker, text: str) -> None:
    answer = ask(text, FLOOD, always=True)
    assert answer.status is Status.ANSWERED
    assert answer.lead


def test_always_has_nothing_where_nothing_was_found(ask: Asker) -> None:
    answer = ask("umbrella", FLOOD, always=True)
    assert answer.status is Status.NOTHING
    assert answer.lead == ()


@pytest.mark.parametrize("top", [1, 2, 5])
def test_no_more_lines_than_wanted(ask: Asker, top: int) -> None:
    assert len(ask("what happened in Oderby?", FLOOD, top=top).lead) <= top
    assert len(ask("bridge", FLOOD, top=top, always=True).lead) <= top


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("when did the Mill Dam break?", FLOOD),
        ("who repaired the antenna?", MISSION),
        ("how many passengers were injured?", TRAIN),
        ("what happened on 14 June 1997?", FLOOD),
        ("what happened on 4 November 2009?", TRAIN),
    ],
)
def test_of_several_events_the_best_answer_is_kept(ask: Asker, text: str, scope: str) -> None:
    answer = ask(text)
    assert answer.status is Status.ANSWERED
    assert [event.slug for event in answer.events] == [scope]
    assert {line.fact.scope for line in answer.lead} == {scope}
    assert {key[0] for key in (*answer.sources, *answer.names)} == {scope}


@pytest.mark.parametrize("event", [TRAIN, MISSION])
def test_an_event_is_never_answered_from_another(ask: Asker, event: str) -> None:
    answer = ask("when did the Mill Dam in Velmstad break?", event)
    assert answer.status is not Status.ANSWERED
    assert all(line.fact.scope == event for line in answer.nearest)


def test_chatter_gets_no_answer(ask: Asker) -> None:
    answer = ask("lol same", FLOOD)
    assert answer.status is Status.NOT_A_QUESTION
    assert (answer.lead, answer.nearest, answer.why_not) == ((), (), "")


def test_other_meanings_of_a_day_are_tried(ask: Asker) -> None:
    answer = ask("did the capsule land on the 22nd?", MISSION)
    assert lead_ids(answer) == ["HM-08"]
    assert answer.question.when == (span(date(1975, 3, 22)),)
    assert answer.question.assumed == ("“22nd” as 22 March 1975",)


def test_a_score_is_explained_by_its_parts(ask: Asker) -> None:
    line = ask("did the railway bridge collapse on 14 June?", FLOOD).lead[0]
    assert {reason.name for reason in line.reasons} >= {"coverage", "kind", "day"}
    assert sum(reason.weight for reason in line.reasons) == pytest.approx(1)
    assert line.score == pytest.approx(sum(r.value * r.weight for r in line.reasons))


def test_what_a_closest_fact_lacks_is_told(ask: Asker) -> None:
    answer = ask("how many children died?", FLOOD)
    assert answer.nearest
    assert all("children" in line.missing for line in answer.nearest)
