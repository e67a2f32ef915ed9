"""How much of something there was, by how much something moved, and how many of people of any kind, in a plain text."""

import pytest

from knowledge.flow import Status
from tests.knowledge.search.asker import Asker, first_of

TEXT = """\
The strike at Kolm

The strike at the chemical works of Kolm began on 2 May 2011. The lorry of the firm Arbex carried 1,350 tonnes of sodium chlorate in a month.
The krona lost 4 percent against the dollar on the day of the strike. The output of the works fell by a third in May.

Arbex earned 16 million crowns a year by cleaning the works, the union said. Limes were 3 crowns a kilo at the market of Kolm.
Drill A at 310 metres and drill C at 145 metres were stopped on 9 May 2011.

The trawler Ossian sank off Kolm on 11 May 2011. She lost three of her crew. A bus lost two of its wheels.
A cook from Kolm and 90 volunteers cleaned the beach of oil.

The police counted 400 strikers, pensioners and students who had come to the harbour on 12 May 2011.
The number of fighters in the camp of Orm was put at between 250 and 290 on 15 May 2011.

On 16 May 2011 the ministry of health counted eight dead and 40 injured. On 18 May it gave 15 dead and 70 injured.
On 21 May the ministry put the dead at 22. In a brawl at Kolm five people were killed on 30 May 2011.

The search for the crew covered 900 square kilometres. Of the survivors 12 were treated in the hospital of Kolm. Seven went home on 20 May 2011 and
four more two days later.

In Orm 90 people were held on 16 June 2011, among them 61 sailors. In Kolm 12 sailors were held on 19 June 2011.

On 3 June 2012 a court heard the director of the works. The director had received 9 million crowns in 2010.
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("how much sodium chlorate did the lorry carry?", "1,350 tonnes"),
        ("by how much did the krona plunge?", "4 percent"),
        ("by how much did the output of the works fall?", "by a third"),
        ("how much $$ did arbex earn by cleaning the works", "16 million"),
        ("how many millions did Arbex earn?", "16 million"),
        ("how much were limes at the market?", "3 crowns"),
        ("how many people altogether had come to the harbour?", "400 strikers"),
        ("how many people helped to clean the beach?", "90 volunteers"),
        ("how many of her crew did the trawler lose?", "three of her crew"),
        ("how many of the crew of the trawler died?", "three of her crew"),
        ("how many men were in the camp of Orm?", "between 250 and 290"),
        ("how much money did the director receive in 2010?", "9 million"),
        ("how big was the area that the search covered?", "900 square"),
        ("how many survivors were treated in the hospital?", "survivors 12"),
        ("how many people went home on 20 May?", "Seven went home"),
        ("how did the number of dead rise over the days?", "put the dead at 22"),
        ("how many people had been killed by 20 May?", "15 dead"),
    ],
)
def test_the_number_is_found(ask_text: Asker, question: str, told: str) -> None:
    answer = ask_text(question)
    assert answer.status is Status.ANSWERED
    assert told in first_of(answer)


def test_how_many_more_followed_is_of_those_counted_before(ask_text: Asker) -> None:
    answer = ask_text.after("how many people went home on 20 May?", "and how many two days later?")
    assert answer.status is Status.ANSWERED
    assert "four more two days later" in first_of(answer)


def test_how_many_of_those_is_told_by_the_line_told_before(ask_text: Asker) -> None:
    answer = ask_text.after(
        "how many people were held in Orm on 16 June?", "and how many of those were sailors?"
    )
    figure = answer.lead[0].figure
    assert figure is not None
    assert figure.best == 61


@pytest.mark.parametrize(
    "question",
    [
        "how much ammonia did the lorry carry?",
        "by how much did the euro plunge?",
        "by how much did the price of oil fall?",
        "how much were pears at the market?",
        "how big was the harbour?",
    ],
)
def test_a_number_of_something_else_is_no_answer(ask_text: Asker, question: str) -> None:
    assert ask_text(question).status is not Status.ANSWERED
