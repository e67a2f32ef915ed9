"""``ticktock init``: from a token to a ``.env`` of one's own and a link to invite the bot by."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.running.portal import invite_link
from tests.bot.conftest import Run, one_sentence

TOKEN = "MTA0.canary-3141592.token"  # noqa: S105 - no real one
GONE = "http://127.0.0.1:9"
"""An address where nobody answers."""


class Portal(BaseHTTPRequestHandler):
    """Knows one token."""

    status = 0

    def do_GET(self) -> None:
        known = self.headers["Authorization"] == f"Bot {TOKEN}"
        status = self.status or (200 if known else 401)
        sound = self.path == "/api/v10/applications/@me"
        body = {"id": "1234", "name": "Riverside", "flags": 0} if sound else {}
        self.send_response(status)
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing."""


@pytest.fixture
def portal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Portal]]:
    """A place to work in, whose Discord is ours."""
    handler = type("OwnPortal", (Portal,), {})
    server = HTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TICKTOCK_DISCORD_API_URL", f"http://127.0.0.1:{server.server_port}")
    yield handler
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.usefixtures("portal")
def test_token_is_kept_for_oneself_and_the_invitation_shown(run: Run, tmp_path: Path) -> None:
    status, out, err = run("init", given=f"{TOKEN}\n".encode())
    assert (status, err) == (0, "")
    assert "Riverside" in out
    assert TOKEN not in out
    file = tmp_path / ".env"
    assert file.read_text(encoding="utf-8") == f"DISCORD_TOKEN={TOKEN}\n"
    assert file.stat().st_mode & 0o777 == 0o600
    (link,) = [word for word in out.split() if word.startswith("https://discord.com/")]
    asked = parse_qs(urlsplit(link).query)
    assert (asked["client_id"], asked["scope"]) == (["1234"], ["bot applications.commands"])


@pytest.mark.usefixtures("portal")
def test_other_lines_of_the_file_stay(run: Run, tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("# mine\nEDITOR=ed\nDISCORD_TOKEN=old\nTICKTOCK_DEBUG=false\n", "utf-8")
    file.chmod(0o644)
    assert run("init", given=TOKEN.encode())[0] == 0
    assert file.read_text(encoding="utf-8") == (
        f"# mine\nEDITOR=ed\nDISCORD_TOKEN={TOKEN}\nTICKTOCK_DEBUG=false\n"
    )
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("portal")
def test_unknown_token_is_refused_and_not_kept(run: Run, tmp_path: Path) -> None:
    status, out, err = run("init", given=b"some.other.token\n")
    assert (status, out) == (78, "")
    assert one_sentence(err)
    assert "does not know this token" in err
    assert not (tmp_path / ".env").exists()


@pytest.mark.usefixtures("portal")
@pytest.mark.parametrize("given", [b"", b"\n", b"   \n"])
def test_no_token_is_refused(given: bytes, run: Run, tmp_path: Path) -> None:
    status, _, err = run("init", given=given)
    assert status == 1
    assert "No token was given" in err
    assert not (tmp_path / ".env").exists()


@pytest.mark.usefixtures("portal")
def test_what_can_be_no_token_is_refused_without_being_repeated(run: Run) -> None:
    status, _, err = run("init", given="hunter 2 два\n".encode())
    assert status == 78
    assert "DISCORD_TOKEN does not fit" in err
    assert "hunter" not in err


@pytest.mark.parametrize("address", ["", GONE])
def test_token_is_kept_unchecked_when_discord_cannot_be_asked(
    address: str,
    run: Run,
    portal: type[Portal],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    portal.status = 503
    if address:
        monkeypatch.setenv("TICKTOCK_DISCORD_API_URL", address)
    status, out, err = run("init", given=TOKEN.encode())
    assert (status, err) == (0, "")
    assert "kept unchecked" in out
    assert TOKEN in (tmp_path / ".env").read_text(encoding="utf-8")


@pytest.mark.usefixtures("portal")
def test_missing_switch_for_message_content_is_told(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TICKTOCK_MESSAGE_CONTENT", "true")
    assert "switch on “Message Content Intent”" in " ".join(
        run("init", given=TOKEN.encode())[1].split()
    )


@pytest.mark.usefixtures("portal")
def test_file_that_cannot_be_written_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / ".env").mkdir()
    status, _, err = run("init", given=TOKEN.encode())
    assert status == 78
    assert one_sentence(err)


def test_invitation_asks_for_the_least_rights() -> None:
    rights = int(parse_qs(urlsplit(invite_link(1)).query)["permissions"][0])
    mention_everyone, administrator, manage_messages = 1 << 17, 1 << 3, 1 << 13
    assert not rights & (mention_everyone | administrator | manage_messages)
    assert rights == 1 << 10 | 1 << 11 | 1 << 15 | 1 << 16 | 1 << 38


@pytest.mark.parametrize("command", ["run", "sync-commands"])
def test_without_a_token_nothing_is_started(
    command: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    status, out, err = run(command)
    assert (status, out) == (78, "")
    assert one_sentence(err)
    assert "ticktock init" in err


def test_two_ways_of_giving_the_token_are_one_too_many(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    monkeypatch.setenv("DISCORD_TOKEN_FILE", "secret")
    status, _, err = run("run")
    assert (status, "keep one of them" in err) == (78, True)
    assert TOKEN not in err


@pytest.mark.parametrize(
    ("mode", "status", "told"),
    [(0o600, 0, "for you alone to read"), (0o644, 1, "other users can read it")],
)
def test_doctor_looks_at_who_can_read_the_token(
    mode: int,
    status: int,
    told: str,
    run: Run,
    tmp_path: Path,
    flood_store: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text(f"DISCORD_TOKEN={TOKEN}\n", encoding="utf-8")
    (tmp_path / ".env").chmod(mode)
    found, out, _ = run("doctor", "--store", flood_store)
    assert (found, told in out) == (status, True)
    assert TOKEN not in out


def test_doctor_misses_no_token(
    run: Run, tmp_path: Path, flood_store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever only asks in the terminal needs none."""
    monkeypatch.chdir(tmp_path)
    status, out, _ = run("doctor", "--store", flood_store)
    assert (status, "none; only “ticktock run” needs one" in out) == (0, True)
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    assert "set in the environment" in run("doctor", "--store", flood_store)[1]
    monkeypatch.setenv("DISCORD_TOKEN_FILE", "secret")
    status, out, _ = run("doctor", "--store", flood_store)
    assert (status, "both set" in out) == (1, True)
