"""Numbers of a question are read as the record writes them, and a round one as any that is nearly that."""

from collections.abc import Iterator
from datetime import date

import pytest

from knowledge.flow import Status
from knowledge.models import Fact
from knowledge.search.reading.numerals import in_digits, nearly
from tests.knowledge.search.asker import asked_of, lead_ids
from tests.knowledge.search.records import pack_of, span

KNOWN = frozenset({"2000", "25", "103", "5969", "95", "2022", "1500", "6100", "6000"})


DAY = span(date(2001, 5, 4))


class Written:
    """The numbers of a record."""

    def starting(self, beginning: str) -> Iterator[str]:
        return (each for each in sorted(KNOWN) if each.startswith(beginning))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("who said over two thousand died?", "who said over 2,000 died?"),
        ("were twenty-five hurt", "were 25 hurt"),
        ("one hundred three in all", "103 in all"),
        ("two thousand here, twenty five there", "2,000 here, 25 there"),
        ("did two die", "did two die"),
        ("nine hundred", "nine hundred"),
        ("one, two", "one, two"),
        ("2 thousand", "2,000"),
        ("2k arrested, 1.5k hurt", "2,000 arrested, 1,500 hurt"),
        ("9k arrested", "9k arrested"),
        ("nearly one hundred", "nearly 100"),
        ("a 2km march", "a 2km march"),
        ("", ""),
    ],
)
def test_numbers_that_the_record_has_or_nearly_has_are_put_in_digits(typed: str, read: str) -> None:
    assert in_digits(typed, KNOWN, Written()) == read


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        (6000.0, ("5969", "6100")),
        (100.0, ("103", "95")),
        (5900.0, ("5969", "6000")),
        (5970.0, ()),
        (9000.0, ()),
        (20.0, ()),
        (2000.0, ()),
        (6000.5, ()),
    ],
)
def test_round_number_means_those_near_it_but_no_year(value: float, meant: tuple[str, ...]) -> None:
    assert nearly(value, Written()) == meant


def test_question_with_a_round_number_is_answered_by_the_exact_one() -> None:
    pack = pack_of(
        Fact("N-1", "At least 5,969 people had been detained, the ministry said.", DAY),
        Fact("N-2", "Over 3,000 people had been detained, the ministry said.", DAY),
        Fact("N-3", "The mayor opened a bridge over the river.", DAY),
    )
    with asked_of(pack) as asker:
        for question in ("when were about 6000 people detained?", "when were 6k people detained?"):
            answer = asker(question)
            assert answer.status is Status.ANSWERED
            assert lead_ids(answer)[0] == pack.facts[0].id
        assert asker("when were 9,000 people detained?").status is not Status.ANSWERED
