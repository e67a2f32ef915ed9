"""Days of plain texts: which year and which week the text itself sets, and how far it reaches."""

import json
from datetime import date
from pathlib import Path

import pytest

from knowledge.ingest.articles import Article, read_article
from knowledge.ingest.derive import day_of

RUN = (
    "The run began on Tuesday, 6 June 2017. On Wednesday, 7 June, queues formed.\n\nOn 8 June a limit was set. It was low.\n\n"
    "At 2 a.m. on Friday, 9 June, a loan was granted. It was gone by Monday.\n\nIn all, people had taken out 212 million, an"
    " audit found in August. It put the loss at 71 million.\n\nA student was charged in October. In March 2018 a court"
    " acquitted him. The loan was paid back on 14 December 2018."
)
RUN_DAYS = (
    "2017-06-06 2017-06-07 2017-06-08 2017-06-08 2017-06-09 2017-06-12 2017-08-01/2017-08-31 2017-08-01/2017-08-31"
    " 2017-10-01/2017-10-31 2018-03-01/2018-03-31 2018-12-14"
).split()


def article_of(folder: Path, text: str, published: date | None = None) -> Article:
    path = folder / "story.txt"
    path.write_text(text)
    return read_article(path, "story", published)


def days_of(folder: Path, text: str, published: date | None = None) -> list[str | None]:
    return [json.loads(line).get("date") for line in article_of(folder, text, published).lines]


@pytest.mark.parametrize(
    "published", [None, date(2018, 12, 16), date(2018, 12, 20), date(2020, 3, 1)]
)
def test_a_story_keeps_its_own_year_whenever_it_was_published(
    tmp_path: Path, published: date | None
) -> None:
    assert days_of(tmp_path, RUN, published) == RUN_DAYS


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "It broke loose on Thursday, 15 February 2024. In the night to Friday a message came. On Saturday 80 searched."
            " She was found on Sunday, 18 February. The dispute began on the same day.",
            ["2024-02-15", "2024-02-16", "2024-02-17", "2024-02-18", "2024-02-18"],
        ),
        (
            "The dam broke on Friday, 2 July 2021. The minister said yesterday that it was old. On 4 July it was dry.",
            ["2021-07-02", "2024-09-10", "2021-07-04"],
        ),
        (
            "It began on Tuesday, 6 June, with a rumour. On 8 June a limit was set. By Monday it was over.",
            ["2023-06-06", "2023-06-08", "2023-06-12"],
        ),
        (
            "The hut is old. A party left it on Thursday, 15 February 2024. On Friday they fell. On Saturday they were found.",
            [None, "2024-02-15", "2024-02-16", "2024-02-17"],
        ),
    ],
)
def test_the_thread_of_a_story_goes_before_the_day_of_its_telling(
    tmp_path: Path, text: str, days: list[str | None]
) -> None:
    assert days_of(tmp_path, text, date(2024, 9, 10)) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "The dam broke on Friday. Engineers warned of it on 3 June 2019. On 4 July the water fell.",
            ["2021-07-02", None, "2021-07-04"],
        ),
        (
            "The dam was inspected on 3 March 2019. It broke on Friday. A man was held on Sunday, police said.",
            ["2019-03-03", "2021-07-02", "2021-07-04"],
        ),
        (
            "He was shot on 10 July last year, a court was told. He died the next day.",
            ["2020-07-10", "2020-07-11"],
        ),
    ],
)
def test_news_are_counted_from_the_day_on_which_they_were_published(
    tmp_path: Path, text: str, days: list[str | None]
) -> None:
    assert days_of(tmp_path, text, date(2021, 7, 5)) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "An inquiry was opened on 20 February 2024. A report in June found faults. It was closed on 3 September.",
            ["2024-02-20", "2024-06-01/2024-06-30", "2024-09-03"],
        ),
        (
            "An inquiry was opened on 20 February 2024. It was closed on 3 September.",
            ["2024-02-20", "2024-09-03"],
        ),
        (
            "The run began on 6 June 2017. On 12 June it was over. In January a court sat. On 3 February it ruled.",
            ["2017-06-06", "2017-06-12", "2018-01-01/2018-01-31", "2018-02-03"],
        ),
        (
            "The run began on 6 June 2017. It was foretold on 20 April.",
            ["2017-06-06", "2017-04-20"],
        ),
        (
            "A storm came on 15 February 2024. A survey in November found cracks. On 16 February men came.",
            ["2024-02-15", "2023-11-01/2023-11-30", "2024-02-16"],
        ),
        (
            "A storm came on 15 February 2024. A survey had found cracks in November. On Friday men came.",
            ["2024-02-15", "2023-11-01/2023-11-30", "2024-02-16"],
        ),
        (
            "A storm came on 12 July 2018. A jury found in December 2019 that he was right. He was invited on 15 July. He came.",
            ["2018-07-12", "2019-12-01/2019-12-31", "2018-07-15", "2018-07-15"],
        ),
        (
            "It began on Monday, 3 July 2017. On Wednesday, 4 July, it rained.",
            ["2017-07-03", "2018-07-04"],
        ),
    ],
)
def test_a_story_moves_forward_unless_it_goes_on_before(
    tmp_path: Path, text: str, days: list[str]
) -> None:
    assert days_of(tmp_path, text) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It fell on Monday, 3 July 2017. On Friday it rose.", ["2017-07-03", "2017-07-07"]),
        ("It fell on Monday, 3 July 2017. On Saturday it rose.", ["2017-07-03", "2017-07-01"]),
        ("It fell on Monday, 3 July 2017. By Sunday it rose.", ["2017-07-03", "2017-07-02"]),
        ("It fell on Monday, 3 July 2017. It had risen on Thursday.", ["2017-07-03", "2017-06-29"]),
        (
            "It fell on Monday, 3 July 2017. They made Friday a holiday. On Tuesday it rose.",
            ["2017-07-03", "2017-07-03", "2017-07-04"],
        ),
        (
            "It fell on Monday, 3 July 2017. Plan B failed on Friday. It was old.",
            ["2017-07-03", "2017-07-07", "2017-07-07"],
        ),
        (
            "It fell on Monday, 3 July 2017. They had meant to fell it on Friday. It was old.",
            ["2017-07-03", "2017-07-03", "2017-07-03"],
        ),
        (
            "It fell on Monday, 3 July 2017. The mayor said four days later that it was old. He wept.\n\nOn Tuesday it rose.",
            ["2017-07-03", "2017-07-07", "2017-07-07", "2017-07-04"],
        ),
    ],
)
def test_a_weekday_is_one_near_the_day_told_before(
    tmp_path: Path, text: str, days: list[str]
) -> None:
    assert days_of(tmp_path, text) == days


@pytest.mark.parametrize(
    ("text", "span"),
    [
        (RUN, ("2017-06-06", "2018-12-14")),
        (
            "They voted on 8 October 2023. She had polled 9 per cent in September. He was sworn in on 1 November.",
            ("2023-10-08", "2023-11-01"),
        ),
        ("It was dry in September 2023. It rained on 8 October.", ("2023-09-01", "2023-10-08")),
        (
            "It fell on 3 July 2017. "
            + "It rose on 5 July. " * 9
            + "A stone was set up on 3 July 2027.",
            ("2017-07-03", "2017-07-05"),
        ),
        ("It fell.", None),
    ],
)
def test_a_story_lasts_to_the_last_of_what_came_of_it(
    tmp_path: Path, text: str, span: tuple[str, str] | None
) -> None:
    found = article_of(tmp_path, text).span
    told = found and tuple(date.fromordinal(day).isoformat() for day in found)
    assert told == span


def test_a_story_told_decades_behind_its_first_day_goes_on_where_it_is(tmp_path: Path) -> None:
    """Days without a year are of the days told last, though a year of long before is told in passing behind them."""
    told = days_of(
        tmp_path,
        "The Amber Bridge opened on 14 June 1974.\n\nOn 9 August 2022 it fell into the river. Nine people died.\n\nThe mayor came on"
        " 10 August. A minister came on 11 August.\n\nAn inquiry began on 1 September 2022. It found that sensors fitted in 2019 had"
        " sent alarms.",
    )
    named = [told[at] for at in (0, 1, 3, 4, 5)]
    assert named == ["1974-06-14", "2022-08-09", "2022-08-10", "2022-08-11", "2022-09-01"]


def test_what_began_and_is_to_end_is_of_its_beginning(tmp_path: Path) -> None:
    told = days_of(
        tmp_path,
        "The remains were blown up on 30 September 2022. Work on a bridge began in April 2024 and is to end in 2026.",
    )
    assert told == ["2022-09-30", "2024-04-01/2024-04-30"]


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("The thieves took a crown of the 11th century.", False),
        ("They lived in an 18th-century house.", False),
        ("A vase from the 1920s broke.", False),
        ("He drove a 1960s car.", False),
        ("In the 11th century monks built it.", True),
        ("It was built in the 11th century.", True),
        ("During the 1990s prices rose.", True),
        ("The first half of the 19th century was quiet.", True),
    ],
)
def test_the_age_of_a_thing_is_no_day_of_what_is_told(text: str, dated: bool) -> None:
    assert (day_of(text, None, None).when is not None) is dated
