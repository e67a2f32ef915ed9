"""What a question takes over from the one before it, and what it leaves alone."""

from dataclasses import replace
from datetime import date

import pytest

from knowledge.dates.show import show
from knowledge.flow import Asked, Context, DateUse, Question, Status
from knowledge.search.following.follow import readings
from knowledge.search.following.leaning import folded_words, points_back
from knowledge.search.reading.glossary import Glossary
from knowledge.search.reading.question import understand
from tests.knowledge.search.asker import TODAY, Asker, lead_ids
from tests.knowledge.search.records import span

FLOOD = "velm-1997"
TRAIN = "karst-2009"


def first_reading(text: str, context: Context, glossary: Glossary) -> Question:
    question = understand(text, today=TODAY, glossary=glossary, context=context)
    return readings(question, context, glossary)[0]


def context_of(text: str, glossary: Glossary, *people: str) -> Context:
    """What a question leaves behind, whatever it found."""
    question = understand(text, today=TODAY, glossary=glossary)
    return Context(
        asked=question.asked if question.asked != (Asked.WHAT,) else (),
        measure=question.measure,
        quantity=question.quantity,
        terms=tuple(term for term in question.terms if term.weight >= 0.5),
        names=tuple(match.name.id for match in question.names),
        when=question.when,
        date_use=question.date_use,
        event=FLOOD,
        people=people,
    )


def names(question: Question) -> list[str]:
    return [match.name.id for match in question.names]


def words(question: Question) -> list[str]:
    return [term.word for term in question.terms if term.weight >= 0.5]


def days(question: Question) -> list[str]:
    return [show(each) for each in question.when]


@pytest.mark.parametrize(
    ("before", "text", "fact"),
    [
        ("what happened on 14 June?", "and on the 12th?", "VF-02"),
        ("when did the Mill Dam break?", "where?", "VF-02"),
        ("why did the dam fail?", "who said so?", "VF-11"),
        ("why did the dam fail?", "when did they say that?", "VF-11"),
        ("who resigned?", "when?", "VF-23"),
        ("who resigned?", "what did she say about the dam?", "VF-10"),
        ("who visited the camp in Oderby?", "what did he promise?", "VF-24"),
        ("how many people had died by 13 June?", "and by 15 June?", "VF-06"),
        ("how many people had died by 13 June?", "what about 20 June?", "VF-07"),
        ("when did the bridge collapse?", "how many buses were sent to the camp?", "VF-17"),
        ("how many people died?", "when did the Mill Dam break?", "VF-02"),
        ("what did Henrik Vale say on 14 June?", "was the airport reopened?", "VF-22"),
    ],
)
def test_a_follow_up_finds_its_fact(ask: Asker, before: str, text: str, fact: str) -> None:
    answer = ask.after(before, text, event=FLOOD)
    assert answer.status is Status.ANSWERED
    assert fact in lead_ids(answer)[:2]


def test_a_number_is_asked_of_another_day(ask: Asker) -> None:
    answer = ask.after("how many people had died by 13 June?", "and by 15 June?", event=FLOOD)
    assert lead_ids(answer)[0] == "VF-06"
    assert answer.lead[0].figure is not None
    assert answer.question.follow_up


@pytest.mark.parametrize(
    "text", ["a day later?", "what happened the next day?", "and the day after?"]
)
def test_a_day_later_counts_from_the_day_asked(ask: Asker, text: str) -> None:
    answer = ask.after("what happened on 12 June?", text, event=FLOOD)
    assert days(answer.question) == ["13 June 1997"]
    assert answer.status is Status.ANSWERED
    assert all(line.days_off == 0 for line in answer.lead)


def test_a_day_later_counts_from_the_day_told_when_none_was_asked(ask: Asker) -> None:
    answer = ask.after("when did the railway bridge collapse?", "and a day later?", event=FLOOD)
    assert days(answer.question) == ["15 June 1997"]


def test_three_questions_follow_each_other(ask: Asker) -> None:
    answer = ask.after(
        "what happened in Oderby on 14 June?", "and in Velmstad?", "and on 12 June?", event=FLOOD
    )
    assert names(answer.question) == ["velmstad"]
    assert {"VF-02", "VF-03"} & set(lead_ids(answer))


def test_what_was_taken_over_is_told(ask: Asker) -> None:
    answer = ask.after("when did the Mill Dam break?", "where?", event=FLOOD)
    assert answer.question.follow_up
    assert answer.question.assumed[-1].startswith("from the question before: Mill Dam")


@pytest.mark.parametrize(
    "text",
    [
        "when was the airport reopened?",
        "who counted the dead on 13 June?",
        "bridge Oderby",
        "what's the latest number of dead",
    ],
)
def test_a_question_that_stands_alone_takes_nothing_over(ask: Asker, text: str) -> None:
    alone = ask(text, FLOOD)
    after = ask.after("how many passengers were in Velmstad on 12 June?", text, event=FLOOD)
    assert lead_ids(after) == lead_ids(alone)
    assert after.question == alone.question


def test_a_context_stays_with_its_event(ask: Asker) -> None:
    context = ask("who resigned?", FLOOD).context
    assert context.event == FLOOD
    answer = ask("who was questioned?", TRAIN, context=context)
    assert lead_ids(answer) == ["KD-06"]
    assert not answer.question.follow_up


def test_without_a_question_before_a_bare_word_is_read_by_itself(flood: Glossary) -> None:
    question = understand("why?", today=TODAY, glossary=flood)
    assert readings(question, None, flood) == (question,)


@pytest.mark.parametrize(
    "text",
    ["and in Velmstad?", "what about Velmstad?", "how about in Velmstad?", "same for Velmstad"],
)
def test_a_new_place_takes_the_place_of_the_old(flood: Glossary, text: str) -> None:
    context = context_of("how many people died in Oderby on 14 June?", flood)
    question = first_reading(text, context, flood)
    assert names(question) == ["velmstad"]
    assert words(question) == ["people", "died"] or words(question) == ["died"]
    assert days(question) == ["14 June 1997"]
    assert question.asked == (Asked.HOW_MANY,)
    assert question.measure == "killed"


def test_a_new_day_takes_the_place_of_the_old(flood: Glossary) -> None:
    context = context_of("how many people died in Oderby by 14 June?", flood)
    question = first_reading("and on 20 June?", context, flood)
    assert days(question) == ["20 June 1997"]
    assert question.date_use is DateUse.ON
    assert names(question) == ["oderby"]


def test_the_old_days_keep_their_use(flood: Glossary) -> None:
    context = context_of("how many people died by 14 June?", flood)
    question = first_reading("and in Oderby?", context, flood)
    assert question.date_use is DateUse.BY
    assert "the same days" in question.assumed[-1]


def test_when_takes_no_day_over(flood: Glossary) -> None:
    context = context_of("what did Henrik Vale promise on 19 June?", flood)
    context = replace(context, facts=("VF-24",))
    question = first_reading("when was that?", context, flood)
    assert question.when == ()
    assert words(question) == ["promise"]


def test_a_new_person_takes_the_place_of_the_old(flood: Glossary) -> None:
    context = context_of("what did Ada Ström say in Oderby?", flood)
    question = first_reading("and Henrik Vale?", context, flood)
    assert set(names(question)) == {"henrik-vale", "oderby"}


def test_he_means_the_person_and_not_the_place(flood: Glossary) -> None:
    context = context_of("what did Henrik Vale say in Oderby?", flood)
    assert names(first_reading("why did he say that?", context, flood)) == ["henrik-vale"]


def test_she_means_whom_the_answer_named(flood: Glossary) -> None:
    context = context_of("who resigned?", flood, "ada-strom", "henrik-vale")
    assert names(first_reading("what did she say?", context, flood)) == ["ada-strom"]


def test_names_that_the_event_does_not_hold_are_left(flood: Glossary) -> None:
    context = Context(names=("nobody-of-here",), terms=())
    assert names(first_reading("and why?", context, flood)) == []


def test_it_takes_the_names_over(flood: Glossary) -> None:
    context = context_of("when was the Mill Dam built?", flood)
    assert names(first_reading("did it break?", context, flood)) == ["mill-dam"]


def test_the_form_of_the_quantity_goes_with_the_kind(flood: Glossary) -> None:
    context = context_of("how long did the power cut in Oderby last?", flood)
    question = first_reading("and in Velmstad?", context, flood)
    assert question.quantity == ("duration", "length")
    assert question.asked == (Asked.HOW_MANY,)


def test_what_stands_alone_takes_nothing_over(flood: Glossary) -> None:
    context = context_of("did the railway bridge at Oderby collapse?", flood)
    context = replace(context, facts=("VF-03",))
    question = understand("who inspected the gates in March?", today=TODAY, glossary=flood)
    assert not any(way.follow_up for way in readings(question, context, flood))


@pytest.mark.parametrize(
    "text",
    [
        "why did Ada Ström sack her deputy?",
        "who said that the gates were inspected?",
        "what kind of dam was it?",
        "when did the engineers say that they had inspected it?",
        "the day that the dam broke, who inspected the gates?",
    ],
)
def test_a_pronoun_may_stand_for_what_the_question_itself_tells(flood: Glossary, text: str) -> None:
    question = understand(text, today=TODAY, glossary=flood)
    meant = {"her", "that", "they"} if "kind" not in text else {"it"}
    assert folded_words(question).isdisjoint(meant)


@pytest.mark.parametrize(
    "text",
    [
        "who said that?",
        "what did Henrik Vale do to her?",
        "how long was that road closed?",
        "did he say when she would resign?",
        "where were their tents?",
        "what kind of dam broke it?",
    ],
)
def test_a_pronoun_without_anybody_in_the_question_points_back(flood: Glossary, text: str) -> None:
    question = understand(text, today=TODAY, glossary=flood)
    assert points_back(question, folded_words(question))


def test_of_those_who_were_counted_their_number_is_not_asked_again(flood: Glossary) -> None:
    context = context_of("did 35 buses go to the camp?", flood)
    context = replace(context, facts=("VF-17",))
    ways = readings(
        understand("who drove those buses?", today=TODAY, glossary=flood), context, flood
    )
    assert ways[0].follow_up
    assert "35" not in words(ways[0])


def test_of_what_the_record_lacks_nothing_else_is_told(flood: Glossary) -> None:
    context = replace(context_of("how many people died in Oderby?", flood), facts=("VF-06",))
    question = understand("what happened in Qarvolen?", today=TODAY, glossary=flood)
    assert question.unknown
    assert not any(way.follow_up for way in readings(question, context, flood))


def test_a_line_that_only_fits_what_was_asked_before_gives_way_to_one_that_fits(ask: Asker) -> None:
    answer = ask.after(
        "what happened in Oderby on 12 June?", "how many buses were sent to it?", event=FLOOD
    )
    assert lead_ids(answer)[0] == "VF-17"


def test_every_reading_comes_once(flood: Glossary) -> None:
    context = context_of("what happened on 14 June?", flood)
    for text in ("and on the 12th?", "why?", "who resigned?", "when did it end, on 20 June?"):
        found = readings(
            understand(text, today=TODAY, glossary=flood, context=context), context, flood
        )
        assert len(found) == len(set(found))


def test_a_date_that_may_be_a_mistake_is_left_out_last(flood: Glossary) -> None:
    question = understand("when did Ada Ström resign, was it 20 June?", today=TODAY, glossary=flood)
    with_day, without = readings(question, None, flood)
    assert with_day == question
    assert without.when == ()
    ask_what = understand("what happened on 20 June?", today=TODAY, glossary=flood)
    assert readings(ask_what, None, flood) == (ask_what,)


def test_the_answer_leaves_its_people_and_its_day_behind(ask: Asker) -> None:
    context = ask("who said that the dam had been inspected?", FLOOD).context
    assert context.people[0] == "ada-strom"
    assert context.told == span(date(1997, 6, 13))
    assert context.facts[0] == "VF-10"


def test_an_answer_that_failed_leaves_only_what_was_asked(ask: Asker) -> None:
    context = ask("what did Gandalf do on 12 June?", FLOOD).context
    assert (context.facts, context.people, context.told) == ((), (), None)
    assert context.when == (span(date(1997, 6, 12)),)


def test_it_takes_the_words_before_as_hints(flood: Glossary) -> None:
    found = first_reading("who repaired it?", context_of("when did the dam break?", flood), flood)
    taken = {term.word: term for term in found.terms}
    assert taken["dam"].inherited
    assert not taken["repaired"].inherited


def test_another_happening_takes_the_place_of_the_old(flood: Glossary) -> None:
    context = context_of("when did the dam break?", flood)
    assert "break" not in words(first_reading("and when was it repaired?", context, flood))


@pytest.mark.parametrize("text", ["who repaired it?", "when did he leave Velmstad?"])
def test_it_and_he_are_never_read_as_of_nothing_before(flood: Glossary, text: str) -> None:
    context = context_of("what did Henrik Vale say?", flood)
    question = understand(text, today=TODAY, glossary=flood, context=context)
    assert all(reading != question for reading in readings(question, context, flood))


def test_what_else_is_answered_by_other_facts(ask: Asker) -> None:
    before = ask("what did Henrik Vale say?", FLOOD)
    after = ask("what else did he say?", FLOOD, context=before.context)
    assert after.status is Status.ANSWERED
    assert set(lead_ids(after)).isdisjoint(lead_ids(before))


def test_something_new_is_not_answered_by_the_line_told_before(ask: Asker) -> None:
    before = ask("how many buses were sent to the camp?", FLOOD)
    assert lead_ids(before)[0] == "VF-17"
    after = ask("who visited it?", FLOOD, context=before.context)
    assert lead_ids(after)[0] == "VF-21"


def test_a_number_is_asked_of_another_place_too(ask: Asker) -> None:
    answer = ask.after(
        "how long did the power cut in Oderby last?", "and in Velmstad?", event=FLOOD
    )
    assert answer.status is not Status.ANSWERED


def test_a_country_takes_the_place_of_who_spoke(flood: Glossary) -> None:
    context = context_of("what did the River Agency say?", flood)
    assert names(first_reading("what about Velmstad?", context, flood)) == ["velmstad"]
    spot = first_reading("and in Velmstad?", context, flood)
    assert set(names(spot)) == {"velmstad", "agency"}


def test_what_is_new_in_a_follow_up_has_to_be_there(ask: Asker) -> None:
    context = ask("when was the railway bridge closed?", FLOOD).context
    question = first_reading("what about the tunnels?", context, ask.glossary(FLOOD))
    assert [term.word for term in question.terms if term.focal] == ["tunnels"]
    answer = ask("what about the tunnels?", FLOOD, context=context)
    assert answer.status is not Status.ANSWERED
    assert not any(term.focal for term in answer.context.terms)


def test_another_group_takes_the_place_of_those_counted(flood: Glossary) -> None:
    context = context_of("how many patients were moved to a school?", flood)
    found = words(first_reading("and soldiers?", context, flood))
    assert "soldiers" in found
    assert "patients" not in found
    assert "moved" in found


def test_another_office_is_not_asked_of_whom_the_first_named(flood: Glossary) -> None:
    context = context_of("who was Ada Ström?", flood)
    assert names(first_reading("and the driver of the bus?", context, flood)) == []


def test_a_short_question_is_not_answered_without_what_it_names(flood: Glossary) -> None:
    question = first_reading(
        "who repaired it?", context_of("when did the dam break?", flood), flood
    )
    assert [term.word for term in question.terms if term.focal] == ["repaired"]


def test_a_short_whole_question_finds_its_own_fact(ask: Asker) -> None:
    answer = ask.after(
        "who visited the camp in Oderby?", "when was the airport reopened?", event=FLOOD
    )
    assert lead_ids(answer)[0] == "VF-22"


def test_a_day_that_is_none_is_not_taken_for_the_one_before(ask: Asker) -> None:
    before = ask("what happened on 14 June?", FLOOD)
    answer = ask("and on 31 june?", FLOOD, context=before.context)
    assert answer.why_not == "There is no such day as “31 june”."
    assert answer.question.when == ()


def test_a_fate_in_a_follow_up_keeps_those_who_are_counted(flood: Glossary) -> None:
    context = context_of("how many soldiers were killed?", flood)
    found = words(first_reading("and the injured?", context, flood))
    assert "soldiers" in found
    assert "killed" not in found


@pytest.mark.parametrize("day", ["and on 14 June?", "and the 14th?", "14th?"])
def test_a_day_without_the_number_is_answered_by_nothing_else(ask: Asker, day: str) -> None:
    answer = ask.after("how many people had died on 13 June?", day, event=FLOOD)
    assert answer.status is Status.CLOSEST
    assert "14 June 1997" in str(answer.why_not)
    assert any(line.figure for line in answer.nearest)


def test_a_day_behind_a_number_of_things_may_be_any_news_of_it(flood: Glossary) -> None:
    context = context_of("how many buses were sent to the camp?", flood)
    context = replace(context, facts=("VF-17",))
    question = understand("and on 14 June?", today=TODAY, glossary=flood, context=context)
    assert any(not way.terms for way in readings(question, context, flood))
