"""The paragraph of a source, as people write it: by itself, or behind the source."""

import re
import unicodedata
from typing import Final

from knowledge.entry.records import Finding, Level
from knowledge.errors import Remark
from knowledge.regex import regex

__all__ = ["PARAGRAPH_BEHIND", "no_paragraph", "paragraph_in", "unread_paragraph"]

_NUMBER: Final = r"0{0,5}(?P<number>[1-9][0-9]{0,5})"
"""From 1 on: a paragraph 0, or one before it, is none."""
_ALONE: Final = regex(
    rf"(?:[^\W\d_]+[.:]?\s+)?(?:[^\W\d_]+[.:]?)?\s*[¶§#]?\s*{_NUMBER}(?:st|nd|rd|th)?\.?"
)
"""One number, with a word or a sign before it; a sign of another number would be lost unseen."""
PARAGRAPH_BEHIND: Final = regex(
    rf"(?:^|[,;]?\s*)(?:(?:¶|§)\s*|(?<![\w-])(?:para(?:graph)?|pages?|pp?)\.?\s*){_NUMBER}\.?\s*$",
    re.I,
)
_UNREAD: Final = regex(r"¶\s*(?P<typed>[^;]*)")
_TOLD: Final = 40
"""Characters of what was typed that are said back."""


def paragraph_in(typed: str) -> int:
    """The number of the paragraph that the words name; 0 where they name none, or more than one."""
    found = _ALONE.fullmatch(unicodedata.normalize("NFKC", typed).casefold().strip())
    return int(found["number"]) if found else 0


def unread_paragraph(words: str) -> str:
    """What stands behind a paragraph sign that could not be read; empty where there is no such sign."""
    found = _UNREAD.search(words)
    return found.group().strip() if found else ""


def no_paragraph(typed: str, field: str) -> Finding:
    """The refusal of words that name no paragraph."""
    asked = typed[:_TOLD]
    told = f"“{asked}” is no paragraph; write its number."
    return Finding(Level.REFUSAL, field, Remark(told, "entry-paragraph", asked=asked))
