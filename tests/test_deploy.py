"""What operators deploy by agrees with the program: settings, commands, files."""

import re
from pathlib import Path

import pytest

from bot.cli import COMMANDS
from bot.config import setting_names

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "deploy").iterdir())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_only_settings_that_there_are_are_set(path: Path) -> None:
    named = set(re.findall(r"\b(?:TICKTOCK|DISCORD)_[A-Z_]+\b", path.read_text(encoding="utf-8")))
    assert named
    assert named - set(setting_names()) == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_only_commands_that_there_are_are_run(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    called = re.findall(r"\[\"?ticktock\"?, \"?([a-z-]+)", text)
    called += re.findall(r"(?:args: |CMD )\[\"?(?!ticktock)([a-z-]+)", text)
    assert set(called) - set(COMMANDS) == set()


def test_image_is_made_of_files_that_there_are() -> None:
    text = (ROOT / "deploy" / "Dockerfile").read_text(encoding="utf-8")
    copied = [
        name for line in re.findall(r"^COPY (.+) \S+$", text, re.MULTILINE) for name in line.split()
    ]
    assert {"bot", "knowledge", "requirements-postgres.lock"} <= set(copied)
    assert [name for name in copied if not (ROOT / name).exists()] == []
