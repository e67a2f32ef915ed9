"""What people of a text are called by what they are: "the captain", where only one is told of as a captain.

So "what did the captain do?" finds the sentences that have but his name.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from knowledge.ingest.name_words import OFFICES
from knowledge.ingest.proper import Directory
from knowledge.ingest.roles import Part, parts_in
from knowledge.lexicon.humans import are_humans
from knowledge.models import NameKind
from knowledge.text import tokens

__all__ = ["titles_told"]

_PAST: Final = frozenset("retired former ex late previous then".split())
"""What is said of who is in a part no longer."""
_NO_TITLES: Final = frozenset(
    "man men woman women boy girl child person people member members worker resident local man guy husband wife father mother son daughter brother "
    "sister brothers parent partner friend victim survivor witness candidate opponent critic supporter leader chief head officer aide colleague "
    "schoolmate broadcaster operator carrier maker publisher".split()
)
"""What many are, or what somebody is to somebody."""
_MOST_WAYS: Final = 1


def titles_told(texts: Iterable[str], directory: Directory) -> Mapping[str, tuple[str, ...]]:
    """By the id of a person the titles that nobody else of the text has, with "the", in the order in which they are told."""
    bearers: dict[str, dict[str, None]] = defaultdict(dict)
    words: set[str] = set()
    for text in texts:
        words.update(word.folded for word in tokens(text))
        # What was taken for no person may be one: then the title is not one person's alone.
        uses = directory.find(text)
        if uses:
            for part in parts_in(text, uses):
                for title in _titles(part):
                    bearers[title][part.name] = None
    found: dict[str, list[str]] = defaultdict(list)
    for title, names in bearers.items():
        alone = len(names) == 1 and directory.kind(next(iter(names))) is NameKind.PERSON
        if alone and f"{title.rpartition(' ')[2]}s" not in words:
            found[next(iter(names))].append(f"the {title}")
    return {name: tuple(titles) for name, titles in found.items()}


def _titles(part: Part) -> Iterator[str]:
    """By what somebody may be told of who is in a part: "minister" and "health minister"."""
    if not part.name or part.owned or part.noun in _NO_TITLES:
        return
    if not (are_humans(part.noun) or part.noun in OFFICES):
        return
    if part.is_former or part.ranks or not _PAST.isdisjoint(part.ways):
        return
    yield part.noun
    if len(part.ways) == _MOST_WAYS:
        yield f"{next(iter(part.ways))} {part.noun}"
