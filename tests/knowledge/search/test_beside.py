"""Sentences that say "he" or "there" answer on whom the sentence before them names."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from bot.citing import Citer
from bot.words import words_for
from knowledge.flow import Status
from knowledge.models import Citation, Fact, FactName, Name, NameKind
from tests.knowledge.search.asker import Asker, asked_of, lead_ids
from tests.knowledge.search.records import pack_of, span

NAMES = (
    Name("vale", NameKind.PERSON, "Ada Vale"),
    Name("quay", NameKind.PLACE, "Quay"),
    Name("stone", NameKind.PERSON, "Carl Stone"),
)


def passage(number: int, text: str, *names: str, beside: tuple[str, ...] = ()) -> Fact:
    return Fact(
        f"P-{number}",
        text,
        span(date(2001, 5, number)),
        names=tuple(FactName(name) for name in names),
        citations=(Citation("paper", 1),),
        passage=True,
        beside=beside,
    )


TOLD = passage(1, "Ada Vale came to the town of Quay in a small boat.", "vale", "quay")
SPOKE = passage(
    2, "Her helicopter took off at 01:43 with two doctors on board.", beside=("Ada Vale", "Quay")
)
MEANT = replace(
    passage(4, "They were opened again by the Civic List after a week."), meant=("river baths",)
)
APART = passage(3, "The opera house was sold to a bank after a long quarrel.")


@pytest.fixture(scope="module")
def asker() -> Iterator[Asker]:
    with asked_of(pack_of(TOLD, SPOKE, APART, MEANT, names=NAMES)) as found:
        yield found


def test_a_sentence_answers_on_whom_the_one_before_it_names(asker: Asker) -> None:
    answer = asker("when did Ada Vale's helicopter take off")
    assert answer.status is Status.ANSWERED
    assert lead_ids(answer)[0] == SPOKE.id


def test_it_answers_on_nobody_else(asker: Asker) -> None:
    assert asker("when did Carl Stone's helicopter take off").status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("en", "Note: just before this, the source speaks of Ada Vale."),
        ("de", "Hinweis: Gerade davor nennt die Quelle Ada Vale."),
    ],
)
def test_the_line_says_whom_the_source_has_just_named(language: str, note: str) -> None:
    citer = Citer({}, words_for(language))
    assert citer.lines((SPOKE,))[0].note == note
    assert not citer.lines((TOLD,))[0].note


def test_a_sentence_answers_on_what_it_means_by_they(asker: Asker) -> None:
    answer = asker("who opened the river baths again")
    assert answer.status is Status.ANSWERED
    assert lead_ids(answer)[0] == MEANT.id
    assert asker("who opened the school again").status is not Status.ANSWERED


@pytest.mark.parametrize(("language", "noun"), [("en", "“river baths”"), ("de", "„river baths“")])
def test_the_line_says_what_the_source_means_by_they(language: str, noun: str) -> None:
    assert noun in Citer({}, words_for(language)).lines((MEANT,))[0].note
