"""Nothing that people wrote can steer a terminal."""

import io
import os
import pty
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.blocks import Facts, Line, Reference, Reply, Row, Sentence, Table
from bot.escape import REPLACEMENT, harmless
from bot.render import Piece
from bot.screen import Screen

HOSTILE = (
    "\x1b[2J\x1b]0;owned\x07\x1b]52;c;ZXZpbA==\x07\x1b]8;;https://bad.example\x1b\\click\x1b]8;;\x1b\\"
    "\x9b31m\x00\x08\x7f\r\u202egnp.exe\u2066\u200f\u2028\ud800\U000e0041"
)
EVERYWHERE = Reply(
    (
        Sentence(HOSTILE),
        Facts(HOSTILE, (Line(HOSTILE, HOSTILE, HOSTILE, (1,), (), HOSTILE),)),
        Table(HOSTILE, (Row(HOSTILE, HOSTILE, HOSTILE, (1,)),)),
    ),
    (Reference(1, HOSTILE, HOSTILE, HOSTILE),),
    HOSTILE,
)


@given(st.text(st.characters()))
def test_no_control_character_but_the_line_break_is_left(text: str) -> None:
    safe = harmless(text)
    assert all(char == "\n" or unicodedata.category(char) not in ("Cc", "Cs") for char in safe)
    assert all(unicodedata.bidirectional(char) not in _TURNING for char in safe)


_TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@given(st.text(st.characters()))
def test_replacing_keeps_the_length_and_is_done_once(text: str) -> None:
    safe = harmless(text)
    assert len(safe) == len(text)
    assert harmless(safe) == safe


@pytest.mark.parametrize(
    "text", ["naïve café", "Қасым-Жомарт Тоқаев", "日本語", "👩\u200d🚒", "“quoted” – ¶ 4", "שלום"]
)
def test_ordinary_writing_is_left_alone(text: str) -> None:
    assert harmless(text) == text


def test_unsafe_characters_leave_a_visible_mark() -> None:
    assert harmless("a\x1b[31mb\u202e") == f"a{REPLACEMENT}[31mb{REPLACEMENT}"


@pytest.mark.parametrize("styled", [False, True])
def test_every_part_of_a_reply_is_made_safe(styled: bool) -> None:
    """Also on a styled screen only its own colour codes are written."""
    out = io.StringIO()
    screen = Screen(out, styled=styled, width=60)
    screen.show(EVERYWHERE)
    screen.say(HOSTILE)
    screen.write(((Piece(HOSTILE),),))
    assert not _controls(out.getvalue())


def test_terminal_receives_nothing_but_text_and_line_breaks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Through a real pseudo-terminal: the bytes that a dumb terminal reads hold no control."""
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("COLUMNS", "60")
    leader, follower = pty.openpty()
    try:
        with os.fdopen(follower, "w", encoding="utf-8") as out:
            Screen.on(out).say("first")
            Screen.on(out).say(HOSTILE.replace("\ud800", ""))
        received = os.read(leader, 65536).decode()
    finally:
        os.close(leader)
    assert received.startswith("first")
    assert not _controls(received.replace("\r\n", "\n"))


def _controls(text: str) -> list[str]:
    return [char for char in text if char != "\n" and unicodedata.category(char) in ("Cc", "Cs")]
