"""The command as a process of its own: terminals, pipes that close, locales, signals."""

import errno
import fcntl
import json
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from time import monotonic

import pytest

from tests.bot.conftest import Run

ROOT = Path(__file__).parents[2]
QUESTIONS = (
    b'{"id": 1, "question": "when did Mill Bridge collapse?"}\n'
    b'{"id": 2, "question": "how many people were evacuated by 4 july?"}\n'
)


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "bot", *arguments]


def surroundings(home: Path, **more: str) -> Mapping[str, str]:
    """Nothing of the tester's own settings, and a home that is thrown away."""
    return {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(ROOT), **more}


PLACES: tuple[Mapping[str, str], ...] = (
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Almaty", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "de_DE.ISO-8859-1"},
)
"""Hosts that differ in all that must not matter."""


def output(folder: Path, place: Mapping[str, str], *arguments: str, given: bytes = b"") -> bytes:
    done = subprocess.run(
        command(*arguments),
        input=given,
        capture_output=True,
        check=True,
        env=surroundings(folder, **place),
    )
    assert done.stderr == b""
    return done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask", "how many ppl were detained by 7 jan?", "--event", "kazakhstan-2022"),
        ("ask", "--json", "when did Mill Bridge collapse?", "--event", "flood-2021"),
        ("day", "5 January", "--event", "kazakhstan-2022"),
        ("timeline", "about", "the", "airport"),
        ("figure", "detained"),
        ("facts", "list"),
    ],
)
def test_same_request_gives_the_same_bytes_everywhere(
    flood_store: str, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    """In any locale, time zone and hash seed."""
    one, other = (output(tmp_path, place, *arguments, "--store", flood_store) for place in PLACES)
    assert one == other
    assert one


def test_golden_questions_have_the_same_answers_in_any_order(
    flood_store: str, tmp_path: Path
) -> None:
    """What a process was asked before changes no answer, nor does its host; the time taken may."""
    golden = (ROOT / "tests/golden/kazakhstan.jsonl").read_text(encoding="utf-8").splitlines()
    keys = ("id", "question", "context")
    cases = [{key: case[key] for key in keys if key in case} for case in map(json.loads, golden)]

    def answers(place: Mapping[str, str], asked: Sequence[object]) -> list[bytes]:
        given = "\n".join(map(json.dumps, asked)).encode()
        where = ("--store", flood_store, "--today", "2026-11-24")
        told = output(tmp_path, place, "answer", "--jsonl", *where, given=given)
        return sorted(line.rpartition(b'"ms"')[0] for line in told.splitlines())

    one, other = answers(PLACES[0], cases), answers(PLACES[1], cases[::-1])
    assert one == other
    assert len(one) == len(cases)


HOSTILE = (
    b"",
    b"x" * 10_000,
    b"\x1b[2J\x07\x9b31m",
    b"a\0b",
    b"\xed\xa0\x80\xff",
    "\u202egnp.exe\u2066".encode(),
    b'NEAR("a" OR *) statement:^x',
    b"'; DROP TABLE fact; --",
    b"(a+)+$" * 40,
    b"1/1/1/1 " * 30,
)


def test_hostile_lines_lose_nothing(flood_store: str, tmp_path: Path) -> None:
    """In the chat each is answered in words; the record is whole, and what it said it still says."""
    question = b"when did Mill Bridge collapse?"
    where = ["--store", flood_store]
    given = b"\n".join([question, *HOSTILE, b"thanks", question])
    done = subprocess.run(
        command("chat", *where, "--event", "flood-2021"),
        input=given,
        capture_output=True,
        check=True,
        env=surroundings(tmp_path),
    )
    first, *_, last = done.stdout.split(b"> when did Mill Bridge collapse?\n")[1:]
    assert last in first
    assert done.stderr == b""
    assert not re.search(rb"[\x00-\x09\x0b-\x1f\x7f]", done.stdout)
    checked = subprocess.run(
        command("verify", *where), capture_output=True, check=True, env=surroundings(tmp_path)
    )
    assert b"FAIL" not in checked.stdout


def test_each_line_of_a_batch_gets_a_line(flood_store: str, tmp_path: Path) -> None:
    """Whatever the lines hold, as themselves and as questions."""
    asked = [
        json.dumps({"id": at, "question": text.decode(errors="surrogateescape")}).encode()
        for at, text in enumerate(HOSTILE)
    ]
    lines = [*HOSTILE, *asked, QUESTIONS.splitlines()[0]]
    done = subprocess.run(
        command("answer", "--jsonl", "--store", flood_store),
        input=b"\n".join(lines),
        capture_output=True,
        check=True,
        env=surroundings(tmp_path),
    )
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert (len(told), done.stderr) == (len(lines), b"")
    assert told[-1]["answered"] is True


@pytest.mark.parametrize("argument", [b"who?\xff", b"\xed\xa0\x80", b"\x1b[2J \xe2\x80\xae who?"])
def test_bytes_of_the_command_line_never_reach_the_terminal(
    argument: bytes, flood_store: str, tmp_path: Path
) -> None:
    done = subprocess.run(
        [*command("ask", "--store", flood_store), argument],
        capture_output=True,
        check=False,
        env=surroundings(tmp_path),
    )
    told = (done.stdout + done.stderr).decode()
    assert done.returncode in (0, 1)
    assert "Traceback" not in told
    assert "should not" not in told
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", told)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is full")
def test_full_disk_is_one_sentence(flood_store: str, tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command("ask", "who?", "--store", flood_store),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env=surroundings(tmp_path),
        )
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"Traceback" not in done.stderr


def test_reader_that_stops_reading_hears_nothing(flood_store: str, tmp_path: Path) -> None:
    """A closed pipe is no error worth a word."""
    process = subprocess.Popen(
        command("answer", "--jsonl", "--store", flood_store),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=surroundings(tmp_path),
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stdin is not None
    try:
        process.stdin.write(QUESTIONS * 20)
        process.stdin.close()
    except BrokenPipeError:
        pass
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(20) == 0


_STYLE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class _Terminal:
    """A command in a pseudo-terminal of 80 columns."""

    def __init__(self, arguments: Sequence[str], environment: Mapping[str, str]) -> None:
        self.seen = ""
        """What was written since the last expectation, without the styling of lines."""
        self.raw = ""
        self._leader, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 80, 0, 0))
        self._process = subprocess.Popen(
            command(*arguments),
            stdin=follower,
            stdout=follower,
            stderr=follower,
            env=dict(environment),
            start_new_session=True,
        )
        os.close(follower)

    def expect(self, words: str, seconds: float = 20) -> None:
        """Read on until ``words`` are seen after what was expected before."""
        end = monotonic() + seconds
        while words not in self.seen:
            ready, _, _ = select.select([self._leader], [], [], max(0, end - monotonic()))
            assert ready, f"waited for {words!r}, saw {self.seen!r}"
            received = self._receive()
            assert received is not None, f"ended before {words!r}, saw {self.seen!r}"
            self.seen += received
        self.seen = self.seen.partition(words)[2]

    def _receive(self) -> str | None:
        """What came, without styling; ``None`` at the end."""
        try:
            received = os.read(self._leader, 65536).decode(errors="replace")
            self.raw += received
            return _STYLE.sub("", received)
        except OSError as error:
            if error.errno == errno.EIO:
                return None
            raise

    def type(self, keys: bytes) -> None:
        os.write(self._leader, keys)

    def end(self) -> int:
        """Wait for the end; the exit status."""
        until = monotonic() + 20
        while select.select([self._leader], [], [], max(0, until - monotonic()))[0]:
            if self._receive() is None:
                break
        return self._process.wait(20)

    def stop(self) -> None:
        """Let nothing outlive the test."""
        self._process.kill()
        self._process.wait(20)
        os.close(self._leader)


@pytest.fixture
def chat(flood_store: str, tmp_path: Path) -> Iterator[_Terminal]:
    terminal = _Terminal(
        ["chat", "--store", flood_store, "--event", "flood-2021"],
        surroundings(
            tmp_path, TERM="xterm", PROMPT_TOOLKIT_NO_CPR="1", XDG_DATA_HOME=str(tmp_path)
        ),
    )
    yield terminal
    terminal.stop()


def test_chat_in_a_terminal(chat: _Terminal, tmp_path: Path) -> None:
    """Greeting, an answer, a way out; typed lines are kept for their owner alone."""
    chat.expect("The valley flood, 2021")
    chat.expect(">")
    chat.type(b"when did Mill Bridge collapse?\r")
    chat.expect("evening (day inferred)")
    chat.expect(">")
    chat.type(b"/quit\r")
    chat.expect("Goodbye.")
    assert chat.end() == 0
    kept = [file for file in tmp_path.rglob("*") if file.is_file() and "typed" in file.name]
    assert [oct(file.stat().st_mode & 0o777) for file in kept] == ["0o600"]


def test_broken_bytes_and_control_keys_typed_into_a_terminal(chat: _Terminal) -> None:
    """They cost a sentence at most; the next line is answered as ever."""
    chat.expect(">")
    chat.type(b"who \xff\xed\xa0\x80?\x0e\x1b[99~\r")
    chat.expect("not UTF-8")
    chat.type(b"\r")
    chat.type(b"/day foo\r")
    chat.expect("is not a date that I can read")
    chat.type(b"when did Mill Bridge collapse?\r")
    chat.expect("evening (day inferred)")
    chat.type(b"half a line\x03")
    chat.expect(">")
    chat.type(b"\x04")
    chat.expect("Goodbye.")
    assert chat.end() == 0
    assert "Traceback" not in chat.raw


@pytest.mark.parametrize("key", [b"\x03", b"\x04"])
def test_chat_is_left_by_key(chat: _Terminal, key: bytes) -> None:
    """Ctrl-C and Ctrl-D end it with a word and no traceback."""
    chat.expect(">")
    chat.type(key)
    chat.expect("Goodbye.")
    assert chat.end() == 0
    assert "Traceback" not in chat.raw


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("facts", "list", "--json"), 0, ""),
        (("facts", "show", "no-such-fact"), 1, "There is no fact"),
        (("ask", "--no-such-option"), 2, "No such option"),
    ],
)
def test_process_ends_with_its_status_and_all_that_it_says(
    flood_store: str, tmp_path: Path, run: Run, arguments: tuple[str, ...], status: int, told: str
) -> None:
    """It takes a short way out, on which nothing that is still buffered is lost."""
    where = ("--store", flood_store)
    done = subprocess.run(
        command(*arguments, *where), capture_output=True, check=False, env=surroundings(tmp_path)
    )
    assert told in done.stderr.decode()
    assert (done.returncode, done.stdout.decode()) == (status, run(*arguments, *where)[1])
