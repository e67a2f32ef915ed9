"""``python -m tests.lexicon.thesaurus FOLDER``: make the thesaurus from WordNet's files in FOLDER.

A line of the file holds a stem, its commonness in hundredths with its parts of speech in tenths, and
its relations, between tabs; the lines are sorted. After an empty line come two-word verbs, each with
the word that stands for it.
"""

import argparse
import math
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import knowledge.lexicon
from tests.lexicon.evidence import Evidence, gather
from tests.lexicon.forms import comparatives, phrases
from tests.lexicon.relations import Relation, Relations
from tests.lexicon.wordnet import read_wordnet

__all__ = ["main", "make"]

_FILE: Final = "thesaurus.txt.gz"
_COMPARED: Final = 0.9
_SLIGHT: Final = 0.05
_ADJECTIVE: Final = {"a": 1.0}
_GZIP: Final = 31
"""zlib's name for gzip with the widest window; it writes no time, so that the file depends on nothing."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the file beside the module that reads it, and return 0; 1 when ``--check`` finds it stale."""
    parser = argparse.ArgumentParser(prog="tests.lexicon.thesaurus", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--check", action="store_true", help="only tell whether the file is stale")
    chosen = parser.parse_args(arguments)
    text = make(chosen.folder)
    file = Path(next(iter(knowledge.lexicon.__path__))) / _FILE
    if chosen.check:
        stale = zlib.decompress(file.read_bytes(), _GZIP).decode("ascii") != text
        print("stale: run this without --check" if stale else "as the generator makes it")
        return int(stale)
    packer = zlib.compressobj(9, zlib.DEFLATED, _GZIP)
    packed = packer.compress(text.encode("ascii")) + packer.flush()
    file.write_bytes(packed)
    return 0


def make(folder: Path) -> str:
    """The thesaurus as text. Raises ``OSError`` where a file of WordNet is missing."""
    wordnet = read_wordnet(folder)
    evidence = gather(wordnet)
    table = Relations(wordnet, evidence).table()
    compared = dict(comparatives(wordnet, evidence))
    for one, other in sorted(compared.items()):
        _join(table, one, other)
        _join(table, other, one)
    most = max(map(evidence.count, evidence.met))
    lines = [
        f"{stem}\t{_commonness(evidence.count(stem), most):02}{_parts(stem, evidence)}\t"
        + " ".join(map(_written, table.get(stem, ())))
        for stem in sorted({*evidence.met, *compared})
    ]
    twos = [f"{two}\t{one}" for two, one in sorted(dict(phrases(wordnet, evidence)).items())]
    return "\n".join([*lines, "", *twos, ""])


def _join(table: dict[str, tuple[Relation, ...]], stem: str, other: str) -> None:
    rest = (each for each in table.get(stem, ()) if each.stem != other)
    table[stem] = (Relation(other, _COMPARED, "d"), *rest)


def _commonness(count: float, most: float) -> int:
    return max(1, min(99, round(100 * math.log1p(count) / math.log1p(most))))


def _parts(stem: str, evidence: Evidence) -> str:
    """A letter for each part of speech, with its share in tenths unless it is the only one."""
    parts = {
        part: share
        for part, share in evidence.kinds.get(stem, _ADJECTIVE).items()
        if share >= _SLIGHT
    }
    if len(parts) == 1:
        return next(iter(parts))
    ordered = sorted(parts.items(), key=lambda item: (-item[1], item[0]))
    return "".join(f"{part}{max(1, min(9, round(10 * share)))}" for part, share in ordered)


def _written(relation: Relation) -> str:
    return f"{relation.letter}{round(100 * relation.weight):02}{relation.stem}"


if __name__ == "__main__":
    raise SystemExit(main())
