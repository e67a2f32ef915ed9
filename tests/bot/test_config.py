"""Settings: where they come from, what is refused, and that nothing secret is repeated."""

import logging
import platform
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from bot.config import ConfigError, Settings, load_settings
from bot.env_file import with_setting

TYPED = "hunter-2"


def written(folder: Path, text: str, mode: int = 0o600) -> Path:
    path = folder / ".env"
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return path


def test_nothing_set_gives_the_defaults(tmp_path: Path) -> None:
    settings = load_settings(tmp_path / ".env")
    assert settings.record() == f"sqlite:///{settings.data_folder / 'record.db'}"
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


TOKEN = "MTA0.canary-3141592.token"  # noqa: S105 - no real one


def test_each_kind_of_value_is_read(tmp_path: Path) -> None:
    text = "TICKTOCK_SHARD_COUNT= 4 \nTICKTOCK_PROCESS_COUNT=2\nTICKTOCK_PROCESS_INDEX=1\n"
    settings = load_settings(written(tmp_path, f"{text}ticktock_message_content=On\n"))
    assert (settings.shard_count, settings.message_content) == (4, True)
    assert settings.shards == (1, 3)
    assert Settings(shard_count=4).shards == ()


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ("SHARD_COUNT=four", "write a whole number"),
        ("SHARD_COUNT=-1", "write a whole number"),
        ("SHARD_COUNT=٤", "write a whole number"),
        ("DEV_GUILD=", "write a whole number"),
        ("PROCESS_COUNT=0", "at least 1"),
        ("PROCESS_INDEX=1", "from 0 to 0"),
        ("PROCESS_INDEX=-1", "write a whole number, host or any"),
        ("PROCESS_INDEX=first", "write a whole number, host or any"),
        ("DISCORD_API_URL=discord.example", "write an address such as https://"),
        ("DISCORD_API_URL=http://a b", "write an address such as https://"),
        ("DISCORD_API_URL=http://[::1", "write an address such as https://"),
        ("DISCORD_API_URL=https://discord.example/api/v9", "v10 of the API"),
        ("DISCORD_API_URL=https://hunter:2@discord.example", "user name and password"),
        ("DISCORD_GATEWAY_URL=ftp://discord.example", "write an address such as wss://"),
    ],
)
def test_value_of_another_kind_is_refused(setting: str, told: str, tmp_path: Path) -> None:
    name, _, value = setting.partition("=")
    with pytest.raises(ConfigError, match=f"TICKTOCK_{name} in .*line 1, does not fit") as caught:
        load_settings(written(tmp_path, f"TICKTOCK_{setting}\n"))
    assert told in str(caught.value)
    assert not value or len(value) < 3 or value not in str(caught.value)


def test_processes_need_a_shard_each() -> None:
    with pytest.raises(ConfigError, match="TICKTOCK_SHARD_COUNT does not fit: each process"):
        Settings(process_count=3, shard_count=2)


@pytest.mark.parametrize(
    ("given", "meant", "index"),
    [("", "", 0), ("any", "any", 0), (" Any ", "any", 0), ("1", 1, 1), (1, 1, 1)],
)
def test_number_of_a_process_may_be_left_open(
    given: int | str, meant: int | str, index: int
) -> None:
    settings = Settings(process_index=given, process_count=2, shard_count=2)
    assert (settings.process_index, settings.index) == (meant, index)


@pytest.mark.parametrize(
    ("host", "index"), [("ticktock-2", 2), ("ticktock-0.ticktock.default.svc", 0), ("bot-1-3", 3)]
)
def test_number_of_a_process_is_that_of_its_host(
    host: str, index: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "node", lambda: host)
    assert Settings(process_index="host", process_count=4, shard_count=4).index == index


@pytest.mark.parametrize("host", ["", "laptop", "laptop2", "a-2b", "db-20260101"])
def test_host_without_a_number_gives_a_process_none(
    host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "node", lambda: host)
    with pytest.raises(ConfigError, match="PROCESS_INDEX does not fit: the name of this host"):
        Settings(process_index="host", process_count=4, shard_count=4)


def test_number_of_a_host_beyond_the_processes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "node", lambda: "ticktock-4")
    with pytest.raises(ConfigError, match="the processes are counted from 0 to 3"):
        Settings(process_index="host", process_count=4, shard_count=4)


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080/api/v10"),
        ("http://127.0.0.1:8080/", "http://127.0.0.1:8080/api/v10"),
        ("http://127.0.0.1:8080/api", "http://127.0.0.1:8080/api/v10"),
        ("https://proxy.example/api/v10/", "https://proxy.example/api/v10"),
        (" https://proxy.example/discord/ ", "https://proxy.example/discord/api/v10"),
        ("http://[::1]:80/api/v10", "http://[::1]:80/api/v10"),
    ],
)
def test_address_of_the_api_is_taken_as_people_write_it(given: str, meant: str) -> None:
    assert Settings(discord_api_url=given).discord_api_url == meant


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("ws://127.0.0.1:8080", "ws://127.0.0.1:8080/"),
        ("wss://proxy.example/gw?v=10&encoding=json", "wss://proxy.example/gw"),
        ("https://proxy.example", "wss://proxy.example/"),
    ],
)
def test_address_of_the_gateway_is_taken_as_people_write_it(given: str, meant: str) -> None:
    assert Settings(discord_gateway_url=given).discord_gateway_url == meant


def test_address_of_the_record_may_lie_in_a_file_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "where"
    secret.write_text("sqlite:///of-the-file.db\n", encoding="utf-8")
    secret.chmod(0o600)
    file = written(tmp_path, f"TICKTOCK_STORE_FILE={secret}\n")
    assert load_settings(file).record() == "sqlite:///of-the-file.db"
    monkeypatch.setenv("TICKTOCK_STORE", "sqlite:///b.db")
    with pytest.raises(ConfigError, match="both set; keep one"):
        load_settings(file).record()
    monkeypatch.delenv("TICKTOCK_STORE")
    secret.write_text("postgres: secret-word\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="holds no address") as caught:
        load_settings(file).record()
    assert "secret-word" not in str(caught.value)


def test_token_comes_from_the_environment_or_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret"
    secret.write_text(f"{TOKEN}\n", encoding="utf-8")
    secret.chmod(0o600)
    file = written(tmp_path, f"DISCORD_TOKEN_FILE={secret}\n")
    assert load_settings(file).token().reveal() == TOKEN
    monkeypatch.setenv("DISCORD_TOKEN", " other.token \n")
    assert load_settings(file).token().reveal() == "other.token"
    monkeypatch.setenv("DISCORD_TOKEN_FILE", str(secret))
    with pytest.raises(ConfigError, match="both set"):
        load_settings(file).token()


@pytest.mark.parametrize("text", ["", "\n", "two words", "\u0442okен"])
def test_file_without_a_token_is_refused(text: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match="holds no token"):
        Settings(discord_token_file=str(secret)).token()


def test_no_token_is_told_from_a_wrong_one(tmp_path: Path) -> None:
    assert not load_settings(tmp_path / ".env").token()
    with pytest.raises(ConfigError, match=r"DISCORD_TOKEN in .* does not fit") as caught:
        load_settings(written(tmp_path, 'DISCORD_TOKEN="hunter 2"\n'))
    assert "hunter" not in str(caught.value)


def test_token_is_shown_nowhere(tmp_path: Path) -> None:
    """Neither by printing the settings nor by any error about the file that holds it."""
    settings = load_settings(written(tmp_path, f"DISCORD_TOKEN={TOKEN}\n"))
    assert settings.token().reveal() == TOKEN
    assert TOKEN not in f"{settings!r} {settings} {settings.discord_token!s} {[settings.token()]}"
    for broken in (f'DISCORD_TOKEN="{TOKEN}\n', f"DISCORD_TOKEN={TOKEN}\nTICKTOCK_X={TOKEN}\n"):
        with pytest.raises(ConfigError) as caught:
            load_settings(written(tmp_path, broken))
        assert TOKEN not in str(caught.value)


def test_settings_need_no_library_of_their_own() -> None:
    """They are read in every process, so they must be read at little cost."""
    program = "import sys, bot.config; bot.config.load_settings(); print('pydantic' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "DISCORD_TOKEN=new\n"),
        ("A=1", "A=1\nDISCORD_TOKEN=new\n"),
        ("# ours\nDISCORD_TOKEN=old\n\nB='x\ny'\n", "# ours\nDISCORD_TOKEN=new\n\nB='x\ny'\n"),
        ("DISCORD_TOKEN=a\nDISCORD_TOKEN=b\n", "DISCORD_TOKEN=a\nDISCORD_TOKEN=new\n"),
        ("\n  export discord_token='old' # x\nC=1", "\n  DISCORD_TOKEN=new\nC=1"),
        ("if [ -e x ]; then\nfi\n", "if [ -e x ]; then\nfi\nDISCORD_TOKEN=new\n"),
    ],
)
def test_setting_is_written_where_it_stands(before: str, after: str) -> None:
    assert with_setting(before, "DISCORD_TOKEN", "new") == after


@pytest.mark.parametrize(
    "address",
    ["postgresql://me:hunter2@db.example:5432/ticktock?sslmode=verify-full", "postgres://a,b/c"],
)
def test_record_may_lie_on_a_server(address: str) -> None:
    chosen = Settings(store=address)
    assert chosen.record() == address
    assert "hunter2" not in repr(chosen)


@pytest.mark.parametrize("address", ["postgresql://", "mysql://h/b", "sqlite://", "postgresql"])
def test_address_of_no_record_is_refused_and_not_repeated(address: str) -> None:
    with pytest.raises(ConfigError, match="TICKTOCK_STORE") as told:
        Settings(store=f"{address}")
    assert "write sqlite:///" in str(told.value)
