"""An undated day in an event of many years is the one of which the record tells."""

from collections.abc import Iterator
from datetime import date

import pytest

from knowledge.dates.span import OPEN_END, OPEN_START, DateSpan
from knowledge.models import Citation, Event, Fact, Pack, Source
from knowledge.search.daychoice import told_first
from tests.knowledge.search.asker import TODAY, Asker, asked_of, lead_ids
from tests.knowledge.search.records import span

_SLUG = "strike-2013"


def _fact(identity: str, statement: str, year: int, month: int, day: int) -> Fact:
    return Fact(
        identity, statement, span(date(year, month, day)), citations=(Citation("paper", 1),)
    )


LONG = Pack(
    Event(_SLUG, "The long strike", date(2013, 3, 1).toordinal(), date(2022, 6, 1).toordinal()),
    (Source("paper", "What happened", "Daily Paper"),),
    (),
    (
        _fact("LS-01", "The drivers began their strike.", 2013, 3, 1),
        _fact("LS-02", "The union elected a chairwoman.", 2016, 1, 5),
        _fact("LS-03", "The drivers blocked the bridge.", 2019, 1, 5),
        _fact("LS-04", "The police cleared the bridge.", 2019, 1, 5),
        _fact("LS-05", "The drivers signed the agreement.", 2022, 4, 7),
        _fact("LS-06", "The union lost its chairwoman.", 2020, 7, 4),
    ),
)


@pytest.fixture(scope="module")
def ask() -> Iterator[Asker]:
    with asked_of(LONG) as asker:
        yield asker


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("What happened on 5 January?", date(2019, 1, 5)),
        ("Что произошло 5 января?", date(2019, 1, 5)),
        ("Was geschah am 7. April?", date(2022, 4, 7)),
        ("Qu'est-ce qui s'est passé le 1er mars ?", date(2013, 3, 1)),
        ("¿Qué pasó el 4 de julio?", date(2020, 7, 4)),
        ("7 сәуірде не болды?", date(2022, 4, 7)),
        ("What happened on 5 January 2016?", date(2016, 1, 5)),
        ("What happened on 9 October?", date(2013, 10, 9)),
    ],
)
def test_undated_days_lie_where_facts_are(text: str, day: date, ask: Asker) -> None:
    assert ask(text, _SLUG).question.when == (span(day),)


def test_the_facts_of_the_fullest_year_are_told(ask: Asker) -> None:
    answer = ask("What happened on 5 January?", _SLUG)
    assert set(lead_ids(answer)) == {"LS-03", "LS-04"}
    assert answer.question.assumed == ("“5 January” as 5 January 2019",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("What happened on 04/07/2020?", "“04/07/2020” as 4 July 2020, not 7 April 2020"),
        ("What happened on 07/04/2020?", "“07/04/2020” as 4 July 2020, not 7 April 2020"),
        ("What happened by 07/04/2020?", "“07/04/2020” as 4 July 2020, not 7 April 2020"),
        ("What happened on 7-4-2020?", "“7-4-2020” as 4 July 2020, not 7 April 2020"),
        ("What happened before 04/03/2016?", "“04/03/2016” as 4 March 2016, not 3 April 2016"),
        ("What happened after 04/03/2016?", "“04/03/2016” as 4 March 2016, not 3 April 2016"),
        ("What happened since 04/03/2016?", "“04/03/2016” as 4 March 2016, not 3 April 2016"),
        ("What happened on 07/04?", "“07/04” as 7 April 2022, not 4 July 2021"),
        ("What was said on 05/06/2031?", "“05/06/2031” as 6 May 2031, not 5 June 2031"),
        (
            "What happened from 03/04/2016 to 05/05/2016?",
            "“from 03/04/2016 to 05/05/2016” as 3 April – 5 May 2016, not 4 March – 5 May 2016",
        ),
        ("What happened by 5 January?", "“5 January” as 5 January 2019"),
    ],
)
def test_a_day_and_a_month_in_figures_are_told_as_they_were_read(
    text: str, told: str, ask: Asker
) -> None:
    assert ask(text, _SLUG).question.assumed == (told,)


@pytest.mark.parametrize(
    "text",
    [
        "What happened on 05/05/2020?",
        "What happened on 13/05/2020?",
        "What happened on 05/13/2020?",
        "What happened on 05.06.2020?",
        "What happened on 2020-05-06?",
        "What happened on 04/11/2022?",
    ],
)
def test_a_day_that_can_be_read_in_one_way_needs_no_word(text: str, ask: Asker) -> None:
    """The last of them lies inside the event as 11 April, but not as 4 November."""
    assert ask(text, _SLUG).question.assumed == ()


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("5 January", date(2019, 1, 5)),
        ("7 April", date(2022, 4, 7)),
        ("07/04", date(2022, 4, 7)),
        ("9 October", date(2013, 10, 9)),
    ],
)
def test_summaries_are_of_the_day_told_of(words: str, day: date, ask: Asker) -> None:
    digest = ask.runner.run(ask.knowledge.day(words, today=TODAY, event=_SLUG))
    assert digest.span == span(day)


def test_up_to_a_day_is_up_to_that_of_the_year_told_of(ask: Asker) -> None:
    found = ask("What had the drivers done by 5 January?", _SLUG).question.when
    assert found[0].last == date(2019, 1, 5).toordinal()
    spans = tuple(DateSpan(OPEN_START, date(year, 1, 5).toordinal()) for year in range(2014, 2022))
    told = ask.runner.run(told_first(ask.store, (_SLUG,), spans))
    assert [date.fromordinal(each.last).year for each in told] == [2019, 2016]


def test_order_stays_where_nothing_tells(ask: Asker) -> None:
    empty = (span(date(2014, 2, 1)), span(date(2015, 2, 1)))
    open_ = (DateSpan(date(2014, 2, 1).toordinal(), OPEN_END), span(date(2019, 1, 5)))
    for spans in (empty, open_, empty[:1], ()):
        assert ask.runner.run(told_first(ask.store, (_SLUG,), spans)) == spans
