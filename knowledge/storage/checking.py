"""Whether a stored record is whole: the file, the index against the facts, hashes, references."""

import json
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from knowledge.codec import fact_from_dict
from knowledge.storage.connection import driver, is_fixed
from knowledge.storage.interface import CheckResult, Progress
from knowledge.storage.loading import revision_hash
from knowledge.storage.migrate import load_queries

__all__ = ["check"]

_REFERENCES: Final = (
    (
        "citations",
        "dangling_citations",
        "every citation names a stored source",
        "citations name a source that is not stored",
    ),
    (
        "names",
        "dangling_names",
        "every name used in a fact is stored",
        "facts use a name that is not stored",
    ),
    (
        "links",
        "dangling_links",
        "every link leads to a stored fact",
        "links lead to a fact that is not stored",
    ),
    (
        "documents",
        "facts_without_document",
        "every fact can be found through the index",
        "facts are missing from the index",
    ),
)
"""Name of the check, query that counts what is wrong, what to say without and with such."""


def check(raw: Any, progress: Progress, *, deep: bool, writes: bool) -> tuple[CheckResult, ...]:
    """Every check with its outcome; ``deep`` reads each page and each revision.

    ``writes`` says whether the connection may write, which the engine's own test of its index needs
    although it changes nothing. A damaged file gives failed checks, not errors.
    """
    steps: list[Callable[[], CheckResult]] = [
        lambda: _file(raw, deep=deep),
        lambda: _foreign_keys(raw),
        lambda: _index(raw, writes=writes),
    ]
    steps += [partial(_count, raw, *reference) for reference in _REFERENCES]
    if deep:
        steps += [lambda: _hashes(raw), lambda: _heads(raw), lambda: _terms(raw)]
    results = [_library()]
    for done, step in enumerate(steps, start=1):
        results.append(_tried(step))
        progress(done, len(steps))
    return tuple(results)


def _tried(step: Callable[[], CheckResult]) -> CheckResult:
    try:
        return step()
    except driver().Error as error:
        return CheckResult("file", False, f"the file could not be read to the end ({error})")


def _library() -> CheckResult:
    module = driver()
    fixed = is_fixed(module.sqlite_version_info)
    detail = f"SQLite {module.sqlite_version} by {module.__name__.partition('.')[0]}"
    if not fixed:
        detail += "; it can lose edits when two programs write: install pysqlite3"
    return CheckResult("library", fixed, detail)


def _file(raw: Any, *, deep: bool) -> CheckResult:
    pragma = "integrity_check" if deep else "quick_check"
    found = [row[0] for row in raw.execute(f"PRAGMA {pragma}(5)").fetchall()]
    whole = found == ["ok"]
    return CheckResult("file", whole, "the file is sound" if whole else "; ".join(found))


def _foreign_keys(raw: Any) -> CheckResult:
    found = raw.execute("PRAGMA foreign_key_check").fetchall()
    detail = f"{len(found)} rows refer to nothing" if found else "every row refers to what exists"
    return CheckResult("references", not found, detail)


def _index(raw: Any, *, writes: bool) -> CheckResult:
    if not writes:
        return CheckResult("index", True, "not compared: the record is open for reading only")
    try:
        raw.execute(load_queries("sqlite")["check_index"])
    except driver().Error as error:
        return CheckResult("index", False, f"the full-text index differs from the facts ({error})")
    return CheckResult("index", True, "the full-text index agrees with the facts")


def _count(raw: Any, name: str, query: str, right: str, wrong: str) -> CheckResult:
    (found,) = raw.execute(load_queries("sqlite")[query]).fetchone()
    return CheckResult(name, not found, f"{found} {wrong}" if found else right)


def _hashes(raw: Any) -> CheckResult:
    broken: list[str] = []
    read = 0
    for *parts, kept in raw.execute(load_queries("sqlite")["every_revision"]):
        read += 1
        if revision_hash(*parts) != kept:
            broken.append(f"{parts[0]} revision {parts[1]}")
    if broken:
        return CheckResult("revisions", False, f"changed on disk: {', '.join(broken[:5])}")
    return CheckResult("revisions", True, f"all {read} revisions read as they were written")


def _heads(raw: Any) -> CheckResult:
    """The days that facts are found by, against the days that their newest revisions tell."""
    wrong: list[str] = []
    for fact_id, first, last, day_class, number, body in raw.execute(
        load_queries("sqlite")["every_head"]
    ):
        if body is None or _days(body) != (first, last, day_class):
            wrong.append(f"{fact_id} revision {number}")
    if wrong:
        return CheckResult("days", False, f"facts lie on other days than they tell: {wrong[:5]}")
    return CheckResult("days", True, "every fact lies on the days that it tells")


def _days(body: str) -> tuple[int | None, int | None, int | None] | None:
    """First day, last day and day class of a stored fact; ``None`` for text that is no fact."""
    try:
        when = fact_from_dict(json.loads(body)).when
    except (KeyError, TypeError, ValueError):
        return None
    return (when.first, when.last, when.day_class) if when else (None, None, None)


def _terms(raw: Any) -> CheckResult:
    queries = load_queries("sqlite")
    counted: Counter[tuple[int, str]] = Counter()
    for scope, tokens in raw.execute(queries["every_document"]):
        counted.update((scope, token) for token in tokens.split(" ")[1:])
    kept = {(scope, token): facts for scope, token, facts in raw.execute(queries["every_term"])}
    same = counted == kept
    detail = "word counts agree with the facts" if same else "word counts differ from the facts"
    return CheckResult("words", same, detail)
