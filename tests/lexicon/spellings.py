"""``python -m tests.lexicon.spellings FILE FOLDER``: make the list of spellings from SymSpell's dictionary of English in
FILE and from WordNet's files in FOLDER.

A line of the list holds a word as it is written and, after a tab, how common it is; the lines are sorted. Words that
only WordNet knows are rare ones.
"""

import argparse
import math
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import knowledge.lexicon
from knowledge.lexicon.spellings import PER_DECADE
from tests.lexicon.wordnet import WordNet, read_wordnet

__all__ = ["main", "make"]

_FILE: Final = "spellings.txt.gz"
_GZIP: Final = 31
_LEAST: Final = 100_000
"""Rarer words are left out: of some slips there is as much in print."""
_SHORTEST: Final = 2
_LONGEST: Final = 24
_SHORTEST_RARE: Final = 4
"""Of rare words; what is shorter is a sign or a measure, and many a slip."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the list beside the module that reads it, and return 0; 1 when ``--check`` finds it stale."""
    parser = argparse.ArgumentParser(prog="tests.lexicon.spellings", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--check", action="store_true", help="only tell whether the list is stale")
    chosen = parser.parse_args(arguments)
    text = make(chosen.file.read_text(encoding="utf-8-sig"), read_wordnet(chosen.folder))
    file = Path(next(iter(knowledge.lexicon.__path__))) / _FILE
    if chosen.check:
        stale = zlib.decompress(file.read_bytes(), _GZIP).decode("ascii") != text
        print("stale: run this without --check" if stale else "as the generator makes it")
        return int(stale)
    packer = zlib.compressobj(9, zlib.DEFLATED, _GZIP)
    file.write_bytes(packer.compress(text.encode("ascii")) + packer.flush())
    return 0


def make(dictionary: str, wordnet: WordNet) -> str:
    """The list as text; ``dictionary`` has a word with its count in each line."""
    grades = dict.fromkeys(_lemmas(wordnet), 0)
    for line in dictionary.splitlines():
        word, _, count = line.partition(" ")
        if _is_plain(word, _SHORTEST) and int(count) >= _LEAST:
            grades[word] = round((math.log10(int(count)) - math.log10(_LEAST)) * PER_DECADE)
    return "\n".join(f"{word}\t{grade}" for word, grade in sorted(grades.items()))


def _lemmas(wordnet: WordNet) -> Iterator[str]:
    """Single words that are no names."""
    for synset in wordnet.synsets.values():
        yield from (word for word in synset.words if _is_plain(word, _SHORTEST_RARE))


def _is_plain(word: str, shortest: int) -> bool:
    letters = word.isascii() and word.isalpha() and word.islower()
    return letters and shortest <= len(word) <= _LONGEST


if __name__ == "__main__":
    raise SystemExit(main())
