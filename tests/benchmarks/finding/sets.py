"""Labelled questions: which passages of a collection answer them.

A set is a file of JSON objects, one a line, packed with gzip or not: ``{"type": "passage", "id", "text"}``
and ``{"type": "question", "id", "question", "gold": [ids of passages]}``; a question without gold has no
answer in the collection.
"""

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

__all__ = ["DATA", "LabelledQuestion", "LabelledSet", "Passage", "lines_of", "read_set"]

_PLACE: Final = Path("shared", "data", "retrieval")
_ABOVE: Final = Path(__file__).parents[4:]

DATA: Final = next(
    (folder / _PLACE for folder in _ABOVE if (folder / _PLACE).exists()), _ABOVE[0] / _PLACE
)
"""Beside the tree or further up, never in it: the sets are not ours to pass on."""


@dataclass(frozen=True, slots=True)
class Passage:
    """``day`` is an ISO day, empty where none is known."""

    id: str
    text: str
    day: str = ""


@dataclass(frozen=True, slots=True)
class LabelledQuestion:
    """``gold`` are ids of the passages that answer it; empty where none does."""

    id: str
    text: str
    gold: frozenset[str]


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """A collection and what is asked of it, both in the order of the file."""

    name: str
    passages: tuple[Passage, ...]
    questions: tuple[LabelledQuestion, ...]

    def answerable(self, most: int = 0) -> "LabelledSet":
        """Only the questions with gold; at most ``most`` of them, evenly spread, where it is above 0."""
        found = [question for question in self.questions if question.gold]
        return replace(self, questions=tuple(_spread(found, most)))


def _spread(found: Sequence[LabelledQuestion], most: int) -> Sequence[LabelledQuestion]:
    if not 0 < most < len(found):
        return found
    return [found[at * len(found) // most] for at in range(most)]


def lines_of(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file. Raises ``OSError`` when it cannot be read."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def read_set(path: Path) -> LabelledSet:
    """The set in a file, named by the file. Raises ``OSError`` when it cannot be read."""
    passages: list[Passage] = []
    questions: list[LabelledQuestion] = []
    for data in lines_of(path):
        if data["type"] == "passage":
            passages.append(Passage(data["id"], data["text"], data.get("date") or ""))
        else:
            gold = frozenset(data["gold"])
            questions.append(LabelledQuestion(data["id"], data["question"], gold))
    return LabelledSet(path.name.partition(".")[0], tuple(passages), tuple(questions))
