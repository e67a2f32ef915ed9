"""Those who were counted or told of before: they, the others and the rest, and what is asked of anybody then."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from knowledge.dates.span import DateSpan
from knowledge.flow import Asked, Context, Evidence, NameMatch, Question, Status, Term
from knowledge.models import Citation, Fact, FactName, Figure, Name, NameKind
from knowledge.search.following.several import (
    asks_at_last,
    counts_the_same,
    points_at_rest,
    tells_of_them,
)
from tests.knowledge.search.asker import Asker, asked_of, lead_ids
from tests.knowledge.search.records import pack_of, span, told

_PEOPLE = {"anton-brill": "Anton Brill", "otto-lamm": "Otto Lamm", "piers-lock": "Piers Lock"}


def _line(
    number: int,
    statement: str,
    *names: str,
    day: int = 0,
    killed: float = 0,
    paragraph: int = 0,
) -> Fact:
    figures = (Figure("killed", killed, killed, killed, cumulative=True),) if killed else ()
    when: DateSpan | None = span(date(2001, 2, day)) if day else None
    return replace(
        told(number, statement),
        id=f"t-{paragraph or number}-{number}",
        when=when,
        passage=True,
        citations=(Citation("paper", paragraph or number),),
        names=tuple(FactName(name) for name in names),
        figures=figures,
    )


_LINES = (
    _line(1, "By Sunday evening five men were dead.", day=18, killed=5),
    _line(2, "Two men were dead on Saturday.", day=17, killed=2),
    _line(3, "In all, nine men were dead.", day=27, killed=9),
    _line(4, "The dead were named as Anton Brill and his nephew.", "anton-brill", day=17),
    _line(5, "The bit of the drill broke at 188 metres.", day=16),
    _line(6, "A train came off the rails and 14 passengers were hurt.", day=19),
    _line(7, "Some 40,000 people marched through the town.", day=22),
    _line(8, "A policeman, Otto Lamm, was injured.", "otto-lamm", day=22),
    _line(9, "Piers Lock resigned with a payment of 1.4 million crowns.", "piers-lock", day=24),
    _line(10, "An attendant raised the alarm.", paragraph=30),
    _line(11, "She ran up the ladder.", paragraph=30),
)


@pytest.fixture(scope="module")
def text() -> Iterator[Asker]:
    names = tuple(
        Name(key, NameKind.PERSON, shown, (shown.split()[-1],)) for key, shown in _PEOPLE.items()
    )
    with asked_of(replace(pack_of(*_LINES), names=names)) as asker:
        yield asker


_COUNT = "how many were dead by 18 February?"


def test_a_bare_count_keeps_what_was_counted(text: Asker) -> None:
    assert lead_ids(text.after(_COUNT, "how many before that?")) == ["t-2-2"]


def test_in_the_end_is_of_no_day_asked_before(text: Asker) -> None:
    answer = text.after(_COUNT, "how many before that?", "and in the end?")
    assert lead_ids(answer)[0] == "t-3-3"
    assert not answer.question.when


def test_they_are_those_who_were_counted_and_are_told_by_name(text: Asker) -> None:
    answer = text.after(_COUNT, "who were they?")
    assert set(lead_ids(answer)) <= {"t-4-4"}
    assert "t-5-5" not in lead_ids(answer)


def test_of_the_others_no_line_of_the_days_is_told(text: Asker) -> None:
    answer = text.after(_COUNT, "who were they?", "what about the others?")
    assert answer.status is not Status.ANSWERED


def test_anyone_is_of_what_was_told(text: Asker) -> None:
    answer = text.after("how many people marched?", "was anyone hurt?")
    assert lead_ids(answer) == ["t-8-8"]
    answer = text.after("when did the train come off the rails?", "was anyone hurt?")
    assert lead_ids(answer) == ["t-6-6"]


def test_whoever_came_after_somebody_is_somebody_else(text: Asker) -> None:
    answer = text.after("when did Piers Lock resign?", "who replaced him?")
    assert answer.status is not Status.ANSWERED


def test_what_he_got_is_a_sum(text: Asker) -> None:
    answer = text.after("when did Piers Lock resign?", "how much did he get?")
    assert lead_ids(answer) in ([], ["t-9-9"])
    assert "cost" in answer.question.quantity


def test_how_much_alone_is_a_sum(text: Asker) -> None:
    assert "cost" in text.after("did Piers Lock resign?", "how much?").question.quantity


def test_of_him_no_line_of_another_person_alone_tells() -> None:
    lock = Name("piers-lock", NameKind.PERSON, "Piers Lock")
    question = _asked("when did he resign?", names=(NameMatch(lock, "he", 1.0),))
    other = Evidence(_line(1, "The controller, Ana Reyl, got her job back.", "ana-reyl"), 1.0)
    assert not tells_of_them(question, other)
    hers = replace(question, text="when did she resign?", raw="when did she resign?")
    assert not tells_of_them(hers, other)
    assert tells_of_them(hers, Evidence(_line(1, "She met Ana Reyl.", "ana-reyl"), 1.0))
    his = Evidence(_line(1, "Ana Reyl took over his ministry.", "ana-reyl"), 1.0)
    assert tells_of_them(question, his)
    assert tells_of_them(question, Evidence(_LINES[8], 1.0))


def test_behind_a_line_without_a_day_the_next_sentence_is_what_came_next(text: Asker) -> None:
    answer = text.after("who raised the alarm?", "and then?")
    assert lead_ids(answer) == ["t-30-11"]
    answer = text.after("who raised the alarm?", "and then?", "and then?")
    assert answer.status is not Status.ANSWERED


def _asked(text: str, **more: Any) -> Question:
    return replace(Question(text, text, follow_up=True), **more)


@pytest.mark.parametrize(
    ("question", "statement", "names", "tells"),
    [
        ("what about the others?", "At 1 a.m. they said six.", (), False),
        ("and the rest?", "The rest were never found.", (), True),
        ("and the others?", "The body of Otto Lamm was found.", ("otto-lamm",), True),
        ("what did they get?", "They wanted a rise of 12 per cent.", (), False),
        ("what did they get?", "They got a single payment.", (), True),
        ("who replaced him?", "He resigned on Monday.", (), False),
        ("who replaced him?", "Otto Lamm took over.", ("otto-lamm",), True),
        ("did they rest at home?", "They slept at home.", (), True),
    ],
)
def test_what_tells_of_them(
    question: str, statement: str, names: tuple[str, ...], tells: bool
) -> None:
    found = Evidence(_line(1, statement, *names), 1.0)
    assert tells_of_them(_asked(question), found) is tells


def test_whoever_came_after_is_a_person_where_people_are_known() -> None:
    question = _asked("who came after him?")
    found = Evidence(_line(1, "The mayor of Larkmere promised it.", "larkmere"), 1.0)
    assert not tells_of_them(question, found, {"otto-lamm"})
    assert tells_of_them(question, found)


def test_what_comes_before_that_leaves_no_days_to_the_next_question(text: Asker) -> None:
    answer = text.after(_COUNT, "how many before that?")
    assert not answer.context.when


def test_who_they_were_is_told_by_the_very_word() -> None:
    dead = Term("dead", "dead")
    question = _asked("who were they?", terms=(dead,), told=("t-1-1",))
    line = Evidence(_line(2, "The dead were brothers."), 1.0, stems=frozenset({"dead"}))
    assert tells_of_them(question, line)
    assert not tells_of_them(question, replace(line, stems=frozenset({"cut"})))
    assert not tells_of_them(question, replace(line, fact=_LINES[0]))


def test_which_counts_are_bare() -> None:
    context = Context(terms=(Term("dead", "dead"),))
    asked = {"asked": (Asked.HOW_MANY,)}
    assert counts_the_same(_asked("how many before that?", **asked), context)
    assert not counts_the_same(_asked("how many before that?", **asked), Context())
    lamps = _asked("how many lamps?", terms=(Term("lamps", "lamp"),), **asked)
    assert not counts_the_same(lamps, context)


def test_what_points_at_the_rest_or_the_end() -> None:
    assert points_at_rest("what about the rest?")
    assert points_at_rest("and the others?")
    assert not points_at_rest("how long did they rest?")
    assert not points_at_rest("what about the rest of the town?")
    assert asks_at_last(_asked("and in the end?"))
    assert not asks_at_last(_asked("and at noon?"))
