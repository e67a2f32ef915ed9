"""A record to be mistreated, and the command as a process of its own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import pytest

from bot.cli import main

ROOT: Final = Path(__file__).parents[2]
PATIENCE: Final = 60
"""Seconds after which a process counts as hung."""

Command = Callable[..., "subprocess.CompletedProcess[str]"]
"""Runs ``ticktock`` with these arguments; ``before`` is put in front of the command line."""


def one_sentence(error: str) -> bool:
    """Plain words on one line, and no traceback."""
    return error.count("\n") == 1 and error.rstrip().endswith(".") and "Traceback" not in error


def surroundings(home: Path) -> Mapping[str, str]:
    """Nothing of the tester's own settings, and a home that is thrown away."""
    return {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(ROOT)}


def command_line(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "bot", *arguments]


@pytest.fixture(scope="session")
def sound_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with the bundled packs, to be copied and never touched."""
    path = tmp_path_factory.mktemp("sound") / "record.db"
    assert main(["facts", "list", "--store", f"sqlite:///{path}"]) == 0
    return path


@pytest.fixture
def record(sound_record: Path, tmp_path: Path) -> Path:
    """A sound record, to be mistreated."""
    return Path(shutil.copy(sound_record, tmp_path / "record.db"))


@pytest.fixture
def ticktock(tmp_path_factory: pytest.TempPathFactory) -> Command:
    home = tmp_path_factory.mktemp("home")

    def run(*arguments: str, before: tuple[str, ...] = ()) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [*before, *command_line(*arguments)],
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
            env=dict(surroundings(home)),
        )

    return run


@pytest.fixture
def as_nobody() -> tuple[str, ...]:
    """Put before a command, it takes away the superuser's right to read and write anything."""
    if os.geteuid() != 0:
        return ()
    tool = shutil.which("setpriv")
    if tool is None:
        pytest.skip("the superuser may write anywhere, and setpriv is missing")
    return (tool, "--bounding-set=-dac_override,-dac_read_search")
