"""The words of a date, read as days of the event and told back."""

from dataclasses import replace
from datetime import date

import pytest

from knowledge.codec import day_from_text
from knowledge.dates.span import DateSpan, PartOfDay
from knowledge.entry import Level, check
from tests.knowledge.entry.drafts import GOOD, KNOWN, checked, codes, finding, made, shown


@pytest.mark.parametrize(
    "typed",
    [
        *("4 March", "4 Mar 1999", "March 4", "04.03.1999", "1999-03-04", "on 4 March"),
        *("4 марта", "4 марта 1999 г.", "4 наурыз", "1999 жылғы 4 наурыз", "1999 ж. 4 наурыз"),
        *("4. März 1999", "4 mars 1999", "4 de marzo de 1999", "4 March 1999 (Thursday)"),
    ],
)
def test_a_day_in_six_languages_is_one_of_the_event(typed: str) -> None:
    found = checked(date=typed)
    assert shown(found, "date") == ["4 March 1999 (one day)"]
    assert codes(found) == []


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("March 1999", "March 1999 (31 days)"),
        ("4–6 March", "4–6 March 1999 (3 days)"),
        ("until 4 March", "up to 4 March 1999 (open)"),
        ("since 4 March", "from 4 March 1999 on (open)"),
        ("night of 4 March", "night of 4 March 1999"),
        ("4 March, 14:30", "4 March 1999, 14:30"),
    ],
)
def test_a_date_is_shown_back_with_how_exact_it_is(typed: str, told: str) -> None:
    assert shown(checked(date=typed), "date") == [told]


@pytest.mark.parametrize(
    "typed",
    ["about 4 March", "c. 4 March", "около 4 марта", "etwa 4. März", "4 mars environ", "~4 March"],
)
def test_words_of_vagueness_count(typed: str) -> None:
    when = made(date=typed).when
    assert when is not None
    assert when.approximate


@pytest.mark.parametrize("typed", ["perhaps 4 March", "возможно, 4 марта", "4 March?"])
def test_words_of_doubt_count(typed: str) -> None:
    when = made(date=typed).when
    assert when is not None
    assert when.uncertain


def test_a_part_of_the_day_is_kept() -> None:
    when = made(date="morning of 4 March").when
    assert when is not None
    assert when.part is PartOfDay.MORNING


def test_words_that_are_no_date_are_refused_with_one_that_is() -> None:
    found = checked(date="the day the dam broke")
    assert found.fact is None
    assert finding(found, "entry-no-date").suggestion == "1 March 1999"
    assert checked(date=finding(found, "entry-no-date").suggestion).fact is not None


@pytest.mark.parametrize(
    ("typed", "code"),
    [("3 May 1999", "entry-outside"), ("3 May 1997", "entry-far"), ("3 May 2031", "entry-future")],
)
def test_a_day_outside_the_event_is_doubted_and_keeps_its_words(typed: str, code: str) -> None:
    found = checked(date=typed)
    assert codes(found, Level.WARNING) == [code]
    assert found.fact is not None
    assert found.fact.written == typed


@pytest.mark.parametrize("field", ["caveat", "basis"])
def test_a_day_outside_that_is_explained_needs_no_words(field: str) -> None:
    typed = {"caveat": "As printed.", "basis": "inferred"}[field]
    assert made(date="3 May 1999", **{field: typed}).written == ""


def test_something_may_be_said_after_the_event_but_not_in_the_future() -> None:
    assert codes(checked(said="3 May 1999")) == []
    assert codes(checked(said="3 May 2031")) == ["entry-future"]


def test_without_a_date_there_is_a_warning() -> None:
    found = checked(date="")
    assert codes(found, Level.WARNING) == ["entry-undated"]
    assert found.fact is not None
    assert found.fact.when is None


def test_without_a_date_the_day_of_the_statement_is_taken() -> None:
    found = checked(date="", statement="The harbour gate of Quay was closed on 4 March.")
    assert codes(found) == ["entry-date-found"]
    assert found.fact is not None
    assert found.fact.when == made(date="4 March").when
    assert found.fact.written == "4 March"


def test_of_several_dates_one_is_taken_and_said() -> None:
    found = checked(date="4 March or 9 March")
    assert codes(found, Level.WARNING) == ["entry-several-dates"]
    assert shown(found, "date") == ["4 March 1999 (one day)"]


def test_a_weekday_of_an_event_long_past_is_one_of_its_days() -> None:
    found = checked(date="Wednesday")
    assert codes(found, Level.WARNING) == ["entry-ambiguous-day"]
    assert shown(found, "date") == ["3 March 1999 (one day)"]


def test_a_weekday_while_the_event_goes_on_is_the_last_one() -> None:
    draft = replace(GOOD, date="Wednesday")
    found = check(draft, KNOWN, today=date(1999, 3, 12))
    assert shown(found, "date") == ["10 March 1999 (one day)"]


def test_yesterday_is_told_from_the_day_of_typing() -> None:
    found = check(replace(GOOD, date="yesterday"), KNOWN, today=date(1999, 3, 12))
    assert found.fact is not None
    assert found.fact.when == DateSpan(day_from_text("1999-03-11"), day_from_text("1999-03-11"))


@pytest.mark.parametrize("typed", ["guessed", "Inferred"])
def test_the_basis_is_one_of_two_words(typed: str) -> None:
    assert (checked(basis=typed).fact is None) is (typed == "guessed")


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("99 March", "99"),
        ("0 March", "0"),
        ("45 March 1999", "45"),
        ("99 марта", "99"),
        ("6 March 19999", "19999"),
        ("5 March at 25:00", "25:00"),
        ("4 March, page 12", "12"),
    ],
)
def test_a_number_that_belongs_to_no_date_is_refused(typed: str, rest: str) -> None:
    """Nor is the month taken whole where a day of it was meant."""
    found = checked(date=typed)
    assert codes(found, Level.REFUSAL) == ["entry-left-over"]
    assert str(finding(found, "entry-left-over").remark).startswith(f"“{rest}” in “{typed}”")


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "1999-03-04T10:30",
            "1999-03-04 10:30:00",
            "at 10:30 on 4 March",
            "4 марта 1999 г., 10:30",
        ),
        *("4. März gegen 10:30 Uhr", "le 4 mars à 10h30", "Thu 4 March 99, 10:30"),
    ],
)
def test_a_time_of_day_belongs_to_its_date(typed: str) -> None:
    found = checked(date=typed)
    assert codes(found) == []
    assert shown(found, "date") == ["4 March 1999, 10:30"]


@pytest.mark.parametrize("typed", ["3 March 1999, a Friday", "30 December 1999 to 2 January 1999"])
def test_a_date_that_contradicts_itself_is_warned_of(typed: str) -> None:
    found = [each.remark.code for each in checked(date=typed).findings]
    assert "entry-ambiguous-day" in found


@pytest.mark.parametrize("typed", ["Friday", "on a Monday"])
def test_an_unclear_weekday_is_to_be_written_as_a_day(typed: str) -> None:
    (found,) = [each for each in checked(date=typed).findings if each.level is Level.WARNING]
    assert found.remark.code == "entry-ambiguous-day"
    assert f"“{found.suggestion}”" in str(found.remark)
    assert "month" not in str(found.remark)
