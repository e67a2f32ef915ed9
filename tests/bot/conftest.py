"""A record with a small event of its own, kept in a temporary file and reached as people reach it."""

import io
import sys
from collections.abc import Callable

import pytest

from bot.cli import main
from knowledge.ingest.export import write_pack
from knowledge.models import Pack
from tests.bot.answers import BRIDGE, COUNTS, DENIAL, EVENT, NAMES, SOURCES

PACK = Pack(EVENT, tuple(SOURCES.values()), tuple(NAMES.values()), (BRIDGE, DENIAL, *COUNTS))

Run = Callable[..., tuple[int, str, str]]
"""Runs a command line, with the bytes to read; gives status, output and errors."""


def one_sentence(error: str) -> bool:
    """Plain words on one line, and no traceback."""
    return error.count("\n") == 1 and error.rstrip().endswith(".") and "Traceback" not in error


@pytest.fixture(scope="session")
def flood_store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Address of a record that holds the flood beside the bundled packs; for reading only."""
    folder = tmp_path_factory.mktemp("flood")
    write_pack(PACK, folder / "pack")
    address = f"sqlite:///{folder / 'record.db'}"
    assert main(["import", str(folder / "pack"), "--store", address]) == 0
    return address


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.delenv("COLUMNS", raising=False)

    def run_it(*arguments: str, given: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
        capsys.readouterr()
        status = main(list(arguments))
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run_it
