"""A ``.env`` that is broken: one sentence with its place, and never the defaults instead."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.bot.conftest import one_sentence

ROOT = Path(__file__).parents[2]
QUESTION = "when did Mill Bridge collapse?"


def asked(folder: Path, store: str, **settings: str) -> tuple[int, str, str]:
    """Asks in a process of its own that starts in ``folder``; gives status, output and errors."""
    surroundings: Mapping[str, str] = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "PYTHONPATH": str(ROOT),
        **settings,
    }
    done = subprocess.run(
        [sys.executable, "-m", "bot", "ask", QUESTION, "--store", store],
        capture_output=True,
        check=False,
        cwd=folder,
        env=surroundings,
        timeout=60,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def written(folder: Path, data: bytes) -> None:
    file = folder / ".env"
    file.write_bytes(data)
    file.chmod(0o600)


def refused(told: tuple[int, str, str], *words: str) -> None:
    status, out, err = told
    assert (status, out) == (78, "")
    assert one_sentence(err)
    for each in words:
        assert each in err


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'TICKTOCK_EVENT="abc\n', (".env, line 1", "quotation mark")),
        (b'\n# ours\n\nTICKTOCK_EVENT="abc\nEDITOR=ed\n', (".env, line 4", "NAME=value")),
        (b'EDITOR="ed\nTICKTOCK_EVENT=abc\nPAGER="less"\n', (".env, line 1", "quotation mark")),
        (b"EDITOR=ed\nTICKTOCK_STORE\n", ("TICKTOCK_STORE in .env, line 2", "no value")),
        (b"TICKTOCK_DEBUG: true\n", (".env, line 1", "NAME=value")),
        (b"EDITOR=ed\nTICKTOCK_STOER=a\n", ("TICKTOCK_STOER in .env, line 2", "no setting")),
        (b"\nTICKTOCK_EVENT=A B\n", ("TICKTOCK_EVENT in .env, line 2", "short name")),
        (b"ticktock_debug=maybe\n", ("TICKTOCK_DEBUG in .env, line 1", "write true or false")),
        (b"EDITOR=ed\r\nTICKTOCK_EVENT=a\0b\r\n", (".env, line 2", "plain text")),
        (b"EDITOR=ed\nTICKTOCK_EVENT=\xff\n", (".env, line 2", "UTF-8")),
        ("TICKTOCK_EVENT=a\n".encode("utf-16"), (".env, line 1", "UTF-8")),
        (b"TICKTOCK_EVENT=flood-2021\n" * 200_000, (".env", "64 KiB")),
    ],
    ids=range(12),
)
def test_broken_file_is_refused_with_its_place(
    data: bytes, words: tuple[str, ...], flood_store: str, tmp_path: Path
) -> None:
    written(tmp_path, data)
    refused(asked(tmp_path, flood_store), *words)


def test_folder_in_place_of_the_file_is_refused(flood_store: str, tmp_path: Path) -> None:
    (tmp_path / ".env").mkdir()
    refused(asked(tmp_path, flood_store), ".env is a folder")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only POSIX has named pipes")
def test_named_pipe_in_place_of_the_file_is_refused(flood_store: str, tmp_path: Path) -> None:
    """Nobody writes into it; it is not waited for."""
    os.mkfifo(tmp_path / ".env")
    refused(asked(tmp_path, flood_store), ".env is a folder or a device")


@pytest.mark.skipif(os.name != "posix", reason="links may need rights elsewhere")
@pytest.mark.parametrize(("target", "words"), [(".env", "links to"), ("gone", "not there")])
def test_link_that_leads_nowhere_is_refused(
    target: str, words: str, flood_store: str, tmp_path: Path
) -> None:
    (tmp_path / ".env").symlink_to(target)
    refused(asked(tmp_path, flood_store), ".env", words)


def test_truth_is_asked_for_in_plain_words(flood_store: str, tmp_path: Path) -> None:
    told = asked(tmp_path, flood_store, TICKTOCK_DEBUG="maybe")
    refused(told, "TICKTOCK_DEBUG does not fit: write true or false.")


@pytest.mark.parametrize(
    "data",
    [
        b'EDITOR="ed\nTICKTOCK_EVENT=flood-2021\n',
        b"if [ -e x ]; then\nTICKTOCK_EVENT=flood-2021\nfi\n",
        b"export PAGER\nexport TICKTOCK_EVENT='flood-2021' # ours\n",
        b"\xef\xbb\xbfticktock_event=flood-2021\r\n",
        b"VALLEY=flood\nTICKTOCK_EVENT=${VALLEY}-2021\n",
    ],
    ids=range(5),
)
def test_lines_of_other_programs_are_passed_over_without_a_word(
    data: bytes, flood_store: str, tmp_path: Path
) -> None:
    written(tmp_path, data)
    status, out, err = asked(tmp_path, flood_store)
    assert (status, err) == (0, "")
    assert "evening (day inferred)" in out


def test_environment_counts_before_a_value_that_does_not_fit(
    flood_store: str, tmp_path: Path
) -> None:
    written(tmp_path, b"TICKTOCK_EVENT=A B\n")
    status, _, err = asked(tmp_path, flood_store, TICKTOCK_EVENT="flood-2021")
    assert (status, err) == (0, "")
