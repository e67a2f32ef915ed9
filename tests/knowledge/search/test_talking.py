"""Conversations: questions of the line just told, what came next, corrections, and topics that failed."""

from datetime import date
from typing import Any

import pytest

from knowledge.flow import Asked, Context, Status
from knowledge.models import Fact
from knowledge.search.following.amending import put_right
from knowledge.search.following.follow import readings
from knowledge.search.following.leaning import Lean, folded_words, leans_of, opens
from knowledge.search.following.pointing import asks_of_told, goes_on, in_full, tells_of_itself
from knowledge.search.reading.glossary import Glossary
from knowledge.search.reading.question import understand
from tests.knowledge.search.asker import TODAY, Asker, lead_ids
from tests.knowledge.search.records import span

FLOOD = "velm-1997"


def topic(ask: Asker, *texts: str) -> list[str]:
    """The words that are left to the next question."""
    return [term.word for term in ask.after(*texts, event=FLOOD).context.terms]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("when was that?", Asked.WHEN),
        ("and when exactly?", Asked.WHEN),
        ("on which day did that happen", Asked.WHEN),
        ("Where was it?", Asked.WHERE),
        ("where does it apply?", Asked.WHERE),
        ("who said so?", Asked.WHO_SAID),
        ("says who?", Asked.WHO_SAID),
        ("according to whom?", Asked.WHO_SAID),
        ("how do we know?", Asked.WHO_SAID),
        ("is that confirmed?", Asked.WHO_SAID),
        ("can that be trusted?", Asked.WHO_SAID),
        ("are you sure?", Asked.WHO_SAID),
        ("any source?", Asked.WHO_SAID),
        ("what's your source", Asked.WHO_SAID),
        ("who else said so?", None),
        ("when was the dam built?", None),
        ("where is the hospital?", None),
        ("when does it end?", None),
        ("who said that the dam was sound?", None),
        ("is it true that the bridge fell?", None),
        ("who?", None),
        ("why?", None),
    ],
)
def test_what_is_asked_of_the_line_told(text: str, asked: Asked | None) -> None:
    assert asks_of_told(text) is asked


@pytest.mark.parametrize(
    ("texts", "fact"),
    [
        (("who resigned?", "when was that?"), "VF-23"),
        (("who resigned?", "where was that?", "is that confirmed?"), "VF-23"),
        (("how many people died by 15 June?", "who said so?", "when was that?"), "VF-06"),
        (("how long did the power cut last?", "where exactly?"), "VF-19"),
        (("why did the dam fail?", "how do we know?", "when?"), "VF-11"),
    ],
)
def test_it_is_told_again_whatever_words_found_it(
    ask: Asker, texts: tuple[str, ...], fact: str
) -> None:
    answer = ask.after(*texts, event=FLOOD)
    assert answer.status is Status.ANSWERED
    assert lead_ids(answer) == [fact]
    assert answer.question.follow_up
    assert answer.confidence > 0


def test_the_topic_outlives_a_question_of_the_line_told(ask: Asker) -> None:
    before = ask("how many people had died by 13 June?", FLOOD)
    after = ask("who said so?", FLOOD, context=before.context)
    assert after.context == before.context
    assert lead_ids(ask("and by 15 June?", FLOOD, context=after.context))[0] == "VF-06"


@pytest.mark.parametrize(
    ("more", "kinds"),
    [
        ({}, {Asked.WHO_SAID}),
        ({"when": span(date(1997, 6, 12))}, {Asked.WHO_SAID, Asked.WHEN}),
        ({"places": ("oderby",)}, {Asked.WHO_SAID, Asked.WHERE}),
        ({"places": ("norland",)}, {Asked.WHO_SAID}),
        ({"places": ("oderby",), "passage": True}, {Asked.WHO_SAID, Asked.WHERE}),
        ({"places": ("oderby",), "passage": True, "statement": "It fell. It sank."}, set()),
    ],
)
def test_a_line_is_told_again_only_for_what_it_tells(
    more: dict[str, Any], kinds: set[Asked]
) -> None:
    fact = Fact("f", more.pop("statement", "The bridge fell."), **more)
    asked = (Asked.WHO_SAID, Asked.WHEN, Asked.WHERE)
    assert {each for each in asked if tells_of_itself(each, fact, {"norland"})} == kinds


@pytest.mark.parametrize(
    "text",
    [
        "and then?",
        "what next",
        "Then what?",
        "what happened after that?",
        "afterwards?",
        "and the next?",
    ],
)
def test_what_came_next_is_asked_in_many_ways(ask: Asker, text: str) -> None:
    answer = ask.after("what happened on 12 June?", text, event=FLOOD)
    assert answer.status is Status.ANSWERED
    assert answer.lead[0].fact.when is not None
    assert answer.lead[0].fact.when.first == 729188
    assert answer.question.others


@pytest.mark.parametrize("text", ["before that?", "and what happened before?", "and earlier?"])
def test_what_came_before_is_told_from_the_nearest_day_on(ask: Asker, text: str) -> None:
    answer = ask.after("what happened on 12 June?", text, event=FLOOD)
    days = [line.fact.when.first for line in answer.lead if line.fact.when]
    assert days[0] == 729186
    assert days == sorted(days, reverse=True)


def test_what_came_next_goes_on_from_day_to_day(ask: Asker) -> None:
    first = ask.after("what happened on 12 June?", "and then?", event=FLOOD)
    second = ask("and then?", FLOOD, context=first.context)
    assert first.lead[0].fact.when is not None
    assert second.lead[0].fact.when is not None
    assert second.lead[0].fact.when.first >= first.lead[0].fact.when.first
    assert set(lead_ids(second)).isdisjoint(lead_ids(first))


def test_what_came_next_is_of_the_same_people(ask: Asker) -> None:
    answer = ask.after(
        "who visited the camp in Oderby?", "what did he do?", "and then?", event=FLOOD
    )
    assert [match.name.id for match in answer.question.names] == ["henrik-vale"]


def test_only_what_asks_for_nothing_else_is_said_in_full() -> None:
    assert in_full("and then?") != "and then?"
    assert in_full("later on what happened?") == in_full("what happened later on?")
    assert in_full("and then the bridge?") == "and then the bridge?"
    assert not goes_on("what happened then?")


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("I meant 6 January", "and 6 January?"),
        ("no, in Oderby", "and in Oderby?"),
        ("sorry, Velmstad!", "and Velmstad?"),
        ("oops I mean the injured", "and the injured?"),
        ("wrong, I meant Ada Ström", "and Ada Ström?"),
        ("in Oderby, not Velmstad", ""),
        ("no, Oderby, not Velmstad", "and Oderby?"),
        ("I meant when did it break", "when did it break?"),
        ("no thanks", ""),
        ("no, that is wrong", ""),
        ("sorry", ""),
        ("no", ""),
        ("and in Oderby?", ""),
        ("ok but in Oderby?", ""),
        ("no, Henrik Vale is a liar", ""),
        ("I mean he never said that", ""),
        ("sorry, we were in Oderby last summer", ""),
    ],
)
def test_what_a_correction_puts_right(text: str, right: str) -> None:
    assert put_right(text) == right


@pytest.mark.parametrize(
    ("texts", "fact"),
    [
        (("what happened on 12 June?", "I meant 20 June"), "VF-07"),
        (("how many people had died by 13 June?", "sorry, 15 June"), "VF-06"),
        (("what did Ada Ström say?", "no, Henrik Vale"), "VF-09"),
        (("what was closed in Oderby?", "no, in Velmstad"), "VF-15"),
        (("when was the airport reopened?", "I meant when did the Mill Dam break"), "VF-02"),
    ],
)
def test_a_correction_takes_the_place_of_its_like(
    ask: Asker, texts: tuple[str, ...], fact: str
) -> None:
    answer = ask.after(*texts, event=FLOOD)
    assert answer.status is Status.ANSWERED
    assert fact in lead_ids(answer)[:2]


@pytest.mark.parametrize("text", ["no, Velmstad", "I meant 20 June", "no, great"])
def test_without_a_question_before_there_is_nothing_to_correct(ask: Asker, text: str) -> None:
    assert not ask(text, FLOOD).question.follow_up


@pytest.mark.parametrize("text", ["no, seriously", "sorry, my dog barked", "no, the weather"])
def test_what_names_nothing_of_the_record_corrects_nothing(ask: Asker, text: str) -> None:
    before = ask("what happened on 12 June?", FLOOD)
    assert ask(text, FLOOD, context=before.context).status is not Status.ANSWERED


def test_a_question_that_stands_alone_takes_nothing_from_one_that_failed(ask: Asker) -> None:
    failed = ask("did anyone kick the ball in Oderby?", FLOOD)
    assert failed.status is not Status.ANSWERED
    for text in ("who resigned?", "when was the airport reopened?"):
        assert ask(text, FLOOD, context=failed.context).question == ask(text, FLOOD).question


def test_what_points_back_is_still_read_with_what_failed(ask: Asker) -> None:
    answer = ask.after("did anyone kick the ball?", "where did it land?", event=FLOOD)
    assert answer.status is not Status.ANSWERED


def test_what_found_nothing_twice_is_left(ask: Asker) -> None:
    assert topic(ask, "did anyone kick the ball?") == ["kick", "ball"]
    assert topic(ask, "did anyone kick the ball?", "why?") == []


def test_words_that_an_answer_does_without_are_no_topic(ask: Asker) -> None:
    assert "wonderful" not in topic(ask, "when did the Mill Dam break?", "was it wonderful?")
    assert topic(ask, "how many people died?", "which ones?")[-1] != "ones"


def test_a_follow_up_that_fails_leaves_its_topic(ask: Asker) -> None:
    answer = ask.after("how many people had died by 13 June?", "and in Oderby?", event=FLOOD)
    assert answer.status is not Status.ANSWERED
    assert answer.context.astray
    assert answer.context.terms
    again = ask("who said so?", FLOOD, context=answer.context)
    assert again.question.told == ()


@pytest.mark.parametrize(
    "text",
    [
        "and who is Ada Ström?",
        "so when was the airport reopened?",
        "but why did the dam fail?",
        "then who visited the camp?",
    ],
)
def test_a_whole_question_behind_and_is_read_alone_first(flood: Glossary, text: str) -> None:
    question = understand(text, today=TODAY, glossary=flood, context=Context())
    leans = leans_of(question, folded_words(question), failed=False)
    assert leans[0] is Lean.NOTHING


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("and in Oderby?", True),
        ("Oderby?", True),
        ("on 12 June", True),
        ("about the dam?", True),
        ("according to Henrik Vale?", True),
        ("patients?", True),
        ("same for Velmstad?", True),
        ("bridge Oderby", False),
        ("who resigned?", False),
        ("is Oderby safe?", False),
    ],
)
def test_what_is_too_short_to_stand_alone_goes_on(flood: Glossary, text: str, yes: bool) -> None:
    question = understand(text, today=TODAY, glossary=flood)
    assert opens(question) is yes


def test_it_asks_of_the_thing_and_not_of_what_it_did(ask: Asker) -> None:
    answer = ask.after("did the railway bridge collapse?", "how long did it last?", event=FLOOD)
    assert [term.word for term in answer.question.terms if not term.weight < 0.5] == [
        "railway",
        "bridge",
    ]


def test_it_is_not_answered_without_what_it_stands_for(ask: Asker) -> None:
    answer = ask.after("who praised the helpers?", "how was the quay closed?", event=FLOOD)
    assert not answer.question.topic
    pointing = ask.after("when were the buses sent?", "who repaired it?", event=FLOOD)
    assert pointing.question.topic
    assert pointing.status is not Status.ANSWERED


def test_people_who_are_counted_instead_are_never_told_of_without_a_number(ask: Asker) -> None:
    answer = ask.after("how many people died?", "and soldiers?", event=FLOOD)
    assert Asked.HOW_MANY in answer.question.asked
    assert "VF-18" not in lead_ids(answer)


def test_what_happened_there_is_asked_of_the_place_alone(ask: Asker) -> None:
    answer = ask.after(
        "how long did the power cut in Oderby last?", "what happened there?", event=FLOOD
    )
    assert answer.status is Status.ANSWERED
    assert [match.name.id for match in answer.question.names] == ["oderby"]
    assert not [term for term in answer.question.terms if term.weight >= 0.5]


def test_a_conversation_goes_on_by_a_known_word_without_a_sign(ask: Asker) -> None:
    before = ask("how many people died?", FLOOD)
    assert ask("and evacuated", FLOOD, context=before.context).question.is_question
    assert not ask("and cool", FLOOD, context=before.context).question.is_question
    assert not ask("and evacuated", FLOOD).question.is_question


def test_what_he_said_about_something_else_is_asked_of_him_alone(ask: Asker) -> None:
    before = ask("what did Henrik Vale say about the helpers in Oderby?", FLOOD)
    question = ask("and about the evacuation?", FLOOD, context=before.context).question
    assert [match.name.id for match in question.names] == ["henrik-vale"]
    assert [term.word for term in question.terms if term.weight >= 0.5] == ["evacuation"]


@pytest.mark.parametrize("text", ["and soldiers?", "and how many soldiers?", "same for soldiers?"])
def test_others_are_asked_for_with_the_same_fate(flood: Glossary, text: str) -> None:
    before = understand("how many firefighters died?", today=TODAY, glossary=flood)
    context = Context(asked=before.asked, measure=before.measure, terms=before.terms, facts=("f",))
    question = understand(text, today=TODAY, glossary=flood, context=context)
    (reading,) = readings(question, context, flood)
    located = {term.word: term.located for term in reading.terms if term.weight >= 0.5}
    assert located == {"soldiers": False, "died": True}
    assert reading.measure == "killed"


def test_what_is_asked_of_what_came_next_is_not_asked_of_all_days_behind(ask: Asker) -> None:
    context = ask.after("what happened on 12 June?", "and then?", event=FLOOD).context
    assert context.when == ()
    assert context.told is not None


def test_no_other_number_of_a_place_answers_for_the_one_asked(ask: Asker) -> None:
    before = ask("how many windows were broken in Oderby?", FLOOD)
    after = ask("and in Velmstad?", FLOOD, context=before.context)
    assert after.status is not Status.ANSWERED
    assert any(term.weight >= 0.5 for term in after.question.terms)
