"""Texts that look as if they held a date and do not."""

from datetime import date

import pytest

from knowledge.dates.mention import DateContext
from knowledge.dates.parse import find_dates

_EVENT = (date(2022, 1, 2).toordinal(), date(2022, 1, 15).toordinal())


@pytest.mark.parametrize("timeline", [None, _EVENT], ids=["no event", "event"])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "how many people were killed in the protests?",
        "may I ask who ordered it?",
        "they may march again and again",
        "this may or may not be right",
        "the march on parliament",
        "who reached Mach 6?",
        "what is the AP-1000?",
        "Что такое стратегия Казахстан-2050?",
        "wie viele hatten COVID-19?",
        "the second march was peaceful",
        "March of Dimes",
        "May said no",
        "did April Smith die?",
        "Robert August won",
        "Joe Friday",
        "the sun sat on the wall",
        "who sat next to the minister?",
        "were they after money?",
        "what was the verdict in case 1987",
        "who is agent 2006",
        "an august body",
        "mars is a planet, life on Mars",
        "the 5th floor",
        "the 5th president spoke",
        "the second wave, for the second time",
        "came third and nine",
        "a 3rd attempt",
        "3,000 troops",
        "5,969 were detained",
        "60 to 120 tenge",
        "60-70 people",
        "3-2 victory",
        "20/20 vision",
        "24/7",
        "9/11",
        "4:3 aspect ratio",
        "at 7 pm",
        "at 19:00",
        "between 730-930",
        "50% of people",
        "$5 million",
        "3.5 million people",
        "article 5",
        "page 6, paragraph 12",
        "resolution 1244",
        "No. 7",
        "room 12 on level 3",
        "flight 93",
        "version 2.1",
        "two week state of emergency",
        "a two-week state of emergency",
        "for six months",
        "for 3 days",
        "a 3-day trip",
        "how much can it eat in a day?",
        "16 years old",
        "the 45-year-old man",
        "more than 2000 people",
        "2022 people",
        "in 2000 cities",
        "deliver 2000 pieces of toys",
        "tel 555-1212",
        "the ssn is 123-12-1234",
        "one day",
        "day 3",
        "some day, nowadays, these days",
        "at the same time",
        "have a great week!",
        "good night",
        "dates greater than or equal to date 1",
        "up to date equipment",
        "we have reached the end of the line",
        "Halloween Town",
        "the Sunday Times",
        "it nears the Sun",
        "a Jan Moir article",
        "a man in his early 30s",
        "Corpus Christi, Texas",
        "on Chinese New Year",
        "the end of an uprising",
        "following an operation",
        "following months of protest",
        "the last day of the campaign",
        "a match of 5 sets",
        "Jane 12, Marco 5",
        "W32/Mydoom",
        "the grinch who stole christmas",
        "how long did the fighting last in Seven Years War?",
        "where is this years game played",
        "more than 2021 died",
        "between 1.1 and 1.5 million",
        "the first time in a year",
        "sung by Noel Harrison",
        "was hat er gemacht, der alte Mann?",
        "может ли он прийти?",
        "ce que je sais",
        "lo que pasó antes",
        "it was in the sunday times",
        "He told the Mail on Sunday that sales rose.",
        "according to usa today",
        "Welt am Sonntag berichtete",
        "Sheffield Wednesday won at home",
        "Марта Иванова пришла на встречу",
        "видел Марту Петрову в парке",
        "il y a eu sept morts",
        "les sept nains",
        "защита окружающей среды",
        "в городской среде",
        "среда обитания",
        "офис открыт с 9 до 18",
        "in 4/4 time",
        "rated 8/10",
        "4/5 stars",
    ],
)
def test_no_date_is_invented(text: str, timeline: tuple[int, int] | None) -> None:
    context = DateContext(date(2026, 11, 25), timeline=timeline)
    assert find_dates(text, context) == ()


def test_a_rank_in_the_news_is_no_day() -> None:
    context = DateContext(date(2022, 1, 7))
    assert find_dates("The firm came the 21st by size, and he was 3rd.", context, "document") == ()


@pytest.mark.parametrize(
    "text",
    [
        "In today's globalized society nobody waits.",
        "It is what today's young people want.",
        "He set up a venture called Orion 1980, making bikes.",
    ],
)
def test_news_of_our_time_and_of_names_has_no_date(text: str) -> None:
    assert find_dates(text, DateContext(date(2022, 1, 7)), "document") == ()
