"""The learning of how sure an answer is: the regression, its worth, the curves, and the file."""

import asyncio
import json
import math
import random
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from knowledge.search.answering.confidence import SIGNALS, Calibration
from knowledge.service import KnowledgeBase
from knowledge.storage import open_store
from tests.benchmarks.finding.abstain import (
    as_passages,
    samples_of_golden,
    samples_of_labels,
    samples_of_set,
)
from tests.benchmarks.finding.answers import answers_of_file, holds_answer
from tests.benchmarks.finding.asking import ours_of
from tests.benchmarks.finding.calibrate import (
    TERMS,
    Sample,
    area,
    as_toml,
    by_chance,
    error,
    learn,
    left_out,
    of,
    risk_and_coverage,
    unseen,
)
from tests.benchmarks.finding.curve import as_svg, powers, shares
from tests.benchmarks.finding.logistic import fit_logistic, share_of
from tests.benchmarks.finding.sets import LabelledQuestion, LabelledSet, Passage
from tests.golden.sets import SETS, TODAY


def drawn(count: int) -> list[tuple[tuple[float, float], bool]]:
    """Examples of a known law: the first signal tells, the second does not."""
    chance = random.Random(7)  # noqa: S311 - examples, not secrets
    rows = []
    for _ in range(count):
        row = (chance.random(), chance.random())
        share = 1 / (1 + math.exp(-(6 * row[0] - 3)))
        rows.append((row, chance.random() < share))
    return rows


def test_regression_finds_the_law_of_its_examples() -> None:
    rows = drawn(4000)
    one, other, bias = fit_logistic(
        [row for row, _ in rows], [good for _, good in rows], [1.0] * len(rows)
    )
    assert one == pytest.approx(6, abs=0.5)
    assert other == pytest.approx(0, abs=0.4)
    assert bias == pytest.approx(-3, abs=0.4)
    assert share_of((one, other, bias), (0.5, 0.5)) == pytest.approx(0.5, abs=0.05)


def test_examples_that_count_twice_weigh_as_if_they_were_there_twice() -> None:
    rows = drawn(60)
    told, good = [row for row, _ in rows], [right for _, right in rows]
    twice = fit_logistic(told + told[:20], good + good[:20], [1.0] * 80)
    counted = fit_logistic(told, good, [2.0] * 20 + [1.0] * 40)
    assert counted == pytest.approx(twice)


def test_examples_that_are_all_alike_give_finite_weights() -> None:
    weights = fit_logistic([(1.0, 0.0)] * 5, [True] * 5, [1.0] * 5)
    assert all(map(math.isfinite, weights))
    assert share_of(weights, (1.0, 0.0)) > 0.5


def test_area_counts_pairs_in_the_right_order() -> None:
    assert area([(0.9, True), (0.1, False)]) == 1.0
    assert area([(0.1, True), (0.9, False)]) == 0.0
    assert area([(0.5, True), (0.5, False)]) == 0.5
    assert area([(0.9, True), (0.6, False), (0.3, True), (0.1, False)]) == 0.75


def test_error_is_nothing_where_the_share_is_as_told() -> None:
    assert error([(0.5, at % 2 == 0) for at in range(100)]) == pytest.approx(0)
    assert error([(0.9, False)] * 10) == pytest.approx(0.9)


def test_the_surest_come_first_on_the_curve() -> None:
    told = list(risk_and_coverage([(0.2, False), (0.9, True), (0.6, True), (0.4, False)]))
    assert [share for share, _, _ in told] == [0.25, 0.5, 0.75, 1.0]
    assert [risk for _, risk, _ in told] == pytest.approx([0, 0, 1 / 3, 0.5])
    assert told[1][2] == 0.6


def sample(coverage: float, *, right: bool) -> Sample:
    return Sample((coverage, *[0.5] * (len(SIGNALS) - 1)), 0.5, right, right)


SOME = tuple(sample(at / 40, right=at > 20) for at in range(40))


def test_learned_calibration_is_surer_of_what_was_right() -> None:
    learned = learn([SOME], ("coverage",))
    told = list(zip(of(learned, SOME), [one.right for one in SOME], strict=True))
    assert set(learned.weights) == {"coverage"}
    assert area(told) == 1.0
    assert told[0][0] < 0.5 < told[-1][0]


def test_confidence_of_what_was_not_seen_is_of_others_alone() -> None:
    odd = (*SOME, *[sample(1.0, right=False)] * 10)
    plain = of(learn([SOME], ("coverage",)), SOME)
    assert left_out({"a": SOME, "b": odd}, ("coverage",))["b"][:40] == pytest.approx(plain)
    told = unseen({"a": SOME}, ("coverage",))["a"]
    assert len(told) == 40
    assert told != pytest.approx(plain)
    assert area(list(zip(told, [one.right for one in SOME], strict=True))) > 0.95


def test_great_sets_count_more_but_do_not_drown_small_ones() -> None:
    great = [sample(0.5, right=False)] * 900
    small = [sample(0.5, right=True)] * 100
    share = of(learn([great, small], ("holds",)), small)[0]
    assert share == pytest.approx(0.25, abs=0.01)


def test_few_questions_are_off_by_chance() -> None:
    few, many = (by_chance([0.5] * count) for count in (50, 1000))
    assert few > 0.08
    assert many < 0.05
    assert by_chance([0.0] * 50) == 0


def test_terms_to_learn_from_are_of_known_signals() -> None:
    for terms in TERMS.values():
        assert {signal for name in terms for signal in name.split("*")} <= set(SIGNALS)
        assert len(set(terms)) == len(terms)


def test_written_calibration_is_read_as_it_was() -> None:
    made = Calibration({"text": 0.25, "text*tenth": 0.5}, -1.5, 0.4)
    fits = {"valley": [("auc", 0.8)]}
    told = tomllib.loads(as_toml({"facts": made}, date(2026, 1, 2), fits))
    assert told["fitted"] == date(2026, 1, 2)
    assert (told["facts"]["bias"], told["facts"]["answer_from"]) == (-1.5, 0.4)
    assert told["facts"]["weights"] == dict(made.weights)
    assert told["fit"]["valley"] == {"auc": 0.8}


@pytest.mark.parametrize(
    ("answers", "held"),
    [
        (["1,234 men"], True),
        (["ada strom"], True),
        (["Ada Ström Berg"], False),
        (["234"], False),
        ([], False),
        (["..."], False),
    ],
)
def test_line_holds_an_answer_however_it_is_written(answers: list[str], *, held: bool) -> None:
    assert holds_answer("There Ada Ström led 1,234 men.", answers) is held


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "squad.json",
            '{"data": [{"paragraphs": [{"qas": [{"question": " who? ", "answers": [{"text": "Ada"}, {"text": "Ada"}]}]}]}]}',
        ),
        (
            "qed.jsonlines",
            '{"question_text": "who?", "original_nq_answers": [[{"string": "Ada"}]], "annotation": '
            '{"answer": [{"paragraph_reference": {"string": "Ada"}}]}}\n',
        ),
        ("timed.json", '[{"questions": [["who?", [{"answer": "Ada"}, {"answer": ""}]]]}]'),
    ],
)
def test_answers_are_read_as_publishers_have_them(tmp_path: Path, name: str, text: str) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    assert answers_of_file(file) == {"who?": ("Ada",)}


def test_record_becomes_passages_of_a_paragraph_and_a_day(tmp_path: Path) -> None:
    golden = as_passages(SETS["chernobyl"], tmp_path)
    passages = [json.loads(line) for line in golden.record.read_text("utf-8").splitlines()]
    assert golden.bare
    assert golden.name == "chernobyl-passages"
    assert golden.event == SETS["chernobyl"].event
    assert 20 < len(passages) < 100
    assert any(". " in each["text"] for each in passages)
    assert {len(each["date"]) for each in passages if each["date"]} == {10}


async def test_line_that_holds_an_answer_is_right_whatever_its_id() -> None:
    passages = (
        Passage("one", "The old bridge of Oderby was built in 1932."),
        Passage("two", "Crowds saw the old bridge of Oderby."),
    )
    gold = frozenset(("two",))
    asked = LabelledSet(
        "bridges",
        passages,
        tuple(LabelledQuestion(str(at), "when was the bridge built", gold) for at in range(2)),
    )
    texts = {"when was the bridge built": ("1932",)}
    async with ours_of(asked.name, asked.passages) as ours:
        told = await samples_of_set(ours, asked, texts)
        alone = await samples_of_set(ours, asked, {})
    assert [(one.right, one.gold) for one in told] == [(True, False), (True, False)]
    assert not any(one.right for one in alone)


def test_picture_holds_a_line_for_each_curve() -> None:
    points = [(at / 500, at / 1000) for at in range(1, 501)]
    drawn_now = as_svg({"a & b": points, "c": points[:2]}, shares("share"), shares("wrong"))
    lines = re.findall(r'<polyline [^>]*points="([^"]*)"', drawn_now)
    assert len(lines) == 2
    assert "a &amp; b" in drawn_now
    assert len(lines[0].split()) < 130


def test_powers_of_ten_lie_evenly_on_their_axis() -> None:
    axis = powers("passages", 3, 6)
    assert [axis.place(10.0**at) for at in range(2, 8)] == pytest.approx([0, 0, 1 / 3, 2 / 3, 1, 1])
    assert [label for _, label in axis.marks] == ["1,000", "10,000", "100,000", "1,000,000"]
    assert powers("ms", -2, 0).marks[0][1] == "0.01"


def test_golden_answers_are_known_to_be_right_or_not() -> None:
    found = asyncio.run(samples_of_golden(SETS["chernobyl"]))
    assert len(found) > 80
    assert area([(one.confidence, one.right) for one in found]) > 0.9
    assert error([(one.confidence, one.right) for one in found]) < 0.15


async def test_labels_of_moderators_are_asked_again(tmp_path: Path) -> None:
    golden, asked = SETS["chernobyl"], "When did the reactor explode?"
    place = f"sqlite:///{tmp_path}/labels.db"
    store = await open_store(place)
    knowledge = KnowledgeBase(store)
    await knowledge.import_pack(golden.record, actor="test", at=1)
    answer = await knowledge.ask(asked, event=golden.event, today=TODAY)
    await store.close()
    first = answer.lead[0].fact.id
    judged = [([first], []), ([], [first]), ([], ["another"]), ([], [])]
    labels = [
        {"question": asked, "event": golden.event, "gold": gold, "wrong": wrong}
        for gold, wrong in judged
    ]
    found = await samples_of_labels(labels, place)
    assert [one.right for one in found] == [True, False, False]
