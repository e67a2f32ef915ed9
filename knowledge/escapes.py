"""Escape sequences: what programs write into a text to colour a terminal, which no reader is meant to see."""

from typing import Final

from knowledge.regex import regex

__all__ = ["without_escapes"]

_SEQUENCE: Final = regex(
    "\x1b\\[[0-?]{0,64}[ -/]{0,8}[@-~]"
    "|\x1b[\\]PX^_][^\x07\x1b]{0,1000}(?:\x07|\x1b\\\\)"
    "|\x1b[()*+#%][!-~]"
    "|\x1b[78=>]"
    "|\x9b[0-?]{1,64}[@-~]"
    "|(?<![\x80-\xff])\x9b[ -/]{0,8}[@-~]"
    "|(?<![\x80-\xff])[\x90\x98\x9d-\x9f][^\x07\x1b\x90\x98\x9b-\x9f]{0,1000}(?:\x07|\x1b\\\\|\x9c)"
)
"""Colours and places; titles and links up to their end; alphabets; single signs; and those that begin with one sign in
the place of two. In text that was decoded wrongly such signs are parts of letters, which have another part before them."""
_BEGINNINGS: Final = regex("[\x1b\x90\x98\x9b\x9d-\x9f]")


def without_escapes(text: str) -> str:
    """The text without whole escape sequences: "[31m" is no more to be read than the sign before it."""
    return _SEQUENCE.sub("", text) if _BEGINNINGS.search(text) else text
