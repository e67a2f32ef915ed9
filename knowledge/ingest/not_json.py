"""What keeps a text from being JSON, in plain words: the decoder has its own, which are for programmers."""

import json
from collections.abc import Mapping
from typing import Final

__all__ = ["NO_END", "why_not_json"]

NO_END: Final = "No end"
"""What is wrong with an array that is never closed; the decoder has no word for it."""

_WHY: Final[Mapping[str, str]] = {
    "Expecting value": "a value is missing",
    "Expecting property name": "a key in double quotes is missing",
    "Illegal trailing comma": "there is a comma too many",
    "Expecting ':'": "a colon is missing",
    "Expecting ','": "a comma or the end is missing",
    "Unterminated string": "a text that is not closed begins",
    "Invalid control character": "a text holds a control character",
    "Invalid \\uXXXX escape": "a text holds a \\u without four hexadecimal digits",
    "Invalid \\": "a text holds a backslash that stands for nothing",
    "Extra data": "something more stands",
    NO_END: "the end is missing",
}
"""Plain words by how the decoder's begin."""


def why_not_json(error: json.JSONDecodeError) -> str:
    """What is wrong, to be followed by “at character 9”."""
    found = (told for begins, told in _WHY.items() if error.msg.startswith(begins))
    return next(found, "something else is wrong")
