"""What a statement tells only in passing is no answer to when it was."""

import pytest

from knowledge.flow import Asked, Question, Term
from knowledge.search.weighing.passing import Passing, in_passing, to_tell_which
from knowledge.text import tokens


def _stems(words: str) -> frozenset[str]:
    return frozenset(token.stem for token in tokens(words))


@pytest.mark.parametrize(
    ("asked", "statement"),
    [
        ("collapse", "Only a month before the collapse a worker had lost a leg."),
        ("found alive", "The minister said that the chance of finding them alive was low."),
        ("reopen", "Ada Ström hoped that the bridge might reopen."),
        ("flood", "Schools had been repaired ahead of the great flood."),
    ],
)
def test_what_stands_beside_a_happening_or_hopes_for_it_tells_it_in_passing(
    asked: str, statement: str
) -> None:
    assert in_passing(_stems(asked), statement)


@pytest.mark.parametrize(
    ("asked", "statement"),
    [
        ("collapse", "The mine collapsed shortly after 14:00."),
        ("found", "They were found alive, and the minister hoped for more."),
        ("flood", "Nobody was hurt."),
        ("arrest", "Police arrested the mayor before the vote."),
    ],
)
def test_what_a_statement_is_about_is_not_told_in_passing(asked: str, statement: str) -> None:
    assert not in_passing(_stems(asked), statement)


def test_plans_answer_when_something_will_be() -> None:
    told = "The bridge would reopen on 3 June."
    assert in_passing(_stems("reopen"), told)
    assert not in_passing(_stems("reopen"), told, among=("before", "after"))


@pytest.mark.parametrize(
    ("text", "statement", "answers"),
    [
        ("did the mayor resign?", "They want the mayor to resign.", False),
        ("did the mayor resign?", "Workers demanded that the mayor resign.", False),
        ("did the mayor resign?", "The mayor resigned after the vote.", True),
        ("did the mayor resign?", "Others might follow the mayor.", False),
        ("did the mayor resign?", "Others may not follow the mayor.", True),
        ("did the mayor resign?", "The mayor left, as no other could be found.", True),
        ("did they storm it?", "They could not storm it.", True),
        ("do they want him to resign?", "They want him to resign.", True),
    ],
)
def test_what_others_only_want_has_not_come_to_be(text: str, statement: str, answers: bool) -> None:
    words = [word for word in tokens(text) if word.stem in ("resign", "storm")]
    terms = tuple(Term(word.folded, word.stem, 1.0) for word in words)
    question = Question(raw=text, text=text, terms=terms, asked=(Asked.WHETHER,))
    assert Passing(question).is_all(statement) is not answers


@pytest.mark.parametrize(
    "text",
    ["when will it reopen?", "when did they plan to reopen it?", "when was it hoped to reopen?"],
)
def test_what_is_to_come_is_asked_for_in_words_of_plans(text: str) -> None:
    question = Question(
        raw=text, text=text, terms=(Term("reopen", "reopen", 1.0),), asked=(Asked.WHEN,)
    )
    assert Passing(question).share("The bridge might reopen on 3 June.") == 1.0


@pytest.mark.parametrize(
    ("deed", "statement", "only"),
    [
        ("crash", "Officials thought an explosion on board the crashed jet likely.", True),
        ("crash", "The jet that crashed was on its way to Oderby.", True),
        ("crash", "The jet crashed near Oderby.", False),
        (
            "crash",
            "Officials said that crashed parts were found; the jet crashed near Oderby.",
            False,
        ),
        ("sink", "The jet crashed near Oderby.", False),
    ],
)
def test_a_deed_may_only_tell_which_thing_is_meant(deed: str, statement: str, only: bool) -> None:
    assert to_tell_which(_stems(deed), statement) is only
