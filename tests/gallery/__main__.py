"""``python -m tests.gallery``: makes the pictures of ``docs/images`` anew, as members see the bot.

Needs the extra ``gallery`` and Chromium; ``--chromium`` tells where that is. ``--only`` makes some.
"""

import argparse
import asyncio
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.gallery.scenes import SCENES
from tests.gallery.stage import open_stage

FOLDER = Path(__file__).parents[2] / "docs" / "images"
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the pictures; the status to exit with."""
    parser = argparse.ArgumentParser(prog="tests.gallery")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--chromium", default=next(filter(None, map(shutil.which, PROGRAMS)), ""))
    parser.add_argument("--only", nargs="*", choices=sorted(SCENES), default=sorted(SCENES))
    options = parser.parse_args(arguments)
    if not options.chromium:
        sys.stderr.write("Chromium is not on the path; tell where it is with --chromium.\n")
        return 2
    options.folder.mkdir(parents=True, exist_ok=True)
    asyncio.run(_make(options.folder, options.chromium, options.only))
    return 0


async def _make(folder: Path, chromium: str, names: Sequence[str]) -> None:
    """Each scene in a guild of its own, so that none shows what another left behind."""
    for name in names:
        async with open_stage(folder, chromium) as stage:
            await SCENES[name](stage)
        print(name, flush=True)


if __name__ == "__main__":
    sys.exit(main())
