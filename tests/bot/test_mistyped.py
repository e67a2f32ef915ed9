"""What is mistyped on a command line is told in plain words, not in the parser's; and a question may be piped in."""

import io
import sys
from pathlib import Path

import pytest

from bot.cli import main
from tests.bot.conftest import Run, one_sentence

FLOOD = ("--event", "flood-2021")
KINDS = "'updates', 'contradicts', 'corroborates', 'duplicates', 'retracts'"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("facts", "link", "FL-0003", "nope", "FL-0004"), f"'KIND': 'nope' is not one of {KINDS}."),
        (("facts", "link", "FL-0003"), "Missing argument 'KIND'. Choose from: updates, "),
        (("facts", "settle", "FL-0003"), "Missing argument 'CHOICE'. Choose from: keep, take."),
        (
            ("facts", "restore", "FL-0003", "x", "--reason", "y"),
            "“x” is no whole number from 1 on.",
        ),
        (
            ("facts", "restore", "FL-0003", "0", "--reason", "y"),
            "“0” is no whole number from 1 on.",
        ),
        (("answer", "--jsonl", "--top", "51"), "“51” is no whole number from 1 to 50."),
        (("sync-commands", "--guild", "x"), "“x” is no id of Discord’s"),
        (("chat", "--today", "3"), "write a day as 2022-01-06."),
        (("import", "a.txt", "--published", "3"), "write a day as 2022-01-06."),
    ],
)
def test_what_cannot_be_taken_is_told_in_plain_words(
    run: Run, arguments: tuple[str, ...], told: str
) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert told in err
    assert f"Try “ticktock {arguments[0]}" in err
    assert one_sentence(err)


@pytest.mark.parametrize(
    "arguments",
    [
        ("facts", "restore", "FL-0003", "9" * 6000, "--reason", "y", "--today", "x"),
        ("facts", "link", "FL-0003", "a" * 6000, "FL-0004"),
        ("answer", "--jsonl", "--top", "9" * 6000),
        ("erase", "--member", "9" * 6000),
        ("facts", "list", "--known-at", "9" * 6000),
    ],
)
def test_what_is_long_is_not_said_back_whole(run: Run, arguments: tuple[str, ...]) -> None:
    status, _, err = run(*arguments)
    assert status == 2
    assert len(err) < 400


@pytest.mark.parametrize("words", [(), ("-",)])
def test_a_question_may_be_piped_in(run: Run, flood_store: str, words: tuple[str, ...]) -> None:
    given = b"when did Mill Bridge\ncollapse?\n"
    status, out, _ = run("ask", *words, "--store", flood_store, *FLOOD, given=given)
    assert status == 0
    assert out.startswith("  Mill Bridge in Oldtown collapsed.")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (b"who\xff?", "The question holds "),
        (b"x" * 100_000, "The question is too long"),
    ],
)
def test_what_is_piped_in_and_is_no_question_is_refused(
    run: Run, flood_store: str, given: bytes, told: str
) -> None:
    status, out, err = run("ask", "--store", flood_store, given=given)
    assert (status, out) == (1, "")
    assert err.startswith(told)
    assert one_sentence(err)


def test_two_questions_are_not_answered_as_one(run: Run, flood_store: str) -> None:
    given = b"when did it rain?\nwho was hurt?\n"
    status, out, err = run("ask", "--store", flood_store, given=given)
    assert (status, out) == (2, "")
    assert "“ticktock chat” reads one a line" in err


def test_without_a_question_nobody_waits_for_one_in_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = io.TextIOWrapper(io.BytesIO(b""), encoding="utf-8")
    monkeypatch.setattr(typed.buffer, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys, "stdin", typed)
    assert main(["ask"]) == 2
    assert "QUESTION is missing; ask something, such as" in capsys.readouterr().err


@pytest.mark.parametrize("given", [b"", b" \n\n"])
def test_nothing_that_is_piped_in_is_no_question(run: Run, given: bytes) -> None:
    status, out, err = run("ask", given=given)
    assert (status, out) == (2, "")
    assert "QUESTION is missing" in err
    assert one_sentence(err)


@pytest.mark.parametrize("sign", ["\x1b[31m", "\n", "\t", "\x7f", "\u202e", "\u200f", "\u2028"])
@pytest.mark.parametrize("command", [("facts", "list"), ("doctor",), ("ask", "who?")])
def test_no_record_is_made_at_an_address_that_nobody_could_type_again(
    run: Run, tmp_path: Path, command: tuple[str, ...], sign: str
) -> None:
    _, out, err = run(*command, "--store", f"sqlite:///{tmp_path}/a{sign}b.db")
    assert "The address of the record holds a character that cannot be seen" in out + err
    assert not list(tmp_path.iterdir())
