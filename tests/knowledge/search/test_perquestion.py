"""What is read from a question is read once while the same one is asked about."""

from dataclasses import replace

from knowledge.flow import Question
from knowledge.search.reading.perquestion import per_question


def test_a_question_is_read_once_in_a_row() -> None:
    read: list[str] = []

    @per_question
    def text_of(question: Question) -> str:
        read.append(question.text)
        return question.text

    one = Question("", "who fell?")
    other = replace(one, text="who rose?")
    assert [text_of(each) for each in (one, one, other, one)] == [
        "who fell?",
        "who fell?",
        "who rose?",
        "who fell?",
    ]
    assert read == ["who fell?", "who rose?", "who fell?"]
