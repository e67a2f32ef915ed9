"""The bot as a process of its own, by its real entry point."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Final

from tests.wire.fake import FakeDiscord

__all__ = ["Process"]

ROOT: Final = Path(__file__).parents[2]


class Process:
    """``ticktock run`` against ``discord``; what it writes is kept in ``folder``."""

    def __init__(
        self, discord: FakeDiscord, folder: Path, record: Path, *, token: str | None = None
    ) -> None:
        self.discord = discord
        self.folder = folder
        self.record = record
        self.token = discord.token if token is None else token
        self.settings: dict[str, str] = {}
        """Further settings, for the next start."""
        self.module = "bot"
        """What is run; another one may wrap it."""
        self._log = folder / "log.txt"
        self._running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "PYTHONPATH": str(ROOT),
            "DISCORD_TOKEN": self.token,
            "TICKTOCK_DISCORD_API_URL": self.discord.api_url,
            "TICKTOCK_DISCORD_GATEWAY_URL": self.discord.gateway_url,
            "TICKTOCK_STORE": f"sqlite:///{self.record}",
            **self.settings,
        }
        with self._log.open("ab") as log:
            self._running = subprocess.Popen(
                [sys.executable, "-m", self.module, "run"],
                cwd=self.folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    @property
    def pid(self) -> int:
        assert self._running is not None
        return self._running.pid

    @property
    def alive(self) -> bool:
        return self._running is not None and self._running.poll() is None

    @property
    def said(self) -> str:
        """All that it wrote so far, over every start."""
        return self._log.read_text(encoding="utf-8") if self._log.exists() else ""

    @property
    def resident(self) -> float:
        """Memory in MiB, where Linux tells it; else 0."""
        status = Path(f"/proc/{self.pid}/status")
        text = status.read_text(encoding="ascii") if status.exists() else ""
        lines = [line.split()[1] for line in text.splitlines() if line.startswith("VmRSS:")]
        return int(lines[0]) / 1024 if lines else 0.0

    @property
    def spent(self) -> float:
        """Seconds of processor time so far, where Linux tells them; else 0."""
        told = Path(f"/proc/{self.pid}/stat")
        if not told.exists():
            return 0.0
        fields = told.read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def send(self, sign: signal.Signals) -> None:
        assert self._running is not None
        self._running.send_signal(sign)

    async def ended(self, seconds: float = 15.0) -> int:
        """The exit status; ``TimeoutExpired`` when it does not end."""
        assert self._running is not None
        return await asyncio.to_thread(self._running.wait, seconds)

    async def stop(self, seconds: float = 15.0) -> int:
        """Ask it to end, as a service manager does."""
        self.send(signal.SIGTERM)
        return await self.ended(seconds)

    async def kill(self) -> None:
        """End it in the middle of whatever it does."""
        self.send(signal.SIGKILL)
        await self.ended()

    def end_at_once(self) -> None:
        """Let nothing outlive the test."""
        if self._running is not None and self._running.poll() is None:
            self._running.kill()
            self._running.wait(10)
