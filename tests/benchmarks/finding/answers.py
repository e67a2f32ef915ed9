"""The texts that answer the questions of public sets, as their publishers have them: beside an id, a line that holds one is right.

XQuAD's files are of SQuAD's form; QED's are JSON lines with the answers of Natural Questions; those of
Time-Sensitive-QA list questions by article. Chen et al., Reading Wikipedia to Answer Open-Domain Questions, 2017, count a
text as right by the same rule.
"""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from knowledge.text import fold

__all__ = ["answers_of_file", "holds_answer"]

_WORD: Final = re.compile(r"\w+")


def holds_answer(text: str, answers: Sequence[str]) -> bool:
    """Whether the words of one of the answers stand in a text one after the other, however they are written."""
    words = f" {_plain(text)} "
    return any((plain := _plain(answer)) and f" {plain} " in words for answer in answers)


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(fold(text)))


def answers_of_file(path: Path) -> dict[str, tuple[str, ...]]:
    """Answers by the question's words, of a file in one of the three forms."""
    found: dict[str, dict[str, None]] = {}
    for question, answer in _told(path):
        found.setdefault(question.strip(), {})[answer] = None
    return {question: tuple(answers) for question, answers in found.items()}


def _told(path: Path) -> Iterator[tuple[str, str]]:
    text = path.read_text(encoding="utf-8")
    if path.suffix in (".jsonl", ".jsonlines"):
        for line in text.splitlines():
            yield from _of_qed(json.loads(line))
        return
    data = json.loads(text)
    if isinstance(data, list):
        for article in data:
            for question, told in article["questions"]:
                yield from ((question, each["answer"]) for each in told if each.get("answer"))
        return
    for article in data["data"]:
        for part in article["paragraphs"]:
            for asked in part["qas"]:
                yield from ((asked["question"], each["text"]) for each in asked["answers"])


def _of_qed(line: Any) -> Iterator[tuple[str, str]]:
    question = line["question_text"]
    for group in line["original_nq_answers"]:
        yield from ((question, each["string"]) for each in group)
    for each in (line.get("annotation") or {}).get("answer") or ():
        yield question, each["paragraph_reference"]["string"]
