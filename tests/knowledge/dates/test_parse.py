"""Dates in questions, the year given or told by the event's timeline."""

from datetime import date

import pytest

from knowledge.dates.mention import DateContext, How, Mention, Relation
from knowledge.dates.parse import find_dates, make_ready
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan, PartOfDay, Precision

_REFERENCE = date(2026, 11, 25)
_EVENT = (date(2022, 1, 2).toordinal(), date(2022, 1, 15).toordinal())
_NEW_YEAR = (date(2010, 12, 20).toordinal(), date(2011, 1, 20).toordinal())


def read(
    text: str,
    timeline: tuple[int, int] | None = _EVENT,
    previous: DateSpan | None = None,
    language: str = "",
) -> tuple[Mention, ...]:
    context = DateContext(_REFERENCE, language=language, timeline=timeline, previous=previous)
    return find_dates(text, context)


def days(span: DateSpan) -> str:
    """The span as "2022-01-05" or "2022-01-05/2022-01-08", an open end as two points."""
    first = ".." if span.first == OPEN_START else date.fromordinal(span.first).isoformat()
    last = ".." if span.last == OPEN_END else date.fromordinal(span.last).isoformat()
    return first if first == last else f"{first}/{last}"


def asked(text: str, timeline: tuple[int, int] | None = _EVENT) -> list[str]:
    return [days(mention.span) for mention in read(text, timeline)]


@pytest.mark.parametrize(
    "text",
    [
        "what happened on 5 January 2022?",
        "what happened on January 5, 2022",
        "what happened on 5 January?",
        "5th of january",
        "the fifth of January",
        "Jan 5",
        "Jan. 5th",
        "jan5",
        "5jan",
        "Jan-5",
        "5 of jan",
        "05jan2022",
        "5 jan 22",
        "5 janury",
        "5 jnauary",
        "5 Jan '22",
        "2022-01-05",
        "2022/1/5",
        "20220105",
        "05.01.2022",
        "5.1.22",
        "05/01/2022",
        "05/01",
        "01/05",
        "on the 5th",
        "what about the 5th?",
        "Wednesday, 5 January",
        "Jan 5 (Wednesday)",
        "2022 January 5",
        "am 5. Januar",
        "am fünften Januar",
        "le 5 janvier 2022",
        "le cinq janvier",
        "el 5 de enero de 2022",
        "el cinco de enero",
        "5 января",
        "5-го января 2022 года",
        "пятого января",
        "2022 жылғы 5 қаңтар",
        "5 қаңтарда",
    ],
)
def test_a_day_is_read_in_every_form(text: str) -> None:
    assert asked(text) == ["2022-01-05"]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("4-7 January", "2022-01-04/2022-01-07"),
        ("from 5 to 8 Jan", "2022-01-05/2022-01-08"),
        ("between 4 and 7 January 2022", "2022-01-04/2022-01-07"),
        ("5th through 8th", "2022-01-05/2022-01-08"),
        ("between the 3rd and the 8th", "2022-01-03/2022-01-08"),
        ("Jan 5 to Feb 2", "2022-01-05/2022-02-02"),
        ("28 December to 3 January", "2021-12-28/2022-01-03"),
        ("Jan 3–8", "2022-01-03/2022-01-08"),
        ("from 1.1.2022 to 5.1.2022", "2022-01-01/2022-01-05"),
        ("January 1-5, 2022", "2022-01-01/2022-01-05"),
        ("1 Jan 2022-7 Feb 2022", "2022-01-01/2022-02-07"),
        ("from March to May 2021", "2021-03-01/2021-05-31"),
        ("1986-1991", "1986-01-01/1991-12-31"),
        ("from Monday to Wednesday", "2022-01-03/2022-01-05"),
        ("vom 5. bis 8. Januar", "2022-01-05/2022-01-08"),
        ("zwischen dem 4. und 7. Januar", "2022-01-04/2022-01-07"),
        ("du 5 au 8 janvier", "2022-01-05/2022-01-08"),
        ("entre le 4 et le 7 janvier", "2022-01-04/2022-01-07"),
        ("del 5 al 8 de enero", "2022-01-05/2022-01-08"),
        ("с 5 по 8 января", "2022-01-05/2022-01-08"),
        ("между 4 и 7 января", "2022-01-04/2022-01-07"),
        ("5-8 қаңтар", "2022-01-05/2022-01-08"),
    ],
)
def test_a_range_holds_both_its_ends(text: str, span: str) -> None:
    (mention,) = read(text)
    assert days(mention.span) == span
    assert mention.relation is Relation.BETWEEN
    assert mention.text == text


@pytest.mark.parametrize(
    ("text", "span", "precision"),
    [
        ("January 2022", "2022-01-01/2022-01-31", Precision.MONTH),
        ("in January", "2022-01-01/2022-01-31", Precision.MONTH),
        ("early January", "2022-01-01/2022-01-10", Precision.MONTH_PART),
        ("in mid-January", "2022-01-11/2022-01-20", Precision.MONTH_PART),
        ("at the end of January", "2022-01-21/2022-01-31", Precision.MONTH_PART),
        ("the first half of January", "2022-01-01/2022-01-15", Precision.MONTH_PART),
        ("the first week of January", "2022-01-01/2022-01-07", Precision.WEEK),
        ("sworn in for the first years in January", "2022-01-01/2022-01-31", Precision.MONTH),
        ("the last week of January", "2022-01-25/2022-01-31", Precision.WEEK),
        ("the week of 3 January", "2022-01-03/2022-01-09", Precision.WEEK),
        ("week 3 of 2027", "2027-01-18/2027-01-24", Precision.WEEK),
        ("Q3 2021", "2021-07-01/2021-09-30", Precision.QUARTER),
        ("the third quarter of 2021", "2021-07-01/2021-09-30", Precision.QUARTER),
        ("H1 2021", "2021-01-01/2021-06-30", Precision.HALF_YEAR),
        ("winter of 2021", "2021-12-01/2022-02-28", Precision.SEASON),
        ("late 2021", "2021-09-01/2021-12-31", Precision.YEAR_PART),
        ("who ruled in 2019?", "2019-01-01/2019-12-31", Precision.YEAR),
        ("the 1990s", "1990-01-01/1999-12-31", Precision.DECADE),
        ("in the nineties", "1990-01-01/1999-12-31", Precision.DECADE),
        ("the 20th century", "1901-01-01/2000-12-31", Precision.CENTURY),
        ("nineteen ninety nine", "1999-01-01/1999-12-31", Precision.YEAR),
        ("AD 79", "0079-01-01/0079-12-31", Precision.YEAR),
        ("Anfang Januar", "2022-01-01/2022-01-10", Precision.MONTH_PART),
        ("fin décembre 2021", "2021-12-21/2021-12-31", Precision.MONTH_PART),
        ("a mediados de enero", "2022-01-11/2022-01-20", Precision.MONTH_PART),
        ("в начале января", "2022-01-01/2022-01-10", Precision.MONTH_PART),
        ("в 1990-х годах", "1990-01-01/1999-12-31", Precision.DECADE),
        ("қаңтарда", "2022-01-01/2022-01-31", Precision.MONTH),
        ("XX век", "1901-01-01/2000-12-31", Precision.CENTURY),
    ],
)
def test_a_longer_time_keeps_its_precision(text: str, span: str, precision: Precision) -> None:
    (mention,) = read(text)
    assert (days(mention.span), mention.span.precision) == (span, precision)


@pytest.mark.parametrize(
    ("text", "span", "relation"),
    [
        ("before 7 January", "../2022-01-06", Relation.BEFORE),
        ("prior to 7 January", "../2022-01-06", Relation.BEFORE),
        ("after 7 January", "2022-01-08/..", Relation.AFTER),
        ("since 7 January", "2022-01-07/..", Relation.SINCE),
        ("from 7 January onwards", "2022-01-07/..", Relation.SINCE),
        ("not before 7 January", "2022-01-07/..", Relation.SINCE),
        ("7 January or later", "2022-01-07/..", Relation.SINCE),
        ("by 7 January", "../2022-01-07", Relation.BY),
        ("until the 7th", "../2022-01-07", Relation.BY),
        ("as of 7 January", "../2022-01-07", Relation.BY),
        ("up to 7 January", "../2022-01-07", Relation.BY),
        ("up to and including 7 January", "../2022-01-07", Relation.BY),
        ("newer than 7 January", "2022-01-08/..", Relation.AFTER),
        ("no later than 7 January", "../2022-01-07", Relation.BY),
        ("vor dem 7. Januar", "../2022-01-06", Relation.BEFORE),
        ("seit dem 7. Januar", "2022-01-07/..", Relation.SINCE),
        ("bis zum 7. Januar", "../2022-01-07", Relation.BY),
        ("après le 7 janvier", "2022-01-08/..", Relation.AFTER),
        ("jusqu'au 7 janvier", "../2022-01-07", Relation.BY),
        ("antes del 7 de enero", "../2022-01-06", Relation.BEFORE),
        ("desde el 7 de enero", "2022-01-07/..", Relation.SINCE),
        ("до 7 января", "../2022-01-07", Relation.BY),
        ("после 7 января", "2022-01-08/..", Relation.AFTER),
        ("7 қаңтарға дейін", "../2022-01-07", Relation.BY),
        ("7 қаңтардан кейін", "2022-01-08/..", Relation.AFTER),
    ],
)
def test_a_preposition_opens_the_days_at_one_end(text: str, span: str, relation: Relation) -> None:
    (mention,) = read(text)
    assert (days(mention.span), mention.relation) == (span, relation)
    assert not mention.base.is_open


def test_the_words_of_a_day_leave_out_its_preposition() -> None:
    text = "how many were detained by 7 January?"
    (mention,) = read(text)
    assert mention.text == "7 January" == text[mention.start : mention.end]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("on the evening of 6 January", PartOfDay.EVENING),
        ("6 January, morning", PartOfDay.MORNING),
        ("in the early hours of Jan 6", PartOfDay.EARLY),
        ("late on 6 January", PartOfDay.LATE),
        ("the evening of the 6th", PartOfDay.EVENING),
        ("утром 6 января", PartOfDay.MORNING),
        ("am Abend des 6. Januar", PartOfDay.EVENING),
    ],
)
def test_a_part_of_the_day_is_kept(text: str, part: PartOfDay) -> None:
    (mention,) = read(text)
    assert (days(mention.span), mention.span.part) == ("2022-01-06", part)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("5 January at 7am", (420, 420)),
        ("at 19:30 on 5 January", (1170, 1170)),
        ("5 Jan 08:28-09:43", (508, 583)),
        ("le 5 janvier à 9h15", (555, 555)),
    ],
)
def test_a_clock_time_beside_a_day_is_kept(text: str, clock: tuple[int, int]) -> None:
    (mention,) = read(text)
    assert (days(mention.span), mention.span.clock) == ("2022-01-05", clock)


def test_a_night_between_two_days_covers_both() -> None:
    (mention,) = read("the night of 4 to 5 January")
    assert (days(mention.span), mention.span.part) == (
        "2022-01-04/2022-01-05",
        PartOfDay.NIGHT,
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("on 5, 6 and 8 January", ["2022-01-05", "2022-01-06", "2022-01-08"]),
        ("5 January or 7 January", ["2022-01-05", "2022-01-07"]),
        ("Jan 5 vs Jan 8", ["2022-01-05", "2022-01-08"]),
        ("jan 5th/6th", ["2022-01-05", "2022-01-06"]),
        ("jan 5, 6", ["2022-01-05", "2022-01-06"]),
        ("before 2010 or after 2018", ["../2009-12-31", "2019-01-01/.."]),
    ],
)
def test_days_of_a_list_are_dates_of_their_own(text: str, found: list[str]) -> None:
    assert asked(text) == found


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("31 December", "2010-12-31"),
        ("3 January", "2011-01-03"),
        ("the 25th", "2010-12-25"),
        ("the 5th", "2011-01-05"),
        ("28 December to 3 January", "2010-12-28/2011-01-03"),
        ("new year's eve", "2010-12-31"),
        ("christmas", "2010-12-25"),
        ("in March", "2011-03-01/2011-03-31"),
    ],
)
def test_an_undated_day_falls_into_the_event(text: str, span: str) -> None:
    assert asked(text, _NEW_YEAR) == [span]


def test_a_year_in_the_question_outdoes_the_event() -> None:
    (mention,) = read("5 January 2019")
    assert (days(mention.span), mention.how) == ("2019-01-05", How.EXPLICIT)


def test_a_weekday_is_the_first_of_the_event_and_the_rest_are_alternatives() -> None:
    (mention,) = read("what happened on Wednesday?")
    assert days(mention.span) == "2022-01-05"
    assert [days(span) for span in mention.alternatives] == ["2022-01-12"]
    assert mention.how is How.TIMELINE


def test_whole_weeks_are_the_other_reading_of_a_week_of_a_month() -> None:
    (mention,) = read("the first week of January")
    assert [days(span) for span in mention.alternatives] == ["2022-01-03/2022-01-09"]


def test_without_an_event_a_week_of_a_month_starts_on_a_monday() -> None:
    assert asked("the first week of January 2022", timeline=None) == ["2022-01-03/2022-01-09"]


def test_without_an_event_an_undated_day_is_the_latest_past_one() -> None:
    (mention,) = read("on 5 January", timeline=None)
    assert (days(mention.span), mention.how) == ("2026-01-05", How.DEFAULT_YEAR)
    assert [days(span) for span in mention.alternatives] == ["2027-01-05"]


@pytest.mark.parametrize(("language", "first"), [("en", "2026-01-05"), ("de", "2026-05-01")])
def test_day_and_month_in_figures_follow_the_language(language: str, first: str) -> None:
    (mention,) = read("01/05/2026", timeline=None, language=language)
    assert days(mention.span) == first
    assert len(mention.alternatives) == 1


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("today", "2026-11-25"),
        ("yesterday", "2026-11-24"),
        ("yday", "2026-11-24"),
        ("tmrw", "2026-11-26"),
        ("the day before yesterday", "2026-11-23"),
        ("last Tuesday", "2026-11-24"),
        ("last week", "2026-11-16/2026-11-22"),
        ("this month", "2026-11-01/2026-11-30"),
        ("last year", "2025-01-01/2025-12-31"),
        ("3 days ago", "2026-11-22"),
        ("a month ago", "2026-10-25"),
        ("2 years, 1 month and 21 days ago", "2024-10-04"),
        ("the last 3 days", "2026-11-22/2026-11-24"),
        ("the Friday of next week", "2026-12-04"),
        ("vor drei Tagen", "2026-11-22"),
        ("letzte Woche", "2026-11-16/2026-11-22"),
        ("il y a trois jours", "2026-11-22"),
        ("la semaine dernière", "2026-11-16/2026-11-22"),
        ("hace tres días", "2026-11-22"),
        ("la semana pasada", "2026-11-16/2026-11-22"),
        ("3 дня назад", "2026-11-22"),
        ("неделю назад", "2026-11-18"),
        ("на прошлой неделе", "2026-11-16/2026-11-22"),
        ("позавчера", "2026-11-23"),
        ("2 күн бұрын", "2026-11-23"),
        ("кеше", "2026-11-24"),
    ],
)
def test_a_relative_date_counts_from_the_day_of_asking(text: str, span: str) -> None:
    assert asked(text, timeline=None) == [span]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("the next day", "2022-01-06"),
        ("two days later", "2022-01-07"),
        ("a week earlier", "2021-12-29"),
        ("the same day", "2022-01-05"),
        ("that week", "2022-01-03/2022-01-09"),
        ("what happened after that?", "2022-01-06/.."),
        ("на следующий день", "2022-01-06"),
        ("le lendemain", "2022-01-06"),
        ("am nächsten Tag", "2022-01-06"),
    ],
)
def test_a_date_can_lean_on_the_one_before(text: str, span: str) -> None:
    fifth = date(2022, 1, 5).toordinal()
    (mention,) = read(text, previous=DateSpan(fifth, fifth))
    assert (days(mention.span), mention.how) == (span, How.CHAINED)


def test_a_date_that_leans_on_nothing_is_none_while_an_event_is_asked_about() -> None:
    assert asked("what happened the next day?") == []


def test_dates_of_one_question_lean_on_each_other() -> None:
    assert asked("on 5 January, and the next day?") == ["2022-01-05", "2022-01-06"]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("three days after Easter 2022", "2022-04-20"),
        ("the day before 5 January", "2022-01-04"),
        ("two weeks before 15 January 2022", "2022-01-01"),
        ("the Friday before 5 January 2022", "2021-12-31"),
        ("the week after 5 January", "2022-01-06/2022-01-12"),
        ("in the two days before 5 January", "2022-01-03/2022-01-04"),
        ("the days after 5 January", "2022-01-06/2022-01-12"),
        ("the weekend before 5 January 2022", "2022-01-01/2022-01-02"),
        ("the last Sunday of March 2014", "2014-03-30"),
        ("the third Monday in January 2022", "2022-01-17"),
        ("the last day of October 2015", "2015-10-31"),
    ],
)
def test_days_are_counted_from_other_dates(text: str, span: str) -> None:
    assert asked(text) == [span]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Easter 2022", "2022-04-17"),
        ("orthodox easter 2022", "2022-04-24"),
        ("Good Friday 2022", "2022-04-15"),
        ("Christmas 2021", "2021-12-25"),
        ("orthodox christmas", "2022-01-07"),
        ("new year's day", "2022-01-01"),
        ("Victory Day 2021", "2021-05-09"),
        ("Nauryz 2022", "2022-03-22"),
        ("Bastille Day 2021", "2021-07-14"),
        ("Tag der Deutschen Einheit 2021", "2021-10-03"),
        ("Thanksgiving 2023", "2023-11-23"),
        ("la Navidad de 2021", "2021-12-25"),
        ("День Победы 2021", "2021-05-09"),
    ],
)
def test_a_holiday_is_its_day(text: str, day: str) -> None:
    (mention,) = read(text)
    assert (days(mention.span), mention.how) == (day, How.HOLIDAY)


def test_years_before_our_era_go_below_day_one() -> None:
    (mention,) = read("in 44 BC")
    assert mention.span.first < 1
    assert mention.span.days == 365
    (later,) = read("in 43 BC")
    assert later.span.first == mention.span.last + 1


def test_rules_made_beforehand_find_the_same() -> None:
    texts = ("what happened on 5 January 2022?", "two days later", "since the 3rd of March")
    news = (
        "The first of two days in January 2015 since the war, from 3 to 7 June, was over by noon."
    )
    context = DateContext(_REFERENCE)
    told, found = [asked(text) for text in texts], find_dates(news, context, "document")
    make_ready()
    assert [asked(text) for text in texts] == told
    assert find_dates(news, context, "document") == found
    assert len(found) > 1


def test_a_text_that_was_read_before_is_read_anew_beside_other_years() -> None:
    text = "In January 2103 people were detained."

    def named(event_year: int) -> list[str]:
        context = DateContext(_REFERENCE, event_year=event_year)
        return [mention.text for mention in find_dates(text, context, mode="document")]

    assert [named(year) for year in (2103, 2022, 2103)] == [
        ["January 2103"],
        ["January"],
        ["January 2103"],
    ]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("During the war of 1912 the enemy sank a barge.", "1912"),
        ("The flood of 1953 killed twelve.", "1953"),
        ("He led a war of 1912 soldiers.", None),
        ("The strike of 1984 workers ended.", None),
    ],
)
def test_a_year_tells_which_happening_is_meant(text: str, year: str | None) -> None:
    found = [mention.text for mention in find_dates(text, DateContext(date(2000, 1, 1)))]
    assert found == ([year] if year else [])
