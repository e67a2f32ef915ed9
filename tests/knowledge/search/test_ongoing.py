"""Going on in time from what was told: "and later?" asks the same again, "then" is that day."""

import pytest

from tests.knowledge.search.asker import Asker, first_of

TEXT = """\
The quarrel over the Brem weir

On 3 March 2011 the fishermen demanded a gap in the weir. The mayor Ada Holt said that the weir would stay. On 5 March \
a storm tore away a boat. Holt opened a bridge on 5 March.

On 9 April 2011 the fishermen demanded her resignation. The millers paid 900 crowns on 12 April 2011. Holt said on 14 \
April that she would go. The fine was lifted in May 2011.
"""


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("what did the fishermen demand on 3 March?", "resignation"),
        ("what did Holt say on 3 March?", "would go"),
    ],
)
def test_and_later_asks_the_same_of_later_days(ask_text: Asker, before: str, told: str) -> None:
    assert told in first_of(ask_text.after(before, "and later?"))


def test_then_what_happened_is_no_such_question(ask_text: Asker) -> None:
    told = first_of(ask_text.after("what did the fishermen demand on 3 March?", "and then?"))
    assert "5 March" in told


def test_then_in_a_question_that_says_all_else_is_the_day_told(ask_text: Asker) -> None:
    answer = ask_text.after("when was a boat torn away?", "what did Holt open then?")
    assert "bridge" in first_of(answer)
    assert answer.question.when
    assert "boat" not in {term.word for term in answer.question.terms}


def test_a_question_with_its_own_subject_and_verb_takes_no_word_over(ask_text: Asker) -> None:
    answer = ask_text.after("what did the millers pay?", "when was the fine lifted?")
    assert "May 2011" in first_of(answer)
    assert {term.word for term in answer.question.terms} == {"fine", "lifted"}


def test_where_no_number_came_next_what_happened_next_is_told(ask_text: Asker) -> None:
    told = first_of(ask_text.after("how much did the millers pay?", "and then?"))
    assert "14 April" in told
