"""Another word for what the title calls the event asks for as little as the word of the title."""

import pytest

from knowledge.flow import Status
from tests.knowledge.search.asker import Asker, first_of

TEXT = """\
The rebellion in Tarn

Soldiers of the Third Division seized the radio of Tarn on 4 May 2011. Nine people died in the first night. President Olga Venn
left the palace by boat.

Pope Marcus prayed for peace on 5 May. Minister Rolf Tann said that the soldiers were drunk boys. General Bert Holm, who led them,
promised elections within a year. Bishop Amos Grey called for talks.

The tanks rolled back on 7 May. Olga Venn dismissed the army chief, Karl Osten, on 8 May. The bank froze the accounts of Holm.

Twelve officers were tried in June. The court gave Holm 20 years. The fishermen caught 30 tonnes of herring in July. Doctors at
the clinic treated 41 people. The harbour was dredged in August.
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What did Rolf Tann say about the revolt?", "drunk boys"),
        ("Who was sacked over the mutiny?", "Karl Osten"),
        ("How many officers were tried after the uprising?", "Twelve officers"),
    ],
)
def test_another_word_for_the_event_need_not_be_told(
    ask_text: Asker, question: str, told: str
) -> None:
    answer = ask_text(question)
    assert answer.status is Status.ANSWERED
    assert told in first_of(answer)


@pytest.mark.parametrize(
    "question",
    [
        "What did Pope Marcus say about the mutiny?",
        "Who financed the revolt?",
        "When did the uprising end?",
        "How many ships took part in the revolt?",
        "Did the clinic support the revolt?",
    ],
)
def test_all_else_has_to_be_told(ask_text: Asker, question: str) -> None:
    assert ask_text(question).status is not Status.ANSWERED
