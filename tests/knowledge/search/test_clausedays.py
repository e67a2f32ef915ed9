"""A sentence with two days is shown with the one of the clause that is asked for, and found by each."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from knowledge.dates.span import DateSpan
from tests.knowledge.search.asker import TODAY, Asker, asked_of_text

_STORY = """The moratorium

On 14 March 2023 Ada Vale announced a ban on fishing, which the judge Tom Reil lifted on 22 March because it was too wide.

Oil came ashore in Norland on 30 March, and reached Estmark on 4 April. Vale would leave on 1 May.

Flour was rationed in Halm on 10 May, in Sande on 12 May.

Tom Reil, who had written a book on 2 January 2023, retired in June 2023.
"""


@pytest.fixture(scope="module")
def ban(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    path = tmp_path_factory.mktemp("texts") / "ban.txt"
    path.write_text(_STORY)
    with asked_of_text(path) as asker:
        yield asker


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("when was the ban announced?", "2023-03-14"),
        ("when did the judge lift the ban?", "2023-03-22"),
        ("when did oil reach Estmark?", "2023-04-04"),
        ("when did oil come ashore in Norland?", "2023-03-30"),
        ("what happened on 4 april 2023?", "2023-04-04"),
        ("what happened on 22 march 2023?", "2023-03-22"),
        ("when was flour rationed in Halm?", "2023-05-10"),
        ("when was flour rationed in Sande?", "2023-05-12"),
        ("when did Reil write a book?", "2023-01-02"),
    ],
)
def test_a_sentence_has_the_day_of_the_clause_that_is_asked_for(
    ban: Asker, question: str, day: str
) -> None:
    answer = ban(question)
    when = (answer.lead or answer.nearest)[0].fact.when
    assert when is not None
    assert date.fromordinal(when.first).isoformat() == day


def test_what_was_only_planned_is_not_told_of_its_day(ban: Asker) -> None:
    assert not ban("what happened on 1 may 2023?").lead


def test_a_day_is_summed_up_with_what_other_days_lead_to(ban: Asker) -> None:
    digest = ban.runner.run(ban.knowledge.day("4 April 2023", today=TODAY))
    told = [(fact.statement, fact.when) for group in digest.groups for fact in group.facts]
    day = date(2023, 4, 4).toordinal()
    oil = "Oil came ashore in Norland on 30 March, and reached Estmark on 4 April."
    assert (oil, DateSpan(day, day)) in told
    assert not ban.runner.run(ban.knowledge.day("1 May 2023", today=TODAY)).groups


@pytest.mark.parametrize(
    "sentences",
    [
        "It is valid until 31 December 9999. On 3 May it was announced.",
        "On 31 December 9999 it was announced; the next day parliament approved it on 3 May 2021.",
    ],
)
def test_the_last_day_of_a_calendar_can_be_told_and_asked_of(
    tmp_path: Path, sentences: str
) -> None:
    path = tmp_path / "law.txt"
    path.write_text(f"The law\n\n{sentences}\n", encoding="utf-8")
    with asked_of_text(path) as law:
        found = law("when was it announced?")
        assert any("announced" in line.fact.statement for line in (*found.lead, *found.nearest))
        law("when did parliament approve it?")
