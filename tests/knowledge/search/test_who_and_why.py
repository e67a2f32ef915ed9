"""Who somebody is, whose office it is, whose words they are, why it happened and how it began."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from knowledge.dates.span import DateSpan
from knowledge.flow import Asked, Evidence, Question, Status, Term, Variant
from knowledge.models import Attribution, Citation, Fact, FactName, Figure, Name, NameKind
from knowledge.search.answering.reasons import is_of_it
from knowledge.text import tokens
from tests.knowledge.search.asker import Asker, asked_of, ids, lead_ids
from tests.knowledge.search.records import pack_of, span

NAMES = (
    Name("vesland", NameKind.PLACE, "Vesland"),
    Name("league", NameKind.ORGANISATION, "Harbour League", aliases=("HL",)),
    Name("brand", NameKind.PERSON, "Ilse Brand", titles=("the president",)),
    Name("lang", NameKind.PERSON, "Otto Lang"),
    Name("moss", NameKind.PERSON, "Edda Moss"),
)


def may(day: int) -> DateSpan:
    return span(date(2001, 5, day))


def told(identity: str, statement: str, when: DateSpan | None, **more: Any) -> Fact:
    paragraph = more.pop("paragraph", int(identity[-2:]))
    roles = (each.partition(":") for each in more.pop("who", ()))
    named = tuple(FactName(name, role or "subject") for name, _, role in roles)
    return Fact(
        identity, statement, when, citations=(Citation("paper", paragraph),), names=named, **more
    )


FACTS = (
    told("OW-01", "Dockers went on strike in Vesland over their wages.", may(2)),
    told("OW-02", "The strike spread to the fish market.", may(3)),
    told("OW-03", "Ilse Brand was the president of Vesland.", None, who=("brand",)),
    told(
        "OW-04", "Otto Lang, chairman of the Harbour League, left.", may(4), who=("lang", "league")
    ),
    told(
        "OW-05",
        "Ilse Brand asked the Harbour League for help with the strike.",
        may(5),
        who=("brand:actor", "league:target"),
    ),
    told(
        "OW-06",
        "Edda Moss said that Otto Lang knew of the strike.",
        may(6),
        who=("moss:speaker", "lang:subject"),
        attribution=Attribution("Edda Moss", who_name="moss"),
    ),
    told("OW-07", "Ilse Brand dissolved the port board.", may(7), who=("brand:actor",)),
    told(
        "OW-08",
        "She blamed the board for letting the cranes rust.",
        may(7),
        paragraph=7,
        who=("brand:speaker",),
        attribution=Attribution("Ilse Brand", who_name="brand"),
    ),
    told("OW-09", "The strike ended with a contract.", may(9)),
    told(
        "OW-10",
        "The guild counted 9 dead on the pier.",
        may(9),
        figures=(Figure("killed", 9, group="people", cumulative=True),),
    ),
    told(
        "OW-11",
        "4 armed looters had been shot dead.",
        may(8),
        figures=(Figure("killed", 4, group="armed looters", cumulative=True),),
    ),
    told("OW-12", "The lighthouse was closed.", may(8)),
    told("OW-13", "The strike was debated in the council.", may(8)),
    told("OW-14", "Songs of the strike were printed.", may(8)),
    told("OW-15", "The Port Department advised sailors to stay aboard.", may(8)),
)


@pytest.fixture(scope="module")
def own() -> Iterator[Asker]:
    with asked_of(pack_of(*FACTS, names=NAMES, title="The Vesland strike")) as asker:
        yield asker


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("who is Ilse Brand?", "OW-03"),
        ("who was Otto Lang", "OW-04"),
        ("who is the chairman of the Harbour League?", "OW-04"),
        ("who is the president of Vesland?", "OW-03"),
        ("why did Brand dissolve the port board?", "OW-08"),
        ("when did the strike start?", "OW-01"),
        ("where did the strike begin", "OW-01"),
        ("how did the strike break out?", "OW-01"),
        ("what did Edda Moss say?", "OW-06"),
        ("how many people died?", "OW-10"),
        ("yo, when was the lighthouse closed", "OW-12"),
        ("Good evening, when was the lighthouse closed?", "OW-12"),
        ("my brother says it was shut, when was the lighthouse closed?", "OW-12"),
    ],
)
def test_the_fact_that_says_so_comes_first(own: Asker, text: str, fact: str) -> None:
    assert lead_ids(own(text))[:1] == [fact]


@pytest.mark.parametrize(
    "text",
    [
        "who is the head of the Harbour League's bank in Oslo?",
        "how many sailors died?",
        "was anyone killed at the lighthouse?",
        "when did the lighthouse depart?",
    ],
)
def test_what_only_sounds_alike_does_not_answer(own: Asker, text: str) -> None:
    assert own(text).status is not Status.ANSWERED


def test_words_of_another_are_not_given_as_a_persons_own(own: Asker) -> None:
    answer = own("what did Otto Lang say?")
    assert answer.status is not Status.ANSWERED
    assert answer.why_not == "The record quotes no words of Otto Lang on that."


def test_a_reason_that_answers_by_itself_is_told_before_what_it_explains(own: Asker) -> None:
    assert lead_ids(own("why did Brand dissolve the port board?"))[:2] == ["OW-08", "OW-07"]


def test_who_did_it_is_told_where_their_names_are() -> None:
    survived = told("VA-01", "The two men who opened the sluice survived.", may(2))
    opened = told(
        "VA-02",
        "Otto Lang and Edda Moss opened the sluice beneath the old pier in the night.",
        may(2),
        who=("lang:actor", "moss:actor"),
    )
    with asked_of(
        pack_of(survived, opened, *FACTS, names=NAMES, title="The Vesland strike")
    ) as ask:
        assert lead_ids(ask("which men opened the sluice?"))[0] == "VA-02"
        assert lead_ids(ask("who opened the sluice?"))[0] == "VA-02"


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("did the price of salt rise?", False),
        ("did salt prices rise?", False),
        ("did the price of the fish rise?", True),
        ("did fish prices rise?", True),
        ("did the price rise?", True),
    ],
)
def test_a_price_is_that_of_what_is_asked(text: str, answered: bool) -> None:
    rose = told("PR-01", "The price of fish rose in the strike.", may(2))
    with asked_of(pack_of(rose, *FACTS, names=NAMES, title="The Vesland strike")) as ask:
        assert (ask(text).status is Status.ANSWERED) is answered


def test_a_reason_that_only_shares_a_name_follows_what_it_explains() -> None:
    closed = told("RS-01", "Otto Lang closed the fish market.", may(2), who=("lang:actor",))
    ill = told("RS-02", "Otto Lang feared the plague.", may(2), who=("lang:actor",), paragraph=1)
    with asked_of(pack_of(closed, ill, *FACTS, names=NAMES, title="The Vesland strike")) as ask:
        answer = ask("why did Otto Lang close the fish market?")
        assert lead_ids(answer)[:2] == ["RS-01", "RS-02"]


def test_the_reason_comes_first_where_the_rest_was_told_before(own: Asker) -> None:
    answer = own.after("who dissolved the port board?", "why?")
    assert lead_ids(answer)[:2] == ["OW-08", "OW-07"]


def test_a_department_departs_from_nowhere(own: Asker) -> None:
    assert "OW-15" not in lead_ids(own("when did the board depart?"))


def test_he_is_not_looked_for_in_the_whole_record(own: Asker) -> None:
    answer = own.after("what did Edda Moss say about Otto Lang?", "was he at the fish market?")
    assert "OW-02" not in lead_ids(answer)


def test_as_of_hides_what_was_counted_later() -> None:
    def count(identity: str, day: int, best: int) -> Fact:
        figure = Figure("killed", best, group="people", cumulative=True)
        return told(identity, f"The guild counted {best} dead.", may(day), figures=(figure,))

    facts = (count("OW-01", 3, 2), count("OW-02", 5, 6), count("OW-03", 8, 11))
    with asked_of(pack_of(*facts)) as counts:
        answer = counts("how many people died?", as_of=may(5))
    assert lead_ids(answer)[0] == "OW-02"
    assert answer.history is not None
    assert ids([point.fact for point in answer.history.points]) == ["OW-01", "OW-02"]


def test_somebody_to_whom_it_was_done_is_not_who_did_it(own: Asker) -> None:
    for text in ("who dissolved Ilse Brand?", "when was Ilse Brand dissolved?"):
        assert "OW-07" not in lead_ids(own(text))


def test_a_country_that_the_record_lacks_is_named(own: Asker) -> None:
    assert own("did Norway send dockers?").why_not == "The record does not mention “Norway”."


@pytest.mark.parametrize("text", ["what is 2+2?", "what is 9 times 4?"])
def test_bare_numbers_ask_nothing_of_the_record(own: Asker, text: str) -> None:
    assert own(text).status is not Status.ANSWERED


@pytest.mark.parametrize("text", ["what did he say about it?", "did she resign?"])
def test_nobody_is_guessed_for_he_or_she(own: Asker, text: str) -> None:
    answer = own(text)
    assert answer.status is not Status.ANSWERED
    assert answer.why_not.startswith("It is not clear who “")


def test_he_is_whom_the_question_itself_tells(own: Asker) -> None:
    answer = own("did Otto Lang leave when he was chairman?")
    assert not answer.why_not.startswith("It is not clear")


def test_what_the_nearest_fact_lacks_is_said(own: Asker) -> None:
    answer = own("when was the lighthouse painted white?")
    assert answer.status is Status.CLOSEST
    assert answer.why_not.startswith(
        "The record holds no sure answer: the nearest fact says nothing"
    )
    assert "“painted”" in answer.why_not


def test_what_somebody_promised_is_what_they_said(own: Asker) -> None:
    assert lead_ids(own("what did Edda Moss warn?"))[:1] == ["OW-06"]


@pytest.mark.parametrize(
    ("statement", "passage", "of_it"),
    [
        ("All trips were stopped because of checks.", True, False),
        ("The fire began because a van was short-circuited.", True, True),
        ("The blaze began because a van was short-circuited.", True, True),
        ("All trips were stopped because of checks.", False, True),
    ],
)
def test_a_reason_is_of_what_is_asked_about(statement: str, passage: bool, of_it: bool) -> None:
    fire = Term("fire", "fire", 0.4, (Variant("blaze", 0.9, "synonym"),))
    question = Question("", "", asked=(Asked.WHY,), terms=(Term("caused", "caus", 0.2), fire))
    fact = Fact("P", statement, may(4), passage=passage)
    stems = frozenset(word.stem for word in tokens(statement))
    assert is_of_it(question, Evidence(fact, 0.5, stems=stems)) is of_it
