"""The part of a message that asks: people greet, tell how they come to ask, and then ask."""

import re
from typing import Final

from knowledge.lexicon.cues import looks_like_question
from knowledge.text import STOP, clean_question, tokens

__all__ = ["asking_part"]

_BREAK: Final = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_])")
_POINTING: Final = frozenset(
    "it he she they them him her his their its that this there those these then so".split()
)
_LEAST: Final = 2


def asking_part(text: str) -> str:
    """The last sentences of ``text`` that ask, when they stand alone; else all of it.

    A sentence that points back ("was it calm there?") needs what was told before it.
    """
    cleaned = clean_question(text)
    sentences = _BREAK.split(cleaned)
    if len(sentences) < 2:
        return text
    asking = [each for each in sentences if each.endswith("?")] or sentences[-1:]
    if len(asking) == len(sentences) or not asking[0].endswith("?"):
        return text
    words = [token for each in asking for token in tokens(each)]
    content = [word for word in words if word.folded not in STOP]
    points = any(word.folded in _POINTING for word in words)
    whole = " ".join(asking)
    if points or len(content) < _LEAST or not looks_like_question(whole, tokens(whole)):
        return text
    return whole
