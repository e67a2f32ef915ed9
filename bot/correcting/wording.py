"""How a correction is told: the words that changed, on which day and why. Knows no Discord."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from bot.blocks import Note
from bot.citing import Sources, source_of
from bot.correcting.changes import Change, ChangeKind, same_words
from bot.telling import because
from bot.wording import byline, clipped, figure_value, full_day, measure_word
from bot.words import Words
from knowledge.models import Fact, Figure, Revision

__all__ = ["Depth", "differing", "note_of", "reason_of", "told"]

_AROUND: Final = 2
"""Unchanged words that are told on both sides of those that changed."""
_SHORT: Final = 8
"""Words of a statement that is told whole."""
_SIDE: Final = 150
"""Characters of an old or a new text."""
_FACT: Final = 70
"""Characters of the statement by which it is told which fact is meant."""
_REASON: Final = 160
_JOINED: Final = "; "


class Depth:
    """How much of a fact a post shows. ``measures`` are those whose counts stand in it (``None``: all
    counts); ``whole`` where it shows all that is recorded of the fact."""

    __slots__ = ("measures", "whole")

    def __init__(self, measures: Iterable[str] | None = (), *, whole: bool = False) -> None:
        self.measures: Final = None if measures is None else frozenset(measures)
        self.whole: Final = whole

    def counts(self, fact: Fact) -> list[Figure]:
        """The counts of a fact that are shown."""
        return [f for f in fact.figures if self.measures is None or f.measure in self.measures]


def note_of(
    change: Change, sources: Sources, words: Words, *, day: int, depth: Depth
) -> Note | None:
    """The note by which a post tells of a change on a local day; ``None`` where nothing in it differs."""
    changed = told(change, sources, words, depth)
    if not changed:
        return None
    reason = reason_of(change.revision, words)
    lead = words.say(f"corrections.{change.kind}", day=full_day(day, words))
    return Note(lead, " · ".join(part for part in (changed, reason) if part))


def told(change: Change, sources: Sources, words: Words, depth: Depth) -> str:
    """The words of a fact that changed, old and new; empty where nothing that is shown differs."""
    if change.kind in (ChangeKind.TAKEN_BACK, ChangeKind.RESTORED):
        return words.say("list.quoted", word=clipped(change.after.statement, _SIDE))
    changed = _JOINED.join(differing(change.before, change.after, sources, words, depth))
    if not changed or change.before.statement != change.after.statement:
        return changed
    fact = words.say("list.quoted", word=clipped(change.after.statement, _FACT))
    return f"{fact} — {changed}"


def reason_of(revision: Revision, words: Words) -> str:
    """Why a revision was made; the reasons of packs are the program's own and are told as such."""
    if revision.guild is None:
        return words.say("corrections.updated")
    if not revision.reason:
        return ""
    reason = clipped(because(revision.reason, words), _REASON)
    return words.say("corrections.reason", reason=reason)


def differing(
    before: Fact, after: Fact, sources: Sources, words: Words, depth: Depth
) -> Iterator[str]:
    """Each thing that two revisions of a fact tell differently, as "old → new"."""
    nothing = True
    for difference in _parts(before, after, sources, words, depth):
        nothing = False
        yield difference
    if nothing and depth.whole and not same_words(before, after):
        yield words.say("corrections.details")


def _parts(
    before: Fact, after: Fact, sources: Sources, words: Words, depth: Depth
) -> Iterator[str]:
    if before.statement != after.statement:
        old, new = _windows(before.statement, after.statement)
        yield _moved(words.say("list.quoted", word=old), words.say("list.quoted", word=new))
    elif (counts := _counts(depth.counts(before), depth.counts(after), words)) is not None:
        yield counts
    bylines = [byline(each, source_of(each, sources), words) for each in (before, after)]
    if bylines[0] != bylines[1]:
        yield _moved(*_apart(*bylines))
    if before.caveat != after.caveat:
        yield _caveats(before.caveat, after.caveat, words)
    if before.citations != after.citations:
        yield words.say("corrections.sources")


def _moved(old: str, new: str) -> str:
    return f"{old} → {new}"


def _windows(before: str, after: str) -> tuple[str, str]:
    """Of two texts the words that differ, with a few around them; "…" stands for the rest."""
    old, new = before.split(), after.split()
    if max(len(old), len(new)) <= _SHORT:
        return clipped(before, _SIDE), clipped(after, _SIDE)
    least = min(len(old), len(new))
    head = next((n for n in range(least) if old[n] != new[n]), least)
    tail = next((n for n in range(least - head) if old[-1 - n] != new[-1 - n]), least - head)
    first, left = max(0, head - _AROUND), max(0, tail - _AROUND)
    return _window(old, first, len(old) - left), _window(new, first, len(new) - left)


def _window(parts: Sequence[str], first: int, end: int) -> str:
    shown = clipped(" ".join(parts[first:end]), _SIDE)
    shown = f"…{shown}" if first else shown
    return shown if end >= len(parts) or shown.endswith("…") else f"{shown}…"


def _apart(old: str, new: str) -> tuple[str, str]:
    """The parts of two bylines that differ; where one has no such part, both whole."""
    olds, news = old.split(" · "), new.split(" · ")
    lost = [part for part in olds if part not in news]
    come = [part for part in news if part not in olds]
    if not lost or not come:
        return old, new
    return " · ".join(lost), " · ".join(come)


def _counts(before: Sequence[Figure], after: Sequence[Figure], words: Words) -> str | None:
    """Counts that differ, such as "detained: over 3,000 → over 3,100"; ``None`` for the same."""
    if list(before) == list(after):
        return None
    old = [_counted(figure, words) for figure in before if figure not in after]
    new = [_counted(figure, words) for figure in after if figure not in before]
    if not (old and new) or old == new:
        return words.say("corrections.counts")
    return _moved(", ".join(old), ", ".join(new))


def _counted(figure: Figure, words: Words) -> str:
    return f"{measure_word(figure.measure, words)}: {figure_value(figure, words)}"


def _caveats(old: str, new: str, words: Words) -> str:
    if not new:
        return words.say("corrections.no-note")
    told_new = words.say("said.note", caveat=clipped(new, _SIDE))
    if not old:
        return told_new
    return _moved(words.say("said.note", caveat=clipped(old, _SIDE)), told_new)
