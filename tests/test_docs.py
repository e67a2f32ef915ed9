"""The pages say what the code does."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from bot.cli import COMMANDS
from bot.config import PREFIX, setting_names

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
SETTINGS = setting_names()


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def dependencies() -> list[str]:
    project = PROJECT["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    names = {re.split(r"[^A-Za-z0-9.-]", line)[0] for group in groups for line in group}
    return sorted(names - {project["name"]})


@pytest.mark.parametrize("setting", SETTINGS)
def test_setting_is_documented(setting: str) -> None:
    assert f"#{setting}=" in page(".env.example")
    assert f"| `{setting}` |" in page("docs/operators.md")


def test_pages_name_no_setting_that_is_not_there() -> None:
    named = {
        name
        for path in [*PAGES, ROOT / ".env.example"]
        for name in re.findall(rf"{PREFIX}[A-Z_]+", path.read_text(encoding="utf-8"))
    }
    assert named - set(SETTINGS) == set()


@pytest.mark.parametrize("command", COMMANDS)
def test_command_is_documented(command: str) -> None:
    assert re.search(rf"`{command}\b", page("docs/commands.md"))


@pytest.mark.parametrize("name", dependencies())
def test_dependency_is_justified(name: str) -> None:
    assert f"| `{name}` |" in page("docs/dependencies.md")


def test_pages_justify_no_dependency_that_is_not_there() -> None:
    named = re.findall(r"^\| `([^`]+)` \|", page("docs/dependencies.md"), re.MULTILINE)
    assert sorted(named) == dependencies()


def test_readme_holds_one_command_to_try_and_one_to_test() -> None:
    """The check runs the second as it stands in the README, so that the two cannot differ."""
    commands = re.findall(r"^python3 .+$", page("README.md"), re.MULTILINE)
    assert [command.rpartition(" && ")[2] for command in commands] == [
        ".venv/bin/ticktock chat",
        ".venv/bin/python -m pytest -n 3 --dist loadfile",
    ]
    assert "## Try it" in page("README.md").partition(commands[0])[0]
    assert page("README.md").partition(commands[1])[0].rstrip().endswith("## Test it\n\n```sh")
    check = page(".ci/run")
    assert "README.md" in check
    assert "pip install -qq --no-deps -r requirements-test.lock" not in check


def test_check_is_a_program() -> None:
    assert (ROOT / ".ci/run").stat().st_mode & 0o111
    subprocess.run(["bash", "-n", ROOT / ".ci/run"], check=True)  # noqa: S607 - the system's bash


def test_changelog_has_room_for_what_is_next() -> None:
    assert "## [Unreleased]" in page("CHANGELOG.md")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_between_pages_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target
