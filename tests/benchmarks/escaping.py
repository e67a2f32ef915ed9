"""``python -m tests.benchmarks.escaping FOLDER``: hostile texts, escaped, read by a Markdown parser of others.

FOLDER is where ``npm install discord-markdown-parser`` was run; node has to be on the path. Tells how many
texts have live nodes before and after they are escaped, and how long escaping takes for each character of
short and long texts. Then lays such texts out as every part of replies, and tells of any markup on a page
but the bot's own. Exits 1 when any text stays live.
"""

import argparse
import asyncio
import json
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Final

from bot.blocks import Facts, Line, Reference, Reply, Row, Sentence, Table
from bot.escape import discord_text
from bot.layout import lay_out
from knowledge.flow import Bold
from tests.discord.hostile import PIECES, hostile

__all__ = ["main"]

_SCRIPT: Final = Path(__file__).with_name("markdown.cjs")
_BATCH: Final = 5_000
_URL: Final = "https://post.example/river"
_OWN: Final = {"heading", "subtext", "strong", "em", "list", f"link {_URL}", f"autolink {_URL}"}


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
            before.update({kind.partition(" ")[0] for kind in kinds or ("none",)})
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
    pages = list(asyncio.run(_pages(options.count // 20, options.seed)))
    odd = [
        (kinds, page)
        for page, kinds in zip(pages, _live(node, options.folder, pages), strict=True)
        if not set(kinds) <= _OWN
    ]
    print(f"{len(pages):,} pages of replies: {len(odd)} with other markup than the bot's own")
    for kinds, page in odd[:5]:
        print(f"  {kinds} {page!r}")
    return 1 if live or odd else 0


async def _pages(count: int, seed: int) -> list[str]:
    """All text of the pages of ``count`` replies whose every part is hostile."""
    texts = hostile(count * 40, seed=seed + 1)
    chance = random.Random(seed)  # noqa: S311 - the same replies each time is what is wanted

    def line() -> Line:
        start = chance.randrange(10)
        bold = (Bold(start, start + chance.randrange(12)),)
        return Line("F-1", next(texts), next(texts), (1, 2), bold, next(texts))

    found: list[str] = []
    for _ in range(count):
        rows = tuple(Row(next(texts), next(texts), next(texts), (2,)) for _ in range(3))
        reply = Reply(
            (
                Sentence(next(texts), strong=chance.random() < 0.5),
                Facts(next(texts), (line(), line()), brief=chance.random() < 0.5),
                Table(next(texts), rows, labelled=chance.random() < 0.5),
            ),
            tuple(Reference(at, next(texts), next(texts), _URL) for at in (1, 2)),
            next(texts),
        )
        first = lay_out(reply)
        found.append(first.content)
        found += [lay_out(reply, number=at).content for at in range(2, first.pages + 1)]
    return found


def _live(node: str, folder: Path, texts: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """The kinds of live nodes of each text."""
    done = subprocess.run(
        [node, str(_SCRIPT), str(folder)],
        input="\n".join(json.dumps(text) for text in texts) + "\n",
        capture_output=True,
        text=True,
        check=True,
    )
    return (tuple(json.loads(line)) for line in done.stdout.rstrip("\n").split("\n"))


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
