"""What a question that stands alone takes from the one before it: nothing, or only where and when."""

import pytest

from knowledge.flow import Asked, Context, Evidence, Question
from knowledge.models import Attribution, Fact, FactName
from knowledge.search.following.carrying import left_behind
from knowledge.search.following.clauses import Clause, clause_of
from knowledge.search.following.follow import in_other_words, readings
from knowledge.search.following.leaning import Lean, folded_words, leans_of, opens
from knowledge.search.reading.glossary import Glossary
from knowledge.search.reading.question import understand
from knowledge.text import tokens
from tests.knowledge.search.asker import TODAY, Asker, lead_ids

FLOOD = "velm-1997"


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("how many people died?", Clause.WHOLE),
        ("why did people flee?", Clause.WHOLE),
        ("how many children were hurt?", Clause.WHOLE),
        ("what did the police say?", Clause.LIGHT),
        ("when did the first protests start?", Clause.LIGHT),
        ("how many soldiers took part?", Clause.LIGHT),
        ("what caused the flood?", Clause.LIGHT),
        ("what happened at the airport?", Clause.WHOLE),
        ("was the internet down?", Clause.LIGHT),
        ("why were people angry?", Clause.LIGHT),
        ("who was fired?", Clause.LIGHT),
        ("what was found?", Clause.LIGHT),
        ("how long did the talks last?", Clause.LIGHT),
        ("how did the thieves get in?", Clause.LIGHT),
        ("when was the fine lifted?", Clause.WHOLE),
        ("what was the old name?", Clause.NONE),
        ("was it down?", Clause.NONE),
        ("who was it?", Clause.NONE),
        ("what happened at that time?", Clause.NONE),
        ("who runs the things?", Clause.NONE),
        ("which countries took part?", Clause.NONE),
        ("how many died?", Clause.NONE),
        ("how many were hurt?", Clause.NONE),
        ("what did the police do?", Clause.NONE),
        ("what happened to the patients?", Clause.LIGHT),
        ("what will happen to the tower?", Clause.LIGHT),
        ("what became of the ballot boxes?", Clause.LIGHT),
        ("what happened to them?", Clause.NONE),
        ("what happened to it then?", Clause.NONE),
        ("how long was the curfew?", Clause.LIGHT),
        ("how tall is it?", Clause.NONE),
        ("what did the repairs cost?", Clause.LIGHT),
        ("what did it cost?", Clause.NONE),
        ("who put out the fire?", Clause.LIGHT),
        ("who resigned?", Clause.NONE),
        ("people died", Clause.NONE),
        ("?", Clause.NONE),
    ],
)
def test_a_clause_has_a_noun_and_a_verb_of_its_own(text: str, clause: Clause) -> None:
    assert clause_of(tokens(text)) is clause


@pytest.mark.parametrize(
    ("text", "lean"),
    [
        ("how many people died?", Lean.NOTHING),
        ("what did the soldiers say?", Lean.SETTING),
        ("how many died?", Lean.ALL),
        ("when did he visit the camp?", Lean.NAMES_AND_DAYS),
        ("when did he do it?", Lean.ALL),
        ("how many people died there?", Lean.ALL),
        ("and how many people died?", Lean.ALL),
    ],
)
def test_a_whole_clause_takes_over_no_words(flood: Glossary, text: str, lean: Lean) -> None:
    question = understand(text, today=TODAY, glossary=flood)
    assert leans_of(question, folded_words(question), failed=False)[0] is lean


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("Oderby?", True),
        ("in Oderby", True),
        ("events in Oderby", False),
        ("the situation in Oderby", False),
    ],
)
def test_a_name_with_its_matter_does_not_go_on(flood: Glossary, text: str, yes: bool) -> None:
    assert opens(understand(text, today=TODAY, glossary=flood)) is yes


def test_somebody_else_is_asked_of_without_whom_was_told(ask: Asker) -> None:
    answer = ask.after("what did Henrik Vale say?", "what did the soldiers say?", event=FLOOD)
    assert not answer.question.names


def test_what_he_did_besides_is_asked_without_what_he_did_before(ask: Asker) -> None:
    answer = ask.after("what did Vale say on 14 June?", "did he visit the camp?", event=FLOOD)
    assert lead_ids(answer)[0] == "VF-21"
    assert not answer.question.when


def test_how_many_people_died_is_asked_of_the_whole_event(ask: Asker) -> None:
    answer = ask.after("what happened in Oderby?", "how many people died?", event=FLOOD)
    assert not answer.question.follow_up


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        (("who is Henrik Vale?", "why did they flee?"), []),
        (("what did the River Agency say?", "when did they visit the camp?"), ["agency"]),
        (("who is Henrik Vale?", "when did he visit the camp?"), ["henrik-vale"]),
        (("what did Henrik Vale say in Oderby?", "how was it flooded?"), ["oderby"]),
        (("did Henrik Vale visit Oderby?", "which bridge fell there?"), ["oderby"]),
        (("did Henrik Vale visit the camp?", "why did he do it?"), ["henrik-vale"]),
    ],
)
def test_a_pronoun_means_only_what_agrees_with_it(
    flood: Glossary, texts: tuple[str, str], names: list[str]
) -> None:
    before = understand(texts[0], today=TODAY, glossary=flood)
    context = Context(
        asked=before.asked,
        terms=tuple(term for term in before.terms if term.weight >= 0.5),
        names=tuple(match.name.id for match in before.names),
        facts=("f",),
    )
    question = understand(texts[1], today=TODAY, glossary=flood, context=context)
    reading = readings(question, context, flood)[0]
    assert [match.name.id for match in reading.names] == names


def test_they_are_those_whom_the_question_before_asked_for(flood: Glossary) -> None:
    shut = understand("who shut the airport for Henrik Vale?", today=TODAY, glossary=flood)
    context = Context(asked=(Asked.WHO,), terms=shut.terms, names=("henrik-vale",), facts=("f",))
    question = understand("why did they flee?", today=TODAY, glossary=flood, context=context)
    assert readings(question, context, flood)[0].follow_up


def test_who_counted_them_is_asked_of_the_line_told(ask: Asker) -> None:
    answer = ask.after("how many people died by 15 June?", "who counted them?", event=FLOOD)
    assert lead_ids(answer)[0] == "VF-06"


def test_what_only_seems_to_be_of_a_word_gives_way_to_what_has_it(flood: Glossary) -> None:
    context = Context(names=("henrik-vale",), facts=("f",))
    question = understand("what about the quay?", today=TODAY, glossary=flood, context=context)
    asked_of_him, *_, alone = readings(question, context, flood)
    assert in_other_words(asked_of_him, "Henrik Vale told of the harbour.")
    assert not in_other_words(asked_of_him, "Henrik Vale told of the quay.")
    assert not in_other_words(alone, "The quay was closed.")
    (quay,) = (term for term in alone.terms if term.weight >= 0.5)
    assert quay.focal
    assert all(variant.weight >= 0.9 for variant in quay.variants)


def test_counts_go_by_any_word_for_what_is_counted(flood: Glossary) -> None:
    context = Context(asked=(Asked.HOW_MANY,), names=("oderby",), facts=("f",))
    question = understand("and the quay?", today=TODAY, glossary=flood, context=context)
    assert not in_other_words(readings(question, context, flood)[0], "The harbour of Oderby.")


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        (("which bridge collapsed?", "what was closed there?"), ["oderby"]),
        (("which bridge collapsed?", "how many were there?"), []),
        (("what happened in Velmstad?", "who resigned there?"), ["velmstad"]),
        (("who visited the camp?", "what did he say?"), ["henrik-vale"]),
        (("who resigned?", "what did she say of the dam?"), ["ada-strom"]),
    ],
)
def test_the_line_told_says_who_he_is_and_where_there_is(
    ask: Asker, texts: tuple[str, str], names: list[str]
) -> None:
    answer = ask.after(*texts, event=FLOOD)
    assert [match.name.id for match in answer.question.names] == names


def test_he_is_who_did_it_and_not_to_whom(flood: Glossary) -> None:
    before = understand("who warned Ada Ström?", today=TODAY, glossary=flood)
    context = Context(
        asked=before.asked,
        terms=before.terms,
        names=("ada-strom",),
        people=("ada-strom", "henrik-vale"),
        facts=("f",),
    )
    question = understand("what did he say?", today=TODAY, glossary=flood, context=context)
    (match,) = readings(question, context, flood)[0].names
    assert match.name.id == "henrik-vale"


def test_a_body_is_not_left_for_another_that_did_the_same(flood: Glossary) -> None:
    context = Context(names=("agency",), facts=("f",))
    question = understand("did they warn the helpers?", today=TODAY, glossary=flood)
    assert all(reading.follow_up for reading in readings(question, context, flood))


def test_persons_to_whom_it_was_done_come_first_where_those_are_asked_for() -> None:
    warned = Fact(
        "f",
        "Henrik Vale warned Ada Ström.",
        None,
        names=(FactName("henrik-vale", "actor"), FactName("ada-strom", "target")),
    )
    lead = (Evidence(warned, 1.0),)
    people = {"henrik-vale", "ada-strom"}
    passive = Question("who was warned?", "who was warned?", is_question=True)
    active = Question("who warned her?", "who warned her?", is_question=True)
    assert left_behind(passive, lead, None, people).people == ("ada-strom", "henrik-vale")
    assert left_behind(active, lead, None, people).people == ("henrik-vale", "ada-strom")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("who visited the camp?", "henrik-vale"),
        ("who said that the camp was visited?", "ada-strom"),
        ("when was the camp visited?", "ada-strom"),
    ],
)
def test_who_did_it_comes_before_who_tells_it(text: str, first: str) -> None:
    warned = Fact(
        "f",
        "Ada Ström said that Henrik Vale had visited the camp.",
        None,
        names=(FactName("ada-strom", "speaker"), FactName("henrik-vale")),
        attribution=Attribution("Ada Ström", who_name="ada-strom"),
    )
    asked = (Asked.WHEN,) if text.startswith("when") else (Asked.WHO,)
    question = Question(text, text, asked=asked)
    people = {"henrik-vale", "ada-strom"}
    assert left_behind(question, (Evidence(warned, 1.0),), None, people).people[0] == first
