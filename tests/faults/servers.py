"""PostgreSQL servers that can be killed, begun anew, copied to a standby and promoted; each by its own pid."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.server import programs

__all__ = ["Server", "lone_server", "pair"]

_PATIENCE: Final = 60.0
_DATABASE: Final = "record"


class Server:
    """One server on a loopback port, whose disk obeys every sync."""

    def __init__(self, folder: Path, name: str) -> None:
        self.data = folder / name
        self.who = "nobody" if os.geteuid() == 0 else None
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self._log = folder / f"{name}.log"
        self._running: subprocess.Popen[bytes] | None = None

    @property
    def place(self) -> str:
        """Host and port, as an address has them."""
        return f"127.0.0.1:{self.port}"

    @property
    def address(self) -> str:
        """The address of its database."""
        return f"postgresql://postgres@{self.place}/{_DATABASE}"

    def call(self, program: str, *arguments: str | Path) -> str:
        """Run one of PostgreSQL's programs as the server's owner; what it wrote."""
        done = subprocess.run(
            [programs() / program, *map(str, arguments)],
            check=True,
            user=self.who,
            cwd=self.data.parent,
            capture_output=True,
            text=True,
        )
        return done.stdout

    def ask(self, sql: str) -> str:
        """Run a statement past everybody else."""
        there = ["-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", "-d", "postgres"]
        return self.call("psql", "-qAtX", *there, "-c", sql).strip()

    def make(self) -> None:
        """A new cluster with an empty database."""
        made = ["--auth=trust", "--encoding=UTF8", "--locale=C", "-U", "postgres"]
        self.call("initdb", "-D", self.data, *made)
        self.start()
        self.ask(f"CREATE DATABASE {_DATABASE}")

    def follow(self, leader: "Server") -> None:
        """Become a standby of another, named after this one's port."""
        name = f"standby{self.port}"
        source = f"host=127.0.0.1 port={leader.port} user=postgres application_name={name}"
        self.call(
            "pg_basebackup", "-D", self.data, "-d", source, "-R", "-X", "stream", "-c", "fast"
        )
        self.start()
        leader.ask(f"ALTER SYSTEM SET synchronous_standby_names = '{name}'")
        leader.ask("SELECT pg_reload_conf()")

    def stand_alone(self) -> None:
        """Acknowledge what no standby has."""
        self.ask("ALTER SYSTEM RESET synchronous_standby_names")
        self.ask("SELECT pg_reload_conf()")

    def start(self) -> None:
        """Begin, and wait until connections are taken."""
        settings = ["-p", str(self.port), "-h", "127.0.0.1", "-k", ""]
        with self._log.open("ab") as log:
            self._running = subprocess.Popen(
                [programs() / "postgres", "-D", self.data, *settings],
                user=self.who,
                cwd=self.data.parent,
                stdout=log,
                stderr=log,
            )
        asked = [str(programs() / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        until = time.monotonic() + _PATIENCE
        while subprocess.run(asked, check=False).returncode:
            assert time.monotonic() < until, self._log.read_text("utf-8")[-2000:]
            if self._running.poll() is not None:
                # Processes of the one that was killed may still be on their way out.
                time.sleep(0.1)
                return self.start()
            time.sleep(0.02)
        # Another program may have taken the port meanwhile, and answer in its place.
        assert self._running.poll() is None, self._log.read_text("utf-8")[-2000:]
        return None

    def kill(self) -> None:
        """End the server itself with SIGKILL, in the middle of whatever it does."""
        assert self._running is not None
        self._running.send_signal(signal.SIGKILL)
        self._running.wait(_PATIENCE)

    def anew(self) -> None:
        """Kill it and begin it again."""
        self.kill()
        self.start()

    def promote(self) -> None:
        """Let a standby take writes."""
        self.call("pg_ctl", "promote", "-w", "-D", self.data)

    def stop(self) -> None:
        """End it at once and in good order, if it runs."""
        if self._running is not None and self._running.poll() is None:
            self._running.send_signal(signal.SIGINT)
            self._running.wait(_PATIENCE)


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="ticktock-pg-"))
    if os.geteuid() == 0:
        os.chown(folder, pwd.getpwnam("nobody").pw_uid, -1)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def lone_server() -> Iterator[Server]:
    """A server with an empty database."""
    with _folder() as folder:
        server = Server(folder, "one")
        try:
            server.make()
            yield server
        finally:
            server.stop()


@contextmanager
def pair() -> Iterator[tuple[Server, Server]]:
    """A server with an empty database, and a standby that has whatever the first acknowledges."""
    with _folder() as folder:
        leader = Server(folder, "leader")
        try:
            leader.make()
            # Its port is free while the leader has its own: neither is given that of the other.
            standby = Server(folder, "standby")
            try:
                standby.follow(leader)
                yield leader, standby
            finally:
                standby.stop()
        finally:
            leader.stop()
