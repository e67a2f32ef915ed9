"""What a question in the middle of a conversation goes on from: of whom, of which figure and of what."""

from dataclasses import replace
from datetime import date

import pytest

from knowledge.flow import Asked, Context, Status
from knowledge.models import (
    Attribution,
    Citation,
    Event,
    Fact,
    FactName,
    Name,
    NameKind,
    Pack,
    Source,
)
from knowledge.search.following.follow import readings
from knowledge.search.following.leaning import folded_words, opens, own_terms, says_its_own
from knowledge.search.following.pointing import completed
from knowledge.search.following.samefigure import with_what_counted
from knowledge.search.reading.glossary import Glossary
from knowledge.search.reading.question import understand
from knowledge.search.weighing.spotted import asks_origin, tells_origin
from tests.knowledge.search.asker import TODAY, Asker, asked_of, lead_ids
from tests.knowledge.search.records import span

FLOOD = "velm-1997"


@pytest.mark.parametrize("text", ["any buses", "any more soldiers", "and any schools"])
def test_any_of_a_thing_is_asked_in_a_conversation(ask: Asker, text: str) -> None:
    before = ask("what happened to the bridge?", FLOOD)
    assert ask(text, FLOOD, context=before.context).question.is_question


@pytest.mark.parametrize(
    ("text", "fact"), [("any buses", "VF-17"), ("any schools", "VF-15"), ("any soldiers", "VF-18")]
)
def test_some_of_a_thing_are_told(ask: Asker, text: str, fact: str) -> None:
    answer = ask.after("who resigned?", text, event=FLOOD)
    assert lead_ids(answer)[:1] == [fact]


@pytest.mark.parametrize("text", ["any trams", "any tourists", "any luck"])
def test_none_of_a_thing_is_told_by_something_like_it(ask: Asker, text: str) -> None:
    assert ask.after("who resigned?", text, event=FLOOD).status is not Status.ANSWERED


def test_a_slip_makes_no_chatter_of_a_follow_up(ask: Asker) -> None:
    before = ask("how many buses did the town send?", FLOOD)
    assert ask("from wich town", FLOOD, context=before.context).question.is_question
    assert not ask("from wich town", FLOOD).question.is_question
    assert not ask("from Oderby", FLOOD, context=before.context).question.is_question


def test_the_figure_of_another_day_is_of_what_was_counted(ask: Asker) -> None:
    answer = ask.after(
        "how many people had died by 13 June?", "what was the figure on 15 June?", event=FLOOD
    )
    assert lead_ids(answer)[0] == "VF-06"
    again = ask("and on 20 June?", FLOOD, context=answer.context)
    assert lead_ids(again)[0] == "VF-07"


def test_the_figure_of_some_leaves_room_for_that_of_all(ask: Asker) -> None:
    answer = ask.after(
        "how many of the dead were firefighters?", "what was the number on 15 June?", event=FLOOD
    )
    assert lead_ids(answer)[:1] == ["VF-06"]


def test_the_figure_is_none_where_no_number_was_asked() -> None:
    text = "what was the figure on 15 June?"
    assert with_what_counted(text, None) == text
    assert with_what_counted(text, Context(asked=(Asked.WHO,))) == text


@pytest.mark.parametrize(
    "text",
    [
        "who gave that figure?",
        "who reported the number",
        "whose count is that?",
        "where does that total come from?",
    ],
)
def test_who_tells_the_figure_is_asked_of_the_line_told(ask: Asker, text: str) -> None:
    assert lead_ids(ask.after("how many people were evacuated?", text, event=FLOOD)) == ["VF-09"]


def test_of_no_figure_told_nobody_is_told(ask: Asker) -> None:
    answer = ask.after("how many cows died on 12 June?", "who gave that figure?", event=FLOOD)
    assert answer.status is not Status.ANSWERED
    assert answer.why_not == "It is not clear what “figure” is; say which."


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("why did the rain go on in Oderby after that?", False),
        ("why after that?", True),
        ("what happened then on 12 June?", False),
        ("what happened then?", True),
        ("was there a fire?", False),
        ("how many victims were there?", False),
        ("was it calm there?", True),
        ("who was there?", True),
    ],
)
def test_what_only_tells_a_time_or_that_something_is_points_at_nothing(
    flood: Glossary, text: str, points: bool
) -> None:
    words = folded_words(understand(text, today=TODAY, glossary=flood))
    assert bool(words & {"that", "then", "there"}) is points


@pytest.mark.parametrize("text", ["wats the mill dam", "whos ada ström", "wats mill dam"])
def test_what_somebody_is_takes_nothing_over_in_chat_either(ask: Asker, text: str) -> None:
    before = ask("who visited the camp in Oderby?", FLOOD)
    question = ask(text, FLOOD, context=before.context).question
    assert not question.follow_up
    assert len(question.names) == 1


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("from which town?", True),
        ("about what did they talk?", False),
        ("from where was it?", False),
        ("in re" + "n" * 240 + " a b c d e f", False),
        ("in " + "-" * 240 + " a b c d e", False),
    ],
)
def test_what_has_a_verb_is_no_mere_place(flood: Glossary, text: str, yes: bool) -> None:
    assert opens(understand(text, today=TODAY, glossary=flood)) is yes


@pytest.mark.parametrize("text", ["what happened?", "what happened in Norland?"])
def test_the_whole_of_it_started_on_the_first_day(ask: Asker, text: str) -> None:
    asked = ask.after(text, "when did it start", event=FLOOD).question.assumed
    assert any(each.startswith("the first day as") for each in asked)
    told = ask.after("when did the Mill Dam break?", "when did it start", event=FLOOD)
    assert not any(each.startswith("the first day as") for each in told.question.assumed)


@pytest.mark.parametrize(
    "text", ["in which town did the flood start?", "which day did the flood begin"]
)
def test_where_it_broke_out_is_asked_by_a_kind_of_place_or_day_too(
    flood: Glossary, text: str
) -> None:
    assert understand(text, today=TODAY, glossary=flood).earliest


def test_for_what_somebody_acts_is_why(flood: Glossary) -> None:
    for text in ("for what did they march", "people for what they march?"):
        assert Asked.WHY in understand(text, today=TODAY, glossary=flood).asked


def test_what_they_did_there_is_asked_of_the_place(ask: Asker) -> None:
    before = ask("how did the soldiers get into the hospital in Velmstad?", FLOOD)
    question = ask("what did they do to the bridge there?", FLOOD, context=before.context).question
    assert "velmstad" in [match.name.id for match in question.names]


def test_what_they_did_else_does_not_tell_what_they_did(flood: Glossary) -> None:
    question = understand("what did they guard?", today=TODAY, glossary=flood)
    assert says_its_own(question, {"guard"})
    taken = replace(question, follow_up=True)
    assert not says_its_own(taken, {"guard"})
    assert says_its_own(taken, {"send"})
    what = understand("why did they do it?", today=TODAY, glossary=flood)
    assert says_its_own(replace(what, follow_up=True), set())


@pytest.mark.parametrize(
    "text", ["what did the River Agency say back?", "how did the River Agency answer?"]
)
def test_who_answers_back_answers_whoever_was_told_of(flood: Glossary, text: str) -> None:
    context = Context(names=("mill-dam",), people=("ada-strom",), facts=("VF-10",))
    question = understand(completed(text, context), today=TODAY, glossary=flood)
    first = readings(question, context, flood)[0]
    assert [match.name.id for match in first.names] == ["agency", "ada-strom"]
    assert "back" not in [term.word for term in first.terms]


def test_what_he_said_is_asked_of_his_own_words(ask: Asker) -> None:
    before = ask("who visited the camp in Oderby?", FLOOD)
    assert (
        ask("what did he say about Velmstad?", FLOOD, context=before.context).question.speaker
        == "henrik-vale"
    )
    assert not ask("who said that he resigned?", FLOOD, context=before.context).question.speaker


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("from where did they come?", True),
        ("where were the buses from?", True),
        ("where did they come to a halt?", False),
        ("from which country?", False),
        ("from where was the rocket launched", False),
        ("from where are the troops", True),
        ("from where they was come?", True),
    ],
)
def test_from_where_asks_for_an_origin(text: str, yes: bool) -> None:
    assert asks_origin(text) is yes


def test_an_origin_is_told_by_what_is_from_somewhere() -> None:
    assert tells_origin("Many of them came from villages.")
    assert not tells_origin("Police used tear gas in Oderby.")


def test_it_is_not_all_that_came_in_the_land(ask: Asker) -> None:
    before = ask("was the railway bridge in Norland closed?", FLOOD)
    question = ask("where did it come back?", FLOOD, context=before.context).question
    assert {"railway", "bridge"} <= {term.word for term in question.terms}


def test_they_are_the_body_that_did_what_was_told() -> None:
    paper = Attribution("the paper")
    deeds = (
        ("X-1", "Corps troops were guarding the Old Dock.", ("corps", "actor")),
        ("X-2", "Corps troops were guarding the town hall.", ("corps", "actor")),
        ("X-3", "Police were guarding the bank.", ("police", "actor")),
    )
    facts = tuple(
        Fact(
            identity,
            text,
            span(date(1997, 6, 9)),
            attribution=paper,
            names=(FactName(*who),),
            places=("dock",) if "Dock" in text else (),
        )
        for identity, text, who in deeds
    )
    pack = Pack(
        Event(
            "x-1997",
            "The unrest, 1997",
            date(1997, 6, 8).toordinal(),
            date(1997, 6, 30).toordinal(),
            prefix="X",
        ),
        (Source("paper", "What happened", "Daily Paper"),),
        (
            Name("dock", NameKind.FACILITY, "Old Dock"),
            Name("corps", NameKind.ORGANISATION, "Relief Corps"),
            Name("police", NameKind.ORGANISATION, "City Police"),
        ),
        tuple(replace(fact, citations=(Citation("paper", 1),)) for fact in facts),
    )
    with asked_of(pack) as ask:
        before = ask("who guarded the Old Dock?", "x-1997")
        assert before.context.actors == ("corps",)
        for text in ("what else did they guard?", "which other objects did they guard?"):
            assert lead_ids(ask(text, "x-1997", context=before.context)) == ["X-2"]


def test_other_reports_are_of_the_matter_before(flood: Glossary) -> None:
    before = understand("how many casualties were there?", today=TODAY, glossary=flood)
    context = Context(asked=before.asked, terms=before.terms, facts=("VF-07",))
    question = understand("what do other reports suggest?", today=TODAY, glossary=flood)
    (reading,) = readings(question, context, flood)
    assert [term.word for term in own_terms(reading)] == ["casualties"]
    assert reading.others


def test_it_is_said_that_what_it_points_at_was_left_out(ask: Asker) -> None:
    before = ask("who is Ada Ström?", FLOOD)
    alone = ask("why did they say that the dam failed?", FLOOD, context=before.context).question
    assert not alone.follow_up
    assert alone.assumed[-1:] == ("without the question before",)
    whole = ask("when was the airport reopened?", FLOOD, context=before.context).question
    assert not whole.assumed


def test_a_mere_number_that_finds_nothing_leaves_the_topic(ask: Asker) -> None:
    answer = ask.after("did the railway bridge at Oderby collapse?", "which 1", event=FLOOD)
    assert {"railway", "bridge"} <= {term.word for term in answer.context.terms}
