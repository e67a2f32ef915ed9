"""What somebody is asked to have said of something."""

import pytest

from knowledge.flow import Question, Term
from knowledge.search.weighing.embedded import said_clause


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("did he say it would work?", "work"),
        ("did the minister say that they could stay", "stay"),
        ("did she tell the paper it would not hold?", "hold"),
        ("did he say it was staged?", ""),
        ("did it work?", ""),
        ("what did he say?", ""),
    ],
)
def test_the_verb_of_the_clause(text: str, verb: str) -> None:
    terms = tuple(Term(word, word) for word in ("say", "work", "stay", "hold"))
    assert said_clause(Question(text, text, terms=terms)) == verb
