"""From ranked evidence to lines, rivals and the words of abstaining; what no event needs."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from knowledge.dates.span import OPEN_START, DateSpan, PartOfDay
from knowledge.flow import (
    Asked,
    DateUse,
    Evidence,
    FigureHistory,
    FigurePoint,
    NameMatch,
    Question,
    Status,
    Term,
)
from knowledge.models import (
    Attribution,
    Fact,
    FactName,
    Figure,
    Link,
    LinkKind,
    Name,
    NameKind,
)
from knowledge.search.answering.answer import decide, holds
from knowledge.search.answering.rivals import contradicting, rival_groups
from knowledge.search.reading.oneof import Kinds
from knowledge.search.weighing.concepts import Concept
from tests.knowledge.search.asker import Asker, asked_of, lead_ids, near_ids
from tests.knowledge.search.records import pack_of, span

CURFEW = Term("curfue", "curfu", corrected="curfew")
BRIDGE = Concept("bridge", {"bridg": 1.0}, 1.0)
HAPPENED = Concept("happened", {"happen": 1.0}, 0.2, generic=True)
ODERBY = Name("oderby", NameKind.PLACE, "Oderby")


def may(day: int, last: int = 0, **more: Any) -> DateSpan:
    return span(date(2001, 5, day), date(2001, 5, last or day), **more)


def fact(identity: str, statement: str = "", when: DateSpan | None = None, **more: Any) -> Fact:
    return Fact(identity, statement or f"Statement {identity}.", when or may(4), scope="x", **more)


def line(told: Fact, score: float = 0.9, **more: Any) -> Evidence:
    return Evidence(told, score, **{"coverage": 1.0, "content": 1.0, **more})


def question(*asked: Asked, **more: Any) -> Question:
    return Question("", more.pop("text", ""), asked=asked or (Asked.WHAT,), **more)


def test_a_fact_that_holds_all_answers() -> None:
    decision = decide(question(), [line(fact("a"))], [BRIDGE], top=3)
    assert decision.status is Status.ANSWERED
    assert [found.fact.id for found in decision.lead] == ["a"]
    assert decision.nearest == ()


@pytest.mark.parametrize(
    "lack", [{"days_off": 1}, {"unmet": True}, {"coverage": 0.3}, {"content": 0.1}]
)
def test_a_fact_that_lacks_something_is_only_near(lack: dict[str, Any]) -> None:
    found = line(fact("a"), **lack)
    decision = decide(question(), [found], [BRIDGE], top=3)
    assert decision.status is Status.CLOSEST
    assert decision.nearest == (found,)
    assert decision.why_not


@pytest.mark.parametrize(
    ("asked", "missing", "answers"),
    [
        (Asked.WHAT, ("built",), True),
        (Asked.WHAT, ("built", "Oderby"), False),
        (Asked.WHO, ("built",), False),
    ],
)
def test_two_held_names_say_much_of_what_is_meant(
    asked: Asked, missing: tuple[str, ...], answers: bool
) -> None:
    wanted = [
        Concept(label, {label: 1.0}, 1.0, is_name=label != "built")
        for label in ("Oderby", "Velmstad", "built")
    ]
    found = line(fact("a"), coverage=0.6, content=0.25, missing=missing)
    assert holds(question(asked), found, wanted, Kinds()) is answers


def test_what_hardly_fits_is_not_even_near() -> None:
    decision = decide(question(), [line(fact("a"), coverage=0.1)], [BRIDGE], top=3)
    assert decision.status is Status.NOTHING
    assert decision.why_not == "The record does not say."


def test_much_worse_lines_do_not_follow_the_first() -> None:
    ranked = [line(fact("a"), 0.9), line(fact("b"), 0.85), line(fact("c"), 0.4)]
    decision = decide(question(), ranked, [BRIDGE], top=3)
    assert [found.fact.id for found in decision.lead] == ["a", "b"]


def test_at_most_three_facts_are_near_whatever_the_top() -> None:
    ranked = [line(fact(str(at)), unmet=True) for at in range(9)]
    assert len(decide(question(), ranked, [BRIDGE], top=9).nearest) == 3


@pytest.mark.parametrize(
    ("text", "asked", "answers"),
    [
        ("how many were there", (Asked.HOW_MANY,), False),
        ("what number did she say", (Asked.WHO_SAID, Asked.HOW_MANY), True),
        ("how many did she say", (Asked.WHO_SAID, Asked.HOW_MANY), False),
    ],
)
def test_only_a_number_answers_how_many(text: str, asked: tuple[Asked, ...], answers: bool) -> None:
    bare = line(fact("a"))
    counted = replace(bare, figure=Figure("killed", 3))
    assert holds(question(*asked, text=text), bare, [BRIDGE], Kinds()) is answers
    assert holds(question(*asked, text=text), counted, [BRIDGE], Kinds())


@pytest.mark.parametrize(
    ("told", "answers"),
    [
        (fact("a", "It fell at 18:40."), True),
        (fact("a", "It fell at 7 p.m. that day."), True),
        (fact("a", "It fell at six o'clock."), True),
        (fact("a", "It fell at noon."), True),
        (fact("a", "It fell.", may(4, part=PartOfDay.EVENING)), True),
        (fact("a", "It fell.", may(4, clock=(60, 60))), True),
        (fact("a", "It fell on 4 May."), False),
        (fact("a", "It weighed 350 kilograms."), False),
    ],
)
def test_only_a_time_answers_a_question_for_the_hour(told: Fact, answers: bool) -> None:
    assert holds(question(Asked.WHEN, clock=True), line(told), [BRIDGE], Kinds()) is answers


@pytest.mark.parametrize(
    ("told", "answers"),
    [
        (fact("a", names=(FactName("ada"),)), True),
        (fact("a", names=(FactName("oderby"),)), False),
        (fact("a", names=(FactName("ada", "speaker"),)), False),
        (fact("a"), False),
    ],
)
def test_only_a_person_answers_whose_name_is_asked(told: Fact, answers: bool) -> None:
    asked = question(Asked.WHO, identity=True)
    assert holds(asked, line(told), [BRIDGE], Kinds(people=frozenset({"ada"}))) is answers


def test_who_speaks_may_hold_the_office_that_is_asked_for() -> None:
    office = Term("mayor", "mayor", counted=True)
    asked = question(Asked.WHO, identity=True, terms=(office,))
    told = fact("a", attribution=Attribution("Ada", who_name="ada"))
    assert holds(asked, line(told), [BRIDGE], Kinds(people=frozenset({"ada"})))


@pytest.mark.parametrize(
    ("asked", "when", "answers"),
    [
        (Asked.WHAT, may(10), True),
        (Asked.WHAT, may(9, 11), True),
        (Asked.WHAT, may(1, 20), False),
        (Asked.WHAT, DateSpan(OPEN_START, may(12).last), False),
        (Asked.WHETHER, may(1, 20), False),
        (Asked.WHO, may(1, 20), False),
        (Asked.WHEN, may(1, 20), False),
    ],
)
def test_a_day_is_told_by_what_happened_then(asked: Asked, when: DateSpan, answers: bool) -> None:
    day = question(asked, when=(may(10),))
    told = line(fact("a", when=when))
    assert holds(day, told, [], Kinds()) is answers
    assert holds(day, told, [HAPPENED], Kinds()) is answers


@pytest.mark.parametrize(
    ("asked", "ranked", "wanted", "why_not"),
    [
        (
            question(unknown=("Gandalf", "Sauron")),
            [line(fact("a"))],
            [BRIDGE],
            "The record does not mention “Gandalf” or “Sauron”.",
        ),
        (
            question(),
            [line(fact("a"))],
            [replace(BRIDGE, known=False)],
            "The record holds nothing on that.",
        ),
        (
            question(when=(may(9),)),
            [line(fact("a"), days_off=2)],
            [BRIDGE],
            "The record does not say this for 9 May 2001.",
        ),
        (
            question(when=(may(9),)),
            [line(fact("a"), days_off=2, coverage=0.0)],
            [],
            "The record has nothing for 9 May 2001.",
        ),
        (
            question(when=(may(9), may(11)), names=(NameMatch(ODERBY, "Oderby", 1.0),)),
            [line(fact("a"), days_off=2)],
            [HAPPENED],
            "The record has nothing on Oderby for 9 May 2001 or 11 May 2001.",
        ),
        (
            question(Asked.HOW_MANY, measure="killed"),
            [line(fact("a"))],
            [BRIDGE],
            "The record gives no such number.",
        ),
        (
            question(),
            [line(fact("a"), coverage=0.4)],
            [BRIDGE],
            "The record holds no sure answer; these facts come closest.",
        ),
    ],
)
def test_the_one_thing_that_is_missing_is_said(
    asked: Question, ranked: list[Evidence], wanted: list[Concept], why_not: str
) -> None:
    decision = decide(asked, ranked, wanted, top=3)
    assert decision.status is not Status.ANSWERED
    assert decision.why_not == why_not


DUPLICATE = (Link(LinkKind.DUPLICATES, "a"),)


@pytest.mark.parametrize(
    ("other", "joined"),
    [
        (fact("b", "Another wording of it.", links=DUPLICATE), True),
        (fact("b", "The bridge  fell!"), True),
        (fact("b", "A bridge fell."), True),
        (fact("b", "The bridge rose."), False),
        (fact("b", "The bridge fell.", may(5)), False),
        (fact("b", "Another wording of it.", may(5), links=DUPLICATE), False),
        (fact("b", "The bridge fell.", figures=(Figure("killed", 3),)), False),
        (replace(fact("b", "The bridge fell."), scope="y"), False),
        (fact("b", "Another.", links=(Link(LinkKind.UPDATES, "a"),)), False),
    ],
)
def test_only_what_tells_the_same_shares_a_line(other: Fact, joined: bool) -> None:
    first = fact("a", "The bridge fell.")
    lead = decide(question(), [line(first), line(other)], [BRIDGE], top=3).lead
    assert [found.fact.id for found in lead] == (["a"] if joined else ["a", "b"])
    assert lead[0].corroborated_by == ((other,) if joined else ())


def test_what_tells_the_same_is_cited_beyond_the_top() -> None:
    ranked = [line(fact("a", "It fell.")), line(fact("b", "It rose.")), line(fact("c", "It fell."))]
    (only,) = decide(question(), ranked, [BRIDGE], top=1).lead
    assert [told.id for told in only.corroborated_by] == ["c"]


def contradicts(other: str) -> tuple[Link, ...]:
    return (Link(LinkKind.CONTRADICTS, other),)


def test_a_contradiction_is_found_from_either_side() -> None:
    mine, theirs = fact("a", links=contradicts("b")), fact("b")
    assert contradicting([line(mine)], [mine, theirs], None) == (theirs,)
    assert contradicting([line(theirs)], [mine, theirs], None) == (mine,)
    assert contradicting([], [mine, theirs], None) == ()


def test_only_the_first_line_has_rivals() -> None:
    first, second, third = fact("a"), fact("b", links=contradicts("c")), fact("c")
    assert contradicting([line(first), line(second)], [first, second, third], None) == ()


def test_counts_of_one_day_that_cannot_both_hold_are_rivals() -> None:
    counts = [
        fact("a", figures=(Figure("killed", 3),)),
        fact("b", figures=(Figure("killed", 9),)),
        fact("c", when=may(5), figures=(Figure("killed", 12),)),
    ]
    points = tuple(FigurePoint(f, f.figures[0], f.when.last if f.when else 0) for f in counts)
    moved = FigureHistory("killed", points, cumulative=True)
    assert contradicting([line(counts[0])], (), moved) == (counts[1],)
    assert contradicting([line(fact("z"))], (), moved) == ()


def test_rivals_are_grouped_by_who_says_so() -> None:
    mine = line(fact("a", attribution=Attribution("She")))
    others = [
        fact("b", attribution=Attribution("He")),
        fact("c", attribution=Attribution("", "Radio")),
        fact("d", attribution=Attribution("He")),
        fact("e"),
    ]
    groups = rival_groups(mine, others)
    assert [(group.who, [found.fact.id for found in group.evidence]) for group in groups] == [
        ("She", ["a"]),
        ("He", ["b", "d"]),
        ("Radio", ["c"]),
        ("Source's own account", ["e"]),
    ]
    assert rival_groups(mine, []) == ()


def own(identity: str, statement: str, when: DateSpan | None, **more: Any) -> Fact:
    return Fact(identity, statement, when, **more)


@pytest.fixture
def open_ended() -> Any:
    """A record with something that ran on and something that lasted a day."""
    ran = own("OW-1", "Volunteers repaired the dyke.", span(date(2001, 5, 3), date(2001, 5, 20)))
    fell = own("OW-2", "The dyke was inspected.", span(date(2001, 5, 10)))
    with asked_of(pack_of(ran, fell)) as asker:
        yield asker


def test_what_ran_on_answers_for_a_day_when_it_is_asked_for(open_ended: Asker) -> None:
    assert lead_ids(open_ended("did volunteers repair the dyke on 10 May?")) == ["OW-1"]
    assert lead_ids(open_ended("what happened on 10 May?")) == ["OW-2"]
    answer = open_ended("what happened on 12 May?")
    assert (answer.lead, near_ids(answer)) == ((), ["OW-1"])


def test_the_latest_is_told_first_where_it_is_asked_for() -> None:
    facts = [
        own(f"OW-{day}", f"The council met in room {day}.", span(date(2001, 5, day)))
        for day in (4, 9, 6)
    ]
    with asked_of(pack_of(*facts)) as asker:
        latest = asker("when was the latest meeting of the council?")
        assert lead_ids(latest)[0] == "OW-9"


def test_counts_with_the_same_word_but_of_a_later_day_come_first() -> None:
    counts = [
        own(
            f"OW-{day}",
            f"{best} sheep were missing.",
            span(date(2001, 5, day)),
            figures=(Figure("missing", best, cumulative=True),),
        )
        for day, best in ((4, 20), (9, 44), (6, 31))
    ]
    with asked_of(pack_of(*counts)) as asker:
        assert lead_ids(asker("how many sheep were missing?")) == ["OW-9", "OW-6", "OW-4"]
        by = asker("how many sheep were missing by 7 May?")
        assert lead_ids(by) == ["OW-6", "OW-4"]
        assert by.question.date_use is DateUse.BY


@pytest.mark.parametrize(("term", "told"), [(CURFEW, True), (Term("curfu", "curfu"), False)])
def test_the_only_word_may_be_a_slip_that_is_put_right(term: Term, told: bool) -> None:
    question = Question("", "what was the curfue", asked=(Asked.WHAT,), terms=(term,))
    found = Evidence(Fact("F-1", "A curfew began."), 0.5, coverage=0.46, content=0.46)
    wanted = (Concept("curfew", {"curfew": 0.46}, 5.0),)
    assert holds(question, found, wanted, Kinds()) is told
