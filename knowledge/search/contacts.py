"""Pieces of a question by which somebody can be reached: addresses, numbers, links, names of accounts.

Their parts may be ordinary words ("flood.news@example.org"), and are yet nobody's business.
"""

import re
from typing import Final

__all__ = ["contacts", "undated"]

_RUN: Final = re.compile(r"\S+")
_MARK: Final = re.compile(
    r"@[^\W\d]|://|\\|^\W*www\.|^\W*(?:u|you|r|are)/\w|[^\W_]_\w|\w#[0-9]{2}|[^\W_]\.[a-z]{2,24}(?![\w'’])"
)
"""What no ordinary word has within it; the last is a domain, such as "example.org". Where a chat's short
forms were written out, "u/ann" has become "you/ann"."""
_SPELT: Final = re.compile(
    r"\S+\s?[\[({<]\s?at\s?[\])}>]\s?\S+(?:\s?[\[({<]\s?dot\s?[\])}>]\s?\S+)*", re.IGNORECASE
)
"""An address that is written so that programs do not see it: "ann (at) example (dot) org"."""
_NUMBER: Final = re.compile(r"\+?\(?[0-9](?:[\s()./–-]{0,3}[0-9]){6,}")
"""Seven digits or more with nothing but dashes, dots, brackets and spaces between them."""


def contacts(text: str) -> tuple[tuple[int, int], ...]:
    """Where such pieces stand in ``text``, as half-open spans; they may overlap. A piece is all that stands
    between two spaces."""
    return (*undated(text), *(match.span() for match in _NUMBER.finditer(text)))


def undated(text: str) -> tuple[tuple[int, int], ...]:
    """Those in which no day can be meant: without bare numbers, which may be days."""
    found = [run.span() for run in _RUN.finditer(text) if _MARK.search(run.group())]
    found += [match.span() for match in _SPELT.finditer(text)]
    found += [match.span() for match in _NUMBER.finditer(text) if match.group()[0] in "+("]
    return tuple(found)
