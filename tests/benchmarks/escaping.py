"""``python -m tests.benchmarks.escaping FOLDER``: hostile texts, escaped, read by a Markdown parser of others.

FOLDER is where ``npm install discord-markdown-parser`` was run; node has to be on the path. Tells how many
texts have live nodes before and after they are escaped, and how long escaping takes for each character of
short and long texts. Exits 1 when any text stays live.
"""

import argparse
import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Final

from bot.escape import discord_text
from tests.discord.hostile import PIECES, hostile

__all__ = ["main"]

_SCRIPT: Final = Path(__file__).with_name("markdown.cjs")
_BATCH: Final = 5_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the comparison; the status to exit with."""
    parser = argparse.ArgumentParser(prog="tests.benchmarks.escaping")
    parser.add_argument("folder", type=Path, help="where discord-markdown-parser is installed")
    parser.add_argument("--count", type=int, default=100_000, help="texts to try")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    node = shutil.which("node")
    if node is None or not (options.folder / "node_modules" / "discord-markdown-parser").is_dir():
        sys.stderr.write("Needs node, and discord-markdown-parser installed in FOLDER.\n")
        return 2
    before, after = Counter[str](), Counter[str]()
    live: list[str] = []
    texts = hostile(options.count, seed=options.seed)
    while batch := list(islice(texts, _BATCH)):
        for kinds in _live(node, options.folder, batch):
            before.update(kinds or ("none",))
        escaped = [discord_text(text) for text in batch]
        for text, kinds in zip(escaped, _live(node, options.folder, escaped), strict=True):
            after.update(kinds)
            if kinds:
                live.append(text)
    print(f"{options.count:,} texts; as written, with a live node of each kind:")
    print("  " + ", ".join(f"{kind} {count:,}" for kind, count in before.most_common()))
    print(f"escaped: {len(live)} texts with live nodes {dict(after) or ''}")
    for text in live[:20]:
        print(f"  {text!r}")
    _tell_times()
    return 1 if live else 0


def _live(node: str, folder: Path, texts: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """The kinds of live nodes of each text."""
    done = subprocess.run(
        [node, str(_SCRIPT), str(folder)],
        input="\n".join(json.dumps(text) for text in texts) + "\n",
        capture_output=True,
        text=True,
        check=True,
    )
    return (tuple(json.loads(line)) for line in done.stdout.splitlines())


def _tell_times() -> None:
    print("nanoseconds for each character, the slowest kind of text:")
    for length in (1_000, 10_000, 100_000):
        worst = max(_nanoseconds(piece * (length // len(piece))) for piece in PIECES)
        print(f"  {length:>7,} characters: {worst:,.0f}")


def _nanoseconds(text: str) -> float:
    """The quickest of three."""
    taken = []
    for _ in range(3):
        began = perf_counter()
        discord_text(text)
        taken.append(perf_counter() - began)
    return min(taken) * 1e9 / len(text)


if __name__ == "__main__":
    sys.exit(main())
