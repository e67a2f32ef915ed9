"""What the record says in English of itself, of a question or of an error, in the reader's language."""

from collections.abc import Sequence
from typing import Final

from bot.wording import day_words, figure_value, listed
from bot.words import ENGLISH, Words
from knowledge.dates.span import DateSpan
from knowledge.errors import BadEntry, KnowledgeError, Remark
from knowledge.models import Figure, Link
from knowledge.storage.reasons import understood

__all__ = ["because", "said", "told"]

_JOINED: Final = {"days": "or", "words": "or", "names": "and"}
"""How several values of that name are put together; others stand in a row."""
_QUOTED: Final = frozenset({"words"})
"""Values that are told in quotation marks, each in its own."""
_RECORDED: Final = frozenset({"field", "measure", "role", "standing"})
"""Values that are words of the record, which other languages have under that name."""


def said(text: str, words: Words = ENGLISH) -> str:
    """A text of the record, said in another language where it is a remark that can be."""
    if words is ENGLISH or not isinstance(text, Remark) or not words.has(f"remark.{text.code}"):
        return str(text)
    return _filled("remark", text, words)


def because(reason: str, words: Words = ENGLISH) -> str:
    """The reason of an edit; one of the program's own is told in the reader's language."""
    return said(understood(reason), words)


def told(error: KnowledgeError, words: Words = ENGLISH) -> str:
    """What went wrong, as members of a chat room are told it: without hints at the command line."""
    if isinstance(error, BadEntry):
        return " ".join(_filled("remark", each, words) for each in error.remarks)
    reason = error.args[0] if error.args else ""
    if not isinstance(reason, Remark) or not words.has(f"error.{reason.code}"):
        return str(error)
    return _filled("error", reason, words)


def _filled(section: str, remark: Remark, words: Words) -> str:
    values = {name: _shown(name, value, words) for name, value in remark.values.items()}
    return words.say(f"{section}.{remark.code}", **values)


def _shown(name: str, value: object, words: Words) -> object:
    if isinstance(value, DateSpan):
        return day_words(value, words)
    if isinstance(value, Figure):
        return figure_value(value, words)
    if isinstance(value, Link):
        return words.say(f"link.{value.kind}", fact=value.fact)
    if name in _RECORDED and words.has(f"{name}.{value}"):
        return words.say(f"{name}.{value}")
    if isinstance(value, Remark):
        return said(value, words)
    if isinstance(value, tuple):
        return _several(name, [str(_shown("", each, words)) for each in value], words)
    return value


def _several(name: str, parts: Sequence[str], words: Words) -> str:
    if not parts:
        return words.say("list.none")
    if name in _QUOTED:
        parts = [words.say("list.quoted", word=part) for part in parts]
    if name in _JOINED:
        return listed(parts, words, last=_JOINED[name])
    return ", ".join(parts)
