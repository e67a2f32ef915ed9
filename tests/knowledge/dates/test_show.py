"""Spans in words of six languages: as CLDR writes them, and our own words for the rest."""

import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from babel.dates import format_date, format_interval, format_skeleton
from hypothesis import given
from hypothesis import strategies as st

from knowledge.dates.civil import civil_number
from knowledge.dates.cldr import LANGUAGES, from_cldr, patterns
from knowledge.dates.edtf import from_edtf
from knowledge.dates.mention import Relation
from knowledge.dates.show import show
from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan, PartOfDay, Precision

BABEL = {language: language for language in LANGUAGES} | {"en": "en_GB"}
DATES = st.dates(date(1000, 1, 1), date(9999, 12, 31))
languages = pytest.mark.parametrize("language", LANGUAGES)


def plain(text: str) -> str:
    """Babel's text with plain spaces."""
    return text.replace("\u2009", " ").replace("\u202f", " ").replace("\u00a0", " ")


def span(text: str, precision: Precision | None = None) -> DateSpan:
    found = from_edtf(text)
    return found if precision is None else DateSpan(found.first, found.last, precision)


def test_english_is_what_cldr_says_of_british_english() -> None:
    assert patterns("en") == from_cldr("en_GB")


@languages
@given(DATES)
def test_day_is_written_as_cldr_writes_it(language: str, day: date) -> None:
    """But the first of a French month is "1er"."""
    number = day.toordinal()
    theirs = plain(format_date(day, "long", locale=BABEL[language]))
    if language == "fr" and day.day == 1:
        theirs = f"1er{theirs[1:]}"
    assert show(DateSpan(number, number), language) == theirs


@languages
@pytest.mark.parametrize("month", range(1, 13))
def test_month_is_written_as_cldr_writes_it(language: str, month: int) -> None:
    theirs = format_skeleton("yMMMM", date(2022, month, 1), locale=BABEL[language])
    assert show(span(f"2022-{month:02d}"), language) == plain(theirs)


@languages
@pytest.mark.parametrize("quarter", range(1, 5))
def test_quarter_is_written_as_cldr_writes_it(language: str, quarter: int) -> None:
    theirs = format_skeleton("yQQQQ", date(2022, quarter * 3, 1), locale=BABEL[language])
    assert show(span(f"2022-{quarter + 32}"), language) == plain(theirs)


@languages
@given(DATES, DATES)
def test_months_are_joined_as_cldr_joins_them(language: str, one: date, other: date) -> None:
    first, last = sorted((one, other))
    text = f"{first.year}-{first.month:02d}/{last.year}-{last.month:02d}"
    whole_years = (first.month, last.month) == (1, 12) and first.year != last.year
    if (first.year, first.month) != (last.year, last.month) and not whole_years:
        theirs = format_interval(first, last, "yMMMM", locale=BABEL[language])
        assert show(span(text), language) == plain(theirs)


@given(DATES, DATES)
def test_spanish_days_are_joined_as_cldr_joins_them(one: date, other: date) -> None:
    """Of the six, CLDR joins days with full month names in Spanish alone."""
    first, last = sorted((one, other))
    if first.day != 1:
        shown = show(DateSpan(first.toordinal(), last.toordinal(), Precision.RANGE), "es")
        theirs = format_interval(first, last, "yMMMMd", locale="es")
        assert shown == plain(theirs)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2022-01-05/2022-01-07", "5–7 January 2022"),
        ("2022-01-30/2022-02-02", "30 January – 2 February 2022"),
        ("2021-12-30/2022-01-02", "30 December 2021 – 2 January 2022"),
        ("2022-01-01/2022-01-30", "1–30 January 2022"),
        ("2022-01-01/2022-03-31", "January – March 2022"),
        ("2021-12/2022-02", "December 2021 – February 2022"),
        ("2019-01-01/2021-12-31", "2019–2021"),
        ("2022-01-05~", "about 5 January 2022"),
        ("2022-01?", "perhaps January 2022"),
        ("199X%", "perhaps about 1990s"),
        ("../2022-01-07", "up to 7 January 2022"),
        ("2022-01-07/..", "from 7 January 2022 on"),
        ("../2022-01-07~", "up to about 7 January 2022"),
        ("../..", "any day"),
        ("2022-21", "spring 2022"),
        ("2021-24", "winter 2021–2022"),
        ("2022-40", "first half of 2022"),
        ("2022", "2022"),
        ("2019/2021", "2019–2021"),
        ("1901/2000", "20th century"),
        ("19XX", "1900–1999"),
        ("1001/1100", "11th century"),
        ("0201/0300", "3rd century"),
        ("-0099/0000", "1st century BC"),
        ("-0199/-0100", "2nd century BC"),
        ("-0043-03-15", "15 March 44 BC"),
        ("0000", "1 BC"),
        ("0079-10", "October 79 AD"),
        ("0001", "1 AD"),
        ("-0043-03-15/0014-08-19", "15 March 44 BC – 19 August 14 AD"),
        ("-0490/-0479", "491 BC – 480 BC"),
        ("-049X", "500 BC – 491 BC"),
        ("0999/1001", "999 AD – 1001"),
        ("0999-12/1000-02", "December 999 AD – February 1000"),
        ("Y12022", "12022"),
        ("Y-12022", "12023 BC"),
    ],
)
def test_english(text: str, shown: str) -> None:
    assert show(span(text)) == shown


@pytest.mark.parametrize(
    ("text", "precision", "shown"),
    [
        ("2022-01-03/2022-01-09", Precision.WEEK, "week of 3 January 2022"),
        ("2022-01-02/2022-01-08", Precision.WEEK, "2–8 January 2022"),
        ("2022-01-08/2022-01-09", Precision.WEEKEND, "weekend of 8–9 January 2022"),
        ("2022-01-01/2022-01-10", Precision.MONTH_PART, "early January 2022"),
        ("2022-01-11/2022-01-20", Precision.MONTH_PART, "mid-January 2022"),
        ("2022-02-21/2022-02-28", Precision.MONTH_PART, "late February 2022"),
        ("2022-01-01/2022-01-15", Precision.MONTH_PART, "1–15 January 2022"),
        ("2022-01-01/2022-04-30", Precision.YEAR_PART, "early 2022"),
        ("2022-05-01/2022-08-31", Precision.YEAR_PART, "mid-2022"),
        ("2022-09-01/2022-12-31", Precision.YEAR_PART, "late 2022"),
        ("2022-01-01/2022-03-31", Precision.YEAR_PART, "January – March 2022"),
        ("2022-01-01/2022-03-31", Precision.SEASON, "January – March 2022"),
        ("2022-02-01/2022-04-30", Precision.QUARTER, "February – April 2022"),
        ("2022-02-01/2022-07-31", Precision.HALF_YEAR, "February – July 2022"),
        ("2022-01-05/2022-02-04", Precision.MONTH, "5 January – 4 February 2022"),
        ("1991/2000", Precision.DECADE, "1991–2000"),
        ("1990-02/2000-01", Precision.DECADE, "February 1990 – January 2000"),
    ],
)
def test_vague_word_stands_only_for_its_own_days(
    text: str, precision: Precision, shown: str
) -> None:
    assert show(span(text, precision)) == shown


def test_vague_word_needs_no_about() -> None:
    early = DateSpan(civil_number(2022, 1, 1), civil_number(2022, 1, 10), Precision.MONTH_PART)
    assert show(replace(early, approximate=True)) == "early January 2022"
    assert show(replace(early, approximate=True, uncertain=True)) == "perhaps early January 2022"
    fortnight = replace(early, last=early.last + 5, approximate=True)
    assert show(fortnight) == "about 1–15 January 2022"


@pytest.mark.parametrize(
    ("language", "part", "shown"),
    [
        ("en", PartOfDay.MORNING, "morning of 5 January 2022"),
        ("en", PartOfDay.EARLY, "early on 5 January 2022"),
        ("ru", PartOfDay.NIGHT, "5 января 2022 г., ночью"),
        ("kk", PartOfDay.EVENING, "2022 ж. 5 қаңтар, кешке"),
        ("de", PartOfDay.AFTERNOON, "5. Januar 2022, nachmittags"),
        ("fr", PartOfDay.NOON, "5 janvier 2022, à midi"),
        ("es", PartOfDay.LATE, "5 de enero de 2022, a última hora"),
    ],
)
def test_part_of_day(language: str, part: PartOfDay, shown: str) -> None:
    day = date(2022, 1, 5).toordinal()
    assert show(DateSpan(day, day, Precision.PART_OF_DAY, part=part), language) == shown


@pytest.mark.parametrize(
    ("clock", "shown"),
    [
        ((420, 420), "5 January 2022, 07:00"),
        ((0, 1439), "5 January 2022, 00:00–23:59"),
    ],
)
def test_time_of_day(clock: tuple[int, int], shown: str) -> None:
    day = date(2022, 1, 5).toordinal()
    assert show(DateSpan(day, day, Precision.MINUTE, clock=clock)) == shown


@pytest.mark.parametrize(
    ("text", "russian", "kazakh", "german", "french", "spanish"),
    [
        (
            "../2022-03-01",
            "по 1 марта 2022 г. включительно",
            "2022 ж. 1 наурызға дейін",
            "bis 1. März 2022",
            "jusqu’au 1er mars 2022",
            "hasta el 1 de marzo de 2022",
        ),
        (
            "2022-09-05/..",
            "начиная с 5 сентября 2022 г.",
            "2022 ж. 5 қыркүйектен бастап",
            "ab 5. September 2022",
            "à partir du 5 septembre 2022",
            "a partir del 5 de septiembre de 2022",
        ),
        (
            "2021-24",
            "зима 2021–2022 гг.",
            "2021–2022 жж. қыс",
            "Winter 2021–2022",
            "hiver 2021–2022",
            "invierno de 2021–2022",
        ),
        (
            "2022-40",
            "первое полугодие 2022 г.",
            "2022 ж. бірінші жартыжылдық",
            "1. Halbjahr 2022",
            "1er semestre 2022",
            "primer semestre de 2022",
        ),
        ("2022", "2022 год", "2022 жыл", "2022", "2022", "2022"),
        (
            "199X",
            "1990-е годы",
            "1990-жылдар",
            "1990er-Jahre",
            "années 1990",
            "década de 1990",
        ),
        ("1801/1900", "XIX век", "XIX ғасыр", "19. Jahrhundert", "XIXe siècle", "siglo XIX"),
        (
            "0001/0100",
            "I век",
            "I ғасыр",
            "1. Jahrhundert",
            "Ier siècle",
            "siglo I",
        ),
        (
            "-0043-03-15",
            "15 марта 44 г. до н. э.",
            "б.з.д. 44 ж. 15 наурыз",
            "15. März 44 v. Chr.",
            "15 mars 44 av. J.-C.",
            "15 de marzo de 44 a. C.",
        ),
        (
            "2022-01-05%",
            "возможно, примерно 5 января 2022 г.",
            "бәлкім, шамамен 2022 ж. 5 қаңтар",
            "vielleicht etwa 5. Januar 2022",
            "peut-être 5 janvier 2022 environ",
            "quizás 5 de enero de 2022 aproximadamente",
        ),
    ],
)
def test_other_languages(
    text: str, russian: str, kazakh: str, german: str, french: str, spanish: str
) -> None:
    wanted = dict(zip(LANGUAGES[1:], (russian, kazakh, german, french, spanish), strict=True))
    assert {language: show(span(text), language) for language in wanted} == wanted


@pytest.mark.parametrize(
    ("language", "early", "week", "days"),
    [
        ("ru", "начало мая 2022 г.", "неделя с 2 мая 2022 г.", "2–8 мая 2022 г."),
        ("kk", "2022 ж. мамыр басы", "2022 ж. 2 мамыр аптасы", "2022 ж. 2–8 мамыр"),
        ("de", "Anfang Mai 2022", "Woche vom 2. Mai 2022", "2.–8. Mai 2022"),
        ("fr", "début mai 2022", "semaine du 2 mai 2022", "2–8 mai 2022"),
        ("es", "principios de mayo de 2022", "semana del 2 de mayo de 2022", "2–8 de mayo de 2022"),
    ],
)
def test_month_part_week_and_days(language: str, early: str, week: str, days: str) -> None:
    days_of_week = "2022-05-02/2022-05-08"
    assert show(span("2022-05-01/2022-05-10", Precision.MONTH_PART), language) == early
    assert show(span(days_of_week, Precision.WEEK), language) == week
    assert show(span(days_of_week), language) == days


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "before 1 March 2022", "after 28 February 2022"),
        ("ru", "раньше 1 марта 2022 г.", "после 28 февраля 2022 г."),
        ("kk", "2022 ж. 1 наурыздан бұрын", "2022 ж. 28 ақпаннан кейін"),
        ("de", "vor dem 1. März 2022", "nach dem 28. Februar 2022"),
        ("fr", "avant le 1er mars 2022", "après le 28 février 2022"),
        ("es", "antes del 1 de marzo de 2022", "después del 28 de febrero de 2022"),
    ],
)
def test_open_end_is_told_as_it_was_asked_for(language: str, before: str, after: str) -> None:
    assert show(span("../2022-02-28"), language, Relation.BEFORE) == before
    assert show(span("2022-03-01/.."), language, Relation.AFTER) == after
    assert show(span("2022-03-01"), language, Relation.AFTER) == show(span("2022-03-01"), language)


@pytest.mark.parametrize(
    ("language", "to", "on"),
    [
        ("en", "perhaps up to about 1 March 2022", "perhaps from about 1 March 2022 on"),
        (
            "ru",
            "возможно, примерно по 1 марта 2022 г. включительно",
            "возможно, примерно начиная с 1 марта 2022 г.",
        ),
        (
            "kk",
            "бәлкім, шамамен 2022 ж. 1 наурызға дейін",
            "бәлкім, шамамен 2022 ж. 1 наурыздан бастап",
        ),
        ("de", "vielleicht bis etwa 1. März 2022", "vielleicht ab etwa 1. März 2022"),
        (
            "fr",
            "peut-être jusqu’au 1er mars 2022 environ",
            "peut-être à partir du 1er mars 2022 environ",
        ),
        (
            "es",
            "quizás hasta el 1 de marzo de 2022 aproximadamente",
            "quizás a partir del 1 de marzo de 2022 aproximadamente",
        ),
    ],
)
def test_doubt_stands_before_the_word_for_an_open_end(language: str, to: str, on: str) -> None:
    assert show(span("../2022-03-01%"), language) == to
    assert show(span("2022-03-01%/.."), language) == on


@pytest.mark.parametrize("language", ["", "xx", "pt-BR", "\ud800", "en-GB", "EN"])
def test_unknown_language_is_told_in_english(language: str) -> None:
    assert show(span("2022-01-05"), language) == "5 January 2022"


def test_language_may_come_with_a_country() -> None:
    assert show(span("2022-05"), "de-AT") == show(span("2022-05"), "DE") == "Mai 2022"


@st.composite
def spans(draw: st.DrawFn) -> DateSpan:
    """Any span that can be made, sensible or not."""
    near = st.integers(civil_number(1990, 1, 1), civil_number(2022, 12, 31))
    anywhere = st.integers(OPEN_START, OPEN_END)
    ends = (draw(near | anywhere | st.just(OPEN_START)), draw(near | anywhere | st.just(OPEN_END)))
    clock = st.tuples(st.integers(0, 1439), st.integers(0, 1439))
    return DateSpan(
        min(ends),
        max(ends),
        draw(st.sampled_from(Precision)),
        approximate=draw(st.booleans()),
        uncertain=draw(st.booleans()),
        part=draw(st.none() | st.sampled_from(PartOfDay)),
        clock=draw(st.none() | clock),
    )


@languages
@given(spans())
def test_every_span_has_words(language: str, any_span: DateSpan) -> None:
    shown = show(any_span, language)
    assert shown == plain(shown).strip()
    assert not set("{}'\n") & set(shown)


@given(spans(), spans())
def test_different_days_are_shown_differently(one: DateSpan, other: DateSpan) -> None:
    if (one.first, one.last) != (other.first, other.last):
        assert show(one) != show(other)


def test_english_does_not_wait_for_babel() -> None:
    """Answers in English start as fast without it."""
    code = (
        "import sys; from knowledge.dates.show import show; from knowledge.dates.span import "
        "DateSpan; show(DateSpan(1, 5)); print('babel' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert run.stdout.strip() == "False"
