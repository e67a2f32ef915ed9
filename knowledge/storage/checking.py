"""Whether a stored record is whole: the file, the index against the facts, hashes, references."""

from collections import Counter
from typing import Any, Final

from knowledge.storage.connection import driver, is_fixed
from knowledge.storage.interface import CheckResult
from knowledge.storage.loading import body_hash
from knowledge.storage.migrate import load_queries

__all__ = ["check"]

_REFERENCES: Final = (
    ("citations", "dangling_citations", "citations name a source that is not stored"),
    ("names", "dangling_names", "facts use a name that is not stored"),
    ("links", "dangling_links", "links lead to a fact that is not stored"),
    ("documents", "facts_without_document", "facts are missing from the index"),
)


def check(raw: Any, *, deep: bool) -> tuple[CheckResult, ...]:
    """Every check with its outcome; ``deep`` reads each page and each revision."""
    results = [_library(), _file(raw, deep), _foreign_keys(raw), _index(raw)]
    results += [_count(raw, name, query, wrong) for name, query, wrong in _REFERENCES]
    if deep:
        results += [_hashes(raw), _terms(raw)]
    return tuple(results)


def _library() -> CheckResult:
    module = driver()
    version = tuple(module.sqlite_version_info)
    fixed = is_fixed(version)
    detail = f"SQLite {module.sqlite_version} by {module.__name__.partition('.')[0]}"
    if not fixed:
        detail += "; it can lose edits when two programs write: install pysqlite3"
    return CheckResult("library", fixed, detail)


def _file(raw: Any, deep: bool) -> CheckResult:
    pragma = "integrity_check" if deep else "quick_check"
    found = [row[0] for row in raw.execute(f"PRAGMA {pragma}(5)").fetchall()]
    whole = found == ["ok"]
    return CheckResult("file", whole, "the file is sound" if whole else "; ".join(found))


def _foreign_keys(raw: Any) -> CheckResult:
    found = raw.execute("PRAGMA foreign_key_check").fetchall()
    detail = f"{len(found)} rows refer to nothing" if found else "every row refers to what exists"
    return CheckResult("references", not found, detail)


def _index(raw: Any) -> CheckResult:
    try:
        raw.execute(load_queries("sqlite")["check_index"])
    except driver().Error as error:
        return CheckResult("index", False, f"the full-text index differs from the facts ({error})")
    return CheckResult("index", True, "the full-text index agrees with the facts")


def _count(raw: Any, name: str, query: str, wrong: str) -> CheckResult:
    (found,) = raw.execute(load_queries("sqlite")[query]).fetchone()
    return CheckResult(name, not found, f"{found} {wrong}" if found else "all are there")


def _hashes(raw: Any) -> CheckResult:
    rows = raw.execute(load_queries("sqlite")["every_revision"]).fetchall()
    broken = [
        f"{fact} revision {number}"
        for _, fact, number, body, kept in rows
        if body_hash(body) != kept
    ]
    if broken:
        return CheckResult("revisions", False, f"changed on disk: {', '.join(broken[:5])}")
    return CheckResult("revisions", True, f"{len(rows)} revisions are as they were written")


def _terms(raw: Any) -> CheckResult:
    queries = load_queries("sqlite")
    counted: Counter[tuple[int, str]] = Counter()
    for scope, tokens in raw.execute(queries["every_document"]):
        counted.update((scope, token) for token in tokens.split(" ")[1:])
    kept: Counter[tuple[int, str]] = Counter()
    for (scope,) in raw.execute("SELECT id FROM event").fetchall():
        for token, facts, _ in raw.execute(queries["terms"], {"scope": scope}):
            kept[scope, token] = facts
    same = counted == kept
    detail = "word counts agree with the facts" if same else "word counts differ from the facts"
    return CheckResult("words", same, detail)
