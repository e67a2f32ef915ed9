"""Names in a statement that the record does not have yet: offered, never made by themselves."""

from collections.abc import Iterator
from typing import Final

from knowledge.entry.naming import Naming
from knowledge.entry.records import Finding, Level
from knowledge.errors import Remark
from knowledge.ingest.proper import Surveyor
from knowledge.lexicon.common import is_common, is_place
from knowledge.models import NameKind
from knowledge.regex import regex
from knowledge.text import Token, fold, tokens

__all__ = ["unknown_names"]

_CUT: Final = regex(r"\.\w$")
"""What is left of initials such as "U.S."; no name ends so."""
_MOST: Final = 3
"""Names that are offered for one statement."""


def unknown_names(statement: str, naming: Naming, listed: str) -> Iterator[Finding]:
    """Names that a statement has and the record has not, each as it could stand in the field of names;
    ``listed`` is what stands there."""
    surveyor = Surveyor()
    surveyor.read(statement)
    directory = surveyor.directory()
    words = tokens(statement)
    known = {at for hit in naming.found(words) for at in range(hit.first, hit.last + 1)}
    offered: dict[str, NameKind] = {}
    for use in directory.find(statement):
        inside = [at for at, word in enumerate(words) if use.start <= word.start < use.end]
        name = statement[use.start : use.end]
        told = bool(known.intersection(inside)) or fold(name) in fold(listed)
        if not inside or told or _CUT.search(name) or all(_is_ordinary(words[at]) for at in inside):
            continue
        kind = directory.kind(use.name)
        unclear = NameKind.PLACE if use.placed else NameKind.PERSON
        offered.setdefault(name, unclear if kind is NameKind.GROUP else kind)
    for name, kind in list(offered.items())[:_MOST]:
        better = f"{kind.value}: {name}"
        offer = f"“{name}” is not on record as a name; “{better}” adds it."
        remark = Remark(offer, "entry-unrecorded", name=name, better=better)
        yield Finding(Level.NOTE, "names", remark, f"{listed}; {better}".strip("; "))


def _is_ordinary(word: Token) -> bool:
    """Whether a word is common English, or a country or a great city, which need no record."""
    return is_common(word.stem) or is_place(word.folded)
