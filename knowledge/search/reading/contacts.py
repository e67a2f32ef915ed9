"""Pieces of a question by which somebody can be reached: addresses, numbers, links, names of accounts.

Their parts may be ordinary words ("flood.news@example.org"), and are yet nobody's business.
"""

import re
from typing import Final

from knowledge.regex import regex

__all__ = ["contacts", "undated", "unlinked"]

_RUN: Final = regex(r"\S+")
_MARK: Final = regex(
    r"@[^\W\d]|://|\\|^\W*www\.|^\W*(?:u|you|r|are)/\w|[^\W_]_\w|\w#[0-9]{2}|[^\W_]\.[a-z]{2,24}(?![\w'’])"
)
"""What no ordinary word has within it; the last is a domain, such as "example.org". Where a chat's short
forms were written out, "u/ann" has become "you/ann"."""
_MARKS: Final = regex(r"[@/\\._#]")
"""Of which each of those has one."""
_SPELT: Final = regex(
    r"\S+\s?[\[({<]\s?at\s?[\])}>]\s?\S+(?:\s?[\[({<]\s?dot\s?[\])}>]\s?\S+)*", re.IGNORECASE
)
"""An address that is written so that programs do not see it: "ann (at) example (dot) org"."""
_BRACKET: Final = regex(r"[\[({<]")
_NUMBER: Final = regex(r"\+?\(?[0-9](?:[\s()./–-]{0,3}[0-9]){6,}")
"""Seven digits or more with nothing but dashes, dots, brackets and spaces between them."""
_DIGIT: Final = regex(r"[0-9]")

_LINKED: Final = regex(r"\[([^\[\]\n]{1,300})\]\(\s*<?(?:https?://|www\.)[^\s<>()]+>?\s*\)", re.I)
_LINK: Final = regex(
    r"<?\b(?:[a-z][a-z0-9+.-]{1,12}://|www\.)(?:[^\s<>]*[^\s<>.,;:!?'\"”»)\]])?>?", re.I
)
_MENTION: Final = regex(
    r"<(?:[@#][!&]?|a?:\w{1,32}:|/[^<>]{1,80}:|t:-?)[0-9]{1,20}(?::\w)?>|(?<![\w.@])@(?:everyone|here)\b",
    re.I,
)
"""As a chat writes people, channels, emoji, commands, moments; and everybody."""
_CALLED: Final = regex(r"\A(?:\s*@[^\W\d]\w*[,:]?(?=\s))+")
"""Whom a message calls before it asks."""


def unlinked(text: str) -> str:
    """A question without links and mentions, which are no part of what is asked; as it stands where it
    consists of nothing else. What a link is called is kept."""
    if not ("@" in text or "<" in text or "://" in text or "www." in text.casefold()):
        return text
    plain = _LINK.sub(" ", _LINKED.sub(r"\1", text))
    plain = _CALLED.sub(" ", _MENTION.sub(" ", plain))
    return " ".join(plain.split()) if any(map(str.isalnum, plain)) else text


def contacts(text: str) -> tuple[tuple[int, int], ...]:
    """Where such pieces stand in ``text``, as half-open spans; they may overlap. A piece is all that stands
    between two spaces."""
    found = undated(text)
    if _DIGIT.search(text):
        found += tuple(match.span() for match in _NUMBER.finditer(text))
    return found


def undated(text: str) -> tuple[tuple[int, int], ...]:
    """Those in which no day can be meant: without bare numbers, which may be days."""
    found: list[tuple[int, int]] = []
    # A look for single letters spares most questions the rest.
    if _MARKS.search(text):
        found += [run.span() for run in _RUN.finditer(text) if _MARK.search(run.group())]
    if _BRACKET.search(text):
        found += [match.span() for match in _SPELT.finditer(text)]
    if _DIGIT.search(text):
        found += [match.span() for match in _NUMBER.finditer(text) if match.group()[0] in "+("]
    return tuple(found)
