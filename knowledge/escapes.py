"""Escape sequences: what programs write into a text to colour a terminal, which no reader is meant to see."""

import re
from typing import Final

__all__ = ["without_escapes"]

_SEQUENCE: Final = re.compile(
    "\x1b\\[[0-?]{0,64}[ -/]{0,8}[@-~]"
    "|\x1b[\\]PX^_][^\x07\x1b]{0,1000}(?:\x07|\x1b\\\\)"
    "|\x1b[()*+#%][!-~]"
    "|\x1b[78=>]"
)
"""Colours and places; titles and links up to their end; alphabets; single signs. Those of one byte are left: in
text that was decoded wrongly they are parts of letters."""


def without_escapes(text: str) -> str:
    """The text without whole escape sequences: "[31m" is no more to be read than the sign before it."""
    return _SEQUENCE.sub("", text) if "\x1b" in text else text
