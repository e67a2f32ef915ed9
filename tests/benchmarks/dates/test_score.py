"""The one rule by which ours and others are scored, on cases made by hand."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.dates import reading
from tests.benchmarks.dates.__main__ import main, put_table
from tests.benchmarks.dates.cases import Case, Gold, read_cases
from tests.benchmarks.dates.found import Days, Found
from tests.benchmarks.dates.measure import Run
from tests.benchmarks.dates.misses import kind_of_miss
from tests.benchmarks.dates.report import Column, Tally, as_markdown, as_text, rows_of, tallied
from tests.benchmarks.dates.score import Outcome, judge

FOURTH: Days = ("2022-01-04", "2022-01-04")
FIFTH: Days = ("2022-01-05", "2022-01-05")
SIXTH: Days = ("2022-01-06", "2022-01-06")


def case(*gold: Gold, ignored: tuple[Gold, ...] = (), group: str = "DUCK-en") -> Case:
    name, _, language = group.rpartition("-")
    return Case("1", name, language, "on the 4th and 5th", "2022-01-10", gold, ignored)


def accepted(*days: Days, at: tuple[int, int] | None = None) -> Gold:
    return Gold(frozenset(days), at)


def found(*readings: Days, at: tuple[int, int] | None = None) -> Found:
    return Found(readings, at)


def test_all_dates_and_nothing_else_is_right() -> None:
    two = case(accepted(FOURTH), accepted(FIFTH))
    assert judge(two, [found(FIFTH), found(FOURTH)]).any
    assert not judge(two, [found(FOURTH)]).any
    assert not judge(two, [found(FOURTH), found(FIFTH), found(SIXTH)]).any
    assert not judge(two, [found(FOURTH), found(FOURTH)]).any


def test_text_without_date_is_right_when_nothing_is_found() -> None:
    assert judge(case(), []) == Outcome(first=True, any=True, placed=True)
    assert not judge(case(), [found(FOURTH)]).any


def test_any_accepted_pair_is_right_with_its_open_end() -> None:
    since = case(accepted(("2022-01-04", None), ("2022-01-05", None)))
    assert judge(since, [found(("2022-01-05", None))]).first
    assert not judge(since, [found(("2022-01-05", "2022-01-05"))]).any


def test_first_reading_is_told_apart_from_any() -> None:
    assert judge(case(accepted(FIFTH)), [found(FOURTH, FIFTH)]) == Outcome(
        first=False, any=True, placed=None
    )


def test_dates_are_paired_so_that_as_many_fit_as_can() -> None:
    """The first found fits both dates, the second only the one that the first would take."""
    two = case(accepted(FOURTH, FIFTH), accepted(FIFTH))
    assert judge(two, [found(FIFTH), found(FOURTH)]).first
    three = case(accepted(FOURTH, FIFTH), accepted(FIFTH, SIXTH), accepted(SIXTH))
    assert judge(three, [found(SIXTH), found(FIFTH), found(FOURTH)]).first


def test_ignored_dates_neither_help_nor_harm() -> None:
    placed = case(accepted(FOURTH, at=(7, 10)), ignored=(Gold(frozenset(), (15, 18)),))
    assert judge(placed, [found(FOURTH, at=(7, 10)), found(FIFTH, at=(15, 18))]).any
    assert judge(placed, [found(FOURTH, at=(7, 10))]).any
    assert not judge(placed, [found(FOURTH, at=(7, 10)), found(FIFTH, at=(0, 2))]).any
    without_place = case(accepted(FOURTH), ignored=(accepted(FIFTH),))
    assert judge(without_place, [found(FOURTH), found(FIFTH)]).any


def test_places_must_touch_one_to_one() -> None:
    gold = accepted(FOURTH, at=(3, 10))
    assert judge(case(gold), [found(SIXTH, at=(7, 10))]) == Outcome(
        first=False, any=False, placed=True
    )
    assert judge(case(gold), [found(FOURTH, at=(11, 14))]).placed is False
    assert judge(case(gold), [found(FOURTH)]).placed is None


def test_cases_are_read_with_open_ends(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    gold = {"accept": [["2022-01-04", None]], "span": [1, 3], "text": "4"}
    row = {"id": "x", "set": "DUCK", "lang": "en", "text": " 4 ", "reference": "2022-01-10"}
    path.write_text(json.dumps({**row, "gold": [gold], "ignore": []}) + "\n", encoding="utf-8")
    [read] = read_cases(path)
    assert read.gold == (Gold(frozenset({("2022-01-04", None)}), (1, 3)),)
    assert read.group == "DUCK-en"


def test_rows_are_put_right_as_their_source_has_them(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    wrong = [{"accept": [["2013-02-10", "2013-02-10"]], "span": None}]
    row = {"set": "DUCK", "lang": "es", "reference": "2013-02-12", "gold": wrong}
    texts = ("anteayer", "mañana", "morning")
    lines = [json.dumps({**row, "id": str(at), "text": text}) for at, text in enumerate(texts)]
    path.write_text("\n".join(lines), encoding="utf-8")
    days = [
        (one.text, *(first for gold in one.gold for first, _ in gold.accept))
        for one in read_cases(path)
    ]
    assert days == [("anteayer", "2013-02-10"), ("mañana", "2013-02-13")]
    assert {
        first for one in read_cases(path, as_is=True) for first, _ in [*one.gold[0].accept]
    } == {"2013-02-10"}


@pytest.mark.parametrize(
    ("gold", "ours", "kind"),
    [
        ([FOURTH], [FOURTH], ""),
        ([], [FOURTH], "false"),
        ([FOURTH], [], "none"),
        ([FOURTH, FIFTH], [FOURTH], "fewer"),
        ([FOURTH], [FOURTH, FIFTH], "more"),
        ([("2019-01-04", "2019-01-04")], [FOURTH], "elsewhere"),
        ([("2021-01-04", "2021-01-04")], [("2019-01-04", "2019-01-04")], "year"),
        ([FOURTH], [("2022-01-04", None)], "end"),
        ([FIFTH], [("2022-01-04", "2022-01-05")], "start"),
        ([FOURTH], [SIXTH], "days"),
    ],
)
def test_misses_are_sorted_by_their_days(gold: list[Days], ours: list[Days], kind: str) -> None:
    assert kind_of_miss(case(*map(accepted, gold)), [found(days) for days in ours]) == kind


def test_absent_specifications_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path / "none.jsonl")]) == 2
    assert "name them with --data" in capsys.readouterr().err


def test_table_has_shares_sums_and_what_was_not_asked() -> None:
    cases = [case(accepted(FOURTH)), case(accepted(FIFTH)), case(group="MS-neg-de")]
    run = Run("a", ((found(FOURTH),), (found(FOURTH, FIFTH),), ()), (1.0, 2.0, 3.0), "1.2")
    rows = rows_of([tallied("a", run, cases), Column("b", Run("b"))], cases)
    assert rows[:6] == [
        ("", "texts", "a", "b"),
        ("MS-neg-de", "1", "100.0", "–"),
        ("DUCK-en", "2", "100.0 (50.0)", "–"),
        ("all en", "2", "100.0 (50.0)", "–"),
        ("all de", "1", "100.0", "–"),
        ("between languages", "", "–", "–"),
    ]
    assert ("p50, ms", "", "2.00", "–") in rows
    assert as_text(rows).splitlines()[1] == "MS-neg-de              1         100.0  –"
    assert as_markdown(rows).splitlines()[:2] == ["|  | texts | a | b |", "|---|---|---|---|"]


def test_table_is_put_between_its_marks(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    put_table(page, "| old |\n")
    page.write_text(f"# Title\n{page.read_text(encoding='utf-8')}the end\n", encoding="utf-8")
    put_table(page, "| new |\n")
    lines = page.read_text(encoding="utf-8").splitlines()
    assert (lines[0], lines[2], lines[-1], len(lines)) == ("# Title", "| new |", "the end", 5)
    page.write_text("no marks", encoding="utf-8")
    with pytest.raises(SystemExit, match="no place for the table"):
        put_table(page, "| new |\n")


def test_failed_text_counts_as_one_where_nothing_was_found() -> None:
    column = tallied("a", Run("a", (None,), (1.0,)), [case(accepted(FOURTH))])
    assert column.groups == {"DUCK-en": Tally(texts=1)}
    assert column.run.failed == 1


def served(
    name: str, lines: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> list[Any]:
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    assert reading.main(name) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize(("ahead", "year"), [(False, 2021), (True, 2022)])
def test_reader_is_served_with_its_preference(
    ahead: bool, year: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    line = json.dumps(["on 5 March", "2022-01-10T00:00:00", "en", ahead, False])
    head, [taken, [answer]], end = served("ours", line, monkeypatch, capsys)
    assert (set(head), taken >= 0, set(end)) == ({"import", "first", "version"}, True, {"mib"})
    one = Found.from_data(answer)
    assert one.readings[0] == (f"{year}-03-05", f"{year}-03-05")
    assert one.at == (3, 10)


def test_reader_that_is_not_installed_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    [head] = served("timefhuman", "", monkeypatch, capsys)
    assert head == {"absent": "No module named 'timefhuman'"}


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["--peers", "/nowhere/python"], "There is no Python interpreter at /nowhere/python;"),
        (["--misses", "DUCK-xx"], "There is no set “DUCK-xx”; name one of DUCK-en or all."),
        (["--timeml", ".", "--misses", "odd"], "There are no misses “odd” of news; name one of"),
    ],
)
def test_what_is_not_there_is_told_in_one_sentence(
    asked: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "specs.jsonl"
    row = {
        "id": "1",
        "set": "DUCK",
        "lang": "en",
        "text": "no",
        "reference": "2022-01-10",
        "gold": [],
    }
    data.write_text(json.dumps(row), encoding="utf-8")
    assert main(["--data", str(data), *asked]) == 2
    written = capsys.readouterr()
    assert written.out == ""
    assert written.err.startswith(told)
    assert written.err.count("\n") == 1
