"""The measuring of finding: marks, slips, sets, and a whole run on a small one."""

import gzip
import json
import sys
import threading
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import knowledge
from knowledge.errors import BadPack
from tests.benchmarks.finding import pace
from tests.benchmarks.finding.__main__ import main
from tests.benchmarks.finding.asking import by_engine
from tests.benchmarks.finding.dated import WAYS, KnownItem, known_items, read_corpus
from tests.benchmarks.finding.fit import Example, learn, mean_ndcg
from tests.benchmarks.finding.score import Marks, interval, mark, mean
from tests.benchmarks.finding.sets import Passage, read_set
from tests.benchmarks.finding.speed import SpeedRow, asked_of, multiplied, speed_rows, stage_rows
from tests.benchmarks.finding.stages import STAGES
from tests.benchmarks.finding.typos import with_typos

PASSAGES = (
    ("p1", "The bridge over the river was closed on Monday."),
    ("p2", "The mayor opened a new library."),
    ("p3", "Flights to the island were cancelled by the storm."),
)
QUESTIONS: tuple[tuple[str, str, list[str]], ...] = (
    ("q1", "Who opened the library?", ["p2"]),
    ("q2", "Is it raining?", []),
)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    file = tmp_path / "small.jsonl.gz"
    lines: list[dict[str, object]] = [
        {"type": "passage", "id": name, "text": text} for name, text in PASSAGES
    ]
    lines += [
        {"type": "question", "id": name, "question": text, "gold": gold}
        for name, text, gold in QUESTIONS
    ]
    with gzip.open(file, "wt", encoding="utf-8") as out:
        out.writelines(f"{json.dumps(line)}\n" for line in lines)
    return file


def test_gold_at_the_top_gets_full_marks() -> None:
    assert mark(["a", "b"], {"a"}) == Marks(1.0, 1.0, 1.0, 1.0)


def test_gold_further_down_gets_less() -> None:
    found = mark(["x", "a", "y"], {"a"})
    assert (found.mrr, found.first, found.five) == (0.5, 0.0, 1.0)
    assert found.ndcg == pytest.approx(0.6309, abs=1e-4)


def test_what_comes_after_ten_does_not_count() -> None:
    assert mark([*"bcdefghijk", "a"], {"a"}) == Marks()


def test_two_of_gold_are_wanted_first() -> None:
    assert mark(["a", "x", "b"], {"a", "b"}).ndcg < mark(["a", "b"], {"a", "b"}).ndcg == 1.0


def test_the_mean_of_nothing_is_nothing() -> None:
    assert mean([]) == Marks()
    assert interval([]) == (0.0, 0.0)


def test_the_interval_holds_the_mean_and_is_the_same_again() -> None:
    values = [0.0, 1.0] * 50
    low, high = interval(values)
    assert 0.3 < low < 0.5 < high < 0.7
    assert interval(values) == (low, high)


@pytest.mark.parametrize("count", [1, 2])
def test_a_slip_changes_as_many_words_as_asked(count: int) -> None:
    before = "Which airlines cancelled flights to the island"
    for seed in map(str, range(20)):
        after = with_typos(before, count, seed)
        changed = [
            (one, other)
            for one, other in zip(before.split(), after.split(), strict=True)
            if one != other
        ]
        assert len(changed) <= count
        assert all(one[0] == other[0] and len(one) >= 5 for one, other in changed)


def test_slips_are_the_same_at_each_run_and_spare_short_words() -> None:
    assert with_typos("airports closed", 2, "q1") == with_typos("airports closed", 2, "q1")
    assert with_typos("who is he", 2, "q1") == "who is he"


def test_a_set_is_read_with_the_questions_that_have_no_answer(small: Path) -> None:
    found = read_set(small)
    assert (found.name, len(found.passages), len(found.questions)) == ("small", 3, 2)
    assert [question.id for question in found.answerable().questions] == ["q1"]


@pytest.mark.parametrize("name", ["fts5", "fts5-porter"])
def test_the_search_of_sqlite_finds_by_any_word(name: str) -> None:
    passages = [Passage(*each) for each in PASSAGES]
    found = by_engine(name, sys.executable, passages, ["a storm on the island", "the"])
    assert found.found == (("p3",), ())


def test_an_engine_that_is_not_there_is_said(small: Path) -> None:
    passages = [Passage(*each) for each in PASSAGES]
    assert "tantivy" in by_engine("tantivy", sys.executable, passages, ["storm"]).absent


def test_a_run_prints_ours_and_others(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quality", "--set", str(small)]) == 0
    told = capsys.readouterr().out
    assert "3 passages, 1 questions" in told
    assert told.count("1.000") >= 6
    assert "lead of fts5" in told


def test_absent_sets_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["quality", "--data", str(tmp_path)])
    assert "qed.jsonl.gz" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("way", "said"),
    [
        ("no date", "storm island ferries"),
        ("the day", "storm island ferries on 6 January 2022"),
        ("the month", "storm island ferries in January 2022"),
    ],
)
def test_an_item_is_asked_with_what_is_known_of_its_day(way: str, said: str) -> None:
    assert KnownItem("a", date(2022, 1, 6), ("storm", "island", "ferries")).asked(way) == said


def test_wrong_days_lie_on_both_sides() -> None:
    asked = [KnownItem("a", date(2022, 1, day), ("storm",)).asked("a day off") for day in (6, 7)]
    assert sorted(asked) == ["storm on 6 January 2022", "storm on 7 January 2022"]


def _corpus(folder: Path) -> Path:
    file = folder / "corpus.jsonl"
    places = "harbour market station museum quarry stadium".split()
    with file.open("w", encoding="utf-8") as out:
        for at, place in enumerate(places):
            text = (
                f"Heavy storms damaged several buildings beside the {place} while local crews "
                f"restored power before evening in district number{at} yesterday."
            )
            data = {"id": f"c{at}", "text": text, "date": f"2022-01-{3 * at + 1:02}"}
            out.write(f"{json.dumps(data)}\n")
    return file


def test_items_are_the_same_again_and_asked_by_their_commoner_words(tmp_path: Path) -> None:
    passages = read_corpus(_corpus(tmp_path))
    items = known_items(passages, 3)
    assert items == known_items(passages, 3)
    assert all(len(item.words) == 3 for item in items)
    assert not {word for item in items for word in item.words} & {"harbour", "market", "quarry"}


def test_a_sample_of_the_statements_is_spread_over_them(tmp_path: Path) -> None:
    assert [each.id for each in read_corpus(_corpus(tmp_path), 2)] == ["c0", "c3"]


def test_known_items_are_told_by_their_days(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["dates", "--corpus", str(_corpus(tmp_path)), "--items", "2"]) == 0
    told = capsys.readouterr().out
    assert all(way in told for way in WAYS)
    assert "the day 1.000 1.000" in " ".join(told.split())


def test_statements_are_repeated_only_where_they_do_not_suffice(tmp_path: Path) -> None:
    passages = read_corpus(_corpus(tmp_path))
    assert [each.id for each in multiplied(passages, 2)] == ["c0", "c3"]
    again = list(multiplied(passages, 8))
    assert again[:6] == list(passages)
    assert [(each.id, each.day) for each in again[6:]] == [
        ("c0-1", "2022-01-02"),
        ("c1-1", "2022-01-05"),
    ]


def test_questions_of_speed_are_words_of_statements_in_their_order(tmp_path: Path) -> None:
    passages = read_corpus(_corpus(tmp_path))
    questions = asked_of(passages, 3)
    assert questions == asked_of(passages, 3)
    for question in questions:
        words = question.split()
        assert len(words) == 4
        assert any(
            all(word in each.text.lower() for word in words)
            and sorted(words, key=each.text.lower().index) == words
            for each in passages
        )


def test_growth_is_told_beside_the_smallest_size() -> None:
    rows = [SpeedRow("one", 1, (2.0, 2.0)), SpeedRow("one", 10, (3.0, 3.0), stages={"read": 1.0})]
    told = speed_rows(rows)
    assert [cells[2:6] for cells in told[1:]] == [
        ("2.00", "2.00", "500", "1.0"),
        ("3.00", "3.00", "333", "1.5"),
    ]
    assert stage_rows(rows) == [("stage", "10"), ("read", "100%")]


def test_a_run_of_speed_prints_ours_others_and_stages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = ["--corpus", str(_corpus(tmp_path)), "--passages", "6", "--questions", "2"]
    assert main(["speed", *wanted]) == 0
    told = capsys.readouterr().out
    assert all(
        system in told
        for system in (
            "ours, whole question",
            "ours, with a slip",
            "ours, candidates",
            "fts5-porter",
        )
    )
    assert "stage" in told


def _examples(helps: int) -> tuple[Example, ...]:
    """Questions whose gold is higher in one part, while another part misleads as often."""
    gold = tuple(0.9 if at == helps else 0.2 for at in range(2))
    other = tuple(0.1 if at == helps else 0.8 for at in range(2))
    return (Example((other, gold), (0.0, 0.0), (False, True), 1.0, 1.0),) * 3


def test_an_import_that_fails_leaves_nothing_that_keeps_the_process_alive(tmp_path: Path) -> None:
    before = threading.active_count()
    with pytest.raises(BadPack, match=r"absent\.jsonl"):
        pace.main("import", str(tmp_path / "absent.jsonl"), str(tmp_path))
    assert threading.active_count() == before


@pytest.mark.parametrize("helps", [0, 1])
def test_the_part_that_tells_gold_from_the_rest_gets_the_greater_share(helps: int) -> None:
    start = [0.6, 0.6]
    start[helps] = 0.4
    learned = learn([_examples(helps)], start)
    assert mean_ndcg([_examples(helps)], learned) == 1.0
    assert learned[helps] > 0.43
    assert sum(learned) == pytest.approx(1.0)


def test_the_same_examples_teach_the_same() -> None:
    assert learn([_examples(1)], (0.5, 0.5)) == learn([_examples(1)], (0.5, 0.5))


def test_what_the_day_adds_counts_beside_the_parts() -> None:
    (one, *_) = _examples(0)
    dated = replace(one, days=(0.2, 0.0), share=0.1)
    assert mean_ndcg([[dated]], (1.0, 0.0)) < mean_ndcg([[one]], (1.0, 0.0)) == 1.0


def test_shares_are_written_with_the_day_and_what_they_are_worth(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "weights.toml"
    assert main(["fit", "--set", str(small), "--on", "2026-01-02", "--write", str(file)]) == 0
    told = tomllib.loads(file.read_text(encoding="utf-8"))
    assert (told["fitted"], told["fit"]["small"]["ndcg"]) == (date(2026, 1, 2), 1.0)
    assert sum(told["weights"].values()) == pytest.approx(1.0, abs=1e-3)
    assert "left out" in capsys.readouterr().out


@pytest.mark.parametrize(("file", "name"), STAGES, ids=":".join)
def test_each_stage_is_a_function_that_there_is(file: str, name: str) -> None:
    """One that was renamed would be counted to the rest."""
    texts = [
        path.read_text(encoding="utf-8") for path in (Path(knowledge.__file__).parent).rglob(file)
    ]
    assert any(f"def {name}(" in text for text in texts)
