"""A small language of patterns over words: each word stands as one letter, so ``re`` can match.

Every set of roles that a word can have gets a letter of its own. A pattern such as
``d:DAY DOT? OF? m:MONTH`` becomes a regular expression whose classes hold the letters of all sets
with the role. A pattern is compiled when a text first has a word that it can start with.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from knowledge.regex import regex

__all__ = ["Pattern", "elements", "letter", "letters_with"]

_FIRST: Final = 0x23
_SETS: Final[dict[frozenset[str], str]] = {}
_NONE: Final[frozenset[str]] = frozenset()
_WITH: Final[dict[frozenset[str], tuple[int, frozenset[str]]]] = {}
"""Letters by roles, with the number of sets that were known."""
_ELEMENT: Final = regex(r"(?:(\w+):)?([A-Z0-9/]+)([?*+]?)")


def letter(roles: Iterable[str]) -> str:
    """The letter that stands for a word with just these roles."""
    key = frozenset(roles)
    found = _SETS.get(key)
    if found is None:
        found = _SETS[key] = chr(_FIRST + len(_SETS))
    return found


def letters_with(roles: Iterable[str]) -> frozenset[str]:
    """The letters of all words that have one of the roles."""
    wanted = frozenset(roles)
    among, found = _WITH.get(wanted, (0, _NONE))
    if among != len(_SETS):
        found = frozenset([sign for known, sign in _SETS.items() if not known.isdisjoint(wanted)])
        _WITH[wanted] = len(_SETS), found
    return found


def elements(item: str) -> tuple[tuple[str, ...], str]:
    """The roles of one element of a pattern, and how often it stands: "", "?", "*" or "+"."""
    match = _ELEMENT.fullmatch(item)
    if match is None:
        raise ValueError(f"no element of a pattern: {item}")
    return tuple(match.group(2).split("/")), match.group(3)


@dataclass(slots=True)
class Pattern:
    """A pattern as written; ``roles`` tells for each captured name which roles it may have.

    Elements are separated by spaces: ``name:ROLE/ROLE?``, groups ``( ... | ... )?``.
    """

    written: str
    _compiled: re.Pattern[str] | None = None
    _roles: dict[str, tuple[str, ...]] | None = None

    def match(self, text: str, at: int) -> re.Match[str] | None:
        return (self._compiled or self.make_ready()).match(text, at)

    def make_ready(self) -> re.Pattern[str]:
        """The expression by which it is matched, made once."""
        if self._compiled is None:
            self._compiled = re.compile("".join(_regex(item) for item in self.written.split()))
        return self._compiled

    def roles(self) -> dict[str, tuple[str, ...]]:
        if self._roles is None:
            self._roles = self._captured()
        return self._roles

    def _captured(self) -> dict[str, tuple[str, ...]]:
        found = {}
        for item in self.written.split():
            match = _ELEMENT.fullmatch(item)
            if match and match.group(1):
                found[match.group(1)] = tuple(match.group(2).split("/"))
        return found


def _regex(item: str) -> str:
    if item == "(":
        return "(?:"
    if item[0] in ")|":
        return item
    match = _ELEMENT.fullmatch(item)
    if match is None:
        raise ValueError(f"no element of a pattern: {item}")
    name, roles, count = match.groups()
    signs = "[" + "".join(re.escape(sign) for sign in sorted(_class_of(roles))) + "]"
    return f"(?P<{name}>{signs}){count}" if name else signs + count


def _class_of(roles: str) -> frozenset[str]:
    found = letters_with(roles.split("/"))
    if not found:
        raise ValueError(f"no word has the role {roles}")
    return found
