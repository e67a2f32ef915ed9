"""Known happenings asked for by a few of their commoner words, with the right day, a near one or none.

The corpus is a file of dated statements, JSON objects one a line: ``{"id", "text", "date"}`` with an ISO day.
A known item is a statement that three words of its commoner half have to find again among all the others,
many of which hold the same words: what the date adds is what is measured.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final

from knowledge.text import STOP
from tests.benchmarks.finding.asking import ours_of
from tests.benchmarks.finding.score import mark, mean
from tests.benchmarks.finding.sets import LabelledQuestion, Passage, lines_of

__all__ = ["WAYS", "KnownItem", "dated_rows", "known_items", "read_corpus"]

_WORD: Final = re.compile(r"[a-z]{4,}")
_WORDS: Final = 3
_FEWEST: Final = 10
"""Different words that a statement has at least, for its commoner half to say something."""

WAYS: Final = ("no date", "the day", "the month", "a day off", "two days off")


@dataclass(frozen=True, slots=True)
class KnownItem:
    """A passage, its day, and the words it is asked for by."""

    id: str
    day: date
    words: tuple[str, ...]

    def asked(self, way: str) -> str:
        """The question in one of ``WAYS``; a wrong day lies before for one item and after for the next."""
        words = " ".join(self.words)
        off = {"a day off": 1, "two days off": 2}.get(way, 0)
        day = self.day + timedelta(days=off if self.day.toordinal() % 2 else -off)
        if way == "no date":
            return words
        if way == "the month":
            return f"{words} in {self.day:%B %Y}"
        return f"{words} on {day.day} {day:%B %Y}"


def read_corpus(path: Path, most: int = 0) -> tuple[Passage, ...]:
    """The dated statements, in order; an even sample of ``most`` where that is above 0."""
    found = [Passage(data["id"], data["text"], data["date"]) for data in lines_of(path)]
    if 0 < most < len(found):
        found = [found[at * len(found) // most] for at in range(most)]
    return tuple(found)


def known_items(passages: Sequence[Passage], count: int) -> tuple[KnownItem, ...]:
    """The same items for the same passages: evenly drawn, at most ``count``."""
    words = {each.id: frozenset(_WORD.findall(each.text.lower())) - STOP for each in passages}
    held = Counter(word for found in words.values() for word in found)
    able = [each for each in passages if len(words[each.id]) >= _FEWEST]
    chance = Random(count)  # noqa: S311 - a draw of statements, not secrets
    drawn = chance.sample(able, min(count, len(able)))
    return tuple(
        KnownItem(each.id, date.fromisoformat(each.day), _common(words[each.id], held, chance))
        for each in drawn
    )


def _common(words: frozenset[str], held: Mapping[str, int], chance: Random) -> tuple[str, ...]:
    ordered = sorted(words, key=lambda word: (-held[word], word))
    return tuple(chance.sample(ordered[: len(ordered) // 2], _WORDS))


async def dated_rows(passages: Sequence[Passage], count: int) -> list[tuple[str, ...]]:
    """A table: how often the item is first and in the first five, by what is said of its day."""
    items = known_items(passages, count)
    rows: list[tuple[str, ...]] = [("asked with", "R@1", "R@5")]
    async with ours_of("dated", passages) as ours:
        for way in WAYS:
            asked = [LabelledQuestion(e.id, e.asked(way), frozenset((e.id,))) for e in items]
            orders = await ours.orders([each.text for each in asked])
            marks = [mark(f, q.gold) for f, q in zip(orders.found, asked, strict=True)]
            rows.append((way, f"{mean(marks).first:.3f}", f"{mean(marks).five:.3f}"))
    return rows
