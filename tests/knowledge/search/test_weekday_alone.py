"""A weekday of a story that ran for years: that of which the record tells most, unless it is counted from today."""

import pytest

from knowledge.flow import Status
from tests.knowledge.search.asker import Asker, first_of

TEXT = """\
The fall of Nordlys Bank

Nordlys Bank was founded in 1921. On 2 October 2008 rumours spread. On Saturday 4 October 2008 the central bank lent it two billion crowns.
The loan was secret. On Monday 6 October 2008 trading was halted. Mette Lind was dismissed on 7 October 2008. The bank was sold on
2 September 2013. The name was dropped on 5 May 2015.
"""


@pytest.mark.parametrize(
    ("question", "told", "day"),
    [
        ("what happened on the Saturday?", "the central bank lent", "4 October 2008"),
        ("what did the central bank do on Saturday?", "the central bank lent", "4 October 2008"),
        ("what happened on tuesday", "Mette Lind was dismissed", "7 October 2008"),
    ],
)
def test_the_weekday_of_which_most_is_told_is_meant(
    ask_text: Asker, question: str, told: str, day: str
) -> None:
    answer = ask_text(question)
    assert told in first_of(answer)
    assert any(str(each).endswith(day) for each in answer.question.assumed)


@pytest.mark.parametrize(
    "question", ["what happened last saturday?", "what happened on the Sunday?"]
)
def test_one_counted_from_today_or_of_which_nothing_is_told_is_not(
    ask_text: Asker, question: str
) -> None:
    assert ask_text(question).status is not Status.ANSWERED
