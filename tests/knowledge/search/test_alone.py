"""What a question that stands alone takes from the one before it: nothing, or only where and when."""

import pytest

from knowledge.search.clauses import Clause, clause_of
from knowledge.search.glossary import Glossary
from knowledge.search.leaning import Lean, folded_words, leans_of, opens
from knowledge.search.question import understand
from knowledge.text import tokens
from tests.knowledge.search.asker import TODAY, Asker

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
        ("how many died?", Clause.NONE),
        ("how many were hurt?", Clause.NONE),
        ("what did the police do?", Clause.NONE),
        ("what happened to the patients?", Clause.NONE),
        ("how long was the curfew?", Clause.NONE),
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


def test_how_many_people_died_is_asked_of_the_whole_event(ask: Asker) -> None:
    answer = ask.after("what happened in Oderby?", "how many people died?", event=FLOOD)
    assert not answer.question.follow_up
