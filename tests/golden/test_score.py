"""What counts as right, wrong, cited and abstained."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.golden.score import (
    Case,
    Expectation,
    Outcome,
    Shown,
    Verdict,
    for_passages,
    judge,
    read_cases,
    summarise,
)

DAY = date(2022, 1, 7).toordinal()
EXPECT = Expectation(
    paragraphs=frozenset({20}),
    choices=(("3,000",), ("three thousand", "detained")),
    refused=("5,969",),
    first=DAY,
    last=DAY,
)
CASE = Case("c-1", "what", "How many?", expect=EXPECT)
BEYOND = Case("c-2", "near", "How many in Shymkent?")
CHAT = Case("c-3", "chit-chat", "lol", status="not_a_question")

GOOD = Shown("F-1", "Over 3,000 people were held.", DAY, DAY, (20,))
OTHER = Shown("F-2", "Something else altogether.", DAY, DAY, (3,))


def verdict_of(*lines: Shown, case: Case = CASE, status: str = "answered") -> Verdict:
    return judge(Outcome(case, status, lines))


def test_right_first_line_counts_for_first_and_three() -> None:
    verdict = verdict_of(GOOD, OTHER)
    assert (verdict.first, verdict.three, verdict.wrong, verdict.cited) == (True, True, False, True)


def test_right_third_line_counts_for_three_only() -> None:
    verdict = verdict_of(OTHER, OTHER, GOOD)
    assert (verdict.first, verdict.three, verdict.wrong) == (False, True, False)


def test_right_fourth_line_is_too_late() -> None:
    assert not verdict_of(OTHER, OTHER, OTHER, GOOD).three


def test_every_string_of_one_alternative_is_needed() -> None:
    whole = Shown("F-1", "THREE THOUSAND people were detained.", DAY, DAY, (20,))
    half = Shown("F-1", "Three thousand people came.", DAY, DAY, (20,))
    assert verdict_of(whole).first
    assert not verdict_of(half).first


def test_refused_string_makes_the_line_wrong() -> None:
    verdict = verdict_of(Shown("F-1", "From 3,000 to 5,969.", DAY, DAY, (20,)))
    assert not verdict.first
    assert verdict.wrong


@pytest.mark.parametrize(("first", "wrong"), [(DAY + 1, True), (None, False)])
def test_line_of_another_day_is_wrong_and_undated_is_missed(first: int | None, wrong: bool) -> None:
    verdict = verdict_of(Shown("F-1", "Over 3,000 people.", first, first, (20,)))
    assert not verdict.first
    assert verdict.wrong is wrong


def test_long_span_over_the_day_is_right() -> None:
    assert verdict_of(Shown("F-1", "Over 3,000 people.", DAY - 3, DAY + 3, (20,))).first


def test_other_line_misleads_only_where_a_figure_was_asked_for() -> None:
    asked = Case("c-4", "how-many", "How many?", expect=EXPECT)
    assert not verdict_of(OTHER).wrong
    assert verdict_of(OTHER, case=asked).wrong


def test_other_paragraph_is_right_but_badly_cited() -> None:
    verdict = verdict_of(Shown("F-1", "Over 3,000 people.", DAY, DAY, (21,)))
    assert verdict.first
    assert verdict.cited is False
    assert verdict.failed


def test_nearest_facts_do_not_answer() -> None:
    verdict = verdict_of(GOOD, status="closest")
    assert verdict.found
    assert not verdict.three
    assert not verdict.wrong


def test_answer_to_what_the_record_lacks_is_wrong() -> None:
    assert verdict_of(GOOD, case=BEYOND).wrong
    assert not verdict_of(GOOD, case=BEYOND, status="closest").failed


def test_chat_has_to_be_met_with_silence() -> None:
    assert verdict_of(case=CHAT, status="nothing").failed
    assert not verdict_of(case=CHAT, status="not_a_question").failed


def test_bare_passages_are_cited_by_their_own_id() -> None:
    expect = Expectation(frozenset({20}), frozenset({"F-1"}), (("3,000",),), ("over",))
    case = for_passages(Case("c-5", "what", "How many?", expect=expect))
    assert verdict_of(GOOD, case=case).cited
    other = Shown("F-9", "Over 3,000 people.", paragraphs=(20,))
    assert verdict_of(other, case=case).cited is False


def test_precision_and_recall_are_of_abstention() -> None:
    score = summarise(
        [
            verdict_of(GOOD),
            verdict_of(status="closest"),
            verdict_of(case=BEYOND, status="nothing"),
            verdict_of(GOOD, case=BEYOND),
        ]
    )
    assert (score.first, score.precision, score.recall, score.wrong) == (0.5, 0.5, 0.5, 0.25)


def test_percentiles_are_times_that_were_measured() -> None:
    score = summarise([judge(Outcome(BEYOND, "nothing", ms=float(ms))) for ms in range(1, 101)])
    assert (score.p50, score.p99) == (50.0, 99.0)


def test_broken_line_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "set.jsonl"
    broken.write_text('{"id": "a", "kind": "far", "question": "?", "answerable": false}\n{}\n')
    with pytest.raises(ValueError, match=r"set\.jsonl:2"):
        read_cases(broken)


def test_quotes_hyphens_and_spaces_match_their_plain_forms() -> None:
    case = Case("c-6", "what", "?", expect=Expectation(choices=(("'not' so-so now",),)))
    assert verdict_of(
        Shown("F-1", "It is “no”, ‘not’ so–so\N{NO-BREAK SPACE}now."), case=case
    ).first


def test_scores_that_nobody_reads_to_the_end_end_quietly(tmp_path: Path) -> None:
    """As in a pipe to ``head``: no traceback, and no failure."""
    questions = (Path(__file__).parent / "kazakhstan.jsonl").read_text(encoding="utf-8")
    few = tmp_path / "few.jsonl"
    few.write_text("\n".join(questions.splitlines()[:2]) + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "tests.golden", "--failures", "--file", str(few)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=Path(__file__).parents[2]
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read()
    assert (process.returncode, told) == (0, b"")
