"""``python -m tests.benchmarks.dates``: how well dates are read, by ours and by others.

By default scores the public specifications: a text is right when all of its dates are found, each with its
first and last day, and nothing else (``score.py``); rows that differ from their source are put right for all
readers alike (``errata.py``) unless ``--as-is`` is given. A cell has the share by any reading that was listed
and in brackets, where that is less, by the preferred reading alone. ``--peers`` names an interpreter in
whose environment ``peers.txt`` was installed; each reader runs in a process of its own, in its best setting
(``adapters.py``). Sets written for assistants, DUCK and CTP, are read with the coming date preferred; the
column "ours, past" has our default on them. Times are processor time, so that others at work on the
machine do not count. Sums are of all sets in a language; "between languages" is the points between the best
and the worst of them; "in place" is the share of texts in which what was found touches what is there, one to
one, wherever places are told. With ``--timeml`` scores news instead (``timeml.py``).
"""

import argparse
import shutil
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, time
from pathlib import Path
from typing import Final

from tests.benchmarks.dates.adapters import PEERS, Asked
from tests.benchmarks.dates.cases import AHEAD, DATA, Case, read_cases
from tests.benchmarks.dates.found import Found
from tests.benchmarks.dates.measure import Run, run_reader
from tests.benchmarks.dates.misses import KINDS, kind_of_miss, told
from tests.benchmarks.dates.report import Column, as_markdown, as_text, rows_of, tallied
from tests.benchmarks.dates.timeml import NewsScore, Sentence, read_news, score_news

__all__ = ["main", "put_table"]

OURS: Final = "ours"
START: Final = "<!-- table of specifications: start -->"
END: Final = "<!-- table of specifications: end -->"


def _run(name: str, interpreter: str, cases: Sequence[Case], ahead: frozenset[str]) -> Run:
    asked = [
        Asked(case.text, datetime.fromisoformat(case.reference), case.language, case.set in ahead)
        for case in cases
    ]
    return run_reader(name, interpreter, asked)


def _columns(cases: Sequence[Case], names: Sequence[str], interpreter: str) -> list[Column]:
    columns = []
    for name in names:
        spoken = [case for case in cases if case.language in PEERS[name].languages]
        run = _run(name, sys.executable if name == OURS else interpreter, spoken, AHEAD)
        if run.absent:
            sys.stderr.write(f"{name} cannot run there ({run.absent}).\n")
            continue
        columns.append(tallied(name, run, spoken))
        if name == OURS:
            assistants = [case for case in cases if case.set in AHEAD]
            past = _run(name, sys.executable, assistants, frozenset())
            columns.append(tallied(f"{OURS}, past", past, assistants))
    return columns


def _specifications(options: argparse.Namespace) -> int:
    try:
        cases = read_cases(options.data, options.as_is)
    except OSError:
        sys.stderr.write(f"The specifications are not in {options.data}; name them with --data.\n")
        return 2
    if options.misses:
        chosen = [one for one in cases if options.misses in (one.group, "all")]
        if not chosen:
            known = ", ".join(sorted({one.group for one in cases}))
            sys.stderr.write(f"There is no set “{options.misses}”; name one of {known} or all.\n")
            return 2
        return _tell_misses(chosen)
    columns = _columns(cases, _names(options), options.peers or "")
    rows = rows_of(columns, cases)
    print(as_text(rows))
    if options.markdown:
        put_table(options.markdown, as_markdown(rows))
    return 0


def put_table(page: Path, table: str) -> None:
    """Write the table between its two marks on the page, or alone where there is no such page."""
    text = page.read_text(encoding="utf-8") if page.exists() else f"{START}\n{END}\n"
    before, start, rest = text.partition(START)
    _, end, after = rest.partition(END)
    if not end:
        raise SystemExit(f"{page} has no place for the table: it lacks “{START}” and “{END}”.")
    page.write_text(f"{before}{start}\n{table}{end}{after}", encoding="utf-8")


def _names(options: argparse.Namespace) -> list[str]:
    """The systems to run, ours first."""
    there = [name for name in PEERS if name == OURS or options.peers]
    return [name for name in there if name in (options.only or there)]


def _tell_misses(cases: Sequence[Case]) -> int:
    """What ours gets wrong by every reading, and how often in each way."""
    kinds = Counter[str]()
    for case, found in zip(cases, _run(OURS, sys.executable, cases, AHEAD).found, strict=True):
        kind = kind_of_miss(case, found or ())
        if kind:
            kinds[kind] += 1
            print(f"{kind:<10}{told(case, found or ())}")
    print(f"{kinds.total()} of {len(cases)}")
    for kind, what in KINDS.items():
        print(f"{kinds[kind]:>6}  {kind}: {what}")
    return 0


_NEWS_MISSES: Final = ("wrong", "missed", "extra", "false", "all")


def _news(options: argparse.Namespace) -> int:
    if options.misses not in (None, *_NEWS_MISSES):
        kinds = ", ".join(_NEWS_MISSES[:-1])
        sys.stderr.write(
            f"There are no misses “{options.misses}” of news; name one of {kinds} or all.\n"
        )
        return 2
    sentences, unread = read_news(options.timeml)
    if not sentences:
        sys.stderr.write(f"No TimeML documents with a creation time are in {options.timeml}.\n")
        return 2
    for line in unread:
        print(f"not read: {line}")
    for name in _names(options):
        if options.language in PEERS[name].languages:
            _score_news(name, sentences, options)
    return 0


def _score_news(name: str, sentences: Sequence[Sentence], options: argparse.Namespace) -> None:
    asked = [
        Asked(one.text, datetime.combine(one.reference, time()), options.language, news=True)
        for one in sentences
    ]
    run = run_reader(name, sys.executable if name == OURS else options.peers, asked)
    if run.absent:
        sys.stderr.write(f"{name} cannot run there ({run.absent}).\n")
        return

    def finder(_: Sequence[Sentence]) -> list[tuple[Found, ...]]:
        return [found or () for found in run.found]

    score = score_news(sentences, finder)
    for kind, line in score.misses:
        if name == OURS and options.misses in (kind, "all"):
            print(f"{kind:<7}{line}")
    print(f"{name}\n{_told_news(score)}")


def _told_news(score: NewsScore) -> str:
    kinds = Counter(kind for kind, _ in score.misses)
    misses = ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items()))
    share = 100 * score.false / max(score.dateless, 1)
    return (
        f"  {score.sentences} sentences, {score.gold} dates marked, {score.found} found, {score.right} right\n"
        f"  value F1 {100 * score.value_f1:.1f} %"
        f" (precision {100 * score.precision:.1f}, recall {100 * score.recall:.1f})\n"
        f"  a date in {score.false} of {score.dateless} sentences without one ({share:.2f} %)\n"
        f"  misses: {misses}"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; the status to exit with."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.dates",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--data", type=Path, default=DATA, help=f"default: {DATA}")
    parser.add_argument(
        "--as-is",
        action="store_true",
        help="leave rows that differ from their source (errata.py) as the file has them",
    )
    parser.add_argument(
        "--peers", metavar="PYTHON", help="also run the others, by this interpreter"
    )
    parser.add_argument("--only", nargs="+", choices=list(PEERS), help="run these alone")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="also put the table there")
    parser.add_argument(
        "--misses",
        metavar="WHAT",
        help="what ours gets wrong in a set, such as DUCK-es, or in all; "
        "with --timeml: wrong, missed, extra, false or all",
    )
    parser.add_argument(
        "--timeml", type=Path, metavar="DIR", help="score the news in the TimeML files below DIR"
    )
    parser.add_argument("--language", default="en", help="of the news (default: en)")
    options = parser.parse_args(arguments)
    if options.peers and shutil.which(options.peers) is None:
        sys.stderr.write(
            f"There is no Python interpreter at {options.peers}; give the one of the readers' environment.\n"
        )
        return 2
    return _news(options) if options.timeml else _specifications(options)


if __name__ == "__main__":
    sys.exit(main())
