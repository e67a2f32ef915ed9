"""The page about dates says what the reader does."""

import re
from datetime import date
from pathlib import Path

import pytest

from knowledge.dates.mention import DateContext
from tests.benchmarks.dates.ours import found_by_ours

PAGE = Path(__file__).parents[3] / "docs" / "dates.md"
ROWS = re.findall(
    r"^\| ([^|]+) \| (en|ru|kk|de|fr|es) \| (\S+) \| (\S+) \|$",
    PAGE.read_text(encoding="utf-8"),
    re.MULTILINE,
)

DECIDED = re.findall(
    r"^\| ([^|]+) \| (\d\S+) \| (\d\S+) \| (\d\S+) \|$",
    PAGE.read_text(encoding="utf-8"),
    re.MULTILINE,
)
JUNE = date(2022, 6, 1)
EVENT = (date(2022, 1, 2).toordinal(), date(2022, 1, 19).toordinal())


def test_page_has_examples_in_all_six_languages() -> None:
    assert {row[1] for row in ROWS} == {"en", "ru", "kk", "de", "fr", "es"}


@pytest.mark.parametrize(("text", "language", "first", "last"), ROWS)
def test_example_is_read_as_the_page_says(text: str, language: str, first: str, last: str) -> None:
    [found] = found_by_ours(text, DateContext(date(2022, 1, 10), language))
    assert tuple(day or "…" for day in found.readings[0]) == (first, last)


@pytest.mark.parametrize(("text", "question", "event", "news"), DECIDED)
def test_day_is_decided_as_the_page_says(text: str, question: str, event: str, news: str) -> None:
    [asked] = found_by_ours(text, DateContext(JUNE, "en"))
    [inside] = found_by_ours(text, DateContext(JUNE, "en", timeline=EVENT))
    [told] = found_by_ours(text, DateContext(JUNE, "en"), "document")
    firsts = [one.readings[0][0] for one in (asked, inside, told)]
    assert firsts == [question, event, news]


def test_page_has_examples_of_what_is_decided() -> None:
    assert len(DECIDED) >= 4
