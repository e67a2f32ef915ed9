"""Grading of news, on small documents made by hand."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from tests.benchmarks.dates.found import Days, Found
from tests.benchmarks.dates.timeml import NewsScore, Sentence, days_of_value, read_news, score_news

DOCUMENT = """<?xml version="1.0" ?>
<TimeML><DCT><TIMEX3 tid="t0" type="DATE" functionInDocument="CREATION_TIME" value="2022-01-10"/></DCT>
<TEXT>
{}
</TEXT></TimeML>"""
MARCH = '<TIMEX3 type="DATE" value="2021-03"{}>March</TIMEX3>'


def read(folder: Path, text: str) -> list[Sentence]:
    (folder / "one.tml").write_text(DOCUMENT.format(text), encoding="utf-8")
    sentences, unread = read_news(folder)
    assert unread == []
    return sentences


def graded(sentences: Sequence[Sentence], words: str, days: Days) -> NewsScore:
    """The score of somebody who finds ``words``, and nothing else, in each sentence that has them."""

    def finder(texts: Sequence[Sentence]) -> list[tuple[Found, ...]]:
        starts = [one.text.find(words) for one in texts]
        return [(Found((days,), (at, at + len(words))),) if at >= 0 else () for at in starts]

    return score_news(sentences, finder)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2022-01-05", "2022-01-05", "2022-01-05"),
        ("2022-W01", "2022-01-03", "2022-01-09"),
        ("2022-W01-WE", "2022-01-08", "2022-01-09"),
        ("2022-02", "2022-02-01", "2022-02-28"),
        ("2021-Q4", "2021-10-01", "2021-12-31"),
        ("2021-H1", "2021-01-01", "2021-06-30"),
        ("2020", "2020-01-01", "2020-12-31"),
        ("199", "1990-01-01", "1999-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
    ],
)
def test_value_is_first_and_last_day(value: str, first: str, last: str) -> None:
    assert days_of_value(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("value", ["PRESENT_REF", "2021-SU", "P3D", "2021-XX", "2021-02-30", "19"])
def test_what_has_no_days_is_not_graded(value: str) -> None:
    assert days_of_value(value) is None


def test_sentences_end_at_full_stops_but_not_after_titles(tmp_path: Path) -> None:
    text = "Mr. Smith left. The airport\nwas shut on Jan. 5 by 3 p.m.\n\nNothing else happened"
    assert [one.text.strip() for one in read(tmp_path, text)] == [
        "Mr. Smith left.",
        "The airport was shut on Jan. 5 by 3 p.m.",
        "Nothing else happened",
    ]


def test_right_date_counts_once_and_false_dates_are_told(tmp_path: Path) -> None:
    sentences = read(tmp_path, f"It fell in {MARCH.format('')}. They march on.")
    score = graded(sentences, "March", ("2021-03-01", "2021-03-31"))
    assert (score.gold, score.found, score.right, score.dateless, score.false) == (1, 1, 1, 1, 0)
    score = graded(sentences, "march", ("2021-03-01", "2021-03-31"))
    assert (score.found, score.right, score.dateless, score.false) == (1, 0, 1, 1)
    assert [kind for kind, _ in score.misses] == ["missed", "false"]


@pytest.mark.parametrize(
    ("words", "mod", "days", "right"),
    [
        ("March", "", ("2021-03-01", "2021-03-31"), 1),
        ("March", "", ("2022-03-01", "2022-03-31"), 0),
        ("March", "", ("2021-03-01", "2021-03-10"), 0),
        ("early March", "", ("2021-03-01", "2021-03-10"), 1),
        ("March", ' mod="START"', ("2021-03-01", "2021-03-10"), 1),
        ("March", ' mod="START"', ("2021-03-21", "2021-03-31"), 0),
        ("March", ' mod="END"', ("2021-03-21", "2021-03-31"), 1),
        ("March", ' mod="MID"', ("2021-03-11", "2021-03-20"), 1),
        ("March", "", ("2021-03-01", None), 1),
        ("March", "", (None, "2021-02-28"), 1),
        ("March", "", (None, "2021-03-15"), 0),
    ],
)
def test_value_decides(tmp_path: Path, words: str, mod: str, days: Days, right: int) -> None:
    sentences = read(tmp_path, f"It fell in early {MARCH.format(mod)}.")
    assert graded(sentences, words, days).right == right


def test_range_over_two_marks_counts_as_both(tmp_path: Path) -> None:
    ends = [f'<TIMEX3 type="DATE" value="2021-0{at}">{at}/21</TIMEX3>' for at in (3, 5)]
    sentences = read(tmp_path, "From {} to {} it rained.".format(*ends))
    score = graded(sentences, "From 3/21 to 5/21", ("2021-03-01", "2021-05-31"))
    assert (score.gold, score.found, score.right) == (2, 2, 2)


def test_ungraded_marks_neither_help_nor_harm(tmp_path: Path) -> None:
    sentences = read(tmp_path, '<TIMEX3 type="DURATION" value="P1Y">A year</TIMEX3> went by.')
    score = graded(sentences, "A year", ("2021-01-01", "2021-12-31"))
    assert (score.gold, score.found, score.dateless) == (0, 0, 0)


def test_files_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    (tmp_path / "bad.xml").write_text("<TimeML><TEXT>no end", encoding="utf-8")
    (tmp_path / "undated.tml").write_text("<TimeML><TEXT>x</TEXT></TimeML>", encoding="utf-8")
    sentences, unread = read_news(tmp_path)
    assert sentences == []
    assert [line.partition(":")[0] for line in unread] == ["bad.xml", "undated.tml"]
