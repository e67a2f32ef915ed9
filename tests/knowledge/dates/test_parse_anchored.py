"""Days told by a happening that the record knows."""

from datetime import date

import pytest

from knowledge.dates.happenings import NamedHappenings
from knowledge.dates.mention import DateContext, How, Mention, Relation
from knowledge.dates.parse import find_dates
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan, Precision

_FIFTH = date(2022, 1, 5).toordinal()
_TENTH = date(2022, 1, 10).toordinal()


class Record:
    """Knows the days of one happening, and notes what it was asked."""

    def __init__(self, *days: int) -> None:
        self.spans = tuple(DateSpan(day, day) for day in days)
        self.asked: list[str] = []

    def resolve(self, phrase: str) -> tuple[DateSpan, ...]:
        self.asked.append(phrase)
        return self.spans


def read(text: str, record: Record) -> tuple[Mention, ...]:
    timeline = (date(2022, 1, 2).toordinal(), date(2022, 1, 15).toordinal())
    return find_dates(text, DateContext(date(2026, 11, 25), timeline=timeline, anchors=record))


@pytest.mark.parametrize(
    ("text", "relation", "first", "last"),
    [
        ("what happened after the bridge was seized?", Relation.AFTER, _FIFTH + 1, OPEN_END),
        ("who died before the bridge was seized?", Relation.BEFORE, OPEN_START, _FIFTH - 1),
        ("since the bridge was seized, who died?", Relation.SINCE, _FIFTH, OPEN_END),
        ("who died until the bridge was seized?", Relation.BY, OPEN_START, _FIFTH),
        ("who died when the bridge was seized?", Relation.ON, _FIFTH, _FIFTH),
        ("on the day the bridge was seized, who died?", Relation.ON, _FIFTH, _FIFTH),
        ("the day after the bridge was seized", Relation.ON, _FIFTH + 1, _FIFTH + 1),
        ("two days before the bridge was seized", Relation.ON, _FIFTH - 2, _FIFTH - 2),
        ("in the week after the bridge was seized", Relation.ON, _FIFTH + 1, _FIFTH + 7),
    ],
)
def test_a_happening_stands_for_its_day(
    text: str, relation: Relation, first: int, last: int
) -> None:
    record = Record(_FIFTH)
    (mention,) = read(text, record)
    assert record.asked == ["the bridge was seized"]
    assert (mention.span.first, mention.span.last) == (first, last)
    assert (mention.relation, mention.how) == (relation, How.ANCHOR)
    assert mention.text.endswith("the bridge was seized")


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("why was it closed after the vote in parliament?", "the vote in parliament"),
        ("after the strike, what did they do", "the strike"),
        ("who fled during the attack on the harbour?", "the attack on the harbour"),
        ("what was shut before the storm and who ordered it?", "the storm"),
        ("после захвата моста", "захвата моста"),
        ("nach der Besetzung der Brücke", "der Besetzung der Brücke"),
        ("après la prise du pont", "la prise du pont"),
        ("después de la toma del puente", "la toma del puente"),
    ],
)
def test_the_phrase_ends_with_its_clause(text: str, phrase: str) -> None:
    record = Record(_FIFTH)
    read(text, record)
    assert record.asked == [phrase]


def test_further_days_of_a_happening_are_alternatives() -> None:
    (mention,) = read("before the bridge was seized", Record(_FIFTH, _TENTH))
    assert mention.alternatives == (DateSpan(OPEN_START, _TENTH - 1, Precision.OPEN_START),)


def test_an_unknown_happening_is_no_date() -> None:
    assert read("what happened after the bridge was seized?", Record()) == ()


@pytest.mark.parametrize(
    "text",
    [
        "who looks after children?",
        "after all, who was right?",
        "when did the bridge fall?",
        "do you know when the bridge fell?",
        "since protests were peaceful, why were they shot?",
        "up to 300 people were held",
        "killed by police",
        "as president, what did he say?",
        "day after day",
        "after 5 January who died?",
    ],
)
def test_other_uses_of_the_words_ask_nothing(text: str) -> None:
    record = Record(_FIFTH)
    found = read(text, record)
    assert record.asked == []
    assert all(mention.how is not How.ANCHOR for mention in found)


_KNOWN = NamedHappenings(
    {
        "storming of the palace": DateSpan(_FIFTH, _FIFTH),
        "election of a new president": DateSpan(_TENTH, _TENTH),
    }
)


@pytest.mark.parametrize(
    "text",
    [
        "what happened between the storming of the palace and the election of a new president?",
        "between the palace being stormed and the president's election, who ruled?",
        "who ruled entre the storming of the palace et the election of a new president?",
    ],
)
def test_days_from_one_happening_to_another(text: str) -> None:
    (found,) = find_dates(text, DateContext(date(2026, 11, 25), anchors=_KNOWN))
    assert (found.span.first, found.span.last) == (_FIFTH, _TENTH)
    assert (found.relation, found.how) == (Relation.BETWEEN, How.ANCHOR)


@pytest.mark.parametrize(
    "text",
    [
        "what is the difference between the storming of the palace and the election of a new president?",
        "what happened between the election of a new president and the storming of the palace?",
        "what happened between the storming of the palace and the fair?",
    ],
)
def test_no_run_between_other_things(text: str) -> None:
    assert find_dates(text, DateContext(date(2026, 11, 25), anchors=_KNOWN)) == ()
