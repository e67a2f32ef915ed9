"""Facts beside an asked day, in an event of which more hold the asked words than can be read."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

import pytest

from knowledge.flow import Candidate, Plan, Status
from knowledge.models import Citation, Event, Fact, Pack, Source
from tests.knowledge.search.asker import Asker, asked_of, lead_ids, near_ids
from tests.knowledge.search.records import span

_SLUG: Final = "strike"
_BEGIN: Final = date(2019, 1, 1)
_MANY: Final = 500
_ASKED: Final = _BEGIN + timedelta(_MANY + 9)
_DAY: Final = f"{_ASKED.day} {_ASKED:%B %Y}"


def _fact(identity: str, statement: str, day: date) -> Fact:
    return Fact(identity, statement, span(day), citations=(Citation("paper", 1),))


RECORD: Final = Pack(
    Event(_SLUG, "The long strike", _BEGIN.toordinal(), _ASKED.toordinal() + 30),
    (Source("paper", "What happened", "Daily Paper"),),
    (),
    (
        *(
            _fact(f"A-{at:03}", f"Drivers blocked bridge {at}.", _BEGIN + timedelta(at))
            for at in range(_MANY)
        ),
        _fact("Z-1", "Drivers blocked the bridge to the harbour.", _ASKED + timedelta(1)),
        _fact("Z-2", "Drivers blocked the bridge to the airport.", _ASKED + timedelta(9)),
        _fact("Z-3", "The union elected a chairwoman.", _ASKED),
    ),
)


@pytest.fixture(scope="module")
def ask() -> Iterator[Asker]:
    with asked_of(RECORD) as asker:
        yield asker


def test_a_fact_of_the_next_day_is_nearest_and_is_not_told_as_one_of_the_asked_day(
    ask: Asker,
) -> None:
    answer = ask(f"Which bridge did the drivers block on {_DAY}?", _SLUG)
    assert answer.status is Status.CLOSEST
    assert near_ids(answer)[0] == "Z-1"
    assert answer.nearest[0].days_off == 1
    assert getattr(answer.why_not, "code", "") == "not-said-then"


def test_a_fact_of_the_asked_month_answers_though_many_others_hold_the_words(ask: Asker) -> None:
    answer = ask(f"Which bridge did the drivers block in {_ASKED:%B %Y}?", _SLUG)
    assert "Z-1" in lead_ids(answer)
    assert not any(line.days_off for line in answer.lead)


def test_days_far_apart_are_each_looked_through(ask: Asker) -> None:
    first, last = _BEGIN + timedelta(3), _ASKED + timedelta(9)
    days = f"{first.day} {first:%B %Y} and on {last.day} {last:%B %Y}"
    answer = ask(f"Which bridge did the drivers block on {days}?", _SLUG)
    assert lead_ids(answer)[:2] == ["A-003", "Z-2"]


def test_a_month_that_can_be_of_several_years_is_fetched_once_by_its_words(
    ask: Asker, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans: list[Plan] = []
    fetch = ask.store.candidates

    async def candidates(plan: Plan) -> tuple[Candidate, ...]:
        plans.append(plan)
        return await fetch(plan)

    monkeypatch.setattr(ask.store, "candidates", candidates)
    assert ask("Which tunnel did the drivers block in March?", _SLUG).question.other_days
    assert len(plans) == len(set(plans))
    assert [plan.first for plan in plans].count(None) == 1
