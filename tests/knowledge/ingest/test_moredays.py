"""Further days of which a sentence tells beside its own."""

from datetime import date

import pytest

from knowledge.codec import fact_from_dict, fact_to_dict
from knowledge.dates.span import DateSpan
from knowledge.document import day_token, describe
from knowledge.ingest.derive import RawPassage, Reading, fact_of
from knowledge.ingest.proper import Directory
from knowledge.models import Fact

_GIVEN = DateSpan(date(2023, 3, 14).toordinal(), date(2023, 3, 14).toordinal())


def fact(text: str) -> Fact:
    return fact_of(RawPassage("a-1", text, "", _GIVEN, "a", 1), Reading(Directory(()), None))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Halm won the vote on 14 March; the council approved it on 16 March.", ["2023-03-16"]),
        ("Oil came ashore in Norland on 14 March, and reached Estmark on 2 April.", ["2023-04-02"]),
        ("Halm, who had been freed on 2 March, wept on 14 March.", ["2023-03-02"]),
        ("The toll rose to 17 on 14 March and to 30 two days later.", ["2023-03-16"]),
        ("Halm said on 14 March that Reil would succeed her on 1 May.", []),
        ("The ship, due on 20 March, sank on 14 March.", []),
        ("The pool is shut from 14 March until 20 March.", []),
        ("They read the minutes of the meeting of 10 March on 14 March.", []),
        ("It sank on 14 March. It was raised on 16 March.", []),
        ("It sank on 14 March.", []),
    ],
)
def test_a_sentence_tells_of_further_days(text: str, days: list[str]) -> None:
    assert [date.fromordinal(day).isoformat() for day in fact(text).also] == days


def test_further_days_are_kept_and_found() -> None:
    told = fact("Halm won the vote on 14 March; the council approved it on 16 March.")
    again = fact_from_dict(fact_to_dict(told))
    assert again.also == told.also
    assert day_token(told.also[0]) in dict(describe(told, {}).fields)["measures"]
