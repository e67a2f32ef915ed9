"""Reasons of edits that nobody typed: the program's own, each with one English spelling in the record.

They are told in other languages by the code that ``understood`` finds again; so a record in which they
were kept as plain sentences, by whatever release, is told in every language too.
"""

import re
from collections.abc import Mapping
from typing import Final

from knowledge.errors import Remark
from knowledge.models import Link, LinkKind

__all__ = ["OWN", "understood", "written"]

OWN: Final[Mapping[str, str]] = {
    "own-imported": "imported from {file}",
    "own-rolled-back": "edits since {instant} taken back",
    "own-linked": "linked: {link}",
    "own-unlinked": "unlinked: {link}",
    "own-kept": "kept after an update of the event",
    "own-taken": "taken from an update of the event",
    "own-loaded": "pack loaded",
    "own-changed": "changed in the pack",
    "own-dropped": "no longer in the pack",
    "own-details": "details added",
    "own-undone": "undone right after the edit",
}
"""Sentences by their code, which every language has under ``remark``."""
_VALUES: Final[Mapping[str, str]] = {
    "file": r"\S.*",
    "instant": r"\d{4}-\d\d-\d\d \d\d:\d\d \S{1,12}",
    "link": rf"(?:{'|'.join(LinkKind)}) \S.*",
}


def _pattern(sentence: str) -> re.Pattern[str]:
    """What a sentence looks like with its values filled in."""
    whole = re.escape(sentence)
    for name, value in _VALUES.items():
        whole = whole.replace(re.escape(f"{{{name}}}"), f"(?P<{name}>{value})")
    return re.compile(whole)


_PATTERNS: Final = {code: _pattern(sentence) for code, sentence in OWN.items()}


def written(code: str, **values: str | Link) -> str:
    """A reason of the program's own as the record keeps it. ``file`` is without anything that a reason
    may not hold; ``instant`` as ``2026-11-26 14:30 UTC``."""
    return OWN[code].format(**{name: _plain(value) for name, value in values.items()})


def understood(reason: str) -> str:
    """A reason as it can be told in every language, where it is the program's own; else as it stands."""
    for code, pattern in _PATTERNS.items():
        if match := pattern.fullmatch(reason):
            values = {name: _value(name, text) for name, text in match.groupdict().items()}
            return Remark(reason, code, **values)
    return reason


def _plain(value: str | Link) -> str:
    return f"{value.kind} {value.fact}" if isinstance(value, Link) else value


def _value(name: str, text: str) -> str | Link:
    if name != "link":
        return text
    kind, _, fact = text.partition(" ")
    return Link(LinkKind(kind), fact)
