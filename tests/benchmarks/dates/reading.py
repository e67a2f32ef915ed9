"""``python -m tests.benchmarks.dates.reading NAME``: one reader in a process of its own.

Requests come in on the standard input, one JSON array ``[text, reference, language, ahead, news]`` a line, and
are read when the input ends. Goes out first: ``{"import", "first", "version"}`` (milliseconds to import
it, and to read the first text) or ``{"absent"}``; then for each text ``[milliseconds, found]`` with
``null`` for found where it failed; then ``{"mib"}``, the resident memory gained from import to end.
Milliseconds are of processor time, of all threads.

The interpreter may be one that has the reader and nothing of the product.
"""

import json
import sys
import warnings
from contextlib import suppress
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from time import process_time
from typing import Any

from tests.benchmarks.dates.adapters import PEERS, Asked, Reader
from tests.benchmarks.dates.found import Found

__all__ = ["main"]


def _resident() -> float:
    """MiB of this process; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    with suppress(OSError):
        for line in status.read_text(encoding="ascii").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    return 0.0


def _asked(line: str) -> Asked:
    text, reference, language, ahead, news = json.loads(line)
    return Asked(text, datetime.fromisoformat(reference), language, ahead, news)


def _timed(read: Reader, asked: Asked) -> tuple[float, list[Found] | None]:
    began = process_time()
    try:
        found: list[Found] | None = read(asked)
    except Exception:  # noqa: BLE001 - whatever a reader of others raises, it has found nothing
        found = None
    return (process_time() - began) * 1000, found


def _installed(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""


def main(name: str) -> int:
    """Serve; always 0."""
    warnings.simplefilter("ignore")
    out, sys.stdout = sys.stdout, sys.stderr

    def tell(what: Any) -> None:
        out.write(json.dumps(what) + "\n")

    requests = [_asked(line) for line in sys.stdin]
    before = _resident()
    began = process_time()
    try:
        read = PEERS[name].start()
    except ImportError as error:
        tell({"absent": str(error)})
        return 0
    imported = (process_time() - began) * 1000
    first = _timed(read, requests[0])[0] if requests else 0.0
    tell({"import": imported, "first": first, "version": _installed(PEERS[name].distribution)})
    for asked in requests:
        taken, found = _timed(read, asked)
        tell([taken, None if found is None else [one.to_data() for one in found]])
    tell({"mib": _resident() - before})
    out.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
