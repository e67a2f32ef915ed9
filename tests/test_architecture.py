"""The layers hold, and the guards notice when they do not."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent


def copied(folder: Path) -> Path:
    """The packages and their rules, to be broken."""
    for name in ("bot", "knowledge"):
        shutil.copytree(
            ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "packs")
        )
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def contracts(folder: Path) -> tuple[int, str]:
    """Status and output of import-linter on the packages in ``folder``."""
    done = subprocess.run(
        [BIN / "lint-imports", "--no-logo", "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def append(path: Path, line: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")


def test_layers_hold() -> None:
    status, output = contracts(ROOT)
    assert status == 0, output


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("knowledge/text.py", "import knowledge.models", "Layers of the record"),
        (
            "knowledge/search/weighing/rank.py",
            "import knowledge.ingest.load",
            "Layers of the record",
        ),
        ("knowledge/figures.py", "import bot.wording", "The record knows neither"),
        ("knowledge/service.py", "import discord", "The record knows neither"),
        ("bot/app.py", "import aiosqlite", "Only the store speaks"),
        ("knowledge/search/find.py", "import knowledge.storage.sqlite", "through its interface"),
    ],
)
def test_broken_layer_is_noticed(module: str, line: str, contract: str, tmp_path: Path) -> None:
    """A rule that is broken on purpose is named, with the module that breaks it."""
    folder = copied(tmp_path)
    append(folder / module, line)
    status, output = contracts(folder)
    assert status == 1, output
    broken = [said for said in output.splitlines() if said.endswith("BROKEN")]
    assert any(contract in said for said in broken), output
    assert module.removesuffix(".py").replace("/", ".") in output


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("import sqlite3", "TID251"),
        ("import discord", "TID251"),
        ("import datetime\n\nnow = datetime.datetime.now(datetime.UTC)", "TID251"),
        ("import datetime\n\ntoday = datetime.date.today()", "TID251"),
        ("try:\n    pass\nexcept Exception:\n    pass", "BLE001"),
        ("def f(x):\n    return x", "ANN001"),
    ],
)
def test_forbidden_line_is_noticed(line: str, code: str) -> None:
    """Ruff's rules reach the record's modules."""
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--stdin-filename", "knowledge/new.py", "-"],
        input=line + "\n",
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert code in done.stdout


def is_of_the_terminal(name: str) -> bool:
    """Whether commands that start quickly need a module: none of these may bring Discord in."""
    ways_in = {"bot.cli", "bot.terminal", "bot.batch"}
    return name.startswith(("knowledge", "bot.commands.")) or name in ways_in


def test_importing_reads_and_writes_nothing(tmp_path: Path) -> None:
    """No module reads settings, opens a file of its own or starts a thread when it is imported;
    commands in the terminal do not wait for Discord's library."""
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for package in ("bot", "knowledge")
        for path in sorted((ROOT / package).rglob("*.py"))
        if path.name != "__main__.py"
    ]
    terminal = [name for name in modules if is_of_the_terminal(name)]
    program = (
        "import os, sys, threading\n"
        "os.environ['TICKTOCK_NONSENSE'] = 'x'\n"
        f"for name in {terminal!r}:\n"
        "    __import__(name)\n"
        "assert 'discord' not in sys.modules\n"
        f"for name in {modules!r}:\n"
        "    __import__(name)\n"
        "assert threading.active_count() == 1\n"
    )
    voice = "ignore:'audioop' is deprecated:DeprecationWarning"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-W", voice, "-c", program],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "HOME": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert list(tmp_path.iterdir()) == []
