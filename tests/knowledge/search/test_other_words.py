"""Questions in other words than the record's, and near ones that it does not answer."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from knowledge.flow import Status
from knowledge.models import Attribution, Citation, Fact, FactName, Figure, Name, NameKind
from tests.knowledge.search.asker import Asker, asked_of, lead_ids
from tests.knowledge.search.records import pack_of, span

NAMES = (
    Name("oderby", NameKind.PLACE, "Oderby"),
    Name("brand", NameKind.PERSON, "Ilse Brand"),
    Name("moss", NameKind.PERSON, "Edda Moss"),
    Name("institute", NameKind.ORGANISATION, "Institute of Northern Ports"),
)


def told(identity: str, statement: str, day: int, **more: Any) -> Fact:
    roles = (each.partition(":") for each in more.pop("who", ()))
    named = tuple(FactName(name, role or "subject") for name, _, role in roles)
    citation = Citation("paper", int(identity[-2:]))
    when = span(date(2001, 5, day))
    return Fact(identity, statement, when, citations=(citation,), names=named, **more)


FACTS = (
    told("OP-01", "Dockers set fire to the customs house.", 3),
    told("OP-02", "Police fired tear gas at the dockers.", 3),
    told("OP-03", "The harbour was shut once the dockers had blocked the locks.", 4),
    told("OP-04", "The decree banned the sale of alcohol.", 4),
    told("OP-05", "Looters ransacked three shops.", 5),
    told(
        "OP-06",
        "Edda Moss of the Institute of Northern Ports said that wages were too low.",
        5,
        who=("moss:speaker", "institute:affiliation"),
        attribution=Attribution("Edda Moss", who_name="moss"),
    ),
    told(
        "OP-07",
        "At the Institute of Northern Ports, Edda Moss was deputy director.",
        5,
        who=("moss", "institute"),
    ),
    told(
        "OP-08",
        "Some 400 miners joined the dockers in Oderby.",
        6,
        places=("oderby",),
        figures=(Figure("protesters", 400, place="oderby", group="miners"),),
    ),
    told("OP-09", "The regatta in Oderby went ahead.", 7, places=("oderby",)),
    told("OP-10", "The first press conference took place in the town hall of Oderby.", 7),
    told("OP-11", "Two watchmen died at the pier.", 7, figures=(Figure("killed", 2),)),
    told("OP-12", "The police chief of Oderby spoke of a quiet night.", 8, places=("oderby",)),
    told("OP-13", "The dockers demanded better contracts after the locks were blocked.", 4),
    told("OP-14", "The tug crews were trained abroad.", 8),
    told("OP-15", "The watch took the side of the dockers.", 8),
    told("OP-16", "Oderby lies north of the estuary.", 8, places=("oderby",)),
    told("OP-17", "The harbour master answered that the cranes were safe.", 9),
    told("OP-18", "Soldiers guarded the lighthouse.", 9),
    told(
        "OP-19",
        "The province sent 90 soldiers.",
        9,
        figures=(Figure("troops", 90, group="soldiers"),),
    ),
    told("OP-20", "A curfew from 7.00 to 23.00 was imposed.", 9),
)


@pytest.fixture(scope="module")
def port() -> Iterator[Asker]:
    with asked_of(pack_of(*FACTS, names=NAMES, title="The port dispute")) as asker:
        yield asker


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("what was torched?", "OP-01"),
        ("what did the decree forbid people to buy?", "OP-04"),
        ("who trashed the shops?", "OP-05"),
        ("where had the tug crews learned their trade?", "OP-14"),
        ("who is Edda Moss?", "OP-07"),
        ("what did Edda Moss reckon?", "OP-06"),
        ("was the regatta in Oderby called off?", "OP-09"),
        ("where was the first press conference held?", "OP-10"),
        ("did looters ransack the shops or nah", "OP-05"),
        ("which shops did the looters wreck?", "OP-05"),
        ("did the watch switch sides?", "OP-15"),
        ("where is the city of Oderby?", "OP-16"),
        ("where is situated the city Oderby?", "OP-16"),
        ("how did the harbour master clap back?", "OP-17"),
        ("curfew times", "OP-20"),
        ("where does Oderby lie?", "OP-16"),
        ("where did the port hold the first press conference?", "OP-10"),
        ("what job did Edda Moss hold?", "OP-07"),
        ("in what capacity did Edda Moss serve?", "OP-07"),
        ("how meny soldiers did the province send?", "OP-19"),
        ("what were the wages like in Edda Moss's opinion?", "OP-06"),
        ("Can you confirm the number of soldiers?", "OP-19"),
        ("what did the dockers demand after the locks were blocked?", "OP-13"),
    ],
)
def test_other_words_find_the_fact(port: Asker, text: str, fact: str) -> None:
    assert lead_ids(port(text))[:1] == [fact]


def test_how_many_took_part_counts_those_of_the_question_before(port: Asker) -> None:
    assert lead_ids(port.after("what happened in Oderby?", "how many took part?"))[:1] == ["OP-08"]


@pytest.mark.parametrize(
    "text",
    [
        "did the dockers set fire to the ferry?",
        "was the harbour master of Oderby shot?",
        "when did the dockers storm the lighthouse?",
        "how many miners died?",
        "did the police burn down the shops?",
        "which ferry was set on fire?",
        "how many soldiers guarded the lighthouse?",
        "in what month is Independence Day?",
        "when did Edda Moss become director of Oderby?",
        "did Ilse Brand make a statement?",
        "was Edda Moss in Oderby?",
        "when was the curfew lifted?",
        "when did Edda Moss die?",
    ],
)
def test_another_deed_or_another_thing_is_no_answer(port: Asker, text: str) -> None:
    assert port(text).status is not Status.ANSWERED
