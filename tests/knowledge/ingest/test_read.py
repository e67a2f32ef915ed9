"""Broken packs: every fault is named by file and line, in words, and never quoted back."""

import json
import os
from pathlib import Path

import pytest

from knowledge.errors import BadPack
from knowledge.ingest.export import pack_files
from knowledge.ingest.lines import MAX_LINE
from knowledge.ingest.read import read_pack
from tests.knowledge.ingest.packs import FILES, replaced, write

FACT = '{"id": "X-1", "statement": "It rained in March.", "citations": [{"source": "gazette"}]'


def problems(folder: Path) -> list[str]:
    with pytest.raises(BadPack) as caught:
        read_pack(folder)
    return [str(problem) for problem in caught.value.problems]


def test_a_sound_pack_is_read_and_written_back_byte_for_byte(tmp_path: Path) -> None:
    assert pack_files(read_pack(write(tmp_path)).pack) == FILES


def test_windows_line_ends_blank_lines_and_a_byte_order_mark_are_accepted(
    tmp_path: Path,
) -> None:
    text = FILES["facts.jsonl"].replace("\n", "\r\n\r\n")
    folder = write(tmp_path, facts=b"\xef\xbb\xbf" + text.encode())
    read = read_pack(folder)
    assert pack_files(read.pack) == FILES
    assert read.lines["facts.jsonl"] == (1, 3)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (FACT, "this is not JSON"),
        ("[1]", "the line must be one JSON object"),
        ("[" * 100_000, "the JSON is nested too deeply"),
        ('{"id": "X-1", "id": "X-2"}', "the key 'id' is given twice"),
        ('{"id": "X-1"}', "statement is missing"),
        (FACT + ', "staement": 1}', "staement is not a field of this file"),
        (FACT + ', "caveat": 7}', "caveat must be text"),
        (
            FACT + ', "caveat": "a\\u0000b"}',
            "caveat holds the control character U+0000",
        ),
        (FACT + ', "caveat": "\\ud800"}', "caveat holds half of a character"),
        (
            FACT + ', "caveat": "\\u202e"}',
            "caveat holds the invisible control character U+202E",
        ),
        (
            FACT + ', "standing": "sure"}',
            "standing must be one of reported, claimed, confirmed",
        ),
        (
            FACT + ', "when": {"first": "5 May"}}',
            "when.first must be a day such as 2022-01-05",
        ),
        (FACT + ', "when": {"last": "1999-03-01"}}', "when needs first"),
        (
            FACT + ', "when": {"first": "1999-03-02", "last": "1999-03-01"}}',
            "when last lies before first",
        ),
        (
            FACT + ', "when": {"first": "1999-03-02", "clock": ["25:00"]}}',
            "when.clock[1] must be a clock time such as 07:00",
        ),
        (FACT + ', "figures": [{"best": 3}]}', "figures[1].measure is missing"),
        (
            FACT + ', "figures": [{"measure": "killed", "best": "3"}]}',
            "best must be a number",
        ),
        (FACT + ', "figures": [{"measure": "killed", "best": 1e999}]}', "best must be"),
        (
            FACT + ', "figures": [{"measure": "killed", "best": NaN}]}',
            "the word NaN stands for no number",
        ),
        (
            FACT + ', "figures": [{"measure": "killed", "best": 3, "low": 4}]}',
            "figures[1] best must lie between low and high",
        ),
        (FACT + ', "topics": ["Two Words"]}', "topics[1] must be lower-case words"),
        (
            FACT + ', "when": {"first": "2016-02", "precision": "month"}}',
            "when.first must be a day; write first 2016-02-01, last 2016-02-29 and precision month",
        ),
        (
            FACT + ', "when": {"first": "1974"}}',
            "when.first must be a day; write first 1974-01-01, last 1974-12-31 and precision year",
        ),
        (FACT + ', "when": {"first": "1974-13"}}', "when.first must be a day such as"),
        (
            FACT[:-2] + ', "paragraph": 1000001}]}',
            "citations[1].paragraph must be at most 1,000,000",
        ),
        (
            FACT + ', "figures": [{"measure": "killed", "best": 1e16}]}',
            "best must be at most 1,000,000,000,000,000",
        ),
        (FACT + f', "caveat": "{"x" * 4001}"}}', "caveat is longer than 4,000 characters"),
    ],
)
def test_a_bad_fact_is_named_with_file_and_line(tmp_path: Path, line: str, message: str) -> None:
    folder = write(tmp_path, facts=FILES["facts.jsonl"] + line + "\n")
    (found,) = problems(folder)
    assert found.startswith("facts.jsonl:3: ")
    assert message in found
    assert len(found) < 200


@pytest.mark.parametrize(
    ("figure", "message"),
    [
        ({"best": -5}, "best lies below 0, as only a temperature, a change"),
        ({"best": 5, "low": -5}, "low lies below 0"),
        ({"best": -5, "low": -9, "high": -1}, "best lies below 0"),
        ({"best": 5, "low": 6}, "best must lie between low and high"),
        ({"best": 5, "high": 4}, "best must lie between low and high"),
        ({"best": 5, "low": 9, "high": 1}, "best must lie between low and high"),
        ({"best": 1e-320}, "best is nearly nothing; write 0, or at least 1e-15"),
        ({"best": 5, "low": 1e-16}, "low is nearly nothing"),
        ({"best": -1e-300, "measure": "temperature"}, "best is nearly nothing"),
    ],
)
def test_a_figure_that_counts_nothing_is_refused(
    tmp_path: Path, figure: dict[str, object], message: str
) -> None:
    line = f'{FACT}, "figures": [{json.dumps({"measure": "killed", **figure})}]}}'
    (found,) = problems(write(tmp_path, facts=FILES["facts.jsonl"] + line + "\n"))
    assert found.startswith(f"facts.jsonl:3: figures[1] {message}")


@pytest.mark.parametrize(
    "figure",
    [
        {"measure": "temperature", "best": -12.5, "low": -20, "high": 3, "unit": "°C"},
        {"measure": "mean_temperature", "best": -12.5},
        {"measure": "population-change", "best": -400},
        {"measure": "killed", "best": 0},
        {"measure": "dose", "best": 1e-9, "unit": "Sv"},
    ],
)
def test_a_figure_below_or_near_nothing_is_read_where_it_may_be(
    tmp_path: Path, figure: dict[str, object]
) -> None:
    line = f'{FACT}, "figures": [{json.dumps(figure)}]}}'
    pack = read_pack(write(tmp_path, facts=FILES["facts.jsonl"] + line + "\n")).pack
    assert pack.facts[2].figures[0].best == figure["best"]


@pytest.mark.parametrize(
    ("field", "text", "message"),
    [
        (
            "url",
            "javascript:alert(1)",
            "url must be an address that begins with https:// or http://",
        ),
        ("url", "data:text/html,x", "url must be an address"),
        ("url", "ftp://gazette.example/a", "url must be an address"),
        ("url", "www.gazette.example", "url must be an address"),
        ("url", "https://", "url must be an address"),
        ("url", "https://a b.example", "url must be an address"),
        ("url", "https://[gazette", "url must be an address"),
        ("url", "https://gazette.example:port/", "url must be an address"),
        ("url", "https://bank.example@gazette.example/", "url must be an address"),
        ("published", "1999-02-31", "published must be a date such as 1999-04-30, 1999-04 or 1999"),
        ("published", "in spring", "published must be a date"),
        ("modified", "1999-13", "modified must be a date"),
    ],
)
def test_a_source_tells_where_and_when_or_is_refused(
    tmp_path: Path, field: str, text: str, message: str
) -> None:
    line = json.dumps({"id": "post", "title": "Post", "publisher": "Post", field: text})
    (found,) = problems(write(tmp_path, sources=FILES["sources.jsonl"] + line + "\n"))
    assert found.startswith(f"sources.jsonl:2: {message}")


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("url", ""),
        ("url", "https://gazette.example/1999/03?page=2#flood"),
        ("url", "http://кай.example:8080/вода"),
        ("published", "1999-04-30"),
        ("published", "1999-04~"),
        ("modified", "199X"),
    ],
)
def test_a_source_may_tell_where_and_when_as_packs_write_it(
    tmp_path: Path, field: str, text: str
) -> None:
    line = json.dumps({"id": "post", "title": "Post", "publisher": "Post", field: text})
    pack = read_pack(write(tmp_path, sources=FILES["sources.jsonl"] + line + "\n")).pack
    assert getattr(pack.sources[1], field) == text


@pytest.mark.parametrize("blank", ["\u200b", "\u200b \u2060\u200d", "\u3164", "\u2800", "\ufe0f"])
@pytest.mark.parametrize(
    ("old", "field"),
    [
        ("The river rose over the quay.", "statement"),
        ("RF-0001", "id"),
    ],
)
def test_what_nobody_can_see_is_no_text(tmp_path: Path, blank: str, old: str, field: str) -> None:
    facts = FILES["facts.jsonl"].split("\n", maxsplit=1)[0].replace(old, blank)
    assert problems(write(tmp_path, facts=facts)) == [
        f"facts.jsonl:1: {field} holds only characters that cannot be seen"
    ]


def test_an_empty_statement_is_still_called_empty(tmp_path: Path) -> None:
    facts = replaced("facts.jsonl", "The river rose over the quay.", " ")
    assert problems(write(tmp_path, facts=facts)) == ["facts.jsonl:1: statement must not be empty"]


@pytest.mark.parametrize("signs", ["!!!", "\u2605\u2605", "1,200.", "\u3164 .", "\u00b4\u0301"])
def test_a_statement_without_a_word_is_refused(tmp_path: Path, signs: str) -> None:
    facts = FILES["facts.jsonl"].split("\n", maxsplit=1)[0]
    facts = facts.replace("The river rose over the quay.", signs)
    assert problems(write(tmp_path, facts=facts)) == [
        "facts.jsonl:1: statement must say something in words"
    ]


def test_bytes_that_are_not_utf8_are_named_with_their_line(tmp_path: Path) -> None:
    folder = write(tmp_path, facts=FILES["facts.jsonl"].encode() + b'{"id": "\xff"}\n')
    assert problems(folder) == [
        "facts.jsonl:3: byte 9 of the line is not UTF-8; save the file as UTF-8"
    ]


def test_an_overlong_line_is_named_and_the_next_line_keeps_its_number(
    tmp_path: Path,
) -> None:
    folder = write(tmp_path, facts="x" * (3 * MAX_LINE) + "\n" + "y\n")
    assert [found.split(": ")[0] for found in problems(folder)] == [
        "facts.jsonl:1",
        "facts.jsonl:2",
    ]


def test_every_problem_of_every_file_is_listed(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        event=replaced("event.toml", "Europe/Vienna", "Europe/Nowhere"),
        sources="{}\n",
        names=FILES["names.jsonl"] + FILES["names.jsonl"].split("\n")[0] + "\n",
        facts="no\n",
    )
    (folder / "passages.jsonl").write_text('{"id": "p", "source": "s", "paragraph": 0}\n')
    assert problems(folder) == [
        "event.toml:6: zone must be a time zone such as Asia/Almaty",
        "sources.jsonl:1: id is missing",
        "sources.jsonl:1: title is missing",
        "sources.jsonl:1: publisher is missing",
        "names.jsonl:4: the id mayor was already used on line 1",
        "facts.jsonl:1: this is not JSON: a value is missing at character 1",
        "passages.jsonl:1: paragraph must be at least 1",
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("1999-03-01", "1999-13-01", "event.toml:4: this is not TOML"),
        ("1999-03-01", "1999-03-01T10:00:00", "event.toml:4: first must be text"),
        ("1999-03-31", "1999-02-01", "last lies before first"),
        (
            'slug = "river-1999"',
            'slug = "River 1999"',
            "event.toml:1: slug must be lower-case",
        ),
    ],
)
def test_a_bad_event_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    (found,) = problems(write(tmp_path, event=replaced("event.toml", old, new)))
    assert message in found


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("[" * 2000 + "]" * 2000, "event.toml: the TOML is nested too deeply"),
        ("{a=" * 2000 + "1" + "}" * 2000, "event.toml: the TOML is nested too deeply"),
        ("9" * 5000, "event.toml: a number has too many digits"),
    ],
    ids=["lists", "tables", "digits"],
)
def test_toml_that_overwhelms_its_reader_is_refused_in_one_sentence(
    tmp_path: Path, value: str, message: str
) -> None:
    event = FILES["event.toml"] + f"more = {value}\n"
    assert problems(write(tmp_path, event=event)) == [message]


@pytest.mark.parametrize("name", FILES)
def test_a_pipe_or_a_device_in_place_of_a_file_is_named(tmp_path: Path, name: str) -> None:
    folder = write(tmp_path)
    message = f"{name}: this is a pipe or a device; put a plain file in its place"
    (folder / name).unlink()
    os.mkfifo(folder / name)
    assert problems(folder) == [message]
    (folder / name).unlink()
    (folder / name).symlink_to("/dev/zero")
    assert problems(folder) == [message]


def test_reading_stops_where_it_is_told_to(tmp_path: Path) -> None:
    """Before a line, whatever stands on it."""
    asked: list[int] = []

    def look() -> None:
        asked.append(len(asked))
        if len(asked) == 7:
            raise InterruptedError

    folder = write(tmp_path, facts=FILES["facts.jsonl"] + "no\n\n" * 1000)
    with pytest.raises(InterruptedError):
        read_pack(folder, look)
    assert len(asked) == 7


def test_a_missing_file_and_a_missing_folder_are_named(tmp_path: Path) -> None:
    folder = write(tmp_path / "pack")
    (folder / "names.jsonl").unlink()
    assert problems(folder) == ["names.jsonl: the file cannot be read (no such file or directory)"]
    assert "there is no such folder" in problems(tmp_path / "other")[0]


def test_a_file_of_facts_that_was_cut_to_nothing_is_refused(tmp_path: Path) -> None:
    folder = write(tmp_path, facts="")
    (folder / "passages.jsonl").unlink(missing_ok=True)
    assert problems(folder) == ["facts.jsonl: the file holds no fact"]


@pytest.mark.parametrize(
    "fact_id", ["a\u00a0b", "a\u2009b", "a\u200bb", "a\u00adb", " a", "a ", "a\u3000"]
)
def test_an_id_that_nobody_could_type_again_is_refused(tmp_path: Path, fact_id: str) -> None:
    facts = FILES["facts.jsonl"].split("\n", maxsplit=1)[0].replace("RF-0001", fact_id)
    (told,) = problems(write(tmp_path, facts=facts))
    assert told == "facts.jsonl:1: id must be an id such as KZ-0042"


def test_an_id_that_is_too_long_is_told_by_its_characters(tmp_path: Path) -> None:
    facts = FILES["facts.jsonl"].split("\n", maxsplit=1)[0].replace("RF-0001", "a" * 201)
    (told,) = problems(write(tmp_path, facts=facts))
    assert told == "facts.jsonl:1: id is longer than 200 characters"


@pytest.mark.parametrize("prefix", ["%", "K Z", "KZ-", "-", "#", "a/b", "K\u00a0Z", "K" * 41])
def test_a_prefix_is_letters_and_digits(tmp_path: Path, prefix: str) -> None:
    """Ids begin with it, and somebody has to type them."""
    event = FILES["event.toml"].replace('prefix = "RF"', f'prefix = "{prefix}"')
    assert event != FILES["event.toml"]
    (told,) = problems(write(tmp_path, event=event))
    assert told.startswith("event.toml:")
    assert "prefix " in told
