"""The sentences of a text need not name the country in which all of it plays."""

import pytest

from knowledge.flow import Status
from tests.knowledge.search.asker import Asker, first_of

TEXT = """\
The dam at Koroni

In Greece the dam at Koroni burst on 2 May 2017. Eleven people drowned, and 340 houses were swept away. The Greek fire service
saved 90 people from roofs.

The government declared a state of emergency on 3 May. The interior minister, Maria Pappas, resigned the same evening. Turkey
offered two helicopters, and Italy sent 60 divers.

An Italian diver, Paolo Conti, found the last body on 6 May. The Turkish helicopters lifted 25 people out of the mud. The army
built a bridge of pontoons in three days. The diver had worked in Malta before he came to Greece.

Engineers said on 10 May that the dam had been built in 1968 with too little cement. The state had last inspected it in 2009.
The power company runs 20 dams in Greece.

Parliament voted for 150 million euros of aid on 15 May. Greek farmers asked for twice as much. The mayor of Koroni, Nikos
Vlachos, thanked the Italian divers. In July the court in Kalamata let two managers go. The road to the lake is still shut. New
houses stand on the hill. Greece has 164 large dams.
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("When did the Greek interior minister resign?", "Maria Pappas, resigned"),
        ("When had the Greek state last inspected the dam?", "in 2009"),
        ("How long did the Greek army need to build the bridge?", "three days"),
        ("How much aid did the Greek parliament vote for?", "150 million euros"),
        ("How many people drowned in Greece?", "Eleven people"),
        ("Where had the diver worked before he came to Greece?", "Malta"),
    ],
)
def test_what_is_of_the_country_of_the_text_is_told_without_it(
    ask_text: Asker, question: str, told: str
) -> None:
    answer = ask_text(question)
    assert answer.status is Status.ANSWERED
    assert told in first_of(answer)


@pytest.mark.parametrize(
    "question",
    [
        "How many people did the Greek helicopters lift out of the mud?",
        "How many Greek helicopters were offered?",
        "When did the Italian interior minister resign?",
        "How many Greeks drowned?",
        "Was the diver who found the last body Greek?",
    ],
)
def test_the_country_is_asked_for_where_it_is_the_matter(ask_text: Asker, question: str) -> None:
    assert ask_text(question).status is not Status.ANSWERED
