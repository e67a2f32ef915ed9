"""What holds for every file of the tree."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CODE = sorted(
    path for folder in ("bot", "knowledge", "tests") for path in (ROOT / folder).rglob("*.py")
)
PLACES = [".ci/*", "deploy/*", "*.md", "*.toml", "*.lock", ".env.example"]
PLACES += [f"{folder}/**/*" for folder in ("docs", "bot", "knowledge", "tests")]
TEXTS = [
    path
    for pattern in PLACES
    for path in sorted(ROOT.glob(pattern))
    if path.suffix
    in {"", ".md", ".toml", ".lock", ".example", ".py", ".sql", ".jsonl", ".txt", ".yaml"}
    and path.is_file()
]
LOCKS = [
    "requirements.lock",
    "requirements-postgres.lock",
    "requirements-test.lock",
    "requirements-dev.lock",
]
DUMPING_GROUNDS = {
    "base",
    "common",
    "core",
    "helper",
    "helpers",
    "manager",
    "misc",
    "util",
    "utils",
}
PRIVATE_FOLDER = re.compile(r"(?<![\w.~])/(?:home|root|Users|work|opt|mnt)/\w")


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def pins(lock: str) -> dict[str, str]:
    """Package and version, as locked."""
    return dict(re.findall(r"^([a-z0-9-]+)==([^\s;]+)", read(ROOT / lock), re.MULTILINE))


def test_no_module_is_too_long() -> None:
    """Five hundred lines are a file that nobody reads to the end."""
    assert [path.name for path in CODE if read(path).count("\n") > 500] == []


def test_no_module_is_a_dumping_ground() -> None:
    """A helper lives beside its user; ``lexicon/common.py`` holds the commonest words."""
    names = {path.relative_to(ROOT) for path in CODE if path.stem in DUMPING_GROUNDS}
    assert names - {Path("knowledge/lexicon/common.py")} == set()


def test_no_test_folder_shadows_a_package() -> None:
    assert list((ROOT / "tests").rglob("__init__.py")) == []


def test_tests_use_the_real_thing() -> None:
    mock = re.compile(r"\b(?:Async|Magic)?Mock\(|mock\.patch|import mock|from unittest")
    guilty = [path.name for path in CODE if path != Path(__file__) and mock.search(read(path))]
    assert guilty == []


def test_nothing_is_left_to_do() -> None:
    mark = re.compile(r"\b(?:TODO|FIXME|XXX)\b")
    guilty = [path.name for path in CODE if path != Path(__file__) and mark.search(read(path))]
    assert guilty == []


def test_every_exception_to_a_rule_has_a_reason() -> None:
    """``# noqa: S607 - why``; a type exception names its code, and mypy notices when it is idle."""
    exception = re.compile(r"#\s*noqa(?!: [A-Z]+[0-9]+(?:, ?[A-Z]+[0-9]+)*\s+-\s+\w)")
    bare = re.compile(r"#\s*type: ignore(?!\[)")
    guilty = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in CODE
        if path != Path(__file__)
        for number, line in enumerate(read(path).splitlines(), 1)
        if exception.search(line) or bare.search(line)
    ]
    assert guilty == []


def test_no_text_knows_somebody_s_machine() -> None:
    guilty = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in TEXTS
        if path != Path(__file__)
        for number, line in enumerate(read(path).splitlines(), 1)
        if PRIVATE_FOLDER.search(line)
    ]
    assert guilty == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_holds_hashes_and_no_address(lock: str) -> None:
    text = read(ROOT / lock)
    assert "://" not in text
    assert not re.search(r"^\s*--(?!hash=sha256:[0-9a-f]{64}\b)", text, re.MULTILINE)
    blocks = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]
    assert blocks
    assert all("--hash=sha256:" in block for block in blocks)


def test_locks_agree() -> None:
    """What is tested is what runs, in the same versions."""
    run, served, test, check = (pins(lock) for lock in LOCKS)
    assert run.items() <= served.items() <= test.items() <= check.items()


def test_locks_hold_every_dependency() -> None:
    project = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]
    wanted = {
        "requirements.lock": project["dependencies"],
        "requirements-postgres.lock": project["optional-dependencies"]["postgres"],
        "requirements-test.lock": project["optional-dependencies"]["test"],
        "requirements-dev.lock": project["optional-dependencies"]["dev"],
    }
    for lock, lines in wanted.items():
        names = {re.split(r"[^A-Za-z0-9.-]", line)[0] for line in lines} - {project["name"]}
        names = {name.replace(".", "-") for name in names}
        assert names - set(pins(lock)) == set(), lock


def test_no_day_is_formatted_by_the_system() -> None:
    """Its ``%Y`` writes the year 987 with three digits; reading by it is strict."""
    ours = [path for path in CODE if (ROOT / "tests") not in path.parents]
    assert [path.name for path in ours if re.search(r"strftime\([^)]*%Y|:%Y", read(path))] == []
