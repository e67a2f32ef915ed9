"""What "it" and "they" mean in imported sentences of one paragraph."""

import pytest

from knowledge.document import in_full
from tests.knowledge.ingest.test_pronouns import told


@pytest.mark.parametrize(
    ("before", "sentence", "meant"),
    [
        ("The old footbridge gave way at noon.", "It fell into the river.", "the old footbridge"),
        ("Elections, first planned for May, were held in June.", "They were won by nobody.", "Elections"),
        ("Ada Vale announced that the harbour would stay shut.", "It opened again in May.", "the harbour"),
        ("Ada Vale said on Monday that the ferries were safe.", "Later they were sold.", "the ferries"),
        ("The ministry had promised new boats for the school.", "They never came.", "new boats"),
        ("Ada Vale broke off the search on 4 May because of the storm.", "It was resumed two days later.", "the search"),
        ("Two hours later four men crept out through a drain.", "They were taken to hospital.", "four men"),
        ("A party of nine skiers set out at dawn.", "They were led by a guide.", "the party of nine skiers"),
        ("The run began with a message in a chat.", "It said that the bank was empty.", "the message"),
        ("The central bank lent a large sum.", "Its governor spoke at noon.", "the central bank"),
        ("The strike began at noon, when 200 drivers stayed at home.", "They wanted more pay.", "drivers"),
        ("The west bridge swayed in the storm.", "About 150 people were on it.", "the west bridge"),
        ("The first capsule, made of steel, arrived on Monday.", "It was 54 centimetres wide.", "the capsule"),
        ("The operator, Norrland Lifts, was fined.", "It promised free tickets.", "the operator Norrland Lifts"),
        ("Nobody was hurt, but nine passengers were cold.", "They were released.", "passengers"),
        ("Its findings were published.", "They blamed a bolt.", "findings"),
        ("Ada Vale announced that the mine would never open again.", "It reopened in May.", "the mine"),
        ("The government called early elections.", "They were won by nobody.", "early elections"),
        ("The federation's letters were printed.", "They were a forgery.", "the federation's letters"),
        ("The council promised free buses.", "They never came.", "free buses"),
        ("The council promised free buses for nurses.", "They never came.", "free buses"),
        ("The court banned the film.", "It said that it was obscene.", "the court"),
        ("The ferry Lady Morwen sank at noon.", "It was raised in May.", "the ferry Lady Morwen"),
        ("The bridge was closed because of the storm.", "It reopened in May.", "the bridge"),
        ("The dam broke in the night.", "It had been built in 1950.", "the dam"),
        ("The company sold the ferry.", "Its chairman left in May.", "the company"),
        ("The capsule arrived at noon; the company had built three.", "It was 54 centimetres wide.", "the capsule"),
        ("The Regalia was a steel boat, 154 metres long.", "It sank in May.", "the Regalia"),
        ("The party of nine skiers was found by a guide.", "They were cold.", "the party of nine skiers"),
        ("The divers opened the hatch.", "Shortly after 13:00 they went in.", "the divers"),
    ],
)  # fmt: skip
def test_it_and_they_mean_what_the_sentence_before_is_of_or_acts_on(
    before: str, sentence: str, meant: str
) -> None:
    *_, fact = told(before, sentence)
    assert fact.meant == (meant,)


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        ("The old footbridge gave way.", "It was the first time that this happened."),
        ("The old footbridge gave way.", "It took nine hours to clear the river."),
        ("The old footbridge gave way.", "It was believed that nobody was hurt."),
        ("The old footbridge gave way.", "It was a farmer, Ole Brandt, who saw it."),
        ("The old footbridge gave way.", "They ran to the river."),
        ("The old footbridge gave way.", "Survivors denied it."),
        ("The old footbridge gave way.", "Why it fell is in dispute."),
        ("The commission put the turnout at 31 per cent.", "By noon it had reached 54 per cent."),
        ("Ada Vale met Colin Deeks.", "It was cut short by a storm."),
        ("Ada Vale, who had a boat, sold her house.", "It burnt down in May."),
        ("The agency Regalia wrote on Monday.", "They came back."),
        ("Rain and wind.", "It ended in May."),
        ("The ferry left at noon.", "A boat came near, and sailors stood on it."),
        ("The storm hit the bridge.", "It was closed for a month."),
        ("The ferry Lady Morwen struck a reef.", "It had left Port Ellery at noon."),
        ("The comet Colin Deeks struck a planet.", "It had been seen in May."),
        ("The film was banned by the court.", "It was shown again in May."),
        ("The teachers met the ministers.", "They asked for a rise."),
        ("The teachers wrote to the ministers.", "They refused."),
        ("The committee published a report.", "It said that the dam was unsafe."),
        ("On 10 June the council voted to rebuild the dam.", "It was opened by the king."),
        ("The council shut the school because the dam had cracked.", "It was repaired in May."),
        ("When the storm came, the bridge fell.", "It was over by noon."),
        ("After the storm the bridge was closed.", "It reopened in May."),
        ("The roof of the mine fell in.", "It was rebuilt in May."),
        ("The storm hit the bridge.", "Its name was Ada."),
        ("The council promised buses for the nurses.", "They never came."),
    ],
)
def test_nothing_is_meant_where_that_is_not_plain(before: str, sentence: str) -> None:
    *_, fact = told("Ada Vale is a mayor.", before, sentence)
    assert not fact.meant


def test_it_means_the_same_as_long_as_it_is_what_is_told_of() -> None:
    facts = told(
        "Holt's report came out in March.",
        "It blamed the crowds.",
        "In May it was printed.",
        "It was the end of the matter.",
        "It was bound in leather.",
    )
    assert [fact.meant for fact in facts] == [
        (),
        ("Holt's report",),
        ("Holt's report",),
        (),
        (),
    ]


def test_a_statement_is_read_with_what_is_meant_in_the_place_of_the_pronoun() -> None:
    *_, fact = told("The west bridge swayed in the storm.", "About 150 people were on it.")
    assert in_full(fact) == "About 150 people were on the west bridge."
    assert fact.statement == "About 150 people were on it."


@pytest.mark.parametrize(
    ("sentences", "meant"),
    [
        (
            (
                "The court banned the film.",
                "It said that it was obscene.",
                "It added that it was long.",
                "It was shown again in May.",
            ),
            [(), ("the court",), ("the court",), ()],
        ),
        (
            ("The storm hit the bridge.", "It was closed for a month.", "It reopened in May."),
            [(), (), ()],
        ),
        (
            ("The teachers met the ministers.", "They asked for a rise.", "They refused."),
            [(), (), ()],
        ),
    ],
)
def test_what_is_not_plain_stays_so(
    sentences: tuple[str, ...], meant: list[tuple[str, ...]]
) -> None:
    assert [fact.meant for fact in told(*sentences)] == meant
