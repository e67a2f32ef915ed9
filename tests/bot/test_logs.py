"""Log lines: one for each thing, on the error stream, without secrets and without tracebacks."""

import logging
from collections.abc import Iterator

import pytest

from bot.running.logs import begin_logging

TOKEN = "MTA0.canary-3141592.token"  # noqa: S105 - no real one
SHAPED = "MTIzNDU2Nzg5MDEyMzQ1Njc4OTA.GabcDE.abcdefghijklmnopqrstuvwxyz0123456789AB"
INTERACTION = "aW50ZXJhY3Rpb24" + "x" * 80


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    root = logging.getLogger()
    kept, level = root.handlers[:], root.level
    yield
    root.handlers[:] = kept
    root.setLevel(level)
    for name in ("bot", "discord.client", "discord.gateway"):
        logging.getLogger(name).setLevel(logging.NOTSET)


def told(capsys: pytest.CaptureFixture[str]) -> str:
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err


@pytest.mark.parametrize(
    "text",
    [
        f"failed with {TOKEN}",
        f"https://discord.com/api/v10/webhooks/1/{INTERACTION}/messages",
        f"Bot {SHAPED}",
    ],
)
def test_secret_is_left_out(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    begin_logging(TOKEN)
    logging.getLogger("aiohttp").warning("%s", text)
    line = told(capsys)
    assert not any(secret in line for secret in (TOKEN, SHAPED, INTERACTION))
    assert "…" in line


def test_secret_is_left_out_of_an_exception_too(capsys: pytest.CaptureFixture[str]) -> None:
    for debug in (False, True):
        begin_logging(TOKEN, debug=debug)
        try:
            int(TOKEN)
        except ValueError:
            logging.getLogger("bot.x").exception("It failed")
        assert TOKEN not in told(capsys)


def test_exception_is_one_line_that_says_where(capsys: pytest.CaptureFixture[str]) -> None:
    begin_logging()
    try:
        int("x")
    except ValueError:
        logging.getLogger("bot.x").exception("It failed")
    line = told(capsys)
    assert line.count("\n") == 1
    assert "It failed" in line
    assert "(ValueError in test_exception_is_one_line_that_says_where, line " in line


def test_whole_traceback_is_shown_when_it_is_wanted(capsys: pytest.CaptureFixture[str]) -> None:
    begin_logging(debug=True)
    try:
        int("x")
    except ValueError:
        logging.getLogger("bot.x").exception("It failed")
    assert "Traceback" in told(capsys)


def test_text_of_people_makes_no_line_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    begin_logging()
    logging.getLogger("bot.x").warning("%s", "a\nWARNING b\x1b[2J")
    line = told(capsys)
    assert line.count("\n") == 1
    assert "\x1b" not in line


def test_libraries_are_heard_from_warnings_on(capsys: pytest.CaptureFixture[str]) -> None:
    begin_logging()
    logging.getLogger("discord.http").info("a question")
    logging.getLogger("discord.gateway").warning("about a connection that is renewed anyway")
    logging.getLogger("bot.client").info("Connected.")
    logging.getLogger("bot.client").debug("a detail")
    assert [line.split(" ", 2)[2] for line in told(capsys).splitlines()] == ["INFO Connected."]
