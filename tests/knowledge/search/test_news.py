"""What is new: of the whole event its last day on which anything came, of somebody or something what came last."""

import pytest

from knowledge.flow import Status
from tests.knowledge.search.asker import Asker, first_of

TEXT = """\
The strike at Orre

On 3 March 2020 the dockers of Orre went on strike. On 4 March 2020 the ferry terminal was shut. Orre is the largest port of the island.
Dag Moe, the head of the union, spoke at the ferry terminal on 5 March 2020.

On 8 March 2020 police cleared the ferry terminal. Moe was held for an hour on 8 March 2020. On 9 March 2020 the owners offered a rise
of four percent.

A vote was to be held on 20 March 2020. The ferry terminal will open again on 25 March 2020.
"""


@pytest.mark.parametrize(
    "question",
    [
        "what's new?",
        "what's the latest?",
        "any news?",
        "what is the current situation?",
        "where do things stand?",
        "what's going on right now?",
        "what happened last?",
        "what happened on the last day?",
        "how did it end?",
    ],
)
def test_the_last_day_is_the_last_on_which_anything_came(ask_text: Asker, question: str) -> None:
    answer = ask_text(question)
    assert answer.question.assumed == ("the last day as 9 March 2020",)
    assert "the owners offered a rise" in first_of(answer)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what's the latest on the ferry terminal?", "police cleared the ferry terminal"),
        ("any news about the ferry terminal?", "police cleared the ferry terminal"),
        ("news from the ferry terminal", "police cleared the ferry terminal"),
        ("what's new with Dag Moe?", "Moe was held"),
        ("current status of the ferry terminal", "police cleared the ferry terminal"),
        ("what is happening at the ferry terminal right now?", "police cleared the ferry terminal"),
    ],
)
def test_of_one_thing_the_newest_comes_first(ask_text: Asker, question: str, told: str) -> None:
    answer = ask_text(question)
    assert answer.status is Status.ANSWERED
    assert told in first_of(answer)
    days = [line.fact.when.first for line in answer.lead if line.fact.when]
    assert days == sorted(days, reverse=True)
    assert len(days) == len(answer.lead)


def test_the_last_day_of_a_conversation_is_that_of_the_event(ask_text: Asker) -> None:
    """And not the day before the one that was told."""
    before = ask_text("what happened on the first day?")
    answer = ask_text("and on the last day?", context=before.context)
    assert "the owners offered a rise" in first_of(answer)


def test_of_what_the_record_lacks_there_is_no_news(ask_text: Asker) -> None:
    assert ask_text("what's the latest on the zoo?").status is not Status.ANSWERED
