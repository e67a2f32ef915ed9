"""Which day of those that a sentence names is its own."""

import json
from datetime import date
from pathlib import Path

import pytest

from knowledge.dates.show import show
from knowledge.dates.span import DateSpan
from knowledge.ingest.articles import read_article
from knowledge.ingest.derive import day_of

_NEAR = DateSpan(date(2023, 3, 14).toordinal(), date(2023, 3, 14).toordinal())


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Fire broke out shortly after 6 a.m. on Tuesday, 14 March 2023.",
            "about 14 March 2023, 06:00",
        ),
        ("It sank before 6 a.m. on 14 March 2023.", "14 March 2023, 00:00–06:00"),
        ("By 6 a.m. on 14 March 2023 all were ashore.", "14 March 2023, 06:00"),
        ("The company suspended all crossings until 20 March.", ""),
        ("The fair runs through 20 March.", ""),
        ("A panel is to report by the end of June.", ""),
        ("By 20 March all were found.", "20 March 2023"),
        ("Eleven were detained, all of whom were released on 16 March.", ""),
        ("The men, who had been held on 16 March, were freed on 18 March.", "18 March 2023"),
        ("It has been shut since 2 March 2023.", ""),
        ("The minutes of the meeting of 15 March were read.", ""),
        ("They met on 15 March and will meet again.", "15 March 2023"),
    ],
)
def test_the_day_of_a_sentence(text: str, day: str) -> None:
    when = day_of(text, _NEAR, _NEAR).when
    assert (show(when) if when else "") == day


def test_a_quoted_day_moves_no_story(tmp_path: Path) -> None:
    path = tmp_path / "fire.txt"
    path.write_text(
        "A ferry burnt on Tuesday, 14 March 2023. “On Monday the waves were four metres high,” Reil told us. "
        "Fishermen brought forty people ashore. The owner stopped all crossings until 20 March. Two tugs came.",
        encoding="utf-8",
    )
    days = [json.loads(line)["date"] for line in read_article(path, "f").lines]
    assert days == ["2023-03-14", "2023-03-13", "2023-03-14", "2023-03-14", "2023-03-14"]


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("On Friday the owner stopped all crossings until 20 March.", ["2023-03-17", "2023-03-17"]),
        ("On Friday she said that it would take months.", ["2023-03-17", "2023-03-17"]),
        ("It would take months, she said on Friday.", ["2023-03-17", "2023-03-17"]),
        ("The strike would end on Friday, Voss said.", ["2023-03-14", "2023-03-14"]),
        ("The bridge was to be reopened on Friday.", ["2023-03-14", "2023-03-14"]),
        ("On Friday ministers will meet.", ["2023-03-14", "2023-03-14"]),
        ("They agreed on 4 per cent from 1 May 2023.", ["2023-03-14", "2023-03-14"]),
        ("They agreed on 4 per cent on 1 May 2023.", ["2023-05-01", "2023-05-01"]),
    ],
)
def test_only_the_day_of_what_will_be_is_announced(
    tmp_path: Path, sentence: str, days: list[str]
) -> None:
    path = tmp_path / "fire.txt"
    path.write_text(
        f"A ferry burnt on Tuesday, 14 March 2023. {sentence} Two tugs came.", encoding="utf-8"
    )
    lines = [json.loads(line) for line in read_article(path, "f").lines]
    assert [line["date"] for line in lines[1:]] == days
