"""Whether a stored record is whole: the file, the index against the facts, hashes, references."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from knowledge.storage.agreement import compare_segments
from knowledge.storage.chain import chain_faults
from knowledge.storage.dialect import dialect_of, queries_of
from knowledge.storage.failures import UNREADABLE
from knowledge.storage.implied import compare
from knowledge.storage.interface import CheckResult, Progress
from knowledge.storage.loading import revision_hash
from knowledge.storage.migrate import load_steps
from knowledge.storage.packing import is_sealed_with, plain

__all__ = ["Objects", "OwnChecks", "check"]

Objects = dict[tuple[str, str], str | None]
"""Kind and name of everything in a schema with what it is."""

_WHOLE: Final = 1000
"""Steps in which the progress of all checks together is reported."""
_QUICK_SHARE: Final = 200
"""Of these, those before what the facts imply is worked out again."""
_SHOWN: Final = 5
_PARTITION: Final = "partition"
"""Kind of what is a part of a table, with indexes of its own that begin with its name."""

_REFERENCES: Final = (
    (
        "vectors",
        "uneven_vectors",
        "the vectors of facts are of one size",
        "encoders made vectors of several sizes",
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
    (
        "edits",
        "unaudited",
        "every edit has its entry in the audit",
        "edits have no entry in the audit",
    ),
)
"""Name of the check, query that counts what is wrong, what to say without and with such."""


@dataclass(frozen=True, slots=True)
class OwnChecks:
    """What only one engine can check, each a function over an open connection."""

    lenient: Callable[[Any], AbstractContextManager[None]]
    """Within, damaged text is read as something else than what belongs there, and so can be named."""
    library: Callable[[Any], CheckResult]
    """Which release serves the record, and whether it is fit to."""
    objects: Callable[[Any, bool], tuple[Objects | None, Objects]]
    """What a new record's schema holds, ``None`` where none can be made to look, and what this one's does; the
    flag tells whether it may write."""
    steps: Callable[[Any, bool, bool], Sequence[Callable[[], CheckResult]]]
    """Further checks; the flags tell whether to look deep, and whether the connection may write."""


def check(raw: Any, progress: Progress, *, deep: bool, writes: bool) -> tuple[CheckResult, ...]:
    """Every check with its outcome; ``deep`` reads each page and each revision.

    ``writes`` says whether the connection may write, which the engine's own test of its index needs
    although it changes nothing. A damaged file gives failed checks, not errors.
    """
    own = dialect_of(raw).checks()
    with own.lenient(raw):
        return tuple(_results(raw, own, progress, deep=deep, writes=writes))


def _results(
    raw: Any, own: "OwnChecks", progress: Progress, *, deep: bool, writes: bool
) -> Iterator[CheckResult]:
    steps = list(own.steps(raw, deep, writes))
    steps += [partial(_count, raw, *reference) for reference in _REFERENCES]
    steps.append(partial(_chain, raw))
    if deep:
        steps.append(partial(_hashes, raw))
    tried = partial(_tried, dialect_of(raw).failures)
    share = _QUICK_SHARE if deep else _WHOLE
    yield own.library(raw)
    yield from tried(partial(_schema, raw, own, writes=writes))
    for done, step in enumerate(steps, start=1):
        yield from tried(partial(_single, step))
        progress(share * done // len(steps), _WHOLE)
    if deep:
        rest = _WHOLE - share

        def tell(done: int, total: int) -> None:
            progress(share + rest * done // total, _WHOLE)

        yield from tried(partial(compare, raw, tell))
        yield from tried(partial(compare_segments, raw))
        progress(_WHOLE, _WHOLE)


def _single(step: Callable[[], CheckResult]) -> tuple[CheckResult]:
    return (step(),)


def _tried(
    failures: tuple[type[Exception], ...], step: Callable[[], Iterable[CheckResult]]
) -> Iterable[CheckResult]:
    try:
        return step()
    except failures as error:
        return [CheckResult("file", False, f"the file could not be read to the end ({error})")]
    except UNREADABLE:
        return [
            CheckResult("file", False, "a value in the file is of another type than its column")
        ]


def _schema(raw: Any, own: "OwnChecks", *, writes: bool) -> list[CheckResult]:
    """Tables, indexes and triggers, against those that a new record has."""
    meant, held = own.objects(raw, writes)
    is_known = meant is not None
    meant = held if meant is None else meant
    wrong = _differing(meant, held)[:_SHOWN] or _miscounted(raw)
    if wrong:
        return [CheckResult("schema", False, each) for each in wrong]
    if not is_known:
        told = "not compared with a new one's, which cannot be made here; check it on the main server as its owner"
        return [CheckResult("schema", True, told)]
    return [CheckResult("schema", True, "tables, indexes and triggers are as Ticktock made them")]


def _differing(meant: Objects, held: Objects) -> list[str]:
    """What is missing, too much or otherwise; of a partition that is, only itself and not all that hangs on it."""
    apart = {
        name
        for kind, name in meant.keys() | held.keys()
        if kind == _PARTITION and meant.get((kind, name)) != held.get((kind, name))
    }
    wrong: list[str] = []
    for kind, name in sorted(
        meant.keys() | held.keys(), key=lambda each: (each[0] != _PARTITION, each)
    ):
        if kind != _PARTITION and any(name.startswith((f"{each}.", f"{each}_")) for each in apart):
            continue
        if (kind, name) not in held:
            wrong.append(f"the {kind} {name} is missing")
        elif (kind, name) not in meant:
            wrong.append(f"the {kind} {name} is not of Ticktock's making")
        elif meant[kind, name] != held[kind, name]:
            wrong.append(f"the {kind} {name} is not as Ticktock made it")
    return wrong


def _miscounted(raw: Any) -> list[str]:
    """Faults of the two tables that count: the schema's steps, and changes of the record."""
    queries = queries_of(raw)
    wrong: list[str] = []
    steps = [number for (number,) in raw.execute(queries["steps"])]
    if steps != [number for number, _ in load_steps(dialect_of(raw).name)]:
        wrong.append("the table step does not hold the steps that made the schema")
    last, used = raw.execute(queries["last_changes"]).fetchone()
    if last is None or last < used:
        wrong.append("the table meta does not hold the number of the last change")
    return wrong


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
        if not is_sealed_with(kept, revision_hash(*parts)):
            broken.append(f"{parts[0]} revision {parts[1]}")
    if broken:
        return CheckResult("revisions", False, f"changed on disk: {', '.join(broken[:_SHOWN])}")
    return CheckResult("revisions", True, f"all {read} revisions read as they were written")
