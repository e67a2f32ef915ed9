"""What a passage tells: its day before all, then its figures and who says so."""

from datetime import date

import pytest

from knowledge.dates.span import DateSpan, Precision
from knowledge.ingest.derive import RawPassage, Reading, explicit_days, fact_of, told_by
from knowledge.ingest.proper import Surveyor
from knowledge.models import Basis, Fact

MARCH = (date(1999, 3, 1).toordinal(), date(1999, 3, 31).toordinal())


def march(number: int, last: int = 0) -> DateSpan:
    first = MARCH[0] + number - 1
    if not last:
        return DateSpan(first, first)
    return DateSpan(first, MARCH[0] + last - 1, Precision.RANGE)


def told(
    text: str,
    given: DateSpan | None = None,
    title: str = "",
    timeline: tuple[int, int] | None = MARCH,
) -> Fact:
    """The fact of a passage, in a collection about March 1999 if about nothing else."""
    surveyor = Surveyor()
    surveyor.read(text)
    passage = RawPassage("p-1", text, title, given, "gazette", 1)
    return fact_of(passage, Reading(surveyor.directory(), timeline))


@pytest.mark.parametrize(
    ("text", "given", "day"),
    [
        ("The dam broke on 3 March 1999.", None, march(3)),
        ("The dam broke on 3 March 1999.", march(9), march(3)),
        ("The dam broke on 3 March.", march(9), march(3)),
        ("The dam broke.", march(9), march(9)),
        ("The dam broke yesterday.", march(9), march(8)),
        ("The dam, built in 1931, broke.", march(9), march(9)),
        ("The dam broke in March.", march(9), march(9)),
        ("The dam has held since 3 March.", march(9), march(9)),
        ("The dam, closed since August 1998, broke.", march(9), march(9)),
        ("The dam that opened in August 1998 broke.", march(9), march(9)),
        ("The council will meet on 12 March.", march(9), march(9)),
        ("The council will meet next week.", march(9), march(9)),
        ("The council met to plan a vote on 12 March 1999.", march(9), march(9)),
        ("Police arrest a man over the fire of 3 March 1999.", march(9), march(9)),
        ("Bodies are found after the boat sank on 3 March.", march(9), march(9)),
        ("Bodies were found on 3 March.", march(9), march(3)),
        ("The dam broke on 3 March.", None, march(3)),
        ("The dam broke.", None, None),
        ("The dam broke yesterday.", None, None),
    ],
)
def test_day_is_the_most_specific_that_the_text_tells_else_the_given_one(
    text: str, given: DateSpan | None, day: DateSpan | None
) -> None:
    when = told(text, given).when
    assert (when and (when.first, when.last)) == (day and (day.first, day.last))


def test_day_without_a_year_lies_near_the_given_date_and_not_anywhere_in_the_collection() -> None:
    """The collection may reach over many years."""
    decades = (MARCH[0] - 7000, MARCH[0] + 7000)
    assert told("The dam broke on 3 March.", march(9), timeline=decades).when == march(3)
    assert told("The dam broke on 3 March.", timeline=decades).when is None
    assert told("The dam broke on 3 March.", timeline=None).when is None
    assert told("The dam broke on 3 March 1999.", timeline=decades).when == march(3)


def test_title_tells_the_day_when_nothing_else_does() -> None:
    assert told("The dam broke.", title="The flood of 3 March 1999").when == march(3)
    assert told("The dam broke.", march(9), title="The flood of 3 March 1999").when == march(9)


def test_words_of_the_day_are_kept_as_written() -> None:
    found = told("The dam broke on 3 March 1999.", march(9))
    assert found.written == "3 March 1999"
    assert found.basis is Basis.STATED
    assert told("The dam broke.", march(9)).written == ""


def test_days_are_counted_on_from_sentence_to_sentence() -> None:
    found = told("On 3 March the dam was closed for good. It broke the next day at noon.", march(9))
    assert found.when == march(3)
    found = told(
        "It began in February. The dam broke on 3 March. It was mended two days later.", march(9)
    )
    assert (found.written, found.basis) == ("3 March", Basis.STATED)


def test_a_day_counted_from_the_paragraph_before_is_worked_out() -> None:
    surveyor = Surveyor()
    first = RawPassage("p-1", "The dam broke on 3 March.", "Flood", march(9), "gazette", 1)
    second = RawPassage("p-2", "It was mended the next day.", "Flood", march(9), "gazette", 2)
    before = told_by(first, Reading(surveyor.directory(), MARCH))
    assert before.last == march(3)
    fact = told_by(second, Reading(surveyor.directory(), MARCH, before.last)).fact
    assert (fact.when, fact.written, fact.basis) == (march(4), "the next day", Basis.INFERRED)
    assert told_by(second, Reading(surveyor.directory(), MARCH)).fact.when == march(9)


def test_a_paragraph_without_a_date_hands_on_the_one_before() -> None:
    surveyor = Surveyor()
    passage = RawPassage("p-2", "Nobody was hurt.", "Flood", march(9), "gazette", 2)
    assert told_by(passage, Reading(surveyor.directory(), MARCH, march(3))).last == march(3)


def test_collection_lies_where_days_are_named_in_full() -> None:
    days = explicit_days("On 3 March 1999 it rose; it fell on the 5th, and was forgotten in 2001.")
    assert [(span.first, span.last) for span in days] == [(MARCH[0] + 2, MARCH[0] + 2)]


def test_number_of_a_date_is_no_figure() -> None:
    found = told("On 3 March 1999, 12 people were killed.")
    assert [(figure.measure, figure.best) for figure in found.figures] == [("killed", 12)]


def test_figure_belongs_to_the_one_place_that_is_named() -> None:
    (one,) = told("In Norville 12 people were killed.").figures
    (none,) = told("In Norville and near Quay 12 people were killed.").figures
    assert (one.place, none.place) == ("norville", "")


def test_speaker_is_attributed_and_takes_part() -> None:
    found = told("The dam was old, Mayor Ada Ström said in Norville.")
    assert found.attribution.who == "Mayor Ada Ström"
    assert found.attribution.who_name == "ada-strom"
    assert [(part.name, part.role) for part in found.names] == [("ada-strom", "speaker")]
    assert found.places == ("norville",)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It was to be shut by Friday.", march(9)),
        ("It broke at dawn on 9 March.", march(9)),
        ("It had broken on 3 March.", march(9)),
    ],
)
def test_a_day_that_was_thought_from_the_text_around_is_kept(text: str, day: DateSpan) -> None:
    passage = RawPassage("p-1", text, "", march(9), "gazette", 1, inferred=True)
    when = fact_of(passage, Reading(Surveyor().directory(), MARCH)).when
    assert when is not None
    assert when.overlaps(day)
