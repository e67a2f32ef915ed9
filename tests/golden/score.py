"""Scores answers against what was expected of them: pure functions over plain records.

Expectations name paragraphs, short strings and days, never fact ids, so that the same questions can
be asked of any record of the same event.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from math import ceil
from pathlib import Path
from typing import Any, Final

__all__ = [
    "Case",
    "Expectation",
    "Outcome",
    "Score",
    "Shown",
    "Verdict",
    "by_kind",
    "for_passages",
    "judge",
    "read_cases",
    "summarise",
]

FIGURE_KINDS: Final = frozenset({"how-many", "how-many-asof", "history"})
"""Kinds whose first line is wrong, not merely beside the point, unless it is correct."""
SHOWN: Final = 3
_QUOTES: Final = str.maketrans(
    "“”„‘’ʼ–—\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}", "\"\"\"'''--  "
)


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a right line holds.

    ``choices`` are alternatives, each a list of strings that must all be in the text (no choice:
    any text); ``refused`` strings make a line wrong. ``first`` and ``last`` are inclusive days that
    the line must overlap, 0 when no day is asked for. Citations are of ``paragraphs``, or, where
    the record holds bare passages, the line is one of ``passages``.
    """

    paragraphs: frozenset[int] = frozenset()
    passages: frozenset[str] = frozenset()
    choices: tuple[tuple[str, ...], ...] = ()
    refused: tuple[str, ...] = ()
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class Case:
    """One question; ``expect`` is ``None`` when the record does not answer it."""

    id: str
    kind: str
    question: str
    context: tuple[str, ...] = ()
    expect: Expectation | None = None
    status: str = ""
    """The status that an unanswerable question has to get; empty for any but ``answered``."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One line as a member reads it; ``first`` and ``last`` are ``None`` when it has no day."""

    fact: str
    text: str
    first: int | None = None
    last: int | None = None
    paragraphs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came back for a case: the status, the lines that answer, the milliseconds it took."""

    case: Case
    status: str
    lines: tuple[Shown, ...] = ()
    ms: float = 0.0

    @property
    def answered(self) -> bool:
        return self.status == "answered"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judged outcome. ``cited`` is ``None`` unless a right line was shown.

    ``found`` says that a right line was among those shown, answered or only nearest: what ranking
    alone did, before the decision to answer.
    """

    outcome: Outcome
    first: bool = False
    three: bool = False
    found: bool = False
    wrong: bool = False
    cited: bool | None = None
    status_kept: bool = True

    @property
    def failed(self) -> bool:
        case = self.outcome.case
        if case.expect is None:
            return self.outcome.answered or not self.status_kept
        return not self.first or self.cited is False


@dataclass(frozen=True, slots=True)
class Score:
    """Shares are 0 to 1, ``None`` where nothing was asked that could tell."""

    n: int
    first: float | None
    three: float | None
    found: float | None
    wrong: float | None
    precision: float | None
    """Of the questions left unanswered, the share that the record does not answer."""
    recall: float | None
    """Of the questions that the record does not answer, the share left unanswered."""
    cited: float | None
    status: float | None
    p50: float = field(compare=False, default=0.0)
    p99: float = field(compare=False, default=0.0)


def read_cases(path: Path) -> tuple[Case, ...]:
    """Cases of a JSON Lines file, in order. Raises ``ValueError`` naming the line that is broken."""
    cases = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            cases.append(_case(json.loads(line)))
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"{path.name}:{number}: {error!r}") from error
    if len({case.id for case in cases}) != len(cases):
        raise ValueError(f"{path.name}: an id is used twice")
    return tuple(cases)


def _case(data: Mapping[str, Any]) -> Case:
    return Case(
        id=data["id"],
        kind=data["kind"],
        question=data["question"],
        context=tuple(data.get("context", ())),
        expect=_expectation(data["expect"]) if data["answerable"] else None,
        status=data.get("status", ""),
    )


def _expectation(data: Mapping[str, Any]) -> Expectation:
    first, last = _days(data.get("date"))
    return Expectation(
        paragraphs=frozenset(data.get("paragraphs", ())),
        passages=frozenset(data.get("passages", ())),
        choices=tuple(tuple(plain(text) for text in choice) for choice in data.get("any", ())),
        refused=tuple(plain(text) for text in data.get("none", ())),
        first=first,
        last=last,
    )


def _days(written: str | Sequence[str] | None) -> tuple[int, int]:
    if not written:
        return 0, 0
    ends = [written, written] if isinstance(written, str) else list(written)
    first, last = (date.fromisoformat(end).toordinal() for end in ends)
    return first, last


def plain(text: str) -> str:
    """Text for comparison: lower case, straight quotes, plain hyphens and spaces."""
    return text.translate(_QUOTES).casefold()


def for_passages(case: Case) -> Case:
    """The case as asked of bare passages: a passage tells much, so nothing in it is refused."""
    if case.expect is None:
        return case
    return replace(case, expect=replace(case.expect, paragraphs=frozenset(), refused=()))


def judge(outcome: Outcome) -> Verdict:
    """How an outcome stands against its case."""
    expect = outcome.case.expect
    wanted = outcome.case.status
    if expect is None:
        kept = not wanted or outcome.status == wanted
        return Verdict(outcome, wrong=outcome.answered, status_kept=kept)
    shown = outcome.lines[:SHOWN]
    lines = shown if outcome.answered else ()
    right = [_is_right(line, expect) for line in lines]
    cited = [_is_cited(line, expect) for line, good in zip(lines, right, strict=True) if good]
    return Verdict(
        outcome,
        first=bool(right and right[0]),
        three=any(right),
        found=any(_is_right(line, expect) for line in shown),
        wrong=bool(lines) and not right[0] and _misleads(lines[0], expect, outcome.case.kind),
        cited=cited[0] if cited else None,
    )


def _is_right(line: Shown, expect: Expectation) -> bool:
    text = plain(line.text)
    if any(refused in text for refused in expect.refused):
        return False
    if expect.choices and not any(all(s in text for s in choice) for choice in expect.choices):
        return False
    return not expect.first or _on_days(line, expect)


def _on_days(line: Shown, expect: Expectation) -> bool:
    if line.first is None or line.last is None:
        return False
    return line.first <= expect.last and expect.first <= line.last


def _is_cited(line: Shown, expect: Expectation) -> bool:
    if expect.passages and not expect.paragraphs:
        return line.fact in expect.passages
    return bool(expect.paragraphs & set(line.paragraphs))


def _misleads(line: Shown, expect: Expectation, kind: str) -> bool:
    text = plain(line.text)
    other_day = bool(expect.first) and line.first is not None and not _on_days(line, expect)
    return other_day or kind in FIGURE_KINDS or any(refused in text for refused in expect.refused)


def by_kind(verdicts: Iterable[Verdict]) -> dict[str, tuple[Verdict, ...]]:
    """Verdicts by the kind of question, in order of first appearance."""
    groups: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        groups.setdefault(verdict.outcome.case.kind, []).append(verdict)
    return {kind: tuple(group) for kind, group in groups.items()}


def summarise(verdicts: Sequence[Verdict]) -> Score:
    """The figures of a set of verdicts."""
    possible = [v for v in verdicts if v.outcome.case.expect is not None]
    beyond = [v for v in verdicts if v.outcome.case.expect is None]
    silent = [v for v in verdicts if not v.outcome.answered]
    times = sorted(v.outcome.ms for v in verdicts)
    return Score(
        n=len(verdicts),
        first=_share(v.first for v in possible),
        three=_share(v.three for v in possible),
        found=_share(v.found for v in possible),
        wrong=_share(v.wrong for v in verdicts),
        precision=_share(v.outcome.case.expect is None for v in silent),
        recall=_share(not v.outcome.answered for v in beyond),
        cited=_share(bool(v.cited) for v in possible if v.cited is not None),
        status=_share(v.status_kept for v in beyond if v.outcome.case.status),
        p50=_percentile(times, 0.50),
        p99=_percentile(times, 0.99),
    )


def _share(flags: Iterable[bool]) -> float | None:
    found = list(flags)
    return sum(found) / len(found) if found else None


def _percentile(ordered: Sequence[float], share: float) -> float:
    return ordered[max(ceil(share * len(ordered)) - 1, 0)] if ordered else 0.0
