"""Whether a stored record is whole: the file, the index against the facts, hashes, references."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, Final

from knowledge.storage.agreement import compare_segments
from knowledge.storage.chain import chain_faults
from knowledge.storage.connection import driver, is_fixed
from knowledge.storage.dialect import queries_of
from knowledge.storage.failures import UNREADABLE
from knowledge.storage.implied import compare
from knowledge.storage.interface import CheckResult, Progress
from knowledge.storage.loading import revision_hash
from knowledge.storage.migrate import load_steps, migrate
from knowledge.storage.packing import plain, sealed_with

__all__ = ["check"]

_WHOLE: Final = 1000
"""Steps in which the progress of all checks together is reported."""
_QUICK_SHARE: Final = 200
"""Of these, those before what the facts imply is worked out again."""
_SHOWN: Final = 5
_SHADOW: Final = "fact_index_"
"""Beginning of the tables that the full-text engine makes for itself, each release its own way."""

_REFERENCES: Final = (
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
    (
        "edits",
        "unaudited",
        "every edit has its entry in the audit",
        "edits have no entry in the audit",
    ),
)
"""Name of the check, query that counts what is wrong, what to say without and with such."""


def check(raw: Any, progress: Progress, *, deep: bool, writes: bool) -> tuple[CheckResult, ...]:
    """Every check with its outcome; ``deep`` reads each page and each revision.

    ``writes`` says whether the connection may write, which the engine's own test of its index needs
    although it changes nothing. A damaged file gives failed checks, not errors.
    """
    kept = raw.text_factory
    # Text that is no UTF-8 then differs from what belongs there, and it can be said where it is.
    raw.text_factory = lambda text: text.decode("utf-8", "replace")
    try:
        return tuple(_results(raw, progress, deep=deep, writes=writes))
    finally:
        raw.text_factory = kept


def _results(raw: Any, progress: Progress, *, deep: bool, writes: bool) -> Iterator[CheckResult]:
    steps: list[Callable[[], CheckResult]] = [
        partial(_file, raw, deep=deep),
        partial(_foreign_keys, raw),
        partial(_index, raw, writes=writes),
    ]
    steps += [partial(_count, raw, *reference) for reference in _REFERENCES]
    steps.append(partial(_chain, raw))
    if deep:
        steps.append(partial(_hashes, raw))
    share = _QUICK_SHARE if deep else _WHOLE
    yield _library()
    yield from _tried(partial(_schema, raw))
    for done, step in enumerate(steps, start=1):
        yield from _tried(partial(_single, step))
        progress(share * done // len(steps), _WHOLE)
    if deep:
        rest = _WHOLE - share

        def tell(done: int, total: int) -> None:
            progress(share + rest * done // total, _WHOLE)

        yield from _tried(partial(compare, raw, tell))
        yield from _tried(partial(compare_segments, raw))
        progress(_WHOLE, _WHOLE)


def _single(step: Callable[[], CheckResult]) -> tuple[CheckResult]:
    return (step(),)


def _tried(step: Callable[[], Iterable[CheckResult]]) -> Iterable[CheckResult]:
    try:
        return step()
    except driver().Error as error:
        return [CheckResult("file", False, f"the file could not be read to the end ({error})")]
    except UNREADABLE:
        return [
            CheckResult("file", False, "a value in the file is of another type than its column")
        ]


def _schema(raw: Any) -> list[CheckResult]:
    """Tables, indexes and triggers, against those that a new record has."""
    fresh = driver().connect(":memory:", isolation_level=None)
    try:
        migrate(fresh, "a new record")
        meant = _objects(fresh)
    finally:
        fresh.close()
    held = _objects(raw)
    wrong = [f"the {kind} {name} is missing" for kind, name in meant.keys() - held.keys()]
    wrong += [
        f"the {kind} {name} is not of Ticktock's making" for kind, name in held.keys() - meant
    ]
    wrong += [
        f"the {kind} {name} is not as Ticktock made it"
        for kind, name in meant.keys() & held.keys()
        if meant[kind, name] != held[kind, name]
    ]
    wrong = sorted(wrong)[:_SHOWN] or _miscounted(raw)
    if wrong:
        return [CheckResult("schema", False, each) for each in wrong]
    return [CheckResult("schema", True, "tables, indexes and triggers are as Ticktock made them")]


def _miscounted(raw: Any) -> list[str]:
    """Faults of the two tables that count: the schema's steps, and changes of the record."""
    queries = queries_of(raw)
    wrong: list[str] = []
    steps = [number for (number,) in raw.execute(queries["steps"])]
    if steps != [number for number, _ in load_steps("sqlite")]:
        wrong.append("the table step does not hold the steps that made the schema")
    last, used = raw.execute(queries["last_changes"]).fetchone()
    if last is None or last < used:
        wrong.append("the table meta does not hold the number of the last change")
    return wrong


def _objects(raw: Any) -> dict[tuple[str, str], str | None]:
    """Kind and name of everything in the schema with its SQL; the engine's own has none here."""
    return {
        (kind, name): None if name.startswith(_SHADOW) else sql
        for kind, name, sql in raw.execute(queries_of(raw)["schema"])
        if not name.startswith("sqlite_")
    }


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
    if not found:
        return CheckResult("references", True, "every row refers to what exists")
    tables = ", ".join(sorted({str(row[0]) for row in found}))
    return CheckResult("references", False, f"{len(found)} rows refer to nothing, in: {tables}")


def _index(raw: Any, *, writes: bool) -> CheckResult:
    if not writes:
        return CheckResult("index", True, "not compared: the record is open for reading only")
    try:
        raw.execute(queries_of(raw)["check_index"])
    except driver().Error as error:
        return CheckResult("index", False, f"the full-text index differs from the facts ({error})")
    return CheckResult("index", True, "the full-text index agrees with the facts")


def _count(raw: Any, name: str, query: str, right: str, wrong: str) -> CheckResult:
    (found,) = raw.execute(queries_of(raw)[query]).fetchone()
    return CheckResult(name, not found, f"{found} {wrong}" if found else right)


def _chain(raw: Any) -> CheckResult:
    broken = chain_faults(raw)
    if broken:
        return CheckResult("audit", False, "; ".join(broken[:_SHOWN]))
    return CheckResult("audit", True, "every entry of the audit follows from the one before it")


def _hashes(raw: Any) -> CheckResult:
    broken: list[str] = []
    read = 0
    for *parts, body, kept in raw.execute(queries_of(raw)["every_revision"]):
        read += 1
        parts.append(plain(body))
        if revision_hash(*parts) != sealed_with(kept):
            broken.append(f"{parts[0]} revision {parts[1]}")
    if broken:
        return CheckResult("revisions", False, f"changed on disk: {', '.join(broken[:_SHOWN])}")
    return CheckResult("revisions", True, f"all {read} revisions read as they were written")
