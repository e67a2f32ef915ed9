"""Settings: where they come from, what is refused, and that nothing secret is repeated."""

import logging
from dataclasses import fields
from pathlib import Path

import pytest

from bot.config import ConfigError, Settings, load_settings

TYPED = "hunter-2"


def written(folder: Path, text: str, mode: int = 0o600) -> Path:
    path = folder / ".env"
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return path


def test_nothing_set_gives_the_defaults(tmp_path: Path) -> None:
    settings = load_settings(tmp_path / ".env")
    assert settings.store == f"sqlite:///{settings.data_folder / 'record.db'}"
    assert (settings.event, settings.debug) == ("", False)


def test_environment_counts_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written(tmp_path, "TICKTOCK_EVENT=flood-2021\nTICKTOCK_STORE=sqlite:///a.db\n")
    monkeypatch.setenv("TICKTOCK_STORE", "sqlite:///b.db")
    settings = load_settings(file)
    assert (settings.event, settings.store) == ("flood-2021", "sqlite:///b.db")


def test_settings_of_other_programs_in_the_file_are_left_alone(tmp_path: Path) -> None:
    file = written(tmp_path, "EDITOR=ed\nTICKTOCK_DEBUG=true\n")
    assert load_settings(file).debug


def test_unknown_setting_in_the_environment_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TICKTOCK_STOER", TYPED)
    with pytest.raises(ConfigError, match="TICKTOCK_STOER in the environment") as caught:
        load_settings(tmp_path / ".env")
    assert TYPED not in str(caught.value)


def test_unknown_setting_in_the_file_is_refused(tmp_path: Path) -> None:
    file = written(tmp_path, f"TICKTOCK_STOER={TYPED}\n")
    with pytest.raises(ConfigError, match=r"TICKTOCK_STOER in .*\.env") as caught:
        load_settings(file)
    assert TYPED not in str(caught.value)


@pytest.mark.parametrize("name", ["STORE", "EVENT", "DEBUG"])
def test_value_that_does_not_fit_is_named_but_not_repeated(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"TICKTOCK_{name}", f"{TYPED}!")
    with pytest.raises(ConfigError, match=f"TICKTOCK_{name} does not fit") as caught:
        load_settings(tmp_path / ".env")
    assert TYPED not in str(caught.value)
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


def test_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_bytes(b"TICKTOCK_EVENT=\xff\xfe")
    with pytest.raises(ConfigError, match="cannot be read as text"):
        load_settings(file)


@pytest.mark.parametrize(("mode", "told"), [(0o600, 0), (0o640, 1), (0o604, 1)])
def test_file_open_to_others_is_told_once(
    mode: int, told: int, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = written(tmp_path, "TICKTOCK_DEBUG=false\n", mode)
    with caplog.at_level(logging.WARNING):
        load_settings(file)
        load_settings(file)
    assert len([line for line in caplog.messages if "chmod 600" in line]) == told


def test_every_setting_says_what_it_does() -> None:
    assert all(field.metadata["description"] for field in fields(Settings))
