"""What ``ticktock health`` tells of a bot that runs as a process of its own."""

import asyncio
import json
import signal
import time
from pathlib import Path

import pytest

from bot.cli import main
from bot.running.heartbeat import read_beat
from tests.wire.town import Town


@pytest.fixture
def beat(town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "life" / "beat"
    town.bot.settings["TICKTOCK_HEARTBEAT_FILE"] = str(path)
    monkeypatch.setenv("TICKTOCK_HEARTBEAT_FILE", str(path))
    return path


async def told(beat: Path, *, connected: bool) -> None:
    """Wait until the last sign of life says so."""

    def look() -> None:
        until = time.monotonic() + 20
        while (seen := read_beat(beat)) is None or seen.connected != connected:
            assert time.monotonic() < until, seen
            time.sleep(0.02)

    await asyncio.to_thread(look)


def age(beat: Path) -> None:
    """Make the last sign of life older than any that lives gives."""
    kept = json.loads(beat.read_text())
    beat.write_text(json.dumps({**kept, "at": kept["at"] - 100}))


async def test_running_bot_is_told_to_live_until_it_ends(
    town: Town, beat: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["health"]) == 1
    assert "No bot runs here" in capsys.readouterr().err
    town.bot.start()
    await told(beat, connected=True)
    assert main(["health", "--connected"]) == 0
    assert f"process {town.bot.pid}" in capsys.readouterr().out
    assert await town.bot.stop() == 0
    assert read_beat(beat) is None
    assert main(["health"]) == 1


async def test_bot_whose_discord_went_away_lives_but_is_not_connected(
    town: Town, beat: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    town.bot.start()
    await told(beat, connected=True)
    await town.discord.stop()
    await told(beat, connected=False)
    assert main(["health"]) == 0
    assert "not connected" in capsys.readouterr().out
    assert main(["health", "--connected"]) == 1
    assert "no connection with Discord" in capsys.readouterr().err


async def test_bot_that_hangs_is_told_by_the_age_of_its_last_sign(
    town: Town, beat: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    town.bot.start()
    await told(beat, connected=True)
    town.bot.send(signal.SIGSTOP)
    age(beat)
    assert main(["health"]) == 1
    assert "hangs" in capsys.readouterr().err
    town.bot.send(signal.SIGCONT)
    await told(beat, connected=True)
