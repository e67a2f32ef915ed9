"""Whether segments hold just what the entries tell: every word of every fact, with what it gains."""

from collections.abc import Iterator
from typing import Any, Final

from knowledge.storage.dialect import one_state, queries_of
from knowledge.storage.failures import Unreadable
from knowledge.storage.impact import fields_of, gain, mentions
from knowledge.storage.interface import CheckResult
from knowledge.storage.packing import plain

__all__ = ["compare_segments"]

_SHOWN: Final = 5
_ROW: Final = 1_000_003
_IMPACT: Final = 7919
_WORD: Final = (1 << 64) - 1
_RIGHT: Final = "the words of large events are those that their facts tell"


def compare_segments(raw: Any) -> list[CheckResult]:
    """One sentence for each event whose segment differs; reads every word of every large event."""
    queries = queries_of(raw)
    with one_state(raw):
        slugs = {row[0]: row[1] for row in raw.execute(queries["every_event"])}
        found = [
            (slugs[scope], list(_differing(raw, scope)))
            for scope, *_ in raw.execute(queries["segments"]).fetchall()
        ]
    wrong = [
        CheckResult("segments", False, _told(slug, tokens)) for slug, tokens in found if tokens
    ]
    return wrong or [CheckResult("segments", True, _RIGHT)]


def _told(slug: str, tokens: list[str]) -> str:
    more = f" and {len(tokens) - _SHOWN} more" if len(tokens) > _SHOWN else ""
    listed = ", ".join(tokens[:_SHOWN])
    return (
        f"{slug}: the index of words differs from the facts at: {listed}{more}; import an export into "
        "a new record"
    )


def _differing(raw: Any, scope: int) -> Iterator[str]:
    """Tokens at which the segment and the entries disagree, in order."""
    queries = queries_of(raw)
    _, mean, *_ = raw.execute(queries["segment"], {"scope": scope}).fetchone()
    held = _held(raw, scope)
    told = _told_by_entries(raw, scope, mean)
    yield from sorted(
        token for token in held.keys() | told.keys() if held.get(token) != told.get(token)
    )


def _told_by_entries(raw: Any, scope: int, mean: float) -> dict[str, int]:
    """For each token a sum over its facts that changes with any of them."""
    told: dict[str, int] = {}
    known: dict[tuple[int, int], int] = {}
    rows = raw.execute(queries_of(raw)["documents_of"], {"scope": scope, "none": ""})
    for row, fields, is_loose in rows:
        if is_loose:
            continue
        said, length = mentions(fields_of(plain(fields)))
        for token, times in said.items():
            impact = known.get((times, length))
            if impact is None:
                impact = known[times, length] = max(round(gain(times, length, mean)), 1)
            mark = (row * _ROW + impact * _IMPACT) & _WORD
            told[token] = (told.get(token, 0) + mark * mark) & _WORD
    return told


def _held(raw: Any, scope: int) -> dict[str, int]:
    """The same sums over the postings, without facts of which the segment tells no more."""
    import numpy as np

    queries = queries_of(raw)
    outside = raw.execute(queries["outside"], {"scope": scope})
    masked = np.array([row for row, is_held, _ in outside if is_held], dtype=np.uint64)
    held: dict[str, int] = {}
    for token, rows, said in _parts(raw, scope):
        if rows is None:
            held[token] = -1
            continue
        marks = rows * np.uint64(_ROW)
        marks += said * np.uint64(_IMPACT)
        if len(masked):
            marks = marks[~np.isin(rows, masked)]
        if len(marks):
            held[token] = (held.get(token, 0) + int((marks * marks).sum(dtype=np.uint64))) & _WORD
    return held


def _parts(raw: Any, scope: int) -> Iterator[tuple[str, Any, Any]]:
    """Each token with the rows and impacts of each of its parts, ``None`` for those that cannot be read."""
    from knowledge.storage.postings import rows_of_part, whole
    from knowledge.storage.rare import every_part

    queries = queries_of(raw)
    for first, body in raw.execute(queries["every_rare"], {"scope": scope}):
        try:
            parts = list(every_part(body))
        except Unreadable:
            parts = []
        # Under another token than its first nobody would find the block.
        yield from parts if parts and parts[0][0] == first else ((first, None, None),)
    for token, _, first, gaps, impacts in whole(
        raw.execute(queries["every_posting"], {"scope": scope})
    ):
        try:
            yield token, *rows_of_part(first, gaps, impacts)
        except Unreadable:
            yield token, None, None
