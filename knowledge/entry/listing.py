"""Several things in one field: with a mark between them that does not count within “…”."""

import re
from typing import Final

from knowledge.regex import regex

__all__ = ["bare", "details_in", "is_quoted", "parts_in", "quoted"]

_PART: Final = regex(r"(?:“[^”]*”|[^;])+")
_DETAIL: Final = regex(r"(?:“[^”]*”|(?<=\d),(?=\d)|[^,])+")
_DAY_YEAR: Final = regex(r"(?<=[^\W_]), (?=[12][0-9]{3}\b)")
_QUOTED: Final = regex(r"“([^”]+)”")


def parts_in(text: str) -> tuple[str, ...]:
    """What stands between the semicolons of a field, white space folded, without what is empty."""
    return _all(_PART, text)


def details_in(text: str) -> tuple[str, ...]:
    """What stands between the commas in a figure's brackets; "7 January, 2022" is one."""
    return _all(_DETAIL, _DAY_YEAR.sub(" ", text))


def _all(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    found = (" ".join(match.group().split()) for match in pattern.finditer(text))
    return tuple(part for part in found if part)


def quoted(text: str) -> str:
    """A text that is to be taken as it stands."""
    plain = text.replace("“", '"').replace("”", '"')
    return f"“{plain}”"


def is_quoted(text: str) -> bool:
    return _QUOTED.fullmatch(text) is not None


def bare(text: str) -> str:
    """The text without the marks of ``quoted``."""
    match = _QUOTED.fullmatch(text)
    return match[1] if match else text
