"""Plain texts: titles, paragraphs, sentences, and the days by which these are read."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from knowledge.errors import BadPack
from knowledge.ingest.articles import is_text, read_article

STORY = """\
The valley flood

The river Lenne rose over the quay on Friday, 2 July 2021. Mill Bridge
collapsed at a quarter past nine.

Two days later it fell. On 5 July the council counted the houses. It was
founded in 1840.

On Tuesday people went home.
"""


def lines_of(
    folder: Path, text: str | bytes, published: date | None = None
) -> tuple[str, list[dict[str, Any]]]:
    path = folder / "flood.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    article = read_article(path, "flood", published)
    return article.title, [json.loads(line) for line in article.lines]


def texts_of(folder: Path, text: str) -> list[str]:
    return [line["text"] for line in lines_of(folder, text)[1]]


def test_a_text_is_its_sentences_by_paragraph(tmp_path: Path) -> None:
    title, lines = lines_of(tmp_path, STORY)
    assert title == "The valley flood"
    assert [(line["id"], line["paragraph"]) for line in lines] == [
        ("flood-1-1", 1),
        ("flood-1-2", 1),
        ("flood-2-1", 2),
        ("flood-2-2", 2),
        ("flood-2-3", 2),
        ("flood-3-1", 3),
    ]
    assert lines[1]["text"] == "Mill Bridge collapsed at a quarter past nine."
    assert {line["title"] for line in lines} == {title}


def test_what_says_nothing_in_words_is_no_passage_and_its_paragraph_is_counted(
    tmp_path: Path,
) -> None:
    text = (
        "It rained.\n\n\u2605\u2605\u2605!\n\n\u00b4\u0301\u0301\n\n2021\n\n!!! ??? It stopped.\n"
    )
    _, lines = lines_of(tmp_path, text)
    told = [(line["paragraph"], line["text"]) for line in lines]
    assert told[0] == (1, "It rained.")
    assert told[-1][0] == 5
    assert len(told) == 2


@pytest.mark.parametrize("end", ["\r", "\r\n", "\x85", "\u2028", "\x0b"])
def test_a_line_may_end_as_any_program_ends_it(tmp_path: Path, end: str) -> None:
    """So neither the title nor two paragraphs are joined."""
    wanted = lines_of(tmp_path, STORY)
    assert lines_of(tmp_path, STORY.replace("\n", end)) == wanted


def test_colours_of_a_terminal_are_left_out(tmp_path: Path) -> None:
    text = "The \x1b[1mflood\x1b[0m\n\nThe \x1b[31mriver\x1b[0m rose.\n"
    title, (line,) = lines_of(tmp_path, text)
    assert (title, line["text"]) == ("The flood", "The river rose.")


def test_a_sentence_without_a_day_has_that_of_the_one_before_in_its_paragraph(
    tmp_path: Path,
) -> None:
    _, lines = lines_of(tmp_path, STORY)
    assert [(line.get("date"), line.get("basis")) for line in lines] == [
        ("2021-07-02", None),
        ("2021-07-02", "inferred"),
        ("2021-07-04", None),
        ("2021-07-05", None),
        (None, None),
        ("2021-07-06", None),
    ]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "The mine flooded on 3 March 2004. A pump had failed two days earlier. Rescuers came.",
            ["2004-03-03", "2004-03-01", "2004-03-03"],
        ),
        (
            "The mine flooded on 3 March 2004. The day before, a pump had failed. The day after, men came.",
            ["2004-03-03", "2004-03-02", "2004-03-04"],
        ),
        (
            "The mine flooded on 3 March 2004. It had closed in January. The owner wept.",
            ["2004-03-03", "2004-01-01/2004-01-31", "2004-03-03"],
        ),
        (
            "Dockers walked out on Monday, 1 March 2004. It would last until Friday. Ships waited.",
            ["2004-03-01", "2004-03-01", "2004-03-01"],
        ),
        (
            "The ship sank on Thursday, 4 March 2004. On Friday at 6 am men came. At 10:30 on Saturday they left.",
            ["2004-03-04", "2004-03-05", "2004-03-06"],
        ),
        (
            "The mine flooded on 3 March 2004. A year later a report blamed the pumps. It was long.",
            ["2004-03-03", None, None],
        ),
        (
            "The mine flooded on 9 June 2004. On 20 November an inquiry ended.",
            ["2004-06-09", "2004-11-20"],
        ),
        (
            "The mine flooded on 9 June 2004. Men came on 10 June. It was dry on 12 June. The owner was fined on 20 November.",
            ["2004-06-09", "2004-06-10", "2004-06-12", "2004-11-20"],
        ),
    ],
)
def test_looks_back_and_what_is_announced_leave_the_day_of_the_story(
    tmp_path: Path, text: str, days: list[str | None]
) -> None:
    _, lines = lines_of(tmp_path, text)
    assert [line.get("date") for line in lines] == days


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("The dam broke on 2 July.", date(2021, 7, 9), "2021-07-02"),
        ("The dam broke on 30 December.", date(2022, 1, 2), "2021-12-30"),
        ("The dam broke on Tuesday.", date(2021, 7, 9), "2021-07-06"),
        ("The dam broke yesterday.", date(2021, 7, 9), "2021-07-09"),
        ("The dam broke yesterday.", None, None),
        ("The dam broke on 2 July.", None, None),
        ("The dam broke.", date(2021, 7, 9), None),
    ],
)
def test_days_are_counted_from_the_day_on_which_the_text_was_published(
    tmp_path: Path, text: str, published: date | None, day: str | None
) -> None:
    """“Yesterday” stays a word that is counted from that day when the passage is read."""
    _, (line,) = lines_of(tmp_path, text, published)
    assert line.get("date") == day


@pytest.mark.parametrize(
    ("text", "title", "found"),
    [
        ("Flood\n\nIt rained.\n", "Flood", ["It rained."]),
        ("# Flood #\n\nIt rained.\n", "Flood", ["It rained."]),
        ("Flood\n=====\n\nIt rained.\n\n---\n\nIt held.\n", "Flood", ["It rained.", "It held."]),
        ("Flood\nIt rained all day.\nIt was dry then.\n", "Flood", None),
        ("It rained.\n\nIt held.\n", "", ["It rained.", "It held."]),
        ("It rained and\nthe dam held.\n", "", ["It rained and the dam held."]),
        ("# Flood\n\n## First day\nIt rained.\n\n## Later\n\nIt held.", "Flood", None),
        ("rain on 2 July\n\nflood on 3 July\n", "", ["rain on 2 July", "flood on 3 July"]),
        ("\ufeffFlood\r\n\r\nIt rained.\r\n", "Flood", ["It rained."]),
        ("Only this", "", ["Only this"]),
    ],
)
def test_a_title_is_no_passage(
    tmp_path: Path, text: str, title: str, found: list[str] | None
) -> None:
    told, lines = lines_of(tmp_path, text)
    assert told == title
    if found is not None:
        assert [line["text"] for line in lines] == found
    assert not any("Flood" in line["text"] or "#" in line["text"] for line in lines)


def test_lines_that_are_sentences_are_paragraphs_where_no_line_is_empty(tmp_path: Path) -> None:
    _, lines = lines_of(tmp_path, "Flood\nIt rained all day.\nThe dam held then.\n")
    assert [line["paragraph"] for line in lines] == [1, 2]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"It rained.\n\nIt \xff.\n", "flood.txt:3: byte 4 of the line is not UTF-8"),
        (b"It rained.\n\nIt \x00.\n", "flood.txt:3: holds the control character U+0000"),
        (b"x" * 200_001, "flood.txt:1: the paragraph is longer than 200,000 characters"),
        (b"a\n" * (5 * 1024**2), "flood.txt: the text is larger than 8 MB; split it"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(tmp_path: Path, text: bytes, told: str) -> None:
    with pytest.raises(BadPack) as caught:
        lines_of(tmp_path, text)
    assert str(caught.value.problems[0]).startswith(told)


@pytest.mark.parametrize(
    ("name", "is_one"), [("a.txt", True), ("A.MD", True), ("a.jsonl", False), ("a", False)]
)
def test_texts_go_by_their_ending(name: str, is_one: bool) -> None:
    assert is_text(Path(name)) is is_one


def test_a_look_far_back_ends_with_its_paragraph(tmp_path: Path) -> None:
    text = (
        "The dam broke on 2 July 2021.\n\nIt was begun on 3 March 1840. It was done on 5 May."
        "\n\nOn 4 July the river fell.\n\nOn 9 March 2023 a court sat. On 1 April it ruled."
    )
    _, lines = lines_of(tmp_path, text)
    years = [str(line.get("date", ""))[:10] for line in lines]
    assert years == ["2021-07-02", "", "", "2021-07-04", "2023-03-09", "2023-04-01"]
