"""``python -m tests.benchmarks.dates``: how well dates are read."""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from knowledge.dates.mention import DateContext
from tests.benchmarks.dates.found import Found, found_by_ours
from tests.benchmarks.dates.timeml import NewsScore, Sentence, read_news, score_news

__all__ = ["main"]


def _news(folder: Path, language: str, misses: str | None) -> int:
    sentences, unread = read_news(folder)
    if not sentences:
        sys.stderr.write(f"No TimeML documents with a creation time are in {folder}.\n")
        return 2

    def ours(texts: Sequence[Sentence]) -> list[tuple[Found, ...]]:
        return [
            found_by_ours(one.text, DateContext(one.reference, language), "document")
            for one in texts
        ]

    score = score_news(sentences, ours)
    for kind, line in score.misses:
        if misses in (kind, "all"):
            print(f"{kind:<7}{line}")
    for line in unread:
        print(f"not read: {line}")
    print(_told(score))
    return 0


def _told(score: NewsScore) -> str:
    kinds = Counter(kind for kind, _ in score.misses)
    return (
        f"{score.sentences} sentences, {score.gold} dates marked, {score.found} found, {score.right} right\n"
        f"value F1 {100 * score.value_f1:.1f} % (precision {100 * score.precision:.1f}, recall {100 * score.recall:.1f})\n"
        f"a date in {score.false} of {score.dateless} sentences without one"
        f" ({100 * score.false / max(score.dateless, 1):.2f} %)\n"
        f"misses: {', '.join(f'{kind} {count}' for kind, count in sorted(kinds.items()))}"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; the status to exit with."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.dates", description=__doc__)
    parser.add_argument(
        "--timeml", type=Path, metavar="DIR", help="score news in the TimeML files below DIR"
    )
    parser.add_argument("--language", default="", help="of the TimeML files, such as de")
    parser.add_argument(
        "--misses",
        metavar="WHAT",
        help="print what is not right: with --timeml wrong, missed, extra, false or all",
    )
    options = parser.parse_args(arguments)
    return _news(options.timeml, options.language, options.misses)


if __name__ == "__main__":
    sys.exit(main())
