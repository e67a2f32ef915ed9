"""Numbers of a chronicle that was imported as plain text: the last of a running count, and nobody else's."""

from collections.abc import Iterator

import pytest

from tests.knowledge.search.asker import Asker, asked_of_text, first_of

STORY = """\
The strike at the port of Orsa

The strike began on Monday, 4 March 2013, when 2,300 dockers and clerks stayed at home. Orsa Quays had offered 3 per cent.
A ticket for the ferry, usually 8 crowns, now cost 30. The market cancelled 12 of its 40 stalls that day and 25 the next.
The leader of the dockers, Ida Moe, a former crane driver of 47, called it a success. A march through the city on 9 March was
joined by 5,000 people, and 31 people were arrested.

On 12 March a crane fell on the canteen at 6 p.m. The police first spoke of three dead. At 8 p.m. they said five, and by
midnight seven. A cook, Per Falk, died on 15 March; he was the eighth and last victim. A welder, Jon Ask, pulled 14 people from
the rubble. The crane broke at 30 metres. The Green Party lost six seats over it.

The clerks got a payment of 200 crowns. In all, passengers had paid back 9 million crowns, an audit by the firm Dorn found.
Savers withdrew 2 million crowns on 20 March. In total, savers withdrew 7 million crowns. The chamber put the damage at 80 million
crowns. The cook of the ship had half a biscuit and two cups of water of all the food a day. The firm Brock took it to mean that two were alive on the ship. In all, four sailors drowned and nine were saved.

The minister, Ada Lind, said on 2 April that 19 guests were in the canteen. The union of the cooks said that the true number was 26.
The court fined Ida Moe 900 crowns on 5 April. The mast fell six metres into the basin. A line of 4,000 visitors stood at the gate.
The Green Party had a lead of 700 votes on 8 April. The prosecutor asked for seven years for Jon Ask on 9 April, and on 20 April
the judge gave Ask four years. The gate shut 40 of its 90 lamps that day. The tide was rising by nine centimetres an hour. The bank said that depositors had taken out 3,000 crowns on 9 April.
"""


@pytest.fixture(scope="module")
def chronicle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    path = tmp_path_factory.mktemp("texts") / "port.txt"
    path.write_text(STORY)
    with asked_of_text(path) as asker:
        yield asker


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("how much was a ticket?", "usually 8 crowns"),
        ("how much did orsa quays offer?", "3 per cent"),
        ("how much did the clerks get?", "200 crowns"),
        ("how much did the strike cost?", "the damage at 80 million"),
        ("how old is ida moe?", "of 47"),
        ("how big was the march?", "5,000 people"),
        ("how many did the welder save?", "pulled 14 people"),
        ("how many stalls were cancelled on 5 march?", "25 the next"),
        ("how much did savers withdraw?", "In total, savers withdrew 7 million"),
        ("how many survived?", "nine were saved"),
        ("how much food did they get a day?", "half a biscuit"),
        ("how much did depositors withdraw?", "taken out 3,000"),
        ("how much was Ida Moe fined?", "fined Ida Moe 900"),
        ("how long did Jon Ask get?", "gave Ask four years"),
        ("how fast did the tide rise?", "nine centimetres an hour"),
        ("how big was the lead of the Green Party?", "lead of 700 votes"),
    ],
)
def test_a_number_is_told_of_what_is_asked(chronicle: Asker, question: str, told: str) -> None:
    assert told in first_of(chronicle(question))


def test_the_last_count_stands_before_the_first(chronicle: Asker) -> None:
    assert "eighth and last victim" in first_of(chronicle("how many died under the crane?"))
    assert "they said five" in first_of(chronicle("how many were dead at 8 p.m.?"))


def test_what_somebody_else_counts_stands_beside_it(chronicle: Asker) -> None:
    told = [line.fact.statement for line in chronicle("how many guests were in the canteen?").lead]
    assert "19 guests" in told[0]
    assert "the true number was 26" in told[1]


@pytest.mark.parametrize(
    "question",
    [
        "how many seats did the fishermen get?",
        "how much does a crane driver earn?",
        "how much did Dorn charge for the audit?",
        "how much was the audit?",
        "how many people went on strike?",
        "how wide is the crane?",
        "what was the interest rate of the loan?",
        "how much was Ada Lind fined?",
        "how wide is the basin?",
        "how high is the tide?",
        "how many visitors died?",
        "how many cooks died?",
        "how many votes did the Green Party get?",
    ],
)
def test_the_number_of_another_thing_is_no_answer(chronicle: Asker, question: str) -> None:
    assert not first_of(chronicle(question))


def test_nobody_says_that_there_is_no_number_of_what_is_counted_below(chronicle: Asker) -> None:
    answer = chronicle("how many lamps were missing on 20 april?")
    told = [line.fact.statement for line in (*answer.lead, *answer.nearest)]
    assert any("90 lamps" in each for each in told)
    assert "no such number" not in answer.why_not
